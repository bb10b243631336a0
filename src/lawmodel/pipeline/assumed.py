"""Everything the model believes, and what each thing does to the headline."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lawmodel.assumptions.entry import Because, Effect, Entry, Kind
from lawmodel.assumptions.moves import Moves, read_moves
from lawmodel.assumptions.ranking import Ranked, ranked, unasked
from lawmodel.assumptions.register import register_of
from lawmodel.assumptions.written import written_core
from lawmodel.comparison.run import Study
from lawmodel.pipeline.comparing import Request, comparison_of, study_of
from lawmodel.pipeline.opening import OpenBook, recipe_named, standard_versions
from lawmodel.uncertainty.over_readings import reading_effects
from lawmodel.uncertainty.redrawing import link_effects
from lawmodel.uncertainty.reweighting import share_effects, stratum_effects
from lawmodel.uncertainty.step_tally import headline_tally

KINDS = tuple(kind.value for kind in Kind)


@dataclass(frozen=True)
class Effects:
    """The headline and its study, the sizes of moves, and by id each effect or why there is none."""

    study: Study
    headline: float | None
    moves: Moves
    effects: Mapping[str, Effect]
    reasons: Mapping[str, Because] = field(default_factory=dict)


@dataclass(frozen=True)
class Assumed:
    """The register, ranked where effects were asked for."""

    entries: tuple[Ranked, ...]
    measured: Effects | None


def assumptions_of(
    opened: OpenBook,
    *,
    measured: Effects | None = None,
    practice: Mapping[str, Effect] | None = None,
) -> Assumed:
    """Return the register of a book; with effects, what moves the headline most comes first.

    `practice`: effects of numbers of practice by id, found elsewhere.

    Raises FaultyFiles if a file is faulty.
    """
    register: tuple[Entry, ...] = register_of(opened.root, opened.book.vocabulary)
    if measured is None:
        return Assumed(unasked(register), None)
    known = {entry.id for entry in register}
    found = {name: one for name, one in {**measured.effects, **(practice or {})}.items() if name in known}
    return Assumed(ranked(register, found, measured.reasons), measured)


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
