"""Whether a rule of the claims finds something in an example, in which ［ ］ mark the figure that is asked about."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.claims.roles import ROLES, Place
from parsers.figures.find import find_in
from parsers.rules import Rule

_MARKED = re.compile("［([^］]*)］")


def place_of(text: str) -> Place:
    """The place of the figure that the text marks."""
    marked = _MARKED.search(text)
    assert marked
    (figure,) = find_in(marked[1])
    return Place(re.split("[，,；;：:。]", text[: marked.start()])[-1], figure.unit, text[marked.end() :])


def _has_the_role(rule: Rule[..., object], text: str) -> bool:
    return bool(rule.find(place_of(text)))


FINDERS: dict[str, Callable[[Rule[..., object], str], bool]] = {ROLES.phase: _has_the_role}
