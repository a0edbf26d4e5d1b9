"""How a line begins a paragraph by its own words: a marker, 一是, an article, a bullet, a caption, a note's number."""

from __future__ import annotations

import re

from parsers.language.markers import find_marker
from parsers.patterns import late
from parsers.rules import Rules

STARTS: Rules[[str], bool] = Rules("blocks.start")
"""Ways in which a line begins a paragraph, whatever stands before it."""
FOOTNOTES: Rules[[str], bool] = Rules("blocks.footnote")
"""Ways in which a line looks like a footnote."""
_CAPTION = re.compile(r"(?:附?[表图]|续表)\s?\w{1,3}?(?:[-—－.]\d{1,2})?[：:\s]\s*\S")
_NOTED = re.compile(r"([\[［〔])\s?\d{1,3}\s?[\]］〕](?![，。；、）])")
_NOTE_WORD = late(r"注\s?\d*\s?[：:]")
_NUMBERED_IS = re.compile(r"\w{1,2}是[^，。]")
_ARTICLE = re.compile(r"第\w{1,5}?条")
_ORDER_WORDS = ("首先", "其次", "再次", "最后")
_ATTACHMENT = re.compile(r"附\s*[件录]\s*(?:\d{1,2}(?:\s*[-—之]\s*\d)?|[lI]|[一二三四五六七八九十]{1,3})?\s*[：:]?")
_BULLETS = ("——", "●", "◆", "■", "▲", "★", "•")
_NUMERALS = frozenset("一二三四五六七八九十百零〇0123456789")
_FIRST = _NUMERALS | frozenset("第首其再最—●◆■▲★•附·表图续[［〔")
"""What a line begins with that begins a paragraph, if it is no marker."""


def starts_paragraph(text: str) -> bool:
    """Whether a line begins a paragraph by its own words."""
    return find_marker(text) is not None or (text[:1] in _FIRST and STARTS.first(text) is not None)


def is_footnote(text: str) -> bool:
    """Whether a line looks like a footnote: `① …`, `[1] …`, `注：…`."""
    return FOOTNOTES.first(text) is not None


def is_attachment_label(text: str) -> bool:
    """Whether a line is the label of an attachment and nothing else: `附件2`."""
    return text[0] == "附" and _ATTACHMENT.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table or a picture: `表1 …`, `附图2：…`."""
    return text[:1] in "附表图续" and _CAPTION.match(text) is not None


@STARTS.rule("一、水库", "（二）堤防", "3.河道", but=("一座水库",))
def marker(text: str) -> bool:
    """It begins with a marker."""
    return find_marker(text) is not None


@STARTS.rule("一是修水库", "十二是修堤防", but=("于是修水库", "一是，水库", "总是修水库"))
def numbered_is(text: str) -> bool:
    """It counts: 一是, 二是."""
    match = _NUMBERED_IS.match(text) if text[:1] in _NUMERALS else None
    return match is not None and _NUMERALS.issuperset(text[: text.index("是")])


@STARTS.rule("第三条 水库", "第一百零二条", but=("第某条", "见第三条"))
def article(text: str) -> bool:
    """It begins with the number of an article."""
    match = _ARTICLE.match(text) if text[:1] == "第" else None
    return match is not None and _NUMERALS.issuperset(match[0].strip("第条"))


@STARTS.rule("首先，修水库", "其次，修堤防", "再次，修河道", "最后，修沟渠", but=("首次修水库",))
def order_word(text: str) -> bool:
    """It counts in words."""
    return text.startswith(_ORDER_WORDS)


@STARTS.rule("——坚持防汛", "●水库", "◆堤防", "■河道", "▲沟渠", "★汛期", "•水位", but=("—水库",))
def bullet(text: str) -> bool:
    """It begins with a bullet or a long dash."""
    return text.startswith(_BULLETS)


@STARTS.rule("附件2", "附件", "附 录 一", "附件3-1：", but=("附件2水库", "附属", "附件、附图"))
def attachment_label(text: str) -> bool:
    """It is the label of an attachment, alone."""
    return is_attachment_label(text)


@STARTS.rule("·水库堤防·", but=("·水库堤防", "··", "水库·堤防"))
def between_dots(text: str) -> bool:
    """It stands between two dots, as the name of a column does."""
    return len(text) > 2 and text[0] == text[-1] == "·"


@STARTS.rule(
    "表1 水库", "附表2：水库", "附图1-2 堤防", "图3：堤防", "图3 堤防", "续表2 水库", but=("表1", "地图3 堤防")
)
def caption(text: str) -> bool:
    """It is the caption of a table or a picture."""
    return is_caption(text)


@STARTS.rule("[1] 见上期", "〔12〕见上期", but=("[1]，水库", "[2031] 年"))
def note_number(text: str) -> bool:
    """It begins with the number of a note."""
    return text[:1] in "[［〔" and _NOTED.match(text) is not None


@FOOTNOTES.rule("①见上期", "⑳见上期", "[3]见上期", but=("见上期①",))
def note_mark(text: str) -> bool:
    """It begins with the mark or the number of a note."""
    return "①" <= text[0] <= "⑳" or _NOTED.match(text) is not None


@FOOTNOTES.rule("＊见上期", "*见上期", "※见上期", but=("＃见上期",))
def asterisk(text: str) -> bool:
    """It begins with an asterisk."""
    return text[0] in "＊*※"


@FOOTNOTES.rule("注：见上期", "注 2：见上期", but=("注见上期",))
def note_word(text: str) -> bool:
    """It begins with the word for a note, and a colon."""
    return text[:1] == "注" and _NOTE_WORD.match(text) is not None
