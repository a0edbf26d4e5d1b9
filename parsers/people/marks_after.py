"""What stands after a place where a name may end: the kinds of `After`, the strongest that holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN
from parsers.language.places import AUTONOMOUS, PLACE
from parsers.language.posts import is_post, is_title, posts_with
from parsers.lexicons import lexicon, weighed
from parsers.people.words import (
    SPACES,
    TAUGHT,
    WordFinder,
    Words,
    by_first,
    followers,
    is_rare_word,
    starts_with,
)

_HAN = re.compile(f"[{HAN}]")
_BLANKS = frozenset(SPACES)
_PLAIN = {
    **dict.fromkeys(")）】〕]|｜│", "close"),
    **dict.fromkeys("\"'“‘「『《〈【〔[<”’」』》〉>", "quote"),
    **dict.fromkeys("。！？；;…", "stop"),
    "、": "joint",
    "\n": "line",
}
"""Marks that say all that is to be known."""
_COMMAS = frozenset("，,：:")
_OTHERS = re.compile("[几两二三四五六七八九十\\d]{1,3}[位名](?!次)|等(?=同志)|等(?![级待于同额候次效距号闲])")
_THINGS = re.compile(
    f"等(?:[\\d{TO_TEN}两多数几]{{1,3}}[多余]?[个处家项批种类条座所款省市县区国镇乡村]|一批|(?:[省市县区国]|市县|省区|省市)(?=[，。；、的]|负责)|地(?=区|[，。；、的])"
    "|企业|项目|行业|领域|产品|产业|工程|部门|单位|方面|问题|消费|服务|设施|资源|品牌)"
)
"""What shows that a list is one of things or places: 等7个村, 等地区."""
_GIVEN = re.compile(
    "(?:同志|先生|女士)?(?:[（(][^（()）\\n]{1,12}[)）])?(?:为(?=[“\\w])(?!为|了|任(?=.{2})|(?:主任)?委员[：:]|副?[主组]任?[席长]?[：:]|成员[：:]|民[^政族委办建]|人民服务)|任(?!务|何|期|意|职)|担任|兼任|兼(?!顾|并)|出任|接任|升任|已任|(?:再次|再度|全票|高票)?当选|以[^，。；\\n]{1,14}[票数]的?[^，。；\\n]{0,4}当选|不再|辞去|所任"
    "|代理|试任|挂任|辞(?=[^，。；\\n]{3,30}职)|的[^，。；\\n]{0,6}代表资格|的[^，。；\\n]{2,60}职务|另[有候]任用|呈请|已准|请辞|[应准]予[免辞退]|届龄|免去|(?:因|已|到龄)[^，。；\\n]{1,12}[，,]?(?:不再|免去|辞去|提出))"
)
"""What gives a post to the person named before it, or takes one."""
TAKEN = re.compile("[^，。；\\n]{4,60}?(?:职务|代表(?=[。；，\\n]))")
"""The post of the person named before it, whole: `免去甲某|某区人民法院副院长职务`."""
_NOTE = re.compile(
    "[（(](?:[男女](?=[，,、；）)])|[^（()）\\n]{1,4}族(?=[，,、；）)])|(?:中共|民[革盟建进]|农工|致公|九三|无党派|群众|预备)[^（()）\\n]{0,8}"
    "|(?:因?[病事公]假|请假|缺席|列席|代|兼|已故|外籍|挂职|主持[^（()）\\n]{0,8}|[^（()）\\n]{0,12}代表团?|按[^（()）\\n]{2,8})[）)])"
)
_YEAR = re.compile("[（(]\\d{1,4}[)）][年月日]")
"""A number of a date that stands in brackets."""
_BRACKETS = re.compile(f"[（(]((?:[{HAN}]|、){{2,40}})[)）]")
_SEX = re.compile("[，,][ ]?[男女][，,。；]")
_DOCTRINE = re.compile("新时代中国特色社会主义思想|(?:法治|经济|生态文明|强军|外交|文化)?思想|理论")
"""What follows the name in that of a doctrine."""
_CASE = re.compile(
    f"(?:等[\\d{TO_TEN}]{{0,3}}人?)?(?:涉嫌|犯|因)?"
    "(?:贪污|受贿|行贿|[挪滥玩诈盗抢故走贩寻聚集危侵职]\\w|非法|交通|合同|强|假冒|严重|违纪|违法|腐败)"
    "\\w{0,12}?(?:案|罪)"
)
"""The crime or the case of the person named before it."""
_TAUGHT = re.compile(f"{TAUGHT}|奖")
_PICTURED = re.compile("(?:摄|摘|供图|绘图|制图|撰文|供稿|整理|编译|摘编)(?=[）)。\\n]|\\Z)")
"""What somebody made of a page, at its end: `（记者游一方摄）`."""
MADE = re.compile(
    "作(?:了|过)?(?:[《“]|[^，。；\\n]{0,16}?(?:报告|说明|发言|总结|讲话|讲解|汇报|介绍|辅导|表态|传达|部署|批示|动员|答复))"
)
"""What somebody said or wrote: 作《…报告》, 作总结发言."""
_VOTES = re.compile("\\d{1,6}票")
_ON_ROSTRUM = re.compile("在(?:大会)?主席台")
_VOTED = re.compile("各?得(?:了|赞成票)?\\d{1,6}票")
"""The votes of the person before them."""
_WITH_THEME = re.compile("以[^，。；\\n]{1,24}为(?:题|例|主题|课题|内容|由)")
"""What somebody spoke about: 以节气为题."""
_LIKE = re.compile("(?:般|似的|那样)(?!配)")
"""What likens somebody to the person before it: 如某某般."""
_IN_YEAR = re.compile("[今本去昨前次翌](?=[（(]\\d{1,4}[)）][年月日])")
"""A time of a record that puts its number in brackets: 今（99）年."""
_SAYS = re.compile(
    "(?:还|又|接着|随后|最后|反|追|回)?(?:说|称|道|问|答|表示|指出|认为|强调|建议|提出|介绍|坦言|补充)(?:道|说)?[，：,:“]"
)
"""What reports the words of the person before it."""
_TOLD = (
    ("case", _CASE, "等涉犯因贪受行挪滥玩诈盗抢故走贩寻聚集危侵职非交合强假严违腐"),
    ("things", _THINGS, "等"),
    ("others", _OTHERS, "几两二三四五六七八九十等"),
    ("doctrine", _DOCTRINE, "新法经生强外文思理"),
    ("taught", _TAUGHT, "列主奖"),
    ("says", _SAYS, "还又接随最反追回说称道问答表指认强建提介坦补"),
    ("given", _GIVEN, "以同先女再全高接升为任担兼出当不辞所代试挂的另呈已请应准届免因到"),
    ("verb", MADE, "作"),
    ("verb", _ON_ROSTRUM, "在"),
    ("given", _VOTED, "得各"),
    ("verb", _WITH_THEME, "以"),
    ("verb", _PICTURED, "摄供绘制撰整编摘"),
    ("like", _LIKE, "般似那"),
    ("auxiliary", _IN_YEAR, "今本去昨前次翌"),
)
"""What says much of the person before it: its kind, and the Chinese characters that it begins with. The first holds."""
_TOLD_FROM = {
    first: [(kind, pattern) for kind, pattern, firsts in _TOLD if first in firsts]
    for _, _, firsts in _TOLD
    for first in firsts
}
_PLACE_ENDS = frozenset("自省市县区州盟旗镇乡")
"""With one of which the kind of a place begins, two or three characters after the place."""
_LEVELS = frozenset("省市县区州镇乡第")
"""What a post begins with that names its place by its level alone, or an assembly by its number."""
_TELLING = _LEVELS.union(_TOLD_FROM)
"""With what begins what may say much of the person before it, besides listed words, titles and bodies."""
_JOINS = frozenset("和与及暨")
_PREPOSITIONS = frozenset("在于以从向对就将把因受被到赴同跟给由据按经")
_AUXILIARIES = frozenset("则曾已也都均还再又拟应未不并亲所后现却仅只竟便遂")
_PERSONS = frozenset("人者员")
"""What makes a verb a word for a person: 领导人."""
_AFTER_LABEL = re.compile("[员长任席人记][：:][^。；：:\\n]{2,36}\\Z")
"""A label and names that go on from it."""
_LABEL_AFTER = re.compile(f"[{HAN}]{{2,8}}(?:[／/][{HAN}]{{2,8}})?[：:]")
NUMERALS = frozenset(TO_TEN + "〇○")
_OF_BODIES = re.compile(f"(?:(?![的为任被由向对把在是了和与及担当说将]|决定|接受)[{HAN}])+")
"""Characters that names of bodies may have, and sentences hardly do without."""
_FAR_TITLE = 14
"""Characters of the name of a body before a title in it, at most."""
_IN_NUMBERS = NUMERALS | frozenset("月日年")
_PEOPLE_AFTER_BLANKS = frozenset(("given", "verb", "says", "address", "others", "of"))
"""What is told of a name that blanks stand after."""


class After:
    """The kinds of what stands after the places of one text."""

    def __init__(
        self,
        text: str,
        bodies: Words,
        titles: Mapping[int, int],
        addresses: Collection[int],
        closed: Collection[int] = (),
    ) -> None:
        """`bodies`: those that the issue names; `titles`: where one ends by where it begins; `addresses`: where these
        begin; `closed`: before which characters blanks have been closed up."""
        self._closed = closed
        self._text = text
        self._bodies = bodies
        self._titles = titles
        self._addresses = addresses
        self._posted = self._posted_from(sorted(titles))
        self._followers = followers()
        self._adverbs, self._labels, self._estates = adverbs(), _labels(), _estates()
        self._costs, self._verbs = weighed("word_costs"), lexicon("verbs")
        self._autonomous = "自治" in text

    def is_weak(self, at: int) -> bool:
        """Whether a Chinese character stands at `at` with which nothing begins that makes a name of what ends there.

        Told at a glance: at most places it saves the time that `kind` takes.
        """
        pair = self._text[at : at + 2]
        return not (
            pair in self._followers.longer
            or pair[:1] in _TELLING
            or at in self._titles
            or at in self._addresses
            or pair in self._bodies.longer
            or self._autonomous
            or not _HAN.match(pair)
        )

    def kind(self, at: int) -> str:
        """What stands after a name that ends before `at`."""
        text = self._text
        after = text[at : at + 1]
        if not after:
            return "line"
        if plain := _PLAIN.get(after):
            return plain
        if after == "代" and text[at + 1 : at + 2] in ("）", ")"):
            return "close"  # who came in another's place: `甲某（乙某代）`
        if not _HAN.match(after):
            return self._mark(at, after)
        if after in NUMERALS and text[at + 1 : at + 2] and text[at + 1] in _IN_NUMBERS:
            return "digit"
        return self._words(at)

    def _mark(self, at: int, after: str) -> str:
        """The kind of `after`, which stands at `at` and is no Chinese character."""
        text = self._text
        if after in _BLANKS:
            return self._blanks(at)
        if after in "（(":
            return self._brackets(at)
        if after in _COMMAS:
            return "note" if _SEX.match(text, at) else "colon" if after in ":：" else "comma"
        if after.isdigit() and _VOTES.match(text, at):
            return "given"
        return "latin" if after.isalpha() else "digit" if after.isdigit() else "other"

    def _brackets(self, at: int) -> str:
        """The kind of the brackets that open at `at`, by what they hold."""
        if _NOTE.match(self._text, at):
            return "note"
        if _YEAR.match(self._text, at):
            return "digit"
        return "titled" if self._is_titled(at) else "open"

    def _is_titled(self, at: int) -> bool:
        """Whether the brackets that open at `at` hold a post: `游一方（青禾县水务局局长）`."""
        match = _BRACKETS.match(self._text, at)
        return match is not None and is_post(match[1].rpartition("、")[2])

    def _blanks(self, at: int) -> str:
        """What follows the blanks that begin at `at`."""
        text = self._text
        start = at
        while start < len(text) and text[start] in _BLANKS:
            start += 1
        if start == len(text) or text[start] == "\n":
            return "line"
        if start in self._titles:
            return "post_gap"
        if _LABEL_AFTER.match(text, start):
            return "label_gap"
        kind = self._words(start) if start - at <= 2 and _HAN.match(text, start) else ""
        return f"{kind}_gap" if kind in _PEOPLE_AFTER_BLANKS else "gap"

    def _words(self, at: int) -> str:
        """The kind of the words that begin at `at`."""
        text = self._text
        first = text[at]
        if first in self._labels.firsts and self._is_label(at):
            return "label"
        for kind, pattern in _TOLD_FROM.get(first, ()):
            if pattern.match(text, at):
                return kind
        if at in self._titles:
            return "loose" if text[at : self._titles[at]] in posts_with("loose") else "post"
        if at in self._addresses:
            return "address"
        follow = starts_with(text, at, self._followers)
        if follow > 1 and not (text[at + follow : at + follow + 1] in _PERSONS or is_title(text[at : at + follow])):
            return "verb"
        if self._is_body(at) or (self._autonomous and self._is_autonomous(at)):
            return "given" if TAKEN.match(text, at) else "body"
        if first in _JOINS or text.startswith("以及", at):
            return self._joint(at + 1)
        return self._plain_words(at, follow > 0)

    def _is_label(self, at: int) -> bool:
        """Whether another label of a row of labels begins at `at`: `组长：游一方副组长：石一方`."""
        text = self._text
        after = at + starts_with(text, at, self._labels)
        return text[after : after + 1] in ("：", ":") and _AFTER_LABEL.search(text, max(0, at - 40), at) is not None

    def _is_body(self, at: int) -> bool:
        """Whether a body or a place that the issue names begins at `at`."""
        return starts_with(self._text, at, self._bodies) > 1

    def _is_posted(self, at: int) -> bool:
        """Whether a body and a title in it begin at `at`, as in lists of persons with their posts behind them
        (`游一方水务局局长杜小满林业局局长`)."""
        title = self._posted.get(at)
        if title is None:
            return False
        return _OF_BODIES.fullmatch(self._text, at, title) is not None and not TAKEN.match(self._text, at)

    def _posted_from(self, titles: Sequence[int]) -> dict[int, int]:
        """The next title, two characters on at least, of each place so near that the title's body may begin there."""
        found: dict[int, int] = {}
        for before, title in pairwise((-_FAR_TITLE, *titles)):
            if ends_as_body(self._text[title - 1 : title]):
                found.update(dict.fromkeys(range(max(title - _FAR_TITLE, before - 1), title - 1), title))
        return found

    def _is_autonomous(self, at: int) -> bool:
        """Whether the name of an autonomous place begins at `at`."""
        text = self._text
        return text.find("自治", at, at + 13) > at and AUTONOMOUS.match(text, at) is not None

    def _joint(self, at: int) -> str:
        """The kind of a conjunction of one character that ends at `at`, for what it joins."""
        if not _HAN.match(self._text, at):
            return "han"
        if at in self._titles:
            return "and_post"
        return "and_body" if self._is_body(at) or PLACE.match(self._text, at) else "and"

    def _of_first(self, at: int, first: str) -> str:
        """What is told by the character `first`, with which the words at `at` begin."""
        text = self._text
        if first == "的":
            return "of"
        if first == "摄" and at in self._closed:
            return "verb"
        if self._is_posted(at):
            return "posted"
        if first in _LEVELS and TAKEN.match(text, at):
            return "given"
        if first in self._adverbs.firsts and starts_with(text, at, self._adverbs):
            return "adverb"
        return "place" if first in self._estates.firsts and starts_with(text, at, self._estates) else ""

    def _plain_words(self, at: int, follows: bool) -> str:
        """The kind of words at `at` that say little; `follows`: one of them stands after names."""
        text = self._text
        first = text[at]
        if kind := self._of_first(at, first):
            return kind
        costs, pair = self._costs, text[at : at + 2]
        if pair in self._verbs:
            return "action"
        if pair in costs or text[at : at + 3] in costs or text[at : at + 4] in costs:
            return "word"
        if first in _PREPOSITIONS:
            return "preposition"
        if first in _AUXILIARIES:
            return "auxiliary"
        if follows:
            return "particle"
        if not _PLACE_ENDS.isdisjoint(text[at + 2 : at + 4]) and PLACE.match(text, at):
            return "placed" if TAKEN.match(text, at) else "place"
        return "rare" if is_rare_word(pair) else "han"


@cache
def _labels() -> Words:
    """Labels of those who stand after them."""
    return by_first(lexicon("roster_labels"))


@cache
def _estates() -> Words:
    """What makes a name that of a place: 某某小区."""
    return by_first(lexicon("estates"))


@cache
def adverbs() -> Words:
    """How and when somebody does something."""
    return by_first(lexicon("adverbs"))


@cache
def addresses() -> WordFinder:
    """How somebody is addressed: what stands after names."""
    return WordFinder(by_first(lexicon("honorifics")), barred="会团员台陵墓园")
