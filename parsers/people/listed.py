"""Lists that give a post to all below or behind them: `会议推定了大会执行主席：甲、乙`, `某职务名单（某会议推选）`.

And rows of a post and its holder below a heading that appoints: `任命：`, `通过任命名单如下：`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.language.bodies import ends_as_body
from parsers.language.posts import is_post
from parsers.model import BlockKind
from parsers.patterns import late, near
from parsers.people.formulas import NUMBER, SEAT_IN_GROUP, SEAT_OF_SITTING, Kind
from parsers.people.headings import Direction, Headings, Reach, direction
from parsers.people.hits import FORMULA, Change, Hit
from parsers.people.reading import Reading
from parsers.people.shared_posts import as_role, expand
from parsers.people.standing import Standing
from parsers.people.words import SPACES

_CHOSEN = "(?:推选|推举|推定|选举|选出|任命|聘任|聘请)"
_NAMED_LIST = near(
    f"(?:(?<=\\n)|\\A)[{SPACES}]*{NUMBER}(?P<post>[^，。；：:\\n（(]{{4,40}}?)名单[{SPACES}]*\\n?"
    f"[{SPACES}]*[（(][^（()）\\n]{{2,60}}?{_CHOSEN}(?:产生)?[)）][{SPACES}]*\\n",
    "名单",
    after="\n",
)
"""A list of holders of one post with a note on who chose them."""
_FORMULA = re.compile(
    f"(?P<verb>{_CHOSEN}|增补|补选|增选|免去)(?:产生)?[了的]?(?P<post>[^，。；：:\\n（(了]{{4,30}}?)(?:为|有|是|如下)?[：:][{SPACES}]*"
)
_BETWEEN = re.compile(f"(?:[（(][^（()）\\n]{{0,20}}[)）]|[{SPACES}\\n、，,]|和|及|与|同志)*")
"""What may stand between the names of a list."""
_ROW_REST = re.compile("[\\s、，,：:；;。|｜….·-]+")
_TITLE = near(
    f"(?:(?<=\\n)|\\A)[^，。；：:\\n]{{0,40}}(?:任命|任职|聘任|当选|免职|免去)[^，。；：:\\n]{{0,14}}名单[{SPACES}]*\\n",
    "名单",
    after="\n",
)
_NOTE = re.compile("[（(][^（()）\\n]{0,30}[)）]")
_FIELD = near(
    f"(?:(?<=\\n)|\\A)[{SPACES}]*(?:现任|(?P<next>拟[任聘]|拟提名|拟任用))(?:单位及|工作单位及)?(?:职务|岗位)?[：:][{SPACES}]*"
    f"(?P<post>[^，。；：:\\n]{{4,40}}?)[{SPACES}]*(?=\\n|\\Z)",
    *("现任", "拟任", "拟聘", "拟提名"),
    after="\n",
)
_NAME_FIELD = late(f"姓[{SPACES}]*名[{SPACES}]*[：:][{SPACES}]*\\Z")
_FORM = 300
"""Characters of a form after the name in which its fields stand."""
_NUMBERED = re.compile(f"\\A{NUMBER}")
_VERB = re.compile("(?<!主)任|[为免辞]")
_DATE = re.compile("[一二〇○\\d]{4}年")
_MOST = 400


def appoint_lists(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """`hits` with what such lists say of those in them of whom nothing has been told."""
    standing = Standing(reading)
    text = reading.text
    starts = [hit.start for hit in hits]
    for match in _NAMED_LIST.finditer(text):
        _give(standing, hits, starts, match, match.start("post"))
    for match in _FORMULA.finditer(text):
        _give(standing, hits, starts, match, match.start("verb"))
    _fields(text, hits, starts)
    ranges = list(pairwise([*Headings(reading).reaches, Reach(len(text), None, 0)]))
    for reach, after in (*ranges, *_titled(reading)):
        if reach.kind:
            rows = list(_rows(text, hits, bisect_left(starts, reach.start), bisect_left(starts, after.start)))
            for k in rows if all(not hits[k].changes for k in rows) else ():
                hits[k] = _changed(standing, hits[k], reach.kind, reach.heading)
    return hits


def _titled(reading: Reading) -> Iterator[tuple[Reach, Reach]]:
    """Where the lists begin and end whose title says what happens to all in them: `某会议任命的各部门人员名单`."""
    for match in _TITLE.finditer(reading.text):
        kind = direction(match[0])
        number = reading.block(match.start()) + 1
        while number < len(reading.blocks) and reading.blocks[number].kind is not BlockKind.TITLE:
            number += 1
        end = reading.starts[number] if number < len(reading.blocks) else len(reading.text)
        yield Reach(match.end(), kind, match.start()), Reach(end, None, end)


def _fields(text: str, hits: list[Hit], starts: Sequence[int]) -> None:
    """What a form says of the person whose name it gives in a field of its own: the post that is held, and the next."""
    for match in _FIELD.finditer(text):
        k = bisect_left(starts, match.start()) - 1
        if k < 0 or not _NAME_FIELD.search(text, max(0, hits[k].start - 10), hits[k].start):
            continue
        if match.start() - hits[k].end > _FORM:
            continue
        posts = tuple(post for post in expand(match["post"]) if as_role(post))
        start, end = match.span()
        changes = tuple(Change("appoint", post, "proposed", start, end) for post in posts if match["next"])
        together = tuple(dict.fromkeys((*hits[k].posts, *posts)))
        hits[k] = replace(hits[k], weight=FORMULA, posts=together, changes=(*hits[k].changes, *changes))


def _changed(standing: Standing, hit: Hit, kind: Direction, heading: int) -> Hit:
    """`hit` with what a heading over its row says of its posts."""
    start, end = standing.sentence(hit.start, hit.end)
    status = standing.status(heading, start)
    return replace(hit, changes=tuple(Change(kind, post, status, start, end) for post in hit.posts if as_role(post)))


def _give(standing: Standing, hits: list[Hit], starts: Sequence[int], match: re.Match[str], trigger: int) -> None:
    """Gives the post of `match` to those whose names follow it, one after the other."""
    if not is_post(match["post"]) or not (posts := tuple(post for post in expand(match["post"]) if as_role(post))):
        return
    text = standing.text
    start = standing.sentence(trigger, match.end())[0]
    status = standing.status(trigger, start)
    removed = match.groupdict().get("verb") == "免去"
    kind: Kind = "remove" if removed else "appoint"
    seated = (post for post in posts if not (SEAT_IN_GROUP.search(post) or SEAT_OF_SITTING.search(post)))
    changes = tuple(Change(kind, post, status, start, match.end()) for post in seated)
    at = match.end()
    for k in range(bisect_left(starts, at), min(len(hits), bisect_left(starts, at) + _MOST)):
        joint = _BETWEEN.match(text, at)
        if not joint or joint.end() != hits[k].start:
            break
        if not hits[k].changes:
            own = tuple(post for post in hits[k].posts if not post.endswith(match["post"]))
            hits[k] = replace(hits[k], weight=max(hits[k].weight, FORMULA), posts=(*own, *posts), changes=changes)
        at = hits[k].end


def _rows(text: str, hits: Sequence[Hit], first: int, stop: int) -> Iterator[int]:
    """The numbers of the hits from `first` to `stop` in rows of posts and names, up to the first other line."""
    k = first
    while k < stop:
        begin = text.rfind("\n", 0, hits[k].start) + 1
        end = text.find("\n", hits[k].end)
        end = len(text) if end < 0 else end
        last = k
        while last < stop and hits[last].start < end:
            last += 1
        below = text[end + 1 : end + 40].lstrip()
        if not _is_row(text, begin, end, hits[k:last]) or _DATE.match(below):
            return
        yield from range(k, last)
        k = last


def _is_row(text: str, begin: int, end: int, hits: Sequence[Hit]) -> bool:
    """Whether a line holds nothing but names and what they are."""
    words: list[str] = []
    at = begin
    for hit in hits:
        words.append(text[at : hit.start])
        at = hit.end
    words.append(text[at:end])
    told = all(any(map(as_role, hit.posts)) for hit in hits)
    return told and all(map(_holds_labels, words))


def _holds_labels(words: str) -> bool:
    """Whether what stands before or between names is labels alone, one of them set wide perhaps (`主　任`)."""
    words = _NOTE.sub("", words)
    return all(map(_is_label, _ROW_REST.split(words))) or _is_label(_ROW_REST.sub("", words))


def _is_label(word: str) -> bool:
    word = _NUMBERED.sub("", word)
    return not word or (is_post(word) and _VERB.search(word) is None) or ends_as_body(word)
