"""The one door between a document's text and the outside: screen, clipboard, standard output.

A document may hold anything: escape sequences, C1 controls, bidi overrides that make a line read otherwise than it is
stored, invisible tag characters, private-use glyphs. A terminal obeys them, so every text of a document, of a file
name or of a store passes `shown` before it is drawn and `stripped` before it is copied or printed.
Only the standard library is needed here: the first page is painted before the toolkit is imported.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_SPACES = "\t\n\r"
_CONTROLS = "\x00-\x1f\x7f-\x9f"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_NO_CHARACTER = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"

_SUSPECT = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_NO_CHARACTER}{_MARKS}]")
_UNSAFE = f"[{_CONTROLS}{_INVISIBLE}{_NO_CHARACTER}]|[{_MARKS}](?<=[{_MARKS}]{{5}})"
_UNSAFE_PRINT = f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_INVISIBLE}{_NO_CHARACTER}]|[{_MARKS}](?<=[{_MARKS}]{{5}})"
_LOST = f"[{_NO_CHARACTER}]"
"""These three are compiled when first asked, and kept by `re`: large ranges take their time, and few texts ask."""
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")


def shown(text: str) -> str:
    """`text` as it may be drawn, character for character: ``len(shown(text)) == len(text)``, so offsets stay true.

    White space becomes a space, other C0 controls and DEL their control picture (␛), all else that is invisible or no
    character U+FFFD; of a run of combining marks only the first four combine.
    """
    if _SUSPECT.search(text) is None:
        return text
    return re.sub(_UNSAFE, _picture, text)


def stripped(text: str) -> str:
    """`text` for the clipboard or standard output: line ends as ``\\n``, tabs kept, controls and invisibles left out.

    Lone surrogates, private-use characters and noncharacters become U+FFFD; nothing is added to plain text.
    """
    if _SUSPECT.search(text) is None:
        return text
    return re.sub(_UNSAFE_PRINT, _left_out, _LINE_ENDS.sub("\n", text))


def _picture(match: re.Match[str]) -> str:
    char = match[0]
    if char in _SPACES:
        return " "
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else REPLACEMENT


def _left_out(match: re.Match[str]) -> str:
    return REPLACEMENT if re.match(_LOST, match[0]) else ""
