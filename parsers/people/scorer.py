"""Log-odds that a span names a person: the weights of `lexicons/name_weights.txt`, summed over its evidence.

The weights are fitted by `tests/bench/fit_names.py` on annotated and invented texts, where it says too
which of them are bounded and why.

Nearly all spans are words that stand at a cue. What a span says by itself is known before what stands around it, and
the marks on both sides before the rest: it is dropped as soon as the best that may still come cannot make it a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from parsers.lexicons import weighed
from parsers.people.candidates import spans_to
from parsers.people.evidence import (
    GLUED,
    KEPT,
    MOST_CUT,
    NOT_BESIDE,
    RIGHT,
    SET_APART,
    UNKNOWN,
    Feature,
    Shape,
    around,
    beside,
    glued_evidence,
    is_glued,
    own,
    right_of,
    shape_of,
    sides,
)
from parsers.people.marks import Marks
from parsers.people.spans import Span
from parsers.people.together import Places, Pool, Scored

SECOND_ROUND = 0.6
"""The share of the first round's answer in what neighbours are told in the second; by trial on the golds."""
CELL = "cell"
"""The mark on both sides of what the layout sets apart."""
_ROUNDING = 1e-6
_WORTH_SAYING = 0.05
_OWN = "own/"
_TOGETHER = "together/"


@cache
def _weights(stage: str) -> dict[str, float]:
    """The weights of one stage by the name of the evidence."""
    return {
        name.removeprefix(stage): weight for name, weight in weighed("name_weights").items() if name.startswith(stage)
    }


def local_evidence(marks: Marks, span: Span, cues: Sequence[str] = ()) -> list[Feature]:
    """What a span says by itself and by what stands around it; `cues`: what the layout says (`cell_roster`)."""
    return [("bias", 1.0), *own(span.name), *context_evidence(marks, span, cues)]


def context_evidence(marks: Marks, span: Span, cues: Sequence[str] = ()) -> list[Feature]:
    """What the layout and what stands around a span say."""
    return [*around(marks, span.start, span.end, span.name), *((cue, 1.0) for cue in cues)]


def local_odds(marks: Marks, span: Span, cues: Sequence[str] = ()) -> Scored:
    """The span with the log-odds of its own evidence."""
    start, end, name = span
    left, right = marks.left(start), right_of(marks, start, end)
    weights = _weights(_OWN)
    if is_glued(marks, start, end, left, right):
        context = _sum(weights, glued_evidence(marks, start, end))
        left = right = GLUED
    else:
        context = _sides_odds(left, right, shape_of(name))
        context += _sum(weights, beside(marks, start, end, name, left, right))
    for cue in cues:
        context += weights.get(cue, 0.0)
    if cues:
        left = right = CELL
    return Scored(span, name_odds(name) + context, left, right, marks.title_before(start), context)


def likely_odds(marks: Marks, span: Span, cues: Sequence[str], least: float) -> Scored | None:
    """As `local_odds`; None for a span whose log-odds are below `least`."""
    start, end, name = span
    if not cues and marks.text[start:end] == name and (start, end) not in marks.glued:
        left, shape = marks.left(start), shape_of(name)
        missing = least - _ROUNDING - _most_beside() - name_odds(name)
        if _most_sides(left, shape) < missing or _sides_odds(left, marks.right(end), shape) < missing:
            return None
    scored = local_odds(marks, span, cues)
    return scored if scored.odds >= least else None


@lru_cache(maxsize=KEPT)
def name_odds(name: str) -> float:
    """The log-odds of a name without blanks before anything is known of what stands around it."""
    weights = _weights(_OWN)
    return weights.get("bias", 0.0) + _sum(weights, own(name))


@cache
def _sides_odds(left: str, right: str, shape: Shape) -> float:
    return _sum(_weights(_OWN), sides(left, right, shape))


@cache
def _most_sides(left: str, shape: Shape) -> float:
    """The most that the marks on both sides can say, `left` before a span of that shape."""
    return max(_sides_odds(left, right, shape) for right in _right_marks())


@cache
def _right_marks() -> frozenset[str]:
    """All marks that may stand after a span, those that nothing is known of among them."""
    known = (name.removeprefix("right_").removesuffix("_long") for name in _weights(_OWN) if name.startswith("right_"))
    return frozenset((*RIGHT, *known, UNKNOWN, "other"))


@cache
def _most_beside() -> float:
    """The most that `beside` can say for a name without dots that nothing parts: all that is no evidence of others."""
    weights = _weights(_OWN)
    return sum(max(0.0, weights[name]) * MOST_CUT for name in weights if not name.startswith(NOT_BESIDE + SET_APART))


def best_before(marks: Marks, end: int) -> Span | None:
    """The likeliest name that ends at `end` by its own evidence; None where none can end there."""
    spans = [local_odds(marks, span) for span in spans_to(marks.text, end)]
    return max(spans, key=lambda scored: scored.odds).span if spans else None


def in_words(marks: Marks, span: Span) -> str:
    """What a span says by itself and what stands around it, each with its log-odds, the weightiest first."""
    weights = _weights(_OWN)
    said = [(name, weights.get(name, 0.0) * amount) for name, amount in local_evidence(marks, span)]
    said = [(name, odds) for name, odds in said if abs(odds) >= _WORTH_SAYING and name != "bias"]
    return ", ".join(f"{name} {odds:+.1f}" for name, odds in sorted(said, key=lambda pair: -abs(pair[1])))


def together_odds(text: str, scored: Sequence[Scored], places: Places) -> list[float]:
    """For each span of a stretch of text its log-odds by all that the issue says, its own evidence among it."""
    weights = _weights(_TOGETHER)
    pool = Pool(text, scored, places)
    first = _round(weights, pool, [each.odds for each in scored])
    again = [each._replace(odds=blend(each.odds, odds)) for each, odds in zip(scored, first, strict=True)]
    return _round(weights, Pool(text, again, places, pool.shown), [each.odds for each in scored])


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
