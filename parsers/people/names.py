"""The names of one stretch of text, decided: which begin, which end at a place. Facts are attached to these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from parsers.language.posts import Range, titles
from parsers.people.hits import Named
from parsers.people.together import Scored
from parsers.people.words import ADDRESS, HONOURS, SPACES, Words, starts_with

_BEHIND = f"(?:[（(][^（()）\\n]{{0,20}}[)）])?{ADDRESS}?{HONOURS}"
_NEXT = re.compile(f"{_BEHIND}[{SPACES}]{{0,2}}(?:、[{SPACES}\\n]{{0,2}}|和|及|与|以及)")


class Names:
    """The names of `text`, none overlapping another; `bodies` are the bodies and places that the issue names."""

    def __init__(
        self, text: str, bodies: Words, scored: Iterable[Scored], known: Sequence[Range] | None = None
    ) -> None:
        """`known`: the titles of the text, where they have been looked for."""
        self._known = known
        self.text = text
        self.bodies = bodies
        self.all = [
            Named(each.span.start, each.span.end, each.span.name, each.odds, each.left, each.right) for each in scored
        ]
        self._from = {named.start: named for named in self.all}
        self._to = {named.end: named for named in self.all}
        self._list_ends: dict[int, int] = {}

    @cached_property
    def titles(self) -> tuple[Range, ...]:
        """The titles of the text, in order."""
        return tuple(titles(self.text) if self._known is None else self._known)

    def after(self, start: int) -> Named | None:
        """The name that begins at `start`."""
        return self._from.get(start)

    def before(self, end: int) -> Named | None:
        """The name that ends at `end`."""
        return self._to.get(end)

    def at(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is a name."""
        named = self._from.get(start)
        return named is not None and named.end == end

    def listed_after(self, end: int) -> Iterator[Named]:
        """The names that go on after one that ends at `end`, joined by 、 and at last by 和."""
        while joint := _NEXT.match(self.text, end):
            named = self._from.get(joint.end())
            if named is None:
                return
            yield named
            end = named.end

    def list_from(self, start: int) -> tuple[Named, ...]:
        """The name that begins at `start` and those that its list goes on with; empty when none does."""
        first = self._from.get(start)
        return (first, *self.listed_after(first.end)) if first else ()

    def list_end(self, named: Named) -> int:
        """Where the list ends that `named` begins or goes on; where it ends itself when it stands in none."""
        if not self._list_ends:
            for each in reversed(self.all):
                joint = _NEXT.match(self.text, each.end)
                self._list_ends[each.start] = self._list_ends.get(joint.end(), each.end) if joint else each.end
        return self._list_ends[named.start]

    def body_at(self, at: int) -> bool:
        """Whether a body or a place that the issue names begins at `at`: 任 is no verb in 任山区人民法院."""
        return starts_with(self.text, at, self.bodies) > 2
