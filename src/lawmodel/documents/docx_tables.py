"""Tables of a Word document: how wide their columns are."""

from collections.abc import Sequence
from typing import Any

from docx.shared import Mm

from lawmodel.documents.docx_styles import TEXT_WIDTH_MM
from lawmodel.documents.parts import Cell, Table, cell_text

LONGEST = 60
"""Letters that widen a column; longer words are folded."""


def widths(table: Table) -> tuple[float, ...]:
    """Return widths in millimetres that follow the longest words of each column, within reason."""

    def longest(cell: Cell) -> int:
        return min(max(len(cell_text(cell)), 4), LONGEST)

    columns = [
        max([min(len(word), 14), *(longest(row[place]) for row in table.rows)])
        for place, word in enumerate(table.head)
    ]
    weights = [length**0.7 for length in columns]
    return tuple(TEXT_WIDTH_MM * weight / sum(weights) for weight in weights)


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Give the columns of a table their widths in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
