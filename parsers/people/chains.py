"""The names that one formula lists: joined by 、, or loosely by commas, blanks and line ends where a verb closes it."""

from __future__ import annotations

import re

from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post
from parsers.people.hits import Named
from parsers.people.names import Names
from parsers.people.words import ADDRESS, SPACES

_BEHIND = (
    f"(?:[（(][^（()）\\n]{{0,20}}[)）])?(?:同志|{ADDRESS}|太平绅士)?"
    "(?:[，,]?[ \\n]{0,4}(?:[A-Z]{2,4}|(?:[A-Z]\\.){2,4})(?![A-Za-z]))*(?:(?<=[A-Z])[（(][^（()）\\n]{1,8}[)）])?"
)
_LOOSE = re.compile(f"{_BEHIND}[{SPACES}]*(?:[、，,]|和|及|与|以及)?[{SPACES}\\n]*")
_CLOSED = re.compile(
    f"{_BEHIND}(?:等?(?:\\d{{1,3}}|[二三四五六七八九十两]{{1,3}})?[名位人]?(?:同志)?)[{SPACES}\\n]*"
    "(?:为(?!了|民|人民)|任(?!职|命|务)|担任|(?=[^，。；：\\n]{4,60}职务))"
)
"""What shows that all names before it are of one formula: the verb that gives them their post."""
_BEFORE_VERB = re.compile(
    f"(?:[（(][^（()）\\n]{{0,20}}[)）])?(?:等?(?:\\d{{1,3}}|[{TO_TEN}两]{{1,3}})?[名位人]?)(?:同志|{ADDRESS})?"
    f"(?:[（(][^（()）\\n]{{0,20}}[)）])?(?:[，,]?共(?:\\d{{1,3}}|[{TO_TEN}]{{1,3}})[人名位](?=当选))?"
)
"""What may stand between the last name of a list and the verb that says what all of them became."""
_JOINED = re.compile(f"(?:[（(][^（()）\\n]{{0,20}}[)）])?(?:同志|{ADDRESS})?(?:[、和及与]|以及)")
_BLANKS = re.compile(f"[{SPACES}\\n|｜—-]*")
"""What may stand before the first name of a list below, the lines that draw a table among them."""
_CELLS = re.compile(f"{_BEHIND}[{SPACES}\\n]*[|｜][{SPACES}\\n|｜]*")
"""What parts two cells of a drawn table."""
_UNNAMED = re.compile(
    f"(?P<post>[^，。；：、（(\\n]{{4,30}})(?:[（(][^（()）\\n]{{1,8}}[)）])?[{SPACES}]*\\n[{SPACES}\\n]*"
)
_UNREAD = re.compile(f"[^，。；：、（()\\s]{{2,4}}{ADDRESS}[^\\n]{{0,24}}\\n[{SPACES}\\n]*")
_MOST = 120


def chain(names: Names, at: int) -> tuple[Named, ...]:
    """The names from `at` on that are listed: as far as a verb closes a loose list, else as far as 、 joins them."""
    strict = names.list_from(at)
    if not strict:
        return ()
    loose = list(strict)
    while len(loose) < _MOST and (joint := _LOOSE.match(names.text, loose[-1].end)):
        more = names.list_from(joint.end())
        if not more:
            break
        loose += more
    closed = len(loose) > len(strict) and _CLOSED.match(names.text, loose[-1].end)
    return tuple(loose) if closed else strict


def before_verb(names: Names, number: int) -> tuple[tuple[Named, ...], int]:
    """The list that name `number` closes, and where a verb may stand after it (`甲某某、乙某某两位同志|当选为`).

    Empty where the list goes on after that name.
    """
    last = names.all[number]
    behind = _BEFORE_VERB.match(names.text, last.end)
    end = behind.end() if behind else last.end
    if _JOINED.match(names.text, last.end):
        return (), end
    found = [last]
    for more in reversed(names.all[max(0, number - _MOST) : number]):
        joint = _JOINED.match(names.text, more.end)
        if not joint or joint.end() != found[-1].start:
            break
        found.append(more)
    return tuple(reversed(found)), end


def _past_others(names: Names, at: int) -> int:
    """Where a list goes on behind lines of those who are there by their office, and of one whom nobody has read."""
    while not names.list_from(at) and (line := _UNNAMED.match(names.text, at) or _UNREAD.match(names.text, at)):
        if "post" in line.groupdict() and not is_post(line["post"]):
            unread = _UNREAD.match(names.text, at)
            if unread is None:
                return at
            line = unread
        at = line.end()
    return at


def listed_below(names: Names, at: int) -> tuple[Named, ...]:
    """The names of a list that begins at `at`, after a colon: on its line, or on the lines below."""
    found: list[Named] = []
    start = _BLANKS.match(names.text, at)
    at = start.end() if start else at
    while len(found) < _MOST and (more := names.list_from(at := _past_others(names, at))):
        found += more
        joint = _CELLS.match(names.text, found[-1].end) or _LOOSE.match(names.text, found[-1].end)
        if not joint or joint.end() == found[-1].end:
            break
        at = joint.end()
    return tuple(found)
