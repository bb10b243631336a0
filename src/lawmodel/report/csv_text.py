"""Tables as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def inert(cell: object) -> object:
    """Return a cell so that it is read as text; numbers stay numbers.

    >>> inert("=1+1"), inert(-1)
    ("'=1+1", -1)
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_MARKS):
        return f"'{cell}"
    return cell


def csv_text(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV, a line each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue()
