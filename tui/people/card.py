"""A person's card: posts, what happened and where it says so, attendance, spellings, every mention in its context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from parsers.model import Person, Span
from parsers.people.steps import Appointment, Step, appointments_of
from parsers.quote.citation import cite, in_words
from tui import texts
from tui.cells import Piece, cells, cut_middle, spread
from tui.people.view import event_role, event_word, named, status_word, step_word
from tui.places import Places, heading_text
from tui.safe import shown
from tui.tables import Rows

_CONTEXT = 40
"""Characters taken from the source on each side of a mention; what fits is shown."""


class Line(NamedTuple):
    """A row of the card: what stands left and right, where it leads; `fit` cuts the last piece in its middle."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    target: Span | None = None
    mention: Span | None = None


class CardView:
    """The card of `of`."""

    def __init__(self, of: Person, places: Places) -> None:
        self.of = of
        self.places = places
        self.lines = [*self._head(), *self._events(), *self._mentions()]

    @property
    def count(self) -> int:
        return len(self.lines)

    def draw(self, row: int, width: int) -> list[Piece]:
        line = self.lines[row]
        if line.mention is not None:
            return spread(self._in_context(line.mention, width - 1), [], width)
        *left, last = line.left
        taken = sum(cells(piece.text) for piece in (*left, *line.right))
        return spread([*left, last._replace(text=cut_middle(last.text, max(4, width - taken)))], line.right, width)

    def target(self, row: int) -> Span | None:
        return self.lines[row].target

    def person(self, row: int) -> Person | None:
        return self.of

    def table(self) -> Rows:
        """Everything that stands on the card, each fact with its date and its citation."""
        head = [texts.tr(f"people.{key}") for key in ("item", "words", "status", "date", "cited")]
        return [head, *_CardTable(self.of, self.places).rows()]

    def table_row(self, row: int) -> int | None:
        """A card is copied whole."""
        return None

    def _head(self) -> list[Line]:
        person = self.of
        count = Piece(f" {texts.tr('people.times', count=len(person.mentions))} ", "number")
        name = Piece(shown(named(person)), "title")
        lines = [Line((Piece(" "), name), (count,), person.mentions[0].span if person.mentions else None)]
        if person.is_doubtful:
            lines.append(_line(doubt_words(person), "warn"))
        for variant, why in zip(person.variants, person.why, strict=False):
            blank = "" if texts.language() == "zh" else " "
            lines.append(_line(f"{texts.tr('people.also', name=variant)}{blank}{_reason(why)}", "warn"))
        if person.attendance:
            lines.append(_line(texts.tr(f"people.{person.attendance}"), "accent"))
        for key, words in (("posts", person.roles), ("elected-to", person.elected), ("evidence", _evidence(person))):
            if words:
                lines += [_title(f"people.{key}"), *(_line(each) for each in words)]
        return lines

    def _events(self) -> list[Line]:
        found = appointments_of(self.of)
        lines = [_title("people.events")] if found else []
        for k, each in enumerate(found):
            further = found[k + 1 : k + 2]
            lines += self._event(each, last=not further or _places(further[0]) != _places(each))
        return lines

    def _event(self, each: Appointment, *, last: bool) -> Iterator[Line]:
        """An appointment; below the last of those that the same places tell of its steps, the reason and the vote."""
        event = each.event
        right = (Piece(f" {status_word(each)} ", "muted" if each.is_decided else "accent"),)
        yield Line((Piece(f"   {event_word(event)} ", event_role(event)), Piece(shown(each.post))), right, event.span)
        if not last:
            return
        for step in each.steps:
            yield self._step(step)
            title = self.places.document_title(step.event.span.start)
            if step.event.organ and step.event.organ not in title:
                yield _below("", step.event.organ, step.event.span)
        for words in (each.reason, each.vote):
            if words:
                yield _below("", words, event.span)

    def _step(self, step: Step) -> Line:
        """What a step is, its date, and the document that tells it."""
        words = " ".join(filter(None, (step_word(step), step.event.date)))
        return _below(f"{words} ", self.places.document_title(step.event.span.start), step.event.span)

    def _mentions(self) -> list[Line]:
        lines = [_title("people.mentions")]
        section = -2
        for mention in self.of.mentions:
            number = self.places.at(mention.span.start)
            if number != section:
                title = heading_text(self.places.sections[number]) if number >= 0 else texts.tr("people.before")
                lines.append(Line((Piece("   "), Piece(shown(title), "muted")), (), mention.span))
                section = number
            lines.append(Line((), (), mention.span, mention.span))
        return lines

    def _in_context(self, span: Span, width: int) -> list[Piece]:
        """The words around a mention, the name marked; a third of the room before it."""
        text = self.places.issue.source.text
        name = shown(" ".join(text[span.start : span.end].split()))
        before = shown(" ".join(text[max(0, span.start - _CONTEXT) : span.start].splitlines()[-1:]).lstrip())
        behind = shown(" ".join(text[span.end : span.end + _CONTEXT].split("\n")[:1]))
        room = max(0, (width - cells(name) - 6) // 3)
        while cells(before) > room:
            before = before[1:]
        return [Piece("     "), Piece(before, "muted"), Piece(name, "match"), Piece(behind, "muted")]


class _CardTable:
    """A card as rows: what it is, its words, how it stands, its date, and its citation."""

    def __init__(self, of: Person, places: Places) -> None:
        self.of = of
        self.places = places
        self._cited: dict[tuple[int, str | None], str] = {}

    def rows(self) -> Iterator[list[str]]:
        person = self.of
        first = self._cite(person.mentions[0].span) if person.mentions else ""
        yield [texts.tr("people.name"), named(person), texts.tr("people.times", count=len(person.mentions)), "", first]
        if person.is_doubtful:
            yield [texts.tr("people.status"), doubt_words(person), "", "", ""]
        for variant, why in zip(person.variants, person.why, strict=False):
            yield [texts.tr("people.variants"), variant, _reason(why), "", ""]
        if person.attendance:
            yield [texts.tr("people.attendance"), texts.tr(f"people.{person.attendance}"), "", "", ""]
        for key, words in (("posts", person.roles), ("elected-to", person.elected), ("evidence", _evidence(person))):
            yield from ([texts.tr(f"people.{key}"), each, "", "", ""] for each in words)
        for each in appointments_of(person):
            yield from self._event(each)
        for mention in person.mentions:
            yield [texts.tr("people.mentions"), self._around(mention.span), "", "", self._cite(mention.span)]

    def _event(self, each: Appointment) -> Iterator[list[str]]:
        """An appointment, then every place that tells a step of it."""
        event = each.event
        yield [event_word(event), each.post, status_word(each), event.date or "", self._cite(event.span)]
        for step in each.steps:
            for place in step.places:
                status = " ".join(filter(None, (place.organ, place.reason, place.vote)))
                yield [step_word(step), self._words(place.span), status, place.date or "", self._cite(place.span)]

    def _cite(self, span: Span) -> str:
        """The citation of a place; those of one section and page are alike."""
        where = (self.places.at(span.start), self.places.page(span.start))
        if where not in self._cited:
            self._cited[where] = in_words(cite(self.places.issue, Span(span.start, span.start + 1)))
        return self._cited[where]

    def _around(self, span: Span) -> str:
        """A mention with the words of its lines around it."""
        text = self.places.issue.source.text
        before = text[max(0, span.start - _CONTEXT // 2) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + _CONTEXT // 2].partition("\n")[0]
        return " ".join(f"{before}{text[span.start : span.end]}{after}".split())

    def _words(self, span: Span) -> str:
        return " ".join(self.places.issue.source.text[span.start : span.end].split())


def doubt_words(person: Person) -> str:
    """That it is doubtful whether this is a person, and how much speaks for it."""
    return texts.tr("people.doubtful", percent=f"{person.certainty:.0%}")


def _reason(why: str) -> str:
    """Why another spelling was taken for the same person."""
    return texts.tr(f"people.why-{why}") if texts.has(f"people.why-{why}") else ""


def _places(each: Appointment) -> list[tuple[str, str | None, int | None]]:
    """What the lines below an appointment say: two posts of one sentence have them once."""
    return [(step.kind, step.event.date, step.event.document) for step in each.steps] + [(each.vote, each.reason, None)]


def _title(key: str) -> Line:
    return Line((Piece(" "), Piece(texts.tr(key), "title")))


def _line(words: str, role: str = "") -> Line:
    return Line((Piece("   "), Piece(shown(words), role)))


def _below(label: str, words: str, target: Span) -> Line:
    """A line below an appointment that leads to a place."""
    return Line((Piece(f"      {shown(label)}", "accent"), Piece(shown(words), "muted")), (), target)


def _evidence(person: Person) -> list[str]:
    """What says that somebody is a person, in the reader's words."""
    return [texts.tr(f"evidence.{code}") for code in person.evidence]
