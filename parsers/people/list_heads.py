"""`ListHead`: what stands over the names of a list, as far as the lines above have said it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from parsers.language.posts import is_title
from parsers.model import Attendance
from parsers.patterns import late
from parsers.people.groups import has_seat, is_group
from parsers.people.hits import TITLED, Change, Hit
from parsers.people.list_labels import TITLE
from parsers.people.roster_heads import RosterHead
from parsers.people.shapes import attendance_of
from parsers.people.shared_posts import as_role, expand

_OFFICE = late("[^\\W\\d_A-Za-z]{1,10}[组处室部科]")
_IN_OFFICE = late(f"(?P<office>[^\\W\\d_A-Za-z]{{1,10}}[组处室部科])(?P<title>{TITLE.pattern})")
_BARE = ("领导小组", "工作组", "指挥部", "协调小组", "工作小组", "委员会", "专班", "工作专班")
"""What a group is called once its whole name has been told."""
_OF_KINDS = ("成员", "委员")
"""Titles of which a group may have several kinds (`非官方成员`)."""
_FAR = 60
"""Lines over which a group's name is still meant by the bare titles below it."""
_OF_A_MEETING = ("大会", "会议", "开幕", "闭幕", "全体", "本次会议", "本次大会", "第")
"""How the label of a chair begins that says of what."""
_NEAR = 12
"""Lines between the chair's label and a label of attendance that are of one meeting."""


class ListHead:
    """The attendance, the title and the group that stand over the next names; it tells them of the hits."""

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self.attendance: Attendance | Literal["", "none"] = ""
        """Of those below: as a label says, none after a label of another kind, nothing where no label stands."""
        self.title = ""
        self.alone = False
        """Whether the title has a line to itself, so that those who have it may fill several lines."""
        self.posts: tuple[str, ...] = ()
        """What the title is in full, with its group or its body."""
        self.group = ""
        self.elected: tuple[Literal["elect", "appoint"], int, int] | None = None
        """How those who have a seat in the group came to it, and where that is told."""
        self.standing = ""
        """The title that a roster's heading gives to all below, over lines and parts."""
        self._named = ""
        """The group that was named last, in full."""
        self._listed: tuple[str, ...] = ()
        """The titles that a roster's heading lists: they are its labels, whatever they are."""
        self._rostered = False
        """Whether the group is the body of a roster's heading."""
        self._over = ""
        """The body whose offices a roster's heading says are named next (`大会秘书处工作机构`)."""
        self._number = 0
        self._since = 0
        """The line that the group was last named or used on."""
        self._reach = _FAR
        self._attended = -_FAR
        """The line of the last label of attendance."""
        self._chairs: list[tuple[int, int]] = []
        """Who is named with 主持 before any label of attendance, and on which line."""

    def next_line(self) -> None:
        """Goes on to the next line: a group named far above is meant no more."""
        self._number += 1
        if self._number - self._since > self._reach:
            self.group = ""

    def name_group(self, group: str, nearby: bool = False) -> None:
        """Takes in the name of a group, for the titles of the lines below or `nearby` alone."""
        if self._named.endswith(group) and group in _BARE:
            group = self._named
        self._named = group
        self.group, self._since, self._reach = group, self._number, _NEAR if nearby else _FAR
        self._rostered = False
        self.elected = None

    def head_roster(self, head: RosterHead) -> None:
        """Takes in the heading of a roster: the body of the labels below, and the title of those without one."""
        self.end()
        self.name_group(head.body)
        self._rostered = True
        self._listed = head.titles
        self._over = head.body if head.working else ""
        self._give(head.title)

    def head_committee(self, group: str) -> None:
        """Takes in the committee whose minutes these are: titles in its roster are its own."""
        self.name_group(group)
        self._rostered = True

    def part(self) -> None:
        """Goes on with the title of a roster's heading after the name of a part (`工商联（5名）`)."""
        self._give(self.standing)

    def _give(self, title: str) -> None:
        if title:
            self.title = self.standing = title
            self.posts = (self.group + title,)

    def entitle_listed(self, words: str) -> bool:
        """Takes in a title that the heading of the roster has listed (`政务院总理、副总理、秘书长名单`)."""
        listed = self._rostered and words in self._listed
        if listed:
            self.end_title()
            self.title, self.posts = words, (self._seat(words),)
            self._since = self._number
        return listed

    def name_within(self, words: str) -> bool:
        """Takes in the name of an office of the body above, if that is one whose offices are listed."""
        within = bool(self._over) and _OFFICE.fullmatch(words) is not None
        if within:
            self.end_title()
            self.name_group(self._over + words)
        return within

    def entitle_within(self, words: str) -> bool:
        """Takes in the title in an office of the body above (`秘书组组长`), or in the group's own (`办公室主任`)."""
        split = _IN_OFFICE.fullmatch(words)
        if split is None:
            return False
        if split["office"] == "办公室" and is_group(self.group):
            self.name_group(self.group + "办公室")
        elif not self.name_within(split["office"]):
            return False
        self.entitle(split["title"])
        return True

    def is_set_up(self) -> bool:
        """Whether a group has just been named: a body with a colon after it is then whom a notice addresses."""
        return is_group(self.group) and self._number - self._since <= 2

    def attend(self, words: str) -> None:
        """Takes in a label of attendance, which is of those too who were named with 主持 right above."""
        self.end_title()
        if not self._rostered:
            self.group = ""  # who attend a meeting have no seat in a group that was set up above
        self.attendance = attendance_of(words) or "present"
        self._attended = self._number
        for at, number in self._chairs:
            if self._number - number <= _NEAR:
                self.hits[at] = replace(self.hits[at], attendance="present")
        self._chairs.clear()

    def chair(self, at: int, words: str) -> None:
        """Takes in that the name `at` is the chair's: present, where a label of attendance stands near or `words`,
        which are the label, name the meeting."""
        attended = self.attendance
        self.close()
        if attended == "present":  # the chair is the first of those who are
            self.attendance = attended
        if self._number - self._attended <= _FAR or words.startswith(_OF_A_MEETING):
            self.hits[at] = replace(self.hits[at], attendance="present")
        else:
            self._chairs.append((at, self._number))

    def preside(self, words: str) -> bool:
        """Takes in 主席 as the title in the committee that a roster's heading has named, and no meeting's chair."""
        held = words == "主席" and (self._rostered or self.elected is not None) and self.group.endswith("会")
        if held:
            self.entitle(words)
        return held

    def close(self) -> None:
        """Ends a roster of attendance: a label of another kind follows."""
        self.attendance = "none" if self.attendance else ""
        self.end_title()

    def end(self) -> None:
        """Ends a roster: a sentence or another title follows."""
        self.attendance = ""
        self.end_title()

    def entitle(self, words: str) -> None:
        """Takes in a title: with its body, of the group above, or of those in a roster, whose attendance goes on."""
        self.end_title()
        seat = self.group != "" and TITLE.fullmatch(words) is not None
        if as_role(words) and not is_title(words) and not (seat and words.endswith(_OF_KINDS)):
            self.title, self.posts = words, expand(words)
        elif seat:
            if has_seat(self.group, words):
                self.title = words
                self.posts = (self._seat(words),)
        elif is_title(words):
            self.title = words
        self._since = self._number

    def _seat(self, title: str) -> str:
        return self.group + ("主席团成员" if title == "主席团" else title)

    def end_title(self) -> None:
        """Ends a title: those below have another or none."""
        self.title = self.standing = ""
        self.posts = ()
        self.alone = False

    def tell(self, at: int) -> None:
        """Says of the name `at` what stands over it."""
        hit = self.hits[at]
        if self.attendance == "none":
            if hit.group >= 0 and hit.attendance not in (None, "present"):
                self.hits[at] = replace(hit, attendance=None)
        elif hit.attendance == "leave" and self.attendance == "absent":
            pass  # a note says why
        elif self.attendance and (hit.attendance is None or hit.group < 0 or hit.attendance == "present"):
            self.hits[at] = replace(hit, attendance=self.attendance)
        self.add(at, tuple(post for post in self.posts if not any(role.endswith(post) for role in hit.posts)))
        if self.posts:
            self._since = self._number
        if self.posts and self.elected and not self.hits[at].changes:
            kind, start, end = self.elected
            changes = tuple(Change(kind, post, "decided", start, end) for post in self.posts)
            self.hits[at] = replace(self.hits[at], changes=changes)

    def add(self, at: int, posts: tuple[str, ...]) -> None:
        """Says of the name `at` that its holder has `posts` too, of which it may have told less (`秘书组组长`)."""
        if posts:
            hit = self.hits[at]
            posts = tuple(one for post in posts for one in (expand(post) if "兼" in post else (post,)))
            own = tuple(role for role in hit.posts if not any(post.endswith(role) for post in posts))
            self.hits[at] = replace(hit, posts=(*own, *posts), weight=max(hit.weight, TITLED))
