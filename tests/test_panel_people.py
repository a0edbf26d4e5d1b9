"""The people panel driven by keys: list, search, card, appointments, roster, copies."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.message import Message
from textual.pilot import Pilot

from parsers.issue import parse_issue
from parsers.model import Event, Person, Source, Span
from tests.test_app_reader import said
from tui import texts
from tui.app import GazetteApp
from tui.messages import Copy
from tui.panels.people import PeoplePanel
from tui.people.appointments import AppointmentsView
from tui.people.view import marks
from tui.screens.reader import Reader
from tui.settings import Settings

TEXT = """云岭区人民代表大会常务委员会任免名单

（2022年6月28日云岭区第五届人大常委会第九次会议通过）

任命顾明远为云岭区人民法院副院长；

免去钱大同的云岭区人民法院副院长职务。

云岭区人大常委会组成人员出席会议情况

出席： 何煜声 刘惠明 洪 荷 许 晖

请假： 钱大同 单晓东

会议由区人大常委会主任何煜声主持，何煜声作了总结讲话。
"""


@asynccontextmanager
async def people_panel(
    size: tuple[int, int] = (120, 40), text: str = TEXT
) -> AsyncIterator[tuple[Reader, PeoplePanel, Pilot[int]]]:
    """The reader with the panel open and its list shown."""
    texts.use_language("zh")
    app = GazetteApp(parse_issue(Source("made.txt", text)), Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Reader)
        await pilot.press("p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        panel = app.screen.query_one(PeoplePanel)
        for _ in range(50):
            if panel.view.count:
                break
            await pilot.pause(0.05)
        yield app.screen, panel, pilot


def drawn(panel: PeoplePanel, width: int = 60) -> list[str]:
    rows = range(panel.listing.count)
    return ["".join(piece.text for piece in panel.listing.draw(row, width)).rstrip() for row in rows]


async def settled(panel: PeoplePanel, pilot: Pilot[int]) -> None:
    await panel.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_list_says_who_and_what_happened() -> None:
    async with people_panel() as (_, panel, _pilot):
        rows = drawn(panel)
        assert rows[0].split() == ["顾明远", "任", "云岭区人民法院副院长", "1"]
        assert rows[1].split() == ["钱大同", "免假", "云岭区人民法院副院长", "2"]
        assert any(row.split()[:2] == ["单晓东", "假"] for row in rows)


def test_marks_tell_elected_and_resigned() -> None:
    texts.use_language("zh")
    resigned = Event("remove", "区审计局局长", "decided", Span(0, 1), resigned=True)
    person = Person("何煜声", events=(resigned,), elected=("区人民法院院长",), attendance="present")
    assert "".join(mark for mark, _ in marks(person)) == "选辞出"


async def test_typing_finds_and_enter_opens_the_card_and_goes_to_the_text() -> None:
    async with people_panel() as (reader, panel, pilot):
        await pilot.press(*"hys")
        await settled(panel, pilot)
        assert drawn(panel)[0].split()[0] == "何煜声"
        await pilot.press("enter")
        await pilot.pause()
        card = "\n".join(drawn(panel))
        assert "区人大常委会主任" in card
        assert card.count("何煜声") >= 3
        await pilot.press("enter")
        await pilot.pause()
        first = TEXT.index("何煜声")
        assert reader.page.cursor == first
        assert reader.page.has_focus
        await pilot.press("n")
        await pilot.pause()
        assert reader.page.cursor == TEXT.index("何煜声", first + 1)


async def test_escape_goes_back_step_by_step() -> None:
    async with people_panel() as (reader, panel, pilot):
        await pilot.press(*"qdt")
        await settled(panel, pilot)
        await pilot.press("enter", "escape")
        await settled(panel, pilot)
        assert panel.looking == "list"
        assert panel.field.value == "qdt"
        await pilot.press("escape")
        await settled(panel, pilot)
        assert panel.field.value == ""
        assert panel.view.count == len(panel.people)
        await pilot.press("escape")
        await pilot.pause()
        assert reader.page.has_focus


async def test_appointments_and_roster_are_views_of_their_own() -> None:
    async with people_panel() as (reader, panel, pilot):
        await pilot.press("tab", "a")
        await pilot.pause()
        rows = drawn(panel)
        assert rows[0].split() == ["云岭区人民代表大会常务委员会任免名单"]
        assert rows[1].split() == ["顾明远", "任", "云岭区人民法院副院长", "决定"]
        assert rows[2].split() == ["决定", "2022-06-28", "·", "云岭区人大常委会"]
        assert rows[3].split() == ["钱大同", "免", "云岭区人民法院副院长", "决定"]
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert reader.page.cursor == TEXT.index("免去")
        panel.listing.focus()
        await pilot.press("r")
        await pilot.pause()
        assert [row.split() for row in drawn(panel) if row.startswith(" ") and row[1] != " "] == [
            ["出席", "4"],
            ["请假", "2"],
        ]


async def test_a_search_without_result_says_what_can_be_typed() -> None:
    async with people_panel() as (_, panel, pilot):
        await pilot.press(*"zzz")
        await settled(panel, pilot)
        assert panel.view.count == 0
        assert len(drawn(panel)) == 6
        await pilot.press("enter")  # nothing to open
        assert panel.looking == "list"


async def test_the_orders_go_round() -> None:
    async with people_panel() as (_, panel, pilot):
        await pilot.press("tab", "s")
        await settled(panel, pilot)
        names = [row.split()[0] for row in drawn(panel)]
        assert names.index("顾明远") < names.index("何煜声") < names.index("洪荷") < names.index("单晓东")
        await pilot.press("s")
        await settled(panel, pilot)
        assert drawn(panel)[0].split()[0] == "何煜声"


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the panel has been asked to copy."""
    texts_of: list[str] = []
    post = PeoplePanel.post_message

    def listen(panel: PeoplePanel, message: Message) -> bool:
        if isinstance(message, Copy):
            texts_of.append(message.text)
        return post(panel, message)

    monkeypatch.setattr(PeoplePanel, "post_message", listen)
    return texts_of


@pytest.mark.parametrize(
    ("presses", "row", "table"),
    [
        (0, "顾明远\t云岭区人民法院副院长\t", "姓名\t职务\t"),
        (1, "顾明远  云岭区人民法院副院长  ", "姓名    职务"),
        (2, "| 姓名 |", "| 姓名 |"),
        (3, "顾明远,云岭区人民法院副院长,", "姓名,职务"),
    ],
)
async def test_a_key_copies_the_row_and_once_more_the_table(
    presses: int, row: str, table: str, copied: list[str]
) -> None:
    async with people_panel() as (_, panel, pilot):
        await pilot.press("tab", *("c" for _ in range(presses)), "y", "y", "y")
        await pilot.pause()
        assert [text.startswith(begins) for text, begins in zip(copied, (row, table, row), strict=True)] == [True] * 3
        sizes = [len(text.splitlines()) for text in copied]
        assert (sizes[0], sizes[1], sizes[2]) == (
            3 if presses == 2 else 1,
            len(panel.people) + 1 + (presses == 2),
            sizes[0],
        )


async def test_another_row_is_copied_as_a_row_again(copied: list[str]) -> None:
    async with people_panel() as (_, _panel, pilot):
        await pilot.press("tab", "y", "down", "y", "a", "y", "down", "y", "down", "y")
        await pilot.pause()
        assert [text.split("\t")[0] for text in copied] == ["顾明远", "钱大同", "姓名", "顾明远", "顾明远"]


async def test_a_card_is_copied_whole_with_its_citations(copied: list[str]) -> None:
    async with people_panel() as (_, _panel, pilot):
        await pilot.press(*"qdt", "enter", "y", "y")
        await pilot.pause()
        assert copied[0] == copied[1]
        rows = [line.split("\t") for line in copied[0].splitlines()]
        assert rows[0] == ["项目", "内容", "状态", "日期", "出处"]
        assert rows[1][:2] == ["姓名", "钱大同"]
        assert ["出席情况", "请假", "", "", ""] in rows
        told = next(row for row in rows if row[0] == "免")
        assert told[1:4] == ["云岭区人民法院副院长", "决定", "2022-06-28"]
        assert told[4].startswith("《云岭区人民代表大会常务委员会任免名单》")
        assert next(row for row in rows if row[0] == "免职")[1:3] == [
            "免去钱大同的云岭区人民法院副院长职务。",
            "云岭区人民代表大会常务委员会",
        ]
        assert sum(row[0] == "提及" for row in rows) == 2


async def test_typing_in_the_appointments_filters_them_and_esc_brings_all_back() -> None:
    async with people_panel() as (_, panel, pilot):
        await pilot.press("tab", "a", "slash")
        for query, names in (("2022-06", ["顾明远", "钱大同"]), ("7月", []), ("qdt", ["钱大同"]), ("任:", ["顾明远"])):
            panel.field.value = query
            await settled(panel, pilot)
            view = panel.view
            assert isinstance(view, AppointmentsView)
            assert [each.person.name for each in view.appointments] == names
            assert ("没有找到" in drawn(panel)[0]) == (not names)
            assert panel.hints() == texts.tr("keys.people-filter")
        await pilot.press("escape")
        await settled(panel, pilot)
        assert (panel.looking, panel.field.value) == ("appointments", "")
        assert panel.view.count == 5
        assert panel.listing.has_focus


async def test_very_many_appointments_are_worked_out_off_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.panels.people._AT_ONCE", 0)
    async with people_panel() as (_, panel, pilot):
        await pilot.press("tab", "a")
        await settled(panel, pilot)
        assert [row.split()[-1] for row in drawn(panel)[1:]] == ["决定", "云岭区人大常委会"] * 2


async def test_a_late_change_of_the_field_does_not_leave_a_card() -> None:
    async with people_panel() as (_, panel, pilot):
        await pilot.press(*"qdt", "enter")
        panel.field.value = "qd"
        await settled(panel, pilot)
        assert panel.looking == "card"


async def test_each_view_keeps_what_was_typed_in_it() -> None:
    async with people_panel() as (_, panel, pilot):
        await pilot.press(*"hys", "tab", "a")
        await settled(panel, pilot)
        assert (panel.field.display, panel.field.value, panel.view.count) == (True, "", 5)
        await pilot.press("slash", *"2031", "tab", "r")
        await settled(panel, pilot)
        assert not panel.field.display
        await pilot.press("a")
        await settled(panel, pilot)
        assert (panel.field.value, panel.view.count) == ("2031", 0)
        await pilot.press("l")
        await settled(panel, pilot)
        assert (panel.field.value, panel.view.count) == ("hys", 1)


async def test_words_of_attendance_find_whom_they_are_said_of() -> None:
    async with people_panel() as (_, panel, pilot):
        for query in ("请假", "qingjia", "leave", "qj"):
            panel.field.value = query
            await settled(panel, pilot)
            assert [row.split()[0] for row in drawn(panel)] == ["钱大同", "单晓东"], query


async def test_the_summary_of_the_roster_is_laid_out_for_its_width() -> None:
    stated = TEXT.replace("云岭区人大常委会组成", "会议应到6人，实到4人，请假3人。\n\n云岭区人大常委会组成")
    async with people_panel((120, 40), stated) as (reader, panel, pilot):
        await pilot.press("tab", "r")
        await settled(panel, pilot)
        assert drawn(panel)[0].split() == ["应到", "6✓", "出席", "4✓", "请假", "2/3?"]
        await pilot.resize_terminal(60, 20)
        await settled(panel, pilot)
        assert panel.width == panel.listing.size.width
        await pilot.press("enter")  # to where the text states it
        await pilot.pause()
        assert reader.page.cursor == stated.index("应到6人")


async def test_a_name_on_the_page_opens_its_card() -> None:
    async with people_panel((60, 20)) as (_, panel, pilot):
        at = TEXT.index("单晓东")
        panel.reveal(panel.people[0].mentions[0].span._replace(start=at, end=at + 1))
        await pilot.pause()
        assert panel.looking == "card"
        assert "单晓东" in drawn(panel)[0]
        assert said(panel.head)
