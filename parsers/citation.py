"""Where words stand, in words: the citation of a place, as far as its parts are known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from parsers.excerpt import clean_text
from parsers.model import Block, Citation, Excerpt, Issue, NoiseKind, Section, Span


def quote(issue: Issue, span: Span) -> Excerpt:
    """The words at `span` with where they stand."""
    return Excerpt(clean_text(issue, span), span, cite(issue, span), issue.source[span])


def cite(issue: Issue, span: Span) -> Citation:
    """The citation of `span`: that of its first character; `pages` runs to its last."""
    chain = sections_at(issue.sections, span.start)
    document = chain[0] if chain and chain[0].level <= 1 else None
    below = chain[1:] if document else chain
    head = issue.masthead
    return Citation(
        source=issue.source.name,
        body=head.body,
        gazette=_gazette(head.body, head.title),
        year=head.year,
        number=head.number,
        running_number=head.running_number,
        document=document.title if document else None,
        speaker=document.speaker if document else None,
        speaker_role=document.speaker_role if document else None,
        date=document.date if document else None,
        path=tuple(section.marker + section.title for section in below),
        pages=_pages(issue, span, document),
    )


def sections_at(sections: Iterable[Section], offset: int) -> tuple[Section, ...]:
    """The sections that `offset` stands in, outermost first."""
    for section in sections:
        if section.span.start <= offset < section.span.end:
            return (section, *sections_at(section.children, offset))
    return ()


def in_words(citation: Citation) -> str:
    """The citation in one line of Chinese: document, speaker, headings, gazette, page; at least the file's name."""
    c = citation
    parts = []
    if c.document:
        parts.append(f"《{c.document}》" + _in_brackets(c.speaker, c.speaker_role, c.date))
    if c.path:
        parts.append(" › ".join(c.path))
    issue = _issue_in_words(c)
    if issue:
        parts.append(issue)
    if c.pages:
        parts.append(f"第{c.pages}页")
    return "，".join(parts) or c.source


def gb7714(citation: Citation) -> str:
    """The reference as GB/T 7714—2015 has it for a document in a serial.

    ``issuing body. document title[Z]. gazette title, year(number): pages.`` — [Z] marks a kind of document that the
    standard has no letter for (annex B), which official papers are. Without a document the gazette itself is cited.
    """
    c = citation
    title = c.document or c.gazette or c.source
    parts = [c.body] if c.body else []
    parts.append(f"{title}[Z]")
    number = f"({c.number})" if c.number is not None else ""
    host = ", ".join(part for part in (c.gazette if c.document else None, _year(c) + number) if part)
    if c.pages:
        host = f"{host}: {c.pages}" if host else c.pages
    if host:
        parts.append(host)
    return ". ".join(parts) + "."


def _gazette(body: str | None, title: str | None) -> str | None:
    """The gazette's title; a bare 公报 gets its body's name, since nobody could find it by less."""
    if not title:
        return f"{body}公报" if body else None
    return f"{body}{title}" if body and len(title) <= 3 else title


def _issue_in_words(c: Citation) -> str:
    year = f"{c.year}年" if c.year is not None else ""
    number = f"第{c.number}号" if c.number is not None else ""
    running = f"（{c.running_number}）" if c.running_number else ""
    return (c.gazette or "") + year + number + (running if c.gazette or number else "")


def _in_brackets(*parts: str | None) -> str:
    known = [part for part in parts if part]
    return f"（{'，'.join(known)}）" if known else ""


def _year(c: Citation) -> str:
    return str(c.year) if c.year is not None else (c.date or "")[:4]


def _pages(issue: Issue, span: Span, document: Section | None) -> str | None:
    first = page_at(issue, span.start)
    if first is not None:
        last = page_at(issue, max(span.start, span.end - 1))
        return first if last in (None, first) else f"{first}-{last}"
    if document is None or document.printed_page is None:
        return None
    later = [
        section.printed_page
        for section in issue.sections
        if section.heading.start > document.heading.start and section.printed_page is not None
    ]
    last_page = max(document.printed_page, later[0] - 1) if later else document.printed_page
    start = document.printed_page
    return str(start) if last_page == start else f"{start}-{last_page}"


def page_at(issue: Issue, offset: int) -> str | None:
    """The printed page that the character at `offset` stands on, None when it is not known."""
    pages = issue.source.pages
    if pages:
        at = bisect_right(pages, offset, key=lambda page: page.offset) - 1
        return pages[at].label if at >= 0 else None
    block = _block_at(issue.blocks, offset)
    if block is None or block.page is None:
        return None
    turned = sum(
        noise.kind is NoiseKind.PAGE_MARK and block.span.start <= noise.span.start < offset for noise in issue.noise
    )
    if not turned:
        return block.page
    return str(int(block.page) + turned) if block.page.isdecimal() else None


def _block_at(blocks: tuple[Block, ...], offset: int) -> Block | None:
    """The last block that begins at `offset` or before it."""
    at = bisect_right(blocks, offset, key=lambda block: block.pieces[0].start) - 1
    return blocks[at] if at >= 0 else None
