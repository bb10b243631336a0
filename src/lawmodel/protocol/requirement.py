"""One requirement as a protocol asks it: what the parties settle is filled in, the rest is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    FactCompares,
    FactIs,
    Leaf,
    compares,
    leaves,
    with_leaves,
)
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Element
from lawmodel.rulegraph.from_law_version import folded
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class Requirement:
    """An element of a route; `bars` where the route is closed if it is met.

    `tests` say what is asked under each choice of readings, the chosen one first; `settled` is the finding
    where the parties alone give it under each of them, `by_reading` that they do only as the law is read.
    """

    address: str
    citation: str
    element: Element
    bars: bool
    tests: tuple[Condition, ...]
    settled: Finding | None
    by_reading: bool = False

    @property
    def is_assessment(self) -> bool:
        """Say whether somebody must judge."""
        return self.element.kind == "assessment"

    @property
    def asks_secrecy(self) -> bool:
        """Say whether it asks if the information is secret, which has a step of its own."""
        return any(isinstance(leaf, Bound) for leaf in leaves(self.tests[0]))

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the facts that it asks under any reading, in reading order."""
        asked = (leaf for test in self.tests for leaf in leaves(test))
        return tuple(dict.fromkeys(one.fact for one in asked if isinstance(one, FactIs | FactCompares)))


def requirement_of(
    address: str,
    law: LawVersion,
    graphs: tuple[RuleGraph, ...],
    parties: CaseFacts,
    settled: Mapping[str, Finding],
    *,
    bars: bool,
) -> Requirement:
    """Return an element of a compiled law as a protocol asks it; `settled` are the findings parties give."""
    citation, _, name = address.partition("#")
    found = settled.get(address)
    tests: tuple[Condition, ...] = (Constant(found is Finding.MET),) * len(graphs)
    if found is None:
        tests = tuple(filled_in(graph.elements[address].condition, parties, graph) for graph in graphs)
    by_reading = found is not None and graphs[0].elements[address].asks_terms
    element = law.wordings[citation].elements[name]
    return Requirement(address, citation, element, bars, tests, found, by_reading)


def filled_in(condition: Condition, parties: CaseFacts, graph: RuleGraph) -> Condition:
    """Return a condition with known facts answered and other elements written out.

    What is left asks facts, and whether the information is secret.
    """

    def fill(leaf: Leaf) -> Condition:
        match leaf:
            case FactIs(fact, codes) if fact in parties:
                return Constant(parties[fact] in codes)
            case FactCompares(fact, relation, int(against)) if fact in parties:
                return Constant(compares(parties[fact], relation, against))
            case ElementHolds(address):
                return with_leaves(graph.elements[address].condition, fill)
            case _:
                return leaf

    return folded(with_leaves(condition, fill))
