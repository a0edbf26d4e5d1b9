"""The rows of the notes panel: what the file is, what is doubtful of it, in either language and at any width."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from parsers.issue import outline_issue, parse_issue
from parsers.model import Claim, Issue, Mention, NoiseKind, Note, Person, Source, Span
from parsers.packed import BlockTrack
from parsers.source import read_head, read_source
from tests.docx_maker import make_docx
from tests.pdf_maker import Page, make_pdf
from tui import texts
from tui.cells import cells, spread
from tui.sheet.file import file_rows, short_path, size_text
from tui.sheet.known import Known
from tui.sheet.rows import FEW, Command, Rest, Row, entry, few, found_again
from tui.sheet.sheet import opened_name, opened_rows, sheet_rows
from tui.stage import Stage

TEXT = """青螺区人民政府公报
2031年第5号（总号 88）

目录

一、关于防汛工作的报告 …… 3
二、关于抗旱工作情况的报告 …… 4
三、关于湖泊保护的决定 …… 5

关于防汛工作的报告

区水务局局长游一方到现场。收入由100万元增加到120万元，增长15%。

— 3 —

关于抗旱工作的报告

区财政局局长辛白川到会。全区投入资金50亿元，其中中央30亿元、地方10亿元。

— 4 —
"""
WHOLE = parse_issue(Source("made.txt", TEXT, formats=("text",), size=1536))
PATH = "/home/lin/gazettes/2031/青螺区公报.txt"


def told(rows: list[Row], width: int) -> list[str]:
    """What the rows say in `width` cells. Nothing is cut off, at neither side."""
    lines = []
    for row in rows:
        taken = sum(cells(piece.text) for piece in (*row.left, *row.right))
        assert taken <= width, row
        lines.append("".join(piece.text for piece in spread(row.left, row.right, width)).rstrip())
    return lines


def facts(issue: Issue, stage: Stage = Stage.WHOLE, path: str = PATH) -> dict[str, str]:
    """The values of the first rows by their labels, the sign of what leads elsewhere with them."""
    values = {}
    for row in file_rows(Known(issue), stage, path, 60):
        label, *value = (piece.text.strip() for piece in (*row.left, *row.right))
        values[label] = " ".join(value)
    return values


def person(name: str, certainty: float, issue: Issue = WHOLE) -> Person:
    at = issue.source.text.index(name)
    return Person(name, (Mention(name, Span(at, at + len(name))),), certainty=certainty)


def row_of(rows: list[Row], words: str) -> Row:
    """The row that says `words`."""
    return next(row for row in rows if words in "".join(piece.text for piece in row.left))


@pytest.fixture(autouse=True)
def _chinese() -> None:
    texts.use_language("zh")


def test_what_the_file_is() -> None:
    issue = replace(WHOLE, people=(person("游一方", 1.0), person("辛白川", 0.5)))
    assert facts(issue) == {
        "文件": PATH,
        "大小": f"1.5 KB · {len(TEXT)} 字符",
        "编码": "UTF-8",
        "格式": "纯文本",
        "页数": "2（印作 3–4）",
        "篇数": "2（标题 2 个） ›",
        "人物": "2（存疑 1） ›",
        "数字": f"{len(WHOLE.figures)} ›",
        "核对": "相符 0，不符 2，推算不合 0 ›",
    }
    targets = {row.target for row in file_rows(Known(issue), Stage.WHOLE, PATH, 60)}
    assert targets == {None, *map(Command, ("contents", "people", "figures", "checks"))}


def test_what_is_not_read_yet_says_so() -> None:
    outlined = facts(WHOLE, Stage.OUTLINED)
    assert [outlined[label] for label in ("篇数", "人物", "数字", "核对")] == ["2（标题 2 个） ›", *["正在读取… ›"] * 3]
    head = facts(WHOLE, Stage.HEAD)
    assert {head[label] for label in ("大小", "页数", "篇数", "人物", "数字", "核对")} == {"正在读取…", "正在读取… ›"}
    assert facts(WHOLE, Stage.BEGINNING)["大小"] == "只读了开头"
    assert facts(WHOLE, Stage.LATER)["人物"] == "尚未读取，按回车读 ›"
    assert facts(WHOLE, Stage.FAILED)["数字"] == "未能读取 ›"


def test_what_a_defect_has_taken_away_is_not_called_none() -> None:
    issue = replace(WHOLE, people=(), notes=(Note("defect", "people (KeyError)"),))
    assert facts(issue)["人物"] == "未能读取 ›"
    assert facts(replace(WHOLE, people=()))["人物"] == "0 ›"


def test_an_empty_text() -> None:
    issue = Issue(Source("made.txt", ""))
    assert facts(issue, path="") == {
        "文件": "made.txt", "大小": "0 字符", "编码": "UTF-8", "页数": "没有页码", "篇数": "0（标题 0 个） ›",
        "人物": "0 ›", "数字": "0 ›", "核对": "没有可以核对的算式 ›",
    }  # fmt: skip
    assert told(sheet_rows(Known(issue), Stage.WHOLE, "", 60), 60)[-2:] == [" 存疑之处", " 没有存疑之处"]


def test_several_files_are_named_each_with_its_place(tmp_path: Path) -> None:
    names = [f"{number}.md" for number in range(FEW + 3)]
    for name in names:
        (tmp_path / name).write_text("# 关于灯会的通知\n\n请办理。\n", encoding="gb18030")
    source = read_source([tmp_path / name for name in names])
    issue = outline_issue(source)
    rows = file_rows(Known(issue), Stage.WHOLE, str(tmp_path / names[0]), 60)
    lines = told(rows, 60)
    assert lines[: FEW + 2] == [
        " 文件  8 个文件",
        *(f" • {name}" for name in names[:FEW]),
        "   … 另有 3 处" + " " * 44 + "›",
    ]
    assert [issue.source[row.target][:9] for row in rows[1 : FEW + 1] if isinstance(row.target, Span)] == [
        "# 关于灯会的通知"[:9]
    ] * FEW
    values = facts(issue)
    size = sum((tmp_path / name).stat().st_size for name in names)
    assert values["大小"] == f"{size} 字节 · {len(source.text)} 字符"
    assert (values["编码"], values["格式"]) == ("GB18030", "Markdown")
    opened = row_of(rows, "另有").target
    assert opened == Rest("part")
    assert told(opened_rows(Known(issue), Rest("part"), 60), 60)[1:] == [f" • {name}" for name in names]
    assert opened_name(Rest("part")) == "文件"


def test_what_a_file_is_is_told_from_its_bytes(tmp_path: Path) -> None:
    paragraph = f"<w:p><w:r><w:t>{'请各乡镇办理。' * 9}</w:t></w:r></w:p>"
    page = f"<html><body><p>{'请各乡镇办理。' * 9}</p></body></html>"
    mhtml = f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    pdf = make_pdf([Page().lines(72, 700, ["请各乡镇办理。"])])
    files = {
        "text": "请办理。\n".encode(), "html": page.encode(), "mhtml": mhtml.encode(),
        "docx": make_docx(paragraph), "pdf": pdf,
    }  # fmt: skip
    for kind, data in files.items():
        path = tmp_path / f"{kind}.txt"
        path.write_bytes(data)
        source = read_source(path)
        assert (source.formats, source.size) == ((kind,), len(data))
        assert texts.has(f"info.format-{kind}")
        assert ("编码" in facts(Issue(source))) == (kind not in ("docx", "pdf"))


def test_a_beginning_knows_what_it_is_and_not_how_large(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("请各乡镇办理。\n" * 9999, encoding="utf-8")
    head = read_head(path)
    assert head is not None
    assert (head.formats, head.size) == (("text",), 0)


def test_packed_blocks_tell_their_pages_too() -> None:
    packed = BlockTrack()
    for block in WHOLE.blocks:
        packed.append(block)
    assert Known(replace(WHOLE, blocks=packed)).pages == Known(WHOLE).pages == (2, "3", "4")


def test_a_pdf_has_its_own_pages_and_no_encoding() -> None:
    source = Source("made.pdf", "请办理。\n", "pdf", (Note("pages", "12"),), formats=("pdf",))
    values = facts(Issue(source))
    assert (values["格式"], values["页数"]) == ("PDF", "12")
    assert "编码" not in values
    assert not any("12" in line for line in told(sheet_rows(Known(Issue(source)), Stage.WHOLE, "", 60), 60)[9:])


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("width", [34, 38, 58, 200])
@pytest.mark.parametrize("stage", Stage)
def test_nothing_is_cut_off(language: str, width: int, stage: Stage) -> None:
    texts.use_language(language)
    notes = tuple(Note("wrong-byte", "2", Span(k, k + 1)) for k in range(9))
    named = replace(WHOLE.source, name="青螺区公报" * 9, notes=(*notes, Note("part", "长" * 40, Span(0, 9))))
    long = replace(person("游一方", 0.5), name="阿卜杜勒·" * 4)
    issue = replace(WHOLE, source=named, people=(*WHOLE.people, long))
    for each in (WHOLE, issue):
        told(sheet_rows(Known(each), stage, PATH, width), width)
        for opened in (Rest("people"), Rest("part"), Rest("contents-differ"), Rest("wrong-byte")):
            told(opened_rows(Known(each), opened, width), width)


def test_a_path_is_shortened_in_its_middle() -> None:
    assert short_path(PATH, 60) == PATH
    assert short_path(PATH, 32) == "/home/…/2031/青螺区公报.txt"
    assert short_path(PATH, 21) == "/…/青螺区公报.txt"
    assert short_path(PATH, 16) == "…/青螺区公报.txt"
    assert short_path(PATH, 15) == "青螺区公报.txt"


def test_sizes() -> None:
    assert [size_text(size) for size in (0, 1023, 1536, 5 << 20)] == ["0 字节", "1023 字节", "1.5 KB", "5.0 MB"]


def test_doubts_stand_with_their_places() -> None:
    issue = replace(WHOLE, people=(person("辛白川", 0.5), person("游一方", 0.62)))
    rows = sheet_rows(Known(issue), Stage.WHOLE, PATH, 60)
    lines = told(rows, 60)
    assert lines[lines.index(" 存疑之处") + 1 :] == [
        f" 目录与正文不同{' ' * 43}1",
        " ≠ 目录作“关于抗旱工作情况的报告”，正文作“关于抗旱工作的",
        "   报告”",
        f" 目录中有、正文里没有找到{' ' * 33}1",
        " ? 关于湖泊保护的决定",
        f" 人物存疑{' ' * 49}2",
        f" ? 游一方  把握约 62%{' ' * 30}第 12 行",
        f" ? 辛白川  把握约 50%{' ' * 30}第 18 行",
        f" 核对不符、推算不合{' ' * 39}2",
        " ✗ 增减 文中 增长15% · 重算 20.0% · 差 5.0 个百分点",
        " ✗ 合计 文中 50 ≠ 30 + 10 = 40亿元 · 差 10亿元",
    ]
    places = {words: row_of(rows, words).target for words in ("作“", "湖泊", "游一方", "增长15%", "50 ≠")}
    at = {words: issue.source[span] for words, span in places.items() if isinstance(span, Span)}
    assert at["作“"].strip() == "关于抗旱工作的报告"
    assert "湖泊保护的决定" in at["湖泊"]
    assert at["游一方"] == "游一方"
    assert "增长15%" in at["增长15%"]
    assert "其中中央30亿元" in at["50 ≠"]


def test_who_is_certain_and_what_holds_is_no_doubt() -> None:
    issue = replace(WHOLE, people=(person("游一方", 0.8),), claims=(), notes=())
    assert told(sheet_rows(Known(issue), Stage.WHOLE, PATH, 60), 60)[-1] == " 没有存疑之处"
    issue = replace(issue, people=(person("游一方", 0.79),))
    assert "79%" in told(sheet_rows(Known(issue), Stage.WHOLE, PATH, 60), 60)[-1]


def test_open_sums_stand_behind_the_wrong_ones() -> None:
    wrong, other = WHOLE.claims
    found: list[Claim] = Known(replace(WHOLE, claims=(replace(wrong, implied=True), other))).claims
    assert [claim.implied for claim in found] == [False, True]
    assert found[0] is other


def test_long_lists_are_counted_and_cut() -> None:
    people = tuple(person("游一方", 0.5) for _ in range(30))
    issue = replace(WHOLE, people=people, claims=WHOLE.claims * 9)
    rows = sheet_rows(Known(issue), Stage.WHOLE, PATH, 60)
    lines = told(rows, 60)
    assert [line.split()[-1] for line in lines if line.startswith((" 人物存疑", " 核对不符"))] == ["30", "18"]
    assert sum(line.startswith(" ? 游一方") for line in lines) == sum(line.startswith(" ✗") for line in lines) == FEW
    more = [row for row in rows if row.key.startswith("more:")]
    assert [(row.left[-1].text, row.target) for row in more] == [
        ("… 另有 25 处", Rest("people")), ("… 另有 13 处", Command("checks")),
    ]  # fmt: skip
    assert len(opened_rows(Known(issue), Rest("people"), 60)) == 31
    assert opened_name(Rest("people")) == "人物存疑"
    assert opened_name(NoiseKind.PAGE_MARK) == "页码"


def test_one_more_is_shown_and_not_counted() -> None:
    entries = [entry(str(k), 20, first=()) for k in range(FEW + 2)]
    assert len(few(entries, FEW + 1, Rest("people"), 20, "more")) == FEW + 1
    assert "2" in few(entries, FEW + 2, Rest("people"), 20, "more")[-1].left[-1].text


def test_notes_of_one_sort_are_cut_too() -> None:
    notes = tuple(Note("wrong-byte", str(k), Span(k, k + 1)) for k in range(9))
    issue = replace(WHOLE, source=replace(WHOLE.source, notes=notes))
    rows = sheet_rows(Known(issue), Stage.WHOLE, PATH, 60)
    assert row_of(rows, "另有 4 处").target == Rest("wrong-byte")
    opened = opened_rows(Known(issue), Rest("wrong-byte"), 60)
    assert [row.target for row in opened[1:]] == [note.span for note in notes]
    assert opened_name(Rest("wrong-byte")) == "同类说明"


def test_nothing_that_is_there_is_moved_by_what_comes() -> None:
    before = sheet_rows(Known(WHOLE), Stage.OUTLINED, PATH, 60)
    after = sheet_rows(Known(WHOLE), Stage.WHOLE, PATH, 60)
    assert [row.key for row in before[:-1]] == [row.key for row in after[: len(before) - 1]]


def test_the_cursor_finds_again_what_it_was_on() -> None:
    before = [Row((), key="a"), Row((), key="b"), Row((), key="b", goes_on=True), Row((), key="c")]
    after = [Row((), key="new"), Row((), key="a"), Row((), key="a", goes_on=True), Row((), key="c")]
    assert [found_again(before, cursor, after) for cursor in range(4)] == [1, 1, 1, 3]
    assert found_again([], 0, after) == 0
    assert found_again(before, 3, [Row(())]) == 0
