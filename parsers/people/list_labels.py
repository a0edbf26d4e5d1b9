"""What stands between the names of a list: a label, a title, a post, or words of a sentence."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post
from parsers.patterns import late
from parsers.people.shapes import TWO_KINDS

_BROKEN = re.compile("\\A[^（()）。]{0,10}[)）]|[（(][^（()）。]{0,10}\\Z")
"""The half of a note that the end of a line cuts in two."""
NOTE = re.compile("[（(〔][^（()）〔〕]*[)）〕]")
_LEAD = re.compile(f"[\\s*#|●★◆■—–-]*(?:[（(]?[{TO_TEN}\\d]{{1,3}}[)）]|[{TO_TEN}\\d]{{1,3}}[、.．])?\\s*")
_COUNT = re.compile(f"共?(?:\\d{{1,3}}|[{TO_TEN}]{{1,3}})[人名位]")
_EDGES = "• \t\u3000\u00a0\u2002\u2003*|#、，,;；·●★-"
_JOINTS = re.compile("(?:[和及与]|以及|等)")
_ATTENDED = re.compile(
    "(?:[^，。；：、]{0,16}(?:会议|[委人会员])|其他|其余|委员|议员|代表)?(?:应|实)?(?:因[公病事])?"
    "(?:未能?出席|出席|列席|缺席|请假|[病事公]假|未到会?|旷[会席]|到会|参会|与会|参加(?=会议|人员))(?:的?本次)?(?:会议)?的?"
    "(?:政府)?(?:部门|机构)?(?:领导|同志|人员|委员|代表|议员|官员|职员|秘书|组成|名单|者|单位)*"
    "|(?:到会)?应询(?:人员?|部门|单位)?(?:负责人)?"
    "|在?(?:大会)?主席台(?:前排)?就[座坐]的?(?:领导|同志|人员|名单)*"
)
_SPLIT = re.compile("([^，。；：、“”《》]{2,16}?)(?:[：:]\\s*|[ \\u3000]+)(?=\\S)")
"""A label that a post stands after, before its holder's name: `列席：县公安局局长甲某某`."""
_OFFICERS = ("秘书", "记录", "纪录", "主任秘书", "专门委员")
"""Labels of a meeting's office: those below do not go on with its roster."""
_CHAIR_LAST = late("[\\s\u3000](?P<chair>主持人?|会议主持)[：:]\\s*\\Z")
"""The label of the chair, after others of a meeting on its line (`时间：3月9日　主持：杜小满`)."""
_CHAIRS = ("主席", "主持", "主持人", "会议主席", "会议主持", "会议主持人")
_CHAIR_OF = late("(?:本次|第.{1,3}次)?(?:全体|大会|会议|[开闭]幕)(?:会议?|大会|发言)?(?:的?主持(?:人|者)?)")
_NOT_ATTENDING = re.compile(f"{TWO_KINDS}|会议情况|代表大会代表")
TITLE = re.compile(
    "(?:名誉|第[一二三]|常务|执行)?副?(?:总领队|总指挥|总召集人|指挥长|组长|团长|领队|召集人|主任委员|队长|会长|理事长)"
    "|(?:常务|第一)?副?主任|副?主席|副?秘书长|组员|(?:非官方|非官守|官方|官守|当然|增选)?成员|(?:常务|增选|当然|非官守)?委员|常委|顾问|理事|主席团(?:成员|常务主席)?|常务主席|执行主席"
    "|(?:常务)?副?[局院部厅处科校]长|(?:第一)?副?书记"
)
_PROSE = re.compile("[，。；：:,;！？“”《》「」『』]|\\A等(?=.{2})")
_DATED = re.compile("\\d[年月日时]")
_SAYS = re.compile(
    "设在|兼任|担任|\\A任(?![丘县城])(?=.{2})|[任选聘]命?[^，]{0,8}为|任命|免去|决定|提名|请问|询问|下列|以下|[说道问答]\\Z"
)
"""What makes words before names a sentence and no label."""
_FROM = ("部门", "单位", "人大", "方面", "乡镇", "街道")
_LONGEST = 40
_Sign = Literal["names", "attendance", "chair", "title", "held", "label", "post", "prose"]


class Part(NamedTuple):
    """What stands before a name, behind the last one, or alone on a line: its kind, and its words without marks."""

    sign: _Sign
    words: str
    ends: bool = False
    """Whether a sentence ends in it: its words say nothing of who is named before it."""
    whole: bool = False
    """Whether the words are a post with the body that a label has named (`县人民法院：院长`)."""


def part_of(text: str, first: bool = True) -> Part:
    """What a stretch between names is, the `first` of its line or not; a sentence before the last 。 is left out."""
    sentence = text.rfind("。") + 1
    text = text[sentence:].replace("&nbsp;", " ").replace("&nbsp", " ")
    labelled = text.rstrip(_EDGES)[-1:] in ("：", ":")
    plain = _BROKEN.sub("", NOTE.sub("", _LEAD.sub("", text, count=1)))
    word = _COUNT.sub("", strip_spaces(plain)).strip(_EDGES + "：:")
    if not word or _JOINTS.fullmatch(word):
        return Part("names", "")
    split = _split(plain)
    word = split or word
    if split and is_post(split) and not _is_label(split):
        return Part("post", split, whole=True)
    if len(word) > _LONGEST or _PROSE.search(word):
        chair = _CHAIR_LAST.search(text) if labelled and "主持" in word else None
        return Part("chair", chair["chair"]) if chair else Part("prose", word)
    if _ATTENDED.fullmatch(word) and not _NOT_ATTENDING.search(word):
        return Part("prose" if text.rstrip().endswith(("，", ",")) else "attendance", word)
    if word in _CHAIRS or _CHAIR_OF.fullmatch(word):
        return Part("chair", word)
    if TITLE.fullmatch(word):
        return Part("title", word)
    if (word in _OFFICERS and (labelled or first)) or (labelled and not is_post(word)):
        return Part("label", word)
    if _SAYS.search(word):
        return Part("prose", word)
    if labelled:
        return Part("held", word)
    if is_post(word) or is_body(word, place=True) or (len(word) <= 12 and not _DATED.search(word)):
        return Part("post", word)
    return Part("prose", word)


def _split(words: str) -> str:
    """What a label before a post says (`列席：县公安局局长`), or the post in full, where the label is its body."""
    split = _SPLIT.match(words)
    post = strip_spaces(words[split.end() :]).strip(_EDGES) if split else ""
    if split is None or not _is_whose(post):
        return ""
    label = _COUNT.sub("", strip_spaces(split[1]))
    if _is_label(label):
        return label
    return "" if not (is_post(post) and says_whose(label)) else label + post if is_body(label) else post


def says_whose(label: str) -> bool:
    """Whether a label within a roster says where those after it come from (`县人民法院：院长甲某`, `有关部门：`)."""
    return is_body(label, place=True) or label.endswith(_FROM)


def _is_whose(word: str) -> bool:
    """Whether a word is the post or the body of who is named after it."""
    return is_post(word) or is_body(word, place=True)


def _is_label(word: str) -> bool:
    """Whether a word says what those after it do, whatever posts they hold."""
    return bool(
        _ATTENDED.fullmatch(word)
        or TITLE.fullmatch(word)
        or word in _CHAIRS
        or word in _OFFICERS
        or _CHAIR_OF.fullmatch(word)
    )
