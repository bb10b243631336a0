"""The same recipe as if nothing hung together: what independence would have concluded."""

from collections.abc import Sequence
from dataclasses import replace

from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.from_recipe import Drawing
from lawmodel.population.raking import SAMPLE, SEED
from lawmodel.population.recipe import Draw, Follow, Recipe, Row, Stream, running_totals


def without_dependences(recipe: Recipe, cut: frozenset[str], vocabulary: Vocabulary) -> Recipe:
    """Return a recipe in which each of these variables is drawn from its margin.

    Rows that state law or logic stay; the others are replaced by what they give together, and no variable
    moves with another. Streams without strata were never calibrated and stay as they are.
    """
    streams = {
        name: _independent(stream, cut, vocabulary) if stream.strata is not None else stream
        for name, stream in recipe.streams.items()
    }
    return replace(recipe, streams=streams)


def _independent(stream: Stream, cut: frozenset[str], vocabulary: Vocabulary) -> Stream:
    drawing = Drawing(stream, vocabulary, seed=SEED, first=0, size=SAMPLE)
    steps: list[Draw | Follow] = []
    for step in stream.steps:
        if isinstance(step, Draw) and step.variable in cut:
            steps.append(_pooled(step, drawing.row_weights(step)))
        else:
            steps.append(step)
        drawing.add(step)
    return replace(stream, steps=tuple(steps))


def _pooled(step: Draw, frequencies: Sequence[float]) -> Draw:
    """Return a draw whose free rows all have the shares they give together; fixed rows keep their place."""
    shares: dict[int, float] = {}
    for row, weight in zip(step.rows, frequencies, strict=True):
        if not row.fixed:
            for code, share in zip(row.codes, row.shares, strict=True):
                shares[code] = shares.get(code, 0.0) + weight * share
    total = sum(shares.values())
    if total == 0:
        return replace(step, moves_with=())
    codes = tuple(sorted(shares))
    drawn = tuple(shares[code] / total for code in codes)
    pooled = Row(None, codes, running_totals(drawn), drawn)
    rows = tuple(row if row.fixed else replace(pooled, when=row.when) for row in step.rows)
    return replace(step, rows=rows, moves_with=())
