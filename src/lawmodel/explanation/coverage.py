"""Which elements worked cases exercise both ways, and pairs of cases for those that they do not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.explanation.answers import ReadVersion
from lawmodel.explanation.flips import nearest_way
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.rule_graph import GroundNode, held


@dataclass(frozen=True)
class Pair:
    """Two cases that differ in few facts: a ground holds in one, and fails in the other for one element only.

    `changes` are the facts that differ, as they are where it fails (MC/DC).
    """

    ground: str
    element: str
    holds: CaseFacts
    changes: CaseFacts


@dataclass(frozen=True)
class ElementCover:
    """An element of one version: whether some worked case with an expected outcome meets it, another not.

    `pair` is a pair that would show its effect, for an element not covered both ways; None where there is
    none: no case has the ground failing for it alone.
    """

    address: str
    met: bool
    not_met: bool
    pair: Pair | None

    @property
    def both_ways(self) -> bool:
        """Say whether it is covered."""
        return self.met and self.not_met


def element_coverage(version: ReadVersion, book: StatuteBook) -> tuple[ElementCover, ...]:
    """Return how the worked cases of a book exercise each element that a ground of a version uses."""
    law_id, graph = version.read.law.id, version.chosen.graph
    traces = [verdict(graph, one.facts).findings for one in book.vignettes if law_id in one.expected]
    grounds: dict[str, GroundNode] = {}
    for ground in graph.grounds.values():
        for part in (*ground.needs, *ground.unless):
            grounds.setdefault(part, ground)
    return tuple(_cover(address, ground, traces, version, book) for address, ground in grounds.items())


def _cover(
    address: str,
    ground: GroundNode,
    traces: list[Mapping[str, Finding]],
    version: ReadVersion,
    book: StatuteBook,
) -> ElementCover:
    seen = {found[address] for found in traces}
    met, not_met = Finding.MET in seen, Finding.NOT_MET in seen
    pair = None if met and not_met else next(pairs(version, ground, address, book), None)
    return ElementCover(address, met, not_met, pair)


def pairs(version: ReadVersion, ground: GroundNode, element: str, book: StatuteBook) -> Iterator[Pair]:
    """Yield a pair of cases for an element of a ground, as near the default answers as can be, if any is."""
    every, law = version.symbolic, version.chosen
    diagrams = every.diagrams
    holds = diagrams.both(law.met(held(ground.address)), every.possible)
    others = [law.met(part) for part in ground.needs if part != element]
    others += [diagrams.opposite(law.met(part)) for part in ground.unless if part != element]
    others += [diagrams.opposite(law.met(limit)) for limit in ground.closed_by]
    alone = diagrams.opposite(law.met(element)) if element in ground.needs else law.met(element)
    fails = diagrams.all_of([alone, *others, every.possible])
    first = every.case_of(holds, book.vocabulary.defaults())
    if first is not None and fails != NO:
        yield Pair(ground.address, element, first, nearest_way(every, fails, first))
