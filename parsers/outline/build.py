"""`build_outline`: blocks and titles to the tree of sections, and the blocks with their kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.front.contents import Contents
from parsers.front.entries import PrintedEntry
from parsers.language.dates import find_date
from parsers.language.markers import find_marker
from parsers.lines.weblabels import without_labels
from parsers.model import Block, BlockKind, ContentsEntry, Note, Section, Source, Span
from parsers.outline.delivery import Delivery, read_delivery, signature_blocks
from parsers.outline.rules.introductions import is_salutation
from parsers.outline.rules.orders import order_date
from parsers.outline.rules.titles import TITLES
from parsers.outline.scan import FoundHeading, scan_document
from parsers.outline.unlisted import Title
from parsers.packed import BlockTrack
from parsers.patterns import late
from parsers.rules import is_asked, record
from parsers.stopping import stoppable

_NOTE_MARK = late(r"\s*(?:[\[［〔]\d{1,3}[\]］〕]|[①-⑳])\Z")
"""The mark of a note at the end of a title: …统计公报[1]."""
_NOTE_ENDS = "]］〕①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PASSED = late(r"已?经?[^，。]{0,16}?\w{4}\s?年\s?\w{1,3}\s?月\s?\w{1,3}\s?日[^，。]{0,50}(?:通过|批准)")
"""What an order says of the measures that it publishes: 《…》已经…年…月…日…会议通过."""
_NUMBER_AFTER = re.compile(r"[（(]?第\w{1,6}号[)）]?\Z")
_MOTION = re.compile(r"(?P<number>第\d{1,4}号)[ \u3000]+(?!\S{2,20}(?:批示|令|公告|通告|法律|法规)(?:\s|\Z))")
_SPACED_YEAR = re.compile(r"(?<![\d ])\d \d \d \d ?(?=年)")
_SALUTATION = 60
"""Characters of the longest salutation."""
_BESIDE = 400
"""Characters on either side of a title."""
_FIRST = 8
"""So many blocks may stand before the first title: a masthead, the labels of a web page."""


@dataclass(slots=True)
class _Node:
    """A section on its way: its heading and what is known of it, its children to come."""

    level: int
    marker: str
    title: str
    heading: Span
    title_of: Title | None = None
    delivery: Delivery = field(default_factory=Delivery)
    end: int = 0
    children: list[_Node] = field(default_factory=list)


def build_outline(
    source: Source, blocks: list[Block] | BlockTrack, titles: Sequence[Title], year: int | None = None
) -> tuple[tuple[Section, ...], Sequence[Block]]:
    """The sections of the issue, of `year`, and its blocks with the kinds that the outline gives them."""
    wanted = {title.offset for title in titles}
    begins = map(blocks.begin, range(len(blocks))) if isinstance(blocks, BlockTrack) else map(_begin, blocks)
    at = {offset: i for i, offset in enumerate(begins) if offset in wanted}
    places = [(at[title.offset], title) for title in titles if title.offset in at]
    tops = [(i, title) for i, title in places if title.level == 1]
    inner = {i: title for i, title in places if title.level > 1}
    nodes: list[_Node] = []
    kinds: dict[int, tuple[BlockKind, int]] = {}
    first = tops[0][0] if tops else len(blocks)
    if not tops or any(block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) for block in blocks[:first]):
        nodes += _document(source, blocks, None, (0, first), inner, kinds, year)
    before = None
    for k, (i, title) in enumerate(stoppable(tops)):
        end = tops[k + 1][0] if k + 1 < len(tops) else len(blocks)
        found = _document(source, blocks, title, (i, end), inner, kinds, year)
        if before is not None:
            _take_issuers(found[0], before, blocks[tops[k - 1][0] : i])
        before = found[0]
        nodes += found
    nodes.sort(key=lambda node: node.heading.start)
    sections = _tree(nodes, blocks, len(source.text))
    track = blocks if isinstance(blocks, BlockTrack) else None
    asked = is_asked()
    for i in range(len(blocks)):
        if track is not None and i not in kinds and not _may_change(track, i):
            continue
        block = blocks[i]
        kind, level = _kind_of(block, kinds.get(i))
        if asked:
            record(block.span, "outline.kind", str(kind), f"level {level}" if level else "")
        if kind is block.kind and level == block.level:
            continue
        if isinstance(blocks, BlockTrack):
            blocks.recast(i, kind, level)
        else:
            blocks[i] = replace(block, kind=kind, level=level)
    return sections, blocks


def _begin(block: Block) -> int:
    return block.flow.offsets[0]


def _may_change(blocks: BlockTrack, number: int) -> bool:
    """Whether block `number`, which the outline gives no kind, may change it: seen before the block is made."""
    kind = blocks.kind(number)
    return kind is BlockKind.HEADING or (kind is BlockKind.PARAGRAPH and len(blocks.text(number)) <= _SALUTATION)


def contents_entries(
    sections: Sequence[Section], titles: Sequence[Title], contents: Sequence[Contents]
) -> tuple[tuple[ContentsEntry, ...], tuple[Note, ...]]:
    """The entries of the printed contents with the sections that they were matched with; notes on what differs."""
    walked = [section for top in sections for section in top.walk()]
    listing = {title.offset: (title.entry, title.score) for title in titles if title.entry}
    matched: dict[int, tuple[PrintedEntry, float, int]] = {}
    for i, section in enumerate(walked):
        if section.heading.start in listing:
            entry, score = listing[section.heading.start]
            matched[entry.span.end] = (entry, score, i)
    entries: list[ContentsEntry] = []
    notes: list[Note] = []
    for printed in (entry for block in contents for entry in block.entries):
        if printed.span.end not in matched:
            entries.append(ContentsEntry(printed.title, printed.span, printed.page))
            notes.append(Note("contents-unmatched", printed.title, printed.span))
            continue
        listed, score, index = matched[printed.span.end]
        differences = _differences(listed.title, walked[index].title)
        entries.append(ContentsEntry(listed.title, listed.span, listed.page, index, score, differences))
        if differences:
            detail = "; ".join(f"{a} → {b}" for a, b in differences)
            notes.append(Note("contents-differ", detail, walked[index].heading))
    return tuple(entries), tuple(notes)


def _document(
    source: Source,
    blocks: Sequence[Block],
    title: Title | None,
    reach: tuple[int, int],
    inner: dict[int, Title],
    kinds: dict[int, tuple[BlockKind, int]],
    year: int | None,
) -> list[_Node]:
    """The nodes of one document, its title's first; notes the kinds of its blocks."""
    lo, hi = reach
    found, notes = scan_document(blocks, lo if title is None else lo + 1, hi, source, inner)
    main = next((f.heading.block for f in found if _attached(f)), hi)
    main = min(main, next((i for i in range(lo + 1, hi) if i in inner), hi)) if inner else main
    nodes: list[_Node] = []
    if title is not None:
        block = blocks[lo]
        name = title.entry.name if title.entry else None
        delivery = read_delivery(blocks, lo, main, name, year, _around(source, blocks, lo, hi))
        marker = find_marker(block.text)
        printed = block.text[: marker.length] if marker else _motion_number(source, block)
        text = _close_year(block.text[len(printed) :])
        text = without_labels(text.removesuffix(order_date(block.text)).strip())
        span = block.flow.span(0, len(block.text))
        nodes.append(_Node(1, printed.strip(), text, span, title, delivery))
        record(span, TITLES.phase, title.rule, _evidence(title))
    for i, kind in signature_blocks(blocks, lo + 1, main):
        kinds[i] = (kind, 0)
    for i in notes:
        kinds[i] = (BlockKind.NOTE, 0)
    for item in found:
        heading = item.heading
        nodes.append(_Node(item.level, heading.printed, heading.title, heading.span))
        record(heading.span, item.phase, item.rule, f"level {item.level} {heading.printed}".strip())
        for i in range(heading.block, item.stop):
            if heading.alone:
                kinds[i] = (BlockKind.HEADING, item.level)
    return nodes


def _close_year(title: str) -> str:
    """`title` with the digits of a letter-spaced year together: `2 0 3 1 年` is `2031年`."""
    return _SPACED_YEAR.sub(lambda year: year[0].replace(" ", ""), title) if " " in title else title


def _motion_number(source: Source, block: Block) -> str:
    """The number that a motion's title begins with and a blank follows in the source: `第12号　关于…的提案`."""
    match = _MOTION.match(source[block.span])
    number = match["number"] if match else ""
    return number if block.text.startswith(number) else ""


def _evidence(title: Title) -> str:
    """What spoke for a title: how alike it is to its entry in the contents, out of 100; else the rule says it all."""
    return f"{title.score:.0f} of 100: {title.entry.title}" if title.entry else ""


def _take_issuers(node: _Node, before: _Node, blocks: Sequence[Block]) -> None:
    """What an order or a notice, the document `before` with its `blocks`, publishes by name is of the same bodies.

    Where it says when that was passed, this is its date.
    """
    own = node.delivery
    said = next((block.text for block in blocks[1:_FIRST] if f"《{node.title}》" in block.text), "")
    if not said:
        return
    if not (own.issuers or own.speaker):
        node.delivery = own = own._replace(issuers=before.delivery.issuers)
    passed = said.partition(f"《{node.title}》")[2]
    if own.date is None and (match := _PASSED.match(passed)):
        node.delivery = own._replace(date=find_date(match[0]))


def _around(source: Source, blocks: Sequence[Block], lo: int, hi: int) -> str:
    """The source beside the title at block `lo`: what follows it in its document, and what stands before the first."""
    title = blocks[lo].span
    start = max(0, title.start - _BESIDE) if lo < _FIRST else title.end
    end = blocks[hi].span.start if hi < len(blocks) else len(source.text)
    return source.text[start : min(end, title.end + _BESIDE)]


def _attached(found: FoundHeading) -> bool:
    return found.heading.printed.startswith("附")


def _tree(nodes: list[_Node], blocks: Sequence[Block], length: int) -> tuple[Section, ...]:
    """The nodes nested by level; each section reaches to the next of its level or above."""
    roots: list[_Node] = []
    path: list[_Node] = []
    for node in nodes:
        node.end = length
        while path and path[-1].level >= node.level:
            path.pop().end = node.heading.start
        (path[-1].children if path else roots).append(node)
        path.append(node)
    markers: dict[str, str] = {}
    return tuple(_section(node, markers) for node in roots)


def _section(node: _Node, markers: dict[str, str]) -> Section:
    """The section of `node`; `markers` are those of all sections, each one string."""
    entry = node.title_of.entry if node.title_of else None
    return Section(
        node.level,
        markers.setdefault(node.marker, node.marker),
        _NOTE_MARK.sub("", node.title) if node.title[-1:] in _NOTE_ENDS else node.title,
        node.heading,
        Span(node.heading.start, node.end),
        toc_title=entry.title if entry else None,
        printed_page=entry.page if entry else None,
        subtitle=node.delivery.subtitle,
        speaker=node.delivery.speaker,
        speaker_role=node.delivery.role,
        date=node.delivery.date,
        issuers=node.delivery.issuers,
        signers=node.delivery.signers,
        children=tuple(_section(child, markers) for child in node.children),
    )


def _kind_of(block: Block, kind: tuple[BlockKind, int] | None) -> tuple[BlockKind, int]:
    """The kind and the level of `block`: those that the outline gives it, where it may have them."""
    if kind and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return kind
    if block.kind is BlockKind.HEADING:
        return BlockKind.PARAGRAPH, 0
    if block.kind is BlockKind.PARAGRAPH and len(block.text) <= _SALUTATION and is_salutation(block.text):
        return BlockKind.SALUTATION, block.level
    return block.kind, block.level


def _differences(printed: str, body: str) -> tuple[tuple[str, str], ...]:
    """Pairs (printed, body) of the stretches in which two titles differ, white space aside."""
    from rapidfuzz.distance import Levenshtein

    a, b = "".join(printed.split()), "".join(body.split())
    if "号" not in b[-3:]:  # the body prints the document's number below its title
        a = _NUMBER_AFTER.sub("", a)
    if a == b:
        return ()
    steps = Levenshtein.opcodes(a, b)
    return tuple(
        (a[step.src_start : step.src_end], b[step.dest_start : step.dest_end]) for step in steps if step.tag != "equal"
    )
