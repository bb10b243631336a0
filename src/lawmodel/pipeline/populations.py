"""Populations looked at: their cases, and published figures held against them."""

from collections.abc import Mapping, Sequence

from lawmodel.comparison.estimates import Ratio
from lawmodel.pipeline.comparing import Request, comparison_of, study_of
from lawmodel.pipeline.opening import OpenBook, UnknownName, recipe_named, standard_versions
from lawmodel.population.inspection import PERSONS, Look, calibration, look_at
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import recipe_ids
from lawmodel.population.targets import Comparison as TargetComparison

__all__ = ["PERSONS", "calibrated_recipes", "calibrations", "changes_with_and_without", "look_at_population"]


def look_at_population(opened: OpenBook, recipe_id: str | None, *, cases: int, seed: int) -> Look:
    """Return what the core stream of a recipe shows.

    Raises UnknownName, or FaultyFiles.
    """
    recipe = recipe_named(opened, recipe_id)
    return look_at(opened.root, recipe, opened.book.vocabulary, cases=cases, seed=seed)


def changes_with_and_without(
    opened: OpenBook, recipe: Recipe, *, cases: int, seed: int
) -> tuple[dict[str, Ratio | None], tuple[str, str]]:
    """Return the change from the first to the last standard version, under a recipe and its variants.

    Variants are those that share its base and only cut its dependences.
    """
    versions = standard_versions(opened)
    ends = (versions[0], versions[-1])
    found: dict[str, Ratio | None] = {}
    for recipe_id in [recipe.id, *_independent_variants(opened, recipe)]:
        request = Request(ends, cases=cases, seed=seed, population=recipe_id, stream=recipe.core)
        comparison = comparison_of(study_of(opened, request))
        found[recipe_id] = comparison.streams[recipe.core].shift(0, 1).leading
    return found, ends


def _independent_variants(opened: OpenBook, recipe: Recipe) -> list[str]:
    others = (recipe_named(opened, name) for name in recipe_ids(opened.root) if name != recipe.id)
    return [other.id for other in others if other.branch == recipe.id]


def calibrated_recipes(opened: OpenBook, recipe_ids_asked: Sequence[str]) -> dict[str, Recipe]:
    """Return the recipes asked for, or every one whose persons are held against statistics.

    Raises UnknownName for a recipe that does not exist or has no persons.
    """
    every = {name: recipe_named(opened, name) for name in recipe_ids_asked or recipe_ids(opened.root)}
    with_persons = {name: recipe for name, recipe in every.items() if recipe.persons is not None}
    if not recipe_ids_asked:
        return {name: recipe for name, recipe in with_persons.items() if recipe.branch == name}
    for name in recipe_ids_asked:
        if name not in with_persons:
            raise UnknownName("population", name, with_persons)
    return with_persons


def calibrations(
    opened: OpenBook, recipes: Mapping[str, Recipe], seeds: Sequence[int]
) -> dict[str, tuple[TargetComparison, ...]]:
    """Return every target of every recipe beside what its persons show, seed by seed.

    Raises FaultyFiles if a file of targets is faulty.
    """
    vocabulary = opened.book.vocabulary
    return {
        name: tuple(calibration(opened.root, recipe, vocabulary, seeds=seeds))
        for name, recipe in recipes.items()
    }
