"""The notes panel in the reader: it fills in what is read meanwhile, and its rows lead to places and views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from textual.pilot import Pilot

import tui.loading
from parsers.issue import complete_issue
from parsers.model import Issue, Source, Span
from tests.screens import app_of, reader_of, seen, until
from tests.test_sheet import TEXT
from tui import texts
from tui.panels.notes import NotesPanel
from tui.sheet.rows import Command, Rest, Row
from tui.stage import Stage

SIZES = [(120, 40), (60, 20), (40, 12)]
LONG = TEXT + "各乡镇要认真落实。\n\n" * 200 + "收入由200万元增加到230万元，增长25%。\n\n" * 8


@pytest.fixture(autouse=True)
def _chinese() -> None:
    texts.use_language("zh")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """People and figures are not read before this is set."""
    free = Event()

    def waiting(issue: Issue, *, strict: bool = False) -> Issue:
        assert free.wait(60)
        return complete_issue(issue, strict=strict)

    monkeypatch.setattr(tui.loading, "complete_issue", waiting)
    return free


async def stage(pilot: Pilot[int], wanted: Stage) -> None:
    """Wait until the reading is so far."""
    for _ in range(3000):
        await pilot.pause(0.02)
        if reader_of(pilot).files.stage is wanted:
            return
    raise AssertionError(reader_of(pilot).files.stage)


async def opened(pilot: Pilot[int]) -> NotesPanel:
    """The notes panel, opened by its key."""
    await pilot.press("i")
    await until(pilot, "阅读说明")
    return pilot.app.screen.query_one(NotesPanel)


def put_on(panel: NotesPanel, wanted: Callable[[Row], bool]) -> int:
    """Put the cursor on the first row that is wanted; its number."""
    row = next(k for k, row in enumerate(panel.rows) if wanted(row))
    panel.listing.go(row)
    return row


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_read_meanwhile_is_filled_in_under_the_cursor(held: Event, size: tuple[int, int]) -> None:
    async with app_of(LONG).run_test(size=size) as pilot:
        panel = await opened(pilot)
        row = put_on(panel, lambda row: row.key == "figures.title")
        assert "数字  正在读取…" in await until(pilot, "正在读取…")
        at = row - panel.listing.scroll_offset.y
        held.set()
        await stage(pilot, Stage.WHOLE)
        assert panel.issue is not None
        screen = await until(pilot, f"数字  {len(panel.issue.figures)} ")
        assert panel.issue.figures
        assert not any("正在读取" in piece.text for row in panel.rows for piece in row.left)
        assert panel.rows[panel.listing.cursor].key == "figures.title"
        assert screen.splitlines()[panel.listing.region.y + at].strip().startswith("数字")


async def test_rows_that_come_above_the_cursor_leave_it_where_it_is_on_the_screen() -> None:
    async with app_of(LONG).run_test(size=(60, 20)) as pilot:
        await stage(pilot, Stage.WHOLE)
        panel = await opened(pilot)
        await pilot.press("end")
        await pilot.pause()
        row = put_on(panel, lambda row: row.key == "claim:0")
        await pilot.pause()
        at = row - panel.listing.scroll_offset.y
        assert panel.issue is not None
        panel.issue = replace(panel.issue, people=panel.issue.people * 4)
        await pilot.pause()
        assert panel.listing.cursor > row
        assert panel.rows[panel.listing.cursor].key == "claim:0"
        assert panel.listing.cursor - panel.listing.scroll_offset.y == at


async def test_nothing_is_made_before_the_panel_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Stage] = []
    make = NotesPanel.make

    def noting(panel: NotesPanel, issue: Issue) -> None:
        made.append(panel.stage)
        make(panel, issue)

    monkeypatch.setattr(NotesPanel, "make", noting)
    async with app_of(TEXT).run_test() as pilot:
        await stage(pilot, Stage.WHOLE)
        assert not made
        await opened(pilot)
        assert set(made) == {Stage.WHOLE}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("click", [False, True])
async def test_a_doubt_leads_to_its_place(size: tuple[int, int], click: bool) -> None:
    async with app_of(LONG).run_test(size=size) as pilot:
        await stage(pilot, Stage.WHOLE)
        panel = await opened(pilot)
        row = put_on(panel, lambda row: "增长25%" in "".join(piece.text for piece in row.left))
        await pilot.pause()
        target = panel.rows[row].target
        assert isinstance(target, Span)
        if click:
            await pilot.click(panel.listing, offset=(4, row - panel.listing.scroll_offset.y))
        else:
            await pilot.press("enter")
        await pilot.pause()
        page = reader_of(pilot).page
        assert page.display
        assert page.cursor == target.start
        assert "由200万元" in seen(pilot)


@pytest.mark.parametrize(("command", "words"), [("people", "人物 "), ("figures", "数字 "), ("checks", "✗")])
async def test_a_count_opens_what_it_counts(command: str, words: str) -> None:
    async with app_of(TEXT).run_test(size=(60, 20)) as pilot:
        await stage(pilot, Stage.WHOLE)
        panel = await opened(pilot)
        put_on(panel, lambda row: row.target == Command(command))
        await pilot.press("enter")
        await until(pilot, words)
        shown = reader_of(pilot).panes.panel
        assert shown is not None
        assert shown.id == ("figures" if command == "checks" else command)
        assert shown.looks_at("checks") == (command == "checks")


async def test_the_rest_of_a_list_is_opened_and_left_again() -> None:
    entries = "".join(f"{k}、关于第{k}号渡口管理的通知 …… {k}\n" for k in range(1, 13))
    text = f"青螺区人民政府公报\n\n目录\n\n{entries}\n\n关于第1号渡口管理的通知\n\n请办理。\n"
    async with app_of(text).run_test(size=(60, 20)) as pilot:
        await stage(pilot, Stage.WHOLE)
        panel = await opened(pilot)
        rest = Rest("contents-unmatched")
        put_on(panel, lambda row: row.target == rest)
        await pilot.press("enter")
        assert "关于第12号渡口管理的通知" in await until(pilot, "阅读说明 › 目录中有、正文里没有找到")
        await pilot.press("escape")
        await until(pilot, "另有")
        assert panel.rows[panel.listing.cursor].target == rest


async def test_a_long_text_says_that_people_wait_and_enter_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui.loading, "LONG", 10)
    async with app_of(TEXT).run_test(size=(60, 20)) as pilot:
        await stage(pilot, Stage.LATER)
        panel = await opened(pilot)
        await until(pilot, "尚未读取，按回车读")
        put_on(panel, lambda row: row.target == Command("people"))
        await pilot.press("enter")
        await stage(pilot, Stage.WHOLE)
        await pilot.press("escape", "i")
        await until(pilot, "人物  2")


async def test_of_a_beginning_it_is_said_that_the_rest_is_being_read() -> None:
    free = Event()

    def rest() -> Source:
        assert free.wait(60)
        return Source("issue.txt", TEXT)

    app = app_of(TEXT[:40])
    app.reader._rest = rest
    async with app.run_test(size=(60, 20)) as pilot:
        panel = await opened(pilot)
        await stage(pilot, Stage.HEAD)
        assert "大小  正在读取…" in await until(pilot, "正在读取…")
        free.set()
        await until(pilot, f"大小  {len(TEXT)} 字符")
        await stage(pilot, Stage.WHOLE)
        assert panel.stage is Stage.WHOLE


async def test_a_wider_terminal_leaves_the_cursor_on_its_entry() -> None:
    async with app_of(LONG).run_test(size=(40, 12)) as pilot:
        await stage(pilot, Stage.WHOLE)
        panel = await opened(pilot)
        put_on(panel, lambda row: row.key == "claim:0")
        known = panel.known
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert panel.rows[panel.listing.cursor].key == "claim:0"
        assert panel.known is known  # what was found of the issue is not looked for again
