"""`Unreadable`: the one exception of reading, with a code that the interface puts into words."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """Why nothing could be read. In brackets: what `Unreadable.detail` holds."""

    MISSING = "missing"  # no such file
    FOLDER = "folder"  # a folder, not a file
    NOT_A_FILE = "not-a-file"  # a device, a socket, a pipe by name
    DENIED = "denied"  # the system refuses [its words]
    EMPTY = "empty"  # no bytes, or nothing but blanks
    BINARY = "binary"  # not a text of any kind that is known [what it looks like: "image/png", "zip" …]
    UNKNOWN_ENCODING = "unknown-encoding"  # no such encoding [the name given]
    ENCRYPTED = "encrypted"  # needs a password [kind]
    LOCKED = "locked"  # encrypted, and no password helps here (Office) [kind]
    WRONG_PASSWORD = "wrong-password"  # a password was given and does not open it
    NO_TEXT_LAYER = "no-text-layer"  # a PDF of scans: OCRmyPDF or MinerU make a text layer [number of pages]
    MISSING_EXTRA = "missing-extra"  # a reader is not installed [the package that it needs]
    TOO_BIG = "too-big"  # over a bound [the bound, e.g. "512 MB"]; a zip bomb
    TOO_COSTLY = "too-costly"  # takes more memory or time than a file may [kind: "pdf"]
    CANCELLED = "cancelled"  # nobody waits for it any more
    BROKEN = "broken"  # the container is damaged beyond reading [kind: "pdf", "docx"]


class Unreadable(Exception):  # noqa: N818 - a state of the file, not a defect
    """All that `read_source` and `read_head` raise: `code`, what varies (`detail`), and the `name` of the file.

    That is its path as it was given, or ``-`` for standard input.
    """

    def __init__(self, code: Why, detail: str = "", name: str = "") -> None:
        super().__init__(code, detail, name)
        self.code = code
        self.detail = detail
        self.name = name

    def __str__(self) -> str:
        parts = (self.name, self.code.value, self.detail)
        return ": ".join(part for part in parts if part)
