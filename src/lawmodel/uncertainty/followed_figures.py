"""The figures of what follows from disclosures: work and its cost, what strikes wrongly, groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from lawmodel.comparison.disclosing import PracticeStudy, StreamTally
from lawmodel.comparison.following import (
    ALLOWED,
    CASES,
    CONSIDERED,
    DISCLOSED,
    FOLLOWING,
    WITHHELD,
    Detail,
    Sums,
)
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.consequences import Actor
from lawmodel.uncertainty.disclosure_figures import stratum_weights
from lawmodel.uncertainty.ranges import Range, range_of


@dataclass(frozen=True)
class Counted:
    """Cases, and what they stand for where they have weights."""

    cases: float
    weighted: float | None

    @property
    def leading(self) -> float:
        """Return what to show first."""
        return self.cases if self.weighted is None else self.weighted


@dataclass(frozen=True)
class Work:
    """What one actor handles under a version, over the draws: how many, hours, and SEK; of leading counts."""

    actor: Actor
    handled: Range
    hours: Range
    cost: Range


@dataclass(frozen=True)
class VersionFollowed:
    """What follows under one version at central values; `groups` by fact, code and what is counted."""

    version: str
    quantities: Mapping[str, Counted]
    misdirected: Mapping[str, Counted]
    work: tuple[Work, ...]
    groups: Mapping[str, Mapping[int, Mapping[str, Counted]]]


QUANTITIES = (ALLOWED, CONSIDERED, WITHHELD, *(stage.value for stage in FOLLOWING))


def followed_figures(
    practised: PracticeStudy, stream: str, tally: StreamTally
) -> tuple[VersionFollowed, ...]:
    """Return what follows from the disclosures of the first model under each version."""
    weights = stratum_weights(practised, stream, tally)
    counts = {detail: _counted(sums, weights) for detail, sums in sorted(tally.details.items())}
    return tuple(
        VersionFollowed(
            version=read.law.id,
            quantities=_whole(counts, law, QUANTITIES),
            misdirected=_whole(counts, law, [one.id for one in practised.consequences.misdirected]),
            work=_work(practised, tally, law, weights),
            groups=_groups(practised, counts, law),
        )
        for law, read in enumerate(practised.study.laws)
    )


def _counted(sums: Sums, weights: Sequence[float] | None) -> Counted:
    plain = int(sums.sum()) / SCALE
    return Counted(plain, None if weights is None else _weighed(sums.tolist(), weights))


def _weighed(sums: Sequence[int], weights: Sequence[float]) -> float:
    return fsum(weight * (part / SCALE) for weight, part in zip(weights, sums, strict=True))


def _whole(counts: Mapping[Detail, Counted], law: int, named: Sequence[str]) -> dict[str, Counted]:
    return {what: counts[law, what, "", 0] for what in named if (law, what, "", 0) in counts}


def _groups(
    practised: PracticeStudy, counts: Mapping[Detail, Counted], law: int
) -> dict[str, dict[int, dict[str, Counted]]]:
    names = [CASES, ALLOWED, DISCLOSED, *(one.id for one in practised.consequences.misdirected)]
    found: dict[str, dict[int, dict[str, Counted]]] = {}
    for (place, what, split, code), one in counts.items():
        if place == law and split and what in names:
            found.setdefault(split, {}).setdefault(code, {})[what] = one
    return {name: found[name] for name in practised.consequences.groups if name in found}


def _work(
    practised: PracticeStudy, tally: StreamTally, law: int, weights: Sequence[float] | None
) -> tuple[Work, ...]:
    """Return the work of each actor that has any; in each draw its own hours and cost per hour."""
    runs = [place for place, run in enumerate(practised.runs) if run.model == 0 and run.months is None]
    found = []
    for row, actor in enumerate(practised.consequences.actors):
        handled = [
            _weighed(tally.work[run, law, row].tolist(), weights or [1.0] * len(tally.strata)) for run in runs
        ]
        values = [practised.runs[run].values for run in runs]
        hours = [n * one[actor.hours.id] for n, one in zip(handled, values, strict=True)]
        cost = [n * one[actor.cost.id] for n, one in zip(hours, values, strict=True)]
        if any(handled):
            found.append(Work(actor, *(range_of(one[0], one[1:]) for one in (handled, hours, cost))))
    return tuple(found)
