"""Texts that attack a terminal, and what may leave the reader all the same."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata

PAYLOADS = {
    "csi": "\x1b[5;8mX\x1b[2J\x1b[1;1H",
    "bare-esc": "\x1bc\x1b7\x1b(0",
    "osc-title": "\x1b]0;PWNED\x07",
    "osc-link": "\x1b]8;;http://evil.example\x1b\\X\x1b]8;;\x1b\\",
    "osc-clipboard": "\x1b]52;c;UFdORUQ=\x07",
    "dcs": "\x1bP+q544e\x1b\\",
    "apc-pm-sos": "\x1b_Gx\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\",
    "c0": "\x01\x05\x07\x08\x0b\x0e\x0f\x10\x11\x13\x16\x18\x1a\x1c\x1d\x1e\x1f",
    "nul-del": "\x00\x7f",
    "c1": "\x80\x84\x85\x8d\x90q\x9c\x9b5m\x9d0;PWNED\x9c\x9e\x9f",
    "bidi": "\u202a\u202b\u202c\u202d\u202e\u061c\u200e\u200f",
    "isolates": "\u2066\u2067\u2068\u2069",
    "zero-width": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u3164\uffa0\ufe0f",
    "tags": "\U000e0001\U000e0041\U000e007f",
    "lines": "\u2028\u2029\x0c",
    "private": "\ue000\uf8ff\U000f0000\U0010fffd\ufdd0",
    "zalgo": "县" + "\u0301\u0302\u0303\u0489" * 40,
    "markup": "[bold red]X[/bold red][@click=app.quit]X[/][/][link=http://evil.example]X[/link]",
    "markup-open": "[/] [ [[ ] \\[b] $x {x} %s",
}
EVERYTHING = "".join(PAYLOADS.values())

_PIECES = ("\x1b[5;8m", "\x1b]0;PWNED", "evil.example\x1b", "\x1b]52;c;UFdORUQ", "\x1bP+q", "5m\x9d")
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-~])")
_FORBIDDEN = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def poisoned(text: str) -> str:
    """`text` with each payload in turn in the middle of each line and at its ends, so that all of its parts are hit."""
    payloads = list(PAYLOADS.values())
    lines = []
    for number, line in enumerate(text.split("\n")):
        if len(line) > 3:
            payload = payloads[number % len(payloads)]
            line = line[: len(line) // 2] + payload + line[len(line) // 2 :] + payloads[(number * 7) % len(payloads)]
        lines.append(line)
    return "\n".join(lines)


def words_of(raw: bytes) -> set[str]:
    """The kinds of control sequences in what was written to a terminal: what begins and what ends each."""
    return {_kind(sequence) for sequence in _SEQUENCE.findall(raw.decode("utf-8", "surrogateescape"))}


def leaks(raw: bytes, known: set[str]) -> list[str]:
    """What of a payload is in `raw`: kinds of sequences that no clean run writes, control and invisible characters,
    combining marks piled up, and any of those in what goes to the clipboard. Empty when nothing has leaked."""
    text = raw.decode("utf-8", "surrogateescape")
    found = [repr(s) for s in _SEQUENCE.findall(text) if _kind(s) not in known]
    found += [repr(piece) for piece in _PIECES if piece in text]
    for sequence in _SEQUENCE.findall(text):
        if sequence.startswith("\x1b]52;"):
            found += [f"clipboard: {char!r}" for char in _FORBIDDEN.findall(_copied(sequence))]
    plain = _SEQUENCE.sub("", text)
    found += [repr(char) for char in _FORBIDDEN.findall(plain)]
    run = 0
    for char in plain:
        run = run + 1 if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me") else 0
        if run == 6:
            found.append("combining marks")
    return sorted(set(found))


def _kind(sequence: str) -> str:
    if sequence[1] == "[":
        return re.sub(r"[0-9;:]+", "#", sequence)
    return sequence[:1] + re.split(r"[;\x07]", sequence[1:])[0] if sequence[1] == "]" else sequence[:2]


def _copied(sequence: str) -> str:
    data = re.split(r"[;\x07\x1b]", sequence[1:])[2]
    try:
        return base64.b64decode(data).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return "\x00"
