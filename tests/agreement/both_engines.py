"""One law and a block of cases put to both engines: where do they part?"""

from collections.abc import Iterator

from lawmodel.concepts.outcome import SETTLED, Verdict
from lawmodel.outcomes.bits import Planes, unpacked
from lawmodel.outcomes.columnar import BlockOutcomes, carrying_grounds, evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.outcomes.reference import verdict
from lawmodel.population.cases import Cases
from lawmodel.rulegraph.rule_graph import RuleGraph


def agreed(graph: RuleGraph, cases: Cases) -> list[Verdict]:
    """Return what the reference says about every case; assert that the columns say the same."""
    verdicts = [verdict(graph, cases.facts_of(index)) for index in range(cases.size)]
    [outcomes] = evaluate(plan_of([graph]), cases)
    parted = list(disagreements(verdicts, outcomes))
    assert parted == [], f"{len(parted)} disagreements"
    return verdicts


def disagreements(verdicts: list[Verdict], outcomes: BlockOutcomes) -> Iterator[str]:
    """Yield a sentence for every place and case where the columns say something else than the reference."""
    for address in outcomes.graph.order:
        for index, found in enumerate(by_case(outcomes.finding(address), outcomes.size)):
            expected = verdicts[index].findings[address]
            if found != expected:
                yield f"case {index} at {address}: {found}, not {expected}"
    for outcome in SETTLED:
        found_possible = by_case(outcomes.possible(outcome), outcomes.size)
        settled = unpacked(outcomes.settled_as(outcome), outcomes.size)
        for index, one in enumerate(verdicts):
            if (found_possible[index] > 0) != (outcome in one.possible):
                yield f"case {index}: {outcome} is possible by one engine only"
            if settled[index] != (one.outcome is outcome):
                yield f"case {index}: {outcome} is settled by one engine only"
    for index, cited in enumerate(citations_by_case(outcomes)):
        if cited != set(verdicts[index].grounds):
            yield f"case {index}: carried by {cited}, not {verdicts[index].grounds}"


def by_case(planes: Planes, size: int) -> list[int]:
    """Return the finding of each case as the number that `Finding` gives it."""
    found: list[int] = (unpacked(planes.met, size) + unpacked(planes.possible, size)).tolist()
    return found


def citations_by_case(outcomes: BlockOutcomes) -> list[set[str]]:
    """Return the citations that carry the outcome of each case."""
    carrying = {c: unpacked(bits, outcomes.size) for c, bits in carrying_grounds(outcomes).items()}
    return [{c for c, bits in carrying.items() if bits[index]} for index in range(outcomes.size)]
