"""`split_lines`: a source to its lines, text told from noise, the offset of every kept character kept."""

from __future__ import annotations

import re

from parsers.model import Flow, Line, Noise, NoiseKind, Source, Span

_LINE = re.compile(r"[^\r\n\f]*(?:\r\n|[\r\n\f]|\Z)")
_PAGE_MARK = re.compile(r"[\s]*(?:[—–\-·•]{1,2}\s*(\d{1,4})\s*[—–\-·•]{1,2}|第\s*(\d{1,4})\s*页)\s*")


def split_lines(source: Source) -> tuple[list[Line], list[Noise]]:
    """The lines of `source` and the noise between them; together they tile it."""
    lines: list[Line] = []
    noise: list[Noise] = []
    gap = 0
    broken = False
    text = source.text
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        body = match[0].rstrip("\r\n\f")
        stop = start + len(body)
        mark = _PAGE_MARK.fullmatch(body)
        clean = body.strip()
        if mark:
            noise.append(Noise(NoiseKind.PAGE_MARK, Span(start, end)))
            broken = True
            continue
        if not clean:
            noise.append(Noise(NoiseKind.BLANK, Span(start, end)))
            broken = broken or "\f" in match[0]
            gap += 1
            continue
        at = start + body.index(clean)
        flow = Flow(clean, (0,), (at,))
        lines.append(Line(flow, Span(start, stop), at - start, gap=gap, page_break=broken))
        gap, broken = 0, False
        if stop < end:
            noise.append(Noise(NoiseKind.BLANK, Span(stop, end)))
            broken = "\f" in match[0]
    return lines, noise
