"""Lines of a file in the encoding that makes sense of them, where not all of it does.

`decode_pasted`: UTF-8 with lines of GB18030 in it. `decode_in_step`: GB18030 or Big5 with wrong bytes. A lost byte
would shift all that follows on its line by half a character; here the line is cut into characters in the way that makes
the commonest text of it.
"""

from __future__ import annotations

from functools import cache

from parsers.source.commonness import common_characters, score

_SKIP = 3.0  # what it costs to call a byte wrong: a little more than one rare character in its place
_FOUR_BYTES = 4.0
_SENSE = 0.5  # the score of a line that makes sense
_PLAIN = 4  # different common characters that a line must have to be read in another encoding than its file
_LEVELS = {"gb18030": (0xA1, 0xD7), "big5hkscs": (0xA1, 0xC6)}
"""First bytes of the punctuation and of the commoner half of the characters."""


def decode_in_step(data: bytes, encoding: str) -> str:
    """The text of `data` in ``gb18030`` or ``big5hkscs``; each byte that is wrong becomes U+FFFD."""
    parts: list[str] = []
    for line in data.splitlines(keepends=True):
        try:
            parts.append(line.decode(encoding))
        except UnicodeDecodeError:
            parts.append(_cheapest(line, encoding))
    return "".join(parts)


def decode_pasted(data: bytes) -> tuple[str, int]:
    """The text of `data` in UTF-8, and how many of its lines are plainly GB18030, pasted from another file, and were
    read so; each byte that is wrong in both becomes U+FFFD."""
    parts: list[str] = []
    pasted = 0
    for line in data.splitlines(keepends=True):
        text = line.decode("utf-8", "replace")
        if "\ufffd" in text:
            other = line.decode("gb18030", "replace")
            if (
                "\ufffd" not in other
                and len(set(other) & common_characters()) >= _PLAIN
                and score(other) > 2 * score(text)
            ):
                text = other
                pasted += 1
        parts.append(text)
    return "".join(parts), pasted


def _cheapest(line: bytes, encoding: str) -> str:
    """The reading of `line` with the least cost: the shortest path over its bytes, character by character."""
    size = len(line)
    costs = [0.0] + [float("inf")] * size
    steps = [("", 0)] * (size + 1)  # the character that ends here and how many bytes it takes
    for at in range(size):
        for length in (1, 2, 4):
            char, cost = _reading(line[at : at + length], encoding)
            if char and at + length <= size and costs[at] + cost < costs[at + length]:
                costs[at + length] = costs[at] + cost
                steps[at + length] = (char, length)
    parts: list[str] = []
    at = size
    while at:
        char, length = steps[at]
        parts.append(char)
        at -= length
    return "".join(reversed(parts))


@cache
def _reading(data: bytes, encoding: str) -> tuple[str, float]:
    """The one character that some bytes are, and how unlikely it is; no character when they are none."""
    if len(data) == 1:
        return (data.decode("ascii"), 0.0) if data < b"\x80" else ("\ufffd", _SKIP)
    if data[0] < 0x81 or (len(data) == 4) != (0x30 <= data[1] <= 0x39):
        return "", 0.0
    try:
        char = data.decode(encoding)
    except UnicodeDecodeError:
        return "", 0.0
    if len(data) == 4:
        return char, _FOUR_BYTES
    low, high = _LEVELS[encoding]
    return char, 0.0 if char in common_characters() else 1.0 if low <= data[0] <= high else 2.5
