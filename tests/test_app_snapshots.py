"""Pictures of the reader with the sample, at the three sizes; `pytest --snapshot-update` takes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from parsers.issue import outline_issue
from tui import texts
from tui.app import GazetteApp
from tui.cli import parse
from tui.printing import read_sources
from tui.scribe import Scribe
from tui.settings import Settings
from tui.theme import DARK_THEME, LIGHT_THEME

pytestmark = pytest.mark.skipif(
    "PYTEST_XDIST_WORKER" in os.environ,
    reason="pictures are compared in a process of their own: pytest -n 0 tests/test_app_snapshots.py",
)


@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    [
        ((120, 40), DARK_THEME, ("6", "g", "right_square_bracket")),
        ((80, 24), LIGHT_THEME, ("t", "right_curly_bracket")),
        ((60, 20), DARK_THEME, ("6", "g", "f2")),
    ],
    ids=["120x40", "80x24", "60x20"],
)
def test_the_screen_looks_as_it_did(
    snap_compare: Callable[..., bool],
    size: tuple[int, int],
    theme: str,
    keys: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts.use_language("zh")
    monkeypatch.setattr(Scribe, "at_work", [])  # what a test before could not write is told of in every window
    app = GazetteApp(outline_issue(read_sources(parse(["--sample", "--print", "text"]))), Settings(theme=theme))

    async def walk(pilot: Pilot[int]) -> None:
        while app.reader.files.loader is not None or app.reader.keeping.issue is None:  # a busy machine takes its time
            await pilot.pause(0.02)
        await pilot.press(*keys)
        await pilot.pause()
        app.reader.busy = ""
        app.reader.unsay()

    assert snap_compare(app, terminal_size=size, run_before=walk)
