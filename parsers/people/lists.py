"""What the label over a list says of its names, once these are decided: that they attended, what they are in a group.

One walk over the lines. A label (`列席人员（4人）：`, `副组长：`, `第一代表团`) reaches over the lines below it as long
as they hold names, notes, posts and bodies and nothing else; a sentence ends it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.posts import is_post
from parsers.lexicons import entries
from parsers.model import BlockKind
from parsers.patterns import late, near
from parsers.people.chained import listed_after, listed_before
from parsers.people.chairs import tell_chairs
from parsers.people.columns import Columns, changes_of, columns
from parsers.people.groups import breaks_off, group_named, group_set_up, has_seat, is_group, tell_leaders
from parsers.people.headings import direction
from parsers.people.hits import TITLED, Change, Hit
from parsers.people.list_heads import ListHead
from parsers.people.list_labels import NOTE, TITLE, Part, part_of, says_whose
from parsers.people.reading import Reading
from parsers.people.roster_heads import RosterHead, is_counted, roster_head
from parsers.people.runs import tell_runs
from parsers.people.seats import Seats, seats
from parsers.people.shared_posts import expand, posts_of_cell
from parsers.people.words import ADDRESS
from parsers.rules import is_asked, record

_BEHIND = re.compile(
    f"\\s*(?:同志|{ADDRESS}|太平绅士)?(?:\\s*[，,]?\\s*(?:[A-Z]{{2,4}}|(?:[A-Z]\\.){{2,4}})(?![A-Za-z]))*"
)
_BROKEN_NOTE = re.compile("[（(][^（()）]*\\Z")
"""The half of a note at the end of a line: what stands over the names goes on in the next."""
_OFFICE = near("(?P<group>[^，。；：、,;:（()）\\d\\s]{0,30})办公室(?:设[在于立]?|主任由)", "办公室设", "办公室主任由")
_GIVEN_OFFICE = late("(?:同志)?(?:分别)?(?:兼任|担任|任)(?:办公室)?(?P<title>(?:常务)?副?主任)(?=[，。；,;、])")
_OFFICERS = late("(?P<title>(?:常务)?副?主任)由")
_GROUP_LINE = late(
    "\\s*(?:[（(]?[\\d一二三四五六七八九十]{1,3}[)）、.．]\\s*)?"
    f"(?P<group>[^，。；：:,;\\s\\d（(]{{2,24}})(?:[（(][^（()）\\n]{{1,20}}[)）])?[：:]\\s*(?P<title>{TITLE.pattern}|[团组]\\s{{1,4}}长|成\\s{{1,4}}员)[：:]?\\s*"
)
"""A group and the title of the first person of it that a line names."""
_STOOD_IN = late("代[表理]?[)）]")
_CHOSEN = near(
    "(?P<verb>选举|推选|任命|通过|确定)(?:产生)?了?(?P<group>[^，。；：、“”《》,;:了\\n]{4,40}?(?:会|委|小组))的?(?:新一届)?"
    "(?:领导机构|领导班子|领导人员|领导成员|组成人员|负责人|(?:主任|主席|会长|理事长|主任委员)(?:、[^，。；\\n]{2,6}){1,5}(?=[，。]))"
    "[^\\n]{0,200}(?=\\n)",
    *("选举", "推选", "任命", "通过", "确定"),
    before=0,
)
"""A sentence that says that the leaders of a group were elected, who are listed below."""
_MINUTES = late(
    "(?P<group>[^，。；：\\d]{2,40}?(?:委员会|小组|议会))?(?:[^，。；：]{0,16}?第[^，。；：]{1,6}次)?[^，。；：]{0,6}?会议"
    "(?:记录|纪录|纪要|议事录)(?:[（(].*)?"
)
"""The title of minutes, which may name the committee that met; it stands on the line above else."""
_NOTED_TITLE = late(
    "(?:议员|先生|女士|博士|教授)?[^，。；：\\n（(]{0,20}[（(](?P<title>副?主席|副?主任委员|副?召集人)[)）]"
)
"""A title in the committee that met, in brackets behind a name."""
_SEATS_WON = late(
    "(?:选举(?:产生)?|选出|补选)了?(?:出席)?(?P<body>[^，。；：、（\\n]{4,30}?代表大会)代表(?:\\d{1,4}[名人])?[，,]"
    "[^。\\n]{0,20}?名单[^。：:\\n]{0,20}[：:](?=\\n)"
    "|(?<=\\n)(?P<whose>[^，。；：、（\\n]{4,30}?代表大会)代表选举[^。\\n]{0,40}。(?:[^。\\n]{0,80}。)?"
    "[^。\\n]{0,30}当选代表名单[^。：:\\n]{0,20}[：:](?=\\n)"
)
"""A sentence that says of what congress those listed below have become deputies."""
_SITTING = late("第.{1,3}次(?:全体)?会议(?:[（(].{0,20}[)）])?")
"""A part of the list of those who preside: the sitting."""
_DISTRICT = late("第[\\d一二三四五六七八九十百]+选区")
_LETTER = re.compile("[^\\W\\d_A-Za-z]")
_OF_MANY = ("成员", "委员", "组员", "顾问", "理事", "主席团", "常务主席", "执行主席")
_LONGEST_LABEL = 80
"""A longer line with a 。 in it is prose."""
_LONGEST_COMMITTEE = 40
_SHORTEST = 2
"""Characters that a line has which stands over names."""
_SEAT = re.compile("(?P<post>.{2,40}代表)(?:补选|选举)(?:计票|得票|选举|结果|情况)")
"""The title of a table of votes, which says what seat was voted on."""
_WHOLE = (BlockKind.TITLE, BlockKind.HEADING)


class _Walk:
    """One walk over the lines of a text: what stands over the line that is read."""

    def __init__(self, text: str, hits: list[Hit]) -> None:
        self.text = text
        self.hits = hits
        self.head = ListHead(hits)
        self._begun = ""
        """A line that breaks off within the name of a group that it sets up."""
        self._columns: Columns | None = None
        self._office_of, self._office_line = "", 0
        """The group whose office a sentence has set up, and where its line begins."""
        self._seats: Seats | None = None
        self._presides = ""
        """The label of a chair that had the line above to itself."""
        self._head = ""
        """The title above."""
        self._above = ""
        """The line right above, when it is short and holds no name."""
        self._committee = self._meets = ""
        """The committee that a line named last, and the one whose minutes these are."""
        self._open: Literal["", "broken", "row", "alone"] = ""
        """How the line before may go on: it broke off after 、, is the row of one person, or a title alone."""

    def line(self, start: int, end: int, first: int, stop: int) -> None:
        """Reads the line ``text[start:end]``, which holds the names `first` to `stop`."""
        self.head.next_line()
        if first == stop:
            self._without_names(self.text[start:end], start)
            return
        self._above = ""
        presides, self._presides = self._presides, ""
        self._office(start, end)
        if self._columns and stop - first == 1 and self._row(start, end, first):
            return
        if self._seats and self._seated(start, first, stop):
            return
        start = self._of_a_group(start, first)
        gaps = ((self.text[a:b], a == start) for a, b in self._gaps(start, end, first, stop))
        parts = [part_of(gap, is_first)._replace(ends="。" in gap.rstrip("。")) for gap, is_first in gaps]
        if any(part.sign == "prose" for part in parts) or self._runs_on(parts[-1], stop - 1):
            self._prose(self.text[start:end], start)
            return
        if self.head.title and not self._goes_on(parts, stop - first):
            self.head.end_title()
        if presides and stop - first == 1 and parts[0].sign in ("names", "post"):
            self.head.chair(first, presides)
        for at, part in zip(range(first, stop), parts, strict=False):
            if part.ends:
                self.head.end_title()
            self._label(part, at)
            self.head.tell(at)
        if parts[0].sign != "post":
            self._posts_behind(first, parts[1:])
        self._noted(first, stop)
        tail = self.text[self.hits[stop - 1].end : end].rstrip()
        broken = tail.endswith(("、", "，", ",")) or _BROKEN_NOTE.search(tail) is not None
        self._open = "broken" if broken else "row" if stop - first == 1 else ""
        if "。" in tail:
            self.head.end()
        if parts[-1].sign == "attendance":
            self.head.attend(parts[-1].words)

    def announce(self, said: re.Match[str]) -> None:
        """Takes in a sentence that says who was elected: the leaders of a group, or deputies, who are listed below."""
        told = said.groupdict()
        if group := told.get("group"):
            self.head.name_group(group)
            kind: Literal["elect", "appoint"] = "elect" if told["verb"] in ("选举", "推选") else "appoint"
            self.head.elected = (kind, said.start(), said.end())
        else:
            self.head.head_roster(RosterHead(said["body"] or said["whose"], "代表"))
            self._open = "alone"

    def _of_a_group(self, start: int, first: int) -> int:
        """Where a line begins, or what it says of a group that it names first (`第一代表团：|团长　甲某`)."""
        named = _GROUP_LINE.fullmatch(self.text, start, self.hits[first].start)
        group = strip_spaces(named["group"]) if named else ""
        title = strip_spaces(named["title"]) if named else ""
        part = group.endswith("组") and title.endswith(("组长", "组员", "成员"))
        if named is None or not (part or (is_group(group) and has_seat(group, title))):
            return start
        self.head.close()
        self.head.name_group(group)
        return named.start("title")

    def _noted(self, first: int, stop: int) -> None:
        """Takes in the titles in the committee that meets which stand in brackets behind names of its roster."""
        for at in range(first, stop) if self._meets and self.head.attendance else ():
            if noted := _NOTED_TITLE.match(self.text, self.hits[at].end):
                self.head.add(at, (self._meets + noted["title"],))

    def _posts_behind(self, first: int, parts: list[Part]) -> None:
        """Takes in the posts that stand behind names, or a body behind whom a label titles (`教授：甲某　某大学`)."""
        for at, part in enumerate(parts, start=first):
            hit = self.hits[at]
            word = part.words
            if part.sign != "post" or part.ends or hit.posts[len(self.head.posts) :]:
                continue
            if _LETTER.match(self.text[hit.end : hit.end + 1]):
                continue  # of a sentence: `甲某及某局局长乙某出席`
            if is_body(word) and self.head.title and not self.head.posts:
                word += self.head.title
            new = tuple(post for post in posts_of_cell(word) if post not in hit.posts)
            self.head.add(at, new)

    def _runs_on(self, tail: Part, last: int) -> bool:
        """Whether words that are no post stand right behind the last name of a line: a sentence or a title."""
        if tail.sign != "post" or is_post(tail.words) or is_body(tail.words, place=True):
            return False
        behind = _BEHIND.match(self.text, self.hits[last].end)
        at = behind.end() if behind and behind[0].strip() else self.hits[last].end
        return _LETTER.match(self.text[at]) is not None

    def _goes_on(self, parts: list[Part], names: int) -> bool:
        """Whether a line goes on with the title of the line before: that broke off, or each is one person's."""
        if (
            parts[0].sign == "post"
            and is_post(parts[0].words)
            and (self.head.standing or not is_group(self.head.group) or _is_of_one(self.head.title))
        ):
            return False
        if self.head.standing and parts[0].sign == "names":
            return True
        if parts[0].sign not in ("names", "post") or self.head.title.endswith(_OF_MANY):
            return True
        if self.head.alone and names > 1 and parts[0].sign == "names" and self.head.title.startswith("副"):
            return True
        return self._open in ("broken", "alone") or (self._open == "row" and names == 1)

    def _row(self, start: int, end: int, at: int) -> bool:
        """Reads the row of a table: what its cells say of the one person named in it."""
        hit = self.hits[at]
        before, behind = self.text[start : hit.start], self.text[hit.end : end]
        if self._columns is None or "。" in before + behind:
            self._columns = None
            return False
        posts = self._columns.posts(before, behind)
        told = self._columns.told(before, behind)
        if self._columns.elected(before, behind) and (seat := _SEAT.match(self._head)):
            posts = (*posts, seat["post"])
        if not posts and not told:
            return False
        kind = direction(self._head)
        changes = changes_of(told, start, end) or tuple(
            Change(kind, post, "decided", start, end) for post in posts if kind
        )
        posts = tuple(dict.fromkeys((*posts, *(post for _, post in told))))
        own = tuple(post for post in hit.posts if post in posts)
        self.hits[at] = replace(
            hit,
            posts=(*own, *(post for post in posts if post not in own)),
            changes=hit.changes or changes,
            weight=max(hit.weight, TITLED),
        )
        return True

    def _seated(self, start: int, first: int, stop: int) -> bool:
        """Reads the row of a table of seats: the group, then who has them."""
        posts = self._seats.posts(self.text[start : self.hits[first].start], stop - first) if self._seats else ()
        for at, post in zip(range(first, stop), posts, strict=False):
            self.head.add(at, (post,))
        if not posts:
            self._seats = None
        return bool(posts)

    def _gaps(self, start: int, end: int, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """What stands before each name of a line and behind the last one, words of address left out."""
        at = max(start, self.hits[first - 1].end) if first else start
        for hit in self.hits[first:stop]:
            yield at, hit.start
            behind = _BEHIND.match(self.text, hit.end)
            at = behind.end() if behind else hit.end
        yield at, max(at, end)

    def _label(self, part: Part, at: int) -> None:
        """Takes in what stands before the name `at`."""
        if part.sign == "attendance":
            self.head.attend(part.words)
        elif part.sign == "chair" and not self.head.preside(part.words):
            self.head.chair(at, part.words)
        elif part.sign in ("post", "title", "held"):
            if part.whole:
                self.head.add(at, expand(part.words))
            told = self.head.entitle_listed(part.words) or self.head.entitle_within(part.words)
            if not told and part.sign != "post":
                self.head.entitle(part.words)
        elif part.sign == "label" and not (self.head.attendance and says_whose(part.words)):
            self.head.close()

    def _without_names(self, line: str, at: int) -> None:
        """Reads a line that holds no name: a table's head, a label, a group's name, a post above its holder, prose."""
        self._office(at, at + len(line))
        word = strip_spaces(line)
        if "。" in line and len(line) > _LONGEST_LABEL:
            self._columns = None
            self._begun = ""
            self._prose(line, at)
            return
        if len(word) < _SHORTEST or not _LETTER.search(word):
            return
        self._presides = ""
        if minutes := _MINUTES.fullmatch(word):
            self._meets = minutes["group"] or self._committee
        elif word.endswith(("委员会", "小组")) and len(word) <= _LONGEST_COMMITTEE:
            self._committee = word
        begun, self._begun = self._begun, ""
        above, self._above = self._above, word if len(word) <= _LONGEST_LABEL else ""
        if self._heads_roster(line, word, above):
            return
        if begun and (group := group_set_up(begun + word)):
            self.head.name_group(group)
            return
        self._begun = word if breaks_off(word) else ""
        if (found := columns(line)) or (told := seats(line)):
            self._columns, self._seats = (found, None) if found else (None, told)
            return
        if _is_head(word) or _SEAT.match(word):
            self._head = word
        self._heads(line, word, at)

    def _heads_roster(self, line: str, word: str, above: str) -> bool:
        """Reads the heading of a roster (`某委员会委员名单`), which the line `above` may begin, or a part of one."""
        if self.head.standing and _SITTING.fullmatch(word):
            self.head.part()
            return True
        if (
            self.head.standing
            and is_counted(line)
            and not roster_head(line, word)
            and not TITLE.fullmatch(part_of(line).words)
        ):
            self.head.part()
            return True
        found = roster_head(line, word) or (roster_head(line, above + word) if above else None)
        if found is None:
            return False
        self.head.head_roster(found)
        self._open = "alone"
        return True

    def _heads(self, line: str, word: str, at: int) -> None:
        """Reads a line that may stand over names, `word` without white space."""
        part = part_of(line)
        if part.sign == "prose" and "。" in line:
            self._columns = None
        if part.sign == "attendance":
            self.head.attend(part.words)
            if self._meets and self.head.attendance == "present":
                self.head.head_committee(self._meets)
        elif self._is_title_alone(part):
            self._open = "alone"
        elif part.sign == "chair":
            self.head.close()
            self._presides = part.words
        elif part.sign in ("post", "label") and self.head.name_within(part.words):
            self._open = ""
        elif group := group_named(part.words if part.sign != "prose" else _announced(NOTE.sub("", word))):
            self.head.end()
            if not (part.sign == "label" and self.head.is_set_up() and not is_group(group)):
                self.head.name_group(group)
        elif part.sign == "prose":
            self._prose(line, at)
        elif part.sign == "label" and not (self.head.attendance and says_whose(part.words)):
            self.head.close()
        elif _is_head(part.words):
            self.head.end()
            self.head.group = ""

    def _is_title_alone(self, part: Part) -> bool:
        """Whether a line is the title of those named below, which the head then takes in."""
        if part.sign == "chair":
            return self.head.preside(part.words)
        if part.sign in ("post", "title") and self.head.entitle_listed(part.words):
            return True
        titled = (part.sign == "title" and self.head.group != "") or part.sign == "held"
        if titled:
            self.head.entitle(part.words)
            self.head.alone = True
        return titled

    def _office(self, start: int, end: int) -> None:
        """Reads who heads the office of the group (`领导小组办公室设在某局，主任由甲某同志担任，副主任由…`)."""
        if found := _OFFICE.search(self.text, start, end):
            group = self.head.group if is_group(self.head.group) else found["group"]
            self._office_of, self._office_line = (group if is_group(group) else ""), start
        elif self._office_of and start - self._office_line > _LONGEST_LABEL * 2:
            self._office_of = ""
        if not self._office_of:
            return
        for match in _OFFICERS.finditer(self.text, start, end):
            for at in listed_after(self.text, self.hits, match.end(), end, commas=True):
                self.head.add(at, (f"{self._office_of}办公室{match['title']}",))
        for match in _GIVEN_OFFICE.finditer(self.text, start, end):
            at = bisect_left(self.hits, match.start(), key=lambda hit: hit.end)
            if at < len(self.hits) and self.hits[at].end == match.start():
                for one in listed_before(self.text, self.hits, at, start):
                    worded = tuple(post for post in self.hits[one].posts if post.startswith("办公室"))
                    self.head.add(one, (*worded, f"{self._office_of}办公室{match['title']}"))

    def _prose(self, line: str, at: int) -> None:
        """Reads the line at `at`, a sentence: it may set up a group or say that one was elected, and ends a roster."""
        word = strip_spaces(line)
        if self.head.standing and (_DISTRICT.match(word) or _SITTING.fullmatch(word)):
            self.head.part()
            return
        self.head.end()
        if len(word) <= _LONGEST_LABEL and _is_head(word):
            self.head.group = ""
        if group := group_set_up(line):
            self.head.name_group(group, nearby=True)


def _announced(word: str) -> str:
    """What a line announces that is a sentence: its last clause, where that says that a list follows."""
    return word.rpartition("，")[2].rstrip("：:") if word.rstrip("：:").endswith("名单如下") else word


def _is_of_one(title: str) -> bool:
    """Whether one person alone has a title in a group: its chief."""
    return not (title.endswith(_OF_MANY) or title.startswith("副"))


def tell_lists(reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """`hits`, which are in order, with what the labels over them say."""
    told = list(hits)
    tell_leaders(reading.text, told)
    tell_chairs(reading.text, told)
    tell_runs(reading.text, told)
    walk = _Walk(reading.text, told)
    announced = deque(_announcements(reading.text))
    k = 0
    for start, end in _lines(reading):
        while announced and announced[0].end() <= start + 1:
            walk.announce(announced.popleft())
        while k < len(told) and told[k].start < start:
            k += 1
        first = k
        while k < len(told) and told[k].start < end:
            k += 1
        walk.line(start, end, first, k)
    _represented(reading.text, told)
    for before, after in zip(hits, told, strict=True) if is_asked() else ():
        if before is not after:
            said = "; ".join((*after.posts[len(before.posts) :], *filter(None, (after.attendance,))))
            record(reading.flow.span(after.start, after.end), "people", "label of a list", said)
    return told


def _announcements(text: str) -> list[re.Match[str]]:
    """The sentences that say who was elected and is listed below, in order."""
    found = [*_CHOSEN.finditer(text), *(_SEATS_WON.finditer(text) if "选" in text else ())]
    return sorted(found, key=lambda match: match.end())


def _represented(text: str, hits: list[Hit]) -> None:
    """Says nothing of the attendance of those in whose stead another came (`甲某（乙某代）`)."""
    for k in range(len(hits) - 1):
        hit, other = hits[k], hits[k + 1]
        noted = hit.attendance == "present" and text[hit.end : other.start] in ("（", "(")
        if noted and _STOOD_IN.match(text, other.end):
            hits[k] = replace(hit, attendance=None)


def _lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """The ranges of the lines as they are printed, those too that a block has joined; a table of contents names
    groups (`关于成立某委员会的决定`) but lists nobody."""
    text = reading.text
    for number, block in enumerate(reading.blocks):
        if block.kind is BlockKind.CONTENTS:
            continue
        start = reading.starts[number]
        stop = start + len(block.flow.text)
        drawn = block.kind is BlockKind.TABLE
        for piece in block.pieces[1:] if (drawn or not block.cells) and block.kind not in _WHOLE else ():
            at = reading.starts[number] + block.flow.index(piece.start)
            if start < at < stop:
                yield start, at
                start = at
        for row in text[start:stop].split("\n"):
            yield start, start + len(row)
            start += len(row) + 1


def _is_head(word: str) -> bool:
    """Whether a line is the title of something else."""
    return len(word) > 5 and word.endswith(entries("title_types"))
