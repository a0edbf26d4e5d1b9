"""PDF files: reading order, columns, tables, page numbers; and what to say when there is nothing to read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from parsers.source import Unreadable, Why, read_head, read_source
from parsers.source import pdf as reading
from tests.pdf_maker import Page, make_pdf

pytest.importorskip("pypdfium2")

BODY = [
    "　　会议听取和审议了云麓县人民政府关于预算执行情况的报告，",
    "审查批准了县级预算调整方案。会议同意财政经济委员会提出的审",
    "查结果报告，决定批准这个方案，收入12.5亿元，增长4.3%。",
]
COLUMN = ["会议决定接受他辞去云麓县副", "县长职务的请求，报县人民代", "表大会备案，并请有关方面做"]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is the same in a process of its own, which takes longer; `test_pdf_apart` is about that."""
    monkeypatch.setattr(reading, "APART", False)


def _read(tmp_path: Path, data: bytes, password: str | None = None) -> str:
    path = tmp_path / "issue.pdf"
    path.write_bytes(data)
    return read_source(path, password=password).text


def test_lines_and_their_indents(tmp_path: Path) -> None:
    text = _read(tmp_path, make_pdf([Page().lines(72, 700, BODY)]))
    assert text == "".join(line + "\n" for line in BODY)


def test_the_order_of_the_file_does_not_matter(tmp_path: Path) -> None:
    page = Page().lines(72, 700, BODY)
    page.texts.reverse()
    assert _read(tmp_path, make_pdf([page])) == "".join(line + "\n" for line in BODY)


def test_a_row_drawn_in_parts_is_one_line(tmp_path: Path) -> None:
    page = Page(
        [
            (72, 700, 12, "收入"),
            (120, 700, 12, "亿元"),
            (96, 700, 12, "1234"),
            (180, 700, 12, "张"),
            (204, 700, 12, "三"),
        ]
    )
    assert _read(tmp_path, make_pdf([page])) == "收入1234亿元　　　张　三\n"


def test_a_narrow_space_parts_names_where_the_other_characters_stand_close(tmp_path: Path) -> None:
    roster = Page([(72, 700, 12, "出席："), (108, 700, 12, "闻廷松"), (147, 700, 12, "区岚"), (174, 700, 12, "鲍雪舟")])
    assert _read(tmp_path, make_pdf([roster])) == "出席：闻廷松 区岚 鲍雪舟\n"


def test_a_row_spread_to_the_measure_has_no_spaces(tmp_path: Path) -> None:
    places = (72.0, 84.5, 98.5, 110.7, 125.2, 137.4)
    spread = Page([(x, 700, 12, char) for x, char in zip(places, "审查结果报告", strict=True)])
    assert _read(tmp_path, make_pdf([spread])) == "审查结果报告\n"


@pytest.mark.parametrize(
    ("order", "encoding"), [("GB1", "UniGB-UCS2-H"), ("CNS1", "UniCNS-UCS2-H"), ("Japan1", "UniJIS-UCS2-H")]
)
def test_a_character_by_itself_is_read_whatever_fonts_the_machine_has(
    tmp_path: Path, order: str, encoding: str
) -> None:
    data = make_pdf([Page([(72, 700, 12, "令"), (72, 660, 12, "山"), (84, 660, 12, "水")])])
    padded = f"/Encoding/{encoding}".encode(), f"/Ordering({order})".encode()
    data = data.replace(b"/Encoding/UniGB-UCS2-H", padded[0]).replace(b"/Ordering(GB1)", padded[1])
    assert _read(tmp_path, data) == "令\n山水\n"


def test_the_head_and_foot_of_a_page_say_nothing_of_its_margin(tmp_path: Path) -> None:
    page = Page([(40, 780, 8, "云麓县人大公报")]).lines(72, 700, BODY)
    page.texts.append((40, 40, 8, "https://rd.example.cn/a.html"))
    assert BODY[0] + "\n" + BODY[1] in _read(tmp_path, make_pdf([page]))


def test_a_paragraph_gap_is_an_empty_line(tmp_path: Path) -> None:
    page = Page().lines(72, 700, BODY).lines(72, 560, BODY)
    assert _read(tmp_path, make_pdf([page])).count("\n\n") == 1


def test_two_columns_read_left_then_right(tmp_path: Path) -> None:
    page = Page([(180, 760, 18, "云麓县人民代表大会公报合订本全文")])
    page.lines(60, 700, COLUMN * 3).lines(320, 695, [line.replace("会", "議") for line in COLUMN] * 3)
    lines = [line.strip("　") for line in _read(tmp_path, make_pdf([page])).split("\n")]
    assert lines[0] == "云麓县人民代表大会公报合订本全文"
    assert [line for line in lines[1:] if line] == COLUMN * 3 + [line.replace("会", "議") for line in COLUMN] * 3


def test_a_short_page_has_the_columns_of_the_page_before(tmp_path: Path) -> None:
    full = Page().lines(60, 700, COLUMN * 3).lines(320, 695, COLUMN * 3)
    last = Page().lines(60, 700, COLUMN).lines(320, 700, ["出席：甲某某", "请假：乙某某"])
    text = _read(tmp_path, make_pdf([full, last])).partition("\f")[2]
    assert text.split() == [*COLUMN, "出席：甲某某", "请假：乙某某"]
    alone = _read(tmp_path, make_pdf([last]))
    assert alone.split() != [*COLUMN, "出席：甲某某", "请假：乙某某"]


def test_a_long_line_of_the_left_column_does_not_join_the_right_one(tmp_path: Path) -> None:
    page = Page().lines(60, 700, COLUMN * 3).lines(240, 695, COLUMN * 3)
    page.texts.append((60, 420, 12, "会议决定接受他辞去云麓县副县长"))
    page.texts.append((246, 420, 12, "审判员"))
    text = _read(tmp_path, make_pdf([page]))
    assert "县副县长审判员" not in text
    assert text.index("县副县长\n") < text.index("审判员")


def test_names_in_columns_are_no_columns_of_text(tmp_path: Path) -> None:
    rows = [["赵某", "钱某", "孙某", "李某"]] * 8
    page = Page([(72 + 120 * c, 700 - 18 * r, 12, name) for r, row in enumerate(rows) for c, name in enumerate(row)])
    first = _read(tmp_path, make_pdf([page])).split("\n")[0]
    assert first.split() == rows[0]


def test_a_ruled_table(tmp_path: Path) -> None:
    page = Page().lines(72, 780, BODY)
    cells = [["项目", "金额（万元）"], ["税收收入", "1,250.5"], ["其他收入", "3.2"], ["合计", ""]]
    page.texts += [
        (80 + 150 * c, 655 - 30 * r, 12, cell) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell
    ]
    page.rules += [(72, 680 - 30 * r, 372, 680 - 30 * r) for r in range(5)]
    page.rules += [(x, 560, x, 680) for x in (72, 222, 372)]
    text = _read(tmp_path, make_pdf([page]))
    assert text.endswith("| 项目 | 金额（万元） |\n| 税收收入 | 1,250.5 |\n| 其他收入 | 3.2 |\n| 合计 |  |\n")


def test_a_table_that_rules_only_its_head(tmp_path: Path) -> None:
    rows = [["年份", "比例（%）"], ["2031年", "81.4"], ["2032年", "90.3"], ["2033年", "100.0"]]
    page = Page([(80 + 150 * c, 680 - 22 * r, 12, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)])
    page.rules += [(72, y, 372, y) for y in (697, 673, 608)]
    page.rules.append((222, 608, 222, 697))
    text = _read(tmp_path, make_pdf([page]))
    assert text == "".join(f"| {a} | {b} |\n" for a, b in rows)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_keeps_its_words(tmp_path: Path, turn: int) -> None:
    page = Page().lines(72, 700, BODY)
    page.turn = turn
    assert _read(tmp_path, make_pdf([page])) == "".join(line + "\n" for line in BODY)


def test_pages_are_known_by_their_printed_numbers(tmp_path: Path) -> None:
    pages = [Page().lines(72, 700, BODY).lines(280, 40, [f"— {number} —"]) for number in range(17, 22)]
    path = tmp_path / "x.pdf"
    path.write_bytes(make_pdf([Page().lines(72, 700, ["云麓县公报"]), *pages]))
    source = read_source(path)
    assert [page.label for page in source.pages] == ["16", "17", "18", "19", "20", "21"]
    assert [source.text[page.offset - 1] for page in source.pages[1:]] == ["\f"] * 5


def test_page_labels_of_the_file_come_first(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(make_pdf([Page().lines(72, 700, BODY)] * 3, labels="/Nums[0<</S/D/St 41>>]"))
    assert [page.label for page in read_source(path).pages] == ["41", "42", "43"]


def test_a_password(tmp_path: Path) -> None:
    data = make_pdf([Page().lines(72, 700, BODY)], password="secret")
    assert _read(tmp_path, data, "secret") == "".join(line + "\n" for line in BODY)
    for password, code in ((None, Why.ENCRYPTED), ("wrong", Why.WRONG_PASSWORD)):
        with pytest.raises(Unreadable) as caught:
            _read(tmp_path, data, password)
        assert caught.value.code is code


def test_scans_have_no_text_layer(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        _read(tmp_path, make_pdf([Page(picture=True)] * 4))
    assert (caught.value.code, caught.value.detail) == (Why.NO_TEXT_LAYER, "4")


def test_a_scanned_page_among_others_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(make_pdf([Page().lines(72, 700, BODY), Page(picture=True)]))
    assert [note.detail for note in read_source(path).notes if note.code == "pages-without-text"] == ["2"]


def test_the_head_of_a_long_file_is_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    pages = [Page().lines(72, 700, [*BODY, f"— {number} —"]) for number in range(1, 31)]
    path.write_bytes(make_pdf(pages))
    head, whole = read_head(path), read_source(path)
    assert head is not None
    assert whole.text.startswith(head.text)
    assert whole.pages[: len(head.pages)] == head.pages
    path.write_bytes(make_pdf(pages[:5]))
    assert read_head(path) is None
    path.write_bytes(make_pdf(pages, password="secret"))
    assert read_head(path) is None


@pytest.mark.parametrize("cut", [20, 300, 900])
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, cut: int) -> None:
    data = make_pdf([Page().lines(72, 700, BODY)])
    try:
        text = _read(tmp_path, data[:-cut])
    except Unreadable as error:
        text = error.code
    assert text in (Why.BROKEN, Why.NO_TEXT_LAYER) or BODY[1] in text


def test_without_the_extra_it_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(Unreadable) as caught:
        _read(tmp_path, make_pdf([Page().lines(72, 700, BODY)]))
    assert (caught.value.code, caught.value.detail) == (Why.MISSING_EXTRA, "pypdfium2")
