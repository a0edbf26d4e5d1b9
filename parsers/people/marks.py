"""What stands on either side of a place where a name may begin or end: a post, a label, a verb, a word, a mark.

Each side of a span gets one of the kinds below, the strongest that holds. Kinds are facts of the text; how much each
says for a name is in `lexicons/name_weights.txt`, which a script fits.
"""

from __future__ import annotations

import re
from functools import cache

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN
from parsers.language.places import AUTONOMOUS, PLACE
from parsers.language.posts import is_title, posts_with, title_before, titles
from parsers.lexicons import lexicon, weighed
from parsers.people.formulas import triggers
from parsers.people.spans import Room
from parsers.people.words import SPACES, TAUGHT, WordFinder, Words, by_first, followers, starts_with, words_for_persons

_HAN = re.compile(f"[{HAN}]")
_BLANKS = frozenset(SPACES)
_STOPS = frozenset("。！？；;…")
_COMMAS = frozenset("，,：:")
_OPENING = frozenset("（(“‘「『《〈【〔[<")
_QUOTES = frozenset("\"'“‘「『《〈【〔[<”’」』》〉>")
_CLOSING = frozenset(")）】〕]")
_LEADING = frozenset(SPACES + "、：:)）/／有是为括")
"""What may stand before a name with any character at its head, beside posts, words for persons and formulas."""
_LEADS = frozenset("由请经让被叫即随应")
"""Verbs and prepositions of one character that stand before a person more often than before anything else."""
_WITH = frozenset("和与及同跟暨向对给为将把")
_SELDOM = frozenset("的了在是以如据受就而并因按之后前中上下不")
_OTHERS = re.compile("[几两二三四五六七八九十\\d]{1,3}[位名](?!次)|等(?![级待于同额候次效距号闲])")
_GIVEN = re.compile(
    "(?:同志|先生|女士)?(?:[（(][^（()）\\n]{1,12}[)）])?(?:为(?=[“\\w])(?!为|了|民[^政族委办建]|人民服务)|任(?!务|何|期|意|职)|担任|兼任|兼(?!顾|并)|出任|当选|不再|辞去|所任"
    "|代理|试任|挂任|辞(?=[^，。；\\n]{3,30}职)|的[^，。；\\n]{0,6}代表资格|的[^，。；\\n]{2,60}职务|另[有候]任用|呈请|已准|请辞|[应准]予[免辞退]|届龄|免去|(?:因|已|到龄)[^，。；\\n]{1,12}[，,]?(?:不再|免去|辞去|提出))"
)
"""What gives a post to the person named before it, or takes one."""
TAKEN = re.compile("[^，。；\\n]{4,60}?(?:职务|代表(?=[。；，\\n]))")
"""The post of the person named before it, whole: `免去甲某|某区人民法院副院长职务`."""
_NOTE = re.compile(
    "[（(](?:[男女](?=[，,、；）)])|[^（()）\\n]{1,4}族(?=[，,、；）)])|(?:中共|民[革盟建进]|农工|致公|九三|无党派|群众|预备)[^（()）\\n]{0,8}"
    "|(?:因?[病事公]假|请假|缺席|列席|代|兼|已故|外籍|挂职|主持[^（()）\\n]{0,8}|[^（()）\\n]{0,12}代表团?|按[^（()）\\n]{2,8})[）)])"
)
_SEX = re.compile("[，,][ ]?[男女][，,。；]")
_CALLED = re.compile("(?:名叫|叫做?|姓名[：:为]?|名为|(?<=[省市县州镇乡村])人)")
_DOCTRINE = re.compile("新时代中国特色社会主义思想|(?:法治|经济|生态文明|强军|外交|文化)?思想|理论")
"""What follows the name in that of a doctrine."""
_CASE = re.compile(
    f"(?:等[\\d{TO_TEN}]{{0,3}}人)?(?:涉嫌|犯|因)?(?:贪污|受贿|行贿|[挪滥玩诈盗抢故走贩寻聚集危侵职]\\w|非法|交通|合同|强|假冒)"
    "\\w{0,12}?(?:案|罪)"
)
"""The crime or the case of the person named before it."""
_TAUGHT = re.compile(f"{TAUGHT}|奖")
MADE = re.compile(
    "作(?:了|过)?(?:[《“]|[^，。；\\n]{0,16}?(?:报告|说明|发言|总结|讲话|讲解|汇报|介绍|辅导|表态|传达|部署|批示|动员|答复))"
)
"""What somebody said or wrote: 作《…报告》, 作总结发言."""
_SAYS = re.compile(
    "(?:还|又|接着|随后|最后|反|追|回)?(?:说|称|道|问|答|表示|指出|认为|强调|建议|提出|介绍|坦言|补充)(?:道|说)?[，：,:“]"
)
"""What reports the words of the person before it."""
_SAID = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern.pattern})"
        for kind, pattern in (
            ("others", _OTHERS),
            ("doctrine", _DOCTRINE),
            ("case", _CASE),
            ("taught", _TAUGHT),
            ("says", _SAYS),
            ("given", _GIVEN),
            ("verb", MADE),
        )
    )
)
"""What says much of the person before it, by its kind; the first that holds."""
_LEVELS = frozenset("省市县区州镇乡第")
"""What a post begins with that names its place by its level alone, or an assembly by its number."""
_JOINS = frozenset("和与及暨")
_PREPOSITIONS = frozenset("在于以从向对就将把因受被到赴同跟给由据按经")
_AUXILIARIES = frozenset("曾已也都均还再又拟应未不并亲所后现")
_PAPER = tuple("文图摄编校审影")
"""What stands before a slash and who made it: 文/某某."""
_LIST_LEAD = re.compile("(?:成员|人员|委员|代表|同志|领导|他们|她们|分别|的)(?:还|分别)?(?:有|是|为|包括)[：:]?\\Z")
"""What a list of persons begins after: 成员有, 出席会议的还有, 他们是：."""
_LIST_LEAD_ENDS = frozenset("有是为括：:")
"""Its last characters."""
_LABELS_END = tuple("人员者长编校审摄")
"""What a label of persons ends with: 主持人, 成员, 摄."""
_AGENTS = frozenset("员家手师者")
"""What words for persons end with: 管理员, 指挥家, 火炬手."""
_PERSONS = tuple("人者员")
"""What makes a verb a word for a person: 领导人."""
_AGENTS = frozenset("员家手师者")
"""What words for persons end with: 管理员, 指挥家, 火炬手."""
_NO_AGENTS = frozenset(
    ("国家", "大家", "人家", "自家", "全家", "动员", "左手", "右手", "双手", "携手", "着手", "入手", "或者")
)
"""Words that end so and name nobody."""
_BYLINE = re.compile("(?:电|讯|报道)[ ]?[（(]\\Z")
"""What an agency's report has before the bracket with its reporter: `青禾3月2日电（游一方）`."""
_LABEL_AFTER = re.compile(f"[{HAN}]{{2,8}}(?:[／/][{HAN}]{{2,8}})?[：:]")
NUMERALS = frozenset(TO_TEN + "〇○")
_IN_ORDER = re.compile(
    "[（(][^（()）\\n]*(?:姓氏|笔画|笔划|排名|顺序|为序|排序)[^（()）\\n]*[)）]?\\Z|\\d{1,3}[人名位]\\Z|[（(]\\d{1,3}[人名位][)）]\\Z"
)
"""What may stand between a label and its colon."""


class Marks:
    """The kinds of both sides of any place in one text."""

    def __init__(self, text: str, bodies: Words) -> None:
        """`bodies`: the bodies and places that the issue names."""
        self.text = text
        self.bodies = bodies
        self.titles = list(titles(text))
        self._from = dict(self.titles)
        self._to = {end: start for start, end in self.titles}
        self.called = {end: start for start, end in _called().find(text)}
        self.addressed = {start for start, _ in _addresses().find(text)}
        self.formulas = {match.end() for match in triggers(text)}
        self.formulas |= {end + 1 for end in self.formulas if text[end : end + 1] == "了"}
        self.cue_ends = {*self._to, *self.called, *self.formulas}
        """Where titles, words for persons and formulas end."""
        self.room = Room()
        """How many spans may still be tried."""
        self.glued: dict[tuple[int, int], float] = {}
        """Spans of a run of names that nothing parts, and how much likelier than words, in nats, the run is."""
        self._left: dict[int, str] = {}
        self._right: dict[int, str] = {}

    def crosses_title(self, end: int) -> bool:
        """Whether a title begins at the last character before `end`: no name ends within it."""
        return end - 1 in self._from

    def begins_title(self, at: int) -> bool:
        """Whether a title begins at `at`: then no name does."""
        return at in self._from

    def splits_name(self, at: int) -> bool:
        """Whether a title that may part a name ends at `at`, after the surname that begins it (`王委員某某`)."""
        title = self._to.get(at, 0)
        if title <= 0 or self.text[title:at] not in posts_with("split"):
            return False
        surname = self.text[title - 1]
        return surname in lexicon("surnames") and surname not in _LEADS and surname not in _WITH

    def may_lead(self, at: int) -> bool:
        """Whether what stands before `at` may be such that a name begins after it with any character.

        Asked of nearly all places, of which few are worth a closer look.
        """
        return at in self.cue_ends or self.text[at - 1 : at] in _LEADING

    def title_before(self, at: int) -> int:
        """Where the title begins that stands before a name that begins at `at`; -1 for none."""
        end = at
        while end and at - end < 8 and self.text[end - 1] in _BLANKS:
            end -= 1
        return self._to.get(end, -1)

    def left(self, at: int) -> str:
        """What stands before a name that begins at `at`."""
        kind = self._left.get(at)
        if kind is None:
            kind = self._left[at] = self._begins(at)
        return kind

    def right(self, at: int) -> str:
        """What stands after a name that ends before `at`."""
        kind = self._right.get(at)
        if kind is None:
            kind = self._right[at] = self._ends(at)
        return kind

    def _begins(self, at: int) -> str:
        text = self.text
        before = text[at - 1 : at]
        if not before or before == "\n":
            return "line"
        if before in _BLANKS:
            return self._after_blanks(at)
        if post := self._post(at, ""):
            return post
        if before in _LIST_LEAD_ENDS and _LIST_LEAD.search(text, max(0, at - 8), at):
            return "label"
        if before == "、":
            return "number" if self._is_number(at - 1) else "joint"
        if before in _STOPS or before in "，,":
            return "mark"
        if not _HAN.match(before):
            return self._after_mark(at)
        return "person" if at in self.called else self._after_words(at)

    def _after_mark(self, at: int) -> str:
        """What stands before `at`, where no word and no blank ends."""
        text = self.text
        before = text[at - 1]
        if before in ":：":
            return "label" if self._is_label(at - 1) else "colon"
        if before in "/／" and text[at - 2 : at - 1] in _PAPER:
            return "label"
        if before in ")）":
            return self._after_brackets(at)
        if before in _OPENING:
            return "label" if _BYLINE.search(text, max(0, at - 4), at) else "open"
        return "number" if before.isdigit() or before in ".．" else "other"

    def _after_blanks(self, at: int) -> str:
        """What stands before the blanks that end at `at`."""
        text = self.text
        end = at
        while end and text[end - 1] in _BLANKS:
            end -= 1
        if end == 0 or text[end - 1] == "\n":
            return "line"
        if at - end <= 8:
            if post := self._post(end, "_gap"):
                return post
            if text[end - 1] in ":：" and self._is_label(end - 1):
                return "label"
            if end in self.called:
                return "person"
        if text[end - 1] == "、":
            return "number" if self._is_number(end - 1) else "joint"
        if text[end - 1] in ".．)" or text[end - 1].isdigit():
            return "number"
        if end in self.formulas:
            return "formula"
        if self._verb_before(end):
            return "verb"
        if ends_as_body(text[end - 2 : end]):
            return "body_gap"
        return "gap"

    def _is_number(self, end: int) -> bool:
        """Whether the 、 at `end` closes the number of an item (`3、`), and joins nothing."""
        text = self.text
        start = end
        while start and end - start < 4 and (text[start - 1].isdigit() or text[start - 1] in TO_TEN):
            start -= 1
        return start < end and (start == 0 or text[start - 1] in "\n。；;" or text[start - 1] in _BLANKS)

    def _verb_before(self, at: int) -> bool:
        """Whether a verb that stands before persons ends at `at`."""
        words, text = lexicon("before_names"), self.text
        return at > 1 and (
            text[at - 2 : at] in words or text[max(0, at - 3) : at] in words or text[max(0, at - 4) : at] in words
        )

    def _post(self, end: int, kind: str) -> str:
        """A post that ends at `end`: with the words of its body before it, bare, or a word that is a post as well."""
        start = self._to.get(end, -1)
        if start < 0:
            return ""
        if self.text[start:end] in posts_with("loose"):
            return "loose" + kind
        before = self.text[start - 1 : start]
        return ("post" if before and (ends_as_body(before) or before in "部科股") else "bare") + kind

    def _is_label(self, end: int) -> bool:
        """Whether a label of persons ends at `end`, where its colon stands."""
        text = self.text
        start = end
        while start and end - start < 14 and text[start - 1] not in "\n，。；：、（(":
            start -= 1
        word = "".join(text[start:end].split())
        if word in lexicon("roster_labels") or _IN_ORDER.search(text, max(0, end - 24), end):
            return True
        named = word[-1:] in _LABELS_END or title_before(word, len(word)) < len(word) or word.endswith(_people_words())
        return len(word) > 1 and named

    def _after_brackets(self, at: int) -> str:
        """What stands before brackets that end at `at`: a post with a note (`副主任（主持工作）甲某某`), or not."""
        start = max(self.text.rfind("（", max(0, at - 24), at), self.text.rfind("(", max(0, at - 24), at))
        if start > 0 and (post := self._post(start, "")):
            return post
        inside = self.text[start + 1 : at - 1]
        return (
            "number" if start >= 0 and len(inside) <= 3 and all(c in TO_TEN or c.isdigit() for c in inside) else "close"
        )

    def _after_words(self, at: int) -> str:
        text = self.text
        before = text[at - 1]
        if at in self.formulas:
            return "formula"
        if self._verb_before(at):
            return "verb"
        if before == "免" and text[at - 2 : at - 1] not in ("避", "减", "豁", "难", "以"):
            return "formula"
        if before in _LEADS:
            return "lead"
        if before in _WITH:
            return "with"
        if before == "日" and text[at - 2 : at - 1].isdigit():
            return "date"
        if before in _SELDOM:
            return "particle"
        if before in _AGENTS and text[at - 2 : at] not in _NO_AGENTS and _HAN.match(text, at - 2):
            return "agent"
        if ends_as_body(before):
            return "body"
        costs = weighed("word_costs")
        if at > 1 and (
            text[at - 2 : at] in costs or text[max(0, at - 3) : at] in costs or text[max(0, at - 4) : at] in costs
        ):
            return "word"
        return "han"

    def _ends(self, at: int) -> str:
        text = self.text
        after = text[at : at + 1]
        if not after or after == "\n":
            return "line"
        if after in _BLANKS:
            return self._before_blanks(at)
        if after == "、":
            return "joint"
        if after in "（(":
            return "note" if _NOTE.match(text, at) else "open"
        if after in _COMMAS:
            return "note" if _SEX.match(text, at) else "colon" if after in ":：" else "comma"
        if after in _STOPS:
            return "stop"
        if after in _QUOTES:
            return "quote"
        if after in _CLOSING:
            return "close"
        if not _HAN.match(after):
            return "latin" if after.isalpha() else "digit" if after.isdigit() else "other"
        if after in NUMERALS and text[at + 1 : at + 2] and (text[at + 1] in NUMERALS or text[at + 1] in "月日年"):
            return "digit"
        return self._before_words(at)

    def _before_blanks(self, at: int) -> str:
        """What follows the blanks that begin at `at`."""
        text = self.text
        start = at
        while start < len(text) and text[start] in _BLANKS:
            start += 1
        if start == len(text) or text[start] == "\n":
            return "line"
        if start in self._from:
            return "post_gap"
        if _LABEL_AFTER.match(text, start):
            return "label_gap"
        kind = self._before_words(start) if start - at <= 2 and _HAN.match(text, start) else ""
        return f"{kind}_gap" if kind in ("given", "verb", "says", "address", "others", "of") else "gap"

    def _before_words(self, at: int) -> str:
        """The kind of the words that begin at `at`."""
        text = self.text
        said = _SAID.match(text, at)
        if said and said.lastgroup:
            return said.lastgroup
        if at in self._from:
            return "loose" if text[at : self._from[at]] in posts_with("loose") else "post"
        if at in self.addressed:
            return "address"
        follow = starts_with(text, at, followers())
        if follow > 1 and not (text[at + follow : at + follow + 1] in _PERSONS or is_title(text[at : at + follow])):
            return "verb"
        if self._is_body(at) or (text.find("自治", at, at + 13) > at and AUTONOMOUS.match(text, at)):
            return "given" if TAKEN.match(text, at) else "body"
        if text[at] in _JOINS or text.startswith("以及", at):
            return self._after_joint(at + 1)
        return self._plain_words(at, follow > 0)

    def _is_body(self, at: int) -> bool:
        """Whether a body or a place that the issue names begins at `at`."""
        return starts_with(self.text, at, self.bodies) > 1

    def _after_joint(self, at: int) -> str:
        """The kind of a conjunction of one character that ends at `at`, for what it joins."""
        if not _HAN.match(self.text, at):
            return "han"
        if at in self._from:
            return "and_post"
        return "and_body" if self._is_body(at) or PLACE.match(self.text, at) else "and"

    def _plain_words(self, at: int, follows: bool) -> str:
        """The kind of words at `at` that say little; `follows`: one of them stands after names."""
        text = self.text
        first = text[at]
        if first == "的":
            return "of"
        if first in _LEVELS and TAKEN.match(text, at):
            return "given"
        costs = weighed("word_costs")
        if text[at : at + 2] in costs or text[at : at + 3] in costs or text[at : at + 4] in costs:
            return "word"
        if first in _PREPOSITIONS:
            return "preposition"
        if first in _AUXILIARIES:
            return "auxiliary"
        if follows:
            return "particle"
        if PLACE.match(text, at):
            return "placed" if TAKEN.match(text, at) else "place"
        return "han"


@cache
def _called() -> WordFinder:
    return WordFinder(words_for_persons(), more=_CALLED, more_from="名叫姓人")


@cache
def _people_words() -> tuple[str, ...]:
    return tuple(lexicon("person_words"))


@cache
def _addresses() -> WordFinder:
    return WordFinder(by_first(lexicon("honorifics")), barred="会团员台")
