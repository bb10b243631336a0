"""The figures of one stream: volumes per version, shifts between versions, each with its interval."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawmodel.comparison.estimates import (
    Figure,
    Ratio,
    Sample,
    figure,
    figure_of_numbers,
    ratio,
    weighted_ratio,
)
from lawmodel.comparison.tally import BlockTally, Profile, profiles_of
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.outcomes.rival_readings import ReadLaw
from lawmodel.population.recipe import Strata

Counted = Mapping[tuple[tuple[Profile, ...], int], int]
"""Cases by their profiles and their stratum."""


@dataclass(frozen=True)
class VersionFigures:
    """What one version makes of the cases of a stream; `stands_for`: how many average cases they weigh."""

    version: str
    cases: int
    stands_for: float
    outcomes: Mapping[Outcome, Figure]
    allowed: Figure
    contested: Figure
    assessments: Figure
    grounds: Mapping[str, Figure]
    grounds_alone: Mapping[str, Figure]
    beside: Mapping[tuple[str, str], Figure]


@dataclass(frozen=True)
class Shift:
    """What happens to the same cases from one version to another; the ratio is of allowed cases.

    `over_readings`: the lowest and highest ratio when one reading at a time is changed.
    """

    from_version: str
    to_version: str
    ratio: Ratio | None
    weighted_ratio: Ratio | None
    over_readings: tuple[float, float] | None
    weighted_over_readings: tuple[float, float] | None
    moved: Figure
    transitions: Mapping[tuple[Outcome, Outcome], Figure]
    ground_flows: Mapping[tuple[tuple[str, ...], tuple[str, ...]], int]

    @property
    def leading(self) -> Ratio | None:
        """Return the ratio to show first: of what the cases stand for, where they have weights."""
        return self.weighted_ratio or self.ratio

    @property
    def leading_over_readings(self) -> tuple[float, float] | None:
        """Return the ratios over readings to show first."""
        return self.weighted_over_readings or self.over_readings


@dataclass(frozen=True)
class StreamFigures:
    """Every figure of one stream, or of one group in it."""

    versions: tuple[VersionFigures, ...]
    shifts: tuple[Shift, ...]

    def shift(self, before: int, after: int) -> Shift:
        """Return the shift between two versions by their place in `versions`."""
        return self.shifts[before * len(self.versions) + after]


def stream_figures(
    tallied: BlockTally, laws: Sequence[ReadLaw], strata: Strata | None, *, grouped: bool = True
) -> tuple[StreamFigures, dict[int, StreamFigures]]:
    """Return the figures of a whole stream, and those of each group by its code (empty if not grouped)."""
    whole: Counter[tuple[tuple[Profile, ...], int]] = Counter()
    groups: dict[int, Counter[tuple[tuple[Profile, ...], int]]] = {}
    for row, cases in sorted(tallied.profiles.items()):
        profiles, codes = profiles_of(row, laws)
        stratum = codes[-1] if strata is not None else 0
        whole[profiles, stratum] += cases
        if grouped:
            groups.setdefault(codes[0], Counter())[profiles, stratum] += cases
    by_group = {code: _figures(counted, laws, strata, None) for code, counted in sorted(groups.items())}
    return _figures(whole, laws, strata, tallied), by_group


def _figures(
    counted: Counted, laws: Sequence[ReadLaw], strata: Strata | None, tallied: BlockTally | None
) -> StreamFigures:
    sizes = Counter[int]()
    for (_, stratum), cases in counted.items():
        sizes[stratum] += cases
    sample = Sample(sizes, None if strata is None else strata.weights)
    beside = {} if tallied is None else tallied.beside
    versions = tuple(
        _version_figures(counted, place, read, sample, beside) for place, read in enumerate(laws)
    )
    places = range(len(laws))
    shifts = tuple(_shift(counted, versions, before, after, sample) for before in places for after in places)
    return StreamFigures(versions, shifts)


def _version_figures(
    counted: Counted,
    place: int,
    read: ReadLaw,
    sample: Sample,
    beside: Mapping[tuple[int, str, str, int], int],
) -> VersionFigures:
    profiles = Counter[tuple[Profile, int]]()
    for (along, stratum), cases in counted.items():
        profiles[along[place], stratum] += cases

    def of(chosen: Callable[[Profile], bool]) -> Figure:
        counts = Counter[int]()
        for (profile, stratum), cases in profiles.items():
            if chosen(profile):
                counts[stratum] += cases
        return figure(counts, sample)

    citations = list(dict.fromkeys(g for profile, _ in sorted(profiles, key=str) for g in profile.grounds))
    grounds = {c: of(lambda p, c=c: c in p.grounds) for c in citations}  # type: ignore[misc]
    alone = {c: of(lambda p, c=c: p.grounds == (c,)) for c in citations}  # type: ignore[misc]
    return VersionFigures(
        version=read.law.id,
        cases=sample.cases,
        stands_for=sample.stands_for,
        outcomes={outcome: of(lambda p, o=outcome: p.outcome is o) for outcome in SETTLED},  # type: ignore[misc]
        allowed=of(is_allowed),
        contested=of(lambda p: p.contested),
        assessments=_assessments(profiles, sample),
        grounds=dict(sorted(grounds.items(), key=lambda item: (-item[1].count, item[0]))),
        grounds_alone=dict(sorted(alone.items(), key=lambda item: (-item[1].count, item[0]))),
        beside=_beside(beside, place, sample),
    )


def _assessments(profiles: Counter[tuple[Profile, int]], sample: Sample) -> Figure:
    sums, squares = Counter[int](), Counter[int]()
    for (profile, stratum), cases in profiles.items():
        sums[stratum] += profile.assessments * cases
        squares[stratum] += profile.assessments**2 * cases
    return figure_of_numbers(sums, squares, sample)


def _beside(
    beside: Mapping[tuple[int, str, str, int], int], place: int, sample: Sample
) -> dict[tuple[str, str], Figure]:
    counts: dict[tuple[str, str], Counter[int]] = {}
    for (at, question, reading, stratum), number in sorted(beside.items()):
        if at == place:
            counts.setdefault((question, reading), Counter())[stratum] += number
    return {named: figure(one, sample) for named, one in counts.items()}


def is_allowed(profile: Profile) -> bool:
    """Say whether the law lets the information be handed over."""
    return profile.outcome in (Outcome.PERMITTED, Outcome.REQUIRED)


def _shift(
    counted: Counted, versions: Sequence[VersionFigures], before: int, after: int, sample: Sample
) -> Shift:
    transitions: dict[tuple[Outcome, Outcome], Counter[int]] = {pair: Counter() for pair in _pairs()}
    flows: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    moved: dict[tuple[bool, bool], Counter[int]] = {}
    for (along, stratum), cases in counted.items():
        old, new = along[before], along[after]
        transitions[old.outcome, new.outcome][stratum] += cases
        flows[old.grounds, new.grounds] += cases
        moved.setdefault((is_allowed(old), is_allowed(new)), Counter())[stratum] += cases
    changed = sum((counts for (old, new), counts in transitions.items() if old is not new), Counter[int]())
    kept, lost, gained = (moved.get(pair, Counter()) for pair in ((True, True), (True, False), (False, True)))
    return Shift(
        from_version=versions[before].version,
        to_version=versions[after].version,
        ratio=ratio(kept, lost, gained),
        weighted_ratio=weighted_ratio(kept, lost, gained, sample),
        over_readings=_over_readings(versions[before], versions[after], lambda figure: figure.count),
        weighted_over_readings=None
        if versions[after].allowed.weighted is None
        else _over_readings(versions[before], versions[after], lambda figure: figure.leading.count),
        moved=figure(changed, sample),
        transitions={pair: figure(counts, sample) for pair, counts in transitions.items()},
        ground_flows=dict(sorted(flows.items(), key=lambda item: (-item[1], item[0]))),
    )


def _over_readings(
    before: VersionFigures, after: VersionFigures, number: Callable[[Figure], float]
) -> tuple[float, float] | None:
    """Return the lowest and highest ratio when one reading at a time is changed, in both versions alike."""
    ratios = []
    for named in {**before.beside, **after.beside}:
        old = number(before.beside.get(named, before.allowed))
        new = number(after.beside.get(named, after.allowed))
        if old:
            ratios.append(new / old)
    return (min(ratios), max(ratios)) if ratios else None


def _pairs() -> Iterator[tuple[Outcome, Outcome]]:
    return ((old, new) for old in SETTLED for new in SETTLED)
