"""Rake the rows of a draw to a known margin before anything is drawn (iterative proportional fitting).

Deming and Stephan 1940. Only sums, products and quotients in a fixed order: the same on any machine.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.from_recipe import Drawing
from lawmodel.population.recipe import Draw, Row, Stream, running_totals

MOST_ROUNDS = 2000
"""Rounds after which a margin counts as out of reach."""
CLOSE_ENOUGH = 1e-9
"""How far from its margin a share may be when the rounds end."""
SAMPLE = 100_000
"""Cases whose weights say how often each row of a draw is used."""
SEED = 0

Shares = tuple[float, ...]


class CannotRake(ValueError):
    """Raised where no shares with the zeros of the rows have the margin."""


def raked_stream(stream: Stream, vocabulary: Vocabulary) -> Stream:
    """Return a stream whose draws have the margins they state.

    Raises CannotRake, naming the variable, if a margin cannot be reached.
    """
    if not any(isinstance(step, Draw) and step.margin for step in stream.steps):
        return stream
    drawing = Drawing(stream, vocabulary, seed=SEED, first=0, size=SAMPLE)
    steps = []
    for step in stream.steps:
        if isinstance(step, Draw) and step.margin:
            step = _raked_draw(step, drawing.row_weights(step))
        drawing.add(step)
        steps.append(step)
    return replace(stream, steps=tuple(steps))


def _raked_draw(step: Draw, frequencies: Sequence[float]) -> Draw:
    margin = step.margin or {}
    codes = sorted({*margin, *(code for row in step.rows for code in row.codes)})
    table = [
        tuple(dict(zip(row.codes, row.shares, strict=True)).get(code, 0.0) for code in codes)
        for row in step.rows
    ]
    free = [index for index, row in enumerate(step.rows) if not row.fixed and frequencies[index] > 0]
    fixed = [index for index, row in enumerate(step.rows) if row.fixed]
    total = sum(frequencies)
    left = [
        margin.get(code, 0.0) * total - sum(frequencies[index] * table[index][place] for index in fixed)
        for place, code in enumerate(codes)
    ]
    whole = sum(left)
    if not free:
        raise CannotRake(step.variable)
    try:
        wanted = tuple(max(0.0, part) / whole for part in left)
        fitted = raked([table[index] for index in free], [frequencies[index] for index in free], wanted)
    except (CannotRake, ZeroDivisionError):
        raise CannotRake(step.variable) from None
    rows = list(step.rows)
    for index, shares in zip(free, fitted, strict=True):
        rows[index] = _row_with(rows[index], codes, shares)
    return replace(step, rows=tuple(rows))


def _row_with(row: Row, codes: Sequence[int], shares: Shares) -> Row:
    kept = [(code, share) for code, share in zip(codes, shares, strict=True) if share > 0]
    drawn = tuple(share for _, share in kept)
    return replace(row, codes=tuple(code for code, _ in kept), shares=drawn, upto=running_totals(drawn))


def raked(rows: Sequence[Shares], frequencies: Sequence[float], margin: Shares) -> tuple[Shares, ...]:
    """Return the rows, changed as little as possible, so that by frequency they have the margin.

    `rows`: shares of the values, one tuple per row, each adding up to 1. `frequencies`: the weight of each
    row. The odds between rows stay as they were; a share of 0 stays 0.

    Raises CannotRake if the margin cannot be reached.
    """
    table = np.array(rows, dtype=np.float64)
    weights = np.array(frequencies, dtype=np.float64) / sum(frequencies)
    target = np.array(margin, dtype=np.float64)
    for _ in range(MOST_ROUNDS):
        found = _column_sums(table, weights)
        if float(np.abs(found - target).max()) < CLOSE_ENOUGH:
            return tuple(tuple(float(share) for share in row) for row in table)
        if bool(((found == 0) & (target > 0)).any()):
            raise CannotRake(margin)
        factors = np.divide(target, found, out=np.zeros_like(target), where=found > 0)
        table = table * factors
        sums = _row_sums(table)
        if bool((sums == 0).any()):
            raise CannotRake(margin)
        table = table / sums[:, np.newaxis]
    raise CannotRake(margin)


def _column_sums(table: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return weighted sums of columns, added row by row so that the order never differs between machines."""
    total = np.zeros(table.shape[1])
    for row, weight in zip(table, weights, strict=True):
        total = total + row * weight
    return total


def _row_sums(table: np.ndarray) -> np.ndarray:
    total = np.zeros(table.shape[0])
    for column in table.T:
        total = total + column
    return total
