"""Tables as others want them: plain text in columns, Markdown, CSV. The first row is the head."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from tui.cells import cells
from tui.safe import stripped

Rows = Sequence[Sequence[str]]

FORMS = ("text", "markdown", "csv")
"""The forms of tables, in the order in which a key goes round them; `written` knows "tsv" too, which pastes into the
cells of a spreadsheet."""

_OBEYED = re.compile(r"^([^\S\n]*)(?=[=+\-@＝＋－＠﹢﹣﹦﹫\t\r])", re.MULTILINE)
"""What a spreadsheet takes for the beginning of a formula, in any line of a cell (OWASP, "CSV Injection"): the sign,
a full-width or small form that some take for it, a tab; after blanks too, which some leave out."""
_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def written(rows: Rows, form: str) -> str:
    """`rows` in one of `FORMS` or as "tsv". Raises `KeyError` for another."""
    return {"text": to_text, "markdown": to_markdown, "csv": to_csv, "tsv": to_tsv}[form](rows)


def to_text(rows: Rows) -> str:
    """Columns two cells apart, wide characters counted as two; line ends within a cell become spaces."""
    plain = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max((cells(row[k]) for row in plain if k < len(row)), default=0) for k in range(_columns(plain))]
    lines = ("  ".join(cell + " " * (widths[k] - cells(cell)) for k, cell in enumerate(row)) for row in plain)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def to_markdown(rows: Rows) -> str:
    """A Markdown table; what Markdown would obey in a cell is escaped."""
    if not rows:
        return ""
    width = _columns(rows)
    lines = [_markdown_row(rows[0], width), "|" + "---|" * width, *(_markdown_row(row, width) for row in rows[1:])]
    return "\n".join(lines) + "\n"


def to_csv(rows: Rows) -> str:
    """CSV with CRLF line ends (RFC 4180); a cell that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_defused(stripped(cell)) for cell in row])
    return out.getvalue()


def to_tsv(rows: Rows) -> str:
    """A line a row, its cells apart by tabs; white space within a cell becomes a space, no cell is a formula."""
    return "".join("\t".join(_defused(_one_line(cell)) for cell in row) + "\n" for row in rows)


def _columns(rows: Rows) -> int:
    return max((len(row) for row in rows), default=0)


def _one_line(cell: str) -> str:
    return " ".join(stripped(cell).split())


def _markdown_row(row: Sequence[str], width: int) -> str:
    escaped = [_escaped(_one_line(cell)) for cell in row]
    return f"| {' | '.join([*escaped, *[''] * (width - len(row))])} |"


def _escaped(cell: str) -> str:
    return "".join(f"\\{char}" if char in "\\|`*_[]<>&~$" else char for char in cell)


def _defused(cell: str) -> str:
    """`cell` that no spreadsheet obeys: an apostrophe goes before each line that begins like a formula.

    A plain negative number is none: -3.5 stays a number.
    """
    return cell if _NUMBER.fullmatch(cell) else _OBEYED.sub(r"'\1", cell)
