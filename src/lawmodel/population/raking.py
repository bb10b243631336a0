"""Rake the rows of a draw to a known margin before anything is drawn (iterative proportional fitting).

Deming and Stephan 1940. Only multiplication, division and sums in a fixed order: the same numbers on any machine.
"""

from collections.abc import Sequence

MOST_ROUNDS = 500
CLOSE_ENOUGH = 1e-10

Shares = tuple[float, ...]


class CannotRake(ValueError):
    """Raised where no shares with the rows' zeros have the margin."""


def raked(rows: Sequence[Shares], frequencies: Sequence[float], margin: Shares) -> tuple[Shares, ...]:
    """Return the rows changed as little as possible so that, weighted by frequency, they have the margin.

    `rows`: shares of the values, one tuple per row, each adding up to 1. `frequencies`: the weight of each row.
    The odds between rows stay as they were; values with share 0 in a row stay 0.

    Raises CannotRake if the margin cannot be reached.
    """
    total = sum(frequencies)
    weights = [frequency / total for frequency in frequencies]
    current = [list(row) for row in rows]
    for _ in range(MOST_ROUNDS):
        found = [sum(w * row[k] for w, row in zip(weights, current, strict=True)) for k in range(len(margin))]
        if all(abs(a - b) < CLOSE_ENOUGH for a, b in zip(found, margin, strict=True)):
            return tuple(tuple(row) for row in current)
        factors = [
            0.0 if wanted == 0 else _factor(wanted, have) for wanted, have in zip(margin, found, strict=True)
        ]
        current = [_normal([share * f for share, f in zip(row, factors, strict=True)]) for row in current]
    raise CannotRake(margin)


def _factor(wanted: float, have: float) -> float:
    if have == 0:
        raise CannotRake(wanted)
    return wanted / have


def _normal(row: list[float]) -> list[float]:
    total = sum(row)
    if total == 0:
        raise CannotRake(row)
    return [share / total for share in row]
