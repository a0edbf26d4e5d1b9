"""From the command line to the screen: the text is read, then the toolkit is imported and the app runs."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial

from parsers.issue import outline_issue
from parsers.model import Source
from parsers.source import read_head
from tui import texts
from tui.prepaint import prepainted
from tui.printing import read_sources
from tui.settings import Settings, file_path, settings_file, store_path
from tui.store_file import REFUSED_AT_ONCE, look
from tui.theme import OURS
from tui.unwritten import unusable

WHOLE = 120_000
"""Bytes up to which a file is read whole before the first screen."""
HEAD = 1 << 16
"""Bytes of a longer file that are read before the first screen."""


def open_reader(options: argparse.Namespace) -> int:
    """Open the reader on what `options` name; the exit status. Raises `Unreadable`."""
    gc.disable()
    head = _head(options)
    source = head or read_sources(options)
    if not _keys_from_terminal():
        from tui.cli import USAGE_ERROR, complain

        complain(texts.tr("cli.notty"))
        return USAGE_ERROR
    issue = outline_issue(source)
    settings = Settings(store=store_path(options), file=file_path(options))
    if settings.store is not None:
        if options.store and (trouble := look(settings.store)) in REFUSED_AT_ONCE:
            from tui.cli import USAGE_ERROR, complain

            complain(unusable(settings.store, trouble))
            return USAGE_ERROR
        settings.load(settings.store)
    if options.theme and not _known(options.theme):
        from tui.cli import USAGE_ERROR, complain

        complain(_unknown_theme(options.theme))
        return USAGE_ERROR
    settings.theme = options.theme or settings.theme
    again = partial(read_sources, options, pipes=False)
    if options.files and "-" not in options.files:
        settings.again = again
        if settings.file:
            settings.given[settings.file] = again
    rest = again if head else None
    with prepainted(issue, settings) as modes:
        _prepare_toolkit()
        from tui.app import GazetteApp

        if modes is not None:
            from tui.driver import ReaderDriver

            ReaderDriver.painted, ReaderDriver.modes = True, modes
        app = GazetteApp(issue, settings, rest=rest, debug=options.debug)
        app.run()
    return _ended(_unwritten(settings) or app.return_code or 0)


def _ended(status: int) -> int:
    """`status`; ends the process with it, where a thread of ours is still at work.

    At the interpreter's own end such a thread may run on into what is being taken apart, and crash it.
    """
    if apart := sys.modules.get("parsers.source.pdf.apart"):
        apart.stop_all(for_good=True)
    if any(thread.name.startswith("gazette-") for thread in threading.enumerate()):
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # none, closed, or the terminal is gone
                stream.flush()
        os._exit(status)
    return status


def _unwritten(settings: Settings) -> int:
    """Say what was not written to the store, if anything; `UNWRITTEN` when changes of the reader's are lost by that."""
    from tui.cli import UNWRITTEN, complain
    from tui.scribe import Scribe
    from tui.unwritten import last_lines

    Scribe.finish_all()
    left = Scribe.unwritten_of_all()
    for line in last_lines(left):
        complain(line)
    if settings.unwritten and settings.store is not None:
        complain(texts.tr("store.settings", path=settings_file(settings.store)))
    return UNWRITTEN if any(scribe.unwritten for scribe in left) else 0


def _head(options: argparse.Namespace) -> Source | None:
    """The beginning of a file that is too long to be read before the first screen; None for any other."""
    if len(options.files) != 1 or options.files[0] == "-" or not os.path.isfile(options.files[0]):
        return None
    if os.path.getsize(options.files[0]) <= WHOLE:
        return None
    return read_head(options.files[0], HEAD, encoding=options.encoding)


def _known(theme: str) -> bool:
    """Whether there is a theme of that name, ours or the toolkit's."""
    if theme in OURS:
        return True
    from textual.theme import BUILTIN_THEMES

    return theme in BUILTIN_THEMES


def _unknown_theme(name: str) -> str:
    """That there is no such theme, and which there are."""
    from textual.theme import BUILTIN_THEMES

    from tui.usage import did_you_mean

    known = [*OURS, *sorted(BUILTIN_THEMES)]
    return texts.tr("cli.theme-unknown", name=name, near=did_you_mean(name, known), known=", ".join(known))


def _keys_from_terminal() -> bool:
    """Let standard input be the terminal, also when something was piped into it; whether there is one."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.__dict__["__stdin__"] = sys.stdin  # where Textual looks; it is None when standard input was closed
    return True


def _prepare_toolkit() -> None:
    """Settings that Textual reads once, when it is imported."""
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    sys.setswitchinterval(0.0005)
    with _without_tls():
        import textual._xterm_parser

    # The commit of an input method may come as one sequence of more than the 32 characters that Textual looks at.
    textual._xterm_parser._MAX_SEQUENCE_SEARCH_THRESHOLD = 4096


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
