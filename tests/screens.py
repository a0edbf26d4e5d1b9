"""What a screen shows in a test without a terminal."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from parsers.issue import outline_issue
from parsers.model import Source
from tui.app import GazetteApp
from tui.screens.reader import Reader
from tui.settings import Settings


def app_of(text: str, store: Path | None = None, file: str = "/issue.txt") -> GazetteApp:
    """The reader on `text`, with a store at `store` or none that lasts."""
    return GazetteApp(outline_issue(Source(Path(file).name, text)), Settings(store=store, file=file))


def reader_of(pilot: Pilot[int]) -> Reader:
    """The reader that a test drives."""
    reader = pilot.app.screen_stack[0]
    assert isinstance(reader, Reader)
    return reader


def seen(pilot: Pilot[int]) -> str:
    """The rows of the screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def until(pilot: Pilot[int], words: str) -> str:
    """Wait until `words` are on the screen; the screen. Fails with what is there when they never come."""
    for _ in range(3000):
        await pilot.pause(0.02)
        if words in seen(pilot):
            return seen(pilot)
    raise AssertionError(f"{words!r} is not on the screen:\n{seen(pilot)}")


async def known(pilot: Pilot[int]) -> Reader:
    """Wait until the store has told what it knows of the issue; the reader."""
    reader = reader_of(pilot)
    for _ in range(3000):
        if reader.keeping.issue is not None:
            return reader
        await pilot.pause(0.02)
    raise AssertionError("the store does not answer")
