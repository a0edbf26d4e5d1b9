"""Attendance: what a sentence states (`…列席了会议`) of the names before its verb, a label of those after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from parsers.language.posts import is_post
from parsers.model import Attendance
from parsers.patterns import late, near
from parsers.people.chained import listed_after, listed_before
from parsers.people.hits import Hit
from parsers.people.words import LETTERS

_MEETING = "(?:了|本次|这次|此次|常委会|第.{1,8}次|有关){0,3}(?:会议|大会|全会|议程)"
_SITTING = (
    "了?[^，。；：\\n“”,;:]{0,14}?(?:会议|大会|全体会|[闭开]幕会|座谈会|专题会|推进会|调度会|[汇情]报会|报告会|例会|办公会"
    "|部署会|动员会|培训会|表彰会|联席会|研讨会|交流会|研判会|协商会|党组会|听证会|讲座)"
)
_VERB = re.compile(
    f"(?P<deputy>代表列席(?=[）)，。,]))|(?P<observer>列席)(?:{_MEETING}(?!的)|(?=[。；，\\n,;]))"
    f"|(?P<present>出席(?=[。；，\\n,;]|和|并)|(?:出席|(?<!不)参加)(?:{_MEETING}(?!主席团)|了?分组(?:审议|讨论)))"
    f"|(?P<opening>(?:出席|(?<!不)参加)(?:{_SITTING}|了?[^，。；：\\n“”,;:]{{0,14}}?(?:仪式|典礼))(?=[。；，\\n,;并])|[参与]会(?=[。；，\\n,;]))"
    "|(?P<court>(?:出庭|到庭)(?:支持公诉|支持抗诉|履行职务|参加(?:诉讼|庭审)|应诉|作证)?(?=[。；，\\n,;]))"
    "|(?P<joined>(?<!不)参加(?=[。；，\\n,;]))"
    "|(?P<leave>(?:因[病公事])?请假)(?=[。；，\\n,;])"
    f"|(?P<absent>(?:未|拒不|没有)(?:出|到)庭(?=[。；，\\n,;参应])|未能?(?:出席|到会|参加)(?:{_MEETING})?(?=[，。；\\n,;])|缺席(?:{_MEETING})?(?=[，。；\\n,;]))"
    f"|(?P<rostrum>在?主席台[^，。；：\\n,;:]{{0,10}}就[座坐](?!的))"
    f"|(?P<chair>主持(?={_SITTING}|[，。；,;]|[并下]|召开|第.{{1,3}}次全体会))"
)
_VERB_HINT = re.compile("列席|出席|缺席|参加|到会|参会|与会|请假|主持|主席台|出庭|到庭")
"""Words of which each such verb has one: most sentences have none."""
_FOLLOWED = near(
    "主席台[^，。；：\\n,;:]{0,8}就[座坐]的?(?:老|领导|主要领导)?(?:同志)?(?:还|分别)?(?:有|是)[：:]?"
    "|主持(?:本次|这次|大会)?(?:会议|大会)的是"
    "|(?:大会|会议)执行主席(?:由|为|是)[：:]?"
    "|(出席|列席|缺席|请假|参加(?=[^，。；\\n,;]{0,6}(?:会|审议)))[^，。；\\n,;]{0,12}?的"
    "(?:[省市县区州]?(?:委|人大|政府|政协)?(?:老?领导|老?同志|嘉宾|负责人|人员))?(?:还|也)?有[：:]?"
    "|(?<=[\\s，；。到])(出席|到会|列席|缺席|请假)[：:](?=[^\\s：]{2})",
    *("主席台", "主持", "大会执行主席", "会议执行主席", "出席", "列席", "缺席", "请假", "参加", "到会"),
    before=0,
)
"""After these words stand the names of those of whom it is so: 出席会议的有副主任甲某某、乙某某."""
_OBSERVING = late(f"列席{_MEETING}的(?!有|还|人员)")
_KINDS: dict[str, Attendance] = {"列席": "observer", "缺席": "absent", "请假": "leave"}
_STOP = re.compile("[。；;\\n]|出席|列席|缺席|请假")
_FAR = 1200
"""How far away, in characters, what belongs to a sentence or a paragraph is looked for."""
_NOTE = re.compile(
    "(?:(?:先生|女士|议员|博士|教授|同志)?\\s*)[（(]已?(?P<kind>请假|缺席|列席|(?:因?[病事公]假?)(?=[)），,]))[^（()）\\n]{0,10}[)）]"
)
"""A note that says how the person before it attended, or why not."""
_CHAIR = re.compile(
    f"(?:[（(][^（()）\\n]{{0,20}}[)）])?(?:同志|先生|女士|教授|院士|研究员|博士|老师)?(?:{LETTERS}{{1,4}}[长任席记])?(?:受{LETTERS}{{2,20}}委托[，,]?|继续|先后|分别)?"
)
"""What may stand between the chair's name and 主持: a title, why it is they who preside."""
_AT_MEETING = re.compile(
    "会议|大会|全体会|座谈|讲座|(?:召开|举行|举办)[^，。；\\n,;]{0,24}会(?=[，。；,;])|(?:调度|专题|推进|[汇情]报|报告|[闭开]幕|办公|部署|动员|培训|表彰|联席|研[讨判]|交流|协商|党组|听证|例)会|常委会|出席|列席|缺席"
)
_HELD = re.compile(
    "主持(?:召开)?[^，。；\\n,;]{0,20}会议|(?:会议|大会|全会)[^，。；\\n,;]{0,12}(?:召开|举行)|主持会议|列席|(?:召开|举行|举办)[^，。；\\n,;]{0,24}会(?:议|[，。；,;])"
)
"""What shows that it is a meeting in which somebody is said to have taken part (参加)."""
_MEANT = ("负责人", "负责同志", "同志", "人员", "领导", "代表", "成员", "委员", "组长", "主任", "局长")
"""How a part of a list ends that means some without their names."""
_REPORTERS = re.compile("[（(][^（()）\\n]{0,30}(?:记者|通[讯信]员|实习生)[^（()）\\n]{0,80}[)）]")
"""Who wrote a report of a meeting: they stand before it in brackets."""
_NOT_SO = re.compile("(?:(?<!即)将(?!军)|前往|是否|能否|可否|须|拟|要求|不能|无法|[未没]有?)[^，。；、\\n]{0,12}\\Z")
"""What shows that somebody is to attend, or did not, as far as the words between a name and the verb go."""
_SENTENCE = re.compile("[^。\\n]*[。\\n]")


def attend(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits` with what sentences say of attendance, where no cell says it; labels are read by `lists`."""
    starts = [hit.start for hit in hits]
    _after_labels(text, hits, starts)
    _who_observe(text, hits)
    _by_notes(text, hits)
    end = 0
    for hint in _VERB_HINT.finditer(text):
        if hint.start() >= end and (sentence := _SENTENCE.match(text, 1 + _last_stop(text, hint.start()))):
            end = sentence.end()
            _in_sentence(text, hits, starts, sentence.span())
    return hits


def _last_stop(text: str, at: int) -> int:
    """Where the sentence before the one that holds `at` ends; -1 for none."""
    return max(text.rfind("。", 0, at), text.rfind("\n", 0, at))


def _after_labels(text: str, hits: list[Hit], starts: Sequence[int]) -> None:
    """Tells those named after words that say how they attended: `列席会议的有甲某、乙某`."""
    for verb in _FOLLOWED.finditer(text):
        kind = _KINDS.get(verb[1] or verb[2], "present")
        end = _stop(text, verb.end(), starts)
        for k in range(bisect_left(starts, verb.end()), bisect_left(starts, end)):
            if hits[k].attendance is None and (verb[2] or hits[k].group < 0):
                hits[k] = replace(hits[k], attendance=kind)


def _who_observe(text: str, hits: list[Hit]) -> None:
    """Tells those whom 列席会议的 describes: `执行主席甲某，列席会议的县长乙某在主席台就座`."""
    for verb in _OBSERVING.finditer(text) if "席" in text else ():
        for k in listed_after(text, hits, verb.end()):
            if hits[k].attendance is None and hits[k].group < 0:
                hits[k] = replace(hits[k], attendance="observer")


def _by_notes(text: str, hits: list[Hit]) -> None:
    """Tells those after whom a note says it: `甲某（请假）`."""
    for k, hit in enumerate(hits):
        note = _NOTE.match(text, hit.end)
        if note and hit.attendance in (None, "present", "absent"):
            hits[k] = replace(hit, attendance=_KINDS.get(note["kind"], "leave"))


def _in_sentence(text: str, hits: list[Hit], starts: Sequence[int], sentence: tuple[int, int]) -> None:
    """Tells those before each verb of attendance in a sentence, as far back as the verb before it."""
    at = sentence[0]
    if reporters := _REPORTERS.search(text, at, min(at + 160, sentence[1])):
        at = reporters.end()
    for verb in _VERB.finditer(text, *sentence):
        if verb["deputy"]:
            at = max(at, verb.start() - 12)
        elif verb["chair"]:
            k = bisect_left(starts, verb.start()) - 1
            named = k >= 0 and starts[k] >= at and _CHAIR.fullmatch(text, hits[k].end, verb.start())
            met = _AT_MEETING.search(text, *_around(text, sentence[0], verb.end()))
            at = starts[listed_before(text, hits, k)[-1]] if named and met else verb.end()
        elif verb["joined"] and not _HELD.search(text, *_around(text, sentence[0], verb.end())):
            continue
        if _NOT_SO.search(text, hits_end(hits, starts, verb.start(), at), verb.start()):
            at = verb.end()
            continue
        before = range(bisect_left(starts, at), bisect_left(starts, verb.start()))
        for k in listed_before(text, hits, before[-1], at) if before and (verb["leave"] or verb["absent"]) else before:
            if hits[k].attendance is None and hits[k].group < 0:
                hits[k] = replace(hits[k], attendance=_kind(verb))
        at = verb.end()


def hits_end(hits: Sequence[Hit], starts: Sequence[int], verb: int, least: int) -> int:
    """Where the last name before a verb ends; `least` where there is none."""
    k = bisect_left(starts, verb) - 1
    return max(least, hits[k].end) if k >= 0 else least


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The line around a range, as far as it belongs together."""
    low = max(0, start - _FAR)
    stop = text.find("\n", end, end + _FAR)
    return max(low, text.rfind("\n", low, start) + 1), stop if stop >= 0 else min(len(text), end + _FAR)


def _stop(text: str, at: int, starts: Sequence[int]) -> int:
    """Where the sentence that goes on at `at` ends, or another word of attendance begins.

    It goes on after a ；that a post follows and the name of its holder, who begins at one of the `starts`, or those
    who are meant without a name, and then such a post (`；各部门有关负责人；某局局长甲某`).
    """
    end = at + _FAR
    for other in _STOP.finditer(text, at, end):
        k = bisect_left(starts, other.end())
        if other[0] in _KINDS:  # `…副主任甲某、乙某，丙某请假`: that clause tells of its own names
            return max(at, *(text.rfind(mark, at, other.start()) for mark in "，,；;"))
        if other[0] not in ("；", ";") or k == len(starts) or not _goes_on(text[other.end() : min(starts[k], end)]):
            return other.start()
    return min(end, len(text))


def _goes_on(words: str) -> bool:
    """Whether what stands between a ；and a name is a list that goes on: others without names, then a post."""
    *others, last = re.split("[；;，,]", words)
    return is_post(last) and all(other.endswith(_MEANT) for other in others)


def _kind(verb: re.Match[str]) -> Attendance:
    if verb["observer"] or verb["deputy"]:
        return "observer"
    if verb["absent"]:
        return "absent"
    return "leave" if verb["leave"] else "present"
