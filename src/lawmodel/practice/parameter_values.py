"""Parameters to values: the central ones, or draws from the ranges."""

from collections.abc import Mapping
from math import sqrt

from lawmodel.population.counter_words import SCALE, words
from lawmodel.practice.model import Parameter, PracticeModel

Values = Mapping[str, float]
"""A value per parameter id."""


def central_values(model: PracticeModel) -> dict[str, float]:
    """Return the central value of every parameter."""
    return {name: parameter.central for name, parameter in sorted(model.parameters.items())}


def drawn_values(model: PracticeModel, seed: int, draw: int) -> dict[str, float]:
    """Return one draw: each parameter by itself, from the triangle over low, central and high.

    When practice is looked at is a choice, not something unknown: the horizon keeps its central value.
    """
    return {
        name: parameter.central if name == model.horizon else quantile(parameter, _uniform(seed, name, draw))
        for name, parameter in sorted(model.parameters.items())
    }


def quantile(parameter: Parameter, share: float) -> float:
    """Return the value below which a share of the triangular distribution lies.

    >>> quantile(Parameter("x", 0.0, 1.0, 2.0, "share", {}, "", "", ""), 0.5)
    1.0
    """
    low, central, high = parameter.low, parameter.central, parameter.high
    width = high - low
    if width == 0:
        return central
    if share * width < central - low:
        return low + sqrt(share * width * (central - low))
    return high - sqrt((1 - share) * width * (high - central))


def _uniform(seed: int, parameter: str, draw: int) -> float:
    word = int(words(seed, f"practice/parameter/{parameter}", draw, 1)[0])
    return (word + 0.5) / SCALE
