"""The cases of the headline counted by how each variable was drawn: by which row, and with which answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lawmodel.comparison.run import Study
from lawmodel.population.from_recipe import rows_used
from lawmodel.population.recipe import Draw
from lawmodel.uncertainty.headline import JudgedBlock, Volumes, core_of, judged_blocks, weighted, weights_of

Counts = NDArray[np.int64]

DRAWN, BEFORE, AFTER = range(3)
"""What is counted: every case, those that the first law allows, those that the last law allows."""


@dataclass(frozen=True)
class StepTally:
    """The cases of one variable: `cases` as drawn, the others by weight, all by (row, code).

    `codes` are the answers in the order of columns; `drawn` the share of each in each row.
    """

    step: Draw
    codes: tuple[int, ...]
    drawn: NDArray[np.float64]
    cases: Counts
    standing: NDArray[np.float64]
    before: NDArray[np.float64]
    after: NDArray[np.float64]

    def columns(self, codes: Sequence[int]) -> list[int]:
        """Return the columns of some answers; answers that are never drawn have none."""
        return [self.codes.index(code) for code in codes if code in self.codes]


@dataclass(frozen=True)
class HeadlineTally:
    """The headline, what each stratum adds to it, and a tally of every variable drawn by chance."""

    volumes: Volumes
    strata: dict[int, Volumes]
    cases_by_stratum: dict[int, int]
    steps: dict[str, StepTally]


def headline_tally(study: Study) -> HeadlineTally:
    """Return the tally of the first stream of a study."""
    stream = core_of(study)
    steps = [step for step in stream.steps if isinstance(step, Draw)]
    weights = weights_of(stream)
    strata = max(weights) + 1
    columns = {step.variable: sorted({code for row in step.rows for code in row.codes}) for step in steps}
    counts = {
        step.variable: np.zeros((3, len(step.rows), len(columns[step.variable]), strata), dtype=np.int64)
        for step in steps
    }
    totals = np.zeros((3, strata), dtype=np.int64)
    for block in judged_blocks(study):
        of_case = block.strata(stream)
        for place, chosen in enumerate(_chosen(block)):
            totals[place] += np.bincount(of_case[chosen], minlength=strata)
        for step in steps:
            counts[step.variable] += _counted(step, columns[step.variable], block, of_case, strata)
    volumes = Volumes(weighted(totals[BEFORE], weights), weighted(totals[AFTER], weights))
    by_stratum = {
        code: Volumes(weight * int(totals[BEFORE, code]), weight * int(totals[AFTER, code]))
        for code, weight in weights.items()
    }
    tallies = {
        step.variable: _tally(step, columns[step.variable], counts[step.variable], weights) for step in steps
    }
    return HeadlineTally(volumes, by_stratum, {c: int(totals[DRAWN, c]) for c in weights}, tallies)


def _chosen(block: JudgedBlock) -> tuple[NDArray[np.bool_], ...]:
    return np.ones(block.cases.size, dtype=np.bool_), block.before, block.after


def _counted(step: Draw, codes: Sequence[int], block: JudgedBlock, of_case: Counts, strata: int) -> Counts:
    rows = rows_used(step, block.cases).astype(np.int64)
    answers = np.searchsorted(np.array(codes), block.cases.columns[step.variable])
    cells = (rows * len(codes) + answers) * strata + of_case
    size = len(step.rows) * len(codes) * strata
    shape = (len(step.rows), len(codes), strata)
    return np.stack([np.bincount(cells[chosen], minlength=size).reshape(shape) for chosen in _chosen(block)])


def _tally(step: Draw, codes: Sequence[int], counts: Counts, weights: dict[int, float]) -> StepTally:
    drawn = np.zeros((len(step.rows), len(codes)))
    for place, row in enumerate(step.rows):
        for code, share in zip(row.codes, row.shares, strict=True):
            drawn[place, codes.index(code)] += share
    standing, before, after = (
        np.array([[weighted(cell, weights) for cell in row] for row in part]) for part in counts
    )
    return StepTally(step, tuple(codes), drawn, counts[DRAWN].sum(axis=2), standing, before, after)
