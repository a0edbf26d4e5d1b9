"""What the formulas of appointment (任免) are made of: the verbs, and what stands between names and posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from parsers.language.numerals import TO_TEN
from parsers.people.hits import Named
from parsers.people.words import ADDRESS, HONOURS, SPACES

Kind = Literal["appoint", "remove", "elect"]

NUMBER = f"(?:[（(]?[{TO_TEN}\\d]{{1,3}}[)）、.．][{SPACES}]*)?"
TRIGGER = re.compile(
    "(?P<elect>补选|选举(?!工作|委员会|办法|日|权|法|程序)|推选|推举|推定|选出|当选|增选|增补)"
    "|(?P<appoint>任命|联名提出|聘任|聘请|(?<=兹)聘|(?<=[，。；\\n])聘(?=[^，。；：用期任请书]{2,12}为)|委任(?!方式)|特任|委派|派任|推荐|续任|公布|宣布|(?<![党指委选分])派(?![出遣驻往生系员别发任])|决定|提名(?:人(?!选))?|提请|通过)"
    "|(?P<remove>免去|免除|撤销|罢免|解聘|接受|批准|同意|终止|准予(?=[^，。；：\\n]{2,12}辞去))"
)
GRANTED = re.compile("(?:同意|批准)\\W{0,2}\\Z")
"""A verb that grants what its object says: `同意甲某任某局局长` appoints."""
LISTED = re.compile(
    "\\w{2,3}(?:下列|以下)[ ]?(?:\\d{1,3}[ ]?[人名位])?(?:人士|人员|各员|成员|议员|同志|代表)?"
    "(?:[，,]由[^，。；\\n]{2,20}起)?(?:为|的|出任|担任)(?P<post>[^，。；：:（(\\n]{2,40}?)(?:职务)?"
    "(?:[（(][^（()）\\n]{0,30}[)）])?(?:[，,]任期[^，。；：\\n]{1,10})?(?:[：:]|(?=[^\\S\\n]*\\n))"
)
"""A formula that names a post before all those who are listed below it."""
PLAIN = re.compile("(?:同志)?((?!辞|免|因|请)[^，。；：\\n、]{4,40}?)职务(?=[。；，\\n])")
"""A post that follows its holder's name without a verb."""
_TRIGGER_HINT = re.compile(
    "[补选推当增联聘任委特派续公宣决提通免撤罢解接批同终准](?:(?=[选举出补命任请派荐布定名过去除销免聘受准意止予])|(?<=[聘派]))"
)
"""What every trigger begins with: one class finds it many times faster than the alternatives do."""


def has_trigger(text: str) -> bool:
    """Whether `TRIGGER` matches anywhere in `text`."""
    return _TRIGGER_HINT.search(text) is not None and any(triggers(text))


def triggers(text: str) -> Iterator[re.Match[str]]:
    """The matches of `TRIGGER` in `text`, in order."""
    end = 0
    for hint in _TRIGGER_HINT.finditer(text):
        if hint.start() >= end and (match := TRIGGER.match(text, hint.start())):
            end = match.end()
            yield match


LEAD = re.compile(f"了?(?:下列|以下)?[：:]?[{SPACES}\\n]*{NUMBER}")
_BRACKETS = "(?:[（(][^（()）\\n]{0,30}[)）])?"
_AND_OTHERS = (
    f"(?:等[\\d{TO_TEN}两]{{0,3}}[名位人]?|[\\d二三四五六七八九十两]{{1,2}}[名位]?(?=同志)"
    "|[\\d二三四五六七八九十两]{1,3}[人名位](?![民大名员]))?"
)
HONOUR = re.compile(
    f"{_BRACKETS}{_AND_OTHERS}(?:[学硕]士|{ADDRESS}|太平绅士)?{HONOURS}(?:[，,][{SPACES}\\n]*[A-Z]{{2,4}}(?![A-Za-z.])){{0,4}}"
    f"(?:[（(][^（()）\\n]{{0,12}}[)）](?=[为任担出]))?(?:[{SPACES}\\n]+(?=[为任]))?"
)
NAMED_ONLY = re.compile(f"{_AND_OTHERS}(?:同志)?(?:的)?职务|等\\d{{1,3}}[名位]")
TO = re.compile(
    "(?:以简[^，。；\\n]{1,8}?任用)?(?:正式|分别)?(?:为|任(?!职|命|免)|担任|兼任|兼(?!职)|代理|署理|出任|试任|挂职?(?:担任|任))(?!的)"
)
ACTS = ("代理", "署理")
"""Verbs that give no post but let someone act in it: they stay with its words."""
NO_LONGER = re.compile(
    "(?:因[^，。；\\n]{0,16}，?)?[已经]?(?:不再(?:担任|兼任|任)|(?:请求|提出|申请)?的?(?:辞去)|卸任)(?:了|其)?(?:所?任)?的?"
)
OF = re.compile(
    "其?(?:同志)?(?:[所原现曾](?=[任担兼挂代署]|的))?(?:[担兼]任|挂职?(?:担任|任)?|代理|署理|任(?!命)|兼)?(?:职务(?=的))?的?"
)
"""Between a name and the post that is taken: `的`, `兼任的`, `所任`, `现任的`."""
SEAT_IN_GROUP = re.compile("(?:小组|工作组|指挥部|专班)(?:成员|组员|副?组长|副?(?:总)?指挥长?)\\Z|执行主席\\Z")
"""A seat in a group set up for a task, or on the rostrum: who takes or leaves it (不再担任) changes no post."""
SEAT_OF_SITTING = re.compile("(?:主席团(?:成员|常务主席)|执行主席|大会副?秘书长)\\Z")
"""A seat of one sitting of a congress: nobody is appointed to a post by it."""
AND_LEAVES = re.compile("[，,](?:同时)?(?=不再)")
"""What joins the post that someone leaves to the one just given: `任甲局局长，不再担任乙局局长职务`."""
LEFT_TOO = re.compile("([^，。；：\\n、]{4,40}?)职务(?=[，。；\\n]|\\Z)")
"""What a removal takes that names nobody: `甲某任甲局局长，免去乙局局长职务`."""
MORE_POSTS = re.compile(
    "[，,]((?![^，。；]*(?:免|任命|不再|辞|代理|兼任|担任|接受))[^，。；：、（(\\n]{4,40}?)(?:[（(]兼[)）])?(?=职务[，。；\\n])"
)
"""A further post of one clause, before the 职务 that closes it: `免去甲某甲局局长，乙局局长（兼）职务`."""
AND_THEN = re.compile("[，,](?:并|同时)?(?:改|另|转|调)(?:任|派|聘)(?!务|职|的)(?:[为任](?!命))?")
"""What joins the post that somebody gets to the one just taken: `免去甲某甲局局长职务，改任乙局局长`."""
AND_ACTS = re.compile("[，,、]?(?:并|同时)?(?=代理|署理|兼任)")
"""What joins a post to another that its holder has too, or acts in: `任命甲某为副市长，代理市长职务`."""
IN_COLUMN = re.compile(f"[{SPACES}]{{1,8}}(?=\\S)")
END = re.compile(
    "职务|职级|一职(?=[，。；,;\\n])|并(?=发表|作[了表供]|致[辞词]|宣誓)|等(?=(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})[名人位])|(?=[；;。，,\\n]|、(?:任命|免去|决定|接受|聘任|批准|撤销)|的(?:定期|临时)委任|的(?:决[定议]|议案|命令|通知|公告|请求|辞呈|辞职))|\\Z"
)
_REMARK = f"(?:[{SPACES}]?[（(〔\\[][^（()）〔〕\\]\\n]{{1,30}}[)）〕\\]])?"
GO_ON = re.compile(f"(?:的?请求)?{_REMARK}[；;。，,、]?[{SPACES}\\n]*{NUMBER}")
GO_ON_BEHIND = re.compile(
    f"(?:[，,](?![^，。；;\\n]{{0,12}}[免任辞])[^，。；;\\n]{{1,16}}){{1,2}}[；;。]?[{SPACES}\\n]+{NUMBER}"
)
CHOSEN = re.compile("的?(?:候选人|人选)?案?\\Z")
"""What may stand after a post that somebody is proposed for: `提名甲某为某局局长人选案`."""
TIME = re.compile(f"(?<=[长任席记员])(?:[{TO_TEN}两\\d]{{1,2}}(?:个月|年)|试用期.*|之?[后时]|以[来后])\\Z")
"""For how long, after a post: `挂职担任某局副局长一年`."""
FOR_A_TIME = re.compile(
    "[^，。；：\\n]{2,20}(?:挂职|任)(?![^，。；：\\n]*职务)[^，。；：\\n]{4,40}(?:试用期|聘期|[一二两三1-3]年)"
)
"""A row with a time for which a post is held."""
RANK = re.compile(f"[简荐]任(?:第[{TO_TEN}]{{1,3}}职等)?[^，。；：、（()）\\s]{{2,8}}\\Z")
"""A post named by its rank in the civil service, whatever it is called."""
NO_POST = re.compile("\\A其|关于|任命|免去|罢免|决定|接受|辞(?![书典海])|当选|审议(?!委|小组|会)")
"""What shows that a clause has run on into the next sentence."""
BASIS = re.compile(
    "(?:根据|按照|依据|经)[^。；\\n]{0,40}?(?:提请|提名|推荐|建议)[^，。；\\n]{0,10}[，,]|[^，。；\\n]{0,30}提请[，,](?=[^。；\\n]{0,40}决定)"
)
"""On what a decision rests: `根据县长甲某的提名，决定任命…`."""
PROPOSED = re.compile(
    "(?<!的)提请(?!，)|(?<!的)提名(?!，)|推荐|拟任|拟免|拟提|拟聘|建议任|建议免|议案|审查报告|任前|人选|候选|公示"
)
CANDIDATE = re.compile("提名为|候选人|人选")
"""Words that propose only whom their own clause names, not those after the next semicolon."""
VOTE = re.compile(
    "(?:\\d+\\s*(?:票|人)?\\s*(?:赞成|同意)|(?:赞成|同意)(?:票)?\\s*\\d+\\s*(?:票|人)?|全票通过)(?:(?![，,]?当选)[^。；\\n（()）]){0,40}"
)
TITLED = re.compile("(?:议案|名单|决定|报告|通知|公告|决议|令)$")
FAR = 60
LONGEST = 1200
"""A sentence is looked for no further than this many characters away."""
_AFTER = "".join(
    f"|(?<={word}，)"
    for word in ("研究", "决定", "同意", "表决", "通过", "批准", "审议", "规定", "依法", "日", "日前", "近日", "昨日")
)
ROW = re.compile(f"(?:(?<=\\n)|(?<=[；;。]){_AFTER}|\\A)[{SPACES}]*(?=\\S)")
_ROW_HINT = re.compile("[\\n；;。，](?:(?<!，)|(?<=[究定意决过准议法日]，))")
"""What stands before a row: of the commas those after the last character of one of the words."""


def row_starts(text: str) -> Iterator[int]:
    """Where a row may begin: where a match of `ROW` ends, looked for at what stands before it."""
    for at in chain((0,), (hint.end() for hint in _ROW_HINT.finditer(text))):
        if match := ROW.match(text, at):
            yield match.end()


OTHERWISE = re.compile("(?:同志)?(?:因[^，。；\\n]{1,16}|到龄|另有任用|工作变动|退休)[，,]")
"""Why someone leaves, between the name and `免去其…职务`."""
RECEIVED = re.compile("[获被][^，。；\\n]{0,4}\\Z")
"""What makes a verb one of whom stands before it: `某某获再度委任为…`."""
OPENED = re.compile("(?:任命|任免)[^。；：\\n]{0,12}[：:]")
"""What opens a paragraph whose sentences each appoint somebody: `会议通过任命：甲某为…。乙某为…。`."""
ROW_VERB = re.compile(
    f"{_BRACKETS}(?:同志)?[{SPACES}]*(?:因[^，。；\\n]{{1,16}}，?(?=不再)|[调因已到另退][^，。；\\n]{{1,16}}，(?=免去)"
    "|试用期满[^，。；\\n]{0,8}?，?(?=正式任|任)|，(?=挂(?:职|任)))?"
    "(?:(?P<out>免去)|(?=(?:正式)?任(?!职|命|免)|兼任(?!的)|试任|挂职?担?任(?!的)"
    "|不再(?:担任|兼任|任)|担任(?!的)|辞去|[\\d二三四五六七八九十两]{1,3}[人名位]为))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the persons named, what happens to them, and where it ends."""

    names: tuple[Named, ...]
    kind: Kind
    posts: tuple[str, ...]
    end: int
    resigned: bool = False
    apart: bool = False
    """Each of the names has one of the posts, in their order (分别)."""
