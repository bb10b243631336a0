"""Where one element decides alone: were it otherwise, and nothing else, so would the outcome be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lawmodel.concepts.condition import Constant
from lawmodel.concepts.outcome import SETTLED
from lawmodel.outcomes.bits import Bits, count
from lawmodel.outcomes.columnar import BlockOutcomes, evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.population.cases import Cases
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class ElementDecides:
    """An element, and per stream the number of cases whose outcome it decides alone."""

    address: str
    cases: Mapping[str, int]

    @property
    def in_all(self) -> int:
        """Return the cases of all streams."""
        return sum(self.cases.values())


def each_way(graph: RuleGraph, addresses: Iterable[str]) -> Iterator[RuleGraph]:
    """Yield, per element, the law if it were met in every case, and the law if it were met in none."""
    for address in addresses:
        for holds in (True, False):
            settled = replace(graph.elements[address], condition=Constant(holds))
            yield replace(graph, elements={**graph.elements, address: settled})


def deciding(graph: RuleGraph, blocks: Iterable[tuple[str, Cases]]) -> tuple[ElementDecides, ...]:
    """Return how many cases each element of a law decides, in blocks of cases of the streams they are of.

    A case that is open either way is not decided by the element.
    """
    plan = plan_of(list(each_way(graph, graph.elements)))
    found: dict[str, dict[str, int]] = {address: {} for address in graph.elements}
    for stream, cases in blocks:
        outcomes = evaluate(plan, cases)
        for address, met, unmet in zip(graph.elements, outcomes[::2], outcomes[1::2], strict=True):
            decided = count(_apart(met, unmet), cases.size)
            found[address][stream] = found[address].get(stream, 0) + decided
    return tuple(ElementDecides(address, cases) for address, cases in found.items())


def _apart(one: BlockOutcomes, other: BlockOutcomes) -> Bits:
    """Return the cases that two laws settle differently."""
    settled = [(one.settled_as(outcome), other.settled_as(outcome)) for outcome in SETTLED]
    return _any(a for a, _ in settled) & _any(b for _, b in settled) & ~_any(a & b for a, b in settled)


def _any(some: Iterable[Bits]) -> Bits:
    first, *others = some
    for bits in others:
        first = first | bits
    return first


def seldom_deciding(found: Sequence[ElementDecides], least: int) -> tuple[ElementDecides, ...]:
    """Return the elements that decide fewer cases than `least`, the fewest first."""
    return tuple(sorted((one for one in found if one.in_all < least), key=lambda one: one.in_all))
