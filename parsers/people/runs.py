"""Rosters whose rows ran together (`组长：甲某县财政局局长乙某县林业局局长`): the run says whose each post is.

Between two names stands one post, and it is the one's before it or the other's behind it. A run that begins with a
label or a name alone and ends in a post has its posts behind the names, and so has one where a label stands between a
post and a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from parsers.language.characters import strip_spaces
from parsers.language.posts import is_post, title_before, titles
from parsers.patterns import late
from parsers.people.groups import group_set_up, has_seat
from parsers.people.hits import TITLED, Hit
from parsers.people.list_labels import TITLE
from parsers.people.shared_posts import as_role, expand

_LONGEST = 60
_FAR = 2000
"""Characters before a run in which the group is named whose members it lists."""
_LEAST = 3
_NEXT_BODY = 5
"""Characters between two titles that are a name and a body, and no rank of the second one."""
_GAP = late(f"(?:[（(][^（()）]{{0,12}}[)）])?(?P<post>[^，。；：:,;\\n]*?)(?P<label>{TITLE.pattern})?[：:]?")
_LABEL = late(f"(?P<label>{TITLE.pattern})[：:](?P<then>[^。；：:]*)\\Z")
_EDGE = re.compile("[，。；：:,;\\n）)]\\s*\\Z|\\A\\s*\\Z")


def tell_runs(text: str, hits: list[Hit]) -> None:
    """Tells the names of such runs the post behind each, instead of the one before it, and their seat in the group."""
    for first, stop in _runs(text, hits):
        start = hits[first].start
        front = text[max(0, start - _LONGEST) : start]
        front = front[front.rfind("\n") + 1 :]
        label = _LABEL.search(front)
        last = _cut(_stretch(text, hits[stop - 1].end))
        gaps = [*(_parts(text, hits, k) for k in range(first, stop - 1)), (last, "")]
        begins = (label is not None and not label["then"].strip()) or _EDGE.search(front) is not None
        if not _is_whole(last) or not (begins or any(title for _, title in gaps)):
            continue
        group = group_set_up(text[max(text.rfind("\n", 0, start) + 1, start - _FAR) : start])
        title = label["label"] if label else ""
        for k, (words, following) in enumerate(gaps, start=first):
            own = tuple(post for post in expand(_cut(words)) if as_role(post))
            seat = (group + title,) if title and group and has_seat(group, title) else ()
            hits[k] = replace(hits[k], posts=(*own, *seat), weight=max(hits[k].weight, TITLED))
            title = following or title


def _runs(text: str, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """The ranges of hits between each two of which nothing but a post stands, and perhaps the label of those below."""
    first = 0
    for k in range(len(hits)):
        if k + 1 < len(hits) and _is_whole(_parts(text, hits, k)[0]):
            continue
        if k + 1 - first >= _LEAST:
            yield first, k + 1
        first = k + 1


def _parts(text: str, hits: list[Hit], k: int) -> tuple[str, str]:
    """The post and the label that stand between the name `k` and the next; empty where something else does."""
    if hits[k + 1].start - hits[k].end > _LONGEST:
        return "", ""
    words = text[hits[k].end : hits[k + 1].start]
    gap = _GAP.fullmatch(words.strip())
    if gap is None or "\n" in words:
        return "", ""
    labelled = words.rstrip().endswith(("：", ":"))
    return (strip_spaces(gap["post"]), gap["label"] or "") if labelled else (strip_spaces(words), "")


def _is_whole(post: str) -> bool:
    """Whether words are a post with its body, which begins right behind a name."""
    held = title_before(post, len(post)) > 1 or as_role(post)
    return is_post(post) and held and not post.startswith(("、", "和", "兼", "同志", "先生"))


def _stretch(text: str, at: int) -> str:
    """The words behind a name, up to the last title before a mark."""
    words = re.split("[，。；：:,;\\n]", text[at : at + _LONGEST], maxsplit=1)[0]
    ends = [end for _, end in titles(words)]
    return strip_spaces(words[: ends[0]]) if ends else ""


def _cut(post: str) -> str:
    """A post up to where another name and body begin in it, which nobody has read as such."""
    end = 0
    for start, stop in titles(post):
        if end and start - end >= _NEXT_BODY and "、" not in post[end:start] and "兼" not in post[end:start]:
            return post[:end]
        end = stop
    return post
