"""The mouse on the page: what a press, a drag and a release mean. It tells the viewer and keeps no text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual import events
from textual.timer import Timer

from tui.viewer.geometry import Geometry
from tui.viewer.rows import Hit

_TICK = 0.05
"""Seconds between two steps of scrolling while the pointer is held beyond the edge."""
_FASTEST = 6
"""Rows a step."""


class Page(Protocol):
    """What the mouse acts on: the viewer."""

    @property
    def geometry(self) -> Geometry: ...
    def goto_bar(self, y: int) -> None: ...
    def hit_at(self, x: int, y: int) -> Hit: ...
    def select_hits(self, start: Hit, end: Hit) -> None: ...
    def drag_page(self, rows: int) -> None: ...
    def capture_mouse(self) -> None: ...
    def release_mouse(self) -> None: ...
    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer: ...


class Pointer:
    """One press of a button, from down to up: on the bar it moves the page, on the text it selects."""

    def __init__(self, viewer: Page) -> None:
        self._viewer = viewer
        self._from: Hit | None = None
        self._cell = (-1, -1)
        self._on_bar = False
        self.dragged = False
        """Whether the last press moved something, so that its release is no click."""
        self._timer: Timer | None = None

    def down(self, event: events.MouseDown) -> None:
        """A press: on the bar, go there; on the text, a selection may begin here."""
        self.dragged = False
        self._cell = (event.x, event.y)
        self._on_bar = event.x >= self._viewer.geometry.width - 1
        if self._on_bar:
            self.dragged = True
            self._viewer.goto_bar(event.y)
        elif event.button == 1:
            self._from = self._viewer.hit_at(event.x, event.y)
        self._viewer.capture_mouse()

    def move(self, event: events.MouseMove) -> None:
        """A drag, if a button is down that began something."""
        if self._on_bar:
            self._viewer.goto_bar(event.y)
        elif self._from is not None and (event.x, event.y) != self._cell:
            self.dragged = True
            self._cell = (event.x, event.y)
            self._select()
            self._scroll_beyond_edge()

    def up(self) -> None:
        """The release."""
        self._stop()
        self._from = None
        self._on_bar = False
        self._viewer.release_mouse()

    def _select(self) -> None:
        if self._from is not None:
            self._viewer.select_hits(self._from, self._viewer.hit_at(*self._cell))

    def _scroll_beyond_edge(self) -> None:
        beyond = not 0 <= self._cell[1] < self._viewer.geometry.height
        if not beyond:
            self._stop()
        elif self._timer is None:
            self._timer = self._viewer.set_interval(_TICK, self._tick)

    def _tick(self) -> None:
        y, height = self._cell[1], self._viewer.geometry.height
        rows = min(_FASTEST, (-y if y < 0 else y - height + 1) // 2 + 1)
        self._viewer.drag_page(-rows if y < 0 else rows)
        self._select()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
