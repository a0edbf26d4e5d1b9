"""Invented places and the bodies that stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.invent.grammar import words

HEADS = {"省": "省长", "市": "市长", "州": "州长", "区": "区长", "县": "县长", "旗": "旗长"}
NATIONS = ("回族", "土家族", "苗族", "彝族", "侗族", "瑶族", "畲族", "壮族", "藏族", "蒙古族", "哈尼族")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its full name, the word for its kind alone, its head, and what it belongs to."""

    name: str
    kind: str
    parent: str
    parent_kind: str

    @property
    def head(self) -> str:
        """The post of its head."""
        return HEADS[self.kind]


def stem(rng: Random) -> str:
    """The name of a place without its ending."""
    return rng.choice(words("places.txt"))


def place(rng: Random) -> Place:
    """A place with people's congress and government, mostly a county or a district."""
    own, above = rng.sample(words("places.txt"), 2)
    kind = rng.choices(("县", "区", "市", "省", "州", "旗"), (32, 24, 30, 6, 4, 4))[0]
    if kind == "省":
        return Place(own + "省", kind, "", "")
    if kind == "州":
        return Place(own + rng.choice(NATIONS) + "自治州", kind, above + "省", "省")
    if kind == "县" and rng.random() < 0.15:
        return Place(own + rng.choice(NATIONS) + "自治县", kind, above + "市", "市")
    return Place(own + kind, kind, above + ("省" if kind == "市" else "市"), "省" if kind == "市" else "市")


def below(rng: Random, of: Place) -> str:
    """A place within one: a county of a city, a township of a county."""
    ends = {"省": ("市", "市", "州"), "市": ("区", "县", "县", "市"), "州": ("县", "市")}.get(
        of.kind, ("镇", "乡", "街道")
    )
    return stem(rng) + rng.choice(ends)
