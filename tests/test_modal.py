"""Screens over the reader's are left once, and a defect takes away no more than what was being done."""

from __future__ import annotations

import pytest

from tests.screens import app_of, reader_of, seen, until
from tui.app import GazetteApp
from tui.screens.help import Help
from tui.screens.modal import Modal
from tui.screens.palette import Choice, Palette

TEXT = "关于渡口管理情况的报告\n\n一、基本情况\n\n全市共有渡口九处。\n"


async def test_a_second_key_or_click_on_a_row_is_nobodys() -> None:
    app = app_of(TEXT)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "渡口九处")
        done: list[int] = []
        palette = Palette([Choice("甲", "", "", lambda: done.append(1))])
        help_ = Help()
        for screen in (palette, help_):
            app.push_screen(screen)
            await pilot.pause(0.1)
            listing = screen.listing
            for _ in range(3):
                listing.post_message(listing.Chosen(listing, len(screen.rows) - 1 if screen is help_ else 0))
            await pilot.pause(0.1)
            for _ in range(3):
                screen.dismiss()
            await pilot.pause(0.1)
            assert app.screen is reader_of(pilot)
        assert done == [1]


async def test_no_second_screen_opens_over_the_first() -> None:
    app = app_of(TEXT)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "渡口九处")
        reader_of(pilot).general.help()
        reader_of(pilot).general.help()
        reader_of(pilot).general.choose([])
        assert sum(isinstance(screen, Modal) for screen in app.screen_stack) == 1


async def test_a_panel_asked_for_twice_is_made_whole() -> None:
    app = app_of(TEXT)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "渡口九处")
        panes = reader_of(pilot).panes
        for name in ("figures", "people"):
            panes.toggle(name)
        for _ in range(200):
            await pilot.pause(0.02)
            if len(panes.made) == 2 and panes.panel is panes.made["people"]:
                break
        assert all(panel.head.is_mounted for panel in panes.made.values())


def _fail(*_: object) -> None:
    raise LookupError("words of the document")


async def test_a_defect_is_noted_and_the_reader_goes_on() -> None:
    app = app_of(TEXT)
    app.defects_fail = False
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "渡口九处")
        reader_of(pilot).handlers = {"wider": _fail}
        await pilot.press("plus")
        await until(pilot, "LookupError")
        assert "words of the document" not in seen(pilot)
        reader_of(pilot).general.help()
        await pilot.pause(0.1)
        assert isinstance(app.screen, Help)
        assert app.defects == ["LookupError"]


async def test_a_defect_ends_the_program_with_debug() -> None:
    app = app_of(TEXT)
    app.debugging = True
    with pytest.raises(LookupError):
        await _meet(app)


async def _meet(app: GazetteApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, "渡口九处")
        reader_of(pilot).handlers = {"wider": _fail}
        await pilot.press("plus")
        await pilot.pause(0.2)
