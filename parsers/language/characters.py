"""Chinese characters, and those that only look like them: radicals and compatibility forms of PDF text layers."""

from __future__ import annotations

import re
from functools import cache

from parsers.lexicons import entries

HAN = r"^\x00-\u00ff\u2000-\u206f\u2150-\u266f\u3000-\u3006\u3008-\u303f\u30fb\u3200-\u32ff\uff00-\uffef"
"""Chinese characters, private use included, as the inside of a character class: by what they are not, since a class of
small ranges compiles ten times as fast."""
_WIDE_BLANKS = frozenset("\u3000\u2003\t")
_SUSPECT = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_BLOCKS = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00))


def unified(text: str) -> str:
    """`text` with every radical and compatibility form replaced by its Chinese character, one for one."""
    return text.translate(_table()) if _SUSPECT.search(text) else text


def strip_spaces(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


@cache
def _table() -> dict[int, str]:
    """Kangxi radicals and compatibility ideographs by Unicode's own mapping, other radicals by the lexicon."""
    from unicodedata import normalize

    table = {ord(pair[0]): pair[1] for pair in entries("radicals")}
    for block in _BLOCKS:
        for code in block:
            form = normalize("NFKC", chr(code))
            if len(form) == 1:
                table[code] = form
    return table


def blank_width(blanks: str) -> int:
    """How wide white space is printed, in half columns: an ideographic space is twice as wide as a plain one."""
    return sum(2 if c in _WIDE_BLANKS else 1 for c in blanks)
