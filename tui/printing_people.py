"""``--print people`` and ``--print appointments``: tables as text, Markdown or CSV."""

from __future__ import annotations

import argparse

from parsers.model import Issue
from parsers.people.dated import dated
from parsers.people.steps import appointments as appointments_in
from tui.people.appointments import appointment_rows
from tui.people.listed import people_rows
from tui.places import Places
from tui.tables import FORMS, Rows, written


def people(issue: Issue, options: argparse.Namespace) -> str | None:
    """The people of `issue` in the form that `options` name; None for a form that there is not."""
    return _in_form(people_rows(issue.people), options)


def appointments(issue: Issue, options: argparse.Namespace) -> str | None:
    """The appointments and removals of `issue` in the form that `options` name; None for one that there is not."""
    return _in_form(appointment_rows(appointments_in(dated(issue)), Places(issue)), options)


def _in_form(rows: Rows, options: argparse.Namespace) -> str | None:
    form = options.format or "text"
    return written(rows, form) if form in FORMS else None
