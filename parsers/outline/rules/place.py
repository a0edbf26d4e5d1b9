"""A line at which the title of a document may begin, and what can be asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from parsers.blocks.layout import closed
from parsers.blocks.rosters import is_spaced_out
from parsers.blocks.seams import unclosed
from parsers.blocks.starts import is_attachment_label
from parsers.front.entries import squeeze
from parsers.language.bylines import read_byline
from parsers.lines.weblabels import without_labels
from parsers.model import Line
from parsers.outline.rules.above import ends_document, is_column
from parsers.outline.rules.bare import is_part, is_subpart
from parsers.outline.rules.below import begins_text
from parsers.outline.rules.extent import headline_stop, title_stop
from parsers.outline.rules.introductions import (
    is_dispatch,
    is_document_number,
    is_filing_label,
    is_passing_note,
    is_salutation,
    is_subtitle,
)
from parsers.outline.rules.news import names_digest
from parsers.outline.rules.orders import is_instrument, is_notice, is_order, makes_public
from parsers.outline.rules.wording import LONGEST, is_title_word, is_typed, may_be_typed, may_begin
from parsers.packed import text_of
from parsers.rules import fact

ISSUER = 8
"""So many first characters of a title are its issuer's: another title that begins with them is its kin."""
_NAMED = 10
"""How long the name of a column is that the contents give."""
_SHORTEST = 3
_TITLE_LINES = 5
"""Lines of a title and the note below it."""
_PASSED = ("通过）", "通过)")
_AROUND = 20
_LEAST_AROUND = 10
"""Lines before and after that are looked at for blank lines and widths, and how many there must be."""
_SHARE = 4
"""A line that lacks one part in so many of the width is short."""
_PAPERS = 12
"""Papers that are listed, at most, between the head of their list and one of them."""
_HEAD = 12
_ABOUT = re.compile("关于")


def _is_open(text: str) -> bool:
    """Whether a line has opened a bracket or a quotation and not closed it."""
    return unclosed(text) != ""


class TitlePlace:
    """A line at which a title may begin: its words, and what is known of the lines around it."""

    def __init__(self, lines: Sequence[Line], i: int, taken: set[int], top: bool, seen: AbstractSet[str]) -> None:
        self.lines, self.i, self.taken = lines, i, taken
        self.line = lines[i]
        self.top = top
        """No text stands before it."""
        self.seen = seen
        """The first characters and the number signs of the titles so far: the next document may begin the same."""

    @fact
    def opens(self) -> bool:
        """Whether a title may begin here at all: it is parted from what stands above, and as long as titles are."""
        above = self.lines[self.i - 1].text if self.i else ""
        if above and self.line.gap <= 1 and is_filing_label(above):
            return False
        if self.instrument:
            return self.stop < len(self.lines)
        if is_column(self.lines, self.i):
            return False
        apart = self.line.gap > 0 or self.parted or self.kin or self.passed or read_byline(above) is not None
        if not apart or not self.fits:
            return False
        return not (above and (is_attachment_label(above) or _is_open(above)))

    @property
    def fits(self) -> bool:
        """Whether its words are as many as a title's, and something stands below them."""
        short = len(self.words) < _SHORTEST and not (self.digest or self.spaced_out)
        return not short and len(self.words) <= LONGEST and self.stop < len(self.lines)

    @fact
    def instrument(self) -> bool:
        """Whether it is the title of a numbered instrument, which is one line."""
        return is_instrument(self.line.text)

    @fact
    def order(self) -> bool:
        """Whether it is a body's order with its number on one line, and the line below makes something public."""
        return _is_order_at(self.lines, self.i)

    @property
    def spaced_out(self) -> bool:
        """Whether its first line is letter-spaced."""
        text = self.line.text
        return is_spaced_out(text) or (len(text) > len(squeeze(text)) and is_title_word(squeeze(text)))

    @property
    def passed(self) -> bool:
        """Whether a title's last word ends it, and the note that says who passed it stands below."""
        if " " in self.line.text:
            return False
        for below in self.lines[self.i + 1 : self.i + _TITLE_LINES]:  # most lines have no such note below
            if below.text.endswith(_PASSED):
                break
        else:
            return False
        if not self.strong or self.stop >= len(self.lines):
            return False
        return self.after.endswith(_PASSED) and is_passing_note(self.after)

    @fact
    def tight(self) -> bool:
        """Whether no blank line parts paragraphs here."""
        around = self.lines[max(0, self.i - _AROUND) : self.i + _AROUND]
        return len(around) >= _LEAST_AROUND and not any(line.gap for line in around)

    @property
    def short(self) -> bool:
        """Whether the line is much shorter than the longest lines here, so that it is none of a wrapped paragraph."""
        around = range(max(0, self.i - _AROUND), min(self.i + _AROUND, len(self.lines)))
        return len(self.line.text) * _SHARE <= max(len(text_of(self.lines, k)) for k in around) * (_SHARE - 1)

    @property
    def listed_paper(self) -> bool:
        """Whether the list of the papers that were laid before a council stands right above."""
        above = (text_of(self.lines, k) for k in range(self.i - 1, max(-1, self.i - 1 - _PAPERS), -1))
        heads = (text for text in above if len(text) <= _HEAD and (is_part(text) or is_subpart(text)))
        return next(heads, "").endswith("文件")

    @fact
    def digest(self) -> bool:
        """Whether it names a column of short reports, which is one line."""
        return names_digest(self.line.text)

    @fact
    def headline(self) -> int:
        """The line after the headline of a report that would begin here; 0 where no report begins below."""
        return headline_stop(self.lines, self.i, self.taken)

    @fact
    def ended(self) -> bool:
        """Whether a document has ended above, or the name of a column that the contents give stands there."""
        if self.top or ends_document(self.lines, self.i):
            return True
        above = self.lines[self.i - 1].text
        return self.i - 1 in self.taken and len(above) <= _NAMED and not is_typed(above)

    @fact
    def numbered(self) -> bool:
        """Whether the number of a document stands on the line above."""
        return self.i > 0 and is_dispatch(self.lines[self.i - 1].text)

    @fact
    def parted(self) -> bool:
        """Whether a document, a sentence or a page (its number) has ended above, or number signs mark a heading."""
        if self.top or not self.i or self.line.page_break or self.line.hashes:
            return True
        above = self.lines[self.i - 1]
        if closed(above.text) or above.hashes > 0 or above.text.isdecimal():
            return True
        return self.ended or self.numbered

    @fact
    def kin(self) -> bool:
        """Whether a title above begins with the same body, or has as many number signs."""
        start = squeeze(self.line.text)[:ISSUER]
        if len(start) < ISSUER:
            return False
        if start in self.seen and not start.startswith("关于"):
            return True
        return self.line.hashes > 0 and "#" * self.line.hashes in self.seen

    @fact
    def stop(self) -> int:
        """The line after the title that would begin here."""
        if self.instrument or self.digest:
            return self.i + 1
        return self.headline or title_stop(self.lines, self.i, self.taken)

    @fact
    def words(self) -> str:
        """The words of the title that would begin here, without white space."""
        return squeeze("".join(self.texts))

    @fact
    def texts(self) -> list[str]:
        """The lines of the title that would begin here, without the labels of a web page at their ends."""
        return [without_labels(line.text) for line in self.lines[self.i : self.stop]]

    @fact
    def strong(self) -> bool:
        """Whether its last word ends nothing but titles: 报告, 决定, 名单."""
        return is_typed(self.words)

    @fact
    def typed(self) -> bool:
        """Whether its last word ends titles, and other lines too: 情况, 计划."""
        return may_be_typed(self.words)

    @property
    def about(self) -> bool:
        """Whether it says what it is about: 关于."""
        return _ABOUT.search(self.words) is not None

    @property
    def before_about(self) -> str:
        """Its words before 关于, all of them without that."""
        return _ABOUT.split(self.words, maxsplit=1)[0]

    @property
    def after(self) -> str:
        """The line after it."""
        return self.lines[self.stop].text

    @property
    def introduced(self) -> bool:
        """Whether a subtitle or a passing note stands below, or what a notice makes public."""
        noticed = is_notice(self.lines, self.stop, self.words)
        return noticed or is_subtitle(self.after) or is_passing_note(self.after)

    @property
    def addressed(self) -> bool:
        """Whether a salutation or a document's number stands below."""
        return is_salutation(self.after) or is_document_number(self.after)

    @fact
    def begun(self) -> bool:
        """Whether the text of a document begins below."""
        return begins_text(self.lines, self.stop)


def place_at(lines: Sequence[Line], i: int, taken: set[int], top: bool, seen: AbstractSet[str]) -> TitlePlace | None:
    """Line `i`, if its own words may begin a title; most lines are text, and nothing more is asked of these."""
    text = lines[i].text
    if len(text) > LONGEST:
        return None
    if not is_instrument(text):
        words = without_labels(text)
        if not words or not (may_begin(words) or _is_order_at(lines, i)):
            return None
    return TitlePlace(lines, i, taken, top, seen)


def _is_order_at(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` is a body's order with its number, and the line below makes something public."""
    return is_order(lines[i].text) and i + 1 < len(lines) and makes_public(lines[i + 1].text)
