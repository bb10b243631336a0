"""One practice model evaluated many times over the same cases: what is disclosed under two laws each time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from math import fsum

from lawmodel.comparison.disclosing import CHANNELS, PracticeStudy, Run, StreamTally, disclose
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.model import DISCLOSING
from lawmodel.practice.parameter_values import Values
from lawmodel.uncertainty.headline import Volumes, core_of, weights_of

Evaluate = Callable[[Sequence[Values]], Sequence[Volumes]]
"""What is disclosed under the first and the last law, for each of several sets of values."""

RUNS_TOGETHER = 64
"""Runs that share one drawing of the cases; small enough to tell often how far one has come."""


@dataclass
class Evaluator:
    """Evaluations of the first model of a study on one process or many, counted as they are made.

    `told` hears after each batch how many have been made so far.
    """

    practised: PracticeStudy
    processes: int = 1
    told: Callable[[int], None] | None = None
    made: int = 0

    def __call__(self, values: Sequence[Values]) -> list[Volumes]:
        """Return what is disclosed under the first and the last law, for each set of values."""
        found: list[Volumes] = []
        for part in self._tallied(_batches(values)):
            found += part
            self.made += len(part)
            if self.told is not None:
                self.told(self.made)
        return found

    def _tallied(self, batches: Sequence[Sequence[Values]]) -> Iterator[list[Volumes]]:
        if self.processes == 1 or len(batches) == 1:
            yield from (_evaluated(self.practised, batch) for batch in batches)
            return
        processes = min(self.processes, len(batches))
        with ProcessPoolExecutor(processes, initializer=_remember, initargs=(self.practised,)) as pool:
            yield from pool.map(_evaluated_remembered, batches)


def pairs_read_otherwise(practised: PracticeStudy, values: Values) -> list[Volumes]:
    """Return what is disclosed under two laws, for each pair of them that is read otherwise."""
    once = replace(practised, runs=(Run(0, values),))
    tally = disclose(once)[once.study.streams[0]]
    weights = weights_of(core_of(practised.study))
    found = [_weighed(one, tally.strata, weights) for one in tally.read_otherwise.tolist()]
    return [Volumes(*pair) for pair in zip(found[::2], found[1::2], strict=True)]


def volumes(practised: PracticeStudy, tally: StreamTally, run: int, before: int, after: int) -> Volumes:
    """Return what the disclosures of a run under two laws stand for, in average cases."""
    weights = weights_of(core_of(practised.study))
    rows = [CHANNELS.index(channel) for channel in DISCLOSING]

    def disclosed(law: int) -> float:
        by_stratum = tally.channels[run, law, rows].sum(axis=0).tolist()
        return _weighed(by_stratum, tally.strata, weights)

    return Volumes(disclosed(before), disclosed(after))


def _weighed(by_stratum: Sequence[int], strata: Sequence[int], weights: Mapping[int, float]) -> float:
    return fsum(weights[code] * (int(part) / SCALE) for code, part in zip(strata, by_stratum, strict=True))


def _batches(values: Sequence[Values]) -> list[Sequence[Values]]:
    return [values[first : first + RUNS_TOGETHER] for first in range(0, len(values), RUNS_TOGETHER)]


def _evaluated(practised: PracticeStudy, values: Sequence[Values]) -> list[Volumes]:
    runs = tuple(Run(0, one) for one in values)
    together = replace(practised, runs=runs)
    tally = disclose(together)[together.study.streams[0]]
    last = len(together.study.laws) - 1
    return [volumes(together, tally, run, 0, last) for run in range(len(runs))]


_remembered: list[PracticeStudy] = []


def _remember(practised: PracticeStudy) -> None:
    """Keep the study in a worker process, so that it travels once and not with every batch."""
    _remembered[:] = [practised]


def _evaluated_remembered(values: Sequence[Values]) -> list[Volumes]:
    return _evaluated(_remembered[0], values)
