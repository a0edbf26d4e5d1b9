"""Names of persons (姓名): what one looks like by itself: its surname, its shape, and words that are none.

What stands beside a name is weighed in `people`, never here.
"""

from __future__ import annotations

import re
from functools import cache

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN, strip_spaces
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post
from parsers.language.words import is_common, is_everyday
from parsers.lexicons import lexicon

DOTS = "·•．‧・∙⋅●˙"
_PLAIN = frozenset("不再则来地都得")
"""Characters that spell sounds and are common words as well."""
_DOT = frozenset(DOTS + "．")
_LONGEST_SURE = 3
_OFFICES = frozenset("局厅办")
"""What ends an office's name and no person's, in a roster too (`县教育局　甲某某`)."""


def is_name(word: str, *, surname: bool = True, labelled: bool = False, sure: bool = False) -> bool:
    """Whether a whole line or cell is a name by its shape: not a word, a post or a body; white space may part it.

    `surname`: it must begin with a listed surname, since nothing but the word itself says that it is a name; not so
    where a post, a label or a roster around it does. `labelled`: a label says that names follow, and one may end as a
    body does. `sure`: the cells around it are names: then names that are common words too (`成功`, `安全`) are taken.
    """
    if not _shape().fullmatch(word) or _two_names(word):
        return False
    name = strip_spaces(word)
    if not _DOT.isdisjoint(name):
        return True
    if name in lexicon("roster_labels") or is_post(name):
        return False
    if (surname and not _has_surname(name)) or (not sure and is_everyday(name, alone=True)):
        return False
    if sure and len(name) <= _LONGEST_SURE:
        return not ends_as_body(name, least=2)
    return not (_ends_oddly(name, labelled) or _is_phrase(name))


def _has_surname(name: str) -> bool:
    """Whether `name` is a listed surname with one or two characters after it."""
    if has_compound_surname(name):
        return 3 <= len(name) <= 4
    return len(name) <= 3 and surname_weight(name[0]) > 0


def _ends_oddly(name: str, labelled: bool) -> bool:
    """Whether `name` ends as bodies, places and offices do."""
    least = 1 if len(name) > 2 and not labelled else 2
    return ends_as_body(name, least) or (len(name) > 2 and name[-1] in _OFFICES)


def _is_phrase(name: str) -> bool:
    """Whether `name` is too long, begins with a word, or is for more than its half of characters that names lack."""
    sounds = lexicon("transliteration").issuperset(name)
    if len(name) > (8 if sounds else 4) or (len(name) == 4 and not sounds and _begins_with_a_word(name)):
        return True
    return 2 * sum(1 for char in name[1:] if char in lexicon("never_in_names")) > len(name)


def _begins_with_a_word(name: str) -> bool:
    """Whether the first half of four characters is a common word (`司法文件`) and no surname."""
    return not has_compound_surname(name) and is_common(name[:2])


@cache
def _shape() -> re.Pattern[str]:
    """Chinese characters, blanks between them or not, or parts that a dot joins; no ordinal (`第一组`)."""
    ordinal = f"第[{TO_TEN}]{{1,3}}[组团批届次页]"
    return re.compile(f"(?!{ordinal})(?:[{HAN}](?:\\s*[{HAN}]){{1,7}}|[{HAN}]{{1,8}}(?:[{DOTS}．][{HAN}]{{1,8}})+)")


def _two_names(word: str) -> bool:
    """Whether four characters are set apart in two pairs (`甲　某　　乙　某`)."""
    gaps = [len(gap) for gap in re.findall("\\s+", word)]
    return len(gaps) == 3 and (gaps[1] > gaps[0] or word[0] in lexicon("surnames"))


def has_compound_surname(word: str) -> bool:
    """Whether `word` begins with a surname of two characters (复姓); a Japanese one counts in a name of four alone."""
    first = word[:2]
    return first in lexicon("compound_surnames") or (len(word) == 4 and first in lexicon("japanese_surnames"))


def surname_at(text: str, at: int) -> float:
    """As `surname_weight` of the character at `at`, for surnames of two characters (复姓) too; 0 at the end."""
    return 2.0 if has_compound_surname(text[at : at + 2]) else surname_weight(text[at : at + 1])


def begins_with_surname(text: str, start: int) -> bool:
    """Whether a listed surname, or a character that spells a foreign name, stands at `start`."""
    char = text[start : start + 1]
    return surname_at(text, start) > 0 or char in lexicon("transliteration")


def sounded(word: str) -> bool:
    """Whether a word of three characters or more spells a foreign name sound by sound, and is no phrase of such."""
    return len(word) > 2 and lexicon("transliteration").issuperset(word) and _PLAIN.isdisjoint(word)


def is_word(word: str) -> bool:
    """Whether `word` is an everyday word, or one of those that are names as well."""
    return is_everyday(word) or word in lexicon("common_names")


def surname_weight(char: str) -> float:
    """2 for a surname, 1.5 for one that is mostly another word, 0 for no surname that is listed."""
    if char in lexicon("word_surnames"):
        return 1.5
    return 2.0 if char in lexicon("surnames") else 0.0
