"""Parts that do not make up their total, where the text says that they are all of it, or it seems a misprint."""

from __future__ import annotations

import re

from parsers.claims.addition import Sum
from parsers.claims.naming import bare
from parsers.claims.rounding import believable, closes, digits, slip
from parsers.claims.scene import Item
from parsers.figures.units import unit_kind
from parsers.lexicons import entries

_MEAN = re.compile(r"人均|平均|每|率|价格|指数|标准|工资|居民.{0,4}(?:收入|支出|消费)")
_LOOSE = re.compile("主要|重点|等(?!级|待|候)|左右|以上")
_CAME, _WENT = re.compile("收案|新收|受理|接收|接报"), re.compile("审结|办结|结案|执结|审执结|销案")
_OTHERS = re.compile("其他|其它|其余")
_FILLING = re.compile(
    "收入|支出|人[口数员]?|公司|性|债务|债券|限额|余额|完成|实现|增加值|产值|费用?|分别|的|为|额|款|生"
)
_MOST_COMPLEMENTS = 3
_ROW = re.compile("[、，][^，。；：、\\d]{1,10}")
_OPENS = re.compile("[，。：（]?(?:其中|包括|包含|分别)")
_NEW = re.compile("新增[^，；。]*$")
_TELLING = 4
"""Digits from which one that is wrong is hardly chance."""
_MANY = 3
"""Parts of one kind that together cannot be more than their total."""
_NEAR = 0.15
"""How far, of the total, a misprint is looked for where the words do not shut out other parts."""


def misfit(total: Item, parts: list[Item], whole: bool, shares: list[Item], first: bool, sure: bool) -> Sum | None:
    """Parts that are said to be all, or miss their total by one digit, and do not add up.

    `whole` tells that the words shut out other parts (分别为, 包括：), `first` that no other figure stands before the
    total, `sure` that no figure between them may be a part of a part.
    """
    if total.role != "delta" and any(
        part.sign and part.sign != total.sign and not _NEW.search(part.lead) for part in parts
    ):
        return None  # 增加税收5亿元 within a level may be part of a part
    if _one_is_done(parts):
        return None
    if len(parts) < 2 or not total.value or any(item.figure.approx for item in (total, *parts)):
        return None
    if total.role == "delta":
        recomputed = sum(part.signed for part in parts)
        off = sure and slip(total, parts, recomputed, total.signed)
        return Sum(total, tuple(parts), recomputed, False, signed=True, implied=True) if off else None
    recomputed = sum(part.value for part in parts)
    if closes(total, parts, recomputed):
        return None  # it closes, only nothing tells that it is meant
    near = abs(recomputed - total.value) <= _NEAR * total.value
    if (near or first) and _complementary(total, parts, near):
        return Sum(total, tuple(parts), recomputed, False)
    if not sure:
        return None
    within = all(part.value < total.value for part in parts)
    loose = any(_LOOSE.search(part.lead) for part in parts) or _LOOSE.match(parts[-1].text, parts[-1].end)
    others = bool(_OTHERS.search(parts[-1].lead))
    if within and ((near and (whole or others) and not loose) or _shares_are_all(parts, shares)):
        hinted = others or "用于" in parts[0].lead  # neither says that nothing is left
        return Sum(total, tuple(parts), recomputed, False, implied=hinted and recomputed < total.value)
    if within and near and recomputed > total.value and not loose and len(parts) >= _MANY and _apart(total, parts):
        return Sum(total, tuple(parts), recomputed, False)
    return None if loose else _suspect(total, parts, recomputed, within and first)


def _one_is_done(parts: list[Item]) -> bool:
    """Whether what was done stands beside what there was: 其中刑事收案16件，审结13件 are no parts of one whole."""
    came = any(_CAME.search(part.lead) for part in parts)
    return came and any(_WENT.search(part.lead) for part in parts)


def _suspect(total: Item, parts: list[Item], recomputed: float, alone: bool) -> Sum | None:
    """Parts that a misprint keeps from making up their total, or that are more than it; doubtful where digits are few.

    What is less than the total may lack a part that comes later; people may be in two parts, money is not. `alone`
    tells that every part is smaller than the total, and that no other figure stands before it.
    """
    apart = unit_kind(total.figure.unit) == "money" or _of_one_kind(parts)
    beyond = recomputed > total.value
    smaller = all(part.value < total.value for part in parts)
    if not smaller and any(_MEAN.search(_noun(item) + item.lead) for item in (total, *parts)):
        return None
    if (apart or _is_row(parts)) and beyond and (found := _without_one(total, parts)):
        return found
    telling = digits(total, parts) >= _TELLING or bool(_OTHERS.search(parts[-1].lead))
    if apart and (beyond or telling) and slip(total, parts, recomputed, total.value):
        return Sum(total, tuple(parts), recomputed, False, implied=not (beyond and telling and alone))
    near = recomputed <= (1 + _NEAR) * total.value
    if not _OPENS.match(parts[0].lead):
        return None
    counted = total.measure != "人" and (_is_row(parts) or (apart and near))
    larger = _is_row(parts[:2]) and any(part.value > total.value for part in parts)
    return Sum(total, tuple(parts), recomputed, False, implied=True) if (beyond and counted) or larger else None


def _without_one(total: Item, parts: list[Item]) -> Sum | None:
    """All parts but one that overlaps the others: 地表水、地下水、不重复的地下水."""
    for left_out in range(len(parts)):
        rest = [part for number, part in enumerate(parts) if number != left_out]
        amount = sum(part.value for part in rest)
        if len(rest) > 1 and closes(total, rest, amount) and believable(total, rest, len(parts)):
            return Sum(total, tuple(rest), amount, True)
    return None


def _is_row(parts: list[Item]) -> bool:
    """Whether short names and 、 alone stand between the parts, as in a list of them."""
    return all(_ROW.fullmatch(part.lead) for part in parts[1:])


def _of_one_kind(parts: list[Item]) -> bool:
    """Whether the names of the parts end alike, as those of a classification do: 货车 and 客车, not 党员 and 女性."""
    return len({_noun(part)[-1:] for part in parts}) == 1


def _apart(total: Item, parts: list[Item]) -> bool:
    """Whether no thing can be in two of the parts: 甲类, 乙类, 丙类 of things; people may be in several."""
    return _of_one_kind(parts) and total.measure != "人"


def _shares_are_all(parts: list[Item], shares: list[Item]) -> bool:
    """Whether each part has its share, and these make up 100 %."""
    return len(shares) == len(parts) and abs(sum(share.value for share in shares) - 100) <= 0.1 * len(parts)


def _complementary(total: Item, parts: list[Item], near: bool) -> bool:
    """Parts whose names say that there are no others: 男 and 女, 一般债务 and 专项债务; means do not add up.

    Where they are far from the total they have to be no more than these words: not 本级税收 and 非税.
    """
    if len(parts) > _MOST_COMPLEMENTS or any(_MEAN.search(_noun(item) + item.lead) for item in (total, *parts)):
        return False
    names = [_noun(part) or part.lead for part in parts]
    sets = [entry.split("|") for entry in entries("complements")]
    fits = [each for each in sets if len(each) == len(names) and all(map(str.__contains__, names, each))]
    return any(near or all(map(_is_no_more, names, each, [total] * len(names))) for each in fits)


def _noun(item: Item) -> str:
    return (item.figure.subject or "").partition("（")[0]


def _is_no_more(name: str, word: str, total: Item) -> bool:
    """Whether `name` says nothing but the word of the set, what the total says too, and what fills a phrase."""
    rest = _FILLING.sub("", bare(name).replace(word, "", 1))
    rest = rest.replace("本级", "") if word in ("中央", "地方") else rest
    return all(char in _noun(total) for char in rest)
