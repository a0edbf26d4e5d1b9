"""Excerpts as others want them: on the clipboard in one of four forms, in files as Markdown, text, JSON or BibTeX.

All document text has passed `tui.safe.stripped`, and is escaped for the language that it is put into.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from enum import StrEnum

from parsers.citation import gb7714, in_words
from parsers.model import Citation, Excerpt
from tui.safe import stripped
from tui.store import Kept


class Form(StrEnum):
    """What is put on the clipboard with the words; the reader's choice is kept."""

    PLAIN = "plain"
    CITED = "cited"
    MARKDOWN = "markdown"
    REFERENCE = "reference"  # GB/T 7714—2015, without the words

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
        case Form.REFERENCE:
            return _one_line(gb7714(excerpt.citation))


def as_markdown(kept: Sequence[Kept]) -> str:
    """One quotation each, with its citation and note, and the references at the end."""
    parts = []
    for each in kept:
        note = f"\n\n{_markdown(stripped(each.note))}" if each.note else ""
        parts.append(_markdown_quote(each.excerpt) + note)
    references = dict.fromkeys(_one_line(gb7714(each.excerpt.citation)) for each in kept)
    if references:
        parts.append("\n".join(f"- {_markdown(reference)}" for reference in references))
    return "\n\n".join(parts) + "\n" if parts else ""


def as_text(kept: Sequence[Kept]) -> str:
    """Words, citation and note of each, a blank line between them."""
    parts = []
    for each in kept:
        note = f"\n※ {stripped(each.note)}" if each.note else ""
        parts.append(formed(each.excerpt, Form.CITED) + note)
    return "\n\n".join(parts) + "\n" if parts else ""


def as_json(kept: Sequence[Kept]) -> str:
    """A list of objects: text, verbatim, start, end (source offsets), citation, reference, note, made.

    `verbatim` is the file's own text to the letter; JSON writes what a terminal would obey as escapes.
    """
    rows = [
        {
            "text": each.excerpt.text,
            "verbatim": each.excerpt.verbatim,
            "start": each.excerpt.span.start,
            "end": each.excerpt.span.end,
            "citation": asdict(each.excerpt.citation),
            "reference": gb7714(each.excerpt.citation),
            "note": each.note,
            "made": each.made,
        }
        for each in kept
    ]
    return _UNCOMMON.sub(_json_escape, json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"


def as_bibtex(kept: Sequence[Kept]) -> str:
    """One ``@article`` each: the gazette as the journal, the words in ``annote``, the reader's note in ``note``."""
    entries = []
    for number, each in enumerate(kept, 1):
        c = each.excerpt.citation
        fields = {
            "author": f"{{{_tex(c.body)}}}" if c.body else "",
            "title": _tex(c.document or c.gazette or c.source),
            "journal": _tex(c.gazette) if c.document and c.gazette else "",
            "year": str(c.year) if c.year is not None else (c.date or "")[:4],
            "number": str(c.number) if c.number is not None else "",
            "pages": _tex(c.pages or "").replace("-", "--"),
            "note": _tex(each.note),
            "annote": _tex(each.excerpt.text),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        entries.append(f"@article{{{_key(c, number)},\n{lines}}}\n")
    return "\n".join(entries)


FORMATS: dict[str, Callable[[Sequence[Kept]], str]] = {
    "markdown": as_markdown, "text": as_text, "json": as_json, "bibtex": as_bibtex,
}  # fmt: skip
SUFFIXES = {".md": "markdown", ".txt": "text", ".json": "json", ".bib": "bibtex"}
"""The format that the name of a file asks for."""

_UNCOMMON = re.compile("[^\n -~\u4e00-\u9fff]")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~$]")
_MARKDOWN_LINE = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TEX_SPECIAL = re.compile(r"[\\{}%&#$_~^]")


def _markdown_quote(excerpt: Excerpt) -> str:
    words = _markdown(stripped(excerpt.text))
    source = _markdown(_one_line(in_words(excerpt.citation)))
    return "\n".join(f"> {line}".rstrip() for line in [*words.replace("\n", "\n\n").split("\n"), "", f"——{source}"])


def _markdown(text: str) -> str:
    """`text` such that Markdown shows it as it is."""
    escaped = _MARKDOWN.sub(r"\\\g<0>", text)
    return _MARKDOWN_LINE.sub(lambda m: m[1] + (m[2] + "\\" if m[2][0].isdigit() else "\\" + m[2]), escaped)


def _tex(text: str | None) -> str:
    return _TEX_SPECIAL.sub(lambda m: _TEX[m[0]], _one_line(text or ""))


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
