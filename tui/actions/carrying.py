"""Excerpts carried away, one or tens of thousands: to the clipboard or into a file, in a thread of their own."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tui import texts
from tui.actions.shelf import AT_ONCE, read_all
from tui.safe import shown
from tui.store_requests import CopyKept, SaveKept

if TYPE_CHECKING:
    from tui.export import Form
    from tui.screens.reader import Reader
    from tui.store import Kept, Store


def carry(reader: Reader, wish: CopyKept | SaveKept) -> None:
    """Copy or write excerpts. The thread is a daemon: leaving does not wait for it."""
    if len(wish.ids) > AT_ONCE:
        reader.say(texts.tr("excerpts.working", count=len(wish.ids)))

    def begin(store: Store) -> None:
        Thread(target=_work, args=(reader, store, wish), name="gazette-carrier", daemon=True).start()

    reader.keeping.scribe.ask(lambda store: store, begin)


class _Counted:
    """The excerpts as they are read, and how many there were."""

    def __init__(self, kept: Iterator[Kept]) -> None:
        self._kept = kept
        self.count = 0

    def __iter__(self) -> Iterator[Kept]:
        for each in self._kept:
            self.count += 1
            yield each


def _work(reader: Reader, store: Store, wish: CopyKept | SaveKept) -> None:
    """In the thread: copy or write, then have it said what became of it."""
    from tui.export import Form

    kept = _Counted(read_all(store, wish.ids))
    form = Form(reader.copying.form)
    try:
        done = _copy(reader, kept, form) if isinstance(wish, CopyKept) else _save(reader, kept, form, wish)
    except Exception as error:  # a store that broke, a full disk, a defect: said, and nothing is called done
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        if isinstance(wish, SaveKept):
            why = texts.tr("excerpts.not-saved", path=shown(str(wish.path)), why=why)
        else:
            why = texts.tr("excerpts.not-copied", why=why)
        reader.call_later(partial(reader.say, why, warning=True))
        return
    unread = len(wish.ids) - kept.count
    if unread:
        done = partial(reader.say, texts.tr("excerpts.some-unread", count=unread), warning=True)
    reader.call_later(done)


def _copy(reader: Reader, kept: _Counted, form: Form) -> Callable[[], object]:
    """Put the words together, a blank line between them; what has yet to be done by the thread of the screen."""
    from tui.export import formed

    between = "\n\n" if form.has_words else "\n"
    words = between.join(formed(each.excerpt, form) for each in kept)
    return partial(reader.copying.copy_text, words, texts.tr("copied.excerpts", count=kept.count))


def _save(reader: Reader, kept: _Counted, form: Form, wish: SaveKept) -> Callable[[], object]:
    """Write the file; what has yet to be done by the thread of the screen."""
    from tui.export import FORMATS, SUFFIXES

    write_file(wish.path, FORMATS[SUFFIXES[wish.path.suffix.lower()]](kept, form.standard), replace=wish.replace)
    said = texts.tr("excerpts.saved", count=kept.count, path=shown(str(wish.path)))
    return partial(reader.say, said)


def write_file(path: Path, pieces: Iterable[str], *, replace: bool) -> None:
    """Write a file that is whole and on the disk when this returns; over another only if `replace`, and then at once.

    One that cannot be finished is removed again. Raises `OSError`, and `ValueError` for a name that no file can have.
    """
    path = Path(os.path.realpath(path)) if replace else path
    new = path.with_name(f".{secrets.token_hex(8)}.part") if replace else path
    with open(new, "x", encoding="utf-8", errors="replace", newline="\n") as file:
        remove = partial(_remove, new)
        atexit.register(remove)  # the program is left meanwhile
        try:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            if replace:
                with suppress(OSError):
                    shutil.copymode(path, new)
                os.replace(new, path)
        except BaseException:
            remove()
            raise
        finally:
            atexit.unregister(remove)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
