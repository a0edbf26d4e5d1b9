"""The names of columns in a printed contents: 地方性法规, 【市政府令】."""

from __future__ import annotations

import re

from parsers.front.leaders import read_tail, unled
from parsers.language.bodies import is_body
from parsers.patterns import late
from parsers.rules import Rules

COLUMNS: Rules[[str, str], bool] = Rules("front.contents.column")
"""Ways in which a row without a page, whose number is left out, names the column of the row below it.

In the examples ｜ parts the two.
"""
_BRACKETED = re.compile(r"[【〔［\[■◆●▲][^】〕］\]]{2,14}[】〕］\]]")
_JOINS = late(r"[的和与及、（(》》]")
_OPEN_ENDED = "的和与及、《（("
_NAME_LENGTH = 10


@COLUMNS.rule("【县政府文件】｜任免通知……3", "［人事任免］｜通知……3", but=("【县政府】文件汇编说明摘要｜任免通知……3",))
def in_brackets(name: str, below: str) -> bool:
    """It stands in brackets."""
    return _BRACKETED.fullmatch(name) is not None


@COLUMNS.rule(
    "地方性法规｜青禾县防汛办法……3",
    but=(
        "地方性法规和其他文件选登｜青禾县防汛办法实施细则说明……3",
        "县水务局｜青禾县防汛办法……3",
        "关于防汛｜青禾县防汛办法……3",
        "防汛和｜青禾县防汛办法……3",
        "地方性法规｜防汛办法……3",
        "地方性法规｜的实施办法说明……3",
        "地方性法规｜（修订草案）……3",
    ),
)
def short_above_a_title(name: str, below: str) -> bool:
    """A few words that end as names do, shorter than the title below, which does not go on with them."""
    if not 0 < len(name) <= _NAME_LENGTH or name[-1] in _OPEN_ENDED:
        return False
    if is_body(name) or name.startswith("关于"):
        return False
    tail = read_tail(below)
    title = unled(below[: tail.start] if tail else below)
    return len(title) > len(name) and not _JOINS.match(title)
