"""How much of the spread of the headline each parameter is behind: Sobol indices.

The first-order index is the share of the variance that a parameter is behind by itself, the total index what
it is behind together with others (Saltelli et al. 2010, Computer Physics Communications 181:2). Each parameter
is drawn from its triangle, apart from the others; the rest stay at their central values. The points are a Sobol
sequence shifted by the project's own generator, so the same seed gives the same points anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lawmodel.population.counter_words import SCALE, words
from lawmodel.practice.model import Parameter, PracticeModel
from lawmodel.practice.parameter_values import Values, central_values, quantile
from lawmodel.uncertainty.evaluating import Evaluate
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.ranges import percentile

Points = NDArray[np.float64]

RESAMPLED = 200
"""How many times the points are drawn anew for the interval."""
TAIL = 0.025
"""What lies outside a 95 % interval on either side."""
FEWEST = 2
"""Parameters needed to tell their shares apart."""


class MissingStats(ModuleNotFoundError):
    """Raised where the stats extra is not installed."""

    extra = "stats"


@dataclass(frozen=True)
class Index:
    """A share of the variance and its 95 % interval from resampling the points."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Indices:
    """The two indices of a parameter, of the ratio."""

    parameter: Parameter
    first: Index
    total: Index


@dataclass(frozen=True)
class Sobol:
    """The indices of some parameters, the largest total first, and how many evaluations were made."""

    samples: int
    evaluations: int
    indices: tuple[Indices, ...]


def need_stats() -> Any:
    """Return the library behind the indices.

    Raises MissingStats if it is not installed.
    """
    try:
        from scipy import stats
    except ModuleNotFoundError:
        raise MissingStats from None
    return stats


def sobol(
    model: PracticeModel, names: Sequence[str], samples: int, seed: int, evaluate: Evaluate
) -> Sobol | None:
    """Return the indices of the named parameters; `samples` is a power of two.

    None with fewer than two parameters that have a range, or where nothing is disclosed before in some draw.
    Raises MissingStats if the extra is not installed.
    """
    stats = need_stats()
    parameters = [one for one in (model.parameters[name] for name in names) if one.low < one.high]
    if len(parameters) < FEWEST:
        return None
    one, other = np.hsplit(_points(stats, 2 * len(parameters), samples, seed), 2)
    mixed = [_with_column(one, other, column) for column in range(len(parameters))]
    central = central_values(model)
    found = evaluate(
        [values for part in (one, other, *mixed) for values in _values(part, parameters, central)]
    )
    ratios = _ratios(found)
    if ratios is None:
        return None
    table = ratios.reshape(len(parameters) + 2, samples)
    picked = [_resample(seed, number, samples) for number in range(RESAMPLED)]
    first, total = _indices(stats, table)
    drawn = [_indices(stats, table[:, places]) for places in picked]
    indices = [
        Indices(
            parameter,
            _index(first[k], [firsts[k] for firsts, _ in drawn]),
            _index(total[k], [totals[k] for _, totals in drawn]),
        )
        for k, parameter in enumerate(parameters)
    ]
    return Sobol(samples, len(found), tuple(sorted(indices, key=lambda i: (-i.total.value, i.parameter.id))))


def _points(stats: Any, dimensions: int, samples: int, seed: int) -> Points:
    sequence: Points = stats.qmc.Sobol(dimensions, scramble=False).random(samples)
    shift = words(seed, "sobol/shift", 0, dimensions).astype(np.float64) / SCALE
    shifted: Points = (sequence + shift) % 1.0
    return shifted


def _with_column(one: Points, other: Points, column: int) -> Points:
    mixed = one.copy()
    mixed[:, column] = other[:, column]
    return mixed


def _values(points: Points, parameters: Sequence[Parameter], central: Values) -> list[Values]:
    return [
        {**central, **{p.id: quantile(p, share) for p, share in zip(parameters, row, strict=True)}}
        for row in points.tolist()
    ]


def _ratios(found: Sequence[Volumes]) -> Points | None:
    ratios = [one.ratio for one in found]
    known = [ratio for ratio in ratios if ratio is not None]
    return np.array(known) if len(known) == len(ratios) else None


def _indices(stats: Any, table: Points) -> tuple[list[float], list[float]]:
    """Return first-order and total indices; rows of the table: both matrices, then one mixed per parameter."""
    functions = {"f_A": table[:1], "f_B": table[1:2], "f_AB": table[2:, None, :]}
    found = stats.sobol_indices(func=functions, n=table.shape[1])
    return found.first_order.tolist(), found.total_order.tolist()


def _resample(seed: int, number: int, samples: int) -> NDArray[np.intp]:
    drawn = words(seed, f"sobol/resample/{number}", 0, samples).astype(np.uint64)
    return (drawn * np.uint64(samples) // np.uint64(SCALE)).astype(np.intp)


def _index(value: float, drawn: Sequence[float]) -> Index:
    ordered = sorted(drawn)
    return Index(value, percentile(ordered, TAIL), percentile(ordered, 1 - TAIL))
