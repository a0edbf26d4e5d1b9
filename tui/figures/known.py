"""What the views of an issue's figures ask again and again, worked out once, off the thread that draws."""

from __future__ import annotations

from parsers.claims.budget import BudgetRow, budget_rows
from parsers.claims.same import SameQuantities
from parsers.model import Claim, Issue
from tui.figures.amounts import Amounts
from tui.places import Places
from tui.search.figures import FigureIndex


class Known:
    """An issue's search index, how its amounts are shown, its claims by figure, its budget."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.places = Places(issue)
        self.index = FigureIndex(issue)
        self.amounts = Amounts(issue)
        self.same = SameQuantities(issue)
        self.budget: tuple[BudgetRow, ...] = budget_rows(issue)
        self.claims: dict[int, list[Claim]] = {}
        for claim in issue.claims:
            for index in claim.figures:
                self.claims.setdefault(index, []).append(claim)
