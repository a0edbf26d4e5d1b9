"""Posts (职务): what a post is, and the titles in a text. The one home of these facts.

The posts stand in `lexicons/posts.txt`, in simplified characters; their traditional forms follow from `simplified.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from parsers.language.bodies import LONGEST, MARKS
from parsers.lexicons import entries, flagged

Range = tuple[int, int]
_Sizes = tuple[tuple[int, set[str]], ...]
"""Words by their length, the longest first."""

_NOT_TITLE = {
    "员": "会會", "員": "会會", "表": "团團大资處处性们作", "席": "团團令臺台", "记": "员录",
    "议": "院会员", "議": "院會員",
    "长": "期者远久效足", "長": "期者遠久效足",
}  # fmt: skip
"""What goes on with a title's last character as another word (长者, 主席团)."""
_PART_OF_WORD = {"里": frozenset("公华華英海"), "次": frozenset("每多首两兩一二三四五六七八九十")}
"""What makes a title's first character the end of another word (`公里长`, `多次长谈`)."""
_BEFORE_A_VERB = frozenset("推执執实實进進发發施流盛履")
"""What makes 行 before 长 the end of a verb (`推行长者服务`)."""


@cache
def posts_with(flag: str) -> frozenset[str]:
    """The posts that have `flag`, in every form of their characters (`posts.txt` says what the flags mean)."""
    return frozenset(form for post, flags in flagged("posts").items() if flag in flags for form in forms(post))


def forms(post: str) -> list[str]:
    """`post`, as the lexicon has it, in every form of its characters: 省长, 省長."""
    return ["".join(form) for form in product(*(_forms().get(char, char) for char in post))]


@cache
def _forms() -> dict[str, str]:
    """The characters of posts, each with its traditional forms."""
    chars = set().union(*flagged("posts"))
    found: dict[str, str] = {}
    for group in entries("simplified"):
        if group[0] in chars:
            found[group[0]] = found.get(group[0], group[0]) + group[1:]
    return found


@cache
def _folded() -> dict[int, str]:
    """Traditional characters of posts to simplified ones."""
    return {ord(form): char for char, forms in _forms().items() for form in forms[1:]}


@cache
def _traditional() -> frozenset[str]:
    """Traditional characters of posts."""
    return frozenset(map(chr, _folded()))


def titles(text: str) -> Iterator[Range]:
    """The titles in `text`, the longest at each place, in order."""
    last, _ = _by_ending()
    pending: Range | None = None
    for match in last.finditer(text):
        end = match.end()
        if text[end : end + 1] and text[end] in _NOT_TITLE.get(text[end - 1], ""):
            continue
        start = title_before(text, end)
        if start == end or (text[start] == "行" and text[start - 1 : start] in _BEFORE_A_VERB):
            continue
        if pending and pending[0] < start:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def title_before(text: str, end: int, least: int = 0) -> int:
    """Where the longest title that ends at `end` begins; `end` when none does. Looks back no further than `least`."""
    if end - least < 2:
        return end
    _, by_ending = _by_ending()
    for size, group in by_ending.get(text[end - 2 : end], ()):
        if end - size < least:
            continue
        title = text[end - size : end]
        if text[end - size - 1 : end - size] in _PART_OF_WORD.get(title[0], ()):
            continue
        if title in group or (not _traditional().isdisjoint(title) and title.translate(_folded()) in group):
            return end - size
    return end


def is_title(word: str) -> bool:
    """Whether `word` is a post and nothing else."""
    return len(word) > 1 and title_before(word, len(word)) == 0


@cache
def _by_ending() -> tuple[re.Pattern[str], dict[str, _Sizes]]:
    """What a title's last character is, and the titles by any form of their last two characters and by their length."""
    table: dict[str, dict[int, set[str]]] = {}
    for title in flagged("posts"):
        for ending in forms(title[-2:]):
            table.setdefault(ending, {}).setdefault(len(title), set()).add(title)
    pattern = re.compile(f"[{''.join(sorted({ending[-1] for ending in table}))}]")
    return pattern, {ending: tuple(sorted(sizes.items(), reverse=True)) for ending, sizes in table.items()}


def is_post(text: str) -> bool:
    """Whether `text` (white space taken out) is short and ends in a title: a post with its body, or without."""
    return 2 <= len(text) <= LONGEST and title_before(text, len(text)) < len(text) and MARKS.isdisjoint(text)
