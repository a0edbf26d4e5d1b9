"""`Listing`: the label and the post that stand over a name of a roster, and the hits that they make."""

from __future__ import annotations

import re

from parsers.language.characters import strip_spaces
from parsers.language.posts import is_post
from parsers.model import Attendance
from parsers.people.entries import Entry, entry
from parsers.people.hits import ROSTER, Hit
from parsers.people.shapes import attendance_of, cell_name
from parsers.people.shared_posts import as_role, expand

_EXCUSED = re.compile("\\s*[（(](?:请假|缺席|因[病公事]|[病事公]假)")
_LONGEST_POST = 60
OF_MANY = ("代表", "委员", "议员", "成员")
"""Titles that several persons hold at once."""
_CHAIR = ("主席", "主任秘书", "专门委员", "纪录", "记录")
"""Labels of those who hold a meeting's chair and office: they do not go on with a roster of observers."""


class Listing:
    """What the rows above say of the row that is read."""

    def __init__(self) -> None:
        self.attendance: Attendance | None = None
        self.labelled = False
        self.pending = ""
        self.group = 0

    def open(self, label: str, kind: Attendance | None = None) -> None:
        """Begins a roster under `label`; one of a post's holders (`副主任：`) goes on with the attendance above it."""
        post = is_post(bare(label))
        if bare(label) in _CHAIR and self.attendance != "present":
            self.attendance = None
        self.attendance = kind or attendance_of(label) or (self.attendance if post else None)
        self.labelled = True
        self.pending = ""
        self.group += 1

    def restart(self) -> None:
        """Begins a roster that has no label."""
        self.group += 1
        self.attendance, self.labelled = None, False

    def close(self) -> None:
        """Ends the roster: prose follows."""
        self.attendance, self.labelled, self.pending = None, False, ""

    def add_post(self, words: str) -> None:
        """A row of a post that stands over a name, or goes on with the one above it."""
        self.pending = words if len(self.pending) > _LONGEST_POST else self.pending + words

    def hit(self, start: int, cell: str, sure: bool = False) -> Hit:
        """The hit of a cell that begins at `start` of the reading; `sure` as `cell_name` has it."""
        name = cell_name(cell, self.labelled, sure)
        return self.named(start, name, cell[len(name) :], expand(self.pending) if self.pending else ())

    def named(self, start: int, name: str, note: str = "", posts: tuple[str, ...] = ()) -> Hit:
        """The hit of a name that begins at `start` of the reading, with what stands after it in brackets."""
        attendance = self.attendance
        if attendance and _EXCUSED.match(note):
            attendance = "absent" if "缺席" in note else "leave"
        return Hit(
            start,
            start + len(name),
            strip_spaces(name),
            ROSTER,
            tuple(post for post in posts if as_role(post)),
            attendance=attendance,
            note=strip_spaces(note).strip("（()）"),
            group=self.group,
        )

    def of_entry(self, start: int, text: str, found: Entry) -> Hit:
        """The hit of an entry of the row `text`, which begins at `start` of the reading."""
        posts = found.posts or (expand(self.pending) if self.pending else ())
        return self.named(start + found.start, text[found.start : found.end], posts=posts)

    def first_named(self, start: int, text: str) -> Hit | None:
        """The hit of `甲某某　某市委副书记、市长` after a label, `start` where `text` begins."""
        row = text.strip()
        found = entry(row)
        if not found or found.sure < 2 or not is_post(found.work):
            return None
        return self.of_entry(start + len(text) - len(text.lstrip()), row, found)


def bare(label: str) -> str:
    """A label without white space and colon."""
    return strip_spaces(label).strip("：:")
