"""Fuzz the whole path from text to claims: nothing raised, nothing lost, every offset true.

``python -m tests.fuzz.fuzz_issue FINDS [CORPUS] [libFuzzer options]``: each new kind of failure is written to the folder
FINDS as a text, and fuzzing goes on.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from dataclasses import replace
from pathlib import Path

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["parsers"]):
    from parsers.claims import check_claims
    from parsers.figures import read_figures
    from parsers.issue import outline_issue
    from parsers.model import Issue, Source
    from parsers.people import read_people
    from tests.invariants import broken_laws

from tests.fuzz.fragments import fragments, text_of

MOST = 4000  # characters: what is slow on long texts is the bench's to find


def read_all(source: Source) -> Issue:
    """As `parse_issue` does, but without its net under the extractors."""
    issue = outline_issue(source)
    figures = read_figures(issue)
    issue = replace(issue, people=read_people(issue), figures=figures)
    return replace(issue, claims=check_claims(issue, figures))


class Target:
    """Runs the parser on the fuzzer's input and keeps one text for each kind of failure."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.table = fragments()
        self.known: set[str] = set()

    def __call__(self, data: bytes) -> None:
        text = text_of(data, self.table)[:MOST]
        try:
            laws = broken_laws(read_all(Source("fuzz", text)))
            kind = laws[0].rstrip("0123456789…:, ") if laws else ""
            kind = "".join(char for char in kind if not char.isdigit())
            told = "\n".join(laws[:5])
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
            told = traceback.format_exc()
        if kind and kind not in self.known:
            self.known.add(kind)
            name = hashlib.sha1(kind.encode()).hexdigest()[:10]
            (self.folder / f"{name}.txt").write_text(text, "utf-8", "surrogatepass", newline="")
            (self.folder / f"{name}.why").write_text(f"{kind}\n{told}\n", "utf-8")


if __name__ == "__main__":
    finds = Path(sys.argv.pop(1))
    finds.mkdir(parents=True, exist_ok=True)
    atheris.Setup(sys.argv, Target(finds))
    atheris.Fuzz()
