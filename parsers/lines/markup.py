"""Markup of an OCR or of Markdown taken off one line, the offset of every kept character kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from parsers.lines.unseen import UNSEEN
from parsers.model import Flow, Span
from parsers.patterns import late

_SUSPECT = re.compile(rf"[*#<!&\\_`$~\]{UNSEEN}]")
_RULES = "-—–_=*·.…•~―─━＿－※☆★◇◆□■△▲﹏"
"""What rules are drawn with."""
_RULE = re.compile(rf"([{_RULES}])\s*(?:\1\s*){{2,}}|```\w*|~~~\w*|\$\$|\{{\d{{1,4}}\}}-{{9,}}|\\newpage|\\pagebreak")
_RULE_STARTS = frozenset(_RULES + "`~${\\")
_FRONT = r"---\r?\n(?:[A-Za-z_][\w-]{0,40}:[^\r\n]{0,300}\r?\n){1,40}---[ \t]*(?=[\r\n]|\Z)"
"""What some programs write about a file before it: lines of ``key: value`` between two rules."""
_PAGE_COMMENT = late(r"<!--\s*(?:第|[Pp]age|[Pp]\.?)\s*(\d{1,4})\s*页?\s*-->")
_EDITS = ("[编辑]", "[編輯]", "［编辑］", "［編輯］", "[编辑本段]", "[编辑源代码]", "[编辑原始码]")
"""What a wiki puts after a heading: in the characters of its own pages, whatever those of the text are."""
_OPENER = re.compile(r"<!--|<style\b|<script\b|<head>", re.IGNORECASE)
_CLOSERS = {"<!--": "-->", "<style": "</style>", "<script": "</script>", "<head>": "</head>"}
_STATED = late(r"[。；][”」』）)]?[ \t\r]*\n")
_MOST_STATED = 3
"""Lines that end sentences in what is hidden: so many are text, and what hides them was never closed."""
_PLAIN = re.compile(r"^[^<>{}=\r\n]+$", re.MULTILINE)
_MOST_PLAIN = 40
"""Lines of Chinese words without markup in a comment: so many are a table, a cell a line."""


def hidden_spans(text: str) -> list[Span]:
    """The comments, styles and scripts of an HTML text, in order; one that is never closed hides nothing but its sign.

    A comment is not closed by the end of another that begins within it, and none holds lines of sentences.
    """
    spans: list[Span] = []
    if text.startswith(("---\n", "---\r\n")) and (front := re.match(_FRONT, text)):
        spans.append(Span(0, front.end()))
    openers = list(_OPENER.finditer(text))
    if not openers:
        return spans
    stated = [match.start() for match in _STATED.finditer(text)]
    plain = [match.start() for match in _PLAIN.finditer(text) if any("\u4e00" <= c <= "\u9fff" for c in match[0])]
    lower = text.lower() if len(text.lower()) == len(text) else text
    ends: dict[str, int] = {}
    at = 0
    for k, opener in enumerate(openers):
        start, kind = opener.start(), opener[0].lower()
        closer = _CLOSERS[kind]
        if start < at:
            continue
        if -1 < ends.get(kind, 0) < opener.end():
            ends[kind] = lower.find(closer, start + 2)
        end = ends[kind] + len(closer)
        inner = k + 1 < len(openers) and kind == "<!--" == openers[k + 1][0] and openers[k + 1].end() < end
        told = _between(stated, start, end) >= _MOST_STATED
        tabled = kind == "<!--" and _between(plain, start, end) >= _MOST_PLAIN
        if ends[kind] < 0 or inner or told or tabled:
            spans += [Span(*opener.span())] if kind == "<!--" else []
            continue
        spans.append(Span(start, end))
        at = end
    return spans


def _between(starts: Sequence[int], start: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, start)


def begins_page(line: str) -> bool:
    """Whether a line is a comment that says that a page begins: `<!-- page 2 -->`, `<!-- 第2页 -->`."""
    return line.startswith("<!--") and _PAGE_COMMENT.fullmatch(line) is not None


def is_rule(line: str) -> bool:
    """Whether the line draws a rule or fences code and says nothing: `---`, `·····`, three backquotes.

    It has no white space at its ends and is not empty.
    """
    return line[0] in _RULE_STARTS and _RULE.fullmatch(line) is not None


def is_plain(line: str) -> bool:
    """Whether a line, without white space at its ends and not empty, surely holds no markup."""
    return _SUSPECT.search(line) is None and line[1:2] != " " and line[-1] != "］"


def clean_line(body: str, start: int, hidden: Sequence[Span] = ()) -> tuple[Flow, int, bool]:
    """The flow of the line `body` without markup and outer white space, its count of `#`, and whether it was bold.

    It stands at `start` of the source. The flow is empty when nothing but markup or white space stands there. `hidden`
    are spans to leave out.
    """
    from parsers.lines.marked import clean_marked  # its patterns are compiled for texts that need them

    if body.endswith(_EDITS):
        body = body[: max(body.rfind("["), body.rfind("［"))]
    return clean_marked(body, start, hidden)
