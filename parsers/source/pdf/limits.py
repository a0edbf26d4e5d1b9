"""What reading a PDF may cost, and how the reading process binds itself to it.

The time of the clock is watched by the parent (`apart`), memory and processor time by the system, which ends the child.
Where the system knows no such limits (Windows) the clock alone remains.
"""

from __future__ import annotations

import contextlib
import math

START_SECONDS = 30.0
"""For the second process to say that it is there: it needs a tenth of a second, on a crowded machine ten times that."""
OPEN_SECONDS = 20.0
"""For the tables of a file to be read, or rebuilt where they are damaged: 100 MB take less than one."""
PAGE_SECONDS = 30.0
"""For one page by the clock: a newspaper's takes a fifth of a second, a map of half a million lines three."""
HEAD_PAGE_SECONDS = 10.0
"""For one page of the head, while nothing is on the screen yet."""
PAGE_CPU = 10
"""Processor seconds for one page. They go on being counted by the system when the parent is stopped or gone."""
MEMORY = 320 << 20
"""Bytes of address space beside the file itself: a map of half a million lines takes 200 MB, a scan next to none, for
pictures are never unpacked."""
WASTED_SECONDS = 30.0
"""For all pages together that were given up on: then the rest of the file is given up too."""
MOST_STARTS = 40
"""Processes for one file: each page that ends one needs the next."""
MOST_TEXT = 50_000_000
"""Characters of one file; 5,000 full pages have a fifth of it."""
MOST_GLYPHS = 100_000
"""On one page; a page of a newspaper has a tenth of it."""
MOST_PASSWORD = 1_000
"""Bytes of a password; the format knows 127."""
SPARE_GLYPHS = 200_000
GLYPHS_A_PAGE = 10_000
"""What the pages of a file may have in all is this a page, a full page of a newspaper, and `SPARE_GLYPHS` more."""


def whole_seconds(pages: int) -> float:
    """For a file of so many pages by the clock: a page takes 20 ms, one of dense tables 800; a crowded machine more."""
    return 60.0 + 2 * pages


def glyph_budget(pages: int) -> int:
    """How many glyphs a file of so many pages may have."""
    return SPARE_GLYPHS + GLYPHS_A_PAGE * pages


def bind_memory(size: int) -> None:
    """Let this process have `size` bytes of address space, and leave no core file when it dies of that."""
    try:
        import resource
    except ImportError:
        return
    _lower(resource.RLIMIT_AS, size)
    _lower(resource.RLIMIT_CORE, 0)


def bind_page() -> None:
    """Let this process use `PAGE_CPU` more seconds of a processor; called before each page."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime) + PAGE_CPU)


def _lower(which: int, most: int) -> None:
    """Set a limit of the system as far down as it may be; the hard one stays, so that it can be moved on."""
    import resource

    _, hard = resource.getrlimit(which)
    with contextlib.suppress(OSError, ValueError):  # a system that knows the limit and does not keep it
        resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
