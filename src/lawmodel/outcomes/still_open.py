"""What an open answer still waits for: the grounds that could decide, and the facts nobody has stated."""

from collections.abc import Iterable

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Leaf,
    Negated,
    Some,
)
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome, Verdict
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.doubted import parts_of_ground, parts_of_limit
from lawmodel.outcomes.reference import condition_finding
from lawmodel.rulegraph.rule_graph import BOUND, GroundNode, RuleGraph, held


def open_trail(graph: RuleGraph, found: Verdict, facts: CaseFacts) -> frozenset[str]:
    """Return every open address that the grounds which could still decide an open case wait for."""
    trail: set[str] = set()
    waiting = [held(ground.address) for ground in _deciding(graph, found)]
    while waiting:
        address = waiting.pop()
        if address not in trail and found.findings[address] is Finding.OPEN:
            trail.add(address)
            waiting += _waits_for(address, graph, found, facts)
    return frozenset(trail)


def _deciding(graph: RuleGraph, found: Verdict) -> list[GroundNode]:
    """A permission or a prohibition matters only while the case may still be prohibited."""
    if found.outcome is not Outcome.OPEN:
        return []
    undecided = Outcome.PROHIBITED in found.possible
    effects = (Effect.OBLIGES, Effect.PERMITS, Effect.PROHIBITS) if undecided else (Effect.OBLIGES,)
    return [ground for effect in effects for ground in graph.grounds_with(effect)]


def _waits_for(address: str, graph: RuleGraph, found: Verdict, facts: CaseFacts) -> list[str]:
    if address == BOUND:
        return [held(ground.address) for ground in graph.grounds_with(Effect.BINDS)]
    if address in graph.elements:
        asked = open_questions(graph.elements[address].condition, found, facts)
        inner = [leaf for leaf in asked if isinstance(leaf, ElementHolds | Bound)]
        return [BOUND if isinstance(leaf, Bound) else leaf.element for leaf in inner]
    if address in graph.limits:
        return parts_of_limit(graph.limits[address])
    if address in graph.grounds:
        return parts_of_ground(graph.grounds[address])
    ground = graph.grounds[address.removesuffix("!")]
    return [ground.address, *ground.closed_by]


def open_questions(condition: Condition, found: Verdict, facts: CaseFacts) -> list[Leaf]:
    """Return the questions of a condition that keep it open."""
    if condition_finding(condition, facts, found.findings) is not Finding.OPEN:
        return []
    match condition:
        case Every(parts) | Some(parts):
            return [leaf for part in parts for leaf in open_questions(part, found, facts)]
        case Negated(part):
            return open_questions(part, found, facts)
        case _:
            return [condition]


def missing_facts(trail: Iterable[str], graph: RuleGraph, found: Verdict, facts: CaseFacts) -> set[str]:
    """Return the facts that nobody has stated and a trail of open addresses asks for."""
    asked = (
        leaf
        for address in trail
        if address in graph.elements
        for leaf in open_questions(graph.elements[address].condition, found, facts)
    )
    return {leaf.fact for leaf in asked if isinstance(leaf, FactIs | FactCompares)}
