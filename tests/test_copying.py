"""y copies the sentence at the cursor, a second y its paragraph, when nothing is selected."""

from __future__ import annotations

import pytest

from tests.screens import app_of, reader_of
from tui.actions import copying
from tui.commands import commands
from tui.screens.reader import Reader

FIRST, SECOND = "本县有水库七座。", "其中中型两座，小型五座。"
TEXT = f"水库情况的报告\n\n一、基本情况\n\n{FIRST}{SECOND}\n\n二、打算\n\n继续除险加固。\n"


@pytest.mark.parametrize(("patience", "second"), [(60.0, FIRST + SECOND), (0.0, FIRST)], ids=["at-once", "later"])
async def test_y_and_yy(monkeypatch: pytest.MonkeyPatch, patience: float, second: str) -> None:
    monkeypatch.setattr(copying, "TWICE", patience)
    copied: list[str] = []
    monkeypatch.setattr(copying.Copying, "copy_text", lambda self, text, what: copied.append(text))
    async with app_of(TEXT).run_test(size=(80, 24)) as pilot:
        reader_of(pilot).page.put_cursor(TEXT.index(FIRST) + 1)
        await pilot.press("y")
        await pilot.press("y")
        assert copied == [FIRST, second]


async def test_every_key_of_a_command_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[str] = []
    async with app_of(TEXT).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Reader, "action_run", lambda self, name: run.append(name))
        for command in commands():
            for key in command.all_keys():
                if "…" not in key and key != "ctrl+q":  # which the toolkit takes to leave
                    run.clear()
                    await pilot.press(key)
                    assert run == [command.id], key
