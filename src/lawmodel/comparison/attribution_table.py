"""A block of cases reduced to sums: what cases that the same changes touch are worth under each law between.

A case is worth the same under two laws that differ only in changes that do not touch it. So cases are put
together by the changes that touch them, and only sets of those are made into laws.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lawmodel.comparison.attribution_measure import Measure
from lawmodel.comparison.attribution_orders import Places
from lawmodel.comparison.attribution_path import ChangePath, compiled
from lawmodel.comparison.attribution_touch import looking, touched
from lawmodel.comparison.tally import citations_of
from lawmodel.concepts.vocabulary import UNKNOWN
from lawmodel.outcomes.bits import same_in_all, unpacked
from lawmodel.outcomes.columnar import BlockOutcomes, carrying_grounds, evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.population.cases import Cases
from lawmodel.rulegraph.rule_graph import RuleGraph

LAWS_AT_ONCE = 64
"""Laws whose values are held side by side; more would only take more memory."""

Members = NDArray[np.intp]
Grounds = tuple[str, ...]
Part = tuple[int, int]
"""The code of the group and of the stratum that cases belong to; 0 where there are none."""


@dataclass(frozen=True)
class Table:
    """Sums over cases, in the units of the measure.

    `ends`: per part the number of cases, and their worth under the first and the last law. `sums`: by the
    changes that touch them, part, grounds before and after, their worth under each of the sets of changes
    that can be made before others (`Order.first_sets`). `moved`: by change and part, cases that the change
    moves in some order: worth more at the end, worth less, worth the same.
    """

    ends: dict[Part, tuple[int, ...]] = field(default_factory=dict)
    sums: dict[tuple[Places, Part, Grounds, Grounds], tuple[int, ...]] = field(default_factory=dict)
    moved: Counter[tuple[int, Part, int]] = field(default_factory=Counter)


def merged(tables: Iterable[Table]) -> Table:
    """Return one table of several: whole numbers, so their order does not matter."""
    whole = Table()
    for table in tables:
        for part, numbers in table.ends.items():
            whole.ends[part] = _added(whole.ends.get(part), numbers)
        for key, numbers in table.sums.items():
            whole.sums[key] = _added(whole.sums.get(key), numbers)
        whole.moved.update(table.moved)
    return whole


def _added(one: tuple[int, ...] | None, other: tuple[int, ...]) -> tuple[int, ...]:
    return other if one is None else tuple(a + b for a, b in zip(one, other, strict=True))


class Tabling:
    """Blocks of cases made into tables; laws are compiled when the first case asks for them, and kept."""

    def __init__(self, path: ChangePath, readings: Mapping[str, str], measure: Measure) -> None:
        self.path = path
        self.readings = dict(readings)
        self.measure = measure
        self.look = looking(path, readings)
        self.laws: dict[Places, RuleGraph] = {}
        self.every = frozenset(range(len(path.changes)))
        self.first, self.last = self.law(frozenset()), self.law(self.every)
        self.ends = plan_of([self.first, self.last])

    def law(self, done: Places) -> RuleGraph:
        """Return the law with some changes done."""
        if done not in self.laws:
            self.laws[done] = compiled(self.path, done, self.readings)
        return self.laws[done]

    def table(self, cases: Cases, group: str | None = None, stratum: str | None = None) -> Table:
        """Return the sums of a block, split by the codes of a fact and by stratum."""
        table = Table()
        parts = np.stack([_codes(cases, group), _codes(cases, stratum)], axis=1)
        ends = self.measure.values([self.first, self.last], cases)
        for (code, layer), members in _alike(parts):
            sums = (int(row[members].sum()) for row in ends)
            table.ends[code, layer] = (len(members), *sums)
        grounds, flows = self.flows(cases)
        for places, members, values in self.worth(cases):
            keys = np.concatenate([parts[members], flows[members]], axis=1)
            for (code, layer, before, after), alike in _alike(keys):
                key = (places, (code, layer), grounds[before], grounds[after])
                table.sums[key] = tuple(map(int, values[:, alike].sum(axis=1)))
            self.count_moved(table, places, values, parts[members])
        return table

    def worth(self, cases: Cases) -> Iterator[tuple[Places, Members, NDArray[np.int64]]]:
        """Yield cases that the same changes touch: those changes, the cases, their worth under each set."""
        groups = self.touched_alike(cases)
        sets = {places: self.path.order.first_sets(places) for places in groups}
        worth = {p: np.empty((len(sets[p]), len(members)), np.int64) for p, members in groups.items()}
        asking: dict[Places, list[tuple[Places, int]]] = {}
        for places in groups:
            for row, done in enumerate(sets[places]):
                asking.setdefault(done, []).append((places, row))
        wanted = list(asking)
        for start in range(0, len(wanted), LAWS_AT_ONCE):
            some = wanted[start : start + LAWS_AT_ONCE]
            found = self.measure.values([self.law(done) for done in some], cases)
            for done, values in zip(some, found, strict=True):
                for places, row in asking[done]:
                    worth[places][row] = values[groups[places]]
        yield from ((places, members, worth[places]) for places, members in groups.items())

    def touched_alike(self, cases: Cases) -> dict[Places, Members]:
        """Return the cases of a block by the changes that touch them; what none touches is left out."""
        if not self.every:
            return {}
        found = touched(self.look, cases, len(self.every))
        together: dict[Places, list[Members]] = {}
        for row, members in _alike(np.stack([unpacked(bits, cases.size) for bits in found], axis=1)):
            places = self.path.order.whole(change for change, mark in enumerate(row) if mark)
            together.setdefault(places, []).append(members)
        return {places: np.concatenate(parts) for places, parts in together.items() if places}

    def flows(self, cases: Cases) -> tuple[list[Grounds], NDArray[np.int64]]:
        """Return lists of grounds, and per case the place of what carries it before, and after."""
        grounds: dict[Grounds, int] = {}
        columns = []
        for outcomes in evaluate(self.ends, cases):
            column = np.zeros(cases.size, dtype=np.int64)
            names, marks = _carried(outcomes)
            for row, members in _alike(marks):
                carrying = tuple(name for name, mark in zip(names, row, strict=True) if mark)
                column[members] = grounds.setdefault(carrying, len(grounds))
            columns.append(column)
        return list(grounds), np.stack(columns, axis=1)

    def count_moved(
        self, table: Table, places: Places, values: NDArray[np.int64], parts: NDArray[np.int64]
    ) -> None:
        """Count the cases that each change moves in some order, by where they end."""
        sets = {done: row for row, done in enumerate(self.path.order.first_sets(places))}
        ends = np.sign(values[-1] - values[0])
        for change in sorted(places):
            steps = [
                (row, sets[done | {change}])
                for done, row in sets.items()
                if change not in done and done | {change} in sets
            ]
            moves = np.any([values[one] != values[other] for one, other in steps], axis=0)
            keys = np.concatenate([parts, ends[:, None]], axis=1)[moves]
            for (code, layer, end), alike in _alike(keys):
                table.moved[change, (code, layer), end] += len(alike)


def _alike(rows: NDArray[np.int64] | NDArray[np.uint8]) -> Iterator[tuple[tuple[int, ...], Members]]:
    """Yield each different row of whole numbers, and the places where it stands."""
    if not len(rows):
        return
    order = np.lexsort(rows.T[::-1])
    ordered = rows[order]
    starts = np.flatnonzero(np.r_[True, np.any(ordered[1:] != ordered[:-1], axis=1)])
    for start, members in zip(starts, np.split(order, starts[1:]), strict=True):
        yield tuple(map(int, ordered[start])), members


def _codes(cases: Cases, name: str | None) -> NDArray[np.int64]:
    if name is None:
        return np.zeros(cases.size, dtype=np.int64)
    return cases.columns.get(name, np.full(cases.size, UNKNOWN)).astype(np.int64)


def _carried(outcomes: BlockOutcomes) -> tuple[Grounds, NDArray[np.uint8]]:
    names = citations_of(outcomes.graph)
    carrying, none = carrying_grounds(outcomes), same_in_all(False, outcomes.size).met
    return names, np.stack([unpacked(carrying.get(name, none), outcomes.size) for name in names], axis=1)
