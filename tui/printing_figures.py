"""``--print figures`` and ``--print claims``: tables as text, Markdown or CSV."""

from __future__ import annotations

import argparse

from parsers.model import Issue
from tui.figures.amounts import scale_of
from tui.figures.checks import claim_rows
from tui.figures.listed import figure_rows
from tui.places import Places
from tui.tables import FORMS, Rows, written


def figures(issue: Issue, options: argparse.Namespace) -> str | None:
    """The figures of `issue` in the form that `options` name; None for a form that there is not."""
    return _in_form(figure_rows(issue.figures, scale_of(issue.figures), Places(issue)), options)


def claims(issue: Issue, options: argparse.Namespace) -> str | None:
    """The claims of `issue`, checked, in the form that `options` name; None for a form that there is not."""
    return _in_form(claim_rows(issue, issue.claims, Places(issue)), options)


def _in_form(rows: Rows, options: argparse.Namespace) -> str | None:
    form = options.format or "text"
    return written(rows, form) if form in FORMS else None
