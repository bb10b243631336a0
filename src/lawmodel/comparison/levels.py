"""A municipality's own count of disclosures, carried from the law it was made under to other versions."""

from dataclasses import dataclass
from math import exp, log, sqrt

from lawmodel.comparison.estimates import Ratio
from lawmodel.comparison.figures import StreamFigures
from lawmodel.comparison.intervals import NORMAL_95


@dataclass(frozen=True)
class DisclosureLog:
    """A count of disclosures in a year under one version of the law, from somebody's own log."""

    name: str
    version: str
    disclosures: int


@dataclass(frozen=True)
class Level:
    """Disclosures a year under a version if the same share of allowed cases is used, and a 95 % interval."""

    version: str
    expected: float
    interval: tuple[float, float]


class VersionNotCompared(LookupError):
    """Raised for a log made under a version that is not among those compared."""


def levels(figures: StreamFigures, disclosures: DisclosureLog) -> tuple[Level, ...]:
    """Return the level under each version compared.

    The interval joins the drawing of cases with the chance in the count itself (Poisson).

    Raises VersionNotCompared.
    """
    names = [one.version for one in figures.versions]
    if disclosures.version not in names:
        raise VersionNotCompared(disclosures.version)
    start = names.index(disclosures.version)
    found = []
    for place, name in enumerate(names):
        ratio = figures.shift(start, place).leading
        if ratio is not None:
            found.append(_level(name, ratio, disclosures.disclosures))
    return tuple(found)


def _level(version: str, ratio: Ratio, count: int) -> Level:
    expected = count * ratio.value
    drawing = (log(ratio.interval[1]) - log(ratio.interval[0])) / (2 * NORMAL_95)
    half = NORMAL_95 * sqrt(drawing**2 + 1 / count)
    return Level(version, expected, (expected * exp(-half), expected * exp(half)))
