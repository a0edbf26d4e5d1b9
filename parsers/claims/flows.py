"""Stock and flow: what there was, less what went, more what came: 原有164名，出缺6名，补选3名，现有161名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from parsers.claims.addition import Sum
from parsers.claims.rounding import believable, closes
from parsers.claims.scene import CLAUSES, Item, Scene
from parsers.lexicons import alternatives
from parsers.stopping import stoppable

_HAD = re.compile("原(?:有|选|任|共|实有|登记)|(?:年|期|月)初|上[年期月](?:末|底|结转|结余|结存)")
_HAS = re.compile("现(?:有|任|实有|共有|登记)|实有|(?:年|期|月)[末底]|目前[^，；。]{0,3}有|结存")
_CAME = re.compile(f"{alternatives('flows_in')}|收购|购进|进货|入库|拨入")
_WENT = re.compile(f"{alternatives('flows_out')}|损耗|出库|售出|拨出|耗用")
_ENDS = re.compile("[，。；、]")
_LESS = re.compile("扣除|减去|扣减|减除|抵减")
_UNDONE = re.compile("(?:未|尚[有余存]|剩余|余下|结余|缺考|弃考|空缺|存)[^，；。]{0,5}$")
"""What is left of something: 未结49件, 尚有49件."""
_UNDONE_ODDS = 3.0
_NEAR = 8
"""How many figures before what is left may be what it is of."""
_MEMORY = 16
_NET_RATE = re.compile("(?:自然|净)增长率[为是]?$")
_OF_NET_RATE = re.compile("(?:自然|净)增长率")
_BIRTHS, _DEATHS = re.compile("出生率"), re.compile("死亡率")
_NET = re.compile("净|自然|相抵|增减|实际")


def find_flows(scene: Scene) -> Iterator[Sum]:
    """The stocks of each sentence, right or wrong, and the net changes and rests that close."""
    for items in stoppable(scene.by_block.values()):
        for _, sentence in groupby(items, key=lambda item: item.sentence):
            yield from _of_sentence(list(sentence))
        for item in items:
            if _NET_RATE.search(item.lead) and (found := _net(scene.before(item.index, _MEMORY), item)):
                yield found
            elif item.role == "delta" and _OF_NET_RATE.search(item.figure.subject or ""):
                yield from _moved_rate(scene.before(item.index, _MEMORY), item)


def _of_sentence(items: list[Item]) -> Iterator[Sum]:
    for at, item in enumerate(items):
        if item.role == "level" and _said(_HAS, item):
            found = _stock(items[:at], item)
        elif item.role == "delta" and _NET.search(item.lead):
            found = _net(items[:at], item)
        else:
            found = _rest(items, at) or _left(items[max(0, at - _NEAR) : at], item)
        if found:
            yield found


def _rest(items: list[Item], at: int) -> Sum | None:
    """结余239亿元，扣除还本141亿元，净结余98亿元: what is left of the figure before, less this one, is the next one."""
    if at == 0 or at + 1 >= len(items) or not _LESS.search(CLAUSES.split(items[at].lead)[-1]):
        return None
    whole, less, rest = items[at - 1 : at + 2]
    alike = whole.measure == less.measure == rest.measure and whole.measure not in ("%", "")
    recomputed = whole.value - less.value
    holds = alike and closes(rest, (whole, less), recomputed) and recomputed > 0
    return Sum(rest, (whole, less), recomputed, True, less=(1,)) if holds else None


def _left(before: list[Item], rest: Item) -> Sum | None:
    """待办906件，办结857件，未结49件: of the two figures before, the one less the other; no chance by their digits."""
    if not _UNDONE.search(CLAUSES.split(rest.lead)[-1]) or rest.role != "level" or rest.value != rest.value:
        return None
    levels = [item for item in before if item.measure == rest.measure and item.role == "level" and not item.sign]
    if len(levels) > 1:
        whole, done = max(levels[:-1], key=lambda item: item.value), levels[-1]
        if whole.value > done.value and closes(rest, (whole, done), whole.value - done.value):
            return Sum(rest, (whole, done), whole.value - done.value, True, less=(1,))
    tries = 0
    for at in range(len(levels) - 1, 0, -1):
        for whole in reversed(levels[:at]):
            parts = (whole, levels[at])
            tries += 1
            recomputed = whole.value - levels[at].value
            if recomputed > 0 and closes(rest, parts, recomputed) and believable(rest, parts, tries, _UNDONE_ODDS):
                return Sum(rest, parts, recomputed, True, less=(1,))
    return None


def _said(words: re.Pattern[str], item: Item) -> bool:
    return bool(words.search(CLAUSES.split(item.lead)[-1]))


def _stock(before: list[Item], closing: Item) -> Sum | None:
    same = [item for item in before if item.measure == closing.measure and item.value == item.value]
    opened = next((at for at in range(len(same) - 1, -1, -1) if _said(_HAD, same[at])), None)
    if opened is None or not same[opened + 1 :]:
        return None
    opening, flows = same[opened], same[opened + 1 :]
    signs = [_flow(item) for item in flows]
    if not all(signs):
        return None
    parts = (opening, *flows)
    less = tuple(number for number, sign in enumerate(signs, 1) if sign < 0)
    recomputed = opening.value + sum(sign * item.value for sign, item in zip(signs, flows, strict=True))
    return Sum(closing, parts, recomputed, closes(closing, parts, recomputed), less=less)


def _flow(item: Item) -> int:
    """+1 for what came, −1 for what went, 0 where the words say neither, or both."""
    clause = CLAUSES.split(item.lead)[-1] + _ENDS.split(item.text[item.end : item.end + 4])[0]
    came, went = bool(_CAME.search(clause)), bool(_WENT.search(clause))
    return int(came) - int(went)


def _moved_rate(before: list[Item], change: Item) -> Iterator[Sum]:
    """出生率下降0.82，死亡率上升0.16，自然增长率下降0.98个千分点: the one change less the other."""
    moved = [item for item in reversed(before) if item.role == "delta" and item.measure == change.measure]
    births = next((item for item in moved if _BIRTHS.search(item.figure.subject or "")), None)
    deaths = next((item for item in moved if _DEATHS.search(item.figure.subject or "")), None)
    if births and deaths:
        parts = (births, replace(deaths, sign=-deaths.sign, signed=-deaths.signed))
        recomputed = sum(part.signed for part in parts)
        if closes(change, parts, recomputed) and recomputed * change.signed > 0:
            yield Sum(change, parts, recomputed, True, signed=True)


def _net(before: list[Item], change: Item) -> Sum | None:
    """出生126人、死亡189人，自然减少63人: the last that came and the last that went."""
    same = [item for item in before if item.measure == change.measure and item.value == item.value]
    came = next((item for item in reversed(same) if _flow(item) > 0), None)
    went = next((item for item in reversed(same) if _flow(item) < 0), None)
    if came is None or went is None:
        return None
    parts = (came, went) if change.sign >= 0 else (went, came)
    recomputed = parts[0].value - parts[1].value
    if closes(change, parts, recomputed) and recomputed * change.value > 0:
        return Sum(change, parts, recomputed, True, less=(1,))
    return None
