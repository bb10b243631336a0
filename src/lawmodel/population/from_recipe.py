"""A recipe and a seed to cases, in blocks of any size."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.condition import Constant
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.cases import Cases, Codes, settled_mask
from lawmodel.population.counter_words import SCALE, words
from lawmodel.population.recipe import CYCLE, Draw, Follow, Recipe, Row, Strata, Stream

STRIDE = 617
"""Coprime to the cycle: neighbours go to different strata, every thousand hold each in proportion."""

MOST_ENDS = 12
"""Up to so many shares, comparing with each beats searching row by row."""

Ranks = NDArray[np.uint32]


def draw_cases(
    recipe: Recipe, stream_id: str, vocabulary: Vocabulary, *, seed: int, first: int, size: int
) -> Cases:
    """Return the cases `first` to `first + size - 1` of a stream.

    Facts that the stream neither fixes nor draws take the vocabulary's default.
    """
    drawing = drawn_stream(recipe.streams[stream_id], vocabulary, seed=seed, first=first, size=size)
    return drawing.cases([*vocabulary.facts, *recipe.attributes])


def draw_persons(recipe: Recipe, vocabulary: Vocabulary, *, seed: int, first: int, size: int) -> Cases:
    """Return persons of a recipe that has them.

    Raises ValueError for a recipe without persons.
    """
    if recipe.persons is None:
        raise ValueError(recipe.id)
    drawing = drawn_stream(recipe.persons, vocabulary, seed=seed, first=first, size=size)
    return drawing.cases([*vocabulary.facts, *recipe.attributes])


def drawn_stream(stream: Stream, vocabulary: Vocabulary, *, seed: int, first: int, size: int) -> "Drawing":
    """Return a stream drawn to its last step."""
    drawing = Drawing(stream, vocabulary, seed=seed, first=first, size=size)
    for step in stream.steps:
        drawing.add(step)
    return drawing


class Drawing:
    """Cases of one stream being drawn, step by step."""

    def __init__(self, stream: Stream, vocabulary: Vocabulary, *, seed: int, first: int, size: int) -> None:
        fixed = {**vocabulary.defaults(), **stream.always}
        self.stream = stream
        self.seed = seed
        self.first = first
        self.size = size
        self.columns = {name: np.full(size, code, dtype=np.int16) for name, code in fixed.items()}
        self.ranks: dict[str, Ranks] = {}
        self.linked = {name for step in stream.steps if isinstance(step, Draw) for name, _ in step.moves_with}
        if stream.strata is not None:
            self.columns[stream.strata.variable] = stratum_codes(stream.strata, first, size)

    def add(self, step: Draw | Follow) -> None:
        """Draw one more variable."""
        match step:
            case Draw(variable):
                ranks = self._ranks(step)
                if variable in self.linked:
                    self.ranks[variable] = ranks
                self.columns[variable] = _drawn(step, self._so_far(), ranks)
            case Follow(variable, from_variable, mapping):
                self.columns[variable] = _followed(self.columns[from_variable], mapping)

    def row_weights(self, step: Draw) -> list[float]:
        """Return the total weight of the cases that each row of a draw would be used for."""
        weights = case_weights(self.stream, self.columns)
        open_cases = np.ones(self.size, dtype=np.bool_)
        totals = []
        for row in step.rows:
            here = open_cases & settled_mask(self._so_far(), row.when or Constant(True))
            open_cases &= ~here
            totals.append(float(np.count_nonzero(here)) if weights is None else exact_sum(weights[here]))
        return totals

    def cases(self, names: list[str]) -> Cases:
        """Return what has been drawn, columns in the order of names."""
        columns = {name: self.columns[name] for name in names if name in self.columns}
        weights = case_weights(self.stream, columns)
        return Cases(self.stream.id, self.first, self.size, columns, weights)

    def _so_far(self) -> Cases:
        return Cases(self.stream.id, self.first, self.size, self.columns)

    def _ranks(self, step: Draw) -> Ranks:
        """Return the word of each case for a variable: its own, or that of a variable it moves with."""
        name = f"{self.stream.drawn_as}/{step.variable}"
        ranks = words(self.seed, name, self.first, self.size)
        if not step.moves_with:
            return ranks
        choice = words(self.seed, f"{name}/moves with", self.first, self.size).astype(np.uint64)
        start = 0
        for other, share in step.moves_with:
            end = start + int(abs(share) * SCALE)
            taken = self.ranks[other] if share > 0 else ~self.ranks[other]
            ranks = np.where((choice >= start) & (choice < end), taken, ranks)
            start = end
        return ranks


def stratum_codes(strata: Strata, first: int, size: int) -> Codes:
    """Return the stratum of each case: so many of every thousand, spread evenly."""
    cycle = np.repeat(
        np.array([part.code for part in strata.parts], dtype=np.int16), [part.draw for part in strata.parts]
    )
    numbers = np.arange(first, first + size, dtype=np.int64)
    return cycle[(numbers % CYCLE) * STRIDE % CYCLE]


def case_weights(stream: Stream, columns: Mapping[str, Codes]) -> NDArray[np.float64] | None:
    """Return how much each case counts beside the average case; None where all count the same."""
    if stream.strata is None:
        return None
    column = columns[stream.strata.variable]
    weights = np.zeros(len(column))
    for code, weight in stream.strata.weights.items():
        weights[column == code] = weight
    return weights


def exact_sum(weights: NDArray[np.float64]) -> float:
    """Return the sum by counting equal weights, so that the order of cases does not matter."""
    values, counts = np.unique(weights, return_counts=True)
    return float(sum(float(value) * int(count) for value, count in zip(values, counts, strict=True)))


def _drawn(step: Draw, cases: Cases, drawn: Ranks) -> Codes:
    """Return the value of each case: by the first row that holds, and its word among the row's shares."""
    if len(step.rows) == 1:
        return _values(step.rows[0], drawn)
    rows = rows_used(step, cases)
    codes, ends = _tables(step.rows)
    if len(ends) > MOST_ENDS:
        return _drawn_row_by_row(step, rows, drawn)
    places = np.zeros(cases.size, dtype=np.intp)
    for last in ends:
        places += drawn > last[rows]
    return codes[rows, places]


def rows_used(step: Draw, cases: Cases) -> NDArray[np.uint8]:
    """Return the first row that holds in each case: last row first, so the first has the last word."""
    rows = np.full(cases.size, len(step.rows) - 1, dtype=np.uint8)
    for place in range(len(step.rows) - 2, -1, -1):
        np.putmask(rows, settled_mask(cases, step.rows[place].when or Constant(True)), place)
    return rows


def _tables(rows: Sequence[Row]) -> tuple[Codes, Ranks]:
    """Return the codes of each row, and the last word of each of its shares, short rows filled up."""
    for row in rows:
        if row.upto[-1] != SCALE:
            raise ValueError("the shares of a row do not add up")
    width = max(len(row.codes) for row in rows)
    codes = np.zeros((len(rows), width), dtype=np.int16)
    ends = np.full((width - 1, len(rows)), SCALE - 1, dtype=np.uint32)
    for place, row in enumerate(rows):
        codes[place, : len(row.codes)] = row.codes
        ends[: len(row.codes) - 1, place] = [max(end, 1) - 1 for end in row.upto[:-1]]
    return codes, ends


def _drawn_row_by_row(step: Draw, rows: NDArray[np.uint8], drawn: Ranks) -> Codes:
    column = np.empty(len(drawn), dtype=np.int16)
    for place, row in enumerate(step.rows):
        here = rows == place
        column[here] = _values(row, drawn[here])
    return column


def _values(row: Row, drawn: Ranks) -> Codes:
    if row.upto[-1] != SCALE:
        raise ValueError("the shares of a row do not add up")
    if len(row.codes) == 1:
        return np.full(len(drawn), row.codes[0], dtype=np.int16)
    ends = np.array([min(end, SCALE - 1) for end in row.upto[:-1]], dtype=np.uint32)
    return np.array(row.codes, dtype=np.int16)[np.searchsorted(ends, drawn, side="right")]


def _followed(column: Codes, mapping: Mapping[int, int]) -> Codes:
    result = np.empty(len(column), dtype=np.int16)
    for from_code, to_code in mapping.items():
        result[column == from_code] = to_code
    return result
