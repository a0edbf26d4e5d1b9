"""Kill the reader with -9 through the screen, again and again, and look whether all that it confirmed is there.

``python -m tests.fuzz.kills [--count 200] [--seed 1] [--command PROGRAM …]``

Each round starts the reader on one issue with one store, in a pseudo-terminal; keeps excerpts, sets marks, writes
notes, removes and brings back, moves and rests; notes every confirmation that was on the screen; and kills it at a
random moment (every twelfth round ends by `q` instead). Then the store is opened with sqlite3 and the reader is
started anew. All that was confirmed in any round must be there. A place that the store was seen to have must be the one
at which the next life begins, and no other may be kept but one that was gone to since. The store must be whole, and
nothing else may lie beside it. Every tenth round kills the very first start on a new store; the next start must be able
to keep. Exit status 1 when anything is lost; the round's number and seed are printed.
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
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.driven import driven
from tests.fuzz.lives import PATIENCE, Known, OverError, Round
from tui import texts

ISSUE = "桐川市云台区人民代表大会常务委员会 公 报\n\n2033年 第 5 号\n\n关于渠道修缮情况的报告\n\n" + "\n\n".join(
    f"　　第{n}段，全区修缮渠道{n + 2}条，第{n}号渠道已经通水，会议要求做好管护。" for n in range(400)
)
_NUMBER = re.compile(r"第(\d+)段，")
_BESIDE = re.compile(r"store\.sqlite3(-wal|-shm|-journal|\.settings)?")


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
    places = places_in(store)
    if (places or known.placed) and known.places and not places & known.places:
        lost.append(f"the place is paragraph {sorted(places)}, not one of {sorted(known.places)}")
    known.places = places
    return lost


def places_in(store: Path) -> set[str]:
    """The first paragraph of the page at the place of reading that is kept, by its number; empty where none is.

    Within a paragraph it is this one or the next: that depends on where the lines end.
    """
    if not store.exists():
        return set()
    with closing(sqlite3.connect(store, timeout=PATIENCE)) as db:
        if not db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'issue'").fetchone()[0]:
            return set()
        rows = db.execute("SELECT place FROM issue WHERE place IS NOT NULL").fetchall()
    return paragraphs_at(int(json.loads(rows[0][0])["start"])) if rows else set()


def paragraphs_at(offset: int) -> set[str]:
    """The paragraphs of the issue that may be the first on a page whose first row begins at `offset`."""
    begin = ISSUE.rfind("\n", 0, offset) + 1
    within = _NUMBER.search(ISSUE, begin, offset + 1)
    following = _NUMBER.search(ISSUE, offset)
    return {found[1] for found in (within, following) if found}


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
        round_ = Round(term, known, rng, number, moment, lambda: places_in(store))
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
        known.places = places_in(store)  # q keeps the place where it is
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
