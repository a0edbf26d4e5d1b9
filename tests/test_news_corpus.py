"""Annotated news to fit weights on: names and places are those of the corpus."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench import news_corpus

LINES = [
    "青禾县/ns  县长/n  杜/nr  小满/nr  １２/m  日/t  会见/v  了/u  阿依·古丽/nr  。/w",
    "杜/nr  主任/n  说/v  ，/w  增长/v  ８％/m  。/w",
]


def test_a_surname_and_a_given_name_are_one_name_and_a_surname_alone_is_none() -> None:
    said = [news_corpus.paragraph(news_corpus.words_of(line), 0) for line in LINES]
    assert [text for text, _ in said] == ["青禾县县长杜小满12日会见了阿依·古丽。", "杜主任说，增长8%。"]
    assert [[name for *_, name in names] for _, names in said] == [["杜小满", "阿依·古丽"], []]


def test_names_slice_back_to_the_texts_that_are_written(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("\n".join(LINES * 60), encoding="utf-8")
    news_corpus.main([str(corpus), str(tmp_path / "out"), "--every", "2"])
    golds = sorted((tmp_path / "out").glob("*.people.json"))
    assert len(golds) == 2  # of three stretches the first and the third
    for gold in golds:
        text = gold.with_name(gold.name.replace(".people.json", ".txt")).read_text(encoding="utf-8")
        mentions = [mention for row in json.loads(gold.read_text(encoding="utf-8")) for mention in row["mentions"]]
        assert len(mentions) == 40
        assert all(text[start:end] == name for start, end, name in mentions)
