"""Decision diagrams over facts with several answers: every case a condition holds in, as one graph.

Reduced and ordered (Bryant 1986), a node having one branch per answer (Srinivasan and others 1990): two
conditions that hold in the same cases are the same node, so equality is equality of numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce

NO, YES = 0, 1
"""The diagrams of what never and of what always holds."""

Answer = int
"""The place of an answer among those that the law tells apart."""


class Diagrams:
    """All diagrams over one list of variables, each with its number of answers, in the order given."""

    def __init__(self, answers: Mapping[str, int]) -> None:
        self.names = tuple(answers)
        self.level = {name: place for place, name in enumerate(self.names)}
        self.answers = tuple(answers.values())
        last = len(self.names)
        self.nodes: list[tuple[int, tuple[int, ...]]] = [(last, ()), (last, ())]
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._opposite: dict[int, int] = {NO: YES, YES: NO}
        self._implies: dict[tuple[int, int, int], bool] = {}

    def holds_for(self, name: str, answers: Iterable[Answer]) -> int:
        """Return the diagram of "the answer is one of these"."""
        level, chosen = self.level[name], frozenset(answers)
        return self.node(level, tuple(YES if k in chosen else NO for k in range(self.answers[level])))

    def node(self, level: int, branches: tuple[int, ...]) -> int:
        """Return the node with these branches; the branch itself where all are the same."""
        if all(branch == branches[0] for branch in branches):
            return branches[0]
        key = (level, branches)
        if key not in self._known:
            self._known[key] = len(self.nodes)
            self.nodes.append(key)
        return self._known[key]

    def both(self, one: int, other: int) -> int:
        """Return the cases in which both hold."""
        if one > other:
            one, other = other, one
        if one in (NO, other):
            return one
        if one == YES:
            return other
        key = (one, other)
        if key not in self._both:
            level = min(self.nodes[one][0], self.nodes[other][0])
            pairs = zip(self.branches(one, level), self.branches(other, level), strict=True)
            self._both[key] = self.node(level, tuple(self.both(a, b) for a, b in pairs))
        return self._both[key]

    def opposite(self, one: int) -> int:
        """Return the cases in which something does not hold."""
        if one not in self._opposite:
            level, branches = self.nodes[one]
            found = self.node(level, tuple(self.opposite(branch) for branch in branches))
            self._opposite[one] = found
            self._opposite[found] = one
        return self._opposite[one]

    def either(self, one: int, other: int) -> int:
        """Return the cases in which at least one holds."""
        return self.opposite(self.both(self.opposite(one), self.opposite(other)))

    def all_of(self, diagrams: Iterable[int]) -> int:
        """Return the cases in which all hold; of none, every case."""
        return reduce(self.both, diagrams, YES)

    def any_of(self, diagrams: Iterable[int]) -> int:
        """Return the cases in which at least one holds; of none, no case."""
        return reduce(self.either, diagrams, NO)

    def without(self, one: int, other: int) -> int:
        """Return the cases in which the first holds and the second does not."""
        return self.both(one, self.opposite(other))

    def implies(self, one: int, other: int, within: int = YES) -> bool:
        """Say whether the second holds in every case, of those within a third, in which the first does."""
        if NO in (one, within) or other in (YES, one, within):
            return True
        if one == within == YES:
            return False
        key = (one, other, within)
        if key not in self._implies:
            level = min(self.nodes[each][0] for each in key)
            left = zip(*(self.branches(each, level) for each in key), strict=True)
            self._implies[key] = all(self.implies(*each) for each in left)
        return self._implies[key]

    def disjoint(self, one: int, other: int) -> bool:
        """Say whether no case is in both."""
        return self.implies(one, self.opposite(other))

    def holds_in(self, one: int, answers: Mapping[str, Answer]) -> bool:
        """Say whether a diagram holds in a case that answers everything it asks."""
        while one not in (NO, YES):
            level, branches = self.nodes[one]
            one = branches[answers[self.names[level]]]
        return one == YES

    def branches(self, one: int, level: int) -> tuple[int, ...]:
        """Return what is left of a diagram for each answer at a level that is not below its top."""
        top, branches = self.nodes[one]
        return branches if top == level else (one,) * self.answers[level]

    def given(self, one: int, answers: Mapping[str, Answer]) -> int:
        """Return what is left of a diagram once some answers are known."""
        known = {self.level[name]: answer for name, answer in answers.items()}

        def left(level: int, branches: tuple[int, ...], rest: Callable[[int], int]) -> int:
            if level in known:
                return rest(branches[known[level]])
            return self.node(level, tuple(rest(branch) for branch in branches))

        return self._walked(one, left)

    def somehow(self, one: int, names: Iterable[str]) -> int:
        """Return the cases in which some answers to these variables make it hold."""
        levels = {self.level[name] for name in names}

        def left(level: int, branches: tuple[int, ...], rest: Callable[[int], int]) -> int:
            found = tuple(rest(branch) for branch in branches)
            return self.any_of(found) if level in levels else self.node(level, found)

        return self._walked(one, left)

    def _walked(self, one: int, step: Callable[[int, tuple[int, ...], Callable[[int], int]], int]) -> int:
        """Return a diagram made anew from the leaves up, each node once."""
        made = {NO: NO, YES: YES}

        def rest(node: int) -> int:
            if node not in made:
                made[node] = step(*self.nodes[node], rest)
            return made[node]

        return rest(one)

    def asks(self, one: int) -> tuple[str, ...]:
        """Return the variables that a diagram hangs on, in order."""
        return tuple(self.names[level] for level in sorted(self.below(one)))

    def below(self, one: int) -> dict[int, set[int]]:
        """Return the nodes of a diagram, by level."""
        seen, waiting = {NO, YES}, [one]
        found: dict[int, set[int]] = {}
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                level, branches = self.nodes[node]
                found.setdefault(level, set()).add(node)
                waiting.extend(branches)
        return found

    def a_case(
        self, one: int, preferred: Mapping[str, Sequence[Answer]] | None = None
    ) -> dict[str, Answer] | None:
        """Return answers that make it hold, the first preferred that can for each variable; None if none."""
        if one == NO:
            return None
        found: dict[str, Answer] = {}
        while one != YES:
            level, branches = self.nodes[one]
            name = self.names[level]
            order = (preferred or {}).get(name, range(len(branches)))
            found[name] = next(answer for answer in order if branches[answer] != NO)
            one = branches[found[name]]
        return found

    def a_case_apart(
        self,
        one: int,
        other: int,
        within: int = YES,
        preferred: Mapping[str, Sequence[Answer]] | None = None,
    ) -> dict[str, Answer] | None:
        """Return answers within a diagram with which one holds and the other does not; None if none do."""
        if self.implies(one, other, within):
            return None
        found: dict[str, Answer] = {}
        left = (one, other, within)
        while left != (YES, NO, YES):
            level = min(self.nodes[each][0] for each in left)
            name = self.names[level]
            ways = list(zip(*(self.branches(each, level) for each in left), strict=True))
            order = (preferred or {}).get(name, range(len(ways)))
            found[name] = next(answer for answer in order if not self.implies(*ways[answer]))
            left = ways[found[name]]
        return found

    def size(self, *diagrams: int) -> int:
        """Return how many nodes some diagrams have together."""
        seen, waiting = {NO, YES}, list(diagrams)
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting.extend(self.nodes[node][1])
        return len(seen) - 2
