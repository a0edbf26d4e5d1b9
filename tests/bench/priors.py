"""How well open data alone tell a name from other characters at the same place: `python -m tests.bench.priors [FOLDER]`.

FOLDER (default: ../shared/gazettes) holds NAME.txt and NAME.people.json, whose `mentions` are [start, end, printed].
All spans of two or three characters that begin with a listed surname are ranked by `name_log_odds`. Printed for each
text: the area under the ROC curve (1.0 when each name of the gold stands above every other span), and the share of the
names found when as many spans are taken as keep one in two right. Nothing but the characters is looked at.
"""

from __future__ import annotations

import json
import re
import sys
import time
import tracemalloc
from pathlib import Path

from parsers.language.script import simplified
from parsers.language.words import name_log_odds, word_cost
from parsers.lexicons import lexicon, weighed

Range = tuple[int, int]
_FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "gazettes"
_NAME = re.compile("[\u4e00-\u9fff]{2,3}")


def spans(text: str) -> list[Range]:
    """The ranges of two and three characters that begin with a surname."""
    surnames = lexicon("surnames") | lexicon("compound_surnames")
    starts = [at for at in range(len(text)) if text[at] in surnames or text[at : at + 2] in surnames]
    return [(start, start + size) for start in starts for size in (2, 3) if _NAME.fullmatch(text[start : start + size])]


def ranking(text: str, gold: set[Range]) -> list[bool]:
    """Whether each span is in the gold, from the likeliest name to the least likely."""
    simple = simplified(text)
    ranked = sorted(spans(text), key=lambda span: -name_log_odds(simple, *span))
    return [span in gold for span in ranked]


def area(ranked: list[bool]) -> float:
    """The share of pairs of a name and another span in which the name stands above; 0 when there is no pair."""
    above = below = 0
    for named in reversed(ranked):
        if named:
            above += below
        else:
            below += 1
    return above / max(1, below * sum(ranked))


def recall_at_half(ranked: list[bool], names: int) -> float:
    """The share of `names` found in the longest ranking of which half are names."""
    found = best = 0
    for count, named in enumerate(ranked, start=1):
        found += named
        if 2 * found >= count:
            best = found
    return best / max(1, names)


def loading() -> tuple[float, float]:
    """Milliseconds of CPU to read the lexicons, and megabytes that they take."""
    begun = time.process_time()
    word_cost("开门")
    for name in ("surname_costs", "given_costs"):
        weighed(name)
    taken = time.process_time() - begun
    weighed.cache_clear()
    tracemalloc.start()
    for name in ("word_costs", "surname_costs", "given_costs"):
        weighed(name)
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return taken * 1e3, size / 1e6


def main(folder: Path) -> None:
    """Prints a line for each text with a gold; one line when there is none."""
    print("read in {:.1f} ms of CPU, {:.2f} MB".format(*loading()))
    golds = sorted(folder.glob("*.people.json")) if folder.is_dir() else []
    for gold in golds:
        text = gold.with_name(gold.name.replace(".people.json", ".txt")).read_bytes().decode("utf-8")
        mentions = [mention for person in json.loads(gold.read_text("utf-8")) for mention in person["mentions"]]
        names = {(start, end) for start, end, printed in mentions if len(printed) in (2, 3)}
        ranked = ranking(text, names)
        told = f"{sum(ranked)}/{len(names)} names among {len(ranked)} spans"
        half = recall_at_half(ranked, len(names))
        print(f"{gold.name.split('.')[0]}: {told}; AUC {area(ranked):.4f}; recall {half:.3f} at precision .5")
    if not golds:
        print(f"no golds in {folder}: skipped")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER)
