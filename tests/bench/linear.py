"""Whether any text is slow: the time per character of the worst texts, as a ratio to ordinary text's.

``python -m tests.bench.linear [CHARACTERS]`` (default 200,000): each fragment of the fuzzer's table is repeated, in one
line and one a line, and every stage is timed in CPU seconds. Prints what is above twice the ordinary, and how its time
grows when the text grows fourfold.
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

LIMIT = 60  # seconds for one stage of one text
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


def worst_texts(size: int) -> dict[str, str]:
    """Each fragment over and over: alone, a line each, and after a number or a name."""
    texts: dict[str, str] = {}
    for piece in dict.fromkeys(fragments()):
        for form in ("{}", "{}\n", "{}1", "张{}", "1{}、", "{}\n\n"):
            unit = form.format(piece) if piece not in "{}" else piece
            texts[form.replace("{}", repr(piece)[1:-1][:24])] = (unit * (size // len(unit) + 1))[:size]
    return texts


def main(size: int) -> None:
    signal.signal(signal.SIGALRM, _ring)
    sample = files("tui").joinpath("data/sample.txt").read_text("utf-8")
    ordinary = (sample * (size // len(sample) + 1))[:size]
    times_of(ordinary)
    usual = times_of(ordinary)
    print("ordinary", {name: f"{taken / size * 1e6:.2f} µs/char" for name, taken in usual.items()}, flush=True)
    over = 0
    texts = worst_texts(size)
    for name, text in texts.items():
        times = times_of(text)
        slow = [stage for stage, taken in times.items() if taken > 2 * max(usual[stage], size * 2e-7)]
        less = times_of(text[: size // 4]) if slow else {}
        for stage in slow:
            over += 1
            taken, growth = times[stage], times[stage] / max(less.get(stage, 0), 1e-4)
            print(f"{stage:8} {taken / usual[stage]:8.1f}× {taken:7.2f} s, ×{growth:.0f} for ×4  {name!r}", flush=True)
    print(f"{len(texts)} texts of {size} characters, {over} stages above twice the ordinary")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
