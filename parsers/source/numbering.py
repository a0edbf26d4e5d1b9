"""Automatic numbering of Word files resolved into what is printed: 一、 （一） 1. 第三章.

The rules are those of ECMA-376 part 1, 17.9: a paragraph names a list (``numId``) and a level; the level has a number
format, a text with ``%1`` … ``%9`` for the counters of the levels, and starts anew under each higher level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from parsers.language.numerals import HAN_DIGITS
from parsers.source.trees import all_of, attribute, first, value

_LEGAL = {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬"),
}
_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_COUNTING = re.compile(r"(?:chinese|japanese|taiwanese)Counting(?:Thousand)?")
_LEVEL = re.compile(r"%([1-9])")
"""Where the number of a level is put."""
_FULL_WIDTH = {ord("0") + k: ord("０") + k for k in range(10)}
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
_ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
_MOST = 99_999
LAST_LEVEL = 8
"""Levels are counted 0 … 8 (ECMA-376 part 1, 17.9.3 and 17.9.6)."""


def printed(number: int, form: str) -> str:
    """`number` in one of Word's number formats (``numFmt``); those that a gazette does not use come as digits."""
    number = max(0, min(number, _MOST))
    if _COUNTING.fullmatch(form):
        text = _counted(number, HAN_DIGITS, "十百千", "万")
        return text[1:] if 9 < number < 20 else text  # 十二, not 一十二
    if form in _LEGAL:
        return _counted(number, *_LEGAL[form])
    if form in _CYCLES:
        signs = _CYCLES[form]
        if form.endswith("Letter"):
            return signs[(number - 1) % 26] * ((number - 1) // 26 % 9 + 1) if number else ""
        return signs[number - 1] if 0 < number <= len(signs) else str(number)
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(HAN_DIGITS[int(digit)] for digit in str(number))
    if form.startswith("decimalFullWidth"):
        return str(number).translate(_FULL_WIDTH)
    return {"decimalZero": f"{number:02}", "none": "", "bullet": ""}.get(form, str(number))


def _counted(number: int, digits: str, units: str, ten_thousand: str) -> str:
    """`number` with place words: 一百零五, 二十."""
    if number >= 10_000:
        rest = number % 10_000
        filler = "零" if 0 < rest < 1000 else ""
        tail = _counted(rest, digits, units, ten_thousand) if rest else ""
        return _counted(number // 10_000, digits, units, ten_thousand) + ten_thousand + filler + tail
    if number == 0:
        return digits[0]
    text = ""
    gap = False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return text


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN.items():
        text += sign * min(number // size, 100)
        number %= size
    return text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its format, the text with ``%n``, where it starts, what stands after the number."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    legal: bool = False  # all counters as digits
    restarts: bool = True


@dataclass(slots=True)
class _List:
    """The levels of one list and what it has counted. Lists of one definition go on counting where the other left."""

    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


class WordNumbering:
    """The lists of a Word file; `mark` counts."""

    def __init__(self, part: Element | None) -> None:
        """`part` is the root of ``numbering.xml``; None when the file has none."""
        root = first(part, "numbering")
        self._lists: dict[str, tuple[_List, dict[int, Level], dict[int, int]]] = {}
        self._seen: set[tuple[str, int]] = set()
        definitions = {
            attribute(definition, "abstractNumId"): _List(_levels(definition))
            for definition in all_of(root, "abstractNum")
        }
        for num in all_of(root, "num"):
            shared = definitions.get(value(num, "abstractNumId") or "")
            if shared is None:
                continue
            overrides, starts = _overrides(num)
            self._lists[attribute(num, "numId")] = (shared, {**shared.levels, **overrides}, starts)

    def mark(self, num_id: str, level: int) -> str:
        """Count one paragraph of list `num_id` at `level` (from 0) and give what is printed before it; may be empty."""
        if num_id not in self._lists:
            return ""
        level = min(level, LAST_LEVEL)
        shared, levels, starts = self._lists[num_id]
        counters = shared.counters
        if level in starts and (num_id, level) not in self._seen:
            counters[level] = starts[level] - 1
        self._seen.add((num_id, level))
        here = levels.get(level, Level(text=f"%{level + 1}."))
        counters[level] = counters.get(level, here.start - 1) + 1
        for deeper in [k for k in counters if k > level and levels.get(k, here).restarts]:
            del counters[deeper]
        if here.form == "bullet":
            return "• " if here.text.strip() else ""
        text = _LEVEL.sub(lambda m: self._counter(int(m[1]) - 1, counters, levels, here.legal), here.text)
        return text + _gap(text, here.suffix)

    @staticmethod
    def _counter(level: int, counters: dict[int, int], levels: dict[int, Level], legal: bool) -> str:
        known = levels.get(level, Level())
        number = counters.setdefault(level, known.start)
        return printed(number, "decimal" if legal else known.form)


def _gap(text: str, suffix: str) -> str:
    if not text or suffix == "nothing" or text[-1] in "、）)．。：　 ":
        return ""
    return " "


def _levels(definition: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in all_of(definition, "lvl"):
        index = number_of(attribute(element, "ilvl"), 0)
        if index > LAST_LEVEL:
            continue
        found[index] = Level(
            form=value(element, "numFmt") or _alternate_form(element) or "decimal",
            text=(value(element, "lvlText") or "")[:40],
            start=number_of(value(element, "start"), 0 if first(element, "start") is None else 1),
            suffix=value(element, "suff") or "tab",
            legal=first(element, "isLgl") is not None,
            restarts=value(element, "lvlRestart") != "0",
        )
    return found


def _alternate_form(level: Element) -> str | None:
    """The format of a level that Word wraps for older versions (``mc:AlternateContent``)."""
    wrapped = first(level, "AlternateContent")
    return value(wrapped, "Fallback", "numFmt") or value(wrapped, "Choice", "numFmt")


def _overrides(num: Element) -> tuple[dict[int, Level], dict[int, int]]:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in all_of(num, "lvlOverride"):
        index = number_of(attribute(override, "ilvl"), 0)
        if index > LAST_LEVEL:
            continue
        levels.update(_levels(override))
        start = value(override, "startOverride")
        if start is not None:
            starts[index] = number_of(start, 1)
    return levels, starts


def number_of(text: str | None, default: int) -> int:
    """A small whole number as Word writes it, else `default`."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default
