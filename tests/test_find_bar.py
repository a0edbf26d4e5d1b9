"""Finding on the screen: as one types, the count, back to where one was, the list by section."""

from __future__ import annotations

import pytest

from parsers.model import Source
from tests.screens import app_of, reader_of, seen, until
from tui import texts
from tui.actions import search
from tui.find_bar import FindBar

TEXT = "青禾县关于粮食生产的报告\n\n一、基本情况\n\n" + "\n\n".join(
    f"　　第{n}个乡镇种植水\n稻{n}万亩，比上年增长。" for n in range(11, 60)
) + "\n\n二、下一步打算\n\n　　第九十个乡镇改种小麥。\n"  # fmt: skip


@pytest.fixture(autouse=True)
def chinese() -> None:
    texts.use_language("zh")


@pytest.mark.parametrize("threaded", [False, True])
async def test_hits_show_as_one_types_and_escape_returns(threaded: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if threaded:
        monkeypatch.setattr(search, "AT_ONCE", 0)
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        await until(pilot, "第12个乡镇")
        page = reader_of(pilot).page
        page.goto(TEXT.index("第20个"), margin=0)
        await pilot.press("slash", *"种植水稻")
        await until(pilot, "10/49")
        assert page.top_offset == TEXT.index("第20个")
        await pilot.press(*"57")
        await until(pilot, "1/1")
        await until(pilot, "第57个乡镇")
        await pilot.press("escape")
        await pilot.pause()
        assert page.top_offset == TEXT.index("第20个")
        assert not pilot.app.screen.query_one(FindBar).display
        assert reader_of(pilot).walk.marks == ()


async def test_enter_stays_n_walks_and_back_returns() -> None:
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        await until(pilot, "第12个乡镇")
        page = reader_of(pilot).page
        place = page.cursor
        await pilot.press("slash", *"水稻", "down", "down", "enter")
        await until(pilot, "一、基本情况")
        assert page.cursor == TEXT.index("水\n稻13")
        await pilot.press("n", "n", "N")
        await until(pilot, "标记 4/49")
        assert page.cursor == TEXT.index("水\n稻14")
        await pilot.press("backspace")
        assert page.cursor == place


async def test_what_was_not_found_and_what_is_no_pattern() -> None:
    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("slash", *"高粱")
        await until(pilot, "没有找到")
        await pilot.press("ctrl+u", *"re:[")
        await until(pilot, "正则有误")
        await pilot.press("ctrl+u", *"小麦")
        await until(pilot, "1/1")
        await pilot.press("ctrl+u", *"种植水到")
        await until(pilot, "相近（差一字）")


async def test_the_list_of_hits_by_section() -> None:
    async with app_of(TEXT).run_test(size=(120, 40)) as pilot:
        await until(pilot, "第12个乡镇")
        await pilot.press("slash", *"个乡镇", "enter", "H")
        await until(pilot, "查找结果")
        await until(pilot, "  第11个乡镇种植水 ")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert reader_of(pilot).page.cursor == TEXT.index("个乡镇改种")
        await pilot.press("n")
        await until(pilot, "标记 1/50")


async def test_a_fuller_reading_is_sought_anew() -> None:
    async with app_of("只有开头。\n").run_test(size=(100, 24)) as pilot:
        await until(pilot, "只有开头")
        reader = reader_of(pilot)
        await pilot.press("slash", *"结尾")
        await until(pilot, "没有找到")
        from parsers.issue import outline_issue
        from tui.messages import IssueRead

        reader.post_message(IssueRead(outline_issue(Source("issue.txt", "只有开头。\n\n才有结尾。\n"))))
        await until(pilot, "1/1")


async def test_keys_typed_before_the_bar_is_there_are_its_own() -> None:
    from textual import events

    async with app_of(TEXT).run_test(size=(100, 24)) as pilot:
        await until(pilot, "第12个乡镇")
        for key, char in (("slash", "/"), ("水", "水"), ("稻", "稻"), ("enter", "\r"), ("n", "n")):
            pilot.app.post_message(events.Key(key, char))
        await until(pilot, "标记 2/49")
        assert "查找" in seen(pilot)
