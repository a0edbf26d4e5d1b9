"""Whether a line goes on with the paragraph before it: over a wrap, over a blank line, over a page."""

from __future__ import annotations

import re

from parsers.blocks.layout import LineLayout, closed, line_width
from parsers.blocks.rosters import is_roster_line
from parsers.blocks.seams import FRAGMENT, OPEN_STARTS, Paragraph, Seam, SeamVerdict
from parsers.blocks.starts import starts_paragraph
from parsers.blocks.wraps import WRAPPED
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post
from parsers.language.titles import title_words
from parsers.model import Line
from parsers.patterns import late
from parsers.rules import Rules, is_asked, record

_NO_START = "，。、；：！？）》」』”’％】〉〕］,;!?)%…·"
_FIGURE_END = late(r"(?!\d{4}\s?年)[\d,，.．]{1,12}\s?[^\W\d_].*[。；，]")
_COUNTED = frozenset("0123456789０１２３４５６７８９附表图第")
"""What a line that only ends in a number begins with: 附件1."""
_APPOINTED = late(r"(?:决定)?(?:任命|免去)[^\W\d_]{1,4}")
_TO_POST = late(r"[^\W\d_]{0,3}[为的].{2,}[。；，]")
_MARKER = 6
_MARKER_ALONE = re.compile(
    rf"[IVX]{{1,5}}[.．、]|[（(]?[{TO_TEN}]{{1,3}}[)）、]|第[{TO_TEN}\d]{{1,3}}(?:[章节编篇]|部分)"
)
_ATTACHED = ("附件：", "附件:", "附：")
_OPEN_ENDS = frozenset("的和及与、")
"""What a heading does not end with."""
_SPACES = frozenset(" \u3000")
_MONEY_FIRST = re.compile(r"[\d,，]{1,12}(?:[.．]\d+)?\s?(?:[百千]?[万亿]?元|[%％]).*[。；，]")
_REMARK_FIRST = re.compile(r"[（(][^（()）]{2,16}[)）][^\s）)].*[。；]\Z")
_LONG_HEADING = 16
_KIND = 8
_LONG_CUT = 20
_SIGNED = 30
_LONG_LINE = 44
_WINDOW = 20_000
_ANNOUNCES = ("如下", "名单", "公布")
"""What a line ends with that announces a list without a colon."""
_LABEL = late(r"[^，。；：、\s]{2,12}[：:]")
_SET_WIDE = r"[^\W\d_A-Za-z](?:[ \u3000]{0,2}[^\W\d_A-Za-z]){1,5}(?:\s?[（(][^（()）]{1,12}[)）])?"
"""A name, blanks between its characters perhaps, with a note."""
_GAP = r"(?:[ ]{2,}|\u3000+)"
_POSTS = r"(?P<post>[^，。；：、\s]{4,30}(?:、[^，。；：、\s]{2,20}){0,4})"
_ROW_OF_ONE = re.compile(rf"{_SET_WIDE}(?:、[^，。；：]{{2,60}}?)?{_GAP}{_POSTS}")
"""A row of a person, or some, and the post in a column of its own."""
_ROW_OF_POST = re.compile(rf"{_POSTS}{_GAP}{_SET_WIDE}[；。]?")
"""A row of a post and, in a column of its own, who has it."""
_COLUMNS = re.compile(r"[^\s、，。；：](?:\s{2,}|[\u3000\u2003\t])[^\s、，。；：]")


JOINS: Rules[[Seam], SeamVerdict | None] = Rules("blocks.join")
"""The rules that say whether a line goes on with the paragraph before it, in their order; the first one decides.

In the examples the second line is asked about, or the one that ▶ marks, and the one above it is the paragraph.
"""


def continues(begun: Paragraph, line: Line, layout: LineLayout, source: str) -> bool:
    """Whether `line` goes on with the paragraph `begun`.

    `source` is the whole text, asked near the place whether the characters at the join stand together elsewhere.
    """
    seam = Seam(begun, line, layout, source)
    found = JOINS.found(seam)
    if layout.wrap and found is None:
        found = WRAPPED.found(seam)
    elif found is None:
        found = UNWRAPPED.found(seam)
    if found is None:
        return False
    rule, verdict = found
    if is_asked():
        record(line.span, rule.phase, rule.name, verdict.value if verdict else "")
    return verdict is SeamVerdict.JOIN


@JOINS.rule("水库要防汛，\n# 堤防", "水库要防汛，\n| 堤防 |", "水库要防汛，\n二、堤防", but=("水库要防汛，\n堤防",))
def begins_by_itself(seam: Seam) -> SeamVerdict | None:
    """The line is a heading or a row of Markdown, or begins a paragraph by its own words."""
    line = seam.line
    return SeamVerdict.PART if line.hashes or line.text[0] == "|" or starts_paragraph(line.text) else None


@JOINS.rule("# 水库的\n堤防", "# 水库（一期\n）", "# 水库（堤防\n工程）", but=("水库的\n堤防",))
def after_markdown(seam: Seam) -> SeamVerdict | None:
    """Below a heading of Markdown only what cannot be told apart from it goes on."""
    if not seam.last.hashes:
        return None
    return SeamVerdict.JOIN if seam.line.text[0] in _NO_START or seam.tied else SeamVerdict.PART


@JOINS.rule(
    "III.\n水库堤防",
    "（二）\n水库堤防",
    "四、\n\n水库堤防",
    "第三章\n水库堤防",
    but=("III. 河道\n水库堤防", "3.\n水库堤防", "四、\n\n\n水库堤防", "四、\n" + "水库堤防" * 12),
)
def after_a_marker_alone(seam: Seam) -> SeamVerdict | None:
    """The paragraph so far is a marker and nothing else; the line is what it numbers."""
    last, line = seam.last.text, seam.line
    if len(last) > _MARKER or line.gap > 1 or len(line.text) > _LONG_LINE:
        return None
    return SeamVerdict.JOIN if _MARKER_ALONE.fullmatch(last) else None


@JOINS.rule("水库要防汛，\n\n\n\n堤防也要。", but=("水库要防汛，\n\n\n堤防也要。", "水库要防汛，\n\n\n\n\f堤防也要。"))
def far_below(seam: Seam) -> SeamVerdict | None:
    """More blank lines stand between than inside paragraphs."""
    line = seam.line
    far = line.gap > max(seam.layout.gap + 1, 2) and not line.page_break
    return SeamVerdict.PART if far else None


@JOINS.rule("水库要防汛，\n2031年5月6日", "水库要防汛，\n\n青禾县人民政府", but=("水库要防汛，\n青禾县人民政府",))
def signature(seam: Seam) -> SeamVerdict | None:
    """The line is a date, or after a blank line a body."""
    line = seam.line
    if is_date_line(line.text):
        return SeamVerdict.PART
    apart = line.gap > seam.layout.gap and not line.page_break
    return SeamVerdict.PART if apart and is_body(line.text) else None


@JOINS.rule(
    "水库要防汛。\n附件：水库名单",
    "水库要防汛。\n附：水库名单",
    "水库要防汛。\n县长　游一方",
    but=(
        "水库要防汛\n附件：水库名单",
        "水库要防汛。\n县长游一方",
        "水库要防汛。\n水库　堤防",
        "水库要防汛。\n青禾县云台区水务局防汛抗旱指挥部办公室综合协调科副科长　游一方",
    ),
)
def stands_alone(seam: Seam) -> SeamVerdict | None:
    """After a sentence it is no text: the list of what is attached, a spaced out name."""
    return SeamVerdict.PART if seam.ended and _stands_alone(seam.line.text) else None


@JOINS.rule(
    "水库防汛人员名单如下\n\n水库",
    "水库要防汛，堤防也要\n\n免去：",
    "水库防汛人员\n游 一 方  石 磊  杜 小 满",
    "游一方（女）　　青禾县水务局局长\n石 磊　　青禾县林业局局长",
    "青禾县水务局局长　　游一方（女）\n青禾县林业局局长　　石 磊",
    but=(
        "水库防汛人员名单如下水库\n\n水库",
        "水库要防汛，堤防也要\n免去：",
        "水库防汛人员、\n游 一 方  石 磊  杜 小 满",
        "水库防汛人员\n游一方、石磊、杜小满",
    ),
)
def list_begins(seam: Seam) -> SeamVerdict | None:
    """A list begins: what stands above announces it, or the line is a label below a blank line or a row of names."""
    last, line = seam.last.text, seam.line
    apart = line.gap and not line.page_break
    if apart and (last.endswith(_ANNOUNCES) or _LABEL.fullmatch(line.text)):
        return SeamVerdict.PART
    row = _ROW_OF_ONE.fullmatch(line.text) or _ROW_OF_POST.fullmatch(line.text)
    if row and is_post(row["post"]):
        return SeamVerdict.PART
    names = (
        _COLUMNS.search(line.text) is not None and last[-1] not in "、，(（" and is_roster_line(line.text, inside=False)
    )
    return SeamVerdict.PART if names else None


@JOINS.rule("水库要防汛\n，堤防也要。", "水库要防汛。\n”堤防也要。", but=("水库要防汛\n堤防也要。",))
def mark_first(seam: Seam) -> SeamVerdict | None:
    """It begins with a mark that no line begins with."""
    return SeamVerdict.JOIN if seam.line.text[0] in _NO_START else None


@JOINS.rule(
    "水库（含水塘\n）要防汛。",
    "水库和堤防\n的防汛。",
    "水库和堤防\n之防汛。",
    "青禾县\n\n　　水库和堤防都要在汛期到来之前逐一检查并登记造册以\n▶备查考。",
    but=(
        "水库要防汛。\n的确如此。",
        "水库和堤防\n\n的防汛。",
        "青禾县\n\n　　水库和堤防\n▶备查考。",
        "青禾县\n　　水库和堤防都要在汛期到来之前逐一检查并登记造册以\n▶备查考。",
    ),
)
def cannot_be_told_apart(seam: Seam) -> SeamVerdict | None:
    """No sentence has ended, and the two cannot be told apart or the line must be the rest of the one above."""
    return SeamVerdict.JOIN if not seam.ended and (seam.tied or _runs_on(seam.last, seam.line)) else None


@JOINS.rule(
    "水面２，０４\n\f５亩。",
    "任命游\n\f一方为县长。",
    "决定免去游\n\f一方的县长职务。",
    but=(
        "水面２，０４\n５亩。",
        "附件１\n\f５亩水面。",
        "任命游一方为县长\n\f一方为县长。",
        "水面１２\n\f堤防要防汛。",
        "水面很大\n\f5亩。",
        "任命游一方\n\f堤防要防汛。",
    ),
)
def cut_by_the_page(seam: Seam) -> SeamVerdict | None:
    """The page has ended within a figure or within a name."""
    cut = seam.line.page_break and _cut_by_page(seam.last.text, seam.line.text)
    return SeamVerdict.JOIN if cut else None


UNWRAPPED: Rules[[Seam], SeamVerdict | None] = Rules("blocks.join.unwrapped")
"""The same where a paragraph is one line, which only a page may cut."""


@UNWRAPPED.rule(
    "水库要防汛。\n堤防也要",
    "水库要防汛\n　　堤防也要",
    "**水库要防汛**\n堤防也要",
    "水库要防汛\n**堤防也要**",
    but=("水库要防汛\n堤防也要",),
)
def ended_or_set_apart(seam: Seam) -> SeamVerdict | None:
    """A sentence has ended, or the line is indented or set in bold."""
    last, line = seam.last, seam.line
    return SeamVerdict.PART if seam.ended or line.indent > last.indent + 1 or last.bold or line.bold else None


@UNWRAPPED.rule(
    "水库要防汛。堤防\n也要",
    "水库要防汛；堤防\n也要",
    "今年水库和堤防都要在汛期到来之前逐一检查,并登记造册以备\n查考",
    "今年水库和堤防都要在汛期到来之前逐一检查，并登记造册以备\n查考",
    but=(
        "今年水库和堤防都要在汛期到来之前逐一检查，并登记造册以\n查考",
        "今年水库和堤防3,400处都要在汛期到来之前逐一检查并登记造册\n查考",
        "水库要防汛，堤防\n也要",
        "一、今年水库和堤防都要在汛期到来之前逐一检查，并登记造册以备\n查考",
    ),
)
def prose_goes_on(seam: Seam) -> SeamVerdict | None:
    """The paragraph is running prose."""
    return SeamVerdict.JOIN if seam.begun.prose else None


@UNWRAPPED.rule(
    "青禾县今年水库和堤防投资总计\n330.00 万元。比上年多。",
    "青禾县今年采购金额\n（以合同为准）为60万元。",
    but=(
        "青禾县今年水库和堤防投资总计\n\n330.00 万元。比上年多。",
        "青禾县今年水库和堤防投资总计\n330.00 万元",
        "青禾县今年水库和堤防投资总计\n2031年投资60万元。",
        "青禾县今年水库和堤防投资总计\n60座水库开工。",
        "青禾县今年采购金额\n（以合同为准）",
    ),
)
def figure_of_a_sentence(seam: Seam) -> SeamVerdict | None:
    """The line begins with a figure or a remark that the sentence needs, and goes on."""
    line = seam.line
    if line.gap or not (_MONEY_FIRST.match(line.text) or _REMARK_FIRST.match(line.text)):
        return None
    return SeamVerdict.JOIN if seam.last.text[-1] > "\u4e00" and not seam.last.hashes else None


@UNWRAPPED.rule(
    "第一部分　青禾县水务局2031年度决算\n情况说明",
    but=(
        "第一部分　总则\n情况说明",
        "第一部分　青禾县水务局2031年度决算\n水库防汛",
        "一、青禾县水务局2031年度决算\n\n情况说明",
    ),
)
def kind_goes_on(seam: Seam) -> SeamVerdict | None:
    """A numbered heading is long, and the line is a few words that a title ends with."""
    line = seam.line
    if not seam.begun.marked or line.gap or len(seam.last.text) < _LONG_HEADING or len(line.text) > _KIND:
        return None
    return SeamVerdict.JOIN if line.text.endswith(title_words()) else None


@UNWRAPPED.rule(
    "一、河道。要疏浚。\n二、水库要加固，堤防也要加高，各乡镇都要做\n\n\f▶充分的准备工作。今年汛期早。",
    "一、水库和堤\n\f防。",
    "一、水库调\n整防汛。\n水库调整，水库调整，",
    "一、水库和\n堤防",
    "一、水库\n和堤防",
    "一、水库的\n堤防",
    but=(
        "一、水库的\n\n堤防",
        "一、河道要疏浚\n二、水库要加固，堤防也要加高，各乡镇都要做\n\n\f▶充分的准备工作。今年汛期早。",
        "一、水库和堤\n防。",
        "水库和堤\n\f防。",
        "一、水库调\n整防汛。\n水库调整，",
        "一、水库调\n整防汛。\n整防，\n水库调整，水库调整，",
        "一、水库调\n整防汛。\n水库调整，水库调整，水库调。",
        "一、水库调\n整防汛。\n水库调整，水库调整，好。整防，好。整防，",
        "一、水库和堤\n\f防汛工作要抓好，堤防也要抓好",
    ),
)
def heading_goes_on(seam: Seam) -> SeamVerdict | None:
    """A numbered heading is cut: it ends with 的 or 和, or a few characters begin a page, or those at the join stand
    together near by."""
    if not seam.begun.marked:
        return None
    last, line = seam.last.text, seam.line
    fragment = line.page_break and FRAGMENT.match(line.text) is not None
    cut = line.page_break and len(last) >= _LONG_CUT and seam.among_run_ins
    tied = last[-1] in _OPEN_ENDS or line.text[0] in OPEN_STARTS
    open_end = tied and not line.gap and len(line.text) <= _SIGNED and not closed(line.text)
    return SeamVerdict.JOIN if fragment or cut or open_end or _together(last, line, seam.source) else None


def _cut_by_page(text: str, following: str) -> bool:
    """Whether a page has ended within a figure (２，０４ | ５位), or within a name (任命甲 | 乙为局长)."""
    if text[-1].isdecimal() and text[0] not in _COUNTED and _FIGURE_END.match(following):
        return True
    return _APPOINTED.fullmatch(text) is not None and _TO_POST.match(following) is not None


def _runs_on(last: Line, line: Line) -> bool:
    """Whether `line` must be the rest of the line above: it begins with 的, or blanks part the paragraphs."""
    if line.gap:
        return False
    if line.text[0] in "的之" and not last.bold:
        return True
    return last.gap > 0 and last.indent >= 2 > line.indent and line_width(last) >= _LONG_LINE


def _stands_alone(text: str) -> bool:
    """Whether a line after a sentence is no text: the list of what is attached, a spaced out name."""
    if text.startswith(_ATTACHED):
        return True
    return len(text) <= _SIGNED and not _SPACES.isdisjoint(text) and read_byline(text) is not None


def _together(last: str, line: Line, source: str) -> bool:
    """Whether the characters on both sides of the join stand together elsewhere near by: 调 | 整 in 调整，.

    Where other lines or sentences begin as this line does, or others end as the last one did, it is no join.
    """
    at = line.span.start
    near = source[max(0, at - _WINDOW) : at + _WINDOW]
    following = line.text
    if last[-1] + following[:1] not in near:
        return False
    seen = near.count(last[-1] + following[:2]) + near.count(last[-2:] + following[:1])
    if seen < (1 if line.page_break else 2):
        return False
    if near.count("\n" + following[:2]) > 1 or near.count("。" + following[:2]) > 1:
        return False
    return sum(near.count(last[-2:] + end) for end in "，。、\n") <= 1
