"""The command that installs a package into the very installation that runs, however that was made."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from pathlib import Path

US = "gazette-tui"


def install_command(package: str) -> str:
    """A line for a shell that adds `package`, in a version that fits, to this installation.

    pipx and uv keep what they know of an environment in a file at its root. pipx adds to one by its name; what uv has
    made has no pip, and `uv pip` finds it by its interpreter. Any other is served by its own pip.
    """
    wanted = requirement(package)
    root = Path(sys.prefix)
    if (root / "pipx_metadata.json").is_file() and shutil.which("pipx"):
        return quoted("pipx", "inject", root.name, wanted)
    if find_spec("pip") is None and shutil.which("uv"):
        return quoted("uv", "pip", "install", "--python", sys.executable, wanted)
    pip = quoted(sys.executable, "-m", "pip", "install", *_managed(), wanted)
    if find_spec("pip") is None:
        return f"{quoted(sys.executable, '-m', 'ensurepip')} && {pip}"
    return pip


def requirement(package: str) -> str:
    """`package` with the versions that our own metadata ask for, as pip takes it: ``name>=1,<2``."""
    try:
        stated = requires(US) or []
    except PackageNotFoundError:
        stated = []
    for line in stated:
        wanted = line.split(";")[0].strip()
        if re.match(rf"{re.escape(package)}(?![\w.-])", wanted):
            return wanted.replace(" ", "")
    return package


def quoted(*words: str) -> str:
    """The words as one line that a shell reads back as them."""
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _managed() -> list[str]:
    """What pip must be told where the system keeps others from its Python (PEP 668) and we run outside of any venv."""
    outside = sys.prefix == sys.base_prefix
    marked = os.path.isfile(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED"))
    return ["--break-system-packages"] if outside and marked else []
