"""Memory that a long reading has done with goes back to the system."""

from __future__ import annotations

from contextlib import suppress


def give_back() -> None:
    """Give the pages of memory that are free back to the system, where its C library can (glibc); else do nothing.

    What a stage lets go of lies between what it keeps, and the library holds it for whoever asks next: of a text of
    50 MB more than 100 MB.
    """
    import ctypes  # takes a while, and is needed only for what is long

    with suppress(OSError, AttributeError, TypeError):  # TypeError: Windows has no library without a name
        ctypes.CDLL(None).malloc_trim(0)
