"""How far the headline moves when something believed is moved, and what would have to be true for it to vanish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lawmodel.assumptions.entry import Effect, Entry, Method
from lawmodel.assumptions.moves import REGISTER, read_moves
from lawmodel.assumptions.register import register_of
from lawmodel.assumptions.vanishing import read_vanishing
from lawmodel.assumptions.written import written_core
from lawmodel.comparison.disclosing import PracticeStudy
from lawmodel.comparison.run import Progress, Study
from lawmodel.outcomes.rival_readings import ReadLaw, read_law
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook, law_named
from lawmodel.pipeline.practising import practice_named, root_of
from lawmodel.practice.model import PracticeModel
from lawmodel.practice.parameter_values import central_values
from lawmodel.uncertainty.crossings import most_crossing_evaluations
from lawmodel.uncertainty.disclosed_tally import disclosed_tally
from lawmodel.uncertainty.evaluating import Evaluator, pairs_of_laws
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.reweighting import share_effects, stratum_effects
from lawmodel.uncertainty.sobol import Sobol, need_stats, sobol
from lawmodel.uncertainty.threshold import Threshold, threshold
from lawmodel.uncertainty.tornado import (
    Bar,
    Moved,
    by_width,
    population_bars,
    practice_bars,
    reading_bars,
)

SENSED_CASES = 20_000
SENSED_SAMPLES = 128
WIDEST = 10
"""How many of the widest parameters share the spread among them."""


class NoRatio(Exception):
    """Raised where nothing is disclosed under the first version, so that there is no ratio to move."""


@dataclass(frozen=True)
class Sensed:
    """The headline at central values, and what moves it.

    `all_at_once`: with every parameter and reading at its least favourable; `worst_readings` with the readings
    only (both None where no other reading takes anything of the change away). `evaluations`: how many times
    the practice model was run over the cases.
    """

    study: PracticeStudy
    headline: Volumes
    tornado: tuple[Bar, ...]
    sobol: Sobol | None
    threshold: Threshold
    all_at_once: Volumes | None
    worst_readings: Volumes | None
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

    `samples` is a power of two, or 0 for no Sobol indices; `progress` is told (evaluations made, at most).
    Raises UnknownName, FaultyFiles, NoRatio, or MissingStats if samples are asked for without the extra.
    """
    if samples:
        need_stats()
    whole = study_of(opened, request)
    study = replace(whole, streams=whole.streams[:1])
    model = practice_named(opened, request.practice, study.recipe, request.levers)
    vanishing = read_vanishing(opened.root)
    roots = tuple(_root(opened, law, study) for law in study.laws)
    practised = PracticeStudy(study, tuple(root.chosen for root in roots), (model,), ())
    most = _most_evaluations(model, samples)
    told = None if progress is None else (lambda made: progress(min(made, most), most))
    evaluate = Evaluator(practised, processes, told)
    (headline,) = evaluate([central_values(model)])
    if headline.ratio is None:
        raise NoRatio
    register = {entry.id: entry for entry in register_of(opened.root, opened.book.vocabulary)}
    bars = practice_bars(model, headline, evaluate)
    widest = [bar.id for bar in by_width(bars)[:WIDEST]]
    bars += _reading_bars(opened, practised, roots, headline)
    bars += _population_bars(opened, practised, list(register.values()), headline)
    named = [_in_words_of_register(bar, register) for bar in bars]
    found = threshold(model, vanishing, headline, named, evaluate)
    shares = sobol(model, widest, samples, study.seed, evaluate) if samples else None
    read = _under_worst_readings(opened, practised, found)
    together = {**central_values(model), **found.ends}
    sensed = Sensed(
        study=practised,
        headline=headline,
        tornado=by_width(named),
        sobol=shares,
        threshold=found,
        all_at_once=None if read is None else pairs_of_laws(read, together)[0],
        worst_readings=None if read is None else pairs_of_laws(read, central_values(model))[0],
        evaluations=evaluate.made,
    )
    if progress is not None:
        progress(most, most)
    return sensed


def practice_effects(sensed: Sensed) -> dict[str, Effect]:
    """Return, by its id in the register, what each parameter of practice does to the headline."""
    headline = sensed.headline.ratio or 0.0
    return {
        bar.register: Effect(headline, bar.low.ratio, bar.high.ratio, Method.SAMPLED)
        for bar in sensed.tornado
        if bar.kind is Moved.PRACTICE
    }


def _root(opened: OpenBook, law: ReadLaw, study: Study) -> ReadLaw:
    return read_law(law_named(opened, root_of(opened, law.law.id)), opened.book, study.settled)


def _reading_bars(
    opened: OpenBook, practised: PracticeStudy, roots: Sequence[ReadLaw], headline: Volumes
) -> list[Bar]:
    """Return a bar per other reading: both versions, and what they descend from, under it alike."""
    laws = practised.study.laws
    others = sorted({key for law in (*laws, *roots) for key in law.beside})
    if not others:
        return []
    study = replace(practised.study, laws=tuple(_read(law, key) for key in others for law in laws))
    descended = tuple(_read(root, key).chosen for key in others for root in roots)
    pairs = pairs_of_laws(
        replace(practised, study=study, roots=descended), central_values(practised.models[0])
    )
    chosen = laws[0].chosen.readings
    return reading_bars(opened.book.questions, chosen, headline, dict(zip(others, pairs, strict=True)))


def _read(law: ReadLaw, key: tuple[str, str]) -> ReadLaw:
    """Return a law under another reading; as it is where the question does not touch it."""
    return replace(law, chosen=law.beside.get(key, law.chosen))


def _population_bars(
    opened: OpenBook, practised: PracticeStudy, register: Sequence[Entry], headline: Volumes
) -> list[Bar]:
    """Return a bar per number of the core's population; none for other streams, or without sizes of moves."""
    study = practised.study
    if study.streams[0] != study.recipe.core or not (opened.root / REGISTER).is_file():
        return []
    moves = read_moves(opened.root)
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
    roots = tuple(_root(opened, law, study).chosen for law in laws)
    return replace(practised, study=replace(study, laws=laws), roots=roots)


def _most_evaluations(model: PracticeModel, samples: int) -> int:
    asked = len(model.asked())
    ends = 1 + 2 * asked + 2
    return ends + most_crossing_evaluations(model) + samples * (min(WIDEST, asked) + 2)
