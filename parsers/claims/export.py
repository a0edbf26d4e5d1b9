"""Claims as rows of plain data, with the field names of the gazette corpus."""

from __future__ import annotations

from parsers.model import Issue


def claims_json(issue: Issue) -> list[dict[str, object]]:
    """One row a claim of `issue`, ready for `json.dumps`; `figures` are indices into `figures_json`."""
    return [
        {
            "kind": claim.kind,
            "start": claim.span.start,
            "end": claim.span.end,
            "figures": list(claim.figures),
            "holds": claim.holds,
            "note": claim.note,
            "implied": claim.implied,
            "stated": claim.stated,
            "recomputed": claim.recomputed,
            "difference": claim.difference,
        }
        for claim in issue.claims
    ]
