"""Many equally likely outcomes to a range, and to words about how many of twenty."""

from collections.abc import Sequence
from dataclasses import dataclass

LOW, MIDDLE, HIGH = 0.05, 0.50, 0.95
"""The percentiles of a range: nine of ten outcomes lie inside."""

OF_TWENTY = 20
"""How many outcomes a frequency is told as out of, small enough to picture; fewer draws make no range."""


@dataclass(frozen=True)
class Range:
    """The 5th, 50th and 95th percentile of equally likely outcomes, and the outcome at central values."""

    low: float
    central: float
    high: float
    at_central: float


def range_of(at_central: float, drawn: Sequence[float]) -> Range:
    """Return the range of outcomes; too few draws for one leave the outcome at central values."""
    if len(drawn) < OF_TWENTY:
        return Range(at_central, at_central, at_central, at_central)
    ordered = sorted(drawn)
    low, middle, high = (percentile(ordered, share) for share in (LOW, MIDDLE, HIGH))
    return Range(low, middle, high, at_central)


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which a share of ordered values lies, interpolated between neighbours.

    >>> percentile([1.0, 2.0, 3.0], 0.5)
    2.0
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def twenty(drawn: Sequence[float]) -> tuple[float, ...]:
    """Return twenty equally likely outcomes that stand for all, the lowest first; none without draws."""
    ordered = sorted(drawn)
    return tuple(percentile(ordered, (k + 0.5) / OF_TWENTY) for k in range(OF_TWENTY)) if ordered else ()


@dataclass(frozen=True)
class Frequency:
    """In `of_twenty` of 20 equally likely outcomes the ratio is at least, or at most, `bound`."""

    of_twenty: int
    at_least: bool
    bound: float
    more: int


SAFE_BET = 17
"""The number of twenty outcomes that the sentence about a headline speaks of."""


def frequency(drawn: Sequence[float]) -> Frequency | None:
    """Return what holds in 17 of 20 outcomes, and in how many of 20 there are more; None of fewer than 20.

    The bound is from below where most outcomes are more than before, else from above.
    """
    if len(drawn) < OF_TWENTY:
        return None
    ordered = sorted(drawn)
    at_least = percentile(ordered, MIDDLE) >= 1
    share = 1 - SAFE_BET / OF_TWENTY if at_least else SAFE_BET / OF_TWENTY
    more = round(OF_TWENTY * sum(one > 1 for one in drawn) / len(drawn))
    return Frequency(SAFE_BET, at_least, percentile(ordered, share), more)
