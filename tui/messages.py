"""What panels and widgets tell the reader. They speak in the app's own words and never touch a sibling.

How a panel plugs in
    Write ``tui/panels/NAME.py`` with one `tui.panel.Panel` subclass and register it in `tui.panels.PANELS`; add its
    command to `tui.commands` (id ``NAME``) and its texts to ``tui/data/texts.txt``. The reader imports
    the module when the panel is first opened, mounts it in the slot beside the page (an overlay in a narrow terminal),
    sets `Panel.issue` and `Panel.place` and keeps them true, and gives it the focus. The panel posts the messages
    below; they bubble up to the reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from parsers.model import Issue, Span
from tui.stage import Stage


class Goto(Message):
    """Show the page where `span` stands; the reader remembers the place it leaves. `focus` moves the keys there too."""

    def __init__(self, span: Span, *, focus: bool = False) -> None:
        super().__init__()
        self.span = span
        self.focus = focus


class MarkSpans(Message):
    """Mark `spans` (in reading order) on the page as `layer`, and walk them with n and N from `current` on.

    An empty sequence takes the layer's marks away. `layer` picks the colour: "find", "person", "figure" or "excerpt".
    """

    def __init__(self, layer: str, spans: Sequence[Span], current: int | None = None) -> None:
        super().__init__()
        self.layer = layer
        self.spans = spans
        self.current = current


class ClosePanel(Message):
    """Close the panel that posts this; the keys return to the page."""


class KeysChanged(Message):
    """The keys do something else in the panel that posts this than a moment ago: the foot is to say so."""


class OpenPanel(Message):
    """Open the panel `name`; it is then asked to `Panel.reveal` what stands at `span`, if one is given."""

    def __init__(self, name: str, span: Span | None = None) -> None:
        super().__init__()
        self.name = name
        self.span = span


class Say(Message):
    """Show `text`, plain words already in the interface's language, in the status line for some seconds."""

    def __init__(self, text: str, *, warning: bool = False) -> None:
        super().__init__()
        self.text = text
        self.warning = warning


class Copy(Message):
    """Put `text` on the clipboard; `what` names it in the message that says where it went."""

    def __init__(self, text: str, what: str = "") -> None:
        super().__init__()
        self.text = text
        self.what = what


class Run(Message):
    """Run the command `id` of `tui.commands`, as if its key had been pressed."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self.command = command


class Progress(Message):
    """So many percent of the whole file are read."""

    def __init__(self, percent: int) -> None:
        super().__init__()
        self.percent = percent


class IssueRead(Message):
    """A fuller reading of the same file; `busy` says what still goes on, `failed` what could not be made, in words.

    `later`: people and figures wait until they are asked for.
    """

    def __init__(self, issue: Issue, *, busy: str = "", failed: str = "", later: bool = False) -> None:
        super().__init__()
        self.issue = issue
        self.busy = busy
        self.failed = failed
        self.later = later

    @property
    def stage(self) -> Stage:
        """How far the reading is. Where only a part could not be made, a note of the issue says which."""
        if self.later:
            return Stage.LATER
        if self.busy:
            return Stage.OUTLINED
        broken = self.failed and not any(note.code == "defect" for note in self.issue.notes)
        return Stage.FAILED if broken else Stage.WHOLE


class LeftOut(Message):
    """So many characters of a paste, or keys of a flood, were left out."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
