"""How far a title goes: the lines that follow its first one, as far as the words are not complete."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.blocks.seams import unclosed
from parsers.front.entries import squeeze
from parsers.model import Line
from parsers.outline.rules.introductions import MEETING, is_dash, is_subtitle
from parsers.outline.rules.news import is_dateline, may_be_headline, tells_of_meeting
from parsers.outline.rules.orders import is_instrument
from parsers.outline.rules.wording import HEAD_COUNT, PIECE, is_letterhead, is_typed, may_be_typed, may_begin
from parsers.patterns import late
from parsers.rules import Rules, fact

_TAIL = late(r"[的和与及、（(暨]|以及")
_REMARK = re.compile(r"[（(][^（()）]{7,}[)）]")
_MEETING = late(rf"(?<!举行)第\w{{1,6}}次{MEETING}\Z")
_BILL = re.compile("《[^《》]+》")
_PIECES = 4
_ABOUT = "关于"
"""A title that says what it is about goes on to its very last word."""
_MOST_BLANKS = 2


class Begun:
    """A title whose lines ``start:k`` are known, and line `k`, which may go on with it."""

    def __init__(self, lines: Sequence[Line], start: int, k: int, taken: set[int]) -> None:
        self.lines, self.start, self.k, self.taken = lines, start, k, taken

    @fact
    def line(self) -> Line:
        """The line that is asked about."""
        return self.lines[self.k]

    @fact
    def words(self) -> str:
        """The words so far, without white space."""
        return squeeze("".join([line.text for line in self.lines[self.start : self.k]]))

    @fact
    def strong(self) -> bool:
        """Whether the last word so far ends nothing but titles."""
        return is_typed(self.words) and not unclosed(self.words)

    @fact
    def typed(self) -> bool:
        """Whether the last word so far ends titles, and other lines too."""
        return may_be_typed(self.words) and not unclosed(self.words)


STOPS: Rules[[Begun], bool] = Rules("outline.title.stop")
"""Why a line cannot belong to the title that has begun above it. In the examples ▶ marks it."""
COMPLETE: Rules[[Begun], bool] = Rules("outline.title.complete")
"""Why a title that already ends with a title's word is complete before a line. In the examples ▶ marks it."""


def title_stop(lines: Sequence[Line], i: int, taken: set[int]) -> int:
    """The line after the title that begins at line `i`: up to four lines, as far as the words are not complete."""
    begun = Begun(lines, i, i + 1, taken)
    best = i + 1 if begun.typed else 0
    if lines[i].hashes and best and not (i + 1 < len(lines) and _goes_on(lines[i + 1])):
        return best
    while begun.k < min(i + _PIECES, len(lines)):
        if STOPS.first(begun) or (best and COMPLETE.first(begun)):
            break
        begun = Begun(lines, i, begun.k + 1, taken)
        if begun.typed:
            best = begun.k
        if begun.strong and _ABOUT not in begun.words:
            break
    return best or i + 1


def headline_stop(lines: Sequence[Line], i: int, taken: set[int]) -> int:
    """The line after the headline that begins at line `i`, right above how a report begins; 0 where none begins."""
    for k in range(i, min(i + _PIECES, len(lines) - 1)):
        text = lines[k].text
        if k in taken or not may_be_headline(text) or not may_begin(text) or is_dateline(text):
            return 0
        below = lines[k + 1].text
        if is_dash(below) and k + 2 < len(lines) and is_dateline(lines[k + 2].text):
            return k + 1  # a subtitle stands between
        if is_dateline(below) or tells_of_meeting("".join(line.text for line in lines[i : k + 1]), below):
            return k + 1
        if lines[k + 1].gap:
            return 0
    return 0


def goes_on(text: str) -> bool:
    """Whether a line begins as the rest of a title does: 与, 的, 暨, a bracket."""
    return _TAIL.match(text) is not None


def _goes_on(line: Line) -> bool:
    """Whether a line below a heading of Markdown is the rest of it: 与2032年计划草案的报告."""
    return line.gap <= 1 and _TAIL.match(line.text) is not None


@STOPS.rule("关于防汛\n\n\n\n▶工作的报告", but=("关于防汛\n\n\n▶工作的报告",))
def far_below(begun: Begun) -> bool:
    """Three blank lines or more stand between."""
    return begun.line.gap > _MOST_BLANKS


@STOPS.rule("关于防汛\n▶" + "工作" * 26 + "的报告", but=("关于防汛\n▶" + "工作" * 20 + "的报告",))
def too_long(begun: Begun) -> bool:
    """It is longer than the lines of titles are."""
    return len(begun.line.text) > PIECE


@STOPS.rule(
    "关于防汛\n▶工作报告如下。",
    "关于防汛\n▶青政发〔2031〕12号",
    but=("关于防汛\n▶工作的报告", "审议《水库条例\n▶（草案二次审议稿）》的情况"),
)
def cannot_be_of_a_title(begun: Begun) -> bool:
    """It is known to be something else, or no line of a title, and does not close what the title has opened."""
    waits = unclosed(begun.words)
    if waits and waits in begun.line.text:
        return False
    return begun.k in begun.taken or not may_begin(begun.line.text)


@STOPS.rule(
    "青禾县第三届人民代表大会\n第二次会议文件（七）\n\n▶防汛工作的报告",
    but=("青禾县第三届人民代表大会\n第二次会议文件（七）\n▶防汛工作的报告",),
)
def below_letterhead(begun: Begun) -> bool:
    """A blank line parts it from what heads a body's papers."""
    return begun.line.gap >= 1 and is_letterhead(begun.words)


@STOPS.rule(
    "《防汛条例草案》\n\n▶二读的议案", but=("《防汛条例草案》\n▶二读的议案", "审议《防汛条例草案》\n\n▶二读的议案")
)
def below_a_bill(begun: Begun) -> bool:
    """A blank line parts it from the name of a bill alone."""
    return begun.line.gap >= 1 and _BILL.fullmatch(begun.words) is not None


@STOPS.rule("青禾县人大\n▶青禾县人大常委会关于防汛工作的报告", but=("青禾县人大\n▶关于防汛工作的报告",))
def begins_again(begun: Begun) -> bool:
    """It begins with all the words so far, which name the body or its site."""
    return squeeze(begun.line.text).startswith(begun.words)


@STOPS.rule("关于防汛\n▶主席团（31名）", but=("关于防汛\n▶主席团名单",))
def head_count(begun: Begun) -> bool:
    """It says how many a roster lists."""
    return HEAD_COUNT.fullmatch(begun.line.text) is not None


@STOPS.rule("县政府办公室\n▶第12/2031号县长批示", but=("县政府办公室\n▶第十二号县长批示",))
def instrument(begun: Begun) -> bool:
    """It is the title of a numbered instrument."""
    return is_instrument(begun.line.text)


@STOPS.rule(
    "# 关于防汛\n▶## 工作", but=("## 关于防汛\n▶## 工作", "关于防汛\n▶## 工作", "# 防汛规划\n\n▶## 和抗旱规划纲要")
)
def lower_heading(begun: Begun) -> bool:
    """Markdown sets it lower."""
    return begun.line.hashes > begun.lines[begun.start].hashes > 0 and not _goes_on(begun.line)


@STOPS.rule("关于防汛\n▶——2031年5月6日在县人大会议上", but=("关于防汛\n▶2031年工作",))
def subtitle(begun: Begun) -> bool:
    """It is a subtitle."""
    return is_subtitle(begun.line.text)


@COMPLETE.rule("关于防汛的报告\n▶# 工作", but=("关于防汛的情况\n▶工作的报告", "# 关于防汛的报告\n▶# 和抗旱的报告"))
def heading_below(begun: Begun) -> bool:
    """Markdown marks the line, and it does not begin as the rest of a title does."""
    return begun.line.hashes > 0 and not _goes_on(begun.line)


@COMPLETE.rule("关于防汛的情况\n▶（青禾县水务局草拟稿件）", but=("关于防汛的情况\n▶（草拟稿件）",))
def remark_below(begun: Begun) -> bool:
    """The line is a remark in brackets."""
    return _REMARK.fullmatch(begun.line.text) is not None


@COMPLETE.rule(
    "关于防汛的报告\n▶青禾县水库",
    "青禾县防汛情况\n▶青禾县水库",
    "青禾县防汛报告\n▶关于水库的报告",
    "青禾县防汛计划\n▶水库堤防",
    "关于防汛情况\n▶青禾县水库",
    but=(
        "关于防汛的报告\n▶和抗旱的报告",
        "关于防汛报告\n▶以及抗旱的报告",
        "青禾县防汛情况\n▶关于水库的报告",
        "青禾县第三次会议\n\n▶水库工作的报告",
        "关于防汛情况\n▶水库的报告",
    ),
)
def words_are_complete(begun: Begun) -> bool:
    """The words are complete: a strong word ends them, and the line neither goes on nor closes them better."""
    following, text = begun.line.text, begun.words
    if _TAIL.match(following):
        return False
    near = begun.line.gap == 0 or _MEETING.search(text) is not None
    if begun.strong:
        return True
    if following.startswith(_ABOUT) or (near and is_typed(following)):
        return False
    return not (_ABOUT in text and may_be_typed(following))
