"""Names in running text that a post, an address or a mark of persons points at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parsers.lexicons import lexicon
from parsers.people.hits import ADDRESSED, TITLED, Hit
from parsers.people.names import DOTS, HAN, SPACES, Guess, Sense, clean, han_word, surname_weight
from parsers.people.posts import as_role, expand, phrase_start, title_before, titles

_AFTER_TITLE = re.compile(f"[{SPACES}]{{0,4}}[：:]?[{SPACES}]{{0,4}}")
_NEXT = re.compile(f"(?:[（(][^（()）\\n]{{0,20}}[)）])?[{SPACES}]{{0,2}}、[{SPACES}\\n]{{0,2}}")
_LAST = re.compile("(?:[（(][^（()）\\n]{0,20}[)）])?[和及与與]")
_DOCTRINE = re.compile(
    f"([{HAN}]{{3}})(?=新时代中国特色社会主义思想|(?:法治|经济|生态文明|强军|外交|文化)?思想|理论|总书记|總書記"
    "|同志为核心)"
)
_MARKED = re.compile(
    f"(?<=[{HAN}])(?=[{SPACES}]?(?:[（(]?(?:男|女)[，,、）)]|[（(][{HAN}]{{1,4}}族[，,、）)]"
    f"|\\d{{2,3}}(?:\\.\\d)?[{SPACES}]?分[、，。；]))"
)
_SPELLED = re.compile(f"[{HAN}]{{1,12}}(?:[{DOTS}．][{HAN}]{{1,8}}){{1,4}}")
_ATTENDING = re.compile("出席|列席|缺席|请假|請假")
_DOT = re.compile(f"[{DOTS}．]")


def find_titled(sense: Sense) -> Iterator[Hit]:
    """Names behind a post (`副主任甲某某、乙某某`): the post is shared by all that 、 joins."""
    text = sense.text
    for start, end in titles(text):
        gap = _AFTER_TITLE.match(text, end)
        at = gap.end() if gap else end
        loose = text[start:end] in lexicon("loose_posts")
        first = sense.after(at, 4.4 if loose else 3.9)
        if not first or first.edge < (2.0 if loose else 1.4) or (surname_weight(text[at]) < 1 and first.score < 6):
            continue
        names = [first, *more_names(sense, first.end, 3.8)]
        posts = posts_before(sense, start, end)
        for name in names:
            yield _hit(text, name, TITLED, posts)


def find_called(sense: Sense) -> Iterator[Hit]:
    """Names behind a word for a person that is no post (`患者甲某某`, `汇报人：乙某某`)."""
    text = sense.text
    for match in _person_words().finditer(text):
        gap = _AFTER_TITLE.match(text, match.end())
        name = sense.after(gap.end() if gap else match.end(), 4.4)
        if name and name.edge >= 1.4 and (surname_weight(text[name.start]) == 2 or name.score >= 6):
            yield _hit(text, name, TITLED)
            for more in more_names(sense, name.end, 3.8):
                yield _hit(text, more, TITLED)


@cache
def _person_words() -> re.Pattern[str]:
    words = sorted(lexicon("person_words"), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


def posts_before(sense: Sense, start: int, end: int) -> tuple[str, ...]:
    """The posts whose last title is ``text[start:end]``; several joined by 、 before it are one person's."""
    text = sense.text
    at = phrase_start(sense, start)
    if _ATTENDING.search(text, at - 2 if at > 1 else 0, end):
        return ()
    while at > 1 and text[at - 1] == "、" and (title := title_before(text, at - 1)) < at - 1:
        at = phrase_start(sense, title)
    return tuple(post for post in expand(text[at:end]) if as_role(post))


def more_names(sense: Sense, at: int, least: float, structural: bool = False) -> Iterator[Guess]:
    """The names that go on behind one that ends at `at`, joined by 、 and at last by 和."""
    text = sense.text
    while True:
        joint = _NEXT.match(text, at) or _LAST.match(text, at)
        if not joint:
            return
        name = sense.after(joint.end(), least, structural)
        if not name or title_before(text, name.end, name.start + 1) < name.end or name.edge < 1.4:
            return
        yield name
        at = name.end


def find_addressed(sense: Sense) -> Iterator[Hit]:
    """Names before a word of address (`甲某某同志`) or before a post (`甲某某主任`)."""
    text = sense.text
    for match in _honorifics().finditer(text):
        name = sense.before(match.start(), 4.0)
        if name and (surname_weight(text[name.start]) == 2 or (name.edge >= 2.5 and name.score >= 5.0)):
            role = (match[0],) if match[0] in lexicon("unique_posts") else ()
            yield _hit(text, name, ADDRESSED, role)
    for start, end in titles(text):
        name = sense.before(start, 4.4)
        if not name or surname_weight(text[name.start]) < 2 or (name.end - name.start == 2 and name.edge < 2.5):
            continue
        if text[start:end] in lexicon("loose_posts") or title_before(text, name.end) < name.end:
            continue
        role = (text[start:end],) if text[start:end] in lexicon("unique_posts") else ()
        yield _hit(text, name, TITLED, role)


@cache
def _honorifics() -> re.Pattern[str]:
    words = sorted(lexicon("honorifics"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)})(?![会會团員员])")


def find_marked(sense: Sense) -> Iterator[Hit]:
    """Names before a mark of persons: sex, ethnic group, a mark in an examination; names within a doctrine's name."""
    text = sense.text
    for match in _MARKED.finditer(text):
        name = sense.before(match.start(), 3.4)
        if name and name.edge >= 1.4:
            yield _hit(text, name, ADDRESSED)
    for match in _DOCTRINE.finditer(text):
        start, end = match.span(1)
        if surname_weight(text[start]) == 2 and sense.fit(start, end, False) >= 2.9:
            yield Hit(start, end, match[1], TITLED, ("总书记",) if text.startswith("总书记", end) else ())


def find_spelled(sense: Sense) -> Iterator[Hit]:
    """Names with a dot, wherever both sides of it are spelled by sound (`买买提·艾力`)."""
    text = sense.text
    sounds = lexicon("transliteration")
    for match in _SPELLED.finditer(text):
        dots = [dot.start() for dot in _DOT.finditer(text, match.start(), match.end())]
        start = dots[0]
        while start > match.start() and text[start - 1] in sounds:
            if start < dots[0] and sense.left_edge(start) >= 2.5:
                break
            start -= 1
        end = dots[-1] + 1
        while end < match.end() and text[end] in sounds:
            end += 1
        guess = sense.spelled(start)
        if start == dots[0] or end == dots[-1] + 1 or not guess or end - start < 4:
            continue
        if sense.left_edge(start) >= 1.4 and sense.right_edge(end) >= 1.0:
            yield Hit(start, end, clean(text[start:end]), ADDRESSED)


def find_split(sense: Sense, proved: frozenset[str]) -> Iterator[Hit]:
    """Names with a title inside (`王委員某某`): its parts make a proved name, or other names here stand so."""
    text = sense.text
    found: list[Hit] = []
    guesses: list[Hit] = []
    for match in _split_titles().finditer(text):
        start = match.start() - 1
        if start < 0 or not surname_weight(text[start]):
            continue
        for size in (2, 1):
            end = match.end() + size
            name = text[start] + text[match.end() : end]
            if name in proved:
                found.append(Hit(start, end, name, ADDRESSED))
                break
            if size == 2 and han_word(text, match.end(), end) and _stands_free(sense, start, match.end(), end):
                guesses.append(Hit(start, end, name, ADDRESSED))
    yield from found
    if found:
        yield from guesses


def _stands_free(sense: Sense, start: int, given: int, end: int) -> bool:
    """Whether a split name that is not proved is clear on both sides and its given name no ordinary word."""
    left = sense.left_edge(start) >= 1.4 or sense.text[start - 1] in "院席會长長"
    return left and sense.right_edge(end) >= 1.4 and sense.right_edge(given) < 1.4


@cache
def _split_titles() -> re.Pattern[str]:
    words = sorted(lexicon("split_titles"), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


def _hit(text: str, name: Guess, weight: float, posts: tuple[str, ...] = ()) -> Hit:
    return Hit(name.start, name.end, clean(text[name.start : name.end]), weight, posts)
