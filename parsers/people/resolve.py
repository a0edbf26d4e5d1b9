"""`resolve_people`: the places that name one person become that person; misprints joined, namesakes kept apart."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from parsers.language.bodies import is_body
from parsers.language.names import DOTS
from parsers.language.script import simplified
from parsers.memory import give_back
from parsers.model import Attendance, Event, Mention, Person
from parsers.people.acting import is_acting
from parsers.people.certainty import certainty, evidence
from parsers.people.hits import LOOKED_UP, Change, Hit
from parsers.people.listed import appoint_lists
from parsers.people.lists import tell_lists
from parsers.people.misprints import misprints
from parsers.people.namesakes import split_namesakes
from parsers.people.reading import WHOLE, Reading
from parsers.people.sameness import same_post, without_echoes
from parsers.people.unnamed import without_names
from parsers.rules import is_asked, record
from parsers.stopping import stoppable

_LATIN = re.compile("[A-Z][A-Za-z.．·‧•'’-]+$")
_AGENDAS = ("议程", "日程")
"""How the title of a document ends that says what a meeting has still to decide."""
_BODY_NOTE = re.compile("[（(]([^（()），、\\s]{3,14})[)）]")
_RANK: dict[Attendance, int] = {"observer": 1, "absent": 2, "leave": 3, "present": 4}


def resolve_people(reading: Reading, hits: list[Hit]) -> tuple[Person, ...]:
    """The persons, in order of first appearance. Takes the hits out of `hits`: of a long text they take much."""
    groups = _grouped(reading, hits)
    hits.clear()
    if len(reading.text) > WHOLE:
        give_back()
    variants = misprints(reading, groups)
    joins: dict[str, list[tuple[str, str]]] = {}
    for other, (target, why) in variants.items():
        joins.setdefault(target, []).append((other, why))
    people: list[Person] = []
    begins = array("I")
    for key in stoppable([key for key in groups if key not in variants]):
        group = groups.pop(key)  # the hits of a person are let go of when the person is made
        joined = joins.get(key, [])
        everything = sorted([*group, *(hit for other, _ in joined for hit in groups[other])], key=lambda h: h.start)
        names = tuple(groups[other][0].name for other, _ in joined)
        person = _person(reading, group[0].name, everything, names, tuple(why for _, why in joined))
        people.append(person)
        begins.append(everything[0].start)
        for other, why in joined if is_asked() else ():
            for hit in groups[other]:
                span = reading.flow.span(hit.start, hit.end)
                record(span, "people.resolve", why, f"{hit.name} = {person.name}")
    return tuple(people[k] for k in sorted(range(len(people)), key=begins.__getitem__))


def _grouped(reading: Reading, hits: list[Hit]) -> dict[str, list[Hit]]:
    """The hits of each spelling, of each namesake apart, by a key that begins with the name."""
    named = split_namesakes(reading.text, _by_name(without_names(appoint_lists(reading, tell_lists(reading, hits)))))
    return _split_by_bodies(reading, _split_namesakes(named))


def _by_name(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        name = _LATIN.sub("", hit.name) or hit.name
        key = "".join("·" if c in DOTS + "．." else c for c in name)
        groups.setdefault(name if name == key else key, []).append(hit)  # not the same word once more
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


def _person(reading: Reading, name: str, hits: list[Hit], variants: tuple[str, ...], why: tuple[str, ...]) -> Person:
    source = reading.flow
    mentions = tuple(Mention(_printed(reading, hit), source.span(hit.start, hit.end)) for hit in hits)
    hits = _told_once(reading, hits)
    roles = tuple(dict.fromkeys(post for hit in hits if hit.weight > LOOKED_UP for post in hit.posts))
    changes = _once(reading, [change for hit in hits for change in hit.changes])
    events = without_echoes(
        tuple(
            Event(_kind(c), c.post, c.status, source.span(c.start, c.end), c.vote, c.resigned, is_acting(c.post))
            for c in changes
            if not _is_seat(c)
        )
    )
    elected = tuple(dict.fromkeys(change.post for change in changes if change.kind == "elect"))
    listed = [hit.attendance for hit in hits if hit.attendance and hit.group >= 0]
    stated = [hit.attendance for hit in hits if hit.attendance]
    attendance = max(listed or stated, key=lambda a: _RANK[a], default=None)
    sure, told = certainty(hits), evidence(hits)
    return Person(name, mentions, variants, roles, events, attendance, why, elected, sure, told)


def _kind(change: Change) -> Literal["appoint", "remove"]:
    """What an event says of a post: who is elected to one is given it."""
    return "remove" if change.kind == "remove" else "appoint"


def _is_seat(change: Change) -> bool:
    """Whether it is about a seat as a deputy (代表), or in a 政协, that somebody wins: a role and no appointment."""
    if change.kind == "remove":
        return False
    if "政协" in change.post and change.post.endswith(("委员会委员", "政协委员")):
        return True
    return change.post.endswith("代表" if change.kind == "elect" else ("大会代表", "人大代表"))


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
        post = change.post.replace("代理", "代")
        kept.setdefault((change.kind, post, change.status, document.span.start if document else -1), change)
    return list(kept.values())


def _printed(reading: Reading, hit: Hit) -> str:
    """The words at the hit; its name itself, one value for all places, where they are the same."""
    printed = reading.text[hit.start : hit.end]
    return hit.name if printed == hit.name else printed
