"""Markup of an OCR or of Markdown taken off one line, the offset of every kept character kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from parsers.model import Flow, Span

_SUSPECT = re.compile(r"[*#<!&\\_`$\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKUP = re.compile(
    r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)"  # an image
    r"|</?[A-Za-z][^<>]{0,300}>"  # an HTML tag
    r"|\*{2,3}"  # **bold**
    r"|(?<![\w])_{2}(?=\S)|(?<=\S)_{2}(?![\w])"
    r"|\\(?=[*_#.()\[\]~|-])"  # an escape of Markdown
    r"|&(?:nbsp|emsp|ensp|ldquo|rdquo|middot|mdash|amp|lt|gt|quot|#\d{1,6}|#x[0-9A-Fa-f]{1,5});"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_HASHES = re.compile(r"[ \t\u3000]{0,8}(#{1,6})(?!#)(?:[ \t\u3000]+|(?<=##))(?=\S)")
_BOLD = re.compile(r"\s*\*\*[^*]+\*\*\s*|\s*<(b|strong)>[^<>]+</\1>\s*")
_RULE = re.compile(r"\s*(?:([-—–_=*·.…•~―─━＿－※☆★◇◆□■△▲﹏])\s*(?:\1\s*){2,}|```\w*|~~~\w*|\\newpage|\\pagebreak)\s*")
_OPENERS = ("<!--", "<style", "<script", "<head>")
_CLOSERS = ("-->", "</style>", "</script>", "</head>")


def hidden_spans(text: str) -> list[Span]:
    """The comments, styles and scripts of an HTML text, in order; one that is never closed is no comment."""
    spans: list[Span] = []
    for opener, closer in zip(_OPENERS, _CLOSERS, strict=True):
        start = text.find(opener)
        while start >= 0:
            end = text.find(closer, start + len(opener))
            if end < 0:
                break
            spans.append(Span(start, end + len(closer)))
            start = text.find(opener, end)
    return sorted(spans)


_NOTHING = Flow("", (0,), (0,))


def is_rule(line: str) -> bool:
    """Whether the line draws a rule or fences code and says nothing: `---`, `·····`, three backquotes."""
    return _RULE.fullmatch(line) is not None


def clean_line(text: str, start: int, stop: int, hidden: Sequence[Span] = ()) -> tuple[Flow, int, bool]:
    """The flow of ``text[start:stop]`` without markup and outer white space, its count of `#`, and whether it was bold.

    The flow is empty (and says no place) when nothing but markup or white space stands there. `hidden` are spans to
    leave out.
    """
    body = text[start:stop]
    clean = body.strip()
    if not clean:
        return _NOTHING, 0, False
    if not hidden and not _SUSPECT.search(clean):
        return Flow(clean, (0,), (start + body.index(clean),)), 0, False
    return _clean_marked(body, start, hidden)


def _clean_marked(body: str, start: int, hidden: Sequence[Span]) -> tuple[Flow, int, bool]:
    """As `clean_line`, of a line that holds characters that may be markup."""
    cuts = [(max(s - start, 0), min(e - start, len(body))) for s, e in hidden]
    head = _HASHES.match(body)
    hashes = len(head[1]) if head else 0
    if head:
        cuts.append((0, head.end()))
    chars: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    cuts += [match.span() for match in _MARKUP.finditer(body)]
    length = at = 0
    for low, high in [*sorted(cuts), (len(body), len(body))]:
        if low > at:
            chars.append(body[at:low])
            starts.append(length)
            offsets.append(start + at)
            length += low - at
        entity = unescape(body[low:high]) if body[low:high].startswith("&") and low >= at else ""
        if len(entity) == 1:
            chars.append(" " if entity.isspace() else entity)
            starts.append(length)
            offsets.append(start + low)
            length += 1
        at = max(at, high)
    flow = Flow("".join(chars), tuple(starts), tuple(offsets)) if chars else Flow("", (0,), (start,))
    return trim(flow), hashes, _BOLD.fullmatch(body) is not None


def trim(flow: Flow) -> Flow:
    """The flow without white space at its ends."""
    left = len(flow.text) - len(flow.text.lstrip())
    right = len(flow.text.rstrip())
    if left == 0 and right == len(flow.text):
        return flow
    return flow.part(left, right)
