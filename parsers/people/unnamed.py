"""What is said of persons, without posts that hold another person's name: there rows were read as one post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.language.posts import is_title
from parsers.patterns import late
from parsers.people.hits import Hit
from parsers.people.shared_posts import as_role, holds_sentence

_CLAUSE = late("[长任席记员]由|\\A[前曾原]?是|[有\\d][名位].{2}")
"""What shows that words are a piece of a sentence."""
_JOINT = re.compile("[与和及同與]")
"""What joins somebody to the post of the next."""
_SIZES = (3, 4)
"""How long a name is that no place or body is likely to hold."""
_SHORT = 2


def without_names(hits: Sequence[Hit]) -> list[Hit]:
    """`hits` without such posts, and without the appointments to them."""
    names = {hit.name for hit in hits}
    kept: list[Hit] = []
    for hit in hits:
        own = (_behind_others(post, names) for post in hit.posts)
        posts = tuple(post for post in own if _is_one(post) and not _names_somebody(post, names))
        changes = tuple(
            change for change in hit.changes if _is_one(change.post) and not _names_somebody(change.post, names)
        )
        same = posts == hit.posts and len(changes) == len(hit.changes)
        kept.append(hit if same else replace(hit, posts=posts, changes=changes))
    return kept


def _behind_others(post: str, names: set[str]) -> str:
    """What a post is that begins with somebody else: 某银行董事长 of `甲某某与某银行董事长`; else the post."""
    for joint in _JOINT.finditer(post):
        if any(post[max(0, joint.start() - size) : joint.start()] in names for size in _SIZES):
            return post[joint.end() :] if as_role(post[joint.end() :]) else post
    return post


def _is_one(post: str) -> bool:
    """Whether a post can be one: it holds no verb that begins a clause (`某局局长由副局长`, `前是某市市长`)."""
    return _CLAUSE.search(post) is None and not holds_sentence(post)


def _names_somebody(post: str, names: set[str]) -> bool:
    """Whether a post holds a name of three characters or more, or a shorter one right before a title (`甲某议员`)."""
    if any(post[k : k + size] in names for size in _SIZES for k in range(len(post) - size + 1)):
        return True
    return any(post[k : k + _SHORT] in names and is_title(post[k + _SHORT :]) for k in range(len(post) - _SHORT))
