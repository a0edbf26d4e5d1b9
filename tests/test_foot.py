"""The foot says what the keys do in the pane that has them, and a click there presses them."""

from __future__ import annotations

import pytest

from tests.screens import app_of, reader_of, until
from tests.test_app_reader import said
from tests.test_panel_people import TEXT as APPOINTED
from tui import texts
from tui.cells import cells
from tui.commands import commands, key_names
from tui.screens.help import rows
from tui.status import hint_bar

TEXT = f"{APPOINTED}\n2022年收入由5.25亿元调整为6.15亿元，增加0.70亿元。\n"


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_hints_fit_and_keep_the_first_key_and_the_way_out(language: str, width: int) -> None:
    texts.use_language(language)
    hints = [key for key in texts.table() if key.startswith("keys.")]
    for key in hints:
        words = texts.tr(key).split()
        assert len(words) % 2 == 0, key
        pieces, right = hint_bar(texts.tr(key), width)
        assert sum(cells(piece.text) for piece in (*pieces, *right)) <= width, key
        assert (pieces[0].text.strip(), pieces[-1].text.strip()) == (words[0], words[-1]), key
    assert hints


async def test_the_foot_follows_the_keys() -> None:
    texts.use_language("zh")
    async with app_of(TEXT).run_test(size=(80, 24)) as pilot:
        reader = reader_of(pilot)
        await until(pilot, "退出")
        for keys, word in (
            ("t", "折叠"),
            ("slash", "不再筛选"),
            ("escape", "折叠"),
            ("escape", "q 退出"),
            ("p", "到列表"),
        ):
            await pilot.press(keys)
            await until(pilot, word)
        await pilot.press("tab")
        await until(pilot, "排序")
        await pilot.press("enter")
        await until(pilot, "下一处")
        assert "q 退出" not in said(reader.foot)


async def test_a_click_at_the_foot_presses_the_key() -> None:
    texts.use_language("zh")
    async with app_of(TEXT).run_test(size=(80, 24)) as pilot:
        reader = reader_of(pilot)
        await pilot.press("p", "tab")
        foot = await until(pilot, "任免 2")
        row = foot.splitlines()[-1]
        await pilot.click(reader.foot, offset=(cells(row[: row.index("a 任免")]) + 1, 0))
        await until(pilot, "免 云岭区人民法院副院长")
        row = said(reader.foot)
        await pilot.click(reader.foot, offset=(cells(row[: row.index("Esc")]) + 1, 0))
        await until(pilot, "姓名")


@pytest.mark.parametrize(
    ("command", "words"), [("appointments", "决定"), ("roster", "请假"), ("checks", "✗ 增减"), ("budget", "+17.1%")]
)
async def test_one_key_opens_a_view_and_esc_closes_it(command: str, words: str) -> None:
    texts.use_language("zh")
    key = next(each.keys for each in commands() if each.id == command)
    async with app_of(TEXT).run_test(size=(60, 20)) as pilot:
        reader = reader_of(pilot)
        await until(pilot, "退出")
        await pilot.press(key)
        await until(pilot, words)
        await pilot.pause(0.2)
        assert words in await until(pilot, words)  # what was still being sought has not covered it
        await pilot.press("escape")
        await pilot.pause()
        assert reader.panes.panel is None
        assert reader.page.has_focus


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("width", [39, 59, 91])
def test_the_help_says_everything_at_any_width(language: str, width: int) -> None:
    texts.use_language(language)
    assert all(sum(cells(piece.text) for piece in row.pieces) <= width for row in rows(width))
    for command in commands():
        mine = [piece.text for row in rows(width) if row.command == command.id for piece in row.pieces]
        plain = "".join("".join(mine).split())
        assert all(key in plain for key in key_names(f"{command.keys} {command.safe}").split()), command.id
        assert set("".join(command.title.split())) <= set(plain), command.id
    for key in (key for key in texts.table() if key.startswith("in.")):
        assert texts.has(key.replace("in.", "keys.", 1)), key
