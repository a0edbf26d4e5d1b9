"""Appointments and removals (任免): who is given or taken what post, by whom decided or only proposed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.language.characters import strip_spaces
from parsers.language.places import begins_a_place
from parsers.language.posts import is_post, is_title, title_before
from parsers.people.chains import chain, listed_below
from parsers.people.clauses import Clauses
from parsers.people.formulas import (
    FOR_A_TIME,
    LEFT_TOO,
    LISTED,
    OPENED,
    OTHERWISE,
    RECEIVED,
    ROW_VERB,
    SEAT_IN_GROUP,
    SEAT_OF_SITTING,
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
from parsers.people.shared_posts import as_role, expand, stands_alone
from parsers.people.standing import Standing
from parsers.people.told import find_told

_TOLD_OF = ("公布", "宣布", "提名")
"""Verbs that tell of much else: a bare title after them is no post that somebody is given."""
_OFFICE = "办公室"
"""What a post begins with whose office is that of a group just named: it is the group's, and no appointment."""
_OPENS = 600
"""Characters of a line before a row in which what opens it is looked for."""
_LEVELS = ("省", "市", "县", "区", "州", "旗", "镇", "乡")
"""What a post begins with that names its place by its level alone."""


_LED_BY = re.compile("(?![^，。；：\\n]{0,40}(?:免|任命|提名|决定|同意))[^。；：\\n（）()]{2,60}")
"""What may stand before the name in a row of a list of appointments: what they are, and no verb of its own."""
_STAFF = ("干部", "人员", "专家", "党员")
"""What somebody is who has no title: `挂职干部甲某`."""
_POST_BEFORE = 60
"""How many characters into its row such a name begins at most."""
_BY_ELECTION = ("补选", "增选")
"""What a post begins with that somebody is proposed for in an election: `提名甲某为补选某县人大代表候选人`."""


class Appointments:
    """Reads the formulas of one reading; `proved` are the names that other rules have found."""

    def __init__(self, reading: Reading, names: Names, proved: Sequence[Hit], over: Direction | None = None) -> None:
        self.reading = reading
        self.names = names
        self.text = names.text
        self.known = sorted(proved, key=lambda hit: hit.start)
        self.standing = Standing(reading)
        self.headings = Headings(reading, over)
        self.clauses = Clauses(names, self.headings)
        self._read: set[int] = set()
        """Where the names begin whose clause has been read."""

    def find(self) -> Iterator[Hit]:
        """All persons appointed, removed, proposed or elected by a formula."""
        verbs: set[int] = set()
        for told in find_told(self.clauses, self.standing):
            if told.seat:
                yield from self._seats(told.clause)
            else:
                yield from self._hits(told.clause, told.verb[0], proposed=told.proposed)
            verbs.update(told.verb)
        yield from self._formulas(verbs)
        yield from self._rows()

    def _formulas(self, verbs: set[int]) -> Iterator[Hit]:
        """All that a verb before names brings in; where `verbs` stand the names have been read."""
        behind = 0
        last: tuple[Named, ...] = ()
        before: Clause | None = None
        for match in triggers(self.text):
            kind = _kind(match)
            at = self.clauses.lead(match.end())
            if match.start() < behind or match.start() in verbs or TRIGGER.match(self.text, at):
                continue
            clause: Clause | None
            if listed := LISTED.match(self.text, match.start()):
                yield from self._listed(listed, kind)
                continue
            rest = self._rest_of_named(match.start(), at)
            if rest and (match[0] == "当选" or RECEIVED.search(self.text, max(0, match.start() - 6), match.start())):
                continue  # of whom stands before, which is told or is a career
            if (rest or self._leaves_too(match.start(), at, kind)) and (last := self._meant(last, at)):
                clause = self.clauses.rest(last, rest or at, kind)
            else:
                clause = self.clauses.read(at, kind, match[0])
            meant = clause is not None and clause.names is last
            while clause:
                clause = self.clauses.in_full(clause, before)
                if match[0] in _TOLD_OF and all(map(_says_nowhere, clause.posts)):
                    break
                yield from self._hits(clause, match.start(), meant)
                for more in self.clauses.further(clause):
                    yield from self._hits(more, match.start())
                    clause = more
                behind, last, before = clause.end, clause.names or last, clause if clause.posts else before
                if meant and match[0] == "提名":
                    break  # `甲某任…，提名为…人选；乙某不再担任…`: the next clause has a verb of its own
                clause, meant = self.clauses.next(clause, kind, match[0]), False

    def _listed(self, head: re.Match[str], kind: Kind) -> Iterator[Hit]:
        """Those listed after a colon whom one formula names before it (`任命下列同志为某法院审判员：`)."""
        post = head["post"]
        names = listed_below(self.names, head.end()) if is_post(post) else ()
        if names:
            yield from self._hits(Clause(names, kind, expand(post), head.end()), head.start())

    def _rest_of_named(self, trigger: int, at: int) -> int:
        """Where a clause goes on that means somebody named before (`免去其…`, `，并决定为…`); 0 where it names anew."""
        word = self.text[at : at + 1]
        if word in ("其", "他", "她"):
            return at + 1
        return at if word in ("为", "爲", "為") and self.text[trigger - 1 : trigger] != "被" else 0

    def _leaves_too(self, trigger: int, at: int, kind: Kind) -> bool:
        """Whether a removal after a comma names a post at once, of who was named before: `甲某任…，免去…职务`."""
        if kind != "remove" or self.text[trigger - 1 : trigger] not in ("，", ","):
            return False
        post = LEFT_TOO.match(self.text, at)
        begun = self.text[at : at + 1] in _LEVELS or self.names.body_at(at) or begins_a_place(self.text, at)
        return post is not None and begun and self.names.after(at) is None and is_post(post[1])

    def _meant(self, last: tuple[Named, ...], at: int) -> tuple[Named, ...]:
        """Whom 其 at `at` means: who was named last on the line, or who begins it (`甲某同志任…，免去其…职务`)."""
        if last and self.text.find("\n", last[-1].end, at) < 0 and at - last[-1].end <= 150:
            return last
        sentence = self.standing.sentence(at, at)[0]
        clause = max(sentence, self.text.rfind("；", sentence, at) + 1)
        for begin in dict.fromkeys((clause, sentence)):
            first = self.clauses.first(self.clauses.lead(begin))
            if first and (ROW_VERB.match(self.text, first.end) or OTHERWISE.match(self.text, first.end)):
                return (first,)
        k = bisect_left(self.known, at, key=lambda hit: hit.start) - 1
        if k < 0 or self.known[k].start < self.reading.line(at)[0]:
            return ()
        return (Named(self.known[k].start, self.known[k].end, self.known[k].name, 0.0),)

    def _hits(self, clause: Clause, trigger: int, meant: bool = False, proposed: bool = False) -> Iterator[Hit]:
        """What `clause` says of its names; those only `meant` by it (`其`) begin a row that has still to be read."""
        changes: tuple[Change, ...] = ()
        if any(post.startswith(_BY_ELECTION) for post in clause.posts):
            plain = tuple(post.removeprefix("补选").removeprefix("增选") for post in clause.posts)
            clause = replace(clause, posts=plain, kind="elect")
        if clause.posts and not all(map(SEAT_OF_SITTING.search, clause.posts)):
            start, end = self.standing.sentence(clause.names[0].start, clause.end)
            status = "proposed" if proposed else self.standing.status(trigger, start)
            low, high = max(start, trigger - 200), min(len(self.text), end + 60, trigger + 600)
            if clause.kind == "elect":  # each has votes of their own
                low = max(low, self.text.rfind("；", low, trigger) + 1)
            voted = VOTE.search(self.text, low, high)
            vote = voted[0] if voted else None
            changes = tuple(
                Change(clause.kind, post, status, start, end, vote, clause.resigned)
                for post in clause.posts
                if not post.startswith(_OFFICE)
            )
        if not meant:
            self._read.update(name.start for name in clause.names)
        if clause.apart and len(clause.posts) != len(clause.names):
            return  # whose is which the text does not say
        for number, hit in enumerate(self._seats(clause)):
            own = number if clause.apart else None
            yield replace(hit, changes=changes if own is None else changes[own : own + 1])

    def _seats(self, clause: Clause) -> Iterator[Hit]:
        """The names of `clause` with its posts alone, whatever has happened."""
        roles = tuple(post for post in clause.posts if as_role(post.removeprefix("代理")) or not _says_nowhere(post))
        for number, name in enumerate(clause.names):
            own = (
                roles
                if not clause.apart
                else tuple(post for post in clause.posts[number : number + 1] if post in roles)
            )
            yield Hit(name.start, name.end, strip_spaces(self.text[name.start : name.end]), FORMULA, own)

    def _rows(self) -> Iterator[Hit]:
        """Rows without a trigger: below a heading, or with a verb of their own (`甲某某同志任某局局长`)."""
        behind = 0
        for start in row_starts(self.text):
            at = self.clauses.lead(start)
            if at < behind or at in self._read:
                continue
            over = self.headings.over(at)
            if over.kind == "remove" and self._is_for_a_time(at):
                over = over._replace(kind=None)
            clause = self._below(at, over.kind) if over.kind else None
            trigger = over.heading
            if not clause and over.kind != "remove":
                clause = self._with_verb(at)
                trigger = at
            if not clause:
                continue
            kind = over.kind or clause.kind
            before: Clause | None = None
            while clause:
                clause = self.clauses.in_full(clause, before)
                behind, before = clause.names[-1].end, clause
                seat = not over.kind and kind != "remove" and all(map(SEAT_IN_GROUP.search, clause.posts))
                yield from self._seats(clause) if seat else self._hits(clause, trigger)
                for more in self.clauses.further(clause):
                    yield from self._hits(more, trigger)
                clause = self.clauses.next(clause, kind, "") if over.kind or kind != "remove" else None

    def _is_for_a_time(self, at: int) -> bool:
        """Whether the row at `at` says for how long somebody is to have a post: it is given, whatever stands above."""
        return FOR_A_TIME.match(self.text, at) is not None

    def _below(self, at: int, kind: Kind) -> Clause | None:
        """The clause at `at` that a heading governs: the formula that began with it may have broken off before."""
        if TRIGGER.match(self.text, at):
            return None
        clause = self.clauses.read(at, kind, "", strict=True)
        return clause if clause and clause.posts and len(clause.posts[0]) > 3 else None

    def _is_listed(self, at: int) -> bool:
        """Whether a row `甲某为某局局长` at `at` appoints: by its document, or by what its line opens with."""
        if self.standing.lists_appointments(at):
            return True
        low = max(self.reading.line(at)[0], at - _OPENS)
        return OPENED.search(self.text, low, at) is not None

    def _after_post(self, at: int) -> Named | None:
        """Who is named in a row of a list of appointments after what they are: `挂职干部甲某同志任某局副局长`."""
        stop = min(len(self.text), at + _POST_BEFORE)
        k = bisect_left(self.known, at, key=lambda hit: hit.start)
        if k >= len(self.known) or self.known[k].start > stop or not self.standing.lists_appointments(at):
            return None
        hit = self.known[k]
        led = _LED_BY.fullmatch(self.text, at, hit.start)
        if not led or not (led[0].endswith(_STAFF) or title_before(self.text, hit.start, at) < hit.start):
            return None
        return self.names.after(hit.start)

    def _with_verb(self, at: int) -> Clause | None:
        """The clause at `at` that says itself what happens (`乙某某不再担任某局局长职务`)."""
        first = self.clauses.first(at) or self._after_post(at)
        if not first:
            return None
        names = chain(self.names, first.start)
        verb = ROW_VERB.match(self.text, names[-1].end)
        if not verb and TO.match(self.text, names[-1].end) and self._is_listed(at):
            clause = self.clauses.rest(names, names[-1].end, "appoint")
            return clause if clause.posts and not _says_nowhere(clause.posts[0].removeprefix("代理")) else None
        if not verb or self.names.body_at(names[-1].end):
            return None
        clause = self.clauses.rest(names, verb.end(), "remove" if verb["out"] else "appoint")
        return clause if clause.posts and not _says_nowhere(clause.posts[0].removeprefix("代理")) else None


def _says_nowhere(post: str) -> bool:
    """Whether a post says nowhere: a title that is not the head's of a place."""
    return is_title(post) and not stands_alone(post) and not as_role(post)


def _kind(trigger: re.Match[str]) -> Kind:
    """What a trigger brings in."""
    return "elect" if trigger["elect"] else "appoint" if trigger["appoint"] else "remove"
