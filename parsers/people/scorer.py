"""Log-odds that a span names a person: the weights of `lexicons/name_weights.txt`, summed over its evidence.

The weights are fitted by `tests/bench/fit_names.py` on annotated and invented texts; none is set by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from parsers.lexicons import weighed
from parsers.people.candidates import Span, spans_to
from parsers.people.evidence import Feature, around, own
from parsers.people.marks import Marks
from parsers.people.together import Places, Pool, Scored

SECOND_ROUND = 0.6
"""The share of the first round's answer in what neighbours are told in the second; by trial on the golds."""
CELL = "cell"
"""The mark on both sides of what the layout sets apart."""
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
    weights = _weights(_OWN)
    context = _sum(weights, context_evidence(marks, span, cues))
    odds = weights.get("bias", 0.0) + _sum(weights, own(span.name)) + context
    left, right = (CELL, CELL) if cues else (marks.left(span.start), marks.right(span.end))
    return Scored(span, odds, left, right, marks.title_before(span.start), context)


def best_before(marks: Marks, end: int) -> Span | None:
    """The likeliest name that ends at `end` by its own evidence; None where none can end there."""
    spans = [local_odds(marks, span) for span in spans_to(marks.text, end)]
    return max(spans, key=lambda scored: scored.odds).span if spans else None


def together_odds(text: str, scored: Sequence[Scored], places: Places) -> list[float]:
    """For each span of a stretch of text its log-odds by all that the issue says, its own evidence among it."""
    weights = _weights(_TOGETHER)
    first = _round(weights, Pool(text, scored, places), [each.odds for each in scored])
    again = [each._replace(odds=blend(each.odds, odds)) for each, odds in zip(scored, first, strict=True)]
    return _round(weights, Pool(text, again, places), [each.odds for each in scored])


def blend(own: float, together: float) -> float:
    """What neighbours are told in the second round: what a span says by itself, and what the issue says of it."""
    return (1 - SECOND_ROUND) * own + SECOND_ROUND * together


def _round(weights: dict[str, float], pool: Pool, own: Sequence[float]) -> list[float]:
    bias = weights.get("bias", 0.0)
    return [bias + _sum(weights, pool.features(number, odds)) for number, odds in enumerate(own)]


def _sum(weights: dict[str, float], features: Iterable[Feature]) -> float:
    return sum(weights.get(name, 0.0) * amount for name, amount in features)
