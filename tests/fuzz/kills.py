"""Kill the reader with -9 through the screen, again and again, and look whether all that it confirmed is there.

``python -m tests.fuzz.kills [--count 200] [--seed 1] [--command PROGRAM …]``

Each round starts the reader on one issue with one store, in a pseudo-terminal; keeps excerpts, sets marks, writes
notes, removes and brings back, moves and rests; notes every confirmation that was on the screen; and kills it at a
random moment (every twelfth round ends by `q` instead). Then the store is opened with sqlite3 and the reader is
started anew. All that was confirmed in any round must be there, the place must be one that was rested at, the store
must be whole, and nothing else may lie beside it. Every tenth round kills the very first start on a new store; the
next start must be able to keep. Exit status 1 when anything is lost; the round's number and seed are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.driven import Driven, driven
from tui import texts

REST, AT_LEAST = 4.0, 1.2
"""Seconds after which a place that was rested at must be kept, and from which it may be: the reader promises 1.5."""
PATIENCE = 20.0
ISSUE = "桐川市云台区人民代表大会常务委员会 公 报\n\n2033年 第 5 号\n\n关于渠道修缮情况的报告\n\n" + "\n\n".join(
    f"　　第{n}段，全区修缮渠道{n + 2}条，第{n}号渠道已经通水，会议要求做好管护。" for n in range(400)
)
LISTED = "a 批注"
"""At the foot while the list of excerpts has the keys and nothing is asked."""
_BESIDE = re.compile(r"store\.sqlite3(-wal|-shm|-journal|\.settings)?")


class OverError(Exception):
    """The moment of the kill has come."""


@dataclass
class Known:
    """What was confirmed on the screen, over all rounds."""

    excerpts: int = 0
    marks: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    """First paragraphs of the pages at which the reading place may stand."""
    counts: Counter[str] = field(default_factory=Counter)


class Round:
    """One life of the reader, until `moment`: seconds from its first screen, negative ones from its very start."""

    def __init__(self, term: Driven, known: Known, rng: random.Random, number: int, moment: float) -> None:
        self.term, self.known, self.rng, self.number = term, known, rng, number
        self.moment = moment
        self.end = time.monotonic() + (-moment if moment < 0 else PATIENCE)
        self.top, self.since = "", time.monotonic()
        self.notes = self.asked = 0

    def look(self) -> None:
        """Take in what is written and where the page stands. Raises `OverError` at the moment of the kill."""
        self.term.read(0.02)
        assert self.term.alive(), f"it ended by itself with {self.term.status}:\n{self.term.text}"
        now, top = time.monotonic(), top_of(self.term)
        if top and top != self.top:
            self.rested(now)
            self.top, self.since = top, now
        if now > self.end:
            self.rested(now)
            raise OverError

    def rested(self, now: float) -> None:
        """What is left now may have been kept as the place, if the page stood there long enough."""
        if self.top and now - self.since >= AT_LEAST:
            self.known.places.add(self.top)

    def type(self, *keys: str) -> None:
        """Type keys one after another, with a little time between them."""
        for key in keys:
            self.term.push(key.encode(), PATIENCE)
            end = time.monotonic() + (0.25 if key == "\x1b" else 0.06)  # what follows Esc at once is Alt with it
            while time.monotonic() < end:
                self.look()

    def comes(self, words: str, seconds: float = 2.0) -> bool:
        """Whether `words` come on the screen within some seconds."""
        end = time.monotonic() + seconds
        while words not in self.term.text:
            if time.monotonic() > end:
                return False
            self.look()
        return True

    def fresh(self) -> None:
        """Let the status line say something else, so that no word of before is taken for an answer."""
        self.type("m")
        self.comes(texts.tr("marks.which"))
        self.type("\x1b")

    def keep(self) -> None:
        self.fresh()
        self.asked += 1
        self.type(")", "e")
        if self.comes(texts.tr("excerpts.kept")):
            self.known.excerpts += 1
            self.known.counts["excerpts"] += 1

    def mark(self) -> None:
        letter = self.rng.choice("abcdefghijkmnoprstuvwxyzABCDEF")
        self.fresh()
        self.type("m", letter)
        if self.comes(texts.tr("marks.set", letter=letter)):
            self.known.marks.add(letter)
            self.known.counts["marks"] += 1

    def note(self) -> None:
        """Write a note to an excerpt; it counts as confirmed when the list shows it. It may write over another."""
        self.notes += 1
        words = f"批注{self.number}之{self.notes}完"
        self.type("E", *["j"] * self.rng.randrange(4))
        if self.comes("✕", 1.0):
            self.type("a", "\x15", words)
            self.known.notes = set()
            self.type("\r")
            if self.comes(LISTED) and self.comes(words):
                self.type("\x1b[D")
                if words in self.term.text:
                    self.known.notes = {words}
                    self.known.counts["notes"] += 1
        self.type("\x1b", "\x1b")

    def remove(self) -> None:
        self.type("E")
        self.type("D")
        if self.comes(texts.tr("excerpts.removed")):
            self.known.counts["removals"] += 1
            self.type("u")
            if self.comes(texts.tr("excerpts.restored")):
                self.known.counts["brought back"] += 1
        self.type("\x1b")

    def move(self) -> None:
        self.type(*[self.rng.choice((" ", " ", "b", "G", "g", "]"))] * self.rng.randint(1, 3))

    def rest(self) -> None:
        seconds = self.rng.choice((0.3, 2.0, REST))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
        if seconds == REST and self.top and time.monotonic() - self.since > REST:
            self.known.places = {self.top}
            self.known.counts["places"] += 1

    def live(self) -> None:
        """Do this and that until the moment comes."""
        while b"\x1b[?1004h" not in self.term.raw:
            self.look()
        if self.moment > 0:
            self.end = time.monotonic() + self.moment
        deeds = (self.keep, self.keep, self.mark, self.note, self.remove, self.move, self.move, self.rest)
        while True:
            self.rng.choice(deeds)()


def top_of(term: Driven) -> str:
    """The first paragraph on the page, by its number; nothing where a panel or a question hides it."""
    page = "\n".join(line.rpartition("▏")[2] for line in term.lines)
    found = re.search(r"第(\d+)段，", page)
    return found[1] if found else ""


def look_at(store: Path, known: Known) -> list[str]:
    """What is not as it was confirmed: lines for a person."""
    lost: list[str] = []
    with closing(sqlite3.connect(store, timeout=PATIENCE)) as db:
        if (state := db.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            lost.append(f"the store is damaged: {state}")
        if not db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'excerpt'").fetchone()[0]:
            return lost + (["the store is empty"] if known.counts else [])
        have = db.execute("SELECT count(*) FROM excerpt").fetchone()[0]
        if have < known.excerpts:
            lost.append(f"{known.excerpts - have} of {known.excerpts} excerpts are lost")
        marks = {row[0] for row in db.execute("SELECT letter FROM mark")}
        if not known.marks <= marks:
            lost.append(f"marks are lost: {sorted(known.marks - marks)}")
        notes = {row[0] for row in db.execute("SELECT note FROM excerpt")}
        if not known.notes <= notes:
            lost.append(f"notes are lost: {sorted(known.notes - notes)}")
    top = place_in(store)
    if top and known.places and top not in known.places:
        lost.append(f"the place is paragraph {top}, not one of {sorted(known.places)}")
    return lost


def place_in(store: Path) -> str:
    """The first paragraph at the place of reading that is kept, by its number; nothing where none is."""
    with closing(sqlite3.connect(store, timeout=PATIENCE)) as db:
        rows = db.execute("SELECT place FROM issue WHERE place IS NOT NULL").fetchall()
    found = re.compile(r"第(\d+)段，").search(ISSUE, int(json.loads(rows[0][0])["start"])) if rows else None
    return found[1] if found else ""


def beside(store: Path) -> list[str]:
    """Files next to the store that do not belong there."""
    return [f"left over: {each}" for each in sorted(os.listdir(store.parent)) if not _BESIDE.fullmatch(each)]


def run(command: list[str], count: int, seed: int, folder: Path) -> tuple[Known, int]:
    """All rounds; what was confirmed, and in how many rounds something was lost."""
    issue, store = folder / "issue.txt", folder / "kept" / "store.sqlite3"
    issue.write_text(ISSUE, "utf-8")
    known, bad = Known(), 0
    for number in range(count):
        rng = random.Random(f"{seed}-{number}")
        if number % 10 == 9:
            fresh = folder / f"first-{number}" / "store.sqlite3"
            lost = first([*command, str(issue), "--store", str(fresh)], rng, folder) + beside(fresh)
        else:
            lost = one([*command, str(issue), "--store", str(store)], store, known, rng, number)
            lost += look_at(store, known) if store.exists() else []
        for line in lost:
            print(f"round {number} of seed {seed}: {line}", flush=True)
        bad += bool(lost)
        if number % 20 == 19:
            print(f"{number + 1} rounds: {dict(known.counts)}, rounds with losses {bad}", flush=True)
    return known, bad


def one(command: list[str], store: Path, known: Known, rng: random.Random, number: int) -> list[str]:
    """A life and its end; what went wrong in it."""
    moment = rng.uniform(-2.5, -0.1) if rng.random() < 0.15 else rng.uniform(0.5, 12)
    with driven(command, 110, 34, store.parent.parent / "state") as term:
        before = known.counts.total()
        round_ = Round(term, known, rng, number, moment)
        try:
            round_.live()
        except AssertionError as error:
            return [str(error)]
        except OverError:
            pass
        mute = round_.asked > 2 and known.counts.total() == before
        lost = [f"{round_.asked} excerpts were asked for and none was confirmed:\n{term.text}"] if mute else []
        if number % 12 != 11:
            os.kill(term.pid, signal.SIGKILL)
            term.finish()
            return lost
        try:
            term.leave(PATIENCE)
        except AssertionError as error:
            return [*lost, str(error)]
        known.places = {place_in(store)} - {""}  # q keeps the place where it is
        return lost + beside(store)


def first(command: list[str], rng: random.Random, folder: Path) -> list[str]:
    """Kill the first start on a store that is not there yet; what the second start cannot do."""
    with driven(command, 110, 34, folder / "state") as term:
        term.doze(rng.uniform(0.2, 3))
        os.kill(term.pid, signal.SIGKILL)
        term.finish()
    known = Known()
    with driven(command, 110, 34, folder / "state") as term:
        round_ = Round(term, known, rng, 0, 3 * PATIENCE)
        try:
            term.settle()
            while not known.excerpts:
                round_.keep()
            term.leave(PATIENCE)
        except (AssertionError, OverError) as error:
            return [f"after the first start was killed: {error or 'nothing is kept'}:\n{term.text}"]
    return []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", nargs="+", default=[sys.executable, "-m", "tui"])
    options = parser.parse_args()
    texts.use_language("zh")
    with TemporaryDirectory() as folder:
        begun = time.monotonic()
        known, bad = run(options.command, options.count, options.seed, Path(folder))
    total = sum(known.counts.values())
    print(f"seed {options.seed}: {options.count} rounds in {time.monotonic() - begun:.0f} s, {total} confirmations")
    print(f"{dict(known.counts)}; rounds with losses: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
