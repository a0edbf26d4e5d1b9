"""The reader's screen driven by keys and mouse: panes, jumps, contents, panels, narrow terminals."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from parsers.issue import outline_issue
from parsers.model import Issue, Source
from tests.test_pty import ISSUE
from tui import texts
from tui.app import GazetteApp
from tui.bar import Bar
from tui.screens.palette import Palette
from tui.screens.reader import Reader
from tui.settings import Settings
from tui.theme import LIGHT_THEME

LONG = ISSUE + "\n".join(f"第{n}段，说明有关情况。\n" for n in range(200))


@asynccontextmanager
async def reading(
    text: str = LONG, size: tuple[int, int] = (120, 40), settings: Settings | None = None
) -> AsyncIterator[tuple[Reader, Pilot[int]]]:
    """The reader on `text`, its first screen shown."""
    texts.use_language("en")
    app = GazetteApp(outline_issue(Source("made.txt", text)), settings or Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Reader)
        yield app.screen, pilot


def said(bar: Bar) -> str:
    return "".join(piece.text for piece in (*bar.left, *bar.right))


def heading_at(reader: Reader) -> str:
    number = reader.places.at(reader.page.cursor)
    return reader.places.sections[number].title if number >= 0 else ""


async def test_headings_and_documents_are_walked() -> None:
    async with reading() as (reader, pilot):
        seen = []
        for key in ("]", "]", "】", "[", "}", "{", "｛"):
            await pilot.press(key)
            seen.append(heading_at(reader))
        report, resolution = "关于河道治理情况的报告", "关于批准预算调整的决议"
        assert seen == [report, "基本情况", "下一步打算", "基本情况", resolution, report, report]
        assert "nothing further back" in said(reader.status)


async def test_a_number_and_g_go_to_that_document_and_back_returns() -> None:
    async with reading() as (reader, pilot):
        await pilot.press("]", "]", "2", "g")
        assert heading_at(reader) == "关于批准预算调整的决议"
        await pilot.press("backspace")
        assert heading_at(reader) == "基本情况"
        await pilot.press("alt+right")
        assert heading_at(reader) == "关于批准预算调整的决议"
        await pilot.press("９", "enter")
        assert "no document 9" in said(reader.status)


async def test_the_contents_follow_the_place_and_lead_to_one() -> None:
    async with reading() as (reader, pilot):
        contents = reader.contents
        assert contents.tree_ is not None
        await pilot.press("]", "]")
        await pilot.pause()
        assert contents.tree_.place == reader.places.at(reader.page.cursor) == 1
        assert contents.listing.cursor == 1
        await pilot.press("t", "end", "enter")
        await pilot.pause()
        assert heading_at(reader) == "关于批准预算调整的决议"
        assert reader.page.has_focus


async def test_folding_by_key_and_by_mouse() -> None:
    async with reading() as (reader, pilot):
        tree = reader.contents.tree_
        assert tree is not None
        assert len(tree.rows) == 4
        await pilot.press("t", "left")
        assert len(tree.rows) == 2
        await pilot.press("right")
        assert len(tree.rows) == 4
        await pilot.click(reader.contents.listing, offset=(0, 0))
        assert len(tree.rows) == 2


async def test_the_filter_finds_titles_and_enter_goes_there() -> None:
    async with reading() as (reader, pilot):
        await pilot.press("t", "/", *"打算")
        assert [number for number, _ in reader.contents.found or []] == [2]
        await pilot.press("enter")
        await pilot.pause()
        assert heading_at(reader) == "下一步打算"
        await pilot.press("escape")
        assert reader.contents.found is None


async def test_the_divider_moves_by_keys_and_mouse_up_to_a_third() -> None:
    async with reading() as (reader, pilot):
        before = reader.contents.size.width
        await pilot.press("<")
        await pilot.pause()
        assert reader.contents.size.width == before - 2
        column = reader.divider.region.x
        await pilot.mouse_down(reader.divider, offset=(0, 5))
        await pilot.hover(reader, offset=(column + 30, 5))
        await pilot.mouse_up(reader, offset=(column + 30, 5))
        await pilot.pause()
        assert reader.contents.size.width == 40


@pytest.mark.parametrize(("width", "contents"), [(120, 38), (80, 26), (70, 23)])
async def test_the_contents_stand_beside_the_page(width: int, contents: int) -> None:
    async with reading(size=(width, 24)) as (reader, _):
        assert reader.contents.size.width == contents
        assert reader.page.region.right == width


async def test_narrow_contents_cover_the_page_until_a_choice() -> None:
    async with reading(size=(60, 20)) as (reader, pilot):
        assert not reader.contents.display
        await pilot.press("f2")
        assert reader.contents.display
        assert not reader.page.display
        await pilot.press("down", "enter")
        await pilot.pause()
        assert reader.page.display
        assert reader.page.has_focus
        assert heading_at(reader) == "基本情况"


async def test_panels_open_in_the_slot_and_close() -> None:
    async with reading() as (reader, pilot):
        await pilot.press("i")
        await pilot.pause()
        assert reader.panes.panel is not None
        assert reader.panes.panel.has_focus_within
        assert not reader.contents.display
        await pilot.press("i")
        assert reader.panes.panel is None
        assert reader.contents.display
        assert reader.page.has_focus


async def test_resizing_keeps_the_place() -> None:
    async with reading() as (reader, pilot):
        await pilot.press("]", "]")
        place = reader.page.cursor
        for width in (60, 200, 25, 100):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert reader.page.cursor == place
            assert reader.page.shows(reader.page.page.place_of(place))


async def test_lines_grow_and_shrink_within_bounds() -> None:
    async with reading(settings=Settings(measure=44)) as (reader, pilot):
        await pilot.press("-", "-", "-")
        assert reader.page.measure == 40
        await pilot.press("+")
        assert reader.page.measure == reader.settings.measure == 44


async def test_light_and_dark() -> None:
    async with reading() as (reader, pilot):
        await pilot.press("d")
        assert reader.app.theme == LIGHT_THEME
        assert not reader.app.current_theme.dark


async def test_the_palette_runs_what_is_asked_for_in_either_language() -> None:
    async with reading() as (reader, pilot):
        for query, expected in (("下一个标题", "关于河道治理情况的报告"), ("批准预算", "关于批准预算调整的决议")):
            await pilot.press("ctrl+p")
            assert isinstance(reader.app.screen, Palette)
            await pilot.press(*query, "enter")
            await pilot.pause()
            assert reader.app.screen_stack == [reader]
            assert heading_at(reader) == expected


async def test_help_lists_the_commands_and_runs_one() -> None:
    async with reading() as (reader, pilot):
        await pilot.press("？")
        await pilot.press("enter", "q")
        assert reader.app.screen is reader


async def test_markup_in_a_title_is_text() -> None:
    text = "关于[bold]河道[/]治理[@click=app.quit]情况的报告\n\n一、[/]基本情况\n\n正文。\n"
    async with reading(text) as (reader, pilot):
        await pilot.press("ctrl+p", "escape", "]", "i", "t")
        assert reader.app.is_running


@pytest.mark.parametrize("size", [(20, 5), (4, 2), (1, 1), (400, 120)])
async def test_no_size_is_too_odd(size: tuple[int, int]) -> None:
    async with reading(size=size) as (reader, pilot):
        await pilot.press("]", "t", "i", "i", "end", "?", "q")
        assert reader.app.is_running


async def test_an_issue_of_nothing_opens() -> None:
    texts.use_language("en")
    app = GazetteApp(Issue(Source("empty.txt", "")))
    async with app.run_test() as pilot:
        await pilot.press("]", "}", "g", "G", "n", "backspace", "t", "down", "enter", "/")
        assert app.is_running


async def test_enter_and_a_click_open_the_card_of_a_figure() -> None:
    async with reading() as (reader, pilot):
        await until(lambda: bool(reader.issue and reader.issue.figures), pilot)
        assert reader.issue is not None
        span = reader.issue.figures[0].span
        reader.page.goto(span)
        await pilot.press("enter")
        await until(lambda: reader.panes.panel is not None, pilot)
        assert reader.panes.panel is not None
        assert reader.panes.panel.id == "figures"
        await pilot.press("f5", "x")
        await until(lambda: reader.panes.panel is None, pilot)
        reader.page.goto(0)
        reader.page.focus()
        await pilot.press("enter")
        assert "no name or figure" in said(reader.status)


async def until(ready: Callable[[], bool], pilot: Pilot[int]) -> None:
    """Wait for what a thread of the reader makes; fails when it never comes."""
    for _ in range(500):
        if ready():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came")
