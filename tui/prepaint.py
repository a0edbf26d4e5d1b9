"""The first page on the screen before the toolkit is there to draw it.

Importing Textual takes longer than reading an issue. So the first frame is written straight to the terminal, in the
alternate screen, and Textual's own first frame lands on it cell by cell the same. Meanwhile keys are neither echoed nor
lost. However this ends, the terminal is given back as it was found.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from types import FrameType
from typing import Any, NoReturn

from parsers.model import Issue
from tui.frame import Run, first_frame
from tui.settings import Settings
from tui.theme import OURS

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
LEAVE = "\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"


@contextmanager
def prepainted(issue: Issue, settings: Settings) -> Iterator[list[Any] | None]:
    """Show the first frame of `issue` until the body takes the screen over.

    Gives the modes that the line had before (termios), or None where no frame could be shown.

    On leaving, the modes of the line are as before, and the alternate screen is left if the body raised before
    Textual was in charge of it (Textual leaves it by itself otherwise; leaving twice does no harm).
    """
    palette, deep = OURS.get(settings.theme), _depth()
    if palette is None or not deep or sys.platform == "win32":
        yield None
        return
    import termios

    descriptor = sys.__stdin__.fileno() if sys.__stdin__ else 0
    try:
        before = termios.tcgetattr(descriptor)
        size = os.get_terminal_size(2)
    except (termios.error, OSError):
        yield None
        return
    quiet = [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]
    handlers = {number: signal.signal(number, _leave) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
        _write(ENTER + painted(first_frame(issue, settings, palette, *size), deep))
        yield before
    except BaseException:
        with suppress(OSError):
            _write(LEAVE)
        raise
    finally:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(2, data) :]


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
