"""What happened to a person, once each: a decision together with the motions (议案) that proposed it."""

from __future__ import annotations

from typing import NamedTuple

from parsers.model import Event, Person
from parsers.people.sameness import Twins


class Happening(NamedTuple):
    """An appointment or a removal: the place that decides it, or else the first that proposes it."""

    event: Event
    proposals: tuple[Event, ...] = ()
    """The places that propose it, where it is decided; the further ones, where it is not."""


def happenings(person: Person) -> list[Happening]:
    """What the issue says of `person`, decisions first; what was proposed and decided counts once, as decided."""
    found: list[Happening] = []
    twins = Twins()
    for event in sorted(person.events, key=lambda event: event.status != "decided"):
        twin = twins.find(event) if event.status == "proposed" else None
        if twin is None:
            twins.add(event, len(found))
            found.append(Happening(event))
        else:
            found[twin] = found[twin]._replace(proposals=(*found[twin].proposals, event))
    return found
