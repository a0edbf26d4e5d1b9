"""Appointments and removals (任免): who is given or taken what post, by whom decided or only proposed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.language.characters import strip_spaces
from parsers.language.places import begins_a_place
from parsers.language.posts import is_post, is_title, title_before
from parsers.lexicons import lexicon
from parsers.people.chains import chain, listed_below
from parsers.people.formulas import (
    ACTS,
    AND_ACTS,
    AND_LEAVES,
    CHOSEN,
    END,
    FAR,
    GO_ON,
    GO_ON_BEHIND,
    GRANTED,
    HONOUR,
    IN_COLUMN,
    LEAD,
    LEFT_TOO,
    LISTED,
    LONGEST,
    NAMED_ONLY,
    NO_LONGER,
    NO_POST,
    OF,
    OTHERWISE,
    PLAIN,
    RANK,
    ROW_VERB,
    SEAT_IN_GROUP,
    TO,
    TRIGGER,
    VOTE,
    Clause,
    Kind,
    row_starts,
    triggers,
)
from parsers.people.headings import Direction, Headings
from parsers.people.hits import FORMULA, Change, Hit, Named
from parsers.people.names import Names
from parsers.people.reading import Reading
from parsers.people.shared_posts import as_role, expand, with_body
from parsers.people.standing import Standing
from parsers.people.words import SPACES

_LEVELS = ("省", "市", "县", "区", "州", "旗", "镇", "乡")
"""What a post begins with that names its place by its level alone."""
_BY = re.compile("由(?=[^，。；\\n]{2,14}(?:代理|署理|接任|兼任|担任))")
"""`由副局长甲某代理局长职务` begins with no name."""


class Appointments:
    """Reads the formulas of one reading; `proved` are the names that other rules have found."""

    def __init__(self, reading: Reading, names: Names, proved: Sequence[Hit], over: Direction | None = None) -> None:
        self.reading = reading
        self.names = names
        self.text = names.text
        self.known = sorted(proved, key=lambda hit: hit.start)
        self.standing = Standing(reading)
        self.headings = Headings(reading, over)
        self._read: set[int] = set()
        """Where the names begin whose clause has been read."""

    def find(self) -> Iterator[Hit]:
        """All persons appointed, removed, proposed or elected by a formula."""
        behind = 0
        last: tuple[Named, ...] = ()
        before: Clause | None = None
        for match in triggers(self.text):
            kind = _kind(match)
            at = self._lead(match.end())
            if match.start() < behind or TRIGGER.match(self.text, at):
                continue
            clause: Clause | None
            if listed := LISTED.match(self.text, match.start()):
                yield from self._listed(listed, kind)
                continue
            rest = self._rest_of_named(match.start(), at)
            if (rest or self._leaves_too(match.start(), at, kind)) and (last := self._meant(last, at)):
                clause = self._rest(last, rest or at, kind)
            else:
                clause = self._clause(at, kind, match[0])
            meant = clause is not None and clause.names is last
            while clause:
                clause = self._in_full(clause, before)
                yield from self._hits(clause, match.start(), meant)
                for more in self._further(clause):
                    yield from self._hits(more, match.start())
                    clause = more
                behind, last, before = clause.end, clause.names or last, clause if clause.posts else before
                clause, meant = self._next(clause, kind, match[0]), False
        yield from self._rows()

    def _listed(self, head: re.Match[str], kind: Kind) -> Iterator[Hit]:
        """Those listed after a colon whom one formula names before it (`任命下列同志为某法院审判员：`)."""
        post = head["post"]
        names = listed_below(self.names, head.end()) if is_post(post) else ()
        if names:
            yield from self._hits(Clause(names, kind, expand(post), head.end()), head.start())

    def _plain(self, at: int) -> bool:
        """Whether a post with 职务 follows the name of who is given it at once (`任命甲某某某局局长职务`)."""
        found = PLAIN.match(self.text, at)
        return found is not None and self.names.after(at) is None and is_post(found[1])

    def _rest_of_named(self, trigger: int, at: int) -> int:
        """Where a clause goes on that means somebody named before (`免去其…`, `，并决定为…`); 0 where it names anew."""
        word = self.text[at : at + 1]
        if word in ("其", "他", "她"):
            return at + 1
        return at if word in ("为", "爲", "為") and self.text[trigger - 1 : trigger] != "被" else 0

    def _leaves_too(self, trigger: int, at: int, kind: Kind) -> bool:
        """Whether a removal after a comma names a post at once, of who was named before: `甲某任…，免去…职务`."""
        if kind != "remove" or self.text[trigger - 1 : trigger] not in ("，", ",") or not trigger:
            return False
        post = LEFT_TOO.match(self.text, at)
        begun = self.text[at : at + 1] in _LEVELS or self.names.body_at(at) or begins_a_place(self.text, at)
        return post is not None and begun and self.names.after(at) is None and is_post(post[1])

    def _in_full(self, clause: Clause, before: Clause | None) -> Clause:
        """`clause` with the body of the posts on the same line before it, where it names bare titles (`乙为副主任`)."""
        near = before and clause.end - before.end <= FAR + LONGEST // 10
        if not before or not near or "\n" in self.text[before.end : clause.end]:
            return clause
        return replace(clause, posts=with_body(clause.posts, before.posts[0]))

    def _next(self, clause: Clause, kind: Kind, trigger: str) -> Clause | None:
        """The clause that goes on after `clause` without a trigger of its own, a remark between them left out."""
        for pattern in (GO_ON, GO_ON_BEHIND):
            more = pattern.match(self.text, clause.end)
            if more and more.end() > clause.end and clause.posts and not TRIGGER.match(self.text, more.end()):
                further = self._clause(more.end(), kind, trigger, strict=True)
                if further:
                    return further
        return None

    def _lead(self, at: int) -> int:
        lead = LEAD.match(self.text, at)
        return lead.end() if lead else at

    def _meant(self, last: tuple[Named, ...], at: int) -> tuple[Named, ...]:
        """Whom 其 at `at` means: who was named last on the line, or who begins it (`甲某同志任…，免去其…职务`)."""
        if last and self.text.find("\n", last[-1].end, at) < 0 and at - last[-1].end <= 150:
            return last
        sentence = self.standing.sentence(at, at)[0]
        clause = max(sentence, self.text.rfind("；", sentence, at) + 1)
        for begin in dict.fromkeys((clause, sentence)):
            first = self._first(self._lead(begin))
            if first and (ROW_VERB.match(self.text, first.end) or OTHERWISE.match(self.text, first.end)):
                return (first,)
        k = bisect_left(self.known, at, key=lambda hit: hit.start) - 1
        if k < 0 or self.known[k].start < self.reading.line(at)[0]:
            return ()
        return (Named(self.known[k].start, self.known[k].end, self.known[k].name, 0.0),)

    def _first(self, at: int) -> Named | None:
        """The name at `at`, unless somebody acts for its holder (`由副局长甲某代理局长职务`)."""
        return None if _BY.match(self.text, at) else self.names.after(at)

    def _clause(self, at: int, kind: Kind, trigger: str, strict: bool = False) -> Clause | None:
        """The clause whose names begin at `at`. A vague trigger or a `strict` reading asks for names and post both."""
        first = self._first(at)
        if not first:
            return None
        names = chain(self.names, first.start)
        clause = self._rest(names, names[-1].end, kind, strict)
        if NAMED_ONLY.match(self.text, names[-1].end):
            return clause
        vague = strict or trigger in lexicon("vague_triggers")
        return None if vague and not clause.posts else clause

    def _rest(self, names: tuple[Named, ...], at: int, kind: Kind, strict: bool = False) -> Clause:
        """What a clause says after its names: 为 a post, (的) a post 职务, 辞去 a post."""
        honour = HONOUR.match(self.text, at)
        at = honour.end() if honour else at
        found: Kind = kind
        to = TO.match(self.text, at)
        granted = to is not None and self._granted(names, at)
        if leaves := NO_LONGER.match(self.text, at):
            at, found = leaves.end(), "remove"
        elif to and (kind != "remove" or granted):
            at, found = to.end(), kind if kind == "elect" else "appoint"
        elif kind == "remove" and (of := OF.match(self.text, at)):
            own = strict and to is not None and not of[0].endswith("的") and not self.names.body_at(at)
            if own and not (self._governed(names) and of.end() > at):
                return Clause(names, kind, (), at)
            at = at if self.names.body_at(at) else of.end()
        elif kind == "appoint" and self._plain(at):
            pass
        elif (gap := IN_COLUMN.match(self.text, at)) and self.text[names[0].start - 1] == "\n":
            at = gap.end()
        else:
            return Clause(names, kind, (), at)
        stop = self._post_end(at)
        phrase = self.text[at:stop]
        note = phrase.find("（") if "（" in phrase else phrase.find("(")
        noted = note > 0 and (phrase.rstrip()[-1:] in ")）" or title_before(phrase, note) < note)
        phrase = phrase[:note] if noted else phrase
        phrase = phrase.strip(SPACES + "的")
        phrase = CHOSEN.sub("", phrase)
        titled = title_before(phrase, len(phrase)) < len(phrase) or RANK.search(phrase)
        if not phrase or not titled or NO_POST.search(phrase):
            return Clause(names, kind, (), at)
        if leaves and SEAT_IN_GROUP.search(phrase):
            return Clause(names, kind, (), at)
        end = END.match(self.text, stop)
        resigned = leaves is not None and ("辞" in leaves[0] or "辭" in leaves[0])
        posts = expand(phrase)
        if to and found != "remove" and to[0] in ACTS:
            posts = tuple(to[0] + post for post in posts)
        return Clause(names, found, posts, end.end() if end else stop, resigned)

    def _granted(self, names: tuple[Named, ...], at: int) -> bool:
        """Whether a verb grants what is said of `names` from `at` on: `同意甲某任…`, `甲某获得同意票，同意为…`."""
        return any(GRANTED.search(self.text, max(0, end - 8), end) for end in (names[0].start, at))

    def _governed(self, names: tuple[Named, ...]) -> bool:
        """Whether a heading over `names` says what happens to them."""
        return self.headings.over(names[0].start).kind is not None

    def _further(self, clause: Clause) -> Iterator[Clause]:
        """What else happens to those named in `clause`, when it says so right after: a post they act in, or leave."""
        joints: tuple[tuple[re.Pattern[str], Kind], ...] = ((AND_ACTS, "appoint"), (AND_LEAVES, "remove"))
        for joint, kind in joints:
            match = joint.match(self.text, clause.end) if clause.posts and clause.kind != "remove" else None
            more = self._rest(clause.names, match.end(), kind) if match else None
            if more and more.posts:
                yield more
                clause = more

    def _post_end(self, at: int) -> int:
        """Where a post ends that begins at `at`: at 职务, at the clause's end, or before the next person (`、乙为`)."""
        end = END.search(self.text, at, at + 160)
        stop = end.start() if end else min(at + 160, len(self.text))
        for start in range(at + 2, stop):
            listed = chain(self.names, start)
            if listed and TO.match(self.text, listed[-1].end):
                return start - 1 if self.text[start - 1] == "、" else start
        if end and self.text[stop : stop + 1] == "\n" and self._is_cut(at, stop):
            further = END.search(self.text, stop + 1, stop + 60)
            whole = strip_spaces(self.text[at : further.start()]) if further else ""
            if further and is_post(whole):
                return further.start()
        return stop

    def _is_cut(self, at: int, stop: int) -> bool:
        """Whether the line end at `stop` cuts a post that begins at `at`: what it leaves is none, or goes on."""
        left, more = self.text[at:stop].rstrip(), self.text[stop + 1 : stop + 30].lstrip()
        return (
            not is_post(left)
            or (left.endswith("委") and more.startswith("员会"))
            or (left.endswith(("委", "委员")) and more.startswith("会"))
        )

    def _hits(self, clause: Clause, trigger: int, meant: bool = False) -> Iterator[Hit]:
        """What `clause` says of its names; those only `meant` by it (`其`) begin a row that has still to be read."""
        changes: tuple[Change, ...] = ()
        if clause.posts:
            start, end = self.standing.sentence(clause.names[0].start, clause.end)
            status = self.standing.status(trigger, start)
            voted = VOTE.search(self.text, max(start, trigger - 200), min(len(self.text), end + 60, trigger + 600))
            vote = voted[0] if voted else None
            changes = tuple(
                Change(clause.kind, post, status, start, end, vote, clause.resigned) for post in clause.posts
            )
        if not meant:
            self._read.update(name.start for name in clause.names)
        roles = tuple(post for post in clause.posts if as_role(post) or not is_title(post))
        for name in clause.names:
            yield Hit(name.start, name.end, strip_spaces(self.text[name.start : name.end]), FORMULA, roles, changes)

    def _rows(self) -> Iterator[Hit]:
        """Rows without a trigger: below a heading, or with a verb of their own (`甲某某同志任某局局长`)."""
        behind = 0
        for start in row_starts(self.text):
            at = self._lead(start)
            if at < behind or at in self._read:
                continue
            over = self.headings.over(at)
            clause = self._below(at, over.kind) if over.kind else None
            trigger = over.heading
            if not clause and over.kind != "remove":
                clause = self._with_verb(at)
                trigger = at
            if not clause:
                continue
            kind = over.kind or clause.kind
            while clause:
                behind = clause.names[-1].end
                yield from self._hits(clause, trigger)
                for more in self._further(clause):
                    yield from self._hits(more, trigger)
                clause = self._next(clause, kind, "") if over.kind else None

    def _below(self, at: int, kind: Kind) -> Clause | None:
        """The clause at `at` that a heading governs: the formula that began with it may have broken off before."""
        if TRIGGER.match(self.text, at):
            return None
        clause = self._clause(at, kind, "", strict=True)
        return clause if clause and clause.posts and len(clause.posts[0]) > 3 else None

    def _with_verb(self, at: int) -> Clause | None:
        """The clause at `at` that says itself what happens (`乙某某不再担任某局局长职务`)."""
        first = self._first(at)
        if not first:
            return None
        names = chain(self.names, first.start)
        verb = ROW_VERB.match(self.text, names[-1].end)
        if not verb and TO.match(self.text, names[-1].end) and self.standing.lists_appointments(at):
            clause = self._rest(names, names[-1].end, "appoint")
            return clause if clause.posts and len(clause.posts[0]) > 3 else None
        if not verb or self.names.body_at(names[-1].end):
            return None
        clause = self._rest(names, verb.end(), "remove" if verb["out"] else "appoint")
        return clause if clause.posts and len(clause.posts[0]) > 3 else None


def _kind(trigger: re.Match[str]) -> Kind:
    """What a trigger brings in."""
    return "elect" if trigger["elect"] else "appoint" if trigger["appoint"] else "remove"
