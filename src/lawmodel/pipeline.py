"""One function per question: what the command line, the dashboard and reports ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from lawmodel.comparison.run import Comparison, Progress, Study, compare
from lawmodel.comparison.scenario_faults import scenario_faults
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.statute_book import StatuteBook, Vignette
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.case_answer import CaseAnswer
from lawmodel.outcomes.examples import failing_examples
from lawmodel.outcomes.rival_readings import assess, read_law
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import read_recipe, recipe_ids
from lawmodel.population.soundness import impossible_cases
from lawmodel.rulegraph.dependency_graph import DependencyGraph, dependency_graph
from lawmodel.rulegraph.graph_difference import GraphDifference, graph_difference
from lawmodel.rulegraph.soundness import unsound_versions
from lawmodel.statutebook.amendment_cover import uncovered_changes
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.from_files import located, read_named, read_statute_book
from lawmodel.statutebook.law_version_from_book import UnknownVersion, cut_version, path_of_days
from lawmodel.statutebook.schema import FILE_SHAPES, ScenarioFile
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.versions_from_files import vignettes_from_file
from lawmodel.statutebook.vocabulary_from_file import case_facts

DEFAULT_CASES = 100_000
DEFAULT_SEED = 1
FILE_KINDS = tuple(FILE_SHAPES)


class UnknownName(LookupError):
    """Raised for an identifier that does not exist: its kind, the name, and the most similar one."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        self.nearest = next(iter(get_close_matches(name, self.known, n=1, cutoff=0.4)), "")


@dataclass(frozen=True)
class OpenBook:
    """A sound book and the folder it was read from."""

    root: Path
    book: StatuteBook


@dataclass(frozen=True)
class Request:
    """What a comparison is asked for; versions, population and stream left out mean the book's own choice."""

    versions: tuple[str, ...] = ()
    cases: int = DEFAULT_CASES
    seed: int = DEFAULT_SEED
    population: str | None = None
    stream: str | None = None
    readings: Mapping[str, str] | None = None
    by: str | None = None


def open_book(root: Path) -> OpenBook:
    """Return the book in a folder, sound enough to run.

    Raises FaultyFiles with every problem.
    """
    book = read_statute_book(root)
    problems = [located(root, problem) for problem in unsound_versions(book)]
    if problems:
        raise FaultyFiles(problems)
    return OpenBook(root, book)


def law_named(opened: OpenBook, version_id: str) -> LawVersion:
    """Return the law under a version's id, or on a date.

    Raises UnknownName.
    """
    try:
        return cut_version(opened.book, version_id)
    except UnknownVersion:
        raise UnknownName("version", version_id, opened.book.manifests) from None


def standard_versions(opened: OpenBook) -> tuple[str, ...]:
    """Return the versions that are compared when none is named."""
    return tuple(manifest.id for manifest in opened.book.manifests.values() if manifest.standard)


def days_of_change(opened: OpenBook) -> tuple[str, ...]:
    """Return every day from the first version's on when the law changes, as dates that name versions."""
    cuts = [manifest.cut for manifest in opened.book.manifests.values() if manifest.cut]
    return tuple(day.isoformat() for day in path_of_days(opened.book, min(cuts))) if cuts else ()


def checked_readings(opened: OpenBook, readings: Mapping[str, str]) -> dict[str, str]:
    """Return readings that exist.

    Raises UnknownName for a question or a reading that does not.
    """
    questions = opened.book.questions
    for question, reading in readings.items():
        if question not in questions:
            raise UnknownName("question", question, questions)
        if reading not in questions[question].readings:
            raise UnknownName("reading", reading, questions[question].readings)
    return dict(readings)


def recipe_named(opened: OpenBook, recipe_id: str | None) -> Recipe:
    """Return a recipe; without a name the one the book chooses.

    Raises UnknownName, or FaultyFiles if its files are faulty.
    """
    name = recipe_id or opened.book.population
    if name not in recipe_ids(opened.root):
        raise UnknownName("population", name, recipe_ids(opened.root))
    return read_recipe(opened.root, name, opened.book.vocabulary)


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
    return Study(laws, recipe, streams, vocabulary, request.cases, request.seed, request.by)


def comparison_of(study: Study, *, processes: int = 1, progress: Progress | None = None) -> Comparison:
    """Return the comparison of a study."""
    return compare(study, processes=processes, progress=progress)


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
    )


def scenario_path(opened: OpenBook, scenario: str) -> Path:
    """Return the file of a scenario, given as a path or as the id of one of the book's own.

    Raises UnknownName.
    """
    own = {path.stem: path for path in sorted((opened.root / "scenarios").glob("*.yaml"))}
    if Path(scenario).is_file():
        return Path(scenario)
    if scenario not in own:
        raise UnknownName("scenario", scenario, own)
    return own[scenario]


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file."""
    return FILE_SHAPES[kind].model_json_schema(by_alias=True)


def facts_from(opened: OpenBook, path: Path) -> CaseFacts:
    """Return the facts of one case from a flat file; what it does not name is unknown.

    Raises FaultyFiles.
    """
    file = read_named(opened.root, path)
    problems = Problems()
    if not isinstance(file.data, dict):
        raise FaultyFiles([file.problem((), "not_a_mapping")])
    facts = case_facts(file, (), file.data, opened.book.vocabulary, problems)
    problems.raise_if_any()
    return facts


def vignettes_from(opened: OpenBook, path: Path | None) -> tuple[Vignette, ...]:
    """Return the worked cases of a file, or the book's own.

    Raises FaultyFiles.
    """
    if path is None:
        return opened.book.vignettes
    problems = Problems()
    found = vignettes_from_file(read_named(opened.root, path), opened.book.vocabulary, problems)
    problems.raise_if_any()
    return found


def answers(
    opened: OpenBook,
    cases: Mapping[str, CaseFacts],
    versions: Iterable[str],
    readings: Mapping[str, str],
    expected: Mapping[tuple[str, str], tuple[str, str]] | None = None,
) -> Iterator[CaseAnswer]:
    """Yield what each version says about each case, case by case.

    Raises UnknownName.
    """
    chosen = checked_readings(opened, readings)
    laws = [read_law(law_named(opened, version), opened.book, chosen) for version in versions]
    for case_id, facts in cases.items():
        for read in laws:
            wanted = (expected or {}).get((case_id, read.law.id))
            if expected is None or wanted is not None:
                yield CaseAnswer(case_id, assess(read, facts, opened.book), wanted)


def problems_of(root: Path) -> list[Problem]:
    """Return everything wrong with a book: its files and laws, and what does not come out as stated."""
    try:
        opened = open_book(root)
    except FaultyFiles as faulty:
        return list(faulty.problems)
    problems = [located(root, problem) for problem in uncovered_changes(opened.book)]
    problems += failing_examples(opened.book)
    problems += _failing_vignettes(opened)
    recipes: dict[str, Recipe | None] = dict.fromkeys(recipe_ids(root))
    for recipe_id in recipes:
        try:
            recipes[recipe_id] = recipe = recipe_named(opened, recipe_id)
        except FaultyFiles as faulty:
            problems += faulty.problems
        else:
            problems += impossible_cases(recipe, opened.book.vocabulary, seed=DEFAULT_SEED)
    problems += scenario_faults(root, opened.book, recipes)
    return sorted(problems)


def _failing_vignettes(opened: OpenBook) -> Iterator[Problem]:
    for answer in vignette_answers(opened, opened.book.vignettes, (), {}):
        if not answer.is_as_expected and answer.expected is not None:
            details = {
                "example": answer.id,
                "version": answer.assessment.version,
                "expected": ", ".join(answer.expected),
                "found": ", ".join([answer.assessment.outcome, *answer.assessment.grounds]),
            }
            place = ("cases", [one.id for one in opened.book.vignettes].index(answer.id))
            problem = Problem("statutes/vignettes.yaml", 1, "vignette_fails", {**details, "place": place})
            yield located(opened.root, problem)


def vignette_answers(
    opened: OpenBook, vignettes: Sequence[Vignette], versions: Iterable[str], readings: Mapping[str, str]
) -> Iterator[CaseAnswer]:
    """Yield what versions say about worked cases; without versions, those that the cases speak of.

    Raises UnknownName.
    """
    cases = {vignette.id: vignette.facts for vignette in vignettes}
    expected = {(v.id, version): wanted for v in vignettes for version, wanted in v.expected.items()}
    spoken_of = dict.fromkeys(version for _, version in expected)
    yield from answers(opened, cases, versions or spoken_of, readings, expected)


def graph_of(opened: OpenBook, version: str, against: str | None = None) -> DependencyGraph | GraphDifference:
    """Return the dependency graph of a version, or how it differs from that of another.

    Raises UnknownName.
    """
    graphs = [dependency_graph(law_named(opened, name), opened.book) for name in (against, version) if name]
    return graph_difference(graphs[0], graphs[1]) if against else graphs[0]
