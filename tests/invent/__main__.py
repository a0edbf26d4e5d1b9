"""Writes texts and golds into a folder: NAME.txt beside NAME.people.json."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.invent.gold import wrong
from tests.invent.make import make_all
from tests.invent.names import MIXES


def main(arguments: list[str] | None = None) -> None:
    """Makes the texts that were asked for; a gold that does not fit its text stops it."""
    parser = argparse.ArgumentParser(prog="python -m tests.invent", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument(
        "--mix", choices=tuple(MIXES), default="tricky", help="how rare the names are, or how like words"
    )
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for made in make_all(asked.seed, asked.count, mix=asked.mix):
        faults = wrong(made.text, made.people)
        if faults:
            raise SystemExit(f"{made.name}: {faults[0]}")
        # Bytes, so that line ends are written as they are.
        (asked.folder / f"{made.name}.txt").write_bytes(made.text.encode("utf-8"))
        rows = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in made.people) + "\n]\n"
        (asked.folder / f"{made.name}.people.json").write_text(rows, encoding="utf-8")


if __name__ == "__main__":
    main()
