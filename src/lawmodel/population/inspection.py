"""What a population looks like: distributions, dependences, typical cases, and targets on several seeds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawmodel.concepts.problem import Problem
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.cases import Cases
from lawmodel.population.dependences import Shown, read_dependences, shown
from lawmodel.population.from_recipe import draw_cases, draw_persons
from lawmodel.population.measures import distribution
from lawmodel.population.portraits import Portrait, portraits
from lawmodel.population.recipe import Recipe
from lawmodel.population.stream_from_files import POPULATIONS
from lawmodel.population.targets import Comparison, compared, read_targets

PERSONS = 100_000
"""Persons that are drawn to be held against published figures."""
TYPICAL_CASES = 6


@dataclass(frozen=True)
class Look:
    """The core stream of a recipe, looked at."""

    recipe: Recipe
    cases: Cases
    distributions: Mapping[str, Mapping[int, float]]
    dependences: tuple[Shown, ...]
    portraits: tuple[Portrait, ...]


def look_at(root: Path, recipe: Recipe, vocabulary: Vocabulary, *, cases: int, seed: int) -> Look:
    """Return what the core stream of a recipe shows.

    Raises FaultyFiles if the list of dependences is faulty.
    """
    drawn = draw_cases(recipe, recipe.core, vocabulary, seed=seed, first=0, size=cases)
    variables = [step.variable for step in recipe.streams[recipe.core].steps]
    return Look(
        recipe,
        drawn,
        {name: distribution(drawn, name) for name in variables},
        tuple(shown(read_dependences(root, recipe, vocabulary), drawn)),
        portraits(drawn, recipe.portrait, TYPICAL_CASES) if recipe.portrait else (),
    )


def calibration(
    root: Path, recipe: Recipe, vocabulary: Vocabulary, *, seeds: Sequence[int], persons: int = PERSONS
) -> Iterator[Comparison]:
    """Yield every target of a recipe beside what its persons show, seed by seed.

    Raises FaultyFiles if the file of targets is faulty.
    """
    targets = read_targets(root, recipe, vocabulary)
    if recipe.persons is None or recipe.persons.strata is None:
        return
    for seed in seeds:
        drawn = draw_persons(recipe, vocabulary, seed=seed, first=0, size=persons)
        yield from compared(targets, drawn, recipe.persons.strata.persons, seed)


def missed(root: Path, recipe: Recipe, vocabulary: Vocabulary, *, seed: int) -> Iterator[Problem]:
    """Yield a problem for every fitted or held-back target, and every dependence, that a recipe misses."""
    folder = f"{POPULATIONS}/{recipe.base or recipe.id}"
    for one in calibration(root, recipe, vocabulary, seeds=[seed]):
        if one.verdict == "outside":
            details = {
                "recipe": recipe.id,
                "target": one.target.id,
                "value": f"{one.target.value:.6g}",
                "simulated": f"{one.simulated:.6g}",
            }
            yield Problem(f"{folder}/targets.yaml", one.target.line, "target_missed", details)
    if recipe.branch != recipe.id:
        return
    for found in look_at(root, recipe, vocabulary, cases=PERSONS, seed=seed).dependences:
        if not found.holds:
            details = {
                "recipe": recipe.id,
                "dependence": found.dependence.id,
                "value": f"{found.dependence.target:.2f}",
                "simulated": f"{found.simulated:.2f}",
            }
            yield Problem(f"{folder}/dependences.yaml", 1, "dependence_missed", details)
