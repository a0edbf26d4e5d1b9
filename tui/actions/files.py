"""Files that the reader names: excerpts written to one, another issue read from one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui import texts
from tui.safe import shown
from tui.wishes import SaveKept

if TYPE_CHECKING:
    from tui.screens.reader import Reader


def save_kept(reader: Reader, wish: SaveKept) -> None:
    """Write excerpts to a file; never over another without having asked."""
    from tui.export import FORMATS, SUFFIXES, Form

    written = FORMATS[SUFFIXES[wish.path.suffix.lower()]](wish.kept, Form(reader.copying.form).standard)
    try:
        with open(wish.path, "w" if wish.replace else "x", encoding="utf-8", newline="\n") as file:
            file.write(written)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        reader.say(texts.tr("excerpts.not-saved", path=shown(str(wish.path)), why=why), warning=True)
    else:
        reader.say(texts.tr("excerpts.saved", count=len(wish.kept), path=shown(str(wish.path))))


def open_issue(reader: Reader, path: str) -> None:
    """Read the issue at `path` in a thread, then show it in place of this one."""
    from parsers.issue import outline_issue
    from parsers.source import Unreadable, read_source
    from tui.app import GazetteApp
    from tui.reasons import reason

    app = reader.app
    show = app.show_issue if isinstance(app, GazetteApp) else lambda *_: None

    def read() -> None:
        try:
            issue = outline_issue(read_source(path))
        except Unreadable as error:
            reader.call_later(partial(reader.say, reason(error), warning=True))
        else:
            reader.call_later(partial(show, issue, path))

    reader.say(texts.tr("status.loading"))
    reader.run_worker(read, thread=True, exclusive=True, group="open", exit_on_error=False)
