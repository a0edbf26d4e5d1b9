"""What a row of a store may hold. A file can be damaged or written by others: every value is checked when it is read.

A row that cannot be understood is set aside: it is counted and named, and stays in the file as it is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from tui.store.database import Database

T = TypeVar("T")
LARGEST = 1e15
"""Beyond it no number of ours lies: offsets, ranks, seconds."""
SOUND_RANK = f"typeof(rank) IN ('real', 'integer') AND abs(rank) < {LARGEST}"
"""The condition on an excerpt whose rank can be understood."""


class BadRowError(ValueError):
    """A value that none of ours can be; the message names the column."""


def sound(database: Database, table: str, rows: Iterable[tuple[Any, ...]], make: Callable[..., T]) -> list[T]:
    """What `make` makes of the rows, of which the first value is the name; those that it refuses are set aside."""
    made = []
    for row in rows:
        try:
            made.append(make(*row))
        except BadRowError as error:
            database.aside[f"{table} {str(row[0])[:20]}"] = str(error)
    return made


def stored(text: str) -> str | bytes:
    """`text` as it is stored: as bytes when it has lone surrogates, which a text of SQLite cannot have."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def words(value: object, column: str) -> str:
    """A text that was `stored`. Raises `BadRowError` for anything else."""
    if isinstance(value, bytes):
        try:
            text = value.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            text = ""
        if stored(text) == value:
            return text
    elif isinstance(value, str) and stored(value) == value:
        return value
    raise BadRowError(column)


def number(value: object, column: str, most: float = LARGEST, least: float = 0) -> float:
    """A number from `least` to `most`. Raises `BadRowError` for anything else."""
    if isinstance(value, int | float) and math.isfinite(value) and least <= value <= most:
        return value
    raise BadRowError(column)


def parsed(text: object, column: str) -> dict[str, Any]:
    """The JSON object in `text`. Raises `BadRowError` when there is none, or one that is nested too deeply."""
    try:
        value = json.loads(words(text, column))
    except (ValueError, RecursionError):
        raise BadRowError(column) from None
    if not isinstance(value, dict):
        raise BadRowError(column)
    return value


def as_json(value: object) -> str:
    """`value` as JSON, in characters of its own where all of them can be stored."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if stored(text) == text else json.dumps(value, separators=(",", ":"))
