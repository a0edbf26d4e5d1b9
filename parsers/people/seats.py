"""Tables whose columns are seats (`代表团　团长　副团长`): a row for each group with the names of who has them."""

from __future__ import annotations

from typing import NamedTuple

from parsers.language.characters import strip_spaces
from parsers.patterns import late
from parsers.people.groups import has_seat
from parsers.people.list_labels import TITLE

_GAP = late("\\s*[|｜\\t]\\s*|\\s{2,}")
_GROUPS = ("代表团", "小组", "组别", "委员会", "专门委员会", "工作组", "界别组", "团组", "名称", "机构", "代表小组")
_LONGEST = 24


class Seats(NamedTuple):
    """What heads the first column, which names the groups, and the titles of the others."""

    head: str
    titles: tuple[str, ...]

    def posts(self, before: str, names: int) -> tuple[str, ...]:
        """The posts of the `names` in a row that begins with `before`, one each; nothing where it is no such row.

        With two columns the first name is the chief's, and all others are deputies.
        """
        group = strip_spaces(before).strip("|｜")
        if not 2 <= len(group) <= _LONGEST or (len(self.titles) > 2 and names != len(self.titles)):
            return ()
        if self.head in ("代表团", "委员会", "专门委员会") and not group.endswith(("团", "会")):
            group += self.head
        titles = [self.titles[min(k, len(self.titles) - 1)] for k in range(names)]
        return tuple(group + title for title in titles) if all(has_seat(group, title) for title in titles) else ()


def seats(line: str) -> Seats | None:
    """The columns that a line heads; None when it is no head of such a table."""
    if len(line.split(None, 1)) < 2 and "|" not in line and "｜" not in line:
        return None
    heads = [strip_spaces(cell) for cell in _GAP.split(line.strip(" \t\u3000|｜"))]
    if len(heads) < 2 or heads[0] not in _GROUPS or not all(TITLE.fullmatch(head) for head in heads[1:]):
        return None
    return Seats(heads[0], tuple(heads[1:]))
