"""Which elements worked cases exercise both ways, and pairs of cases for those that they do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.explanation.decisive import each_way
from lawmodel.explanation.flips import nearest_way
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw, symbolic
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class Pair:
    """Two cases that differ in few facts: an element is met in one, not in the other, and the outcome turns.

    In both the element decides alone: settled the other way, it would give the outcome of the other case
    (MC/DC). `changes` are the facts that differ, as they are where it is not met.
    """

    element: str
    met: CaseFacts
    changes: CaseFacts
    outcome_met: Outcome
    outcome_unmet: Outcome


@dataclass(frozen=True)
class ElementCover:
    """An element of one version: whether some worked case with an expected outcome meets it, another not.

    `pair` is a pair that would show its effect, for an element not covered both ways; None where there is
    none: it decides no case alone.
    """

    address: str
    met: bool
    not_met: bool
    pair: Pair | None

    @property
    def both_ways(self) -> bool:
        """Say whether it is covered."""
        return self.met and self.not_met


def element_coverage(graph: RuleGraph, book: StatuteBook) -> tuple[ElementCover, ...]:
    """Return how the worked cases of a book exercise each element of a version, as it is read."""
    traces = [verdict(graph, one.facts).findings for one in book.vignettes if graph.version in one.expected]
    seen = {address: {found[address] for found in traces} for address in graph.elements}
    missing = [address for address, found in seen.items() if not {Finding.MET, Finding.NOT_MET} <= found]
    paired = {pair.element: pair for pair in pairs(graph, missing, book)}
    return tuple(
        ElementCover(address, Finding.MET in found, Finding.NOT_MET in found, paired.get(address))
        for address, found in seen.items()
    )


def pairs(graph: RuleGraph, elements: list[str], book: StatuteBook) -> Iterator[Pair]:
    """Yield a pair of cases for each element that decides one alone, near the first worked case."""
    every = symbolic([graph, *each_way(graph, elements)], book.vocabulary)
    near = {**book.vocabulary.defaults(), **next((one.facts for one in book.vignettes), {})}
    chosen, *settled = every.laws
    for element, met, unmet in zip(elements, settled[::2], settled[1::2], strict=True):
        found = next(_pairs(every, chosen.met(element), (met, unmet), element, near), None)
        if found is not None:
            yield found


def _pairs(
    every: Symbolic, holds: int, laws: tuple[SymbolicLaw, SymbolicLaw], element: str, near: CaseFacts
) -> Iterator[Pair]:
    """Yield a pair per two outcomes between which an element decides in cases of both kinds."""
    diagrams = every.diagrams
    for one, other in permutations(SETTLED, 2):
        decided = diagrams.all_of([every.possible, laws[0].cases(one), laws[1].cases(other)])
        first = every.case_of(diagrams.both(decided, holds), near)
        fails = diagrams.both(decided, diagrams.opposite(holds))
        if first is not None and fails != NO:
            yield Pair(element, first, nearest_way(every, fails, first), one, other)
