"""What the layout of a table asserts: rows and columns of totals, shares of the total, changes between two columns."""

from __future__ import annotations

from typing import NamedTuple

from parsers.claims.addition import Sum
from parsers.claims.changes import StatedChange
from parsers.claims.grids import grids
from parsers.claims.ratios import Ratio
from parsers.claims.scene import Scene
from parsers.claims.table_across import sums_across
from parsers.claims.table_columns import changes, rates, shares
from parsers.claims.table_rows import balances_of_rows, sums_of_columns, sums_of_levels, sums_of_next_rows

_MOST_ROWS = 400


class TableClaims(NamedTuple):
    """What the tables of an issue assert."""

    sums: list[Sum]
    ratios: list[Ratio]
    changes: list[StatedChange]


def find_in_tables(scene: Scene) -> TableClaims:
    """The claims of all tables, right or wrong."""
    claims = TableClaims([], [], [])
    for grid in grids(scene):
        if len(grid.rows) > _MOST_ROWS:
            continue
        sums = [*sums_of_columns(grid), *sums_of_levels(grid), *balances_of_rows(grid)]
        known = {found.total.index for found in sums if found.holds}
        claims.sums.extend((*sums, *sums_of_next_rows(grid, known), *sums_across(grid)))
        ratios = list(shares(scene, grid))
        claims.ratios.extend((*ratios, *rates(grid, {ratio.percent.index for ratio in ratios})))
        claims.changes.extend(changes(grid))
    return claims
