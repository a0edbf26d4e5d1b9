"""Where the level stands that a change goes on from, when another sentence or another passage gives it.

开支总计462万元。与2031年度相比，开支总计增加42万元，增长10%: the change names the noun again, and the sentence before
has the amount. 茶叶销售额达到61.6亿元，增长12%: the base is what an earlier passage gives for the year before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.claims.changes import StatedChange
from parsers.claims.naming import bare, constant_prices, exactly
from parsers.claims.roles import change_begins
from parsers.claims.rounding import believable, percent_fits_change, slack
from parsers.claims.scene import CLAUSES, Item, Scene
from parsers.figures.subject import own_noun

_THAT = re.compile("[。；]?(?:该|此|这一|这笔|上述)(?:金额|数额|数字|款项|预算|总额|数)")
_NEAR = 12
_FAR = 80
_TARGET = re.compile("目标|预期|安排|力争|计划|达到|预计|确保")
_TO_LAST_YEAR = re.compile(
    r"^[，、,]?(?:同比|比上年|较上年|比去年)?(?:预期|计划)?(?:增长|下降|增加|减少|提高)(?:了|约)?$"
)
_CURRENCY = re.compile("新?台币$|人民币$|港元$")
_THAN_YEAR = re.compile(r"[比较]((?:19|20)\d\d)年[^，；。\d]{0,4}$")
_EXACT = 1e-9
_LEAST_NOUN = 4
_TAIL = 2
"""Characters that a subject may have more at its end: 公务接待 of 公务接待费."""


def completed(scene: Scene, change: StatedChange) -> StatedChange:
    """`change` with a level of another sentence, where it lacks one and the words name it; as it was otherwise."""
    if change.before is None and change.after is not None and change.delta is not None:
        change = _with_year(scene, change, change.after, change.delta)
    if change.before is not None and change.after is None and change.delta is not None:
        return _with_outcome(scene, change, change.before, change.delta)
    if change.percent is None or change.before is not None:
        return change
    if change.after is None and change.delta is not None:
        return _with_result(scene, change, change.delta)
    if change.after is not None and change.delta is None:
        return _with_base(scene, change, change.after, change.percent)
    return change


def _with_outcome(scene: Scene, change: StatedChange, before: Item, delta: Item) -> StatedChange:
    """受理906件。办结率99%，较上季的851件增加55件: the level told before that the two make, which is no chance."""
    for tries, item in enumerate(reversed(scene.before(before.index, _NEAR)), 1):
        same = item.measure == before.measure == delta.measure and item.role in ("level", "to") and not item.sign
        moved = item.value - before.value
        fits = same and abs(moved - delta.signed) <= slack([item, before, delta], delta)
        if fits and before.block == item.block and believable(item, (before, delta), tries):
            return replace(change, after=item)
    return change


def _with_year(scene: Scene, change: StatedChange, after: Item, delta: Item) -> StatedChange:
    """1934年降到503万元，比1931年减少323万元: the level of that year, told before, where the difference fits it."""
    clause = CLAUSES.split(delta.lead)[-1]
    year = _THAN_YEAR.search(clause[: change_begins(clause)])
    if year is None or after.block != delta.block:
        return change
    for item in reversed(scene.before(after.index, _NEAR)):
        same = item.measure == after.measure and item.role in ("level", "to") and not item.sign
        if same and (item.figure.period or "").startswith(year[1]):
            moved = after.value - item.value
            if abs(moved - delta.signed) <= slack([item, after, delta], delta):
                return replace(change, before=item)
    return change


def _with_result(scene: Scene, change: StatedChange, delta: Item) -> StatedChange:
    """The nearest level before whose subject is the very noun that the difference has."""
    noun = own_noun(CLAUSES.split(delta.lead)[-1])
    if _THAT.match(delta.text, delta.start - len(delta.lead)):
        level = next((item for item in reversed(scene.before(delta.index, _NEAR)) if _may_be_that(item, delta)), None)
        return replace(change, after=level) if level else change
    if len(bare(noun)) < _LEAST_NOUN:
        return change
    for item in reversed(scene.before(delta.index, _NEAR)):
        same = item.measure == delta.measure and item.role in ("level", "to") and not item.sign
        if same and abs(item.block - delta.block) < 2 and _ends_in(item.figure.subject or "", noun):
            return replace(change, after=item)
    return _with_far_result(scene, change, delta, noun)


def _is_that(subject: str, noun: str) -> bool:
    """Whether a subject is the noun, or its end: 岁入编列 of 明年度总预算岁入编列."""
    return subject == noun or (len(subject) >= _LEAST_NOUN and noun.endswith(subject))


def _with_far_result(scene: Scene, change: StatedChange, delta: Item, noun: str) -> StatedChange:
    """A level of the same name in a passage further off, where the difference and its percentage fit it."""
    percent = change.percent
    for item in reversed(scene.before(delta.index, _FAR) if percent else ()):
        same = item.measure == delta.measure and item.role in ("level", "to") and not item.sign
        if percent and same and _is_that(bare(_CURRENCY.sub("", item.figure.subject or "")), bare(noun)):
            base = item.value - delta.signed
            fits = base > 0 and abs(delta.signed / base * 100 - percent.rate) <= percent.step / 2 + _EXACT
            return replace(change, after=item) if fits else change
    return change


def _may_be_that(item: Item, delta: Item) -> bool:
    """Whether 该金额 in the sentence of `delta` can be `item`, a level of the sentence before."""
    level = item.measure == delta.measure and item.role in ("level", "to") and not item.sign
    return level and item.block == delta.block and delta.sentence - item.sentence == 1


def _ends_in(subject: str, noun: str) -> bool:
    subject, noun = bare(subject), bare(noun)
    return subject.endswith(noun) or (subject.startswith(noun) and len(subject) - len(noun) <= _TAIL)


def _with_base(scene: Scene, change: StatedChange, after: Item, percent: Item) -> StatedChange:
    """The level of last year of the same name in an earlier passage, where the target's growth fits it."""
    target = _TARGET.search(after.text, max(0, after.start - 40), after.start) and after.sentence == percent.sentence
    noun = after.figure.subject or ""
    if not target or not _TO_LAST_YEAR.match(percent.lead) or len(bare(noun)) < _LEAST_NOUN:
        return change
    for item in reversed(scene.before(after.index, _FAR)):
        same = item.measure == after.measure and item.role in ("level", "to") and item.block != after.block
        if same and exactly(noun, item.figure.subject or ""):
            fits = not constant_prices(item, percent) and percent_fits_change(percent, item, after)
            return replace(change, before=item) if fits else change
    return change
