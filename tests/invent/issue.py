"""One text in the making: its place and time, its people, and the words for what it says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from tests.invent import marks, names
from tests.invent.gold import Attendance, Kind, Status, Told
from tests.invent.grammar import expand
from tests.invent.places import Place, below, place
from tests.invent.script import traditional, traditional_name

NUMERALS = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number below a hundred in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + (NUMERALS[ones] if ones or not tens else "")


@dataclass(slots=True)
class Person:
    """Somebody of the text. Put into a string it says the name, marked."""

    number: int
    told: Told
    rng: Random

    def __str__(self) -> str:
        return marks.said(self.number, self.told.name)

    def __format__(self, spec: str) -> str:
        return str(self)

    @property
    def name(self) -> str:
        """The name itself, without marks."""
        return self.told.name

    def spread(self, blank: str = "\u3000") -> str:
        """The name as columns print it, blanks within one of two characters."""
        return marks.said(self.number, names.spread(self.name, blank))

    def misprinted(self) -> str:
        """The name with a character wrong."""
        return marks.said(self.number, names.misprinted(self.rng, self.name))

    def holds(self, *roles: str) -> Person:
        """Gives the person these roles."""
        self.told.roles += [role for role in roles if role and role not in self.told.roles]
        return self

    def attends(self, how: Attendance) -> Person:
        """Says whether the person was there."""
        self.told.attendance = self.told.attendance or how
        return self


class Issue:
    """What all layouts of a text share."""

    def __init__(
        self,
        rng: Random,
        traditional_script: bool = False,
        shapes: dict[str, int] | None = None,
        *,
        mix: str = "tricky",
    ) -> None:
        often = names.MIXES[mix]
        self.rng = rng
        self.traditional = traditional_script
        self.shapes = (
            shapes if shapes is not None else rng.choice((names.CALM if mix != "wordy" else often, often, often))
        )
        self.dot = rng.choice(names.DOTS)
        # Which prose without people goes with it, where the script is the traditional one.
        self.region = ""
        self.place: Place = place(rng)
        self.year, self.month, self.day = rng.randint(1996, 2037), rng.randint(1, 12), rng.randint(1, 28)
        self.term, self.session = rng.randint(2, 19), rng.randint(1, 42)
        self.people: list[Person] = []
        self._names: set[str] = set()
        self._points = 0

    def person(self, shapes: dict[str, int] | None = None) -> Person:
        """Somebody new; rarely a namesake of another."""
        for _ in range(40):
            name = names.draw(self.rng, self.shapes if shapes is None else shapes, self.dot)
            name = traditional_name(name) if self.traditional else name
            if name not in self._names or self.rng.random() < 0.005:
                break
        return self.called(name)

    def called(self, name: str) -> Person:
        """Somebody new of this name."""
        self._names.add(name)
        made = Person(len(self.people), Told(name), self.rng)
        self.people.append(made)
        return made

    def some(self, low: int, high: int) -> list[Person]:
        """Several people."""
        return [self.person() for _ in range(self.rng.randint(low, high))]

    def known(self) -> Person:
        """Somebody of the text already, or somebody new."""
        if self.people and self.rng.random() < 0.6:
            return self.rng.choice(self.people)
        return self.person()

    def point(self) -> tuple[int, str]:
        """The beginning of a sentence that events are told by: its number and its mark."""
        self._points += 1
        return self._points - 1, marks.point(self._points - 1)

    def event(self, people: Iterable[Person], kind: Kind, posts: Iterable[str], point: int, status: Status) -> None:
        """An appointment or a removal of all of these people to or from all of these posts."""
        posts = list(posts)
        for person in people:
            person.holds(*posts)
            person.told.events += [(kind, post, point, status) for post in posts]

    def bound(self) -> dict[str, object]:
        """What every wording may ask for."""
        of = self.place
        return {
            "P": of.name, "S": of.kind, "H": of.head, "U": of.parent or "本省", "Y": self.year, "M": self.month, "D": self.day,
            "T": han(self.term), "N": han(self.session), "B": below(self.rng, of), "date": self.date(),
        }  # fmt: skip

    def date(self) -> str:
        """The day of the issue."""
        return f"{self.year}年{self.month}月{self.day}日"

    def say(self, text: str, **more: object) -> str:
        """A wording with everything filled in: a symbol in braces, or a text that holds some."""
        return expand(self.rng, text, {**self.bound(), **more})

    def chain(self, people: Sequence[Person]) -> str:
        """Names in a row within a sentence, the last joined by a word now and then."""
        comma, last = self.pick("、", "、", "、", "、", "，"), self.pick("、", "、", "、", "和", "与", "及", "以及")
        if len(people) < 2 or comma == "，" or last == "、":
            return listed(people, comma)
        return listed(people[:-1]) + last + str(people[-1])

    def pick(self, *of: str) -> str:
        """One of these."""
        return self.rng.choice(of)

    def chance(self, of: float) -> bool:
        """Whether it happens this time."""
        return self.rng.random() < of

    def finished(self, marked: str) -> str:
        """The whole text in its script; what is told of people goes along."""
        if not self.traditional:
            return marked
        for person in self.people:
            told = person.told
            told.roles = [traditional(role) for role in told.roles]
            told.events = [(kind, traditional(post), at, status) for kind, post, at, status in told.events]
        return traditional(marked)


def listed(people: Sequence[object], comma: str = "、") -> str:
    """Names in a row."""
    return comma.join(str(one) for one in people)
