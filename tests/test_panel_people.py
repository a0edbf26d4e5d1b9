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
async def people_panel(size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Reader, PeoplePanel, Pilot[int]]]:
    """The reader with the panel open and its list shown."""
    texts.use_language("zh")
    app = GazetteApp(parse_issue(Source("made.txt", TEXT)), Settings())
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
        assert rows[2].split() == ["钱大同", "免", "云岭区人民法院副院长", "决定"]
        await pilot.press("down", "down", "enter")
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
        assert len(drawn(panel)) == 5
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


@pytest.mark.parametrize(("presses", "begins"), [(0, "姓名"), (1, "| 姓名"), (2, "姓名,职务")])
async def test_the_table_is_copied_in_three_forms(presses: int, begins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    post = PeoplePanel.post_message

    def listen(panel: PeoplePanel, message: Message) -> bool:
        if isinstance(message, Copy):
            copied.append(message.text)
        return post(panel, message)

    monkeypatch.setattr(PeoplePanel, "post_message", listen)
    async with people_panel() as (_, _panel, pilot):
        await pilot.press("tab", *("c" for _ in range(presses)), "y")
        await pilot.pause()
        assert copied[0].startswith(begins)


async def test_a_name_on_the_page_opens_its_card() -> None:
    async with people_panel((60, 20)) as (_, panel, pilot):
        at = TEXT.index("单晓东")
        panel.reveal(panel.people[0].mentions[0].span._replace(start=at, end=at + 1))
        await pilot.pause()
        assert panel.looking == "card"
        assert "单晓东" in drawn(panel)[0]
        assert said(panel.head)
