"""``--print figures`` and ``--print claims``: tables as text, Markdown or CSV."""

from __future__ import annotations

import argparse

from parsers.model import Issue
from tui.figures.amounts import Amounts
from tui.figures.checks import claim_rows
from tui.figures.listed import figure_rows
from tui.places import Places
from tui.tables import FORMS, written


def figures(issue: Issue, options: argparse.Namespace) -> str | None:
    """The figures of `issue` in the form that `options` name; None for a form that there is not."""
    form = options.format or "text"
    if form not in FORMS:
        return None
    return written(figure_rows(issue, range(len(issue.figures)), Amounts(issue), Places(issue), form), form)


def claims(issue: Issue, options: argparse.Namespace) -> str | None:
    """The claims of `issue`, checked, in the form that `options` name; None for a form that there is not."""
    form = options.format or "text"
    if form not in FORMS:
        return None
    return written(claim_rows(issue, issue.claims, Amounts(issue), Places(issue), form), form)
