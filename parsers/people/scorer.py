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
from parsers.people.together import Scored

_OWN = "own/"
_TOGETHER = "together/"


@cache
def _weights(stage: str) -> dict[str, float]:
    """The weights of one stage by the name of the evidence."""
    return {name.removeprefix(stage): weight for name, weight in weighed("name_weights").items() if name.startswith(stage)}


def local_evidence(marks: Marks, span: Span, cues: Sequence[str] = ()) -> list[Feature]:
    """What a span says by itself and by what stands around it; `cues`: what the layout says (`cell_roster`)."""
    found = [("bias", 1.0), *own(span.name), *around(marks, span.start, span.end, span.name)]
    found += [(cue, 1.0) for cue in cues]
    return found


def local_odds(marks: Marks, span: Span, cues: Sequence[str] = ()) -> Scored:
    """The span with the log-odds of its own evidence."""
    odds = _sum(_weights(_OWN), local_evidence(marks, span, cues))
    return Scored(span, odds, marks.left(span.start), marks.right(span.end), marks.title_before(span.start))


def best_before(marks: Marks, end: int) -> Span | None:
    """The likeliest name that ends at `end` by its own evidence; None where none can end there."""
    spans = [local_odds(marks, span) for span in spans_to(marks.text, end)]
    return max(spans, key=lambda scored: scored.odds).span if spans else None


def together_odds(features: Iterable[Feature]) -> float:
    """The log-odds of what the document says of a span, its own evidence among it."""
    weights = _weights(_TOGETHER)
    return weights.get("bias", 0.0) + _sum(weights, features)


def _sum(weights: dict[str, float], features: Iterable[Feature]) -> float:
    return sum(weights.get(name, 0.0) * amount for name, amount in features)
