"""How each room of `parsers.language` answers one line of a case: the files tests/cases/language_KIND.txt hold them."""

from __future__ import annotations

from collections.abc import Callable

from parsers.language.bodies import ends_as_body, is_body, is_field
from parsers.language.bylines import read_byline
from parsers.language.characters import unified
from parsers.language.committees import has_level, in_assembly, is_joined, listed_fields
from parsers.language.dates import find_date, is_date_line
from parsers.language.markers import Marker, find_decimal, find_item, find_marker, marker_end
from parsers.language.names import begins_with_surname, is_name, is_word, sounded, surname_at
from parsers.language.numerals import plain, read_number, whole_number
from parsers.language.places import AUTONOMOUS, BODY_START, PLACE, PLACE_OF, PLACE_WITH, begins_a_place
from parsers.language.posts import is_post, is_title, posts_with, title_before, titles


def _said(**answers: bool) -> str:
    """The names of the questions that are answered with yes."""
    return " ".join(name for name, yes in answers.items() if yes) or "-"


def _marker(line: str, marker: Marker | None) -> str:
    return f"{marker.style.name} {marker.number} [{line[: marker.length]}]" if marker else "-"


def bodies(line: str) -> str:
    """`place`: with a place too; `end`: ends as bodies and places do, `word`: with a word of several characters."""
    return _said(
        body=is_body(line),
        place=is_body(line, place=True),
        end=ends_as_body(line),
        word=ends_as_body(line, least=2),
        field=is_field(line),
    )


def bylines(line: str) -> str:
    found = read_byline(line)
    return f"{found.speaker} | {found.role}" if found else "-"


def committees(line: str) -> str:
    """A phrase, or a post and after / the post before it."""
    post, _, before = line.partition("/")
    if before:
        return in_assembly(post, before)
    fields = listed_fields(line)
    return _said(joined=is_joined(line), level=has_level(line)) + (f" {fields['first']}" if fields else "")


def dates(line: str) -> str:
    """The date, and `alone` when the line is nothing else."""
    return f"{find_date(line) or '-'}{' alone' if is_date_line(line) else ''}"


def decimals(line: str) -> str:
    return _marker(line, find_decimal(line))


def forms(line: str) -> str:
    return unified(line)


def hanging(line: str) -> str:
    return f"[{line[: marker_end(line)]}]"


def items(line: str) -> str:
    return _marker(line, find_item(line))


def markers(line: str) -> str:
    return _marker(line, find_marker(line))


def names(line: str) -> str:
    """`name` with its surname, `any` surname, `label`: any under a label, `sure` with its surname among other names."""
    return _said(
        name=is_name(line),
        any=is_name(line, surname=False),
        label=is_name(line, surname=False, labelled=True),
        sure=is_name(line, sure=True),
        spelt=sounded(line),
        word=is_word(line),
    ) + (f" {surname_at(line, 0)}" if surname_at(line, 0) else " sound" if begins_with_surname(line, 0) else "")


def numbers(line: str) -> str:
    return str(whole_number(line))


def places(line: str) -> str:
    """What of a place stands at the bar; without one the bodies and the places that begin in the line."""
    head, bar, tail = line.partition("|")
    text, at = head + tail, len(head)
    if bar:
        return _said(
            of=PLACE_OF.match(text, at) is not None,
            kind=PLACE_WITH.match(text, at) is not None,
            begins=begins_a_place(text, at),
        )
    whole = [match[0] for pattern in (PLACE, AUTONOMOUS) for match in [pattern.match(line)] if match]
    return " ".join([*whole, *(f"[{match[1]}]" for match in BODY_START.finditer(line))]) or "-"


def posts(line: str) -> str:
    """The line with its titles in brackets; `=` when it is a post, `==` when it is nothing else, then its flags."""
    parts, at = [], 0
    for start, end in titles(line):
        parts += [line[at:start], f"[{line[start:end]}]"]
        at = end
    flags = [flag for flag in ("loose", "unique", "place", "split") if line in posts_with(flag)]
    sign = " ==" if is_title(line) else " =" if is_post(line) else ""
    last = "" if is_title(line) or not is_post(line) else f" {line[title_before(line, len(line)) :]}"
    return "".join(parts) + line[at:] + " ".join([sign + last, *flags])


def worth(line: str) -> str:
    """The value of a numeral, its last stated place, and the upper end of a range."""
    number = read_number(plain(line))
    if number is None:
        return "-"
    upper = f" to {number.upper:f}" if number.upper is not None else ""
    return f"{number.value:f}{upper} by {number.step:f}"


READERS: dict[str, Callable[[str], str]] = {
    reader.__name__: reader
    for reader in (
        bodies, bylines, committees, dates, decimals, forms, hanging, items, markers, names, numbers, places, posts, worth
    )
}  # fmt: skip
