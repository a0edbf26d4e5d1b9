"""A file whose parts have different encodings, as `cat` makes one: where each part begins and ends.

UTF-16 shows by its byte order mark and reaches as far as it makes sense. Between such parts each line is weighed as
UTF-8, GB18030 and Big5, and the cheapest way through all lines is taken, where to change the encoding has a price. A
part must then be Chinese in its own encoding and far from it in its neighbour's: wrong bytes are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from parsers.source.commonness import SAMPLE, common_characters, score

NARROW = ("utf-8", "gb18030", "big5hkscs")

_CHANGE = 6.0
"""What a change of the encoding costs, in rare characters."""
_WRONG = 2.0
"""What a wrong byte costs, in rare characters."""
_SENSE = 0.5
"""The score that a part has in its encoding: text has far more in its own, damaged text has less in a wrong one."""
_MANY = 8
"""Characters of three bytes that show UTF-8, one wrong byte allowed for every so many."""
_PLAIN = 4
"""Different common characters that a part has."""
_FEW = 4
"""Lines inside a text of UTF-8 that are no part, but were pasted."""
_WINDOW = 256
_END = 40
"""Characters in which an encoding must make sense, everywhere and at the end; else the file is looked at by lines."""
_SHARE = 0.05
"""Rare characters a byte from which on a line may have two encodings."""
_MOST_CUT = 1 << 16
"""Bytes of lines that are looked at for a change of the encoding inside; a file with more is damaged all over."""
_TAIL = 8
"""Rare characters at the end of UTF-16 that may be damage."""
_MARKS = 50
"""Byte order marks that are looked at; more are no text."""

_SAMPLES = (60, 400)
"""How many bytes after a byte order mark must be Chinese: a part may be short."""

_WIDE_MARK = re.compile(rb"\xff\xfe(?!\x00\x00)|\xfe\xff")
_UTF8_CLASSES = bytes(
    ord("c") if 0x80 <= byte <= 0xBF else ord("L") if 0xE2 <= byte <= 0xE9 or byte == 0xEF else 0 for byte in range(256)
)
"""Leads of the characters of three bytes in UTF-8 that Chinese uses, the bytes that go on, and all others."""
_UTF8_RUN = b"Lcc" * 3
_UTF8_LENGTHS = [4 if byte >= 0xF0 else 3 if byte >= 0xE0 else 2 for byte in range(256)]
_ASCII = (1, 0.0)
_HEAD = 48
"""Bytes at the beginning of a line that mostly show that it makes no sense in an encoding."""
_FOREIGN = re.compile(r"[^\x00-~\ufeff]")


class EncodedStretch(NamedTuple):
    """The bytes ``start:end`` of a file, in one encoding."""

    start: int
    end: int
    encoding: str


def find_parts(data: bytes, found: str) -> list[EncodedStretch]:
    """The parts of `data`, which tile it, where they have more than one encoding; else nothing. `found` is the encoding
    of the whole by the guess."""
    wide = list(_wide_parts(data))
    if not wide and not _doubted(data, found):
        return []
    parts: list[EncodedStretch] = []
    at = 0
    for part in (*wide, EncodedStretch(len(data), len(data), "")):
        if at < part.start:
            parts += _narrow_parts(data, at, part.start, found if not wide else "")
        parts.append(part)
        at = part.end
    parts.pop()
    return parts if len({part.encoding for part in parts}) > 1 else []


def _doubted(data: bytes, found: str) -> bool:
    """Whether the found encoding fails somewhere: wrong bytes in UTF-8, in the others a stretch that makes no sense."""
    if found not in NARROW:
        return False
    if found == "utf-8" or _UTF8_RUN in data.translate(_UTF8_CLASSES):
        return True
    return _is_senseless(data.decode(found, "replace"))


def _is_senseless(text: str) -> bool:
    """Whether a stretch of `text`, or its end, is no Chinese."""
    foreign = _mask(text)
    rare = _rare()
    for start in (*range(0, len(text), _WINDOW), max(0, len(text) - _END)):
        stop = start + _WINDOW
        count = len(rare.findall(text, start, stop))
        if count > _PLAIN and count > _SENSE * foreign.count(b"?", start, stop):
            return True
    return False


def _mask(text: str) -> bytes:
    """For each character of `text` a question mark where it is no ASCII and no byte order mark, else another byte."""
    plain = text.replace("?", ".").replace("\ufeff", ".").replace("\x7f", "?")
    return plain.encode("ascii", "replace")


@cache
def _rare() -> re.Pattern[str]:
    """A character that is neither ASCII nor common in Chinese."""
    return re.compile(f"[^\\t-\\r -~\ufeff{re.escape(''.join(sorted(common_characters())))}]")


def _wide_parts(data: bytes) -> Iterator[EncodedStretch]:
    """The stretches of UTF-16 that begin with a byte order mark."""
    at = 0
    for _ in range(_MARKS):
        near = [place for place in (data.find(b"\xff\xfe", at), data.find(b"\xfe\xff", at)) if place >= 0]
        mark = _WIDE_MARK.search(data, min(near)) if near else None  # to look for both at once takes long
        if mark is None:
            return
        encoding = "utf-16-le" if mark[0] == b"\xff\xfe" else "utf-16-be"
        samples = (data[mark.end() : mark.end() + size].decode(encoding, "replace") for size in _SAMPLES)
        if any(_is_chinese(sample) for sample in samples):
            at = _wide_end(data, mark.start(), encoding)
            yield EncodedStretch(mark.start(), at, encoding)
        else:
            at = mark.end()


def _wide_end(data: bytes, start: int, encoding: str) -> int:
    """Where the UTF-16 that begins at `start` ends: at the end of the file, or where it stops making sense and what
    follows makes sense in another encoding."""
    text = data[start:].decode(encoding, "replace")
    if not _is_senseless(text):
        return len(data)
    common = common_characters()
    sums = list(accumulate(1 if char in common or char <= "~" or char == "\ufeff" else -1 for char in text))
    best = max(sums)
    if sums[-1] >= best - _TAIL:
        return len(data)
    first = sums.index(best) + 1
    near = [k for k in range(max(1, first - _PLAIN), min(len(sums), first + 2 * _TAIL)) if sums[k - 1] >= best - _PLAIN]
    ends = [(k, start + len(text[:k].encode(encoding, "replace"))) for k in near]
    if mark := _WIDE_MARK.search(data, ends[0][1], ends[-1][1] + 2):
        return mark.start()
    _, end = min(ends, key=lambda one: _cost(text[ends[0][0] : one[0]]) + _least_cost(data[one[1] : ends[-1][1] + 90]))
    samples = [data[end : end + size] for size in _SAMPLES]
    if any(_is_chinese(sample.decode(name, "replace")) for sample in samples for name in NARROW):
        return end
    return end if _is_utf8(samples[0].decode("utf-8", "replace")) else len(data)


def _narrow_parts(data: bytes, start: int, end: int, found: str) -> list[EncodedStretch]:
    """The parts of ``data[start:end]`` in encodings of bytes."""
    lines: list[bytes] = []
    left = _MOST_CUT
    usual = list(NARROW)  # the encoding that made sense of the line before comes first
    for line in data[start:end].splitlines(keepends=True):
        if len(line) <= left and not line.isascii() and _costs_at_least(line, max(_CHANGE, _SHARE * len(line)), usual):
            lines += _pieces(line)
            left -= len(line)
        else:
            lines.append(line)
    runs = _sound(lines, _cheapest_way(lines))
    if not runs:
        return [EncodedStretch(start, end, found or "utf-8")]
    if found == "utf-8" and _only_pasted(runs, len(lines)):
        return [EncodedStretch(start, end, found)]
    starts = [0, *accumulate(map(len, lines))]
    return [EncodedStretch(start + starts[first], start + starts[stop], encoding) for first, stop, encoding in runs]


def _pieces(line: bytes) -> list[bytes]:
    """A line; or its two halves where it makes far more sense in two encodings than in one: the last line of one file
    without a line end, and the first of the next."""
    whole = _least_cost(line)
    steps = {name: _steps(line, name) for name in NARROW}
    heads = {name: _costs_before(steps[name]) for name in NARROW}
    tails = {name: _costs_after(steps[name]) for name in NARROW}
    cost, cut = min(
        (cost + tails[after][at], at)
        for before in NARROW
        for after in NARROW
        if before != after
        for at, cost in heads[before].items()
    )
    return [line[:cut], line[cut:]] if 0 < cut < len(line) and cost + _CHANGE <= whole else [line]


def _costs_before(steps: Sequence[tuple[int, float]]) -> dict[int, float]:
    """For each place between two characters of a line what those before it cost."""
    costs = {0: 0.0}
    at, cost = 0, 0.0
    while at < len(steps):
        length, price = steps[at]
        at, cost = at + length, cost + price
        costs[at] = cost
    return costs


def _costs_after(steps: Sequence[tuple[int, float]]) -> list[float]:
    """For each byte of a line what it and all after it cost, where it is the first of a character."""
    costs = [0.0] * (len(steps) + 1)
    for at in range(len(steps) - 1, -1, -1):
        length, price = steps[at]
        costs[at] = price + costs[at + length]
    return costs


def _steps(line: bytes, encoding: str) -> list[tuple[int, float]]:
    """For each byte of `line` how many bytes the character that begins with it has in `encoding`, and what it costs."""
    if encoding == "utf-8":
        lengths = [_UTF8_LENGTHS[first] for first in line]
    elif encoding == "gb18030":
        lengths = [4 if 0x30 <= second <= 0x39 else 2 for second in line[1:] + b"\n"]
    else:
        lengths = [2] * len(line)
    return [
        _ASCII if first < 0x80 else _priced(line[at : at + length], encoding)
        for at, (first, length) in enumerate(zip(line, lengths, strict=True))
    ]


@lru_cache(maxsize=1 << 15)
def _priced(data: bytes, encoding: str) -> tuple[int, float]:
    """The length and the cost of the character that `data` are; of one wrong byte when they are none."""
    try:
        char = data.decode(encoding)
    except UnicodeDecodeError:
        return 1, _WRONG
    return (len(data), float(char not in common_characters())) if len(char) == 1 else (1, _WRONG)


def _cheapest_way(lines: Sequence[bytes]) -> list[int]:
    """For each line the number of its encoding in `NARROW`: the way through all of them that costs least."""
    totals = [0.0] * len(NARROW)
    came: list[tuple[int, ...]] = []
    for line in lines:
        best = totals.index(min(totals))
        limit = totals[best] + _CHANGE
        came.append(tuple([k if total <= limit else best for k, total in enumerate(totals)]))
        totals = [min(limit, total) for total in totals]
        if not line.isascii():
            totals[best] += _cost(line.decode(NARROW[best], "replace"))
            most = totals[best] + _CHANGE  # what costs more is left at the next line, however much it is
            for k, name in enumerate(NARROW):
                if k != best:
                    totals[k] += _cost_up_to(line, name, most - totals[k])
    way: list[int] = []
    k = totals.index(min(totals))
    for step in reversed(came):
        way.append(k)
        k = step[k]
    return way[::-1]


def _cost_up_to(line: bytes, encoding: str, most: float) -> float:
    """What `line` costs in `encoding`, or only something above `most`, which the beginning of it may cost already."""
    head = line[:_HEAD].decode(encoding, "replace")[:-1]  # the last character may be cut
    if most < 1:
        if _rare().search(head):
            return most + 1
    elif (cost := _cost(head)) > most:
        return cost
    return _cost(line.decode(encoding, "replace"))


def _sound(lines: Sequence[bytes], way: Sequence[int]) -> list[tuple[int, int, str]]:
    """The runs of lines ``(first, stop, encoding)`` of `way`; one that is no Chinese, or is as much in the encoding of
    the run before it, goes to that one."""
    bounds = [i for i in range(len(way)) if i == 0 or way[i] != way[i - 1]]
    runs: list[tuple[int, int, str]] = []
    for first, stop in zip(bounds, [*bounds[1:], len(way)], strict=True):
        encoding = NARROW[way[first]]
        raw = b"".join(lines[first:stop])[: 2 * SAMPLE]
        text = raw.decode(encoding, "replace")
        sound = _is_chinese(text) or (encoding == "utf-8" and _is_utf8(text))
        if not runs:
            if sound:
                runs.append((0, stop, encoding))  # with what stands above it and is no Chinese in any encoding
            continue
        begin, _, before = runs[-1]
        if before == encoding or not sound or score(text) < 2 * score(raw.decode(before, "replace")):
            runs[-1] = (begin, stop, before)
        else:
            runs.append((first, stop, encoding))
    return runs


def _only_pasted(runs: Sequence[tuple[int, int, str]], count: int) -> bool:
    """Whether what is no UTF-8 are a few lines of GB18030 here and there inside the text."""
    others = [run for run in runs if run[2] != "utf-8"]
    return all(
        encoding == "gb18030" and stop - first <= _FEW and first > 0 and stop < count
        for first, stop, encoding in others
    )


def _cost(text: str) -> float:
    """How little `text` reads like Chinese, in rare characters."""
    if not _rare().search(text):
        return 0.0
    return len(_rare().findall(text)) + (_WRONG - 1) * text.count("\ufffd")


def _least_cost(data: bytes) -> float:
    """What `data` costs in the encoding that fits it best."""
    return min(_cost(data.decode(name, "replace")) for name in NARROW)


def _costs_at_least(line: bytes, least: float, usual: list[str]) -> bool:
    """Whether `line` costs so much in every encoding; that which costs less is put first in `usual`."""
    for name in usual:
        if _cost(line.decode(name, "replace")) < least:
            if usual[0] != name:
                usual.remove(name)
                usual.insert(0, name)
            return False
    return True


def _is_utf8(text: str) -> bool:
    """Whether a text that was read as UTF-8 is that, whatever it says: hardly a wrong byte among many characters."""
    return len(_FOREIGN.findall(text)) > _MANY * (1 + text.count("\ufffd"))


def _is_chinese(text: str) -> bool:
    """Whether `text` is plainly Chinese."""
    text = text[:SAMPLE]
    return score(text) >= _SENSE and len(common_characters().intersection(text)) >= _PLAIN
