"""Which numbered paragraphs are headings, and at which level: the numbers must run, a list may begin anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from parsers.language.markers import Marker, Style
from parsers.rules import Rules

_SLIP = 3
_MOTION = "号"
"""How the number of a motion ends, and the kind of such a list."""
_POINTS = "points "
"""How the punctuation of a decision's points begins: no other list goes on with theirs."""


class Shape(IntEnum):
    """What a heading without a number is like, in the order in which such headings nest."""

    LINE = 0
    BELOW = 1
    """A line right below another such heading, and those that go on with it."""
    SENTENCE = 2


@dataclass(slots=True)
class OpenList:
    """A list of headings that may go on: its style and punctuation, the last number seen, its level.

    Of headings without a number: no punctuation, and their shape for the number.
    """

    style: Style
    kind: str
    number: int
    level: int


class Marked(NamedTuple):
    """A paragraph that begins with a marker, and what is known of it."""

    marker: Marker
    kind: str
    """Its punctuation: see `kind_of`."""
    alone: bool
    """The paragraph is nothing but the heading."""
    more: bool
    """The marker's successor follows in the text."""
    first: bool = False
    """It stands right below the name of a part, whose numbers may go on from those of another record."""
    goes_on: int = 0
    """How many of the open lists, from the outermost on, go on after it in the text."""
    decided: bool = False
    """It is the first point of a decision (`決議：一、…`)."""


class Placed(NamedTuple):
    """The level of a numbered heading, and the name of the rule that makes it one."""

    level: int
    rule: str


@dataclass(slots=True)
class HeadingNumbering:
    """The numbering of one document, fed with its markers in order of the text.

    A marker goes on with the innermost open list that it follows in number; the number one of a style that is not open
    begins a list one level below the innermost heading, or, where styles nest as they commonly do, below the innermost
    heading of an outer style.
    """

    base: int = 2
    lists: list[OpenList] = field(default_factory=list)
    inside: dict[Style, Style] = field(default_factory=dict)
    """Below which style the lists of a style have begun in this document."""
    seen: dict[Style, int] = field(default_factory=dict)
    """The last number of each style so far: some texts count on through the parts, （四） first under 二、."""

    def place(self, at: Marked) -> Placed | None:
        """The level of the heading that begins with a marker, and the rule that says so; None when it is no heading."""
        way = WAYS.found(self, at)
        if way is None:
            return None
        rule, one = way[0], way[1]
        one.number = self.seen[at.marker.style] = at.marker.number
        return Placed(one.level, rule.name)

    def unnumbered(self, shape: Shape = Shape.LINE) -> int:
        """The level of a heading without a number at this place: one below the innermost that is numbered.

        One of another `shape` stands below it: a heading right below a heading, a sentence below a line.
        """
        while self.lists and self.lists[-1].kind == "" and self.lists[-1].number >= shape:
            self.lists.pop()
        level = self.lists[-1].level + 1 if self.lists else self.base
        self.lists.append(OpenList(Style.CIRCLED, "", shape, level))
        return level

    def points(self, marker: Marker, kind: str) -> OpenList:
        """Opens a list of a decision's points below the innermost heading."""
        self.close_points()
        self.lists.append(OpenList(marker.style, _POINTS + kind, 0, self.below()))
        return self.lists[-1]

    def close_points(self) -> None:
        """Closes the list of a decision's points, if it is the innermost."""
        while self.lists and self.lists[-1].kind.startswith(_POINTS):
            self.lists.pop()

    def below(self) -> int:
        """The level right below the innermost heading."""
        return self.lists[-1].level + 1 if self.lists else self.base

    @property
    def is_nested(self) -> bool:
        """Whether the innermost heading has no number and stands below another one without."""
        return bool(self.lists) and self.lists[-1].kind == "" and self.lists[-1].number == Shape.BELOW

    def restart(self, level: int, counting: bool = False) -> None:
        """Begins anew under a heading of `level`: an attachment, or a part; numbers may be `counting` on through it."""
        self.base = level + 1
        self.lists = []
        self.seen = self.seen if counting else {}

    def has(self, style: Style) -> bool:
        """Whether a list of `style` is open."""
        return any(one.style is style and one.kind for one in self.lists)

    def awaits(self, marker: Marker) -> bool:
        """Whether `marker` is the next number of an open list."""
        return any(one.style is marker.style and one.kind and one.number + 1 == marker.number for one in self.lists)

    def alike(self, style: Style) -> list[OpenList]:
        """The open lists of `style`, the innermost first."""
        return [one for one in reversed(self.lists) if one.style is style and one.kind]

    def go_on(self, one: OpenList) -> OpenList:
        """Goes on with the open list `one`, which closes those inside it."""
        while self.lists[-1] is not one:
            self.lists.pop()
        return one

    def begin(self, marker: Marker, kind: str, goes_on: int = 0) -> OpenList:
        """Opens a list for `marker` where its style belongs; of the open lists the first `goes_on` are not over."""
        known = next((i for i, one in enumerate(self.lists) if one.style is self.inside.get(marker.style)), -1)
        goes_on = max(goes_on, known + 1)
        outer = [i for i, one in enumerate(self.lists) if one.kind and one.style < marker.style]
        if outer:
            innermost = outer[-1]
            keep = innermost + 1
            while keep < len(self.lists) and (self.lists[keep].kind == "" or keep < goes_on):
                keep += 1
            del self.lists[keep:]
        if self.lists and self.lists[-1].kind:
            self.inside[marker.style] = self.lists[-1].style
        level = self.lists[-1].level + 1 if self.lists else self.base
        self.lists.append(OpenList(marker.style, kind, 0, level))
        return self.lists[-1]


WAYS: Rules[[HeadingNumbering, Marked], OpenList | None] = Rules("outline.heading.numbered")
"""The ways in which a numbered paragraph is a heading: the list that it goes on with or begins.

In the examples ▶ marks its line.
"""


@WAYS.rule(
    "一、水库\n决议：▶一、同意修建。\n二、下月开工。",
    "一、水库\n决议：\n▶（一）同意修建。\n（二）下月开工。",
    but=("一、水库\n情况：▶一、同意修建。\n二、下月开工。",),
)
def point_of_a_decision(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """It is the first point of a decision."""
    return numbering.points(at.marker, at.kind) if at.decided else None


@WAYS.rule(
    "一、水库\n会议讨论了防汛工作。\n▶二、堤防。会议讨论了防汛工作。",
    "一、水库\n会议讨论了防汛工作。\n（一）水位。偏高。\n（二）水质。良好。\n▶二、堤防\n会议讨论了防汛工作。",
    but=("一、水库\n会议讨论了防汛工作。\n▶三、堤防\n会议讨论了防汛工作。",),
)
def next_number(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """It has the next number of an open list."""
    alike = numbering.alike(at.marker.style)
    one = next((one for one in alike if at.marker.number == one.number + 1), None)
    return numbering.go_on(one) if one else None


@WAYS.rule(
    "▶第12号　关于加固水库的建议\n答复：满意。\n第35号　关于疏浚河道的建议",
    "第12号　关于加固水库的建议\n答复：满意。\n▶第35号　关于疏浚河道的建议",
    but=("▶第12条　关于加固水库的建议",),
)
def numbered_motion(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """It is a motion with its number, one of several that need not run."""
    if at.kind != _MOTION:
        return None
    one = next((one for one in numbering.alike(at.marker.style) if one.kind == at.kind), None)
    return numbering.go_on(one) if one else numbering.begin(at.marker, at.kind, at.goes_on)


@WAYS.rule(
    "一、水库\n会议讨论了防汛工作。\n▶三、堤防\n会议讨论了防汛工作。",
    "一、水库\n会议讨论了防汛工作。\n二、河道\n会议讨论了防汛工作。\n▶二、堤防\n会议讨论了防汛工作。",
    but=(
        "一、水库\n会议讨论了防汛工作。\n▶六、堤防\n会议讨论了防汛工作。",
        "一、水库\n会议讨论了防汛工作。\n▶三、堤防。会议讨论了防汛工作。",
    ),
)
def near_number(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """Its number misses the next one of an open list by a few or stands twice, and nothing else is in the paragraph."""
    for one in numbering.alike(at.marker.style) if at.alone else ():
        again = at.marker.number == one.number > 1
        if again or one.number < at.marker.number <= one.number + _SLIP:
            return numbering.go_on(one)
    return None


@WAYS.rule(
    "一、水库\n（一）水位\n会议讨论了防汛工作。\n1.汛期\n会议讨论了防汛工作。\n▶（一）水质\n会议讨论了防汛工作。",
    but=("一、水库\n（一）水位\n会议讨论了防汛工作。\n▶（二）水质\n会议讨论了防汛工作。",),
)
def begins_anew(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """It is number one of an open list, printed alike."""
    if at.marker.number != 1:
        return None
    one = next((one for one in numbering.alike(at.marker.style) if one.kind == at.kind), None)
    return numbering.go_on(one) if one else None


@WAYS.rule(
    "▶一、水库\n会议讨论了防汛工作。",
    "▶一、水库。会议讨论了防汛工作。\n二、堤防。会议讨论了防汛工作。",
    "甲、水库\n（一）水位\n▶第一案：加固水库\n第二案：疏浚河道\n（二）水质\n会议讨论了防汛工作。",
    but=("▶一、水库。会议讨论了防汛工作。", "▶二、水库\n会议讨论了防汛工作。"),
)
def number_one(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """It is number one, and stands alone in its paragraph or number two follows."""
    if at.marker.number != 1 or not (at.alone or at.more):
        return None
    return numbering.begin(at.marker, at.kind, at.goes_on)


@WAYS.rule(
    "一、水库\n（一）水位\n会议讨论了防汛工作。\n二、堤防\n▶（二）高程\n会议讨论了防汛工作。",
    but=("一、水库\n（一）水位\n会议讨论了防汛工作。\n二、堤防\n▶（三）高程\n会议讨论了防汛工作。",),
)
def counts_on(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """It counts on through the parts: （四） is the first below 二、."""
    number, style = at.marker.number, at.marker.style
    if numbering.has(style) or not 1 < number == numbering.seen.get(style, 0) + 1:
        return None
    return numbering.begin(at.marker, at.kind)


@WAYS.rule(
    "会议开始。\n讨论事项\n▶五、水库\n会议讨论了防汛工作。",
    "▶三、水库\n会议讨论了防汛工作。\n四、堤防\n会议讨论了防汛工作。",
    but=(
        "▶四、水库\n会议讨论了防汛工作。\n五、堤防\n会议讨论了防汛工作。",
        "▶三、水库\n会议讨论了防汛工作。",
        "一、水库\n二、堤防\n三、河道\n四、湖泊\n会议讨论了防汛工作。\n▶二、泵站\n会议讨论了防汛工作。\n三、闸门\n会议讨论了防汛工作。",
    ),
)
def first_of_its_style(numbering: HeadingNumbering, at: Marked) -> OpenList | None:
    """It is the first of its style and alone, below a part of minutes, or a low number that the next one follows."""
    if numbering.has(at.marker.style) or not at.alone:
        return None
    low = at.more and at.marker.number <= _SLIP
    return numbering.begin(at.marker, at.kind) if at.first or low else None


def kind_of(printed: str) -> str:
    """The punctuation that tells two lists of one style apart: `1、` and `1.`; full and half width are one."""
    if printed.endswith(_MOTION):
        return _MOTION
    if not printed or printed[-1].isdigit():
        return "d"
    return "、" if "、" in printed else ")" if printed.strip()[-1:] in "）)" else "."
