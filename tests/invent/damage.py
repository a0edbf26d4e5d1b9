"""What printing, scanning and converting do to the layout of a text: wraps, page marks, blanks, Markdown. Golds come along."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.invent.marks import Cell, bare, joined, split

Rows = list[list[Cell]]
CLOSING = set("，。、；：！？）》”」』,.;:!?)")
OPENING = set("（《“「『(")


def _text(row: list[Cell]) -> str:
    """The text of a row."""
    return "".join(cell.char for cell in row)


def _is_table(row: list[Cell]) -> bool:
    """Whether the row is one of a table, which nothing wraps."""
    text = _text(row)
    return "|" in text or "\t" in text


def _body(row: list[Cell]) -> bool:
    """Whether the row is a paragraph of running text."""
    return len(row) > 24 and not _is_table(row)


def indent(rng: Random, rows: Rows) -> Rows:
    """Paragraphs indented by two full-width blanks, or by ordinary ones."""
    by = rng.choice(("\u3000\u3000", "\u3000\u3000", "    ", "  ", "\u3000"))
    return [bare(by) + row if _body(row) else row for row in rows]


def centre(rng: Random, rows: Rows) -> Rows:
    """Short lines moved towards the middle."""
    width = rng.randint(30, 44)
    return [
        bare(" " * (width - len(row))) + row if 4 < len(row) < 24 and rng.random() < 0.7 and not _is_table(row) else row
        for row in rows
    ]


def wrap(rng: Random, rows: Rows) -> Rows:
    """Lines of a fixed width, names and numbers cut where it falls; no line begins with a comma."""
    width = rng.randint(28, 42)
    hang = rng.choice(("", "", "", "\u3000", "  "))
    tidy = rng.random() < 0.7
    out: Rows = []
    for row in rows:
        if _is_table(row):
            out.append(row)
            continue
        lead = bare("")
        while len(row) + len(lead) > width:
            cut = width - len(lead)
            while tidy and cut > 8 and cut < len(row) and (row[cut].char in CLOSING or row[cut - 1].char in OPENING):
                cut -= 1
            out.append(lead + row[:cut])
            row, lead = row[cut:], bare(hang)
        if row:
            out.append(lead + row)
        elif not out or lead == []:
            out.append(row)
    return out


def _mark(rng: Random) -> Callable[[int], str]:
    """How pages are numbered in this text, with or without a running head."""
    number = rng.choice(("— {} —", "- {} -", "－{}－", "{}", "· {} ·", "第 {} 页", "—{}—", "{}/48", "　　　　{}"))
    head = rng.choice(
        (
            "",
            "",
            "\n人大常委会公报",
            "\n公　报",
            "\n\f常务委员会公报　第3号",
            "\n\f",
            "\n政府公报 · 任免事项",
            "\n政府公报 2031·4",
        )
    )
    gap = rng.choice(("", "\n", "\n\n"))
    return lambda page: gap + number.format(page) + head + gap


def pages(rng: Random, rows: Rows) -> Rows:
    """Page marks and running heads after so many lines, wherever that is."""
    mark, every, page = _mark(rng), rng.randint(14, 34), rng.randint(1, 60)
    out: Rows = []
    for count, row in enumerate(rows, 1):
        out.append(row)
        if count % every == 0:
            out += [bare(line) for line in mark(page).split("\n")]
            page += 1
    return out


def pages_within(rng: Random, rows: Rows) -> Rows:
    """Page marks within paragraphs, as of a converter that joins lines: sentences, lists and names are cut."""
    mark, page, since = _mark(rng), rng.randint(1, 60), 0
    out: Rows = []
    for row in rows:
        since += len(row)
        if since > 700 and _body(row):
            cut = rng.randint(6, len(row) - 6)
            named = [at for at in range(1, len(row)) if row[at].mention >= 0 and row[at].mention == row[at - 1].mention]
            if named and rng.random() < 0.5:
                cut = rng.choice(named)
            out += [row[:cut], *(bare(line) for line in mark(page).split("\n")), row[cut:]]
            page, since = page + 1, 0
        else:
            out.append(row)
    return out


def stray_blanks(rng: Random, rows: Rows) -> Rows:
    """A blank now and then between two characters, as recognition leaves them."""
    blank, often = rng.choice((" ", " ", "\u3000", "  ")), rng.choice((0.004, 0.015, 0.05))
    out: Rows = []
    for row in rows:
        new: list[Cell] = []
        for cell in row:
            if new and rng.random() < often:
                new += bare(blank)
            new.append(cell)
        out.append(new)
    return out


def spaced_titles(rng: Random, rows: Rows) -> Rows:
    """Short lines with a blank after each character."""
    return [
        joined([[cell] for cell in row], " ")
        if 2 < len(row) < 14 and rng.random() < 0.35 and not _is_table(row)
        else row
        for row in rows
    ]


def markdown(rng: Random, rows: Rows) -> Rows:
    """Headings and labels as a converter to Markdown has them."""
    out: Rows = []
    for row in rows:
        text = _text(row)
        if re.match(r"[一二三四五六七八九十]+、", text) and len(row) < 40:
            out.append(bare("## ") + row)
        elif 4 < len(row) < 40 and re.search(r"(?:名单|报告|决定|公告|议案|通知|纪要|方案|令|情况|紀錄|議事錄)$", text):
            out.append(bare(rng.choice(("# ", "# ", "**"))) + row)
            if out[-1][0].char == "*":
                out[-1] += bare("**")
        elif 1 < len(row) < 12 and text.endswith(("：", ":")) and rng.random() < 0.7:
            out.append(bare("**") + row + bare("**"))
        elif len(row) > 12 and rng.random() < 0.05 and row[3].mention < 0 and "：" in text[:10]:
            cut = text.index("：") + 1
            out.append(bare("**") + row[:cut] + bare("**") + row[cut:])
        else:
            out.append(row)
    return out


def join_lines(rng: Random, rows: Rows) -> Rows:
    """Some lines run into the one before: with nothing between after a full stop, else with a blank."""
    out: Rows = []
    for row in rows:
        if out and out[-1] and row and rng.random() < 0.3 and not _is_table(row) and not _is_table(out[-1]):
            out[-1] = out[-1] + (bare("") if out[-1][-1].char in "。；：" else bare(rng.choice((" ", "\u3000")))) + row
        else:
            out.append(row)
    return out


def airy(rng: Random, rows: Rows) -> Rows:
    """A blank line after each line."""
    return [line for row in rows for line in (row, [])]


def halfwidth(rng: Random, rows: Rows) -> Rows:
    """Commas, colons and brackets of half width."""
    table = dict(zip("，；：（）", ",;:()", strict=True))
    return [[replace(cell, char=table.get(cell.char, cell.char)) for cell in row] for row in rows]


def fullwidth_digits(rng: Random, rows: Rows) -> Rows:
    """Digits of full width."""
    table = {str(digit): chr(0xFF10 + digit) for digit in range(10)}
    return [[replace(cell, char=table.get(cell.char, cell.char)) for cell in row] for row in rows]


def other_blanks(rng: Random, rows: Rows) -> Rows:
    """Blanks of a web page or a typesetter in the place of the ordinary ones."""
    blank = rng.choice(("\u00a0", "\u2002", "\u2003"))
    return [[replace(cell, char=blank) if cell.char == " " else cell for cell in row] for row in rows]


# Applied in this order, each with how often.
ALL: tuple[tuple[Callable[[Random, Rows], Rows], float], ...] = (
    (fullwidth_digits, 0.05), (halfwidth, 0.08), (markdown, 0.15), (join_lines, 0.08), (spaced_titles, 0.2), (indent, 0.55), (stray_blanks, 0.12),
    (other_blanks, 0.07),
    (centre, 0.25), (pages_within, 0.15), (wrap, 0.45), (pages, 0.3), (airy, 0.15),
)  # fmt: skip


def damaged(rng: Random, row: list[Cell]) -> list[Cell]:
    """The text as it came down to us: undamaged, or by some of all that."""
    rows = split(row)
    if rng.random() > 0.15:
        done: set[Callable[[Random, Rows], Rows]] = set()
        for damage, often in ALL:
            if rng.random() < often and not (damage is pages and pages_within in done):
                rows = damage(rng, rows)
                done.add(damage)
    out = joined(rows)
    if rng.random() < 0.1:
        out = joined(split(out), "\r\n")
    return out
