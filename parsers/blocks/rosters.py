"""Roster lines (名单): names apart by white space or by 、, with or without a label before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from parsers.blocks.cells import Range, label_end, name_range, split_cells
from parsers.blocks.flows import join
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
_AT_END = re.compile(rf"\s(?P<name>[{HAN}]{{1,2}})\Z")
_AT_HEAD = re.compile(rf"(?P<name>[{HAN}]{{1,2}})(?:[\s（(]|\Z)")
_CUTS = frozenset(((1, 1), (1, 2), (2, 1)))
"""How many characters of a name stand at a row's end and how many on the next row."""
_LEAST_NAMES = 3
_LEAST_WHOLE = 2
"""Whole names in a row that fills its line."""
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
    if not is_roster_line(_whole_names(lines, start, start), inside=False):
        return 0
    end = start + 1
    while end < len(lines):
        inside = _goes_on(lines[end - 1], lines[end])
        if not is_roster_line(_whole_names(lines, end, start if inside else end), inside):
            break
        if label_end(lines[end].text):
            break
        end += 1
    return end - start


def _whole_names(lines: Sequence[Line], k: int, start: int) -> str:
    """Line `k` without the parts of names that are cut at its end, or at its head by a row from `start` on."""
    text = lines[k].text
    low, high = 0, len(text)
    if k > start and cuts_name(lines[k - 1].text, text):
        low = split_cells(text)[0][1]
    if k + 1 < len(lines) and lines[k + 1].gap == 0 and cuts_name(text, lines[k + 1].text):
        high = _row_cells(text, lines[k + 1].text)[-1][0]
    return text[low:high]


def _goes_on(last: Line, line: Line) -> bool:
    """Whether `line` stands so close below `last` that it is a row of the same roster."""
    return line.gap == 0 or line.page_break or last.text.rstrip().endswith("、")


def roster_flow(lines: Sequence[Line]) -> Flow:
    """The text of a roster: a space stands between two rows, and none where a row's end has cut a name."""
    runs: list[list[Flow]] = []
    for k, line in enumerate(lines):
        if k and cuts_name(lines[k - 1].text, line.text):
            runs[-1].append(line.flow)
        else:
            runs.append([line.flow])
    return join((join(run) for run in runs), apart=True)


def cuts_name(row: str, following: str) -> bool:
    """Whether the end of a row has cut a name: `游一方　钱小 | 英　石磊`, `游一方　汪 | 远山　石磊`."""
    first, rest = _AT_END.search(row), _AT_HEAD.match(following)
    if not (first and rest) or label_end(following):
        return False
    if (len(first["name"]), len(rest["name"])) not in _CUTS or first["name"][0] not in lexicon("surnames"):
        return False
    above = split_cells(row[: first.start()])
    if len(above) < _LEAST_WHOLE or name_range(following, split_cells(following)[0])[1] != rest.end("name"):
        return False
    low, high = name_range(row, above[-1])
    return high - low > 1


def _row_cells(text: str, following: str) -> list[Range]:
    """The cells of a row; the part of a name that is cut at its end is one."""
    if not cuts_name(text, following):
        return split_cells(text)
    start = len(text) - len(text.split()[-1])
    return [*split_cells(text[:start]), (start, len(text))]


def roster_cells(lines: Sequence[Line]) -> Cells:
    """The rows of a roster: its label, empty where a row has none, then one cell a name.

    A name that a row's end has cut is one cell, of the row that it begins in.
    """
    rows: list[tuple[Flow, ...]] = []
    for k, line in enumerate(lines):
        end = label_end(line.text)
        following = lines[k + 1].text if k + 1 < len(lines) else ""
        cells = [line.flow.part(*cell) for cell in _row_cells(line.text, following)]
        label = trim(line.flow.part(0, end)) if end else Flow("", (0,), (line.flow.offsets[0],))
        first = [_BLANKS.sub("", cell.text) for cell in cells] if not end else []
        if first and (first[0] in lexicon("roster_labels") or _is_headed(first)):
            label, cells = cells[0], cells[1:]
        if k and cells and cuts_name(lines[k - 1].text, line.text):
            rows[-1] = (*rows[-1][:-1], join((rows[-1][-1], cells.pop(0))))
        rows.append((label, *cells))
    return tuple(rows)
