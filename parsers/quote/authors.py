"""Whose document it is: who delivered, signed or issued it."""

from __future__ import annotations

import re

from parsers.model import Section

_OF_BODIES = re.compile(
    r"(?:[决決][定议議]|通知|通[告报報]|公[告报報示]|布告|令|[意异]见|意見|[办辦]法|[条條]例|[规規](?:定|[则則范]|划|劃|程)"
    r"|批[复覆]|[细細][则則]|[纲綱]要|方案|[计計]划|計劃|[议議]程|日程|函|名[单單]|章程|[标標][准準]|[声聲]明|[会會][议議][纪紀]要)"
    r"(?:[（(].{0,30}[)）])?(?:第?\S{1,8}[号號])?\Z"
)
"""A decision, an order, a notice and their like are their body's, whoever signs them; others are a person's."""


def authors_of(document: Section | None, body: str | None) -> tuple[str, ...]:
    """Who answers for `document`, in the printed order: persons or bodies; the gazette's `body` where nobody is known.

    GB/T 7714—2025, 7.1: whoever is responsible for the work itself, not for the serial that prints it. A report or a
    speech is its speaker's, a motion (议案) theirs who signed it, a decision, a notice or an order its body's.
    """
    if document is not None:
        persons = document.signers or ((document.speaker,) if document.speaker else ())
        bodies = document.issuers
        found = (bodies or persons) if _OF_BODIES.search(document.title) else (persons or bodies)
        if found:
            return found
    return (body,) if body else ()
