"""Orders and dispatches (令, 批示) that put the person first, or the post before a list: those of Taiwan and Macau too.

The older form names the post before its holder (`某部次長甲某某另有任用，應予免職`); a dispatch answers a request
(`應乙某某的請求，終止其擔任某局局長的定期委任`) or begins an entry with the name (`丙某某——根據…`); an order may give
one post to all that stand below it (`委任以下人士為某會委員，任期兩年：`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from parsers.language.characters import HAN, strip_spaces
from parsers.language.posts import is_post, title_before
from parsers.patterns import near
from parsers.people.formulas import HONOUR, NUMBER
from parsers.people.hits import FORMULA, TITLED, Change, Hit, Named
from parsers.people.names import Names
from parsers.people.running import posts_before
from parsers.people.shared_posts import as_role, expand
from parsers.people.words import SPACES

_DISMISSED = near(
    "(?=[已因现经]{0,2}(?:另有任用|另候任用|调职|退休)|已准|呈请|请辞|届龄|任期届满|辞职)[^。；\\n]{2,24}?"
    "(?:(?:应予|准予|应准|予以|准)(?:免职|免去本职|免本职|辞职|照准)|(?<=[职，])照准)",
    *("免职", "免去本职", "免本职", "辞职", "照准"),
    before=30,
)
_OUT = near("应予免职|准予辞职", "应予免职", "准予辞职", before=0)
"""After a name alone: of which post the order does not say."""
_ASKED = near(
    f"应(?=[{HAN}]{{2,4}}?(?:本人)?的?(?:请求|要求|申请)[，,])"
    f"(?P<name>[{HAN}]{{2,8}})[，,](?:终止|免[去除]|解除)其(?:担任|所任)的?"
    f"(?P<post>[{HAN}]{{3,40}}?)(?:的(?:定期|临时)委任|的?职务)",
    *("终止其", "免去其", "免除其", "解除其"),
    before=10,
)
_ENTRY = near(
    f"(?:(?<=\\n)|\\A)[{SPACES}]*(?=[{HAN}、]{{2,40}}[—–]{{1,2}} ?(?:根据|按照|本|第|应其|续|获|属))",
    *("—", "–"),
    after="\n",
)
_ENGAGED = re.compile(
    f"(?:委任|任用|聘用|聘任|续任|续聘)为(?:本[局处司厅院]的?)?(?P<post>[{HAN}]{{2,38}}?[员师长任官])(?=[，。；（(]|\\Z)"
)
"""What an entry says of the person it begins with: `以定期委任方式委任為水務局高級技術員`."""
_TRANSFERRED = near(
    f"(?:(?<=[\\n；。，])|\\A)[{SPACES}]*{NUMBER}免(?P<name>[{HAN}]{{4,40}}?)(?:职务?)[，,]"
    f"(?P<new>(?:另|并|改|调)[派调任改][为任]?(?P<post>[{HAN}]{{2,30}}))?",
    "免",
    after="\n；。，",
)
"""`免甲某某民政處處長職務，另派為參議`: one verb takes the post, the next gives another."""
_GRANTED = near(f"辞(?P<post>[{HAN}]{{3,40}}?)(?:职务?)[，,](?:[照应予]|准予)准", "辞", before=0)
"""`甲某某辭主任秘書職務，照准`."""
_LISTED = near(
    "(?:(?:委任|任命|聘任|派任|特任|增补|增选|聘请|推选)(?:下列|以下)(?:\\d{1,3}[名位人])?(?:人士|人员|各员|成员|议员|同志)?为"
    "|(?:下列|以下)(?:\\d{1,3}[名位人])?(?:人士|人员|同志|代表|候选人)当选为?)"
    "([^，。；：（(\\n]{2,40})(?:[（(][^（()）\\n]{0,20}[)）])?(?:[，,][^。；：\\n]{0,40})?[：:][^\\n]{0,2}\\n\\s*",
    *("下列", "以下"),
    before=2,
)
_PENALTY = near(
    "(?:同志)?(?:(?:开除党籍|留党察看[一二两]年|党内严重警告|撤销党内职务)[、，及和并]{1,2})?"
    "(?:予以|作出|给予)?(?:行政|政务)?(?:撤职|免职)(?:处分|处理|的?决定)?(?=[，。；、\\n]|\\Z)",
    *("撤职", "免职"),
    before=14,
)
"""A penalty that takes the post: `给予某局局长甲某某撤职处分`."""
_SUFFERED = re.compile(
    f"(?:因[^，。；\\n]{{1,30}}[，,])?(?:受到|被给予|被处以|被处以|被)(?:[{HAN}]{{1,12}}[、，,及和])?[{HAN}]{{0,12}}?(?<!免予)(?:撤职|免职|政务撤职)(?:处分|处理)"
)
"""What is told of somebody whose post has been told before: `甲某受到党内严重警告、撤职处分`."""
_ONE_AND_ALL = re.compile(
    "(?:同志)?(?:[所原]?[担兼]?任的|的)(?P<post>[^，。；：\\n]{3,40}?)职务(?:也|均|一并|同时|随之|自然|相应|即行){1,2}(?:免去|免除|解除|终止)"
)
"""`甲某兼任的某办公室主任职务一并免去`."""
_STRUCK = re.compile(f"(?:同志)?(?:撤销|免去)(?:其)?(?P<post>[{HAN}]{{4,40}}?)职务的?(?:行政|政务)?处[分理]")
"""`给予甲某撤销某局局长职务处分`."""
_FIRST, _FIRST_WORDS = ("兼", "的", "撤", "免"), ("同志", "所任", "原任", "担任", "所兼")
_FORMERLY = re.compile(f"(?P<body>[{HAN}]{{3,40}}?)原(?!则)(?P<posts>(?:[{HAN}]|、){{2,30}})\\Z")
_FORMER = 31
"""Characters of a post that is held no longer, and 原 before it, at most."""
_NO_OFFICE = re.compile("(?:调研员|巡视员|主任科员|党[组委](?:成员|委员|副?书记)|党员)\\Z")
_FAR = 90
_FEW = 3
_IMPOSED = re.compile("(?:给予|对|决定)[^。；\\n]*\\Z")
_MOST = 400


def find_decrees(names: Names) -> Iterator[Hit]:
    """The persons whom an order names before what it orders, and those who begin an entry of an extract."""
    text = names.text
    for match in _DISMISSED.finditer(text):
        name = names.before(match.start())
        title = title_before(text, name.start) if name else 0
        if name and title < name.start:
            posts = posts_before(names, title, name.start) or (text[title : name.start],)
            asked = re.search("辞", match[0]) is not None
            yield _removed(text, name, posts, asked)
    yield from _transferred(names)
    yield from _punished(names)
    for match in _OUT.finditer(text):
        name = names.before(match.start())
        title = title_before(text, name.start) if name else 0
        if name and title < name.start:
            posts = posts_before(names, title, name.start)
            yield _removed(text, name, posts, resigned="辞" in match[0])
        elif name:
            yield Hit(name.start, name.end, strip_spaces(text[name.start : name.end]), FORMULA)
    yield from _told_of_posts(names)
    for match in _ASKED.finditer(text):
        name = names.after(match.start("name"))
        if name and name.end <= match.end("name"):
            yield _removed(text, name, expand(match["post"]) if is_post(match["post"]) else ())
    for match in _ENTRY.finditer(text):
        listed = names.list_from(match.end())
        honour = HONOUR.match(text, listed[-1].end) if listed else None
        if honour and text.startswith(("—", "–"), honour.end()):
            for name in listed:
                yield _entered(text, name)


def _entered(text: str, name: Named) -> Hit:
    """The hit of a name that begins an entry, with the post that the entry says its holder is engaged in."""
    stop = text.find("\n", name.end)
    given = _ENGAGED.search(text, name.end, stop if stop >= 0 else len(text))
    hit = Hit(name.start, name.end, strip_spaces(text[name.start : name.end]), TITLED)
    if not given:
        return hit
    change = Change("appoint", given["post"], "decided", name.start, given.end())
    return replace(hit, posts=(given["post"],), changes=(change,))


def _transferred(names: Names) -> Iterator[Hit]:
    """Those whom an order takes from one post, perhaps to give them another, and those who are let go at their wish."""
    text = names.text
    for match in _TRANSFERRED.finditer(text):
        name = names.after(match.start("name"))
        if not name or not is_post(text[name.end : match.end("name")]):
            continue
        hit = _removed(text, name, expand(text[name.end : match.end("name")]))
        post = match["post"]
        if post and is_post(post):
            start, end = hit.changes[0].start, hit.changes[0].end
            gained = tuple(Change("appoint", one, "decided", start, end) for one in expand(post))
            hit = replace(hit, changes=(*hit.changes, *gained))
        yield hit
    for match in _GRANTED.finditer(text):
        name = names.before(match.start())
        if name and is_post(match["post"]):
            yield _removed(text, name, expand(match["post"]), resigned=True)


def _punished(names: Names) -> Iterator[Hit]:
    """Those who lose the post that stands before them as a penalty, where a sentence imposes it (给予)."""
    text = names.text
    for match in _PENALTY.finditer(text):
        name = names.before(match.start())
        title = title_before(text, name.start) if name else 0
        if name and title < name.start and _IMPOSED.search(text, max(0, title - 60), title):
            posts = posts_before(names, title, name.start)
            offices = tuple(post for post in posts if not _NO_OFFICE.search(post))
            yield _removed(text, name, offices or posts)


def _told_of_posts(names: Names) -> Iterator[Hit]:
    """Those of whom a clause after their name says that a post of theirs is taken."""
    text = names.text
    for name in names.all:
        if text[name.end : name.end + 2] not in _FIRST_WORDS and text[name.end : name.end + 1] not in _FIRST:
            continue
        match = _ONE_AND_ALL.match(text, name.end) or _STRUCK.match(text, name.end)
        if match and is_post(match["post"]):
            yield _removed(text, name, expand(match["post"]))


def remove_punished(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits`, those who were dismissed (`甲某受到撤职处分`) with the post that they have or had before it."""
    last: dict[str, tuple[int, tuple[str, ...]]] = {}
    for k, hit in enumerate(hits):
        begin = text.rfind("\n", 0, hit.start)
        posts = _held(text, hit)
        if posts and (hit.name not in last or last[hit.name][0] != begin):
            last[hit.name] = (begin, posts)
        told = last.get(hit.name, (-1, ()))
        if hit.changes or told[0] != begin or not 0 < len(told[1]) <= _FEW or not _SUFFERED.match(text, hit.end):
            continue
        start = max(text.rfind(c, max(0, hit.start - _MOST), hit.start) for c in "。\n") + 1
        end = min(at if (at := text.find(c, hit.end, hit.end + _MOST)) >= 0 else hit.end for c in "。\n")
        changes = tuple(Change("remove", post, "decided", start, max(end, hit.end)) for post in told[1])
        hits[k] = replace(hit, changes=changes)
    return hits


def _held(text: str, hit: Hit) -> tuple[str, ...]:
    """The posts that stand right before a name, be they held no longer (原); ranks and seats in the party are none."""
    begin = max(text.rfind(mark, max(0, hit.start - _FAR), hit.start) for mark in "。；，：\n.") + 1
    before = text[begin : hit.start]
    former = _FORMERLY.search(before) if "原" in before[-_FORMER:] else None
    posts = expand(former["body"] + former["posts"]) if former else hit.posts
    return tuple(post for post in posts if as_role(post) and not _NO_OFFICE.search(post))


def appoint_listed(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits`, with the post of `委任以下人士為某會委員：` for those below it, as far as each line names somebody."""
    starts = [hit.start for hit in hits]
    for match in _LISTED.finditer(text):
        if not is_post(match[1]):
            continue
        posts = expand(match[1])
        changes = tuple(Change("appoint", post, "decided", match.start(), match.end() - 1) for post in posts)
        at = match.end()
        for _ in range(_MOST):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            named = range(bisect_left(starts, at), bisect_left(starts, end))
            if not named or "。" in text[at:end]:
                break
            for k in named:
                said = (post for post in hits[k].posts if not post.startswith(("下列", "以下")))
                own = tuple(dict.fromkeys((*said, *posts)))
                hits[k] = replace(hits[k], weight=FORMULA, posts=own, changes=changes)
            at = end + 1
    return hits


def _removed(text: str, name: Named, posts: tuple[str, ...], resigned: bool = False) -> Hit:
    """The hit of one who is removed from `posts` by the line that names them, `resigned` when they asked for it."""
    begin = max(text.rfind(c, max(0, name.start - _MOST), name.start) for c in "。\n") + 1
    end = min(at if (at := text.find(c, name.end, name.end + _MOST)) >= 0 else name.end for c in "。\n")
    changes = tuple(Change("remove", post, "decided", begin, max(end, name.end), None, resigned) for post in posts)
    roles = tuple(post for post in posts if as_role(post))
    return Hit(name.start, name.end, strip_spaces(text[name.start : name.end]), FORMULA, roles, changes)
