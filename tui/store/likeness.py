"""Whether two texts are the same issue: one digest for the same text, a sketch for one with small changes."""

from __future__ import annotations

import hashlib
import heapq
import re
import zlib
from array import array

SIZE = 128
"""Sentences in a sketch: those with the smallest check sums, which is a fair sample."""
READ = 400_000
"""Characters of a text that are looked at."""

_BLANK = re.compile(r"\s+")
_SENTENCE_END = re.compile("[。；！？;!?]")


def digest(text: str) -> str:
    """A name for exactly this text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def sketch(text: str) -> bytes:
    """The check sums of a sample of its sentences, without white space: wrapping the text anew changes nothing."""
    sentences = _SENTENCE_END.split(_BLANK.sub("", text[:READ]))
    sums = {zlib.crc32(each.encode("utf-8", "surrogatepass")) for each in sentences if len(each) >= 8}
    return array("I", heapq.nsmallest(SIZE, sums)).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """How many of their sentences two texts share, 0…1 (Jaccard, estimated from the sketches)."""
    first, second = _sums(one), _sums(other)
    sample = heapq.nsmallest(SIZE, first | second)
    return sum(each in first and each in second for each in sample) / len(sample) if sample else 0.0


def _sums(sketched: bytes) -> set[int]:
    sums = array("I")
    sums.frombytes(sketched[: len(sketched) // sums.itemsize * sums.itemsize])
    return set(sums)
