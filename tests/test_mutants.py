"""What the mutation run changes: each kind finds its places, and what it makes of them is one change."""

from __future__ import annotations

from tests.bench.mutants import KINDS, changed

MODULE = '''
import re
A = re.compile("(?:局长|[县縣]长|主任)(?=说明|讲话)")
def rule(word: str, score: float) -> bool:
    """甲说明|乙说明"""
    return score >= 2.5 and (word in "长，员" or score * 0.1 > 1.0)
'''
LEXICON = "# 局长 is a comment\n局长 主任  # 科长 too\n\n处长\n"


def made(kind: str, text: str) -> list[str]:
    """The lines that a kind of change makes, each without the rest of the text."""
    found = []
    for change in KINDS[kind].changes(text):
        before, after = text.splitlines(), changed(text, change).splitlines()
        assert len(before) == len(after)
        (line,) = (new for old, new in zip(before, after, strict=True) if old != new)
        found.append(line.strip())
    return found


def test_words_are_alternatives_of_expressions() -> None:
    lines = made("words", MODULE)
    assert 'A = re.compile("(?:[县縣]长|主任)(?=说明|讲话)")' in lines
    assert 'A = re.compile("(?:局长|主任)(?=说明|讲话)")' in lines
    assert 'A = re.compile("(?:局长|[县縣]长)(?=说明|讲话)")' in lines
    assert 'A = re.compile("(?:局长|[县縣]长|主任)(?=说明)")' in lines


def test_floats_are_moved() -> None:
    assert made("floats", MODULE) == [
        'return score >= 3.0 and (word in "长，员" or score * 0.1 > 1.0)',
        'return score >= 2.5 and (word in "长，员" or score * 0.2 > 1.0)',
    ]


def test_operands_are_made_neutral() -> None:
    assert sorted(made("operands", MODULE)) == [
        "return score >= 2.5 and (True)",
        'return score >= 2.5 and (word in "长，员" or False)',
    ]


def test_entries_are_the_words_of_a_lexicon() -> None:
    assert made("entries", LEXICON) == ["主任  # 科长 too", "局长   # 科长 too", ""]
