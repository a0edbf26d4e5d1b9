"""A panel with a list that asks for a line of text now and then."""

from __future__ import annotations

from parsers.model import Issue
from tui.field import Field
from tui.listing import Listing
from tui.panel import Panel


class PromptPanel(Panel):
    """A list, and below it a field while something is asked; Esc takes the question back, then closes the panel."""

    def __init__(self, listing: Listing, id: str | None = None) -> None:
        super().__init__(id=id)
        self.listing = listing
        self.field: Field | None = None

    def ask(self, what: str, value: str, hint: str) -> None:
        """Ask for a line; the field's class is ``ask-WHAT``. (Ids are unique, and one that is removed goes later.)"""
        self.done()
        self.field = Field(hint, value=value, classes=f"ask-{what}")
        self.mount(self.field, after=self.listing)
        self.field.focus()

    def done(self) -> None:
        """Nothing is asked any more; the list has the keys."""
        if self.field is not None:
            self.field.remove()
            self.field = None
            self.listing.focus()

    def action_leave(self) -> None:
        if self.field is not None:
            self.done()
        else:
            super().action_leave()

    def take_focus(self) -> None:
        self.listing.focus()

    def watch_issue(self, issue: Issue | None) -> None:
        """What is kept is shown when the reader hands it over."""
