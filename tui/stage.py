"""How far the reading of the file on the page is."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """What of the file is known by now. People and figures, the claims among them, are known in `WHOLE` only."""

    HEAD = "head"  # the beginning; the rest is being read
    BEGINNING = "beginning"  # the beginning; nothing more comes unless it is asked for
    OUTLINED = "outlined"  # all of the text; people and figures are being read
    LATER = "later"  # all of the text, which is long: people and figures wait until they are asked for
    FAILED = "failed"  # all of the text; people and figures could not be read
    WHOLE = "whole"

    @property
    def has_text(self) -> bool:
        """Whether all of the text is there."""
        return self not in (Stage.HEAD, Stage.BEGINNING)
