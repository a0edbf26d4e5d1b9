"""The parts of figures that no sentence shows: spaces of the layout, tables without cells, floods."""

from __future__ import annotations

import pytest

from parsers.figures import read_figures
from parsers.figures.find import MOST, NumeralRoom, find_in, squeeze
from parsers.figures.quantities import quantities
from parsers.figures.subject import own_noun
from parsers.model import Block, BlockKind, Flow, Issue, Note, Source, Span


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        ("税收 8 亿", "税收8亿"),
        ("1 234", "1 234"),
        ("A 级", "A级"),
        ("GDP is 5", "GDP is 5"),
        ("5% up", "5%up"),
        ("5 % up", "5%up"),
        ("(a) b", "(a)b"),
        ("a (b", "a(b"),
        ("a % b", "a%b"),
        ("１ ２", "１ ２"),
        ("１ 条", "１条"),
        ("第 １", "第１"),
        (" 5", "5"),
        ("5 ", "5"),
        (" １", "１"),
        ("１ ", "１"),
    ],
)
def test_spaces_of_the_layout_go(text: str, squeezed: str) -> None:
    assert squeeze(Flow(text)).text == squeezed


def test_a_text_of_spaces_is_an_empty_flow() -> None:
    assert squeeze(Flow("  ")) == Flow("", (0,), (0,))


def test_a_figure_without_approximators_has_none() -> None:
    assert [one.approx for one in find_in("共3件，近3件。")] == [None, "近"]


@pytest.mark.parametrize(
    ("words", "noun"), [("税收同比增长", "税收"), ("税收", "税收"), ("扣除退税同比增长", ""), ("比上年增长", "")]
)
def test_the_noun_that_a_change_has_itself(words: str, noun: str) -> None:
    assert own_noun(words) == noun


def test_a_table_without_cells_is_read_as_text() -> None:
    text = "共投入35万元"
    block = Block(BlockKind.TABLE, Flow(text), (Span(0, len(text)),))
    assert [figure.text for figure in read_figures(Issue(Source("t", text), (block,)))] == ["35万元"]


@pytest.mark.parametrize("kind", [BlockKind.CONTENTS, BlockKind.MASTHEAD])
def test_the_front_has_no_figures(kind: BlockKind) -> None:
    text = "共投入35万元"
    assert read_figures(Issue(Source("t", text), (Block(kind, Flow(text), (Span(0, len(text)),)),))) == ()


@pytest.mark.parametrize(("count", "notes"), [(MOST, []), (MOST + 1, ["flood-figures"])])
def test_a_flood_is_noted(count: int, notes: list[str]) -> None:
    text = "3件" * count
    told: list[Note] = []
    issue = Issue(Source("t", text), (Block(BlockKind.PARAGRAPH, Flow(text), (Span(0, len(text)),)),))
    assert len(read_figures(issue, told.append)) == MOST
    assert [note.code for note in told] == notes


def test_words_that_begin_with_a_digit_are_no_flood() -> None:
    assert list(quantities("一般" * MOST)) == []


def test_a_code_of_too_many_digits_is_no_number() -> None:
    assert find_in("编号12345678901234567890件") == []


def test_a_new_stretch_has_room_again() -> None:
    room = NumeralRoom()
    text = "3件" * (MOST + 1)
    assert len(room.fill(quantities(text), 0)) == MOST
    assert len(room.fill(quantities(text), 100_000)) == MOST
