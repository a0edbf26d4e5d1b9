"""Put words on the clipboard by every way that is at hand, and say which: never more than can be known.

In the order that was measured: tmux first (it drops OSC 52 of a program by default, but hands on what is loaded into
a buffer with ``-w``), the tool of the desktop where there is one, then OSC 52, which no terminal acknowledges and few
take when it is long. When none is left, a file. Tools are run with a time limit, away from the screen, and their exit
is looked at. To be called in a thread.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tui.safe import stripped

LONGEST_OSC52 = 50_000
"""Characters; beyond it terminals truncate or drop what they are sent."""
PATIENCE = 2.0
"""Seconds that a tool may take."""

Run = Callable[[Sequence[str], bytes], bool]
"""Runs a command with bytes on its standard input; whether it exited with 0."""


class Way(StrEnum):
    TMUX = "tmux"  # its paste buffer, certain; the terminal behind it is asked as well
    TOOL = "tool"  # the desktop's clipboard, certain
    TERMINAL = "terminal"  # OSC 52: sent, never known to have arrived
    FILE = "file"


class Copied(NamedTuple):
    """What became of it: `chars` copied, by which `ways`; `tool` and `path` name the tool and the file if used."""

    chars: int
    ways: tuple[Way, ...]
    tool: str = ""
    path: Path | None = None
    too_long: bool = False
    """Too long for OSC 52, which would otherwise have been sent."""


@dataclass(frozen=True, slots=True)
class Clipboard:
    """The ways out of this process. `write` sends bytes to the terminal and may be called from any thread."""

    write: Callable[[str], object] | None
    folder: Path
    """Where a file is written when nothing else is left."""
    environment: Mapping[str, str]
    platform: str = sys.platform
    run: Run | None = None

    def copy(self, text: str) -> Copied:
        """Copy `text`, stripped of what a terminal or an editor would obey. Takes up to some seconds; never raises."""
        text = _stripped(text)
        run = self.run or run_tool
        ways: list[Way] = []
        if self.environment.get("TMUX") and self._to_tmux(text, run):
            ways.append(Way.TMUX)
        tool = self._to_tool(text, run)
        if tool:
            ways.append(Way.TOOL)
        asked = Way.TMUX not in ways and self.write is not None
        too_long = asked and len(text) > LONGEST_OSC52
        if asked and not too_long and self.write is not None:
            self.write(osc52(text))
            ways.append(Way.TERMINAL)
        path = None if ways else self.to_file(text)
        if path is not None:
            ways.append(Way.FILE)
        return Copied(len(text), tuple(ways), tool, path, too_long)

    def to_file(self, text: str) -> Path | None:
        """Write `text` to a new file of the reader's own; None when that fails."""
        name = time.strftime("copied-%Y%m%d-%H%M%S")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for number in range(100):
                path = self.folder / (f"{name}-{number}.txt" if number else f"{name}.txt")
                try:
                    out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                except FileExistsError:
                    continue
                with open(out, "w", encoding="utf-8", newline="\n") as file:
                    file.write(_stripped(text))
                return path
        except OSError:
            return None
        return None

    def _to_tmux(self, text: str, run: Run) -> bool:
        data = text.encode()
        return run(("tmux", "load-buffer", "-w", "-"), data) or run(("tmux", "load-buffer", "-"), data)

    def _to_tool(self, text: str, run: Run) -> str:
        """The name of the desktop's tool that took `text`, or nothing."""
        for command in tools(self.environment, self.platform):
            encoding = "utf-16-le" if command[0] == "clip.exe" else "utf-8"
            if run(command, text.encode(encoding)):
                return command[0]
        return ""


def tools(environment: Mapping[str, str], platform: str) -> Iterator[tuple[str, ...]]:
    """The commands of the desktop's clipboard that there may be here, the likeliest first."""
    if platform == "darwin":
        yield ("pbcopy",)
    if environment.get("WAYLAND_DISPLAY"):
        yield ("wl-copy",)
    if environment.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard", "-in")
        yield ("xsel", "--clipboard", "--input")
    if platform == "win32" or environment.get("WSL_DISTRO_NAME"):
        yield ("clip.exe",)


def _stripped(text: str) -> str:
    """`text` past `stripped`, a line at a time: a long one would hold up the keys for as long as that takes."""
    return "\n".join(map(stripped, text.replace("\r\n", "\n").split("\n")))


def osc52(text: str) -> str:
    """The control sequence that asks a terminal to put `text` on the clipboard."""
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\a"


def safe_path(path: str) -> list[str]:
    """The folders of a PATH in which programs may be looked for: absolute ones that not everybody can write to.

    An empty entry and a relative one are the folder that one happens to be in, with a document's files perhaps. In a
    folder for everybody (/tmp) anybody can put a program, whether it is sticky or not.
    """
    return [folder for folder in path.split(os.pathsep) if os.path.isabs(folder) and _is_guarded(folder)]


def _is_guarded(folder: str) -> bool:
    """Whether only some may write to `folder`. Of Windows' own under WSL nothing of the kind can be told."""
    if sys.platform == "win32" or folder.startswith("/mnt/"):
        return True
    try:
        return not os.stat(folder).st_mode & stat.S_IWOTH
    except (OSError, ValueError):
        return False


def tool_at(name: str, folders: Sequence[str]) -> str:
    """The absolute path of the program `name`; empty when none of the `folders` has it."""
    for path in (os.path.join(folder, name) for folder in folders):
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return ""


def run_tool(command: Sequence[str], data: bytes) -> bool:
    """Run a clipboard tool, looked for by its name in `safe_path` only. Its output goes nowhere: the screen is ours."""
    folders = safe_path(os.environ.get("PATH", os.defpath))
    program = command[0] if os.path.isabs(command[0]) else tool_at(command[0], folders)
    if not program:
        return False
    try:
        done = subprocess.run(
            [program, *command[1:]],
            input=data,
            env={**os.environ, "PATH": os.pathsep.join(folders)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return False
    return done.returncode == 0
