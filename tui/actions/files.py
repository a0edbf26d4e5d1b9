"""Another issue, read from a file that the reader names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.reader import Reader


def open_issue(reader: Reader, path: str) -> None:
    """Read the issue at `path` behind the screen, then show it in place of this one."""
    from tui.app import GazetteApp

    app = reader.app
    if isinstance(app, GazetteApp):
        reader.files.open(reader.settings.reading(path), partial(app.show_issue, path=path))
