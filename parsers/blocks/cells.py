"""`split_cells`: where the names stand in one line of a roster (名单).

Names of a roster are set apart by 、 or by white space, and a name of two characters is often spread over three columns
(`乐　文`). A space may therefore stand between two names or inside one; the widths of the gaps and the lengths of the
tokens decide, and only where these are silent the list of surnames does.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf

from parsers.language.characters import HAN, blank_width
from parsers.lexicons import lexicon

Range = tuple[int, int]
"""A half-open range of indices into the line."""

_SEPARATORS = frozenset("、，,;；。\t|│／/")
_TOKEN = re.compile(r"(?:[^\s（(【〔\[]|[（(【〔\[][^（()）】〕\]]{0,40}[)）】〕\]])+|[（(【〔\[]")
_LABEL = re.compile(
    r"\s*[^\s：:、，,（()）]{1,6}(?:\s{1,4}[^\s：:、，,（()）]{1,6}){0,5}\s*(?:[（(][^（()）]{0,20}[)）]\s*)?[：:]"
)
_LATIN_SPACE = re.compile(r"(?<=[A-Za-z.])[ ](?=[A-Za-z])")
_NOTE = re.compile(r"[（(【〔\[].*", re.DOTALL)
_DOTS = "·•．.・‧∙⋅●"
_BLANKS = re.compile(r"\s+")
_HAN = re.compile(f"[{HAN}]+")
_MAX_NAME = 4
_OF_DOUBLE, _OF_TWO = 1, 2
"""How much less likely a name is, among names that stand together, than one of a surname and two characters: one with
a compound surname, one of two characters.
"""


def split_cells(text: str) -> list[Range]:
    """The ranges of the cells of one roster line: one name each, a note such as `（女，回族）` included.

    A label that ends in a colon (`出 席：`) is no cell; one without (`出席委員　　陳某某`) is a cell like another.
    """
    label = _LABEL.match(text)
    cells: list[Range] = []
    at = label.end() if label else 0
    for start, end in _pieces(text, at):
        cells += _names(text, start, end)
    return cells


def label_end(text: str) -> int:
    """The index after a label that ends in a colon, 0 when the line has none."""
    label = _LABEL.match(text) if "：" in text or ":" in text else None
    return label.end() if label else 0


def name_range(text: str, cell: Range) -> Range:
    """The range of the name in a cell: without its note, without white space and full stops at its ends."""
    start, end = cell
    note = _NOTE.search(text, start, end)
    if note and note.start() > start:
        end = note.start()
    while end > start and text[end - 1] in " \u3000\u2002\u2003\u00a0。；;，,、":
        end -= 1
    return start, end


def _pieces(text: str, at: int) -> list[Range]:
    """The stretches between separators; a separator inside brackets does not count."""
    pieces: list[Range] = []
    start = at
    depth = 0
    for i in range(at, len(text)):
        c = text[i]
        if c in "（(【〔[":
            depth += 1
        elif c in "）)】〕]":
            depth = max(0, depth - 1)
        elif not depth and c in _SEPARATORS:
            pieces.append((start, i))
            start = i + 1
    pieces.append((start, len(text)))
    return [piece for piece in pieces if text[piece[0] : piece[1]].strip()]


def _names(text: str, start: int, end: int) -> list[Range]:
    """The cells of a stretch without separators: its tokens, some of them joined, some of them cut."""
    tokens = [m.span() for m in _TOKEN.finditer(text, start, end)]
    tokens = _join_notes_and_dots(text, tokens)
    cells: list[Range] = []
    run: list[Range] = []
    for token in tokens:
        single = _is_single(text, token)
        if single:
            run.append(token)
            if not _has_note(text, token):
                continue
        cells += _pair(text, run, None if single else token)
        run = []
        if not single:
            cells.append(token)
    cells += _pair(text, run)
    joined = _join_strays(text, cells)
    return [part for cell in joined for part in _cut(text, cell)]


def _is_single(text: str, token: Range) -> bool:
    """Whether the token is one Chinese character, with or without a note after it."""
    start, end = name_range(text, token)
    return end - start == 1 and _HAN.fullmatch(text, start, end) is not None


def _has_note(text: str, token: Range) -> bool:
    return name_range(text, token)[1] < token[1]


def _join_notes_and_dots(text: str, tokens: list[Range]) -> list[Range]:
    """Joins a note to the name before it, the parts of `某某 · 某某`, and the words of a name in Latin letters."""
    joined: list[Range] = []
    for start, end in tokens:
        if joined:
            before, last = joined[-1]
            dotted = text[start] in _DOTS or text[last - 1] in _DOTS
            if text[start] in "（(【〔[" or dotted or _LATIN_SPACE.match(text, last):
                joined[-1] = (before, end)
                continue
        joined.append((start, end))
    return joined


def _pair(text: str, run: list[Range], after: Range | None = None) -> list[Range]:
    """Single characters in a row to names: parted at the wide gaps where the gaps differ, else two by two.

    `乐 文 云 青` is two names; `柳　清　　林　豪` is parted at the double space; three alone are one name. The last
    one may be the surname of the longer token `after` them (`白　描　　包　公度`).
    """
    if len(run) < 2:
        return run
    if after is not None and len(run) > 2 and _is_its_surname(text, run, after):
        return [*_pair(text, run[:-1]), run[-1]]
    gaps = [blank_width(text[a[1] : b[0]]) for a, b in pairwise(run)]
    if min(gaps) < max(gaps):
        groups: list[list[Range]] = [[run[0]]]
        for gap, token in zip(gaps, run[1:], strict=True):
            if gap > min(gaps):
                groups.append([])
            groups[-1].append(token)
        if all(2 <= len(group) <= _MAX_NAME for group in groups):
            return [(group[0][0], group[-1][1]) for group in groups]
    return [(run[i][0], run[j - 1][1]) for i, j in _best_groups([text[a] for a, _ in run])]


def _is_its_surname(text: str, run: list[Range], after: Range) -> bool:
    """Whether the last of `run` stands nearer to the token `after` it, or makes `run` odd and `after` a whole name."""
    surnames = lexicon("surnames")
    given = text[slice(*name_range(text, after))]
    last = text[run[-1][0]]
    if len(given) != 2 or _HAN.fullmatch(given) is None or last not in surnames:
        return False
    before, behind = run[-1][0] - run[-2][1], after[0] - run[-1][1]
    return behind < before or (behind == before and len(run) % 2 == 1 and given[0] not in surnames)


def _best_groups(chars: list[str]) -> list[tuple[int, int]]:
    """Cuts evenly spaced characters into groups of 2 or 3 that begin with surnames, groups of 2 before groups of 3."""
    surnames = lexicon("surnames")
    best: list[tuple[float, int]] = [(0.0, 0), (inf, 1)]
    for end in range(2, len(chars) + 1):
        choices = []
        for size in (2, 3):
            if size <= end:
                cost = (0.4 if size == 3 else 0.0) + (0.0 if chars[end - size] in surnames else 1.0)
                choices.append((best[end - size][0] + cost, size))
        best.append(min(choices))
    groups: list[tuple[int, int]] = []
    end = len(chars)
    while end:
        size = best[end][1]
        groups.append((end - size, end))
        end -= size
    return groups[::-1]


def _join_strays(text: str, cells: list[Range]) -> list[Range]:
    """Joins a lone character to the neighbour that it belongs to: `欧阳 明`, `李 小明`, `李小 明`."""
    joined: list[Range] = []
    for i, cell in enumerate(cells):
        if joined and _continues(text, joined[-1], cell, cells[i + 1] if i + 1 < len(cells) else None):
            joined[-1] = (joined[-1][0], cell[1])
        else:
            joined.append(cell)
    return joined


def _continues(text: str, left: Range, right: Range, after: Range | None) -> bool:
    """Whether `left` and `right` are one name."""
    a, b = (_BLANKS.sub("", text[slice(*part)]) for part in (left, name_range(text, right)))
    if _HAN.fullmatch(a) is None or _HAN.fullmatch(b) is None:
        return False
    gap = right[0] - left[1]
    if a in lexicon("compound_surnames") and len(b) <= 2:
        return True
    narrower = after is None or gap <= after[0] - right[1]
    if len(b) == 2:
        return a in lexicon("surnames") and (narrower or b[0] not in lexicon("surnames"))
    if len(b) == 1 and len(a) == 2 and after is not None:
        return gap < after[0] - right[1] or b not in lexicon("surnames")
    return len(b) == 1 and len(a) == 2 and gap == 1


def _cut(text: str, cell: Range) -> list[Range]:
    """Cuts names that stand together without a space (`张某某李某王某某`), where surnames allow one reading."""
    start, end = name_range(text, cell)
    word = text[start:end]
    if len(word) <= _MAX_NAME + 1 or _HAN.fullmatch(word) is None or any(w in word for w in lexicon("post_marks")):
        return [cell]
    if all(c in lexicon("transliteration") for c in word):
        return [cell]
    surnames, compound = lexicon("surnames"), lexicon("compound_surnames")
    best: list[tuple[int, int] | None] = [(0, 0)]
    for at in range(1, len(word) + 1):
        found: tuple[int, int] | None = None
        for size in (3, 2, 4):
            before = best[at - size] if size <= at else None
            if before is None:
                continue
            double = word[at - size : at - size + 2] in compound
            if not double and (size == 4 or word[at - size] not in surnames):
                continue
            total = before[0] + (_OF_DOUBLE if double else _OF_TWO * (size == 2))
            if found is None or total < found[0]:
                found = (total, size)
        best.append(found)
    if best[-1] is None:
        return [cell]
    cuts: list[Range] = []
    at = len(word)
    while at:
        entry = best[at]
        size = entry[1] if entry else at
        cuts.append((start + at - size, start + at))
        at -= size
    cuts.reverse()
    cuts[-1] = (cuts[-1][0], cell[1])
    return cuts
