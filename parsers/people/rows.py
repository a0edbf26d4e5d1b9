"""Names that the layout shows: rosters (名单), bylines, signatures, a post above its holder's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.blocks.cells import label_end, split_cells
from parsers.language.bodies import is_body
from parsers.language.characters import HAN, strip_spaces
from parsers.language.names import surname_weight
from parsers.language.posts import is_post
from parsers.model import BlockKind
from parsers.people.alone import Row, person_number, rows_of, stands_alone, text_at
from parsers.people.entries import Entry, entry
from parsers.people.flattened import flattened_tables
from parsers.people.hits import BYLINE, ROSTER, SIGNED, Hit
from parsers.people.labelled import headed, labelled
from parsers.people.listing import Listing, bare
from parsers.people.marks import Marks
from parsers.people.posted import posted
from parsers.people.reading import Reading
from parsers.people.scorer import best_before
from parsers.people.shapes import (
    ADDRESSED_ROW,
    WORK,
    byline,
    cell_name,
    heads_attendance,
    is_label,
    is_turn,
    roster_label_end,
    speaker_name,
)
from parsers.people.shared_posts import as_role, expand
from parsers.people.tabled import roster_hits, table_hits
from parsers.people.words import LETTERS

_NOTE_ROW = re.compile("[（(][^（()）]{0,80}[)）]?")
_CHINESE = re.compile(f"[{HAN}]")
_RULE = re.compile("[—─━_=*~-]{2,}")
"""A rule between two parts of a list."""
_DIGIT = re.compile("\\d")
_PROSE = re.compile("[，。；！？：:《》]")
_APPOINTED = re.compile(f"{LETTERS}{{2,6}}?(?:同志)?(?<!主)任(?!务){LETTERS}{{4}}")
_IN_COLUMNS = re.compile("(?<!\\s)\\s{2,}\\S*(?:代表|姓\\s*名|单位)$")
_COLUMN_ENDS = ("代表", "名", "单位")
_TABLE_HEADS = ("姓名", "序号")
_SIGNED = (BlockKind.BYLINE, BlockKind.SIGNATURE)
_ENDS = (BlockKind.TITLE, BlockKind.HEADING)
_HEADS = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING, BlockKind.PARAGRAPH)


def _holds_posts(word: str) -> bool:
    """Whether what 、 parts in a row are posts and bodies, and no names (`甲某、乙某某县法院审判员`)."""
    return all(is_post(part) or is_body(part, place=True) for part in word.split("、")[:-1])


class Rows:
    """One walk over the blocks that remembers the label and the post that stand over a name."""

    def __init__(self, reading: Reading, marks: Marks, listing: Listing) -> None:
        """`listing` is what stands over the first row."""
        self.reading = reading
        self.marks = marks
        self.rows = rows_of(reading)
        self.listing = listing

    def find(self) -> Iterator[Hit]:
        """All names that rows show, in order."""
        listing = self.listing
        within = 0
        tables = {table.start: table for table in flattened_tables(self.rows)}
        for number in range(len(self.rows)):
            if number in tables:
                listing.close()
                yield from tables[number].hits
                within = tables[number].end
            if number < within:
                continue
            yield from self._row(number)

    def _row(self, number: int) -> Iterator[Hit]:
        """The names of row `number`: by the cells of its block where it has some, else by its words."""
        numbered = self._unnumber(number)
        row = self.rows[number]
        block = self.reading.blocks[row.block]
        if block.kind in (BlockKind.CONTENTS, BlockKind.MASTHEAD):
            return
        if block.kind is BlockKind.TABLE:
            yield from table_hits(self.reading, self.listing, row.block, block)
        elif block.cells:
            yield from roster_hits(self.reading, self.listing, row.block, block, self._over(number))
        else:
            yield from self._words(number, block.kind, numbered)

    def _words(self, number: int, kind: BlockKind, numbered: bool) -> Iterator[Hit]:
        """The names of a row without cells: after its label, before its colon, or as `_single` has them."""
        listing, row = self.listing, self.rows[number]
        text = row.text
        if (end := label_end(text)) and is_turn(text, end):
            listing.close()
        elif end := roster_label_end(text):
            yield from labelled(listing, row, end)
        elif is_label(text):
            listing.open(text)
        elif (end := label_end(text)) and (at := speaker_name(text, end)):
            yield listing.named(row.start + at[0], text[slice(*at)])
        elif end and is_post(bare(text[:end])) and end < len(text):
            yield from headed(listing, row, end)
        elif kind in _HEADS and (called := heads_attendance(text)):
            listing.open(text, called)
        else:
            if kind in _ENDS and not (numbered or is_post(bare(text)) or is_body(bare(text), place=True)):
                listing.close()
            yield from self._single(number, row)

    def _unnumber(self, number: int) -> bool:
        """Takes the number off row `number` when it is a person's in a roster (`3. 甲某某議員, J.P.`)."""
        row = self.rows[number]
        cut = self.listing.labelled and person_number(row.text)
        if cut:
            self.rows[number] = Row(row.start + cut, row.text[cut:], row.block)
        return bool(cut)

    def _over(self, number: int) -> str:
        """The row above a roster, when it is its label (`缺席人员`); empty when not."""
        above = text_at(self.rows, number - 1)
        return above if is_label(above) or heads_attendance(above) else ""

    def _single(self, number: int, row: Row) -> Iterator[Hit]:
        """A row that is neither a roster nor a label: a name, a post, a byline, or the end of all that."""
        start, text = row.start, row.text
        word = strip_spaces(text)
        if word.startswith(_TABLE_HEADS):
            self.listing.close()
            return
        if _NOTE_ROW.fullmatch(text) or _RULE.fullmatch(word) or (self.listing.labelled and not _CHINESE.search(text)):
            self.listing.pending = ""
            return
        if cell_name(text, self.listing.labelled) and self._alone(number):
            yield self.listing.hit(start, text)
            self.listing.pending = ""
            return
        listed = list(self._listed(start, text))
        if listed:
            yield from listed
            return
        if found := self._entry(number):
            yield self.listing.of_entry(start, text, found)
            return
        if signed := byline(text):
            at, posts = signed
            yield Hit(
                start + at[0],
                start + at[1],
                strip_spaces(text[slice(*at)]),
                SIGNED if self.reading.blocks[row.block].kind in _SIGNED else BYLINE,
                posts,
                attendance=self.listing.attendance if self.listing.labelled else None,
            )
            self.listing.pending = ""
        elif _APPOINTED.match(word) or (text.rstrip().endswith(_COLUMN_ENDS) and _IN_COLUMNS.search(text)):
            self.listing.pending = ""
        elif self._is_post_row(word):
            self.listing.add_post(word)
        elif not (
            self.listing.labelled
            and (ADDRESSED_ROW.match(text) or (len(word) <= 20 and not re.search("[，。；]", word)))
        ):
            self.listing.close()

    def _is_post_row(self, word: str) -> bool:
        """Whether a row is the post or the body of who is named below it; in a roster, also one that no list knows."""
        listed = len(word) <= 30 and (is_post(word) or is_body(word, place=True)) and _holds_posts(word)
        unlisted = self.listing.labelled and len(word) <= 24 and not _DIGIT.search(word)
        return (listed or unlisted) and not _PROSE.search(word)

    def _entry(self, number: int) -> Entry | None:
        """The entry that row `number` is, when it is clear by itself or by the rows around it."""
        found = entry(text_at(self.rows, number))
        if not found or found.sure == 2:
            return found
        around = [entry(text_at(self.rows, n)) for n in (number - 1, number + 1)]
        best = max((other.sure for other in around if other), default=-1)
        if found.sure + best >= 2 or (best >= 0 and None not in around):
            return found
        step = 1 if around[1] else -1
        further = entry(text_at(self.rows, number + 2 * step))
        return found if best >= 1 and further else None

    def _alone(self, number: int) -> bool:
        kind = self.reading.blocks[self.rows[number].block].kind
        return stands_alone(self.rows, number, self.marks, kind, self.listing.labelled, self.listing.pending)

    def _listed(self, start: int, text: str) -> Iterator[Hit]:
        """The names of a row that holds nothing else; one with an address (`甲某某議員，J.P.`) under a label."""
        if self.listing.labelled and (match := ADDRESSED_ROW.match(text)):
            name = best_before(self.marks, start + match.end(1))
            if name and name.start >= start:
                head = strip_spaces(text[: name.start - start])
                work = WORK.search(text, match.end(1))
                head = head or (work[1] if work else self.listing.pending)
                posts = tuple(post for post in expand(head) if as_role(post)) if is_post(head) else ()
                self.listing.pending = ""
                yield Hit(
                    name.start,
                    name.end,
                    name.name,
                    ROSTER,
                    posts,
                    (),
                    self.listing.attendance,
                    "",
                    self.listing.group,
                )
            return
        if len(text) < 4 or len(text.split()) < 2 or _PROSE.search(text):
            return
        cells = split_cells(text)
        if self.listing.labelled and (titled := list(posted(self.listing, start, text, cells, in_columns=True))):
            yield from titled
            return
        names = [cell for cell in cells if cell_name(text[slice(*cell)], self.listing.labelled)]
        known = sum(1 for cell in names if surname_weight(text[cell[0]]))
        if len(names) >= max(2, len(cells) - len(cells) // 8) and (
            self.listing.labelled or known * 10 >= 8 * len(cells) >= 24
        ):
            for cell in names:
                yield self.listing.hit(start + cell[0], text[slice(*cell)])
