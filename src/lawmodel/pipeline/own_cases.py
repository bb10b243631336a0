"""Somebody's own cases under versions of the law: counted, not drawn, and kept nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lawmodel.comparison.run import BLOCK
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.outcomes.bits import unpacked
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.opening import OpenBook, checked_readings, law_named
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import exact_sum


@dataclass(frozen=True)
class OwnOutcomes:
    """What a version says about a table: cases per outcome (open where a fact is missing), and shares.

    Shares are weighted where the table has weights.
    """

    version: str
    counts: Mapping[Outcome, int]
    shares: Mapping[Outcome, float]


def own_outcomes(
    opened: OpenBook, cases: Cases, versions: Sequence[str], readings: Mapping[str, str]
) -> tuple[OwnOutcomes, ...]:
    """Return the outcomes of every case of a table, version by version.

    Raises UnknownName for a version, a question or a reading that does not exist.
    """
    chosen = checked_readings(opened, readings)
    laws = [read_law(law_named(opened, version), opened.book, chosen).chosen for version in versions]
    plan = plan_of(laws)
    weights = np.ones(cases.size) if cases.weights is None else cases.weights
    held: list[dict[Outcome, list[np.ndarray[tuple[int], np.dtype[np.bool_]]]]] = [
        {outcome: [] for outcome in SETTLED} for _ in laws
    ]
    for first in range(0, cases.size, BLOCK):
        for place, outcomes in enumerate(evaluate(plan, _part(cases, first))):
            for outcome in SETTLED:
                bits = unpacked(outcomes.settled_as(outcome), outcomes.size)
                held[place][outcome].append(bits.astype(np.bool_))
    return tuple(
        _counted(version, {outcome: np.concatenate(parts) for outcome, parts in masks.items()}, weights)
        for version, masks in zip(versions, held, strict=True)
    )


def _part(cases: Cases, first: int) -> Cases:
    """Return a block of cases, small enough to be worked through at once."""
    size = min(BLOCK, cases.size - first)
    columns = {name: column[first : first + size] for name, column in cases.columns.items()}
    return Cases(cases.stream, first, size, columns)


def _counted(
    version: str,
    masks: Mapping[Outcome, "np.ndarray[tuple[int], np.dtype[np.bool_]]"],
    weights: "np.ndarray[tuple[int], np.dtype[np.float64]]",
) -> OwnOutcomes:
    settled = np.logical_or.reduce(list(masks.values()))
    every = {**masks, Outcome.OPEN: ~settled}
    whole = exact_sum(weights)
    return OwnOutcomes(
        version,
        {outcome: int(mask.sum()) for outcome, mask in every.items()},
        {outcome: exact_sum(weights[mask]) / whole for outcome, mask in every.items()},
    )
