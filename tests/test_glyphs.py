"""What the program draws has one width in every terminal: a cell that one counts and another does not stays behind."""

from __future__ import annotations

from pathlib import Path
from unicodedata import ucd_3_2_0 as first_widths

import pytest
from rich.cells import cell_len

import tui

_FOLDER = Path(tui.__file__).parent
_FILES = sorted([*_FOLDER.rglob("*.py"), *_FOLDER.rglob("*.txt")])


def _width(character: str) -> int:
    """How many columns a character had when terminals first learned widths (Unicode 3.2), before any was changed."""
    return 2 if first_widths.east_asian_width(character) in "WF" else 1


def test_a_character_whose_width_was_changed_later_is_told() -> None:
    assert _width("公") == cell_len("公") == 2
    assert _width("…") == cell_len("…") == 1
    assert _width("\N{TRIGRAM FOR HEAVEN}") == 1  # two columns since Unicode 16


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_FOLDER).as_posix())
def test_each_character_of_the_screen_is_as_wide_in_every_terminal(path: Path) -> None:
    drawn = {character for character in path.read_text("utf-8") if character.isprintable()}
    assert [character for character in sorted(drawn) if cell_len(character) != _width(character)] == []
