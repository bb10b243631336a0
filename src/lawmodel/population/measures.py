"""What a population shows: shares, totals, ratios, spreads and rank correlations of weighted cases."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.vocabulary import NONE
from lawmodel.population.cases import Cases, Mask, settled_mask

Numbers = NDArray[np.float64]

PARTS = 20
"""Parts of a sample that are held against each other to tell its error."""


@dataclass(frozen=True)
class Share:
    """The share of the cases in `among` that are in `share`; less that in `against`, where there is one.

    `of`: a number the cases carry, by which they then count.
    """

    share: Condition
    among: Condition
    against: Condition | None = None
    of: str | None = None


@dataclass(frozen=True)
class Total:
    """How many persons a condition holds for, or the sum of a number they carry."""

    where: Condition
    of: str | None = None


@dataclass(frozen=True)
class OneOverOther:
    """One total over another."""

    over: Total
    under: Total


@dataclass(frozen=True)
class Spread:
    """The largest share less the smallest between the groups of a variable."""

    groups: str
    share: Condition


@dataclass(frozen=True)
class RankCorrelation:
    """Spearman's rank correlation of two variables, cases counted by weight."""

    one: str
    other: str


Measure = Share | Total | OneOverOther | Spread | RankCorrelation


def measured(measure: Measure, cases: Cases, persons: int) -> float:
    """Return what cases show; totals are scaled to the number of persons they stand for."""
    match measure:
        case Share(share, among, against, of):
            first = _share(cases, share, among, of)
            return first if against is None else first - _share(cases, share, against, of)
        case Total():
            return _total(cases, measure) * persons / float(_weights(cases).sum())
        case OneOverOther(over, under):
            return _total(cases, over) / _total(cases, under)
        case Spread(groups, share):
            shares = [
                _part(cases, settled_mask(cases, share), cases.columns[groups] == code)
                for code in np.unique(cases.columns[groups])
            ]
            return max(shares) - min(shares)
        case RankCorrelation(one, other):
            return rank_correlation(cases.columns[one], cases.columns[other], _weights(cases))


def sampling_error(measure: Measure, cases: Cases, persons: int, parts: int = PARTS) -> float:
    """Return the standard error of what cases show, from what equal parts of them show one by one."""
    size = cases.size // parts
    shown = [measured(measure, _part_of(cases, k * size, size), persons) for k in range(parts)]
    return float(np.std(shown, ddof=1) / np.sqrt(parts))


def _part_of(cases: Cases, first: int, size: int) -> Cases:
    columns = {name: column[first : first + size] for name, column in cases.columns.items()}
    weights = None if cases.weights is None else cases.weights[first : first + size]
    return Cases(cases.stream, cases.first + first, size, columns, weights)


def _weights(cases: Cases) -> Numbers:
    return np.ones(cases.size) if cases.weights is None else cases.weights


def _numbers(cases: Cases, of: str | None) -> Numbers:
    if of is None:
        return _weights(cases)
    column = cases.columns[of]
    return np.where(column == NONE, 0, column) * _weights(cases)


def _total(cases: Cases, total: Total) -> float:
    return float(_numbers(cases, total.of)[settled_mask(cases, total.where)].sum())


def _share(cases: Cases, share: Condition, among: Condition, of: str | None) -> float:
    inside = settled_mask(cases, among)
    numbers = _numbers(cases, of)
    whole = float(numbers[inside].sum())
    return float(numbers[inside & settled_mask(cases, share)].sum()) / whole if whole else 0.0


def _part(cases: Cases, chosen: Mask, inside: Mask) -> float:
    weights = _weights(cases)
    return float(weights[inside & chosen].sum()) / float(weights[inside].sum())


def rank_correlation(one: NDArray[np.int16], other: NDArray[np.int16], weights: Numbers) -> float:
    """Return Spearman's correlation of weighted mid-ranks; 0 where one of them never varies."""
    first, second = _mid_ranks(one, weights), _mid_ranks(other, weights)
    total = weights.sum()
    first, second = first - (weights @ first) / total, second - (weights @ second) / total
    spread = float(np.sqrt((weights @ first**2) * (weights @ second**2)))
    return float(weights @ (first * second)) / spread if spread else 0.0


def _mid_ranks(column: NDArray[np.int16], weights: Numbers) -> Numbers:
    values, places = np.unique(column, return_inverse=True)
    held = np.bincount(places, weights=weights, minlength=len(values))
    below = np.cumsum(held) - held
    return (below + held / 2)[places]


def distribution(cases: Cases, variable: str) -> Mapping[int, float]:
    """Return the weighted share of each code of a variable."""
    weights = _weights(cases)
    total = float(weights.sum())
    column = cases.columns[variable]
    return {int(code): float(weights[column == code].sum()) / total for code in np.unique(column)}
