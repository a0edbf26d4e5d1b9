"""What nobody sees in a text: characters without a form, and white space at the ends."""

from __future__ import annotations

from parsers.model import Flow

UNSEEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
)
"""Controls, and what has no form of its own: soft hyphens, zero-width spaces and joiners, marks of direction, fillers,
selectors of a variant. As the inside of a character class.
"""


def trim(flow: Flow) -> Flow:
    """The flow without white space at its ends."""
    left = len(flow.text) - len(flow.text.lstrip())
    right = len(flow.text.rstrip())
    if left == 0 and right == len(flow.text):
        return flow
    return flow.part(left, right)
