"""Furniture by the rhythm of pages: true marks and heads go, and what only looks like them stays."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from parsers.lines.split import split_lines
from parsers.model import NoiseKind, Source
from tests.paged import Row, furniture, pages, phrase, prose, source_of, text, wrapped

Make = Callable[[random.Random], list[Row]]
GAZETTE = "青螺区人民政府公报　2031年第3期"
REPORT = "关于青螺区防汛工作情况的报告"
DELIVERED = "——2032年1月5日在青螺区第三届人民代表大会第二次会议上"


def _feet(foot: Callable[[int], Sequence[str]], count: int = 9, first: int = 1) -> Make:
    """Pages with lines at their feet that may be told by the page's number."""
    return lambda r: [
        row for number, page in enumerate(pages(r, count), first) for row in [*page, *furniture(*foot(number))]
    ]


def _heads(head: Callable[[int], Sequence[str]], count: int = 10, first: int = 44, *, kept: int = 0) -> Make:
    """Pages with lines at their heads; the first `kept` of all stay, as a masthead's or a title's."""

    def make(r: random.Random) -> list[Row]:
        rows = [row for number, page in enumerate(pages(r, count), first) for row in [*furniture(*head(number)), *page]]
        return [row._replace(furniture=False) if k < kept else row for k, row in enumerate(rows)]

    return make


def _cut(page: list[Row]) -> list[Row]:
    """A page that ends within a sentence."""
    return [*page[:-1], Row("水利部门要按照职责分工抓紧修缮渠道水闸完善日常巡查台账，落实管护")]


def _ended(page: list[Row], number: int) -> list[Row]:
    """A page that ends with a sentence."""
    return [*page[:-1], Row(f"防汛工作已经部署，分{number}处落实。")]


def _rows(row: Callable[[random.Random, int], Sequence[str]], count: int) -> Make:
    """A table or a list, one cell a line."""
    return lambda r: text("序号", *(cell for number in range(1, count) for cell in row(r, number)))


def _short_last(r: random.Random) -> list[Row]:
    made = pages(r, 10)
    made[4] = [*made[4][:5], Row("以上报告，请予审议。")]
    return [row for number, page in enumerate(made, 31) for row in [*page, *furniture(str(number))]]


def _table_inside(r: random.Random, least: int = 30, start: int = 90) -> list[Row]:
    """Pages with tables within; cells from `least` on and serial numbers from `start` on may be pages' numbers too."""
    rows: list[Row] = []
    for number, page in enumerate(pages(r, 9), 8):
        cells = [
            (str(start + (number - 10) * 8 + k), phrase(r, 10), "市财政局", str(r.randint(least, least + 20)))
            for k in range(8)
        ]
        inside = [cell for row in cells for cell in row] if number in {10, 11, 12} else []
        rows += [*page[:14], *text(*inside), *page[14:], *furniture(str(number))]
    return rows


def _paragraphs(r: random.Random) -> list[Row]:
    """Paragraphs that are a line each; every page ends within one."""
    rows: list[Row] = []
    for number in range(1, 10):
        cut = prose(r, 160)
        head, tail = cut[:80].rstrip("，"), cut[80:].lstrip("，")
        rows += text(*(prose(r, r.randint(90, 200)) for _ in range(4)), head) + furniture(str(number)) + text(tail)
    return rows


def _title(lines: Sequence[str], head: str, *, above: bool = False) -> Make:
    """A document whose title, or its first line, is the head of its pages, of the first too if `above`."""

    def make(r: random.Random) -> list[Row]:
        rows: list[Row] = []
        for number, page in enumerate(pages(r, 5), 1):
            if number > 1 or above:
                rows += furniture(head)
            if number == 1:
                rows += text(*lines, DELIVERED)
            rows += [*page, *furniture(f"— {number} —")]
        return rows

    return make


def _lists(r: random.Random) -> list[Row]:
    """Documents of the same title, one a page."""
    rows: list[Row] = []
    for number in range(1, 6):
        adopted = f"（2031年{number}月4日青螺区人大常委会第{number}次会议通过）"
        rows += text("人大常委会任免名单", adopted, *(prose(r, 20) for _ in range(8))) + furniture(f"— {number} —")
    return rows


def _signatures(r: random.Random) -> list[Row]:
    rows: list[Row] = []
    for number in range(1, 6):
        rows += text(f"关于{phrase(r, 8)}的通知", *wrapped(prose(r, 300)), "青螺区人民政府　2031年3月4日")
        rows += furniture(f"— {number} —")
    return rows


def _marked_table(r: random.Random) -> list[Row]:
    """A table over marked pages, its head printed again on each."""
    rows: list[Row] = []
    for number in range(1, 7):
        cells = [(str(12 * number + k), phrase(r, 9), "行政院", r.choice(["財政", "內政"])) for k in range(12)]
        rows += text("序號", "案名", "提案人", *(cell for row in cells for cell in row)) + furniture(f"— {number} —")
    return rows


def _misprinted(number: int) -> str:
    head = "青螺区第三届人大会议文件"
    return {47: head.replace("文件", "文仵"), 50: head.replace("青螺", "青")}.get(number, head)


FURNITURE: dict[str, Make] = {
    "numbers between dashes": _feet(lambda n: [f"— {n} —"], 12),
    "numbers between dots": _feet(lambda n: [f"·{n}·"]),
    "numbers of all": _feet(lambda n: [f"第 {n} 页 共 9 页"]),
    "numbers and how many": _feet(lambda n: [f"{n}/9"]),
    "numbers alone at the foot": _feet(lambda n: [str(n)]),
    "numbers alone at the head": _heads(lambda n: [str(n)]),
    "numbers on every second page": _feet(lambda n: [str(n)] if n % 2 else [], 12),
    "a short page": _short_last,
    "numbers of pages and of a table": _table_inside,
    "numbers that cut paragraphs": _paragraphs,
    "left and right pages": _heads(lambda n: [f"{n}　　青螺区人民政府公报" if n % 2 else f"{REPORT}　　{n}"]),
    "left and right pages without numbers": _heads(
        lambda n: [REPORT if n % 2 else GAZETTE], kept=1
    ),
    "sections that change, with numbers": _heads(lambda n: [f"{['文件选登', '人事任免'][n // 50]}　　{n}"]),
    "the gazette's name without marks": _heads(lambda _: [GAZETTE], kept=1),
    "any head without marks": _heads(lambda _: ["青螺区第三届人大会议文件"], kept=1),
    "heads with numbers below": _heads(lambda n: ["青螺院公报　第120卷　第9期　院会纪录", str(n)], kept=1),
    "sections that change": lambda r: [
        row
        for number, page in enumerate(pages(r, 12), 44)
        for row in [
            *furniture(*["青螺区人民政府公报　" + ["文件选登", "部门文件", "人事任免", "大事记"][(number - 44) // 3]][: number - 44]),
            *page,
            *furniture(f"— {number} —"),
        ]
    ],
    "bare numbers, the last page short": lambda r: [
        *(row for number, page in enumerate(pages(r, 6), 31) for row in [*_cut(page), *furniture(str(number))]),
        *text("须在规定期限内改善村庄道路，按期办结。"),
        *furniture("37"),
    ],
    "bare numbers of few pages that mostly end with sentences": lambda r: [
        row
        for number, page in enumerate(pages(r, 3, 26, 28), 12)
        for row in [*(_cut(page) if number == 13 else _ended(page, number)), *furniture(str(number))]
    ],
    "bare numbers of pages that nearly all end with sentences": lambda r: [
        row
        for number, page in enumerate(pages(r, 6, 26, 28), 12)
        for row in [*(_cut(page) if number == 13 else _ended(page, number)), *furniture(str(number))]
    ],
    "numbers below heads of few characters": _heads(lambda n: ["青螺县议会公报", str(n)], first=7, kept=1),
    "a date at the feet": lambda r: [
        row
        for number, page in enumerate(pages(r, 7), 40)
        for row in [
            *furniture(f"青螺县议会公报第3卷　{number}"),
            *(_ended(page, number) if number % 3 else _cut(page)),
            *furniture("中華民國120年3月4日"),
        ]
    ],
    "heads that an OCR misprints": lambda r: [
        row
        for number, page in enumerate(pages(r, 10), 44)
        for row in [*furniture(*[_misprinted(number)][: number - 44]), *page, *furniture(f"— {number} —")]
    ],
    "heads of two lines": lambda r: [
        row
        for number, page in enumerate(pages(r, 9), 44)
        for row in [*furniture(*["青螺区人民代表大会", "会议文件汇编"][: 9 * (number - 44)]), *page, *furniture(f"— {number} —")]
        if number > 44 or row.text != "青螺区人民代表大会"
    ],
    "what a browser prints": _feet(lambda n: [f"https://www.example.cn/t2031.html　　　{n}/8", "2031/5/6 10:22"]),
    "a title that is the head": _title([REPORT], REPORT),
    "the first line of a title that is the head": _title(["关于青螺区2031年预算执行情况和", "2032年预算的报告"], "关于青螺区2031年预算执行情况和"),
    "a head right above its title": _title([REPORT], REPORT, above=True),
    "a title again on each page": _lists,
    "bodies and dates at the foot": _signatures,
    "the head of a table": _marked_table,
}  # fmt: skip

TEXT: dict[str, Make] = {
    "names and posts": _rows(lambda r, _: [r.choice("王李张刘") + r.choice("伟芳娜敏"), r.choice(["委员", "主任"]), "男"], 60),
    "votes": _rows(lambda r, n: [str(n), r.choice("赵钱孙李") + "建国", r.choice(["是", "否", "-", "同上"])], 80),
    "items of a line": _rows(lambda r, n: [str(n), phrase(r, 30)], 130),
    "items of several lines": _rows(lambda r, n: [str(n), phrase(r, 40), "市财政局", "提请审议", "法制委员会"], 110),
    "long items": _rows(lambda r, n: [str(n), prose(r, r.randint(250, 600)), "行政院"], 40),
    "long items in lines": _rows(lambda r, n: [str(n), *wrapped(prose(r, r.randint(250, 600)))], 40),
    "long items that end open": _rows(lambda r, n: [str(n), prose(r, r.randint(300, 520))[:-1]], 60),
    "long items in lines that end open": _rows(lambda r, n: [str(n), *wrapped(prose(r, r.randint(300, 700))[:-1])], 60),
    "years with the same labels": _rows(
        lambda r, n: [str(2000 + n), *(c for a in ("地区生产总值", "第一产业", "财政收入") for c in (a, str(r.random())))], 20
    ),
    "counts": _rows(lambda r, _: [phrase(r, 20), *(str(r.randint(0, 9)) for _ in range(6))], 80),
    "fractions": _rows(lambda r, n: [phrase(r, 10), f"{n}/30", str(r.randint(1, 40))], 30),
    "notes in brackets": _rows(lambda r, n: [f"[{n}]", prose(r, 30)], 20),
    "names of gazettes in cells": _rows(lambda r, n: [str(n), "青螺区人大常委会公报", str(r.randint(1, 90)), "份"], 40),
    "offices and deadlines": _rows(lambda r, _: [prose(r, 60), "市发展改革委", r.choice(["2023年底", "长期坚持"])], 70),
    "units and labels at the head of pages": lambda r: [
        row
        for number, page in enumerate(pages(r, 9), 1)
        for row in [*text("单位：万元"), *page, *furniture(f"— {number} —")]
    ],
    "letters that are signed on the same day": lambda r: [
        row
        for number, page in enumerate(pages(r, 6), 3)
        for row in [*page[:-1], *text("防汛工作已经部署。", "青螺区水利局", "2031年3月4日"), *furniture(f"— {number} —")]
    ],
    "a serial number before pages that count on from it": lambda r: [
        *text("3", *(line for _ in range(9) for line in wrapped("　　" + prose(r, 320)))),
        *(row for number, page in enumerate(pages(r, 6), 4) for row in [*_cut(page), *furniture(str(number))]),
    ],
    "headings that come back": _rows(
        lambda r, _: ["基本情况", *wrapped(prose(r, 400)), "存在问题", *wrapped(prose(r, 420))], 12
    ),
}  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", [*FURNITURE, *TEXT])
def test_furniture_goes_and_text_stays(name: str, seed: int) -> None:
    rows = (FURNITURE | TEXT)[name](random.Random(seed))
    source = Source("made", source_of(rows))
    _, noise = split_lines(source)
    marked = {n.span.start for n in noise if n.kind is not NoiseKind.BLANK}
    start, wrong = 0, []
    for row in rows:
        if (start in marked) is not row.furniture:
            wrong.append(row)
        start += len(row.text) + 1
    assert wrong == []


@pytest.mark.parametrize("seed", range(16))
def test_no_cell_is_lost_that_could_be_a_page_number(seed: int) -> None:
    rows = _table_inside(random.Random(seed), least=1, start=1)
    _, noise = split_lines(Source("made", source_of(rows)))
    marked = {n.span.start for n in noise if n.kind is not NoiseKind.BLANK}
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row.text) + 1)
    assert [row for row, start in zip(rows, starts, strict=False) if start in marked and not row.furniture] == []
