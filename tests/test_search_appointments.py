"""Appointments by a body, a date or a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Event, Mention, Person, Span
from parsers.people.steps import appointments
from tui.search.appointments import AppointmentIndex, date_of
from tui.search.people import PeopleIndex

NOWHERE = Span(0, 0)
TITLES = ["云岭市人民政府关于任免职的通知", "云岭区人大常委会任免名单"]


def person(name: str, *events: Event) -> Person:
    return Person(name, (Mention(name, NOWHERE),), events=events)


PEOPLE = (
    person(
        "顾明远",
        Event("appoint", "云岭市审计局局长", "proposed", NOWHERE, date="2031-06-14", document=0),
        Event(
            "appoint", "云岭市审计局局长", "decided", NOWHERE, date="2031-06-28", organ="云岭市人大常委会", document=0
        ),
    ),
    person(
        "钱大同",
        Event("remove", "云岭市财政局局长", "decided", NOWHERE, date="2030-12-01", reason="因退休", document=0),
    ),
    person("何煜声", Event("appoint", "区人民代表大会常务委员会主任", "proposed", NOWHERE, document=1)),
    person("宋敏", Event("remove", "区民政局局长", "decided", NOWHERE, date="2031-07-14", resigned=True, document=1)),
    person("叶舟"),
)


@pytest.fixture(scope="module")
def index() -> AppointmentIndex:
    return AppointmentIndex(appointments(PEOPLE), PeopleIndex(PEOPLE), lambda event: TITLES[event.document or 0])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("审计局", ["顾明远"]),
        ("审计局 局长", ["顾明远"]),
        ("审计局 钱大同", []),
        ("人大常委会", ["顾明远", "宋敏", "何煜声"]),  # who decided, the post and the document, long and short
        ("人民代表大会常务委员会", ["顾明远", "宋敏", "何煜声"]),
        ("人民政府", ["顾明远", "钱大同"]),  # of a document; as a short name it is nothing, and would be everywhere
        ("任免名单", ["宋敏", "何煜声"]),
        ("退休", ["钱大同"]),
        ("2031", ["顾明远", "宋敏"]),
        ("2031年6月", ["顾明远"]),
        ("2031-06", ["顾明远"]),
        ("2031/6/14", ["顾明远"]),  # when it was proposed
        ("6月", ["顾明远"]),
        ("六月二十八日", ["顾明远"]),
        ("07-14", ["宋敏"]),
        ("2031-0", ["顾明远", "宋敏"]),  # as it is typed
        ("2031-07-1", ["宋敏"]),
        ("1月", []),
        ("12月1日", ["钱大同"]),
        ("2031 财政局", []),
        ("gmy", ["顾明远"]),
        ("大同", ["钱大同"]),
        ("任:", ["顾明远", "何煜声"]),
        ("免:", ["钱大同", "宋敏"]),
        ("辞:", ["宋敏"]),
        ("removed: 2030", ["钱大同"]),
        ("", ["顾明远", "钱大同", "宋敏", "何煜声"]),
        ("叶舟", []),
    ],
)
def test_what_is_typed_leaves_the_appointments_that_are_meant(
    index: AppointmentIndex, query: str, names: list[str]
) -> None:
    assert [each.person.name for each in index.find(query)] == names


@pytest.mark.parametrize(
    ("term", "date"),
    [
        ("2031", (2031, 0, 0)),
        ("2031年", (2031, 0, 0)),
        ("二〇三一年六月", (2031, 6, 0)),
        ("2031.6.28", (2031, 6, 28)),
        ("6月28日", (0, 6, 28)),
        ("6-28", (0, 6, 28)),
        ("6", None),
        ("13月", None),
        ("0月", None),
        ("6月32日", None),
        ("财政局", None),
        ("20", None),
        ("", None),
    ],
)
def test_a_word_that_is_a_date(term: str, date: tuple[int, int, int] | None) -> None:
    assert date_of(term) == date


@given(st.text("2031-/.年月日六廿任免: 局人大", max_size=14))
def test_no_query_raises(index: AppointmentIndex, query: str) -> None:
    assert len(index.find(query)) <= 4
