"""`laid_across`: a page that is set in columns from the top down, the first at the right, as one set in lines. Pure.

Old gazettes, and those of Taiwan until this century, are set so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.median import median
from parsers.source.pdf.glyphs import Glyph

_SAMPLE = 100  # steps from a character to the next that are looked at
_FEWEST = 20  # of them that lead down
_BESIDE = 0.38  # of an em: how far the base line of a character lies from its middle


def laid_across(glyphs: list[Glyph]) -> list[Glyph]:
    """`glyphs` turned so that columns are lines from the top down; as they are when most follow one another across.

    What runs across on such a page (its number, a running head) stays so, above or below the lines.
    """
    sample = [_step(*glyphs[k : k + 2]) for k in range(0, len(glyphs) - 1, max(1, len(glyphs) // _SAMPLE))]
    if sample.count("down") < max(_FEWEST, 2 * sample.count("across")):
        return glyphs
    wide = [glyph.x1 - glyph.x0 for glyph in glyphs if glyph.wide]
    if not wide:  # Latin letters and figures one below the other: a column of a table
        return glyphs
    steps = [_step(one, other) for one, other in pairwise(glyphs)]
    em = median(wide)
    lying = _lying(steps)
    upright = [glyph for glyph, lies in zip(glyphs, lying, strict=True) if not lies]
    top, right = max(glyph.y1 for glyph in upright), max(glyph.x1 for glyph in upright)
    middle = median(glyph.y0 for glyph in upright)
    found: list[Glyph] = []
    for glyph, lies in zip(glyphs, lying, strict=True):
        if lies:
            up = right + em if glyph.y0 > middle else -2 * top
            found.append(glyph._replace(y0=glyph.y0 + up, y1=glyph.y1 + up, base=glyph.base + up))
        else:
            base = (glyph.x0 + glyph.x1) / 2 - _BESIDE * em
            found.append(Glyph(glyph.char, top - glyph.y1, glyph.x0, top - glyph.y0, glyph.x1, base, glyph.wide))
    return found


def _step(one: Glyph, other: Glyph) -> str:
    """Where `other`, the next glyph of the file, stands from `one`."""
    size = max(one.y1 - one.y0, 0.1)
    right, down = (other.x0 + other.x1 - one.x0 - one.x1) / 2 / size, (one.base - other.base) / size
    if abs(right) < 0.3 and 0.4 < down < 2.2:
        return "down"
    return "across" if abs(down) < 0.2 and 0.3 < right < 2.2 else ""


def _lying(steps: Sequence[str]) -> list[bool]:
    """For each glyph whether it stands in a run across, of three or more, that no step down leads to or from."""
    lying = [False] * (len(steps) + 1)
    start = 0
    for k in range(len(steps) + 1):
        if k == len(steps) or steps[k] != "across":
            around = [steps[j] for j in (start - 1, k) if 0 <= j < len(steps)]
            if k - start >= 2 and "down" not in around:
                lying[start : k + 1] = [True] * (k + 1 - start)
            start = k + 1
    return lying
