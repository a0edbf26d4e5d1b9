"""The viewer on a screen: places, marks, mouse and keys."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseUp
from textual.pilot import Pilot
from textual.strip import Strip

from parsers.model import Block, BlockKind, Flow, Issue, Section, Source, Span
from parsers.quote.excerpt import clean_text
from tests.issues import PAGE, Maker
from tui.viewer.units import Unit
from tui.viewer.widget import Viewer


def long_issue(paragraphs: int = 60) -> Issue:
    """Numbered paragraphs, some over a page break, with documents' titles between them."""
    maker = Maker()
    sections: list[Section] = []
    for number in range(paragraphs):
        if number % 20 == 0:
            head = maker.block(f"关于第{number}号议案的报告", kind=BlockKind.TITLE, page=str(number + 1))
            sections.append(Section(1, "", "", head, head))
        maker.block(
            f"第{number}段：会议审议了区级预算，新增支出{number}.5万元，",
            "用于“湖泊（河流）”的治理。请予审议！" * (number % 4 + 1),
            between=PAGE if number % 3 == 0 else "\n",
        )
    return maker.issue(*sections)


class Desk(App[None]):
    """An app with nothing but a viewer; it remembers what the viewer said."""

    def __init__(self, issue: Issue) -> None:
        super().__init__()
        self.viewer = Viewer(issue)
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.viewer

    def on_viewer_moved(self, event: Viewer.Moved) -> None:
        self.said.append(event)

    def on_viewer_clicked(self, event: Viewer.Clicked) -> None:
        self.said.append(event)

    def on_viewer_selection_changed(self, event: Viewer.SelectionChanged) -> None:
        self.said.append(event)


def lines(viewer: Viewer) -> list[str]:
    """What the pane shows, without its bar."""
    region = viewer.size.region
    return [strip.text[:-1].rstrip() for strip in viewer.render_lines(region)]


def segments(viewer: Viewer) -> Iterator[Segment]:
    for strip in viewer.render_lines(viewer.size.region):
        yield from Strip(strip)


def in_order(issue: Issue, low: int, high: int) -> str:
    """The words from `low` to `high`, block by block: what a copy must be."""
    texts = []
    for block in issue.blocks:
        flow = block.flow
        texts.append("".join(char for k, char in enumerate(flow.text) if low <= flow.at(k) < high).strip())
    return "\n".join(text for text in texts if text)


def under(viewer: Viewer, x: int, y: int) -> int | None:
    """The source offset of the character that the eye sees at a cell of the pane, measured as rich does."""
    for piece in viewer.row_at(y).pieces:
        left = viewer.geometry.left + piece.x
        for index, char in enumerate(piece.text):
            if left <= x < left + cell_len(char):
                return piece.flow.at(piece.start + index)
            left += cell_len(char)
    return None


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    viewer = pilot.app.query_one(Viewer)
    await pilot._post_mouse_events([MouseDown], viewer, offset=start, button=1)
    await pilot._post_mouse_events([MouseMove], viewer, offset=end, button=1)
    await pilot._post_mouse_events([MouseUp], viewer, offset=end, button=1)
    await pilot.pause()


async def test_place_stays_through_sizes_measures_and_parses() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(100, 30)) as pilot:
        viewer = app.viewer
        target = issue.source.text.index("第41段")
        viewer.goto(target, margin=0)
        assert viewer.top_offset == target
        for size in ((60, 20), (23, 9), (140, 50), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert viewer.page.row(viewer.page.place_of(target)) in [row for _, row in viewer.in_view()]
        assert viewer.top_offset == target
        viewer.measure = 40
        viewer.measure = 88
        viewer.load(issue, keep_place=True)
        assert viewer.top_offset == target
        viewer.load(issue)
        assert viewer.top_offset == viewer.cursor == 0


async def test_the_place_that_is_read_stays_in_view_when_rows_grow_shorter() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(100, 30)) as pilot:
        viewer = app.viewer
        target = issue.source.text.index("第41段")
        viewer.goto(target, margin=25)
        for size in ((60, 30), (40, 12), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert viewer.shows(viewer.page.place_of(target)), size


async def test_goto_shows_the_place_and_says_so() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(80, 24)) as pilot:
        viewer = app.viewer
        for number in (57, 3, 59, 30):
            app.said.clear()
            target = issue.source.text.index(f"第{number}段")
            viewer.goto(Span(target, target + 3))
            await pilot.pause()
            assert f"第{number}段" in "\n".join(lines(viewer))
            (moved,) = (event for event in app.said if isinstance(event, Viewer.Moved))
            assert (moved.cursor, moved.top_offset) == (target, viewer.top_offset)
        top = viewer.top
        viewer.goto(issue.source.text.index("第31段"), lazy=True)
        assert viewer.top == top


async def test_furniture_shows_what_follows_it() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(80, 24)):
        mark = issue.source.text.index("— 7 —", 800)
        app.viewer.goto(mark, margin=0)
        after = issue.source.text[mark + len("— 7 —") :].lstrip()[:4]
        assert after in lines(app.viewer)[0]


async def test_ends() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(80, 24)):
        viewer = app.viewer
        viewer.scroll_edge(end=True)
        shown = lines(viewer)
        assert shown[-1].endswith("请予审议！")
        assert viewer.percent == 100
        viewer.scroll_rows(5)
        assert lines(viewer) == shown
        viewer.scroll_rows(-10_000)
        assert viewer.top_offset == 0
        assert viewer.percent == 0


async def test_pages_leave_no_row_out() -> None:
    app = Desk(long_issue())
    async with app.run_test(size=(80, 24)):
        viewer = app.viewer
        seen: list[str] = lines(viewer)
        while True:
            viewer.scroll_pages(1)
            page = lines(viewer)
            start = max(k for k in range(len(page) + 1) if seen[len(seen) - k :] == page[:k])
            if start == len(page):
                break
            assert start >= 1
            seen += page[start:]
        assert "".join(seen).count("段：") == 60


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_a_drag_takes_what_it_covers(width: int) -> None:
    issue = long_issue()
    app = Desk(issue)
    dice = random.Random(width)
    async with app.run_test(size=(width, 24)) as pilot:
        viewer = app.viewer
        for _ in range(6):
            viewer.goto(dice.randrange(len(issue.source.text)))
            start, end = ((dice.randrange(width - 1), dice.randrange(24)) for _ in range(2))
            if start == end:
                continue
            covered = [offset for cell in (start, end) if (offset := under(viewer, *cell)) is not None]
            await drag(pilot, start, end)
            if len(covered) == 2:
                low, high = min(covered), max(covered) + 1
                assert viewer.selection is not None
                assert viewer.excerpt_text(viewer.selection) == in_order(issue, low, high)
            elif viewer.selection is not None:
                assert viewer.excerpt_text(viewer.selection) == in_order(issue, *viewer.selection)
                assert all(offset in range(*viewer.selection) for offset in covered)


async def test_a_drag_beyond_the_edge_scrolls() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(80, 24)) as pilot:
        viewer = app.viewer
        viewer.goto(0)
        await pilot._post_mouse_events([MouseDown], viewer, offset=(20, 20), button=1)
        await pilot.pause()
        down = MouseMove(viewer, 20, 26, 0, 0, 1, False, False, False)
        viewer.post_message(down)
        await pilot.pause(0.3)
        await pilot._post_mouse_events([MouseUp], viewer, offset=(20, 23), button=1)
        assert viewer.selection is not None
        assert viewer.top_offset > 0
        assert viewer.selection.end > viewer.page.row(viewer.top).offset


async def test_clicks_select_sentence_and_paragraph_and_say_where() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(100, 24)) as pilot:
        viewer = app.viewer
        target = issue.source.text.index("第1段")
        row = next(y for y, line in enumerate(lines(viewer)) if "第1段" in line)
        x = viewer.geometry.left + 6
        await pilot.click(viewer, offset=(x, row))
        clicked = [event for event in app.said if isinstance(event, Viewer.Clicked)]
        assert [(event.offset, event.chain) for event in clicked] == [(target + 1, 1)]
        assert viewer.selection is None
        assert viewer.cursor == target + 1
        await pilot.click(viewer, offset=(x, row), times=2)
        assert viewer.selection is not None
        assert viewer.excerpt_text(viewer.selection).startswith("第1段：")
        assert viewer.excerpt_text(viewer.selection).endswith("治理。")
        await pilot.click(viewer, offset=(x, row), times=3)
        assert viewer.selection is not None
        assert viewer.excerpt_text(viewer.selection).endswith("请予审议！")
        await pilot.click(viewer, offset=(x, row + 1))
        assert viewer.selection is None


async def test_keys_select_by_units() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(80, 24)) as pilot:
        viewer = app.viewer
        start = issue.source.text.index("第2段")
        viewer.goto(start)
        viewer.start_selection()
        viewer.move_cursor(Unit.CHARACTER, 3)
        assert viewer.selection == Span(start, start + 4)
        viewer.swap_ends()
        viewer.move_cursor(Unit.CHARACTER, 1)
        assert viewer.selection == Span(start + 1, start + 4)
        viewer.start_selection(Unit.PARAGRAPH)
        viewer.move_cursor(Unit.PARAGRAPH, 1)
        assert viewer.selection is not None
        text = viewer.excerpt_text(viewer.selection)
        assert text.startswith("第2段")
        assert text.count("\n") == 1
        viewer.scroll_pages(1)
        assert viewer.excerpt_text(viewer.selection) == text
        viewer.select(None)
        await pilot.pause()
        spans = [event.span for event in app.said if isinstance(event, Viewer.SelectionChanged)]
        assert spans[0] == Span(start, start + 1)
        assert spans[-1] is None
        assert viewer.verbatim_text(Span(start, start + 3)) == "第2段"


async def test_cursor_walks_rows_and_stays_in_view() -> None:
    app = Desk(long_issue())
    async with app.run_test(size=(60, 12)):
        viewer = app.viewer
        viewer.put_cursor(0)
        seen = [viewer.cursor]
        while True:
            viewer.move_cursor_rows(1)
            if viewer.cursor == seen[-1]:
                break
            seen.append(viewer.cursor)
            assert viewer.shows(viewer.page.place_of(viewer.cursor))
            assert any(s.style and s.style.reverse for s in segments(viewer))
        assert seen == sorted(seen)
        assert len(seen) > 100
        viewer.move_cursor_rows(-10_000)
        assert viewer.top_offset == 0


async def test_marks_are_painted_on_their_cells() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(70, 20)) as pilot:
        viewer = app.viewer
        text = issue.source.text
        spans = [Span(k, k + 4) for k in range(len(text)) if text.startswith("区级预算", k)]
        plain = "\n".join(lines(viewer))
        ground = viewer.component("find").bgcolor
        viewer.set_marks("find", spans, 1)
        await pilot.pause()
        marked = "".join(s.text for s in segments(viewer) if s.style and s.style.bgcolor == ground)
        assert "\n".join(lines(viewer)) == plain
        assert set(marked) == set("区级预算")
        current = viewer.component("find-current").bgcolor
        assert (
            "".join(s.text for s in segments(viewer) if s.style and s.style.bgcolor == current and s.text in "区级预算")
            == "区级预算"
        )
        viewer.set_marks("find", ())
        assert not any(s.style and s.style.bgcolor in (ground, current) for s in segments(viewer))


async def test_the_bar_is_a_way_to_go() -> None:
    issue = long_issue()
    app = Desk(issue)
    async with app.run_test(size=(80, 24)) as pilot:
        viewer = app.viewer
        await pilot.click(viewer, offset=(79, 23))
        assert viewer.percent == 100
        await drag(pilot, (79, 23), (79, 0))
        assert viewer.top_offset == 0
        assert viewer.selection is None
        assert not any(isinstance(event, Viewer.Clicked) for event in app.said)


async def test_wheel() -> None:
    app = Desk(long_issue())
    async with app.run_test(size=(80, 24)) as pilot:
        before = lines(app.viewer)
        await pilot._post_mouse_events([MouseScrollDown], app.viewer, offset=(5, 5))
        await pilot.pause()
        assert lines(app.viewer)[:10] == before[3:13]


@pytest.mark.parametrize("size", [(1, 1), (4, 2), (20, 5), (400, 120)])
async def test_any_size(size: tuple[int, int]) -> None:
    app = Desk(long_issue())
    async with app.run_test(size=size) as pilot:
        app.viewer.scroll_edge(end=True)
        app.viewer.goto(500)
        await pilot.pause()
        assert len(lines(app.viewer)) == size[1]


async def test_hostile_text_is_drawn_as_text() -> None:
    text = "[bold]甲[/]\x1b]52;c;AA\x07\x9b31m\u202e乙\u200b\x00[@click=app.quit]丙"
    issue = Issue(Source("x", text), (Block(BlockKind.PARAGRAPH, Flow(text), (Span(0, len(text)),)),))
    app = Desk(issue)
    async with app.run_test(size=(80, 10)):
        drawn = "".join(lines(app.viewer))
        assert "[bold]甲[/]" in drawn
        assert "[@click=app.quit]丙" in drawn
        assert all(char.isprintable() for char in drawn)


async def test_no_text() -> None:
    app = Desk(Issue(Source("", "")))
    async with app.run_test(size=(80, 10)) as pilot:
        viewer = app.viewer
        viewer.move_cursor(Unit.SENTENCE, 1)
        viewer.move_cursor_rows(3)
        viewer.start_selection()
        await drag(pilot, (3, 3), (9, 9))
        assert clean_text(viewer.issue, viewer.selection or Span(0, 0)) == ""
        assert viewer.percent == 100
