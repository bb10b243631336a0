"""Practice on top of the law: which models, with which levers, over which draws, and what they disclose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from lawmodel.comparison.disclosing import PracticeStudy, Run, StreamTally, disclose
from lawmodel.comparison.run import Progress, Study
from lawmodel.outcomes.rival_readings import ReadLaw, read_law
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook, law_named
from lawmodel.pipeline.practice_models import practice_named, refuse_inert, variables_of
from lawmodel.practice.consequences import Consequences, read_consequences
from lawmodel.practice.from_files import (
    lever_paths,
    model_paths,
)
from lawmodel.practice.model import PracticeModel, settled
from lawmodel.practice.parameter_values import central_values, drawn_values
from lawmodel.rulegraph.rule_graph import RuleGraph
from lawmodel.uncertainty.disclosure_figures import (
    DisclosureShift,
    ModelDisclosures,
    by_months,
    disclosed_read_otherwise,
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
    """Models to be run over one stream: the asked one, it settled, it without levers, others, then levers.

    `readings`: those under which the study's first run meets every law besides, in order.
    """

    study: PracticeStudy
    others: int
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Practised:
    """The figures of the model asked for, of each other model, and of each lever alone added to none.

    `without_levers` is the model asked for with no lever at all; `settled` the same model once practice no
    longer reacts to what is new; `followed` what follows; `by_months` how many are disclosed under each
    version so many months after it began to apply; `over_readings` how many under each version if one
    question at a time is read differently.
    """

    study: PracticeStudy
    asked: ModelDisclosures
    settled: ModelDisclosures
    without_levers: ModelDisclosures
    other_models: tuple[ModelDisclosures, ...]
    levers: tuple[ModelDisclosures, ...]
    followed: tuple[VersionFollowed, ...]
    by_months: tuple[tuple[float, tuple[float, ...]], ...]
    over_readings: Mapping[tuple[str, str], tuple[float, ...]]

    def ratios_over_readings(self, before: str, after: str) -> dict[tuple[str, str], float | None]:
        """Return how many times as many disclosures under each other reading; None where none before."""
        names = [one.version for one in self.asked.versions]
        old, new = names.index(before), names.index(after)
        return {
            key: numbers[new] / numbers[old] if numbers[old] else None
            for key, numbers in self.over_readings.items()
        }


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
    earliest = tuple(root.chosen for root in roots_of(opened, study))
    return PracticeStudy(study, earliest, tuple(models), tuple(runs), consequences or Consequences())


def roots_of(opened: OpenBook, study: Study) -> tuple[ReadLaw, ...]:
    """Return, for each law of a study, the earliest version that it descends from."""
    names = [root_of(opened, law.law.id) for law in study.laws]
    read = {
        name: read_law(law_named(opened, name), opened.book, study.settled) for name in dict.fromkeys(names)
    }
    return tuple(read[name] for name in names)


def read_otherwise(
    opened: OpenBook, study: Study
) -> tuple[tuple[tuple[RuleGraph, RuleGraph], ...], tuple[tuple[str, str], ...]]:
    """Return every law with its root under every other reading, and those readings as (question, reading).

    A law that a question does not touch stands as it is; what it descends from is read alike.
    """
    laws, roots = study.laws, roots_of(opened, study)
    others = tuple(sorted({key for law in (*laws, *roots) for key in law.beside}))

    def read(law: ReadLaw, key: tuple[str, str]) -> RuleGraph:
        return law.beside.get(key, law.chosen)

    pairs = [
        (read(law, key), read(root, key)) for key in others for law, root in zip(laws, roots, strict=True)
    ]
    return tuple(pairs), others


def practice_plan_of(opened: OpenBook, request: Request) -> PracticePlan:
    """Return what a request means for practice in its first stream: the asked model, others, levers.

    Raises UnknownName, NotInUnit, Inert, or FaultyFiles.
    """
    whole = study_of(opened, request)
    study = replace(whole, streams=whole.streams[:1])

    def model(name: str | None, levers: tuple[str, ...]) -> PracticeModel:
        return practice_named(opened, name, study.recipe, levers, request.assumed)

    asked = model(request.practice, request.levers)
    refuse_inert(opened, asked, study.recipe)
    others = [model(name, request.levers) for name in model_paths(opened.root) if name != asked.id]
    levers = [model(request.practice, (lever,)) for lever in lever_paths(opened.root)]
    models = [asked, settled(asked), model(request.practice, ()), *others, *levers]
    consequences = read_consequences(opened.root, variables_of(opened, study.recipe))
    runs = [*_drawn(asked, request), *_central(models), *_later(asked)]
    practised = practice_study(opened, study, models, runs, consequences)
    otherwise, readings = read_otherwise(opened, study)
    return PracticePlan(replace(practised, read_otherwise=otherwise), len(others), readings)


def practised_of(plan: PracticePlan, *, processes: int = 1, progress: Progress | None = None) -> Practised:
    """Return what becomes of permissions."""
    practised = plan.study
    stream = practised.study.streams[0]
    tally = disclose(practised, processes=processes, progress=progress)[stream]
    first, without_reaction, without_levers, *rest = disclosure_figures(practised, stream, tally)
    return Practised(
        study=practised,
        asked=first,
        settled=without_reaction,
        without_levers=without_levers,
        other_models=tuple(rest[: plan.others]),
        levers=tuple(rest[plan.others :]),
        followed=followed_figures(practised, stream, tally),
        by_months=by_months(practised, stream, tally),
        over_readings=_over_readings(plan, stream, tally),
    )


def _over_readings(
    plan: PracticePlan, stream: str, tally: StreamTally
) -> dict[tuple[str, str], tuple[float, ...]]:
    found = disclosed_read_otherwise(plan.study, stream, tally)
    laws = len(plan.study.study.laws)
    return {key: tuple(found[k * laws : (k + 1) * laws]) for k, key in enumerate(plan.readings)}


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
