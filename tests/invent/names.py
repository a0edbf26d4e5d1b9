"""Names of people who never were: drawn by how common surnames and given names are, and of every shape that lists print."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from math import exp
from pathlib import Path
from random import Random

from parsers.lexicons import weighed
from tests.invent.grammar import lines, words

LEXICONS = Path(__file__).parents[2] / "parsers" / "lexicons"
# How often a name is not an ordinary one, of a hundred, where a text has many kinds of names.
SHAPES = {"word surname": 14, "word given": 7, "a word": 7, "compound": 4, "rare": 5, "minority": 5, "double": 1}
WORDY = {"word surname": 12, "word given": 15, "a word": 12, "any word": 35, "rare": 4, "minority": 4}
CALM = {"word surname": 2, "word given": 2, "a word": 1, "compound": 1, "rare": 1, "minority": 1}
MIXES = {"tricky": SHAPES, "calm": CALM, "wordy": WORDY}
"""What the texts of a run are named for: those of most texts, those with few rare names, those with many that are words."""
COMMON = 10.5
"""Cost in nats of a common word at most."""
DOTS = "····•．‧・"


@cache
def _surnames() -> tuple[list[str], list[float]]:
    """Surnames, and their weights added up."""
    found = [(name, float(weight)) for weight, *rest in map(str.split, lines("surnames.txt")) for name in rest]
    return [name for name, _ in found], list(accumulate(weight for _, weight in found))


@cache
def _given() -> tuple[list[str], list[float]]:
    """The characters of given names, and their weights added up."""
    found: list[tuple[str, float]] = []
    for line in (LEXICONS / "given_costs.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cost, *rest = line.split()
            found += [(char, exp(-float(cost))) for char in rest]
    return [char for char, _ in found], list(accumulate(weight for _, weight in found))


@cache
def _common_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Common words of two characters: those that begin with a surname, and all."""
    found = [word for word, cost in weighed("word_costs").items() if len(word) == 2 and cost <= COMMON]
    surnames = set(_surnames()[0])
    return tuple(word for word in found if word[0] in surnames), tuple(found)


def _any_word(rng: Random) -> str:
    """A common word for a name (成功), with a character after it (成功业), or after a surname (贾成功)."""
    begins, every = _common_words()
    roll = rng.random()
    if roll < 0.4:
        return rng.choice(begins)
    if roll < 0.7:
        return rng.choice(begins) + _one(rng, _given())
    return _one(rng, _surnames()) + rng.choice(every)


@cache
def _confused() -> dict[str, str]:
    """What recognition makes of a character."""
    return {pair[0]: pair[1] for pair in words("confused.txt") if len(pair) == 2 and pair[0] != pair[1]}


def _one(rng: Random, of: tuple[list[str], list[float]]) -> str:
    """One of them, by weight."""
    return rng.choices(of[0], cum_weights=of[1])[0]


def _given_name(rng: Random, single: float = 0.16) -> str:
    """A given name: one character, two, now and then one said twice."""
    first = _one(rng, _given())
    if rng.random() < single:
        return first
    return first + (first if rng.random() < 0.02 else _one(rng, _given()))


def _minority(rng: Random, dot: str) -> str:
    """A name of another language, with or without a dot."""
    shape = rng.random()
    if shape < 0.55:
        return dot.join(rng.sample(words("names_uyghur.txt"), 2))
    if shape < 0.85:
        return "".join(rng.sample(words("names_tibetan.txt"), rng.choice((1, 2, 2))))
    return rng.choice(words("names_other.txt"))


def draw(rng: Random, shapes: dict[str, int], dot: str) -> str:
    """One name, in simplified characters."""
    roll = rng.random() * 100
    for shape, share in shapes.items():
        roll -= share
        if roll < 0:
            return _shaped(rng, shape, dot)
    return _one(rng, _surnames()) + _given_name(rng)


def _shaped(rng: Random, shape: str, dot: str) -> str:
    """A name of one of the shapes."""
    if shape == "word surname":
        return rng.choice(words("surnames_words.txt")) + _given_name(rng, 0.35)
    if shape == "word given":
        parts = [rng.choice(words("given_words.txt")), _one(rng, _given())]
        rng.shuffle(parts)
        return _one(rng, _surnames()) + "".join(parts[: rng.choice((1, 2, 2, 2))])
    if shape == "any word":
        return _any_word(rng)
    if shape == "a word":
        return rng.choice(words("names_that_are_words.txt"))
    if shape == "compound":
        return rng.choice(words("surnames_compound.txt")) + _given_name(rng, 0.4)
    if shape == "rare":
        if rng.random() < 0.5:
            return rng.choice(words("surnames_rare.txt")) + _given_name(rng)
        parts = [rng.choice(words("given_rare.txt")), *_given_name(rng, 1)]
        rng.shuffle(parts)
        return _one(rng, _surnames()) + "".join(parts[: rng.choice((1, 2, 2))])
    if shape == "double":
        return _one(rng, _surnames()) + _one(rng, _surnames()) + _given_name(rng, 0.05)
    return _minority(rng, dot)


def spread(name: str, blank: str) -> str:
    """A name of two characters with blanks between, as in columns; a longer one as it is."""
    return name[0] + blank + name[1] if len(name) == 2 else name


def misprinted(rng: Random, name: str) -> str:
    """The name with one character that recognition got wrong; as it is where none of its characters is known to go wrong."""
    places = [at for at, char in enumerate(name) if char in _confused()]
    if not places:
        return name
    at = rng.choice(places)
    return name[:at] + _confused()[name[at]] + name[at + 1 :]
