"""The notes panel: how many lines of each kind were set aside, and the way to each of them and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsers.issue import outline_issue
from parsers.model import Issue, NoiseKind, Note, PageStart, Source, Span
from tests.screens import app_of, seen, until
from tui import texts
from tui.cells import cells, spread
from tui.cli import parse
from tui.panels.notes import NotesPanel
from tui.printing import print_issue
from tui.sheet.known import Known
from tui.sheet.noted import explained_rows, hidden_rows, kind_rows
from tui.sheet.rows import Row

TEXT = """青螺区人大常委会公报
防汛工作已经部署。
— 7 —
青螺区人大常委会公报 2031·5
各乡镇要认真落实。
![图](a.png)
— 8 —
上一篇：关于抗旱工作的报告
"""


def words(rows: list[Row], width: int = 40) -> list[str]:
    lines = [spread(row.left, row.right, width) for row in rows]
    assert all(sum(cells(piece.text) for piece in line) == width for line in lines)
    return ["".join(piece.text for piece in line).strip() for line in lines]


def issue_of(text: str = TEXT, pages: tuple[PageStart, ...] = ()) -> Issue:
    texts.use_language("zh")
    return outline_issue(Source("made.txt", text, pages=pages))


def test_each_kind_is_counted() -> None:
    assert [" ".join(row.split()) for row in words(kind_rows(Known(issue_of())))] == [
        "未排入正文的行", "• 页码 2 行 ›", "• 页眉、页脚 1 行 ›", "• 网站的导航等 1 行 ›", "• 排版标记、图片 1 行 ›",
    ]  # fmt: skip


def test_nothing_is_said_where_nothing_was_set_aside() -> None:
    assert kind_rows(Known(issue_of("防汛工作已经部署。\n"))) == []


def test_the_lines_are_listed_with_their_places() -> None:
    issue = issue_of()
    rows = hidden_rows(issue, NoiseKind.PAGE_MARK)
    assert words(rows) == ["‹ 回到说明", "第 3 行  — 7 —", "第 7 行  — 8 —"]
    assert [issue.source[row.target].strip() for row in rows[1:] if isinstance(row.target, Span)] == ["— 7 —", "— 8 —"]


def test_places_are_pages_where_the_file_knows_them() -> None:
    issue = issue_of("甲。\n— 1 —\n\f乙。\n— 2 —\n", (PageStart(0, "1"), PageStart(9, "2")))
    assert words(hidden_rows(issue, NoiseKind.PAGE_MARK))[1:] == ["第 1 页  — 1 —", "第 2 页  — 2 —"]


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_enter_lists_a_kind_and_goes_to_a_line(size: tuple[int, int]) -> None:
    texts.use_language("zh")
    app = app_of(TEXT + "段落。\n\n" * 200)
    async with app.run_test(size=size) as pilot:
        await pilot.press("i")
        await until(pilot, "未排入正文的行")
        panel = app.screen.query_one(NotesPanel)
        panel.listing.go(next(k for k, row in enumerate(panel.rows) if row.target is NoiseKind.PAGE_MARK))
        await pilot.press("enter")
        assert "第 3 行" in await until(pilot, "回到说明")
        await pilot.press("escape")
        await until(pilot, "网站的导航等")
        assert panel.rows[panel.listing.cursor].target is NoiseKind.PAGE_MARK
        await pilot.press("enter")
        await until(pilot, "回到说明")
        await pilot.click(panel.listing, offset=(3, 0))
        await until(pilot, "网站的导航等")
        await pilot.press("enter", "end", "enter")
        assert not panel.has_focus_within
        assert "段落。" in seen(pilot)


async def test_notes_stand_above_what_was_set_aside() -> None:
    texts.use_language("zh")
    app = app_of(TEXT)
    async with app.run_test() as pilot:
        await pilot.press("i")
        await until(pilot, "未排入正文的行")
        panel = app.screen.query_one(NotesPanel)
        issue = issue_of()
        panel.issue = Issue(issue.source, issue.blocks, issue.noise, issue.masthead, notes=(Note("flood", "3"),))
        shown = (await until(pilot, "短行过多")).splitlines()
        assert next(k for k, row in enumerate(shown) if "短行过多" in row) + 2 == next(
            k for k, row in enumerate(shown) if "未排入" in row
        )


def test_json_has_what_was_set_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "made.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert print_issue(parse([str(path), "--print", "all", "--format", "json"])) == 0
    hidden = json.loads(capsys.readouterr().out)["hidden"]
    assert [(row["kind"], row["text"]) for row in hidden] == [
        ("page mark", "— 7 —"),
        ("running head", "青螺区人大常委会公报 2031·5"),
        ("markup", "![图](a.png)"),
        ("page mark", "— 8 —"),
        ("furniture", "上一篇：关于抗旱工作的报告"),
    ]
    assert all(TEXT[row["start"] : row["end"]].strip() == row["text"] for row in hidden)


@pytest.mark.parametrize(("lang", "empty"), [("zh", "这里没有规则认出什么"), ("en", "No rule made anything here")])
def test_nothing_made_is_said(lang: str, empty: str) -> None:
    issue = issue_of("")
    texts.use_language(lang)
    assert words(explained_rows(issue, 0, 40)) == [empty]
    texts.use_language("zh")


def test_rules_stand_below_what_they_made() -> None:
    issue = issue_of("青禾县共投入12.5亿元。\n")
    rows = explained_rows(issue, 7, 60)
    told = words(rows, 66)
    assert told[0] == "数字 “12.5亿元” 6–12"
    assert told[1].startswith("• figures.counted: unit_right_after | money 元")
    assert rows[0].target == (6, 12)


def test_the_offsets_of_what_stands_there_are_not_parted() -> None:
    issue = issue_of("青禾县共投入12.5亿元。\n")
    for width in range(16, 40):
        lines = [row.left[0].text for row in explained_rows(issue, 7, width) if row.left]
        assert any(line.endswith("6–12") for line in lines), lines
        assert all(cells(line) <= width + 2 for line in lines)


async def test_the_cursor_lights_every_row_of_an_entry_and_steps_over_it() -> None:
    texts.use_language("zh")
    app = app_of("青禾县共投入12.5亿元。\n\n杜小满主任作报告。\n")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("i")
        await until(pilot, "w 由何规则")
        panel = app.screen.query_one(NotesPanel)
        panel.place = 7
        await pilot.press("w")
        await until(pilot, "figures.counted")
        listing = panel.listing
        await pilot.press("down")
        entry = listing.entry(listing.cursor)
        assert (listing.cursor, len(entry) > 1) == (entry.start, True)
        grounds = [next(iter(listing.line_at(y))).style for y in range(listing.count)]
        lit = [y for y, ground in enumerate(grounds) if ground == grounds[listing.cursor]]
        assert lit == list(entry)
        await pilot.press("down")
        assert listing.cursor == entry.stop
        await pilot.press("up")
        assert listing.cursor == entry.start


async def test_w_tells_the_rules_at_the_cursor() -> None:
    texts.use_language("zh")
    app = app_of("青禾县共投入12.5亿元。\n\n杜小满主任作报告。\n")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"wwww", "i")
        await until(pilot, "w 由何规则")
        panel = app.screen.query_one(NotesPanel)
        assert panel.place > 0
        panel.place = 7
        await pilot.press("w")
        shown = await until(pilot, "figures.counted")
        assert "由何规则" in shown
        assert "12.5亿元" in shown
        await pilot.press("escape")
        await until(pilot, "没有存疑之处")
        await pilot.press("w", "home", "enter")
        await until(pilot, "没有存疑之处")
        assert panel.explained is None
