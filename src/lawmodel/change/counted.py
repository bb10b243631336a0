"""How many cases of a population a diagram holds in, and its exact share of all cases there can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.vocabulary import UNKNOWN
from lawmodel.outcomes.diagrams import NO, YES
from lawmodel.outcomes.symbolic import Symbolic
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import exact_sum

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Count:
    """The cases of a population in a class; `weighted` is what they count together, where cases have weights.

    A case in which a fact that the class asks for is unknown is not counted.
    """

    cases: int
    weighted: float | None


class CaseSpace:
    """Every possible case, each value of each fact counting the same, and shares of it in whole numbers."""

    def __init__(self, symbolic: Symbolic) -> None:
        self.symbolic = symbolic
        self.sizes = [[len(codes) for codes in one.groups] for one in symbolic.apart.values()]
        self.below = [1]
        for sizes in reversed(self.sizes):
            self.below.append(self.below[-1] * sum(sizes))
        self.below.reverse()
        self._inside = {NO: 0, YES: 1}
        self.possible = self.inside(symbolic.possible)

    def inside(self, diagram: int) -> int:
        """Return the number of cases, possible or not, in which a diagram holds."""
        level = self.symbolic.diagrams.nodes[diagram][0]
        return self._from_top(diagram) * (self.below[0] // self.below[level])

    def share(self, diagram: int) -> Fraction:
        """Return a diagram's share of the possible cases; it holds in no others."""
        return Fraction(self.inside(diagram), self.possible)

    def _from_top(self, node: int) -> int:
        """Return the number of answers to the facts from a node's own on with which it holds."""
        if node not in self._inside:
            level, branches = self.symbolic.diagrams.nodes[node]
            total = 0
            for size, branch in zip(self.sizes[level], branches, strict=True):
                skipped = self.below[level + 1] // self.below[self.symbolic.diagrams.nodes[branch][0]]
                total += size * skipped * self._from_top(branch)
            self._inside[node] = total
        return self._inside[node]


def counts(symbolic: Symbolic, diagrams: Sequence[int], cases: Cases) -> list[Count]:
    """Return how many cases each diagram holds in."""
    asked = sorted({name for one in diagrams for name in symbolic.diagrams.asks(one)})
    answers = {name: _answers(symbolic, name, cases) for name in asked}
    found = []
    for diagram in diagrams:
        holding = _holding(symbolic, diagram, answers, cases.size)
        weighted = None if cases.weights is None else exact_sum(cases.weights[holding])
        found.append(Count(len(holding), weighted))
    return found


def _answers(symbolic: Symbolic, name: str, cases: Cases) -> Places:
    """Return the place of each case's answer; minus one for an unknown answer."""
    column = cases.columns.get(name)
    if column is None:
        return np.full(cases.size, -1)
    places = {code: place for place, codes in enumerate(symbolic.apart[name].groups) for code in codes}
    lowest = min(*places, UNKNOWN)
    table = np.full(max(places) - lowest + 1, -1)
    for code, place in places.items():
        table[code - lowest] = place
    return table[column.astype(np.int64) - lowest]


def _holding(symbolic: Symbolic, diagram: int, answers: dict[str, Places], size: int) -> Places:
    """Return the cases in which a diagram holds: all walk down it at once, level by level."""
    diagrams = symbolic.diagrams
    levels = diagrams.below(diagram)
    left, at = np.arange(size), np.full(size, diagram)
    for level, nodes in sorted(levels.items()):
        answered = answers[diagrams.names[level]][left]
        stands = np.array(sorted(nodes))
        branches = np.array([[*diagrams.nodes[node][1], NO] for node in stands.tolist()])
        row = np.minimum(np.searchsorted(stands, at), len(stands) - 1)
        here = stands[row] == at
        at = np.where(here, branches[row, answered], at)
        left, at = left[at != NO], at[at != NO]
    return left
