"""`clean_marked`: a line that may hold markup of an OCR, of Markdown or of HTML, without it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.language.numerals import TO_TEN
from parsers.lines.unseen import UNSEEN, trim
from parsers.model import Flow, Span

_MARKUP = re.compile(
    r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)"  # an image
    r"|</?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s[\x00-;=?-\u2e7f\ufff0-\U0010ffff]{0,300}|\s[^<>=]{0,60}=\s?[\"'][^<>]{0,300})?/?>"
    # an HTML tag: Chinese stands in its attributes only (such a class compiles in a third of the time of a look ahead)
    r"|\*{2,3}|~~"  # **bold**, ~~struck~~
    rf"|\A\s{{0,9}}[-*+]\s(?=\*{{0,2}}[（(]?[{TO_TEN}\d]{{1,3}}[)）、.．]\D|第\w{{1,4}}[条章节])"  # of a numbered item
    r"|\[(?=[^\[\]]{1,200}\]\((?:https?:|[#/.]|mailto:))|\]\((?:https?:|[#/.]|mailto:)[^()\s]{0,300}\)"  # a link
    r"|(?<![\w])_{2}(?=\S)|(?<=\S)_{2}(?![\w])"
    r"|\\\||\\(?=[*_#.()\[\]~%$&+!>-])"  # an escape of Markdown
    r"|&(?:nbsp|emsp|ensp|ldquo|rdquo|middot|mdash|amp|lt|gt|quot|#\d{1,6}|#x[0-9A-Fa-f]{1,5});"
    rf"|[{UNSEEN}]"
)
_BAR, _WIDE_BAR = "\\|", "｜"
"""An escaped bar, and what the page has for it: it parts no cells."""
_HASHES = re.compile(r"[ \t\u3000]{0,8}(#{1,6})(?!#)(?:[ \t\u3000]+|(?<=##))(?=\S)")
_BOLD = re.compile(r"\s*\*\*[^*]+\*\*\s*|\s*<(b|strong)>[^<>]+</\1>\s*")
_EMPHASIS = re.compile(r"\s{0,9}(\*)(?=[^\s*])[^*]{1,300}(?<=[^\s*])(\*)(?![\w*])")


def clean_marked(body: str, start: int, hidden: Sequence[Span]) -> tuple[Flow, int, bool]:
    """As `clean_line`, of a line that holds characters that may be markup."""
    head = _HASHES.match(body)
    chars: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    cuts = [(max(s - start, 0), min(e - start, len(body)), "") for s, e in hidden]
    length = at = 0
    for low, high, sign in [*sorted(cuts + _cuts(body, head)), (len(body), len(body), "")]:
        if low > at:
            chars.append(body[at:low])
            starts.append(length)
            offsets.append(start + at)
            length += low - at
        if sign and low >= at:
            chars.append(sign)
            starts.append(length)
            offsets.append(start + low)
            length += 1
        at = max(at, high)
    flow = Flow("".join(chars), tuple(starts), tuple(offsets)) if chars else Flow("", (0,), (start,))
    return trim(flow), len(head[1]) if head else 0, _BOLD.fullmatch(body) is not None


def _cuts(body: str, head: re.Match[str] | None) -> list[tuple[int, int, str]]:
    """What is markup in `body`: from where to where, and the one character that it stands for, if any."""
    cuts = [
        (match.end() - 1 if match[0] == _BAR else match.start(), match.end(), _stands_for(match[0]))
        for match in _MARKUP.finditer(body)
    ]
    cuts += [(end - 2, end - 1, "") for _, end, sign in cuts if sign == _WIDE_BAR]
    if head:
        cuts.append((0, head.end(), ""))
    if "*" in body and (emphasis := _EMPHASIS.match(body)):
        cuts += [(*emphasis.span(1), ""), (*emphasis.span(2), "")]
    if "$" in body or "\\" in body:
        from parsers.lines.formulas import formula_cuts  # few texts hold one

        cuts += formula_cuts(body)
    return cuts


def _stands_for(markup: str) -> str:
    """The one character that an entity, a line break in a cell or an escaped bar stands for; else nothing."""
    if markup[0] == "&":
        from html import unescape  # a table of two thousand names: few texts ask for it

        entity = unescape(markup)
        return "" if len(entity) != 1 else " " if entity.isspace() else entity
    if markup == _BAR:
        return _WIDE_BAR
    return " " if markup[:3].lower() == "<br" else ""
