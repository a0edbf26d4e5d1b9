"""Fuzz the readers of files: bytes give a text or a reason, whatever they are.

``python -m tests.fuzz.fuzz_source [CORPUS] [libFuzzer options]``; the corpus is best begun with small files of each format.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["parsers"]):
    from parsers.model import Source
    from parsers.source import Unreadable, decode
    from parsers.source.docx import read_docx
    from parsers.source.html import read_html
    from parsers.source.kinds import container_of, is_garbage, is_html
    from parsers.source.zipped import parse_xml


def target(data: bytes) -> None:
    """One input through the readers that its first byte names."""
    kind, data = data[:1], data[1:]
    try:
        if kind < b"\x40":
            source = decode(data, "fuzz")
            assert all(note.span is None or set(source[note.span]) == {"\ufffd"} for note in source.notes)
            is_garbage(source.text, container_of(data) == "")
            is_html(source.text)
        elif kind < b"\x80":
            read_html(Source("fuzz", data.decode("utf-8", "replace")))
        elif kind < b"\xb0":
            parse_xml(data)
        else:
            source = read_docx(data, "fuzz")
            assert all(page.offset <= len(source.text) for page in source.pages)
    except Unreadable:
        pass


if __name__ == "__main__":
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
