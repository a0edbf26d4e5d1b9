"""Fuzz the readers of files: bytes give a text or a reason, whatever they are.

``python -m tests.fuzz.fuzz_source [CORPUS] [libFuzzer options]``; the corpus is best begun with small files of each format.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["parsers"]):
    from parsers.lines.split import split_lines
    from parsers.model import Source
    from parsers.source import Unreadable, decode
    from parsers.source.docx import read_docx
    from parsers.source.html import read_html
    from parsers.source.kinds import container_of, is_garbage, is_html
    from parsers.source.mhtml import page_of
    from parsers.source.pdf.columns import page_lines
    from parsers.source.pdf.rows import pieces_of
    from parsers.source.pdf.ruled import tables_of
    from parsers.source.pdf.shapes import RuledLine
    from parsers.source.trees import parse_xml

from tests.docx_maker import NAMESPACES, make_docx
from tests.fuzz.damaged import read_damaged
from tests.pdf_glyphs import glyphs_of

_WORDS = (
    "税收收入",
    "12.5",
    "—",
    "合计",
    "1",
    "表1 收入",
    "①注文",
    "[2] 注",
    "赵某",
    "2031年",
    "%",
    "。",
    "|",
    "单位：",
    "7",
    "全县收入增长",
)
_TAGS = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>文</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:br/>",
    "<w:lastRenderedPageBreak/>", '<w:br w:type="page"/>', '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>PAGE</w:instrText>", '<w:footnoteReference w:id="2"/>', "<w:txbxContent>", "</w:txbxContent>", "<w:pPr><w:sectPr/></w:pPr>",
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>', "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:del>",
    "</w:del>", "<mc:AlternateContent>", "</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>", "<mc:Fallback>", "</mc:Fallback>",
    "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", '<w:sym w:font="Wingdings" w:char="F0FE"/>', "<w:den><w:r><w:t>2</w:t></w:r></w:den>",
)  # fmt: skip
_NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>注</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>'


def _text(data: bytes) -> None:
    source = decode(data, "fuzz")
    assert all(note.span is None or set(source[note.span]) == {"\ufffd"} for note in source.notes)
    is_garbage(source.text, container_of(data) == "")
    is_html(source.text)


def _html(data: bytes) -> None:
    read_html(Source("fuzz", data.decode("utf-8", "replace")))


def _docx(data: bytes) -> None:
    source = read_docx(data, "fuzz")
    assert all(page.offset <= len(source.text) for page in source.pages)


def _docx_body(data: bytes) -> None:
    """A body of tags that the bytes choose, those that are open closed."""
    waiting: list[str] = []
    body = ""
    for byte in data[:400]:
        tag = _TAGS[byte % len(_TAGS)]
        names = re.findall(r"<(/?[\w:]+)[^<>]*(?<!/)>", tag)
        if "</" not in tag:
            waiting += [f"</{name}>" for name in names]
        elif tag.startswith("</"):
            if "".join(reversed(waiting[-len(names) :])) != tag:
                continue
            del waiting[-len(names) :]
        body += tag
    body += "".join(reversed(waiting))
    running = f"<w:hdr {NAMESPACES}>{body}</w:hdr>"
    relations = '<Relationships><Relationship Type="x/header" Target="h.xml"/></Relationships>'
    _docx(make_docx(body, notes=_NOTE, extra={"word/h.xml": running, "word/_rels/document.xml.rels": relations}))


def _pdf_page(data: bytes) -> None:
    """Words and rules at the places that the bytes name: no character of them is lost."""
    words: dict[tuple[int, int], str] = {}
    rules: list[RuledLine] = []
    for x, y, what in zip(data[::3], data[1::3], data[2::3], strict=False):
        if what >= 224:
            rules.append(
                RuledLine(x * 2.0, y * 3.0, x * 2.0 + what - 200, y * 3.0) if what % 2 else RuledLine(x, y, x, y + what)
            )
        elif not any(abs(b - y * 3) < 14 and abs(a - x * 2) < 100 for a, b in words):
            words[x * 2, y * 3] = _WORDS[what % len(_WORDS)]
    glyphs = [glyph for (x, y), word in words.items() for glyph in glyphs_of(x, y, word, 10 if y % 2 else 7)]
    tables, rest, unused = tables_of(glyphs, rules)
    written = Counter("".join(page_lines(pieces_of(rest) + tables, unused)[0]))
    assert not Counter("".join(words.values()).replace(" ", "")) - written


def _lines(data: bytes) -> None:
    split_lines(Source("fuzz", data.decode("utf-8", "replace")))


def _xml(data: bytes) -> None:
    parse_xml([data])


def _mhtml(data: bytes) -> None:
    page_of(data)


def _damaged(data: bytes) -> None:
    read_damaged(data.hex())


_READERS: tuple[Callable[[bytes], None], ...] = (
    _text,
    _html,
    _docx,
    _docx_body,
    _pdf_page,
    _lines,
    _xml,
    _mhtml,
    _damaged,
)


def target(data: bytes) -> None:
    """One input through the reader that its first byte names."""
    if data:
        with suppress(Unreadable):
            _READERS[data[0] % len(_READERS)](data[1:])


if __name__ == "__main__":
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
