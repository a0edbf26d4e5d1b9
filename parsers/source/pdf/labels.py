"""`page_labels`: the printed number of each page, from the numbers that stand at the head or the foot of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PRINTED = re.compile(
    r"\s{0,40}(?:[—–\-·•~～―]{0,3}\s{0,4}(\d{1,4})\s{0,4}[—–\-·•~～―]{0,3}|第\s{0,4}(\d{1,4})\s{0,4}[页頁].{0,12})\s{0,9}"
)
_EDGE = 2  # lines at the head and at the foot that may hold the number


def page_labels(texts: Sequence[str], given: Sequence[str]) -> list[str]:
    """One label a page: as the file gives it, else the printed number where the pages count on, else its place.

    The printed numbers decide when at least half of them agree on where the count begins; pages before it have none.
    """
    if any(given) and len(set(given)) == len(given):
        return list(given)
    shifts = Counter(shift for k, text in enumerate(texts) for shift in _shifts(text, k))
    best = shifts.most_common(1)
    if not best or best[0][1] < max(2, len(texts) / 2):
        return [str(k + 1) for k in range(len(texts))]
    return [str(k + best[0][0]) if k + best[0][0] > 0 else "" for k in range(len(texts))]


def _shifts(text: str, index: int) -> set[int]:
    """What to add to a page's index to get each number that may be its printed one."""
    lines = [line for line in text.split("\n") if line.strip()]
    matches = (_PRINTED.fullmatch(line[:80]) for line in (*lines[:_EDGE], *lines[-_EDGE:]))
    return {int(match[1] or match[2]) - index for match in matches if match}
