"""The command that adds a package: it fits the installation at hand, and a shell reads it as it was meant."""

from __future__ import annotations

import shlex
import shutil
import sys
import sysconfig
from pathlib import Path

import pytest

from parsers.source import Unreadable, Why
from tui import installing, texts
from tui.installing import install_command, requirement
from tui.reasons import reason

WANTED = requirement("pypdfium2")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own, in a folder whose name a shell would take apart."""
    folder = tmp_path / "it's a venv"
    folder.mkdir()
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(installing, "find_spec", lambda name: object())
    return folder


def test_the_versions_are_those_of_our_own_metadata() -> None:
    assert WANTED.startswith("pypdfium2")
    assert ">=" in WANTED
    assert " " not in WANTED
    assert requirement("no-such-package") == "no-such-package"
    assert requirement("pytest").startswith("pytest<"), "not pytest-asyncio"


def test_a_plain_environment_has_its_own_pip(root: Path) -> None:
    assert shlex.split(install_command("pypdfium2")) == [str(root / "python"), "-m", "pip", "install", WANTED]


def test_pipx_adds_to_an_environment_by_its_name(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "pipx_metadata.json").touch()
    assert shlex.split(install_command("pypdfium2")) == ["pipx", "inject", root.name, WANTED]
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert install_command("pypdfium2").startswith(shlex.quote(str(root / "python")))


def test_what_uv_has_made_has_no_pip(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "find_spec", lambda name: None)
    python = str(root / "python")
    assert shlex.split(install_command("pypdfium2")) == ["uv", "pip", "install", "--python", python, WANTED]
    monkeypatch.setattr(shutil, "which", lambda name: None)
    words = shlex.split(install_command("pypdfium2"))
    assert words == [python, "-m", "ensurepip", "&&", python, "-m", "pip", "install", WANTED]


def test_a_system_that_manages_its_python_is_told(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "EXTERNALLY-MANAGED").touch()
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    assert "--break-system-packages" not in install_command("pypdfium2")
    monkeypatch.setattr(sys, "base_prefix", str(root))
    assert "--break-system-packages" in install_command("pypdfium2")


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_error_ends_in_the_command(language: str) -> None:
    texts.use_language(language)
    words = reason(Unreadable(Why.MISSING_EXTRA, "pypdfium2", "/a b/x.pdf"))
    assert words.startswith("/a b/x.pdf: ")
    assert words.endswith(install_command("pypdfium2"))
