"""The one list of commands: complete, without clashes, and what the README and the reader are made from."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from parsers.model import Issue, Source
from tui import texts
from tui.app import GazetteApp
from tui.commands import COMMANDS, GROUPS, bindings, commands, key_name, keys_table
from tui.screens.reader import Reader

ROOT = Path(__file__).parents[1]


def test_each_command_has_its_words_in_both_languages() -> None:
    for command in COMMANDS:
        keys = [f"do.{command.id}", f"click.{command.click}", f"group.{command.group}"]
        keys += [f"foot.{command.id}"] if command.foot else []
        assert all(texts.has(key) for key in keys), command.id
        assert command.group in GROUPS


def test_no_key_runs_two_commands() -> None:
    counted = Counter(key for command in COMMANDS for key in command.all_keys())
    assert [key for key, times in counted.items() if times > 1] == []


def test_each_command_can_be_done_with_an_input_method_on() -> None:
    for command in COMMANDS:
        free = command.safe or command.keys in ("tab", "shift+tab")
        assert free, f"{command.id} has no key that an input method leaves alone"


async def test_each_command_has_a_handler() -> None:
    app = GazetteApp(Issue(Source("empty.txt", "")))
    async with app.run_test():
        reader = app.screen
        assert isinstance(reader, Reader)
        assert {command.id for command in COMMANDS} <= set(reader.handlers)


def test_full_width_forms_are_bound() -> None:
    keys = {binding.key for binding in bindings()}
    assert {"】", "【", "？", "｝", "｛", "ｊ"} <= keys


@pytest.mark.parametrize(("key", "name"), [
    ("ctrl+down", "Ctrl-↓"), ("f8", "F8"), ("]", "]"), ("ctrl+p", "Ctrl-P"), ("pagedown", "PgDn"), ("G", "G"),
])  # fmt: skip
def test_keys_are_named_as_people_read_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_the_table_of_keys_has_a_row_for_each_command() -> None:
    assert len(keys_table().splitlines()) == 2 + len(commands())


def test_the_readme_has_the_table_of_keys() -> None:
    assert keys_table() in (ROOT / "README.md").read_text("utf-8")


def test_the_texts_that_the_code_asks_for_are_there() -> None:
    asked = set()
    for path in (ROOT / "tui").rglob("*.py"):
        asked |= set(re.findall(r"""\btr\(\s*["']([\w.-]+)["']""", path.read_text("utf-8")))
    assert asked
    assert sorted(key for key in asked if not texts.has(key)) == []


def test_both_languages_have_the_same_fields() -> None:
    for key, (zh, en) in texts.table().items():
        assert set(re.findall(r"{(\w+)}", zh)) == set(re.findall(r"{(\w+)}", en)), key


@pytest.mark.parametrize(("environment", "language"), [
    ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "zh_TW.Big5"}, "zh"), ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
    ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"), ({}, "en"), ({"LANG": "de_DE.UTF-8"}, "en"),
])  # fmt: skip
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert texts.language_of(environment) == language
