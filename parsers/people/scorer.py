"""Log-odds that a span names a person: the weights of `lexicons/name_weights.txt`, summed over its evidence.

The weights are fitted by `tests/bench/fit_names.py` on annotated and invented texts, where it says too
which of them are bounded and why.

Nearly all spans are words that stand at a cue. What a span says by itself is known before what stands around it, and
the marks on both sides before the rest: it is dropped as soon as the best that may still come cannot make it a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from parsers.lexicons import weighed
from parsers.people.candidates import spans_to
from parsers.people.evidence import KEPT, Feature, Shape, is_dotted, own, shape_of
from parsers.people.marks import Marks
from parsers.people.spans import NameSpan
from parsers.people.surroundings import (
    GLUED,
    MOST_BESIDE,
    MOST_BESIDE_FOUR,
    MOST_CUTTING,
    around,
    glued_evidence,
    is_glued,
    right_of,
    sides,
    summed_as,
    words_beside,
    words_cut,
)
from parsers.people.together import Places, Pool, Scored, with_odds

SECOND_ROUND = 0.6
"""The share of the first round's answer in what neighbours are told in the second; by trial on the golds."""
CELL = "cell"
"""The mark on both sides of what the layout sets apart."""
_ROUNDING = 1e-6
_WORTH_SAYING = 0.05
_CUTTING, _FOUR, _OTHER = "cutting", "four", "other"
_MOST = {_CUTTING: MOST_CUTTING, _FOUR: MOST_BESIDE_FOUR, _OTHER: MOST_BESIDE}
"""What may be said by what words are cut, and by all that stands beside a name, of four characters or not, that
nothing parts and that has no dots."""
_OWN = "own/"
_TOGETHER = "together/"


@cache
def _weights(stage: str) -> dict[str, float]:
    """The weights of one stage by the name of the evidence."""
    return {
        name.removeprefix(stage): weight for name, weight in weighed("name_weights").items() if name.startswith(stage)
    }


def local_evidence(marks: Marks, span: NameSpan, cues: Sequence[str] = ()) -> list[Feature]:
    """What a span says by itself and by what stands around it; `cues`: what the layout says (`cell_roster`)."""
    return [("bias", 1.0), *own(span.name), *context_evidence(marks, span, cues)]


def context_evidence(marks: Marks, span: NameSpan, cues: Sequence[str] = ()) -> list[Feature]:
    """What the layout and what stands around a span say."""
    return [*around(marks, span.start, span.end, span.name), *((cue, 1.0) for cue in cues)]


class Known(NamedTuple):
    """What is known of a name without its place: the log-odds before anything is known of what stands around it, its
    shape, and the most that is still to come once the marks on both sides are known."""

    odds: float
    shape: Shape
    most: float


def local_odds(marks: Marks, span: NameSpan, cues: Sequence[str] = ()) -> Scored:
    """The span with the log-odds of its own evidence."""
    start, end, name = span
    left, right = marks.left(start), right_of(marks, start, end)
    weights, known = _weights(_OWN), known_of(name)
    if is_glued(marks, start, end, left, right):
        context = _sum(weights, glued_evidence(marks, start, end))
        left = right = GLUED
    else:
        context = _sides_odds(left, right, known.shape)
        told = words_beside(marks, start, end, name, left, right)
        told += words_cut(marks, start, end, name, left, right)
        context += _sum(weights, sorted(told, key=summed_as))
    for cue in cues:
        context += weights.get(cue, 0.0)
    if cues:
        left = right = CELL
    return Scored(span, known.odds + context, left, right, marks.title_before(start), context)


def likely_odds(marks: Marks, span: NameSpan, cues: Sequence[str], least: float) -> Scored | None:
    """As `local_odds`; None for a span whose log-odds are below `least`."""
    start, end, name = span
    if cues or end - start != len(name) or (marks.glued and (start, end) in marks.glued):
        scored = local_odds(marks, span, cues)
        return scored if scored.odds >= least else None
    odds, shape, most = known_of(name)
    left, right = marks.left(start), marks.right(end)
    if left == "formula":
        right = right_of(marks, start, end)
    context = _sides_odds(left, right, shape)
    if odds + context + most < least - _ROUNDING:
        return None
    weights = _weights(_OWN)
    told = words_beside(marks, start, end, name, left, right)
    so_far = context + _sum(weights, told)
    hopeless = least - odds - _most_of(_CUTTING) - _ROUNDING
    for each in words_cut(marks, start, end, name, left, right) if so_far >= hopeless else ():
        so_far += weights.get(each[0], 0.0) * each[1]
        told.append(each)
        if so_far < hopeless:
            return None
    context += _sum(weights, sorted(told, key=summed_as))
    if odds + context < least:
        return None
    return Scored(span, odds + context, left, right, marks.title_before(start), context)


@lru_cache(maxsize=KEPT)
def known_of(name: str) -> Known:
    """What is `Known` of a name without blanks."""
    weights = _weights(_OWN)
    odds = weights.get("bias", 0.0) + _sum(weights, own(name))
    return Known(odds, shape_of(name), inf if is_dotted(name) else _most_of(_FOUR if len(name) == 4 else _OTHER))


@cache
def _sides_odds(left: str, right: str, shape: Shape) -> float:
    return _sum(_weights(_OWN), sides(left, right, shape))


@cache
def _most_of(kind: str) -> float:
    """The most that may be said for a name by one of `_MOST`."""
    weights = _weights(_OWN)
    return sum(max(0.0, weights.get(name, 0.0)) * amount for name, amount in _MOST[kind].items())


def best_before(marks: Marks, end: int) -> NameSpan | None:
    """The likeliest name that ends at `end` by its own evidence; None where none can end there."""
    spans = [local_odds(marks, span) for span in spans_to(marks.text, end)]
    return max(spans, key=lambda scored: scored.odds).span if spans else None


def in_words(marks: Marks, span: NameSpan) -> str:
    """What a span says by itself and what stands around it, each with its log-odds, the weightiest first."""
    weights = _weights(_OWN)
    said = [(name, weights.get(name, 0.0) * amount) for name, amount in local_evidence(marks, span)]
    said = [(name, odds) for name, odds in said if abs(odds) >= _WORTH_SAYING and name != "bias"]
    return ", ".join(f"{name} {odds:+.1f}" for name, odds in sorted(said, key=lambda pair: -abs(pair[1])))


def together_odds(text: str, scored: Sequence[Scored], places: Places) -> list[float]:
    """For each span of a stretch of text its log-odds by all that the issue says, its own evidence among it."""
    weights = _weights(_TOGETHER)
    own = [each.odds for each in scored]
    pool = Pool(text, scored, places)
    first = _round(weights, pool, own)
    again = [with_odds(each, blend(each.odds, told)) for each, told in zip(scored, first, strict=True)]
    return _round(weights, Pool(text, again, places, pool), own)


def blend(own: float, together: float) -> float:
    """What neighbours are told in the second round: what a span says by itself, and what the issue says of it."""
    return (1 - SECOND_ROUND) * own + SECOND_ROUND * together


def _round(weights: dict[str, float], pool: Pool, own: Sequence[float]) -> list[float]:
    bias = weights.get("bias", 0.0)
    return [bias + _sum(weights, pool.features(number, odds)) for number, odds in enumerate(own)]


def _sum(weights: dict[str, float], features: Iterable[Feature]) -> float:
    total = 0.0
    for name, amount in features:
        total += weights.get(name, 0.0) * amount
    return total
