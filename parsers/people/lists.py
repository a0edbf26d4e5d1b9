"""What the label over a list says of its names, once these are decided: that they attended, what they are in a group.

One walk over the lines. A label (`列席人员（4人）：`, `副组长：`, `第一代表团`) reaches over the lines below it as long
as they hold names, notes, posts and bodies and nothing else; a sentence ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post, is_title
from parsers.lexicons import lexicon
from parsers.model import Attendance, BlockKind
from parsers.people.columns import Columns, columns
from parsers.people.headings import direction
from parsers.people.hits import TITLED, Change, Hit
from parsers.people.reading import Reading
from parsers.people.shared_posts import as_role, expand
from parsers.people.words import ADDRESS, LETTERS
from parsers.rules import is_asked, record

_MARKED = re.compile("[（()）\\d]")
_BROKEN = re.compile("\\A[^（()）。]{0,10}[)）]|[（(][^（()）。]{0,10}\\Z")
"""The half of a note that the end of a line cuts in two."""
_NOTE = re.compile("[（(〔][^（()）〔〕]*[)）〕]")
_LEAD = re.compile(f"[\\s*#|●★◆■—–-]*(?:[（(]?[{TO_TEN}\\d]{{1,3}}[)）]|[{TO_TEN}\\d]{{1,3}}[、.．])?\\s*")
_COUNT = re.compile(f"共?(?:\\d{{1,3}}|[{TO_TEN}]{{1,3}})[人名位]")
_BEHIND = re.compile(
    f"\\s*(?:同志|{ADDRESS}|太平绅士)?(?:\\s*[，,]?\\s*(?:[A-Z]{{2,4}}|(?:[A-Z]\\.){{2,4}})(?![A-Za-z]))*"
)
_EDGES = " \t\u3000\u00a0\u2002\u2003*|#、，,;；·●★-"
_JOINTS = re.compile("(?:[和及与]|以及|等)")
_KINDS: tuple[tuple[str, Attendance], ...] = (
    ("请假|[病事公]假", "leave"),
    ("缺席|未出席|未能出席|未到|旷", "absent"),
    ("列席", "observer"),
)
_ATTENDED = re.compile(
    "(?:[^，。；：、]{0,16}(?:会议|[委人会])|其他|其余|委员|议员|代表)?(?:应|实)?(?:因[公病事])?"
    "(?:未能?出席|出席|列席|缺席|请假|[病事公]假|未到会?|到会|参会|与会|参加(?=会议|人员))(?:的?本次)?(?:会议)?的?"
    "(?:政府)?(?:部门|机构)?(?:领导|同志|人员|委员|代表|议员|官员|职员|秘书|组成|名单|者|单位)*"
    "|在?(?:大会)?主席台(?:前排)?就[座坐]的?(?:领导|同志|人员|名单)*"
)
_SPLIT = re.compile("([^，。；：、“”《》]{2,16}?)(?:[：:]\\s*|[ \\u3000]+)(?=\\S)")
"""A label that a post stands after, before its holder's name: `列席：县公安局局长甲某某`."""
_OFFICERS = ("秘书", "记录", "纪录", "主任秘书", "专门委员")
"""Labels of a meeting's office: those below do not go on with its roster."""
_CHAIRS = ("主席", "主持", "主持人", "会议主席", "会议主持", "会议主持人")
_NOT_ATTENDING = re.compile("(?:出席|列席|缺席|请假)[、和及与](?:出席|列席|缺席|请假)|会议情况|代表大会代表")
_TITLE = re.compile(
    "(?:名誉|第[一二三]|常务|执行)?副?(?:总领队|总指挥|总召集人|指挥长|组长|团长|领队|召集人|主任委员|队长|会长|理事长)"
    "|(?:常务|第一)?副?主任|副?主席|副?秘书长|组员|成员|委员|顾问|理事|主席团(?:成员)?|常务主席|执行主席"
    "|(?:常务)?副?[局院部厅处科校]长"
)
_GROUPS = (
    "领导小组|工作组|检查组|视察组|调研组|考察组|督[导查]组|巡[视察]组|评审组|专家组|评审专家组|审查组|协调组|小组|指挥部|代表团"
    "|委员会|组委会|专班|联席会议|协调机制|理事会|专家库|慰问团|考察团|代表队"
)
_GROUP_ENDS = (*_GROUPS.replace("督[导查]组", "督导组|督查组").replace("巡[视察]组", "巡视组|巡察组").split("|"),)
_SEATS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("委员",), ("会", "委", "库")),
    (("团长",), ("团", "队")),
    (("指挥长", "总指挥"), ("指挥部",)),
    (("组长", "组员"), ("组", "专班", "机制", "会议")),
    (("主任",), ("会", "委", "部")),
)
"""In what groups there are such seats."""
_SET_UP = re.compile(
    f"(?:成立|调整|组建|设立|建立|增设|充实)(?P<group>(?!了?[以由])[^，。；：、“”《》]{{2,50}}?(?:{_GROUPS}))(?!办公室)"
)
_BEGUN = re.compile("关于(?:成立|调整|组建|设立|建立|增设|充实)[^，。；：]{0,30}\\Z")
_NAMED = re.compile(
    f"(?P<group>[^，。；：“”《》]{{1,50}}?(?:{_GROUPS}))(?:的?(?:组成)?(?:人员|成员)|组成|及?副?团长|副?主任委员|委员|、|和|及|正副|副?主任)*"
    "(?:名单|名录|一览表?)?(?:如下)?"
)
_GIVEN = re.compile(
    "(?:同志)?(?:担任|任|为|当)(?P<title>(?:常务|执行)?副?(?:总领队|总指挥|总召集人|指挥长|组长|团长|领队|召集人|主任委员)"
    "|(?:成员|组员))(?=[，。；、的])"
)
_OFFICE = re.compile("办公室设?[^。；\\n]{0,40}[，,](?:办公室)?主任由")
_AND = re.compile("(?:[（(][^（()）\\n]{0,20}[)）])?(?:同志)?(?:[、和及与]|以及)")
_FORMED = re.compile(
    f"(?P<body>{LETTERS}{{2,24}})?(?:成立|组建|设立|组成|派出)了?(?P<group>(?![以由]){LETTERS}{{0,40}}?(?:{_GROUPS}))"
)
_SUBJECT = re.compile(f"(?:\\A|[，；：])(?P<group>{LETTERS}{{4,40}}?(?:{_GROUPS}))[，,]?由")
"""A group at a sentence's head that says who leads it: `某县人大常委会执法检查组由甲某任组长`."""
_SET_UP_OF = re.compile(f"(?:成立|组建|设立)了?由[^。\\n]{{6,200}}?成员的(?P<group>{LETTERS}{{2,30}}?(?:{_GROUPS}))")
"""A group named after those who lead it: `成立由甲某任组长，…为成员的某领导小组`."""
_OWN_WORDS = re.compile("\\A(?:决定|会议|同意|要求|经|由)+|(?:决定|研究|专门|专题|牵头|联合)+\\Z")
_SEVERAL = re.compile(
    "[各每某该]|(?:三|四|五|六|七|八|九|十)个|\\A(?:市|县|区|州|省|旗)?(?:人民)?(?:政府)?(?:常务)?委员会\\Z"
)
"""What shows that no one group is named."""
_MEETING = re.compile("(?P<group>.{4,50}会议)主席团.{0,12}名单(?:草案)?")
_PROSE = re.compile("[，。；：:！？“”《》]")
_DATED = re.compile("\\d[年月日时]")
_SAYS = re.compile(
    "设在|兼任|担任|\\A任(?![丘县城])(?=.{2})|[任选聘]命?[^，]{0,8}为|任命|免去|决定|提名|请问|询问|下列|以下|[说道问答]\\Z"
)
"""What makes words before names a sentence and no label."""
_LETTER = re.compile("[^\\W\\d_A-Za-z]")
_OF_MANY = ("成员", "委员", "组员", "顾问", "理事", "主席团")
_FAR = 60
"""Lines over which a group's name is still meant by the bare titles below it."""
_NEAR = 12
"""Lines between the chair's label and a label of attendance that are of one meeting."""
_LONGEST = 40
_LONGEST_LABEL = 80
"""A longer line with a 。 in it is prose."""

_SEAT = re.compile("(?P<post>.{2,40}代表)(?:补选|选举)(?:计票|得票|选举|结果|情况)")
"""The title of a table of votes, which says what seat was voted on."""
_WHOLE = (BlockKind.TITLE, BlockKind.HEADING)
_Sign = Literal["names", "attendance", "chair", "title", "held", "label", "post", "prose"]


class _Part(NamedTuple):
    """What stands before a name, behind the last one, or alone on a line: its kind, and its words without marks."""

    sign: _Sign
    words: str
    ends: bool = False
    """Whether a sentence ends in it: its words say nothing of who is named before it."""


class _Walk:
    """One walk over the lines of a text: what stands over the line that is read."""

    def __init__(self, text: str, hits: list[Hit]) -> None:
        self.text = text
        self.hits = hits
        self.attendance: Attendance | Literal["", "none"] = ""
        """Of those below: as a label says, none after a label of another kind, nothing where no label stands."""
        self.title = ""
        self.posts: tuple[str, ...] = ()
        """What the title is in full, with its group or its body."""
        self.group = ""
        self.number = 0
        self._since = 0
        self._reach = _FAR
        """The line that the group was last named or used on."""
        self._attended = -_FAR
        """The line of the last label of attendance."""
        self._begun = ""
        """A line that breaks off within the name of a group that it sets up."""
        self._columns: Columns | None = None
        self._head = ""
        """The title above."""
        self._open: Literal["", "broken", "row", "alone"] = ""
        """How the line before may go on: it broke off after 、, is the row of one person, or a title alone."""
        self._chairs: list[tuple[int, int]] = []
        """Who is named with 主持 before any label of attendance, and on which line."""

    def line(self, start: int, end: int, first: int, stop: int) -> None:
        """Reads the line ``text[start:end]``, which holds the names `first` to `stop`."""
        self.number += 1
        if self.number - self._since > self._reach:
            self.group = ""
        if first == stop:
            self._without_names(self.text[start:end])
            return
        if self._columns and stop - first == 1 and self._row(start, end, first):
            return
        gaps = ((self.text[a:b], a == start) for a, b in self._gaps(start, end, first, stop))
        parts = [_part(gap, is_first)._replace(ends="。" in gap.rstrip("。")) for gap, is_first in gaps]
        if any(part.sign == "prose" for part in parts) or self._runs_on(parts[-1], stop - 1):
            self._office(start, end, first, stop)
            self._prose(self.text[start:end])
            return
        if self.title and not self._goes_on(parts, stop - first):
            self._end_title()
        for at, part in zip(range(first, stop), parts, strict=False):
            self._label(part, at)
            self._tell(at)
        if parts[0].sign != "post":
            self._posts_behind(first, parts[1:])
        tail = self.text[self.hits[stop - 1].end : end].rstrip()
        self._open = "broken" if tail.endswith(("、", "，", ",")) else "row" if stop - first == 1 else ""
        if "。" in tail:
            self._end()
        if parts[-1].sign == "attendance":
            self._attend(parts[-1].words)

    def _posts_behind(self, first: int, parts: list[_Part]) -> None:
        """Takes in the posts that stand behind names, or a body behind whom a label titles (`教授：甲某　某大学`)."""
        for at, part in enumerate(parts, start=first):
            hit = self.hits[at]
            word = part.words
            if part.sign != "post" or part.ends or hit.posts[len(self.posts) :]:
                continue
            if is_body(word) and self.title and not self.posts:
                word += self.title
            posts = tuple(post for post in expand(word) if as_role(post)) if is_post(word) else ()
            new = tuple(post for post in posts if post not in hit.posts)
            if new:
                self.hits[at] = replace(hit, posts=(*hit.posts, *new), weight=max(hit.weight, TITLED))

    def _runs_on(self, tail: _Part, last: int) -> bool:
        """Whether words that are no post stand right behind the last name of a line: a sentence or a title."""
        if tail.sign != "post" or is_post(tail.words) or is_body(tail.words, place=True):
            return False
        behind = _BEHIND.match(self.text, self.hits[last].end)
        at = behind.end() if behind and behind[0].strip() else self.hits[last].end
        return _LETTER.match(self.text[at]) is not None

    def _goes_on(self, parts: list[_Part], names: int) -> bool:
        """Whether a line goes on with the title of the line before: that broke off, or each is one person's."""
        if parts[0].sign == "post" and is_post(parts[0].words) and not _is_group(self.group):
            return False
        if parts[0].sign not in ("names", "post") or self.title.endswith(_OF_MANY):
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
        if self._columns.elected(before, behind) and (seat := _SEAT.match(self._head)):
            posts = (*posts, seat["post"])
        if not posts:
            return False
        kind = self._columns.direction or direction(self._head)
        changes = tuple(Change(kind, post, "decided", start, end) for post in posts if kind)
        own = tuple(post for post in hit.posts if post in posts)
        self.hits[at] = replace(
            hit,
            posts=(*own, *(post for post in posts if post not in own)),
            changes=hit.changes or changes,
            weight=max(hit.weight, TITLED),
        )
        return True

    def _gaps(self, start: int, end: int, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """What stands before each name of a line and behind the last one, words of address left out."""
        at = max(start, self.hits[first - 1].end) if first else start
        for hit in self.hits[first:stop]:
            yield at, hit.start
            behind = _BEHIND.match(self.text, hit.end)
            at = behind.end() if behind else hit.end
        yield at, max(at, end)

    def _label(self, part: _Part, at: int) -> None:
        """Takes in what stands before the name `at`."""
        if part.sign == "attendance":
            self._attend(part.words)
        elif part.sign == "chair":
            self._close()
            if self.number - self._attended <= _FAR:
                self.hits[at] = replace(self.hits[at], attendance="present")
            else:
                self._chairs.append((at, self.number))
        elif part.sign in ("title", "held"):
            self._entitle(part.words)
        elif part.sign == "label":
            self._close()

    def _attend(self, words: str) -> None:
        self._end_title()
        self.attendance = _kind(words)
        self._attended = self.number
        for at, number in self._chairs:
            if self.number - number <= _NEAR:
                self.hits[at] = replace(self.hits[at], attendance="present")
        self._chairs.clear()

    def _close(self) -> None:
        """Ends a roster of attendance: a label of another kind follows."""
        self.attendance = "none" if self.attendance else ""
        self._end_title()

    def _end(self) -> None:
        self.attendance = ""
        self._end_title()

    def _entitle(self, words: str) -> None:
        """Takes in a title: with its body, of the group above, or of those in a roster, whose attendance goes on."""
        self._end_title()
        if as_role(words) and not is_title(words):
            self.title, self.posts = words, expand(words)
        elif self.group and _TITLE.fullmatch(words):
            if _holds(self.group, words):
                self.title = words
                self.posts = (self.group + ("主席团成员" if words == "主席团" else words),)
        elif is_title(words):
            self.title = words
        self._since = self.number

    def _end_title(self) -> None:
        self.title = ""
        self.posts = ()

    def _tell(self, at: int) -> None:
        """Says of the name `at` what stands over it."""
        hit = self.hits[at]
        if self.attendance == "none":
            if hit.group >= 0 and hit.attendance not in (None, "present"):
                self.hits[at] = replace(hit, attendance=None)
        elif self.attendance and (hit.attendance is None or hit.group < 0 or hit.attendance == "present"):
            self.hits[at] = replace(hit, attendance=self.attendance)
        new = tuple(post for post in self.posts if not any(role.endswith(post) for role in hit.posts))
        if new:
            weight = max(hit.weight, TITLED)
            self.hits[at] = replace(self.hits[at], posts=(*self.hits[at].posts, *new), weight=weight)
        if self.posts:
            self._since = self.number

    def _without_names(self, line: str) -> None:
        """Reads a line that holds no name: a table's head, a label, a group's name, a post above its holder, prose."""
        if len(line) > _LONGEST_LABEL and "。" in line:
            self._columns = None
            self._begun = ""
            self._prose(line)
            return
        word = strip_spaces(line)
        if not _LETTER.search(word):
            return
        begun, self._begun = self._begun, ""
        if begun and (set_up := _SET_UP.search(begun + word)):
            self.group, self._since, self._reach = set_up["group"].lstrip("了"), self.number, _FAR
            return
        self._begun = word if _BEGUN.search(word) else ""
        if found := columns(line):
            self._columns = found
            return
        if _is_head(word) or _SEAT.match(word):
            self._head = word
        self._heads(line, word)

    def _heads(self, line: str, word: str) -> None:
        """Reads a line that may stand over names, `word` without white space."""
        part = _part(line)
        if part.sign == "prose" and "。" in line:
            self._columns = None
        if part.sign == "attendance":
            self._attend(part.words)
        elif part.sign == "chair":
            self._close()
        elif (part.sign == "title" and self.group) or part.sign == "held":
            self._entitle(part.words)
            self._open = "alone"
        elif group := _group(part.words if part.sign != "prose" else _NOTE.sub("", word)):
            self._end()
            if not (part.sign == "label" and self._is_set_up() and not _is_group(group)):
                self.group, self._since, self._reach = group, self.number, _FAR
        elif part.sign == "prose":
            self._prose(line)
        elif part.sign == "label":
            self._close()
        elif _is_head(part.words):
            self._end()
            self.group = ""

    def _office(self, start: int, end: int, first: int, stop: int) -> None:
        """Reads who heads the office of the group (`领导小组办公室设在某局，主任由甲某同志担任`)."""
        for match in _OFFICE.finditer(self.text, start, end) if self.group else ():
            for at in range(first, stop):
                if self.hits[at].start == match.end():
                    post = f"{self.group}办公室主任"
                    weight = max(self.hits[at].weight, TITLED)
                    self.hits[at] = replace(self.hits[at], posts=(*self.hits[at].posts, post), weight=weight)

    def _is_set_up(self) -> bool:
        """Whether a group has just been named: a body with a colon after it is then whom a notice addresses."""
        return _is_group(self.group) and self.number - self._since <= 2

    def _prose(self, line: str) -> None:
        """Reads a line that is a sentence: it may set up a group, and ends a roster."""
        self._end()
        word = strip_spaces(line)
        if len(word) <= _LONGEST_LABEL and _is_head(word):
            self.group = ""
        found = list(_SET_UP.finditer(line))
        if found:
            self._reach = _NEAR
            self.group, self._since = strip_spaces(found[-1]["group"]).lstrip("了"), self.number


def _in_sentences(text: str, hits: list[Hit]) -> None:
    """Tells those whom a sentence gives a title in a group that it sets up: `由甲某任组长，乙某和丙某任副组长`."""
    ends = {hit.end: k for k, hit in enumerate(hits)}
    for match in _GIVEN.finditer(text):
        if match.start() not in ends:
            continue
        start = max(text.rfind(mark, max(0, match.start() - 300), match.start()) for mark in "。\n") + 1
        group = _group_set_up(text[start : match.start()]) or _group_after(text, start, match.end())
        k = ends[match.start()]
        while group and k >= 0:
            post = group + match["title"]
            hits[k] = replace(hits[k], posts=(*hits[k].posts, post), weight=max(hits[k].weight, TITLED))
            joined = k > 0 and hits[k - 1].end > start and _AND.fullmatch(text, hits[k - 1].end, hits[k].start)
            k = k - 1 if joined else -1


def _group_after(text: str, start: int, at: int) -> str:
    """The group that the sentence from `start` on names after its leaders, one of whom is named before `at`."""
    found = _SET_UP_OF.search(text, start, at + 300)
    return found["group"] if found and found.start() < at < found.end() else ""


def _group_set_up(sentence: str) -> str:
    """The group that a sentence says is set up, with the body that sets it up: `某县人大常委会组成|执法检查组`."""
    found = list(_FORMED.finditer(sentence))
    if not found:
        subject = _SUBJECT.search(sentence)
        return subject["group"] if subject and not _SEVERAL.search(subject["group"]) else ""
    body = _OWN_WORDS.sub("", found[-1]["body"] or "")
    return (body if is_body(body) else "") + found[-1]["group"]


def tell_lists(reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """`hits`, which are in order, with what the labels over them say."""
    told = list(hits)
    _in_sentences(reading.text, told)
    walk = _Walk(reading.text, told)
    k = 0
    for start, end in _lines(reading):
        first = k
        while k < len(told) and told[k].start < end:
            k += 1
        walk.line(start, end, first, k)
    for before, after in zip(hits, told, strict=True) if is_asked() else ():
        if before is not after:
            said = "; ".join((*after.posts[len(before.posts) :], *filter(None, (after.attendance,))))
            record(reading.flow.span(after.start, after.end), "people", "label of a list", said)
    return told


def _lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """The ranges of the lines as they are printed, those too that a block has joined."""
    text = reading.text
    for number, block in enumerate(reading.blocks):
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


def _part(text: str, first: bool = True) -> _Part:
    """What a stretch between names is, the `first` of its line or not; a sentence before the last 。 is left out."""
    sentence = text.rfind("。") + 1
    text = text[sentence:].replace("&nbsp;", " ").replace("&nbsp", " ")
    labelled = text.rstrip(_EDGES)[-1:] in ("：", ":")
    plain = _BROKEN.sub("", _NOTE.sub("", _LEAD.sub("", text, count=1)))
    word = _COUNT.sub("", strip_spaces(plain)).strip(_EDGES + "：:")
    if not word or _JOINTS.fullmatch(word):
        return _Part("names", "")
    if (split := _SPLIT.match(plain)) and is_post(strip_spaces(plain[split.end() :]).strip(_EDGES)):
        label = _COUNT.sub("", strip_spaces(split[1]))
        word = label if _is_label(label) else word
    if len(word) > _LONGEST or _PROSE.search(word):
        return _Part("prose", word)
    if _ATTENDED.fullmatch(word) and not _NOT_ATTENDING.search(word):
        return _Part("attendance", word)
    if word in _CHAIRS:
        return _Part("chair", word)
    if _TITLE.fullmatch(word):
        return _Part("title", word)
    if (word in _OFFICERS and (labelled or first)) or (labelled and not is_post(word)):
        return _Part("label", word)
    if _SAYS.search(word):
        return _Part("prose", word)
    if labelled:
        return _Part("held", word)
    if is_post(word) or is_body(word, place=True) or (len(word) <= 12 and not _DATED.search(word)):
        return _Part("post", word)
    return _Part("prose", word)


def _is_label(word: str) -> bool:
    """Whether a word says what those after it do, whatever posts they hold."""
    return bool(_ATTENDED.fullmatch(word) or _TITLE.fullmatch(word) or word in _CHAIRS or word in _OFFICERS)


def _kind(label: str) -> Attendance:
    return next((kind for words, kind in _KINDS if re.search(words, label)), "present")


def _group(word: str) -> str:
    """The group that a line names as its heading: `某领导小组成员名单`, `第一代表团`, a body alone."""
    set_up = _SET_UP.search(word)
    if set_up and word.endswith(("通知", "决定", "如下")):
        return set_up["group"].lstrip("了")
    named = _MEETING.fullmatch(word) or _NAMED.fullmatch(word)
    if named:
        return "" if _SEVERAL.search(named["group"]) or _MARKED.search(named["group"]) else named["group"]
    body = is_body(word) and len(word) >= 4 and not is_title(word) and not _MARKED.search(word)
    return word if body else ""


def _holds(group: str, title: str) -> bool:
    """Whether a group, or a body, has such a title: an office (局) has a head of its kind, never a 副主任 or 成员."""
    if title.startswith("主席团"):
        return group.endswith("会议")
    if group.endswith("会议") and not group.endswith("联席会议"):
        return title in ("主席团", "秘书长", "副秘书长", "执行主席", "常务主席")
    if _is_group(group):
        ends = next((ends for words, ends in _SEATS if title.endswith(words)), None)
        return (
            group.endswith(ends)
            if ends
            else not title.endswith(("局长", "院长", "部长", "厅长", "处长", "科长", "校长"))
        )
    chief = title.removeprefix("常务").removeprefix("副")
    return chief == f"{group[-1]}长" or (
        chief == "主任" and group.endswith(("室", "中心", "办公厅", "办", "院", "委", "所", "站"))
    )


def _is_group(name: str) -> bool:
    """Whether a name is a group's, set up for a task, and no office's."""
    return name.endswith(_GROUP_ENDS)


def _is_head(word: str) -> bool:
    """Whether a line is the title of something else."""
    return len(word) > 5 and word.endswith(tuple(lexicon("title_types")))
