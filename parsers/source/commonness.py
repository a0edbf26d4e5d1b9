"""How much a text reads like Chinese: what tells one encoding from another."""

from __future__ import annotations

import re
from functools import cache

from parsers.lexicons import entries

SAMPLE = 1 << 14
"""How many bytes from the first one that is not ASCII are weighed."""
BROKEN = re.compile("\ufffd+")
"""What stands for bytes that no character is written with."""

_ASCII_WEIGHT = 4  # characters of ASCII that weigh as much as one that is not, where wrong ones are counted
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffe\uffff]")


def score(text: str) -> float:
    """How much `text` reads like Chinese, about 0…1: the share of common characters among those that are not ASCII,
    less twice the share of those that no text has, and next to nothing for ASCII, which settles a draw. Where most of
    it is ASCII, a few wrong bytes are a small share of it, though they be as many as its Chinese characters."""
    common = common_characters()
    foreign = [char for char in text if char > "~" and char != "\ufeff"]
    good = sum(char in common for char in foreign)
    bad = 2 * (len(BROKEN.findall(text)) + len(_CONTROL.findall(text)))  # a lost character may be several wrong bytes
    bad += sum("\ue000" <= char <= "\uf8ff" or char > "\U000e0000" for char in foreign)
    ascii_share = (len(text) - len(foreign)) / max(len(text), 1)
    most = max(len(foreign), 1)
    return good / most - bad / max(most, len(text) / _ASCII_WEIGHT) + 0.001 * ascii_share


@cache
def common_characters() -> frozenset[str]:
    """The commonest characters of Chinese, of both scripts, and its punctuation."""
    return frozenset("".join(entries("common_hanzi")))
