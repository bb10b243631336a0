"""How far chance in the drawing of cases can move a figure: 95 % intervals."""

from math import exp, log, sqrt

NORMAL_95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


def wilson(count: int, cases: int) -> tuple[float, float]:
    """Return the interval of a count (Wilson 1927), in cases.

    >>> [round(end, 1) for end in wilson(0, 100)]
    [0.0, 3.7]
    """
    if cases == 0:
        return 0.0, 0.0
    share, squared = count / cases, NORMAL_95**2
    centre = (share + squared / (2 * cases)) / (1 + squared / cases)
    spread = share * (1 - share) / cases + squared / (4 * cases**2)
    half = NORMAL_95 * sqrt(spread) / (1 + squared / cases)
    low, high = max(0.0, centre - half) * cases, min(1.0, centre + half) * cases
    return (0.0 if count == 0 else low), (float(cases) if count == cases else high)


def total_of_small_numbers(total: int, squares: int, cases: int) -> tuple[float, float]:
    """Return the interval of a sum over cases from the sum and the sum of squares."""
    if cases < 2:
        return float(total), float(total)
    variance = max(0.0, squares - total**2 / cases) / (cases - 1)
    half = NORMAL_95 * sqrt(cases * variance)
    return max(0.0, total - half), total + half


def paired_ratio(both: int, only_before: int, only_after: int) -> tuple[float, float, float] | None:
    """Return after/before with its interval, from cases met under both versions, or one of them alone.

    The interval is for the logarithm of a ratio of paired shares (delta method): its variance is
    (only_before + only_after) / (before * after). None where nothing was met before or nothing is after.

    >>> paired_ratio(100, 0, 0)
    (1.0, 1.0, 1.0)
    """
    before, after = both + only_before, both + only_after
    if before == 0 or after == 0:
        return None
    ratio = after / before
    half = NORMAL_95 * sqrt((only_before + only_after) / (before * after))
    return ratio, exp(log(ratio) - half), exp(log(ratio) + half)
