"""What stands before a place where a name may begin: the kinds of `Before`, the strongest that holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN
from parsers.language.posts import posts_with, title_before
from parsers.lexicons import entries, lexicon, weighed
from parsers.people.words import SPACES, WordFinder, is_rare_word, words_for_persons

BLANKS = frozenset(SPACES)
LEADS = frozenset("由请经让被叫即随应俟邀")
"""Verbs and prepositions of one character that stand before a person more often than before anything else."""
WITH = frozenset("和与及同跟暨向对给为将把")
_SELDOM = frozenset("的了在是以如据受就而并因按之后前中上下不")
_HAN = re.compile(f"[{HAN}]")
_SINGLE = {**dict.fromkeys(_SELDOM, "particle"), **dict.fromkeys(WITH, "with"), **dict.fromkeys(LEADS, "lead")}
"""Words of one character that stand before a name, and much else."""
_MARKS = frozenset("。！？；;…，,")
_OPENING = frozenset("（(“‘「『《〈【〔[<|｜│")
_PAPER = tuple("文图摄编校审影")
"""What stands before a slash and who made it: 文/某某."""
_LIST_LEAD = re.compile(
    "(?:成员|人员|委员|代表|同志|领导|他们|她们|分别|的|(?<=[^\\d一二三四五六七八九十两数几个]{2})人)"
    "(?:还|分别)?(?:有|是|为|包括)[：:]?\\Z"
)
"""What a list of persons begins after: 成员有, 出席会议的还有, 他们是：."""
_LIST_LEAD_ENDS = frozenset("有是为括：:")
"""Its last characters."""
_LABELS_END = tuple("人员者长编校审摄")
"""What a label of persons ends with: 主持人, 成员, 摄."""
_AGENTS = frozenset("员家手师者犯人户工")
"""What words for persons end with: 管理员, 指挥家, 火炬手."""
_BYLINE = re.compile("(?:电|讯|报道)[ ]?[（(]\\Z")
"""What an agency's report has before the bracket with its reporter: `青禾3月2日电（游一方）`."""
_IN_ORDER = re.compile(
    "[（(][^（()）\\n]*(?:姓氏|笔画|笔划|排名|顺序|为序|排序)[^（()）\\n]*[)）]?\\Z|\\d{1,3}[人名位]\\Z|[（(]\\d{1,3}[人名位][)）]\\Z"
)
"""What may stand between a label and its colon."""
_FREE_OF = frozenset("避减豁难以")
"""What makes 免 a part of a word that removes nobody."""
_OFFICE = re.compile(
    f"(?:[省市县区州旗镇乡村](?=[{HAN}]{{2}})[{HAN}]{{1,12}}[局厅院室社所站队馆校厂店办委]"
    f"|[{HAN}]{{2}}(?:{'|'.join(word for word in entries('bodies') if len(word) > 1)}|大队|支队|中队|分局|总局))\\Z"
)
"""The name of a body, its place or its kind with it: 县水务局, 巡防大队. One character is often no body's (会, 部)."""
_LABELLED_BODY = re.compile(f"[：:][{HAN}]{{2,18}}\\Z")
"""A body after a label's colon."""
_CALLED_HINT = "(?=[叫为名])|(?<=叫)|(?<=[省市县州镇乡村]人)"
"""What stands after the first character of such words, or before it."""
_CALLED = re.compile("(?:名叫|叫做?|姓名[：:为]?|名为|(?<=[省市县州镇乡村])人)")


class Before:
    """The kinds of what stands before the places of one text."""

    def __init__(
        self, text: str, titles: Mapping[int, int], called: Collection[int], formulas: Collection[int]
    ) -> None:
        """`titles`: where one begins by where it ends; `called` and `formulas`: where these end."""
        self._text = text
        self._titles = titles
        self._called = called
        self._formulas = formulas
        self._verbs = lexicon("before_names")
        self._costs = weighed("word_costs")

    def kind(self, at: int) -> str:
        """What stands before a name that begins at `at`."""
        text = self._text
        before = text[at - 1 : at]
        if not before or before == "\n":
            return "line"
        if before in BLANKS:
            return self._after_blanks(at)
        if at in self._titles:
            return self._post(at, "")
        if before in _LIST_LEAD_ENDS and _LIST_LEAD.search(text, max(0, at - 8), at):
            return "label"
        if before == "、":
            return "number" if self._is_number(at - 1) else "joint"
        if before in _MARKS:
            return "mark"
        if not _HAN.match(before):
            return self._after_mark(at)
        return "person" if at in self._called and at not in self._formulas else self._after_words(at)

    def _after_mark(self, at: int) -> str:
        """What stands before `at`, where no word and no blank ends."""
        text = self._text
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
        text = self._text
        end = at
        while end and text[end - 1] in BLANKS:
            end -= 1
        if end == 0 or text[end - 1] == "\n":
            return "line"
        if at - end <= 8:
            if end in self._titles:
                return self._post(end, "_gap")
            if text[end - 1] in ":：" and self._is_label(end - 1):
                return "label"
            if end in self._called:
                return "person"
        if text[end - 1] == "、":
            return "number" if self._is_number(end - 1) else "joint"
        if text[end - 1] in ".．)" or text[end - 1].isdigit():
            return "number"
        if end in self._formulas:
            return "formula"
        if self._is_verb(end):
            return "verb"
        if ends_as_body(text[end - 2 : end]):
            return "label" if self._is_labelled(end) else "body_gap"
        return "gap"

    def _is_number(self, end: int) -> bool:
        """Whether the 、 at `end` closes the number of an item (`3、`), and joins nothing."""
        text = self._text
        start = end
        while start and end - start < 4 and (text[start - 1].isdigit() or text[start - 1] in TO_TEN):
            start -= 1
        return start < end and (start == 0 or text[start - 1] in "\n。；;" or text[start - 1] in BLANKS)

    def _is_verb(self, at: int) -> bool:
        """Whether a verb that stands before persons ends at `at`."""
        text = self._text
        if at < 2 or text[at - 1] not in _verb_ends():
            return False
        words = self._verbs
        return text[at - 2 : at] in words or text[max(0, at - 3) : at] in words or text[max(0, at - 4) : at] in words

    def _post(self, end: int, kind: str) -> str:
        """The title that ends at `end`: with the words of its body before it, bare, or a word that is one as well."""
        start = self._titles[end]
        before = self._text[start - 1 : start]
        if self._text[start:end] in posts_with("loose"):
            word = self._text[start - 2 : start] if start > 1 else ""
            return ("loose_in" if word in self._costs and not ends_as_body(word) else "loose") + kind
        return ("post" if before and (ends_as_body(before) or before in "部科股") else "bare") + kind

    def _is_label(self, end: int) -> bool:
        """Whether a label of persons ends at `end`, where its colon stands."""
        text = self._text
        start = end
        while start and end - start < 14 and text[start - 1] not in "\n，。；：、（(":
            start -= 1
        words = text[start:end].split() or [""]
        word = "".join(words)
        if word in lexicon("roster_labels") or not lexicon("imprint_labels").isdisjoint((word, words[-1])):
            return True
        if _IN_ORDER.search(text, max(0, end - 24), end):
            return True
        named = word[-1:] in _LABELS_END or title_before(word, len(word)) < len(word) or word.endswith(_people_words())
        return len(word) > 1 and named

    def _is_labelled(self, end: int) -> bool:
        """Whether a label of persons stands before the body that ends at `end`: `通讯员：县广播站　某某`."""
        match = _LABELLED_BODY.search(self._text, max(0, end - 20), end)
        return match is not None and self._is_label(match.start())

    def _after_brackets(self, at: int) -> str:
        """What stands before brackets that end at `at`: a post with a note (`副主任（主持工作）甲某某`), or not."""
        text = self._text
        start = max(text.rfind("（", max(0, at - 24), at), text.rfind("(", max(0, at - 24), at))
        if start > 0 and start in self._titles:
            return self._post(start, "")
        inside = text[start + 1 : at - 1]
        return (
            "number" if start >= 0 and len(inside) <= 3 and all(c in TO_TEN or c.isdigit() for c in inside) else "close"
        )

    def _after_words(self, at: int) -> str:
        text = self._text
        before = text[at - 1]
        if at in self._formulas:
            return "formula"
        if self._is_verb(at):
            return "verb"
        if before == "免" and text[at - 2 : at - 1] not in _FREE_OF and text[at - 1 : at + 1] not in self._costs:
            return "formula"
        if single := _SINGLE.get(before):
            return single
        if before == "日" and text[at - 2 : at - 1].isdigit():
            return "date"
        if before in _AGENTS and text[at - 2 : at] not in lexicon("no_agents") and _HAN.match(text, at - 2):
            return "agent"
        if _ends_body(before) or text[at - 2 : at] in _long_bodies():
            return "office" if _OFFICE.search(text, max(0, at - 16), at) else "body"
        costs = self._costs
        if at > 1 and (
            text[at - 2 : at] in costs or text[max(0, at - 3) : at] in costs or text[max(0, at - 4) : at] in costs
        ):
            return "word"
        return "rare" if at > 1 and is_rare_word(text[at - 2 : at]) else "han"


@cache
def _verb_ends() -> frozenset[str]:
    """The last characters of verbs that stand before persons."""
    return frozenset(verb[-1] for verb in lexicon("before_names"))


@cache
def _ends_body(char: str) -> bool:
    """As `ends_as_body`, kept: the same few thousand characters are asked for everywhere."""
    return ends_as_body(char)


@cache
def _long_bodies() -> frozenset[str]:
    """The ends of two characters that names of bodies have: 大学, 公司."""
    return frozenset(word for word in entries("bodies") if len(word) > 1)


@cache
def _people_words() -> tuple[str, ...]:
    return tuple(lexicon("person_words"))


@cache
def called_words() -> WordFinder:
    """What is said before the name of a person: a word for people, or how somebody is called."""
    return WordFinder(words_for_persons(), more=_CALLED, more_from="名叫姓人", more_hint=_CALLED_HINT)
