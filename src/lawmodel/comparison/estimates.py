"""Counts to figures: the cases counted, what they stand for where cases have weights, and both intervals."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from lawmodel.comparison.intervals import NORMAL_95, paired_ratio, total_of_small_numbers, wilson

Interval = tuple[float, float]
ByStratum = Mapping[int, int]
"""Cases per stratum code; everything under 0 in a stream without strata."""


@dataclass(frozen=True)
class Weighted:
    """What cases stand for, as a number of average cases, and its 95 % interval from drawing the cases."""

    count: float
    interval: Interval


@dataclass(frozen=True)
class Figure:
    """A count of cases (or of assessments) with its 95 % interval; what it stands for, if weighted."""

    count: int
    interval: Interval
    weighted: Weighted | None = None

    @property
    def leading(self) -> Weighted:
        """Return what to show first: what the cases stand for, or their count where all count the same."""
        return self.weighted or Weighted(float(self.count), self.interval)


@dataclass(frozen=True)
class Ratio:
    """How many times as many, with its 95 % interval."""

    value: float
    interval: Interval


@dataclass(frozen=True)
class Sample:
    """How many cases were drawn in each stratum, and what each counts; no weights in a plain stream."""

    sizes: ByStratum
    weights: Mapping[int, float] | None = None

    @property
    def cases(self) -> int:
        """Return how many cases were drawn."""
        return sum(self.sizes.values())

    @property
    def stands_for(self) -> float:
        """Return how many average cases the drawn ones stand for: about as many, exactly in whole cycles."""
        if self.weights is None:
            return float(self.cases)
        return sum(self.weights[stratum] * size for stratum, size in sorted(self.sizes.items()))


def figure(counts: ByStratum, sample: Sample) -> Figure:
    """Return the figure of cases counted per stratum."""
    total = sum(counts.values())
    moments = {stratum: (count, count) for stratum, count in counts.items()}
    weighted = _weighted(moments, sample, most=sample.stands_for)
    return Figure(total, wilson(total, sample.cases), weighted)


def figure_of_numbers(sums: ByStratum, squares: ByStratum, sample: Sample) -> Figure:
    """Return the figure of a small number summed over cases, from sums and sums of squares per stratum."""
    total = sum(sums.values())
    interval = total_of_small_numbers(total, sum(squares.values()), sample.cases)
    moments = {stratum: (sums[stratum], squares.get(stratum, 0)) for stratum in sums}
    return Figure(total, interval, _weighted(moments, sample))


def _weighted(moments: Mapping[int, tuple[int, int]], sample: Sample, most: float = inf) -> Weighted | None:
    """Return a stratified total: variances add, strata having fixed sizes (Cochran 1977, 5.4)."""
    if sample.weights is None:
        return None
    total = variance = 0.0
    for stratum, (first, second) in sorted(moments.items()):
        weight, size = sample.weights[stratum], sample.sizes[stratum]
        total += weight * first
        variance += weight**2 * _variance(first, second, size)
    half = NORMAL_95 * sqrt(variance)
    return Weighted(total, (max(0.0, total - half), min(most, total + half)))


def _variance(first: float, second: float, size: int) -> float:
    """Return the variance of a sum over cases drawn alike, from the sum and the sum of squares.

    Nothing is known of it from a single case.
    """
    return 0.0 if size < 2 else max(0.0, second - first**2 / size) * size / (size - 1)


def ratio(kept: ByStratum, lost: ByStratum, gained: ByStratum) -> Ratio | None:
    """Return how many times as many cases are met after as before; None where one of them is none."""
    found = paired_ratio(sum(kept.values()), sum(lost.values()), sum(gained.values()))
    return None if found is None else Ratio(found[0], found[1:])


def weighted_ratio(kept: ByStratum, lost: ByStratum, gained: ByStratum, sample: Sample) -> Ratio | None:
    """Return the ratio of what the cases stand for; its interval is linearised by stratum."""
    weights = sample.weights
    if weights is None:
        return None
    strata = sorted({*kept, *lost, *gained})
    before = sum(weights[s] * (kept.get(s, 0) + lost.get(s, 0)) for s in strata)
    after = sum(weights[s] * (kept.get(s, 0) + gained.get(s, 0)) for s in strata)
    if before == 0 or after == 0:
        return None
    variance = 0.0
    for stratum in strata:
        weight, size = weights[stratum], sample.sizes[stratum]
        steps = (
            (kept.get(stratum, 0), weight * (1 / after - 1 / before)),
            (lost.get(stratum, 0), -weight / before),
            (gained.get(stratum, 0), weight / after),
        )
        first = sum(count * step for count, step in steps)
        second = sum(count * step**2 for count, step in steps)
        variance += _variance(first, second, size)
    value, half = after / before, NORMAL_95 * sqrt(variance)
    return Ratio(value, (exp(log(value) - half), exp(log(value) + half)))
