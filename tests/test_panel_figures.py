"""The figures panel: its views as rows, then driven by keys and mouse beside the page."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from parsers.issue import outline_issue, parse_issue
from parsers.model import Issue, Source
from tui import texts
from tui.app import GazetteApp
from tui.cells import Piece, cells
from tui.figures.balance import balance, bar
from tui.figures.budget import BudgetView
from tui.figures.card import CardView
from tui.figures.checks import ChecksView, tally
from tui.figures.known import Known
from tui.figures.listed import FiguresView
from tui.figures.view import View
from tui.panels.figures import FiguresPanel
from tui.printing_figures import claims, figures
from tui.screens.reader import Reader
from tui.settings import Settings


@cache
def sample() -> Issue:
    return parse_issue(Source("sample", files("tui").joinpath("data/sample.txt").read_text("utf-8")))


@cache
def known() -> Known:
    texts.use_language("zh")
    return Known(sample())


def said(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def rows(view: View, width: int) -> list[str]:
    return [said(view.draw(row, width)) for row in range(view.count)]


def figure_index(words: str) -> int:
    return next(n for n, f in enumerate(sample().figures) if "".join(f.text.split()) == words)


def views(width: int) -> list[View]:
    of = known()
    everything = range(len(of.issue.figures))
    return [
        FiguresView(of.issue, everything, of.amounts, of.places),
        ChecksView(of.issue, of.amounts, of.places, width),
        BudgetView(of.issue, of.budget, of.places, width),
        CardView(figure_index("5.8亿元"), of, width),
    ]


@settings(max_examples=40, deadline=None)
@given(st.integers(20, 140))
def test_no_row_is_wider_than_its_room(width: int) -> None:
    for view in views(width):
        assert all(cells(line) <= width for line in rows(view, width))


@pytest.mark.parametrize("width", [36, 48, 80])
def test_decimal_points_stand_in_line(width: int) -> None:
    of = known()
    shown = [n for n, f in enumerate(of.issue.figures) if f.unit == "%"]
    lines = rows(FiguresView(of.issue, shown, of.amounts, of.places), width)
    ends = {len(line) and cells(line[: line.rindex(".")]) for line in lines if "." in line.split("%")[-2][-8:]}
    assert len(ends) == 1


def test_a_card_tells_the_sentence_the_claim_and_the_other_places() -> None:
    lines = rows(CardView(figure_index("845,150万元"), known(), 46), 46)
    text = "\n".join(lines)
    assert lines[0].strip() == "收入总量"
    assert "845,150" in "".join(line.strip() for line in lines[3:8])
    assert "▕█" in text
    assert "✓" in text
    assert "别处" in text


def test_a_card_marks_its_own_figure_and_no_other_words() -> None:
    of = known()
    for index, figure in enumerate(of.issue.figures):
        pieces = [piece for line in CardView(index, of, 46).lines for piece in line.pieces]
        matched = "".join(piece.text for piece in pieces if piece.role == "match")
        assert "".join(matched.split()) == "".join(figure.text.split())


def test_a_number_in_a_sentence_is_not_broken() -> None:
    for width in range(24, 60):
        lines = [said(line.pieces).strip() for line in CardView(figure_index("845,150万元"), known(), width).lines]
        assert not any(
            line[-1:].isdigit() and after[:1] in ",.0123456789" for line, after in itertools.pairwise(lines) if after
        )


def test_a_change_is_drawn_as_two_bars_in_proportion() -> None:
    claim = next(c for c in sample().claims if c.kind == "change" and sample().figures[c.figures[0]].text == "90部")
    lines = [said(pieces) for pieces in balance(claim, sample(), known().amounts, 50)]
    assert [line.count("█") for line in lines[:2]] == sorted(line.count("█") for line in lines[:2])
    assert lines[2].strip() == "✓ 文中 增加36部 · 重算 126 − 90 = 36部"
    assert lines[3].strip() == "✓ 文中 增长40% · 重算 40%"


def test_parts_of_a_sum_are_stacked_to_their_total() -> None:
    claim = next(c for c in sample().claims if c.kind == "sum" and sample().figures[c.figures[0]].text == "5.8 亿元")
    total, first, second, verdict = (said(p) for p in balance(claim, sample(), known().amounts, 60))
    assert cells(second.rstrip()) in (cells(total), cells(total) - 1, cells(total) + 1)
    assert cells(first.rstrip()) <= cells(second) - second[second.index("▕") + 1 :].count("█")
    assert "✓ 文中 5.8 = 0.8 + 5亿元" in verdict


def test_what_is_taken_away_goes_back_from_the_end() -> None:
    issue = parse_issue(Source("made.txt", "收入总量10亿元，支出总量8亿元，收支相抵，年终结余2亿元。"))
    (claim,) = issue.claims
    part, less, left, verdict = (said(p) for p in balance(claim, issue, Known(issue).amounts, 60))
    assert [line.split()[0] for line in (part, less, left)] == ["由", "减去", "余下"]
    assert "✓ 文中 2 = 10 − 8亿元" in verdict
    assert part.count("█") > less.count("█") > left.count("█") > 0
    assert cells(part.rstrip()) == cells(less.rstrip())


@given(st.floats(0, 1), st.floats(-1, 1), st.integers(4, 80))
def test_bars_stay_in_their_room(start: float, size: float, room: int) -> None:
    assert len(bar(start, size, room)) <= room
    assert bar(0, size, room).strip() or not size


def test_checks_put_what_does_not_hold_first() -> None:
    view = ChecksView(sample(), known().amounts, known().places, 80)
    lines = rows(view, 80)
    assert [line[1] for line in lines[:2]] == ["✓", "✗"]
    assert [view.claims[line.claim].holds for line in view.lines] == sorted(
        view.claims[line.claim].holds for line in view.lines
    )
    assert sum("✗" in line for line in lines) == tally(sample().claims)["✗"] == 1
    assert view.target(0) == view.target(1) == view.claims[0].span


def test_the_budget_table_has_a_row_a_subject() -> None:
    view = BudgetView(sample(), known().budget, known().places, 80)
    row = next(line for line in rows(view, 80) if "转移性收入" in line)
    assert row.split() == ["转移性收入", "148,900", "+12,750", "161,650", "+8.6%"]
    assert list(view.table("text")[0]) == ["名目", "年初", "增减", "调整为", "%", "单位", "文件"]


@pytest.mark.parametrize("form", ["text", "markdown", "csv", None])
def test_tables_are_printed(form: str | None) -> None:
    options = argparse.Namespace(format=form)
    table, checks = figures(sample(), options), claims(sample(), options)
    assert table is not None
    assert checks is not None
    assert "91.08亿元" in table
    assert ("fails" if form == "csv" else "✗") in checks
    assert figures(sample(), argparse.Namespace(format="bibtex")) is None


@asynccontextmanager
async def reading(size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Reader, FiguresPanel, Pilot[int]]]:
    texts.use_language("zh")
    app = GazetteApp(sample(), Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Reader)
        await pilot.press("f")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        panel = app.screen.panes.panel
        assert isinstance(panel, FiguresPanel)
        yield app.screen, panel, pilot


def looked_at(panel: FiguresPanel) -> str:
    return panel.looking


def kind_of(panel: FiguresPanel) -> str:
    return panel.state.kind if panel.state else ""


async def test_typing_narrows_the_list_and_enter_goes_there() -> None:
    async with reading() as (reader, panel, pilot):
        assert panel.listing.count == len(sample().figures)
        await pilot.press(*"zwye", "down", "enter")
        await pilot.pause()
        assert panel.listing.count == 3
        index = panel.state.view.figure(1) if panel.state else None
        assert index is not None
        span = sample().figures[index].span
        assert span.start <= reader.page.cursor < span.end or reader.places.at(reader.page.cursor) == reader.places.at(
            span.start
        )


async def test_a_bad_number_is_named_in_the_status_line() -> None:
    async with reading() as (reader, panel, pilot):
        await pilot.press(*">abc")
        await pilot.pause()
        assert ">abc" in said(reader.status.left)
        assert panel.listing.count == len(sample().figures)


async def test_an_empty_result_says_what_can_be_typed() -> None:
    async with reading() as (_, panel, pilot):
        await pilot.press(*"qqq")
        await pilot.pause()
        assert "没有找到" in said(panel.listing.draw(0, 40))
        assert not panel.card.display


async def test_views_kinds_and_orders_by_key_and_by_mouse() -> None:
    async with reading() as (reader, panel, pilot):
        await pilot.press("down")
        panel.listing.focus()
        await pilot.press("r")
        assert looked_at(panel) == "checks"
        assert "不符 1" in said(reader.status.left)
        await pilot.press("b")
        assert looked_at(panel) == "budget"
        await pilot.press("escape", "a")
        await pilot.pause()
        assert (looked_at(panel), kind_of(panel)) == ("list", "money")
        await pilot.press("s")
        assert panel.state is not None
        assert panel.state.order == "size"
        await pilot.click(panel.head, offset=(12, 0))
        assert looked_at(panel) == "checks"
        await pilot.click(panel.head, offset=(2, 0))
        await pilot.click(panel.filters, offset=(2, 0))
        assert (looked_at(panel), kind_of(panel)) == ("list", "all")


async def test_checks_that_are_opened_before_they_are_read_tell_how_they_came_out() -> None:
    texts.use_language("zh")
    app = GazetteApp(outline_issue(sample().source), Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, Reader)
        await pilot.press("C")
        for _ in range(200):
            told = said(app.screen.status.left)
            assert "不符 0" not in told
            if "不符 1" in told:
                return
            await pilot.pause(0.05)
        pytest.fail(told)


async def test_the_key_of_the_panel_asks_for_the_list_whatever_showed_last() -> None:
    async with reading() as (_, panel, pilot):
        await pilot.press("escape", "C")
        await pilot.app.workers.wait_for_complete()
        assert looked_at(panel) == "checks"
        await pilot.press("escape", "f")
        await pilot.app.workers.wait_for_complete()
        await pilot.press(*"zwye")
        assert (looked_at(panel), panel.field.value) == ("list", "zwye")


async def test_checks_and_budget_are_laid_out_anew_for_another_width() -> None:
    async with reading((120, 40)) as (_, panel, pilot):
        panel.listing.focus()
        await pilot.press("b", "down", "down", "down")
        assert panel.state is not None
        count, figure = panel.listing.count, panel.state.view.figure(panel.listing.cursor)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert panel.listing.count < count  # subjects beside their amounts
        assert panel.state.view.figure(panel.listing.cursor) == figure
        assert panel.state.width == panel.listing.size.width


async def test_what_is_copied_has_the_form_that_is_chosen() -> None:
    async with reading() as (_, panel, pilot):
        panel.listing.focus()
        await pilot.press("r")
        assert list(panel.table()[0])[:2] == ["结果", "类别"]
        await pilot.press("c", "c")
        assert list(panel.table()[0])[:3] == ["verdict", "kind", "role"]


async def test_many_claims_are_laid_out_off_the_thread_that_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.panels.figures._ROWS", 10_000)
    async with reading() as (_, panel, pilot):
        panel.listing.focus()
        await pilot.press("r")
        await pilot.app.workers.wait_for_complete()
        assert panel.state is not None
        assert isinstance(panel.state.view, ChecksView)


async def test_the_card_follows_the_cursor_and_takes_the_keys() -> None:
    async with reading() as (_, panel, pilot):
        assert panel.card.card is not None
        first = panel.card.card.of
        panel.listing.focus()
        await pilot.press("down", "down")
        assert panel.card.card.of == first + 2
        await pilot.press("right")
        assert panel.card.has_focus
        await pilot.press("escape")
        assert panel.listing.has_focus


async def test_a_figure_in_the_page_opens_its_card() -> None:
    async with reading() as (_, panel, pilot):
        index = figure_index("98.46亿元")
        panel.reveal(sample().figures[index].span)
        await pilot.pause()
        assert panel.card.card is not None
        assert panel.card.card.of == index


async def test_escape_clears_then_closes() -> None:
    async with reading() as (reader, panel, pilot):
        await pilot.press(*"债务", "escape")
        await pilot.pause()
        assert (panel.field.value, reader.panes.panel) == ("", panel)
        await pilot.press("escape")
        await pilot.pause()
        assert reader.panes.panel is None


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_every_view_can_be_drawn_in_any_terminal(size: tuple[int, int]) -> None:
    async with reading(size) as (_, panel, pilot):
        panel.listing.focus()
        for key in ("r", "end", "b", "end", "l", "end", "right", "end"):
            await pilot.press(key)
        assert panel.state is not None
