"""What the commands do: controllers of the reader, each with the handlers of its commands by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Handlers = Mapping[str, Callable[[], object]]
