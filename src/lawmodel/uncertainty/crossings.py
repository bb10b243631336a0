"""Where each parameter, moved by itself away from its central value, takes the change away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from lawmodel.assumptions.vanishing import Vanishing
from lawmodel.practice.model import Parameter, PracticeModel
from lawmodel.practice.parameter_values import central_values
from lawmodel.practice.schema import ABOVE_ZERO, HIGHEST
from lawmodel.uncertainty.evaluating import Evaluate
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.no_change import NoChange

HALVINGS = 14
"""How often a stretch on which the change vanishes is halved."""

CUTS = 2
"""How often the way from the end of a belief to the end of what is possible is halved to look along it."""


@dataclass(frozen=True)
class Crossing:
    """A value at which the change has vanished, the nearest to the central one on its side."""

    value: float
    believed: bool
    volumes: Volumes


@dataclass(frozen=True)
class Turned:
    """A parameter, the values it can have at all, and those nearest at which the change has vanished."""

    parameter: Parameter
    lowest: float
    highest: float
    crossings: tuple[Crossing, ...]


@dataclass
class _Stretch:
    """Two values of a parameter: at `there` the change is there, at `gone` it has vanished."""

    parameter: Parameter
    there: float
    gone: float
    volumes: Volumes

    @property
    def middle(self) -> float:
        return middle(self.there, self.gone, self.parameter.unit)


def crossings(
    model: PracticeModel, vanishing: Vanishing, headline: Volumes, no_change: NoChange, evaluate: Evaluate
) -> tuple[Turned, ...]:
    """Return, for each parameter that the model asks, where the change vanishes; in order of their ids.

    The change must be there at central values. What lies between two values looked at, where it vanishes and
    comes back, is not seen.
    """
    central = central_values(model)
    ends = {name: possible(model.parameters[name], model, vanishing) for name in model.asked()}
    ways = [way for name, one in ends.items() for way in _ways(model.parameters[name], *one)]
    stops = [(parameter, value) for parameter, way in ways for value in way]
    found = iter(evaluate([{**central, one.id: value} for one, value in stops]) if stops else [])
    stretches = []
    for parameter, way in ways:
        seen = [(parameter.central, headline), *zip(way, found, strict=False)]
        stretches += list(_first_stretch(parameter, seen, no_change))
    _halve(stretches, central, no_change, evaluate)
    return tuple(
        Turned(
            parameter=model.parameters[name],
            lowest=lowest,
            highest=highest,
            crossings=tuple(_crossing(one) for one in stretches if one.parameter.id == name),
        )
        for name, (lowest, highest) in ends.items()
    )


def most_crossing_evaluations(model: PracticeModel) -> int:
    """Return how many evaluations `crossings` makes at most."""
    looks = 1 + (1 << CUTS)
    return 2 * len(model.asked()) * (looks + HALVINGS)


def possible(parameter: Parameter, model: PracticeModel, vanishing: Vanishing) -> tuple[float, float]:
    """Return the lowest and the highest value that the unit allows; what must be above 0 comes near it."""
    highest = max(HIGHEST.get(parameter.unit, vanishing.months), parameter.high)
    if parameter.unit not in ABOVE_ZERO or parameter.id == model.horizon:
        return 0.0, highest
    return min(1 / highest, parameter.low), highest


def middle(one: float, other: float, unit: str) -> float:
    """Return the value halfway: in steps of equal ratio where a unit is above 0, else of equal size.

    >>> middle(0.1, 10.0, "odds ratio")
    1.0
    """
    if unit in ABOVE_ZERO and one > 0 and other > 0:
        return sqrt(one * other)
    return (one + other) / 2


def _ways(parameter: Parameter, lowest: float, highest: float) -> Iterator[tuple[Parameter, list[float]]]:
    """Yield the values to look at below the central one, then those above, nearest first."""
    for believed, end in ((parameter.low, lowest), (parameter.high, highest)):
        stops = [believed, *_between(believed, end, parameter.unit, CUTS)]
        yield parameter, [here for before, here in pairwise([parameter.central, *stops]) if here != before]


def _between(start: float, end: float, unit: str, cuts: int) -> list[float]:
    if cuts == 0 or start == end:
        return [end]
    halfway = middle(start, end, unit)
    return [*_between(start, halfway, unit, cuts - 1), *_between(halfway, end, unit, cuts - 1)]


def _first_stretch(
    parameter: Parameter, seen: Sequence[tuple[float, Volumes]], no_change: NoChange
) -> Iterator[_Stretch]:
    for (before, _), (here, volumes) in pairwise(seen):
        if no_change.reached(volumes.ratio):
            yield _Stretch(parameter, before, here, volumes)
            return


def _halve(
    stretches: Sequence[_Stretch], central: dict[str, float], no_change: NoChange, evaluate: Evaluate
) -> None:
    for _ in range(HALVINGS if stretches else 0):
        middles = [one.middle for one in stretches]
        moves = [{**central, one.parameter.id: value} for one, value in zip(stretches, middles, strict=True)]
        for one, value, volumes in zip(stretches, middles, evaluate(moves), strict=True):
            if no_change.reached(volumes.ratio):
                one.gone, one.volumes = value, volumes
            else:
                one.there = value


def _crossing(stretch: _Stretch) -> Crossing:
    believed = stretch.parameter.low <= stretch.gone <= stretch.parameter.high
    return Crossing(stretch.gone, believed, stretch.volumes)
