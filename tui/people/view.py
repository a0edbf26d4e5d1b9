"""A view of people: so many rows, how each is drawn, where it leads, and the same as a table to take away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from parsers.model import Event, Person, Span
from parsers.people.acting import is_acting
from parsers.people.sameness import same_post
from parsers.people.steps import Appointment, Step
from tui import texts
from tui.cells import Piece, cut, fill
from tui.safe import shown
from tui.tables import Rows


class View(Protocol):
    """Rows by number. `draw` gives at most `width` cells; document text has passed `tui.safe.shown`."""

    @property
    def count(self) -> int: ...

    def draw(self, row: int, width: int) -> list[Piece]: ...

    def target(self, row: int) -> Span | None:
        """The place in the source that a row leads to."""

    def person(self, row: int) -> Person | None:
        """Whom a row is about."""

    def table(self) -> Rows:
        """The whole of it with a head, for the clipboard."""

    def table_row(self, row: int) -> int | None:
        """The row of `table` that a row shows, the head counted; None for a title and on a card."""


def named(person: Person) -> str:
    """The name as lists have it: with a ``?`` where it is doubtful whether it is one."""
    return f"{person.name}?" if person.is_doubtful else person.name


def name_in(person: Person, width: int) -> str:
    """The name as lists have it in exactly `width` cells; a name that is cut keeps its mark of doubt."""
    mark = "?" if person.is_doubtful else ""
    return fill(cut(shown(person.name), width - len(mark)) + mark, width)


def main_post(person: Person) -> str:
    """The post that tells who somebody is: one that the issue appoints them to, else the first role that it gives."""
    appointed = [event for event in person.events if event.kind == "appoint"]
    decided = [event for event in appointed if event.status == "decided"]
    posts = (*(event.post for event in (*decided, *appointed)), *person.roles)
    return posts[0] if posts else ""


def marks(person: Person) -> Iterator[tuple[str, str]]:
    """Small marks of what happened, with their role in `tui.theme`: 任 代 选 免 辞, and 出 假 缺 列 for attendance."""
    kinds = {_kind(event) for event in person.events}
    if "appoint" in kinds:
        yield texts.tr("people.mark-appoint"), "good"
    if acts(person):
        yield texts.tr("people.mark-acting"), "accent"
    if person.elected:
        yield texts.tr("people.mark-elect"), "good"
    if "remove" in kinds:
        yield texts.tr("people.mark-remove"), "warn"
    if "resign" in kinds:
        yield texts.tr("people.mark-resign"), "warn"
    if person.attendance:
        role = {"present": "muted", "observer": "muted", "leave": "accent", "absent": "warn"}[person.attendance]
        yield texts.tr(f"people.mark-{person.attendance}"), role


def event_word(event: Event) -> str:
    """任, 代, 免 or 辞, in the interface's language."""
    return texts.tr(f"people.{_kind(event)}")


def status_word(appointment: Appointment) -> str:
    """Whether it is proposed or decided, and whether what was decided had been proposed in the same issue."""
    decided = appointment.is_decided
    return texts.tr(f"people.{('decided-proposed' if appointment.proposals else 'decided') if decided else 'proposed'}")


def step_word(step: Step) -> str:
    """What a step is; of probation (试用期) how long, as printed."""
    if step.kind == "probation" and texts.language() == "zh":
        return step.event.probation
    return texts.tr(f"people.step-{step.kind}")


def steps_words(appointment: Appointment) -> str:
    """All steps in their order, each with its date and the body that decided."""
    parts = ((step_word(step), step.event.date, step.event.organ) for step in appointment.steps)
    return " → ".join(" ".join(filter(None, part)) for part in parts)


def event_role(event: Event) -> str:
    """The role in `tui.theme` of the word for what happened."""
    return {"appoint": "good", "acting": "accent"}.get(_kind(event), "warn")


def acts(person: Person) -> bool:
    """Whether somebody acts for the holder of a post (代理): an event or a role says so."""
    return any(event.acting and event.kind == "appoint" for event in person.events) or any(
        is_acting(role) and not _left(person, role) for role in person.roles
    )


def _left(person: Person, role: str) -> bool:
    return any(event.kind == "remove" and same_post(event.post, role) for event in person.events)


def _kind(event: Event) -> str:
    if event.kind == "appoint":
        return "acting" if event.acting else "appoint"
    return "resign" if event.resigned else "remove"
