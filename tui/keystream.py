"""What a terminal sends, taken apart before the toolkit sees it: keys, whole control sequences, pastes. Pure.

Control sequences follow ECMA-48 (5.4, and 8.3.89 for strings) as the parser of DEC's terminals reads them
(vt100.net/emu/dec_ansi_parser): ESC begins a new sequence wherever it comes, CAN and SUB end one. Pastes are bracketed
as xterm does it (mode 2004). All that is kept of a sequence or a paste is bounded, however long it is; so is the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.extent import bounded

PASTE = 4096
"""Characters of a paste that are kept: as many as a field holds."""
SEQUENCE = 4096
"""Characters of a control sequence that are kept; an input method may send a sentence as one (kitty's protocol)."""
ESCAPE_WAIT = 0.1
"""Seconds after which Esc, or Esc and a letter, are taken for keys (the toolkit's own value)."""
SEQUENCE_WAIT = 0.5
"""Seconds after which the rest of a sequence is no longer waited for: it is dropped."""
PASTE_WAIT = 2.0
"""Seconds of silence after which a paste is over, although nothing has said so."""

_START, _END = "\x1b[200~", "\x1b[201~"
_PLAIN = re.compile("[^\x1b]+")
_CSI = re.compile(
    r"\x1b\[(?:<[-0-?]*[ -/]*[@-~]|\[[^\x00-\x1f]|M[^\x00-\x1f]{3}|[0-?]*[ -/]*[@-LN-Z\\-~]|[0-?]+[ -/]*M)"
)
_CSI_BEGUN = re.compile(r"\x1b\[(?:<[-0-?]*[ -/]*|\[|M[^\x00-\x1f]{0,2}|[0-?]*[ -/]*)")
_STRING = re.compile(r"\x1b[]PX^_][^\x07\x18\x1a\x1b]*")
_MOUSE = re.compile(r"\x1b\[<\d{1,5};\d{1,5};\d{1,5}[Mm]")
_SIZE = re.compile(r"\x1b\[48;(\d{1,9})[:\d]*;(\d{1,9})[:\d]*;(\d{1,9})[:\d]*;(\d{1,9})[:\d]*t")
_COMMIT = re.compile(r"\x1b\[\d*;1?;([\d:]+)u")
_NUMBER = re.compile(r"\d+")
_BARE = "\x18\x1a"


class Pasted(NamedTuple):
    """A paste: its first characters, and how many more there were."""

    text: str
    dropped: int


class Sequence(str):
    """One whole control sequence, or Esc with the key it goes with."""

    __slots__ = ()


class KeyStream:
    """Takes characters as they come; gives runs of plain characters (`str`), `Sequence` and `Pasted`."""

    def __init__(self) -> None:
        self._begun = ""
        """The beginning of a sequence, or of the end of a paste."""
        self._skipping = False
        """The sequence that has begun is longer than any that means something."""
        self._paste: list[str] | None = None
        self._kept = self._dropped = 0

    @property
    def wait(self) -> float | None:
        """Seconds of silence after which `silence` has something to say; None: nothing is waited for."""
        if self._paste is not None:
            return PASTE_WAIT
        if not self._begun:
            return None
        return ESCAPE_WAIT if len(self._begun) <= 2 and not self._skipping else SEQUENCE_WAIT

    def feed(self, text: str) -> Iterator[str | Pasted]:
        """Take `text` in."""
        text, self._begun = self._begun + text, ""
        at = 0
        while at < len(text):
            if self._paste is not None:
                at, pasted = self._in_paste(text, at)
                if pasted is not None:
                    yield pasted
            elif text[at] != "\x1b":
                plain = _PLAIN.match(text, at)
                assert plain is not None
                at = plain.end()
                yield plain[0]
            else:
                at, piece = self._sequence(text, at)
                if piece:
                    yield piece

    def silence(self) -> Iterator[str | Pasted]:
        """Nothing has come for `wait` seconds."""
        if self._paste is not None:
            yield self._pasted()
        begun, self._begun, self._skipping = self._begun, "", False
        if begun and len(begun) <= 2:
            yield Sequence(begun)

    def _in_paste(self, text: str, at: int) -> tuple[int, Pasted | None]:
        end = text.find(_END, at)
        if end >= 0:
            self._keep(text, at, end)
            return end + len(_END), self._pasted()
        last = text.rfind("\x1b", max(at, len(text) - len(_END) + 1))
        stop = last if last >= 0 and _END.startswith(text[last:]) else len(text)
        self._keep(text, at, stop)
        self._begun = text[stop:]
        return len(text), None

    def _keep(self, text: str, start: int, end: int) -> None:
        take = min(end - start, PASTE - self._kept)
        if take and self._paste is not None:
            self._paste.append(text[start : start + take])
        self._kept += take
        self._dropped += end - start - take

    def _pasted(self) -> Pasted:
        pasted = Pasted("".join(self._paste or ()).replace("\0", ""), self._dropped)
        self._paste, self._kept, self._dropped, self._begun = None, 0, 0, ""
        return pasted

    def _sequence(self, text: str, at: int) -> tuple[int, str]:
        """The sequence at `at`: where it ends, and what it is to the toolkit (nothing: it is dropped)."""
        kind = text[at + 1 : at + 2]
        if kind == "\x1b":
            return at + 1, Sequence("\x1b")
        if kind == "[":
            return self._csi(text, at)
        if kind and kind in "]PX^_":
            return self._string(text, at)
        size = 3 if kind == "O" and text[at + 2 : at + 3] != "\x1b" else 2
        if len(text) - at < size:
            self._begun = text[at:]
            return len(text), ""
        return at + size, Sequence(text[at : at + size])

    def _csi(self, text: str, at: int) -> tuple[int, str]:
        if whole := _CSI.match(text, at):
            skipped, self._skipping = self._skipping, False
            if whole[0] == _START:
                self._paste = []
                return whole.end(), ""
            return whole.end(), "" if skipped else _checked(whole[0])
        begun = _CSI_BEGUN.match(text, at)
        assert begun is not None
        if begun.end() < len(text):  # broken off by what cannot be in a sequence
            self._skipping = False
            return begun.end() + (text[begun.end()] in _BARE), ""
        self._begin(text[at:])
        return len(text), ""

    def _string(self, text: str, at: int) -> tuple[int, str]:
        """An answer of the terminal (OSC, DCS, SOS, PM, APC): none is waited for, so it is passed over."""
        body = _STRING.match(text, at)
        assert body is not None
        end = body.end()
        if end == len(text) or text[end:] == "\x1b":
            if end - at == 2 and end == len(text):
                self._begun = text[at:]  # it may be a key with Alt
            else:
                self._begin(text[at : min(at + 3, end)] + text[end:])
            return len(text), ""
        self._skipping = False
        if text[end] == "\x1b":
            return end + 2 if text[end + 1] == "\\" else end, ""
        return end + 1, ""

    def _begin(self, begun: str) -> None:
        """Keep the beginning of a sequence, of one too long only as much as tells what it is."""
        if len(begun) > SEQUENCE:
            self._skipping = True
            begun = begun[:3]
        self._begun = begun


def _checked(sequence: str) -> str:
    """A whole CSI sequence as the toolkit may see it: no number in it is beyond what it stands for."""
    if sequence[2:3] == "<":
        return Sequence(sequence) if _MOUSE.fullmatch(sequence) else ""
    if size := _SIZE.fullmatch(sequence):
        return _resized(*(int(number) for number in size.groups()))
    if commit := _COMMIT.fullmatch(sequence):  # a whole word or sentence of an input method
        return "".join(chr(int(code)) for code in _NUMBER.findall(commit[1]) if len(code) < 8 and _is_text(int(code)))
    if len(sequence) > 32 or any(len(number) > 7 for number in _NUMBER.findall(sequence)):
        return ""
    if sequence[-1] == "u" and not all(_is_character(int(number)) for number in _NUMBER.findall(sequence)):
        return ""
    return Sequence(sequence)


def _is_character(code: int) -> bool:
    return 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000


def _is_text(code: int) -> bool:
    return _is_character(code) and code >= 0x20 and not 0x7F <= code < 0xA0


def _resized(rows: int, columns: int, high: int, wide: int) -> str:
    """The terminal's report of its size (mode 2048), of a size that can be drawn; nothing where it has none."""
    if not rows or not columns:
        return ""
    columns, rows = bounded(columns, rows)
    high, wide = (high, wide) if rows <= high < 100_000 and columns <= wide < 100_000 else (rows, columns)
    return Sequence(f"\x1b[48;{rows};{columns};{high};{wide}t")
