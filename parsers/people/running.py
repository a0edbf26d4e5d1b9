"""Names in running text that a post, an address or a mark of persons points at."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN, strip_spaces
from parsers.language.committees import in_assembly
from parsers.language.names import begins_with_surname, is_word, sounded, surname_at, surname_weight
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post, posts_with, title_before, titles
from parsers.lexicons import lexicon
from parsers.people.hits import ADDRESSED, TITLED, Hit
from parsers.people.names import Guess, NameScorer
from parsers.people.phrases import phrase_start
from parsers.people.shared_posts import as_role, expand, heads_a_place
from parsers.people.words import ADDRESS, HONOURS, LETTERS, SPACES

AFTER_TITLE = re.compile(f"[{SPACES}]{{0,4}}[：:]?[{SPACES}]{{0,4}}")
_BEHIND = f"(?:[（(][^（()）\\n]{{0,20}}[)）])?{ADDRESS}?{HONOURS}"
_NEXT = re.compile(f"{_BEHIND}[{SPACES}]{{0,2}}、[{SPACES}\\n]{{0,2}}")
_LAST = re.compile(f"{_BEHIND}(?:[和及与與]|以及)")
_DOCTRINE = re.compile(
    f"([{HAN}]{{3}})(?=新时代中国特色社会主义思想|(?:法治|经济"
    f"|生态文明|强军|外交|文化)?思想|理论|总书记"
    "|同志[为爲為]核心)"
)
_MARKED = re.compile(
    f"(?<=[{HAN}])(?=[{SPACES}]?(?:[（(，,]?(?:男|女)[，,、）)]|[（(][{HAN}]{{1,4}}族[，,、）)]"
    f"|\\d{{2,3}}(?:\\.\\d)?[{SPACES}]?分[、，。；]))"
)
_IN_BRACKETS = re.compile(f"[（(]({LETTERS}{{2,30}})[)）]")
_PERSONAL = re.compile(
    f"(?:等(?:\\d{{1,2}}|[{TO_TEN}]{{1,2}})?人?)?(?:涉嫌)?(?:贪污|受贿|行贿|挪用公款|滥用职权"
    "|玩忽职守|诈骗|盗窃|抢劫|故意.{2,4}|非法.{2,8}|(?:集资|合同|寻衅|聚众|危险|交通|走私|贩[卖賣毒]|[敲绑綁][诈詐架]|涉[黑恶惡毒]|假冒|侵[犯害]).{0,8}?|职务侵占)等?罪?一?案"
    "|(?:因[病公事私故])?请假(?=[，。；])|因?调离|(?:因[病公]|不幸)?(?:去世|逝世|病逝|殉职)|辞去|当选"
    "|宣誓|主持(?:了|会议)|作(?:了)?(?:说明|报告|汇报|发言"
    "|讲话|总结)"
    "|(?:在会上|在讲话中)?(?:指出|强调|表示)，"
)
_AND_OTHERS = re.compile(
    f"\\d{{1,3}}[名位](?:同志|委员|代表|干部|职工|教师)|等[\\d{TO_TEN}]{{1,3}}[名位](?!个)|等(?:[\\d{TO_TEN}]{{1,3}}人?)?(?:委员|代表|议员|同志|领导|人(?![民大口员員]))"
)
_ITEM = re.compile(f"({LETTERS}{{2,3}})、")
_ASSEMBLY = re.compile("(?:大会|人大|政协)\\Z")
_LEARNED = (
    "教授",
    "副教授",
    "研究员",
    "副研究员",
    "研究員",
    "副研究員",
    "工程师",
    "工程師",
    "律师",
    "律師",
    "医师",
    "醫師",
)
"""Titles that are put after a name: what follows them is another's post (`甲某研究员、某会会长乙某`)."""
_ATTENDING = re.compile("出席|列席|缺席|请假")


def find_titled(scorer: NameScorer) -> Iterator[Hit]:
    """Names after a post (`副主任甲某某、乙某某`): the post is shared by all that 、 joins.

    A bare 副主任 takes the body of the post before it in the sentence (`市人大常委会主任甲某某主持，副主任乙某某出席`).
    """
    text = scorer.text
    shared = (-1, "", "")
    for start, end in titles(text):
        gap = AFTER_TITLE.match(text, end)
        at = _behind_a_word(scorer, start, gap.end() if gap else end)
        loose = text[start:end] in posts_with("loose") and not _ASSEMBLY.search(text, max(0, start - 3), start)
        first = _before_a_name(scorer, at) or scorer.after(at, 4.4 if loose else 3.9)
        if (
            not first
            or first.edge < (2.0 if loose else 1.4)
            or (surname_at(text, at) < (2 if loose else 1) and first.score < 6 and not _foreign(text, first))
            or (":" in text[end:at].replace("：", ":") and scorer.before(start, 3.9))
            or (loose and is_word(strip_spaces(text[first.start : first.end])))
            or (text[at] == "任" and title_before(text, first.end + 2, first.end) == first.end)
        ):
            continue
        names = [first, *more_names(scorer, first.end, 3.8)]
        posts = posts_before(scorer, start, end) if at == first.start and text[at - 1] not in "和与與及" else ()
        title = text[start:end]
        bare = not posts or posts == (title,)
        if bare and shared[1] and _deputy(title, shared[2]) and _same_sentence(text, shared[0], start):
            if phrase_start(scorer, start) == start and not heads_a_place(title, shared[1]):
                posts = (shared[1] + title,)
        elif posts:
            if _same_sentence(text, shared[0], start):
                posts = (*posts[:-1], in_assembly(posts[-1], shared[1] + shared[2]))
            shared = (start, posts[-1].removesuffix(title), title)
        for name in names:
            yield hit_of(text, name, TITLED, posts)


def _before_a_name(scorer: NameScorer, at: int) -> Guess | None:
    """The name at `at` although it makes a word, when 、 joins it to one that is clear (`副市长安定、甲某某`)."""
    item = _ITEM.match(scorer.text, at)
    word = item[1] if item else ""
    if not item or not is_word(word):
        return None
    second = scorer.after(item.end(), 4.4)
    if not surname_weight(word[0]) or not second or second.edge < 1.4 or not surname_weight(scorer.text[second.start]):
        return None
    return Guess(at, item.end(1), 6.0, 3.0)


def _foreign(text: str, name: Guess) -> bool:
    """Whether a name whose surname is not listed is spelled by sound and clear at its end (`副州长努尔兰出席`)."""
    return name.edge >= 2.4 and sounded(text[name.start : name.end])


def _behind_a_word(scorer: NameScorer, title: int, at: int) -> int:
    """Where the name begins after a title: after 由 (`组长由甲某某担任`), after 和 where a name has that title."""
    text = scorer.text
    if not begins_with_surname(text, at + 1):
        return at
    if text[at] == "由":
        return at + 1
    if text[at] in "和与與及" and scorer.before(title, 3.9) and surname_weight(text[at + 1]) == 2:
        return at + 1
    return at


def _deputy(title: str, before: str) -> bool:
    """Whether a bare `title` goes on with the body of the post `before`: 主任…副主任, 主任…副主任…秘书长."""
    if title in ("秘书长", "秘書長"):
        return before.endswith(("主任", "主席", "委员长", "委員長"))
    return title.startswith("副") and title[1:] == before.removeprefix("副")


def _same_sentence(text: str, start: int, end: int) -> bool:
    return start >= 0 and end - start <= 120 and not re.search("[。；\n]", text[start:end])


def posts_before(scorer: NameScorer, start: int, end: int) -> tuple[str, ...]:
    """The posts whose last title is ``text[start:end]``; several joined by 、 before it are one person's."""
    text = scorer.text
    at = phrase_start(scorer, start)
    if _ATTENDING.search(text, at - 2 if at > 1 else 0, end):
        return ()
    while at > 1 and text[at - 1] == "、" and (title := title_before(text, at - 1)) < at - 1:
        before = phrase_start(scorer, title)
        rank = text[title : at - 1]
        if rank in lexicon("honorifics") and _is_person(text[before:title]):
            break
        if rank in _LEARNED and (name := scorer.before(title, 2.9)) and surname_weight(text[name.start]) == 2:
            break
        at = before
    return tuple(post for post in expand(text[at:end]) if as_role(post))


def _is_person(word: str) -> bool:
    """Whether what stands before a word of address is a person (`某大学甲某教授`) and no body (`某大学教授`)."""
    return not word or not ends_as_body(word)


def more_names(scorer: NameScorer, at: int, least: float, structural: bool = False) -> Iterator[Guess]:
    """The names that go on after one that ends at `at`, joined by 、 and at last by 和."""
    text = scorer.text
    while True:
        joint = _NEXT.match(text, at) or _LAST.match(text, at)
        if not joint or (joint[0][-1] in "和及与與" and scorer.body_at(joint.end())):
            return
        name = scorer.after(joint.end(), least, structural) or _between_commas(scorer, joint.end())
        if not name or title_before(text, name.end, name.start) < name.end or name.edge < 1.4:
            return
        yield name
        at = name.end


def _between_commas(scorer: NameScorer, start: int) -> Guess | None:
    """A name of three characters whose surname is not listed, in a list of names: it fills its place exactly."""
    name = scorer.after(start, 2.4)
    if not name or name.end - name.start != 3 or name.edge < 3.0:
        return None
    word = scorer.text[name.start : name.end]
    if word[0] in "省市县縣州镇鎮乡鄉":
        return None
    return None if word[-1] in "者员員家民众們们人户工" or word in lexicon("person_words") else name


def find_addressed(scorer: NameScorer) -> Iterator[Hit]:
    """Names before a word of address (`甲某某同志`) or before a post (`甲某某主任`)."""
    text = scorer.text
    for match in _honorifics().finditer(text):
        if match[0] == "博士" and text[match.start() - 1] in "学學":
            continue
        name = scorer.before(match.start(), 3.8)
        if name and name.edge < 2.4 and match[0] in posts_with("loose") and name.end - name.start < 3:
            continue
        if name and (surname_weight(text[name.start]) == 2 or (name.edge >= 2.5 and name.score >= 5.0)):
            role = (match[0],) if match[0] in posts_with("unique") else ()
            title = title_before(text, name.start)
            posts = posts_before(scorer, title, name.start) if title < name.start else ()
            yield hit_of(text, name, ADDRESSED, role or posts)
    for match in _AND_OTHERS.finditer(text):
        yield from listed_before(scorer, match.start())
    for start, end in titles(text):
        name = scorer.before(start, 3.9)
        if not name or surname_weight(text[name.start]) < 2:
            continue
        if name.end - name.start == 2 and text[start:end] in posts_with("place"):
            continue
        if text[start:end] in posts_with("loose") or title_before(text, name.end) < name.end:
            continue
        role = (text[start:end],) if text[start:end] in posts_with("unique") else ()
        yield hit_of(text, name, TITLED, role)


def listed_before(
    scorer: NameScorer, end: int, least: float = 3.4, known: Container[int] = frozenset()
) -> Iterator[Hit]:
    """The names joined by 、 that end at `end`, from the last to the first that does not end at one of `known`."""
    text = scorer.text
    while name := scorer.before(end, least):
        if surname_weight(text[name.start]) < 2 and text[name.start - 1] != "、":
            return
        yield hit_of(text, name, TITLED)
        end = name.start - 1
        if end < 1 or text[end] != "、" or end in known:
            return


@cache
def _honorifics() -> re.Pattern[str]:
    words = sorted(lexicon("honorifics"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)})(?![会會团團員员])")


def find_marked(scorer: NameScorer) -> Iterator[Hit]:
    """Names before a mark of persons: sex, ethnic group, a mark in an examination; names within a doctrine's name."""
    text = scorer.text
    for match in _MARKED.finditer(text):
        name = scorer.before(match.start(), 3.4)
        if name and name.edge >= 1.4:
            yield hit_of(text, name, ADDRESSED)
    for match in _IN_BRACKETS.finditer(text):
        name = scorer.before(match.start(), 4.4)
        if name and name.edge >= 2.9 and surname_weight(text[name.start]) and is_post(match[1]):
            yield hit_of(text, name, ADDRESSED, tuple(post for post in expand(match[1]) if as_role(post)))
    for match in _PERSONAL.finditer(text):
        name = scorer.before(match.start(), 4.4)
        if name and name.edge >= 2.4 and surname_weight(text[name.start]) == 2:
            yield hit_of(text, name, TITLED)
    for match in _DOCTRINE.finditer(text):
        start, end = match.span(1)
        if surname_weight(text[start]) == 2 and scorer.fit(start, end, False) >= 2.9:
            yield Hit(start, end, match[1], TITLED, ("总书记",) if text.startswith("总书记", end) else ())


def hit_of(text: str, name: Guess, weight: float, posts: tuple[str, ...] = ()) -> Hit:
    """The hit of a name that was guessed."""
    return Hit(name.start, name.end, strip_spaces(text[name.start : name.end]), weight, posts)
