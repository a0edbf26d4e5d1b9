"""`find_people`: which spans name a person, decided together, and what every place says of the person."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import NamedTuple

from parsers.language.places import BODY_START
from parsers.lexicons import lexicon
from parsers.memory import give_back
from parsers.people.appointments import Appointments
from parsers.people.attendance import attend
from parsers.people.candidates import Repeats, candidates, namelike
from parsers.people.careers import find_careers
from parsers.people.counted import find_counted
from parsers.people.decrees import appoint_listed, find_decrees, remove_punished
from parsers.people.employed import find_employed
from parsers.people.given_rows import find_given_rows
from parsers.people.handed import find_handed, find_listed
from parsers.people.headings import Direction
from parsers.people.hits import BYLINE, LOOKED_UP, SIGNED, Hit, Values
from parsers.people.listing import Listing
from parsers.people.marks import Marks
from parsers.people.names import Names
from parsers.people.noted import appoint_noted
from parsers.people.reading import Reading
from parsers.people.resignations import find_resignations
from parsers.people.rows import Rows
from parsers.people.running import find_addressed, find_bracketed, find_counted_holders, find_titled
from parsers.people.scorer import in_words, known_of, likely_odds, local_odds, together_odds
from parsers.people.shaped import with_latin
from parsers.people.spans import NameSpan, Room
from parsers.people.standing import Standing
from parsers.people.standins import find_office_heads, find_stand_ins
from parsers.people.together import PackedSpans, Places, Scored, decode, with_odds
from parsers.people.words import Words, by_first
from parsers.rules import is_asked, record

_CELLS = {BYLINE: "cell_byline", SIGNED: "cell_signed"}
"""The cue of a row, by the weight of its hits."""
LEAST = -7.0
"""Log-odds of a span's own evidence below which nothing else makes it a name."""
_LIKE_A_NAME = 1.0
"""Log-odds from which on three characters look like a name by themselves, whatever stands around them."""
PROVED = 0.5
"""Log-odds from which on a name is looked for wherever its characters stand."""


GIVEN_BACK = 20
"""Stretches after which the memory that they have taken is given back: it takes some milliseconds."""


class Stretch(NamedTuple):
    """A part of the reading: its blocks, where it begins, its spans, what its rows say, the room for more spans."""

    first: int
    stop: int
    start: int
    spans: PackedSpans
    rows: list[Hit]
    room: Room


def find_people(reading: Reading, flooded: Callable[[], None] = lambda: None) -> list[Hit]:
    """Every place where a person is named, in order, none overlapping another; `flooded` is told when some may be lost.

    All spans at cues are scored, stretch by stretch; then the whole issue decides which of them are names; then each
    stretch is read for what it says of those: posts, appointments, attendance.
    """
    hits = _among_all(reading, _in_stretches(reading, flooded))
    for hit in hits if is_asked() else ():
        record(reading.flow.span(hit.start, hit.end), "people", hit.cue, _said_of(hit))
    return hits


def _in_stretches(reading: Reading, flooded: Callable[[], None]) -> list[Hit]:
    """The names and what their own stretch says of them; all that was weighed for them is let go of."""
    text = reading.text
    bodies = by_first((match[1] for match in BODY_START.finditer(text)), _places())
    listing, places = Listing(), Places()
    stretches: deque[Stretch] = deque()
    marks: Marks | None = None
    for first, stop in reading.stretches():
        part = reading.part(first, stop)
        marks = Marks(part.text, bodies, part.closed)
        stretches.append(_survey(reading, part, first, stop, marks, listing, places))
    proved = Repeats(places.proved(PROVED))
    parted = len(stretches) > 1
    if parted:
        marks = None
    values = Values()
    hits: list[Hit] = []
    over: Direction | None = None
    full = False
    while stretches:  # each is let go of when it has been read
        if parted and len(stretches) % GIVEN_BACK == 0:
            give_back()
        stretch = stretches.popleft()
        part = reading.part(stretch.first, stretch.stop)
        names = _decide(part, bodies, stretch, places, proved, marks)
        found, over = _facts(part, names, stretch, over)
        hits += [values.moved(hit, stretch.start) for hit in found]
        for named in names.all if is_asked() else ():
            span = NameSpan(named.start, named.end, named.name)
            told = in_words(marks or Marks(part.text, bodies, part.closed), span)
            record(part.flow.span(named.start, named.end), "people.evidence", "name", told)
        full = full or stretch.room.flooded
    if full:
        flooded()
    return hits


@cache
def _places() -> Words:
    """Places that are known."""
    return by_first(lexicon("places"))


def _survey(
    reading: Reading, part: Reading, first: int, stop: int, marks: Marks, listing: Listing, places: Places
) -> Stretch:
    """The spans of one stretch with their own log-odds, which `places` takes in, and the hits of its rows."""
    rows = list(Rows(part, marks, listing).find())
    scored = survey(marks, rows)
    places.add(scored)
    return Stretch(first, stop, reading.starts[first], PackedSpans(scored), rows, marks.room)


def survey(marks: Marks, rows: Iterable[Hit]) -> list[Scored]:
    """All spans of a stretch that may be names, with the log-odds of their own evidence, none hopeless."""
    spans, cues = spans_of(marks, rows)
    scored = (likely_odds(marks, span, cues.get(place, ()), LEAST) for place, span in spans.items())
    kept = [each for each in scored if each]
    names = frozenset(each.span.name for each in kept if each.odds >= PROVED)
    for span in Repeats(names).find(marks.text):
        if (span.start, span.end) not in spans and marks.room.has_for(span):
            spans[span.start, span.end] = span
            kept.append(local_odds(marks, span))
    return kept


def spans_of(
    marks: Marks, rows: Iterable[Hit]
) -> tuple[dict[tuple[int, int], NameSpan], dict[tuple[int, int], list[str]]]:
    """The spans at cues by their places, and the cues that the layout and counts give."""
    cues: dict[tuple[int, int], list[str]] = {}
    spans: dict[tuple[int, int], NameSpan] = {}
    for hit in rows:
        place = (hit.start, hit.end)
        cues.setdefault(place, []).append(_CELLS.get(hit.weight, "cell_roster"))
        spans[place] = NameSpan(hit.start, hit.end, hit.name)
    for hit in find_counted(marks.text):
        place = (hit.start, hit.end)
        cues.setdefault(place, []).append("counted")
        spans[place] = NameSpan(hit.start, hit.end, hit.name)
    for span in find_given_rows(marks.text):
        cues.setdefault((span.start, span.end), []).append("given_row")
        spans[span.start, span.end] = span
    for span in chain(candidates(marks), by_shape(marks)):
        spans.setdefault(span[:2], span)
    return spans, cues


def by_shape(marks: Marks) -> Iterator[NameSpan]:
    """Spans of three characters that look like names wherever they stand (`成绩归功于游一方的坚持`)."""
    room = marks.room
    for span in namelike(marks):
        if known_of(span.name).odds >= _LIKE_A_NAME and room.has_for(span):
            yield span


def _decide(
    part: Reading, bodies: Words, stretch: Stretch, places: Places, proved: Repeats, marks: Marks | None
) -> Names:
    """The names of one stretch, as the whole issue has them."""
    text = part.text
    scored = list(stretch.spans.spans())
    known = {(each.span.start, each.span.end) for each in scored}
    room = stretch.room
    fresh = [span for span in proved.find(text) if (span.start, span.end) not in known and room.has_for(span)]
    if fresh:
        marks = marks or Marks(text, bodies, part.closed)
        scored = [*scored, *(local_odds(marks, span) for span in fresh)]
    odds = together_odds(text, scored, places)
    decided = [with_odds(each, one) for each, one in zip(scored, odds, strict=True)]
    return Names(text, bodies, decode(decided), marks.titles if marks else None)


def _facts(part: Reading, names: Names, stretch: Stretch, over: Direction | None) -> tuple[list[Hit], Direction | None]:
    """What a stretch says of its names, in order, and what its last heading says of the rows after it."""
    found = [
        Hit(each.start, each.end, each.name, LOOKED_UP, left=each.left, right=each.right, odds=each.odds)
        for each in names.all
    ]
    said = chain(
        cued("row", stretch.rows),
        cued("post before", find_titled(names)),
        cued("post after", find_addressed(names)),
        cued("post in brackets", find_bracketed(names)),
        cued("job", find_employed(names)),
        cued("post and number", find_counted_holders(names)),
        cued("decree", find_decrees(names)),
    )
    found = settle([*found, *said])
    appointments = Appointments(part, names, found, over)
    found = settle([*found, *cued("appointment formula", appointments.find())])
    standing = appointments.standing
    handed = chain(find_handed(names, standing, found), find_listed(names, standing))
    found = settle([*found, *cued("handed on", handed)])
    return found, appointments.headings.reaches[-1].kind


def _among_all(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """`hits` with what is told far from the names: careers, resignations, who stands in, who attends."""
    hits = settle(
        [*hits, *cued("career", find_careers(reading, hits)), *cued("resignation", find_resignations(reading, hits))]
    )
    standing = Standing(reading)
    hits = settle([*hits, *cued("stands in for another", find_stand_ins(standing, hits))])
    hits = settle([*hits, *cued("head of the office", find_office_heads(standing, hits))])
    text = reading.text
    hits = appoint_noted(text, appoint_listed(text, remove_punished(text, hits)))
    return attend(text, with_latin(text, hits))


def cued(cue: str, hits: Iterable[Hit]) -> Iterable[Hit]:
    """The hits with the rule that found them, if somebody wants to know."""
    return (replace(hit, cue=hit.cue or cue) for hit in hits) if is_asked() else hits


def _said_of(hit: Hit) -> str:
    """What the place says of the person, in words for who asks."""
    changes = [f"{change.kind} {change.post} ({change.status})" for change in hit.changes]
    told = (f"log-odds {hit.odds:.1f}", *hit.posts, *changes, *filter(None, (hit.attendance, hit.note)))
    return "; ".join(told)


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """One hit a name, in order, with all that is said of it; what is said where no name was decided is dropped."""
    merged: list[Hit] = []
    for hit in sorted(hits, key=_order):
        last = merged[-1] if merged else None
        if last is not None and (last.start, last.end) == (hit.start, hit.end):
            merged[-1] = _merge(last, hit)
        elif hit.odds > 0:
            merged.append(hit)
    return merged


def _order(hit: Hit) -> tuple[int, int, bool]:
    """By place, the decided name before what is said of it."""
    return hit.start, hit.end, hit.odds <= 0


def _merge(a: Hit, b: Hit) -> Hit:
    """One hit that says what both say."""
    posts = tuple(dict.fromkeys((*a.posts, *b.posts)))
    changes = tuple(dict.fromkeys((*a.changes, *b.changes)))
    return replace(
        a,
        weight=max(a.weight, b.weight),
        posts=posts,
        changes=changes,
        attendance=a.attendance or b.attendance,
        note=a.note or b.note,
        group=a.group if a.group >= 0 else b.group,
        odds=max(a.odds, b.odds),
        cue=a.cue if a.cue == b.cue or not b.cue else f"{a.cue}, {b.cue}".strip(", "),
    )
