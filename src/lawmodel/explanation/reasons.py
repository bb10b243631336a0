"""A sufficient reason: a smallest set of stated facts that forces the outcome, whatever all others are."""

from collections.abc import Iterable, Sequence

from lawmodel.concepts.condition import Condition, ElementHolds, FactCompares, FactIs, leaves
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import SETTLED, Verdict
from lawmodel.explanation.answers import Left
from lawmodel.outcomes.diagrams import NO
from lawmodel.rulegraph.rule_graph import RuleGraph, held


def sufficient_reason(left: Left, trace: Verdict) -> tuple[str, ...]:
    """Return facts that force a settled outcome and of which none can be left out, in the statute's order.

    Facts are left out from the end of the statute. What is needed for one ground that carries the outcome
    is tried first, so that a reason is of one ground where it can be; of several, the shortest.
    """
    if left.outcome not in SETTLED:
        return ()
    diagrams = left.symbolic.diagrams
    outcome = left.law.cases(left.outcome)
    order = [name for name in statute_order(left.law.graph) if name in left.facts]
    stated = _forcing(left, outcome, [*order, *(n for n in left.facts if n not in order)])
    reasons = [stated]
    for ground in _carrying(left.law.graph, trace):
        by_it = diagrams.both(outcome, left.law.met(held(ground)))
        if _forces(left, by_it, order):
            reasons.append(_forcing(left, outcome, _forcing(left, by_it, order)))
    return min(reasons[1:] or reasons, key=len)


def _carrying(graph: RuleGraph, trace: Verdict) -> list[str]:
    return [
        ground.address
        for ground in graph.grounds.values()
        if ground.citation in trace.grounds and trace.findings[held(ground.address)] is Finding.MET
    ]


def _forces(left: Left, target: int, facts: Iterable[str]) -> bool:
    """Say whether the target holds in every case the vocabulary allows that has these stated facts."""
    diagrams, known = left.symbolic.diagrams, left.known
    answers = {name: known[name] for name in facts if name in known}
    allowed = diagrams.given(left.symbolic.possible, answers)
    return diagrams.without(allowed, diagrams.given(target, answers)) == NO


def _forcing(left: Left, target: int, facts: Sequence[str]) -> tuple[str, ...]:
    """Return the facts without those that can be left out, the last tried first."""
    kept = list(facts)
    for name in reversed(facts):
        fewer = [other for other in kept if other != name]
        if name not in left.known or _forces(left, target, fewer):
            kept = fewer
    return tuple(kept)


def statute_order(graph: RuleGraph) -> tuple[str, ...]:
    """Return the facts a law asks, as one meets them on reading it."""
    asked: dict[str, None] = {}
    for ground in graph.grounds.values():
        for address in (*ground.needs, *ground.unless):
            asked |= dict.fromkeys(facts_behind(address, graph))
    for limit in graph.limits.values():
        for address in (*limit.when, *limit.only_if):
            asked |= dict.fromkeys(facts_behind(address, graph))
    return tuple(asked)


def facts_behind(address: str, graph: RuleGraph) -> tuple[str, ...]:
    """Return the facts an element asks, itself or through other elements of its wording."""
    asked: dict[str, None] = {}
    conditions: list[Condition] = [graph.elements[address].condition]
    while conditions:
        for leaf in leaves(conditions.pop(0)):
            match leaf:
                case FactIs(fact) | FactCompares(fact):
                    asked[fact] = None
                case ElementHolds(other):
                    conditions.append(graph.elements[other].condition)
    return tuple(asked)
