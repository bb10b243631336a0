"""What an attribution is asked for, and the attribution."""

from lawmodel.comparison.attribution import Attribution, AttributionStudy, attribute
from lawmodel.comparison.attribution_measure import ALLOWED, Measure
from lawmodel.comparison.attribution_path import ChangePath, NotAttributable, path_between
from lawmodel.comparison.disclosed_measure import disclosed
from lawmodel.comparison.run import Progress
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.comparing import Request, streams_named
from lawmodel.pipeline.opening import OpenBook, UnknownName, checked_readings, law_named, recipe_named
from lawmodel.pipeline.practice_models import practice_named, refuse_inert
from lawmodel.pipeline.practising import root_of
from lawmodel.statutebook.amendment_cover import uncovered_changes
from lawmodel.statutebook.from_files import located

__all__ = ["NotAttributable", "attribution_of", "attribution_study_of", "change_path", "disclosed_measure"]


def change_path(opened: OpenBook, before: str, after: str) -> ChangePath:
    """Return the amendments on the way from one version to another.

    Raises UnknownName, UnusableDay, NotAttributable, or FaultyFiles if a difference on the way belongs to no
    amendment or to two.
    """
    for version in (before, after):
        law_named(opened, version)
    path = path_between(opened.book, before, after)
    files = {f"versions/{stage.version}.yaml" for stage in path.stages}
    problems = [one for one in uncovered_changes(opened.book) if one.file in files]
    if problems:
        raise FaultyFiles([located(opened.root, problem) for problem in problems])
    return path


def attribution_study_of(
    opened: OpenBook, request: Request, *, measure: Measure = ALLOWED
) -> AttributionStudy:
    """Return what a request for two versions means in this book; without a stream it is the core.

    Raises UnknownName, UnusableDay, NotAttributable, or FaultyFiles if recipe or amendments are faulty.
    """
    before, after = request.versions
    readings = checked_readings(opened, request.readings or {})
    path = change_path(opened, before, after)
    recipe = recipe_named(opened, request.population)
    groupable = [*opened.book.vocabulary.facts, *recipe.attributes]
    if request.by is not None and request.by not in groupable:
        raise UnknownName("fact", request.by, groupable)
    stream = streams_named(recipe, request.stream)[0]
    vocabulary = opened.book.vocabulary
    return AttributionStudy(
        path, recipe, stream, vocabulary, request.cases, request.seed, readings, request.by, measure
    )


def disclosed_measure(opened: OpenBook, request: Request) -> Measure:
    """Return the measure of disclosures under the practice model and levers of a request.

    Raises UnknownName, or FaultyFiles if the practice files are faulty; the versions must share a root.
    """
    recipe = recipe_named(opened, request.population)
    readings = checked_readings(opened, request.readings or {})
    roots = {root_of(opened, version) for version in request.versions}
    if len(roots) > 1:
        raise NotAttributable("no_common_law", before=request.versions[0], after=request.versions[1])
    root = read_law(law_named(opened, roots.pop()), opened.book, readings).chosen
    model = practice_named(opened, request.practice, recipe, request.levers, request.assumed)
    refuse_inert(opened, model, recipe)
    return disclosed(model, root, request.seed)


def attribution_of(
    study: AttributionStudy, *, processes: int = 1, progress: Progress | None = None
) -> Attribution:
    """Return the attribution of a study.

    Raises NotAttributable if some amendments together give no law that works.
    """
    return attribute(study, processes=processes, progress=progress)
