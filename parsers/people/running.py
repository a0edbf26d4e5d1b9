"""Posts in running text: of the names after a title (`副主任甲某某、乙某某`), before one, or with one in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parsers.language.bodies import ends_as_body
from parsers.language.committees import in_assembly
from parsers.language.posts import is_post, posts_with, title_before
from parsers.lexicons import lexicon
from parsers.patterns import near
from parsers.people.hits import ADDRESSED, TITLED, Hit, Named
from parsers.people.names import Names
from parsers.people.phrases import phrase_start
from parsers.people.shared_posts import as_role, expand, heads_a_place, own_body
from parsers.people.words import LETTERS, SPACES

AFTER_TITLE = re.compile(f"[{SPACES}]{{0,4}}(?:[：:]|[….·]{{2,}}|…)?[{SPACES}]{{0,4}}")
_ADDRESSES = ("同志", "先生", "女士")
"""What is no part of a name but may stand between it and its brackets."""
_IN_BRACKETS = re.compile(
    f"(?P<address>{'|'.join(_ADDRESSES)})?[（(](?:[男女][，,、])?(?:{LETTERS}{{1,3}}族[，,、])?(?:现任?)?(?P<posts>{LETTERS}(?:{LETTERS}|、){{1,40}})[)）]"
)
_LEARNED = ("教授", "副教授", "研究员", "副研究员", "工程师", "律师", "医师")
"""Titles that are put after a name: what follows them is another's post (`甲某研究员、某会会长乙某`)."""
_HEADS = (
    "局长",
    "厅长",
    "部长",
    "县长",
    "市长",
    "区长",
    "省长",
    "州长",
    "旗长",
    "镇长",
    "乡长",
    "检察长",
    "处长",
    "科长",
    "校长",
)
_MANY = ("副部长", "副镇长")
_ONCE_WORDS = ("时任", "曾任", "原任", "前任", "历任", "曾担任")
_ONCE = re.compile(f"(?:{'|'.join(_ONCE_WORDS)})[^，。；：\\n]{{0,4}}\\Z")
"""What shows that a post was held once: it is no role now."""
_DUTIES = re.compile(f"[{SPACES}]*((?:{LETTERS}|、){{2,40}}?)[{SPACES}：:]*(?=主持|负责|分管|协助|协管|领导|联系|牵头)")
"""A post between its holder's name, which begins the line, and what is in their charge."""
_APPOSED = re.compile(
    f"(?:[（(][^（()）\\n]{{0,20}}[)）])?(?:[，,]|(?:同志)?是|(?:同志)?[，,]?现任)((?:{LETTERS}|、){{4,30}})(?=[，。；,;\\n]|\\Z)"
)
_VERBS = re.compile("任(?!教)|兼|当选|拟|原|曾|历|被|由|经|为|受|对|向|与|和|及|陪同|主持|代表|作|率|到|在")
_ATTENDING = re.compile("出席|列席|缺席|请假")
_ELECTED = re.compile("(?:选举|任命|推选|聘任|补选)\\Z")
_SENT = re.compile(f"(?P<body>{LETTERS}{{1,24}}检察院)(?:依法)?(?:指派|派)\\Z")
"""A procuratorate that sends one of its own to court: `某县人民检察院指派检察员甲某出庭`."""
_GIVEN = re.compile("(?:当选为?|出任|担任|就任|任|为)\\Z")
_NUMBERED = near(
    "(?:目前|现|至少|一?共|总共){0,2}(?:为|有)?[\\d一二三四五六七八九十两]{1,3}[人名位][，,：:]?(?:他们|她们)?(?:分别)?(?:是|为|有)[：:]?",
    re.compile("[人名位](?<=[\\d一二三四五六七八九十两].)"),
    before=8,
)
_AND = "和与及"
_FAR = 120
_FULL_STOP = re.compile(f"。[{SPACES}\\n]*\\Z")
_WITHOUT_RANK = re.compile("\\A(?:常务|执行|第[一二])?副?")
_HEAD_OF = re.compile("副?([院校局厅部处所社])长")
_SPOKEN_TO = re.compile("(?:议员|委员|先生|女士|小姐|博士|教授)[，,。](?![A-Z\\s])")
_UNNAMED = ("负责人", "负责同志", "有关同志")
"""Who is meant without a name: `县水利局负责人、县林业局局长甲某` are two persons."""


def find_titled(names: Names) -> Iterator[Hit]:
    """Names after a post (`副主任甲某某、乙某某`): the post is shared by all that 、 joins.

    A bare 副主任 takes the body of the post before it in the sentence (`市人大常委会主任甲某某主持，副主任乙某某出席`).
    """
    text = names.text
    shared = (-1, "", "")
    for start, end in names.titles:
        gap = AFTER_TITLE.match(text, end)
        at = gap.end() if gap else end
        first = names.after(at) or _after_a_word(names, start, at)
        if first is None and text.startswith("委托", end) and (held := posts_before(names, start, end)):
            shared = (start, own_body(held[-1]), text[start:end])
        if first is None or (
            ":" in text[end:at].replace("：", ":") and (names.before(start) or _is_spoken_to(text, first))
        ):
            continue
        posts = posts_before(names, start, end) if at == first.start and text[at - 1] not in _AND else ()
        if posts and _is_given(names, start, at > end):
            continue
        title = text[start:end]
        bare = not posts or posts == (title,)
        near = _same_sentence(text, shared[0], start) or _begins_the_next(text, shared[0], start)
        if bare and shared[1] and near and _deputy(title, shared[2], shared[1]):
            if phrase_start(names, start) == start and not heads_a_place(title, shared[1]):
                posts = (shared[1] + title,)
        elif posts:
            if _same_sentence(text, shared[0], start):
                posts = (*posts[:-1], in_assembly(posts[-1], shared[1] + shared[2]))
            shared = (start, own_body(posts[-1]), title)
        yield hit_of(first, TITLED, posts)
        for name in names.listed_after(first.end) if _of_several(title) else ():
            yield hit_of(name, TITLED, () if _has_own(text, name) else posts)


def find_counted_holders(names: Names) -> Iterator[Hit]:
    """Those who are listed after a post and their number: `某县副县长共有3人，分别是甲某、乙某和丙某`."""
    text = names.text
    for match in _NUMBERED.finditer(text):
        title = title_before(text, match.start())
        first = names.after(match.end()) if title < match.start() else None
        posts = posts_before(names, title, match.start()) if first else ()
        if first and posts:
            for name in (first, *names.listed_after(first.end)):
                yield hit_of(name, TITLED, () if _has_own(text, name) else posts)


def _is_given(names: Names, title: int, apart: bool) -> bool:
    """Whether a post is what one before it has become, and not the next one's: `选举甲某为县长　乙某等出席`."""
    at = phrase_start(names, title)
    verb = _GIVEN.search(names.text, max(0, at - 4), at)
    holder = names.before(verb.start()) if verb else None
    return holder is not None and (
        apart or _ELECTED.search(names.text, max(0, holder.start - 4), holder.start) is not None
    )


def _is_spoken_to(text: str, name: Named) -> bool:
    """Whether a name after a colon is of whom the holder of a post speaks to: `主席：甲某某议员，你有什么问题`."""
    return _SPOKEN_TO.match(text, name.end) is not None


def _of_several(title: str) -> bool:
    """Whether several hold a post: deputies, members and the learned do; `局长甲、乙（某镇镇长）` has one head."""
    if title.endswith("议长"):
        return False
    return title.startswith("副") or not title.endswith(_HEADS) or title in _MANY


def _has_own(text: str, name: Named) -> bool:
    """Whether a note after a name says its holder's own post: `甲局局长子某、丑某（某镇镇长）`."""
    note = _IN_BRACKETS.match(text, name.end)
    return note is not None and is_post(note["posts"])


def _after_a_word(names: Names, title: int, at: int) -> Named | None:
    """The name after a title and 由 (`组长由甲某某担任`), or after 和 where a name has that title."""
    text = names.text
    if text[at : at + 1] == "由" or (text[at : at + 1] in tuple(_AND) and names.before(title)):
        return names.after(at + 1)
    return None


def _deputy(title: str, before: str, body: str) -> bool:
    """Whether a bare `title` goes on with the `body` of the post `before`: 主任…副主任, 主任…副主任…秘书长.

    So does 副院长 after a secretary of a 学院.
    """
    head = _HEAD_OF.fullmatch(title)
    if head and body.endswith(head[1]) and before.endswith("书记"):
        return True
    if title.startswith("总") and title.endswith("师"):
        return before.removeprefix("副").endswith(_HEADS) or before.startswith("总")
    if title in ("政委", "政治委员"):
        return before.endswith(("司令员", "队长", "局长", "部长", "司令"))
    if title == "秘书长":
        return before.endswith(("主任", "主席", "委员长", "党组成员"))
    return title.startswith("副") and title[1:] == _WITHOUT_RANK.sub("", before)


def _same_sentence(text: str, start: int, end: int) -> bool:
    return start >= 0 and end - start <= _FAR and not re.search("[。；\n]", text[start:end])


def _begins_the_next(text: str, start: int, end: int) -> bool:
    """Whether a title begins the sentence after that of a post: `县人大常委会主任甲某主持。副主任乙某出席`."""
    if start < 0 or end - start > _FAR or _FULL_STOP.search(text, max(0, end - 4), end) is None:
        return False
    return len(re.findall("[。；]", text[start:end])) == 1


def posts_before(names: Names, start: int, end: int) -> tuple[str, ...]:
    """The posts whose last title is ``text[start:end]``; several joined by 、 before it are one person's."""
    text = names.text
    at = phrase_start(names, start)
    if _ATTENDING.search(text, at - 2 if at > 1 else 0, end):
        return ()
    while at > 1 and text[at - 1] == "、" and (title := title_before(text, at - 1)) < at - 1:
        before = phrase_start(names, title)
        rank = text[title : at - 1]
        if rank in lexicon("honorifics") and _is_person(text[before:title]):
            break
        if (rank in _LEARNED and names.before(title)) or rank in _UNNAMED:
            break
        at = before
    sent = _SENT.search(text, max(0, at - 40), at) if text[start:end] in ("检察员", "检察官", "检察官助理") else None
    if sent:
        at = phrase_start(names, sent.end("body"))
        return (text[at : sent.end("body")] + text[start:end],)
    if _ONCE.search(text, max(0, at - 8), at) or text.startswith(_ONCE_WORDS, at):
        return ()
    return tuple(post for post in expand(text[at:end]) if as_role(post))


def _is_person(word: str) -> bool:
    """Whether what stands before a word of address is a person (`某大学甲某教授`) and no body (`某大学教授`)."""
    return not word or not ends_as_body(word)


def find_addressed(names: Names) -> Iterator[Hit]:
    """Posts of names before a word of address or a title: their own before them, or their body's with the title after.

    `县教育局甲某某局长` is 县教育局局长; a title that there is one of (总理) is a role by itself.
    """
    yield from _apposed(names)
    text = names.text
    for match in _honorifics().finditer(text):
        name = names.before(match.start())
        if name:
            title = title_before(text, name.start)
            yield hit_of(name, ADDRESSED, posts_before(names, title, name.start) if title < name.start else ())
    for start, end in names.titles:
        name = names.before(start)
        if not name or title_before(text, name.start) < name.start or text[start:end] in posts_with("loose"):
            continue
        if text[start:end] in posts_with("unique"):
            yield hit_of(name, TITLED, (text[start:end],))
        elif ends_as_body(text[name.start - 1 : name.start]):
            body = text[phrase_start(names, name.start) : name.start]
            yield hit_of(name, TITLED, tuple(post for post in expand(body + text[start:end]) if as_role(post)))


def _apposed(names: Names) -> Iterator[Hit]:
    """Posts in apposition (`委托代理人：甲某某，某律师事务所律师。`); at a line's head `乙某区政府党组成员负责…`."""
    text = names.text
    behind = 0
    for name in names.all:
        if name.start < behind:
            continue
        match = _APPOSED.match(text, names.list_end(name))
        if match and not _VERBS.match(match[1]) and not names.after(match.start(1)):
            if title_before(text, name.start) < name.start:
                continue
            held = _begins_with_a_body(match[1])
        elif text[max(0, name.start - 8) : name.start].rstrip(SPACES)[-1:] in ("\n", ""):
            match = _DUTIES.match(text, name.end)
            held = match is not None and all(map(is_post, match[1].split("、")))
        else:
            continue
        if match and held:
            posts = tuple(post for post in expand(match[1]) if as_role(post))
            behind = match.end()
            listed = names.list_from(name.start)
            for each in listed if text[match.start() : match.start(1)][-1:] in "，,)）" else listed[-1:]:
                yield hit_of(each, TITLED, posts)


def _begins_with_a_body(phrase: str) -> bool:
    """Whether a phrase is posts, the first of which names its body: `某县水利局党组书记、局长`."""
    first, *more = phrase.split("、")
    start = title_before(first, len(first))
    return 1 < start < len(first) and ends_as_body(first[:start]) and all(map(is_post, more))


@cache
def _honorifics() -> re.Pattern[str]:
    words = sorted(lexicon("honorifics"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)})(?![会团员])")


def find_bracketed(names: Names) -> Iterator[Hit]:
    """Posts that stand in brackets after the name: `甲某某（某局局长）`."""
    for name in names.all:
        match = None if names.text.endswith(_ADDRESSES, 0, name.end) else _IN_BRACKETS.match(names.text, name.end)
        if match and all(is_post(part) for part in match["posts"].split("、")):
            posts = tuple(post for post in expand(match["posts"]) if as_role(post))
            yield hit_of(name, ADDRESSED, posts)
            for other in _sharing(names, name, match["posts"]):
                yield hit_of(other, ADDRESSED, posts)


def _sharing(names: Names, last: Named, posts: str) -> Iterator[Named]:
    """Those listed right before `last`, whose note gives a post that several hold (`甲某、乙某（某会副主任）`)."""
    title = posts[title_before(posts, len(posts)) :]
    at = last.start - 1
    while title.startswith("副") and names.text[at : at + 1] == "、" and (other := names.before(at)):
        if title_before(names.text, other.start) < other.start:
            return
        yield other
        at = other.start - 1


def hit_of(name: Named, weight: int, posts: tuple[str, ...] = ()) -> Hit:
    """The hit of a name, with posts."""
    return Hit(name.start, name.end, name.name, weight, posts)
