"""Stated head counts (`出席197人`, `共22人`) held against the rosters that they speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from parsers.model import Attendance, Block, BlockKind, Issue, Person, Span

_NUMBER = "[\\d０-９]{1,4}|[一二三四五六七八九十百]{1,6}"
_STATED = re.compile(
    f"(?P<what>出席|列席|缺席|[请請]假|到[会會])?[：:，\\s]{{0,4}}(?P<total>共[计計]?"
    f"|[计計]|合[计計])?\\s*(?P<number>{_NUMBER})\\s*[人名位]"
)
_KINDS: dict[str, Attendance] = {
    "出席": "present",
    "到会": "present",
    "列席": "observer",
    "缺席": "absent",
    "请假": "leave",
    "請假": "leave",
}
_MEETING = re.compile(f"[^，。；]*(?P<total>共)\\s*(?P<number>{_NUMBER})\\s*[人名位](?P<what>出席|列席|[参參]加)")
_THESE = re.compile(
    "(?:[这這]|上述|以上)(?P<number>[两兩二三四五六七八九十]{1,3}|\\d{1,3})[位名](?:同志|人[员員]|代表|委[员員])"
)
_SENTENCE = re.compile("[^。；\\n]+")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}


class RosterClaim(NamedTuple):
    """A head count that the text states, and how many names its roster holds."""

    span: Span
    stated: int
    counted: int


def roster_claims(issue: Issue, people: tuple[Person, ...]) -> tuple[RosterClaim, ...]:
    """The head counts stated beside a roster, in order: `span` of the statement, the stated and the counted number.

    A count belongs to the roster whose kind it names (`委員出席　197人`), or to the roster right behind it (`（8名）`).
    """
    listed = _listed(issue, people)
    claims: list[RosterClaim] = []
    starts = sorted((m.span.start, k) for k, person in enumerate(people) for m in person.mentions)
    present = sum(counts["present"] for counts in listed.values())
    for number, block in enumerate(issue.blocks):
        text = block.flow.text
        if meeting := _MEETING.search(text):
            counted = present if meeting["what"] != "列席" else 0
            if counted:
                claims.append(RosterClaim(block.flow.span(*meeting.span()), read_number(meeting["number"]), counted))
        claims += _sentence_counts(block, starts)
        if len(text) > 60 or block.kind in (BlockKind.CONTENTS, BlockKind.ROSTER):
            continue
        for match in _STATED.finditer(text):
            what = match["what"] or next((word for word in _KINDS if word in text), "")
            counted = _counted(issue, listed, number, _KINDS.get(what))
            if counted:
                span = block.flow.span(match.start(), match.end())
                claims.append(RosterClaim(span, read_number(match["number"]), counted))
    return tuple(claims)


def _sentence_counts(block: Block, starts: list[tuple[int, int]]) -> list[RosterClaim]:
    """Counts of the persons that their own sentence names (`免去甲…，免去乙…，是因这两位同志到龄退休`)."""
    found: list[RosterClaim] = []
    for these in _THESE.finditer(block.flow.text):
        for sentence in _SENTENCE.finditer(block.flow.text):
            if sentence.start() <= these.start() < sentence.end():
                span = block.flow.span(*sentence.span())
                stop = block.flow.at(these.start())
                low, high = bisect_left(starts, (span.start, 0)), bisect_left(starts, (stop, 0))
                if named := {person for _, person in starts[low:high]}:
                    found.append(RosterClaim(span, read_number(these["number"]), len(named)))
    return found


def read_number(text: str) -> int:
    """A count in digits or in Chinese numerals below a thousand."""
    if text.isdigit():
        return int(text)
    total = 0
    digit = 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit


def _listed(issue: Issue, people: tuple[Person, ...]) -> dict[int, Counter[str]]:
    """For each roster block the number of names by attendance, `all` for the whole."""
    rosters = [(k, block.span) for k, block in enumerate(issue.blocks) if block.kind is BlockKind.ROSTER]
    counts: dict[int, Counter[str]] = {}
    mentions = sorted((m.span.start, person.attendance or "") for person in people for m in person.mentions)
    at = 0
    for k, span in rosters:
        while at < len(mentions) and mentions[at][0] < span.start:
            at += 1
        while at < len(mentions) and mentions[at][0] < span.end:
            counts.setdefault(k, Counter()).update(["all", mentions[at][1]])
            at += 1
    return counts


def _counted(issue: Issue, listed: dict[int, Counter[str]], number: int, kind: Attendance | None) -> int:
    """The names in the rosters that a count at block `number` speaks of: of its kind near it, or the next ones."""
    near = [k for k in listed if abs(k - number) <= 2]
    if kind:
        return max((listed[k][kind] for k in near if listed[k][kind]), default=0)
    total = 0
    k = number + 1
    while k in listed and (k == number + 1 or not issue.blocks[k].cells[0][0].text):
        total += listed[k]["all"]
        k += 1
    return total
