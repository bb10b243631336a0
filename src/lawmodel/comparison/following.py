"""What follows from disclosures in a block: work for whom, what strikes wrongly, for which groups."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from lawmodel.comparison.tally import assessments_put
from lawmodel.concepts.vocabulary import UNKNOWN
from lawmodel.outcomes.columnar import BlockOutcomes
from lawmodel.population.cases import Cases, Mask, settled_mask
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.chances import LawAnswers
from lawmodel.practice.consequences import Consequences
from lawmodel.practice.disclosures import Disclosures, Parts
from lawmodel.practice.model import Answer, Stage

Sums = NDArray[np.int64]
"""Whole numbers out of 2**32, summed over cases."""

Detail = tuple[int, str, str, int]
"""Law, what is counted, the fact that splits the cases (empty for all of them), and its code."""

Details = Mapping[Detail, Sums]
"""Sums by stratum."""

CASES, ALLOWED, DISCLOSED, CONSIDERED, WITHHELD = "cases", "allowed", "disclosed", "considered", "withheld"
FOLLOWING = (Stage.INFORMED, Stage.LOGGED, Stage.REIDENTIFIED)


def summed(parts: Parts, index: NDArray[np.intp], number: int) -> Sums:
    """Return whole numbers summed by index; every sum is exact, so no order of cases matters."""
    return np.bincount(index, weights=parts, minlength=number).astype(np.int64)


class Followed:
    """The consequences laid out for one block: who is whose, and where each law asks for a judgement."""

    def __init__(self, consequences: Consequences, cases: Cases, outcomes: Sequence[BlockOutcomes]) -> None:
        self.consequences = consequences
        self.cases = cases
        self.actors = [settled_mask(cases, actor.when) for actor in consequences.actors]
        self.misdirected = {one.id: settled_mask(cases, one.when) for one in consequences.misdirected}
        self.weighed = [assessments_put(one) > 0 for one in outcomes] if self.actors else []

    def work(self, law: int, one: Disclosures) -> Iterator[tuple[int, Parts]]:
        """Return, per actor, the items decided on or the disclosures received.

        An item is decided on where somebody has the occasion, sees that it matters, and the law asks for a
        judgement of any kind.
        """
        for row, (actor, mask) in enumerate(zip(self.consequences.actors, self.actors, strict=True)):
            if mask.any():
                decided = np.where(self.weighed[law], one.considered, 0.0)
                yield row, np.where(mask, one.disclosed if actor.handles == "disclosures" else decided, 0.0)

    def details(
        self,
        found: Sequence[Disclosures],
        laws: Sequence[LawAnswers],
        index: NDArray[np.intp],
        strata: int,
    ) -> dict[Detail, Sums]:
        """Return every count for all cases, and the main ones by group."""
        details: dict[Detail, Sums] = {}
        splits = [(name, self._codes(name)) for name in self.consequences.groups]
        for law, (one, answers) in enumerate(zip(found, laws, strict=True)):
            counted = self._counted(one, answers)
            for what, parts in counted.items():
                details[law, what, "", 0] = summed(parts, index, strata)
            for name, codes in splits:
                known, place = np.unique(codes, return_inverse=True)
                for what in (CASES, ALLOWED, DISCLOSED, *self.misdirected):
                    sums = summed(counted[what], place * strata + index, len(known) * strata)
                    for row, code in enumerate(known.tolist()):
                        details[law, what, name, code] = sums[row * strata : (row + 1) * strata]
        return details

    def _counted(self, one: Disclosures, answers: LawAnswers) -> dict[str, Parts]:
        disclosed = one.disclosed
        return {
            CASES: np.full(self.cases.size, float(SCALE)),
            ALLOWED: answers[Answer.ALLOWED].astype(np.float64) * SCALE,
            DISCLOSED: disclosed,
            CONSIDERED: one.considered,
            WITHHELD: SCALE - one.supplied,
            **{stage.value: one.following(stage) for stage in FOLLOWING},
            **{name: _where(mask, disclosed) for name, mask in self.misdirected.items()},
        }

    def _codes(self, name: str) -> NDArray[np.int64]:
        column = self.cases.columns.get(name)
        if column is None:
            return np.full(self.cases.size, UNKNOWN, dtype=np.int64)
        return column.astype(np.int64)


def _where(mask: Mask, parts: Parts) -> Parts:
    return np.where(mask, parts, 0.0)


def added_details(one: Details, other: Details) -> dict[Detail, Sums]:
    """Return the sums of two blocks together."""
    nothing = np.zeros_like(next(iter((*one.values(), *other.values())), np.zeros(0, dtype=np.int64)))
    return {key: one.get(key, nothing) + other.get(key, nothing) for key in sorted({*one, *other})}
