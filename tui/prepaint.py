"""The first page on the screen before the toolkit is there to draw it.

Importing Textual takes longer than reading an issue. So the first frame is written straight to the terminal, in the
alternate screen, and Textual's own first frame lands on it cell by cell the same. Meanwhile keys are neither echoed nor
lost. However this ends, the terminal is given back as it was found.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from parsers.model import Issue
from tui.ending import ENDING, signals_taken
from tui.extent import terminal_size
from tui.frame import Run, first_frame
from tui.outlet import Outlet
from tui.settings import Settings
from tui.theme import OURS

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
SHOWN_WITHIN = 0.05
"""Seconds that the program waits for the first page to have gone out, before it goes on to other things."""


@contextmanager
def prepainted(issue: Issue, settings: Settings) -> Iterator[bool]:
    """Show the first frame of `issue` until the body takes the screen over; whether one is shown.

    From here on the terminal is ours: `ENDING` knows what to give back, and does when the body is left, however that
    comes about.
    """
    if sys.platform == "win32":
        yield False
        return
    import termios

    ENDING.descriptor = sys.__stdin__.fileno() if sys.__stdin__ else 0
    try:
        modes = termios.tcgetattr(ENDING.descriptor)
    except (termios.error, OSError):
        yield False
        return
    with signals_taken():
        try:
            ENDING.modes, ENDING.outlet = modes, Outlet(2)
            ENDING.outlet.start()
            quiet = [*modes[:3], modes[3] & ~(termios.ECHO | termios.ICANON), *modes[4:]]
            termios.tcsetattr(ENDING.descriptor, termios.TCSANOW, quiet)
            palette, deep = OURS.get(settings.theme), _depth()
            if palette is not None and deep:
                frame = first_frame(issue, settings, palette, *terminal_size())
                ENDING.outlet.write(ENTER + painted(frame, deep))
                ENDING.outlet.drained(SHOWN_WITHIN)
            yield palette is not None and deep > 0
        finally:
            ENDING.give_back()


def _depth() -> int:
    """Colours of the terminal as Rich tells them: 24 or 8 bits; 0 where this page is not for it."""
    if os.environ.get("NO_COLOR") or os.environ.get("TEXTUAL_DRIVER") or os.environ.get("TEXTUAL_COLOR_SYSTEM"):
        return 0
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 24
    return 8 if os.environ.get("TERM", "").endswith("-256color") else 0


def painted(lines: Iterable[Iterable[Run]], depth: int) -> str:
    """The lines as one string for the terminal, each put at its row."""
    out = []
    for y, line in enumerate(lines, 1):
        out.append(f"\x1b[{y};1H")
        for run in line:
            weight = ";1" * run.bold + ";4" * run.underline
            out.append(f"\x1b[0{weight};38;{_code(run.colour, depth)};48;{_code(run.ground, depth)}m{run.text}")
    return "".join(out) + "\x1b[0m"


@lru_cache(maxsize=64)
def _code(colour: str, depth: int) -> str:
    """The parameters of SGR 38 or 48 for ``#rrggbb``; with 8 bits the nearest of the cube, chosen as Rich does."""
    red, green, blue = bytes.fromhex(colour[1:])
    if depth == 24:
        return f"2;{red};{green};{blue}"
    from colorsys import rgb_to_hls

    _, lightness, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15:
        grey = round(lightness * 25.0)
        return f"5;{16 if grey == 0 else 231 if grey == 25 else 231 + grey}"
    six = [round(part / 95 if part < 95 else 1 + (part - 95) / 40) for part in (red, green, blue)]
    return f"5;{16 + 36 * six[0] + 6 * six[1] + six[2]}"
