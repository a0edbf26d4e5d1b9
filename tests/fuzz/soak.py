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
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Callable
from importlib.resources import files
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.fuzz.driven import CANARIES, Driven, driven
from tui import texts

MIB = 1 << 20
NAMED = tuple(
    f"\x1b{code}"
    for code in (
        "[A", "[B", "[C", "[D", "[H", "[F", "[2~", "[3~", "[5~", "[6~", "[Z", "OP", "OQ", "OR", "OS", "[15~", "[17~", "[18~",
        "[19~", "[20~", "[23~", "[24~", "[1;5A", "[1;5B", "[1;5C", "[1;5D", "[1;2A", "[1;2B", "[1;2C", "[1;2D", "[1;3A",
        "[1;3B", "[1;3C", "[1;3D", "[5;5~", "[6;5~", "[1;6A", "[1;6B", "[15;2~", "[17;2~", "[18;2~", "[20;2~", "[1;2R",
        "[1;2S", "[97;5u", "y", "u", "j", "\x1b",
    )
)  # fmt: skip
"""Keys that have names: arrows, Home … with Ctrl, Shift and Alt, F1 … F12 but F10."""
LETTERS = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ"
SIGNS = "[]{}()<>+-=:?'\",.;! \r\t\x7f1234567890"
CONTROLS = "".join(map(chr, (0, *range(1, 17), *range(18, 26), 28, 29, 30, 31)))
"""Ctrl with a letter; not Ctrl-Q, Ctrl-Z is sent apart."""
COMMITS = (
    "债务",
    "任免名单",
    "／",
    "：",
    "？",
    "［",
    "】",
    "｛",
    "》",
    "（",
    "财政预算",
    "ｊ",
    "Ｅ",
    "ｍａ",
    "ｐ",
    "’",
    "任:",
    ">1亿",
    "re:第[0-9",
    "zwye",
)
ANSWERS = (
    "\x1b[I",
    "\x1b[O",
    "\x1b[5;7R",
    "\x1b[?1;2c",
    "\x1b]11;rgb:ffff/ffff/ffff\x07",
    "\x1b[?2026;2$y",
    "\x1b[48;30;100;600;1000t",
)
SIZES = (1, 2, 3, 5, 10, 20, 24, 40, 60, 69, 70, 80, 99, 100, 120, 200, 300)
BUTTONS = (0, 0, 0, 0, 1, 2, 3, 32, 35, 64, 65, 64, 65, 66, 67, 4, 16, 128, 99999)


class Run:
    """One life of the reader: `event` does the next thing that the seed asks for."""

    def __init__(self, term: Driven, seed: int, path: Path | None, limits: Limits) -> None:
        self.term, self.path, self.limits = term, path, limits
        self.rng = random.Random(seed)
        self.events: deque[str] = deque(maxlen=50)
        self.text = path.read_bytes() if path else b""
        self.kinds: Counter[str] = Counter()

    def event(self) -> None:
        """One thing, or several at once without a pause."""
        doings: tuple[tuple[int, Callable[[], bytes]], ...] = (
            (40, self.keys), (14, self.mouse), (6, self.clicks), (4, self.drag), (6, self.commit), (3, self.paste),
            (6, self.resize), (4, self.answer), (2, self.suspend), (3, self.rewrite), (12, self.pause),
        )  # fmt: skip
        weights = [weight for weight, _ in doings]
        many = self.rng.choice((1, 1, 1, 1, 2, 3, 6))
        data = b""
        for doing in self.rng.choices([doing for _, doing in doings], weights, k=many):
            made = doing()
            self.kinds[doing.__name__] += 1
            self.events.append(f"{doing.__name__} {made[:60]!r}{'…' if len(made) > 60 else ''} {len(made)}")
            data += made
        if data:
            self.term.push(data, self.limits.patience)
        self.term.doze(0.01)

    def keys(self) -> bytes:
        kind = self.rng.random()
        if kind < 0.5:
            return self.rng.choice(LETTERS).encode()
        if kind < 0.75:
            return self.rng.choice(NAMED).encode()
        if kind < 0.9:
            return self.rng.choice(SIGNS).encode()
        return b"\x1b" if kind < 0.96 else self.rng.choice(CONTROLS).encode()

    def spot(self) -> tuple[int, int]:
        """A cell, now and then out of the screen; its column is 0 where a click might quit."""
        rng, screen = self.rng, self.term.screen
        if rng.random() < 0.12:
            x, y = rng.choice((0, -3, 500, 10**6, 10**12)), rng.choice((0, -1, 300, 10**9))
        else:
            x, y = rng.randint(1, max(1, screen.columns)), rng.randint(1, max(1, screen.lines))
        lines = self.term.lines
        line = lines[y - 1] if 0 < y <= len(lines) else ""
        risky = any(word in line for word in quit_words()) or screen.columns < 12 or y >= len(lines) - 1
        return (0, 0) if risky else (x, y)

    def mouse(self) -> bytes:
        x, y = self.spot()
        return f"\x1b[<{self.rng.choice(BUTTONS)};{x};{y}{self.rng.choice('Mm')}".encode()

    def clicks(self) -> bytes:
        x, y = self.spot()
        return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode() * self.rng.choice((1, 2, 2, 3))

    def drag(self) -> bytes:
        (x, y), (i, j) = self.spot(), self.spot()
        return f"\x1b[<0;{x};{y}M\x1b[<32;{i};{j}M\x1b[<0;{i};{j}m".encode()

    def commit(self) -> bytes:
        return self.rng.choice(COMMITS).encode()

    def paste(self) -> bytes:
        piece = self.rng.choice(("q", "任免财政\n", "预算\t报告 q\r\n", "\x1b", "\x1b[A", *CANARIES))
        return b"\x1b[200~" + (piece * self.rng.choice((1, 1, 5, 300, 6000))).encode() + b"\x1b[201~"

    def resize(self) -> bytes:
        self.term.doze(0.02)
        size = self.rng.choice(SIZES), min(self.rng.choice(SIZES), 100)
        self.term.resize(*size)
        self.events.append(f"size {size}")
        return b""

    def answer(self) -> bytes:
        return self.rng.choice(ANSWERS).encode()

    def suspend(self) -> bytes:
        return b"\x1a"

    def rewrite(self) -> bytes:
        """The file changes, shrinks, vanishes or comes back; then it is read again, perhaps."""
        how, again = self.rng.choice(("as it was", "longer", "shorter", "gone", "empty")), self.rng.random() < 0.5
        if self.path is None:
            return b""
        if how == "gone":
            self.path.unlink(missing_ok=True)
        else:
            longer = "　　新加的一段，修缮渠道九条。\n\n".encode() + self.text
            contents = {"as it was": self.text, "longer": longer, "shorter": self.text[: len(self.text) // 3]}
            self.path.write_bytes(contents.get(how, b""))
        self.events.append(f"the file: {how}")
        return b"r" if again else b""

    def pause(self) -> bytes:
        self.term.doze(self.rng.choice((0.02, 0.05, 0.15, 0.3, 0.3, 1.8)))
        return b""

    def check(self) -> None:
        """Raises `AssertionError` when anything is not as it should be."""
        if self.term.stopped:
            os.kill(self.term.pid, signal.SIGCONT)
            self.term.doze(0.3)
        assert self.term.alive(), f"it ended by itself with {self.term.status}"
        self.term.probe(self.limits.patience)
        assert self.term.alive(), f"it ended by itself with {self.term.status}"
        problem = self.term.defects()
        assert not problem, problem
        assert self.term.memory < self.limits.memory, f"{self.term.memory // MIB} MiB"


class Limits(NamedTuple):
    """Seconds that an answer may take, bytes of memory that it may have."""

    patience: float
    memory: int


class Text(NamedTuple):
    """What is read in a run; `path` is the file that is rewritten meanwhile."""

    name: str
    arguments: list[str]
    path: Path | None = None


def quit_words() -> tuple[str, str]:
    """How the screen calls what ends the reader."""
    return texts.table()["do.quit"]


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


def by_a_row(term: Driven, screen: str) -> bool:
    """Whether it was left in order by a row of help or palette that quits: both show the word."""
    return term.status == 0 and term.restored and any(word in screen for word in quit_words())


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
        step, screen = 0, ""
        with driven([*self.command, *text.arguments], 100, 30, self.folder / "state") as term:
            run = Run(term, seed, text.path, self.limits)
            try:
                term.settle()
                for step in range(steps):
                    screen = term.text
                    run.event()
                    if step % 5 == 4:
                        run.check()
                        self.memory = max(self.memory, term.memory)
                if last is not None:
                    print(term.text)
                run.check()
                term.leave(2 * self.limits.patience)
            except AssertionError as error:
                if not term.alive() and by_a_row(term, screen + term.text):
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
