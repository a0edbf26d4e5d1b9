"""Tables whose lines were never drawn: a row that heads columns, and rows below it with a name in the column 姓名."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from parsers.language.characters import strip_spaces
from parsers.people.shared_posts import posts_of_cell

_GAP = re.compile("[ ]*(?:[|｜\\t]|\\u3000+|[ ]{2,})[ ]*")
_ALONE = re.compile("[ ]+")
_NAMES = ("姓名", "名字", "河长", "湖长", "林长", "包保领导", "联系领导", "责任领导", "责任人", "代表姓名", "委员姓名")
_POSTS = ("职务", "职称", "职位")
_LONGEST_HEAD = 10
_ELECTED = ("是", "当选")

Direction = Literal["appoint", "remove", ""]


class Columns(NamedTuple):
    """The heads of a table, and which of them is 姓名."""

    heads: tuple[str, ...]
    name: int

    @property
    def direction(self) -> Direction:
        """What the head of the posts says is done: `任命职务` appoints."""
        head = next((head for head in self.heads if head.endswith(_POSTS)), "")
        return "appoint" if head.startswith("任命") else "remove" if head.startswith("免去") else ""

    def posts(self, before: str, behind: str) -> tuple[str, ...]:
        """The posts that a row says of its person, by what stands before and behind the name."""
        found = self._cells(before, behind)
        held = (found[k] for k, head in enumerate(self.heads) if head.endswith(_POSTS) and "拟" not in head and k in found)
        post = next(held, "")
        body = next((found[k] for k, head in enumerate(self.heads) if head.endswith("单位") and k in found), "")
        return posts_of_cell(post, body)

    def proposed(self, before: str, behind: str) -> tuple[str, ...]:
        """The posts that a row proposes its person for (拟任职务)."""
        found = self._cells(before, behind)
        post = next((found[k] for k, head in enumerate(self.heads) if head.startswith("拟") and k in found), "")
        return posts_of_cell(post)

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


def columns(line: str) -> Columns | None:
    """The columns that a line heads; None when it is no head of a table with a column 姓名."""
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
