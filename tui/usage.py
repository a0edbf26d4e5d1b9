"""The parser of the command line, its complaints in the language of the interface and one line each."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from tui import texts

_DIGITS = 12
"""No text has more characters than a number of so many digits says."""
_ARGUMENT = re.compile(r"argument (\S+): (.*)", re.DOTALL)
_UNKNOWN = "unrecognized arguments: "
_AMBIGUOUS = re.compile(r"ambiguous option: (\S+) could match (.*)", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """Knows the names of its options, and hands what is wrong to `refuse` in words of our own."""

    def __init__(self, refuse: Callable[[str], NoReturn], **settings: Any) -> None:
        self.names: list[str] = []
        self.refuse = refuse
        super().__init__(**settings)

    def add(self, *names: str, **settings: Any) -> None:
        """Add an argument, as `add_argument` does."""
        self.names += [name for name in names if name.startswith("--")]
        self.add_argument(*names, **settings)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print the help; what keeps it from being printed is not hushed up, as argparse does."""
        print(message, end="", file=file)

    def error(self, message: str) -> NoReturn:
        self.refuse(self.in_words(message))

    def in_words(self, message: str) -> str:
        """What argparse says in English, in the language of the interface as far as it is known."""
        if argument := _ARGUMENT.fullmatch(message):
            option, words = argument.groups()
            if words == "expected one argument":
                return texts.tr("usage.value", option=option)
            if words.startswith("ignored explicit argument"):
                return texts.tr("usage.no-value", option=option)
            return f"{option}: {words}"
        if ambiguous := _AMBIGUOUS.fullmatch(message):
            return texts.tr("usage.ambiguous", option=ambiguous[1].partition("=")[0], names=ambiguous[2])
        if message.startswith(_UNKNOWN):
            unknown = message.removeprefix(_UNKNOWN).split("=")[0].split(" ")[0]
            return texts.tr("usage.unknown", option=unknown, near=did_you_mean(unknown, self.names))
        return message


def one_of(known: Sequence[str]) -> Callable[[str], str]:
    """A check of an option's value: it must be one of `known`."""

    def check(value: str) -> str:
        if value in known:
            return value
        raise argparse.ArgumentTypeError(texts.tr("usage.choice", value=value, known=", ".join(known)))

    return check


def offset_of(value: str) -> int:
    """A place in a text, counted in characters from 0; one that is no number is refused."""
    if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
        return int(value)
    raise argparse.ArgumentTypeError(texts.tr("usage.offset", value=value))


def did_you_mean(name: str, known: Iterable[str], before: str = "") -> str:
    """A question in brackets after what is like `name` among `known`, with `before` before it; empty: nothing is."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1, 0.6)
    return aside("usage.near", name=before + near[0]) if near else ""


def aside(key: str, **values: object) -> str:
    """Words in brackets that are put right after others: in English a space stands between."""
    return ("" if texts.language() == "zh" else " ") + texts.tr(key, **values)
