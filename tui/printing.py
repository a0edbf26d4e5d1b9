"""``--print``: an issue, or a part of it, to standard output, without a screen."""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec

from parsers.issue import outline_issue, parse_issue
from parsers.model import Issue, Note, Source
from parsers.source import read_source
from tui import texts
from tui.places import Places, heading_text
from tui.printing_text import plain_text
from tui.safe import stripped

Exporter = Callable[[Issue], list[dict[str, object]]]

EXPORTERS = {
    "sections": "parsers.quote.export:sections_json",
    "people": "parsers.people.export:people_json",
    "figures": "parsers.figures.export:figures_json",
    "claims": "parsers.claims.export:claims_json",
    "hidden": "parsers.quote.export:hidden_json",
}
"""Where the rows of each part of the JSON are made."""

WRITERS: dict[str, str] = {
    "people": "tui.printing_people:people",
    "appointments": "tui.printing_people:appointments",
    "figures": "tui.printing_figures:figures",
    "claims": "tui.printing_figures:claims",
    "excerpts": "tui.printing_excerpts:excerpts",
    "explain": "tui.printing_explain:explanation",
}
"""What makes the text of a part that has formats of its own: ``(issue, options) -> str``, None when it has not this."""


CLAIMS = ("file", "text", "people", "figures", "claims")
"""The stages that claims rest on: where a part of one is missing, so may claims be."""
RESTS_ON = {
    "all": CLAIMS,
    "claims": CLAIMS,
    "figures": ("file", "text", "figures"),
    "people": ("file", "text", "people"),
    "appointments": ("file", "text", "people"),
}
"""The stages that what is printed rests on."""
FAILED = 1
UNCHECKED = 2
"""Exit statuses of ``--fail-on-claims``: a claim does not hold; not all could be checked, which outweighs it."""


class IncompleteError(Exception):
    """What was asked for could not be read, or not all of it: the message says why. `written` is what could be."""

    def __init__(self, message: str, written: str = "") -> None:
        super().__init__(message)
        self.written = written


def read_sources(options: argparse.Namespace, *, pipes: bool = True) -> Source:
    """The text that the command line names: files (named pipes among them, if `pipes`), standard input or the sample.

    Raises `Unreadable`.
    """
    if options.sample:
        from importlib.resources import files

        text = files("tui").joinpath("data/sample.txt").read_text("utf-8")
        return Source("sample.txt", text, notes=(Note("sample"),), formats=("text",))
    where = options.files[0] if len(options.files) == 1 else options.files
    stdin = texts.tr("cli.stdin")
    return read_source(where, encoding=options.encoding, password=options.password, stdin=stdin, pipes=pipes)


def print_issue(options: argparse.Namespace) -> int:
    """Print what `options` ask for; the exit status."""
    what, form = options.print, options.format or "text"
    from tui.cli import USAGE_ERROR, complain

    if refusal := _refusal(what, form, options):
        complain(refusal)
        return USAGE_ERROR
    source = read_sources(options)
    sample = texts.tr("cli.sample-printed") if options.unasked else ""
    for remark in (_missing_store(what, options), sample):
        if remark:
            complain(remark)
    gc.disable()  # a parse makes millions of values and no circles: a collection only walks them again and again
    outlined = what in ("contents", "text") and form == "text" and not options.fail_on_claims
    read = Issue if what == "explain" else outline_issue if outlined else parse_issue
    issue = read(source)
    if options.certain:
        issue = replace(issue, people=tuple(person for person in issue.people if not person.is_doubtful))
    try:
        _out(_write(issue, what, form, options) or "")
    except IncompleteError as incomplete:
        _out(incomplete.written)
        complain(str(incomplete))
        return USAGE_ERROR
    unread = left_out(issue, CLAIMS if options.fail_on_claims else RESTS_ON.get(what, ("file",)))
    if unread:
        complain(f"{issue.source.name}: {unread}")
    if not options.fail_on_claims:
        return 0
    return UNCHECKED if unread else FAILED if any(not (c.holds or c.implied) for c in issue.claims) else 0


def left_out(issue: Issue, stages: Sequence[str]) -> str:
    """What a defect or a bound has kept from being read in `stages`, in one line; nothing when all was read."""
    notes = (note for note in (*issue.source.notes, *issue.notes) if _stage_of(note) in stages)
    told = dict.fromkeys(texts.tr(f"note.{note.code}", detail=note.detail) for note in notes)
    return texts.tr("cli.left-out", what="; ".join(told)) if told else ""


_STAGES = {"flood": "text", "cut": "file", "pages-unread": "file", "part-left-out": "file", "claims-cut": "claims"}
"""The stages of the notes that say what was left out; those of floods name theirs."""


def _stage_of(note: Note) -> str:
    """The stage whose part a note says was left out; empty for a note that says nothing of the kind."""
    if note.code == "defect":
        return re.split(r"[: ]", note.detail)[0]
    return _STAGES.get(note.code, note.code.partition("flood-")[2])


def _refusal(what: str, form: str, options: argparse.Namespace) -> str:
    """What is wrong with a part and a format that do not go together; nothing when they do."""
    from tui.cli import FORMATS

    if _is_made(what, form, options):
        return ""
    made = ", ".join(other for other in FORMATS if _is_made(what, other, options))
    if what == "explain":
        return texts.tr("cli.explain-form", format=form, made=made)
    return texts.tr("cli.not-made", what=what, format=form, made=made)


def _missing_store(what: str, options: argparse.Namespace) -> str:
    """That the store which the command line names to print from is not there; nothing when it is."""
    if what != "excerpts" or not options.store or options.no_store or os.path.exists(options.store):
        return ""
    from tui.reasons import near_file

    return texts.tr("cli.no-store", path=options.store, near=near_file(options.store))


def _is_made(what: str, form: str, options: argparse.Namespace) -> bool:
    """Whether there is a writer of that part in that format: it is asked for an empty issue."""
    asked = argparse.Namespace(**{**vars(options), "format": form, "no_store": True, "explain": None})
    return _write(Issue(Source("", "")), what, form, asked) is not None


def _write(issue: Issue, what: str, form: str, options: argparse.Namespace) -> str | None:
    if form == "json" and what not in ("excerpts", "explain"):
        parts = {"all": tuple(EXPORTERS), "contents": ("sections",), "text": ("sections",)}
        wanted = parts.get(what, ("people",) if what == "appointments" else (what,))
        return json.dumps(as_json(issue, wanted), ensure_ascii=False, indent=1) + "\n"
    if what in WRITERS:
        module, _, name = WRITERS[what].partition(":")
        written: str | None = getattr(import_module(module), name)(issue, options) if find_spec(module) else None
        return written
    if form != "text":
        return None
    contents = contents_text(issue) if what != "text" else ""
    return contents if what == "contents" else f"{contents}\n{plain_text(issue)}" if contents else plain_text(issue)


def as_json(issue: Issue, parts: Iterable[str]) -> dict[str, object]:
    """The masthead, and `parts` as far as there is an exporter of them."""
    head = issue.masthead
    answer: dict[str, object] = {
        "issue": {
            "name": issue.source.name,
            "body": head.body,
            "title": head.title,
            "year": head.year,
            "number": head.number,
            "running_number": head.running_number,
            "encoding": issue.source.encoding,
            "notes": [Note._asdict(note) for note in (*issue.source.notes, *issue.notes)],
        }
    }
    for part in parts:
        module, _, name = EXPORTERS[part].partition(":")
        if find_spec(module) and (exporter := getattr(import_module(module), name, None)):
            answer[part] = exporter(issue)
    return answer


def contents_text(issue: Issue) -> str:
    """The section tree, indented, each heading with its printed page."""
    places = Places(issue)
    lines = []
    for number, section in enumerate(places.sections):
        page = section.printed_page or places.page(section.heading.start)
        lines.append("  " * (len(places.path(number)) - 1) + heading_text(section) + (f"\t{page}" if page else ""))
    return "\n".join(lines) + "\n" if lines else ""


def _out(text: str) -> None:
    """Write to standard output as UTF-8, and never a control character to a terminal; nowhere when it is closed."""
    if sys.stdout is None:
        return
    text = stripped(text) if sys.stdout.isatty() else text
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
