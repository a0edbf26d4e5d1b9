"""How the rooms of `parsers.people` answer one line of a case: the files tests/cases/persons_KIND.txt hold them."""

from __future__ import annotations

from collections.abc import Callable

from parsers.blocks.cells import label_end
from parsers.issue import outline_issue
from parsers.model import Person, Source
from parsers.people import read_people
from parsers.people.acting import is_acting
from parsers.people.counted import find_counted, may_be_a_name
from parsers.people.entries import entry
from parsers.people.formulas import triggers
from parsers.people.headings import direction
from parsers.people.marks import Marks
from parsers.people.reading import is_given_row
from parsers.people.shapes import (
    ADDRESSED_ROW,
    attendance_of,
    byline,
    cell_name,
    heads_attendance,
    is_label,
    is_turn,
    post_end,
    roster_label_end,
    speaker_name,
    tail_name,
)
from parsers.people.shared_posts import as_role, expand
from parsers.people.words import by_first

Words = str | bool | None


def _said(**answers: Words) -> str:
    """What is answered, each with its name; a mere yes is the name alone."""
    told = (name if said is True else f"{name}={said}" for name, said in answers.items() if said)
    return " ".join(told) or "-"


def _one(person: Person) -> str:
    """All that is said of a person: `王建国×2 任[某县县长 decided] =[某县县长] @present`."""
    count = len(person.mentions)
    told = [f"{person.name}×{count}" if count > 1 else person.name]
    for event in person.events:
        marks = " ".join(filter(None, (event.status, "resigned" if event.resigned else "")))
        vote = f" {event.vote}" if event.vote else ""
        told.append(f"{'任' if event.kind == 'appoint' else '免'}[{event.post} {marks}{vote}]")
    told += [f"选[{post}]" for post in person.elected]
    told += [f"=[{role}]" for role in person.roles]
    told += [f"@{person.attendance}"] if person.attendance else []
    return " ".join(told)


def told(line: str) -> str:
    """The persons of a text with what it says of them; `␤` stands for a line end."""
    people = read_people(outline_issue(Source("case.txt", line.replace("␤", "\n"))))
    return " ".join(map(_one, people)) or "-"


def shared(line: str) -> str:
    """The posts that a phrase names; `!` before one that is no role by itself."""
    return " + ".join(post if as_role(post) else f"!{post}" for post in expand(line)) or "-"


def headings(line: str) -> str:
    return direction(line) or "-"


def acting(line: str) -> str:
    return _said(acting=is_acting(line))


def verbs(line: str) -> str:
    """The verbs that begin a formula, with their kinds."""
    return " ".join(f"{match.lastgroup}={match[0]}" for match in triggers(line)) or "-"


def counted(line: str) -> str:
    """The names of the closed lists that are counted."""
    return " ".join(hit.name for hit in find_counted(line.replace("␤", "\n"))) or "-"


def counted_words(line: str) -> str:
    return _said(name=may_be_a_name(line))


def rows(line: str) -> str:
    """What a row is by its shape."""
    end = label_end(line)
    addressed = ADDRESSED_ROW.match(line)
    found, signed, tail = entry(line), byline(line), tail_name(line)
    speaker = speaker_name(line, end) if end else None
    opened = roster_label_end(line)
    return _said(
        label=is_label(line),
        opens=line[:opened],
        attendance=attendance_of(line),
        heads=heads_attendance(line),
        turn=is_turn(line, end) if end else False,
        given=is_given_row(line),
        addressed=addressed[1] if addressed else "",
        entry=f"{line[found.start : found.end]}/{found.work}/{found.sure}" if found else "",
        byline=f"{line[slice(*signed[0])]}/{'+'.join(signed[1])}" if signed else "",
        tail=line[slice(*tail)] if tail else "",
        speaker=line[slice(*speaker)] if speaker else "",
    )


def cells(line: str) -> str:
    """The name that a cell holds, under a label too, and where the post before a name ends."""
    return _said(
        name=cell_name(line),
        labelled=cell_name(line, labelled=True),
        post=line[: post_end(line)],
        others=line[: post_end(line, unlisted=True)],
    )


def marks(line: str) -> str:
    """The kind of what stands before, or after, the place that ｜ shows: the side with the name is left out."""
    at = line.index("｜")
    found = Marks(line.replace("｜", ""), by_first(["青禾县"]))
    return found.left(at) if line.endswith("｜游一方") else found.right(at)


READERS: dict[str, Callable[[str], str]] = {
    reader.__name__: reader
    for reader in (acting, cells, counted, counted_words, headings, marks, rows, shared, told, verbs)
}
READERS |= dict.fromkeys(("attended", "decrees", "lists", "names_rows", "posts_told", "tables"), told)
READERS |= dict.fromkeys(("came", "employed", "given", "groups", "mixed", "phrases", "rosters", "told_news"), told)
READERS |= {"marks_words": marks, "rows_words": rows, "shared_words": shared}
"""The sentences that tell of attendance, orders, and posts have files of their own."""
