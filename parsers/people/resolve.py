"""`resolve_people`: the places that name one person become that person; misprints joined, namesakes kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, cached_property

from parsers.language.bodies import is_body
from parsers.language.names import DOTS
from parsers.language.numerals import TO_TEN
from parsers.language.script import simplified
from parsers.lexicons import entries
from parsers.model import Attendance, BlockKind, Event, Mention, Person
from parsers.people.acting import is_acting
from parsers.people.certainty import certainty, evidence
from parsers.people.hits import LOOKED_UP, ROSTER, Change, Hit
from parsers.people.lists import tell_lists
from parsers.people.reading import Reading
from parsers.people.sameness import same_post, without_echoes
from parsers.people.unnamed import without_names
from parsers.rules import is_asked, record
from parsers.stopping import stoppable

_LATIN = re.compile("[A-Z][A-Za-z.．·‧•'’-]+$")
_CONTEXT = 6
_AGENDAS = ("议程", "日程")
"""How the title of a document ends that says what a meeting has still to decide."""
_NUMBERING = re.compile(f"(?:[（(]?[\\d{TO_TEN}]{{1,3}}[)）、.．])?")
"""What may stand before a name that begins an entry of the contents or a title."""
_NONE: frozenset[int] = frozenset()
_BODY_NOTE = re.compile("[（(]([^（()），、\\s]{3,14})[)）]")
_NEAR = 60
_TWINS = 60
_RANK: dict[Attendance, int] = {"observer": 1, "absent": 2, "leave": 3, "present": 4}


def resolve_people(reading: Reading, hits: list[Hit]) -> tuple[Person, ...]:
    """The persons, in order of first appearance."""
    groups = _split_by_bodies(reading, _split_namesakes(_by_name(without_names(tell_lists(reading, hits)))))
    variants = _variants(reading, groups)
    joins: dict[str, list[tuple[str, str]]] = {}
    for other, (target, why) in variants.items():
        joins.setdefault(target, []).append((other, why))
    people: list[tuple[int, Person]] = []
    for key, group in stoppable(groups.items()):
        if key in variants:
            continue
        joined = joins.get(key, [])
        everything = sorted([*group, *(hit for other, _ in joined for hit in groups[other])], key=lambda h: h.start)
        names = tuple(groups[other][0].name for other, _ in joined)
        person = _person(reading, group[0].name, everything, names, tuple(why for _, why in joined))
        people.append((everything[0].start, person))
        for other, why in joined if is_asked() else ():
            for hit in groups[other]:
                span = reading.flow.span(hit.start, hit.end)
                record(span, "people.resolve", why, f"{hit.name} = {person.name}")
    return tuple(person for _, person in sorted(people, key=lambda pair: pair[0]))


def _by_name(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        name = _LATIN.sub("", hit.name) or hit.name
        groups.setdefault("".join("·" if c in DOTS + "．" else c for c in name), []).append(hit)
    return groups


def _split_namesakes(groups: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """A name that stands twice in one roster with different notes (女; a unit) is two persons."""
    split: dict[str, list[Hit]] = {}
    for key, group in groups.items():
        listed: dict[int, list[Hit]] = {}
        for hit in group:
            if hit.group >= 0:
                listed.setdefault(hit.group, []).append(hit)
        twice = next((h for h in listed.values() if len(h) > 1 and len({x.note for x in h}) == len(h)), None)
        if not twice:
            split[key] = group
            continue
        for number, hit in enumerate(twice):
            rest = [h for h in group if h.group != hit.group] if not number else []
            split[f"{key}#{number}" if number else key] = sorted([hit, *rest], key=lambda h: h.start)
    return split


def _split_by_bodies(reading: Reading, groups: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """A name that stands with two bodies in brackets, in two places (`甲某（县水利局）`), is two persons.

    Its other places go to the one whose body is in their post, else to the first.
    """
    split: dict[str, list[Hit]] = {}
    for key, group in groups.items():
        notes = {hit.start: _body_behind(reading.text, hit.end) for hit in group} if len(group) > 1 else {}
        bodies = list(dict.fromkeys(note for note in notes.values() if note))
        if len(bodies) < 2 or any(a in b for a in bodies for b in bodies if a != b):
            split[key] = group
            continue
        parts: list[list[Hit]] = [[] for _ in bodies]
        for hit in group:
            own = notes[hit.start] or next(
                (body for body in bodies if any(body in post for post in hit.posts)), bodies[0]
            )
            parts[bodies.index(own)].append(hit)
        for number, part in enumerate(parts):
            split[f"{key}#{number}" if number else key] = part
    return split


def _body_behind(text: str, at: int) -> str:
    """The body that stands in brackets behind a name; empty when none does."""
    note = _BODY_NOTE.match(text, at)
    return note[1] if note and is_body(note[1]) else ""


def _variants(reading: Reading, groups: dict[str, list[Hit]]) -> dict[str, tuple[str, str]]:
    """Misprints: key of the rarer spelling → (key of the right one, why).

    Two names that differ in one character of the given name are one person when the rarer stands in words that the
    other stands in too (a title in the contents and in the body), or when the two characters are look-alikes; never
    when one roster or one sentence holds both.
    """
    masked: dict[str, list[str]] = {}
    for key in groups:
        if len(key) >= 3 and "#" not in key:
            for i in range(1, len(key)):
                masked.setdefault(f"{key[:i]}?{key[i + 1 :]}", []).append(key)
    found: dict[str, tuple[str, str]] = {}
    for mask, keys in masked.items():
        if len(keys) < 2:
            continue
        keys.sort(key=lambda k: (-_worth(groups[k]), groups[k][0].start))
        right = _Places(reading, groups[keys[0]])  # dropped with its mask: those of all names take more than the hits
        for other in keys[1:]:
            if other in found or keys[0] in found:
                continue
            if why := _same(right, _Places(reading, groups[other]), mask.index("?")):
                found[other] = (keys[0], why)
    return found


def _worth(group: list[Hit]) -> int:
    return len(group) + max(hit.weight for hit in group)


class _Places:
    """The places of one spelling, and what a comparison with another asks of them; of many the first will do."""

    def __init__(self, reading: Reading, hits: list[Hit]) -> None:
        self.reading = reading
        self.hits = hits

    @cached_property
    def groups(self) -> set[int]:
        return {hit.group for hit in self.hits if hit.group >= 0}

    @cached_property
    def blocks(self) -> set[int]:
        return {self.reading.block(hit.start) for hit in self.hits}

    @cached_property
    def stated(self) -> set[int]:
        """Where the documents begin that state twice what becomes of a person of this spelling: two places prove it."""
        told = Counter(self._document(hit) for hit in self.hits[:_TWINS] if hit.changes)
        return {start for start, times in told.items() if start >= 0 and times > 1}

    def _document(self, hit: Hit) -> int:
        document = self.reading.document(hit.start)
        printed = self.reading.blocks[self.reading.block(hit.start)].kind is BlockKind.CONTENTS
        return document.span.start if document and not printed else -1

    @cached_property
    def posts(self) -> set[str]:
        return {post for hit in self.hits[:_TWINS] for post in hit.posts}

    @cached_property
    def around(self) -> list[tuple[str, str]]:
        """The words left and right of each, on its line, without white space."""
        return [_around(self.reading, hit) for hit in self.hits[:_TWINS]]


def _same(right: _Places, other: _Places, at: int) -> str:
    """Why `other` is a misprint of `right`; empty when it is not."""
    if len(other.hits) > 2 or right.groups & other.groups or right.blocks & other.blocks:
        return ""
    if right.stated and other.stated and right.stated.isdisjoint(other.stated):
        return ""
    reading = other.reading
    for hit, around in zip(other.hits, other.around, strict=True):
        printed = reading.blocks[reading.block(hit.start)].kind is BlockKind.CONTENTS
        for twin in right.around:
            left, behind = _common(around, twin)
            if left + behind >= (_CONTEXT if printed else 2 * _CONTEXT) and min(left, behind) >= 2:
                return "same-words"
            if printed and behind >= _CONTEXT and _NUMBERING.fullmatch(around[0]) and _NUMBERING.fullmatch(twin[0]):
                return "same-words"
    one, another = right.hits[0].name[at], other.hits[0].name[at]
    alike = not _lookalikes().get(one, _NONE).isdisjoint(_lookalikes().get(another, _NONE))
    more = len(right.hits) > len(other.hits)
    if alike and all(h.weight < ROSTER for h in other.hits) and (more or _posts_fit(right.posts, other.posts)):
        return "look-alike"
    return ""


@cache
def _lookalikes() -> dict[str, set[int]]:
    """For each character the numbers of the groups of look-alikes that it belongs to."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(entries("lookalikes")):
        for char in group:
            groups.setdefault(char, set()).add(number)
    return groups


def _posts_fit(posts: set[str], others: set[str]) -> bool:
    return any(p.endswith(q) or q.endswith(p) for p in others for q in posts)


def _around(reading: Reading, hit: Hit) -> tuple[str, str]:
    start, end = reading.line(hit.start)
    before = reading.text[max(start, hit.start - _NEAR) : hit.start]
    return "".join(before.split()), "".join(reading.text[hit.end : min(end, hit.end + _NEAR)].split())


def _common(a: tuple[str, str], b: tuple[str, str]) -> tuple[int, int]:
    """How many characters are the same left and right of two places."""
    left = 0
    while left < min(len(a[0]), len(b[0])) and a[0][-1 - left] == b[0][-1 - left]:
        left += 1
    right = 0
    while right < min(len(a[1]), len(b[1])) and a[1][right] == b[1][right]:
        right += 1
    return left, right


def _person(reading: Reading, name: str, hits: list[Hit], variants: tuple[str, ...], why: tuple[str, ...]) -> Person:
    source = reading.flow
    mentions = tuple(Mention(_printed(reading, hit), source.span(hit.start, hit.end)) for hit in hits)
    hits = _told_once(reading, hits)
    roles = tuple(dict.fromkeys(post for hit in hits if hit.weight > LOOKED_UP for post in hit.posts))
    changes = _once(reading, [change for hit in hits for change in hit.changes])
    events = without_echoes(
        tuple(
            Event(c.kind, c.post, c.status, source.span(c.start, c.end), c.vote, c.resigned, is_acting(c.post))
            for c in changes
            if c.kind != "elect"
        )
    )
    elected = tuple(dict.fromkeys(change.post for change in changes if change.kind == "elect"))
    listed = [hit.attendance for hit in hits if hit.attendance and hit.group >= 0]
    stated = [hit.attendance for hit in hits if hit.attendance]
    attendance = max(listed or stated, key=lambda a: _RANK[a], default=None)
    sure, told = certainty(hits), evidence(hits)
    return Person(name, mentions, variants, roles, events, attendance, why, elected, sure, told)


def _told_once(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """`hits` without what an agenda has still to decide of a post that the issue tells the decision of elsewhere."""
    agenda = [bool(hit.changes) and _on_an_agenda(reading, hit.start) for hit in hits]
    if not any(agenda):
        return hits
    told = [change for hit, still in zip(hits, agenda, strict=True) if not still for change in hit.changes]
    kept: list[Hit] = []
    for hit, still in zip(hits, agenda, strict=True):
        again = [c for c in hit.changes if still and any(t.kind == c.kind and same_post(t.post, c.post) for t in told)]
        posts = tuple(post for post in hit.posts if all(change.post != post for change in again))
        kept.append(replace(hit, posts=posts, changes=tuple(c for c in hit.changes if c not in again)))
    return kept


def _on_an_agenda(reading: Reading, at: int) -> bool:
    document = reading.document(at)
    return document is not None and simplified(document.title).endswith(_AGENDAS)


def _once(reading: Reading, changes: Iterable[Change]) -> list[Change]:
    """`changes` without those that a document states again in the same words (in its title, in its last paragraph)."""
    kept: dict[tuple[str, str, str, int], Change] = {}
    for change in changes:
        document = reading.document(change.start)
        kept.setdefault((change.kind, change.post, change.status, document.span.start if document else -1), change)
    return list(kept.values())


def _printed(reading: Reading, hit: Hit) -> str:
    """The words at the hit; its name itself, one value for all places, where they are the same."""
    printed = reading.text[hit.start : hit.end]
    return hit.name if printed == hit.name else printed
