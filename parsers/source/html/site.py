"""Which lines of a web page are the site's: buttons, counters, paths of pages, friends, copyright."""

from __future__ import annotations

import re
from functools import cache

from parsers.lexicons import entries

_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{0,3}\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}(?::\d{2})?")
_BETWEEN = re.compile(r"[\s\W_]+|次|位|星期[一二三四五六日天]")
_ONLY_NUMBERS = re.compile(r"[\W\d_年月日]*")
_PATH = re.compile(
    r"\s*(?:(?:首页|主页|首頁)\s*[>＞»›/\\-]|(?:您|你|現在|现在|当前|目前|所在|的|頁面|页面){0,4}(?:位置|路径|路徑)\s?[：:是]).{0,150}"
)
_LONGEST = 200  # characters; a longer line is text


def is_site_line(text: str) -> bool:
    """Whether a line holds nothing but what sites print around a document, a date beside it allowed."""
    line = text.strip().strip("#*| ")
    if len(line) > _LONGEST:
        return False
    if _PATH.fullmatch(line):
        return True
    rest = _tokens().sub(" ", line)
    return rest != line and not _BETWEEN.sub("", _DATE.sub("", rest))


def is_end(text: str) -> bool:
    """Whether a web page says nothing of its document after a line, which is not the document's either."""
    line = text.strip().strip("#*| 【[")
    return len(line) <= _LONGEST and _ends().match(line) is not None


def is_bare(words: str) -> bool:
    """Whether nothing but numbers, dates and marks stands beside the links of a block: it is the site's."""
    return _ONLY_NUMBERS.fullmatch(words) is not None


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("web_tokens")))


@cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("web_ends")))
