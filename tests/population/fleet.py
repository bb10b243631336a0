"""The recipes of the fleet at the lighthouse: strata, margins, ranks that move together, variants."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases, draw_persons
from lawmodel.population.recipe import Draw, Recipe
from lawmodel.population.recipe_from_files import read_recipe
from lawmodel.statutebook.from_files import read_statute_book
from tests.command_line import LIGHTHOUSE

SIZE = 100_000


@cache
def vocabulary() -> Vocabulary:
    return read_statute_book(LIGHTHOUSE).vocabulary


@cache
def recipe(recipe_id: str = "fleet") -> Recipe:
    return read_recipe(LIGHTHOUSE, recipe_id, vocabulary())


@cache
def signals(recipe_id: str = "fleet", size: int = SIZE, seed: int = 1) -> Cases:
    return draw_cases(recipe(recipe_id), "signals", vocabulary(), seed=seed, first=0, size=size)


@cache
def ships(recipe_id: str = "fleet", size: int = SIZE, seed: int = 1) -> Cases:
    return draw_persons(recipe(recipe_id), vocabulary(), seed=seed, first=0, size=size)


def code(variable: str, value: str, recipe_id: str = "fleet") -> int:
    return {**vocabulary().facts, **recipe(recipe_id).attributes}[variable].encoded(value)


def answered(cases: Cases, variable: str, value: str) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = cases.columns[variable] == code(variable, value)
    return found


def weighted_share(cases: Cases, chosen: NDArray[np.bool_]) -> float:
    weights = np.ones(cases.size) if cases.weights is None else cases.weights
    return float(weights[chosen].sum() / weights.sum())


def error_of_share(share: float, cases: Cases) -> float:
    """A standard error that is never too small: as if strata did not help."""
    weights = np.ones(cases.size) if cases.weights is None else cases.weights
    return float(np.sqrt(share * (1 - share) * (weights**2).sum()) / weights.sum())


def step(variable: str, recipe_id: str = "fleet", stream: str = "signals") -> Draw:
    (found,) = (one for one in recipe(recipe_id).streams[stream].steps if one.variable == variable)
    assert isinstance(found, Draw)
    return found
