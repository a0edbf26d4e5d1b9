"""Claims as rows of plain data, with the field names of the gazette corpus.

Codes are the same in every locale. `verdict` of a claim or of one of its statements:
  holds    what is stated is what its other figures make, within the rounding of the digits printed
  fails    it is not, and the text asserts it
  implied  it is not, but only the layout suggests the formula: parts may be missing, it is never called an error
`role` of a statement: delta (amount of a change), percent (of a change), total (of parts), difference (what is left of
one amount less another), share (of a part in its whole), count. `stated`, `recomputed` and `difference` (recomputed −
stated) are in the base unit `unit` (元, not 万元); the difference of two percentages is in percentage points, which
`difference_unit` says. `twin` is the index of a figure that is just as big as the gap, or null. A claim has the
numbers of its first statement that does not hold, else of its first.
"""

from __future__ import annotations

from parsers.model import Claim, Issue, Statement


def verdict_code(claim: Claim, holds: bool) -> str:
    """``holds``, ``fails`` or ``implied`` for a statement of `claim` that holds or does not."""
    return "holds" if holds else "implied" if claim.implied else "fails"


def claims_json(issue: Issue) -> list[dict[str, object]]:
    """One row a claim of `issue`, ready for `json.dumps`; `figures` are indices into `figures_json`."""
    return [
        {
            "kind": claim.kind,
            "start": claim.span.start,
            "end": claim.span.end,
            "figures": list(claim.figures),
            "roles": list(claim.roles),
            "holds": claim.holds,
            "verdict": verdict_code(claim, claim.holds),
            "note": claim.note,
            "implied": claim.implied,
            **_numbers(claim.telling),
            "statements": [_statement(claim, each) for each in claim.statements],
        }
        for claim in issue.claims
    ]


def _statement(claim: Claim, of: Statement) -> dict[str, object]:
    where = {"role": of.role, "start": of.span.start, "end": of.span.end, "figure": of.figure}
    return {**where, "verdict": verdict_code(claim, of.holds), **_numbers(of), "twin": of.twin}


def _numbers(of: Statement) -> dict[str, object]:
    return {
        "stated": of.stated,
        "recomputed": of.recomputed,
        "difference": of.difference,
        "unit": of.unit,
        "difference_unit": of.difference_unit,
    }
