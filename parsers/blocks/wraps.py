"""Whether a line goes on with the paragraph before it where lines were wrapped hard."""

from __future__ import annotations

from parsers.blocks.layout import closed, line_width
from parsers.blocks.seams import FRAGMENT, OPEN_STARTS, Seam, SeamVerdict
from parsers.patterns import late
from parsers.rules import Rules

WRAPPED: Rules[[Seam], SeamVerdict | None] = Rules("blocks.join.wrapped")
"""The same where lines were wrapped hard."""
_SALUTATION = late(r"(?:各位|尊敬的|主任|同志们|主席)[^。；]{0,40}[：:！!]\s*")
_PAUSE = late("[，、]")
_MARKED_PROSE = 40
"""Characters of a numbered paragraph, a comma among them, that is no heading of one line."""
_INDENT = 2
_LOST_INDENT = 4
"""The columns of the indent with which paragraphs begin."""
_MOST_OF_TEN = 6
"""How many tenths of the wrap a line fills that is not full and yet goes on."""


@WRAPPED.rule(
    "水库要防汛堤防也要防汛水库要\n\n防汛",
    but=("水库要防汛堤防也要防汛水库要\n防汛", "水库要防汛堤防也要防汛水库要\n\n\f防汛"),
)
def below_a_blank(seam: Seam) -> SeamVerdict | None:
    """A blank line stands between, and none does inside paragraphs."""
    return SeamVerdict.PART if seam.line.gap > seam.layout.gap and not seam.line.page_break else None


@WRAPPED.rule(
    "水库要防汛堤防也要防汛水库要\n　　防汛",
    but=("水库要防汛堤防也要防汛水库要\n防汛", "水库要防汛堤防也要防汛水库要\n\f　　防汛"),
)
def indented(seam: Seam) -> SeamVerdict | None:
    """The line is indented as paragraphs are, and no page has cut a sentence."""
    cut = seam.line.page_break and not seam.ended
    deeper = seam.layout.indents and seam.line.indent >= seam.last.indent + _INDENT
    return SeamVerdict.PART if deeper and not cut else None


@WRAPPED.rule(
    "各位代表：\n防汛",
    "尊敬的来宾！\n防汛",
    "主任，各位委员：\n防汛",
    "同志们：\n防汛",
    "主席：\n防汛",
    but=("代表：\n防汛",),
)
def after_a_salutation(seam: Seam) -> SeamVerdict | None:
    """A salutation stands above."""
    return SeamVerdict.PART if _SALUTATION.fullmatch(seam.last.text) else None


@WRAPPED.rule(
    "水库要防汛堤防也要防汛水库。\n防汛",
    but=(
        "水库要防汛堤防也要防汛水库；\n防汛",
        "水库要防汛堤防也要防汛水库\n防汛",
        "水库要防汛堤防也要防汛水库。\n防汛。",
        "水库要防汛堤防也要防汛水库。\n水库要防汛堤防也要防汛水库要",
    ),
)
def heading_below_a_sentence(seam: Seam) -> SeamVerdict | None:
    """A sentence has ended, and the line neither is full nor ends one: a heading."""
    stopped = seam.ended and seam.last.text[-1] not in "；;：:"
    open_line = not closed(seam.line.text) and not seam.layout.full(line_width(seam.line))
    return SeamVerdict.PART if stopped and open_line else None


@WRAPPED.rule(
    "水库要防汛堤防也要防汛水库要\n防汛。",
    "　　水库要防汛堤防也要防汛。\n　　防汛。",
    but=("水库要防汛\n防汛。",),
)
def after_a_full_line(seam: Seam) -> SeamVerdict | None:
    """The line above is full; it goes on unless a sentence ends there and both are indented alike."""
    last, line = seam.last, seam.line
    if not seam.layout.full(line_width(last)):
        return None
    begins = seam.layout.indents and line.indent >= _INDENT and last.indent == line.indent and seam.ended
    return SeamVerdict.PART if begins else SeamVerdict.JOIN


@WRAPPED.rule(
    "水库，堤防也要防汛水\n防汛。",
    but=("水库和堤防也要防汛水\n防汛。", "　　水库，堤防要防汛\n防汛。", "水库，要防汛\n防汛。"),
)
def first_line_without_indent(seam: Seam) -> SeamVerdict | None:
    """The first line of a paragraph of prose would be full with the indent that the text has lost."""
    last = seam.last
    if seam.ended or last.indent or seam.line.indent or _PAUSE.search(last.text) is None:
        return None
    first = seam.begun.length == len(last.text)
    return SeamVerdict.JOIN if first and seam.layout.full(line_width(last) + _LOST_INDENT) else None


@WRAPPED.rule(
    "一、水库要防汛堤防\n「水库条例」",
    but=("一、水库要防汛堤防。\n「水库条例」", "一、水库要防汛堤防\n\n「水库条例」", "水库要防汛堤防\n「水库条例」"),
)
def quoted_in_a_sentence(seam: Seam) -> SeamVerdict | None:
    """No sentence has ended, and the line begins with a name in brackets, which an extraction has set on its own."""
    line = seam.line
    near = line.gap <= seam.layout.gap and line.indent == seam.last.indent
    return SeamVerdict.JOIN if line.text[0] in "「《" and near and not seam.ended and seam.begun.marked else None


@WRAPPED.rule("水库要防汛。\n防汛。", but=("水库要防汛\n防汛。",))
def sentence_in_a_short_line(seam: Seam) -> SeamVerdict | None:
    """A sentence has ended in a line that is not full."""
    return SeamVerdict.PART if seam.ended else None


@WRAPPED.rule(
    "一、水库和堤\n\f防。",
    "水库。堤防也要防汛水库\n防汛",
    "一、水库\n和堤防",
    "一、河道。要疏浚。\n二、水库和堤防也要\n\n\f▶防汛工作要做好，堤防",
    but=(
        "水库堤防也要防汛水库\n防汛",
        "水库。堤防\n防汛",
        "水库和堤\n\f防。",
        "一、水库和堤\n防。",
        "一、水库和堤\n\f防汛工作要做好，堤防",
    ),
)
def short_line_goes_on(seam: Seam) -> SeamVerdict | None:
    """A few characters of a heading begin a page, or prose, or a heading that a page cuts, fills most of the line."""
    begun, line = seam.begun, seam.line
    if line.page_break and begun.marked and FRAGMENT.match(line.text):
        return SeamVerdict.JOIN
    tied = begun.marked and line.text[0] in OPEN_STARTS and not closed(line.text)
    if tied and not seam.ended and line.gap <= seam.layout.gap:
        return SeamVerdict.JOIN
    long = begun.comma and begun.length >= _MARKED_PROSE
    cut = begun.marked and not seam.ended and (long or (line.page_break and seam.among_run_ins))
    mostly = line_width(seam.last) * 10 >= seam.layout.wrap * _MOST_OF_TEN
    return SeamVerdict.JOIN if (begun.prose or cut) and mostly else None
