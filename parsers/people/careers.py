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
            posts = tuple(dict.fromkeys(_posts(text)))
            if posts:
                yield replace(last[subject.name], posts=posts, changes=())


def _posts(text: str) -> Iterator[str]:
    """The posts that a text states; bare titles take the body where the sentence says that the person worked."""
    body = ""
    at = 0
    for match in _CAREER.finditer(text):
        phrase = match["posts"] or match["post"]
        if title_before(phrase, len(phrase)) == len(phrase):
            continue
        if match["several"]:
            sentence = max(text.rfind("。", at, match.start()), text.rfind("；", at, match.start())) + 1
            places = _PLACE.findall(text, max(sentence, at), match.start())
            body = places[-1] if places else "" if sentence else body
            at = match.start()
        for part in re.split("、", phrase) if match["several"] else expand(phrase):
            if title_before(part, len(part)) < len(part):
                full = part if as_role(part) or not match["several"] else body + part
                if as_role(full):
                    yield full


def _speaker(reading: Reading, at: int) -> str:
    """Who delivered the document that index `at` of the reading stands in; empty when it is not known."""
    section = reading.document(at)
    return "".join((section.speaker or "").split()) if section else ""
