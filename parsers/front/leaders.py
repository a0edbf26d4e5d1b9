"""The end of a contents entry: the leader, the speaker whom some contents name, and the page."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.language.numerals import whole_number
from parsers.patterns import late

_DIGITS = re.compile(r"(\d{1,4})\s*页?(?:\s*[—–-]\s*\d{1,4})?\s*\Z")
_HAN_PAGE = late(r"[（(]\s?([一二三四五六七八九十百〇○]{1,5})\s?[)）]\Z")
_LEADERS = " \t\u3000\u00a0.．。·•‧∙・…‥⋯┈┄—–-－_＿~〜"
_DOTTED = frozenset(".．·•‧∙・…‥⋯┈┄_＿~〜—–\t")
_SPEAKER = re.compile(r"([^\W\d_](?:\s[^\W\d_]){1,2}|[^\W\d_]\s?[^\W\d_](?:·?[^\W\d_]){0,7})\Z")
_SPEAKER_IN_POST = re.compile(r"[^\W\d_]{3,30}\s+([^\W\d_]\s?[^\W\d_]{1,3})\Z")
_LONGEST_POST = 40
"""Characters of a speaker with the post before the name."""


class Tail(NamedTuple):
    """What an entry ends with: the index at which its title ends, its page, the speaker before the page."""

    start: int
    page: int
    name: str | None
    led: bool
    """Something leads to the page: dots, a tab, brackets around it."""


def page_of(text: str) -> int | None:
    """The page number at the end of an entry, or None."""
    tail = read_tail(text)
    return tail.page if tail else None


def read_tail(text: str) -> Tail | None:
    """The leader, the speaker and the page at the end of `text`; None without a page. The title may stand above."""
    if text[-1] in ")）" and (numbered := _HAN_PAGE.search(text, max(0, len(text) - 8))):
        title, name = unnamed(unled(text[: numbered.start()]))
        led = len(unled(text[: numbered.start()])) < len(text[: numbered.start()].rstrip())
        return Tail(len(title), whole_number(numbered[1]), name, True) if led else None
    if not (text[-1].isdigit() or text[-1] in ")）]］〕·•/页 \t"):
        return None
    end = text.rstrip(")）]］〕·•/ \t\u3000")
    match = _DIGITS.search(end, max(0, len(end) - 16))
    if match is None:
        return None
    head = end[: match.start()].removesuffix("第").removesuffix("P.").removesuffix("P").removesuffix("p.")
    bare = head.rstrip("（(［[〔/ \t\u3000")
    title = unled(bare)
    led = len(title) < len(bare) or len(bare) < len(head)
    title, name = unnamed(title)
    led = led or name is not None
    if not (led or len(match[1]) <= 3):
        return None
    return Tail(len(title), int(match[1]), name, led)


def unnamed(text: str) -> tuple[str, str | None]:
    """`text` without the speaker after a leader at its end, with a post or without, and the speaker; or with None."""
    parted = len(text[-_LONGEST_POST:].split(maxsplit=1)) > 1
    for pattern, longest in ((_SPEAKER, 10), (_SPEAKER_IN_POST, _LONGEST_POST)) if parted else ((_SPEAKER, 10),):
        speaker = pattern.search(text, max(0, len(text) - longest))
        if speaker and len(title := unled(text[: speaker.start()])) < speaker.start() - 1:
            return title, speaker[1]
    return text, None


def unled(text: str) -> str:
    """`text` without a leader at its end: blanks, two dots or dashes, or one after three blanks; else one is none."""
    short = text.rstrip(_LEADERS)
    tail = text[len(short) :]
    dots = sum(1 for c in tail if c in _DOTTED)
    return short if dots >= 2 or "…" in tail or len(tail) - len(tail.lstrip()) > 2 else text.rstrip()
