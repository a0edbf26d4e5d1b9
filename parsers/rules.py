"""What every room with rules is made of: named rules with examples, and a record of what they made.

A room has a table of rules for each of its phases::

    RULES: Rules[[str, Quantity], bool] = Rules("figures.judge")

    @RULES.rule("第3条", "头三年", but=("3条",))
    def ordinal(text: str, quantity: Quantity) -> bool:
        # its docstring, in one line: a number that says which one it is counts nothing

A rule is called after its function; the first line of the docstring says to a stranger what it is. Its examples are
run by ``tests/test_rules.py``: each example must be made by the rule, and no counter-example. The rules of a table are
tried in the order in which they are written.

`explained` has the rooms tell what they make while they read: `record` notes a span, the rule and the evidence, and is
next to nothing where nobody asks. ``gazette-tui FILE --explain OFFSET`` prints what was noted there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ClassVar, Generic, NamedTuple, ParamSpec, TypeVar

from parsers.model import Span

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_Some = TypeVar("_Some")
_Asked = TypeVar("_Asked")


class Rule(NamedTuple, Generic[_Given, _Found]):
    """One rule: what it is called, where it runs, how it finds, and texts in which it does and does not."""

    name: str
    phase: str
    find: Callable[_Given, _Found]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What it is, in a sentence."""
        return (self.find.__doc__ or "").partition("\n")[0]


class Rules(Generic[_Given, _Found]):
    """The rules of one phase, in their order."""

    tables: ClassVar[dict[str, Rules[..., object]]] = {}
    """Every table of the rooms that were imported, by its phase."""

    def __init__(self, phase: str) -> None:
        self.phase = phase
        self.all: list[Rule[_Given, _Found]] = []
        self._finds: list[tuple[Callable[_Given, _Found], Rule[_Given, _Found]]] = []
        """The same with what each finds by: a field of a tuple takes longer to ask than an item of one."""
        Rules.tables[phase] = self  # type: ignore[assignment]

    def rule(
        self, *examples: str, but: tuple[str, ...] = ()
    ) -> Callable[[Callable[_Given, _Found]], Callable[_Given, _Found]]:
        """Make a rule of the function below, with texts in which it finds something, `but` not in these."""

        def add(find: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
            rule = Rule(find.__name__.strip("_"), self.phase, find, examples, but)
            self.all.append(rule)
            self._finds.append((find, rule))
            return find

        return add

    def first(self, *given: _Given.args, **named: _Given.kwargs) -> Rule[_Given, _Found] | None:
        """The first rule that finds something (anything that is not false)."""
        if named:
            return next((rule for rule in self.all if rule.find(*given, **named)), None)
        if len(given) == 1:  # a call with a tuple takes half as long again, one with an empty dictionary twice as long
            (one,) = given
            for find, rule in self._finds:
                if find(one):  # type: ignore[call-arg, arg-type]
                    return rule
            return None
        for find, rule in self._finds:
            if find(*given):  # type: ignore[call-arg]
                return rule
        return None

    def found(
        self: Rules[_Given, _Some | None], *given: _Given.args, **named: _Given.kwargs
    ) -> tuple[Rule[_Given, _Some | None], _Some] | None:
        """The first rule that finds something, and what it has found, which is never None."""
        if named:
            return next(((rule, found) for rule in self.all if (found := rule.find(*given, **named))), None)
        if len(given) == 1:  # as in `first`
            (one,) = given
            for find, rule in self._finds:
                if found := find(one):  # type: ignore[call-arg, arg-type]
                    return rule, found
            return None
        for find, rule in self._finds:
            if found := find(*given):  # type: ignore[call-arg]
                return rule, found
        return None


class fact(Generic[_Asked, _Found]):  # noqa: N801 - used as a decorator, as `property` is
    """What rules ask of a place again and again: a property that is worked out once.

    `functools.cached_property` does the same, and takes a lock for each (until Python 3.12), of which a text needs
    thousands.
    """

    def __init__(self, find: Callable[[_Asked], _Found]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    def __get__(self, place: _Asked, _kind: type[_Asked] | None = None) -> _Found:
        found = place.__dict__[self._name] = self._find(place)
        return found


class Made(NamedTuple):
    """What a rule made of the words at `span` of the source, and the evidence that spoke for it."""

    span: Span
    phase: str
    rule: str
    evidence: str = ""


_RECORD: ContextVar[list[Made] | None] = ContextVar("_RECORD", default=None)


@contextmanager
def explained() -> Iterator[list[Made]]:
    """While the body runs the rooms tell what they make; the list of it, in the order in which it was made."""
    made: list[Made] = []
    token = _RECORD.set(made)
    try:
        yield made
    finally:
        _RECORD.reset(token)


def is_asked() -> bool:
    """Whether somebody wants to know: evidence need not be put into words otherwise."""
    return _RECORD.get() is not None


def record(span: Span, phase: str, rule: str, evidence: str = "") -> None:
    """Note that `rule` of `phase` made something of the words at `span`, if somebody wants to know."""
    if (made := _RECORD.get()) is not None:
        made.append(Made(span, phase, rule, evidence))
