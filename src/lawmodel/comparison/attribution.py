"""A change between two versions put down to its single amendments.

Three ways, all exact for the cases drawn: by the order in which the law changed, by the average over all
orders that give a law at each step (Shapley 1953), and each amendment alone, the rest being interaction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

from lawmodel.comparison.attribution_measure import ALLOWED, UNIT, Measure
from lawmodel.comparison.attribution_orders import Order, Places, shares
from lawmodel.comparison.attribution_path import ChangePath
from lawmodel.comparison.attribution_table import Grounds, Part, Table, Tabling, merged
from lawmodel.comparison.run import BLOCK, Progress
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.recipe import CYCLE, Recipe, Strata


@dataclass(frozen=True)
class AttributionStudy:
    """What is put down to amendments: the way between versions, one stream of cases, a measure, a grouping,
    and the questions of reading that whoever asks has settled."""

    path: ChangePath
    recipe: Recipe
    stream: str
    vocabulary: Vocabulary
    cases: int
    seed: int
    readings: Mapping[str, str]
    group: str | None = None
    measure: Measure = ALLOWED

    @property
    def strata(self) -> Strata | None:
        """Return the strata of the stream, if it has any."""
        return self.recipe.streams[self.stream].strata


@dataclass(frozen=True)
class Attributed:
    """The difference between two versions, and what of it each change makes up; in cases, exact.

    `chronological` and `shapley` each add up to `total`; `alone` and `interaction` together do. A change that
    cannot be made alone is None there.
    """

    cases: Fraction
    before: Fraction
    after: Fraction
    chronological: tuple[Fraction, ...]
    shapley: tuple[Fraction, ...]
    alone: tuple[Fraction | None, ...]

    @property
    def total(self) -> Fraction:
        """Return how much more the later version comes to."""
        return self.after - self.before

    @property
    def interaction(self) -> Fraction:
        """Return what changes do together beyond what each does alone."""
        return self.total - sum(one for one in self.alone if one is not None)


@dataclass(frozen=True)
class Flow:
    """What of a change's Shapley value lies in cases carried by some grounds before and some after."""

    change: int
    from_grounds: Grounds
    to_grounds: Grounds
    value: Fraction
    weighted: Fraction | None


@dataclass(frozen=True)
class Moved:
    """Cases that a change moves in some order: worth more in the end, less, or the same after all."""

    opened: Fraction
    closed: Fraction
    same: Fraction


@dataclass(frozen=True)
class Reckoned:
    """The same reckoning counted, and weighted where cases have weights."""

    counted: Attributed
    weighted: Attributed | None

    @property
    def leading(self) -> Attributed:
        """Return what to show first: what the cases stand for, or their count where all count the same."""
        return self.weighted or self.counted


@dataclass(frozen=True)
class Attribution:
    """Everything found: the whole, each group by its code, the flows, and who is moved, by change."""

    study: AttributionStudy
    whole: Reckoned
    groups: Mapping[int, Reckoned]
    flows: tuple[Flow, ...]
    moved: tuple[Moved, ...]
    moved_weighted: tuple[Moved, ...] | None


def attribute(
    study: AttributionStudy, *, processes: int = 1, progress: Progress | None = None
) -> Attribution:
    """Return the attribution; `progress` is told (cases done, cases in all) after each block."""
    blocks = [(first, min(BLOCK, study.cases - first)) for first in range(0, study.cases, BLOCK)]
    tables = []
    for (first, size), table in zip(blocks, _tables(study, blocks, processes), strict=True):
        tables.append(table)
        if progress is not None:
            progress(first + size, study.cases)
    return _attribution(study, merged(tables))


def _tables(study: AttributionStudy, blocks: Sequence[tuple[int, int]], processes: int) -> Iterator[Table]:
    if processes == 1:
        tabling = Tabling(study.path, study.readings, study.measure)
        yield from (_table(study, tabling, block) for block in blocks)
        return
    with ProcessPoolExecutor(processes, initializer=_remember, initargs=(study,)) as pool:
        yield from pool.map(_table_remembered, blocks)


def _table(study: AttributionStudy, tabling: Tabling, block: tuple[int, int]) -> Table:
    first, size = block
    cases = draw_cases(study.recipe, study.stream, study.vocabulary, seed=study.seed, first=first, size=size)
    return tabling.table(cases, study.group, study.strata.variable if study.strata else None)


_remembered: list[tuple[AttributionStudy, Tabling]] = []


def _remember(study: AttributionStudy) -> None:
    """Keep the study in a worker process, so that it travels once and not with every block."""
    _remembered[:] = [(study, Tabling(study.path, study.readings, study.measure))]


def _table_remembered(block: tuple[int, int]) -> Table:
    return _table(*_remembered[0], block)


Weights = Mapping[int, Fraction]


def exact_weights(strata: Strata) -> Weights:
    """Return how much a case of each stratum counts beside the average case, as an exact fraction."""
    return {p.code: Fraction(p.persons * CYCLE, strata.persons * p.draw) for p in strata.parts if p.draw}


def _attribution(study: AttributionStudy, table: Table) -> Attribution:
    order = study.path.order
    weights = None if study.strata is None else exact_weights(study.strata)
    codes = sorted({code for code, _ in table.ends}) if study.group is not None else []
    return Attribution(
        study,
        _reckoned(table, order, weights, None),
        {code: _reckoned(table, order, weights, code) for code in codes},
        tuple(_flows(table, order, weights)),
        tuple(_moved(table, order, None)),
        None if weights is None else tuple(_moved(table, order, weights)),
    )


def _reckoned(table: Table, order: Order, weights: Weights | None, code: int | None) -> Reckoned:
    """Return the reckoning over all cases, or over those of one group."""
    weighted = None if weights is None else attributed(table, order, weights, code)
    return Reckoned(attributed(table, order, None, code), weighted)


def attributed(
    table: Table, order: Order, weights: Weights | None = None, code: int | None = None
) -> Attributed:
    """Return what each change makes up, over all cases or over those of one group, weighted or counted."""

    def counts(part: Part) -> bool:
        return code is None or part[0] == code

    cases = before = after = Fraction(0)
    for part, (number, first, last) in table.ends.items():
        if counts(part):
            weight = _weight(part, weights)
            cases += weight * number
            before += weight * first / UNIT
            after += weight * last / UNIT
    worth: dict[Places, list[Fraction]] = {}
    for (places, part, _, _), sums in table.sums.items():
        if counts(part):
            weight = _weight(part, weights)
            so_far = worth.setdefault(places, [Fraction(0)] * len(sums))
            worth[places] = [a + weight * b / UNIT for a, b in zip(so_far, sums, strict=True)]
    every = range(order.size)
    return Attributed(
        cases,
        before,
        after,
        tuple(_step(order, worth, range(k), k) for k in every),
        _shapley(order, worth),
        tuple(_step(order, worth, (), k) if not order.earlier[k] else None for k in every),
    )


def _weight(part: Part, weights: Weights | None) -> Fraction:
    return Fraction(1) if weights is None else weights[part[1]]


def _step(
    order: Order, worth: Mapping[Places, Sequence[Fraction]], done: Iterable[int], change: int
) -> Fraction:
    """Return what a change adds once others are done."""
    so_far = frozenset(done)
    total = Fraction(0)
    for places, values in worth.items():
        if change in places:
            sets = order.first_sets(places)
            now = so_far & places
            total += values[sets.index(now | {change})] - values[sets.index(now)]
    return total


def _shapley(order: Order, worth: Mapping[Places, Sequence[Fraction]]) -> tuple[Fraction, ...]:
    """Return what each change adds on the average over all orders."""
    found = [Fraction(0)] * order.size
    for places, values in worth.items():
        orders, often = shares(order.first_sets(places))
        for change, numbers in often.items():
            added = sum((n * v for n, v in zip(numbers, values, strict=True)), Fraction(0))
            found[change] += added / orders
    return tuple(found)


def _flows(table: Table, order: Order, weights: Weights | None) -> Iterator[Flow]:
    """Yield the parts of every Shapley value by the grounds before and after, largest first."""
    found: dict[tuple[int, Grounds, Grounds], tuple[Fraction, Fraction]] = {}
    for (places, part, before, after), sums in table.sums.items():
        orders, often = shares(order.first_sets(places))
        for change, numbers in often.items():
            value = Fraction(sum(n * v for n, v in zip(numbers, sums, strict=True)), orders * UNIT)
            one, weighted = found.get((change, before, after), (Fraction(0), Fraction(0)))
            key = (change, before, after)
            found[key] = (one + value, weighted + value * _weight(part, weights))
    for key in sorted(found, key=lambda key: (key[0], -abs(found[key][0]), key[1:])):
        value, weighted = found[key]
        if value or weighted:
            yield Flow(*key, value, None if weights is None else weighted)


def _moved(table: Table, order: Order, weights: Weights | None) -> Iterator[Moved]:
    found: dict[tuple[int, int], Fraction] = {}
    for (change, part, end), cases in table.moved.items():
        so_far = found.get((change, end), Fraction(0))
        found[change, end] = so_far + _weight(part, weights) * cases
    for change in range(order.size):
        yield Moved(*(found.get((change, end), Fraction(0)) for end in (1, -1, 0)))
