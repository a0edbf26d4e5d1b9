"""The panels, by name. Modules are imported when a panel is first opened; no panel imports another."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.panel import Panel

PANELS = {
    "contents": "tui.panels.contents:ContentsPanel",
    "notes": "tui.panels.notes:NotesPanel",
    "people": "tui.panels.people:PeoplePanel",
    "figures": "tui.panels.figures:FiguresPanel",
    "hits": "tui.panels.hits:HitsPanel",
    "excerpts": "tui.panels.excerpts:ExcerptsPanel",
    "marks": "tui.panels.marks:MarksPanel",
    "recent": "tui.panels.recent:RecentPanel",
}


def available(name: str) -> bool:
    """Whether the module of panel `name` is there."""
    return find_spec(PANELS[name].partition(":")[0]) is not None


def make_panel(name: str) -> Panel:
    """A new panel, with `name` as its id. Raises `KeyError` for an unknown one."""
    module, _, cls = PANELS[name].partition(":")
    panel: Panel = getattr(import_module(module), cls)(id=name)
    return panel
