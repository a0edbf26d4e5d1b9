"""The whole path: source → lines → blocks → sections → people and figures → claims."""

from __future__ import annotations

from dataclasses import replace

from parsers.blocks import group_blocks
from parsers.contents import find_contents
from parsers.lines import split_lines
from parsers.masthead import read_masthead
from parsers.model import Issue, Source
from parsers.outline.build import build_outline, contents_entries
from parsers.outline.runs import known_runs
from parsers.outline.titles import find_titles


def outline_issue(source: Source) -> Issue:
    """The structure of an issue: blocks, masthead, contents, sections. Never raises on odd text."""
    lines, noise = split_lines(source)
    contents = find_contents(lines)
    masthead, imprint = read_masthead(lines, contents[0].start if contents else len(lines))
    titles = find_titles(lines, contents, imprint[-1].stop if imprint else 0)
    blocks = group_blocks(lines, source, known_runs(lines, imprint, contents, titles))
    sections, blocks = build_outline(source, blocks, titles)
    entries, notes = contents_entries(sections, titles, contents)
    return Issue(source, tuple(blocks), tuple(noise), masthead, entries, sections, notes=notes)


def parse_issue(source: Source) -> Issue:
    """The whole issue, with people, figures and claims."""
    return complete_issue(outline_issue(source))


def complete_issue(issue: Issue) -> Issue:
    """An outlined issue with its people, figures and claims. What reads these is imported here, behind the screen."""
    from parsers.claims import check_claims
    from parsers.figures import read_figures
    from parsers.people import read_people

    figures = read_figures(issue)
    issue = replace(issue, people=read_people(issue), figures=figures)
    return replace(issue, claims=check_claims(issue, figures))
