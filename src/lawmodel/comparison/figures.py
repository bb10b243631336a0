"""The figures of one stream: volumes per version, shifts between versions, each with its interval."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawmodel.comparison.intervals import paired_ratio, total_of_small_numbers, wilson
from lawmodel.comparison.tally import BlockTally, Profile, profiles_of
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.outcomes.rival_readings import ReadLaw

Interval = tuple[float, float]
Counted = Mapping[tuple[Profile, ...], int]


@dataclass(frozen=True)
class Figure:
    """A count of cases (or of assessments) and its 95 % interval from drawing the cases."""

    count: int
    interval: Interval


@dataclass(frozen=True)
class VersionFigures:
    """What one version makes of the cases of a stream."""

    version: str
    cases: int
    outcomes: Mapping[Outcome, Figure]
    allowed: Figure
    contested: Figure
    assessments: Figure
    grounds: Mapping[str, Figure]
    grounds_alone: Mapping[str, Figure]
    beside: Mapping[tuple[str, str], Figure]


@dataclass(frozen=True)
class Shift:
    """What happens to the same cases from one version to another; the ratio is of allowed cases."""

    from_version: str
    to_version: str
    ratio: float | None
    interval: Interval | None
    transitions: Mapping[tuple[Outcome, Outcome], int]
    ground_flows: Mapping[tuple[tuple[str, ...], tuple[str, ...]], int]


@dataclass(frozen=True)
class StreamFigures:
    """Every figure of one stream, or of one group in it."""

    versions: tuple[VersionFigures, ...]
    shifts: tuple[Shift, ...]

    def shift(self, before: int, after: int) -> Shift:
        """Return the shift between two versions by their place in `versions`."""
        return self.shifts[before * len(self.versions) + after]


def stream_figures(
    tallied: BlockTally, laws: Sequence[ReadLaw], *, grouped: bool = True
) -> tuple[StreamFigures, dict[int, StreamFigures]]:
    """Return the figures of a whole stream, and those of each group by its code (empty if not grouped)."""
    whole: Counter[tuple[Profile, ...]] = Counter()
    groups: dict[int, Counter[tuple[Profile, ...]]] = {}
    for row, cases in sorted(tallied.profiles.items()):
        profiles, code = profiles_of(row, laws)
        whole[profiles] += cases
        if grouped:
            groups.setdefault(code, Counter())[profiles] += cases
    by_group = {code: _figures(counted, laws, None) for code, counted in sorted(groups.items())}
    return _figures(whole, laws, tallied), by_group


def _figures(counted: Counted, laws: Sequence[ReadLaw], tallied: BlockTally | None) -> StreamFigures:
    versions = tuple(_version_figures(counted, place, read, tallied) for place, read in enumerate(laws))
    places = range(len(laws))
    shifts = tuple(_shift(counted, laws, before, after) for before in places for after in places)
    return StreamFigures(versions, shifts)


def _version_figures(
    counted: Counted, place: int, read: ReadLaw, tallied: BlockTally | None
) -> VersionFigures:
    total = sum(counted.values())
    profiles = Counter[Profile]()
    for along, cases in counted.items():
        profiles[along[place]] += cases

    def figure(chosen: Callable[[Profile], bool]) -> Figure:
        number = sum(cases for profile, cases in profiles.items() if chosen(profile))
        return Figure(number, wilson(number, total))

    citations = list(dict.fromkeys(g for profile in sorted(profiles, key=str) for g in profile.grounds))
    judged = sum(profile.assessments * cases for profile, cases in profiles.items())
    squares = sum(profile.assessments**2 * cases for profile, cases in profiles.items())
    grounds = {c: figure(lambda p, c=c: c in p.grounds) for c in citations}  # type: ignore[misc]
    alone = {c: figure(lambda p, c=c: p.grounds == (c,)) for c in citations}  # type: ignore[misc]
    beside = {} if tallied is None else tallied.beside
    return VersionFigures(
        version=read.law.id,
        cases=total,
        outcomes={outcome: figure(lambda p, o=outcome: p.outcome is o) for outcome in SETTLED},  # type: ignore[misc]
        allowed=figure(is_allowed),
        contested=figure(lambda p: p.contested),
        assessments=Figure(judged, total_of_small_numbers(judged, squares, total)),
        grounds=dict(sorted(grounds.items(), key=lambda item: (-item[1].count, item[0]))),
        grounds_alone=dict(sorted(alone.items(), key=lambda item: (-item[1].count, item[0]))),
        beside={
            (question, reading): Figure(number, wilson(number, total))
            for (at, question, reading), number in sorted(beside.items())
            if at == place
        },
    )


def is_allowed(profile: Profile) -> bool:
    """Say whether the law lets the information be handed over."""
    return profile.outcome in (Outcome.PERMITTED, Outcome.REQUIRED)


def _shift(counted: Counted, laws: Sequence[ReadLaw], before: int, after: int) -> Shift:
    transitions: Counter[tuple[Outcome, Outcome]] = Counter()
    flows: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    kept = lost = gained = 0
    for along, cases in counted.items():
        old, new = along[before], along[after]
        transitions[old.outcome, new.outcome] += cases
        flows[old.grounds, new.grounds] += cases
        was_allowed, is_now = is_allowed(old), is_allowed(new)
        kept += cases if was_allowed and is_now else 0
        lost += cases if was_allowed and not is_now else 0
        gained += cases if is_now and not was_allowed else 0
    ratio = paired_ratio(kept, lost, gained)
    return Shift(
        from_version=laws[before].law.id,
        to_version=laws[after].law.id,
        ratio=ratio[0] if ratio else None,
        interval=ratio[1:] if ratio else None,
        transitions={pair: transitions.get(pair, 0) for pair in _pairs()},
        ground_flows=dict(sorted(flows.items(), key=lambda item: (-item[1], item[0]))),
    )


def _pairs() -> Iterator[tuple[Outcome, Outcome]]:
    return ((old, new) for old in SETTLED for new in SETTLED)
