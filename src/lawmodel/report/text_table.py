"""Rows of words and numbers as aligned text."""

from collections.abc import Sequence


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]], *, numbers_from: int = 1) -> list[str]:
    """Return aligned lines; columns from `numbers_from` on stand to the right.

    >>> text_table(["a", "n"], [["x", "10"]])
    ['a   n', 'x  10']
    """
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = [
            cell.rjust(width) if column >= numbers_from else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return "  ".join(cells).rstrip()

    return [line(row) for row in (head, *rows)]
