"""Tables of a Word document: how wide their columns are."""

from collections.abc import Sequence
from typing import Any

from docx.shared import Mm


def set_widths(table: Any, widths: Sequence[float]) -> None:
    """Give the columns of a table their widths in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
