"""`tui.safe`: nothing of a document reaches a terminal as a command."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.safe import shown, stripped
from tui.safe_filter import SafeFilter

HOSTILE = {
    "escape": "\x1b[2J",
    "osc 52": "\x1b]52;c;AAAA\x07",
    "c1": "\x9b31m",
    "nul": "\x00",
    "delete": "\x7f",
    "shift out": "\x0e",
    "backspace": "a\x08b",
    "bidi": "\u202e文\u2066件\u200f",
    "zero width": "区\u200b长\ufeff",
    "line separator": "一\u2028二\u2029三\u0085四",
    "tags": "\U000e0041\U000e007f",
    "variation": "葛\ufe00\U000e0100",
    "private use": "\ue000\U000f0000",
    "surrogate": "\ud800",
    "marks": "e" + "\u0301" * 50,
}
UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def unsafe(text: str) -> list[str]:
    return [char for char in text if unicodedata.category(char) in UNSAFE and char not in "\n\t"]


def rendered(text: str, style: Style | None = None) -> Segment:
    (segment,) = SafeFilter().apply([Segment(text, style)], Color(0, 0, 0))
    return segment


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_class_gets_through(text: str) -> None:
    assert len(shown(text)) == len(text)
    for out in (shown(text), stripped(text), rendered(text).text):
        assert unsafe(out) == []
        assert "\u0301" * 5 not in out


@given(st.text(st.characters()))
def test_shown_keeps_length_and_is_settled(text: str) -> None:
    out = shown(text)
    assert len(out) == len(text)
    assert shown(out) == out
    assert all(
        new == old
        or unsafe(old)
        or old in "\n\t"
        or not old.isprintable()
        or unicodedata.combining(old)
        or unicodedata.category(old) in {"Mn", "Lo", "Cn"}
        for old, new in zip(text, out, strict=True)
    )


@given(st.text(st.characters()))
def test_stripped_is_settled_and_safe(text: str) -> None:
    assert stripped(stripped(text)) == stripped(text)
    assert all(
        char in "\U000110bd\U000110cd" or 0x600 <= ord(char) < 0x900 or ord(char) > 0x10FFF or char == "\ufffd"
        for char in unsafe(stripped(text))
    )


@given(st.text(st.characters(codec="utf-8")))
def test_filter_keeps_width(text: str) -> None:
    if "\u200d" not in text and "\ufe0f" not in text:
        assert cell_len(rendered(text).text) == cell_len(text)


def test_plain_text_is_the_same_object() -> None:
    text = "第三条　本办法自2031年起施行（试行）。“旧”……——ABC"
    assert shown(text) is text
    assert stripped(text) is text


def test_line_ends() -> None:
    assert stripped("一\r\n二\r三\n四\t五") == "一\n二\n三\n四\t五"
    assert shown("一\r\n二\t三") == "一  二 三"


def test_filter_takes_links_away_and_gives_a_style() -> None:
    style = rendered("文", Style(link="file:///\x1b[0m")).style
    assert style is not None
    assert style.link is None
    assert rendered("文").style == Style()


def test_long_marks_are_linear() -> None:
    text = "\u0301" * 200_000
    assert len(shown(text)) == len(text)
    assert len(stripped(text)) == 4
