"""Wordings as data: a file of symbols, each with its alternatives, of which one is taken at random.

A file has `[symbol]` on a line, then an alternative a line. In an alternative `{symbol}` is a value bound by the caller
or another symbol, `{a|b|}` one of some words (which may hold symbols), `{#3-90}` a number. `#` opens a comment line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
Node = str | tuple[str, tuple["Nodes", ...]]
Nodes = tuple[Node, ...]


def _closing(text: str, at: int) -> int:
    """The offset of the brace that closes the one at `at`."""
    depth = 0
    for here in range(at, len(text)):
        depth += (text[here] == "{") - (text[here] == "}")
        if not depth:
            return here
    raise ValueError(f"a brace is open in {text!r}")


def _choices(inside: str) -> list[str]:
    """The words between the strokes of `a|{b|c}|d`, those within braces of their own left alone."""
    out, depth = [""], 0
    for char in inside:
        depth += (char == "{") - (char == "}")
        if char == "|" and not depth:
            out.append("")
        else:
            out[-1] += char
    return out


@cache
def parsed(text: str) -> Nodes:
    """An alternative as literals and things to fill in."""
    out: list[Node] = []
    at = 0
    while at < len(text):
        if text[at] != "{":
            end = text.find("{", at)
            end = len(text) if end < 0 else end
            out.append(text[at:end])
            at = end
            continue
        end = _closing(text, at)
        words = _choices(text[at + 1 : end])
        out.append(("|", tuple(parsed(word) for word in words)) if len(words) > 1 else (words[0], ()))
        at = end + 1
    return tuple(out)


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, without comments."""
    read = (HERE / "data" / name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in read if line and not line.startswith("#"))


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a data file, apart by blanks."""
    return tuple(word for line in lines(name) for word in line.split())


@cache
def symbols() -> Mapping[str, tuple[str, ...]]:
    """Every symbol of every grammar file (`*.grammar`)."""
    out: dict[str, list[str]] = {}
    for path in sorted((HERE / "data").glob("*.grammar")):
        current: list[str] = []
        for line in lines(path.name):
            if line.startswith("[") and line.endswith("]"):
                current = out.setdefault(line[1:-1], [])
            else:
                current.append(line)
    return {name: tuple(alternatives) for name, alternatives in out.items()}


def expand(rng: Random, text: str, bound: Mapping[str, object]) -> str:
    """The text with everything filled in."""
    return _filled(rng, parsed(text), bound)


def _filled(rng: Random, nodes: Nodes, bound: Mapping[str, object]) -> str:
    """Parts put together, each filled in."""
    out: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            out.append(node.replace("\\n", "\n"))
        elif node[0] == "|":
            out.append(_filled(rng, rng.choice(node[1]), bound))
        elif node[0].startswith("#"):
            low, _, high = node[0][1:].partition("-")
            out.append(str(rng.randint(int(low), int(high))))
        elif node[0] in bound:
            out.append(str(bound[node[0]]))
        else:
            out.append(expand(rng, rng.choice(symbols()[node[0]]), bound))
    return "".join(out)
