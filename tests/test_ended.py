"""The end of the program where a thread of ours is still at work: it is made at once, and nothing half done stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LEAVE = """
import sys, threading, time
from pathlib import Path
from types import SimpleNamespace
from tui.actions.carrying import write_file
from tui.ending import ENDING
from tui.toolkit import ended

path, way = Path(sys.argv[1]), sys.argv[2]

begun = threading.Event()

def pieces():
    begun.set()  # what goes at the end is known by now
    yield "half of it"
    time.sleep(600)

threading.Thread(target=lambda: write_file(path, pieces(), replace=False), name="gazette-carrier", daemon=True).start()
begun.wait()
ENDING.armed = True
if way == "forced":
    ENDING.now()
ENDING.cause = 15 if way == "signal" else None
sys.exit(ended(SimpleNamespace(defects=[], return_code=0), [], 0, []))
"""


@pytest.mark.parametrize(("way", "status"), [("quit", 0), ("signal", -15), ("forced", 0)])
def test_a_file_that_is_half_written_goes(way: str, status: int, tmp_path: Path) -> None:
    path = tmp_path / "excerpts.md"
    run = subprocess.run([sys.executable, "-c", LEAVE, str(path), way], check=False, capture_output=True, timeout=60)
    assert (run.returncode, run.stderr) == (status, b"")
    assert not path.exists()
