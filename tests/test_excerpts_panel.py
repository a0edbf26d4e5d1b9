"""Excerpts, marks, places and recent issues as a reader meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.events import AppFocus
from textual.widgets import Input

from parsers.issue import outline_issue
from parsers.model import Citation, Note, Source, Span
from parsers.quote.citation import quote
from tests.screens import app_of, known, reader_of, seen, until
from tui import texts
from tui.app import GazetteApp
from tui.cells import cells
from tui.panels.excerpts import PLACE, ExcerptsPanel, place_lines
from tui.settings import Settings, settings_file
from tui.store import anchor_at, open_store
from tui.store_requests import OpenIssue
from tui.theme import DARK_THEME, LIGHT_THEME

TEXT = "青禾县人民政府关于粮食生产的报告\n\n一、基本情况\n\n" + "\n\n".join(
    f"　　第{n}个乡镇种植水稻{n}万亩，比上年增长。第{n}个乡镇收购早稻。" for n in range(11, 60)
)


@pytest.fixture(autouse=True)
def chinese() -> None:
    texts.use_language("zh")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "state" / "store.sqlite3"


async def test_excerpts_are_kept_ordered_noted_removed_and_brought_back(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(120, 40)) as pilot:
        await until(pilot, "第12个乡镇")
        reader = reader_of(pilot)
        for town in (12, 14):
            reader.page.goto(TEXT.index(f"第{town}个乡镇收购"))
            await pilot.press("e")
            await until(pilot, "已收入摘录")
            reader.unsay()
        await pilot.press("E")
        shown = await until(pilot, " 2 第14个乡镇收购早稻。")
        assert " 1 第12个乡镇收购早稻。" in shown
        assert "《青禾县人民政府关于粮食生产的报告》" in shown
        await pilot.press("J")
        await until(pilot, " 2 第12个乡镇收购早稻。")
        await pilot.press("a", *"核对", "enter")
        await until(pilot, "※ 核对")
        await pilot.press("D")
        await until(pilot, "已删除")
        assert "第12个乡镇收购早稻。" not in seen(pilot).split("▏")[0]
        await pilot.press("u")
        await until(pilot, "※ 核对")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert reader.page.cursor == TEXT.index("第12个乡镇收购")
    async with app_of(TEXT, store).run_test(size=(120, 40)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("E")
        shown = await until(pilot, "※ 核对")
        assert " 1 第14个乡镇收购早稻。" in shown


async def test_the_whole_citation_is_shown_in_a_small_window(store: Path) -> None:
    front = "青禾县人民代表大会常务委员会公报\n2031年第3号（总第19号）\n\n"
    head = "关于全县粮食生产情况的报告\n——2031年8月20日在青禾县人民代表大会常务委员会第九次会议上\n县农业农村局局长　司马禾\n"
    text = front + head + "主任、各位委员：\n" + TEXT.partition("\n\n")[2]
    async with app_of(text, store).run_test(size=(60, 20)) as pilot:
        await until(pilot, "第11个乡镇")
        reader = reader_of(pilot)
        for town in range(11, 16):
            reader.page.goto(text.index(f"第{town}个乡镇收购"))
            await pilot.press("e")
            await until(pilot, "已收入摘录")
            reader.unsay()
        await pilot.press("E")
        await until(pilot, " 1 第11个乡镇收购早稻。")
        await pilot.press("end")
        shown = await until(pilot, " 5 第15个乡镇收购早稻。")
    assert (
        "《关于全县粮食生产情况的报告》（司马禾，县农业农村局局长，2031-08-20），一、基本情况，"
        "青禾县人民代表大会常务委员会公报2031年第3号（总号19）"
    ) in "".join(shown.split())


def test_a_long_citation_is_cut_in_its_headings() -> None:
    path = ("一、" + "关于推进粮食生产全程机械化" * 8,)
    citation = Citation("a.txt", document="报告", gazette="青禾县公报", year=2031, number=3, path=path, pages="7-8")
    for width in (20, 40, 56):
        lines = place_lines(citation, width)
        assert len(lines) <= PLACE
        assert all(cells(line) <= width for line in lines)
        assert "".join(lines).startswith("《报告》，一、")
        assert "".join(lines).endswith("2031年第3号，第7-8页")
        assert "…" in "".join(lines)


async def test_export_never_writes_over_a_file_without_asking(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("mine", "utf-8")
    async with app_of(TEXT, store).run_test(size=(120, 40)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("e")
        await until(pilot, "已收入摘录")
        await pilot.press("E")
        await until(pilot, " 1 青禾县人民政府关于粮食生产的报告")
        await pilot.press("s")
        await pilot.pause()
        pilot.app.screen.query_one(".ask-path", Input).value = str(out)
        await pilot.press("enter")
        await until(pilot, "已存在")
        assert out.read_text("utf-8") == "mine"
        await pilot.press("enter")
        await until(pilot, "已存入")
    assert json.loads(out.read_text("utf-8"))[0]["text"] == "青禾县人民政府关于粮食生产的报告"


async def test_a_mark_is_set_and_gone_to(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(120, 40)) as pilot:
        await until(pilot, "第12个乡镇")
        reader, place = reader_of(pilot), TEXT.index("第40个")
        reader.page.goto(place)
        await pilot.press("m", "a")
        await until(pilot, "书签 a 已设")
        await pilot.press("g", "apostrophe", "a")
        await until(pilot, "第41个乡镇")
        assert reader.page.cursor == place
        await pilot.press("backspace", "apostrophe", "b")
        await until(pilot, "没有书签 b")
        await pilot.press("M")
        await until(pilot, " a  第40个乡镇")


@pytest.mark.parametrize("change", ["nothing", "renamed", "saved anew"])
async def test_the_place_of_reading_comes_back(store: Path, change: str) -> None:
    async with app_of(TEXT, store).run_test(size=(100, 24)) as pilot:
        await until(pilot, "第12个乡镇")
        page = (await known(pilot)).page
        page.goto(TEXT.index("第45个"), margin=0)
        await pilot.pause()
        top = TEXT[page.top_offset : page.top_offset + 9]
    text = TEXT.replace("第11个", "另有一段文字。\n\n　　第11个") if change == "saved anew" else TEXT
    file = "/other.txt" if change == "renamed" else "/issue.txt"
    async with app_of(text, store, file).run_test(size=(100, 24)) as pilot:
        await until(pilot, "第45个乡镇")
        offset = reader_of(pilot).page.top_offset
        assert text[offset : offset + 9] == top


def sample_of(store: Path) -> GazetteApp:
    """The app on an issue that says that it is the sample."""
    source = Source("sample.txt", "样刊\n\n只有一段。", notes=(Note("sample"),))
    return GazetteApp(outline_issue(source), Settings(store=store))


async def test_after_the_sample_was_seen_the_recent_issues_are_offered(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "issue.txt"
    file.write_text(TEXT, "utf-8")
    for _ in range(2):
        async with sample_of(store).run_test(size=(120, 30)) as pilot:
            await until(pilot, "只有一段")
            await known(pilot)
            await pilot.pause(0.2)
            assert "最近打开" not in seen(pilot)
    async with app_of(TEXT, store, str(file)).run_test(size=(120, 30)) as pilot:
        await until(pilot, "第12个乡镇")
        await known(pilot)
    async with sample_of(store).run_test(size=(120, 30)) as pilot:
        await until(pilot, "issue.txt")
        await pilot.press("enter")
        await until(pilot, "第12个乡镇")


async def test_a_recent_issue_that_is_gone_is_said_to_be(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(120, 30)) as pilot:
        await until(pilot, "第12个乡镇")
        pilot.app.screen.post_message(OpenIssue("/no/such/issue.txt"))
        await until(pilot, "文件不存在")
        assert "第12个乡镇" in seen(pilot)


async def test_a_store_that_is_damaged_is_said_to_be_and_reading_goes_on(store: Path) -> None:
    store.parent.mkdir()
    store.write_bytes(b"no database" * 100)
    async with app_of(TEXT, store).run_test(size=(120, 30)) as pilot:
        await until(pilot, "摘录文件不能用：不是本程序的摘录文件")
        await until(pilot, "存不了盘")
        await pilot.press("e")
        assert "已收入摘录" not in await until(pilot, "未写入磁盘")
        await until(pilot, "未存盘 1")
        await pilot.press("E")
        await until(pilot, " 1 青禾县人民政府关于粮食生产的报告")


async def test_what_was_set_up_is_set_up_again(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(120, 30)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("d", "minus", "greater_than_sign")
        await pilot.pause()
    again = Settings()
    again.load(store)
    assert (again.theme, again.measure, again.divider) == (LIGHT_THEME, 84, 40)


@pytest.mark.parametrize("damage", ["", "theme\nmeasure x\n\0", "measure 9999999\ndivider -3", "\udcff"])
def test_settings_that_are_damaged_do_no_harm(tmp_path: Path, damage: str) -> None:
    settings_file(tmp_path / "store").write_text(damage, "utf-8", errors="surrogateescape")
    settings = Settings()
    settings.load(tmp_path / "store")
    assert (settings.theme, settings.divider) == (DARK_THEME, None)
    assert settings.measure in (88, 120)


async def test_what_another_window_has_kept_shows_when_one_comes_back(store: Path) -> None:
    async with app_of(TEXT, store).run_test(size=(120, 40)) as pilot:
        reader = await known(pilot)
        await pilot.press("E")
        await until(pilot, "还没有摘录")
        words = "第12个乡镇收购早稻。"
        issue = reader.page.issue
        excerpt = quote(issue, Span(TEXT.index(words), TEXT.index(words) + len(words)))
        other = open_store(store)
        assert reader.keeping.issue is not None
        other.excerpts.add(reader.keeping.issue, excerpt, anchor_at(TEXT, excerpt.span))
        other.close()
        pilot.app.post_message(AppFocus())
        await until(pilot, f" 1 {words}")


async def test_a_question_that_is_asked_again_at_once_is_asked(store: Path) -> None:
    """The field of the one before is still there when keys come one after the other without a pause."""
    async with app_of(TEXT, store).run_test(size=(120, 40)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("e", "E")
        await until(pilot, " 1 ")
        panel = pilot.app.screen.query_one("#excerpts", ExcerptsPanel)
        for _ in range(3):
            panel.action_note()
            panel.action_leave()
        panel.action_note()
        await pilot.press(*"核对", "enter")
        await until(pilot, "※ 核对")
