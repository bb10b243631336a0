"""The headline: how many times as many cases the last of two laws allows as the first, in one stream."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

import numpy as np

from lawmodel.comparison.run import BLOCK, Study
from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.bits import unpacked
from lawmodel.outcomes.columnar import BlockOutcomes, evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.population.cases import Cases, Mask
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.recipe import Stream


@dataclass(frozen=True)
class Volumes:
    """What the cases that each law allows stand for, as a number of average cases."""

    before: float
    after: float

    @property
    def ratio(self) -> float | None:
        """Return how many times as many are allowed after; None where none are allowed before."""
        return self.after / self.before if self.before > 0 else None


@dataclass(frozen=True)
class JudgedBlock:
    """A block of cases, and which of them the first and the last law allow."""

    cases: Cases
    before: Mask
    after: Mask

    def strata(self, stream: Stream) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Return the stratum of each case; 0 where the stream has none."""
        if stream.strata is None:
            return np.zeros(self.cases.size, dtype=np.int64)
        return self.cases.columns[stream.strata.variable].astype(np.int64)


def core_of(study: Study) -> Stream:
    """Return the stream that the headline is about: the first of a study."""
    return study.recipe.streams[study.streams[0]]


def judged_blocks(study: Study) -> Iterator[JudgedBlock]:
    """Yield the cases of the first stream of a study, judged by its first and its last law."""
    plan = plan_of([study.laws[0].chosen, study.laws[-1].chosen])
    for first in range(0, study.cases, BLOCK):
        size = min(BLOCK, study.cases - first)
        cases = draw_cases(
            study.recipe, study.streams[0], study.vocabulary, seed=study.seed, first=first, size=size
        )
        before, after = (_allowed(outcomes) for outcomes in evaluate(plan, cases))
        yield JudgedBlock(cases, before, after)


def _allowed(outcomes: BlockOutcomes) -> Mask:
    bits = outcomes.settled_as(Outcome.PERMITTED) | outcomes.settled_as(Outcome.REQUIRED)
    return unpacked(bits, outcomes.size).astype(np.bool_)


def weights_of(stream: Stream) -> dict[int, float]:
    """Return what a case of each stratum counts; 1 where the stream has no strata."""
    if stream.strata is None:
        return {0: 1.0}
    return stream.strata.weights


def volumes_of(study: Study) -> Volumes:
    """Return the volumes of a study, counted stratum by stratum and then weighted."""
    stream = core_of(study)
    weights = weights_of(stream)
    size = max(weights) + 1
    counts = np.zeros((2, size), dtype=np.int64)
    for block in judged_blocks(study):
        strata = block.strata(stream)
        for place, allowed in enumerate((block.before, block.after)):
            counts[place] += np.bincount(strata[allowed], minlength=size)
    before, after = (weighted(one, weights) for one in counts)
    return Volumes(before, after)


def weighted(counts: np.ndarray[tuple[int], np.dtype[np.int64]], weights: dict[int, float]) -> float:
    """Return what cases counted by stratum stand for."""
    return fsum(weights[stratum] * int(counts[stratum]) for stratum in sorted(weights))
