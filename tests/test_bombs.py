"""Small files that would grow without measure: each gives its text, its text with a note, or one reason."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest

from parsers.model import Source
from parsers.source import Unreadable, Why
from parsers.source.docx import read_docx
from parsers.source.html import read_html
from parsers.source.markup import parse_markup
from parsers.source.mhtml import page_of
from tests.docx_maker import NAMESPACES, make_docx, paragraph
from tests.fuzz.damaged import read_damaged

_MHTML = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'


def _page(body: str) -> Source:
    return read_html(Source("x.html", f"<html><body>{body}</body></html>"))


def _refused(data: bytes) -> tuple[Why, str]:
    with pytest.raises(Unreadable) as caught:
        read_docx(data, "x.docx")
    return caught.value.code, caught.value.detail


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_a_part_packed_too_closely_is_refused_before_it_is_unpacked() -> None:
    assert _refused(make_docx("<w:p/>" * 4_500_000)) == (Why.TOO_BIG, "24 MB")


def test_the_body_is_never_held_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.source.trees.MOST_WAITING", 6000)
    assert read_docx(make_docx(paragraph("文") * 4000), "x").text.count("文") == 4000
    rows = f"<w:tr>{_cell('甲')}{_cell('乙')}</w:tr>" * 2000
    assert read_docx(make_docx(f"<w:tbl>{rows}</w:tbl>"), "x").text.count("\n") == 2000
    assert _refused(make_docx(f"<w:p>{'<w:r/>' * 20_000}</w:p>"))[0] is Why.TOO_BIG


def test_parts_that_are_held_count_together_and_notes_without_their_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="18"/><w:lang/><w:color/><w:kern/><w:szCs/><w:b/></w:rPr>'
    note = (
        f'<w:footnote w:id="{{}}"><w:p><w:r>{looks}<w:t>注</w:t></w:r></w:p></w:footnote>'  # six that count, of twelve
    )
    notes = "".join(note.format(k) for k in range(1000))
    told = "".join(paragraph("文", inside=f'<w:r><w:footnoteReference w:id="{k}"/></w:r>') for k in range(1000))
    monkeypatch.setattr("parsers.source.trees.MOST_WAITING", 10_000)
    assert read_docx(make_docx(told, notes=notes), "x").text.count("注") == 1000
    styles = f"<w:styles {NAMESPACES}>{'<w:style/>' * 4500}</w:styles>"
    assert read_docx(make_docx(paragraph("文"), extra={"word/styles.xml": styles}), "x").text == "文\n"
    assert _refused(make_docx(told, notes=notes, extra={"word/styles.xml": styles}))[0] is Why.TOO_BIG
    body = paragraph("文") * 2000 + f"<w:p>{'<w:r/>' * 8000}</w:p>"
    monkeypatch.setattr("parsers.source.trees.MOST_WAITING", 20_000)
    assert read_docx(make_docx(body), "x").text.count("文") == 2000
    styles = f"<w:styles {NAMESPACES}>{'<w:style/>' * 14_000}</w:styles>"
    assert _refused(make_docx(body, extra={"word/styles.xml": styles}))[0] is Why.TOO_BIG


def test_names_and_attributes_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.source.trees.MOST_NAMES", 500)
    assert _refused(make_docx("".join(f"<n{k}/>" for k in range(1000))))[0] is Why.TOO_BIG
    monkeypatch.setattr("parsers.source.trees.MOST_NAMES", 100_000)
    monkeypatch.setattr("parsers.source.trees.MOST_ATTRIBUTES", 500)
    wide = " ".join(f'a{k}=">"' for k in range(60_000))
    assert _refused(make_docx(f"<w:p {wide}/>"))[0] is Why.TOO_BIG


def test_cells_that_only_fill_up_are_counted_for_the_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.source.tables.MOST_FILLED", 1000)
    wide = '<w:gridSpan w:val="200"/>'
    row = f"<w:tr>{_cell('甲', wide)}{_cell('乙')}</w:tr>"
    docx = read_docx(make_docx(f"<w:tbl>{row * 300}</w:tbl>"), "x")
    html = _page("<table>" + "<tr><td colspan=9999 rowspan=9999>甲</td><td>乙</td></tr>" * 300 + "</table>")
    ragged = _page(f"<table><tr>{'<td>丙' * 100}</tr>{'<tr><td>甲<td>乙</tr>' * 300}</table>")
    for source in (docx, html, ragged):
        assert (source.text.count("甲"), source.text.count("乙")) == (300, 300)
        assert source.text.count("|") < 5000
        assert [note.code for note in source.notes] == ["table-filling"]


@pytest.mark.parametrize("span", ["-5", "0", "abc", "²", "9" * 5000, ""])
def test_odd_spans_are_one(span: str) -> None:
    assert _page(f'<table><tr><td colspan="{span}" rowspan="{span}">甲<td>乙</table>').text == "| 甲 | 乙 |\n"


def test_a_paragraph_whose_end_was_deleted_is_not_lost_at_the_end() -> None:
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>末</w:t></w:r></w:p>"
    assert read_docx(make_docx(deleted * 3000), "x").text == "末" * 3000 + "\n"


def test_notes_that_refer_to_one_another_end() -> None:
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>注</w:t><w:footnoteReference w:id="{}"/></w:r></w:p></w:footnote>'
    notes = "".join(note.format(k, k + 1) for k in range(3000))
    text = read_docx(
        make_docx(paragraph("文", inside='<w:r><w:footnoteReference w:id="0"/></w:r>'), notes=notes), "x"
    ).text
    assert text.count("注") == 3000


def test_levels_above_the_ninth_are_the_ninth() -> None:
    text = read_docx(make_docx("".join(paragraph("文", level=k) for k in range(1000))), "x").text
    assert text.count("文") == 1000
    ninth, beyond = (read_docx(make_docx(paragraph("文", level=k) * 3), "x").text for k in (8, 500))
    assert beyond == ninth


def test_an_odd_encoding_of_a_part_is_a_reason() -> None:
    for name in ("gbk", "nonsense", "undefined", "rot13", "hex"):
        document = f'<?xml version="1.0" encoding="{name}"?><w:document {NAMESPACES}><w:body/></w:document>'
        assert _refused(make_docx("", document=document))[0] is Why.BROKEN


def test_an_archive_of_many_entries_and_one_packed_without_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{paragraph('文')}</w:body></w:document>"
        )
    assert _refused(out.getvalue())[0] is Why.BROKEN
    monkeypatch.setattr("parsers.source.zipped.MOST_ENTRIES", 3)
    assert _refused(make_docx(paragraph("文")))[0] is Why.TOO_BIG


def test_a_header_that_cannot_be_read_is_told() -> None:
    relations = '<Relationships><Relationship Type="x/header" Target="h.xml"/></Relationships>'
    source = read_docx(
        make_docx(paragraph("文"), extra={"word/_rels/document.xml.rels": relations, "word/h.xml": "<a>"}), "x"
    )
    assert [(note.code, note.detail) for note in source.notes] == [("part-left-out", "word/h.xml")]


def test_over_the_bound_of_elements_the_text_of_a_page_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.source.markup.MOST_ELEMENTS", 100)
    source = _page("<p>县人民政府公报。</p>" * 50 + "<p>文<b>号</b><script>不是</script></p>" * 200)
    assert (source.text.count("文号"), source.text.count("不是")) == (200, 0)
    assert [note.code for note in source.notes] == ["tags-cut"]
    tree = parse_markup("<p>文</p>" * 500)
    assert (sum(not isinstance(child, str) for child in tree.root.children), tree.is_cut) == (100, True)


@pytest.mark.parametrize("number", ["9" * 5000, "x" + "f" * 5000, "x110000", "xd800", "0"])
def test_a_number_of_no_character_is_a_sign_for_it(number: str) -> None:
    assert _page(f"<p>文&#{number};</p>").text == "文\ufffd\n"


@pytest.mark.parametrize(
    "piece", ["<!--x", "<script>x", "<![CDATA[x", "<a ", "<!x", "<title>。。。。x", "<p a='", "</x>", "<b>"]
)
def test_what_is_never_closed_is_looked_for_once(piece: str) -> None:
    parse_markup("<html><body><p>文</p>" + piece * 30_000 + "-->]]></script></html>")


def test_parts_of_mhtml_are_counted_and_their_headers_bounded() -> None:
    html = b"Content-Type: text/html\r\n\r\n<p>x</p>"
    names = [b"b", *(b"c%02d" % k for k in range(20))]
    for body in (
        b"--b\r\n\r\n" * 100_000 + b"--b\r\n" + html,
        b"--b\r\n" + b"X: y\r\n" * 100_000 + html,
        b"".join(b"--%s\r\nContent-Type: multipart/x; boundary=%s\r\n\r\n" % pair for pair in pairwise(names))
        + b"--%s\r\n" % names[-1]
        + html,
    ):
        with pytest.raises(Unreadable):
            page_of(_MHTML + body)
    assert page_of(_MHTML + b"--b\r\n" + html) == b"<p>x</p>"
    part = b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+eDwvcD4\r\n--b--"
    assert page_of(_MHTML + b"--b\r\n\r\nx\r\n--b\r\nContent-Type: text/html\r\n\r\n\r\n" + part) == b"<p>x</p>"


@pytest.mark.parametrize("seed", range(4))
def test_any_damage_gives_a_text_or_a_reason(seed: int) -> None:
    for number in range(40):
        read_damaged(f"{seed} {number}")
