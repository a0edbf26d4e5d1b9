"""Posts (职务): titles in a text, the whole phrase that a title closes, and shared posts told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parsers.language.bodies import begins_a_place, has_level, is_field, is_joined, listed_fields
from parsers.lexicons import lexicon
from parsers.people.names import Sense
from parsers.people.words import Words, by_first, starts_with, surname_weight

Range = tuple[int, int]

_BRACKET = re.compile("[（()）]")
_STOP = re.compile("[^\\w（）()·\ue000-\uf8ff]|[_A-Za-z]")
_CUT = re.compile(
    "(?<=\\d)日|(?<=\\d )日"
    "|[同当當]日|[计計]有|另有?$|[审審]查$|(?<!\\w)查|任命|免去|以及|由|(?<![财財])[经經](?![济濟贸貿信营營开開发發管委])|受(?!理)|了|[请請]|是|同志"
    "|先生|女士|[现現]任|[时時]任|原任|在(?![线線])|[对對](?![外口台臺])[于於]?"
    "|向|被|[为爲為]|[听聽]取|[审審][议議]|[决決]定|通[过過]|同意|到[会會]|[会會]上|[会會][议議]"
    "|我(?=[区區市县縣省州国國])|其[间間中余餘他它实實]?|[该該]|本次|因|[让讓]|[给給]|[应應](?![急城县縣用對对])|[将將]|[据據]|作[为爲為]"
    "|的有?|以(?![下上及])|[会會][见見晤谈談]|拜[会會访訪望]|走[访訪]|接[见見]|致[电電信]|等|[当當][选選]|[选選][举舉]|[担擔]任"
    "|兼任|派(?!出|遣)|本[院会會团團席]|[议議][员員]|提名|感[谢謝]|多[谢謝]|根[据據]"
    "|按照|按|[并並]|而|就(?![业業])|也|[来來]自|邀[请請]|看望|慰[问問]|日(?=[市县縣区區省])"
    "|和(?=[市县縣区區省州][人政委财財教公卫衛监監法检檢])"
)
_AND = re.compile("[和及与與暨]")
_LONGER = re.compile(
    "自[治然贸貿由来來愿願动動主]|[连連除若因教同和](?!副).{1,3}?[市县縣区區州镇鎮乡鄉村街道]"
    "|教[育师師委科文研体體工学學务務]|同[济濟盟]|和[平谐諧]|[连連][队隊]|除[害尘塵]|及[时時]|故[宫宮乡鄉]|[据據][点點]"
)
"""Words whose first character also stands alone before a post."""
_COURT = re.compile("(?:人民)?(?:法院|[检檢]察院|[检檢]察分院)")
_ASSEMBLY = re.compile("(?:人民代表大[会會]常[务務]委[员員][会會]|人民代表大[会會]|人大常委[会會]|人大)")
_INNER = re.compile(
    "(?:[审審]判|[检檢]察|[审審]判[监監]督)?委[员員][会會]$|.{1,8}庭$|.{0,4}[执執]行[局庭处處]$"
    "|[党黨][组組]$|.{2,8}工作委[员員][会會]$|.{1,6}工委$|立案.{0,2}$|第[一二三四五六七八九十]+[检檢]察部$"
)
_PARTY_INNER = re.compile("(?:[组組][织織]|宣[传傳]|[统統][战戰]|政法)(?:部|委)|政研室|[办辦]公[厅室廳]")
_LOCAL_HEADS = (
    "市长", "区长", "县长", "省长", "州长", "镇长", "乡长", "市長", "縣長", "區長", "鎮長", "鄉長",
)  # fmt: skip
_HEADS = tuple(
    f"{deputy}{head}"
    for deputy in ("", "副", "常务副", "常務副")
    for head in (*_LOCAL_HEADS, "议长", "議長", "秘书长", "秘書長")
)
"""What may stand bare after a verb that has another object before it."""
_GOVERNMENT = ("政府", "省", "市", "区", "县", "州", "镇", "乡", "區", "縣")
"""What heads of a place may share: a 市长 named behind a party post does not take the party's body."""
_KEPT = "\ue000"
"""Stands for a 、 inside the name of a body while posts are told apart."""
_MEMBERS = ("委员", "委員", "成员", "成員", "副主席", "秘书长", "秘書長")
_CHAIR = re.compile("(.+(?:[会會]|小[组組]))(?:副?主席|主任委[员員]|主任|召集人|[组組][长長])")
_NOTE = re.compile("[（(][^（()）]{0,40}[)）]")
_NOT_TITLE = {
    "员": "会會", "員": "会會", "表": "团團大资處处性们作", "席": "团團令臺台", "记": "员录",
    "议": "院会员", "議": "院會員",
    "长": "期者远久效足", "長": "期者遠久效足",
}  # fmt: skip
"""What goes on with a title's last character as another word (长者, 主席团)."""
_NO_BANK = re.compile("[推执執实實进進发發施流盛履]行[长長]")
"""A verb in 行 before 长 (`推行长者服务`)."""


def titles(text: str) -> Iterator[Range]:
    """The titles in `text`, the longest at each place, in order."""
    last, _ = _by_ending()
    pending: Range | None = None
    for match in last.finditer(text):
        end = match.end()
        if text[end : end + 1] and text[end] in _NOT_TITLE.get(text[end - 1], ""):
            continue
        start = title_before(text, end)
        if start == end or _NO_BANK.match(text, max(0, start - 1)):
            continue
        if pending and pending[0] < start:
            yield pending
        pending = (start, end)
    if pending:
        yield pending


def title_before(text: str, end: int, least: int = 0) -> int:
    """Where the longest title that ends at `end` begins; `end` when none does. Looks back no further than `least`."""
    if end - least < 2:
        return end
    _, by_ending = _by_ending()
    for size, group in by_ending.get(text[end - 2 : end], ()):
        if end - size >= least and text[end - size : end] in group:
            return end - size
    return end


@cache
def _by_ending() -> tuple[re.Pattern[str], Words]:
    """What a title's last character is, and the titles by their last two characters and their length."""
    table: dict[str, dict[int, set[str]]] = {}
    for title in lexicon("posts"):
        table.setdefault(title[-2:], {}).setdefault(len(title), set()).add(title)
    pattern = re.compile(f"[{''.join(sorted({ending[-1] for ending in table}))}]")
    return pattern, {ending: tuple(sorted(sizes.items(), reverse=True)) for ending, sizes in table.items()}


def phrase_start(sense: Sense, title: int) -> int:
    """Where the phrase of a post begins whose title begins at `title`: its body (`区财政局|局长`), if it has one."""
    text = sense.text
    start = max(0, title - 60)
    for stop in _STOP.finditer(text, start, title):
        start = stop.end()
    depth = 0
    for bracket in reversed(list(_BRACKET.finditer(text, start, title))):
        depth += 1 if bracket[0] in "）)" else -1
        if depth < 0:
            start = bracket.end()
            break
    if depth > 0:
        start = max(text.rfind("）", start, title), text.rfind(")", start, title)) + 1
    for cut in _CUT.finditer(text, start, title):
        if cut.end() - cut.start() > 1 or cut[0] == "日" or not begins_a_place(text, cut.end()):
            start = cut.end()
    start = _after_verbs(text, start, title)
    for joint in _AND.finditer(text, start, title):
        at = joint.end()
        named = joint.start() - start == 3 and sense.fit(start, joint.start(), False) >= 2.9
        if named or text[at] in "区區市县縣省州" or starts_with(text, at, sense.bodies) >= 2:
            start = at
    start = _own_words(sense, _after_persons(sense, start, title), title)
    return _with_fields(sense, start, title) if text[start - 1 : start] == "、" else start


def _after_verbs(text: str, start: int, title: int) -> int:
    """Where a post begins after the last verb before it that has another object first (`就某事询问|副市长`)."""
    for at in range(start + 1, title - 1):
        end = at + starts_with(text, at, _verbs())
        if at < end <= title and (text[end] in "省市县縣区區州" or (end == title and text.startswith(_HEADS, title))):
            start = end
    return start


@cache
def _verbs() -> Words:
    """The words of several characters that stand before a post and in no body's name."""
    return by_first(word for word in lexicon("before_posts") if len(word) > 1 and word not in ("代表", "纪念", "紀念"))


def _with_fields(sense: Sense, start: int, title: int) -> int:
    """`start`, or where the body begins that lists its fields before it (`县教育、科学、|文化和卫生委员会`)."""
    text = sense.text
    at = start
    for _ in range(4 if is_joined(text[start:title]) else 0):
        comma = at - 1
        at = phrase_start(sense, comma)
        part = text[at:comma]
        named = len(part) == 3 and surname_weight(part[0]) == 2 and sense.fit(at, comma, False) >= 2.9
        if not is_field(part) or title_before(part, len(part)) < len(part):
            return start
        if has_level(part):
            return at
        if named or len(part) > 4:
            return start
        if text[at - 1 : at] != "、":
            break
    return at if text[start:title].endswith(("会", "會")) and (at == 0 or text[at - 1] in "、\n。；") else start


def _after_persons(sense: Sense, start: int, title: int) -> int:
    """Where the phrase begins that lay after the last person named in it with a post (`副主任甲某和|某委主任`)."""
    text = sense.text
    for _, end in titles(text[start:title]):
        name = sense.after(start + end, 3.4)
        if not name or name.end > title or not surname_weight(text[name.start]):
            continue
        if name.edge >= 1.4 or starts_with(text, name.end, _leads()):
            return _after_persons(sense, name.end, title)
    return start


def _own_words(sense: Sense, start: int, title: int) -> int:
    """Where the post's own words begin: after digits, verbs, connectives and words for a time."""
    text = sense.text
    at = start
    while at < title:
        if text[at].isdigit():
            at += 1
            continue
        lead = starts_with(text, at, _leads())
        if not lead or at + lead > title or _is_whole(text, at, at + lead):
            break
        at += lead
    return at


@cache
def _leads() -> Words:
    """The words that may stand before a post."""
    return by_first({*lexicon("before_posts"), *(word for word in lexicon("before_names") if len(word) > 1)})


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word that may stand before a post is part of a longer one here (`自|治区`, `连|江县`)."""
    if end - start > 1:
        return False
    if begins_a_place(text, end):
        return True
    return _LONGER.match(text, start) is not None or starts_with(text, start, _places()) > 1


@cache
def _places() -> Words:
    return by_first(lexicon("places"))


def is_post(text: str) -> bool:
    """Whether `text` (white space taken out) ends in a title."""
    return bool(text) and title_before(text, len(text)) < len(text)


def is_body(text: str) -> bool:
    """Whether `text` (white space taken out) ends as the name of an organisation does."""
    return len(text) >= 3 and (
        text[-1] in lexicon("bodies") or any(text.endswith(w) for w in ("公司", "中心", "大学", "街道", "部门"))
    )


def expand(phrase: str) -> tuple[str, ...]:
    """The posts that a phrase names, each in full: `甲法院副院长、审判员` is `甲法院副院长` and `甲法院审判员`.

    A part that is a bare title or an inner organ of a court or an assembly takes the body of the first part.
    """
    text = _NOTE.sub("", "".join(phrase.split())).strip("的，,；;。、：:")
    fields = listed_fields(text)
    if fields and not any(is_post(part) or not is_field(part) for part in fields["first"][:-1].split("、")):
        text = fields["first"].replace("、", _KEPT) + text[fields.end("first") :]
    parts = [part for part in re.split("[、，,]|兼(?=[^任])|和(?=[副正]?(?:主|审|检|庭|院|委|常))", text) if part]
    posts: list[str] = []
    first = ""
    for part in parts:
        start = title_before(part, len(part))
        own = part[:start]
        if not posts:
            first = own
            posts.append(part)
            continue
        shares = not own or _INNER.match(own) is not None or (first.endswith("委") and _PARTY_INNER.fullmatch(own))
        if heads_a_place(part, first):
            shares = False
        posts.append(_base(first, part[start:]) + part if shares else part)
    return tuple(dict.fromkeys(post.replace(_KEPT, "、") for post in posts))


def _base(body: str, title: str) -> str:
    """The body that later posts share: up to the court or the assembly, if one is named."""
    court = _COURT.search(body)
    if court:
        return body[: court.end()]
    if title.endswith(("委员", "委員")):
        assembly = _ASSEMBLY.match(body) or _ASSEMBLY.search(body)
        if assembly:
            return body[: assembly.end()]
    return body


def with_body(posts: tuple[str, ...], before: str) -> tuple[str, ...]:
    """`posts`, those that are bare titles with the body of the post `before` them (`…主任，乙为副主任`)."""
    body = before[: title_before(before, len(before))]
    if not body:
        return posts
    board = _CHAIR.fullmatch(before)
    if board and all(post in _MEMBERS for post in posts):
        return tuple(board[1] + post for post in posts)
    return tuple(
        post if title_before(post, len(post)) or heads_a_place(post, body) else _base(body, post) + post
        for post in posts
    )


def heads_a_place(post: str, body: str) -> bool:
    """Whether a bare `post` is that of the head of a place, which `body` is not the government of."""
    return post.endswith(_LOCAL_HEADS) and not body.endswith(_GOVERNMENT)


def as_role(post: str) -> bool:
    """Whether a post says where: a title with its body, or one that there is only one of (总理); bare 主任 does not."""
    start = title_before(post, len(post))
    return post in lexicon("unique_posts") or ("各" not in post and int(post.startswith("原")) < start < len(post))


def strip_spaces(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())
