"""Attendance: what a sentence states (`…列席了会议`) of the names before its verb, a label of those after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from parsers.model import Attendance
from parsers.people.hits import Hit
from parsers.people.words import LETTERS

_MEETING = "(?:了|本次|这次|此次|常委会|第.{1,8}次|有关){0,3}(?:会议|大会|全会|议程)"
_SITTING = "了?[^，。；：\\n“”]{0,14}?(?:会议|大会|全体会|[闭开]幕会|座谈会|专题会|推进会|调度会|汇报会|讲座)"
_VERB = re.compile(
    f"(?P<deputy>代表列席(?=[）)，。]))|(?P<observer>列席)(?:{_MEETING}|(?=[。；\\n]))"
    f"|(?P<present>出席(?=[。；\\n])|(?:出席|参加)(?:{_MEETING}|了?分组(?:审议|讨论)))"
    "|(?P<leave>(?:因[病公事])?请假)(?=[。；，\\n])"
    f"|(?P<rostrum>在?主席台[^，。；：\\n]{{0,10}}就[座坐](?!的))"
    f"|(?P<chair>主持(?={_SITTING}|[，。；]|召开|第.{{1,3}}次全体会))"
)
_VERB_HINT = re.compile("列席|出席|参加|请假|主持|主席台")
"""Words of which each such verb has one: most sentences have none."""
_FOLLOWED = re.compile(
    "主席台[^，。；：\\n]{0,8}就[座坐]的?(?:领导)?(?:同志)?(?:还|分别)?(?:有|是)[：:]?"
    "|主持(?:本次|这次|大会)?(?:会议|大会)的是"
    "|(出席|列席|缺席|请假|参加(?=[^，。；\\n]{0,6}(?:会|审议)))[^，。；\\n]{0,12}?的(?:还|人员)?有[：:]?"
)
"""After these words stand the names of those of whom it is so: 出席会议的有副主任甲某某、乙某某."""
_KINDS: dict[str, Attendance] = {"列席": "observer", "缺席": "absent", "请假": "leave"}
_STOP = re.compile("[。；\\n]|出席|列席|缺席")
_FAR = 1200
"""How far away, in characters, what belongs to a sentence or a paragraph is looked for."""
_CHAIR = re.compile(f"(?:同志|先生|女士)?(?:{LETTERS}{{1,4}}[长任席记])?(?:受{LETTERS}{{2,20}}委托，?|继续|先后|分别)?")
"""What may stand between the chair's name and 主持: a title, why it is they who preside."""
_AT_MEETING = re.compile("会议|大会|全体会|座谈|讲座|(?:调度|专题|推进|汇报|[闭开]幕)会|常委会|出席|列席|缺席")
_SENTENCE = re.compile("[^。\\n]*[。\\n]")


def attend(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits` with what sentences say of attendance, where no cell says it; labels are read by `lists`."""
    starts = [hit.start for hit in hits]
    followed = [
        (verb.end(), _stop(text, verb.end()), _KINDS.get(verb[1], "present")) for verb in _FOLLOWED.finditer(text)
    ]
    for start, end, kind in followed:
        for k in range(bisect_left(starts, start), bisect_left(starts, end)):
            if hits[k].attendance is None and hits[k].group < 0:
                hits[k] = replace(hits[k], attendance=kind)
    for sentence in _SENTENCE.finditer(text):
        if not _VERB_HINT.search(text, *sentence.span()):
            continue
        at = sentence.start()
        for verb in _VERB.finditer(text, *sentence.span()):
            if verb["deputy"]:
                at = max(at, verb.start() - 12)
            elif verb["chair"]:
                k = bisect_left(starts, verb.start()) - 1
                named = k >= 0 and starts[k] >= at and _CHAIR.fullmatch(text, hits[k].end, verb.start())
                met = _AT_MEETING.search(text, *_around(text, sentence.start(), verb.end()))
                at = starts[k] if named and met else verb.end()
            for k in range(bisect_left(starts, at), bisect_left(starts, verb.start())):
                if hits[k].attendance is None and hits[k].group < 0:
                    hits[k] = replace(hits[k], attendance=_kind(verb))
            at = verb.end()
    return hits


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The line around a range, as far as it belongs together."""
    low = max(0, start - _FAR)
    stop = text.find("\n", end, end + _FAR)
    return text.rfind("\n", low, start) + 1 or low, stop if stop >= 0 else min(len(text), end + _FAR)


def _stop(text: str, at: int) -> int:
    """Where the sentence that goes on at `at` ends, or another word of attendance begins."""
    other = _STOP.search(text, at, at + _FAR)
    return other.start() if other else min(at + _FAR, len(text))


def _kind(verb: re.Match[str]) -> Attendance:
    if verb["observer"] or verb["deputy"]:
        return "observer"
    return "leave" if verb["leave"] else "present"
