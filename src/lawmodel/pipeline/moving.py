"""The drawn cases that go from one outcome to another, one by one, with what carries each outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lawmodel.comparison.run import Study, blocks_of
from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.bits import unpacked
from lawmodel.outcomes.columnar import BlockOutcomes, carrying_grounds, evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook
from lawmodel.population.from_recipe import draw_cases

MOST_SHOWN = 50


@dataclass(frozen=True)
class MovedCase:
    """A drawn case: its number, what it counts, its answers as codes, and the grounds before and after."""

    number: int
    weight: float
    codes: Mapping[str, int]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class MovedCases:
    """The first cases of a study with one outcome under its first law and another under its last."""

    study: Study
    old: Outcome
    new: Outcome
    cases: tuple[MovedCase, ...]


def moved_cases(
    opened: OpenBook, request: Request, old: Outcome, new: Outcome, most: int = MOST_SHOWN
) -> MovedCases:
    """Return the first drawn cases that are settled so before and after; drawing ends when there are enough.

    Raises UnknownName, or FaultyFiles if the recipe is faulty.
    """
    whole = study_of(opened, request)
    study = replace(whole, streams=whole.streams[:1])
    plan = plan_of([study.laws[0].chosen, study.laws[-1].chosen])
    found: list[MovedCase] = []
    for block in blocks_of(study):
        cases = draw_cases(
            study.recipe, block.stream, study.vocabulary, seed=study.seed, first=block.first, size=block.size
        )
        first, last = evaluate(plan, cases)
        moved = unpacked(first.settled_as(old) & last.settled_as(new), cases.size)
        places = np.flatnonzero(moved)[: most - len(found)]
        carried = [_carried(outcomes) for outcomes in (first, last)]
        for place in places.tolist():
            before, after = (tuple(name for name, holds in one.items() if holds[place]) for one in carried)
            weight = 1.0 if cases.weights is None else float(cases.weights[place])
            codes = {name: int(column[place]) for name, column in cases.columns.items()}
            found.append(MovedCase(block.first + place, weight, codes, before, after))
        if len(found) == most:
            break
    return MovedCases(study, old, new, tuple(found))


def _carried(outcomes: BlockOutcomes) -> dict[str, "np.ndarray[tuple[int], np.dtype[np.uint8]]"]:
    """Return, per citation, whether it carries the outcome of each case."""
    return {citation: unpacked(bits, outcomes.size) for citation, bits in carrying_grounds(outcomes).items()}
