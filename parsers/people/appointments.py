"""Appointments and removals (任免): who is given or taken what post, by whom decided or only proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from parsers.cells import HAN
from parsers.lexicons import lexicon
from parsers.people.hits import FORMULA, Change, Hit
from parsers.people.names import Guess, Sense
from parsers.people.posts import expand, title_before
from parsers.people.reading import Reading
from parsers.people.running import more_names
from parsers.people.words import SPACES, clean

Kind = Literal["appoint", "remove", "elect"]

_TRIGGER = re.compile(
    "(?P<elect>[补補][选選]|[选選][举舉]|推[选選]|推[举舉]|[选選]出|[当當][选選]|增[选選]|增[补補])"
    "|(?P<appoint>任命|聘任|聘[请請]|委任|特任|派任|[决決]定|提名|提[请請]|通[过過])"
    "|(?P<remove>免去|免除|撤[销銷]|[罢罷]免|解聘|接受|批[准準]|同意|[终終]止)"
)
_NUMBER = f"(?:[（(]?[一二三四五六七八九十\\d]{{1,3}}[)）、.．][{SPACES}]*)?"
_LEAD = re.compile(f"了?(?:下列|以下)?[：:]?[{SPACES}\\n]*{_NUMBER}")
_BRACKETS = "(?:[（(][^（()）\\n]{0,30}[)）])?"
_AND_OTHERS = "(?:等[\\d一二三四五六七八九十两]{0,3}[名位人]?)?"
_HONOUR = re.compile(f"{_BRACKETS}{_AND_OTHERS}(?:同志|先生|女士)?")
_NAMED_ONLY = re.compile(
    f"{_AND_OTHERS}(?:同志)?(?:的)?(?:[职職][务務]|任[职職]|免[职職]|任免|[辞辭][职職])|等\\d{{1,3}}[名位]"
)
_TO = re.compile("(?:正式)?(?:[为爲為]|任(?![职職]|命)|[担擔]任|兼任|代理|出任|[试試]任)")
_NO_LONGER = re.compile(
    "(?:因[^，。；\\n]{0,16})?(?:不再(?:[担擔]任|兼任|任)|(?:[请請]求|提出)?(?:[辞辭]去)|卸任)(?:了|其)?(?:所?任)?的?"
)
_OF = re.compile("(?:所?[担擔]?任)?的?")
_END = re.compile("[职職][务務]|[职職][级級]|(?=[；;。，,\\n])|\\Z")
_GO_ON = re.compile(f"[；;。，,、]?[{SPACES}\\n]*{_NUMBER}")
_GO_ON_BEHIND = re.compile(
    f"(?:[，,](?![^，。；;\\n]{{0,12}}[免任辞辭])[^，。；;\\n]{{1,16}}){{1,2}}[；;。]?[{SPACES}\\n]+{_NUMBER}"
)
_PROPOSED = re.compile(
    "提[请請]|提名|[拟擬]任|[拟擬]免|[拟擬]提|建[议議]任|建[议議]免|[议議]案|[审審]查[报報]告"
    "|任前|人[选選]|候[选選]|公示"
)
_VOTE = re.compile(
    "(?:\\d+\\s*(?:票|人)?\\s*(?:[赞贊]成|同意)|(?:[赞贊]成|同意)(?:票)?\\s*\\d+\\s*(?:票|人)?|全票通[过過])"
    "[^。；\\n（()）]{0,40}"
)
_TITLED = re.compile("(?:议案|議案|名单|决定|报告|通知|公告|决议|命令|令)$")
_FAR = 60
_LONGEST = 1200
"""A sentence is looked for no further than this many characters away."""
_ROW = re.compile(f"(?:(?<=\\n)|(?<=[；;。])|\\A)[{SPACES}]*(?=[{HAN}])")
_ROW_VERB = re.compile(
    f"{_BRACKETS}(?:同志)?[{SPACES}]*(?:(?P<out>免去)|(?=任(?![职職]|命)|兼任|[试試]任"
    f"|不再(?:[担擔]任|兼任|任)|[担擔]任|[辞辭]去))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the persons named, what happens to them, and where it ends."""

    names: tuple[Guess, ...]
    kind: Kind
    posts: tuple[str, ...]
    end: int


class Appointments:
    """Reads the formulas of one reading; `proved` counts the names that other rules have found."""

    def __init__(self, reading: Reading, sense: Sense, proved: Iterable[str]) -> None:
        self.reading = reading
        self.sense = sense
        self.text = sense.text
        self.tally = Counter(proved)
        self._above: list[int] = []
        """For each block so far the nearest one above it that closes as a title does."""

    def find(self) -> Iterator[Hit]:
        """All persons appointed, removed, proposed or elected by a formula."""
        behind = 0
        last: tuple[Guess, ...] = ()
        self._count()
        for match in _TRIGGER.finditer(self.text):
            kind: Kind = "elect" if match["elect"] else "appoint" if match["appoint"] else "remove"
            at = self._lead(match.end())
            if match.start() < behind or _TRIGGER.match(self.text, at):
                continue
            clause: Clause | None
            if self.text[at : at + 1] in ("其", "他", "她") and (last := self._meant(last, at)):
                clause = self._rest(last, at + 1, kind)
            else:
                clause = self._clause(at, kind, match[0])
            while clause:
                yield from self._hits(clause, match.start())
                behind, last = clause.end, clause.names or last
                clause = self._next(clause, kind, match[0])
        yield from self._rows()

    def _next(self, clause: Clause, kind: Kind, trigger: str) -> Clause | None:
        """The clause that goes on behind `clause` without a trigger of its own, a remark between them left out."""
        for pattern in (_GO_ON, _GO_ON_BEHIND):
            more = pattern.match(self.text, clause.end)
            if more and more.end() > clause.end and clause.posts and not _TRIGGER.match(self.text, more.end()):
                further = self._clause(more.end(), kind, trigger, strict=True)
                if further:
                    return further
        return None

    def _lead(self, at: int) -> int:
        lead = _LEAD.match(self.text, at)
        return lead.end() if lead else at

    def _meant(self, last: tuple[Guess, ...], at: int) -> tuple[Guess, ...]:
        """Whom 其 at `at` means: who was named last on the line, or who begins it (`甲某同志任…，免去其…职务`)."""
        if last and self.text.find("\n", last[-1].end, at) < 0 and at - last[-1].end <= 150:
            return last
        row = self._lead(self._sentence(at, at)[0])
        first = self._first(row, 2.6)
        return (first,) if first and _ROW_VERB.match(self.text, first.end) else ()

    def _count(self) -> None:
        """Counts each length of name tried behind a trigger: a name that stands in several places ends alike in all."""
        for match in _TRIGGER.finditer(self.text):
            if match[0] in lexicon("vague_triggers"):
                continue
            for guess in self.sense.tries_after(self._lead(match.end()), True):
                self.tally[self.text[guess.start : guess.end]] += max(0, round(guess.score))

    def _first(self, at: int, least: float) -> Guess | None:
        """The name at `at`: of the lengths that fit nearly as well as the best, the one that the issue bears out."""
        if spelled := self.sense.spelled(at):
            return spelled
        tries = [guess for guess in self.sense.tries_after(at, True) if guess.score >= least]
        if not tries:
            return None
        top = max(guess.score for guess in tries)
        near = [guess for guess in tries if guess.score >= top - 1.6]
        return max(near, key=lambda guess: (self.tally[self.text[guess.start : guess.end]], guess.score))

    def _clause(self, at: int, kind: Kind, trigger: str, strict: bool = False) -> Clause | None:
        """The clause whose names begin at `at`. A vague trigger or a `strict` reading asks for names and post both."""
        first = self._first(at, 0.4)
        if not first:
            return None
        names = (first, *more_names(self.sense, first.end, 1.0, structural=True))
        clause = self._rest(names, names[-1].end, kind, strict)
        if _NAMED_ONLY.match(self.text, names[-1].end) and first.score >= 2.4:
            return clause
        vague = strict or trigger in lexicon("vague_triggers")
        if vague and not (clause.posts and first.score >= 1.0):
            return None
        if not clause.posts and (first.score < 3.3 or first.edge < 2.4):
            return None
        return clause

    def _rest(self, names: tuple[Guess, ...], at: int, kind: Kind, strict: bool = False) -> Clause:
        """What a clause says behind its names: 为 a post, (的) a post 职务, 辞去 a post."""
        honour = _HONOUR.match(self.text, at)
        at = honour.end() if honour else at
        found: Kind = kind
        if leaves := _NO_LONGER.match(self.text, at):
            at, found = leaves.end(), "remove"
        elif (to := _TO.match(self.text, at)) and kind != "remove":
            at = to.end()
        elif kind == "remove" and (of := _OF.match(self.text, at)):
            at = at if self.sense.body_at(at) else of.end()
        else:
            return Clause(names, kind, (), at)
        stop = self._post_end(at)
        phrase = self.text[at:stop]
        note = phrase.find("（") if "（" in phrase else phrase.find("(")
        phrase = phrase[:note] if note > 0 and phrase.rstrip()[-1:] in ")）" else phrase
        phrase = phrase.strip(SPACES + "的")
        if not phrase or title_before(phrase, len(phrase)) == len(phrase):
            return Clause(names, kind, (), at)
        end = _END.match(self.text, stop)
        return Clause(names, found, expand(phrase), end.end() if end else stop)

    def _post_end(self, at: int) -> int:
        """Where a post ends that begins at `at`: at 职务, at the clause's end, or before the next person (`、乙为`)."""
        end = _END.search(self.text, at, at + 160)
        stop = end.start() if end else min(at + 160, len(self.text))
        for joint in re.finditer("、", self.text[at:stop]):
            name = self.sense.after(at + joint.end(), 2.0, True)
            if name and _TO.match(self.text, name.end):
                return at + joint.start()
        return stop

    def _hits(self, clause: Clause, trigger: int) -> Iterator[Hit]:
        start, end = self._sentence(clause.names[0].start, clause.end)
        status = self._status(trigger, start)
        vote = _VOTE.search(self.text, max(start, trigger - 200), min(len(self.text), end + 60, trigger + 600))
        changes: tuple[Change, ...] = ()
        if clause.kind != "elect":
            changes = tuple(
                Change(clause.kind, post, status, start, end, vote[0] if vote else None) for post in clause.posts
            )
        for name in clause.names:
            yield Hit(name.start, name.end, clean(self.text[name.start : name.end]), FORMULA, clause.posts, changes)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a range: from the line's or the last sentence's end to the next 。 or line end."""
        floor = max(0, start - _LONGEST)
        begin = max(floor, *(self.text.rfind(c, floor, start) + 1 for c in "\n。！？"))
        while begin < start and self.text[begin] in SPACES:
            begin += 1
        stops = [at for c in "\n。；" if (at := self.text.find(c, max(begin, end - 1), end + _LONGEST)) >= 0]
        stop = min(stops) if stops else min(len(self.text), end + _LONGEST)
        return begin, stop + (1 if self.text[stop : stop + 1] in ("。", "；") else 0)

    def _status(self, trigger: int, sentence: int) -> Literal["proposed", "decided"]:
        """Proposed where the sentence, or else the document's title, says so; decided otherwise."""
        floor = max(0, sentence - 200)
        begin = sentence
        if self.text[floor:sentence].rstrip().endswith(("：", ":")):
            begin = self.text.rfind("\n", floor, max(floor, self.text.rfind("\n", floor, sentence))) + 1
        if _PROPOSED.search(self.text, max(begin, floor), trigger + 2):
            return "proposed"
        document = self.reading.document(trigger)
        title = document.title if document else self._title_above(trigger)
        return "proposed" if _PROPOSED.search(title) and not title.endswith(("名单", "决定", "公告")) else "decided"

    def _title_above(self, at: int) -> str:
        """The nearest line above that closes as a document's title does; used while no sections are known."""
        number = self.reading.block(at)
        for k in range(len(self._above), number + 1):
            line = self.reading.blocks[k].flow.text
            titled = len(line) <= 80 and _TITLED.search(line.rstrip()) is not None
            self._above.append(k if titled else self._above[-1] if k else -_FAR)
        above = self._above[number]
        return self.reading.blocks[above].flow.text.rstrip() if number - above < _FAR else ""

    def _rows(self) -> Iterator[Hit]:
        """Rows without a trigger: `甲某某同志任某局局长`, `乙某某不再担任某局局长职务`."""
        behind = 0
        for match in _ROW.finditer(self.text):
            at = self._lead(match.end())
            first = self._first(at, 2.6) if at >= behind else None
            if not first:
                continue
            names = (first, *more_names(self.sense, first.end, 2.6, structural=True))
            behind = names[-1].end
            verb = _ROW_VERB.match(self.text, behind)
            if verb and not self.sense.body_at(names[-1].end):
                clause = self._rest(names, verb.end(), "remove" if verb["out"] else "appoint")
                if clause.posts and len(clause.posts[0]) > 3:
                    yield from self._hits(clause, names[0].start)
