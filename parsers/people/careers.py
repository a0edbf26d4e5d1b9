"""Posts that a career states (`现任某局局长`): of the person a paragraph begins with, or of who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.language.numerals import TO_TEN
from parsers.patterns import near
from parsers.people.formulas import CHOSEN
from parsers.people.hits import TITLED, Change, Hit
from parsers.people.reading import Reading
from parsers.people.shared_posts import as_role, expand
from parsers.people.words import LETTERS

_CAREER = near(
    f"(?=[现拟起年月\\d])(?:现[任为]|(?P<next>拟(?:任(?![命人职])|提名(?:任|为)|(?:提|转|调|改|升|交流)任|提拔[任为]|晋升为|(?:推荐|聘任|任用)(?:提名)?为))|起(?:担任|任)"
    "|(?P<since>[年月](?:担任|任))"
    f"|\\d{{4}}[.．年]\\d{{1,2}}月?(?:[—–~～至-]+今|起)[，, \\u3000]*(?:担任|任)?)"
    f"(?P<post>(?:{LETTERS}|[、（）()]){{2,40}})",
    *("现任", "现为", "拟", "年任", "月任", "年担任", "月担任", "今", "起"),
)
_NUMBER = re.compile(f"\\s*(?:[（(]?[{TO_TEN}\\d]{{1,3}}[)）、.．]\\s*)?")
_SEX = re.compile("(?:同志)?[，,（(](?:男|女)[，,]")
_FIRST_PERSON = re.compile("(?:^|[，。；])我")


def find_careers(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """For each person whose career a paragraph tells, their last hit again with the posts told: these come last."""
    starts = [hit.start for hit in hits]
    last = {hit.name: hit for hit in hits}
    for index, block in enumerate(reading.blocks):
        text = block.flow.text
        if len(text) < 12 or not _CAREER.search(text):
            continue
        start = reading.starts[index]
        inside = hits[bisect_left(starts, start) : bisect_left(starts, start + len(text))]
        subjects = list(_subjects(text, start, inside))
        if not subjects and _FIRST_PERSON.search(text) and (speaker := last.get(_speaker(reading, start))):
            subjects = [(0, speaker)]
        for (at, subject), (end, _) in pairwise([*subjects, (len(text), None)]):
            posts = tuple(dict.fromkeys(_posts(text[at:end])))
            if subject and posts:
                changes = tuple(_proposed(text[at:end], start, start + len(text)))
                yield replace(last[subject.name], weight=max(subject.weight, TITLED), posts=posts, changes=changes)


def _subjects(text: str, start: int, inside: Sequence[Hit]) -> Iterator[tuple[int, Hit | None]]:
    """Whom a paragraph is about, from which index on: who begins it, and each whose sex it states (`甲某，男，…`)."""
    number = _NUMBER.match(text)
    head = number.end() if number else 0
    for hit in inside:
        if hit.start - start == head or _SEX.match(text, hit.end - start):
            yield hit.start - start, hit


def _proposed(text: str, start: int, end: int) -> Iterator[Change]:
    """What a text proposes its subject for (`拟任某厅厅长`); `start` and `end` are the paragraph's range."""
    for match in _CAREER.finditer(text):
        if match["next"]:
            for post in expand(CHOSEN.sub("", match["post"])):
                if as_role(post):
                    yield Change("appoint", post, "proposed", start, end)


def _posts(text: str) -> Iterator[str]:
    """The posts that a text says its subject holds now, or is to hold: what they were before (历任) is no role.

    Of the posts that are dated (`2016年3月任…`) the last is held now, where nothing else is said to be.
    """
    stated = list(_CAREER.finditer(text))
    now = [match for match in stated if not match["since"]]
    for match in now if any(not match["next"] for match in now) else (*now, *stated[-1:]):
        yield from (post for post in expand(CHOSEN.sub("", match["post"])) if as_role(post))


def _speaker(reading: Reading, at: int) -> str:
    """Who delivered the document that index `at` of the reading stands in; empty when it is not known."""
    section = reading.document(at)
    return "".join((section.speaker or "").split()) if section else ""
