"""`split_lines`: a source to its lines, text told from noise, the offset of every kept character kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from parsers.language.characters import unified
from parsers.lines.drafts import Draft
from parsers.lines.furniture import mark_furniture
from parsers.lines.markup import begins_page, clean_line, hidden_spans, is_plain, is_rule
from parsers.lines.noise import NoiseTrack
from parsers.model import Flow, Line, NoiseKind, PageStart, Source, Span
from parsers.packed import LONG, LineTrack
from parsers.stopping import stoppable

_ENDS = "\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line: where `str.splitlines` parts them."""


def split_lines(source: Source) -> tuple[Sequence[Line], NoiseTrack]:
    """The lines of `source` and the noise between them; together they tile it. Those of a long text are packed."""
    drafts = _draft(unified(source.text))
    mark_furniture(drafts, source.pages)
    labels = _page_labels(drafts, source.pages)
    lines: list[Line] | LineTrack = [] if len(source.text) < LONG else LineTrack()
    noise = NoiseTrack()
    gap = 0
    broken = False
    drafts.reverse()
    for label in stoppable(labels):
        draft = drafts.pop()  # a long text's drafts make room for its lines
        broken = broken or draft.feed
        if draft.noise is not None:
            broken = broken or draft.noise in (NoiseKind.PAGE_MARK, NoiseKind.RUNNING_HEAD)
            gap += draft.noise is NoiseKind.BLANK
            noise.add(draft.noise, draft.start, draft.end)
            continue
        span = Span(draft.start, draft.stop)
        lines.append(Line(draft.flow, span, draft.indent, draft.hashes, draft.bold, label, gap=gap, page_break=broken))
        gap, broken = 0, False
        if draft.stop < draft.end:
            noise.add(NoiseKind.BLANK, draft.stop, draft.end)
    return lines, noise


def display_width(text: str) -> int:
    """The width of `text` in columns: two for a Chinese character, one for a Latin one."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def _draft(text: str) -> list[Draft]:
    """Every source line, cleaned of markup, blank ones and rules named as noise already."""
    hidden = hidden_spans(text)
    starts = [span.start for span in hidden]
    drafts: list[Draft] = []
    feed = False
    end = 0
    for line in stoppable(text.splitlines(keepends=True) if len(text) < LONG else _parted(text)):
        start, end = end, end + len(line)  # the same number object ends one span and begins the next
        body = line.rstrip(_ENDS)
        clean = body.strip()
        stop = start + len(body)
        if not clean:
            drafts.append(Draft(start, stop, end, "", start, feed=feed, noise=NoiseKind.BLANK))
            feed = line[-1] == "\f"
            continue
        lead = body.index(clean)
        cut = _overlapping(hidden, starts, start, stop) if hidden else ()
        if not cut and is_plain(clean):
            draft = Draft(start, stop, end, clean, start + lead if lead else start, feed=feed)
        else:
            flow, hashes, bold = clean_line(body, start, cut)
            draft = Draft(start, stop, end, flow.text, _where(flow, start), feed=feed)
            draft.hashes, draft.bold = hashes, bold
        feed = line[-1] == "\f" or (clean[0] == "<" and begins_page(clean))
        if not draft.text or is_rule(draft.text):
            draft.noise = NoiseKind.MARKUP
        elif lead:
            draft.indent = display_width(body[:lead].expandtabs(4))
        drafts.append(draft)
    return drafts


def _parted(text: str) -> Iterator[str]:
    """The lines of `text` with their ends; each is let go when the next one is asked for."""
    left = text.splitlines(keepends=True)
    left.reverse()
    while left:
        yield left.pop()


def _where(flow: Flow, start: int) -> int | tuple[Sequence[int], Sequence[int]]:
    """Where the characters of `flow` stand, for a `Draft`; one number for `start` and for what begins there."""
    if len(flow.starts) > 1:
        return flow.starts, flow.offsets
    return start if flow.offsets[0] == start else flow.offsets[0]


def _overlapping(spans: list[Span], starts: list[int], start: int, stop: int) -> list[Span]:
    """Those of `spans`, in order and beginning at `starts`, that share a character with ``start:stop``."""
    first = max(0, bisect_right(starts, start) - 1)
    return [span for span in spans[first : bisect_left(starts, stop)] if span.end > start]


def _page_labels(drafts: list[Draft], pages: tuple[PageStart, ...]) -> list[str | None]:
    """The printed page of each draft, from its page's mark (at its head or its foot), else from the source's own."""
    marks = [i for i, draft in enumerate(drafts) if draft.label is not None]
    labels: list[str | None] = [None] * len(drafts)
    if not marks:
        starts = [page.offset for page in pages]
        if not starts:
            return labels
        for i, draft in enumerate(drafts):
            k = bisect_right(starts, draft.start) - 1
            labels[i] = pages[k].label if k >= 0 else None
        return labels
    cuts = marks if _marks_lead(drafts, marks) else [i + 1 for i in marks]
    if cuts is marks:
        for k, i in enumerate(marks):
            end = marks[k + 1] if k + 1 < len(marks) else len(drafts)
            labels[i:end] = [drafts[i].label] * (end - i)
        return labels
    start = 0
    for i, cut in zip(marks, cuts, strict=True):
        labels[start:cut] = [drafts[i].label] * (cut - start)
        start = cut
    return labels


def _marks_lead(drafts: list[Draft], marks: list[int]) -> bool:
    """Whether page marks stand at the head of their pages: right after a form feed, or before all text."""
    fed = _fed(drafts)
    led = sum(fed[i] for i in marks)
    if any(draft.feed for draft in drafts):
        return led * 2 > len(marks)
    return all(draft.noise is not None for draft in drafts[: marks[0]])


def _fed(drafts: list[Draft]) -> list[bool]:
    """For each draft whether no text stands between it and the form feed, or the beginning of the text, before it."""
    fed: list[bool] = []
    for i, draft in enumerate(drafts):
        above = fed[-1] and drafts[i - 1].noise is not None if i else draft.noise is not None
        fed.append(draft.feed or above)
    return fed
