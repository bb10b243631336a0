"""The disclosures of the headline counted by how each variable was drawn, so that shares can be reweighted.

The same table as the law alone has, with each case counted by how likely it is disclosed rather than whether
it is allowed. Practice asks the case only, so a case that had been likelier would count more and be disclosed
no otherwise: the reweighting holds as it stands.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lawmodel.comparison.disclosing import PracticeStudy, answers_of, disclosures_of
from lawmodel.comparison.following import summed
from lawmodel.comparison.run import blocks_of
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.population.cases import Cases
from lawmodel.population.counter_words import SCALE
from lawmodel.population.from_recipe import draw_cases, rows_used
from lawmodel.population.recipe import Draw
from lawmodel.practice.chances import BlockWords, Funnel
from lawmodel.practice.disclosures import Parts
from lawmodel.practice.parameter_values import Values
from lawmodel.uncertainty.headline import Volumes, core_of, weighted, weights_of
from lawmodel.uncertainty.step_tally import AFTER, BEFORE, DRAWN, HeadlineTally, StepTally

Sums = NDArray[np.int64]


@dataclass(frozen=True)
class _Step:
    """A variable, the answers it can get, and what is summed: kind of count, row, answer, stratum."""

    draw: Draw
    codes: tuple[int, ...]
    sums: Sums

    def add(self, cases: Cases, parts: tuple[Parts, ...], strata: NDArray[np.int64]) -> None:
        _, rows, answers, number = self.sums.shape
        row = rows_used(self.draw, cases).astype(np.int64)
        answer = np.searchsorted(np.array(self.codes), cases.columns[self.draw.variable])
        cells = ((row * answers + answer) * number + strata).astype(np.intp)
        for kind, part in enumerate(parts):
            self.sums[kind] += summed(part, cells, rows * answers * number).reshape(rows, answers, number)

    def tally(self, weights: dict[int, float]) -> StepTally:
        drawn = np.zeros((len(self.draw.rows), len(self.codes)))
        for place, row in enumerate(self.draw.rows):
            for code, share in zip(row.codes, row.shares, strict=True):
                drawn[place, self.codes.index(code)] += share
        standing, before, after = (
            np.array([[weighted(cell, weights) / SCALE for cell in row] for row in kind])
            for kind in self.sums
        )
        cases = self.sums[DRAWN].sum(axis=2) // SCALE
        return StepTally(self.draw, self.codes, drawn, cases, standing, before, after)


def disclosed_tally(practised: PracticeStudy, values: Values) -> HeadlineTally:
    """Return the tally of the first stream: disclosures under the first and the last law, at these values."""
    study = practised.study
    stream = core_of(study)
    weights = weights_of(stream)
    number = max(weights) + 1
    steps = [_step(draw, number) for draw in stream.steps if isinstance(draw, Draw)]
    totals = np.zeros((3, number), dtype=np.int64)
    plan = plan_of([*(law.chosen for law in study.laws), *practised.roots])
    for block in blocks_of(study):
        cases = draw_cases(
            study.recipe, block.stream, study.vocabulary, seed=study.seed, first=block.first, size=block.size
        )
        strata = np.zeros(cases.size, dtype=np.int64)
        if stream.strata is not None:
            strata = cases.columns[stream.strata.variable].astype(np.int64)
        (answers,) = answers_of(practised, evaluate(plan, cases))
        funnel = Funnel(practised.models[0], BlockWords(cases, study.seed), answers)
        found = list(disclosures_of(funnel, values, answers))
        parts = (np.full(cases.size, float(SCALE)), found[0].disclosed, found[-1].disclosed)
        for kind, part in enumerate(parts):
            totals[kind] += summed(part, strata.astype(np.intp), number)
        for step in steps:
            step.add(cases, parts, strata)
    before, after = (
        {code: weight * int(totals[kind, code]) / SCALE for code, weight in weights.items()}
        for kind in (BEFORE, AFTER)
    )
    return HeadlineTally(
        volumes=Volumes(*(weighted(totals[kind], weights) / SCALE for kind in (BEFORE, AFTER))),
        strata={code: Volumes(before[code], after[code]) for code in weights},
        cases_by_stratum={code: int(totals[DRAWN, code]) // SCALE for code in weights},
        steps={step.draw.variable: step.tally(weights) for step in steps},
    )


def _step(draw: Draw, strata: int) -> _Step:
    codes = tuple(sorted({code for row in draw.rows for code in row.codes}))
    return _Step(draw, codes, np.zeros((3, len(draw.rows), len(codes), strata), dtype=np.int64))
