"""Layouts of documents with people, by kind."""

from __future__ import annotations

from collections.abc import Callable

from tests.invent.issue import Issue

# A layout writes the lines of one document.
Layout = Callable[[Issue], list[str]]
