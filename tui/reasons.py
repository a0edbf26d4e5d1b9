"""Why a file cannot be read and what to do about it, in the language of the interface. Loaded only when one cannot."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice

from parsers.source import Unreadable, Why
from tui import texts
from tui.safe import stripped
from tui.usage import aside, did_you_mean

ENCODINGS = (
    "utf-8", "gb18030", "gbk", "gb2312", "big5", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "hz",
    "cp1252", "latin-1",
)  # fmt: skip
_MOST_NAMES = 2000
"""Names of a folder that are looked at for one like a name that is not there."""


def reason(error: Unreadable) -> str:
    """One line: the file by its whole path, what is wrong with it, and what to do next."""
    piped = error.name == "-"
    key = f"unreadable.{error.code.value}"
    if piped and texts.has(f"{key}.stdin"):
        return texts.tr(f"{key}.stdin")
    near = ""
    detail = error.detail
    if error.code is Why.UNKNOWN_ENCODING:
        near = did_you_mean(error.detail.lower(), ENCODINGS)
    elif error.code is Why.MISSING:
        near = near_file(error.name)
    elif error.code is Why.MISSING_EXTRA:
        from tui.installing import install_command

        detail = install_command(error.detail)
    words = texts.tr(key, detail=detail, near=near) if texts.has(key) else f"{error.code.value} {detail}"
    if error.code is Why.UNKNOWN_ENCODING:
        return words
    whole = error.name
    with suppress(OSError):  # the working directory is gone
        whole = os.path.abspath(error.name) if error.name else ""
    name = texts.tr("cli.stdin") if piped else " ".join(stripped(whole).split("\n"))
    return f"{name}: {words}" if name else words


def near_file(path: str) -> str:
    """After a file that is not there, in brackets: the likest name in its folder, or to look at the path again.

    Of a link, that it leads nowhere.
    """
    folder, name = os.path.split(path)
    if os.path.islink(path):
        return aside("unreadable.missing.link")
    try:
        with os.scandir(folder or ".") as entries:
            names = [entry.name for entry in islice(entries, _MOST_NAMES)]
    except (OSError, ValueError):
        return aside("unreadable.missing.folder", folder=folder) if folder else ""
    if question := did_you_mean(name, names, os.path.join(folder, "")):
        return question
    return aside("unreadable.missing.here")
