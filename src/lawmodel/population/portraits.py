"""A handful of typical cases: the most common combinations of the variables that describe a case."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lawmodel.population.cases import Cases


@dataclass(frozen=True)
class Portrait:
    """A typical case: its number, its values in the order asked, and the share of cases that are alike."""

    case: int
    codes: tuple[int, ...]
    share: float


def portraits(cases: Cases, variables: Sequence[str], many: int) -> tuple[Portrait, ...]:
    """Return the most common combinations, each with the first case that shows it."""
    table = np.stack([cases.columns[name] for name in variables], axis=1)
    values, first, places = np.unique(table, axis=0, return_index=True, return_inverse=True)
    weights = np.ones(cases.size) if cases.weights is None else cases.weights
    held = np.bincount(places.ravel(), weights=weights, minlength=len(values))
    order = sorted(range(len(values)), key=lambda place: (-held[place], int(first[place])))
    return tuple(
        Portrait(
            int(first[place]) + cases.first,
            tuple(int(code) for code in values[place]),
            float(held[place] / weights.sum()),
        )
        for place in order[:many]
    )
