"""Posts in running text: of the names after a title (`副主任甲某某、乙某某`), before one, or with one in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parsers.language.bodies import ends_as_body
from parsers.language.committees import in_assembly
from parsers.language.posts import is_post, posts_with, title_before
from parsers.lexicons import lexicon
from parsers.people.hits import ADDRESSED, TITLED, Hit, Named
from parsers.people.names import Names
from parsers.people.phrases import phrase_start
from parsers.people.shared_posts import as_role, expand, heads_a_place
from parsers.people.words import LETTERS, SPACES

AFTER_TITLE = re.compile(f"[{SPACES}]{{0,4}}[：:]?[{SPACES}]{{0,4}}")
_IN_BRACKETS = re.compile(f"[（(]({LETTERS}{{2,30}})[)）]")
_LEARNED = ("教授", "副教授", "研究员", "副研究员", "工程师", "律师", "医师")
"""Titles that are put after a name: what follows them is another's post (`甲某研究员、某会会长乙某`)."""
_ATTENDING = re.compile("出席|列席|缺席|请假")
_AND = "和与及"
_FAR = 120


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
        if first is None or (":" in text[end:at].replace("：", ":") and names.before(start)):
            continue
        posts = posts_before(names, start, end) if at == first.start and text[at - 1] not in _AND else ()
        title = text[start:end]
        bare = not posts or posts == (title,)
        if bare and shared[1] and _deputy(title, shared[2]) and _same_sentence(text, shared[0], start):
            if phrase_start(names, start) == start and not heads_a_place(title, shared[1]):
                posts = (shared[1] + title,)
        elif posts:
            if _same_sentence(text, shared[0], start):
                posts = (*posts[:-1], in_assembly(posts[-1], shared[1] + shared[2]))
            shared = (start, posts[-1].removesuffix(title), title)
        for name in (first, *names.listed_after(first.end)):
            yield hit_of(name, TITLED, posts)


def _after_a_word(names: Names, title: int, at: int) -> Named | None:
    """The name after a title and 由 (`组长由甲某某担任`), or after 和 where a name has that title."""
    text = names.text
    if text[at : at + 1] == "由" or (text[at : at + 1] in tuple(_AND) and names.before(title)):
        return names.after(at + 1)
    return None


def _deputy(title: str, before: str) -> bool:
    """Whether a bare `title` goes on with the body of the post `before`: 主任…副主任, 主任…副主任…秘书长."""
    if title == "秘书长":
        return before.endswith(("主任", "主席", "委员长"))
    return title.startswith("副") and title[1:] == before.removeprefix("副")


def _same_sentence(text: str, start: int, end: int) -> bool:
    return start >= 0 and end - start <= _FAR and not re.search("[。；\n]", text[start:end])


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
        if rank in _LEARNED and names.before(title):
            break
        at = before
    return tuple(post for post in expand(text[at:end]) if as_role(post))


def _is_person(word: str) -> bool:
    """Whether what stands before a word of address is a person (`某大学甲某教授`) and no body (`某大学教授`)."""
    return not word or not ends_as_body(word)


def find_addressed(names: Names) -> Iterator[Hit]:
    """Posts of names before a word of address or a title: their own before them, or their body's with the title after.

    `县教育局甲某某局长` is 县教育局局长; a title that there is one of (总理) is a role by itself.
    """
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


@cache
def _honorifics() -> re.Pattern[str]:
    words = sorted(lexicon("honorifics"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)})(?![会团员])")


def find_bracketed(names: Names) -> Iterator[Hit]:
    """Posts that stand in brackets after the name: `甲某某（某局局长）`."""
    for match in _IN_BRACKETS.finditer(names.text):
        name = names.before(match.start())
        if name and is_post(match[1]):
            yield hit_of(name, ADDRESSED, tuple(post for post in expand(match[1]) if as_role(post)))


def hit_of(name: Named, weight: float, posts: tuple[str, ...] = ()) -> Hit:
    """The hit of a name, with posts."""
    return Hit(name.start, name.end, name.name, weight, posts)
