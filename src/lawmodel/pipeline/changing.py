"""What an analysis of a change is asked for, and the analysis."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.change.analysis import ChangeAnalysis, analysed
from lawmodel.change.two_laws import two_laws
from lawmodel.comparison.attribution_path import ChangePath, NotAttributable
from lawmodel.concepts.law_version import LawVersion
from lawmodel.pipeline.attributing import change_path
from lawmodel.pipeline.comparing import Request, streams_named
from lawmodel.pipeline.opening import OpenBook, checked_readings, law_named, recipe_named
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.recipe import Recipe

CHANGE_CASES = 20_000


@dataclass(frozen=True)
class ChangeStudy:
    """Two versions, the amendments between them if any, and the cases that classes are counted in."""

    opened: OpenBook
    before: LawVersion
    after: LawVersion
    path: ChangePath | None
    readings: Mapping[str, str]
    recipe: Recipe
    stream: str
    cases: int
    seed: int


def change_study_of(opened: OpenBook, request: Request) -> ChangeStudy:
    """Return what a request for two versions means in this book; without a stream it is the core.

    Versions between which no named amendments lead are compared without them. Raises UnknownName,
    UnusableDay, or FaultyFiles if recipe or amendments are faulty.
    """
    before, after = (law_named(opened, version) for version in request.versions)
    readings = checked_readings(opened, request.readings or {})
    try:
        path = change_path(opened, before.id, after.id)
    except NotAttributable:
        path = None
    recipe = recipe_named(opened, request.population)
    stream = streams_named(recipe, request.stream)[0]
    return ChangeStudy(opened, before, after, path, readings, recipe, stream, request.cases, request.seed)


def change_of(study: ChangeStudy) -> ChangeAnalysis:
    """Return the analysis of a study.

    Raises NotAttributable if an amendment with all that it presupposes gives no law that works.
    """
    book = study.opened.book
    laws = two_laws(book, study.before, study.after, study.path, study.readings)
    cases = draw_cases(
        study.recipe, study.stream, book.vocabulary, seed=study.seed, first=0, size=study.cases
    )
    return analysed(laws, cases)
