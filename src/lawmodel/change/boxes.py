"""Maximal boxes of a diagram: a set of answers per fact, as wide as each can be made.

A box names some facts and the answers that each may have. The maximal ones are the prime implicants of a
function of facts with several answers (Coudert and Madre 1992; sets of answers as in Ji and Darwiche 2023).
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from lawmodel.outcomes.diagrams import NO, YES, Answer, Diagrams

Box = tuple[tuple[int, frozenset[Answer]], ...]
"""Levels from the top down, each with the answers allowed; a level that is not named allows every answer."""


def maximal_boxes(diagrams: Diagrams, wanted: int, possible: int) -> list[dict[str, frozenset[Answer]]]:
    """Return every box that lies in a diagram, as far as cases are possible, and that cannot be widened.

    Boxes name only facts that the wanted cases hang on; boxes without a possible case are left out. Together
    they hold every wanted case, since each lies in some maximal box.
    """
    asked = diagrams.asks(wanted)
    others = [name for name in diagrams.asks(possible) if name not in asked]
    somewhere = diagrams.somehow(possible, others)
    found = _Primes(diagrams).of(diagrams.either(wanted, diagrams.opposite(somewhere)))
    boxes = [{diagrams.names[level]: answers for level, answers in box} for box in found]
    inside = [box for box in boxes if diagrams.both(box_diagram(diagrams, box), somewhere) != NO]
    return sorted(inside, key=lambda box: (len(box), _in_order(diagrams, box)))


def box_diagram(diagrams: Diagrams, box: Mapping[str, Iterable[Answer]]) -> int:
    """Return the cases in a box."""
    return diagrams.all_of(diagrams.holds_for(name, answers) for name, answers in box.items())


def _in_order(diagrams: Diagrams, box: Mapping[str, Iterable[Answer]]) -> list[tuple[int, list[Answer]]]:
    return [(diagrams.level[name], sorted(answers)) for name, answers in box.items()]


class _Primes:
    """The maximal boxes of every node that has been asked for."""

    def __init__(self, diagrams: Diagrams) -> None:
        self.diagrams = diagrams
        self.made: dict[int, frozenset[Box]] = {NO: frozenset(), YES: frozenset({()})}

    def of(self, node: int) -> frozenset[Box]:
        """Return the maximal boxes of a node.

        For a set of answers at the top, the boxes below are those of what holds under every one of them; a
        box is kept with the largest set that it holds under.
        """
        if node not in self.made:
            level, branches = self.diagrams.nodes[node]
            answers_of: dict[int, set[Answer]] = {}
            for answer, branch in enumerate(branches):
                answers_of.setdefault(branch, set()).add(answer)
            widest: dict[Box, frozenset[Answer]] = {}
            for several in _largest_first(sorted(answers_of)):
                shared = self.diagrams.all_of(several)
                answers = frozenset().union(*(answers_of[branch] for branch in several))
                for below in self.of(shared):
                    if not answers <= widest.get(below, frozenset()):
                        widest[below] = answers | widest.get(below, frozenset())
            every = frozenset(range(len(branches)))
            self.made[node] = frozenset(
                below if answers == every else ((level, answers), *below) for below, answers in widest.items()
            )
        return self.made[node]


def _largest_first(branches: list[int]) -> Iterable[tuple[int, ...]]:
    branches = [branch for branch in branches if branch != NO]
    for size in range(len(branches), 0, -1):
        yield from combinations(branches, size)
