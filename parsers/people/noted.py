"""Lists of office-holders with a note on the meeting that chose them: `副县长　甲　乙` / `（某会议任命）`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from parsers.language.characters import strip_spaces
from parsers.language.posts import is_title
from parsers.patterns import late, near
from parsers.people.hits import FORMULA, Change, Hit
from parsers.people.shared_posts import as_role
from parsers.people.words import SPACES

_NOTE = near(
    f"(?:(?<=\\n)|\\A)[{SPACES}]*[（(][{SPACES}]*(?:(?:\\d{{4}}|[〇○零一二三四五六七八九]{{4}})年[^（()）\\n，,；]{{4,60}}?)(?:会议|大会|政府|主席)[^（()）\\n，,；]{{0,12}}?"
    f"(?P<verb>选举|任命|推选|推举|补选|增选|免去)(?:产生)?(?:[，,；][^（()）\\n]{{0,40}})?[)）][{SPACES}]*(?=\\n|\\Z)",
    re.compile(f"[（(](?=[{SPACES}]*[\\d〇○零一二三四五六七八九]{{4}}年)"),
    after="\n",
)
"""A line of its own in brackets: a year, the meeting, and the verb of what it did."""
_TITLE = late(
    f"(?:(?<=\\n)|\\A)[{SPACES}]*(?P<body>[^\\s，。；：、（()）\\d]{{2,30}}?)(?P<first>总理|省长|市长|县长|区长|州长|主席|主任|院长|会长|部长|局长)(?:、[^\\s，。；：、（()）]{{2,8}}){{0,8}}名单"
)
"""A line that names a list by its titles: `某县人民政府县长、副县长名单`."""
_LIST = late(
    f"(?:(?<=\\n)|\\A)[{SPACES}]*(?P<body>[^\\s，。；：、（()）\\d]{{4,30}}?(?:会|政府|院|[局厅部]))"
    "(?:组成人员|领导人?|负责人)?名单"
)
"""A line that names a list by its body: `某县人民政府组成人员名单`."""
_TWICE = re.compile("([^\\W\\d]{2,8})\\1\\Z")
_ROWS = 12
"""How many rows over a note are its list, at most."""
_FAR = 1500
"""How many characters over a note the title of its list is looked for, at most."""


def appoint_noted(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits`, those in a row over such a note with what it says of the post of their row."""
    starts = [hit.start for hit in hits]
    behind = 0
    full: dict[tuple[str, str], str] = {}
    for note in _NOTE.finditer(text):
        if note["verb"] == "免去":
            continue
        body = _body(text, note.start())
        for k, title in _holders(text, hits, starts, note.start(), behind):
            own = next((post for post in hits[k].posts if post.endswith(title) and as_role(post)), "")
            post = body + title if body and own in ("", title) else own
            if hits[k].changes or not as_role(post):
                continue
            full[hits[k].name, title] = post
            change = Change("appoint", post, "decided", note.start(), note.end())
            posts = tuple(dict.fromkeys((*(each for each in hits[k].posts if each != title), post)))
            hits[k] = replace(hits[k], weight=FORMULA, posts=posts, changes=(change,))
            _replaced(hits, starts, note, title, post)
        behind = note.end()
    return [_in_full(hit, full) for hit in hits] if full else hits


def _in_full(hit: Hit, full: dict[tuple[str, str], str]) -> Hit:
    """`hit`, a bare title that is told of its person elsewhere as the list has it (`任命甲为政务委员`)."""
    changes = tuple(replace(change, post=full.get((hit.name, change.post), change.post)) for change in hit.changes)
    return hit if changes == hit.changes else replace(hit, changes=changes)


def _replaced(hits: list[Hit], starts: list[int], note: re.Match[str], title: str, post: str) -> None:
    """Whom a note says to be removed had the post of its row: `（某会议任命，同时免去丙秘书长职务）`."""
    for k in range(bisect_left(starts, note.start()), bisect_left(starts, note.end())):
        changes = tuple(
            replace(change, post=post) if change.kind == "remove" and change.post.endswith(title) else change
            for change in hits[k].changes
        )
        if changes != hits[k].changes:
            hits[k] = replace(hits[k], posts=(post,), changes=changes)


def _holders(text: str, hits: list[Hit], starts: list[int], end: int, behind: int) -> Iterator[tuple[int, str]]:
    """The hits of the rows right over a note at `end`, none before `behind`, with the title of their row."""
    rows: list[int] = []
    stop = end - 1
    for _ in range(_ROWS):
        begin = max(text.rfind("\n", 0, max(stop, 0)) + 1, behind)
        first, last = bisect_left(starts, begin), bisect_left(starts, max(stop, begin))
        head = strip_spaces(text[begin : starts[first] if first < last else max(stop, begin)])
        between = "".join(text[hits[k].end : starts[k + 1]] for k in range(first, last - 1))
        if strip_spaces(between).strip("、，,") or (head and not is_title(head)):
            return
        rows[:0] = range(first, last)
        if head:
            yield from ((k, head) for k in rows)
            return
        stop = begin - 1
        if stop <= behind:
            return


def _body(text: str, at: int) -> str:
    """Whose list it is that a note at `at` stands in, by the title above it; empty where none says so."""
    low = max(0, at - _FAR)
    found = [*_TITLE.finditer(text, low, at), *_LIST.finditer(text, low, at)]
    body = max(found, key=lambda match: match.start())["body"] if found else ""
    twice = _TWICE.search(body)  # two lines of a title: `青禾县人民政府` / `人民政府县长、副县长名单`
    return twice[1] if twice else body
