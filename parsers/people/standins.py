"""Those named before a verb that gives them an office: who act for its holder (`由副县长甲某某代理县长职务`), who head
one that a group has just set up (`领导小组下设办公室，甲某某同志兼任办公室主任`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.language.posts import is_post
from parsers.patterns import near
from parsers.people.chained import listed_before
from parsers.people.hits import TITLED, Change, Hit
from parsers.people.shared_posts import as_role, expand
from parsers.people.standing import Standing
from parsers.people.words import LETTERS

_ACTS = near(
    f"(?=[同先女暂代署])(?:同志|先生|女士)?(?P<verb>暂?代理|署理|暂代)(?P<post>(?:{LETTERS}|[（）()]){{2,40}}?)"
    "(?:职务(?![后期])|(?=[。；，,;\\n]))",
    *("代理", "署理", "暂代"),
    before=3,
)

_HOLDS = near(
    f"(?=[同先女兼担])(?:同志|先生|女士)?(?:兼任|担任)(?P<post>(?P<body>办公[室厅]|秘书处){LETTERS}{{2,5}})(?=[，。；;\\n])"
    f"|(?=[同先女现兼])(?:同志|先生|女士)?现?兼任(?P<held>(?:{LETTERS}|、){{4,40}}?)(?:职务)?(?=[，。；;\\n])",
    *("兼任", "担任"),
    before=3,
)
_SET_UP = re.compile("设(?:立|在|于)?")
"""What a group does with its office in the same sentence: then the office is that one."""


def find_stand_ins(standing: Standing, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits right before such a verb, again, with the post that they act in. `hits` are in order."""
    text = standing.text
    ends = [hit.end for hit in hits]
    for match in _ACTS.finditer(text):
        k = bisect_left(ends, match.start())
        if k == len(hits) or ends[k] != match.start() or hits[k].changes or not is_post(match["post"]):
            continue
        start, end = standing.sentence(hits[k].start, match.end())
        posts = tuple(match["verb"] + post for post in expand(match["post"]))
        status = standing.status(match.start(), start)
        changes = tuple(Change("appoint", post, status, start, end) for post in posts)
        yield replace(hits[k], weight=max(hits[k].weight, TITLED), posts=(*hits[k].posts, *posts), changes=changes)


def find_office_heads(standing: Standing, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits right before such a verb, again, with the post in the office that their sentence sets up."""
    text = standing.text
    ends = [hit.end for hit in hits]
    for match in _HOLDS.finditer(text):
        k = bisect_left(ends, match.start())
        post = match["post"] or match["held"]
        if k == len(hits) or ends[k] != match.start() or not is_post(post):
            continue
        if match["held"]:
            posts = tuple(one for one in expand(post) if as_role(one))
            for at in listed_before(text, hits, k, standing.sentence(hits[k].start, match.end())[0]) if posts else ():
                yield replace(hits[at], weight=max(hits[at].weight, TITLED), posts=(*hits[at].posts, *posts))
            continue
        start, _ = standing.sentence(hits[k].start, match.end())
        before = text[start : hits[k].start]
        if _SET_UP.search(before) and match["body"] in before:
            yield replace(hits[k], weight=max(hits[k].weight, TITLED), posts=(*hits[k].posts, post))
