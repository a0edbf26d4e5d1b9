"""People by what a reader types: characters, pinyin, posts, filters; simplified for traditional; a wrong character.

Pure, and quick with a hundred thousand people: all names are one string that regular expressions walk. Tiers, best
first: the name, its beginning, a part of it, its characters in order, pinyin, a post, one wrong character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from parsers.lexicons import entries
from parsers.model import Event, Person
from parsers.people.acting import is_acting
from tui.search.fold import fold
from tui.search.pinyin import common_syllables, syllables

MOST = 2000
"""How many people one search lists at most."""

FILTERS: dict[str, str] = {
    "任": "appoint", "任命": "appoint", "appointed": "appoint", "免": "remove", "免去": "remove", "removed": "remove",
    "代": "acting", "代理": "acting", "acting": "acting", "辞": "resign", "resigned": "resign",
    "选": "elect", "补选": "elect", "elected": "elect",
    "出席": "present", "present": "present", "请假": "leave", "leave": "leave", "缺席": "absent",
    "absent": "absent", "列席": "observer", "observer": "observer",
}  # fmt: skip
"""Words that, before a colon, leave only people of whom that is so."""

ATTENDANCE = {word: what for word, what in FILTERS.items() if what in ("present", "leave", "absent", "observer")}
"""Words that without a colon, too, find those of whom that is so, and not only who is called so."""

FILTER = re.compile(f"({'|'.join(sorted(FILTERS, key=len, reverse=True))})\\s*:")
_LATIN = re.compile("[a-z']+")


class Found(NamedTuple):
    """A person found: its number, how well (0 is best), and the indices of the matched characters of the name."""

    number: int
    tier: int
    places: tuple[int, ...] = ()


class Lines:
    """Many short lines as one string, each line somebody's."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        self.owners: list[int] = []
        self.starts: list[int] = []
        parts: list[str] = []
        at = 1
        for owner, line in lines:
            self.owners.append(owner)
            self.starts.append(at)
            parts.append(line)
            at += len(line) + 1
        self.text = "\n" + "\n".join(parts) + "\n"

    def find(self, pattern: str) -> Iterator[tuple[int, int, int, str]]:
        """For each match its owner, its range in the line, and the line."""
        for match in re.finditer(pattern, self.text):
            k = bisect_right(self.starts, match.start()) - 1
            if k >= 0:
                start = self.starts[k]
                yield self.owners[k], match.start() - start, match.end() - start, self.line(k)

    def line(self, k: int) -> str:
        """Line number `k`."""
        end = self.starts[k + 1] - 1 if k + 1 < len(self.starts) else len(self.text) - 1
        return self.text[self.starts[k] : end]


class PeopleIndex:
    """The search keys of some people. For a hundred thousand it takes half a second to make: not on the UI's thread."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self.names = Lines(_name_lines(people))
        self.sounds = Lines(_sound_lines(people))
        self.posts = Lines((number, fold(post)) for number, person in enumerate(people) for post in _posts(person))
        self._listed = {fold(word): _listed(people, what) for word, what in ATTENDANCE.items()}
        """For each word of attendance, its pinyin and its initials, whom it is said of."""
        for word in ATTENDANCE:
            if not word.isascii():
                read = syllables(word)
                for spelled in ("".join(read), "".join(syllable[0] for syllable in read)):
                    self._listed[spelled] = self._listed[word]

    def rank(self, query: str) -> list[Found]:
        """The people that `query` means, best first; all of them, in order, for an empty one."""
        query = fold(query)
        wanted = {FILTERS[word] for word in FILTER.findall(query)}
        words = terms(FILTER.sub(" ", query))
        found: dict[int, Found] | None = None
        for term in words:
            one = self._term(term)
            found = one if found is None else {n: _both(found[n], one[n]) for n in found if n in one}
        if found is None:
            found = {number: Found(number, 0) for number in range(len(self.people))}
        kept = [hit for hit in found.values() if all(person_is(self.people[hit.number], what) for what in wanted)]
        if words:
            kept.sort(key=lambda hit: (hit.tier, -len(self.people[hit.number].mentions), hit.number))
        kept.sort(key=lambda hit: self.people[hit.number].is_doubtful)
        return kept[:MOST] if words or wanted else kept

    def named(self, term: str) -> set[int]:
        """The people whose name has `term`, in characters or in pinyin, by number."""
        term = fold(term)
        finder = self._by_sound if re.search("[a-z]", term) else self._by_name
        return {hit.number for hit in finder(term)}

    def _term(self, term: str) -> dict[int, Found]:
        """The people that one word finds, by number; of a word of attendance also those of whom it is said."""
        found = self._written(term)
        if found and len(term) == 2 and term.isascii():  # initials: of a name sooner than of a word
            return found
        for number in self._said_of(term):
            if number not in found or found[number].tier > 45:
                found[number] = Found(number, 45)
        return found

    def _said_of(self, term: str) -> Sequence[int]:
        """Of whom a word of attendance is said; of its pinyin and of an English word the beginning does."""
        known = self._listed.get(term)
        if known is None and len(term) >= 4 and term.isascii():
            known = next((listed for word, listed in self._listed.items() if word.startswith(term)), None)
        return known or ()

    def _written(self, term: str) -> dict[int, Found]:
        """The people whose names or posts one word finds, by number."""
        found: dict[int, Found] = {}
        finders = [self._by_sound] if re.search("[a-z]", term) else [self._by_name, self._by_post, self._by_slip]
        for finder in finders:
            for hit in finder(term):
                old = found.get(hit.number)
                if old is None or hit.tier < old.tier:
                    found[hit.number] = hit
                if len(found) >= 4 * MOST:
                    return found
            if found and finder != self._by_name:
                break
        return found

    def _by_name(self, term: str) -> Iterator[Found]:
        """Exact 0, beginning 10, part 20, characters in order 30."""
        for owner, start, end, line in self.names.find(re.escape(term)):
            tier = 20 if start else 10 if end < len(line) else 0
            yield Found(owner, tier, tuple(range(start, end)))
        if len(term) >= 2:
            for owner, start, end, line in self.names.find("[^\\n]{0,4}?".join(map(re.escape, term))):
                if end - start > len(term):
                    yield Found(owner, 30, _in_order(term, line, start))

    def _by_post(self, term: str) -> Iterator[Found]:
        """A part of a post 50, its characters in order 70; a shorter post before a longer, 正 before 副."""
        any_found = False
        for owner, _, _, line in self.posts.find(re.escape(term)):
            any_found = True
            yield Found(owner, 50 + min(9, max(0, len(line) - len(term)) // 3 + ("副" in line and "副" not in term)))
        if not any_found and 2 <= len(term) <= 12:
            for owner, start, end, _ in self.posts.find("[^\\n]{0,20}?".join(map(re.escape, term))):
                yield Found(owner, 70 + min(9, (end - start) // 4))

    def _by_slip(self, term: str) -> Iterator[Found]:
        """One look-alike character 60, one that sounds alike 65, one wrong 80, one too many 85."""
        if not 2 <= len(term) <= 6:
            return
        for k, char in enumerate(term):
            alike = _alike().get(char, "")
            before, behind = re.escape(term[:k]), re.escape(term[k + 1 :])
            if alike:
                for owner, start, end, _ in self.names.find(f"{before}[{alike}]{behind}"):
                    yield Found(owner, 60, tuple(range(start, end)))
            if len(term) >= 3:
                for owner, start, end, line in self.names.find(f"(?<=\\n){before}[^\\n]{behind}(?=\\n)"):
                    sounds = common_syllables(line[start + k]) == common_syllables(char)
                    yield Found(owner, 65 if sounds else 80, tuple(i for i in range(start, end) if i != start + k))
                for owner, start, end, _ in self.names.find(f"(?<=\\n){before}{behind}(?=\\n)"):
                    yield Found(owner, 85, tuple(range(start, end)))

    def _by_sound(self, term: str) -> Iterator[Found]:
        """Pinyin, whole, initials or mixed, characters among it: the whole name 0–2, its beginning 12–15, a part 40."""
        for owner, start, end, line in self.sounds.find(_sound_pattern(term)):
            first = line.count("'", 0, start + 1) - (line[start] == "'")
            last = line.count("'", 0, end)
            whole = last == line.count("'") and not first
            plain = _spelled(line[start:end]) == _spelled(term)
            ended = end == len(line) or not line[end].isascii() or not line[end].isalpha()
            tier = (1 if plain and ended else 2) if whole else (12 if plain else 15) if not first else 40
            yield Found(owner, tier, tuple(range(first, last)))


def terms(query: str) -> list[str]:
    """The words of a query; single characters apart by spaces are one word (`何 生`)."""
    words = query.replace("，", " ").replace(",", " ").split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return ["".join(words)]
    return words


def _both(a: Found, b: Found) -> Found:
    return Found(a.number, max(a.tier, b.tier), tuple(sorted({*a.places, *b.places})))


def person_is(person: Person, what: str) -> bool:
    """Whether what a filter says is so of a person."""
    if what in ("appoint", "remove", "resign"):
        return event_is(person.events, what)
    if what == "acting":
        return event_is(person.events, what) or any(is_acting(role) for role in person.roles)
    return bool(person.elected) if what == "elect" else person.attendance == what


def event_is(events: Iterable[Event], what: str) -> bool:
    """Whether one of `events` is what a filter says: an appointment, a removal, a resignation, one to act."""
    if what in ("appoint", "remove"):
        return any(event.kind == what and not event.acting for event in events)
    return any(event.acting if what == "acting" else event.resigned for event in events)


def _listed(people: Sequence[Person], what: str) -> tuple[int, ...]:
    return tuple(number for number, person in enumerate(people) if person.attendance == what)


def _posts(person: Person) -> Iterator[str]:
    yield from dict.fromkeys((*person.roles, *(event.post for event in person.events)))


def _name_lines(people: Sequence[Person]) -> Iterator[tuple[int, str]]:
    for number, person in enumerate(people):
        for name in (person.name, *person.variants):
            yield number, fold(name)


def _sound_lines(people: Sequence[Person]) -> Iterator[tuple[int, str]]:
    """Each name as ``何'he裕'yu生'sheng``: a pattern may take a character or the letters of its syllable."""
    for number, person in enumerate(people):
        for name in (person.name, *person.variants):
            key = fold(name)
            read = syllables(name)
            yield number, "".join(f"{char}'{sound}" for char, sound in zip(key, read, strict=True))
            common = common_syllables(name)
            if common != read:
                yield number, "".join(f"{char}'{sound}" for char, sound in zip(key, common, strict=True))


def _sound_pattern(term: str) -> str:
    """Letters of one syllable follow one another; the rest of a syllable may be left out before the next begins."""
    pattern: list[str] = []
    before = ""
    for char in term:
        if char in "'\"":
            continue
        latin = char.isascii() and char.isalnum()
        if not before:
            pattern.append(f"'{char}" if latin else f"{re.escape(char)}'")
        elif latin:
            pattern.append(f"(?:[a-z]*[^\\na-z]')??{char}" if before == "latin" else f"(?:[a-z]*[^\\na-z]'){char}")
        else:
            pattern.append(f"[a-z]*{re.escape(char)}'")
        before = "latin" if latin else "han"
    return "".join(pattern)


def _spelled(text: str) -> str:
    """The letters of a stretch of a sound line."""
    return "".join(_LATIN.findall(text)).replace("'", "")


def _in_order(term: str, line: str, start: int) -> tuple[int, ...]:
    places: list[int] = []
    at = start
    for char in term:
        at = line.index(char, at)
        places.append(at)
        at += 1
    return tuple(places)


@cache
def _alike() -> dict[str, str]:
    """For each character those that it is taken for, folded."""
    table: dict[str, set[str]] = {}
    for group in entries("lookalikes"):
        chars = set(fold(group))
        for char in chars:
            table.setdefault(char, set()).update(chars - {char})
    return {char: "".join(sorted(others)) for char, others in table.items()}
