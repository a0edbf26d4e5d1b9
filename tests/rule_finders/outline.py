"""The finders of the outline's rules: an example is a small text, in which ▶ marks the line that is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.blocks.group import group_blocks
from parsers.issue import outline_issue
from parsers.lines.split import split_lines
from parsers.model import Line, Source
from parsers.outline.delivery import DATES
from parsers.outline.front import FRONT
from parsers.outline.issuers import ISSUERS
from parsers.outline.rules.above import COLUMNS, ENDS
from parsers.outline.rules.attachments import AFTER_TITLE, ATTACHMENTS, TEXT
from parsers.outline.rules.bare import NEVER
from parsers.outline.rules.bare import UNLIKE as UNLIKE_HEADINGS
from parsers.outline.rules.below import BEGINS
from parsers.outline.rules.extent import COMPLETE, STOPS, Begun
from parsers.outline.rules.headings import NUMBERS as HEADING_NUMBERS
from parsers.outline.rules.headings import with_marker
from parsers.outline.rules.introductions import NOTES as NOTES_BELOW
from parsers.outline.rules.introductions import NUMBERS, SALUTATIONS, SUBTITLES
from parsers.outline.rules.minutes import ASIDE, DECISIONS, REASONS, TURNS, NumberedBlocks
from parsers.outline.rules.news import DATELINES
from parsers.outline.rules.notes import GLOSSARIES, NOTES
from parsers.outline.rules.numbering import WAYS as NUMBERED
from parsers.outline.rules.orders import INSTRUMENTS, NOTICES
from parsers.outline.rules.titles import TITLES
from parsers.outline.rules.unnumbered import WAYS as BARE
from parsers.outline.rules.unnumbered import bare_headings
from parsers.outline.rules.wording import UNLIKE
from parsers.outline.signers import MOTIONS, SIGN_LABELS
from parsers.outline.unlisted import unlisted_titles
from parsers.rules import Rule, Rules, explained

Asked = Rule[..., object]


def marked_line(text: str) -> tuple[Sequence[Line], int]:
    """The lines of an example, and the index of the one that ▶ marks."""
    at = text.index("▶")
    lines, _ = split_lines(Source("example", text.replace("▶", "")))
    return lines, next(i for i, line in enumerate(lines) if line.span.end > at)


def _makes_title(rule: Asked, text: str) -> bool:
    lines, i = marked_line(text)
    return any(title.start == i and title.rule == rule.name for title in unlisted_titles(lines, set(), 0))


def _makes_heading(rule: Asked, text: str) -> bool:
    at = text.index("▶")
    plain = text.replace("▶", "")
    with explained() as made:
        outline_issue(Source("example", plain))
    found = (one for one in made if (one.phase, one.rule) == (rule.phase, rule.name))
    return any(one.span.start >= at and not plain[at : one.span.start].strip("# ") for one in found)


def _numbers_heading(rule: Asked, text: str) -> bool:
    source = Source("example", text.replace("▶", ""))
    blocks = group_blocks(split_lines(source)[0], source)
    found = rule.find(blocks, 0, len(blocks))
    assert isinstance(found, dict)
    at = text.index("▶")
    return any(block.span.start >= at and i in found for i, block in enumerate(blocks) if block.span.start - at < 4)


def _is_aside(rule: Asked, text: str) -> bool:
    plain = text.replace("▶", "")
    source = Source("example", plain)
    blocks = group_blocks(split_lines(source)[0], source)
    numbered = with_marker(blocks, 0, len(blocks))
    bare = bare_headings(blocks, 0, len(blocks), source)
    found = rule.find(NumberedBlocks(blocks, 0, len(blocks), numbered, bare))
    assert isinstance(found, set)
    return text.index("▶") in {blocks[i].span.start for i in found}


def _of_title_so_far(rule: Asked, text: str) -> bool:
    lines, k = marked_line(text)
    return bool(rule.find(Begun(lines, 0, k, set())))


def _introduces(rule: Asked, text: str) -> bool:
    lines, k = marked_line(text)
    return bool(rule.find(lines, k, len(lines)))


def _of_line(rule: Asked, text: str) -> bool:
    return bool(rule.find(*marked_line(text)))


def _of_text(rule: Asked, text: str) -> bool:
    return bool(rule.find(text))


def _of_two_lines(rule: Asked, text: str) -> bool:
    return bool(rule.find(*text.split("｜")))


def _of_marked_text(rule: Asked, text: str) -> bool:
    return bool(rule.find(text, False))


OF_TEXT: tuple[Rules[[str], bool], ...] = (
    AFTER_TITLE,
    MOTIONS,
    SIGN_LABELS,
    TEXT,
    BEGINS,
    DATELINES,
    DATES,
    DECISIONS,
    GLOSSARIES,
    INSTRUMENTS,
    NEVER,
    NOTES_BELOW,
    NOTICES,
    NUMBERS,
    REASONS,
    SALUTATIONS,
    SUBTITLES,
    TURNS,
    UNLIKE,
    UNLIKE_HEADINGS,
)


FINDERS: dict[str, Callable[[Asked, str], bool]] = {
    TITLES.phase: _makes_title,
    ASIDE.phase: _is_aside,
    HEADING_NUMBERS.phase: _numbers_heading,
    **{table.phase: _makes_heading for table in (NUMBERED, BARE, ATTACHMENTS)},
    FRONT.phase: _introduces,
    STOPS.phase: _of_title_so_far,
    COMPLETE.phase: _of_title_so_far,
    ENDS.phase: _of_line,
    COLUMNS.phase: _of_two_lines,
    NOTES.phase: _of_marked_text,
    ISSUERS.phase: _of_text,
    **{table.phase: _of_text for table in OF_TEXT},
}
