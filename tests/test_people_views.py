"""What is shown of appointments: a decision and its motion on one line, acting officials, resignations, filters."""

from __future__ import annotations

import pytest

from parsers.issue import parse_issue
from parsers.model import Issue, Source
from parsers.people.dated import dated
from parsers.people.steps import Appointment, appointments, appointments_of
from tui import texts
from tui.people.appointments import AppointmentsView, appointment_rows
from tui.people.card import CardView
from tui.people.listed import people_rows
from tui.people.view import marks
from tui.places import Places
from tui.search.people import PeopleIndex

TEXT = """云岭市人民政府关于提请顾明远等职务任免的议案

提请任命：

顾明远为云岭市审计局局长；

何煜声为云岭市水务局局长。

提请免去：

钱大同兼任的云岭市审计局局长职务。

云岭市人民代表大会常务委员会决定任免名单

（2022年6月28日云岭市第五届人大常委会第九次会议通过）

决定任命：

顾明远为云岭市审计局局长。

决定免去：

钱大同兼任的云岭市审计局局长职务。

决定宋敏代理云岭市人民政府市长职务。

接受叶舟辞去云岭市人民政府市长职务的请求。
"""


@pytest.fixture
def issue() -> Issue:
    texts.use_language("zh")
    return parse_issue(Source("issue.txt", TEXT))


def appointed(issue: Issue) -> list[Appointment]:
    return appointments(dated(issue))


def test_what_was_proposed_and_decided_counts_once(issue: Issue) -> None:
    people = {person.name: person for person in issue.people}
    assert [(len(people[n].events), len(appointments_of(people[n]))) for n in ("顾明远", "钱大同")] == [(2, 1), (2, 1)]
    (item,) = appointments_of(people["顾明远"])
    assert (item.event.status, [event.status for event in item.proposals]) == ("decided", ["proposed"])


def test_the_table_shows_decisions_before_what_is_only_proposed(issue: Issue) -> None:
    rows = appointment_rows(appointed(issue), Places(issue))[1:]
    assert [(row[0], row[1], row[2], row[3]) for row in rows] == [
        ("顾明远", "任", "云岭市审计局局长", "决定（经提请）"),
        ("钱大同", "免", "云岭市审计局局长", "决定（经提请）"),
        ("宋敏", "代", "代理云岭市人民政府市长", "决定"),
        ("叶舟", "辞", "云岭市人民政府市长", "决定"),
        ("何煜声", "任", "云岭市水务局局长", "提请"),
    ]
    assert rows[0][4:] == [
        "2022-06-28",
        "云岭市人民代表大会常务委员会",
        "提请 → 决定 2022-06-28 云岭市人民代表大会常务委员会",
        "",
        "",
        "云岭市人民代表大会常务委员会决定任免名单",
        "云岭市人民政府关于提请顾明远等职务任免的议案",
    ]


def test_a_row_of_the_table_leads_to_the_decision(issue: Issue) -> None:
    view = AppointmentsView(appointed(issue), Places(issue))
    target = view.target(1)
    assert target is not None
    assert target.start == TEXT.index("顾明远为", TEXT.index("决定任命"))


def test_the_card_tells_the_steps_in_their_order(issue: Issue) -> None:
    person = next(person for person in issue.people if person.name == "钱大同")
    lines = ["".join(piece.text for piece in line.left).strip() for line in CardView(person, Places(issue)).lines]
    at = lines.index("免 云岭市审计局局长")
    assert lines[at + 1 : at + 3] == [
        "提请 云岭市人民政府关于提请顾明远等职务任免的议案",
        "免职 云岭市人民代表大会常务委员会决定任免名单",
    ]


def test_acting_and_resigned_have_marks_filters_and_words_of_their_own(issue: Issue) -> None:
    people = {person.name: person for person in issue.people}
    assert [mark for mark, _ in marks(people["宋敏"])] == ["代"]
    assert [mark for mark, _ in marks(people["叶舟"])] == ["辞"]
    index = PeopleIndex(issue.people)
    found = {word: [issue.people[hit.number].name for hit in index.rank(word)] for word in ("代:", "任:", "辞:")}
    assert found == {"代:": ["宋敏"], "任:": ["顾明远", "何煜声"], "辞:": ["叶舟"]}
    events = {row[0]: row[2] for row in people_rows(issue.people)}
    assert events["宋敏"] == "代 代理云岭市人民政府市长"
    assert events["叶舟"] == "辞 云岭市人民政府市长"
    texts.use_language("en")
    assert [mark for mark, _ in marks(people["宋敏"])] == ["a"]
