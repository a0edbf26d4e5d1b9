"""`find_people`: all rules over one reading, and which of them holds where two claim one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from parsers.people.appointments import Appointments
from parsers.people.attendance import attend
from parsers.people.called import find_called
from parsers.people.careers import find_careers
from parsers.people.counted import find_counted
from parsers.people.decrees import appoint_listed, find_decrees
from parsers.people.enumerations import find_awarded, find_neighbours
from parsers.people.headings import Direction
from parsers.people.hits import ADDRESSED, TITLED, Hit, Values
from parsers.people.listing import Listing
from parsers.people.lookup import find_again
from parsers.people.names import NameScorer
from parsers.people.reading import Reading
from parsers.people.resignations import find_resignations
from parsers.people.rows import Rows
from parsers.people.running import find_addressed, find_marked, find_titled
from parsers.people.shaped import find_renowned, find_spelled, find_split, with_latin
from parsers.people.standing import Standing
from parsers.people.standins import find_office_heads, find_stand_ins
from parsers.rules import is_asked, record


def find_people(reading: Reading, scorer: NameScorer) -> list[Hit]:
    """Every place where a person is named, in order, none overlapping another.

    Structure comes first (rosters, bylines, appointment formulas), then posts and words of address; the names that
    these prove are then looked for everywhere.
    """
    walk = _Walk(scorer)
    hits = [hit for first, stop in reading.stretches() for hit in walk.read(reading, first, stop)]
    proved = prove(hits)
    hits += cued("split over a line", find_split(scorer, frozenset(proved)))
    hits = settle(hits)
    hits = settle([*hits, *cued("proved elsewhere", find_again(scorer, prove(hits)))])
    beside = cued("beside a name in a list", find_neighbours(scorer, hits))
    careers = cued("career", find_careers(reading, hits))
    hits = settle([*hits, *beside, *careers, *cued("resignation", find_resignations(reading, hits))])
    standing = Standing(reading)
    for_others = cued("stands in for another", find_stand_ins(standing, hits))
    hits = settle([*hits, *for_others, *cued("head of the office", find_office_heads(standing, hits))])
    hits = with_latin(reading.text, appoint_listed(reading.text, hits))
    hits = attend(reading.text, hits, walk.listing.zones)
    for hit in hits:
        if is_asked():
            record(reading.flow.span(hit.start, hit.end), "people", hit.cue, f"weight {hit.weight:g}{_said_of(hit)}")
    return hits


def cued(cue: str, hits: Iterable[Hit]) -> Iterable[Hit]:
    """The hits with the rule that found them, if somebody wants to know."""
    return (replace(hit, cue=hit.cue or cue) for hit in hits) if is_asked() else hits


def _said_of(hit: Hit) -> str:
    """What the place says of the person, in words for who asks."""
    changes = [f"{change.kind} {change.post} ({change.status})" for change in hit.changes]
    return "".join(f"; {each}" for each in (*hit.posts, *changes, *filter(None, (hit.attendance, hit.note))))


class _Walk:
    """Reads an issue stretch by stretch: what is worked out for the characters of one is dropped with it.

    What stands over a list goes on into the next stretch, as do the words of hits that have been seen.
    """

    def __init__(self, scorer: NameScorer) -> None:
        self.scorer = scorer
        self.listing = Listing()
        self.over: Direction | None = None
        self._values = Values()

    def read(self, reading: Reading, first: int, stop: int) -> list[Hit]:
        """The hits of the blocks ``first:stop`` that their own structure and words point at."""
        part = reading.part(first, stop)
        scorer = self.scorer if part is reading else NameScorer(part.text, self.scorer.bodies)
        start, zones = reading.starts[first], len(self.listing.zones)
        hits = settle(self._found(part, scorer))
        self.scorer.exhausted = self.scorer.flooded or scorer.flooded
        if start:
            self.listing.zones[zones:] = [(a + start, b + start, kind) for a, b, kind in self.listing.zones[zones:]]
        return [self._values.moved(hit, start) for hit in hits]

    def _found(self, part: Reading, scorer: NameScorer) -> Iterator[Hit]:
        hits = [*cued("row", Rows(part, scorer, self.listing).find()), *cued("spelled out", find_spelled(scorer))]
        hits += [*cued("renowned", find_renowned(scorer)), *cued("marked by a label", find_marked(scorer))]
        hits += [*cued("form of address", find_addressed(scorer)), *cued("called so", find_called(scorer))]
        hits += [*cued("post before or after", find_titled(scorer)), *cued("award", find_awarded(scorer))]
        hits += [*cued("decree", find_decrees(scorer)), *cued("counted people", find_counted(scorer))]
        yield from hits
        appointments = Appointments(part, scorer, hits, self.over)
        yield from cued("appointment formula", appointments.find())
        self.over = appointments.headings.reaches[-1].kind


def prove(hits: Iterable[Hit]) -> dict[str, float]:
    """The names found and the weight of the best rule that found each."""
    proved: dict[str, float] = {}
    for hit in hits:
        proved[hit.name] = max(hit.weight, proved.get(hit.name, 0.0))
    return proved


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that hold, in order. Equal ranges become one hit; of overlapping ones the more certain rule's stays.

    Between rules that are about as certain, the name that stands more often in the issue wins, then the longer one.
    """
    seen: Counter[str] = Counter()
    ordered = sorted(hits, key=lambda h: h.start)
    seen.update(hit.name for hit in ordered)
    kept: list[Hit] = []
    group: list[Hit] = []
    end = 0
    for hit in ordered:
        if group and hit.start >= end:
            kept += _settled(group, seen)
            group.clear()
        group.append(hit)
        end = max(end, hit.end)
    return kept + _settled(group, seen)


def _settled(group: list[Hit], seen: Mapping[str, int]) -> list[Hit]:
    """Those that hold of hits that overlap, in order; `seen` says how often each name stands in the issue."""
    if len(group) < 2:
        return group[:]
    merged: dict[tuple[int, int], Hit] = {}
    for hit in group:
        place = (hit.start, hit.end)
        merged[place] = _merge(merged[place], hit) if place in merged else hit
    order = sorted(merged.values(), key=lambda h: (-_rank(h), -min(seen[h.name], 3), h.start - h.end, h.start))
    first = group[0].start
    taken = bytearray(max(hit.end for hit in group) - first)
    kept: list[Hit] = []
    for hit in order:
        start, end = hit.start - first, hit.end - first
        if taken.find(1, start, end) < 0:
            kept.append(hit)
            taken[start:end] = b"\1" * (end - start)
    return sorted(kept, key=lambda h: h.start)


def _rank(hit: Hit) -> float:
    return TITLED if TITLED <= hit.weight <= ADDRESSED else hit.weight


def _merge(a: Hit, b: Hit) -> Hit:
    """One hit that says what both say."""
    if b.weight > a.weight:
        a, b = b, a
    if b.group < 0 and not (b.posts or b.changes or b.attendance):
        return a
    posts = tuple(dict.fromkeys((*a.posts, *b.posts)))
    changes = tuple(dict.fromkeys((*a.changes, *b.changes)))
    group = a.group if a.group >= 0 else b.group
    return replace(a, posts=posts, changes=changes, attendance=a.attendance or b.attendance, group=group)
