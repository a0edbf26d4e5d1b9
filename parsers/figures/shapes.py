"""Quantities that belong together: ranges (20～30万元), ratios (3∶2∶5), lists that share a unit (18、20和5人)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from parsers.figures.values import Quantity
from parsers.language.numerals import read_number

_BIGGER = frozenset("万亿")
_BIG = re.compile(r"(?<=[十百千])[万亿]+$")
_TO = re.compile(r" ?(?:[-~—―]{1,2}|至|到) ?")
_COLON = re.compile(r" ?: ?")
_AND = re.compile(r"、|和|及|以及|与|或")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_RATIO_CUE = re.compile(r"(?:[比系]|结构)[^，。；]{0,12}$")
_CHANGED = re.compile(r"(?:增加|减少|上[调升]|下[调降]|调[高低]|提高|降低)了?[约近]?$")
_MARKER_PLACE = re.compile(r"(?:^|[。；：:！？\n(（])\s?$")


_ALONE = re.compile(r"(?:男|女|缺席|请假|列席|出席|实到|应到|未到|到会)(?:的|共|有|者)?$")
_ENDED = re.compile(r"[，,。；;、）)]|$")
_BESIDE = re.compile(r"[，,、；;）)](?:其中:?)?[^，,。；;、\d]{0,8}")
_PERSONS = frozenset(("人", "名", "位"))


def with_persons(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """`quantities` with the unit of persons where 男, 缺席 and the like stand before a bare number beside one of them.

    出席162人，缺席8; 男85，女31人: the number is of what the other one is of.
    """
    told = list(quantities)
    for at, bare in enumerate(told):
        if bare.unit or bare.script != "arabic" or bare.terms or bare.value != int(bare.value):
            continue
        if not _ALONE.search(text, max(0, bare.start - 4), bare.start) or not _ENDED.match(text, bare.number_end):
            continue
        before, after = told[at - 1] if at else None, told[at + 1] if at + 1 < len(told) else None
        model = before if before and _BESIDE.fullmatch(_gap(text, before, bare)) else None
        if after and _BESIDE.fullmatch(text[bare.number_end : after.start]):
            model = model if model and model.unit in _PERSONS else after
        if model and model.unit in _PERSONS:
            told[at] = replace(bare, unit=model.unit, unit_start=model.unit_start, kind=model.kind, end=bare.number_end)
    return told


def merge_shapes(text: str, found: list[Quantity]) -> list[Quantity]:
    """Ranges and ratios made one quantity, the units of ranges shared; other quantities as they are."""
    merged: list[Quantity] = []
    at = 0
    while at < len(found):
        count, quantity = _ratio(text, found, at)
        if quantity is None and at + 1 < len(found):
            quantity = _range(text, found[at], found[at + 1])
            count = 2
        if quantity is None:
            quantity, count = found[at], 1
        merged.append(quantity)
        at += count
    return merged


def _gap(text: str, left: Quantity, right: Quantity) -> str:
    return text[(left.end if left.unit else left.number_end) : right.start]


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    if low.unit and high.start == low.end:
        high = replace(high, start=high.start + 1, value=-high.value)  # 5%-10%: the dash is no minus
    elif not _TO.fullmatch(_gap(text, low, high)):
        return None
    if low.script == "fraction" and not high.unit:  # 百分之三至五
        scale = low.step if low.upper is None else None
        value = high.value * scale if scale else high.value
        return _spanning(low, replace(high, value=value, unit="%", kind="percent")) if value > low.value else None
    if not high.unit or (low.unit and low.unit != high.unit):
        return None
    if not low.unit:
        low = share_unit(low, high, text)
    if low.kind != "percent" and low.shared is None and _CHANGED.search(text, max(0, low.start - 3), low.start):
        return None  # 增加1 000張至7 000張: by the one to the other
    if low.value >= high.value or low.upper is not None or high.upper is not None:
        return None
    if text[max(0, low.start - 1) : low.start] in ("从", "由", "自") and "到" in text[low.end : high.start]:
        return None
    return _spanning(low, high)


def _spanning(low: Quantity, high: Quantity) -> Quantity:
    rest = low.rest or high.rest
    return replace(high, start=low.start, value=low.value, upper=high.value, script=low.script, rest=rest)


def share_unit(bare: Quantity, model: Quantity, text: str) -> Quantity:
    """`bare` in the unit of `model`, which follows it: 20 of 20～30万元 is 200,000 元."""
    factor, own = model.factor, model.shared is None
    left = _multiplier_left_over(bare, model)
    if left and bare.value * left < model.value:
        return _in_unit(bare, model, left)
    if text[model.number_end : model.number_end + 1] == "成":
        factor *= 10
    if bare.factor != 1 or (own and bare.value >= model.value / model.factor and bare.value >= 1000):
        factor = Decimal(1)
    return _in_unit(bare, model, factor)


def _in_unit(bare: Quantity, model: Quantity, factor: Decimal) -> Quantity:
    """`bare`, multiplied by `factor`, in the unit of `model`."""
    return replace(
        bare,
        value=bare.value * factor,
        step=bare.step * factor,
        shared=factor,
        unit=model.unit,
        unit_start=model.unit_start,
        kind=model.kind,
    )


def _multiplier_left_over(low: Quantity, high: Quantity) -> Decimal | None:
    """The 万 or 亿 that 三百至五百万 and 三十五至四十万 say once for both."""
    big = _BIG.search(high.digits)
    if high.shared is not None or low.script != "han" or low.value < 10 or low.digits[-1:] in _BIGGER or not big:
        return None
    number = read_number("一" + big[0])
    return number.value if number else None


def _ratio(text: str, found: list[Quantity], at: int) -> tuple[int, Quantity | None]:
    last = at
    while last + 1 < len(found) and not found[last].unit and _COLON.fullmatch(_gap(text, found[last], found[last + 1])):
        last += 1
    if last == at:
        return 1, None
    first, end = found[at], found[last].number_end
    if _CLOCK.fullmatch(text, first.start, end) or (
        last == at + 1 and not _RATIO_CUE.search(text, max(0, first.start - 16), first.start)
    ):
        return 1, None
    terms = tuple(q.value for q in found[at : last + 1])
    return last + 1 - at, replace(first, number_end=end, end=end, terms=terms, unit="", kind="none")


def share_in_list(text: str, bare: Quantity, model: Quantity) -> Quantity | None:
    """`bare` with the unit of `model` when the two stand in one list: 95 of 95、85和80%; None when they do not."""
    halved = bare.unit == "个" and model.kind == "percent" and model.unit.startswith("个")  # 2.7个和4个百分点
    if (bare.unit and not halved) or bare.terms or bare.script != model.script:
        return None
    joint = text[bare.end if halved else bare.number_end : model.start]
    if not _AND.fullmatch(joint) or (joint == "、" and _MARKER_PLACE.search(text, max(0, bare.start - 2), bare.start)):
        return None
    if bare.script == "han" and len(bare.digits) < 2:
        return None
    return share_unit(bare, model, text)
