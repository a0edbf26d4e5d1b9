"""What is exported holds a document's words and nothing that acts: each format is read back by a reader of it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from parsers.model import Citation, Excerpt, Span
from tui.export import FORMATS, Form, formed
from tui.safe import REPLACEMENT, stripped
from tui.store import Anchor, Kept
from tui.tables import written as table

PAYLOADS = {
    "markdown": [
        "[点此](http://a.example)", "![图](http://a.example/x.png)", "<http://a.example>", "[a]: http://a.example\n[a]",
        "**粗** _斜_ ~~删~~ ``码``", "```\n码\n```", "~~~\n码\n~~~", "# 题", "甲\n===", "甲\n---", "- 项", "+ 项", "* 项", "1. 项", "2) 项",
        "> 引", "甲|乙\n-|-\n1|2", "    四格", "\t制表", "甲\n\n     五格", "***", "___", "甲\\", "&lt;b&gt; &#35; &copy;", "甲  \n乙", "$x$",
        "---\nkey: 1\n---", "[^1]: 注", "\\*", "　　　　甲", "\u00a0\u00a0\u00a0\u00a0甲", " 1. 甲",
    ],
    "html": ["<script>x</script>", "<img src=x onerror=y>", "甲\" onclick='x'", "<!-- 甲", "<?php 甲", "<![CDATA[甲]]>", "</blockquote>甲", "&amp;lt;"],
    "bibtex": [
        "}", "{", "\\}", "\\{", "}}\n@misc{x, note = {y}}", "}, note = {甲", "@comment{甲", "%甲", "甲#乙\"丙\"", "\\input{/etc/passwd}",
        "\\\\", "甲\\", "^^5cinput", "~_^$&", "甲 and 乙", "{甲}}{",
    ],
    "csv": ["=1+1", "+1", "@A1", "-1+1", "＝1", "\t=1", "甲\n=1", '"', '",="1"', "甲,乙", "甲\r\n乙,丙", "'", " =1", "\u3000＝1", "\u200b=1", ";=1"],
    "json": ['"', '\\"}', "\\u0000", '"},{"x":"', "\\", "甲\u2028乙"],
    "terminal": ["\x1b[2J甲", "\x1b]52;c;eA==\x07甲", "\u202e甲", "\u200f甲", "甲\x00乙", "\x9b31m甲", "甲\u2066乙", "\U000e0041甲", "甲\ud800乙", "甲\x08\x7f乙"],
}  # fmt: skip
EVERY = [payload for payloads in PAYLOADS.values() for payload in payloads]
CITED = Citation("样.txt", "青禾县人大", "青禾县公报", 2031, 3, document="办法", path=("一、总则",), pages="7")
FIELDS = ["text", "note", "source", "body", "gazette", "running_number", "document", "speaker", "speaker_role", "date", "path", "pages", "authors", "issuers"]  # fmt: skip
WHOLE = ("text", "note", "document")
"""The fields whose words every format has; of the others each leaves some out."""


def kept(field: str, words: str) -> Kept:
    """An excerpt with `words` in one of its fields."""
    values: dict[str, Any] = {field: words}
    excerpt, note = Excerpt("本办法", Span(5, 9), CITED, "本办法"), ""
    match field:
        case "text":
            excerpt = replace(excerpt, text=words, verbatim=words)
        case "note":
            note = words
        case "path" | "authors" | "issuers":
            excerpt = replace(excerpt, citation=replace(CITED, **{**values, field: (words, "乙")}))
        case _:
            excerpt = replace(excerpt, citation=replace(CITED, **values))
    return Kept(1, excerpt, Anchor(5, 9, 99), note, "2031-10-30T08:00:00+08:00")


def squeezed(text: str) -> str:
    """`text` without white space and without what never gets out."""
    return "".join(stripped(text).replace(REPLACEMENT, "").split())


def harmless(words: str) -> str:
    """As many lines as `words` have, with nothing in them."""
    lines = stripped(words).split("\n")
    return "\n".join("甲" if line.strip() else "" for line in lines)


READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = ("text", "text_special", "softbreak")


def markdown(text: str) -> tuple[list[str], str]:
    """What a Markdown text is made of, and its words."""
    tokens = [each for token in READER.parse(text) for each in (token, *(token.children or ()))]
    kinds = [token.type for token in tokens if token.type not in TEXTS]
    return kinds, squeezed("".join(token.content for token in tokens if token.type in TEXTS))


def bibtex(text: str) -> tuple[list[str], str]:
    """The entries of a BibTeX file with their fields, and all words. Counts every brace, as BibTeX does.

    Raises `ValueError` on what BibTeX would not read.
    """
    kinds: list[str] = []
    words: list[str] = []
    at = 0
    while at < len(text):
        if not (head := re.compile(r"@([a-z]+)\{[A-Za-z0-9-]+,\n").match(text, at)):
            raise ValueError(f"no entry: {text[at : at + 20]!r}")
        kinds, at = [*kinds, head[1]], head.end()
        while field := re.compile(r"  ([a-z]+) = \{").match(text, at):
            at = end = field.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            kinds.append(field[1])
            words.append(text[at : end - 1])
            at = end
            if not text.startswith(",\n", at):
                raise ValueError(f"no end of a field: {text[at : at + 20]!r}")
            at += 2
        end_of = re.compile(r"\}\n\n?").match(text, at)
        if not end_of:
            raise ValueError(f"no end of an entry: {text[at : at + 20]!r}")
        at = end_of.end()
    return kinds, squeezed(_from_tex(" ".join(words)))


def _from_tex(text: str) -> str:
    """The words that TeX sets."""
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
    names["textasciicircum"] = "^"
    text = re.sub(r"(?<!\\)\{(?!\})|(?<![\\{])\}", "", text)  # braces that only group
    return re.sub(r"\\([a-z]+)\{\}|\\([%&#$_])", lambda m: names[m[1]] if m[1] else m[2], text)


def objects(text: str) -> tuple[list[str], str]:
    """The names in a JSON text, and its words as they are in memory."""
    rows = json.loads(text)
    kinds = [name for row in rows for name in (*row, *row["citation"])]
    return kinds, squeezed(json.dumps(rows, ensure_ascii=False).encode("utf-8", "replace").decode())


def plain(text: str) -> tuple[list[str], str]:
    return ["line" for _ in text.splitlines()], squeezed(text)


READERS: dict[str, Callable[[str], tuple[list[str], str]]] = {
    "markdown": markdown,
    "bibtex": bibtex,
    "json": objects,
    "text": plain,
}


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", READERS)
def test_no_words_become_structure_in_a_file(name: str, field: str) -> None:
    for payload in EVERY:
        given = [kept(field, payload), kept("text", "其次")]
        out = "".join(FORMATS[name](given))
        kinds, words = READERS[name](out)
        lines = harmless(payload) if field in ("text", "note") else "甲"
        told = READERS[name]("".join(FORMATS[name]([kept(field, lines), kept("text", "其次")])))[0]
        if squeezed(payload):
            assert kinds == told, f"{payload!r} in {field}: {out}"
        assert stripped(out) == out
        if field in WHOLE and name != "json":
            assert squeezed(payload).strip(";,") in words, f"{payload!r} in {field}: {out}"
        if field in WHOLE and name == "json":
            row = json.loads(out)[0]
            assert payload in (row["text"], row["note"], row["citation"]["document"])


@pytest.mark.parametrize("form", Form)
def test_nothing_that_acts_goes_to_the_clipboard(form: Form) -> None:
    for payload in EVERY:
        for field in FIELDS:
            out = formed(kept(field, payload).excerpt, form)
            assert stripped(out) == out
            if form is Form.MARKDOWN:
                lines = harmless(payload) if field == "text" else "甲"
                told = markdown(formed(kept(field, lines).excerpt, form))[0]
                assert markdown(out)[0] == told or not squeezed(payload), f"{payload!r} in {field}: {out}"
            elif not form.has_words:
                assert "\n" not in out


def test_no_words_become_structure_in_a_table() -> None:
    for payload in EVERY:
        rows = [["名", "值"], [payload, "乙"], ["丙", payload]]
        told = markdown(table([["名", "值"], ["甲", "乙"], ["丙", "甲"]], "markdown"))[0]
        kinds, words = markdown(table(rows, "markdown"))
        assert kinds == told, f"{payload!r}: {table(rows, 'markdown')}"
        assert words.count(squeezed(payload)) >= 2 or not squeezed(payload)
        assert len(table(rows, "text").splitlines()) == 3
        read = list(csv.reader(io.StringIO(table(rows, "csv"), newline="")))
        assert [len(row) for row in read] == [2, 2, 2]
        assert squeezed(read[1][0].replace("'", "")) == squeezed(payload.replace("'", ""))
        assert (read[1][1], read[2][0]) == ("乙", "丙")
