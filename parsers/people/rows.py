"""Names that the layout shows: rosters (名单), bylines, signatures, a post above its holder's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.cells import HAN, label_end, split_cells
from parsers.model import Attendance, Block, BlockKind
from parsers.people.alone import Row, rows_of, stands_alone, text_at
from parsers.people.hits import BYLINE, ROSTER, Hit
from parsers.people.names import Sense
from parsers.people.posts import as_role, expand, is_body, is_post, strip_spaces
from parsers.people.reading import Reading
from parsers.people.shapes import (
    ADDRESSED_ROW,
    INNER_LABEL,
    attendance_of,
    byline,
    cell_name,
    is_label,
    name_first,
    roster_label_end,
    speaker_name,
    tail_name,
)
from parsers.people.words import clean, surname_weight

_NOTE_ROW = re.compile("[（(][^（()）]{0,80}[)）]?")
_CHINESE = re.compile(f"[{HAN}]")
_PROSE = re.compile("[，。；！？：:《》]")
_RUN = 3


class Rows:
    """One walk over the blocks that remembers the label and the post that stand over a name."""

    def __init__(self, reading: Reading, sense: Sense) -> None:
        self.reading = reading
        self.sense = sense
        self.attendance: Attendance | None = None
        self.labelled = False
        self.sure = False
        self.pending = ""
        self.group = 0
        self.rows = rows_of(reading)

    def find(self) -> Iterator[Hit]:
        """All names that rows show, in order."""
        for number, row in enumerate(self.rows):
            block, text = self.reading.blocks[row.block], row.text
            if block.kind in (BlockKind.CONTENTS, BlockKind.MASTHEAD):
                continue
            if block.cells:
                yield from self._cells(number, block)
            elif end := roster_label_end(text):
                yield from self._labelled(row, end)
            elif is_label(text):
                self._open(text)
            elif (end := label_end(text)) and (at := speaker_name(text, end)):
                yield self._hit(row.start + at[0], text[slice(*at)])
            elif end and is_post(strip_spaces(text[:end]).strip("：:")) and end < len(text):
                yield from self._headed(row, end)
            else:
                yield from self._single(number, row)

    def _open(self, label: str) -> None:
        """Begins a roster under `label`."""
        self.attendance = attendance_of(label)
        self.labelled = True
        self.pending = ""
        self.group += 1

    def _close(self) -> None:
        self.attendance, self.labelled, self.pending = None, False, ""

    def _cells(self, number: int, block: Block) -> Iterator[Hit]:
        """The names of a roster's or a table's cells."""
        if block.kind is BlockKind.TABLE:
            yield from self._table(number, block)
            return
        head = self._over(number)
        names = 0
        for row in block.cells:
            label = row[0].text if row else ""
            if label:
                self._open(label)
                post = strip_spaces(label).strip("：:")
                self.pending = post if is_post(post) and not is_label(post) else ""
            elif not names:
                self._open(head) if head else self._restart()
            likely = [cell for cell in row[1:] if cell_name(cell.text, self.labelled)]
            known = sum(1 for cell in likely if surname_weight(cell.text[0]))
            if not self.labelled and known * 10 < 6 * len(row[1:]):
                continue
            self.sure = known * 2 >= len(row) - 1 and (self.labelled or len(row) > _RUN)
            for cell in row[1:] if self.sure else likely:
                if not cell_name(cell.text, self.labelled, self.sure):
                    continue
                at = self.reading.range(self.rows[number].block, cell)
                if at:
                    names += 1
                    yield self._hit(at[0], cell.text)
        self.pending, self.sure = "", False

    def _restart(self) -> None:
        self.group += 1
        self.attendance, self.labelled = None, False

    def _over(self, number: int) -> str:
        """The row above a roster, when it is its label (`缺席人员`); empty when not."""
        above = self.rows[number - 1].text if number else ""
        return above if is_label(above) else ""

    def _table(self, number: int, block: Block) -> Iterator[Hit]:
        """The column 姓名 of a table."""
        column = None
        for row in block.cells:
            words = [strip_spaces(cell.text) for cell in row]
            if "姓名" in words:
                column = words.index("姓名")
            elif column is not None and column < len(row) and cell_name(row[column].text):
                at = self.reading.range(self.rows[number].block, row[column])
                if at:
                    yield Hit(at[0], at[0] + len(row[column].text), clean(row[column].text), ROSTER)

    def _labelled(self, row: Row, end: int) -> Iterator[Hit]:
        """A row with its label before it: `出席：甲某某、乙某某（女）`; another label may follow on the same row."""
        text = row.text
        inner = [match.span() for match in INNER_LABEL.finditer(text, end) if is_label(match[1])]
        stops = [start for start, _ in inner] + [len(text)]
        for (start, opened), stop in zip([(0, end), *inner], stops, strict=True):
            self._open(text[start:opened])
            yield from self._segment(Row(row.start + opened, text[opened:stop], row.block))
        self.pending = ""

    def _segment(self, row: Row) -> Iterator[Hit]:
        """The names behind a label."""
        text = row.text
        cells = split_cells(text)
        names = [cell for cell in cells if cell_name(text[slice(*cell)], self.labelled)]
        if names and len(names) * 2 >= len(cells):
            for cell in names:
                yield self._hit(row.start + cell[0], text[slice(*cell)])
        for cell in cells:
            if at := tail_name(text[slice(*cell)]):
                start, end = cell[0] + at[0], cell[0] + at[1]
                yield self._hit(row.start + start, text[start:end])

    def _headed(self, row: Row, end: int) -> Iterator[Hit]:
        """A row with a post and a colon before names: `市　长：甲某某`."""
        text = row.text
        cells = split_cells(text)
        if all(cell_name(text[slice(*cell)], self.labelled) and surname_weight(text[cell[0]]) for cell in cells):
            self.pending = strip_spaces(text[:end]).strip("：:")
            for cell in cells:
                yield self._hit(row.start + cell[0], text[slice(*cell)])
            self.pending = ""

    def _hit(self, start: int, cell: str, posts: tuple[str, ...] = ()) -> Hit:
        """The hit of a cell that begins at `start` of the reading."""
        name = cell_name(cell, self.labelled, self.sure)
        note = cell[len(name) :]
        attendance = self.attendance
        if attendance and re.match("\\s*[（(](?:请假|請假|缺席|因[公病事])", note):
            attendance = "absent" if "缺席" in note else "leave"
        roles = posts or (expand(self.pending) if self.pending else ())
        return Hit(
            start,
            start + len(name),
            clean(name),
            ROSTER,
            tuple(post for post in roles if as_role(post)),
            attendance=attendance,
            note=strip_spaces(note).strip("（()）"),
            group=self.group,
        )

    def _single(self, number: int, row: Row) -> Iterator[Hit]:
        """A row that is neither a roster nor a label: a name, a post, a byline, or the end of all that."""
        start, text = row.start, row.text
        word = strip_spaces(text)
        if _NOTE_ROW.fullmatch(text) or (self.labelled and not _CHINESE.search(text)):
            self.pending = ""
            return
        if cell_name(text, self.labelled) and self._alone(number):
            yield self._hit(start, text)
            self.pending = ""
            return
        listed = list(self._listed(start, text))
        if listed:
            yield from listed
            return
        if (at := name_first(text)) and any(name_first(text_at(self.rows, n)) for n in (number - 1, number + 1)):
            yield self._hit(start, text[slice(*at)])
            return
        if signed := byline(text):
            at, posts = signed
            yield Hit(
                start + at[0],
                start + at[1],
                clean(text[slice(*at)]),
                BYLINE,
                posts,
                attendance=self.attendance if self.labelled else None,
            )
            self.pending = ""
        elif (len(word) <= 30 and not re.search("[，。；！？：:《》]", word) and (is_post(word) or is_body(word))) or (
            self.labelled and len(word) <= 24 and not re.search("[，。；！？：:《》\\d]", word)
        ):
            self.pending += word
        elif not (self.labelled and len(word) <= 20 and not re.search("[，。；]", word)):
            self._close()

    def _alone(self, number: int) -> bool:
        kind = self.reading.blocks[self.rows[number].block].kind
        return stands_alone(self.rows, number, self.sense, kind, self.labelled, self.pending)

    def _listed(self, start: int, text: str) -> Iterator[Hit]:
        """The names of a row that holds nothing else; one with an address (`甲某某議員，J.P.`) under a label."""
        if self.labelled and (match := ADDRESSED_ROW.match(text)):
            name = self.sense.before(start + match.end(1), 2.4)
            if name and name.start >= start:
                head = strip_spaces(text[: name.start - start])
                posts = tuple(post for post in expand(head) if as_role(post)) if is_post(head) else ()
                word = self.sense.text[name.start : name.end]
                yield Hit(name.start, name.end, clean(word), ROSTER, posts, (), self.attendance, "", self.group)
            return
        if len(text) < 4 or len(text.split()) < 2 or _PROSE.search(text):
            return
        cells = split_cells(text)
        names = [cell for cell in cells if cell_name(text[slice(*cell)], self.labelled)]
        known = sum(1 for cell in names if surname_weight(text[cell[0]]))
        if len(names) >= max(2, len(cells) - len(cells) // 8) and (self.labelled or known * 10 >= 8 * len(cells) >= 24):
            for cell in names:
                yield self._hit(start + cell[0], text[slice(*cell)])
