"""A case as it would stand if the law were silent wherever the book is in doubt, and which doubts matter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    ElementHolds,
    FactCompares,
    FactIs,
    Leaf,
    TermIs,
    leaves,
    with_leaves,
)
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Verdict
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.from_law_version import Structure
from lawmodel.rulegraph.rule_graph import BOUND, GroundNode, LimitNode, RuleGraph, held

CERTAIN = ("verified", "derived")
UNANSWERED = FactIs("", frozenset())
"""A question that no case answers: open, whatever the facts."""

Doubts = Mapping[str, "Doubt"]


@dataclass(frozen=True)
class Doubt:
    """What is certain of an element's condition, and the status words of what is not."""

    condition: Condition
    kinds: frozenset[str]


@dataclass(frozen=True)
class Trace:
    """What the law says about a case, and what it would say if every doubt were left open."""

    graph: RuleGraph
    found: Verdict
    doubted: Verdict

    def turns_on_doubts(self, address: str) -> bool:
        """Say whether a settled finding would be open if every doubt were."""
        return self.found.findings[address] is not self.doubted.findings[address]


def doubts_of(structure: Structure) -> Doubts:
    """Return the doubts of a version, by the address of the element.

    An element is in doubt as a whole if its encoding is, or in the terms it asks. A reading encodes nothing
    but its term. Terms of questions that count are left out: their rival readings make a case contested.
    """
    terms = _uncounted_terms(structure.book)
    found: dict[str, Doubt] = {}
    for address, node in structure.elements.items():
        element = structure.law.wordings[node.citation].elements[address.partition("#")[2]]
        asked = [terms[term] for term in map(term_of, leaves(node.condition)) if term in terms]
        unsure = frozenset({element.confidence}) - set(CERTAIN)
        if unsure and element.kind != "reading":
            found[address] = Doubt(UNANSWERED, unsure)
        elif asked:
            found[address] = Doubt(
                with_leaves(node.condition, _left_open), unsure or frozenset().union(*asked)
            )
    return found


def _uncounted_terms(book: StatuteBook) -> dict[str, frozenset[str]]:
    """Return the terms that no counted question sets, each with the status words of its readings."""
    return {
        term: frozenset(one.status for one in question.readings.values()) - set(CERTAIN)
        for question in book.questions.values()
        if not question.counts
        for reading in question.readings.values()
        for term in reading.sets
    }


def term_of(leaf: Leaf) -> str | None:
    """Return the term a question asks, if it asks one."""
    match leaf:
        case TermIs(term) | FactCompares(_, _, str(term)):
            return term
        case _:
            return None


def _left_open(leaf: Leaf) -> Condition:
    return leaf if term_of(leaf) is None else UNANSWERED


def trace(graph: RuleGraph, doubts: Doubts, facts: CaseFacts, found: Verdict) -> Trace:
    """Return what the law says about a case, beside what it would say if every doubt were left open."""
    opened = {
        address: replace(graph.elements[address], condition=d.condition) for address, d in doubts.items()
    }
    silent = replace(graph, elements={**graph.elements, **opened})
    return Trace(graph, found, verdict(silent, facts))


def doubts_behind(address: str, one: Trace, doubts: Doubts) -> set[str]:
    """Return the elements in doubt that a settled finding turns on."""
    if not one.turns_on_doubts(address):
        return set()
    if address in doubts:
        return {address}
    return set().union(*(doubts_behind(part, one, doubts) for part in _settling(address, one)))


def _settling(address: str, one: Trace) -> Iterable[str]:
    """Return the addresses a finding was settled by."""
    graph = one.graph
    if address == BOUND:
        return [held(ground.address) for ground in graph.grounds_with(Effect.BINDS)]
    if address in graph.elements:
        return inner_addresses(graph.elements[address].condition)
    if address in graph.limits:
        return parts_of_limit(graph.limits[address])
    if address in graph.grounds:
        return blocking(graph.grounds[address], one.found) or parts_of_ground(graph.grounds[address])
    ground = graph.grounds[address.removesuffix("!")]
    return [ground.address, *ground.closed_by]


def blocking(ground: GroundNode, found: Verdict) -> list[str]:
    """Return the elements for want of which, or because of which, a ground does not apply."""
    missing = [element for element in ground.needs if found.findings[element] is Finding.NOT_MET]
    return missing + [element for element in ground.unless if found.findings[element] is Finding.MET]


def inner_addresses(condition: Condition) -> list[str]:
    """Return the addresses a compiled condition asks."""
    asked = [leaf for leaf in leaves(condition) if isinstance(leaf, ElementHolds | Bound)]
    return [leaf.element if isinstance(leaf, ElementHolds) else BOUND for leaf in asked]


def parts_of_ground(ground: GroundNode) -> list[str]:
    """Return the addresses a ground is made of."""
    return [*ground.needs, *ground.unless]


def parts_of_limit(limit: LimitNode) -> list[str]:
    """Return the addresses a limit is made of."""
    return [*limit.when, *limit.only_if, *map(held, limit.lifted_by)]
