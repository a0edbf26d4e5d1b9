"""From the command line to the screen: the text is read, then the toolkit is imported and the app runs."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from functools import cache, partial

from parsers.issue import outline_issue
from parsers.model import Source
from parsers.source import read_head
from tui import texts
from tui.ending import watch_terminal
from tui.prepaint import prepainted
from tui.printing import read_sources
from tui.settings import Settings, file_path, settings_file, store_path
from tui.store_file import REFUSED_AT_ONCE, look
from tui.theme import OURS
from tui.toolkit import ended, prepare_toolkit, run
from tui.unwritten import unusable

WHOLE = 120_000
"""Bytes up to which a file is read whole before the first screen."""
HEAD = 1 << 16
"""Bytes of a longer file that are read before the first screen."""


def open_reader(options: argparse.Namespace) -> int:
    """Open the reader on what `options` name; the exit status. Raises `Unreadable`."""
    gc.disable()
    watch_terminal(0, 2)
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
    with prepainted(issue, settings) as painted:
        wrong = prepare_toolkit()
        from tui.app import GazetteApp
        from tui.ending import ENDING
        from tui.scribe import Scribe

        if painted:
            from tui.driver import ReaderDriver

            ReaderDriver.painted = True
        app = GazetteApp(issue, settings, rest=rest, debug=options.debug)
        ENDING.last_words = cache(partial(_unwritten, settings))
        run(app)
    Scribe.finish_all()
    return ended(app, wrong, *ENDING.last_words())


def _unwritten(settings: Settings) -> tuple[int, list[str]]:
    """`UNWRITTEN` when changes of the reader's are not in the store, else 0; and what to say of all that is not."""
    from tui.cli import UNWRITTEN
    from tui.scribe import Scribe
    from tui.unwritten import last_lines

    left = Scribe.unwritten_of_all()
    lines = last_lines(left)
    if settings.unwritten and settings.store is not None:
        lines.append(texts.tr("store.settings", path=settings_file(settings.store)))
    return UNWRITTEN if any(scribe.unwritten for scribe in left) else 0, lines


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
