"""Practice on top of the law: which models, with which levers, over which draws, and what they disclose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from lawmodel.comparison.disclosing import PracticeStudy, Run, disclose
from lawmodel.comparison.run import Progress, Study
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook, UnknownName, law_named, recipe_named
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import attributes_of_all
from lawmodel.practice.consequences import Consequences, read_consequences
from lawmodel.practice.from_files import (
    default_model,
    lever_paths,
    lever_titles,
    model_paths,
    model_titles,
    read_practice,
)
from lawmodel.practice.model import Parameter, PracticeModel, assuming, settled
from lawmodel.practice.parameter_values import central_values, drawn_values
from lawmodel.rulegraph.rule_graph import RuleGraph
from lawmodel.uncertainty.disclosure_figures import (
    DisclosureShift,
    ModelDisclosures,
    by_months,
    disclosure_figures,
)
from lawmodel.uncertainty.followed_figures import VersionFollowed, followed_figures

DEFAULT_DRAWS = 200
MOST_CASES = 4_000_000
"""Where the search for a given precision ends."""
ROUND = 1000
"""Cases are added a thousand at a time: every thousand hold each stratum in proportion."""


@dataclass(frozen=True)
class PracticePlan:
    """Models to be run over one stream: the one asked for, it settled, so many others, then with levers."""

    study: PracticeStudy
    others: int


@dataclass(frozen=True)
class Practised:
    """The figures of the model asked for, of each other model and of each lever added to it.

    `settled` is the same model once practice no longer reacts to what is new; `followed` what follows;
    `by_months` how many are disclosed under each version so many months after it began to apply.
    """

    study: PracticeStudy
    asked: ModelDisclosures
    settled: ModelDisclosures
    other_models: tuple[ModelDisclosures, ...]
    levers: tuple[ModelDisclosures, ...]
    followed: tuple[VersionFollowed, ...]
    by_months: tuple[tuple[float, tuple[float, ...]], ...]


def practice_named(
    opened: OpenBook,
    name: str | None,
    recipe: Recipe,
    levers: Sequence[str] = (),
    assumed: Mapping[str, float] | None = None,
) -> PracticeModel:
    """Return a practice model by its id or file, with levers added; the book's own choice without a name.

    `assumed`: parameters whose value is taken as known. Raises UnknownName, NotInUnit for such a value that
    does not fit, or FaultyFiles with every problem in the files.
    """
    known = model_paths(opened.root)
    wanted = name or default_model(opened.root)
    path = Path(wanted) if wanted is not None and Path(wanted).is_file() else known.get(wanted or "")
    if path is None:
        raise UnknownName("practice", wanted or "", known)
    added = lever_paths(opened.root)
    for lever in levers:
        if lever not in added and not Path(lever).is_file():
            raise UnknownName("lever", lever, added)
    files = [Path(lever) if Path(lever).is_file() else added[lever] for lever in levers]
    model = read_practice(opened.root, path, variables_of(opened, recipe), files)
    for parameter in assumed or {}:
        if parameter not in model.parameters:
            raise UnknownName("parameter", parameter, model.parameters)
    return assuming(model, assumed or {})


def default_practice(opened: OpenBook) -> str:
    """Return the practice model the book chooses.

    Raises UnknownName if it has none.
    """
    chosen = default_model(opened.root)
    if chosen is None:
        raise UnknownName("practice", "", ())
    return chosen


def practice_titles(opened: OpenBook) -> dict[str, Text]:
    """Return the title of every practice model of the book, the book's own choice first.

    Raises FaultyFiles.
    """
    titles = model_titles(opened.root)
    first = default_practice(opened)
    return {first: titles[first], **titles}


def lever_names(opened: OpenBook) -> dict[str, Text]:
    """Return the title of every lever of the book.

    Raises FaultyFiles.
    """
    return lever_titles(opened.root)


def consequences_of(opened: OpenBook, recipe: Recipe) -> Consequences:
    """Return the actors, ways of striking wrongly and groups that the book wants to be told of.

    Raises FaultyFiles.
    """
    return read_consequences(opened.root, variables_of(opened, recipe))


def parameters_asked(opened: OpenBook, practice: str, population: str | None) -> dict[str, Parameter]:
    """Return the numbers that a practice model asks for over a population, by id.

    Raises UnknownName, or FaultyFiles.
    """
    model = practice_named(opened, practice, recipe_named(opened, population))
    return {name: model.parameters[name] for name in model.asked()}


def variables_of(opened: OpenBook, recipe: Recipe) -> Mapping[str, Fact]:
    """Return what practice may ask of a case: facts, the recipe's attributes, and those of other recipes.

    What only another recipe has is nowhere the case in this one.
    """
    return {**attributes_of_all(opened.root), **opened.book.vocabulary.facts, **recipe.attributes}


def root_of(opened: OpenBook, version: str) -> str:
    """Return the earliest version that a version descends from; a day descends from the one before it.

    Raises UnknownName.
    """
    manifests = opened.book.manifests
    if version in manifests:
        base = manifests[version].base
        return version if base is None else root_of(opened, base)
    day = law_named(opened, version).day
    earlier = [(m.cut, m.id) for m in manifests.values() if m.base is None and m.cut and day and m.cut <= day]
    return max(earlier)[1] if earlier else version


def practice_study(
    opened: OpenBook,
    study: Study,
    models: Sequence[PracticeModel],
    runs: Sequence[Run],
    consequences: Consequences | None = None,
) -> PracticeStudy:
    """Return practice models over the cases of a study."""
    graphs: dict[str, RuleGraph] = {}
    roots = [root_of(opened, law.law.id) for law in study.laws]
    for name in roots:
        if name not in graphs:
            graphs[name] = read_law(law_named(opened, name), opened.book, study.settled).chosen
    earliest = tuple(graphs[name] for name in roots)
    return PracticeStudy(study, earliest, tuple(models), tuple(runs), consequences or Consequences())


def practice_plan_of(opened: OpenBook, request: Request) -> PracticePlan:
    """Return what a request means for practice in its first stream: the asked model, others, levers.

    Raises UnknownName, NotInUnit, or FaultyFiles.
    """
    whole = study_of(opened, request)
    study = replace(whole, streams=whole.streams[:1])

    def model(name: str | None, levers: tuple[str, ...]) -> PracticeModel:
        return practice_named(opened, name, study.recipe, levers, request.assumed)

    asked = model(request.practice, request.levers)
    others = [model(name, request.levers) for name in model_paths(opened.root) if name != asked.id]
    levers = [
        model(request.practice, (*request.levers, lever))
        for lever in lever_paths(opened.root)
        if lever not in request.levers
    ]
    models = [asked, settled(asked), *others, *levers]
    consequences = read_consequences(opened.root, variables_of(opened, study.recipe))
    runs = [*_drawn(asked, request), *_central(models), *_later(asked)]
    return PracticePlan(practice_study(opened, study, models, runs, consequences), len(others))


def practised_of(plan: PracticePlan, *, processes: int = 1, progress: Progress | None = None) -> Practised:
    """Return what becomes of permissions."""
    practised = plan.study
    stream = practised.study.streams[0]
    tally = disclose(practised, processes=processes, progress=progress)[stream]
    first, without_reaction, *rest = disclosure_figures(practised, stream, tally)
    return Practised(
        study=practised,
        asked=first,
        settled=without_reaction,
        other_models=tuple(rest[: plan.others]),
        levers=tuple(rest[plan.others :]),
        followed=followed_figures(practised, stream, tally),
        by_months=by_months(practised, stream, tally),
    )


def _drawn(model: PracticeModel, request: Request) -> list[Run]:
    """Return the run at central values, told by place and in detail, and the draws of parameters."""
    first = Run(0, central_values(model), by_place=True, in_detail=True)
    return [first, *(Run(0, drawn_values(model, request.seed, draw)) for draw in range(request.draws))]


def _central(models: Sequence[PracticeModel]) -> list[Run]:
    """Return a run at central values for each model but the first."""
    return [Run(k, central_values(model), by_place=True) for k, model in enumerate(models) if k]


def _later(model: PracticeModel) -> list[Run]:
    """Return runs of the first model at other times after the law began to apply, if time matters in it."""
    if model.horizon not in model.asked():
        return []
    return [
        Run(0, {**central_values(model), str(model.horizon): months}, months=months)
        for months in model.months_shown
    ]


def cases_for(opened: OpenBook, request: Request, half_width: float, *, processes: int = 1) -> int:
    """Return how many cases make the 95 % half-width of the headline at most this share of it.

    More cases bring more countries of municipalities, so chance in who has which practice shrinks too. Raises
    UnknownName or FaultyFiles.
    """
    cases = request.cases
    while cases < MOST_CASES:
        plan = practice_plan_of(opened, replace(request, cases=cases, draws=0))
        shift = _headline(practised_of(plan, processes=processes))
        if shift.half_width is None or shift.half_width <= half_width:
            return cases
        wanted = cases * (shift.half_width / half_width) ** 2
        cases = min(MOST_CASES, max(cases + ROUND, ROUND * ceil(wanted / ROUND)))
    return cases


def _headline(practised: Practised) -> DisclosureShift:
    return practised.asked.shift(0, len(practised.asked.versions) - 1)
