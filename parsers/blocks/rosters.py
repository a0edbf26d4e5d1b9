"""Roster lines (名单): names apart by white space or by 、, with or without a label before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from parsers.blocks.cells import label_end, name_range, split_cells
from parsers.language.bodies import is_body
from parsers.language.characters import HAN
from parsers.language.markers import find_marker
from parsers.language.posts import is_post
from parsers.lexicons import lexicon
from parsers.lines.unseen import trim
from parsers.model import Flow, Line

_NOTE = re.compile(r"[（(【〔\[][^（()）】〕\]]{0,40}[)）】〕\]]")
_APART = re.compile(r"[\s、]")
_SENTENCE = re.compile(r"[，。；,;：:！？!?《》“”「」\d]")
"""No name holds one: told at a glance, as most lines are sentences."""
_NAME = re.compile(
    rf"[{HAN}〇○]{{2,4}}(?:[A-Z][a-z][A-Za-z.．·‧•'’-]{{0,40}})?"
    rf"|[{HAN}]{{1,12}}(?:\s?[·•．.・‧]\s?[{HAN}]{{1,12}}){{1,4}}"
)
LATIN_NAME = re.compile(r"[A-Z][a-zà-ÿ'’-]{1,20}(?:[ .．·‧•]{0,2}[A-Z][a-zà-ÿ'’-]{0,20}){1,4}\.?")
"""A name in Latin letters, of two words or more, that is a cell of its own (`Tavi Soramek`)."""
_LONG_NAME = re.compile(rf"[{HAN}]{{5,8}}")
_BLANKS = re.compile(r"\s+")
_LEAST_NAMES = 3
_LONGEST_ROW = 8_000

Cells = tuple[tuple[Flow, ...], ...]


@lru_cache(maxsize=1024)
def is_roster_line(text: str, inside: bool) -> bool:
    """Whether a line lists names. `inside` a roster, below another row of it, fewer and odder names will do."""
    if len(text) > _LONGEST_ROW or not _APART.search(text):
        return inside and _is_last_row(text)
    if text[1:2].isspace() and is_spaced_out(text):
        return False
    end = label_end(text)
    body = _NOTE.sub("", text[end:]).strip().rstrip("。；;，,")
    if _SENTENCE.search(body) or find_marker(text) is not None:
        return False
    names = _names(text)
    labelled = end > 0 or (bool(names) and names[0] in lexicon("roster_labels"))
    headed = not labelled and _is_headed(names)
    if (labelled and not end) or headed:
        names = names[1:]
    latin = {name for name in names if (labelled or inside) and LATIN_NAME.fullmatch(name)}
    if not all(name in latin or _NAME.fullmatch(name) or _is_long_name(name, inside) for name in names):
        return False
    if len(latin) == len(names):
        return False
    if inside and not labelled and not headed:
        return True
    known = sum(1 for name in names if _begins_as_a_name(name))
    if labelled:
        return len(names) >= (2 if end else 1) and known * 2 >= len(names)
    if headed and known == len(names):
        return len(names) >= _LEAST_NAMES or any(text[a:b].split()[1:] for a, b in split_cells(text)[1:])
    least = _LEAST_NAMES if known == len(names) else _LEAST_NAMES + 1
    return len(names) >= least and known * 5 >= len(names) * 3


def _is_headed(names: Sequence[str]) -> bool:
    """Whether the first cell of a row is the body or the post of those in the others: `刑事审判庭  荆 某  范 某 某`."""
    if len(names) <= 2:
        return False
    return is_post(names[0]) or (_NAME.fullmatch(names[0]) is None and is_body(names[0]))


def is_spaced_out(text: str) -> bool:
    """Whether a line is one word, the same space between all its characters: `報　告　事　項`; not `甲 某 乙 某`."""
    word, gaps = text[::2], text[1::2]
    if len(word) < 3 or not gaps.isspace() or len(set(gaps)) > 1:
        return False
    return len(word) % 2 == 1 or not all(c in lexicon("surnames") for c in word[::2])


def _names(text: str) -> list[str]:
    """The cells of a row, notes and white space taken off."""
    return [_BLANKS.sub("", text[slice(*name_range(text, cell))]) for cell in split_cells(text)]


def _is_long_name(name: str, inside: bool) -> bool:
    """Whether a name of five to eight characters is spelled sound by sound, or stands among the rows of a roster."""
    return _LONG_NAME.fullmatch(name) is not None and (inside or _is_sounded(name))


def _is_sounded(name: str) -> bool:
    return all(c in lexicon("transliteration") for c in name)


def _begins_as_a_name(name: str) -> bool:
    """Whether a word begins with a surname, has the dot of a name of several parts, or is spelled sound by sound."""
    if len(name) > 2 and _is_sounded(name):
        return True
    return name[0] in lexicon("surnames") or name[:2] in lexicon("compound_surnames") or not _NAME.fullmatch(name[:2])


def _is_last_row(text: str) -> bool:
    """Whether a line is one name alone, the last row of a roster."""
    name = _BLANKS.sub("", _NOTE.sub("", text).rstrip("。；;、"))
    longest = 4 if name[:2] in lexicon("compound_surnames") else 3
    return len(name) <= longest and _NAME.fullmatch(name) is not None and _begins_as_a_name(name)


def roster_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on make a roster; 0 when none begins there."""
    if not is_roster_line(lines[start].text, inside=False):
        return 0
    end = start + 1
    while end < len(lines) and is_roster_line(lines[end].text, inside=_goes_on(lines[end - 1], lines[end])):
        if label_end(lines[end].text):
            break
        end += 1
    return end - start


def _goes_on(last: Line, line: Line) -> bool:
    """Whether `line` stands so close below `last` that it is a row of the same roster."""
    return line.gap == 0 or line.page_break or last.text.rstrip().endswith("、")


def roster_cells(lines: Sequence[Line]) -> Cells:
    """The rows of a roster: its label, empty where a row has none, then one cell a name."""
    rows: list[tuple[Flow, ...]] = []
    for line in lines:
        end = label_end(line.text)
        cells = [line.flow.part(*cell) for cell in split_cells(line.text)]
        label = trim(line.flow.part(0, end)) if end else Flow("", (0,), (line.flow.offsets[0],))
        first = [_BLANKS.sub("", cell.text) for cell in cells] if not end else []
        if first and (first[0] in lexicon("roster_labels") or _is_headed(first)):
            label, cells = cells[0], cells[1:]
        rows.append((label, *cells))
    return tuple(rows)
