"""Names that the layout shows: rosters (名单), bylines, signatures, a post above its holder's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.cells import HAN, label_end, name_range, split_cells
from parsers.lexicons import lexicon
from parsers.model import Attendance, Block, BlockKind
from parsers.people.hits import BYLINE, ROSTER, Hit
from parsers.people.names import DOTS, Sense, clean, surname_weight
from parsers.people.posts import as_role, expand, is_body, is_post, strip_spaces, title_before
from parsers.people.reading import Reading

_ATTENDANCE: tuple[tuple[str, Attendance], ...] = (
    ("请假|請假|病假|事假|公假", "leave"),
    ("缺席|未出席|未到|旷", "absent"),
    ("列席", "observer"),
    ("出席|到会|到會|参会|參加|参加", "present"),
)
_LABEL_ROW = re.compile(
    "(?:应|實|实)?(?:出席|列席|缺席|请假|請假|到会|未出席|参会|参加)(?:[^，。；\\d]{0,8})[：:]?(?:[（(][^（()）]{0,12}[)）])?[：:]?"
)
_NAME_ROW = re.compile(f"([{HAN}](?:\\s*[{HAN}]){{1,4}}|[{HAN}]{{1,8}}(?:[{DOTS}．][{HAN}]{{1,8}})+)\\s*([（(].*)?")
_NOTE_ROW = re.compile("[（(][^（()）]{0,80}[)）]?")
_SPACE = re.compile("\\s+")
_ADDRESS = re.compile("(?:議員|议员|先生|女士|小姐|同志|委員|委员|博士|代表)$")
_DATE_ROW = re.compile("[（(]?(?:[12一二○〇]\\S{3}|民国|民國|中華民國).{0,8}年.{1,8}月")
_HEAD_COUNT = re.compile("\\d|[一二三四五六七八九十]+[名人]")
_ADDRESSED_ROW = re.compile(
    "([^，,。；：:]{2,30}?)(?:議員|议员|先生|女士|小姐|博士|教授|醫生|医生|太平紳士)(?:[，,].*)?\\Z"
)
_CHINESE = re.compile(f"[{HAN}]")
_GREETING = re.compile("[^。]{0,40}各位.{1,60}[：:]")
_RUN = 3


class Rows:
    """One walk over the blocks that remembers the label and the post that stand over a name."""

    def __init__(self, reading: Reading, sense: Sense) -> None:
        self.reading = reading
        self.sense = sense
        self.attendance: Attendance | None = None
        self.labelled = False
        self.pending = ""
        self.group = 0
        self.rows = [block.flow.text.strip() for block in reading.blocks]

    def find(self) -> Iterator[Hit]:
        """All names that rows show, in order."""
        for number, block in enumerate(self.reading.blocks):
            if block.kind in (BlockKind.CONTENTS, BlockKind.MASTHEAD):
                continue
            text = self.rows[number]
            if block.cells:
                yield from self._cells(number, block)
            elif end := self._label_end(text):
                yield from self._labelled(number, text, end)
            elif self._is_label(text):
                self._open(text)
            elif (end := label_end(text)) and is_post(strip_spaces(text[:end]).strip("：:")) and end < len(text):
                yield from self._headed(number, text, end)
            else:
                yield from self._single(number, text)

    def _is_label(self, text: str) -> bool:
        word = strip_spaces(text).strip("：:")
        return word in lexicon("roster_labels") or _LABEL_ROW.fullmatch(word) is not None

    def _open(self, label: str) -> None:
        """Begins a roster under `label`."""
        word = strip_spaces(label)
        self.attendance = next((what for marks, what in _ATTENDANCE if re.search(marks, word)), None)
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
                self.pending = post if is_post(post) and not self._is_label(post) else ""
            elif not names:
                self._open(head) if head else self._restart()
            likely = [cell for cell in row[1:] if self._cell_name(cell.text)]
            if not self.labelled and sum(1 for c in likely if surname_weight(c.text[0])) * 10 < 6 * len(row[1:]):
                continue
            for cell in likely:
                at = self.reading.range(number, cell)
                if at:
                    names += 1
                    yield self._hit(at[0], cell.text)
        self.pending = ""

    def _restart(self) -> None:
        self.group += 1
        self.attendance, self.labelled = None, False

    def _over(self, number: int) -> str:
        """The row above a roster, when it is its label (`缺席人员`); empty when not."""
        above = self.rows[number - 1] if number else ""
        return above if self._is_label(above) else ""

    def _table(self, number: int, block: Block) -> Iterator[Hit]:
        """The column 姓名 of a table."""
        column = None
        for row in block.cells:
            words = [strip_spaces(cell.text) for cell in row]
            if "姓名" in words:
                column = words.index("姓名")
            elif column is not None and column < len(row) and self._cell_name(row[column].text):
                at = self.reading.range(number, row[column])
                if at:
                    yield Hit(at[0], at[0] + len(row[column].text), clean(row[column].text), ROSTER)

    def _labelled(self, number: int, text: str, end: int) -> Iterator[Hit]:
        """A row with its label before it: `出席：甲某某、乙某某（女）`."""
        self._open(text[:end])
        post = strip_spaces(text[:end]).strip("：:")
        if is_post(post) and not self._is_label(post):
            self.pending = post
        rest = text[end:]
        cells = split_cells(rest)
        names = [cell for cell in cells if self._cell_name(rest[slice(*cell)])]
        if names and len(names) * 2 >= len(cells):
            offset = self.reading.starts[number] + self.reading.blocks[number].flow.text.index(text) + end
            for cell in names:
                yield self._hit(offset + cell[0], rest[slice(*cell)])
        self.pending = ""

    def _label_end(self, text: str) -> int:
        """The index behind a roster's label that opens the row, with a colon or without (`紀　錄　甲某某`); else 0."""
        end = label_end(text)
        if end:
            return end if self._is_label(text[:end]) and len(text) > end else 0
        for gap in list(_SPACE.finditer(text))[:4]:
            if gap.start() > 8 or len(text) > 60:
                return 0
            if strip_spaces(text[: gap.start()]) in lexicon("roster_labels"):
                return gap.end()
        return 0

    def _headed(self, number: int, text: str, end: int) -> Iterator[Hit]:
        """A row with a post and a colon before names: `市　长：甲某某`."""
        cells = split_cells(text)
        if all(self._cell_name(text[slice(*cell)]) and surname_weight(text[cell[0]]) for cell in cells):
            self.pending = strip_spaces(text[:end]).strip("：:")
            offset = self.reading.starts[number] + self.reading.blocks[number].flow.text.index(text)
            for cell in cells:
                yield self._hit(offset + cell[0], text[slice(*cell)])
            self.pending = ""

    def _cell_name(self, text: str) -> str:
        """The name in a cell, without note and address; empty when the cell holds none."""
        start, end = name_range(text, (0, len(text)))
        word = text[start:end]
        address = _ADDRESS.search(word)
        if address and len(strip_spaces(word)) > len(address[0]) + 1:
            word = word[: address.start()]
        return word if self._is_name(word) else ""

    def _is_name(self, word: str) -> bool:
        """Whether a whole cell or row is a name by its shape: not a word, a post or a body."""
        match = _NAME_ROW.fullmatch(word)
        if not match or match[2]:
            return False
        name = strip_spaces(word)
        if any(dot in name for dot in DOTS + "．"):
            return True
        if name in lexicon("non_names") or name in lexicon("roster_labels") or is_post(name):
            return False
        if name[-2:] in lexicon("bodies") or (len(name) > 2 and name[-1] in lexicon("bodies") and not self.labelled):
            return False
        never = sum(1 for c in name[1:] if c in lexicon("never_in_names"))
        sounds = all(c in lexicon("transliteration") for c in name)
        return len(name) <= (6 if sounds else 4) and never * 2 <= len(name)

    def _hit(self, start: int, cell: str, posts: tuple[str, ...] = ()) -> Hit:
        """The hit of a cell that begins at `start` of the reading."""
        name = self._cell_name(cell)
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

    def _single(self, number: int, text: str) -> Iterator[Hit]:
        """A row that is neither a roster nor a label: a name, a post, a byline, or the end of all that."""
        start = self.reading.starts[number] + self.reading.blocks[number].flow.text.find(text)
        word = strip_spaces(text)
        if _NOTE_ROW.fullmatch(text) or (self.labelled and not _CHINESE.search(text)):
            self.pending = ""
            return
        if self._cell_name(text) and self._stands_alone(number, text):
            yield self._hit(start, text)
            self.pending = ""
            return
        listed = list(self._listed(start, text))
        if listed:
            yield from listed
            return
        byline = self._byline(text)
        if byline:
            at, posts = byline
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

    def _listed(self, start: int, text: str) -> Iterator[Hit]:
        """The names of a row that holds nothing else; one with an address (`甲某某議員，J.P.`) under a label."""
        if self.labelled and (match := _ADDRESSED_ROW.match(text)):
            name = self.sense.before(start + match.end(1), 2.4)
            if name and name.start >= start:
                head = strip_spaces(text[: name.start - start])
                posts = tuple(post for post in expand(head) if as_role(post)) if is_post(head) else ()
                word = self.sense.text[name.start : name.end]
                yield Hit(name.start, name.end, clean(word), ROSTER, posts, (), self.attendance, "", self.group)
            return
        if len(text) < 4 or not _SPACE.search(text) or re.search("[。，；：:！？《]", text):
            return
        cells = split_cells(text)
        names = [cell for cell in cells if self._cell_name(text[slice(*cell)])]
        known = sum(1 for cell in names if surname_weight(text[cell[0]]))
        if len(names) >= max(2, len(cells) - len(cells) // 8) and (self.labelled or known * 10 >= 8 * len(cells) >= 24):
            for cell in names:
                yield self._hit(start + cell[0], text[slice(*cell)])

    def _stands_alone(self, number: int, text: str) -> bool:
        """Whether a row that is a name by shape is one: under a label or a post, after a subtitle, or among others."""
        word = strip_spaces(self._cell_name(text))
        known = surname_weight(word[0]) or word[:2] in lexicon("compound_surnames")
        if self.pending:
            return bool(is_post(self.pending) or known)
        if self.labelled:
            return bool(known) or self._in_run(number)
        if not known or self.sense.fit(*self._at(number, word), False) < 1.9:
            return bool(known) and self._in_run(number)
        above = self.rows[number - 1] if number else ""
        below = self.rows[number + 1] if number + 1 < len(self.rows) else ""
        kind = self.reading.blocks[number].kind
        if kind in (BlockKind.BYLINE, BlockKind.SIGNATURE) or above.startswith(("——", "─", "--")):
            return True
        signed = above and _DATE_ROW.match(below)
        return bool(signed or _GREETING.fullmatch(below)) or self._in_run(number)

    def _at(self, number: int, word: str) -> tuple[int, int]:
        start = self.sense.text.find(word, self.reading.starts[number])
        return (start, start + len(word)) if start >= 0 else (0, 2)

    def _in_run(self, number: int) -> bool:
        """Whether the row is one of several names in a row, one a line."""
        low = number
        while low > 0 and number - low < _RUN and self._surnamed(low - 1):
            low -= 1
        high = number
        while high + 1 < len(self.rows) and high - number < _RUN and self._surnamed(high + 1):
            high += 1
        return high - low + 1 >= _RUN

    def _surnamed(self, number: int) -> bool:
        name = self._cell_name(self.rows[number])
        return bool(name) and surname_weight(name[0]) > 0

    def _byline(self, text: str) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        """The name's range and the posts of a row that is posts and a name (`某区财政局局长 甲某某`), either first."""
        if len(text) > 70 or re.search("[。；！？]", text):
            return None
        for gap in reversed(list(_SPACE.finditer(text))):
            name, head = text[gap.end() :], text[: gap.start()]
            if len(strip_spaces(name)) > 4:
                break
            if len(strip_spaces(name)) < 2 or not self._is_name(name):
                continue
            if posts := self._head(head, name):
                return (gap.end(), len(text)), tuple(post for post in posts if as_role(post) or is_body(post))
        for gap in list(_SPACE.finditer(text))[:2]:
            name, tail = text[: gap.start()], strip_spaces(text[gap.end() :])
            if not self._is_name(name) or not surname_weight(name[0]) or len(strip_spaces(name)) > 4:
                continue
            title = title_before(tail, len(tail))
            if 2 <= title < len(tail) and not re.search("[，：]", tail):
                return (0, gap.start()), expand(tail)
        return None

    def _head(self, head: str, name: str) -> tuple[str, ...]:
        """The posts or the body that a byline names before the name; empty when `head` is neither."""
        word = strip_spaces(re.split("[，：:]", head)[-1])
        if is_post(word):
            return expand(word)
        first = surname_weight(name[0]) or (2 if name[:2] in lexicon("compound_surnames") else 0)
        if is_body(word) and len(word) >= 4 and first == 2 and not _HEAD_COUNT.search(word[-3:]):
            return (word,) if strip_spaces(name) not in lexicon("non_names") else ()
        return ()
