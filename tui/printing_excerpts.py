"""``--print excerpts``: what was kept from an issue, on standard output."""

from __future__ import annotations

import argparse
from pathlib import Path

from parsers.citation import Standard
from parsers.model import Issue
from tui.export import FORMATS
from tui.settings import file_path, store_path
from tui.store import StoreError, Trouble, open_store


def excerpts(issue: Issue, options: argparse.Namespace) -> str | None:
    """The excerpts kept from `issue` in the format that `options` name; None when there is no such format.

    A store that is not there is not made; one that cannot be read is said to be so on standard error.
    """
    make = FORMATS.get(options.format or "text")
    if make is None:
        return None
    standard = Standard(options.citation or Standard.GBT_2025)
    path = store_path(options)
    if path is None or not path.exists():
        return make([], standard)
    store = open_store(path)
    if store.trouble not in (Trouble.NONE, Trouble.READ_ONLY):
        complain_of(store.trouble, path)
    try:
        number = store.library.find(file_path(options), issue.source.text)
        return make(store.excerpts.all(number) if number is not None else [], standard)
    except StoreError:
        complain_of(Trouble.DAMAGED, path)
        return make([], standard)
    finally:
        store.close()


def complain_of(trouble: Trouble, path: Path) -> None:
    from tui import texts
    from tui.cli import complain

    complain(texts.tr(f"store.{trouble}", path=path))
