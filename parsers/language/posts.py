"""Posts (职务): what a post is, the titles in a text, and shared posts told apart. The one home of these facts.

The posts stand in `lexicons/posts.txt`, in simplified characters; their traditional forms follow from `simplified.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from parsers.language.bodies import LONGEST, MARKS, is_field, listed_fields
from parsers.language.numerals import TO_TEN
from parsers.lexicons import entries, flagged

Range = tuple[int, int]
_Sizes = tuple[tuple[int, set[str]], ...]
"""Words by their length, the longest first."""

_COURT = re.compile("(?:人民)?(?:法院|[检檢]察院|[检檢]察分院)")
_ASSEMBLY = re.compile("(?:人民代表大[会會]常[务務]委[员員][会會]|人民代表大[会會]|人大常委[会會]|人大)")
_INNER = re.compile(
    "(?:[审審]判|[检檢]察|[审審]判[监監]督)?委[员員][会會]$|.{1,8}庭$|.{0,4}[执執]行[局庭处處]$"
    f"|[党黨][组組]$|.{{2,8}}工作委[员員][会會]$|.{{1,6}}工委$|立案.{{0,2}}$|第[{TO_TEN}]+[检檢]察部$"
)
_PARTY_INNER = re.compile("(?:[组組][织織]|宣[传傳]|[统統][战戰]|政法)(?:部|委)|政研室|[办辦]公[厅室廳]")
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


@cache
def posts_with(flag: str) -> frozenset[str]:
    """The posts that have `flag`, in every form of their characters (`posts.txt` says what the flags mean)."""
    return frozenset(form for post, flags in flagged("posts").items() if flag in flags for form in forms(post))


def forms(post: str) -> list[str]:
    """`post`, as the lexicon has it, in every form of its characters: 省长, 省長; one in traditional has no other."""
    if post.translate(_folded()) != post:
        return [post]
    return ["".join(form) for form in product(*(_forms().get(char, char) for char in post))]


@cache
def _forms() -> dict[str, str]:
    """The characters of posts, each with its traditional forms."""
    chars = set().union(*flagged("posts"))
    found: dict[str, str] = {}
    for group in entries("simplified"):
        if group[0] in chars:
            found[group[0]] = found.get(group[0], group[0]) + group[1:]
    return found


@cache
def _folded() -> dict[int, str]:
    """Traditional characters of posts to simplified ones."""
    return {ord(form): char for char, forms in _forms().items() for form in forms[1:]}


@cache
def _heads_of_places() -> tuple[str, ...]:
    return tuple(posts_with("place"))


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
        if end - size < least:
            continue
        title = text[end - size : end]
        if title.translate(_folded()) in group or title in group:
            return end - size
    return end


def is_title(word: str) -> bool:
    """Whether `word` is a post and nothing else."""
    return len(word) > 1 and title_before(word, len(word)) == 0


@cache
def _by_ending() -> tuple[re.Pattern[str], dict[str, _Sizes]]:
    """What a title's last character is, and the titles by any form of their last two characters and by their length."""
    table: dict[str, dict[int, set[str]]] = {}
    for title in flagged("posts"):
        for ending in forms(title[-2:]):
            table.setdefault(ending, {}).setdefault(len(title), set()).add(title)
    pattern = re.compile(f"[{''.join(sorted({ending[-1] for ending in table}))}]")
    return pattern, {ending: tuple(sorted(sizes.items(), reverse=True)) for ending, sizes in table.items()}


def is_post(text: str) -> bool:
    """Whether `text` (white space taken out) is short and ends in a title: a post with its body, or without."""
    return 2 <= len(text) <= LONGEST and title_before(text, len(text)) < len(text) and MARKS.isdisjoint(text)


def expand(phrase: str) -> tuple[str, ...]:
    """The posts that a phrase names, each in full: `甲法院副院长、审判员` is `甲法院副院长` and `甲法院审判员`.

    A part that is a bare title or an inner organ of a court or an assembly takes the body of the first part.
    """
    text = _NOTE.sub("", "".join(phrase.split())).strip("的，,；;。、：:")
    fields = listed_fields(text)
    if fields and not any(is_post(part) or not is_field(part) for part in fields["first"][:-1].split("、")):
        text = fields["first"].replace("、", _KEPT) + text[fields.end("first") :]
    parts = [part for part in re.split("[、，,]|兼(?=[^任])|和(?=[副正]?(?:主|审|检|庭|院|委|常))", text) if part]
    found: list[str] = []
    first = ""
    for part in parts:
        start = title_before(part, len(part))
        own = part[:start]
        if not found:
            first = own
            found.append(part)
            continue
        shares = not own or _INNER.match(own) is not None or (first.endswith("委") and _PARTY_INNER.fullmatch(own))
        if heads_a_place(part, first):
            shares = False
        found.append(_base(first, part[start:]) + part if shares else part)
    return tuple(dict.fromkeys(post.replace(_KEPT, "、") for post in found))


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


def with_body(bare: tuple[str, ...], before: str) -> tuple[str, ...]:
    """`bare`, those that are bare titles with the body of the post `before` them (`…主任，乙为副主任`)."""
    body = before[: title_before(before, len(before))]
    if not body:
        return bare
    board = _CHAIR.fullmatch(before)
    if board and all(post in _MEMBERS for post in bare):
        return tuple(board[1] + post for post in bare)
    return tuple(
        post if title_before(post, len(post)) or heads_a_place(post, body) else _base(body, post) + post
        for post in bare
    )


def heads_a_place(post: str, body: str) -> bool:
    """Whether a bare `post` is that of the head of a place, which `body` is not the government of."""
    return post.endswith(_heads_of_places()) and not body.endswith(_GOVERNMENT)


def as_role(post: str) -> bool:
    """Whether a post says where: a title with its body, or one that there is only one of (总理); bare 主任 does not."""
    start = title_before(post, len(post))
    if post in posts_with("unique"):
        return True
    return "各" not in post and int(post.startswith("原")) < start < len(post)
