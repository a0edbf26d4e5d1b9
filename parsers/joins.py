"""Whether a line goes on with the paragraph before it: over a wrap, over a blank line, over a page."""

from __future__ import annotations

import re

from parsers.layout import Layout, closed, line_width
from parsers.markers import find_marker
from parsers.model import Line

_NO_START = "，。、；：！？）》」』”’％】〉〕］,;!?)%…·"
_NO_END = "，、（《“‘「『【〈〔［,(—"
_LONE = re.compile(r"[^\s\d一二三四五六七八九十是但另又则故第][，。；]")
_FRAGMENT = re.compile(r"[\u4e00-\u9fff]{1,5}[。；]|[\u4e00-\u9fff]{1,4}\Z")
_UNIT = re.compile(r"[万亿]?(?:元|[吨户人件个项次家名所台条亩斤米]|公里|公顷|平方|立方|千瓦|百分点|％|%)|[万亿]")
_NUMBER_END = re.compile(r"[0-9０-９][,，.．]?\s?[0-9０-９]*\s*[千百万亿]*\Z")
_NUMBER_START = re.compile(r"[0-9０-９][0-9０-９,，.．\s]*(?:%|％|[万亿元])")
_CAPTION = re.compile(r"(?:附?表|附?图|圖|續表)\s?[0-9０-９一二三四五六七八九十]{1,3}(?:[-—－.]\d{1,2})?(?:[：:\s]|[^\s中所示的为是]{3})")
_NOTED = re.compile(r"[\[［〔]\s?\d{1,3}\s?[\]］〕](?![，。；、）])")
_FOOTNOTE = re.compile(r"[①-⑳]|[\[［〔]\s?\d{1,3}\s?[\]］〕]|注\s?\d*\s?[：:]|[＊*※]\s?[^*＊※]")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是|——|首先|其次|再次|最后|[●◆■▲★•]|第[一二三四五六七八九十百零〇0-9]{1,5}条")
_SALUTATION = re.compile(r"(?:各位|尊敬的|主任|同志们|主席)[^。；]{0,40}[：:！!]\s*")
_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "「": "」", "〔": "〕"}
_PROSE = 28
_WINDOW = 20_000


def continues(text: str, last: Line, line: Line, layout: Layout, source: str) -> bool:
    """Whether `line` goes on with the paragraph whose text so far is `text` and whose last line is `last`.

    `source` is the whole text, asked near the place whether the characters at the join stand together elsewhere.
    """
    if line.hashes or last.hashes or _starts(line.text):
        return False
    if line.gap > layout.gap + 1 + (2 if line.page_break else 0) and line.gap > 2 and not line.page_break:
        return False
    ended = closed(last.text)
    if line.text[0] in _NO_START or (not ended and _tied(text, last.text, line.text)):
        return True
    if layout.wrap:
        return _wrapped(text, last, line, layout)
    if ended or line.indent > last.indent + 1 or last.bold or line.bold:
        return False
    if _is_prose(text):
        return True
    if find_marker(text) is None:
        return False
    return (line.page_break and _FRAGMENT.match(line.text) is not None) or _together(last.text, line, source)


def is_footnote(text: str) -> bool:
    """Whether a line looks like a footnote: `① …`, `[1] …`, `注：…`."""
    return _FOOTNOTE.match(text) is not None


def unclosed(text: str) -> str:
    """The closing mark that `text` still waits for, or nothing; only the last opening mark counts."""
    for i in range(len(text) - 1, max(-1, len(text) - 80), -1):
        close = _PAIRS.get(text[i])
        if close:
            return close if close not in text[i:] else ""
    return ""


def _starts(text: str) -> bool:
    """Whether a line begins a paragraph by its own words: a marker, 一是, 第三条, ——, a caption, a note's number."""
    return (
        find_marker(text) is not None
        or _ITEM.match(text) is not None
        or _CAPTION.match(text) is not None
        or _NOTED.match(text) is not None
    )


def _tied(text: str, last: str, following: str) -> bool:
    """Whether two pieces of text cannot be told apart: an open bracket, a number and its unit, a comma at the end."""
    if last[-1] in _NO_END and not last.endswith("——"):
        return True
    waits = unclosed(text)
    if waits and waits in following[:60] and (waits != "”" or not closed(text)):
        return True
    if _LONE.match(following):
        return True
    if _NUMBER_END.search(last) and _UNIT.match(following):
        return True
    return "，" in text and _NUMBER_START.match(following) is not None


def _wrapped(text: str, last: Line, line: Line, layout: Layout) -> bool:
    """Whether `line` goes on where lines were wrapped hard."""
    if line.gap > layout.gap and not line.page_break:
        return False
    if layout.indents and line.indent >= last.indent + 2 and not (line.page_break and not closed(last.text)):
        return False
    if _SALUTATION.fullmatch(last.text):
        return False
    width = line_width(last)
    if layout.full(width):
        return not (layout.indents and line.indent >= 2 and last.indent == line.indent and closed(last.text))
    return not closed(last.text) and _is_prose(text) and width >= layout.wrap * 0.6


def _is_prose(text: str) -> bool:
    """Whether a text is running prose, not a heading, a title or a signature."""
    if "。" in text or "；" in text:
        return True
    if find_marker(text):
        return False
    return "，" in text and len(text) >= _PROSE


def _together(last: str, line: Line, source: str) -> bool:
    """Whether the characters on both sides of the join stand together elsewhere near by: 调 | 整 in 调整，.

    Where other lines or sentences begin as this line does, or others end as the last one did, it is no join.
    """
    at = line.span.start
    near = source[max(0, at - _WINDOW) : at + _WINDOW]
    following = line.text
    if near.count("\n" + following[:2]) > 1 or near.count("。" + following[:2]) > 1:
        return False
    if sum(near.count(last[-2:] + end) for end in "，。、\n") > 1:
        return False
    seen = near.count(last[-1] + following[:2]) + near.count(last[-2:] + following[:1])
    return seen >= (1 if line.page_break else 2)
