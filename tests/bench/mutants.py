"""What no test would miss: rules are changed one at a time in a copy of the checkout, and the tests are run on each.

``python -m tests.bench.mutants FOLDER TESTS… [-n 12] [--seed 1] [--kinds words,floats,operands,entries] [--seconds 180]``
for example ``python -m tests.bench.mutants parsers/people tests/test_people.py -n 20 --kinds words``. FOLDER and TESTS
are paths in the checkout; nothing in the checkout itself is changed. What is changed, of each kind `n` places at random:

- words: an alternative of Chinese characters is taken out of a regular expression (``甲|乙|丙`` → ``甲|丙``);
- floats: a threshold or a weight is moved (0.5 more; doubled below 0.4);
- operands: what is joined by `and` is taken for true, what is joined by `or` for false;
- entries: a word is taken out of a lexicon (the ``.txt`` files under FOLDER).

How to read it: each change that all tests let pass is printed with its place, then for each kind how many of those
tried passed. One that passes is a rule without an example, or a rule that does nothing: write the example or take the
rule out. Some are neither, as what is changed never matters (a float that is only compared with whole numbers): look
before you believe. The share that passes is an estimate from a sample: with 12 tries it is within a quarter or so.
Not for CI: a run takes the time of the tests once for each change.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__")
_HAN = "[\u4e00-\u9fff]"
_WORD = "(?:[\u4e00-\u9fff]|\\[[\u4e00-\u9fff]{2,4}\\]){2,8}"
_FIRST = re.compile(f"""(?<=[(:=!"']){_WORD}\\|""")
_FURTHER = re.compile(f"""\\|{_WORD}(?=[)|"'])""")
"""Alternatives of an expression, each with the bar that parts it from the next, or from the one before."""
_ENTRY = re.compile(r"(?<=\s)[^\s#]+(?=\s)")
_STEP, _SMALL = 0.5, 0.4


class Change(NamedTuple):
    """``text[start:end]`` of a file is replaced by `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Kind:
    """A kind of change: the files that it is made in, and where it can be made in the text of one."""

    ending: str
    changes: Callable[[str], Iterator[Change]]


def words(text: str) -> Iterator[Change]:
    """Alternatives of two Chinese characters or more in the string literals of a module."""
    for node, start, end in _nodes(text):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for pattern in (_FIRST, _FURTHER):
                yield from (Change(*match.span(), "") for match in pattern.finditer(text, start, end))


def floats(text: str) -> Iterator[Change]:
    """The floats of a module but 0.0 and 1.0, which mostly stand for nothing and for all."""
    for node, start, end in _nodes(text):
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in (0.0, 1.0):
            moved = node.value * 2 if abs(node.value) < _SMALL else node.value + _STEP
            yield Change(start, end, repr(round(moved, 4)))


def operands(text: str) -> Iterator[Change]:
    """The operands of `and` and `or` behind the first, but for those that name a value for later."""
    spans = {node: (start, end) for node, start, end in _nodes(text)}
    for node in spans:
        if isinstance(node, ast.BoolOp):
            neutral = str(isinstance(node.op, ast.And))
            for operand in node.values[1:]:
                if not any(isinstance(inner, ast.NamedExpr) for inner in ast.walk(operand)):
                    yield Change(*spans[operand], neutral)


def entries(text: str) -> Iterator[Change]:
    """The entries of a lexicon."""
    at = 0
    for line in text.splitlines(keepends=True):
        told = line.partition("#")[0]
        for match in _ENTRY.finditer(f" {told} "):
            yield Change(at + match.start() - 1, at + match.end() - 1, "")
        at += len(line)


KINDS = {
    "words": Kind(".py", words),
    "floats": Kind(".py", floats),
    "operands": Kind(".py", operands),
    "entries": Kind(".txt", entries),
}


def _nodes(text: str) -> Iterator[tuple[ast.AST, int, int]]:
    """The expressions of a module but its docstrings, each with its range in characters, in the order of `ast.walk`."""
    lines = text.splitlines(keepends=True)
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line))

    def place(line: int, column: int) -> int:
        """The index of a place that Python gives as a line and a column of its UTF-8."""
        return begins[line - 1] + len(lines[line - 1].encode()[:column].decode())

    nodes = list(ast.walk(ast.parse(text)))
    docstrings = {node.value for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    for node in nodes:
        if node in docstrings:
            continue
        if isinstance(node, ast.expr) and node.end_lineno is not None and node.end_col_offset is not None:
            yield node, place(node.lineno, node.col_offset), place(node.end_lineno, node.end_col_offset)


def changed(text: str, change: Change) -> str:
    """`text` with a change made."""
    return text[: change.start] + change.new + text[change.end :]


def places(folder: Path, kind: Kind, dice: random.Random) -> list[tuple[Path, Change]]:
    """Where changes of a kind can be made in the files under `folder`, in an order that `dice` give."""
    paths = sorted(folder.rglob(f"*{kind.ending}"))
    found = [(path, change) for path in paths for change in kind.changes(path.read_text(encoding="utf-8"))]
    dice.shuffle(found)
    return found


def _stays_whole(path: Path, change: Change) -> bool:
    """Whether a module with a change made is still one."""
    try:
        return path.suffix != ".py" or bool(ast.parse(changed(path.read_text(encoding="utf-8"), change)))
    except SyntaxError:
        return False


class Copy:
    """A copy of the checkout that tests can be run in."""

    def __init__(self, folder: Path, tests: list[str], seconds: float) -> None:
        self.root = folder / _ROOT.name
        self.tests, self.seconds = tests, seconds
        shutil.copytree(_ROOT, self.root, ignore=_LEFT_OUT)
        if (shared := _ROOT.parent / "shared").is_dir():
            (folder / "shared").symlink_to(shared)

    def passes(self) -> bool:
        """Whether all tests pass, in time."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *self.tests]
        env = {**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            run = subprocess.run(command, cwd=self.root, env=env, capture_output=True, timeout=self.seconds)
        except subprocess.TimeoutExpired:
            return False
        return run.returncode == 0

    def lets_pass(self, path: Path, change: Change) -> bool:
        """Whether all tests pass with a change made; it is undone."""
        text = path.read_text(encoding="utf-8")
        path.write_text(changed(text, change), encoding="utf-8")
        try:
            return self.passes()
        finally:
            path.write_text(text, encoding="utf-8")


def told(root: Path, path: Path, change: Change) -> str:
    """A change on a line: its place, what stands there, and what is put for it."""
    text = path.read_text(encoding="utf-8")
    line = text.count("\n", 0, change.start) + 1
    return f"{path.relative_to(root)}:{line}  {text[change.start : change.end]!r} → {change.new!r}"


def main(arguments: list[str] | None = None) -> int:
    """Prints what passes and the counts; 1 when the tests fail before anything is changed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", metavar="FOLDER")
    asked.add_argument("tests", nargs="+", metavar="TESTS")
    asked.add_argument("-n", type=int, default=12, help="changes tried of each kind")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--kinds", default=",".join(KINDS))
    asked.add_argument(
        "--seconds", type=float, default=180, help="time that the tests may take; longer counts as failed"
    )
    options = asked.parse_args(arguments)
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder), options.tests, options.seconds)
        if not copy.passes():
            print("the tests fail before anything is changed")
            return 1
        for name in options.kinds.split(","):
            pool = places(copy.root / options.folder, KINDS[name], dice)
            sample = list(islice((one for one in pool if _stays_whole(*one)), options.n))
            passed = 0
            for path, change in sample:
                if copy.lets_pass(path, change):
                    passed += 1
                    print(f"{name}  {told(copy.root, path, change)}", flush=True)
            print(f"{name}: {passed} of {len(sample)} passed unnoticed ({len(pool)} places)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
