"""Orders in which changes can be made: sets that can have been made first, and how often each step occurs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

Places = frozenset[int]


@dataclass(frozen=True)
class Order:
    """So many changes, and pairs of them of which the first must come before the second.

    The pairs must not go round in a circle.
    """

    size: int
    pairs: frozenset[tuple[int, int]]

    @cached_property
    def earlier(self) -> tuple[Places, ...]:
        """Return, per change, every change that must come before it."""
        found: list[set[int]] = [set() for _ in range(self.size)]
        grown = True
        while grown:
            grown = False
            for before, after in self.pairs:
                more = {before, *found[before]} - found[after]
                found[after] |= more
                grown = grown or bool(more)
        return tuple(map(frozenset, found))

    def closed(self, places: Iterable[int]) -> Places:
        """Return the changes with everything that must come before them."""
        given = frozenset(places)
        return given.union(*(self.earlier[k] for k in given))

    @cached_property
    def bound_to(self) -> tuple[Places, ...]:
        """Return, per change, the changes whose place in an order hangs together with its own, itself too."""
        found = [{k} for k in range(self.size)]
        for before, after in sorted(self.pairs):
            joined = found[before] | found[after]
            for k in joined:
                found[k] = joined
        return tuple(map(frozenset, found))

    def whole(self, places: Iterable[int]) -> Places:
        """Return the changes with all whose place in an order hangs together with theirs."""
        return frozenset().union(*(self.bound_to[k] for k in places))

    def first_sets(self, places: Places) -> tuple[Places, ...]:
        """Return every set of these changes that can be made before the others of them, smallest first."""
        return _first_sets(tuple(sorted((k, self.earlier[k] & places) for k in places)))


@lru_cache(maxsize=4096)
def _first_sets(earlier: tuple[tuple[int, Places], ...]) -> tuple[Places, ...]:
    found: list[Places] = [frozenset()]
    layer = {frozenset[int]()}
    while layer:
        layer = {done | {k} for done in layer for k, before in earlier if k not in done and before <= done}
        found += sorted(layer, key=sorted)
    return tuple(found)


@lru_cache(maxsize=4096)
def shares(sets: tuple[Places, ...]) -> tuple[int, dict[int, tuple[int, ...]]]:
    """Return the number of orders, and per change how often each set of changes gives and takes.

    `sets` are those of `first_sets`. Summed over all orders, a change adds the sum over sets of its number
    times the value of the set: plus where the set ends with it, minus where it comes next. Divided by the
    number of orders that is its Shapley value (Shapley 1953; over orders that can be, Faigle and Kern 1992).
    """
    place = {one: k for k, one in enumerate(sets)}
    members = sorted(sets[-1])
    steps = [
        (k, change, place[one | {change}])
        for one, k in place.items()
        for change in members
        if change not in one and one | {change} in place
    ]
    ways_to = [1] + [0] * (len(sets) - 1)
    for start, _, end in steps:
        ways_to[end] += ways_to[start]
    ways_from = [0] * (len(sets) - 1) + [1]
    for start, _, end in reversed(steps):
        ways_from[start] += ways_from[end]
    numbers = {change: [0] * len(sets) for change in members}
    for start, change, end in steps:
        often = ways_to[start] * ways_from[end]
        numbers[change][start] -= often
        numbers[change][end] += often
    return ways_to[-1], {change: tuple(row) for change, row in numbers.items()}
