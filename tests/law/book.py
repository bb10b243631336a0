"""The real statute book, read once, and what tests of the law ask it for again and again."""

from functools import cache
from pathlib import Path

from lawmodel.concepts.statute_book import StatuteBook, Vignette
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Wording
from lawmodel.outcomes.completions import Completions
from lawmodel.outcomes.examples import law_of_wording
from lawmodel.outcomes.rival_readings import Assessment, ReadLaw, assess, completions_of, read_law
from lawmodel.pipeline import OpenBook, open_book
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import read_recipe
from lawmodel.rulegraph.from_law_version import Structure, structure_of
from lawmodel.statutebook.law_version_from_book import cut_version

ROOT = Path(__file__).resolve().parents[2]
STANDARD = ("pre-2025", "2025-04", "sou-2024-63", "2025-12")
NEIGHBOURS = (
    ("pre-2025", "2025-04"),
    ("2025-04", "sou-2024-63"),
    ("2025-04", "2025-12"),
    ("2025-12", "today"),
)


@cache
def opened() -> OpenBook:
    return open_book(ROOT)


def book() -> StatuteBook:
    return opened().book


@cache
def recipe() -> Recipe:
    return read_recipe(ROOT, "first", book().vocabulary)


@cache
def structure(version: str) -> Structure:
    return structure_of(cut_version(book(), version), book())


@cache
def structure_of_wording(citation: str, wording_id: str) -> Structure:
    """The law in which the examples of a wording hold."""
    return structure_of(law_of_wording(wording(citation, wording_id), book()), book())


def wording(citation: str, wording_id: str) -> Wording:
    return next(w for w in book().provisions[citation].wordings if w.id == wording_id)


def vignette(vignette_id: str) -> Vignette:
    return next(v for v in book().vignettes if v.id == vignette_id)


def case(**answers: object) -> CaseFacts:
    """A case in which every question that is not named has its default answer."""
    vocabulary = book().vocabulary
    known = {name: vocabulary[name].encoded(answer) for name, answer in answers.items()}
    return {**vocabulary.defaults(), **known}


@cache
def read(version: str, *chosen: tuple[str, str]) -> ReadLaw:
    """A version under a choice of readings, each written (question, reading)."""
    return read_law(cut_version(book(), version), book(), dict(chosen))


def says(version: str, facts: CaseFacts, *chosen: tuple[str, str]) -> Assessment:
    """What a version says about a case under a choice of readings."""
    return assess(read(version, *chosen), facts, book(), settling(version, *chosen))


@cache
def settling(version: str, *chosen: tuple[str, str]) -> Completions:
    """What settles open cases of a version, made once."""
    return completions_of(read(version, *chosen), book())
