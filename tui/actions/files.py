"""Another issue, read from a file that the reader names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui import texts

if TYPE_CHECKING:
    from tui.screens.reader import Reader


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
