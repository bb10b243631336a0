"""What a comparison is asked for, and the comparison."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lawmodel.comparison.levels import DisclosureLog, Level, VersionNotCompared, levels
from lawmodel.comparison.run import Comparison, Progress, Study, compare
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.opening import (
    DEFAULT_SEED,
    OpenBook,
    UnknownName,
    checked_readings,
    law_named,
    recipe_named,
    standard_versions,
)
from lawmodel.population.recipe import Recipe
from lawmodel.statutebook.file_shapes import LogFile, ScenarioFile
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped

DEFAULT_CASES = 100_000


@dataclass(frozen=True)
class Request:
    """What a comparison is asked for; versions, population and stream left out mean the book's own choice.

    `practice` is asked for by the id or file of a model; `draws` of its parameters, `levers` added to it, and
    parameters whose value is `assumed` instead of drawn.
    """

    versions: tuple[str, ...] = ()
    cases: int = DEFAULT_CASES
    seed: int = DEFAULT_SEED
    population: str | None = None
    stream: str | None = None
    readings: Mapping[str, str] | None = None
    by: str | None = None
    practice: str | None = None
    levers: tuple[str, ...] = ()
    draws: int = 0
    assumed: Mapping[str, float] = field(default_factory=dict)


def streams_named(recipe: Recipe, stream: str | None) -> tuple[str, ...]:
    """Return one stream, or all with the core first.

    Raises UnknownName.
    """
    if stream is None:
        return (recipe.core, *(name for name in recipe.streams if name != recipe.core))
    if stream not in recipe.streams:
        raise UnknownName("stream", stream, recipe.streams)
    return (stream,)


def study_of(opened: OpenBook, request: Request) -> Study:
    """Return what a request means in this book.

    Raises UnknownName, or FaultyFiles if the recipe is faulty.
    """
    readings = checked_readings(opened, request.readings or {})
    versions = request.versions or standard_versions(opened)
    laws = tuple(read_law(law_named(opened, version), opened.book, readings) for version in versions)
    recipe = recipe_named(opened, request.population)
    groupable = [*opened.book.vocabulary.facts, *recipe.attributes]
    if request.by is not None and request.by not in groupable:
        raise UnknownName("fact", request.by, groupable)
    streams = streams_named(recipe, request.stream)
    vocabulary = opened.book.vocabulary
    return Study(laws, recipe, streams, vocabulary, request.cases, request.seed, request.by, readings)


def comparison_of(study: Study, *, processes: int = 1, progress: Progress | None = None) -> Comparison:
    """Return the comparison of a study."""
    return compare(study, processes=processes, progress=progress)


def log_from(opened: OpenBook, path: Path) -> DisclosureLog:
    """Return a municipality's own count of disclosures.

    Raises FaultyFiles if the file is no log.
    """
    shape = shaped(read_named(opened.root, path), LogFile)
    return DisclosureLog(shape.name, shape.version, shape.disclosures)


def levels_of(comparison: Comparison, disclosures: DisclosureLog) -> tuple[Level, ...]:
    """Return what a log's count becomes under each version of a comparison's first stream.

    Raises UnknownName if the log was made under a version that is not compared.
    """
    figures = comparison.streams[comparison.study.streams[0]]
    try:
        return levels(figures, disclosures)
    except VersionNotCompared:
        raise UnknownName("version", disclosures.version, [one.version for one in figures.versions]) from None


def scenario_from(opened: OpenBook, path: Path) -> Request:
    """Return the request that a scenario file states.

    Raises FaultyFiles if the file is no scenario.
    """
    shape = shaped(read_named(opened.root, path), ScenarioFile)
    return Request(
        versions=tuple(shape.versions),
        cases=shape.cases,
        seed=shape.seed,
        population=shape.population,
        stream=shape.stream,
        readings=shape.readings,
        by=shape.by,
        practice=shape.practice,
        levers=tuple(shape.levers),
        draws=shape.draws,
        assumed=shape.assume,
    )


def scenario_ids(opened: OpenBook) -> tuple[str, ...]:
    """Return the ids of the book's own scenarios."""
    return tuple(sorted(path.stem for path in (opened.root / "scenarios").glob("*.yaml")))


def scenario_path(opened: OpenBook, scenario: str) -> Path:
    """Return the file of a scenario, given as a path or as the id of one of the book's own.

    Raises UnknownName.
    """
    if Path(scenario).is_file():
        return Path(scenario)
    own = scenario_ids(opened)
    if scenario not in own:
        raise UnknownName("scenario", scenario, own)
    return opened.root / "scenarios" / f"{scenario}.yaml"
