"""What is numbered and heads nothing: points of a speech or a decision, a record's head, paragraphs, listed chapters.

The records are those of councils: minutes (会议记录, 議事錄) and Hansards (會議過程正式紀錄), where each turn begins
with its speaker (`甲某某議員：主席，…`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from parsers.blocks.layout import closed
from parsers.front.entries import squeeze
from parsers.language.markers import Style, find_marker
from parsers.language.posts import is_post
from parsers.lexicons import entries, lexicon
from parsers.model import Block
from parsers.outline.rules.headings import Heading, make_heading, may_head
from parsers.outline.rules.wording import is_typed
from parsers.patterns import late
from parsers.rules import Rules

_TURN = re.compile(r"(?:\d{1,2}[.．]\s*)?((?:[^\W\d_]|[·•．‧]){2,24})(?=[：:])")
TURNS: Rules[[str], bool] = Rules("outline.minutes.turn")
"""Ways in which the words before the colon of a paragraph are a speaker's."""
DECISIONS: Rules[[str], bool] = Rules("outline.minutes.decision")
"""Labels, without white space and colon, of what was decided of an item of an agenda."""
REASONS: Rules[[str], bool] = Rules("outline.minutes.reason")
"""Labels, without white space and colon, of an item's reasons."""
_DECIDED = re.compile("决[议定](?:事项)?")
_CONCLUDED = re.compile("审查结果|(?:主席)?裁示|结论")
_REASONED = re.compile("审查意见|说明|办法|理由|拟办")
_SECOND = late(r"[。；]\s*(?:二、|2[.．、]|[（(](?:二|2)[)）])")
"""The second point in the same paragraph: these are no headings."""
_LABEL_STARTS = frozenset("决裁主结审")
_LABEL_OF_POINT = re.compile(r"(?P<label>[^\W\d](?:\s{0,4}[^\W\d]){1,5})\s*[：:]\s*(?=[一1（(])")
"""The label of a decision whose first point stands on the same line."""
_COLON = re.compile("[：:]")
_CONTACT = re.compile(
    "(?:电子)?邮箱[：:]|(?:联系|咨询|举报)?电话(?:号码)?[：:]|传真[：:]|(?:通[讯信]|联系|邮寄|来信)?地址[：:]"
    "|邮政?编码?[：:]|联系人[：:]|网址[：:]"
)
_SPEAKS = re.compile(r"(?:质询|答[复覆]|发言)\Z")
_POINTS = (Style.HAN_PAREN, Style.ARABIC, Style.PAREN, Style.CIRCLED)
_SAID = re.compile(r"[^，。；：:]{2,10}[：:]")
_NUMBER_CELL = re.compile(r"[-－+]?\d[\d,，.．]*\s?[%％]?")
_UNIT = 5
"""Characters of a cell that holds a unit."""
_LEAST_TURNS = 3
_LEAST_NUMBERS = 6
_LEAST_LABELS = 2
_LEAST_CHAPTERS = 2


class NumberedBlocks(NamedTuple):
    """The blocks ``lo:hi`` of a document, those of them that begin with a marker, and the bare headings."""

    blocks: Sequence[Block]
    lo: int
    hi: int
    numbered: Mapping[int, Heading]
    bare: Collection[int]


ASIDE: Rules[[NumberedBlocks], set[int]] = Rules("outline.heading.aside")
"""Which numbered paragraphs are no headings, whatever their numbers. In the examples ▶ marks one that is none."""


@ASIDE.rule(
    "白鹭议员：主席，我问三点。\n▶1.水库的水位。\n▶2.堤防的高程。\n县长：主席，答复如下。\n杜小满女士：主席，我再问。",
    "白鹭议员：主席，我问三点，\n▶1.水库的水位。\n县长：主席，答复如下。\n杜小满女士：主席，我再问。",
    f"白鹭议员：主席，我问三点。\n▶1.{'水库和堤防' * 18}加固\n县长：主席，答复如下。\n杜小满女士：主席，我再问。",
    "白鹭议员：主席，我问三点。\n▶（1）水库水位\n县长：主席，答复如下。\n杜小满女士：主席，我再问。",
    but=(
        "白鹭议员：主席，我问三点。\n▶1.水库的水位。\n县长：主席，答复如下。",
        "白鹭议员：主席，我问三点。\n▶1.水库水位\n县长：主席，答复如下。\n杜小满女士：主席，我再问。",
        "水库：水位，偏高。\n▶1.水库的水位。\n堤防：高程，偏低。\n河道：水质，良好。",
    ),
)
def speech_points(asked: NumberedBlocks) -> set[int]:
    """The points of a speech, where the document is speeches."""
    blocks, numbered = asked.blocks, asked.numbered
    turns = sum(1 for i in range(asked.lo, asked.hi) if _is_turn(blocks[i].text))
    if turns < _LEAST_TURNS:
        return set()
    points = {i: h.marker.style for i, h in numbered.items() if h.marker and h.marker.style in _POINTS}
    return {i for i, style in points.items() if not _is_item(style, numbered[i], blocks[i].text)}


@ASIDE.rule(
    "来信请寄：\n▶1.电子邮箱：qinghe@example.org\n2.传真：0000000",
    "来信请寄：\n1.传真：0000000\n▶2.联系电话:0000000（上午）",
    *(
        f"来信请寄：\n▶1.{label}：青禾\n2.传真：0000000"
        for label in (
            *("邮箱", "电话", "电话号码", "咨询电话", "举报电话", "传真", "地址", "通讯地址", "通信地址", "联系地址"),
            *("邮寄地址", "来信地址", "邮编", "邮政编码", "联系人", "网址"),
        )
    ),
    but=("一、水库\n▶1.电话会议：已召开。\n2.防汛值班",),
)
def contacts(asked: NumberedBlocks) -> set[int]:
    """How somebody is reached: `1.电子邮箱：…`, `2.传真：…`."""
    said = ((i, heading.title) for i, heading in asked.numbered.items())
    return {i for i, title in said if _has_colon(title) and _CONTACT.match(squeeze(title))}


@ASIDE.rule(
    "一、水库\n说明：\n▶1.水位偏高。\n2.堤防偏低。",
    "一、水库\n说明：\n1.水位偏高。\n▶2.堤防偏低。",
    "一、水库\n说明：\n▶1.水位偏高。\n## 堤防概况",
    but=(
        "一、水库\n情况：\n▶1.水位偏高。\n2.堤防偏低。",
        "一、水库\n决议：\n▶1.同意修建。\n2.下月开工。",
    ),
)
def points_of_reasons(asked: NumberedBlocks) -> set[int]:
    """The points below a line that is only the label of an item's reasons (`說明：`): they run on from one."""
    blocks, numbered = asked.blocks, asked.numbered
    points: set[int] = set()
    for i in numbered:
        above = blocks[i - 1].text if i else ""
        label = squeeze(above) if _has_colon(above) else ""
        if label[-1:] not in ("：", ":"):
            continue
        if not REASONS.first(label[:-1]):
            continue
        style, number, k = _numbered(numbered, i)
        while (style, number) == _numbered(numbered, k)[:2]:
            points.add(k)
            k, number = k + 1, number + 1
    return points


def decided_items(blocks: Sequence[Block], lo: int, hi: int) -> dict[int, Heading]:
    """The first points of decisions that stand on the line of their label: `決議：一、…`."""
    found: dict[int, Heading] = {}
    for i in range(lo, hi):
        block = blocks[i]
        if block.text[:1] not in _LABEL_STARTS or (label := _LABEL_OF_POINT.match(block.text)) is None:
            continue
        if DECISIONS.first(squeeze(label["label"])) is None or not may_head(block) or _SECOND.search(block.text):
            continue
        marker = find_marker(block.text[label.end() :])
        heading = make_heading(block, i, marker, label.end()) if marker and marker.number == 1 else None
        if heading:
            found[i] = heading
    return found


def opens_decision(blocks: Sequence[Block], i: int) -> bool:
    """Whether block `i` is the first point of a decision: its label stands on the line, or alone above it."""
    text = blocks[i].text
    if find_marker(text) is None:
        return _LABEL_OF_POINT.match(text) is not None
    above = blocks[i - 1].text if i else ""
    label = squeeze(above) if _has_colon(above) else ""
    return label[-1:] in ("：", ":") and DECISIONS.first(label[:-1]) is not None


def is_decided(blocks: Sequence[Block], i: int) -> bool:
    """Whether what was decided of item `i` of an agenda stands right below it (`決定：確定。`)."""
    if i + 1 >= len(blocks) or not ("：" in blocks[i + 1].text or ":" in blocks[i + 1].text):
        return False
    label, *said = _COLON.split(squeeze(blocks[i + 1].text), maxsplit=1)
    return bool(said) and DECISIONS.first(label) is not None


def _numbered(numbered: Mapping[int, Heading], i: int) -> tuple[Style | None, int, int]:
    """The style and the number of block `i`, and `i`; none for a block without a number."""
    heading = numbered.get(i)
    return (heading.marker.style, heading.marker.number, i) if heading and heading.marker else (None, 0, i)


def head_items(blocks: Sequence[Block], numbered: Mapping[int, Heading]) -> set[int]:
    """The items of a record's head and its rosters' labels, where they are numbered: `一、時間：…`, `二、出席：…`."""
    markers = {i: heading.marker.length for i, heading in numbered.items() if heading.marker}
    head = {i for i, length in markers.items() if _is_label(blocks[i].text[length:])}
    labels = number = 0
    listed: set[int] = set()
    style = None
    for i, heading in numbered.items():
        marker = heading.marker
        said = _SAID.match(squeeze(blocks[i].text[marker.length :])) if marker else None
        if not (marker and said) or marker.number != number + 1 or (style and marker.style is not style):
            break
        labels += said[0].startswith(_labels())
        if not labels:
            break
        style, number = marker.style, marker.number
        listed.add(i)
    return head | listed if labels >= _LEAST_LABELS else head


def _has_colon(text: str) -> bool:
    """Whether a line has a colon: told before its white space is taken out, as most have none."""
    return "：" in text or ":" in text


def _is_label(text: str) -> bool:
    """Whether a numbered line is the label of a roster (`一、贊成者：38人`)."""
    said = _SAID.match(squeeze(text)) if _has_colon(text) else None
    return said is not None and said[0][:-1] in lexicon("roster_labels")


@ASIDE.rule(
    "总论\n1.水库的水位偏高。\n2.堤防的高程偏低。\n水利建设\n3.河道的水质良好。\n▶4.水库的水位偏高。\n"
    "防汛抗旱\n5.堤防的高程偏低。\n6.河道的水质良好。",
    but=(
        "总论\n1.水位\n2.高程\n水利建设\n3.水质\n▶4.水位\n防汛抗旱\n5.高程\n6.水质",
        "总论\n1.水库的水位偏高。\n2.堤防的高程偏低。\n水利建设\n3.河道的水质良好。\n▶4.水库的水位偏高。\n5.堤防的高程偏低。",
        "总论\n1.水库的水位偏高。\n水利建设\n2.堤防的高程偏低。\n▶3.河道的水质良好。\n防汛抗旱\n4.水库的水位偏高。\n5.堤防的高程偏低。",
        "总论\n1.水库的水位偏高。\n2.堤防的高程偏低。\n水利建设\n1.河道的水质良好。\n▶2.水库的水位偏高。\n"
        "防汛抗旱\n1.堤防的高程偏低。\n2.河道的水质良好。",
        "总论\n1.水库的水位偏高。\n（1）甲库的水位偏高。\n2.堤防的高程偏低。\n▶3.河道的水质良好。\n4.水库的水位偏高。\n"
        "（1）甲库的水位偏高。\n5.堤防的高程偏低。\n6.河道的水质良好。",
    ),
)
def paragraph_numbers(asked: NumberedBlocks) -> set[int]:
    """The numbers of paragraphs that count on through headings (`1.` … `182.`), bare or Roman, and head nothing."""
    numbered = asked.numbered
    items = [(i, h.marker.number) for i, h in numbered.items() if h.marker and h.marker.style is Style.ARABIC]
    if len(items) < _LEAST_NUMBERS or sum(numbered[i].alone for i, _ in items) * 4 > len(items):
        return set()
    if any(after not in (before + 1, 1) for (_, before), (_, after) in pairwise(items)):
        return set()
    if sum(_is_agenda(numbered[i].title) for i, _ in items) * 2 > len(items):
        return set()
    parts = set(asked.bare) | {
        i for i, h in numbered.items() if h.marker and h.marker.style in (Style.ORDINAL, Style.STEM)
    }
    parted = sum(1 for (a, _), (b, n) in pairwise(items) if n > 1 and not parts.isdisjoint(range(a + 1, b)))
    heads = {i for i, h in numbered.items() if h.marker and h.marker.style is Style.PAREN and h.alone}
    points = {i for i, h in numbered.items() if h.marker and h.marker.style in _POINTS}
    return points - heads if parted >= 2 else set()


@ASIDE.rule(
    "水利建设情况如下。\n▶1.水库座数\n座\n120\n2.堤防长度\n公里\n3,400\n3.河道\n公里\n560",
    but=(
        "水利建设情况如下。\n▶1.水库座数\n全县有水库120座。\n2.堤防长度\n全县有堤防3公里。",
        "水利建设情况如下。\n▶1.水库座数\n120座水库全部开工建设",
    ),
)
def rows_of_a_table(asked: NumberedBlocks) -> set[int]:
    """The rows of a table that is printed a cell a line: a number or a unit with a number stands right below."""
    return {i for i in asked.numbered if _is_row(asked.blocks, i)}


def _is_row(blocks: Sequence[Block], i: int) -> bool:
    return _is_number(blocks, i + 1) or (_is_unit(blocks, i + 1) and _is_number(blocks, i + 2))


def _is_number(blocks: Sequence[Block], i: int) -> bool:
    return i < len(blocks) and _NUMBER_CELL.fullmatch(blocks[i].text) is not None


def _is_unit(blocks: Sequence[Block], i: int) -> bool:
    return i < len(blocks) and len(blocks[i].text) <= _UNIT and not closed(blocks[i].text)


@ASIDE.rule(
    "▶第一章 总则\n▶第二章 水库\n第一章 总则\n第一条 为了防汛。\n第二章 水库\n第二条 水库防汛。",
    but=(
        "第一章 总则\n▶第二章 水库\n第一条 为了防汛。\n第二条 水库防汛。",
        "▶第一章 总则\n第一章 总则\n第一条 为了防汛。",
        "第一章 水库\n▶第一节 总则\n第二章 堤防\n第一节 总则\n第三章 河道\n第一节 总则",
    ),
)
def listed_chapters(asked: NumberedBlocks) -> set[int]:
    """The chapters that a contents without a heading lists below a law's title: each stands again, titled the same."""
    seen: set[tuple[Style, int, str]] = set()
    twice: list[int] = []
    divisions = [(i, h) for i, h in sorted(asked.numbered.items()) if h.marker and h.marker.style <= Style.SECTION]
    for i, heading in reversed(divisions):
        if heading.marker and heading.marker.style is not Style.SECTION:
            key = (heading.marker.style, heading.marker.number, heading.title)
            if key in seen:
                twice.append(i)
            seen.add(key)
    return {i for i, _ in divisions if twice[-1] <= i <= twice[0]} if len(twice) >= _LEAST_CHAPTERS else set()


def _is_turn(text: str) -> bool:
    """Whether a paragraph begins with its speaker: a post, or a name with an address, and a colon."""
    turn = _TURN.match(text) if _has_colon(text) else None
    if turn is None or not (closed(text) or text[-1] in "，,"):
        return False
    return TURNS.first(turn[1]) is not None


@TURNS.rule("县长", "教育局局长", but=("水库",))
def post(speaker: str) -> bool:
    """A post."""
    return is_post(speaker)


@TURNS.rule("白鹭议员", "白鹭先生", "杜女士", "杜小姐", but=("白鹭",))
def person(speaker: str) -> bool:
    """A name with an address."""
    return speaker.endswith(entries("addresses"))


@TURNS.rule("杜小满质询", "白鹭答复", "白鹭答覆", "杜小满发言", but=("杜小满说明",))
def act(speaker: str) -> bool:
    """A name with what the speaker does: question, answer, speak."""
    return _SPEAKS.search(speaker) is not None


@DECISIONS.rule("决定", "决议", "决议事项", "决定事项", but=("决定草案", "解决"))
def decided(label: str) -> bool:
    """It was decided or resolved."""
    return _DECIDED.fullmatch(label) is not None


@DECISIONS.rule("审查结果", "裁示", "主席裁示", "结论", but=("审查", "主席"))
def concluded(label: str) -> bool:
    """It was reviewed, ruled on or concluded."""
    return _CONCLUDED.fullmatch(label) is not None


@REASONS.rule("审查意见", "说明", "办法", "理由", "拟办", but=("审查", "水库"))
def reasoned(label: str) -> bool:
    """Why, and how it is to be done."""
    return _REASONED.fullmatch(label) is not None


def _is_agenda(title: str) -> bool:
    """Whether a title is that of an item of an agenda, by its last words: …修正草案, 宣读…议事录."""
    return title.endswith("案") or is_typed(title)


def _is_item(style: Style, heading: Heading, text: str) -> bool:
    """Whether a numbered line in a record of speeches is an item of the agenda, not a sentence of a speech."""
    return style is Style.ARABIC and (_is_agenda(heading.title) or (heading.alone and not closed(text)))


@cache
def _labels() -> tuple[str, ...]:
    return entries("head_labels") + entries("line_labels")
