"""Everything the model believes, and what each thing does to the headline."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lawmodel.assumptions.entry import Because, Effect, Entry, Kind, Method, Unit
from lawmodel.assumptions.moves import Moves, read_moves
from lawmodel.assumptions.ranking import Ranked, ranked, unasked
from lawmodel.assumptions.register import register_of
from lawmodel.assumptions.written import written_core
from lawmodel.comparison.run import Study
from lawmodel.pipeline.comparing import Request, comparison_of, study_of
from lawmodel.pipeline.opening import OpenBook, recipe_named, standard_versions
from lawmodel.pipeline.sensing import NoRatio, sensed_of
from lawmodel.practice.model import PracticeModel
from lawmodel.uncertainty.over_readings import reading_effects
from lawmodel.uncertainty.redrawing import link_effects
from lawmodel.uncertainty.reweighting import share_effects, stratum_effects
from lawmodel.uncertainty.step_tally import headline_tally
from lawmodel.uncertainty.tornado import Bar, Moved

KINDS = tuple(kind.value for kind in Kind)
METHODS = {
    Moved.PRACTICE: Method.EVALUATED,
    Moved.READING: Method.COUNTED,
    Moved.POPULATION: Method.REWEIGHTED,
}
"""How the bar of each kind of thing was found."""
CONSEQUENCES = "practice/consequences/"
"""How the ids of what follows a disclosure begin."""


@dataclass(frozen=True)
class Effects:
    """The headline and its study, the sizes of moves, and by id each effect or why there is none.

    With a `practice` the headline is about what is disclosed, else about what is allowed.
    """

    study: Study
    headline: float | None
    moves: Moves
    effects: Mapping[str, Effect]
    reasons: Mapping[str, Because] = field(default_factory=dict)
    practice: PracticeModel | None = None


@dataclass(frozen=True)
class Assumed:
    """The register, ranked where effects were asked for."""

    entries: tuple[Ranked, ...]
    measured: Effects | None


def assumptions_of(opened: OpenBook, measured: Effects | None = None) -> Assumed:
    """Return the register of a book; with effects, what moves the headline most comes first.

    Raises FaultyFiles if a file is faulty.
    """
    register: tuple[Entry, ...] = register_of(opened.root, opened.book.vocabulary)
    if measured is None:
        return Assumed(unasked(register), None)
    return Assumed(ranked(register, measured.effects, measured.reasons), measured)


def effects_on_headline(opened: OpenBook, *, population: str | None = None, cases: int, seed: int) -> Effects:
    """Return what moving each number of a population, and each reading, does to the headline.

    The headline is how many times as many cases of the core stream the last standard version allows as the
    first.

    Raises UnknownName for a population that does not exist, FaultyFiles if a file is faulty.
    """
    moves = read_moves(opened.root)
    recipe = recipe_named(opened, population)
    versions = standard_versions(opened)
    ends = (versions[0], versions[-1])
    study = study_of(opened, Request(ends, cases=cases, seed=seed, population=recipe.id, stream=recipe.core))
    tally = headline_tally(study)
    if tally.volumes.ratio is None:
        return Effects(study, None, moves, {})
    written = written_core(opened.root, recipe)
    found: dict[str, Effect | Because] = {}
    found |= share_effects(study, tally, written, moves)
    found |= stratum_effects(study, tally, written, moves)
    found |= link_effects(study, tally.volumes, written, moves)
    found |= reading_effects(comparison_of(study).streams[recipe.core])
    effects = {name: one for name, one in found.items() if isinstance(one, Effect)}
    reasons = {name: one for name, one in found.items() if isinstance(one, Because)}
    return Effects(study, tally.volumes.ratio, moves, effects, reasons)


def effects_on_disclosures(
    opened: OpenBook, practice: str, *, population: str | None = None, cases: int, seed: int
) -> Effects:
    """Return what each number and reading does to the headline of what is disclosed under a practice model.

    Numbers of practice are moved to the ends of their own ranges, the others as `effects_on_headline` does.

    Raises UnknownName for a model or population that does not exist, FaultyFiles if a file is faulty.
    """
    allowed = effects_on_headline(opened, population=population, cases=cases, seed=seed)
    study = allowed.study
    request = Request(
        tuple(read.law.id for read in study.laws),
        cases=cases,
        seed=seed,
        population=study.recipe.id,
        stream=study.streams[0],
        practice=practice,
    )
    try:
        sensed = sensed_of(opened, request, samples=0)
    except NoRatio:
        without = dict.fromkeys(sorted(allowed.effects), Because.NO_RATIO)
        return replace(allowed, headline=None, effects={}, reasons={**allowed.reasons, **without})
    effects = {bar.register: _effect_of(bar) for bar in sensed.tornado}
    register = register_of(opened.root, opened.book.vocabulary)
    left = {
        one.id: _left_out(one)
        for one in register
        if one.id not in effects and (one.id in allowed.effects or one.kind is Kind.PRACTICE)
    }
    return replace(
        allowed,
        headline=sensed.headline.ratio,
        effects=effects,
        reasons={**allowed.reasons, **left},
        practice=sensed.model,
    )


def _left_out(entry: Entry) -> Because:
    """Return why a number has no effect on what is disclosed, where that is because of disclosures."""
    if entry.kind is Kind.PRACTICE:
        return Because.CONSEQUENCE if entry.id.startswith(CONSEQUENCES) else Because.NOT_IN_MODEL
    return Because.LINK_HELD if entry.unit == Unit.LINK else Because.NOT_MEASURED


def _effect_of(bar: Bar) -> Effect:
    down = None if bar.kind is Moved.READING else bar.low.ratio
    return Effect(bar.headline.ratio or 0.0, down, bar.high.ratio, METHODS[bar.kind])
