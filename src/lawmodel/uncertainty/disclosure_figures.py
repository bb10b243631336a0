"""The figures of disclosures in one stream: per version and between versions, each doubt by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

import numpy as np
from numpy.typing import NDArray

from lawmodel.comparison.disclosing import CHANNELS, PracticeStudy, StreamTally
from lawmodel.comparison.intervals import NORMAL_95
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.model import DISCLOSING, Channel
from lawmodel.uncertainty.ranges import Frequency, Range, frequency, percentile, range_of, twenty

Interval = tuple[float, float]


BETWEEN_PLACES = (0.1, 0.5, 0.9)
"""The shares of municipalities that lie below what is told of their spread."""


@dataclass(frozen=True)
class Amount:
    """A number of cases over the draws of parameters; what they stand for, where cases have weights."""

    cases: Range
    weighted: Range | None

    @property
    def leading(self) -> Range:
        """Return what to show first."""
        return self.weighted or self.cases


@dataclass(frozen=True)
class VersionDisclosures:
    """What becomes of the cases under one version.

    `sampling`: the 95 % interval of the leading number of disclosures at central values, from drawing cases
    and municipalities. `between_places`: disclosures per allowed case where a tenth, a half and nine tenths
    of the municipalities lie below.
    """

    version: str
    disclosed: Amount
    channels: Mapping[Channel, Amount]
    sampling: Interval
    between_places: tuple[float, float, float]


@dataclass(frozen=True)
class DisclosureShift:
    """How many times as many disclosures another version brings; None where there are none before."""

    from_version: str
    to_version: str
    ratio: Range | None
    sampling: Interval | None
    more_in: int
    draws: int
    often: Frequency | None
    twenty: tuple[float, ...] = ()

    @property
    def half_width(self) -> float | None:
        """Return half the sampling interval as a share of the ratio at central values."""
        if self.ratio is None or self.sampling is None:
            return None
        return (self.sampling[1] - self.sampling[0]) / 2 / self.ratio.at_central


@dataclass(frozen=True)
class ModelDisclosures:
    """The figures of one practice model in one stream; `shifts` of what cases stand for, and of the cases."""

    model: str
    levers: tuple[str, ...]
    versions: tuple[VersionDisclosures, ...]
    shifts: tuple[DisclosureShift, ...]
    unweighted: tuple[DisclosureShift, ...]

    def shift(self, before: int, after: int) -> DisclosureShift:
        """Return the shift between two versions by their place in `versions`."""
        return self.shifts[before * len(self.versions) + after]


def disclosure_figures(
    practised: PracticeStudy, stream: str, tally: StreamTally
) -> tuple[ModelDisclosures, ...]:
    """Return the figures of each model, in the order of the study's models."""
    weights = stratum_weights(practised, stream, tally)
    return tuple(_model_figures(practised, number, tally, weights) for number in range(len(practised.models)))


def by_months(
    practised: PracticeStudy, stream: str, tally: StreamTally
) -> tuple[tuple[float, tuple[float, ...]], ...]:
    """Return how many are disclosed under each version so many months after it began to apply."""
    found = disclosed_in_runs(practised, stream, tally)
    return tuple(
        (run.months, numbers)
        for run, numbers in zip(practised.runs, found, strict=True)
        if run.months is not None
    )


def disclosed_in_runs(practised: PracticeStudy, stream: str, tally: StreamTally) -> list[tuple[float, ...]]:
    """Return, run by run, how many are disclosed under each law: what they stand for, where weighted."""
    weights = stratum_weights(practised, stream, tally)
    counted = _Counted(tally.channels, weights)
    laws = range(len(practised.study.laws))
    found = [counted.over_runs(law, DISCLOSING, weights or [1.0] * len(tally.strata)) for law in laws]
    return list(zip(*found, strict=True))


def disclosed_read_otherwise(practised: PracticeStudy, stream: str, tally: StreamTally) -> list[float]:
    """Return how many are disclosed under each law read otherwise: what they stand for, where weighted."""
    weights = stratum_weights(practised, stream, tally) or [1.0] * len(tally.strata)
    return [weighed(by_stratum, weights) for by_stratum in tally.read_otherwise.tolist()]


def weighed(by_stratum: Sequence[int], weights: Sequence[float]) -> float:
    """Return parts of 2**32 per stratum as cases: whole until they are weighed."""
    return fsum(weight * (int(part) / SCALE) for weight, part in zip(weights, by_stratum, strict=True))


def stratum_weights(practised: PracticeStudy, stream: str, tally: StreamTally) -> list[float] | None:
    """Return what a case of each stratum of a tally counts; None where all count the same."""
    strata = practised.study.recipe.streams[stream].strata
    if strata is None:
        return None
    return [strata.weights[code] for code in tally.strata]


def _model_figures(
    practised: PracticeStudy, number: int, tally: StreamTally, weights: Sequence[float] | None
) -> ModelDisclosures:
    runs = [k for k, run in enumerate(practised.runs) if run.model == number and run.months is None]
    counted = _Counted(tally.channels[runs], weights)
    places = _PlaceSums(tally, runs[0], weights or [1.0] * len(tally.strata))
    laws = [read.law.id for read in practised.study.laws]
    versions = tuple(
        VersionDisclosures(
            version=name,
            disclosed=counted.amount(law, DISCLOSING),
            channels={channel: counted.amount(law, (channel,)) for channel in CHANNELS},
            sampling=places.interval(law),
            between_places=places.spread(law),
        )
        for law, name in enumerate(laws)
    )
    plain = [1.0] * len(tally.strata)
    shifts = _shifts(laws, counted, weights or plain, places)
    unweighted = (
        shifts if weights is None else _shifts(laws, counted, plain, _PlaceSums(tally, runs[0], plain))
    )
    model = practised.models[number]
    return ModelDisclosures(model.id, model.levers, versions, shifts, unweighted)


def _shifts(
    laws: Sequence[str], counted: "_Counted", weights: Sequence[float], places: "_PlaceSums"
) -> tuple[DisclosureShift, ...]:
    runs = [counted.over_runs(law, DISCLOSING, weights) for law in range(len(laws))]
    return tuple(
        _shift(laws[before], laws[after], runs[before], runs[after], places.ratio(before, after))
        for before in range(len(laws))
        for after in range(len(laws))
    )


@dataclass(frozen=True)
class _Counted:
    """Sums by run, law, channel and stratum of one model, its run at central values first."""

    sums: NDArray[np.int64]
    weights: Sequence[float] | None

    def amount(self, law: int, channels: Sequence[Channel]) -> Amount:
        plain = self.over_runs(law, channels, [1.0] * self.sums.shape[3])
        heavy = None if self.weights is None else self.over_runs(law, channels, self.weights)
        return Amount(range_of(plain[0], plain[1:]), None if heavy is None else range_of(heavy[0], heavy[1:]))

    def over_runs(self, law: int, channels: Sequence[Channel], weights: Sequence[float]) -> list[float]:
        """Return cases per run: whole numbers are added first, so only the strata are in floating point."""
        rows = [CHANNELS.index(channel) for channel in channels]
        whole = self.sums[:, law, rows].sum(axis=1)
        return [weighed(run, weights) for run in whole.tolist()]


def _shift(
    before: str, after: str, old: Sequence[float], new: Sequence[float], sampling: Interval | None
) -> DisclosureShift:
    """Return the shift; the same draw of parameters on both sides, the first run at central values."""
    if not all(value > 0 for value in old):
        return DisclosureShift(before, after, None, None, 0, len(old) - 1, None)
    ratios = [one / other for one, other in zip(new, old, strict=True)]
    drawn = ratios[1:]
    return DisclosureShift(
        from_version=before,
        to_version=after,
        ratio=range_of(ratios[0], drawn),
        sampling=sampling,
        more_in=sum(ratio > 1 for ratio in drawn),
        draws=len(drawn),
        often=frequency(drawn),
        twenty=twenty(drawn),
    )


class _PlaceSums:
    """What is disclosed, allowed and there at all in each municipality, in what the cases stand for.

    Taken at central values. Municipalities are the sampling units: the cases of a country share them, and
    another country has others. How many cases a municipality has is not counted as chance, so its disclosures
    are held against those expected of its cases (linearised ratios between units, Cochran 1977, 11.4).
    """

    def __init__(self, tally: StreamTally, run: int, weights: Sequence[float]) -> None:
        places = tally.places[run]
        self.laws = (places.sums.shape[0] - 1) // 2
        # Whole numbers are added before they are weighed, so that blocks of any size give the same bytes.
        strata = len(weights)
        met, place = np.unique(places.keys // strata, return_inverse=True)
        cells = place * strata + places.keys % strata
        whole = np.zeros((len(places.sums), len(met) * strata), dtype=np.int64)
        for row, sums in zip(whole, places.sums, strict=True):
            np.add.at(row, cells, sums)
        parts = whole.reshape(len(whole), len(met), strata).astype(np.float64)
        columns = np.zeros(parts.shape[:2])
        for stratum, weight in enumerate(weights):
            columns += parts[:, :, stratum] * weight / SCALE
        self.columns: list[list[float]] = columns.tolist()

    def _column(self, column: int) -> list[float]:
        return self.columns[column]

    def interval(self, law: int) -> Interval:
        """Return the 95 % interval of the number disclosed."""
        disclosed, there = self._column(law), self._column(2 * self.laws)
        total = fsum(disclosed)
        share = total / fsum(there)
        rests = [one - share * cases for one, cases in zip(disclosed, there, strict=True)]
        half = NORMAL_95 * sqrt(_variance_of_sum(rests))
        return max(0.0, total - half), total + half

    def ratio(self, before: int, after: int) -> Interval | None:
        """Return the 95 % interval of a ratio; None where one of its sides is nothing."""
        old, new = self._column(before), self._column(after)
        first, second = fsum(old), fsum(new)
        if first <= 0 or second <= 0:
            return None
        steps = [b / second - a / first for a, b in zip(old, new, strict=True)]
        value, half = second / first, NORMAL_95 * sqrt(_variance_of_sum(steps))
        return exp(log(value) - half), exp(log(value) + half)

    def spread(self, law: int) -> tuple[float, float, float]:
        """Return the 10th, 50th and 90th percentile of disclosures per allowed case."""
        disclosed, allowed = self._column(law), self._column(self.laws + law)
        shares = sorted(one / other for one, other in zip(disclosed, allowed, strict=True) if other > 0)
        if not shares:
            return 0.0, 0.0, 0.0
        low, middle, high = (percentile(shares, share) for share in BETWEEN_PLACES)
        return low, middle, high


def _variance_of_sum(values: Sequence[float]) -> float:
    number = len(values)
    if number < 2:
        return 0.0
    mean = fsum(values) / number
    return fsum((value - mean) ** 2 for value in values) * number / (number - 1)
