"""Posts that a career states (`历任书记员、审判员`): of the person a paragraph begins with, or of who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.cells import HAN
from parsers.people.hits import Hit
from parsers.people.posts import as_role, expand, title_before
from parsers.people.reading import Reading

_CAREER = re.compile(
    f"(?P<several>[历歷]任)(?P<posts>(?:[{HAN}]|[、（）()]){{2,80}})"
    f"|(?:[现現]任|[时時]任|(?:[年月]|起)(?:[担擔]任|任))(?P<post>(?:[{HAN}]|[、（）()]){{2,40}})"
)
_PLACE = re.compile(
    f"(?:在|[进進]入|到|[调調]入|考入|分配到)([{HAN}]{{2,20}}?(?:法院|[检檢]察院|局|委"
    f"|[厅廳]|部|[办辦]公室|政府|大[学學]|中[学學]|公司))"
)
_FIRST_PERSON = re.compile("(?:^|[，。；])我")


def find_careers(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """For each person whose career a paragraph tells, their last hit again with the posts told: these come last."""
    by_start = {hit.start: hit for hit in hits}
    last = {hit.name: hit for hit in hits}
    for number, block in enumerate(reading.blocks):
        text = block.flow.text
        if "任" not in text or len(text) < 12:
            continue
        start = reading.starts[number]
        subject = by_start.get(start + len(text) - len(text.lstrip()))
        if subject is None and _FIRST_PERSON.search(text):
            subject = last.get(_speaker(reading, start))
        if subject is not None:
            posts = tuple(dict.fromkeys(post for match in _CAREER.finditer(text) for post in _posts(text, match)))
            if posts:
                yield replace(last[subject.name], posts=posts, changes=())


def _posts(text: str, match: re.Match[str]) -> Iterator[str]:
    """The posts of one statement; bare titles take the body where the sentence says that the person worked."""
    phrase = match["posts"] or match["post"]
    if title_before(phrase, len(phrase)) == len(phrase):
        return
    body = ""
    if match["several"]:
        sentence = max(text.rfind("。", 0, match.start()), text.rfind("；", 0, match.start())) + 1
        for place in _PLACE.finditer(text, sentence, match.start()):
            body = place[1]
    for part in re.split("、", phrase) if match["several"] else expand(phrase):
        if title_before(part, len(part)) < len(part):
            full = part if as_role(part) else body + part
            if as_role(full):
                yield full


def _speaker(reading: Reading, at: int) -> str:
    """Who delivered the document that index `at` of the reading stands in; empty when it is not known."""
    offset = reading.span(at, at + 1).start
    for section in reading.sections:
        if section.span.start <= offset < section.span.end:
            return "".join((section.speaker or "").split())
    return ""
