"""The README's picture: `python -m tests.picture` writes the reader's screen as SVG.

Rich gives every text element of its SVG a length of characters times the width of a cell, which squeezes Chinese text
(Textualize/rich issue 2526), and lets a browser spread mixed text evenly. Here each element is cut where the width of
its characters changes, each piece is put at its own column, and no font is fetched from the network.
"""

from __future__ import annotations

import asyncio
import html
import re
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len, get_character_cell_size
from textual.pilot import Pilot

from parsers.issue import outline_issue
from tui import texts
from tui.app import GazetteApp
from tui.cli import parse
from tui.printing import read_sources
from tui.settings import Settings
from tui.theme import LIGHT_THEME

PICTURE = Path(__file__).parent / "pictures" / "reader.svg"
KEYS = ("6", "g", "right_square_bracket", "f", "enter")
CELL = 12.2
"""The width of a cell in Rich's SVG, in its units."""

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.DOTALL)
_TEXT = re.compile(r'<text ([^>]*?)x="([\d.]+)"([^>]*?)textLength="[\d.]+"([^>]*)>([^<]*)</text>')


async def picture(size: tuple[int, int] = (120, 36)) -> str:
    """The reader with the sample issue at `size` (columns, rows) after `KEYS`, as SVG."""
    texts.use_language("zh")
    app = GazetteApp(outline_issue(read_sources(parse(["--sample", "--print", "text"]))), Settings(theme=LIGHT_THEME))
    async with app.run_test(size=size) as pilot:
        await _read(pilot)
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause(0.3)
        return legible(app.export_screenshot(title="gazette-tui"))


async def _read(pilot: Pilot[int]) -> None:
    """Wait until the people and the figures are there."""
    app = pilot.app
    assert isinstance(app, GazetteApp)
    for _ in range(200):
        await pilot.pause(0.05)
        if app.reader.issue is not None and app.reader.issue.figures:
            return


def legible(svg: str) -> str:
    """`svg` with its text cut into pieces of one width each, every piece at its column and as long as its cells."""
    svg = _FONT_FACE.sub("", svg).replace("Fira Code, monospace", "'Noto Sans Mono CJK SC', 'Fira Code', monospace")
    return _TEXT.sub(_cut, svg)


def _cut(match: re.Match[str]) -> str:
    head, x, middle, tail, body = match.groups()
    out = []
    column = float(x)
    for _, group in groupby(html.unescape(body), key=get_character_cell_size):
        piece = "".join(group)
        length = cell_len(piece) * CELL
        if piece.strip("\xa0 "):
            words = html.escape(piece).replace("\xa0", "&#160;")
            out.append(
                f'<text {head}x="{column:g}"{middle}textLength="{length:g}" lengthAdjust="spacingAndGlyphs"{tail}>{words}</text>'
            )
        column += length
    return "".join(out)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(picture()), encoding="utf-8")
