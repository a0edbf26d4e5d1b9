"""Plants errors in the figures of claims and counts how many the checks flag.

``python -m tests.bench.planted [--each N] [--seed S] [--list] FOLDER…``: for each NAME.txt with a NAME.figures.json of
the schema of ../shared/gazettes beside it, one digit of a figure of a claim that holds is changed, or two digits beside
each other are, and the text is read anew. An error is flagged where a claim with that figure does not hold, asserted
(``✗``) or open; where the claim still holds the error is within the rounding and is not counted; what is flagged besides, of figures that were not touched, is counted as a false alarm.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from parsers.issue import parse_issue
from parsers.model import Issue, Source, Span

_DIGITS = re.compile(r"\d")


class Planted(NamedTuple):
    """A text with an error in it: the figure that was changed, in both texts, since none gets longer or shorter."""

    text: str
    span: Span
    figures: frozenset[Span]
    kind: str


def planted(text: str, gold: dict[str, Any], each: int, chance: random.Random) -> Iterator[Planted]:
    """`each` errors of a text, in figures of claims that hold; fewer where it has fewer such figures."""
    figures = [Span(row["start"], row["end"]) for row in gold["figures"]]
    places = [
        (claim, at)
        for claim in gold["claims"]
        if claim["holds"] and claim["kind"] != "count"
        for at in claim["figures"]
    ]
    chance.shuffle(places)
    for claim, at in places[:each]:
        words = text[figures[at].start : figures[at].end]
        if (changed := _changed(words, chance)) is not None:
            whole = frozenset(figures[k] for k in claim["figures"])
            yield Planted(
                text[: figures[at].start] + changed + text[figures[at].end :], figures[at], whole, claim["kind"]
            )


def _changed(words: str, chance: random.Random) -> str | None:
    """`words` with another digit, or two digits beside each other changed about; None where they have no digit."""
    places = [found.start() for found in _DIGITS.finditer(words) if found[0].isascii()]
    swaps = [at for at in places if at + 1 in places and words[at] != words[at + 1]]
    if swaps and chance.random() < 0.5:
        at = chance.choice(swaps)
        return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    if not places:
        return None
    at = chance.choice(places)
    digit = chance.choice([digit for digit in "0123456789" if digit != words[at] and (digit != "0" or at > places[0])])
    return words[:at] + digit + words[at + 1 :]


def _wrong(issue: Issue) -> dict[frozenset[Span], bool]:
    """The claims that do not hold, by the spans of their figures: whether each is asserted."""
    wrong = (claim for claim in issue.claims if not claim.holds)
    return {frozenset(issue.figures[at].span for at in claim.figures): not claim.implied for claim in wrong}


def _right(issue: Issue) -> set[frozenset[Span]]:
    """The claims that hold, by the spans of their figures."""
    return {frozenset(issue.figures[at].span for at in claim.figures) for claim in issue.claims if claim.holds}


def main() -> None:
    """Print a line a text and the sums of all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    total: Counter[str] = Counter()
    for path in sorted(each for folder in options.folders for each in folder.glob("*.figures.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".figures.json", ".txt")).read_bytes().decode()
        if not isinstance(gold, dict) or not gold.get("claims"):
            continue
        before = _wrong(parse_issue(Source(path.name, text)))
        count: Counter[str] = Counter()
        for error in planted(text, gold, options.each, chance):
            issue = parse_issue(Source(path.name, error.text))
            after = _wrong(issue)
            touching = [asserted for spans, asserted in after.items() if error.span in spans]
            result = "asserted" if any(touching) else "open" if touching else "missed"
            if not touching and error.figures in _right(issue):
                count["within rounding"] += 1
                continue
            count.update((result, "planted"))
            new = [spans for spans in after if spans not in before and error.span not in spans]
            count["false alarms"] += len(new)
            if options.list and (result == "missed" or new):
                begin, end = max(0, error.span.start - 60), error.span.end + 60
                print("   ", result, error.kind, error.text[begin:end].replace("\n", "⏎"), len(new))
        print(path.name.removesuffix(".figures.json"), dict(count))
        total.update(count)
    flagged = total["asserted"] + total["open"]
    print(f"flagged {flagged} of {total['planted']} ({flagged / max(1, total['planted']):.1%}); {dict(total)}")


if __name__ == "__main__":
    main()
