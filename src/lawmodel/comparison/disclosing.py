"""Run practice models over the cases of a study, block by block, on one process or many."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from lawmodel.comparison.following import Details, Followed, Sums, added_details, summed
from lawmodel.comparison.run import Block, Progress, Study, blocks_of
from lawmodel.outcomes.columnar import BlockOutcomes, evaluate
from lawmodel.outcomes.plan import Plan, plan_of
from lawmodel.population.cases import Cases
from lawmodel.population.counter_words import SCALE
from lawmodel.population.from_recipe import draw_cases
from lawmodel.practice.chances import BlockWords, Funnel, LawAnswers
from lawmodel.practice.consequences import Consequences
from lawmodel.practice.disclosures import Disclosures, Parts, disclosures, would_consent
from lawmodel.practice.law_answers import law_answers
from lawmodel.practice.model import Answer, Channel, PracticeModel
from lawmodel.practice.parameter_values import Values
from lawmodel.rulegraph.rule_graph import RuleGraph

CHANNELS = tuple(Channel)


@dataclass(frozen=True)
class Run:
    """One evaluation of a practice model: which of the models, and the values of its parameters.

    `months`: asked beside the others, so long after the law began to apply.
    """

    model: int
    values: Values
    by_place: bool = False
    in_detail: bool = False
    months: float | None = None


@dataclass(frozen=True)
class PracticeStudy:
    """Practice models over the cases of a study: for each law its root, for each run its model and values.

    `read_otherwise`: laws with their roots that the first run meets besides, and only to count what is
    disclosed.
    """

    study: Study
    roots: tuple[RuleGraph, ...]
    models: tuple[PracticeModel, ...]
    runs: tuple[Run, ...]
    consequences: Consequences = field(default_factory=Consequences)
    read_otherwise: tuple[tuple[RuleGraph, RuleGraph], ...] = ()


@dataclass(frozen=True)
class Places:
    """Sums by municipality and stratum, each a column with its key.

    Rows: what is disclosed under each law, what is allowed under each, and all cases.
    """

    keys: NDArray[np.int64]
    sums: Sums


@dataclass(frozen=True)
class StreamTally:
    """The sums of one stream.

    `channels` by run, law, channel and stratum; `work` by run, law, actor and stratum; `places` of runs by
    place; `details` of the run in detail; `read_otherwise` what is disclosed, by law and stratum.
    """

    strata: tuple[int, ...]
    sizes: NDArray[np.int64]
    channels: Sums
    work: Sums
    places: dict[int, Places]
    details: Details
    read_otherwise: Sums


def disclose(
    practised: PracticeStudy, *, processes: int = 1, progress: Progress | None = None
) -> dict[str, StreamTally]:
    """Return the sums of every stream; `progress` is told (cases done, cases in all) after each block."""
    study = practised.study
    blocks = list(blocks_of(study))
    total = study.cases * len(study.streams)
    found: dict[str, StreamTally] = {}
    done = 0
    for block, tally in zip(blocks, _tallied(practised, blocks, processes), strict=True):
        known = found.get(block.stream)
        found[block.stream] = tally if known is None else _added(known, tally)
        done += block.size
        if progress is not None:
            progress(done, total)
    return found


def _tallied(practised: PracticeStudy, blocks: Sequence[Block], processes: int) -> Iterator[StreamTally]:
    if processes == 1:
        plan = _plan(practised)
        yield from (_tally(practised, plan, block) for block in blocks)
        return
    with ProcessPoolExecutor(processes, initializer=_remember, initargs=(practised,)) as pool:
        yield from pool.map(_tally_remembered, blocks)


def _plan(practised: PracticeStudy) -> Plan:
    laws = [law.chosen for law in practised.study.laws], practised.roots
    return plan_of([*chain(*laws), *chain(*practised.read_otherwise)])


def _tally(practised: PracticeStudy, plan: Plan, block: Block) -> StreamTally:
    study = practised.study
    cases = draw_cases(
        study.recipe, block.stream, study.vocabulary, seed=study.seed, first=block.first, size=block.size
    )
    strata = strata_codes(study, block.stream)
    index = stratum_index(study, block.stream, cases)
    outcomes = evaluate(plan, cases)
    answers = answers_of(practised, outcomes)
    words = BlockWords(cases, study.seed)
    runs, laws = len(practised.runs), len(study.laws)
    channels = np.zeros((runs, laws, len(CHANNELS), len(strata)), dtype=np.int64)
    work = np.zeros((runs, laws, len(practised.consequences.actors), len(strata)), dtype=np.int64)
    consequences = Followed(practised.consequences, cases, outcomes[:laws])
    places: dict[int, Places] = {}
    details: Details = {}
    # One model at a time: a funnel remembers much, and another has no use for it.
    for place, (model, said) in enumerate(zip(practised.models, answers, strict=True)):
        funnel = Funnel(model, words, said)
        for number, run in enumerate(practised.runs):
            if run.model != place:
                continue
            found = list(disclosures_of(funnel, run.values, said))
            for law, one in enumerate(found):
                for row, channel in enumerate(CHANNELS):
                    channels[number, law, row] = summed(one.channels[channel], index, len(strata))
                for row, handled in consequences.work(law, one):
                    work[number, law, row] = summed(handled, index, len(strata))
            if run.by_place:
                keys = funnel.keepers.clusters() * len(strata) + index
                places[number] = _by_place(keys, found, said)
            if run.in_detail:
                details = consequences.details(found, said, index, len(strata))
    otherwise = _read_otherwise(practised, words, outcomes)
    beside = np.array([summed(one, index, len(strata)) for one in otherwise], dtype=np.int64)
    sizes = np.bincount(index, minlength=len(strata))
    return StreamTally(strata, sizes, channels, work, places, details, beside.reshape(-1, len(strata)))


def _read_otherwise(
    practised: PracticeStudy, words: BlockWords, outcomes: Sequence[BlockOutcomes]
) -> Iterator[Parts]:
    """Yield what is disclosed of every case under each law that is read otherwise, in the first run."""
    laws = outcomes[2 * len(practised.study.laws) :]
    if not laws:
        return
    first = practised.runs[0]
    model = practised.models[first.model]
    pairs = zip(laws[::2], laws[1::2], strict=True)
    answers = [law_answers(now, root, model.consent_grounds) for now, root in pairs]
    for one in disclosures_of(Funnel(model, words, answers), first.values, answers):
        yield one.disclosed


def answers_of(practised: PracticeStudy, outcomes: Sequence[BlockOutcomes]) -> list[list[LawAnswers]]:
    """Return, per model, what each law answers to every case."""
    laws = len(practised.study.laws)
    pairs = list(zip(outcomes[:laws], outcomes[laws : 2 * laws], strict=True))
    known: dict[frozenset[str], list[LawAnswers]] = {}
    for model in practised.models:
        if model.consent_grounds not in known:
            known[model.consent_grounds] = [
                law_answers(now, root, model.consent_grounds) for now, root in pairs
            ]
    return [known[model.consent_grounds] for model in practised.models]


def disclosures_of(funnel: Funnel, values: Values, laws: Sequence[LawAnswers]) -> Iterator[Disclosures]:
    """Yield what becomes of every case under each law."""
    willing = would_consent(funnel.cases)
    for one, law in zip(funnel.chances(values), laws, strict=True):
        yield disclosures(one, law, willing)


def strata_codes(study: Study, stream: str) -> tuple[int, ...]:
    """Return the codes of the strata that are drawn; a single 0 in a stream without strata."""
    strata = study.recipe.streams[stream].strata
    return tuple(sorted(part.code for part in strata.parts if part.draw)) if strata else (0,)


def stratum_index(study: Study, stream: str, cases: Cases) -> NDArray[np.intp]:
    """Return the place of each case's stratum among `strata_codes`."""
    strata = study.recipe.streams[stream].strata
    if strata is None:
        return np.zeros(cases.size, dtype=np.intp)
    return np.searchsorted(np.array(strata_codes(study, stream)), cases.columns[strata.variable])


def _by_place(keys: NDArray[np.int64], found: Sequence[Disclosures], laws: Sequence[LawAnswers]) -> Places:
    met, index = np.unique(keys, return_inverse=True)
    rows = [one.disclosed for one in found]
    rows += [law[Answer.ALLOWED].astype(np.float64) * SCALE for law in laws]
    rows.append(np.full(len(keys), float(SCALE)))
    return Places(met, np.array([summed(row, index, len(met)) for row in rows], dtype=np.int64))


def _added(one: StreamTally, other: StreamTally) -> StreamTally:
    places = {
        run: Places(
            np.concatenate([one.places[run].keys, other.places[run].keys]),
            np.concatenate([one.places[run].sums, other.places[run].sums], axis=1),
        )
        for run in one.places
    }
    return StreamTally(
        strata=one.strata,
        sizes=one.sizes + other.sizes,
        channels=one.channels + other.channels,
        work=one.work + other.work,
        places=places,
        details=added_details(one.details, other.details),
        read_otherwise=one.read_otherwise + other.read_otherwise,
    )


_remembered: list[tuple[PracticeStudy, Plan]] = []


def _remember(practised: PracticeStudy) -> None:
    """Keep the study in a worker process, so that it travels once and not with every block."""
    _remembered[:] = [(practised, _plan(practised))]


def _tally_remembered(block: Block) -> StreamTally:
    return _tally(*_remembered[0], block)
