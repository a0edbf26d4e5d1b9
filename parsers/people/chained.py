"""The names that are listed with one another in a sentence, each after its post: `某局局长甲某、某厅厅长乙某和丙某`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from parsers.language.posts import is_post, title_before
from parsers.people.hits import Hit

_AND = re.compile("\\A(?:同志|先生|女士)?(?:[（(][^（()）]{0,12}[)）])?[、和及与暨]")

_UNREAD = re.compile("\\A(?:[^\\W\\d_A-Za-z]{2,3}、){1,4}(?=\\Z)")


def listed_before(text: str, hits: Sequence[Hit], last: int, least: int = 0) -> list[int]:
    """The numbers of the hits up to `last`, from the character `least` on, that a joint parts from each other."""
    found = [last]
    while last > 0 and hits[last - 1].end > least and _is_joint(text[hits[last - 1].end : hits[last].start]):
        last -= 1
        found.append(last)
    return found


def listed_after(
    text: str, hits: Sequence[Hit], start: int, stop: int | None = None, commas: bool = False
) -> list[int]:
    """The numbers of the hits listed from `start` on, the first at once or after its post, none beyond `stop`.

    With `commas` one may also part them before a post with its body.
    """
    k = bisect_left(hits, start, key=lambda hit: hit.start)
    stop = len(text) if stop is None else stop
    if k == len(hits) or hits[k].end > stop or not _is_own(_without_unread(text[start : hits[k].start])):
        return []
    found = [k]
    while k + 1 < len(hits) and hits[k + 1].end <= stop:
        gap = text[hits[k].end : hits[k + 1].start]
        if not (_is_joint(gap) or (commas and gap[:1] in ("，", ",") and _is_of_a_body(gap[1:]))):
            break
        k += 1
        found.append(k)
    return found


def _is_of_a_body(words: str) -> bool:
    return is_post(words) and title_before(words, len(words)) > 1


def _is_own(words: str) -> bool:
    return not words or is_post(words)


def _is_joint(gap: str) -> bool:
    """Whether what stands between two names is 、 or 和, and the post of the second."""
    post = _AND.sub("", gap, count=1)
    return post != gap and _is_own(_without_unread(post))


def _without_unread(words: str) -> str:
    """`words` without the short items before them, which may be names that nobody has read."""
    return _UNREAD.sub("", words, count=1) if "、" in words else words
