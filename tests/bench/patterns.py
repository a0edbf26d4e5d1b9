"""Whether a pattern tries every way to part a repetition: each is given its own words over and over, then a stranger.

``python -m tests.bench.patterns`` prints the patterns that need more than a hundredth of a second for one such text.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import parsers
from parsers.patterns import LatePattern

PARSED: Any = _parser
BOUND = 0.01  # seconds of CPU for one text
LIMIT = 3  # seconds after which a text is given up
REPEATS = 40


def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of all modules of the parsers, by where they stand."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(parsers.__path__, "parsers."):
        for name, value in vars(importlib.import_module(module.name)).items():
            compiled = re.compile(value.pattern, value.flags) if isinstance(value, LatePattern) else value
            if isinstance(compiled, re.Pattern) and isinstance(compiled.pattern, str):
                found[f"{module.name}.{name}"] = compiled
    return found


def _words(parsed: Any, found: set[str]) -> set[str]:
    """The literal words of a parsed pattern."""
    run = ""
    for operation, value in parsed:
        name = str(operation)
        if name == "LITERAL":
            run += chr(value)
            continue
        if run:
            found.add(run)
        run = ""
        if name == "IN":
            found.update(chr(inner) for kind, inner in value if str(kind) == "LITERAL")
        elif name == "BRANCH":
            for branch in value[1]:
                _words(branch, found)
        elif name in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT", "ASSERT", "ASSERT_NOT"):
            _words(value[-1], found)
    return found | {run} if run else found


def _texts(pattern: re.Pattern[str]) -> list[str]:
    words = sorted(_words(PARSED.parse(pattern.pattern, pattern.flags), {"张"}), key=len)[:60]
    pairs = [one + other for one in words[:12] for other in words[:12]]
    return [word * REPEATS + "\0鹭" for word in (*words, *pairs)]


class Late(Exception):  # noqa: N818 - no error: the end of a measurement
    """A text took longer than LIMIT."""


def _ring(*_: object) -> None:
    raise Late


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """CPU seconds that `pattern` needs to search `text` and to match it whole."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        pattern.search(text)
        pattern.fullmatch(text)
    except Late:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def main() -> None:
    signal.signal(signal.SIGALRM, _ring)
    patterns = _patterns()
    for where, pattern in patterns.items():
        worst = max((seconds(pattern, text), text) for text in _texts(pattern))
        if worst[0] > BOUND:
            print(f"{worst[0]:7.3f} s  {where}  {worst[1][:40]!r}")
    print(f"{len(patterns)} patterns")


if __name__ == "__main__":
    main()
