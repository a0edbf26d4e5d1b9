"""The whole path: source → lines → blocks → sections → people and figures → claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from parsers.blocks.group import group_blocks
from parsers.front.contents import find_contents
from parsers.front.masthead import read_masthead
from parsers.language.script import is_traditional
from parsers.lines.split import split_lines
from parsers.memory import give_back
from parsers.model import Issue, Note, Source
from parsers.outline.build import build_outline, contents_entries
from parsers.outline.floods import find_floods, flood_notes
from parsers.outline.runs import known_runs
from parsers.outline.titles import find_titles
from parsers.packed import LONG
from parsers.stopping import pause

_Value = TypeVar("_Value")


def outline_issue(source: Source, done: Callable[[int], object] = id) -> Issue:
    """The structure of an issue: blocks, masthead, contents, sections. Never raises on odd text.

    `done` is told how much of the work is done, in percent, as a text of 10 MB takes its time.
    """
    if is_traditional(source.text):
        from parsers.language.reprint import Reprint, read_simplified

        simple = read_simplified(source)
        return Reprint(source, simple.text).issue(_outline(simple, done))
    return _outline(source, done)


def _outline(source: Source, done: Callable[[int], object]) -> Issue:
    """The structure of a text in simplified characters, of one file or of several."""
    if any(note.code == "part" for note in source.notes):
        from parsers.outline.parts import outline_parts

        return outline_parts(source, outline_file, done)
    return outline_file(source, done)


def outline_file(source: Source, done: Callable[[int], object] = id) -> Issue:
    """The structure of a text that is one file."""
    lines, noise = split_lines(source)
    done(20)
    contents = find_contents(lines)
    masthead, imprint = read_masthead(lines, contents[0].start if contents else len(lines))
    floods = find_floods(lines)
    pause()
    titles = find_titles(lines, contents, imprint[-1].stop if imprint else 0, floods)
    done(35)
    pause()
    grouped = group_blocks(lines, source, known_runs(lines, imprint, contents, titles, floods))
    flooded = flood_notes(lines, floods)
    del lines  # those of a long text make room for its sections
    done(70)
    if len(source.text) >= LONG:
        give_back()
    sections, blocks = build_outline(source, grouped, titles, masthead.year)
    pause()
    entries, notes = contents_entries(sections, titles, contents)
    kept = tuple(blocks) if isinstance(blocks, list) else blocks
    return Issue(source, kept, noise, masthead, entries, sections, notes=(*notes, *flooded))


def parse_issue(source: Source) -> Issue:
    """The whole issue, with people, figures and claims."""
    return complete_issue(outline_issue(source))


def complete_issue(issue: Issue, *, strict: bool = False) -> Issue:
    """An outlined issue with its people, figures and claims. What reads these is imported here, after the screen.

    A defect in one of the three takes only its own part away: it is left out, and a note with the code ``defect`` says
    which and why. With `strict` it is raised instead.
    """
    from parsers.claims import check_claims
    from parsers.figures import read_figures
    from parsers.people import read_people

    notes: list[Note] = []
    stage = _Stage(notes, strict)
    figures = stage.run("figures", lambda: read_figures(issue, notes.append))
    people = stage.run("people", lambda: read_people(issue, notes.append))
    whole = replace(issue, people=people, figures=figures)
    claims = stage.run("claims", lambda: check_claims(whole, figures, notes.append, strict=strict))
    return replace(whole, claims=claims, notes=(*issue.notes, *notes))


class _Stage:
    """Runs one part of the reading, and notes its defect."""

    def __init__(self, notes: list[Note], strict: bool) -> None:
        self.notes = notes
        self.strict = strict

    def run(self, name: str, read: Callable[[], tuple[_Value, ...]]) -> tuple[_Value, ...]:
        """What `read` makes, nothing where it fails."""
        try:
            return read()
        except Exception as error:
            if self.strict:
                raise
            self.notes.append(Note("defect", f"{name} ({type(error).__name__})"))
            return ()
