"""How many were due, present, on leave, absent and observing: what the text states, and whom its rosters name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from parsers.language.numerals import TO_TEN, whole_number
from parsers.language.script import is_traditional, simplified
from parsers.model import Attendance, BlockKind, Issue, Person, Span
from parsers.people.documents import Documents

Counted = Literal["due", "present", "leave", "absent", "observer"]
Verdict = Literal["", "agrees", "differs", "doubtful"]

_NUMBER = f"(?P<number>\\d{{1,4}}|[{TO_TEN}百零〇两]{{1,7}})\\s*(?:人(?!次|大|民)|名|位)"
_WORDS: tuple[tuple[str, Counted], ...] = (
    ("应到会?|应出席|应参加", "due"),
    ("实到会?|实际到会|出席", "present"),
    ("请假", "leave"),
    ("缺席", "absent"),
    ("列席", "observer"),
)
_ANY = "|".join(words for words, _ in _WORDS)
_QUORUM = re.compile("应到|应出席|应参加|实到|实际到会|实际出席|实出席|出席(?:本次)?会议的(?:常委会)?(?:组成人员|委员)")
"""Words that only a sentence has that counts a meeting; a report too says how many attended something."""
_WHO = f"(?:第[{TO_TEN}\\d]{{1,4}}次|会议|本次会议|人员|人数|名单|代表|委员|常委会|组成人员|的|有|共|计|为|[:：\\s])"
_IN_SENTENCE = re.compile(f"(?P<word>{_ANY}){_WHO}{{0,6}}{_NUMBER}")
_MEMBERS = re.compile(f"组成人员共?{_NUMBER}")
"""How many belong to a body, in a sentence that goes on with how many came."""
_LABEL = re.compile(
    f"(?P<word>出席|请假|缺席|列席){_WHO}{{0,6}}(?:[（(]\\s*(?:共|计)?{_NUMBER}\\s*[）)]"
    f"|{_NUMBER.replace('number', 'alone')}[^\\S\\n]*(?:\\n|\\Z))"
)
"""出席（45人）： over a list; 委员出席 45人 on a line of its own."""
_TOGETHER = re.compile(f"(?:委员|组成人员)等?共{_NUMBER}出席了?会议")
_BEFORE = re.compile(f"(?:\\A|\\n)[\\W\\d{TO_TEN}]{{0,5}}(?:委员|代表|官员)?\\Z")
_INDENT = 8
"""Characters before a label in which its line begins, with nothing but a number and whom it counts among them."""
_REACH = 120
"""Characters of a sentence that are read on each side of its words of quorum."""


class Stated(NamedTuple):
    """A count that the text states of a meeting."""

    kind: Counted
    number: int
    span: Span


class Tally(NamedTuple):
    """How many are listed and how many the text states; None: nobody is listed, nothing is stated."""

    kind: Counted
    listed: int | None
    stated: int | None
    verdict: Verdict = ""
    """Whether the two agree; nothing where there is only one of them."""
    span: Span | None = None
    """Where it is stated."""


def tallies(issue: Issue) -> tuple[Tally, ...]:
    """One for each kind of which somebody is listed or a number stated, in the order of `Counted`.

    How many were due is never counted up where the text does not state it.
    """
    stated = stated_attendance(issue)
    found: list[Tally] = []
    for kind in get_args(Counted):
        listed = _listed(issue.people, kind)
        said = [each for each in stated if each.kind == kind]
        if said:
            first = said[0]
            verdict = _verdict(issue, listed, said) if listed else ""
            found.append(Tally(kind, len(listed) or None, first.number, verdict, first.span))
        elif listed and kind != "due":
            found.append(Tally(kind, len(listed), None))
    return tuple(found)


def stated_attendance(issue: Issue) -> tuple[Stated, ...]:
    """The counts of present, absent and the like that the text states of its meetings, in reading order."""
    text = issue.source.text
    text = simplified(text) if is_traditional(text) else text
    found = {each.span: each for each in (*_in_sentences(text), *_labels(text))}
    return tuple(sorted(found.values(), key=lambda each: each.span))


def _labels(text: str) -> Iterator[Stated]:
    """出席（45人）： at the head of a list, 委员出席 45人 below it."""
    for match in _LABEL.finditer(text):
        if _BEFORE.search(text[max(0, match.start() - _INDENT) : match.start()]) is None:
            continue
        number = match["number"] or match["alone"]
        yield Stated(
            _kind(match["word"]), whole_number(number), Span(match.start(), len(match[0].rstrip()) + match.start())
        )


def _in_sentences(text: str) -> Iterator[Stated]:
    """应到47人，实到45人，请假2人 in one sentence."""
    done = 0
    for quorum in _QUORUM.finditer(text):
        if quorum.start() < done:
            continue
        start, done = _sentence(text, quorum.start())
        counts = list(_IN_SENTENCE.finditer(text, start, done))
        for match in counts:
            yield Stated(_kind(match["word"]), whole_number(match["number"]), Span(match.start(), match.end()))
        members = _MEMBERS.search(text, start, done)
        counted = any(match.start() < members.start() < match.end() for match in counts) if members else True
        if members is not None and counts and not counted and not re.search(_WORDS[0][0], text[start:done]):
            yield Stated("due", whole_number(members["number"]), Span(members.start(), members.end()))
    for match in _TOGETHER.finditer(text):
        yield Stated("present", whole_number(match["number"]), Span(match.start(), match.end()))


def _kind(word: str) -> Counted:
    return next(kind for words, kind in _WORDS if re.fullmatch(words, word))


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around `at`, a line end not counted: a paragraph may be wrapped anywhere."""
    start = max(text.rfind(mark, max(0, at - _REACH), at) for mark in "。；;")
    ends = [end for end in (text.find(mark, at, at + _REACH) for mark in "。；;") if end >= 0]
    return max(start + 1, at - _REACH, 0), min(ends, default=min(len(text), at + _REACH))


def _listed(people: Sequence[Person], kind: Counted) -> list[Person]:
    """Who is listed so; who was due are those that came and those that did not, if the issue lists both."""
    if kind != "due":
        return [person for person in people if person.attendance == kind]
    due: tuple[Attendance, ...] = ("present", "leave", "absent")
    listed = [person for person in people if person.attendance in due]
    return listed if any(person.attendance != "present" for person in listed) else []


def _verdict(issue: Issue, listed: Sequence[Person], said: Sequence[Stated]) -> Verdict:
    """Whether a stated number is that of those listed.

    Several numbers are of several meetings, and so may the lists be; who is named outside a roster is not all.
    """
    first = said[0]
    if len({each.number for each in said}) > 1:
        return "doubtful"
    if len(listed) == first.number:
        return "agrees"
    if any(person.is_doubtful for person in listed):
        return "doubtful"
    documents = Documents(issue)
    here = documents.document(first.span.start)
    rosters = [block.span for block in issue.blocks if block.kind is BlockKind.ROSTER]
    for person in listed:
        if not any(
            documents.document(mention.span.start) == here and _within(mention.span, rosters)
            for mention in person.mentions
        ):
            return "doubtful"
    return "differs"


def _within(span: Span, rosters: Sequence[Span]) -> bool:
    k = bisect_right(rosters, span.start, key=lambda roster: roster.start) - 1
    return k >= 0 and span.end <= rosters[k].end
