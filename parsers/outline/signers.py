"""The persons who signed a motion (议案) together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.language.names import is_name
from parsers.model import Block, BlockKind
from parsers.outline.issuers import last_date
from parsers.rules import Rules

MOTIONS: Rules[[str], bool] = Rules("outline.issuers.motion")
"""Titles of what several persons sign."""
SIGN_LABELS: Rules[[str], bool] = Rules("outline.issuers.label")
"""How a line of signatures begins."""
_PROPOSAL = re.compile(r"(?<![方草预法答档])案\Z")
_MOTION = re.compile(r"(?:议案|提案|建议|质询案|联名信)(?:[（(].{0,20}[)）])?\Z")
_SIGN_LABEL = re.compile(
    r"\s*(?:(?:领衔|联[名署]|连署|附议|提[案议出]|议案|签[名署])(?:人|代表|委员)?|代表|委员)\s*(?:[：:]|\s)\s*"
)
_NAMES = re.compile(r"[、，,\s]+")
_NEAR = 6
"""Blocks from a title that may say whose the document is."""
_LONGEST = 200
"""Characters of the longest line of signatures."""


def read_signers(blocks: Sequence[Block], title: int, front: int, end: int) -> tuple[str, ...]:
    """Those who signed a motion (议案), in the printed order: below its title, or around the date that ends it."""
    text = blocks[title].text
    below = [block for block in blocks[title + 1 : min(end, max(front, title + _NEAR))] if _is_line(block)]
    if not motion(text):
        labelled = below if proposal(text) else []
        return tuple(name for block in labelled if sign_label(block.text) for name in _signers(block))
    names = [name for block in below[: front - title - 1] for name in _signers(block)]
    last = last_date(blocks, front, end)
    for i in range((end if last is None else last) - 1, front, -1):
        above = _signers(blocks[i])
        if not above:
            break
        names[:0] = above
    for block in blocks[last + 1 : end] if last is not None else ():
        after = _signers(block)
        if not after:
            break
        names += after
    return tuple(dict.fromkeys(names))


@MOTIONS.rule(
    "修路议案",
    "修路提案",
    "修路建议",
    "修路质询案",
    "联名信",
    "修路提案（第3号）",
    but=("修路方案", "议案办理情况"),
)
def motion(title: str) -> bool:
    """A motion, a proposal, a question or a joint letter."""
    return _MOTION.search(title) is not None


@MOTIONS.rule("修路案", "关于修路的案", but=("修路方案", "修路草案", "防汛预案", "修路法案", "水库档案", "修路答案"))
def proposal(title: str) -> bool:
    """A case that a council is asked to decide."""
    return _PROPOSAL.search(title) is not None


@SIGN_LABELS.rule(
    "领衔人：游一方",
    "领衔代表：游一方",
    "联名人：游一方",
    "联署人：游一方",
    "连署：游一方",
    "附议人：游一方",
    "提案人：游一方",
    "提议委员：游一方",
    "议案人：游一方",
    "签名：游一方",
    "签署人　游一方",
    "代表：游一方",
    "委员　游一方",
    but=("记录：游一方", "代表游一方"),
)
def sign_label(text: str) -> bool:
    """It says that those after it sign, or second, or are of a council."""
    return _SIGN_LABEL.match(text) is not None


def _is_line(block: Block) -> bool:
    return not is_date_line(block.text) and block.kind is not BlockKind.SUBTITLE


def _signers(block: Block) -> list[str]:
    """The names that a line of signatures gives, after a label or alone; none where one of its words is no name."""
    if len(block.text) > _LONGEST:
        return []
    label = _SIGN_LABEL.match(block.text)
    words = block.text[label.end() :] if label else block.text
    if not label and (byline := read_byline(block.text)):
        return [byline.speaker]
    names: list[str] = []
    for part in _NAMES.split(words.strip(" \u3000等")):
        if names and len(names[-1]) == 1:  # the parts of a name that stand apart: 王 某, 王 某某
            names[-1] += part
        else:
            names.append(part)
    return names if all(is_name(name) for name in names) else []
