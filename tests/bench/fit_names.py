"""Fits the weights of the evidence for names of persons, and measures each text by weights fitted without it.

``python -m tests.bench.fit_names [--write] [--errors N] FOLDER…``: the folders hold NAME.txt with NAME.people.json beside
it (../shared/gazettes, and what ``python -m tests.invent`` writes); the cases of tests/cases/people_*.txt are always
read. Logistic regression with a penalty on the squares of the weights, in two stages: the evidence of a span by
itself, then that of the whole text. With ``--write`` parsers/lexicons/name_weights.txt is written from all texts.
Needs numpy and scipy (``pip install -e '.[fit]'``).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
import scipy.optimize
import scipy.sparse

from parsers.issue import outline_issue
from parsers.language.characters import HAN
from parsers.language.places import BODY_START
from parsers.language.reprint import is_read_otherwise, plain_issue
from parsers.lexicons import lexicon, weighed
from parsers.model import Source
from parsers.people.candidates import Repeats
from parsers.people.evidence import Feature
from parsers.people.find import LEAST, PROVED, spans_of
from parsers.people.listing import Listing
from parsers.people.marks import Marks
from parsers.people.reading import Reading
from parsers.people.rows import Rows
from parsers.people.scorer import CELL, blend, context_evidence, local_evidence
from parsers.people.spans import NameSpan
from parsers.people.surroundings import GLUED, is_glued, right_of
from parsers.people.together import Places, Pool, Scored, decode
from parsers.people.words import by_first
from parsers.source import read_source
from tests.cases_runner import cases
from tests.test_people import unmarked

_LATIN = re.compile(f"(?<=[{HAN}]{{2}})[A-Z][a-z].*", re.DOTALL)
Place = tuple[int, int]
Weights = dict[str, float]

PENALTY = 0.5
"""Of the squares of the weights: what is seen a few times says little."""
_before: dict[str, Weights] = {"own": {}, "together": {}}
_held = PENALTY
"""With ``--keep``: the weights that stand in the lexicon, and what it costs to leave them, for those that it holds. They
carry what texts taught that are not at hand any more."""
FOR = (
    "ends_here",
    "lady",
    "own",
    "wordy_",
    "follows",
    "precedes",
    "surname",
    "given_worst",
    "given_row",
    "elsewhere",
    "list_total",
    "dotted_s",
    "dotted_l",
    "dotted_r",
    "dotted_a",
    "counted",
    "cell_",
    "elements",
    "varied",
)
AGAINST = (
    "right_taught",
    "parted",
    "goes_on",
    "noun_end",
    "denied",
    "weak_",
    "given_worst",
    "cut_",
    "dotted_odd",
    "word_common",
    "never",
    "known_place",
    "verb_first",
    "verb_inside",
    "and_then_word",
    "uncued",
    "place_",
    "ends_as_body",
    "landmark",
    "family_place",
    "address",
    "people",
    "title_taken",
    "seldom_",
    "alone",
    "spread_on",
    "bare_surname",
    "dotted_goes_on",
)
"""Evidence whose sign is known, by how its name begins: for a name, and against one."""
TOGETHER = 0.1
"""The share of invented texts in the second stage: persons seldom stand in them twice, so that they teach little of it."""
LEAST_OF = {"cell_signed": 3.5, "given_row": 4.5}
"""What two stages agree on, the outline and the rows, or a whole row with a post says, is seldom seen in the texts but
hardly ever wrong."""
MOST_OF = {"alone_phrase": -2.5, "right_taught": -7.0}
"""A verb and what it governs among items that are no names: slogans (保民生), which real reports are full of."""
CAPPED = {"elsewhere_word": 0.5}
"""What other places say of a name that is also a word: it still needs a clear edge where it stands."""
OF_CASES = 4.0
"""How much each case counts: it is short, and made for a form that the texts may hold once."""
WEIGHTS = Path(__file__).parents[2] / "parsers/lexicons/name_weights.txt"
HEAD = """# How much each kind of evidence says for or against a name of a person: log-odds in nats.
# Each line: a weight, then the evidence that has it: own/ of a span by itself, together/ of the whole text.
# Asked by people/scorer.py. Do not edit: written by `python -m tests.bench.fit_names --write`.
"""


@dataclass
class Text:
    """An annotated text: its spans, what each says by itself, and which are names."""

    name: str
    marks: Marks
    places: dict[Place, Place]
    """Where each span of the reading stands in the source."""
    gold: set[Place]
    source: str
    reading: Reading
    weight: float
    spans: list[NameSpan] = field(default_factory=list)
    contexts: list[list[Feature]] = field(default_factory=list)
    cued: set[Place] = field(default_factory=set)
    """The spans that the layout or a count points at."""
    evidence: list[list[Feature]] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, source: Source, gold: Iterable[Place], weight: float = 1.0) -> Text:
        """The text of `source`, whose names stand at `gold`."""
        issue = outline_issue(source)
        if is_read_otherwise(source.text):
            issue = plain_issue(issue)
        reading = Reading.of(issue)
        marks = Marks(
            reading.text,
            by_first({m[1] for m in BODY_START.finditer(reading.text)} | set(lexicon("places"))),
            reading.closed,
        )
        text = cls(
            name, marks, {}, {_without_latin(source.text, place) for place in gold}, source.text, reading, weight
        )
        spans, cues = spans_of(marks, Rows(reading, marks, Listing()).find())
        for place, span in spans.items():
            text.add(span, cues.get(place, ()))
        return text

    def add(self, span: NameSpan, cues: Sequence[str] = ()) -> None:
        where = self.reading.flow.span(span.start, span.end)
        self.places[span.start, span.end] = where.start, where.end
        self.spans.append(span)
        if cues:
            self.cued.add((span.start, span.end))
        self.evidence.append(local_evidence(self.marks, span, cues))
        self.contexts.append(context_evidence(self.marks, span, cues))

    def is_name(self, span: NameSpan) -> bool:
        return self.places[span.start, span.end] in self.gold

    def scored(self, weights: Weights) -> list[Scored]:
        """The spans that are worth another look by their own evidence, with repeats of those that are likely."""
        odds = [total(weights, evidence) for evidence in self.evidence]
        contexts = [total(weights, context) for context in self.contexts]
        names = {span.name for span, own in zip(self.spans, odds, strict=True) if own >= PROVED}
        rows = zip(self.spans, odds, contexts, strict=True)
        kept = [self._scored(span, own, context) for span, own, context in rows if own >= LEAST]
        for span in Repeats(frozenset(names)).find(self.marks.text):
            if (span.start, span.end) not in self.places:
                where = self.reading.flow.span(span.start, span.end)
                self.places[span.start, span.end] = where.start, where.end
            elif any(span == each for each in self.spans):
                continue
            context = total(weights, context_evidence(self.marks, span))
            kept.append(self._scored(span, total(weights, local_evidence(self.marks, span)), context))
        return kept

    def _scored(self, span: NameSpan, odds: float, context: float) -> Scored:
        marks = self.marks
        cued = (span.start, span.end) in self.cued
        left, right = (CELL, CELL) if cued else (marks.left(span.start), right_of(marks, span.start, span.end))
        if not cued and is_glued(marks, span.start, span.end, left, right):
            left = right = GLUED
        return Scored(span, odds, left, right, marks.title_before(span.start), context)


def _without_latin(source: str, place: Place) -> Place:
    """The place of a name without what follows it in Latin letters: that is joined to it later."""
    latin = _LATIN.search(source[slice(*place)])
    return (place[0], place[0] + latin.start()) if latin else place


def total(weights: Weights, evidence: Iterable[Feature]) -> float:
    return sum(weights.get(name, 0.0) * amount for name, amount in evidence)


def fit(rows: Sequence[Sequence[Feature]], names: Sequence[bool], shares: Sequence[float], stage: str) -> Weights:
    """The weights of a stage by which the evidence of `rows` tells best which are `names`; each row counts `shares`."""
    before = _before[stage]
    known = sorted({name for row in rows for name, _ in row} | set(before))
    column = {name: k for k, name in enumerate(known)}
    ends = numpy.cumsum([0, *(len(row) for row in rows)])
    columns = [column[name] for row in rows for name, _ in row]
    amounts = [amount for row in rows for _, amount in row]
    table = scipy.sparse.csr_matrix((amounts, columns, ends), shape=(len(rows), len(known)))
    wanted, share = numpy.array(names, float), numpy.array(shares, float)
    center = numpy.array([before.get(name, 0.0) for name in known])
    penalty = numpy.array([_held if name in before else PENALTY for name in known])

    def loss(weights: Any) -> tuple[float, Any]:
        odds = table @ weights
        chance = 1 / (1 + numpy.exp(-odds))
        value = (share * (numpy.logaddexp(0, odds) - wanted * odds)).sum() + (
            penalty * (weights - center) ** 2
        ).sum() / 2
        return value, table.T @ (share * (chance - wanted)) + penalty * (weights - center)

    bounds = [_bounds(name) for name in known]
    start = numpy.array(
        [
            min(max(w, low if low is not None else w), high if high is not None else w)
            for w, (low, high) in zip(center, bounds, strict=True)
        ]
    )
    found = scipy.optimize.minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 400})
    return dict(zip(known, map(float, found.x), strict=True))


def _bounds(name: str) -> tuple[float | None, float | None]:
    """The least and the greatest weight that evidence may have."""
    return (
        (LEAST_OF.get(name, 0), CAPPED.get(name))
        if name.startswith(FOR)
        else (None, MOST_OF.get(name, 0))
        if name.startswith(AGAINST)
        else (None, None)
    )


def train(texts: Sequence[Text]) -> tuple[Weights, Weights]:
    """The weights of both stages."""
    rows = [row for text in texts for row in text.evidence]
    names = [text.is_name(span) for text in texts for span in text.spans]
    own = fit(rows, names, [text.weight for text in texts for _ in text.spans], "own")
    rows, names, shares = [], [], []
    for text in texts:
        for span, row in together(text, own):
            rows.append(row)
            names.append(text.is_name(span.span))
            shares.append(text.weight if text.weight >= 1 else text.weight * TOGETHER)
    return own, fit(rows, names, shares, "together")


def together(text: Text, own: Weights) -> list[tuple[Scored, list[Feature]]]:
    """The spans of a text and what the text says of each."""
    scored = text.scored(own)
    return list(zip(scored, _rows(text, scored, scored), strict=True))


def _rows(text: Text, own: Sequence[Scored], scored: Sequence[Scored]) -> list[list[Feature]]:
    """What a text says of each of its spans: places of a name by their `own` evidence, neighbours as `scored` has them."""
    places = Places()
    places.add(own)
    pool = Pool(text.marks.text, scored, places)
    return [[("bias", 1.0), *pool.features(number, each.odds)] for number, each in enumerate(own)]


def found_in(
    text: Text, weights: tuple[Weights, Weights]
) -> tuple[set[Place], dict[Place, tuple[Scored, float, list[Feature]]]]:
    """Where names were found, and what was thought of every span."""
    scored = text.scored(weights[0])
    first = [total(weights[1], row) for row in _rows(text, scored, scored)]
    again = [each._replace(odds=blend(each.odds, one)) for each, one in zip(scored, first, strict=True)]
    rows = list(zip(scored, _rows(text, scored, again), strict=True))
    odds = [each._replace(odds=total(weights[1], row)) for each, row in rows]
    seen = {text.places[e.span.start, e.span.end]: (e, o.odds, row) for (e, row), o in zip(rows, odds, strict=True)}
    return {text.places[each.span.start, each.span.end] for each in decode(odds)}, seen


def measure(text: Text, weights: tuple[Weights, Weights], errors: int) -> tuple[int, int, int]:
    """Names that were right, found in all, and wanted in all; prints them and the first `errors` that are wrong."""
    found, seen = found_in(text, weights)
    right = len(found & text.gold)
    if errors >= 0:
        f1 = 2 * right / max(1, len(found) + len(text.gold))
        print(f"{text.name:40} f1 {f1:.4f}  {right} right, {len(found) - right} false, {len(text.gold) - right} missed")
    for kind, places in (("MISSED", text.gold - found), ("FALSE", found - text.gold)):
        for start, end in sorted(places)[: max(0, errors)]:
            print(f"   {kind:6} {_shown(text.source, start, end)} {_thought(seen.get((start, end)), text, weights)}")
    return right, len(found), len(text.gold)


def _shown(source: str, start: int, end: int) -> str:
    line = f"{source[max(0, start - 8) : start]}[{source[start:end]}]{source[end : end + 8]}"
    return line.replace("\n", "⏎").replace("\r", "")


def _thought(seen: tuple[Scored, float, list[Feature]] | None, text: Text, weights: tuple[Weights, Weights]) -> str:
    if seen is None:
        return "no candidate, or hopeless by itself"
    scored, odds, row = seen
    own = local_evidence(text.marks, scored.span)
    said = " ".join(
        f"{name}={total(w, [(name, amount)]):.1f}"
        for w, r in zip(weights, (own, row), strict=True)
        for name, amount in r
    )
    return f"{scored.odds:.1f} → {odds:.1f}: {said}"


def read_folder(folder: Path, weight: float) -> list[Text]:
    """The annotated texts of a folder."""
    texts = []
    for path in sorted(folder.glob("*.txt")):
        gold = path.with_name(f"{path.stem}.people.json")
        if gold.exists():
            places = {(start, end) for row in json.loads(gold.read_text("utf-8")) for start, end, _ in row["mentions"]}
            texts.append(Text.of(path.stem, read_source(str(path)), places, weight))
    return texts


def _shared(given: str) -> list[Text]:
    folder, _, share = given.partition("=")
    return read_folder(Path(folder), float(share or 1))


def read_cases() -> list[Text]:
    """The people cases of the tests."""
    texts = []
    for case in cases("people_*.txt"):
        text, places = unmarked(case.text)
        texts.append(Text.of(case.title, Source("case.txt", text), places, OF_CASES))
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument(
        "--train", nargs="*", default=[], help="FOLDER=SHARE: only learned from, each text counts so much"
    )
    parser.add_argument("--test", nargs="*", type=Path, default=[], help="folders that are only measured")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--cases", action="store_true", help="measure the cases too, by weights fitted with them")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=float, default=0, help="how much the weights that stand in the lexicon count")
    options = parser.parse_args()
    if options.keep:
        keep(options.keep)
    texts = [text for folder in options.folders for text in read_folder(folder, 1.0)]
    more = [text for given in options.train for text in _shared(given)]
    listed = read_cases()
    print("each text by weights fitted without it:")
    for text in texts:
        measure(text, train([*(other for other in texts if other is not text), *more, *listed]), options.errors)
    weights = train([*texts, *more, *listed])
    for folder in options.test:
        right = [measure(text, weights, options.errors) for text in read_folder(folder, 1.0)]
        summary("all of " + folder.name, right)
    if options.cases:
        summary("cases", [measure(text, weights, -1) for text in listed])
        for text in listed:
            found, _ = found_in(text, weights)
            if found != text.gold:
                missed, false = sorted(text.gold - found), sorted(found - text.gold)
                print("  ", text.name, [text.source[a:b] for a, b in missed], [text.source[a:b] for a, b in false])
    if options.write:
        write(weights)


def keep(penalty: float) -> None:
    """Fits from now on around the weights that stand in the lexicon, each of which costs `penalty` to leave."""
    global _held
    _held = penalty
    for name, weight in weighed("name_weights").items():
        stage, _, evidence = name.partition("/")
        _before[stage][evidence] = weight


def summary(name: str, rows: Sequence[tuple[int, int, int]]) -> None:
    right, found, wanted = (sum(column) for column in zip(*rows, strict=True))
    print(
        f"{name:40} f1 {2 * right / max(1, found + wanted):.4f}  {right} right, {found - right} false, {wanted - right} missed"
    )


def write(weights: tuple[Weights, Weights]) -> None:
    """Writes the lexicon of the weights."""
    lines = [
        f"{value:.2f} {stage}/{name}"
        for stage, table in zip(("own", "together"), weights, strict=True)
        for name, value in sorted(table.items())
        if abs(value) >= 0.005
    ]
    WEIGHTS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
