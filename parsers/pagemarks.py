"""Page marks: the numbers of pages, between dashes, alone on a line, or below the head of a record's page."""

from __future__ import annotations

import re
from itertools import pairwise

from parsers.drafts import Draft
from parsers.model import NoiseKind

_NUMBER = r"(\d{1,4}|[ivxlcIVXLC]{1,6}|[Ⅰ-Ⅻ])"
_BETWEEN = re.compile(rf"([^\w\s]{{1,3}})\s*{_NUMBER}\s*([^\w\s]{{1,3}})")
_SIDES = frozenset("—–-－―─·•・~～〔[|〕]")
"""What a page number stands between: — 12 —, ·12·."""
_MARK = re.compile(
    rf"(?:共\s*\d{{1,4}}\s*[页頁][\s,，/]*)?第\s*{_NUMBER}\s*[页頁](?:[\s,，/]*共\s*\d{{1,4}}\s*[页頁])?"
    rf"|{_NUMBER}\s*/\s*\d{{1,4}}|[Pp](?:age|\.)?\s*{_NUMBER}(?:\s*of\s*\d{{1,4}})?"
)
_QUANTITY = re.compile(r"[-－+]?\d[\d,，.．\s]*[%％]?")
_RECORD_HEAD = re.compile(
    r"[^\W\d]{2,12}\s*─\s*\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s+\d{1,5})?"
    r"|[A-Z ]{4,30}─ ?\d{1,2} [A-Z][a-z]{2,8} \d{4}"
)
"""The head of a record's page, in both tongues (`立法會 ─ 2031年4月17日`), that no text looks like."""
_LONGEST_NUMBER = 5
_CLOSED = "。；！？：:;，,、"
_SHORT = 48
_MARK_LENGTH = 24
_TIMES = 3


def mark_record_heads(drafts: list[Draft], texts: list[int], short: list[int]) -> None:
    """The heads of a record's pages, and the numbers that stand right below them."""
    heads = {i for i in short if "─" in drafts[i].text and _RECORD_HEAD.fullmatch(drafts[i].text)}
    for above, i in pairwise(texts) if heads else ():
        number = drafts[i].text
        if above in heads and i not in heads and number.isdecimal() and len(number) <= _LONGEST_NUMBER:
            drafts[i].noise, drafts[i].label = NoiseKind.PAGE_MARK, str(int(number))
    for i in heads:
        drafts[i].noise, drafts[i].label = NoiseKind.RUNNING_HEAD, page_number(drafts[i].text)


def mark_pages(drafts: list[Draft], texts: list[int], short: list[int]) -> None:
    """Page marks: numbers between dashes or dots, `第 3 页`, and bare numbers that count the pages."""
    bare: list[int] = []
    for i in short:
        text = drafts[i].text
        if len(text) > _MARK_LENGTH:
            continue
        if text.isdecimal():
            if len(text) <= 4:
                bare.append(i)
        elif label := _page_mark(text):
            drafts[i].noise = NoiseKind.PAGE_MARK
            drafts[i].label = label
    for i in _counting(drafts, texts, bare):
        drafts[i].noise = NoiseKind.PAGE_MARK
        drafts[i].label = str(int(drafts[i].text))


def _page_mark(text: str) -> str | None:
    """The page that a line marks, between dashes or dots or as 第 3 页; None when it marks none."""
    between = _BETWEEN.fullmatch(text)
    if between:
        return between[2] if _SIDES.issuperset(between[1] + between[3]) else None
    match = _MARK.fullmatch(text)
    return next(group for group in match.groups() if group) if match else None


def _counting(drafts: list[Draft], texts: list[int], bare: list[int]) -> list[int]:
    """The bare numbers that count pages: each one more than the last, three or more, none beside another number.

    Two are enough where the same line stands beside each, as a running head does. In a table that is printed one cell
    a line numbers stand together; page numbers stand alone among text.
    """
    place = {i: k for k, i in enumerate(texts)} if bare else {}
    alone: list[int] = []
    for i in bare:
        k = place[i]
        beside = [texts[j] for j in (k - 1, k + 1) if 0 <= j < len(texts)]
        fed = drafts[i].feed or (k + 1 < len(texts) and any(d.feed for d in drafts[i + 1 : texts[k + 1] + 1]))
        texted = [drafts[j].text for j in beside]
        if fed or (any(len(text) > 8 for text in texted) and not any(_QUANTITY.fullmatch(text) for text in texted)):
            alone.append(i)
    runs: list[list[int]] = []
    for i in alone:
        if runs and int(drafts[i].text) == int(drafts[runs[-1][-1]].text) + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [i for run in runs if len(run) >= _TIMES or _headed_alike(drafts, texts, place, run) for i in run]


def _headed_alike(drafts: list[Draft], texts: list[int], place: dict[int, int], run: list[int]) -> bool:
    """Whether two numbers that go on from one another have the same short line before them, or behind them."""
    if len(run) != 2:
        return False
    for side in (-1, 1):
        beside = [drafts[texts[place[i] + side]].text for i in run if 0 <= place[i] + side < len(texts)]
        if len(beside) == 2 and beside[0] == beside[1] and len(beside[0]) <= _SHORT and beside[0][-1] not in _CLOSED:
            return True
    return False


def page_number(text: str) -> str | None:
    """The page number in a running head that names the gazette: a number alone at one of its ends."""
    numbers = [word for word in re.split(r"[\s—–\-·•|]+", text) if word]
    return next((word for word in (numbers[0], numbers[-1]) if word.isdecimal() and len(word) <= 4), None)
