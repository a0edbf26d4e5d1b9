"""Namesakes: persons of one name whom the text itself tells apart, by their sex, their jobs, or in so many words.

Two places of a name are of two persons where one says 男 and the other 女, where one roster has both with different
jobs, where one is an ordinary employee somewhere and the other heads an office elsewhere, and where the text says that
they bear the same name (`甲某某（与本会甲某某同名）`). Places that say nothing of the kind go to the namesake whom the
same words stand beside, else to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from parsers.language.characters import strip_spaces
from parsers.lexicons import flagged
from parsers.people.hits import Hit
from parsers.people.words import LETTERS, SPACES

_SEX = re.compile(f"[（(]([男女])(?=[，,、；）)])|[{SPACES}]+([男女])(?=[{SPACES}，,；;。\\n]|\\Z)")
_JOB = re.compile(f"[（(](?:[男女][，,、])?({LETTERS}{{3,20}})[)）]")
_CELL = re.compile(
    f"(?:[（(][男女][^（()）\\n]{{0,6}}[)）])?[{SPACES}]+(?:[男女][{SPACES}]+)?({LETTERS}{{3,20}})[；;。]?(?=\\n|\\Z)"
)
"""A job that ends the row which its holder's name begins."""
_OFFICE = re.compile("[局厅处科所站队镇乡县市区]长\\Z|书记\\Z")
_ALIKE = re.compile("同名(?!单|次|称)|重名")
_ENDED = re.compile("[。；\\n]")
_SOON = 20
"""Characters after the second of two places within which it is said that they bear the same name."""
_TWINS = 12
"""How many places of one name that say something are compared: nobody has more namesakes in an issue."""
_NEAR = 4
"""Characters beside a name that are compared with those beside another place of it."""


class _Told(NamedTuple):
    """What one place says of its person, as far as that can tell two apart; empty where it says nothing."""

    hit: Hit
    sex: str = ""
    job: str = ""

    def differs(self, other: _Told) -> bool:
        """Whether the two places are of two persons."""
        if self.sex and other.sex and self.sex != other.sex:
            return True
        if not self.job or not other.job or self.job in other.job or other.job in self.job:
            return False
        listed = self.hit.group >= 0 and self.hit.group == other.hit.group
        return listed or _apart(self.job, other.job) or _apart(other.job, self.job)


def split_namesakes(text: str, groups: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """`groups`, the hits of each name, with those of namesakes in groups of their own."""
    split: dict[str, list[Hit]] = {}
    for key, group in groups.items():
        seeds = _seeds(text, group) if len(group) > 1 else []
        parts = _shared_out(text, group, seeds) if len(seeds) > 1 else [group]
        for number, part in enumerate(parts):
            split[f"{key}#{number}" if number else key] = part
    return split


def _seeds(text: str, group: Sequence[Hit]) -> list[Hit]:
    """Places of one name of which each two are of two persons; one or none where nothing tells any apart."""
    if alike := next(_said_alike(text, group), None):
        return list(alike)
    told = [each for each in (_told(text, hit) for hit in group) if each.sex or each.job][:_TWINS]
    seeds: list[_Told] = []
    for each in told:
        if all(each.differs(other) for other in seeds):
            seeds.append(each)
    return [each.hit for each in seeds]


def _told(text: str, hit: Hit) -> _Told:
    sex = _SEX.match(text, hit.end)
    job = _JOB.match(text, hit.end)
    if not job and text[hit.start - 1 : hit.start] in ("", "\n"):
        job = _CELL.match(text, hit.end)
    return _Told(hit, (sex[1] or sex[2]) if sex else "", strip_spaces(job[1]) if job else "")


def _apart(job: str, other: str) -> bool:
    """Whether nobody has both: an ordinary `job` somewhere, and an office or an ordinary job elsewhere."""
    return job.endswith(_jobs()) and (other.endswith(_jobs()) or _OFFICE.search(other) is not None)


@cache
def _jobs() -> tuple[str, ...]:
    return tuple(flagged("jobs_ordinary"))


def _said_alike(text: str, group: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
    """Two places of one sentence which says that those named there bear the same name."""
    for k, (first, second) in enumerate(pairwise(group)):
        said = _ALIKE.search(text, second.end, second.end + _SOON)
        alone = k + 2 == len(group) or not said or group[k + 2].start > said.end()
        if said and alone and not _ENDED.search(text, first.end, said.start()):
            yield first, second


def _shared_out(text: str, group: Sequence[Hit], seeds: Sequence[Hit]) -> list[list[Hit]]:
    """The places of one name, shared out among those whom the `seeds` tell apart."""
    parts: list[list[Hit]] = [[] for _ in seeds]
    for hit in group:
        parts[_number(text, hit, seeds)].append(hit)
    return parts


def _number(text: str, hit: Hit, seeds: Sequence[Hit]) -> int:
    """The number of the seed whose person `hit` names."""
    if hit in seeds:
        return seeds.index(hit)
    likeness = [_likeness(text, hit, seed) for seed in seeds]
    return likeness.index(max(likeness))


def _likeness(text: str, hit: Hit, seed: Hit) -> int:
    """How much that stands beside two places is the same: posts, and the characters on both sides."""
    before = _common(
        text[max(0, hit.start - _NEAR) : hit.start][::-1], text[max(0, seed.start - _NEAR) : seed.start][::-1]
    )
    after = _common(text[hit.end : hit.end + _NEAR], text[seed.end : seed.end + _NEAR])
    posts = len(set(hit.posts) & set(seed.posts))
    return posts * _NEAR + max(before, after) * (max(before, after) > 1)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
