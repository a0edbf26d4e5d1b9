"""Random events for a reader in a terminal: what a seed says is typed, clicked, pasted, resized, and never what quits."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.driven import CANARIES, Driven
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


class Limits(NamedTuple):
    """Seconds that an answer may take, bytes of memory that it may have."""

    patience: float
    memory: int


def quit_words() -> tuple[str, str]:
    """How the screen calls what ends the reader."""
    return texts.table()["do.quit"]


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
            if doing == self.suspend and data:
                self.term.push(data, self.limits.patience)
                self.term.doze(0.3)
                data = b""
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
        """Ctrl-Z, then `fg`; no key in between, which the shell would have and Ctrl-C or Ctrl-\\ would be signals."""
        self.term.push(b"\x1a", self.limits.patience)
        self.term.doze(0.6)
        if self.term.stopped:
            os.kill(self.term.pid, signal.SIGCONT)
            length = len(self.term.raw)
            for _ in range(40):
                self.term.doze(0.1)
                if b"\x1b[?1049h" in self.term.raw[length:]:
                    break
            self.term.doze(0.3)
        return b""

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
        assert self.term.alive(), f"it ended by itself with {self.term.status}"
        self.term.probe(self.limits.patience)
        assert self.term.alive(), f"it ended by itself with {self.term.status}"
        problem = self.term.defects()
        assert not problem, problem
        assert self.term.memory < self.limits.memory, f"{self.term.memory // MIB} MiB"
