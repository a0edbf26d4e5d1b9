"""Pages of made-up prose, and the tables and lists that look like their furniture."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

_TEXT = (
    "推进改革完善制度加强管理提高质量促进就业改善民生保护环境发展教育建设道路整治河道扩大投资支持企业服务群众防范风险"
)
_WORDS = [_TEXT[i : i + 2] for i in range(0, len(_TEXT), 2)]
WIDTH = 32
"""Characters of a full line."""


class Row(NamedTuple):
    """A line of a made text, and whether it is furniture."""

    text: str
    furniture: bool = False


def prose(random_: random.Random, length: int) -> str:
    """A sentence of about so many characters."""
    clauses: list[str] = []
    while sum(map(len, clauses)) < length:
        clauses.append("".join(random_.choice(_WORDS) for _ in range(random_.randint(3, 8))))
    return "，".join(clauses) + "。"


def phrase(random_: random.Random, length: int) -> str:
    """Words without a mark at their end."""
    return prose(random_, length)[:-1].replace("，", "")


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """A paragraph in lines."""
    return [text[i : i + width] for i in range(0, len(text), width)]


def pages(random_: random.Random, count: int, least: int = 26, most: int = 32) -> list[list[Row]]:
    """Pages of wrapped paragraphs that run over their ends."""
    sizes = [random_.randint(least, most) for _ in range(count)]
    lines: list[str] = []
    while len(lines) < sum(sizes):
        lines += wrapped("　　" + prose(random_, random_.randint(60, 260)))
    starts = [sum(sizes[:k]) for k in range(count)]
    return [[Row(line) for line in lines[start : start + size]] for start, size in zip(starts, sizes, strict=True)]


def furniture(*lines: str) -> list[Row]:
    return [Row(line, furniture=True) for line in lines]


def text(*lines: str) -> list[Row]:
    return [Row(line) for line in lines]


def source_of(rows: Sequence[Row]) -> str:
    return "".join(row.text + "\n" for row in rows)
