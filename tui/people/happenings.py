"""What happened to a person, once each: a decision together with the motions (议案) that proposed it."""

from __future__ import annotations

from typing import NamedTuple

from parsers.model import Event, Person
from parsers.people.sameness import same_event


class Happening(NamedTuple):
    """An appointment or a removal: the place that decides it, or else the first that proposes it."""

    event: Event
    proposals: tuple[Event, ...] = ()
    """The places that propose it, where it is decided; the further ones, where it is not."""


def happenings(person: Person) -> list[Happening]:
    """What the issue says of `person`, decisions first; what was proposed and decided counts once, as decided."""
    decided = [event for event in person.events if event.status == "decided"]
    proposed = [event for event in person.events if event.status == "proposed"]
    found = [Happening(event) for event in decided]
    for event in proposed:
        k = next((k for k, other in enumerate(found) if same_event(other.event, event)), None)
        if k is None:
            found.append(Happening(event))
        else:
            found[k] = found[k]._replace(proposals=(*found[k].proposals, event))
    return found
