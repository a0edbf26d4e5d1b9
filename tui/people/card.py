"""A person's card: posts, what happened and where it says so, attendance, spellings, every mention in its context."""

from __future__ import annotations

from typing import NamedTuple

from parsers.model import Event, Person, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, spread
from tui.people.happenings import Happening, happenings
from tui.people.view import event_role, event_words, happened
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
        keys = ("change", "post", "status", "document", "sentence")
        rows = [[texts.tr(f"people.{key}") for key in keys]]
        rows += [[texts.tr("people.posts"), role, "", "", ""] for role in self.of.roles]
        for item in happenings(self.of):
            for event in (item.event, *item.proposals):
                kind, status = event_words(event)
                document = self.places.document_title(event.span.start)
                rows.append([kind, event.post, status, document, self._words(event.span)])
        for mention in self.of.mentions:
            before = Span(max(0, mention.span.start - _CONTEXT // 2), mention.span.end + _CONTEXT // 2)
            document = self.places.document_title(mention.span.start)
            rows.append([texts.tr("people.mentions"), "", "", document, self._words(before)])
        return [[self.of.name, *rows[0]], *(["", *row] for row in rows[1:])]

    def _head(self) -> list[Line]:
        person = self.of
        count = Piece(f" {texts.tr('people.times', count=len(person.mentions))} ", "number")
        lines = [Line((Piece(" "), Piece(shown(person.name), "title")), (count,), person.mentions[0].span)]
        for variant, why in zip(person.variants, person.why, strict=False):
            reason = texts.tr(f"people.why-{why}") if texts.has(f"people.why-{why}") else ""
            words = texts.tr("people.also", name=variant)
            lines.append(Line((Piece("   "), Piece(f"{shown(words)}{reason}", "warn"))))
        if person.attendance:
            lines.append(Line((Piece("   "), Piece(texts.tr(f"people.{person.attendance}"), "accent"))))
        if person.roles:
            lines.append(_title("people.posts"))
            lines += [Line((Piece("   "), Piece(shown(role)))) for role in person.roles]
        return lines

    def _events(self) -> list[Line]:
        found = happenings(self.of)
        lines = [_title("people.events")] if found else []
        for k, item in enumerate(found):
            further = found[k + 1 : k + 2]
            lines += self._event(item, last=not further or further[0].event.span != item.event.span)
        return lines

    def _event(self, item: Happening, *, last: bool) -> list[Line]:
        """An event and where it was proposed; below the last of a sentence its document and the vote."""
        event = item.event
        kind, status = happened(item)
        right = (Piece(f" {status} ", "muted" if event.status == "decided" else "accent"),)
        first = Line((Piece(f"   {kind} ", event_role(event)), Piece(shown(event.post))), right, event.span)
        if not last:
            return [first]
        where = self._below("", self.places.document_title(event.span.start), event)
        vote = self._below("", event.vote or "", event)
        proposed = texts.tr("people.proposed")
        motions = [
            line
            for motion in item.proposals
            for line in self._below(f"{proposed} ", self.places.document_title(motion.span.start), motion)
        ]
        return [first, *where, *vote, *motions]

    def _below(self, label: str, words: str, event: Event) -> list[Line]:
        """A line below an event that leads to its place; none without words."""
        left = (Piece(f"      {label}", "accent"), Piece(shown(words), "muted"))
        return [Line(left, (), event.span)] if words else []

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

    def _words(self, span: Span) -> str:
        return " ".join(self.places.issue.source.text[span.start : span.end].split())


def _title(key: str) -> Line:
    return Line((Piece(" "), Piece(texts.tr(key), "title")))
