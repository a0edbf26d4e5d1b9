"""Finding words in a whole issue: what counts as a hit, where it stands, and that nothing holds the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Section, Span
from tests.issues import PAGE, Maker
from tui.search.find import LIMIT, Found, How, Trouble, by_section, find
from tui.search.findtext import FindText, find_text


def hits(text: FindText, typed: str, source: str) -> list[str]:
    return [source[start:end] for start, end in find(text, typed)]


@pytest.fixture
def made() -> Maker:
    made = Maker()
    made.block("青禾县人民代表大会常务委员会公报")
    made.block("今年以来，全县坚持稳中求进，规模调", "整，因地制宜推进乡村建设。", between=PAGE)
    made.block("一般公共预算收入 1, 352, 640 万元，增长８．５％；", "ＧＤＰ 总量突破二○亿元。")
    made.block("會議聽取了縣人民政府關於決算的報告。")
    made.block("“一府两院”依法行使职权 annual  report 如下。")
    made.block("坚持和完善人民代表")
    made.block("大会制度，决 议 草 案")
    return made


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("规模调整", "规模调\n— 7 —\n\n整"),
        ("规模 调整，因地", "规模调\n— 7 —\n\n整，因地"),
        ("1352640万元", "1, 352, 640 万元"),
        ("1,352,640 万元", "1, 352, 640 万元"),
        ("增长8.5%", "增长８．５％"),
        ("gdp总量", "ＧＤＰ 总量"),
        ("二〇亿", "二○亿"),
        ("关于决算的报告", "關於決算的報告"),
        ("聽取了县人民政府", "聽取了縣人民政府"),
        ("「一府两院」依法", "“一府两院”依法"),
        ("annual report", "annual  report"),
        ("决议草案", "决 议 草 案"),
    ],
)
def test_breaks_widths_and_forms_do_not_matter(made: Maker, typed: str, printed: str) -> None:
    found = find(find_text(made.blocks), typed)
    assert [made.text[start:end] for start, end in found] == [printed]
    assert found.how is How.WORDS


def test_what_ends_a_block_is_crossed_when_nothing_else_is_found(made: Maker) -> None:
    found = find(find_text(made.blocks), "人民代表大会制度")
    assert [made.text[start:end] for start, end in found] == ["人民代表\n大会制度"]
    assert found.how is How.ACROSS


@pytest.mark.parametrize("typed", ["坚持稳重求进", "坚持中求进", "坚持稳稳中求进", "一份两院"])
def test_one_wrong_character_is_forgiven_when_nothing_else_is_found(made: Maker, typed: str) -> None:
    found = find(find_text(made.blocks), typed)
    assert found.how is How.NEAR
    assert len(found) == 1


@pytest.mark.parametrize("typed", ["坚决稳重求进", "无此词", "甲乙", "", "   ", '""', "re:"])
def test_two_wrong_characters_are_not(made: Maker, typed: str) -> None:
    assert len(find(find_text(made.blocks), typed)) == 0


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"一府两院"', ["一府两院"]),
        ("“ＧＤＰ 总量”", ["ＧＤＰ 总量"]),
        ('"GDP 总量"', []),
        ('"规模调整"', ["规模调\n— 7 —\n\n整"]),
        ("re:坚持.{0,4}求", ["坚持稳中求"]),
        ("RE：[０-９]．[０-９]％", ["８．５％"]),
        ("re:^大会", ["大会"]),
    ],
)
def test_to_the_letter_and_by_pattern(made: Maker, typed: str, printed: list[str]) -> None:
    assert hits(find_text(made.blocks), typed, made.text) == printed


@pytest.mark.parametrize("pattern", ["(", "a{2,1}", "(?P<a>", "[", "(" * 400, "(?P>none)", "x" * 2000])
def test_a_pattern_that_is_none_is_called_wrong(made: Maker, pattern: str) -> None:
    found = find(find_text(made.blocks), "re:" + pattern)
    assert (len(found), found.trouble) == (0, Trouble.WRONG)
    assert found.detail


@pytest.mark.parametrize("pattern", ["(?:甲+)+$", "(?:甲|甲甲)+$", "(?R)"])
def test_a_pattern_without_end_is_stopped(pattern: str) -> None:
    made = Maker()
    made.block("甲" * 50_000 + "乙")
    assert find(find_text(made.blocks), "re:" + pattern).trouble is Trouble.SLOW


def test_more_hits_than_are_kept_are_told() -> None:
    made = Maker()
    made.block("的" * (LIMIT + 5))
    found = find(find_text(made.blocks), "的")
    assert (len(found), found.trouble) == (LIMIT, Trouble.MANY)


def test_a_search_that_is_no_longer_wanted_ends() -> None:
    made = Maker()
    made.block("甲" * 3_000_000 + "乙")
    text = find_text(made.blocks)
    assert len(find(text, "乙", stop=lambda: True)) == 0
    assert len(find(text, "乙")) == 1


def test_laying_out_can_be_given_up(made: Maker) -> None:
    def pause() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        find_text(made.blocks, pause)


def test_walking_the_hits(made: Maker) -> None:
    found = find(find_text(made.blocks), "人民")
    assert len(found) == 3
    assert [found.after(found[n].start) for n in range(3)] == [0, 1, 2]
    assert found.after(found[0].start + 1) == 1
    assert found.after(len(made.text)) == 0
    assert list(found.within(Span(found[1].start + 1, found[2].start + 1))) == [1, 2]
    assert list(found.within(Span(found[0].end, found[1].start))) == []


def test_hits_by_section() -> None:
    made = Maker()
    made.block("预算")
    one = made.block("一、预算收入")
    made.block("预算预算")
    two = made.block("二、支出")
    three = made.block("（一）预算")
    sections = [Section(level, "", "", span, span) for level, span in ((1, one), (1, two), (2, three))]
    found = find(find_text(made.blocks), "预算")
    assert by_section(found, sections) == [(None, 0, 1), (sections[0], 1, 4), (sections[2], 4, 5)]
    assert by_section(Found(found.query, found.how), sections) == []


_WORDS = st.lists(st.text("甲乙 a1,　\u200b", min_size=1, max_size=12), min_size=1, max_size=6)


@given(st.lists(_WORDS, max_size=5), st.sampled_from(["\n", PAGE]), st.text("甲乙a1", min_size=1, max_size=4))
def test_a_hit_is_what_a_plain_reading_finds(paragraphs: list[list[str]], between: str, typed: str) -> None:
    made = Maker()
    for pieces in paragraphs:
        made.block(*pieces, between=between)
    text = find_text(made.blocks)
    found = find(text, typed)
    assert {found.how for _ in found} <= {How.WORDS, How.ACROSS, How.NEAR}
    for index, char in enumerate(text.clean.text):
        assert char == "\n" or made.text[text.clean.at(index)] == char
    if found.how is How.WORDS:
        assert len(found) == sum(key.count(typed) for key in text.keys.text.split("\n"))
    for start, end in found:
        if found.how is not How.NEAR:
            words = [c for c in made.text[start:end].replace(PAGE, "") if c in "甲乙a1"]
            assert "".join(words) == typed
