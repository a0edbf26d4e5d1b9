"""Which panes are on the screen, how wide, and which has the keys."""

from __future__ import annotations

from asyncio import Lock
from functools import partial
from typing import TYPE_CHECKING

from parsers.model import Span
from tui import texts
from tui.actions import Handlers
from tui.background import work_of
from tui.commands import COMMANDS
from tui.panel import Panel
from tui.panels import PANELS, available, make_panel
from tui.settings import CONTENTS_BESIDE, contents_width

if TYPE_CHECKING:
    from tui.screens.reader import Reader

BESIDE = 100
"""From so many columns on a panel stands beside the page; in fewer it covers it."""
ALL_THREE = 150
"""From so many columns on there is room for contents, panel and page."""
STEP = 2


class Panes:
    """The contents at the left, at most one other panel beside it or in its place, the page at the right."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.made: dict[str, Panel] = {}
        self._opening = Lock()
        self.panel: Panel | None = None
        """The open panel, besides the contents."""
        self.contents_wished = True
        """Whether the reader wants the contents beside the page, where there is room."""
        self.contents_over = False
        """Whether the contents cover the page, in a narrow terminal."""

    def handlers(self) -> Handlers:
        opening = (c for c in COMMANDS if c.panel and c.panel != "contents")
        named = {c.id: partial(self.toggle, c.panel, c.view.partition(":")[2]) for c in opening}
        return {
            **named,
            "contents": self.toggle_contents,
            "close": self.close,
            "next-pane": self.reader.focus_next,
            "previous-pane": self.reader.focus_previous,
            "divider-right": lambda: self.divide(STEP),
            "divider-left": lambda: self.divide(-STEP),
        }

    def arrange(self) -> None:
        """Give every pane its width for the terminal as it is."""
        reader, width = self.reader, self.reader.size.width or 80
        contents, panel = reader.contents, self.panel
        beside = width >= CONTENTS_BESIDE
        over = not beside and self.contents_over and panel is None
        contents.display = over or (beside and self.contents_wished and (panel is None or width >= ALL_THREE))
        contents.styles.width = "1fr" if over else contents_width(width, reader.settings.divider)
        for made in self.made.values():
            made.display = made is panel
        covered = panel is not None and width < BESIDE
        if panel is not None:
            panel.styles.width = "1fr" if covered else max(36, min(52, width * 2 // 5))
        reader.page.display = not (over or covered)
        reader.divider.display = reader.page.display and (contents.display or panel is not None)

    def uncover(self) -> None:
        """Show the page again where a pane covers it."""
        if not self.reader.page.display:
            self.contents_over = False
            if self.panel is not None:
                self.panel = None
            self.arrange()
            self.reader.page.focus()

    def toggle_contents(self) -> None:
        """Contents: give them the keys; hide them when they have them; show them when they are hidden."""
        contents, page = self.reader.contents, self.reader.page
        if contents.display and contents.has_focus_within:
            self.contents_wished = self.contents_over = False
        else:
            self.contents_wished = self.contents_over = True
            if self.panel is not None and self.reader.size.width < ALL_THREE:
                self.panel = None
        self.arrange()
        (contents.take_focus if contents.display else page.focus)()

    def toggle(self, name: str, view: str = "") -> None:
        """Open panel `name` (at `view`); close it when it has the keys; give it the keys when it is open."""
        panel = self.panel
        if panel is not None and panel.id == name and panel.has_focus_within and (not view or panel.looks_at(view)):
            self.close()
        else:
            self.reader.run_worker(work_of(self.open, name, view=view), group="panel")

    async def open(self, name: str, span: Span | None = None, view: str = "") -> None:
        """Open panel `name` at `view`, and show what stands at `span` in it, if given. One after the other: a panel
        that is half made when the next is asked for would stay so."""
        async with self._opening:
            await self._open(name, span, view)

    async def _open(self, name: str, span: Span | None, view: str) -> None:
        if name not in PANELS or not available(name):
            self.reader.say(texts.tr("status.not-yet"), warning=True)
            return
        if name in ("people", "figures"):
            self.complete()
        panel = self.made.get(name)
        if panel is None:
            panel = self.made[name] = make_panel(name)
            panel.set_reactive(Panel.place, self.reader.page.cursor)
            panel.set_reactive(Panel.issue, self.reader.issue)
            panel.set_reactive(Panel.stage, self.reader.files.stage)
            panel.file = self.reader.settings.file
            panel.display = False
            panel.show_head()
            await self.reader.body.mount(panel, before=self.reader.divider)
            await panel.mount(panel.head, before=0)
        self.panel = panel
        panel.place = self.reader.page.cursor
        self.hand(panel)
        self.arrange()
        panel.begin(view)
        panel.take_focus()
        if span is not None:
            panel.reveal(span)

    def complete(self) -> None:
        """People and figures are wanted: read them now if they have been put off."""
        reader = self.reader
        if reader.later and reader.issue is not None:
            reader.later = False
            reader.files.load(reader.issue, asked=True)

    def close(self) -> None:
        """Close the open panel, or the contents where they cover the page; the keys go to the page."""
        self.panel = None
        self.contents_over = False
        self.arrange()
        self.reader.page.focus()

    def divide(self, cells: int) -> None:
        """Move the divider by `cells`."""
        width = self.reader.size.width
        self.divide_at(contents_width(width, self.reader.settings.divider) + cells)

    def divide_at(self, column: int) -> None:
        """Put the divider at `column`."""
        self.reader.settings.divider = contents_width(self.reader.size.width, column)
        self.arrange()

    def hints(self) -> str:
        """What the keys do in the panel that has them, the contents among them; nothing when the page has them."""
        panels = (panel for panel in (self.panel, self.reader.contents) if panel is not None)
        return next((panel.hints() for panel in panels if panel.has_focus_within), "")

    def give(self) -> None:
        """Hand the issue of now to every panel that is made."""
        for panel in self.made.values():
            self.hand(panel)

    def hand(self, panel: Panel) -> None:
        """Hand a panel the issue of now, and how far its reading is."""
        reader = self.reader
        panel.issue, panel.stage, panel.busy = reader.issue, reader.files.stage, reader.busy

    def follow(self, offset: int) -> None:
        """The page has moved to `offset`."""
        if self.panel is not None:
            self.panel.place = offset
