"""What is shown of appointments: a decision and its motion on one line, acting officials, resignations, filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from parsers.issue import parse_issue
from parsers.model import Attendance, Event, Issue, Mention, Person, Source, Span
from parsers.people.dated import dated
from parsers.people.stated import Tally
from parsers.people.steps import Appointment, appointments, appointments_of
from tui import texts
from tui.cells import Piece, cells
from tui.people.appointments import AppointmentsView, appointment_rows
from tui.people.attendance import AttendanceView
from tui.people.card import CardView
from tui.people.listed import Order, PeopleView, in_order, people_rows
from tui.people.view import View, marks, name_in
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


def person(name: str, *events: Event, attendance: Attendance | None = None, certainty: float = 1.0) -> Person:
    mentions = (Mention(name, Span(0, len(name))),)
    return Person(name, mentions, (), ("某县水务局局长",), events, attendance, certainty=certainty)


def event(post: str, status: str = "decided", **more: object) -> Event:
    return Event(**{"kind": "appoint", "post": post, "status": status, "span": Span(0, 1), **more})  # type: ignore[arg-type]


def said(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def rows_of(view: View, width: int = 60) -> list[str]:
    return [said(view.draw(row, width)).rstrip() for row in range(view.count)]


SURE, UNSURE = person("何煜声", attendance="leave"), person("养老保险", attendance="present", certainty=0.4)
OTHER = person("钱大同", attendance="present", certainty=0.9)


@pytest.mark.parametrize("order", list(Order))
def test_doubtful_people_come_last_in_every_order_with_a_mark(order: Order) -> None:
    people = (UNSURE, SURE, OTHER)
    rows = rows_of(PeopleView(people, in_order(people, order)))
    assert [row.split()[0] for row in rows][2] == "养老保险?"
    assert sum("?" in row for row in rows) == 1
    assert [row[0] for row in people_rows(people)] == [texts.tr("people.name"), "何煜声", "钱大同", "养老保险?"]


def test_doubtful_people_come_last_in_the_roster_and_the_appointments(issue: Issue) -> None:
    texts.use_language("zh")
    roster = AttendanceView((UNSURE, SURE, OTHER))
    assert [row.split()[0] for row in rows_of(roster)] == ["出席", "钱大同", "养老保险?", "请假", "何煜声"]
    people = tuple(replace(p, certainty=0.5) if p.name == "顾明远" else p for p in dated(issue))
    rows = appointment_rows(appointments(people), Places(issue))
    assert [row[0] for row in rows[1:]] == ["钱大同", "宋敏", "叶舟", "何煜声", "顾明远?"]
    view = AppointmentsView(appointments(people), Places(issue))
    assert view.appointments[-1].person.name == "顾明远"


@pytest.mark.parametrize(
    ("name", "width", "shown"), [("顾明远", 8, "顾明远? "), ("阿娜尔汗·库尔班", 14, "阿娜尔汗·库…? ")]
)
def test_a_name_that_is_cut_keeps_its_mark_of_doubt(name: str, width: int, shown: str) -> None:
    assert name_in(person(name, certainty=0.2), width) == shown
    assert "?" not in name_in(person(name), width)


def test_the_card_says_in_words_what_is_doubtful_and_why_somebody_is_a_person(issue: Issue) -> None:
    of = replace(issue.people[0], certainty=0.62, evidence=("in-roster", "before-verb"), elected=("市人大代表",))
    lines = [line.strip() for line in rows_of(CardView(of, Places(issue)))]
    assert lines[0].startswith(f"{of.name}?")
    assert lines[1] == "存疑：是人名的把握约 62%"
    at = lines.index("认作人名的依据")
    assert lines[at - 2 : at + 3] == ["当选", "市人大代表", "认作人名的依据", "名册、署名或表格之中", "动词之前"]
    rows = CardView(of, Places(issue)).table()
    assert ["认作人名的依据", "动词之前", "", "", ""] in rows
    assert ["当选", "市人大代表", "", "", ""] in rows
    assert [row for row in rows if "62%" in row[1]]
    sure = rows_of(CardView(replace(issue.people[0], certainty=1.0, evidence=()), Places(issue)))
    assert not any("存疑" in line or "依据" in line for line in sure)


def test_the_card_has_the_reason_the_vote_and_the_body_where_the_title_does_not_name_it(issue: Issue) -> None:
    told = event(
        "某县县长", organ="某县人大常委会", date="2031-06-28", reason="因退休", vote="赞成20票", probation="试用期一年"
    )
    lines = [line.strip() for line in rows_of(CardView(person("顾明远", told), Places(issue)))]
    at = next(k for k, line in enumerate(lines) if line.startswith("任 某县县长"))
    assert [line.split()[0] for line in lines[at : at + 7]] == [
        "任", "决定", "某县人大常委会", "试用期一年", "某县人大常委会", "因退休", "赞成20票",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (80, "提请 2031-06-14 → 审议、决定 06-28 · 某县人大常委会 · 因退休"),
        (60, "提请 2031-06-14 → 审议、决定 06-28 · 某县人大常委会"),
        (46, "提请 2031-06-14 → 审议、决定 06-28"),
        (38, "提请 06-14 → 审议、决定 06-28"),
        (30, "提请 → 审议、决定"),
    ],
)
def test_the_steps_leave_out_what_does_not_fit_and_cut_nothing(width: int, words: str) -> None:
    texts.use_language("zh")
    told = person(
        "顾明远",
        event("某县县长", "proposed", date="2031-06-14"),
        event("某县县长", "proposed", date="2031-06-28", reviewed=True),
        event("某县县长", date="2031-06-28", organ="某县人民代表大会常务委员会", reason="因退休"),
    )
    view = AppointmentsView(appointments((told,)), Places(Issue(Source("made.txt", "正文"))))
    assert rows_of(view, width)[2].strip() == words


BARE = Issue(Source("made.txt", "正文"))


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({}, []),
        ({"date": "2031-06-28"}, ["决定 2031-06-28"]),
        ({"organ": "某县人大常委会"}, ["决定 · 某县人大常委会"]),
        ({"reason": "因退休"}, ["决定 · 因退休"]),
    ],
)
def test_steps_have_a_line_where_they_say_more_than_the_row(known: dict[str, str], line: list[str]) -> None:
    texts.use_language("zh")
    view = AppointmentsView(appointments((person("顾明远", event("某县县长", **known)),)), Places(BARE))
    rows = [row.strip() for row in rows_of(view)]
    assert rows[0] == "正文之前"
    assert rows[2:] == line
    assert view.table()[1][4] == known.get("date", "")


def test_a_year_is_said_once_also_around_a_step_without_a_date() -> None:
    texts.use_language("zh")
    told = person(
        "顾明远",
        event("某县县长", "proposed", date="2031-06-14"),
        event("某县县长", "proposed", reviewed=True),
        event("某县县长", date="2031-06-28"),
    )
    view = AppointmentsView(appointments((told,)), Places(BARE))
    assert rows_of(view)[2].strip() == "提请 2031-06-14 → 审议 → 决定 06-28"


TALLIES = (
    Tally("due", None, 6),
    Tally("present", 2, 2, "agrees"),
    Tally("leave", 1, 3, "differs"),
    Tally("absent", 4, 5, "doubtful"),
    Tally("observer", 12, None),
)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (80, ["应到 6 出席 2✓ 请假 1/3✗ 缺席 4/5? 列席 12"]),
        (36, ["应到 6 出席 2✓ 请假 1/3✗", "缺席 4/5? 列席 12"]),
    ],
)
def test_the_summary_of_the_roster_says_what_agrees(width: int, lines: list[str]) -> None:
    texts.use_language("zh")
    view = AttendanceView((SURE, UNSURE, OTHER), TALLIES, width)
    rows = [row.strip() for row in rows_of(view, width)]
    assert rows[: len(lines)] == lines
    heads = {row.split()[0]: row.split()[1:] for row in rows[len(lines) :]}
    assert heads["出席"] == ["2", "文中", "2", "✓"]
    assert heads["请假"] == ["1", "文中", "3", "✗"]
    assert heads["缺席"] == ["0", "文中", "5", "?"]
    assert heads["列席"] == ["0"]


def test_a_roster_that_nobody_counts_has_its_summary_and_an_empty_one_has_no_row() -> None:
    assert AttendanceView((), ()).count == 0
    assert AttendanceView((SURE,), (Tally("leave", 1, None),)).count == 3


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("width", [34, 46, 60, 80])
def test_every_row_of_every_view_fills_its_width(language: str, width: int, issue: Issue) -> None:
    texts.use_language(language)
    people = (*dated(issue), UNSURE, person("阿娜尔汗·库尔班·买买提", certainty=0.1, attendance="observer"))
    places = Places(issue)
    views: list[View] = [
        PeopleView(people, in_order(people, Order.APPEARANCE)),
        AppointmentsView(appointments(people), places),
        AttendanceView(people, TALLIES, width),
        *(CardView(each, places) for each in people),
    ]
    for view in views:
        for row in range(view.count):
            assert cells(said(view.draw(row, width))) == width
            assert view.table_row(row) is None or view.table()[view.table_row(row) or 0]


def test_a_row_of_a_view_is_its_row_of_the_table(issue: Issue) -> None:
    people = (*dated(issue), SURE, OTHER)
    views: list[tuple[View, Callable[[list[str]], str]]] = [
        (PeopleView(people, in_order(people, Order.APPEARANCE)), lambda row: row[0]),
        (AppointmentsView(appointments(people), Places(issue)), lambda row: row[0]),
        (AttendanceView(people, TALLIES), lambda row: row[1]),
    ]
    for view, name in views:
        told = [(view.person(row), view.table_row(row)) for row in range(view.count)]
        assert any(at for _, at in told)
        assert all(who is not None and name(list(view.table()[at])) == who.name for who, at in told if at)


def test_posts_of_one_person_with_the_same_steps_have_their_line_once(issue: Issue) -> None:
    told = event("某县法院副院长", date="2031-06-28", organ="某县人大常委会")
    same = event("某县法院审判员", date="2031-06-28", organ="某县人大常委会")
    later = event("某县检察院检察员", date="2031-07-01", organ="某县人大常委会")
    of = person("顾明远", told, same, later)
    rows = [row.strip() for row in rows_of(AppointmentsView(appointments((of,)), Places(issue)))]
    assert [row for row in rows if row.startswith("决定 ")] == [
        "决定 2031-06-28 · 某县人大常委会",
        "决定 2031-07-01 · 某县人大常委会",
    ]
