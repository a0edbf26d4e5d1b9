"""Tables whose lines were never drawn: a row that heads columns, and rows below it with a name in the column 姓名."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from parsers.language.characters import strip_spaces
from parsers.people.groups import has_seat
from parsers.people.hits import Change
from parsers.people.shared_posts import posts_of_cell

_GAP = re.compile("[ ]*(?:[|｜\\t]|\\u3000+|[ ]{2,})[ ]*")
_ALONE = re.compile("[ ]+")
_PARTS = frozenset("|｜\t\u3000 ")
"""What parts two cells."""
_NAMES = ("姓名", "名字", "河长", "湖长", "林长", "包保领导", "联系领导", "责任领导", "责任人", "代表姓名", "委员姓名")
_POSTS = ("职务", "职称", "职位")
_SERVES = ("任职", "现任职", "任职情况", "挂任职务", "现任", "驻村任职")
"""Heads of a column that says what somebody is besides."""
_GROUP_HEADS = (
    "专班",
    "专班名称",
    "小组",
    "组别",
    "小组名称",
    "工作组",
    "代表团",
    "机构名称",
    "机构",
    "领导小组",
    "协会名称",
)
_SEAT_HEADS = (
    "专班职务",
    "组内职务",
    "小组职务",
    "组内分工",
    "团内职务",
    "担任职务",
    "领导小组职务",
    "角色",
    "专班内职务",
)
_LONGEST_HEAD = 10
_ELECTED = ("是", "当选")

Told = Literal["appoint", "remove", "propose"]
"""What the head of a column says of the posts below it."""
_TOLD: tuple[tuple[Told, re.Pattern[str]], ...] = (
    ("propose", re.compile("拟(?:任命?|提拔?|推荐|提名|任用|聘)(?:职务|职位|岗位|人选)?")),
    ("appoint", re.compile("(?:决定)?(?:任命|新任|聘任)(?:的?职务|职位|为)?")),
    ("remove", re.compile("(?:决定)?(?:免去|免职)(?:的?职务|职位|职)?|免(?:职务|职位|职)")),
)


_STATUS: dict[Told, Literal["proposed", "decided"]] = {
    "propose": "proposed", "appoint": "decided", "remove": "decided",
}  # fmt: skip


def told_by(head: str) -> Told | None:
    """What the head of a column says is done with the posts below it; None where it says nothing."""
    return next((what for what, pattern in _TOLD if pattern.fullmatch(head)), None)


def changes_of(told: Iterable[tuple[Told, str]], start: int, end: int) -> tuple[Change, ...]:
    """What a row tells of posts as changes; the row is ``text[start:end]``."""
    return tuple(
        Change("remove" if what == "remove" else "appoint", post, _STATUS[what], start, end) for what, post in told
    )


class Columns(NamedTuple):
    """The heads of a table, and which of them is 姓名."""

    heads: tuple[str, ...]
    name: int

    def posts(self, before: str, behind: str) -> tuple[str, ...]:
        """The posts that a row says its person has, by what stands before and behind the name."""
        found = self._cells(before, behind)
        heads = enumerate(self.heads)
        held = (found[k] for k, head in heads if tells_posts(head) and k in found)
        body = next((found[k] for k, head in enumerate(self.heads) if head.endswith("单位") and k in found), "")
        return tuple(dict.fromkeys((*posts_of_cell(next(held, ""), body), *posts_besides(self.heads, found))))

    def told(self, before: str, behind: str) -> tuple[tuple[Told, str], ...]:
        """What a row says of posts under heads that say what is done; nothing where it lacks a cell of them."""
        told = [(k, what) for k, head in enumerate(self.heads) if (what := told_by(head))]
        if not told:
            return ()
        found = self._cells(before, behind)
        if len(told) > 1 and any(k not in found for k in range(self.name + 1, max(k for k, _ in told) + 1)):
            return ()
        return tuple((what, post) for k, what in told for post in posts_of_cell(found.get(k, "")))

    def elected(self, before: str, behind: str) -> bool:
        """Whether a row says that its person was elected."""
        found = self._cells(before, behind)
        return any(found.get(k) in _ELECTED for k, head in enumerate(self.heads) if "当选" in head)

    def _cells(self, before: str, behind: str) -> dict[int, str]:
        """The cells of a row by the number of their column; those before the name only where none is missing."""
        left, right = _split(before), _split(behind)
        cells = {self.name + 1 + k: cell for k, cell in enumerate(right) if self.name + 1 + k < len(self.heads)}
        if len(left) == self.name:
            cells.update(enumerate(left))
        elif left and self.name and len(left) == 1:
            cells[self.name - 1] = left[0]
        return cells


def tells_posts(head: str) -> bool:
    """Whether the head of a column says that it holds somebody's post, and nothing else of it."""
    return head.endswith(_POSTS) and head not in _SEAT_HEADS + _SERVES and not told_by(head)


def posts_besides(heads: Sequence[str], found: Mapping[int, str]) -> tuple[str, ...]:
    """What a row, its cells by their column, says besides: where somebody serves, their seat in the row's group."""
    serves = (found[k] for k, head in enumerate(heads) if head in _SERVES and k in found)
    group = next((found[k] for k, head in enumerate(heads) if head in _GROUP_HEADS and k in found), "")
    seat = next((found[k] for k, head in enumerate(heads) if head in _SEAT_HEADS and k in found), "")
    own = (group + seat,) if group and seat and has_seat(group, seat) else ()
    return (*(post for cell in serves for post in posts_of_cell(cell)), *own)


def columns(line: str) -> Columns | None:
    """The columns that a line heads; None when it is no head of a table with a column 姓名."""
    if _PARTS.isdisjoint(line):
        return None
    heads = _split(line)
    if len(heads) == 1:
        heads = _ALONE.split(strip_edges(line))
    named = [k for k, head in enumerate(heads) if head in _NAMES]
    if len(heads) < 2 or len(named) != 1 or any(len(head) > _LONGEST_HEAD for head in heads):
        return None
    return Columns(tuple(heads), named[0])


def strip_edges(line: str) -> str:
    """A line without the strokes and blanks at its ends."""
    return line.strip("|｜ \t\u3000")


def _split(line: str) -> list[str]:
    """The cells of a line, without white space; a spread head (`职 务`) is one."""
    line = re.sub("(?<!\\w)(?P<a>姓|职|单)[ \u3000]{1,3}(?=[名务位](?:\\W|\\Z))", "\\g<a>", line)
    cells = [strip_spaces(cell) for cell in _GAP.split(strip_edges(line))]
    return [cell for cell in cells if cell]
