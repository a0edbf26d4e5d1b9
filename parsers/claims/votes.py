"""Votes: those for, against and abstaining are all that were cast: 表决票43张，赞成39票，反对3票，弃权1票."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.claims.addition import Sum
from parsers.claims.scene import CLAUSES, Item, Scene
from parsers.lexicons import alternatives
from parsers.stopping import stoppable

_UNITS = frozenset("票张人名位份")
_CHOICE = alternatives("votes")
_BEFORE = re.compile(rf"(?:{_CHOICE})(?:的|票|票数|人数|有|为|者|各|：|:)*$")
_AFTER = re.compile(rf"(?:{_CHOICE})")
_CAST = re.compile(
    r"(?:表决票|收回|回收|有效票|选票|测评票|测评表|投票|参加表决|参与表决|表决|应答|发出|发放|在场|应到|出席|到会|实到|参会|参加|共|总票数)[^，；。]{0,8}$"
)
_SURELY_CAST = re.compile(r"(?:表决票|收回|回收|有效票|测评票|参加表决|参与表决|总票数)[^，；。]{0,6}$")
"""Words of a total that has to be all of the votes; who is present may also not vote."""
_AGAINST = re.compile("反对|不同意|不满意|不称职|弃权")
_NEAR = 4


def find_votes(scene: Scene) -> Iterator[Sum]:
    """The votes of each block, right or wrong."""
    for items in stoppable(scene.by_block.values()):
        at = 0
        while at < len(items):
            end = at
            while end < len(items) and _is_choice(items, end) and (end == at or _goes_on(items[at], items[end])):
                end += 1
            if end - at > 1 and (found := _made_up(items[max(0, at - _NEAR) : at], items[at:end])):
                yield found
            at = max(end, at + 1)


def _goes_on(first: Item, item: Item) -> bool:
    """Whether a count is of the same vote as the first one: the next candidate's follow a ；."""
    return item.sentence == first.sentence and "；" not in item.lead


def _is_choice(items: list[Item], at: int) -> bool:
    """Whether a figure counts the votes of one choice: 赞成28票, 28票赞成."""
    item = items[at]
    if item.figure.unit not in _UNITS or item.value != item.value:
        return False
    return bool(_BEFORE.search(CLAUSES.split(item.lead)[-1]) or _AFTER.match(item.text, item.end))


def _made_up(before: list[Item], votes: list[Item]) -> Sum | None:
    """The votes and the number before them that they make up, or are said to."""
    amount = sum(vote.value for vote in votes)
    totals = [item for item in reversed(before) if item.figure.unit in _UNITS and _CAST.search(item.lead)]
    totals = [item for item in totals if votes[0].sentence - item.sentence < 2]
    for total in totals:
        if total.value == amount:
            return Sum(total, tuple(votes), amount, True)
    sure = next((total for total in totals if _SURELY_CAST.search(total.lead)), None)
    told = " ".join(vote.lead + vote.text[vote.end : vote.end + 3] for vote in votes)
    if sure is None or len(votes) < 3 or not _AGAINST.search(told):
        return None
    return Sum(sure, tuple(votes), amount, False, implied=amount < sure.value)
