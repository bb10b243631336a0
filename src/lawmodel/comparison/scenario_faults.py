"""What the scenarios of a book name that the book does not have."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.population.recipe import Recipe
from lawmodel.practice.from_files import lever_paths, model_paths
from lawmodel.statutebook.file_shapes import ScenarioFile
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.law_version_from_book import UnknownVersion, UnusableDay, cut_version
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile


def scenario_faults(root: Path, book: StatuteBook, recipes: Mapping[str, Recipe | None]) -> Iterator[Problem]:
    """Yield every fault of every scenario; a recipe that cannot be read is None."""
    for path in sorted((root / "scenarios").glob("*.yaml")):
        try:
            file = read_named(root, path)
            scenario = shaped(file, ScenarioFile)
        except FaultyFiles as faulty:
            yield from faulty.problems
            continue
        yield from _unknown_versions(file, scenario, book)
        yield from _unknown_readings(file, scenario, book)
        yield from _unknown_practice(root, file, scenario)
        population = scenario.population or book.population
        if population not in recipes:
            yield _unknown(file, "unknown_population", ("population",), population, recipes)
        elif (recipe := recipes[population]) is not None:
            yield from _unknown_cases(file, scenario, book, recipe)


def _unknown(file: YamlFile, kind: str, place: Place, name: str, known: Iterable[str]) -> Problem:
    words = list(known)
    nearest = next(iter(get_close_matches(name, words, n=1)), "")
    return file.problem(place, kind, name=name, reading=name, nearest=nearest, known=", ".join(words))


def _unknown_versions(file: YamlFile, scenario: ScenarioFile, book: StatuteBook) -> Iterator[Problem]:
    for index, version in enumerate(scenario.versions):
        if version in book.manifests:
            continue
        try:
            cut_version(book, version)
        except UnknownVersion:
            yield _unknown(file, "unknown_version", ("versions", index), version, book.manifests)
        except UnusableDay as day:
            yield file.problem(("versions", index), day.kind, name=day.name, first=day.first)


def _unknown_readings(file: YamlFile, scenario: ScenarioFile, book: StatuteBook) -> Iterator[Problem]:
    for question, reading in scenario.readings.items():
        place = ("readings", question)
        if question not in book.questions:
            yield _unknown(file, "unknown_question", place, question, book.questions)
        elif reading not in book.questions[question].readings:
            yield _unknown(file, "unknown_reading", place, reading, book.questions[question].readings)


def _unknown_practice(root: Path, file: YamlFile, scenario: ScenarioFile) -> Iterator[Problem]:
    models, levers = model_paths(root), lever_paths(root)
    if scenario.practice is not None and scenario.practice not in models:
        yield _unknown(file, "unknown_name", ("practice",), scenario.practice, models)
    for index, lever in enumerate(scenario.levers):
        if lever not in levers:
            yield _unknown(file, "unknown_name", ("levers", index), lever, levers)


def _unknown_cases(
    file: YamlFile, scenario: ScenarioFile, book: StatuteBook, recipe: Recipe
) -> Iterator[Problem]:
    if scenario.stream is not None and scenario.stream not in recipe.streams:
        yield _unknown(file, "unknown_stream", ("stream",), scenario.stream, recipe.streams)
    groupable = [*book.vocabulary.facts, *recipe.attributes]
    if scenario.by is not None and scenario.by not in groupable:
        yield _unknown(file, "unknown_fact", ("by",), scenario.by, groupable)
