"""A list and the number right after or before it: 甲、乙、丙等三个重点; 由甲、乙两位委员; 三件事：甲、乙、丙."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.claims.scene import Item
from parsers.figures.units import unit_kind
from parsers.language.names import is_name
from parsers.language.numerals import TO_TEN

_LISTED = re.compile(r"\s*(?:等\s*[，,]?|这|共)?[”’」]?(?P<list>[^，。；：,;:“‘’（）()]{1,120})")
"""A list and what may stand after it, read backwards: from the front each place would be tried as its beginning."""
_PART = re.compile(r"、|和|以及|及")
_COMMA = re.compile("、")
_OPENING = re.compile(f"「|[{TO_TEN}]{{1,3}}、|[0-9]{{1,2}}、")
"""What stands before the first name of a list: a quotation mark, the number of the paragraph."""
_LEVELS = re.compile(r"[-—、]+")  # 区-街-社区三级
_TITLED = re.compile(r"\s*(?:同志|委员|代表|副主任|人选)")
_ACTS = re.compile(r"[了过的各每另有共于又再还第前后近约超等这]$|^(?:修订|制定|改建|扩建|新建|改进|加强)$")
"""The end of words that the number goes on from, or that name what is done: 制定、修订两项制度."""
_GOVERNED = re.compile(
    "选举|创建|规定|开展|组织|建立|打造|发展|培育|支持|做好|任命|免去|撤销|设立|包括|涉及|走访|深入|同意|修复|推举|表彰|补选|增补|投向|用于|分布在|覆盖|涵盖|围绕|聚焦|突出|抓好|建成|建设|实施|推进|[将由把在对从向于到为是即有给请聘派选就]"
)
"""What stands before the first name of a list, and tells where it begins."""
_PEOPLE = re.compile(
    r"\s*(?:同志|先生|女士|[副]?[^，。；、\d]{0,4}(?:议员|委员|代表|主任|秘书|监督员|参事|馆员|局长|人选))"
)
_ANY = re.compile("^[本外邻各某该全其市县省主城郊]$")
_KINDS = frozenset("村里镇乡区县市旗屯坊巷桥街路")
_GOES_ON = frozenset("书医民组小级干委集史志长镇域内外中间上下口头边道庄支办党联")
"""What follows 村 where it is not villages that are counted: 四个村民小组."""
_OFFICES = re.compile(r"(?:部门|单位|机关)(?![的内下]|负责人|领导)")
_OFFICE_ENDS = frozenset("局处委办部厅署")

_OPENS = re.compile(r"[^，。；：、:（()）\d]{0,24}(?:(?:[（(][^（()）\d]{1,16}[）)])?[：:]|[（(])")
"""What is counted, and the mark that opens the list of it."""
_CLOSES = re.compile("[。；）)]")
_NO_NAME = re.compile(r"[，：:（(\d]|等$")
_POINT = re.compile(f"(?:(?<=[，。；：:])|^)([{TO_TEN}])是")
_THE_FOLLOWING = re.compile("(?:下列|以下|如下)$")
_LONGEST = 160


class Listed(NamedTuple):
    """The ranges of the names in the text of the item's block, and whether they are as many as it says."""

    spans: tuple[tuple[int, int], ...]
    holds: bool


def listed_before(item: Item) -> Listed | None:
    """The list right before `item`, where as many names stand as it says, or where it is closed and they do not.

    A figure within the list makes it one of amounts.
    """
    floor = max(0, item.start - 160)
    before = item.text[floor : item.start]
    parts = _LEVELS if item.figure.unit == "级" else _PART
    match = _LISTED.match(before[::-1]) if parts.search(before, max(0, len(before) - 90)) else None
    if not match or item.figure.unit in ("%", "元", "倍"):
        return None
    begin, end = item.start - match.end("list"), item.start - match.start("list")
    begin = opening.end() if (opening := _OPENING.match(item.text, begin, end)) else begin
    spans = _parted(item.text, begin, end, parts)
    explicit = before.rstrip().endswith(("等", "等这", "这")) or item.figure.unit in ("方", "级", "者")
    titled = item.figure.unit in ("位", "名") and _TITLED.match(item.text, item.end)
    acts = any(_GOVERNED.fullmatch(item.text[start:stop]) for start, stop in spans)
    if len(spans) == item.value and (explicit or titled) and not acts:
        return Listed(_names_only(item, spans), True)
    if explicit or end != item.start or not spans or _names_only(item, spans)[0][0] < item.start - len(item.lead):
        return None
    if unit_kind(item.figure.unit) not in ("people", "measure", "open"):
        return None
    commas = _parted(item.text, begin, end, _COMMA)
    if len(commas) < 2:
        return None
    for each in (spans, commas):
        if len(each) == item.value:
            acts = any(_ACTS.search(item.text[start:stop]) for start, stop in each)
            return None if acts else Listed(_names_only(item, each), True)
    between = len(commas) <= item.value <= len(spans)
    return None if between or not _is_closed(item, spans, floor) else Listed(_names_only(item, spans), False)


def listed_after(item: Item) -> Listed | None:
    """The list after `item`, a colon or in brackets, where it has as many names or points as `item` says.

    It is wrong only where 下列 announces persons, and nothing but names of persons follows to the end of the block.
    """
    opening = _OPENS.match(item.text, item.end)
    if not opening or unit_kind(item.figure.unit) not in ("people", "measure", "open"):
        return None
    begin = opening.end()
    if item.text.startswith("一是", begin):
        points = _points(item.text, begin)
        return Listed(points, True) if len(points) == item.value else None
    closing = _CLOSES.search(item.text, begin, begin + _LONGEST)
    end = closing.start() if closing else len(item.text)
    spans = _parted(item.text, begin, end, _COMMA)
    words = [item.text[start:stop] for start, stop in spans]
    if len(spans) < 2 or end - begin > _LONGEST or any(_NO_NAME.search(word) for word in words):
        return None
    if len(spans) == item.value:
        return Listed(spans, True)
    alone = end >= len(item.text) - 1 and _THE_FOLLOWING.search(item.lead)
    return Listed(spans, False) if item.measure == "人" and alone and _are_persons(words) else None


def _points(text: str, begin: int) -> tuple[tuple[int, int], ...]:
    """The ranges after 一是, 二是 … that run on from 一 without a gap; none where one comes twice."""
    found = list(_POINT.finditer(text, begin))
    if [point[1] for point in found] != list(TO_TEN[: len(found)]):
        return ()
    return tuple((point.end(), _point_end(text, point.end())) for point in found)


def _point_end(text: str, start: int) -> int:
    return next((at for at in range(start, min(len(text), start + _LONGEST)) if text[at] in "，。；"), len(text))


def _parted(text: str, begin: int, end: int, joints: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """The pieces of ``text[begin:end]`` between the `joints`, without empty ones."""
    spans: list[tuple[int, int]] = []
    for joint in joints.finditer(text, begin, end):
        spans.append((begin, joint.start()))
        begin = joint.end()
    return tuple((start, stop) for start, stop in (*spans, (begin, end)) if stop > start)


def _names_only(item: Item, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The `spans` without the words that govern the first: 决议将 of 决议将甲村、乙村."""
    start, stop = spans[0]
    governors = list(_GOVERNED.finditer(item.text, start, stop))
    return ((governors[-1].end() if governors else start, stop), *spans[1:])


def _is_closed(item: Item, spans: tuple[tuple[int, int], ...], floor: int) -> bool:
    """Whether the list has nothing but names of what is counted, from the word that governs it to the number."""
    named = _names_only(item, spans)
    opened = named[0][0]
    if opened == spans[0][0] and opened > floor and item.text[opened - 1] not in "。：；\n":
        return False  # without such a word the list may have begun before the comma
    words = [item.text[start:stop] for start, stop in named]
    if any(not 2 <= len(word) <= 8 or _ANY.match(word[:-1]) for word in words):
        return False
    if item.measure == "人":
        told = item.figure.unit == "人" and item.text[item.end : item.end + 1] in "，。；"
        return (told or bool(_PEOPLE.match(item.text, item.end))) and _are_persons(words)
    ends = {word[-1] for word in words}
    if _OFFICES.match(item.text, item.end):
        return ends <= _OFFICE_ENDS and all(len(word) > 2 for word in words)
    noun = item.text[item.end : item.end + 1]
    return noun in _KINDS and noun in ends and item.text[item.end + 1 : item.end + 2] not in _GOES_ON


def _are_persons(words: Sequence[str]) -> bool:
    """Whether all words have the shape of a name: a surname and one or two characters."""
    return all(is_name(word, sure=True) for word in words)
