"""Rows of a roster that hold posts and names: `議長甲某某　副議長乙某某`, `縣長　丙某　　秘書長　丁某某`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.blocks.cells import Range
from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.names import surname_weight
from parsers.language.posts import is_post, is_title, title_before
from parsers.people.hits import Hit
from parsers.people.listing import OF_MANY, Listing, bare
from parsers.people.shapes import RANKED, cell_name, post_end
from parsers.people.words import LETTERS

_WIDE = 2
"""How many spaces part two columns at least."""
_POST_OF_A_BODY = re.compile(f"{LETTERS}{{2,30}}[部处会司局厅院组科署室]{LETTERS}{{1,4}}[员师正长任书审官士监理]")


def posted(listing: Listing, start: int, text: str, cells: Sequence[Range], in_columns: bool = False) -> Iterator[Hit]:
    """The names of a row that begins at `start` of the reading, with the posts that its `cells` say of them.

    Nothing when the row is none of its kind. `in_columns` when one name after wide space may stand in it.
    """
    finders = (_after_posts, _titled, _in_columns) if in_columns else (_after_posts, _titled)
    for finder in finders:
        found = list(finder(listing, start, text, cells))
        if found:
            yield from found
            return


def _titled(listing: Listing, start: int, text: str, cells: Sequence[Range]) -> Iterator[Hit]:
    """The names of a row where some have their post before them: `議長甲某某　副議長乙某某`, `議員丙某某　丁某`.

    Where most cells are clear, one whose surname is in no list is taken too.
    """
    words = [text[slice(*cell)] for cell in cells]
    heads = [0 if cell_name(word, True) else post_end(word) for word in words]
    clear = [head > 0 or cell_name(word, True) != "" for head, word in zip(heads, words, strict=True)]
    if sum(clear) * 2 >= len(cells):
        heads = [head if sure else post_end(word, True) for head, sure, word in zip(heads, clear, words, strict=True)]
    if any(_after_a_surname(word[:head]) for head, word in zip(heads, words, strict=True)):
        return
    if not any(heads) or not all(head or sure for head, sure in zip(heads, clear, strict=True)):
        return
    for head, (low, high) in zip(heads, cells, strict=True):
        post = text[low : low + head]
        listing.pending = post
        hit = listing.hit(start + low + head, text[low + head : high], sure=head > 0)
        yield replace(hit, posts=(post,)) if RANKED.fullmatch(post) else hit
    listing.pending = ""


def _after_posts(listing: Listing, start: int, text: str, cells: Sequence[Range]) -> Iterator[Hit]:
    """The names of a row whose names stand after their posts or bodies: `縣長　甲某某　　秘書長　乙某某`.

    Those after the first of several names have its post only where many hold it (`县人大代表　甲某　乙某`).
    """
    words = [text[slice(*cell)] for cell in cells]
    heads = [_heads_names(word) for word in words]
    if len(cells) < 2 or not heads[0] or heads[-1] or any(a and b for a, b in pairwise(heads)):
        return
    if not all(heads[k] or cell_name(words[k], True, sure=heads[k - 1]) for k in range(len(cells))):
        return
    post = ""
    for head, word, (low, high) in zip(heads, words, cells, strict=True):
        if head:
            post = strip_spaces(word)
            continue
        listing.pending = post if is_post(post) else ""
        hit = listing.hit(start + low, text[low:high], sure=True)
        yield replace(hit, posts=(post,)) if RANKED.fullmatch(post) else hit
        post = post if post.endswith(OF_MANY) or _is_deputy(post) else ""
    listing.pending = ""


def _is_deputy(post: str) -> bool:
    """Whether a post is a deputy's, of whom a body has several: `县政府副县长　甲某　乙某`."""
    return post[title_before(post, len(post)) :].startswith("副")


def _in_columns(listing: Listing, start: int, text: str, cells: Sequence[Range]) -> Iterator[Hit]:
    """The name in the second of two columns, set wide apart: `某部某司高級規劃師　　　　甲某某` among observers.

    What stands before it is a post also where its title is in no list, when it goes on after its body.
    """
    if len(cells) != 2 or listing.attendance != "observer" or cells[1][0] - cells[0][1] < _WIDE:
        return
    post, name = (text[slice(*cell)] for cell in cells)
    if not _POST_OF_A_BODY.fullmatch(post) or is_body(post, place=True):
        return
    if (found := cell_name(name, labelled=True)) and surname_weight(found[0]) == 2:
        yield replace(listing.named(start + cells[1][0], found, name[len(found) :]), posts=(strip_spaces(post),))


def _heads_names(cell: str) -> bool:
    """Whether a cell of a roster is the post or the body of those named after it."""
    word = bare(cell)
    return (
        is_post(word)
        or RANKED.fullmatch(word) is not None
        or (is_body(word, place=True) and not cell_name(cell, labelled=True))
    )


def _after_a_surname(title: str) -> bool:
    """Whether a title stands between a surname and the name (`丁召集委員某某`): the row is no post and a name."""
    return surname_weight(title[:1]) > 0 and is_title(title[1:]) and not is_title(title)
