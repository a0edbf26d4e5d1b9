"""`read_apart`: the pages of a PDF in order, each read once, whatever becomes of the processes that read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from parsers.source.pdf import limits
from parsers.source.pdf.apart import Child, Died, NotStarted
from parsers.source.pdf.frames import Event, Opened, PageRead, PageState, Request
from parsers.source.unreadable import Unreadable, Why


@contextmanager
def _child() -> Iterator[Child]:
    child = Child()
    try:
        yield child
    finally:
        child.close()


class _Pages:
    """The pages that are asked for, over as many children as they take: how far it is, and what they may still cost."""

    def __init__(self, data: bytes, password: bytes, most: int, page_seconds: float) -> None:
        self.data, self.password, self.most, self.page_seconds = data, password, most, page_seconds
        self.index = 0
        """The page that is read next."""
        self.count = 0
        """How many pages there are; 0 until a child has opened the file."""
        self.budget = -1
        """Glyphs that may still be read; -1 while it is not known how many."""
        self.whole = limits.whole_seconds(limits.MOST_STARTS)
        self.wasted = 0.0
        """Seconds spent on pages that ended their child."""
        self.starts = 0

    @property
    def left(self) -> range:
        """The pages that are not read."""
        return range(self.index, min(self.count, self.most))

    @property
    def are_dear(self) -> bool:
        """Whether no further child may be started."""
        return self.whole <= 0 or self.wasted > limits.WASTED_SECONDS or self.starts >= limits.MOST_STARTS

    def of_one_child(self) -> Iterator[Event]:
        """What one child reads, to its end; see `read_apart` for what is raised, and `Died` once there is a count."""
        self.starts += 1
        with _child() as child:
            answered = 0.0
            request = Request(self.data, self.password, self.index, self.most, self.budget, limits.MEMORY)
            try:
                for event in child.events(request, self.page_seconds, self.whole):
                    answered = child.spent
                    if self._counts(event):
                        yield event
                return
            except NotStarted:
                if not self.count:
                    raise
                costly = False
            except Died as death:
                if not self.count:
                    raise Unreadable(Why.TOO_COSTLY if death.costly else Why.BROKEN, "pdf") from death
                costly = death.costly
            self.whole, self.wasted = child.whole, self.wasted + child.spent - answered
        raise Died(costly)

    def _counts(self, event: Event) -> bool:
        """Takes note of what a child says; whether it is said for the first time. Raises `Died` on a page too many."""
        if isinstance(event, PageRead):
            if not self.left:
                raise Died(costly=False)
            self.index, self.budget = self.index + 1, max(0, self.budget - event.glyphs)
        elif isinstance(event, Opened):
            if self.count:
                return False
            self.count, self.budget = event.pages, limits.glyph_budget(event.pages)
            self.whole = limits.whole_seconds(event.pages)
        return True


def read_apart(data: bytes, password: bytes, most: int, page_seconds: float) -> Iterator[Event]:
    """How many pages there are, the first `most` of them, then their labels: what `extract` gives, within limits.

    A page that ends the child is one that is unread; the next child goes on after it. Raises `NotStarted` before the
    first event only, and `Unreadable`: cancelled, or as `extract` does.
    """
    pages = _Pages(data, password, most, page_seconds)
    while True:
        try:
            yield from pages.of_one_child()
            return
        except Died as death:
            costly = death.costly
        if not pages.left:  # it was the labels
            return
        yield PageRead("", PageState.COSTLY if costly else PageState.BROKEN)
        pages.index += 1
        if pages.are_dear:
            for _ in pages.left:
                yield PageRead("", PageState.COSTLY)
            return
