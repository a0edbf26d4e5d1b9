"""What the panels ask of the reader's controllers for keeping and finding; each bubbles up to the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from parsers.model import Span

if TYPE_CHECKING:
    from tui.store import Store


class PlacedMark(NamedTuple):
    """A marked place: its letter and where it is in the text of now."""

    letter: str
    span: Span | None


class StoreRequest(Message):
    """Something that the store is needed for."""


class Want(StoreRequest):
    """The panel `name` is there and has nothing to show yet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.panel = name


class Change(StoreRequest):
    """Change the store by `job`, given the store and the issue's number there; then `said` is said."""

    def __init__(self, job: Callable[[Store, int], object], said: str = "") -> None:
        super().__init__()
        self.job = job
        self.said = said


class WantKept(StoreRequest):
    """The panel of excerpts is to show these, by their ids."""

    def __init__(self, ids: Sequence[int]) -> None:
        super().__init__()
        self.ids = ids


class CopyKept(StoreRequest):
    """Copy these excerpts, by their ids, in the form that is chosen."""

    def __init__(self, ids: Sequence[int]) -> None:
        super().__init__()
        self.ids = ids


class SaveKept(StoreRequest):
    """Write these excerpts, by their ids, to the file `path`, over what is there only if `replace`."""

    def __init__(self, ids: Sequence[int], path: Path, *, replace: bool = False) -> None:
        super().__init__()
        self.ids = ids
        self.path = path
        self.replace = replace


class OpenIssue(StoreRequest):
    """Read the issue at `path` instead of this one."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class Find(Message):
    """Find what was typed so far."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed


class FindStep(Message):
    """To the next hit or the previous one."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class FindAt(Message):
    """To hit `number`; `focus` moves the keys to the page too."""

    def __init__(self, number: int, *, focus: bool = False) -> None:
        super().__init__()
        self.number = number
        self.focus = focus


class FindDone(Message):
    """Leave the find bar: at the hit if `stay`, else back where one was."""

    def __init__(self, *, stay: bool) -> None:
        super().__init__()
        self.stay = stay
