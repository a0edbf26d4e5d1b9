"""Screens over the reader's: each is left once, however often and quickly it is asked to."""

from __future__ import annotations

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Modal(ModalScreen[ScreenResultType]):
    """The base of all screens over the reader's.

    A second key or click may be on its way when the first has closed the screen already: it is nobody's.
    """

    def leave(self, result: ScreenResultType | None = None) -> bool:
        """Close the screen; whether it was this call that did. False: it is left, or another lies over it."""
        stack = self.app.screen_stack
        if len(stack) < 2 or stack[-1] is not self:
            return False
        super().dismiss(result)
        return True

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        self.leave(result)
        return AwaitComplete()


def open_over(app: App[int], screen: Modal[None]) -> None:
    """Show `screen` unless one lies over the reader already: a second click opens no second."""
    if not isinstance(app.screen, Modal):
        app.push_screen(screen)
