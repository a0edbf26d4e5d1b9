"""Posts (职务): what a post is, and the titles in a text. The one home of these facts.

The posts stand in `lexicons/posts.txt`, in simplified characters, which is what texts are read in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parsers.language.bodies import LONGEST, MARKS
from parsers.language.numerals import TO_TEN
from parsers.lexicons import flagged

Range = tuple[int, int]
_Sizes = tuple[tuple[int, set[str]], ...]
"""Words by their length, the longest first."""

_NOT_TITLE = {"员": "会", "表": "团大资处性们作", "席": "团令台", "记": "员录", "议": "院会员", "长": "期者远久效足"}
"""What goes on with a title's last character as another word (长者, 主席团)."""
_PART_OF_WORD = {"里": frozenset("公华英海"), "次": frozenset("每多首两" + TO_TEN)}
"""What makes a title's first character the end of another word (`公里长`, `多次长谈`)."""
_BEFORE_A_VERB = frozenset("推执实进发施流盛履")
"""What makes 行 before 长 the end of a verb (`推行长者服务`)."""


@cache
def posts_with(flag: str) -> frozenset[str]:
    """The posts that have `flag` (`posts.txt` says what the flags mean)."""
    return frozenset(post for post, flags in flagged("posts").items() if flag in flags)


def titles(text: str) -> Iterator[Range]:
    """The titles in `text`, the longest at each place, in order."""
    last, by_ending = _by_ending()
    pending: Range | None = None
    for match in last.finditer(text):
        end = match.end()
        if text[end - 2 : end] not in by_ending:
            continue
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
        if title in group:
            return end - size
    return end


def ends_as_title(word: str) -> bool:
    """Whether the last two characters of `word` are those of some title: most words are told so to be none."""
    return word[-2:] in _by_ending()[1]


def is_title(word: str) -> bool:
    """Whether `word` is a post and nothing else."""
    return len(word) > 1 and title_before(word, len(word)) == 0


@cache
def _by_ending() -> tuple[re.Pattern[str], dict[str, _Sizes]]:
    """What a title's last character is, and the titles by their last two characters and by their length."""
    table: dict[str, dict[int, set[str]]] = {}
    for title in flagged("posts"):
        table.setdefault(title[-2:], {}).setdefault(len(title), set()).add(title)
    pattern = re.compile(f"[{''.join(sorted({ending[-1] for ending in table}))}]")
    return pattern, {ending: tuple(sorted(sizes.items(), reverse=True)) for ending, sizes in table.items()}


def is_post(text: str) -> bool:
    """Whether `text` (white space taken out) is short and ends in a title: a post with its body, or without."""
    return 2 <= len(text) <= LONGEST and title_before(text, len(text)) < len(text) and MARKS.isdisjoint(text)
