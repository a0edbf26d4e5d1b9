"""The parts of the interface that are pure: cells, titles by what is typed, the section tree, status, themes, notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.issue import outline_issue
from parsers.model import Issue, Masthead, Note, Source
from tests.test_pty import ISSUE
from tui import texts
from tui.cells import Piece, cells, cut, cut_middle, fill, folded, scroll_mark, spread
from tui.outline_tree import OutlineTree, marked
from tui.places import Places
from tui.search.titles import ranked
from tui.sheet.known import note_text
from tui.status import foot_bar, status_bar, title_text
from tui.textual_theme import THEMES, palette_of_theme
from tui.theme import ANSI, DARK, LIGHT, OURS, ROLES, Palette, mixed, role_style

MIXED = st.text(alphabet="河湾区abc 12，。…①\u0301", max_size=30)
TITLES = [
    "河湾区人民代表大会常务委员会举行第五次会议", "关于河道治理情况的报告", "关于批准预算调整的决议",
    "关于预算调整方案的审查报告", "任免名单",
]  # fmt: skip


@given(MIXED, st.integers(0, 40))
def test_no_text_is_wider_than_its_room(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cells(fill(text, width)) == width
    assert cells(cut_middle(text, max(4, width))) <= max(4, width)


@given(MIXED, MIXED, st.integers(0, 40))
def test_a_line_has_its_width(left: str, right: str, width: int) -> None:
    line = spread([Piece(left, "muted")], [Piece(right, "key")], width)
    assert sum(cells(piece.text) for piece in line) == width


def test_a_long_title_keeps_both_ends() -> None:
    assert cut_middle("河湾区人民代表大会常务委员会关于批准预算调整的决议", 24) == "河湾区…准预算调整的决议"


@given(st.integers(1, 60), st.integers(0, 5000), st.data())
def test_the_bar_of_a_list_shows_where_one_is(height: int, count: int, data: st.DataObject) -> None:
    top = data.draw(st.integers(0, max(0, count - height)))
    shown = [scroll_mark(y, height, count, top).text == "▐" for y in range(height)]
    assert any(shown) == (count > height)
    if count > height:
        assert shown[0] or top > 0
        assert shown[-1] or top < count - height


@pytest.mark.parametrize(("query", "first"), [
    ("预算", 3), ("审查", 3), ("河道报告", 1), ("任免", 4), ("关于批准预标调整", 2), ("第 五 次", 0), ("預算調整", 3),
    ("yusuan", 3), ("hdzl", 1), ("hedaozl", 1), ("rmmd", 4), ("pizhunys", 2),
])  # fmt: skip
def test_titles_are_found_by_what_is_typed(query: str, first: int) -> None:
    assert next(ranked(query, TITLES))[0] == first


def test_the_characters_found_are_told() -> None:
    number, at = next(ranked("河道报告", TITLES))
    assert [TITLES[number][k] for k in at] == list("河道报告")
    number, at = next(ranked("hedaozhi", TITLES))
    assert [TITLES[number][k] for k in at] == list("河道治")


def test_what_no_title_has_finds_none() -> None:
    assert list(ranked("水利工程", TITLES)) == []


def test_repeats_do_not_take_long() -> None:
    assert list(ranked("啊" * 200, ["啊" * 5000 + "呀"] * 50))


@given(st.text(max_size=12), st.lists(st.text(max_size=20), max_size=6))
def test_any_query_is_answered_once_a_title(query: str, titles: list[str]) -> None:
    found = [number for number, _ in ranked(query, titles)]
    assert len(found) == len(set(found))


def test_marks_stay_in_view_in_a_long_title() -> None:
    title = "关于某某事项的一份相当长的情况报告"
    at = [title.index("情"), title.index("况")]
    pieces = marked(title, "", at, 14)
    assert [piece.text for piece in pieces if piece.role == "match"] == ["情", "况"]
    assert sum(cells(piece.text) for piece in pieces) <= 14


def issue() -> Issue:
    return outline_issue(Source("made.txt", ISSUE))


def test_places_know_the_path_and_what_is_next() -> None:
    places = Places(issue())
    text = places.issue.source.text
    inside = text.index("继续巩固")
    path = [places.sections[number].title for number in places.path(places.at(inside))]
    assert path == ["关于河道治理情况的报告", "下一步打算"]
    following = places.next_heading(inside)
    assert following is not None
    assert text[following:].startswith("关于批准")
    assert places.previous_document(inside) == places.document(1)
    assert places.next_document(len(text)) is None
    assert places.at(0) == -1
    assert places.path(-1) == []


def test_the_tree_unfolds_the_way_to_the_place() -> None:
    tree = OutlineTree(Places(issue()))
    tree.toggle(0)
    assert tree.rows == [0, 3]
    tree.follow(2)
    assert tree.rows == [0, 1, 2, 3]
    assert tree.row_of(2) == 2
    tree.toggle(0)
    assert tree.row_of(2) == 0


def test_rows_of_the_tree_have_their_width() -> None:
    tree = OutlineTree(Places(issue()))
    for width in (8, 20, 38):
        for row in range(len(tree.rows)):
            assert sum(cells(piece.text) for piece in tree.draw(row, width)) == width


def test_the_title_names_body_and_number_in_any_width() -> None:
    head = Masthead(body="云川市河湾区人民代表大会常务委员会", title="公报", year=2031, number=2, running_number="18")
    named = Issue(Source("a.txt", ""), masthead=head)
    assert title_text(named) == "云川市河湾区人民代表大会常务委员会公报  2031年第2号（总号 18）"
    assert title_text(named, 40).endswith("公报  2031年第2号")
    assert cells(title_text(named, 40)) <= 40
    assert title_text(Issue(Source("a\x1b.txt", ""))) == "a␛.txt"


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_the_bars_fit(width: int) -> None:
    assert sum(cells(piece.text) for piece in foot_bar(width)) <= width
    left, right = status_bar(Places(issue()), 120, 7, width)
    assert sum(cells(piece.text) for piece in spread(left, right, width)) == width


def test_roles_can_be_read_on_their_grounds() -> None:
    for palette in (DARK, LIGHT):
        for role in ROLES:
            if role == "faint":
                continue
            for ground in ("page", "side", "bar", "cursor", "blurred"):
                colour, back, *_ = role_style(palette, role, ground)
                assert contrast(colour, back) >= 3, (role, ground)
            assert contrast(*role_style(palette, role, "page")[:2]) >= 4.5, role


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, 1…21."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in bytes.fromhex(colour[1:])]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_each_theme_of_the_toolkit_gives_a_palette() -> None:
    from textual.theme import BUILTIN_THEMES

    for theme in (*THEMES, *BUILTIN_THEMES.values()):
        palette = palette_of_theme(theme)
        assert isinstance(palette, Palette)
        plain = palette._replace(dark=True) == ANSI
        assert plain == theme.name.startswith("ansi")
    assert palette_of_theme(THEMES[0]) is OURS[THEMES[0].name]


def test_colours_mix() -> None:
    assert mixed("#000000", "#ff8040", 0.5) == "#7f4020"


def test_notes_speak_the_language() -> None:
    note = Note("encoding-guessed", "gb18030 0.97; big5 0.20")
    for language, words in (("zh", "编码由文字判断"), ("en", "told from the text")):
        texts.use_language(language)
        assert words in note_text(note)
    assert note_text(Note("no-such-code", "\x1b[2J")) == "no-such-code ␛[2J"


@given(st.text(alphabet="河湾区abc ，。", max_size=60), st.integers(2, 30))
def test_folding_loses_nothing_but_blanks_at_the_ends(text: str, width: int) -> None:
    lines = folded(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=40))
def test_the_tree_shows_the_same_however_it_came_there(moves: list[tuple[bool, int]]) -> None:
    text = "\n\n".join(
        f"关于第{n}项工作的报告\n\n一、基本情况\n\n（一）甲项进展。\n\n（二）乙项进展。\n\n二、下一步打算\n\n（一）丙项打算。"
        for n in range(7)
    )
    places = Places(outline_issue(Source("made.txt", text)))
    tree = OutlineTree(places)
    for fold, number in moves:
        number %= len(places.sections)
        shown = list(tree.rows)
        changed = tree.toggle(number) if fold else tree.follow(number)
        assert changed or tree.rows == shown
        again = list(tree.rows)
        tree.refresh()
        assert tree.rows == again
        assert all(tree.rows[tree.row_of(section)] == section for section in tree.rows)
