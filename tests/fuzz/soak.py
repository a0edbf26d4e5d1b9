"""Random keys, mouse, pastes and sizes through a pseudo-terminal: nothing ends the reader but `q`.

``python -m tests.fuzz.soak [--minutes 30] [--seed 1] [--patience 5] [--memory 400] [--command PROGRAM …]``
``python -m tests.fuzz.soak --seed S --runs 1 [--step N]`` does one run again, up to step N, and shows the screen.

A run is one life of the reader: a text by turns (the sample, one with a store, 1 MB, rosters, one that is rewritten
meanwhile), some hundred events of the run's seed, then Esc and `q`. The runs of one call have the seeds S, S+1, …
Nothing is sent that quits (`q` as a key, Ctrl-Q, F10, a click where the screen says quit); a row of help or palette that quits
may be hit all the same: such an end, in order and with 0, is counted apart. What is watched: the reader lives,
answers a change of size in time, writes no traceback and no control sequence of a text or a paste, stays in its
memory, and ends by `q` with 0 and the terminal given back. Any other end is a failure, shown with the last 50 events.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import time
from collections import Counter, deque
from collections.abc import Iterable
from importlib.resources import files
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.fuzz.driven import CANARIES, Driven, driven
from tests.fuzz.events import MIB, Limits, Run, quit_words

LATE = 20
"""Events that a reader at work may still take after the click that leaves it."""


class Text(NamedTuple):
    """What is read in a run; `path` is the file that is rewritten meanwhile."""

    name: str
    arguments: list[str]
    path: Path | None = None


def make_texts(folder: Path) -> list[Text]:
    """The texts, with control sequences in every one but the sample."""
    sample = files("tui").joinpath("data/sample.txt").read_text("utf-8")
    lines = sample.split("\n")
    dirty = "\n".join(line + CANARIES[n % len(CANARIES)] if n % 9 == 4 else line for n, line in enumerate(lines))
    roster = "云台区人大常委会组成人员出席情况\n\n" + "\n".join(
        f"{a}{b}{c}　　（出席）　　任命{a}{c}{b}为区{d}局局长"
        for n, (a, b) in enumerate((a, b) for a in "赵钱孙李周吴郑王冯陈" for b in "远青云山河海林松梅竹")
        for c, d in (("明", "财政"), ("清", "水务"))[: 1 + n % 2]
    )
    made = {
        "kept.txt": dirty,
        "large.txt": dirty * (MIB // len(dirty.encode()) + 1),
        "roster.txt": roster + CANARIES[0],
        "changing.txt": dirty,
    }
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")
    store = ["--store", str(folder / "store.sqlite3")]
    return [
        Text("sample", ["--sample", "--no-store"]),
        Text("kept", [str(folder / "kept.txt"), *store]),
        Text("large", [str(folder / "large.txt"), *store]),
        Text("roster", [str(folder / "roster.txt"), "--lang", "en", *store]),
        Text("changing", [str(folder / "changing.txt"), *store], folder / "changing.txt"),
    ]


def by_a_row(term: Driven, screens: Iterable[str]) -> bool:
    """Whether it was left in order by a row of help or palette that quits: both show the word on one of `screens`."""
    shown = any(word in screen for screen in screens for word in quit_words())
    return term.status == 0 and term.restored and shown


class Soak:
    """All runs, and what was counted in them."""

    def __init__(self, command: list[str], limits: Limits, folder: Path) -> None:
        self.command, self.limits, self.folder = command, limits, folder
        self.steps = self.runs = self.rows = self.memory = 0
        self.longest = 0.0
        self.kinds: Counter[str] = Counter()

    def run(self, seed: int, last: int | None) -> bool:
        """One run; whether it went well. `last` is the step to stop at."""
        text = make_texts(self.folder)[seed % 5]
        self.runs += 1
        steps = random.Random(f"steps {seed}").randint(150, 500) if last is None else last
        step, screens = 0, deque[str](maxlen=LATE)
        with driven([*self.command, *text.arguments], 100, 30, self.folder / "state") as term:
            run = Run(term, seed, text.path, self.limits)
            try:
                term.settle()
                for step in range(steps):
                    screens.append(term.text)
                    run.event()
                    if step % 5 == 4:
                        run.check()
                        self.memory = max(self.memory, term.memory)
                if last is not None:
                    print(term.text)
                run.check()
                term.leave(2 * self.limits.patience)
            except AssertionError as error:
                if not term.alive() and by_a_row(term, [*screens, term.text]):
                    self.rows += 1
                else:
                    print(f"seed {seed} ({text.name}), step {step}: {error}")
                    print(
                        "\n".join(["the last events:", *run.events, "the screen:", term.text, _end(term)]), flush=True
                    )
                    return False
            finally:
                self.steps += step + 1
                self.longest = max(self.longest, term.longest)
                self.kinds += run.kinds
        return True

    def report(self) -> str:
        return (
            f"{self.runs} runs, {self.steps} steps ({self.kinds.total()} events), {self.rows} left by a row that quits, "
            f"slowest answer {self.longest:.2f} s, largest {self.memory // MIB} MiB"
        )


def _end(term: Driven) -> str:
    """The last words that were written, without their control sequences."""
    return (
        "the output's end: "
        + re.sub(r"\x1b\[[0-9;?<>=]*[A-Za-z]", "", term.raw[-3000:].decode("utf-8", "replace"))[-700:]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, help="so many, whatever time they take")
    parser.add_argument("--step", type=int, help="stop the run at this step and show the screen")
    parser.add_argument("--patience", type=float, default=5, help="seconds that an answer may take")
    parser.add_argument("--memory", type=int, default=400, help="MiB that the reader may have")
    parser.add_argument("--keep-going", action="store_true", help="go on after a failure")
    parser.add_argument("--command", nargs="+", default=[sys.executable, "-m", "tui"])
    options = parser.parse_args()
    end, failures = time.monotonic() + 60 * options.minutes, 0
    with TemporaryDirectory() as folder:
        os.chdir(folder)  # files that random keys write go there
        soak = Soak(options.command, Limits(options.patience, options.memory * MIB), Path(folder))
        for number in range(options.runs) if options.runs else count():
            if not options.runs and time.monotonic() > end:
                break
            failures += not soak.run(options.seed + number, options.step)
            print(f"seed {options.seed + number}: {soak.report()}, {failures} failures", flush=True)
            if failures and not options.keep_going:
                break
        os.chdir("/")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
