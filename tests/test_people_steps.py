"""What is made of events once people are known: dates, bodies, reasons; steps of one appointment; stated attendance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.issue import outline_issue, parse_issue
from parsers.model import Attendance, Block, BlockKind, Event, Flow, Issue, Mention, Person, Source, Span
from parsers.people.dated import dated
from parsers.people.export import people_json
from parsers.people.stated import Tally, stated_attendance, tallies
from parsers.people.steps import Appointment, appointments, appointments_of, held

NOWHERE = Span(0, 0)


def issue_of(text: str, *events: tuple[str, str, dict[str, Any]]) -> Issue:
    """An outlined text whose people are given: of each a name, the sentence of an event, and what the event is."""
    issue = outline_issue(Source("made.txt", text))
    people: list[Person] = []
    for name, sentence, facts in events:
        start = text.index(sentence)
        span = Span(start, start + len(sentence))
        at = text.index(name, start)
        event = Event(**{"kind": "appoint", "post": "云岭市审计局局长", "status": "decided", "span": span, **facts})
        people.append(Person(name, (Mention(name, Span(at, at + len(name))),), events=(event,)))
    return replace(issue, people=tuple(people))


def filled(text: str, name: str, sentence: str, **given: Any) -> Event:
    (person,) = dated(issue_of(text, (name, sentence, given)))
    return person.events[0]


LIST = """云岭市人民代表大会常务委员会决定任免名单

（2031年6月28日云岭市第五届人大常委会第九次会议通过）

决定任命顾明远为云岭市审计局局长。

因工作变动，决定免去钱大同的云岭市审计局局长职务。
"""
MOTION = """云岭市人民政府关于提请任命顾明远职务的议案

云岭市人大常委会：

提请任命顾明远为云岭市审计局局长。

市长 何煜声
2031年6月14日
"""


def test_an_event_has_the_date_the_body_and_the_number_of_its_document() -> None:
    event = filled(LIST, "顾明远", "决定任命顾明远为云岭市审计局局长。")
    assert (event.date, event.organ, event.document) == ("2031-06-28", "云岭市人民代表大会常务委员会", 0)
    assert (event.reason, event.probation, event.reviewed) == ("", "", False)


def test_a_text_of_several_terms_has_no_one_body_that_decided() -> None:
    text = "云岭市第五届人大常委会第九次会议举行\n\n会议任命顾明远为市审计局局长。\n"
    assert filled(text, "顾明远", "会议任命顾明远为市审计局局长。").organ == "云岭市第五届人大常委会"
    assert filled(f"{text}\n六届人大常委会又开会。\n", "顾明远", "会议任命顾明远为市审计局局长。").organ == ""
    assert filled(f"{text}\n五届人大常委会又开会。\n", "顾明远", "会议任命顾明远为市审计局局长。").organ != ""


def test_a_proposal_has_a_date_and_no_body_that_decided() -> None:
    event = filled(MOTION, "顾明远", "提请任命顾明远为云岭市审计局局长。", status="proposed")
    assert (event.date, event.organ, event.document, event.reviewed) == ("2031-06-14", "", 0, False)


def test_a_proposal_in_a_report_on_its_review_is_reviewed() -> None:
    text = "关于区人民法院提请的人事任免议案的审查报告\n\n拟任命顾明远为区人民法院副院长。\n"
    assert filled(text, "顾明远", "拟任命顾明远为区人民法院副院长。", status="proposed").reviewed
    assert not filled(text, "顾明远", "拟任命顾明远为区人民法院副院长。", status="decided").reviewed


def test_what_stands_before_the_first_heading_has_nothing_of_a_document() -> None:
    text = "决定任命顾明远为云岭市审计局局长。\n"
    event = filled(text, "顾明远", text.strip())
    assert (event.date, event.organ) == (None, "")


@pytest.mark.parametrize(
    ("title", "sentence", "organ"),
    [
        ("云岭市第五届人大常委会举行第九次会议", "决定任命顾明远为市审计局局长。", "云岭市第五届人大常委会"),
        ("云岭市第14届人大常委会举行第9次会议", "决定任命顾明远为市审计局局长。", "云岭市第14届人大常委会"),
        ("云岭市人民政府第3次常务会议纪要", "任命顾明远为市审计局局长。", "云岭市人民政府"),
        ("云岭市人民政府关于任免职的通知", "任命顾明远为市审计局局长。", "云岭市人民政府"),
        ("云岭市第五届人大常委会第九次会议在云岭闭幕", "任命顾明远为市审计局局长。", "云岭市第五届人大常委会"),
        ("云岭市第五届人大常委会第九次会议闭幕", "任命顾明远为市审计局局长。", "云岭市第五届人大常委会"),
        ("云岭市第五届人大常委会第九次会议公告（第3号）", "任命顾明远为市审计局局长。", "云岭市第五届人大常委会"),
        ("云岭市第五届人大常委会第九次会议召开", "任命顾明远为市审计局局长。", "云岭市第五届人大常委会"),
        ("云岭市第五届人大常委会召开第九次会议", "任命顾明远为市审计局局长。", "云岭市第五届人大常委会"),
        ("云岭市第五届人大常委会会议关于人事任免的决定", "任命顾明远为局长。", "云岭市第五届人大常委会"),
        ("云岭市第五届人大常委会会议决议", "任命顾明远为市审计局局长。", "云岭市第五届人大常委会"),
        ("云岭市人大常委会全体会议任免名单", "任命顾明远为市审计局局长。", "云岭市人大常委会"),
        ("云岭市第五届人民代表大会第二次会议主席团会议令", "任命顾明远为局长。", "云岭市第五届人民代表大会"),
        ("云岭市人民政府关于免去钱大同职务", "任命顾明远为局长。", "云岭市人民政府"),
        ("云岭市人民政府工作报告", "任命顾明远为市审计局局长。", ""),  # a report decides nothing
        ("关于人事工作情况的报告", "云岭市人大常委会决定任命顾明远为局长。", "云岭市人大常委会"),
        ("关于人事工作情况的报告", "6月28日，云岭市人大常委会第九次会议决定任命顾明远为局长。", "云岭市人大常委会"),
        ("关于人事工作情况的报告", "云岭市第14届人大\n常委会决定任命顾明远为局长。", "云岭市第14届人大常委会"),
        (
            "关于人事工作情况的报告",
            "经云岭市人大常委会主任会议研究决定，任命顾明远为局长。",
            "云岭市人大常委会主任会议",
        ),
        ("关于人事工作情况的报告", "经济开发区政府任命顾明远为局长。", "经济开发区政府"),
        ("关于人事工作情况的报告", "会议认真，国务院任命顾明远为局长。", "国务院"),
        ("关于人事工作情况的报告", "云岭市人大常委会全体会议表决通过，任命顾明远为局长。", "云岭市人大常委会"),
        ("关于人事工作情况的报告", "大会主席团讨论决定，任命顾明远为局长。", "大会主席团"),
        ("关于人事工作情况的报告", "云岭市政府常务会议审议通过，任命顾明远为局长。", "云岭市政府"),
        ("关于人事工作情况的报告", "云岭市人大常务委员会免去钱大同的职务，接替的是顾明远。", "云岭市人大常务委员会"),
        ("关于人事工作情况的报告", "云岭市人民代表大会接受钱大同辞职，接替的是顾明远。", "云岭市人民代表大会"),
        ("关于人事工作情况的报告", "并报云岭市人大常委会决定任命顾明远为局长。", ""),
        ("关于人事工作情况的报告", "已由云岭市人大常委会决定任命顾明远为局长。", ""),
        ("关于人事工作情况的报告", "会上云岭市人大常委会任命顾明远为局长。", ""),
        ("关于人事工作情况的报告", "会议提请云岭市人大常委会决定任命顾明远为局长。", ""),
        ("关于人事工作情况的报告", "审议了云岭市人民政府提请的议案，决定任命顾明远为局长。", ""),
        ("關於人事任免事項的決定", "雲嶺市人民政府決定任命顧明遠為局長。", "雲嶺市人民政府"),
    ],
)
def test_the_body_that_decided_is_named_by_the_sentence_or_the_document(title: str, sentence: str, organ: str) -> None:
    name = "顧明遠" if "顧" in sentence else "顾明远"
    text = f"{title}\n\n{sentence}\n"
    assert filled(text, name, sentence).organ == organ


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("因工作变动，决定免去钱大同的云岭市审计局局长职务。", "因工作变动"),
        ("接受钱大同因到龄退休辞去云岭市审计局局长职务的请求。", "因到龄退休"),
        ("钱大同不再担任云岭市审计局局长职务（因退休）。", "因退休"),
        ("顾明远因年龄原因，不再任职；因工作变动，免去钱大同的职务。", "因工作变动"),
        ("顾明远因退休，不再任职；免去钱大同的职务。", ""),  # the other's reason
        ("钱大同因个人原因提出辞去云岭市审计局局长职务。", "因个人原因"),
        ("钱大同因身体原因申请辞去云岭市审计局局长职务。", "因身体原因"),
        ("钱大同因病请求辞去云岭市审计局局长职务。", "因病"),
        ("钱大同因到龄不再担任云岭市审计局局长。", "因到龄"),
        ("钱大同因工作需要免去云岭市审计局局长职务。", "因工作需要"),
        ("钱大同因违法被撤销云岭市审计局局长职务。", "因违法"),
        ("钱大同因违法被罢免。", "因违法"),
        ("钱大同因病辞职。", "因病"),
        ("因而决定免去钱大同的职务，因为不再需要，如此。", ""),
        ("因此，决定免去钱大同的职务。", ""),
        ("因事请假的有钱大同，同意任职。", ""),  # nobody leaves a post
    ],
)
def test_a_reason_is_that_of_the_clause_that_names_the_person(sentence: str, reason: str) -> None:
    text = f"云岭市人民代表大会常务委员会任免名单\n\n{sentence}\n"
    assert filled(text, "钱大同", sentence, kind="remove").reason == reason


def test_a_reason_that_is_wrapped_is_told_without_the_layout() -> None:
    sentence = "因工作\n  变动，决定免去钱大同的云岭市审计局局长职务。"
    text = f"云岭市人民代表大会常务委员会任免名单\n\n{sentence}\n"
    assert filled(text, "钱大同", sentence, kind="remove").reason == "因工作变动"


@pytest.mark.parametrize(
    ("title", "reviewed"),
    [
        ("关于人事任免事项的审议报告", True),
        ("关于人事任免议案审查情况的报告", True),
        ("关于人事任免事项审议结果的报告", True),
        ("对人事任免议案的审议意见", True),
        ("对人事任免议案审查意见的报告", True),
        ("关于提请审议人事任免的议案", False),
        ("关于人事工作的报告", False),
    ],
)
def test_reports_on_a_review_are_told_by_their_titles(title: str, reviewed: bool) -> None:
    sentence = "拟任命顾明远为区人民法院副院长。"
    assert filled(f"{title}\n\n{sentence}\n", "顾明远", sentence, status="proposed").reviewed is reviewed


@pytest.mark.parametrize(
    ("sentence", "probation"),
    [
        ("顾明远为市审计局局长（试用期一年）；", "试用期一年"),
        ("任命顾明远、何煜声为市审计局副局长，试用期为1年；", "试用期为1年"),
        ("顾明远为市审计局局长，试用期均为六个月；", "试用期均为六个月"),
        ("任命顾明远任市审计局局长、何煜声任市财政局局长（试用期一年）；", ""),
        ("任命顾明远任市审计局局长，任命何煜声（试用期一年）；", ""),
        ("顾明远试用期满，正式任市审计局局长；", ""),
        ("任命顾明远为市审计局局长、何煜声为市财政局局长（试用期一年）；", ""),  # said of the second
        ("顾明远为市审计局局长；", ""),
    ],
)
def test_probation_is_that_of_the_post_before_it(sentence: str, probation: str) -> None:
    text = f"云岭市人民政府任职通知\n\n{sentence}\n"
    assert filled(text, "顾明远", sentence).probation == probation


@pytest.mark.parametrize("all_above", ["以上", "上述"])
def test_all_above_are_on_probation_and_none_below(all_above: str) -> None:
    text = (
        f"云岭市人民政府任职通知\n\n顾明远为市审计局局长。\n\n{all_above}人员试用期一年。\n\n何煜声为市财政局局长。\n"
    )
    first, second = "顾明远为市审计局局长。", "何煜声为市财政局局长。"
    people = dated(issue_of(text, ("顾明远", first, {}), ("何煜声", second, {})))
    assert [person.events[0].probation for person in people] == ["试用期一年", ""]


def test_what_an_event_knows_is_kept_and_dating_twice_changes_nothing() -> None:
    issue = issue_of(LIST, ("顾明远", "决定任命顾明远为云岭市审计局局长。", {"organ": "某机关", "date": "2030-01-01"}))
    once = dated(issue)
    assert (once[0].events[0].organ, once[0].events[0].date) == ("某机关", "2030-01-01")
    assert dated(replace(issue, people=once)) == once


def event(post: str, status: str = "decided", kind: str = "appoint", **more: Any) -> Event:
    return Event(**{"kind": kind, "post": post, "status": status, "span": NOWHERE, **more})


def steps_of(*events: Event) -> list[tuple[str, list[str]]]:
    return [
        (each.post, [step.kind for step in each.steps]) for each in appointments_of(Person("顾明远", (), events=events))
    ]


def test_a_proposal_its_review_and_its_decision_are_one_appointment() -> None:
    told = steps_of(
        event("区人民法院院长", date="2031-06-28"),
        event("云岭市云岭区人民法院院长", "proposed", date="2031-06-14"),
        event("区人民法院院长", "proposed", date="2031-06-28", reviewed=True),
    )
    assert told == [("云岭市云岭区人民法院院长", ["proposed", "reviewed", "decided"])]


def test_bodies_by_their_short_names_are_the_same_and_different_posts_are_not() -> None:
    assert len(steps_of(event("某县人民代表大会常务委员会副主任"), event("某县人大常委会副主任", "proposed"))) == 1
    assert len(steps_of(event("某县审计局局长"), event("某县水务局局长"))) == 2
    assert len(steps_of(event("某县人大常委会副主任"), event("某县人大常委会主任"))) == 2


def test_acting_is_a_step_to_the_post() -> None:
    told = steps_of(event("某县县长", date="2031-09-01"), event("某县代县长", date="2031-06-28", acting=True))
    assert told == [("某县县长", ["acting", "decided"])]
    assert steps_of(event("某县代县长", acting=True)) == [("某县代县长", ["acting"])]


@pytest.mark.parametrize(
    ("post", "plain"),
    [
        ("代理云岭市市长", "云岭市市长"),
        ("某县人民政府代县长", "某县人民政府县长"),
        ("某县人民代表大会代主席", "某县人民代表大会主席"),
        ("某县人民代表大会主席", "某县人民代表大会主席"),
        ("代理审判员", "代理审判员"),
    ],
)
def test_the_post_that_somebody_acts_in(post: str, plain: str) -> None:
    assert held(post) == plain


def test_probation_resignation_and_removal_are_steps() -> None:
    assert steps_of(event("某县县长", probation="试用期一年"))[0][1] == ["decided", "probation"]
    assert steps_of(event("某县县长", kind="remove", resigned=True))[0][1] == ["resigned"]
    told = steps_of(event("某县县长", kind="remove", date="2033-01-02"), event("某县县长", date="2031-01-02"))
    assert told == [("某县县长", ["decided", "removed"])]


def test_what_is_told_twice_is_one_step_that_knows_its_places() -> None:
    short = event("某县县长")
    full = event("某县县长", span=Span(5, 9), date="2031-06-28", organ="某县人大常委会", vote="赞成20票")
    (each,) = appointments_of(Person("顾明远", (), events=(short, full)))
    assert [(step.event, step.places) for step in each.steps] == [(full, (short, full))]
    assert (each.event, each.vote) == (full, "赞成20票")
    other = replace(full, date="2032-06-28")
    (each,) = appointments_of(Person("顾明远", (), events=(short, full, other)))
    assert [step.event.date for step in each.steps] == ["2031-06-28", "2032-06-28"]


def test_the_law_orders_steps_where_a_date_is_not_known() -> None:
    told = steps_of(event("某县县长", date="2031-06-28"), event("某县县长", "proposed"))
    assert told == [("某县县长", ["proposed", "decided"])]


def test_decided_comes_before_what_is_only_proposed_then_the_order_of_the_text() -> None:
    first = Person("顾明远", (), events=(event("甲局局长", "proposed", span=Span(0, 1)),))
    second = Person("钱大同", (), events=(event("乙局局长", span=Span(9, 10)),))
    third = Person("何煜声", (), events=(event("丙局局长", span=Span(5, 6)),))
    nobody = Person("宋敏")
    assert [each.person.name for each in appointments((first, second, nobody, third))] == ["何煜声", "钱大同", "顾明远"]


EVENTS = st.builds(
    Event,
    kind=st.sampled_from(["appoint", "remove"]),
    post=st.text("某县局长代理人民代表大会主席", max_size=9),
    status=st.sampled_from(["proposed", "decided"]),
    span=st.just(NOWHERE),
    acting=st.booleans(),
    resigned=st.booleans(),
    date=st.sampled_from([None, "2031-01-02", "2032-01-02"]),
    probation=st.sampled_from(["", "试用期一年"]),
)


@given(st.lists(EVENTS, max_size=12))
def test_every_event_is_told_by_one_appointment(events: list[Event]) -> None:
    found: list[Appointment] = appointments_of(Person("顾明远", (), events=tuple(events)))
    told = [place for each in found for step in each.steps if step.kind != "probation" for place in step.places]
    assert sorted(map(repr, told)) == sorted(map(repr, events))
    assert all(each.event in {place for step in each.steps for place in step.places} for each in found)


@given(st.text("云岭市人大常委会决定任命免去因试用期年，。；\n第九次会议甲乙顾明远", max_size=80))
def test_dating_raises_on_no_text(text: str) -> None:
    issue = outline_issue(Source("made.txt", text))
    span = Span(0, len(text))
    told = Person(
        "顾明远", (Mention("顾", Span(len(text) // 2, len(text) // 2)),), events=(event("某县县长", span=span),)
    )
    for person in dated(replace(issue, people=(told,))):
        for each in person.events:
            plain = "".join(text.split())
            assert all(words in plain for words in (each.organ, each.reason, each.probation))


def stated(text: str) -> list[tuple[str, int]]:
    return [(each.kind, each.number) for each in stated_attendance(Issue(Source("made.txt", text)))]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("会议应到47人，实到45人，请假2人。", [("due", 47), ("present", 45), ("leave", 2)]),
        ("常委会现有组成人员36名，实到\n31名，缺席5名，符合法定人数。", [("due", 36), ("present", 31), ("absent", 5)]),
        ("应到委员三十三人，实到三十人。列席12人。", [("due", 33), ("present", 30)]),
        ("應到委員４７人，實到４５人。", [("due", 47), ("present", 45)]),
        ("应参加47名，实际到会45名，列席12名", [("due", 47), ("present", 45), ("observer", 12)]),
        ("应到会代表47位，实际出席代表共45位", [("due", 47), ("present", 45)]),
        ("应到47人，请假的有2人，缺席人数为1人", [("due", 47), ("leave", 2), ("absent", 1)]),
        ("列席名单（3人）\n缺席（1位）\n", [("observer", 3), ("absent", 1)]),
        ("应出席代表312名，实出席298名", [("due", 312), ("present", 298)]),
        ("出席（45人）：\n顾明远 钱大同\n请假（共2人）：\n", [("present", 45), ("leave", 2)]),
        ("会议\n（一）出席人员（45人）：\n", [("present", 45)]),
        ("委员出席　45人\n委员请假　2人\n", [("present", 45), ("leave", 2)]),
        ("委員請假　2人", [("leave", 2)]),
        ("官员列席：12人\n代表出席：9人\n", [("observer", 12), ("present", 9)]),
        ("出席第三次会议的常委会组成人员（9人）：\n", [("present", 9)]),
        ("出席会议的组成人员共7人，请假2人。", [("present", 7), ("leave", 2)]),
        ("出席会议的常委会组成人员共4人，请假1人。", [("present", 4), ("leave", 1)]),
        ("应到47人，实到45人，组成人员50人。", [("due", 47), ("present", 45)]),
        ("会议实到人数未满，组成人员50人。", []),
        ("出席本次会议的常委会委员有9人。", [("present", 9)]),
        ("主任主持，副主任和委员共21人出席会议。", [("present", 21)]),
        ("常委会组成人员等共21人出席了会议。", [("present", 21)]),
        ("各界群众共21人出席会议。", []),
        ("出席会议的群众共350人。", []),
        ("当天出席 45人\n", []),
        ("上述各界人士出席（45人）、请假（2人）。", []),  # no label of a list
        ("全年列席会议120人次，请假20人。", []),
        ("组织代表出席会议45人，列席座谈20人。", []),  # a report, no meeting that is counted
        ("常委会组成人员共25名，实到22名。", [("due", 25), ("present", 22)]),
        ("应出席47人", [("due", 47)]),
        ("应参加47人", [("due", 47)]),
        ("实际到会45人", [("present", 45)]),
        ("实际出席45人", [("present", 45)]),
        ("实出席45人", [("present", 45)]),
        ("应到的人都到了。", []),
        ("", []),
    ],
)
def test_the_counts_that_a_text_states(text: str, counts: list[tuple[str, int]]) -> None:
    assert stated(text) == counts


def test_a_stated_count_stands_where_it_says() -> None:
    text = "会议应到47人，实到45人。"
    assert [text[slice(*each.span)] for each in stated_attendance(Issue(Source("", text)))] == ["应到47人", "实到45人"]


def listed(text: str, names: dict[str, Attendance], *, roster: bool = True, doubtful: str = "") -> Issue:
    """A text in which people are named who attended, in a roster or outside of one."""
    kind = BlockKind.ROSTER if roster else BlockKind.PARAGRAPH
    people: list[Person] = []
    for name, attendance in names.items():
        at = text.index(name)
        mention = Mention(name, Span(at, at + 3))
        people.append(Person(name, (mention,), attendance=attendance, certainty=0.5 if name == doubtful else 1.0))
    start = text.index(next(iter(names)))
    block = Block(kind, Flow(text[start:], (0,), (start,)), (Span(start, len(text)),))
    return Issue(Source("made.txt", text), (block,), people=tuple(people))


HERE: dict[str, Attendance] = {"顾明远": "present", "钱大同": "present", "何煜声": "leave"}


@pytest.mark.parametrize(
    ("counts", "roster", "doubtful", "verdicts"),
    [
        ("应到3人，实到2人，请假1人。", True, "", ["agrees", "agrees", "agrees"]),
        ("应到3人，实到2人，请假1人。", False, "", ["agrees", "agrees", "agrees"]),
        ("应到4人，实到3人，请假1人。", True, "", ["differs", "differs", "agrees"]),
        ("应到4人，实到3人，请假1人。", False, "", ["doubtful", "doubtful", "agrees"]),  # not all are listed perhaps
        ("应到4人，实到3人，请假1人。", True, "钱大同", ["doubtful", "doubtful", "agrees"]),
        ("应到3人，实到2人。应到3人，实到3人。", True, "", ["agrees", "doubtful", ""]),  # two meetings
    ],
)
def test_listed_and_stated_are_compared(counts: str, roster: bool, doubtful: str, verdicts: list[str]) -> None:
    found = tallies(listed(f"{counts}\n顾明远 钱大同\n请假 何煜声\n", HERE, roster=roster, doubtful=doubtful))
    assert [(tally.kind, tally.verdict) for tally in found] == [
        (kind, verdict) for kind, verdict in zip(("due", "present", "leave"), verdicts, strict=True)
    ]


def test_who_is_named_after_a_roster_is_not_listed_in_it() -> None:
    text = "实到3人。\n顾明远\n钱大同"
    issue = listed(text, {"顾明远": "present", "钱大同": "present"})
    assert [tally.verdict for tally in tallies(issue)] == ["differs"]
    (block,) = issue.blocks
    first = replace(block, pieces=(Span(block.span.start, text.index("钱大同")),))
    assert [tally.verdict for tally in tallies(replace(issue, blocks=(first,)))] == ["doubtful"]


def test_who_was_due_is_not_counted_up_and_who_is_not_listed_is_not_compared() -> None:
    assert [tally.kind for tally in tallies(listed("顾明远 钱大同 何煜声", HERE))] == ["present", "leave"]
    text = "应到9人，实到8人，缺席1人。\n"
    issue = Issue(Source("made.txt", text))
    assert [tally[:4] for tally in tallies(issue)] == [
        ("due", None, 9, ""),
        ("present", None, 8, ""),
        ("absent", None, 1, ""),
    ]
    assert isinstance(tallies(issue)[0], Tally)


@given(st.text("应到实出席请假缺列会议0123一二三十百人名（）。；\n", max_size=60))
def test_counts_raise_on_no_text(text: str) -> None:
    for each in stated_attendance(Issue(Source("", text))):
        assert 0 <= each.span.start < each.span.end <= len(text)


def test_people_as_data_say_how_certain_they_are_and_what_is_known_of_an_event() -> None:
    issue = parse_issue(Source("made.txt", LIST))
    sure, other = issue.people[0], issue.people[1]
    doubtful = replace(sure, certainty=0.6249, evidence=("row",))
    rows = people_json(replace(issue, people=(doubtful, replace(other, certainty=1.0, evidence=()))))
    assert [(row["name"], row["certainty"]) for row in rows] == [(other.name, 1.0), (sure.name, 0.62)]
    assert (rows[1]["evidence"], "evidence" in rows[0]) == (["row"], False)
    told = {row["name"]: row["events"][0] for row in rows}
    assert told["钱大同"]["reason"] == "因工作变动"
    assert told["顾明远"]["date"] == "2031-06-28"
    assert told["顾明远"]["organ"] == "云岭市人民代表大会常务委员会"
    assert told["顾明远"]["document"] == 0
    assert "probation" not in told["顾明远"]


@pytest.mark.parametrize(("certainty", "doubtful"), [(1.0, False), (0.8, False), (0.79, True), (0.0, True)])
def test_below_four_in_five_a_person_is_doubtful(certainty: float, doubtful: bool) -> None:
    assert Person("顾明远", certainty=certainty).is_doubtful is doubtful
