"""Excerpts as others want them: on the clipboard in one of five forms, in files as Markdown, text, JSON or BibTeX.

All document text has passed `tui.safe.stripped`, and is escaped for the language that it is put into.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Protocol

from parsers.model import Citation, Excerpt
from parsers.quote.citation import Standard, authors_known, gb7714, in_words, is_personal, issue_number
from tui.safe import stripped
from tui.store import Kept


class Form(StrEnum):
    """What is put on the clipboard with the words; the reader's choice is kept."""

    PLAIN = "plain"
    CITED = "cited"
    MARKDOWN = "markdown"
    REFERENCE = "reference"  # GB/T 7714—2025, without the words
    REFERENCE_2015 = "reference-2015"

    @property
    def standard(self) -> Standard:
        """The standard of references, in files too: 2025, or 2015 where its form was chosen."""
        return Standard.GBT_2015 if self is Form.REFERENCE_2015 else Standard.GBT_2025

    @property
    def has_words(self) -> bool:
        """Whether the words of the excerpt are in it."""
        return self not in (Form.REFERENCE, Form.REFERENCE_2015)

    def next(self) -> Form:
        """The form that the key chooses next."""
        forms = list(Form)
        return forms[(forms.index(self) + 1) % len(forms)]


def formed(excerpt: Excerpt, form: Form) -> str:
    """An excerpt as it goes to the clipboard."""
    match form:
        case Form.PLAIN:
            return stripped(excerpt.text)
        case Form.CITED:
            return stripped(f"{excerpt.text}\n——{in_words(excerpt.citation)}")
        case Form.MARKDOWN:
            return _markdown_quote(excerpt)
        case Form.REFERENCE | Form.REFERENCE_2015:
            return _one_line(gb7714(excerpt.citation, form.standard))


def markdown(kept: Iterable[Kept], standard: Standard = Standard.GBT_2025) -> Iterator[str]:
    """One quotation each, with its citation and note, and the references at the end."""
    references: dict[str, None] = {}
    for each in kept:
        note = f"\n\n{_markdown(stripped(each.note))}" if each.note else ""
        yield f"{_markdown_quote(each.excerpt)}{note}\n\n"
        references[_one_line(gb7714(each.excerpt.citation, standard))] = None
    yield from (f"- {_markdown(reference)}\n" for reference in references)


def plain(kept: Iterable[Kept], standard: Standard = Standard.GBT_2025) -> Iterator[str]:
    """Words, citation and note of each, a blank line between them; a citation in words is no `standard`'s."""
    between = ""
    for each in kept:
        note = f"\n※ {stripped(each.note)}" if each.note else ""
        yield f"{between}{formed(each.excerpt, Form.CITED)}{note}\n"
        between = "\n"


def objects(kept: Iterable[Kept], standard: Standard = Standard.GBT_2025) -> Iterator[str]:
    """JSON: a list of objects: text, verbatim, start, end (source offsets), citation, reference, note, made.

    `citation.authors` are who delivered, signed or issued the document, the same as in all other forms.
    `verbatim` is the file's own text to the letter; JSON writes what a terminal would obey as escapes.
    """
    before = "["
    for each in kept:
        row = {
            "text": each.excerpt.text,
            "verbatim": each.excerpt.verbatim,
            "start": each.excerpt.span.start,
            "end": each.excerpt.span.end,
            "citation": asdict(each.excerpt.citation) | {"authors": authors_known(each.excerpt.citation)},
            "reference": gb7714(each.excerpt.citation, standard),
            "note": each.note,
            "made": each.made,
        }
        written = json.dumps(row, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        yield f"{before}\n  {_UNCOMMON.sub(_json_escape, written)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def bibtex(kept: Iterable[Kept], standard: Standard = Standard.GBT_2025) -> Iterator[str]:
    """One entry each: ``@article`` with the gazette as the journal, ``@misc`` where there is none.

    The words are in ``annote``, the reader's note in ``note``. BibTeX knows no `standard`: its styles do.
    """
    between = ""
    for number, each in enumerate(kept, 1):
        c = each.excerpt.citation
        fields = {
            "author": " and ".join(_tex_author(author, c) for author in authors_known(c)),
            "title": _tex(c.document or c.gazette or c.source),
            "journal": _tex(c.gazette) if c.document and c.gazette else "",
            "year": str(c.year) if c.year is not None else (c.date or "")[:4],
            "number": _tex(issue_number(c)),
            "pages": _tex(c.pages or "").replace("-", "--"),
            "note": _tex(each.note),
            "annote": _tex(each.excerpt.text),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        kind = "article" if fields["journal"] else "misc"
        yield f"{between}@{kind}{{{_key(c, number)},\n{lines}}}\n"
        between = "\n"


class Export(Protocol):
    """What makes the text of a file, an excerpt a piece: there may be tens of thousands, read as they are written."""

    def __call__(self, kept: Iterable[Kept], standard: Standard = Standard.GBT_2025) -> Iterator[str]:
        """`kept` as a file has them, references as `standard` has them."""


FORMATS: dict[str, Export] = {"markdown": markdown, "text": plain, "json": objects, "bibtex": bibtex}
SUFFIXES = {".md": "markdown", ".txt": "text", ".json": "json", ".bib": "bibtex"}
"""The format that the name of a file asks for."""

_UNCOMMON = re.compile("[^\n -~\u4e00-\u9fff]")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~$]")
_BLANKS = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_MARKDOWN_LINE = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)
# BibTeX counts the braces of \{ and \} too: one without its partner would end the field, or the file
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_HAN_NAME = re.compile("[\u3400-\u9fff〇·]+")
_TEX_SPECIAL = re.compile(r"[\\{}%&#$_~^]")


def _markdown_quote(excerpt: Excerpt) -> str:
    words = _markdown(stripped(excerpt.text))
    source = _markdown(_one_line(in_words(excerpt.citation)))
    return "\n".join(f"> {line}".rstrip() for line in [*words.replace("\n", "\n\n").split("\n"), "", f"——{source}"])


def _markdown(text: str) -> str:
    """`text` such that Markdown shows it as it is; without blanks before a line, of which four make it code,
    and after it, where two break it."""
    escaped = _MARKDOWN.sub(r"\\\g<0>", _BLANKS.sub("", text))
    return _MARKDOWN_LINE.sub(lambda m: m[1] + (m[2] + "\\" if m[2][0].isdigit() else "\\" + m[2]), escaped)


def _tex(text: str | None) -> str:
    return _TEX_SPECIAL.sub(lambda m: _TEX[m[0]], _one_line(text or ""))


def _tex_author(author: str, c: Citation) -> str:
    """An author as BibTeX takes it: a person's Chinese name as it is, a body and what is not one word in braces."""
    name = _tex(author)
    return name if is_personal(c) and _HAN_NAME.fullmatch(author) else f"{{{name}}}"


def _one_line(text: str) -> str:
    return " ".join(stripped(text).split())


def _key(c: Citation, number: int) -> str:
    return f"gazette{c.year or ''}{f'n{c.number}' if c.number is not None else ''}-{number}"


def _json_escape(match: re.Match[str]) -> str:
    """What a terminal would obey, as an escape."""
    if stripped(match[0]) == match[0]:
        return match[0]
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code - 0x10000 & 0x3FF):04x}"
