"""Where words stand, in words and as a reference: the citation of a place, as far as its parts are known.

What the references rest on. GB/T 7714—2025 (in force since 2026-07-01), read in the reproduction of its text in
hushidong/biblatex-gb7714-2025 and compared with zotero-chinese/styles and zepinglee/gbt7714-bibtex-style:

- 6.2: ``.`` and ``[ ]`` are half-width, all other marks full-width (its note; drawn so by the styles too). First and
  last page are joined by the short ``-`` (短横线); the 一字线 stands only between years and volumes of a whole serial.
- 7.1.2: more than three authors are the first three and 等; 7.1.3: a work whose author is not known begins with its
  title; 7.1.4: a body (机关团体) is named as the work names it.
- 8.5: ``author. title[J]. serial，year，volume（issue）：pages.`` for what a serial prints, reports included (8.8.1);
  the pages are those of the words. 8.4: ``author. serial[J]. year（issue）.`` for the serial itself.
- Annex A: J for what a periodical prints, R for a report on its own (8.8: with its full date), Z for what it has no
  letter for, which official papers on their own are. A file that nobody named an address of gets no /OL and no date of
  access: 2025 has these for web pages and data sets only (7.6, 8.11).

GB/T 7714—2015 has the same order and letters (4.3, 4.4, annex B); it leaves the width of the marks open, and we print
them half-width with a blank as before. Neither says how to cite an issue by its running number (总号) alone: it stands
where the issue stands, called what it is, since a bare number there would be the issue's. A body that a title names
inside 《》 is as printed; 《》 inside 《》 is 〈〉 (GB/T 15834—2011, 4.15.3.5).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from parsers.language.script import is_traditional
from parsers.model import Citation, Excerpt, Issue, Section, Span
from parsers.quote.authors import authors_of
from parsers.quote.excerpt import clean_text
from parsers.quote.printed_pages import pages_of


class Standard(StrEnum):
    """The standard that references follow."""

    GBT_2025 = "gbt7714-2025"
    GBT_2015 = "gbt7714-2015"


class _Marks(NamedTuple):
    """The marks of a standard: between authors and before the year, before pages, around the issue."""

    comma: str
    colon: str
    brackets: str


_MARKS = {Standard.GBT_2025: _Marks("，", "：", "（{}）"), Standard.GBT_2015: _Marks(", ", ": ", "({})")}
_WIDE = r"\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff65〇“”‘’…—"
_LAYOUT = re.compile(rf"(?<=[{_WIDE}]) | (?=[{_WIDE}])")
"""A blank beside a Chinese character or mark: layout, since Chinese has none."""
_REPORT = re.compile(r"[报報]告(?:[（(].{0,20}[)）])?\Z")
_MOST = 3


def quote(issue: Issue, span: Span) -> Excerpt:
    """The words at `span` with where they stand."""
    return Excerpt(clean_text(issue, span), span, cite(issue, span), issue.source[span])


def cite(issue: Issue, span: Span) -> Citation:
    """The citation of `span`: that of its first character; `pages` runs to its last."""
    chain = sections_at(issue.sections, span.start)
    document = chain[0] if chain and chain[0].level <= 1 else None
    below = chain[1:] if document else chain
    if document and document.heading.start == document.heading.end:  # named by its file
        document = None
    part = issue.part_at(span.start)
    head = part.masthead
    return Citation(
        source=part.name,
        body=head.body,
        gazette=_gazette(head.body, head.title),
        year=head.year,
        number=head.number,
        running_number=head.running_number,
        document=_title(document.title) if document else None,
        speaker=document.speaker if document else None,
        speaker_role=document.speaker_role if document else None,
        date=document.date if document else None,
        path=tuple(_heading(section) for section in below),
        pages=pages_of(issue, span, document),
        authors=authors_of(document, head.body),
        issuers=document.issuers if document else (),
    )


def sections_at(sections: Iterable[Section], offset: int) -> tuple[Section, ...]:
    """The sections that `offset` stands in, outermost first."""
    for section in sections:
        if section.span.start <= offset < section.span.end:
            return (section, *sections_at(section.children, offset))
    return ()


def in_words(citation: Citation) -> str:
    """The citation in one line of Chinese: document, author, headings, gazette, page; at least the file's name."""
    c = citation
    document = _line(c.document or "")
    parts = [in_title_marks(document) + _in_brackets(*_who(c), c.date)] if document else []
    path = [heading for heading in map(_line, c.path) if heading]
    if path:
        parts.append(" › ".join(path))
    issue = _issue_in_words(c)
    if issue:
        parts.append(issue)
    if not (document or issue):
        parts.insert(0, _line(c.source))
    if pages := _line(c.pages or ""):
        parts.append(f"第{pages}{'頁' if _is_traditional(c) else '页'}")
    return _line("，".join(part for part in parts if part))


def gb7714(citation: Citation, standard: Standard = Standard.GBT_2025) -> str:
    """The reference in one line, as `standard` has it; of the gazette itself where no document is known."""
    c, marks = citation, _MARKS[standard]
    year = str(c.year) if c.year is not None else _line((c.date or "")[:4])
    document, gazette = _line(c.document or ""), _line(c.gazette or "")
    kind = "J" if gazette else "R" if _REPORT.search(document) else "Z"
    if kind == "R" and standard is Standard.GBT_2025 and c.date:
        year = _line(c.date)
    number = issue_number(c)
    place = marks.comma.join(part for part in (gazette if document else "", year) if part)
    if number:
        place += marks.brackets.format(number) if place or c.number is not None else number
    if pages := _line(c.pages or ""):
        place = f"{place}{marks.colon}{pages}" if place else pages
    parts = [marks.comma.join(authors_in(c)), f"{document or gazette or _line(c.source)}[{kind}]", place]
    return _line(". ".join(part for part in parts if part)) + "."


def in_title_marks(title: str) -> str:
    """`title` in 《》; the 《》 inside it are 〈〉, those inside these 《》 again."""
    depth = 1
    marked: list[str] = []
    for char in title:
        if char in "《〈":
            depth += 1
            marked.append("〈" if depth % 2 == 0 else "《")
        elif char in "》〉" and depth > 1:
            marked.append("〉" if depth % 2 == 0 else "》")
            depth -= 1
        else:
            marked.append(char)
    return f"《{''.join(marked)}》"


def issue_number(c: Citation) -> str:
    """The issue's number, else its running number, called so (总号17); empty without either."""
    return str(c.number) if c.number is not None else _running(c)


def authors_in(c: Citation) -> list[str]:
    """The authors as references name them: at most three, and 等 for the rest."""
    authors = [_line(author) for author in authors_known(c)]
    return authors if len(authors) <= _MOST else [*authors[:_MOST], "等"]


def authors_known(c: Citation) -> tuple[str, ...]:
    """The authors; of an excerpt that was kept before these were, its speaker or the gazette's body."""
    known = c.authors or (c.speaker or c.body,)
    return tuple(author for author in known if author and _line(author))


def is_personal(c: Citation) -> bool:
    """Whether the authors are persons, not bodies."""
    authors = authors_known(c)
    return bool(authors) and authors[0] != c.body and authors[0] not in c.issuers


def _who(c: Citation) -> list[str | None]:
    """The authors as the words name them: a person with the post, a body unless title or gazette begin with it."""
    authors = authors_known(c)
    if is_personal(c) or len(authors) > 1:
        role = c.speaker_role if authors == (c.speaker,) else None
        return ["、".join(authors[:_MOST]) + ("等" if len(authors) > _MOST else ""), role]
    named = [c.document or "", c.gazette or ""]
    return [author for author in authors if not any(name.startswith(author) for name in named)]


def _gazette(body: str | None, title: str | None) -> str | None:
    """The gazette's title; a bare 公报 gets its body's name, since nobody could find it by less."""
    if not title:
        return f"{body}公报" if body else None
    return f"{body}{title}" if body and len(title) <= 3 else title


def _heading(section: Section) -> str:
    """A heading with its marker, a blank between them where the marker ends in no mark of its own: 第一章 总则."""
    marker, title = _line(section.marker), _title(section.title)
    return f"{marker} {title}" if marker[-1:].isalnum() and title else marker + title


def _issue_in_words(c: Citation) -> str:
    year = f"{c.year}年" if c.year is not None else ""
    number = f"第{c.number}{'號' if _is_traditional(c) else '号'}" if c.number is not None else ""
    running = _running(c)
    if running and number:
        running = f"（{running}）"
    gazette = _line(c.gazette or "")
    return gazette + year + number + (running if gazette or number else "")


def _running(c: Citation) -> str:
    number = _line(c.running_number or "")
    if not number or "总" in number or "總" in number:
        return number
    return ("總號" if _is_traditional(c) else "总号") + number


def _is_traditional(c: Citation) -> bool:
    return is_traditional((c.gazette or "") + (c.document or ""))


def _in_brackets(*parts: str | None) -> str:
    known = [word for word in (_line(part or "") for part in parts) if word]
    return f"（{'，'.join(known)}）" if known else ""


def _title(text: str) -> str:
    """A printed title as it is cited: on one line, without layout blanks and without a stop at its end."""
    return _LAYOUT.sub("", _line(text).replace("\u3000", " ")).rstrip("。；，,;") or _line(text)


def _line(text: str) -> str:
    """`text` on one line, without what is no character to be read (control and format characters)."""
    kept = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    return " ".join(kept.split())
