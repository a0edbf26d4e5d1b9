"""How sure it is that somebody is a person, and why: the log-odds of the surest place, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp

from parsers.people.hits import Hit

_BEFORE = {
    **dict.fromkeys(("post", "bare", "loose", "post_gap", "bare_gap", "loose_gap"), "after-post"),
    **dict.fromkeys(("label", "person"), "after-label"),
    **dict.fromkeys(("formula", "verb"), "after-verb"),
    "joint": "in-list",
    "cell": "in-roster",
}
_AFTER = {
    **dict.fromkeys(("post", "post_gap", "loose"), "before-post"),
    **dict.fromkeys(("address", "address_gap", "others"), "before-address"),
    **dict.fromkeys(("given", "given_gap", "case"), "before-formula"),
    **dict.fromkeys(("verb", "verb_gap", "says", "says_gap"), "before-verb"),
    "note": "before-note",
    "joint": "in-list",
}
_ELSEWHERE = "elsewhere"
"""The same name stands in several places."""
_BOUND = 30


def certainty(hits: Sequence[Hit]) -> float:
    """The probability that the holder of `hits`, of which there is one at least, is a person."""
    odds = max(hit.odds for hit in hits)
    return 1 / (1 + exp(-min(_BOUND, max(-_BOUND, odds))))


def evidence(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Codes of what says so where it is surest; ``evidence.CODE`` of the reader's texts puts them into words."""
    best = max(hits, key=lambda hit: hit.odds)
    return _codes(_BEFORE.get(best.left, ""), _AFTER.get(best.right, ""), _ELSEWHERE if len(hits) > 1 else "")


@cache
def _codes(*found: str) -> tuple[str, ...]:
    """Those that are not empty, each once; the same few tuples for all persons."""
    return tuple(dict.fromkeys(code for code in found if code))
