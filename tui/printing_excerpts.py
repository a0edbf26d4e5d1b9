"""``--print excerpts``: what was kept from an issue, on standard output."""

from __future__ import annotations

import argparse
import os

from parsers.model import Issue
from parsers.quote.citation import Standard
from tui.export import FORMATS
from tui.printing import IncompleteError
from tui.settings import file_path, store_path
from tui.store import Kept, StoreError, read_store


def excerpts(issue: Issue, options: argparse.Namespace) -> str | None:
    """The excerpts kept from `issue` in the format that `options` name; None when there is no such format.

    A store that is not there is not made. Raises `IncompleteError`.
    """
    make = FORMATS.get(options.format or "text")
    if make is None:
        return None
    standard = Standard(options.citation or Standard.GBT_2025)
    kept, unread = _kept(issue, options)
    written = "".join(make(kept, standard))
    if unread:
        raise IncompleteError(unread, written)
    return written


def _kept(issue: Issue, options: argparse.Namespace) -> tuple[list[Kept], str]:
    """What was kept, and what could not be read of it, in words. Raises `IncompleteError`."""
    from tui.unwritten import aside_text, unusable

    path = store_path(options)
    if path is None or not os.path.lexists(path):
        return [], ""
    try:
        store = read_store(path)
        try:
            number = store.library.find(file_path(options), issue.source.text)
            kept = store.excerpts.all(number) if number is not None else []
        finally:
            store.close()
    except StoreError as error:
        raise IncompleteError(unusable(path, error.trouble, str(error))) from error
    rows = [f"{row} ({why})" for row, why in store.aside.items()]
    return kept, aside_text(rows) if rows else ""
