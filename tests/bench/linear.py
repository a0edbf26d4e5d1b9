"""Whether any text is slow: the time per character of the worst texts, as a ratio to ordinary text's.

``python -m tests.bench.linear [CHARACTERS [WORD]]`` (default 200,000): each fragment of the fuzzer's table is repeated,
in one line and one a line, and so are the texts of `tests.worst`; every stage is timed in CPU seconds. Prints the
texts that take more than twice the ordinary in all (a parse of plain text: every stage but html), or of which a stage
takes more than its share when the text grows fourfold. Only names that hold WORD are run where one is given.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

from parsers.claims import check_claims
from parsers.figures import read_figures
from parsers.issue import outline_issue
from parsers.model import Issue, Source
from parsers.people import read_people
from parsers.source import decode
from parsers.source.html import read_html
from tests.fuzz.fragments import fragments
from tests.worst import WORST, worst_text

LIMIT = 60  # seconds for one stage of one text
TWICE = 2.0
GROWTH = 6.0  # of the time for four times the text
LEAST = 0.01  # seconds below which growth is noise
Times = dict[str, float]


class Late(Exception):  # noqa: N818 - no error: the end of a measurement
    """A stage took longer than LIMIT."""


def _ring(*_: object) -> None:
    raise Late


def times_of(text: str) -> Times:
    """CPU seconds of each stage on `text`."""
    times: Times = {}
    data = text.encode("utf-8", "replace")

    def timed(name: str, stage: Callable[[], Issue | Source]) -> Issue | Source | None:
        signal.alarm(LIMIT)
        start = time.process_time()
        try:
            return stage()
        except Late:
            return None
        finally:
            signal.alarm(0)
            times[name] = time.process_time() - start

    timed("decode", lambda: decode(data + b"\xff", "x"))
    timed("html", lambda: read_html(Source("x", text)))
    issue = timed("outline", lambda: outline_issue(Source("x", text)))
    if isinstance(issue, Issue):
        bare = issue
        timed("people", lambda: replace(bare, people=read_people(bare)))
        counted = timed("figures", lambda: replace(bare, figures=read_figures(bare)))
        if isinstance(counted, Issue):
            full = counted
            timed("claims", lambda: replace(full, claims=check_claims(full, full.figures)))
    return times


def total(times: Times) -> float:
    """CPU seconds of a whole parse of plain text."""
    return sum(taken for stage, taken in times.items() if stage != "html")


def worst_texts(size: int) -> dict[str, str]:
    """The texts made for a rule, then each fragment over and over: alone, a line each, after a number or a name."""
    texts = {name: worst_text(parts, size) for name, parts in WORST.items()}
    for piece in dict.fromkeys(fragments()):
        for form in ("{}", "{}\n", "{}1", "张{}", "1{}、", "{}\n\n"):
            unit = form.format(piece) if piece not in "{}" else piece
            texts[form.replace("{}", repr(piece)[1:-1][:24])] = (unit * (size // len(unit) + 1))[:size]
    return texts


def main(size: int, word: str = "") -> None:
    signal.signal(signal.SIGALRM, _ring)
    sample = files("tui").joinpath("data/sample.txt").read_text("utf-8")
    ordinary = (sample * (size // len(sample) + 1))[:size]
    times_of(ordinary)
    usual = times_of(ordinary)
    print("ordinary", _a_character(usual, size), flush=True)
    over = grown = 0
    texts = {name: text for name, text in worst_texts(size).items() if word in name}
    for name, text in texts.items():
        times = times_of(text)
        ratio = total(times) / total(usual) * size / len(text)
        less = times_of(text[: len(text) // 4]) if ratio > TWICE / 2 or max(times.values()) > 0.05 else times
        growing = [s for s, taken in times.items() if taken > GROWTH * max(less.get(s, 0.0), LEAST)]
        over += ratio > TWICE
        grown += bool(growing)
        if ratio > TWICE or growing:
            more = f"  grows: {', '.join(growing)}" if growing else ""
            print(f"{ratio:6.1f}×  {_a_character(times, len(text))}  {name!r}{more}", flush=True)
    print(f"{len(texts)} texts of {size} characters: {over} above twice the ordinary, {grown} that grow faster")


def _a_character(times: Times, size: int) -> str:
    stages = " ".join(f"{stage} {taken / size * 1e6:.2f}" for stage, taken in times.items())
    return f"{total(times) / size * 1e6:.2f} µs a character ({stages})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000, *sys.argv[2:3])
