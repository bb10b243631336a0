"""What moves the headline when something believed is moved, and what would make the change vanish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lawmodel.assumptions.entry import Effect, Entry
from lawmodel.assumptions.moves import REGISTER, Moves, read_moves
from lawmodel.assumptions.register import register_of
from lawmodel.assumptions.vanishing import read_vanishing
from lawmodel.assumptions.written import written_core
from lawmodel.comparison.disclosing import PracticeStudy
from lawmodel.comparison.run import Progress, Study
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook
from lawmodel.pipeline.practice_models import practice_named, refuse_inert
from lawmodel.pipeline.practising import practice_study, read_otherwise
from lawmodel.practice.model import PracticeModel
from lawmodel.practice.parameter_values import central_values
from lawmodel.uncertainty.crossings import most_crossing_evaluations
from lawmodel.uncertainty.disclosed_tally import disclosed_tally
from lawmodel.uncertainty.evaluating import Evaluator, pairs_read_otherwise
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.reweighting import share_effects, stratum_effects
from lawmodel.uncertainty.sobol import Sobol, need_stats, sobol
from lawmodel.uncertainty.threshold import Threshold, threshold
from lawmodel.uncertainty.tornado import (
    Bar,
    Moved,
    by_width,
    of_kind,
    population_bars,
    practice_bars,
    reading_bars,
)

SENSED_CASES = 20_000
SENSED_SAMPLES = 128
WIDEST = 10
"""How many of the widest parameters share the spread among them; the horizon is a choice and not one."""


class NoRatio(Exception):
    """Raised where nothing is disclosed under the first version, so that there is no ratio to move."""


@dataclass(frozen=True)
class Sensed:
    """The headline at central values, and what moves it: `tornado` by kind, and widest first in each.

    `all_at_once`: every parameter but the horizon, and every reading, at its least favourable;
    `worst_readings`: the readings only (both None where no other reading takes anything of the change away).
    `moves`: how far numbers of the population were moved (None where they were not). `samples`: the points
    asked for behind `sobol`, which is None if there is nothing to share. `evaluations`: how often the
    practice model was run.
    """

    study: PracticeStudy
    headline: Volumes
    tornado: tuple[Bar, ...]
    sobol: Sobol | None
    threshold: Threshold
    all_at_once: Volumes | None
    worst_readings: Volumes | None
    moves: Moves | None
    samples: int
    evaluations: int

    @property
    def model(self) -> PracticeModel:
        """Return the practice model."""
        return self.study.models[0]


def sensed_of(
    opened: OpenBook,
    request: Request,
    *,
    samples: int = SENSED_SAMPLES,
    processes: int = 1,
    progress: Progress | None = None,
) -> Sensed:
    """Return what moves the ratio of disclosures between a request's two versions, in its first stream.

    `samples` is a power of two, 64 or more, or 0 for no Sobol indices; `progress` is told (evaluations made,
    at most).
    Raises UnknownName, NotInUnit, Inert, FaultyFiles, NoRatio, or MissingStats if samples are asked for
    without the extra.
    """
    if samples:
        need_stats()
    whole = study_of(opened, request)
    study = replace(whole, streams=whole.streams[:1])
    model = practice_named(opened, request.practice, study.recipe, request.levers, request.assumed)
    refuse_inert(opened, model, study.recipe)
    vanishing = read_vanishing(opened.root)
    practised = practice_study(opened, study, [model], [])
    most = _most_evaluations(model, samples)
    told = None if progress is None else (lambda made: progress(min(made, most), most))
    evaluate = Evaluator(practised, processes, told)
    (headline,) = evaluate([central_values(model)])
    if headline.ratio is None:
        raise NoRatio
    register = {entry.id: entry for entry in register_of(opened.root, opened.book.vocabulary)}
    bars = practice_bars(model, headline, evaluate)
    widest = [bar.id for bar in by_width(bars) if bar.id != model.horizon][:WIDEST]
    bars += _reading_bars(opened, practised, headline)
    moves = _moves(opened, study)
    if moves is not None:
        bars += _population_bars(opened, practised, list(register.values()), headline, moves)
    named = [_in_words_of_register(bar, register) for bar in bars]
    found = threshold(model, vanishing, headline, named, evaluate)
    shares = sobol(model, widest, samples, study.seed, evaluate) if samples else None
    read = _under_worst_readings(opened, practised, found)
    together = {**central_values(model), **found.ends}
    worst = None if read is None else Evaluator(read)([central_values(model), together])
    sensed = Sensed(
        study=practised,
        headline=headline,
        tornado=tuple(bar for kind in Moved for bar in of_kind(named, kind)),
        sobol=shares,
        threshold=found,
        all_at_once=None if worst is None else worst[1],
        worst_readings=None if worst is None else worst[0],
        moves=moves,
        samples=samples,
        evaluations=evaluate.made,
    )
    if progress is not None:
        progress(most, most)
    return sensed


def _reading_bars(opened: OpenBook, practised: PracticeStudy, headline: Volumes) -> list[Bar]:
    """Return a bar per other reading: both versions, and what they descend from, under it alike."""
    otherwise, others = read_otherwise(opened, practised.study)
    if not others:
        return []
    beside = replace(practised, read_otherwise=otherwise)
    pairs = pairs_read_otherwise(beside, central_values(practised.models[0]))
    chosen = practised.study.laws[0].chosen.readings
    return reading_bars(opened.book.questions, chosen, headline, dict(zip(others, pairs, strict=True)))


def _moves(opened: OpenBook, study: Study) -> Moves | None:
    """Return how far to move numbers of a population; None for streams that are not its core."""
    if study.streams[0] != study.recipe.core or not (opened.root / REGISTER).is_file():
        return None
    return read_moves(opened.root)


def _population_bars(
    opened: OpenBook, practised: PracticeStudy, register: Sequence[Entry], headline: Volumes, moves: Moves
) -> list[Bar]:
    """Return a bar per number of the core's population whose effect can be measured."""
    study = practised.study
    tally = disclosed_tally(practised, central_values(practised.models[0]))
    written = written_core(opened.root, study.recipe)
    found = {
        **dict(share_effects(study, tally, written, moves)),
        **dict(stratum_effects(study, tally, written, moves)),
    }
    effects = {name: one for name, one in found.items() if isinstance(one, Effect)}
    return population_bars(register, effects, moves, headline)


def _in_words_of_register(bar: Bar, register: Mapping[str, Entry]) -> Bar:
    entry = register.get(bar.register)
    return bar if entry is None else replace(bar, text=entry.text, status=entry.status)


def _under_worst_readings(
    opened: OpenBook, practised: PracticeStudy, found: Threshold
) -> PracticeStudy | None:
    """Return the study with every question read the way that leaves least of the change."""
    if not found.worst:
        return None
    study = replace(practised.study, settled={**practised.study.settled, **found.worst})
    laws = tuple(read_law(read.law, opened.book, study.settled) for read in study.laws)
    return practice_study(opened, replace(study, laws=laws), practised.models, practised.runs)


def _most_evaluations(model: PracticeModel, samples: int) -> int:
    asked = len(model.asked())
    ends = 1 + 2 * asked + 2
    return ends + most_crossing_evaluations(model) + samples * (min(WIDEST, asked) + 2)
