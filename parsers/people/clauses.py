"""Clauses of appointment: whom one names, what it says after the names, and the clauses that go on from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from parsers.language.characters import strip_spaces
from parsers.language.posts import is_post, is_title, title_before
from parsers.lexicons import lexicon
from parsers.people.assembled import of_the_meeting
from parsers.people.chains import chain
from parsers.people.formulas import (
    ACTS,
    AND_ACTS,
    AND_LEAVES,
    AND_THEN,
    CHOSEN,
    END,
    FAR,
    FOR_A_TIME,
    GO_ON,
    GO_ON_BEHIND,
    GRANTED,
    HONOUR,
    IN_COLUMN,
    LEAD,
    LONGEST,
    MORE_POSTS,
    NAMED_ONLY,
    NO_LONGER,
    NO_POST,
    NUMBER,
    OF,
    PLAIN,
    RANK,
    SEAT_IN_GROUP,
    TIME,
    TO,
    TRIGGER,
    Clause,
    Kind,
)
from parsers.people.headings import Headings
from parsers.people.hits import Named
from parsers.people.names import Names
from parsers.people.shared_posts import expand, with_body
from parsers.people.words import JOINT, SPACES

_BY = re.compile("由(?=[^，。；\\n]{2,14}代理)")
"""`由副局长甲某代理局长职务` begins with no name."""


_QUOTES = re.compile("[「」“”『』]")
_OF_BODY = re.compile("(?<=[会局署院团队）)])的(?=(?:副?主席|委员|成员|主任|召集人|会长|总干事)\\Z)")
"""The 的 between a body and a title: `某委员会的主席`."""
_TO_BE = re.compile("(?<=[学院校司局县市团所])任(?=副?(?:校长|院长|书记|所长|局长|市长|县长|主任|总经理|董事长)\\Z)")
"""A verb within a post: `调任某大学任校长`."""
_NEW = re.compile("(?:新一任|新任|下一任)(?=[^，。；\\n]{2,})")
"""Says that somebody else had the post before: `选举甲某为公司新任董事长`."""
_TAKES = re.compile("[，,](?=(?:出任|担任|兼任)(?!的))")
"""What may part names from the verb that gives them their post: `委任甲某、乙某，出任某会委员`."""
_PHRASE_ENDS = re.compile("[、，。；：:\\s（(为]")
"""What no post that stands before a name goes across."""
_POST_LENGTH = 30
"""How many characters such a post is long at most, with the name."""
_NOTE_BETWEEN = re.compile("(?<=[长任席记员官师])[（(][^（()）]{1,12}[)）](?=[、，,兼])")
"""A remark between two posts of one person: `某局副局长（正处级）、某支队支队长`."""
_KINDS_OF_MEMBERS = ("非官守成员", "官守成员", "非官方成员", "官方成员", "当然委员", "增选委员")
"""Titles of a board that are told of once more without its name."""
_PARAGRAPH = 400
_NEXT_ROW = re.compile(f"[；;，,][{SPACES}\\n]*{NUMBER}")
"""What parts a row of a list from the one before it, whose body it shares."""
_MOST = 40
"""How many names that stand after their posts are read of one clause."""


class _Opening(NamedTuple):
    """What stands between the names of a clause and their post, which begins at `end`."""

    end: int
    kind: Kind
    acts: str = ""
    """A verb that only lets someone act in the post."""
    apart: bool = False
    leaves: str = ""
    """The words that say that the post is left."""


class Clauses:
    """The clauses of one reading; `headings` say what happens to the names of rows."""

    def __init__(self, names: Names, headings: Headings) -> None:
        self.names = names
        self.text = names.text
        self.headings = headings

    def lead(self, at: int) -> int:
        """Where the names begin after a trigger or at a row's head, at `at`: after a number, a colon, 下列."""
        lead = LEAD.match(self.text, at)
        return lead.end() if lead else at

    def first(self, at: int) -> Named | None:
        """The name at `at`, unless somebody acts for its holder (`由副局长甲某代理局长职务`)."""
        return None if _BY.match(self.text, at) else self.names.after(at)

    def read(self, at: int, kind: Kind, trigger: str, strict: bool = False) -> Clause | None:
        """The clause whose names begin at `at`. A vague trigger or a `strict` reading asks for names and post both."""
        first = self.first(at)
        names = chain(self.names, first.start) if first else self._led(at)
        if not names:
            return None
        clause = self.rest(names, names[-1].end, kind, strict)
        if not first and all(map(is_title, clause.posts)):
            return None
        if NAMED_ONLY.match(self.text, names[-1].end):
            return clause
        vague = strict or trigger in lexicon("vague_triggers")
        return None if vague and not clause.posts else clause

    def _led(self, at: int) -> tuple[Named, ...]:
        """The names that follow, each its holder's post, from `at` on: `聘任某院院士甲某、某大学教授乙某为…`."""
        found: list[Named] = []
        while len(found) < _MOST and (name := self._after_post(at)):
            found.append(name)
            joint = JOINT.match(self.text, name.end)
            if not joint:
                break
            at = joint.end()
        return tuple(found) if found and TO.match(self.text, self._behind(found[-1])) else ()

    def _after_post(self, at: int) -> Named | None:
        """The name after a post that begins at `at`, or at `at`."""
        stop = min(len(self.text), at + _POST_LENGTH)
        for mark in _PHRASE_ENDS.finditer(self.text, at, stop):
            if mark[0] != "、" or title_before(self.text, mark.start(), at) == mark.start():
                stop = mark.start()
                break
        for start in range(at, stop + 1):
            name = self.names.after(start)
            if name and (start == at or title_before(self.text, start, at) < start):
                behind = self._behind(name)
                if TO.match(self.text, behind) or JOINT.match(self.text, name.end):
                    return name
        return None

    def _behind(self, name: Named) -> int:
        """Where the words begin after a name and its honours."""
        honour = HONOUR.match(self.text, name.end)
        return honour.end() if honour else name.end

    def rest(self, names: tuple[Named, ...], at: int, kind: Kind, strict: bool = False) -> Clause:
        """What a clause says after its names: 为 a post, (的) a post 职务, 辞去 a post."""
        honour = HONOUR.match(self.text, at)
        at = honour.end() if honour else at
        if kind == "appoint" and (comma := _TAKES.match(self.text, at)):
            at = comma.end()
        opening = self._opening(names, at, kind, strict)
        return self._closed(names, opening) if opening else Clause(names, kind, (), at)

    def given(self, names: tuple[Named, ...], at: int, kind: Kind, verb: str) -> Clause:
        """What a clause says of `names` whose post begins at `at`, after its verb."""
        return self._closed(names, _Opening(at, kind, verb if verb in ACTS else "", "分别" in verb))

    def _closed(self, names: tuple[Named, ...], opening: _Opening) -> Clause:
        """A clause from where its post begins to its end."""
        kind = opening.kind
        stop = self._post_end(opening.end)
        phrase = _post_in(self.text[opening.end : stop])
        if not phrase or (opening.leaves and SEAT_IN_GROUP.search(phrase)):
            return Clause(names, kind, (), opening.end)
        end = END.match(self.text, stop)
        posts = tuple(opening.acts + post for post in expand(phrase))
        resigned = "辞" in opening.leaves
        return Clause(names, kind, posts, end.end() if end else stop, resigned, opening.apart)

    def _opening(self, names: tuple[Named, ...], at: int, kind: Kind, strict: bool) -> _Opening | None:
        """What stands at `at`, between the names of a clause and their post; None where no post can follow."""
        to = TO.match(self.text, at)
        if leaves := NO_LONGER.match(self.text, at):
            return _Opening(leaves.end(), "remove", leaves=leaves[0])
        if to and (kind != "remove" or self._granted(names, at)):
            acts = to[0] if to[0] in ACTS else ""
            return _Opening(to.end(), kind if kind == "elect" else "appoint", acts, to[0].startswith("分别"))
        if kind == "remove" and FOR_A_TIME.match(self.text, names[0].start):
            return None
        if kind == "remove" and (of := OF.match(self.text, at)):
            own = strict and to is not None and not of[0].endswith("的") and not self.names.body_at(at)
            if own and not (self._governed(names) and of.end() > at):
                return None
            return _Opening(at if self.names.body_at(at) else of.end(), kind)
        if kind == "appoint" and self._plain(at):
            return _Opening(at, kind)
        if (gap := IN_COLUMN.match(self.text, at)) and self.text[names[0].start - 1] == "\n":
            return _Opening(gap.end(), kind)
        return None

    def further(self, clause: Clause) -> Iterator[Clause]:
        """What else happens to those named in `clause`, when it says so right after: a post they act in, or leave."""
        joints: tuple[tuple[re.Pattern[str], Kind], ...] = ((AND_ACTS, "appoint"), (AND_LEAVES, "remove"))
        then = AND_THEN.match(self.text, clause.end) if clause.posts else None
        if then and (given := self.given(clause.names, then.end(), "appoint", "")).posts:
            yield given
        for joint, kind in joints:
            match = joint.match(self.text, clause.end) if clause.posts else None
            more = self.rest(clause.names, match.end(), kind) if match else None
            if more and more.posts:
                yield more
                clause = more

    def next(self, clause: Clause, kind: Kind, trigger: str) -> Clause | None:
        """The clause that goes on after `clause` without a trigger of its own, a remark between them left out."""
        for pattern in (GO_ON, GO_ON_BEHIND):
            more = pattern.match(self.text, clause.end)
            if more and more.end() > clause.end and clause.posts and not TRIGGER.match(self.text, more.end()):
                further = self.read(more.end(), kind, trigger, strict=True)
                if further:
                    return further
        return None

    def in_full(self, clause: Clause, before: Clause | None) -> Clause:
        """`clause` with the body of the posts before it on the same line, or in the row before, where it names bare
        titles (`乙为副主任`); of members of one kind (`非官守成员`) from the last paragraph too.

        Where no post has named one, it is the body that meets: `某委员会第二次会议选举甲为主席`.
        """
        if not before or not self._goes_on(clause, before):
            return self._of_meeting(clause)
        full = with_body(tuple(_meant(post, before.posts[0]) for post in clause.posts), before.posts[0])
        return replace(clause, posts=full) if full != clause.posts else self._of_meeting(clause)

    def _goes_on(self, clause: Clause, before: Clause) -> bool:
        """Whether `clause` stands so near behind `before` that it shares its body."""
        between, begin = clause.end - before.end, clause.names[0].start
        if between > FAR + LONGEST // 10:
            return between <= _PARAGRAPH and all(post in _KINDS_OF_MEMBERS for post in clause.posts)
        return (
            "\n" not in self.text[before.end : begin] or _NEXT_ROW.fullmatch(self.text, before.end, begin) is not None
        )

    def _of_meeting(self, clause: Clause) -> Clause:
        begin = clause.names[0].start
        low = max(0, begin - FAR * 3, *(self.text.rfind(stop, max(0, begin - FAR * 3), begin) + 1 for stop in "。\n"))
        return replace(clause, posts=of_the_meeting(clause.posts, self.text, low, begin))

    def _plain(self, at: int) -> bool:
        """Whether a post with 职务 follows the name of who is given it at once (`任命甲某某某局局长职务`)."""
        found = PLAIN.match(self.text, at)
        return found is not None and self.names.after(at) is None and is_post(found[1])

    def _granted(self, names: tuple[Named, ...], at: int) -> bool:
        """Whether a verb grants what is said of `names` from `at` on: `同意甲某任…`, `甲某获得同意票，同意为…`."""
        return any(GRANTED.search(self.text, max(0, end - 8), end) for end in (names[0].start, at))

    def _governed(self, names: tuple[Named, ...]) -> bool:
        """Whether a heading over `names` says what happens to them."""
        return self.headings.over(names[0].start).kind is not None

    def _post_end(self, at: int) -> int:
        """Where a post ends that begins at `at`: at 职务, at the clause's end, or before the next person (`、乙为`)."""
        end = END.search(self.text, at, at + 160)
        stop = end.start() if end else min(at + 160, len(self.text))
        for start in range(at + 2, stop):
            if self.text[start - 1] in SPACES and self.names.after(start) and is_post(self.text[at:start].strip()):
                return start
            listed = chain(self.names, start)
            if listed and TO.match(self.text, listed[-1].end):
                return start - 1 if self.text[start - 1] == "、" else start
        if (more := MORE_POSTS.match(self.text, stop)) and is_post(more[1]) and not self.names.after(more.start(1)):
            return more.end()
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


def _meant(post: str, before: str) -> str:
    """`post`, one of a group that it points at (`该工作小组成员`) with the group of the post `before`."""
    title = title_before(post, len(post))
    group = post[1:title]
    return before[: before.rindex(group)] + post[1:] if post[0] == "该" and group and group in before else post


def _post_in(phrase: str) -> str:
    """The post in the words of a clause that hold it, without a note after it; empty where they hold none."""
    phrase = _NOTE_BETWEEN.sub("", phrase)
    note = phrase.find("（") if "（" in phrase else phrase.find("(")
    noted = note > 0 and (phrase.rstrip()[-1:] in ")）" or title_before(phrase, note) < note)
    phrase = CHOSEN.sub("", TIME.sub("", (phrase[:note] if noted else phrase).strip(SPACES + "的")))
    phrase = _QUOTES.sub("", phrase)
    phrase = _TO_BE.sub("", _NEW.sub("", _OF_BODY.sub("", phrase)))
    phrase = phrase.removeprefix("了")
    titled = title_before(phrase, len(phrase)) < len(phrase) or RANK.search(phrase)
    return phrase if titled and not NO_POST.search(phrase) else ""
