"""`read_page`: the article of a web page with what belongs to its document though it stands outside of it.

Before the article these are its title, its number, and between the title and the article whatever is not the site's;
after it signature, date, attachments and notes, up to the first line with which the site goes on: other pages, friends,
copyright. All else is set aside, and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.model import Note
from parsers.source.html.article import article_path, is_said, is_typed, squeezed, title_of
from parsers.source.html.filing import Filing, filing_stop, own_words, read_filing
from parsers.source.html.furniture import BLOCKS, Measures, walk
from parsers.source.html.pieces import block_pieces, is_layout, pieces_of
from parsers.source.html.site import is_bare, is_end, is_site_line
from parsers.source.markup import Element
from parsers.source.tables import fold_blanks

_LEAVES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "ol"))
_OWN_LINE = re.compile(
    r"[^。]{0,24}[〔\[（(【]\s?\d{4}\s?[〕\]）)】]\s?第?\s?\d{1,5}\s?[号號]"  # 某政发〔2031〕17号
    r"|[^。]{0,16}字第\s?\w{2,14}[号號]|[（(]?第\s?\w{1,6}\s?[号號](?:[公通布]告|命?令)?[)）]?"
    r"|[（(][^（()）]{4,120}(?:通过|通過|批准|公布|发布|修订|修正|印发)[^（()）]{0,20}[)）]"
    r"|(?:机密|秘密|绝密|特急|加急)\S{0,6}"
)
_ATTACHED = re.compile(r"\s*(?:相关|相關)?\s*附\s*[件表录錄图圖]")
_DATED = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_FOLLOWING = 3  # leaves over which a title may go
_BESIDE = 6  # characters that may stand beside the title in its line
_LONG = 40  # characters of a line that is text wherever it stands
_MOST_FILED = 200
"""Lines of tables of filing that are looked for in the text, all of which must be gone through for each; a site prints
some fifteen. Lines above it are kept as they are."""
_EDGE = 12  # leaves at the head and the foot of an article among which the site may put its own


class WebPage(NamedTuple):
    """The pieces of a document in order, the words that were set aside, and what is to be told of its tables."""

    pieces: list[str]
    aside: list[str]
    notes: list[Note]


class _Leaf(NamedTuple):
    """What stands in one block: its text, and whether that is nothing but links of the site, dates beside them."""

    text: str
    linked: bool = False


class _Sorted(NamedTuple):
    """A part of the page, sorted: what is kept, what is set aside, what a table of filing says."""

    kept: list[str]
    aside: list[str]
    filed: list[Filing]


def read_page(root: Element) -> WebPage:
    """The document of the page below `root`."""
    measures = Measures(root)
    path = article_path(root, measures)
    before, after = _around(path, measures)
    body = _body(list(_leaves(path[-1].children, measures)))
    typed = next((leaf.text.replace("\n", "").strip("#* ") for leaf in reversed(before) if is_typed(leaf.text)), "")
    title = title_of(root, path[-1], measures, typed)
    said = is_said(title, body.kept)
    head, tail = _before(before, title, said), _after(after)
    filed = head.filed + body.filed
    kept = head.kept + body.kept + tail.kept
    if not title:
        title = next((one.value for one in filed if one.kind == "="), "")
        said = is_said(title, kept)
    of_site = bool(title) and not said and not is_typed(title) and _is_titled(kept)
    if of_site:
        head.aside.append(title)
    elif not said and f"# {title}" not in head.kept:
        kept.insert(0, f"# {title}")
    asked, unasked = filed[:_MOST_FILED], filed[_MOST_FILED:]
    kept = [*own_words(asked, kept), *(f"{one.label}：{one.value}" for one in unasked if one.value), *kept]
    words = "".join(map(squeezed, kept))
    filing = [f"{one.label}：{one.value}" for one in asked if one.value and squeezed(one.value) not in words]
    left = [fold_blanks(element.text()).strip() for element in measures.aside]
    if not kept:  # a page of links alone: better all of it than nothing
        return WebPage([text for text in map(fold_blanks, measures.texts(root)) if text.strip()], [], [])
    aside = [text for text in (*left, *head.aside, *filing, *body.aside, *tail.aside) if text]
    return WebPage(kept, aside, measures.filling.notes())


def _is_titled(pieces: Sequence[str]) -> bool:
    """Whether a heading that ends as titles do stands before all text: the page's title then is its site's name."""
    for piece in pieces:
        if is_typed(piece) and piece.startswith("#"):
            return True
        if len(piece) >= _LONG and not piece.startswith(("#", "| ")):
            return False
    return False


def _around(path: Sequence[Element], measures: Measures) -> tuple[list[_Leaf], list[_Leaf]]:
    """The blocks before and after the article at the end of `path`, in the order of the page."""
    before: list[_Leaf] = []
    after: list[_Leaf] = []
    for parent, child in pairwise(path):
        at = next(k for k, one in enumerate(parent.children) if one is child)
        before += _leaves(parent.children[:at], measures)
        after = [*_leaves(parent.children[at + 1 :], measures), *after]
    return before, after


def _leaves(children: Sequence[Element | str], measures: Measures) -> Iterator[_Leaf]:
    """The innermost blocks among `children` that hold words; text between blocks is one too."""
    run: list[Element | str] = []
    for child in (*children, None):
        if child is not None and (isinstance(child, str) or not (child.tag in BLOCKS or measures[child].block)):
            run.append(child)
            continue
        if run:
            yield from _leaf(Element("span", {}, run), measures, pieces_of)
            run = []
        if child is None or measures.sets_aside(child):
            continue
        table = child.tag == "table" and not is_layout(child, measures)
        if table or child.tag in _LEAVES or not measures[child].block:
            yield from _leaf(child, measures, block_pieces)
        else:
            yield from _leaves(child.children, measures)


def _leaf(element: Element, measures: Measures, read: Callable[[Element, Measures], Iterator[str]]) -> Iterator[_Leaf]:
    """The pieces of a block without blocks in it, or of a table or a numbered list."""
    spoken = "".join(_spoken(element, measures))
    for piece in filter(None, read(element, measures)):
        yield _Leaf(
            piece, is_bare(spoken) and any(one.tag == "a" and not measures.is_own(one) for one in walk(element))
        )


def _spoken(element: Element, measures: Measures) -> Iterator[str]:
    """The text below an element that is no link of the site."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif not (child.tag == "a" and not measures.is_own(child)):
            yield from _spoken(child, measures)


def _before(leaves: Sequence[_Leaf], title: str, said: bool) -> _Sorted:
    """What stands before the article: above the title only what none but the document would say."""
    sorted_ = _Sorted([], [], [])
    start, stop = _find(leaves, title)
    k = 0
    texts = [leaf.text for leaf in leaves]
    while k < len(leaves):
        if k == start and start < stop:
            sorted_.kept.extend([] if said else [f"# {title}"])
            k = stop
            continue
        end = filing_stop(texts, k)
        filing = read_filing(texts[k:end])
        if filing:
            sorted_.filed.extend(filing)
            k = end
            continue
        if k < start if start < stop else title:
            own = _is_documents(texts[k])
            (sorted_.kept if own else sorted_.aside).append(texts[k].strip("*"))
        else:
            _sort(leaves[k], sorted_, _is_text)
        k += 1
    return sorted_


def _find(leaves: Sequence[_Leaf], title: str) -> tuple[int, int]:
    """Which of `leaves` say the title, the last that do; an empty range when none does."""
    wanted = squeezed(title)
    texts = [squeezed(leaf.text).lstrip("#").strip("*") for leaf in leaves]
    for start in range(len(texts) - 1 if wanted else -1, -1, -1):
        for stop in range(start + 1, min(start + 1 + _FOLLOWING, len(texts) + 1)):
            if "".join(texts[start:stop]) == wanted:
                return start, stop
        if wanted in texts[start] and len(texts[start]) <= len(wanted) + _BESIDE:
            return start, start + 1
    return 0, 0


def _after(leaves: Sequence[_Leaf]) -> _Sorted:
    """What stands after the article: all up to where the site goes on, and attachments wherever they stand."""
    sorted_ = _Sorted([], [], [])
    ended = attached = False
    for leaf in leaves:
        is_attachment = _ATTACHED.match(leaf.text) is not None
        ended = ended or (is_end(leaf.text) and not is_attachment)
        attached = is_attachment or (attached and leaf.linked and not ended)
        if (is_attachment or attached) and not (_DATED.search(leaf.text) or is_site_line(leaf.text)):
            sorted_.kept.append(leaf.text)
        elif ended or leaf.linked:
            sorted_.aside.append(leaf.text)
        else:
            _sort(leaf, sorted_, _is_text)
    return sorted_


def _body(leaves: Sequence[_Leaf]) -> _Sorted:
    """The article itself: buttons, paths and filing at its head and its foot are set aside, nothing between."""
    sorted_ = _Sorted([], [], [])
    texts = [leaf.text for leaf in leaves]
    head = next((k for k, leaf in enumerate(leaves) if is_typed(leaf.text) or len(leaf.text) >= _LONG), len(leaves))
    foot = _foot(leaves)
    k = 0
    while k < foot:
        end = filing_stop(texts, k) if k < _EDGE else k
        filing = read_filing(texts[k:end])
        if filing:
            sorted_.filed.extend(filing)
            k = end
            continue
        near = k < head + _EDGE or k >= foot - _EDGE
        if leaves[k].linked and k < head and head < len(leaves):
            sorted_.aside.append(texts[k])
        elif near:
            _sort(leaves[k], sorted_, lambda line: not is_site_line(line), linked=True)
        else:
            sorted_.kept.append(texts[k])
        k += 1
    tail = _after(leaves[foot:])
    return _Sorted(sorted_.kept + tail.kept, sorted_.aside + tail.aside, sorted_.filed)


def _foot(leaves: Sequence[_Leaf]) -> int:
    """Where the site goes on at the end of an article that is the whole page: no line of text stands after it."""
    linked = len(leaves)
    while linked and leaves[linked - 1].linked:
        linked -= 1
    start = linked
    while start and len(leaves[start - 1].text) < _LONG * 2 and "。" not in leaves[start - 1].text:
        start -= 1
    return next((k for k in range(start, linked) if is_end(leaves[k].text)), linked)


def _sort(leaf: _Leaf, sorted_: _Sorted, keep: Callable[[str], bool], linked: bool = False) -> None:
    """Keep the lines of a leaf that `keep` takes; a leaf of links is kept only when `linked`."""
    if leaf.linked and not linked:
        sorted_.aside.append(leaf.text)
        return
    lines = leaf.text.split("\n")
    kept = lines if leaf.text.startswith("| ") else [line for line in lines if not line.strip() or keep(line)]
    known = frozenset(kept)
    left = [line for line in lines if line not in known]
    if "".join(kept).strip():
        sorted_.kept.append("\n".join(kept).strip("\n"))
    if left:
        sorted_.aside.append(" ".join(left))


def _is_text(line: str) -> bool:
    return not (is_site_line(line) or is_end(line))


def _is_documents(text: str) -> bool:
    """Whether a line above the title is one that none but a document says: its number, the note of its passing."""
    return _OWN_LINE.fullmatch(text.strip("* \u3000\xa0\n")) is not None
