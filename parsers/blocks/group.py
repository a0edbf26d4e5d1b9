"""`group_blocks`: lines to blocks, paragraphs joined over line and page breaks; tables and rosters told apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.blocks import rosters
from parsers.blocks.barred import barred_cells, barred_length
from parsers.blocks.columns import columned_cells, columned_length
from parsers.blocks.flows import join
from parsers.blocks.joins import continues
from parsers.blocks.layout import LineLayout, measure
from parsers.blocks.seams import Paragraph
from parsers.blocks.starts import is_footnote
from parsers.blocks.tables import Tables, html_cells, loose_cells, markdown_cells
from parsers.language.markers import find_marker
from parsers.language.names import is_name
from parsers.model import Block, BlockKind, Flow, Line, Source
from parsers.packed import LONG, BlockTrack, behind_break
from parsers.patterns import late
from parsers.rules import is_asked, record
from parsers.stopping import pause, stoppable

_SPACE = re.compile(r"\s\s*")
"""White space; so written it is found by its first character, in a tenth of the time."""
_LATIN = "\u036f"
"""The last of the characters that a space belongs beside: Latin ones and their marks."""
_FIELD = late(r"(\s{1,4})[^\W\d_A-Za-z]{2,8}(?:[／/][^\W\d_A-Za-z]{2,8})?[：:]")
_CELL = 60
_PAGE = 60
"""How many lines above its notes a page may have."""
_EDGE = re.compile(r"\W")
_NOTE = re.compile(r"[（(][^（()）]{0,20}[)）]")
_ROW_WORD = late(
    r"([^\W\d_A-Za-z]{2,6}|[^\W\d_A-Za-z](?: [^\W\d_A-Za-z]){1,2}(?![^\W\d_A-Za-z]))(?:[（(][^（()）\n]{1,12}[)）])?"
)
_ROW_OF_WORDS = late(rf"(?<!\w){_ROW_WORD.pattern}(?:(?:\s+|(?<=[)）])){_ROW_WORD.pattern}){{4,}}(?!\w)")
"""Five words of two to six characters or more in a row, blanks or notes between them; names may be set wide."""


class KnownRun(NamedTuple):
    """The lines ``start:stop`` that are known to be one block of `kind`."""

    start: int
    stop: int
    kind: BlockKind
    level: int = 0


def group_blocks(lines: Sequence[Line], source: Source, runs: Sequence[KnownRun] = ()) -> list[Block] | BlockTrack:
    """The blocks of `lines`, in order of their first pieces; `runs`, in order, are blocks that are known already.

    Those of a long text are packed.
    """
    layouts = measure(lines)
    blocks: list[Block] | BlockTrack = [] if len(source.text) < LONG else BlockTrack()
    notes = _footnotes(lines)
    known = {run.start: run for run in runs}
    starts = [run.start for run in runs]
    tables = Tables(lines, source)
    asked = is_asked()
    i = 0
    while i < len(lines):
        pause()
        run = known.get(i)
        if run:
            blocks.append(_known(lines[i : run.stop], run))
            if asked:
                _tell(blocks[-1], "known_before")
            i = run.stop
            continue
        stop = starts[bisect_right(starts, i)] if starts and i < starts[-1] else len(lines)
        special = _special(tables, i, stop)
        if special:
            blocks.append(special)
            if asked:
                _tell(special, "table_or_roster")
            i += len(special.pieces)
            continue
        i, block, aside = _paragraph(lines, i, layouts, notes, source, known)
        for each in (block, *aside):
            blocks.append(each)
            if asked:
                _tell(each, "paragraph")
    return blocks


def _tell(block: Block, way: str) -> None:
    """Notes the kind of a block for who asks."""
    record(block.span, "blocks", way, str(block.kind))


def _special(tables: Tables, i: int, stop: int) -> Block | None:
    """The table or roster that begins at line `i`, and ends at `stop` at the latest, where a known block begins."""
    lines, source = tables.lines, tables.source
    text = lines[i].text
    if "|" in text and (n := tables.markdown_length(i)):
        return _block(BlockKind.TABLE, lines[i : i + n], cells=markdown_cells(lines[i : i + n]))
    if n := tables.html_length(i):
        cells = html_cells(source, tables.html_start(i), lines[i : i + n])
        return _block(BlockKind.TABLE, lines[i : i + n], cells=cells)
    if len(text) <= _CELL and (n := min(tables.loose_length(i), stop - i)):
        return _block(BlockKind.TABLE, lines[i : i + n], cells=loose_cells(lines[i : i + n]))
    if n := barred_length(lines, i):
        return _block(BlockKind.TABLE, lines[i : i + n], cells=barred_cells(lines[i : i + n]))
    if n := columned_length(lines, i):
        return _block(BlockKind.TABLE, lines[i : i + n], cells=columned_cells(lines[i : i + n]))
    if n := min(rosters.roster_length(lines, i), stop - i):
        return _block(BlockKind.ROSTER, lines[i : i + n], cells=rosters.roster_cells(lines[i : i + n]))
    return None


def _known(lines: Sequence[Line], run: KnownRun) -> Block:
    """The block of a run: titles and their like without layout space, contents as they are, a table a line a row."""
    flow = join((line.flow for line in lines), apart=run.kind in (BlockKind.BYLINE, BlockKind.TABLE))
    if run.kind in (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.NOTE, BlockKind.CONTENTS):
        flow = close_up(flow, always=True)
    cells = tuple((line.flow,) for line in lines) if run.kind is BlockKind.TABLE else ()
    return Block(run.kind, flow, tuple(line.span for line in lines), lines[0].page, run.level, cells)


def _block(kind: BlockKind, lines: Sequence[Line], cells: tuple[tuple[Flow, ...], ...] = ()) -> Block:
    flow = join((line.flow for line in lines), apart=True)
    return Block(kind, flow, tuple(line.span for line in lines), lines[0].page, cells=cells)


def _footnotes(lines: Sequence[Line]) -> set[int]:
    """The lines that are footnotes: at the foot of a page, from one with a note's mark to the page's end."""
    notes: set[int] = set()
    for i in stoppable(range(1, len(lines))):
        if not behind_break(lines, i):
            continue
        k = i - 1
        while k >= max(0, i - 4) and not is_footnote(lines[k].text) and not lines[k].page_break:
            k -= 1
        if k < max(0, i - 4) or not is_footnote(lines[k].text) or not _is_referred(lines, k):
            continue
        while k > 0 and is_footnote(lines[k - 1].text) and not lines[k].page_break:
            k -= 1
        notes.update(range(k, i))
    return notes


def _is_referred(lines: Sequence[Line], k: int) -> bool:
    """Whether the text above the footnote at line `k` refers to it, where a mark ① says which note it is."""
    mark = lines[k].text[0]
    return not "①" <= mark <= "⑳" or any(mark in line.text[1:] for line in lines[max(0, k - _PAGE) : k])


def _paragraph(
    lines: Sequence[Line],
    i: int,
    layouts: Sequence[LineLayout],
    notes: set[int],
    source: Source,
    known: Mapping[int, KnownRun],
) -> tuple[int, Block, list[Block]]:
    """The paragraph from line `i` on: the index after it, its block, and the footnotes that stand inside it."""
    if i in notes:
        return i + 1, _block(BlockKind.NOTE, [lines[i]]), []
    group = [lines[i]]
    begun = Paragraph(lines[i])
    aside: list[Block] = []
    k = i + 1
    while k < len(lines):
        skipped = k
        while skipped in notes:
            skipped += 1
        if skipped in known:
            break
        if not continues(begun, lines[skipped], layouts[skipped], source.text) or _is_drawn(lines, skipped):
            break
        aside += [_block(BlockKind.NOTE, [line]) for line in lines[k:skipped]]
        group.append(lines[skipped])
        begun.add(lines[skipped])
        k = skipped + 1
    flow = close_up(lines[i].flow if len(group) == 1 else join([line.flow for line in group]))
    kind = BlockKind.HEADING if lines[i].hashes or (lines[i].bold and len(group) == 1) else BlockKind.PARAGRAPH
    return k, Block(kind, flow, tuple([line.span for line in group]), group[0].page, lines[i].hashes), aside


def _is_drawn(lines: Sequence[Line], i: int) -> bool:
    """Whether a table that blanks or lines draw begins at line `i`."""
    return bool(columned_length(lines, i) or barred_length(lines, i))


def close_up(flow: Flow, always: bool = False) -> Flow:
    """The flow of prose without the white space that layout put between Chinese characters.

    Kept are the spaces of a line that is no prose (a signature, a byline), those between two words of the length
    of names, those before labels and that of a marker (`第二案　`), unless `always`.
    """
    text = flow.text
    if not always and (len(text) < 20 or not ("。" in text or "，" in _NOTE.sub("", text))):
        return flow
    if len(text.split(maxsplit=1)) < 2:
        return flow
    cuts = [
        (start, end)
        for start, end in (m.span() for m in _SPACE.finditer(text))
        if end < len(text) and text[start - 1] > _LATIN < text[end]
        if not (_is_wide_latin(text[start - 1]) or _is_wide_latin(text[end]))
    ]
    if cuts and not always:
        marker = find_marker(text)
        kept = [*_rows_of_names(text), *_fields(text), *([(0, marker.length + 1)] if marker else [])]
        cuts = [
            (start, end)
            for start, end in cuts
            if not (_between_names(text, start, end) or any(a <= start < b for a, b in kept))
        ]
    if not cuts:
        return flow
    parts: list[Flow] = []
    at = 0
    for start, end in cuts:
        parts.append(flow.part(at, start))
        at = end
    parts.append(flow.part(at, len(text)))
    return join(part for part in parts if part.text)


def _rows_of_names(text: str) -> list[tuple[int, int]]:
    """The ranges of `text` in which blanks part words most of which may be names (`丁某 于某某（女） 才让某 万某`)."""
    found: list[tuple[int, int]] = []
    for row in _ROW_OF_WORDS.finditer(text):
        words = _ROW_WORD.findall(row[0])
        if sum(is_name(word.replace(" ", "")) for word in words) * 10 >= 7 * len(words):
            found.append(row.span())
    return found


def _fields(text: str) -> list[tuple[int, int]]:
    """The ranges of the blanks before labels, where some labels stand in one line (`题目：… 作者：… 编辑：…`)."""
    found = [match.span(1) for match in _FIELD.finditer(text)]
    return found if len(found) > 1 else []


def _is_wide_latin(c: str) -> bool:
    """Whether `c` is a digit or a letter of full width; the space beside one is printed as beside a Latin one."""
    return "０" <= c <= "９" or "Ａ" <= c <= "Ｚ" or "ａ" <= c <= "ｚ"


def _between_names(text: str, start: int, end: int) -> bool:
    """Whether the white space ``text[start:end]`` parts two words that may be names."""
    before = _EDGE.split(text[max(0, start - 6) : start])[-1]
    after = _EDGE.split(text[end : end + 6])[0]
    return is_name(before) and is_name(after)
