"""The toolkit before it is imported, while it runs, and after: what it would take from outside, and what it leaves."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tui.ending import ENDING, clean_up, die_of

if TYPE_CHECKING:
    from tui.app import GazetteApp


def _one_of(*known: str) -> Callable[[str], bool]:
    return lambda value: value.lower() in known


def _between(least: int, most: int) -> Callable[[str], bool]:
    def check(value: str) -> bool:
        return value.isascii() and value.isdecimal() and least <= int(value[:9]) <= most

    return check


def _writable(path: str) -> bool:
    try:
        with open(path, "a", encoding="utf-8"):
            return True
    except (OSError, ValueError):
        return False


def _driver(name: str) -> bool:
    """Whether `name` is a driver's class as ``module:Class``; the toolkit is imported to tell, so only when asked."""
    from importlib import import_module

    from textual.driver import Driver

    module, _, symbol = name.partition(":")
    try:
        found = getattr(import_module(module), symbol)
    except Exception:  # whatever importing it runs into, it cannot be used
        return False
    return isinstance(found, type) and issubclass(found, Driver)


_CHECKS: dict[str, Callable[[str], bool]] = {
    "TEXTUAL_FPS": _between(1, 1000),
    "TEXTUAL_ANIMATIONS": _one_of("none", "basic", "full"),
    "TEXTUAL_COLOR_SYSTEM": ("auto", "standard", "256", "truecolor").__contains__,
    "TEXTUAL_SCREENSHOT": _between(0, 86_400),
    "TEXTUAL_SCREENSHOT_LOCATION": os.path.isdir,
    "TEXTUAL_DEVTOOLS_PORT": _between(0, 65_535),
    "TEXTUAL_SLOW_THRESHOLD": _between(0, 1_000_000),
    "TEXTUAL_SMOOTH_SCROLL": _one_of("0", "1"),
    "TEXTUAL_DIM_FACTOR": _between(0, 100),
    "TEXTUAL_LOG": _writable,
    "ESCDELAY": _between(1, 10_000),
}
"""Variables of the toolkit that it reads when it is imported, and which of their values do not trip it."""


def prepare_toolkit() -> list[str]:
    """Set what Textual reads once, when it is imported; the names of variables whose value is not understood.

    Those are taken out of the environment: a wrong value is as good as none.
    """
    wrong = _refused(_CHECKS)
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    sys.setswitchinterval(0.0005)
    with _without_tls():
        import textual.app  # noqa: F401
    return wrong + _refused({"TEXTUAL_DRIVER": _driver})


def _refused(checks: dict[str, Callable[[str], bool]]) -> list[str]:
    wrong = [name for name, check in checks.items() if name in os.environ and not check(os.environ[name])]
    for name in wrong:
        del os.environ[name]
    return wrong


def run(app: GazetteApp) -> None:
    """Run `app` on a loop of its own, whose end waits for no thread: none of ours has anything to finish."""
    import asyncio

    loop = asyncio.new_event_loop()
    app.run(loop=loop)


def ended(app: GazetteApp, wrong: list[str], unwritten: int, lines: list[str]) -> int:
    """The reader has ended and the terminal is given back: say what has to be said, `lines` first; the exit status.

    That is `unwritten` where not all that was to be kept could be written.

    Ends by the signal that asked for the end; and at once where a thread would be waited for.
    """
    from tui import texts
    from tui.cli import complain

    for line in lines:
        complain(line)
    for name in wrong:
        complain(texts.tr("cli.variable", name=name))
    if app.defects:
        complain(texts.tr("cli.defects", kinds=", ".join(dict.fromkeys(app.defects))))
    if ENDING.cause is not None:
        clean_up()
        die_of(ENDING.cause)
    status = unwritten or app.return_code or (1 if app.defects else 0)
    if apart := sys.modules.get("parsers.source.pdf.apart"):
        apart.stop_all(for_good=True)
    if any(_is_at_work(thread) for thread in threading.enumerate()):
        clean_up()
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # none, closed, or the terminal is gone
                stream.flush()
        os._exit(status)
    return status


def _is_at_work(thread: threading.Thread) -> bool:
    """Whether a thread would be waited for, or is ours: that may run on into what the interpreter takes apart."""
    return thread is not threading.main_thread() and (not thread.daemon or thread.name.startswith("gazette-"))


@contextmanager
def _without_tls() -> Iterator[None]:
    """Import asyncio without `ssl`, which it takes where it finds it: 4 MiB for a program that opens no connection."""
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["ssl"]
