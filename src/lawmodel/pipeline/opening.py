"""A folder to a sound book, and what its names mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import Text
from lawmodel.explanation.trace_shape import ExplanationShape
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import read_recipe, recipe_ids, recipe_titles
from lawmodel.protocol.schema import GuidanceFile, NotesFile
from lawmodel.rulegraph.soundness import unsound_versions
from lawmodel.statutebook.file_shapes import FILE_SHAPES
from lawmodel.statutebook.from_files import located, read_statute_book
from lawmodel.statutebook.law_version_from_book import UnknownVersion, cut_version, path_of_days

DEFAULT_SEED = 1
SHAPES: dict[str, type[BaseModel]] = {
    **FILE_SHAPES,
    "protocol": GuidanceFile,
    "notes": NotesFile,
    "explanation": ExplanationShape,
}
"""Kinds of files, and of the JSON that commands print and others build on."""
FILE_KINDS = tuple(SHAPES)
REMEMBERED_RECIPES = 16
"""Recipes kept while the program runs: a book is asked for the same one many times."""


class UnknownName(LookupError):
    """Raised for an identifier that does not exist: its kind, the name, and the most similar one."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        self.nearest = next(iter(get_close_matches(name, self.known, n=1, cutoff=0.4)), "")


@dataclass(frozen=True, eq=False)
class OpenBook:
    """A sound book and the folder it was read from; each reading of the folder is a book of its own."""

    root: Path
    book: StatuteBook


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

    Raises UnknownName, or UnusableDay for a date that gives no law.
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
    return _recipe(opened, name)


@lru_cache(maxsize=REMEMBERED_RECIPES)
def _recipe(opened: OpenBook, name: str) -> Recipe:
    return read_recipe(opened.root, name, opened.book.vocabulary)


def population_titles(opened: OpenBook) -> dict[str, Text]:
    """Return the title of every population of the book, the book's own choice first.

    Raises FaultyFiles.
    """
    titles = recipe_titles(opened.root)
    return {opened.book.population: titles[opened.book.population], **titles}


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file, or of a kind of JSON that a command prints."""
    return SHAPES[kind].model_json_schema(by_alias=True)
