"""A recipe and a seed to cases, in blocks of any size."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.condition import Constant
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.cases import Cases, Codes, settled_mask
from lawmodel.population.counter_words import SCALE, words
from lawmodel.population.recipe import Draw, Follow, Recipe, Row


def draw_cases(
    recipe: Recipe, stream_id: str, vocabulary: Vocabulary, *, seed: int, first: int, size: int
) -> Cases:
    """Return the cases `first` to `first + size - 1` of a stream.

    Facts that the stream neither fixes nor draws take the vocabulary's default.
    """
    stream = recipe.streams[stream_id]
    fixed = {**vocabulary.defaults(), **stream.always}
    columns = {name: np.full(size, code, dtype=np.int16) for name, code in fixed.items()}
    for step in stream.steps:
        so_far = Cases(stream_id, first, size, columns)
        match step:
            case Draw(variable):
                drawn = words(seed, f"{recipe.id}/{stream_id}/{variable}", first, size)
                columns[variable] = _drawn(step, so_far, drawn)
            case Follow(variable, from_variable, mapping):
                columns[variable] = _followed(columns[from_variable], mapping)
    return Cases(stream_id, first, size, _in_order(columns, vocabulary, recipe))


def _drawn(step: Draw, cases: Cases, drawn: NDArray[np.uint32]) -> Codes:
    """Return the values drawn: last row first, so that the first row that holds has the last word."""
    *earlier, last = step.rows
    column = _values(last, drawn)
    for row in reversed(earlier):
        here = settled_mask(cases, row.when or Constant(True))
        column[here] = _values(row, drawn[here])
    return column


def _values(row: Row, drawn: NDArray[np.uint32]) -> Codes:
    if row.upto[-1] != SCALE:
        raise ValueError("the shares of a row do not add up")
    if len(row.codes) == 1:
        return np.full(len(drawn), row.codes[0], dtype=np.int16)
    ends = np.array(row.upto[:-1], dtype=np.uint64).astype(np.uint32)
    return np.array(row.codes, dtype=np.int16)[np.searchsorted(ends, drawn, side="right")]


def _followed(column: Codes, mapping: Mapping[int, int]) -> Codes:
    result = np.empty(len(column), dtype=np.int16)
    for from_code, to_code in mapping.items():
        result[column == from_code] = to_code
    return result


def _in_order(columns: Mapping[str, Codes], vocabulary: Vocabulary, recipe: Recipe) -> dict[str, Codes]:
    names = [*vocabulary.facts, *recipe.attributes]
    return {name: columns[name] for name in names if name in columns}
