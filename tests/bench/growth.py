"""How a reading grows with the text: CPU seconds, their exponent and memory of each stage, in fresh processes.

``python -m tests.bench.growth [MB …]`` (default 1 5 10): the sample over and over, each time with other digits and
other persons, and the same word for word. The exponent is that of the time between a size and the one before it;
memory is the highest that the process had in the stage, above what it had before it read anything, in bytes for each
byte of UTF-8. Linux only: the peak is reset between the stages through ``/proc``.
"""

from __future__ import annotations

import gc
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import count
from math import log
from pathlib import Path
from typing import TypeVar

from parsers.claims import check_claims
from parsers.figures import read_figures
from parsers.issue import outline_issue, parse_issue
from parsers.model import Source
from parsers.people import read_people

_Made = TypeVar("_Made")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾"
_GIVEN = "伟芳娜敏静丽磊洋艳勇军杰娟涛超霞秀兰桂英华玉萍红玲芬燕彬斌峰凯健俊帆宁浩亮辉鹏飞宇晨曦晓燕梅松柏竹岚峥嵘昆仑瑞祥怡欣悦"
_FEWEST = 0.02  # seconds below which a stage has no exponent


def _sample() -> str:
    return files("tui").joinpath("data/sample.txt").read_text("utf-8")


def _names() -> Iterator[str]:
    """Names of three characters, each once."""
    for n in count():
        rest, surname = divmod(n, len(_SURNAMES))
        first, second = divmod(rest, len(_GIVEN))
        yield _SURNAMES[surname] + _GIVEN[second] + _GIVEN[(first + second) % len(_GIVEN)]


def varied_text(size: int) -> str:
    """The sample over and over up to `size` bytes of UTF-8, each time with other digits and other persons."""
    text, names, dice = _sample(), _names(), random.Random(1)
    persons = {
        mention.span: person.name
        for person in parse_issue(Source("sample", text)).people
        for mention in person.mentions
        if 2 <= len(mention.surface) <= 3
    }
    places = sorted(persons)
    made: list[str] = []
    length = 0
    while length < size:
        called = {name: next(names) for name in dict.fromkeys(persons.values())}
        at = 0
        for place in places:
            made += (_other_digits(text[at : place.start], dice), called[persons[place]])
            at = place.end
        made.append(_other_digits(text[at:], dice))
        length += len(text.encode())
    return "".join(made).encode()[:size].decode("utf-8", "ignore")


def _other_digits(text: str, dice: random.Random) -> str:
    return re.sub("[1-9]", lambda _: str(dice.randint(1, 9)), text)


def same_text(size: int) -> str:
    """The sample over and over up to `size` bytes of UTF-8, word for word."""
    text = _sample()
    return (text * (size // len(text.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


TEXTS: dict[str, Callable[[int], str]] = {"varied": varied_text, "same": same_text}


def _memory(key: str) -> int:
    """A field of ``/proc/self/status`` in bytes."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(key))
    return int(line.split()[1]) * 1024


def measure(name: str, size: int) -> None:
    """Print the stages of the text called `name`: their seconds and bytes a byte."""
    gc.disable()  # as in the reader
    text = TEXTS[name](size)
    parse_issue(Source("sample", _sample()))  # what is worked out once for all texts
    base = _memory("VmRSS") - sys.getsizeof(text)

    def stage(label: str, run: Callable[[], _Made]) -> _Made:
        Path("/proc/self/clear_refs").write_text("5")
        begun = time.process_time()
        made = run()
        print(label, time.process_time() - begun, (_memory("VmHWM") - base) / size)
        return made

    issue = stage("outline", lambda: outline_issue(Source("text", text)))
    people = stage("people", lambda: read_people(issue))
    figures = stage("figures", lambda: read_figures(issue))
    whole = replace(issue, people=people, figures=figures)
    stage("claims", lambda: check_claims(whole, figures))


def main(sizes: list[float]) -> None:
    print(f"{'text':8}{'MB':>6}  {'stage':8}{'CPU s':>9}{'exponent':>10}{'bytes/byte':>12}")
    for name in TEXTS:
        before: dict[str, tuple[float, float]] = {}
        for size in sizes:
            command = [sys.executable, "-m", "tests.bench.growth", name, str(int(size * 1e6))]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for label, taken, memory in (line.split() for line in told.splitlines()):
                seconds = float(taken)
                last, less = before.get(label, (size, 0.0))
                grown = f"{log(seconds / less) / log(size / last):10.2f}" if less > _FEWEST else " " * 10
                print(f"{name:8}{size:6g}  {label:8}{seconds:9.2f}{grown}{float(memory):12.2f}", flush=True)
                before[label] = size, seconds


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in TEXTS:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main([float(size) for size in sys.argv[1:]] or [1, 5, 10])
