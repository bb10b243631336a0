"""How the width of a page is shared among the columns of a table."""

from collections.abc import Iterator

from lawmodel.documents.parts import Table, cell_text

SHORTEST, LONGEST, LONGEST_WORD = 5, 40, 16
"""Letters that count when a column is measured; longer texts are folded."""
EVEN_OUT = 0.7
"""A column with twice the letters gets less than twice the room."""
LETTERS_ACROSS, BETWEEN_COLUMNS = 100, 2
"""Letters of a broad typeface that stand beside each other in a table, and those that a gap takes."""


def column_shares(table: Table) -> list[float]:
    """Return the share of the width that each column gets; they add up to 1.

    No column is narrower than its longest word as long as all of them fit; the rest goes by length.
    """
    columns = [
        [head, *(cell_text(row[place]) for row in table.rows)] for place, head in enumerate(table.head)
    ]
    least = [(max(_words(texts), default=0) + BETWEEN_COLUMNS) / LETTERS_ACROSS for texts in columns]
    wanted = [_weight(head, texts) for head, *texts in columns]
    spare = max(0.0, 1.0 - sum(least))
    widths = [low + spare * weight / sum(wanted) for low, weight in zip(least, wanted, strict=True)]
    return [width / sum(widths) for width in widths]


def _words(texts: list[str]) -> Iterator[int]:
    """Yield the lengths of words; a space that may not be broken is part of one."""
    for text in texts:
        yield from (min(len(word), LONGEST_WORD) for word in text.split(" "))


def _weight(head: str, texts: list[str]) -> float:
    longest = max((min(max(len(text), SHORTEST), LONGEST) for text in texts), default=SHORTEST)
    return float(max(longest, min(len(head), LONGEST_WORD)) ** EVEN_OUT)
