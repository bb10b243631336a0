"""What the law means: one case, one rule graph, one verdict. Every other engine is right when it agrees."""

from collections.abc import Mapping
from typing import assert_never

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Some,
    TermIs,
    compares,
)
from lawmodel.concepts.finding import Finding, all_of, any_of, opposite, settled
from lawmodel.concepts.outcome import Outcome, Verdict
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.rulegraph.rule_graph import BOUND, GroundNode, LimitNode, RuleGraph, held


def verdict(graph: RuleGraph, facts: CaseFacts) -> Verdict:
    """Return what the law says about a case; facts that are not stated are unknown, and unknown is open."""
    findings: dict[str, Finding] = {}
    for address in graph.order:
        findings[address] = _finding(address, graph, findings, facts)
    possible = _possible(graph, findings)
    outcome = possible[0] if len(possible) == 1 else Outcome.OPEN
    return Verdict(outcome, possible, carrying(graph, findings, outcome), findings)


def _finding(address: str, graph: RuleGraph, findings: Mapping[str, Finding], facts: CaseFacts) -> Finding:
    if address == BOUND:
        return any_of(findings[held(ground.address)] for ground in graph.grounds_with(Effect.BINDS))
    if address in graph.elements:
        return condition_finding(graph.elements[address].condition, facts, findings)
    if address in graph.limits:
        return _closed(graph.limits[address], findings)
    if address in graph.grounds:
        return _applies(graph.grounds[address], findings)
    return _holds(graph.grounds[address.removesuffix("!")], findings)


def condition_finding(condition: Condition, facts: CaseFacts, findings: Mapping[str, Finding]) -> Finding:
    """Return whether a condition is met by what is known."""
    match condition:
        case FactIs(fact, codes):
            return Finding.OPEN if fact not in facts else settled(facts[fact] in codes)
        case FactCompares(fact, relation, int(against)):
            return Finding.OPEN if fact not in facts else settled(compares(facts[fact], relation, against))
        case ElementHolds(address):
            return findings[address]
        case Bound():
            return findings[BOUND]
        case Constant(holds):
            return settled(holds)
        case Every(parts):
            return all_of(condition_finding(part, facts, findings) for part in parts)
        case Some(parts):
            return any_of(condition_finding(part, facts, findings) for part in parts)
        case Negated(part):
            return opposite(condition_finding(part, facts, findings))
        case TermIs() | FactCompares():
            raise ValueError("a compiled law asks no term")
        case _:
            assert_never(condition)


def _applies(ground: GroundNode, findings: Mapping[str, Finding]) -> Finding:
    """Everything it needs is met and nothing in `unless` is."""
    needed = all_of(findings[element] for element in ground.needs)
    return all_of([needed, opposite(any_of(findings[element] for element in ground.unless))])


def _closed(limit: LimitNode, findings: Mapping[str, Finding]) -> Finding:
    """It reaches the case, its condition is not met (a carve-out has none), and no ground lifts it."""
    reaches = all_of(findings[element] for element in limit.when)
    kept = all_of(findings[element] for element in limit.only_if) if limit.only_if else Finding.NOT_MET
    lifted = any_of(findings[held(ground)] for ground in limit.lifted_by)
    return all_of([reaches, opposite(kept), opposite(lifted)])


def _holds(ground: GroundNode, findings: Mapping[str, Finding]) -> Finding:
    """It applies and no limit closes it."""
    closed = any_of(findings[limit] for limit in ground.closed_by)
    return all_of([findings[ground.address], opposite(closed)])


def _possible(graph: RuleGraph, findings: Mapping[str, Finding]) -> tuple[Outcome, ...]:
    """Duties first, then permissions, then prohibitions; what nothing prohibits is permitted."""
    duty, permission, prohibition = (
        any_of(findings[held(ground.address)] for ground in graph.grounds_with(effect))
        for effect in (Effect.OBLIGES, Effect.PERMITS, Effect.PROHIBITS)
    )
    no_duty = opposite(duty)
    allowed = any_of([permission, opposite(prohibition)])
    chances = {
        Outcome.PROHIBITED: all_of([no_duty, opposite(permission), prohibition]),
        Outcome.PERMITTED: all_of([no_duty, allowed]),
        Outcome.REQUIRED: duty,
    }
    return tuple(outcome for outcome, finding in chances.items() if finding is not Finding.NOT_MET)


def carrying(graph: RuleGraph, findings: Mapping[str, Finding], outcome: Outcome) -> tuple[str, ...]:
    """Return the citations that carry a settled outcome: every ground that holds, duties first."""

    def holding(effect: Effect) -> list[str]:
        grounds = graph.grounds_with(effect)
        return [g.citation for g in grounds if findings[held(g.address)] is Finding.MET]

    if outcome is Outcome.OPEN:
        return ()
    if outcome is Outcome.PROHIBITED:
        prohibiting = holding(Effect.PROHIBITS)
        closed = [limit for limit in graph.limits.values() if findings[limit.address] is Finding.MET]
        cited = [limit for limit in closed if limit.in_place_of in prohibiting]
        replaced = {limit.in_place_of for limit in cited}
        return _once([limit.citation for limit in cited] + [c for c in prohibiting if c not in replaced])
    carrying = holding(Effect.OBLIGES) + holding(Effect.PERMITS)
    return _once(carrying or [graph.nothing_prohibits])


def _once(citations: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citations))
