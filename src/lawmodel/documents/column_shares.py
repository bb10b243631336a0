"""How the width of a page is shared among the columns of a table."""

from lawmodel.documents.parts import Table, cell_text

SHORTEST, LONGEST, LONGEST_HEAD = 5, 40, 16
"""Letters that count when a column is measured; longer words are folded."""
EVEN_OUT = 0.7
"""A column with twice the letters gets less than twice the room."""


def column_shares(table: Table) -> list[float]:
    """Return the share of the width that each column gets; they add up to 1."""
    weights = []
    for place, word in enumerate(table.head):
        lengths = (len(cell_text(row[place])) for row in table.rows)
        longest = max((min(max(length, SHORTEST), LONGEST) for length in lengths), default=SHORTEST)
        weights.append(max(longest, min(len(word), LONGEST_HEAD)) ** EVEN_OUT)
    return [weight / sum(weights) for weight in weights]
