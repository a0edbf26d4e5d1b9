"""`article_path` and `title_of`: where the article of a web page stands, and what it is called outside of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from parsers.language.titles import sure_title_words
from parsers.source.html.furniture import BLOCKS, Measures, walk
from parsers.source.html.pieces import is_layout
from parsers.source.markup import Element
from parsers.source.tables import fold_blanks

_BLANKS = re.compile(r"\s+")
_PARTS = re.compile(r"[_|｜]|\s[-–—]+\s|(?<=[^\x00-\xff])(?:-{1,3}|[–—])(?=[^\x00-\xff])")
"""What parts a page's title from the names of its column and its site."""
_TITLE_NAME = re.compile(r"title|headline|biaoti|(?:\b|_|-)(?:tit|bt)(?=\b|_|-)", re.IGNORECASE)
_CLOSED = frozenset(("p", "ul", "ol", "dl", "pre"))
_LEAST_SHARE = 0.7
_MOST_TITLE = 300
_ALIKE = 0.8
_FIRST = 12  # pieces of the article among which it may say its title
_PIECES = 4  # pieces over which a title may go


def article_path(root: Element, measures: Measures) -> list[Element]:
    """The elements from `root` down to the innermost that holds most of the page's running text, the article."""
    whole = measures[root].weight
    path = [root]
    while True:
        inner = [child for child in path[-1].children if isinstance(child, Element) and child.tag in BLOCKS]
        best = max(inner, key=lambda child: measures[child].weight, default=None)
        if best is None or measures[best].weight < _LEAST_SHARE * whole:
            return path
        if best.tag in _CLOSED or (best.tag == "table" and not is_layout(best, measures)):
            return path
        path.append(best)


def title_of(root: Element, article: Element, measures: Measures, typed: str) -> str:
    """The title that stands before the article: the last headline that shares its words with the page's title, else the
    last ``h1`` or ``h2``, else a line `typed` that ends as titles do, else the page's title without the site's names.
    """
    heads: list[str] = []
    named: list[str] = []  # what only a name of its element calls a title
    page_title = ""
    for element in walk(root):
        if element is article:
            break
        if element.tag == "title" and not page_title:
            page_title = _text(element)
        elif not _may_be_title(element, measures):
            continue
        elif element.tag in ("h1", "h2"):
            heads.append(_text(element))
        elif _TITLE_NAME.search(f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"):
            named.append(_text(element))
    parts = [part.strip() for part in _PARTS.split(page_title) if part and part.strip()]
    known = [head for head in (*named, *heads) if _is_known(squeezed(head), squeezed(page_title), parts)]
    longest = max(parts, key=len, default="")
    alike = [head for head in named if _is_alike(head, longest)]
    other = typed if typed and (not is_typed(longest) or _is_alike(typed, longest)) else longest
    return (known or heads or alike or [other])[-1]


def _is_alike(head: str, part: str) -> bool:
    """Whether a headline says most characters of the page's title, and more."""
    return len(part) > 3 and len(head) >= len(part) and len(set(part) & set(head)) >= _ALIKE * len(set(part))


def is_said(title: str, pieces: Sequence[str]) -> bool:
    """Whether the first pieces of a text say `title`: one of them begins with it, or some that follow one another."""
    wanted = squeezed(title)
    firsts = [squeezed(piece).lstrip("#").strip("*") for piece in pieces[:_FIRST]]
    return any("".join(firsts[k : k + _PIECES]).startswith(wanted) for k in range(len(firsts))) if wanted else True


@cache
def _types() -> re.Pattern[str]:
    words = sorted(sure_title_words(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?:[（(〔][^（()）]{{1,24}}[)）〕])?\Z")


def is_typed(text: str) -> bool:
    """Whether a line may be a title by its last word: …的通知, …名单; no sentence, and longer than the word alone."""
    words = squeezed(text).strip("#*")
    return 7 <= len(words) <= 120 and not set("。；：:") & set(words) and _types().search(words) is not None


def _may_be_title(element: Element, measures: Measures) -> bool:
    """Whether an element holds words that are no link, and not too many."""
    if not measures[element].weight or measures.length(element) > _MOST_TITLE:
        return False
    return not measures.is_furniture(element)


def _text(element: Element) -> str:
    return fold_blanks(element.text()).strip()[:_MOST_TITLE]


def squeezed(text: str) -> str:
    """`text` without white space."""
    return _BLANKS.sub("", text)


def _is_known(head: str, page_title: str, parts: Sequence[str]) -> bool:
    """Whether a headline shares its words with the page's title."""
    return bool(head) and (head in page_title or any(len(part) > 1 and squeezed(part) in head for part in parts[:1]))
