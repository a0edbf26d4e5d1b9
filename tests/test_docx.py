"""Word files: what is printed is what is read, numbering included; bombs and bare archives are refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from parsers.model import Source
from parsers.source import Unreadable, Why
from parsers.source.docx import read_docx
from parsers.source.numbering import printed
from tests.docx_maker import MADE, NAMESPACES, make_docx, paragraph


def _read(body: str, notes: str = "") -> Source:
    return read_docx(make_docx(body, notes=notes), "x.docx")


def _refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_docx(data, "x.docx")
    return caught.value


def test_automatic_numbering_is_printed() -> None:
    levels = [0, 1, 1, 2, 2, 3, 0, 1, 2]
    text = _read("".join(paragraph(f"甲{level}", level=level) for level in levels)).text
    assert text.split("\n\n") == [
        "一、甲0",
        "（一）甲1",
        "（二）甲1",
        "1. 甲2",
        "2. 甲2",
        "1.2.1 甲3",
        "二、甲0",
        "（一）甲1",
        "1. 甲2\n",
    ]


def test_a_list_of_its_own_starts_anew_and_a_shared_one_goes_on() -> None:
    body = paragraph("a", level=0) + paragraph("b", level=0) + paragraph("c", level=0, num=2) + paragraph("d", level=0)
    assert [line[0] for line in _read(body).text.split("\n\n")] == ["一", "二", "一", "二"]


def test_numbering_by_style_makes_a_heading_and_none_where_it_is_taken_off() -> None:
    off = "<w:p><w:pPr><w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>无号</w:t></w:r></w:p>"
    text = _read(
        paragraph("工作报告", style="t") + paragraph("回顾", style="h1b") + off + paragraph("安排", style="h1")
    ).text
    assert text == "# 工作报告\n\n## 一、回顾\n\n## 无号\n\n## 二、安排\n"


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"), (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"), (110, "japaneseCounting", "一百一十"), (1001, "taiwaneseCountingThousand", "一千零一"),
        (10_023, "chineseCountingThousand", "一万零二十三"), (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"), (12, "ideographZodiac", "亥"), (10, "ideographDigital", "一〇"),
        (4, "decimalEnclosedCircle", "④"), (21, "decimalEnclosedCircle", "21"), (7, "decimalZero", "07"), (14, "upperRoman", "XIV"),
        (28, "lowerLetter", "bb"), (15, "decimalFullWidth", "１５"), (3, "unheardOf", "3"), (0, "upperLetter", ""),
    ],
)  # fmt: skip
def test_number_formats(number: int, form: str, text: str) -> None:
    assert printed(number, form) == text


def test_bullets_breaks_tabs_and_bold() -> None:
    body = paragraph("点", level=0, num=3) + paragraph(
        "前", inside="<w:r><w:tab/><w:t>后</w:t><w:br/><w:t>下</w:t></w:r>"
    )
    body += paragraph("一、全粗", run="<w:b/>") + paragraph("半", run="<w:b/>", inside="<w:r><w:t>粗</w:t></w:r>")
    assert _read(body).text == "• 点\n\n前\t后\n下\n\n**一、全粗**\n\n半粗\n"


def test_tracked_changes_are_read_as_accepted() -> None:
    inside = "<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>"
    source = _read(paragraph("改", inside=inside) + joined + paragraph("下"))
    assert source.text == "改新\n\n上下\n"
    assert [note.code for note in source.notes] == ["tracked-changes"]


def test_a_footnote_stands_behind_its_paragraph() -> None:
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> 注文</w:t></w:r></w:p></w:footnote>'
    )
    text = _read(paragraph("正文", inside='<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph("后"), note).text
    assert text == "正文[1]\n\n[1] 注文\n\n后\n"


def test_tables_with_merged_cells() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        cell("项|目") + cell("金额", '<w:gridSpan w:val="2"/>'),
        cell("税", '<w:vMerge w:val="restart"/>') + cell("一") + cell("二"),
        cell("", "<w:vMerge/>") + cell("三") + cell("四"),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert _read(table).text == "| 项\\|目 | 金额 |  |\n| 税 | 一 | 二 |\n|  | 三 | 四 |\n"


def test_a_box_of_one_column_is_no_table() -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    assert _read(body).text == "甲\n\n乙\n"


def test_a_table_of_one_long_cell_is_a_frame() -> None:
    long = "会议听取和审议了云麓县人民政府关于预算执行情况的报告。" * 4
    row = f"<w:tr><w:tc>{paragraph('议案')}</w:tc><w:tc>{paragraph(long) * 3}</w:tc></w:tr>"
    assert _read(f"<w:tbl>{row}</w:tbl>").text == f"议案\n\n{long}\n\n{long}\n\n{long}\n"
    short = f"<w:tr><w:tc>{paragraph('一')}</w:tc><w:tc>{paragraph('问题。') * 3}</w:tc></w:tr>"
    assert _read(f"<w:tbl>{short * 2}</w:tbl>").text == "| 一 | 问题。 问题。 问题。 |\n" * 2


def test_hidden_text_and_the_names_of_fields_are_left_out() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r>'
    )
    text = _read(paragraph("见第", inside=field) + paragraph("藏", run="<w:vanish/>")).text
    assert text == "见第3\n"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    drawing = f"<w:r><mc:AlternateContent><mc:Choice><w:x>{box}</w:x></mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert _read(paragraph("文", inside=drawing)).text == "文\n\n框\n"


def test_pages_are_those_that_word_laid_out() -> None:
    source = _read(paragraph("甲") + paragraph("", inside="<w:r><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>"))
    assert [(page.label, source.text[page.offset]) for page in source.pages] == [("1", "甲"), ("2", "乙")]


def _with_sections(body: str, *parts: tuple[str, str]) -> Source:
    """A file with headers and footers: pairs of ``header`` or ``footer`` and the XML inside."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{k}" Type="{kind}/{part}" Target="{part}{k}.xml"/>' for k, (part, _) in enumerate(parts)
    )
    extra = {
        f"word/{part}{k}.xml": f"<w:{part[0]}dr {NAMESPACES}>{inside}</w:{part[0]}dr>"
        for k, (part, inside) in enumerate(parts)
    }
    extra["word/_rels/document.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    return read_docx(make_docx(body, extra=extra), "x.docx")


def test_headers_and_footers_stand_once_without_page_numbers() -> None:
    number = '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>'.format("<w:r><w:t>7</w:t></w:r>")
    head = paragraph("云麓县公报　", inside=number)
    source = _with_sections(
        paragraph("县级预算的决议") * 2,
        ("header", head),
        ("header", head),
        ("header", paragraph("县级预算的决议")),
        ("footer", paragraph("— ", inside=number)),
        ("footer", paragraph("县政府办公室印")),
    )
    assert source.text == "云麓县公报\n\n县级预算的决议\n\n县级预算的决议\n\n县政府办公室印\n"


def test_a_damaged_header_takes_no_text_away() -> None:
    assert (
        _with_sections(paragraph("决议"), ("header", "<w:p>"), ("footer", paragraph("县印"))).text == "决议\n\n县印\n"
    )


def test_headers_are_read_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.source.docx.running._MOST_RUNNING", 1000)
    assert _with_sections(paragraph("决议"), ("header", paragraph("长" * 2000))).text == "决议\n"


def test_a_section_may_number_its_pages_anew() -> None:
    def ends(numbers: str) -> str:
        return f"<w:p><w:pPr><w:sectPr><w:pgNumType {numbers}/></w:sectPr></w:pPr><w:r><w:t>末</w:t></w:r></w:p>"

    turn = "<w:r><w:lastRenderedPageBreak/><w:t>页</w:t></w:r>"
    pages = paragraph("", inside=turn)
    body = paragraph("序") + pages + ends('w:fmt="lowerRoman"') + pages + pages + ends('w:start="1"') + pages
    assert [page.label for page in _read(body).pages] == ["i", "ii", "1", "2", "3"]


def test_what_stands_in_a_cell_is_its_text_and_notes_come_behind_the_table() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>注文</w:t></w:r></w:p></w:footnote>'
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('内一')}</w:tc><w:tc>{paragraph('内|二')}</w:tc></w:tr></w:tbl>"
    refer = paragraph("外", inside='<w:r><w:footnoteReference w:id="2"/></w:r>')
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{inner}</w:tc><w:tc>{refer}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert _read(f"<w:tbl>{row}</w:tbl>{paragraph('后')}", note).text == "| 内一 内\\|二 | 外[1] |\n\n[1] 注文\n\n后\n"


def test_signs_that_are_only_named() -> None:
    signs = "".join(
        f'<w:sym w:font="{font}" w:char="{code}"/>'
        for font, code in [("Wingdings", "F0FE"), ("Symbol", "F0B0"), ("Own", "F041"), ("宋体", "2460"), ("x", "zz")]
    )
    half = "<w:oMath><w:f><w:num><w:r><w:t>1</w:t></w:r></w:num><w:den><w:r><w:t>2</w:t></w:r></w:den></w:f></w:oMath>"
    art = '<w:r><w:pict><w:shape><w:textpath string="云麓县公报"/></w:shape></w:pict></w:r>'
    old = "<w:r><mc:AlternateContent><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    text = _read(paragraph("选", inside=f"<w:r>{signs}</w:r>") + paragraph("", inside=half + art + old)).text
    assert text == "选☑°□①\n\n1/2云麓县公报旧\n"


def test_entities_are_refused() -> None:
    bomb = f'<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]><w:document {NAMESPACES}><w:body>&b;</w:body></w:document>'
    assert _refused(make_docx("", document=bomb)).code is Why.BROKEN


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.source.zipped.MOST_PART", 1 << 20)
    assert _refused(make_docx(" " * (2 << 20))).code is Why.TOO_BIG


def test_depth_and_number_of_elements_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "<w:sdt><w:sdtContent>" * 4000 + paragraph("底") + "</w:sdtContent></w:sdt>" * 4000
    assert _refused(make_docx(deep)).code is Why.TOO_BIG
    monkeypatch.setattr("parsers.source.trees.MOST_ELEMENTS", 1000)
    assert _refused(make_docx("<w:p/>" * 2000)).code is Why.TOO_BIG


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, MADE), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (_zip({"xl/workbook.xml": b"<a/>"}), Why.BINARY, "xlsx"),
        (_zip({"content.xml": b"<a/>"}), Why.BINARY, "odt"),
        (_zip({"a.txt": b"x"}), Why.BINARY, "zip"),
        (_zip({"word/document.xml": b"<a><b></a>"}), Why.BROKEN, "docx"),
        (_zip({"word/document.xml": b"<a/>"}), Why.BROKEN, "docx"),
        (b"PK\x03\x04" + b"\0" * 40, Why.BROKEN, "zip"),
        (make_docx(paragraph("x"))[:-30], Why.BROKEN, "zip"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, Why.BINARY, "doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Why.LOCKED, "docx"),
        (make_docx(""), Why.EMPTY, ""),
    ],
)
def test_what_is_no_word_file_is_named(data: bytes, code: Why, detail: str) -> None:
    error = _refused(data)
    assert (error.code, error.detail) == (code, detail)


def test_every_byte_of_a_file_may_be_wrong() -> None:
    data = make_docx(paragraph("云麓县", level=0) * 3)
    for at in range(0, len(data), 7):
        broken = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            source = read_docx(broken, "x")
        except Unreadable:
            continue
        assert source.text
