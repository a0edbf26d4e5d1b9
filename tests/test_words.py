"""How common words and names are: the lists, what a text costs, and names told from words at the same place."""

from __future__ import annotations

from math import inf, log
from pathlib import Path

import pytest

from parsers.language.words import (
    COMMON,
    LONGEST,
    everyday_at,
    frequency,
    given_prior,
    is_common,
    is_everyday,
    name_log_odds,
    surname_prior,
    word_cost,
)
from parsers.lexicons import derive, lexicon, weighed


def test_a_frequency_is_the_logarithm_of_a_probability() -> None:
    assert frequency("的") < 0
    assert frequency("时间") > frequency("余额") > frequency("任满") == -inf
    assert sum(2.718281828 ** frequency(word) for word in weighed("word_costs")) < 1


@pytest.mark.parametrize(
    ("name", "count", "costs"),
    [
        ("word_costs", 20_000, {"了": 4.2, "的": 5.2, "时间": 7.5}),
        ("surname_costs", 568, {"王": 3.5, "李": 3.7, "杜": 5.5}),
        ("given_costs", 4_027, {"华": 4.1, "明": 4.3, "满": 7.8}),
    ],
)
def test_no_entry_of_a_derived_list_is_lost(name: str, count: int, costs: dict[str, float]) -> None:
    """The number changes only where parsers/lexicons/derive.py writes the list anew."""
    listed = weighed(name)
    assert len(listed) == count
    assert {entry: listed[entry] for entry in costs} == costs


@pytest.mark.parametrize("word", ["顾客", "高度", "经济", "越来越"])
def test_a_common_word(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["", "的", "杜小满", "度经", "余额", "高度经济"])
def test_no_common_word(word: str) -> None:
    """A character, a name, pieces of two words, a word that is rarer than is asked for, two words."""
    assert not is_common(word)


def test_how_common_a_word_must_be_can_be_asked() -> None:
    assert frequency("余额") < COMMON
    assert is_common("余额", log(1e-6))


def test_a_text_costs_as_its_likeliest_words() -> None:
    assert word_cost("") == 0
    assert word_cost("高度重视") == pytest.approx(-frequency("高度") - frequency("重视"))
    assert word_cost("越来越高") == pytest.approx(-frequency("越来越") - frequency("高"))
    assert word_cost("鱻") == word_cost("\U00020000") > -frequency("鱼")
    assert max(map(len, weighed("word_costs"))) == LONGEST


def test_what_no_list_has_is_as_rare_as_is_said() -> None:
    """A character once in a million words, a surname one person in half a million has, one in two million given names."""
    assert word_cost("鱻") == pytest.approx(log(1e6), abs=0.2)
    assert surname_prior("的") == pytest.approx(-log(5e5), abs=0.2)
    assert given_prior("鱻") == pytest.approx(-log(2e6), abs=0.2)


def test_the_priors_of_names() -> None:
    assert 0 > surname_prior("王") > surname_prior("欧阳") > surname_prior("游") > surname_prior("的")
    assert 0 > given_prior("明") > given_prior("满") > given_prior("的")
    assert set(weighed("surname_costs")) <= lexicon("surnames") | lexicon("compound_surnames")


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [("任命", "杜小满", "为局长"), ("主任", "欧阳晓春", "主持"), ("委员", "田建军", "提出")],
)
def test_a_name_is_told_from_words(before: str, name: str, after: str) -> None:
    text = before + name + after
    assert name_log_odds(text, len(before), len(before) + len(name)) > 0


@pytest.mark.parametrize(
    ("before", "word", "after"), [("主任", "高度", "重视"), ("局长", "任期", "五年"), ("代表", "余额", "")]
)
def test_words_are_told_from_a_name(before: str, word: str, after: str) -> None:
    text = before + word + after
    assert name_log_odds(text, len(before), len(before) + len(word)) < 0


def test_a_name_is_weighed_against_the_words_that_it_could_be() -> None:
    """One character of a gazette in five hundred begins a name."""
    name = surname_prior("杜") + given_prior("满")
    assert name_log_odds("杜满", 0, 2) == pytest.approx(name + log(1 / 500) + word_cost("杜满"))


def test_a_word_that_goes_on_outside_counts_against_a_name() -> None:
    assert name_log_odds("任命田建军事家", 2, 5) < name_log_odds("任命田建军上任", 2, 5)


@pytest.mark.parametrize("word", ["工作", "高度", "石头", "顾客", "越来越", "国民党", "劳动力", "安慰", "保密", "步行"])
def test_an_everyday_word(word: str) -> None:
    """Met everywhere, or of characters that names do not have."""
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["", "高", "安康", "高峰", "司马", "游一方", "高度重", "任满"])
def test_no_everyday_word(word: str) -> None:
    """A character, words that are names as well, a surname, a name, pieces of words, a word that is not listed."""
    assert not is_everyday(word)


@pytest.mark.parametrize("word", ["周长", "水文", "马力", "劳动力"])
def test_an_everyday_word_where_only_the_layout_says_that_a_name_may_stand(word: str) -> None:
    assert is_everyday(word, alone=True)


@pytest.mark.parametrize("word", ["周长", "水文", "马力"])
def test_such_a_word_beside_a_post_is_no_everyday_word(word: str) -> None:
    assert not is_everyday(word)


def test_the_longest_everyday_word_of_a_place() -> None:
    assert everyday_at("越来越高", 0) == 3
    assert everyday_at("在越来越高", 1) == 3
    assert everyday_at("杜小满", 0) == everyday_at("", 0) == 0


DICTIONARY = "的 500 uj\n时间 300 n\n顾客 90 nr\n顾明 80 nr\n顾明明 10 nr\nA型 70 n\n人民代表大会 60 nt\n小满 2 t\n"
CHARACTERS = "char,male,female\n明,900,60\n满,20,19\n鱻,1,0\n"


CORPUS = "水务局/n  局长/n  杜/nr  小满/nr  表示/v  ，/w  水库/n  已/d  修/v  好/a  。/w\n水库/n  在/p  青禾/ns  。/w\n"


def test_the_words_beside_names_are_counted() -> None:
    """Of a surname and a given name the word before the first, and that after the second."""
    beside = derive.read_corpus([*[""] * derive._STRETCH, *(CORPUS * 9).splitlines()])
    assert (beside.before["局长"], beside.before["杜"], beside.after["表示"], beside.after["小满"]) == (9, 0, 9, 0)
    before, after = (derive.telling(counts, beside.anywhere) for counts in (beside.before, beside.after))
    assert before["局长"] > 1
    assert after["表示"] > 1
    assert after["水库"] < 0


def test_the_lists_are_derived_from_counts(tmp_path: Path) -> None:
    """What is no Chinese word, is a name, is put together of words or is in hardly any name is left out."""
    words, characters = tmp_path / "dict.txt", tmp_path / "charfreq.csv"
    words.write_text(DICTIONARY, encoding="utf-8")
    characters.write_text(CHARACTERS, encoding="utf-8")
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("\n" * derive._STRETCH + CORPUS * 20, encoding="utf-8")
    derive.main([str(words), str(characters), str(corpus), "--into", str(tmp_path)])
    lines = {name: _lines(tmp_path / f"{name}.txt") for name in ("word_costs", "surname_costs", "given_costs")}
    assert lines["word_costs"] == ["0.7 的", "1.2 时间", "2.4 顾客", "6.3 小满"]
    assert lines["surname_costs"] == ["0.0 顾"]
    assert lines["given_costs"] == ["0.0 明", "3.2 满"]
    beside = [" ".join(_lines(tmp_path / f"words_{side}.txt")).split() for side in ("before", "after")]
    assert "局长" in beside[0]
    assert "表示" in beside[1]
    assert "，" not in beside[1]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_a_name_of_three_characters_in_the_dictionary_is_no_word() -> None:
    given: dict[str, float] = {}
    assert not derive.names_nobody(derive._Entry("游一方", 900, "nr"), given, {})
    assert derive.names_nobody(derive._Entry("许可证", 900, "n"), given, {})
    assert derive.names_nobody(derive._Entry("顾客", 900, "nr"), given, {})


def test_a_part_of_longer_words_is_a_word() -> None:
    given = {"平": 5.0}
    parts = derive.parts_of_words([derive._Entry(word, 9, "n") for word in ("养老院", "养老金", "高平路")])
    assert derive.names_nobody(derive._Entry("养老", 900, "nr"), {"老": 5.0}, parts)
    assert not derive.names_nobody(derive._Entry("高平", 900, "nr"), given, parts)
