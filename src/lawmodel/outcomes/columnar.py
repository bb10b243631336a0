"""The same meaning as the reference, for a block of cases at a time on packed bits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
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
)
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.bits import Bits, Planes, both, either, mirrored, packed, same_in_all, settled_planes
from lawmodel.population.cases import Cases, answer_mask, known_mask
from lawmodel.rulegraph.rule_graph import BOUND, GroundNode, LimitNode, RuleGraph, held

Asked = dict[Condition, Planes]
"""Answers to conditions on facts alone, shared by every law that asks them of the same block."""


@dataclass(frozen=True)
class BlockOutcomes:
    """The outcomes of a block: which are possible in each case, and the finding at every address."""

    size: int
    possible: Mapping[Outcome, Planes]
    findings: Mapping[str, Planes]

    def settled_as(self, outcome: Outcome) -> Bits:
        """Return the cases that can have no other outcome."""
        others = [self.possible[other].possible for other in SETTLED if other is not outcome]
        return self.possible[outcome].possible & ~reduce(lambda one, other: one | other, others)


def evaluate(graph: RuleGraph, cases: Cases, asked: Asked) -> BlockOutcomes:
    """Return what the law says about every case of a block; `asked` is filled and reused across laws."""
    block = _Block(graph, cases, asked)
    for address in graph.order:
        block.findings[address] = block.finding(address)
    return BlockOutcomes(cases.size, block.possible(), block.findings)


class _Block:
    """One law over one block: the findings so far."""

    def __init__(self, graph: RuleGraph, cases: Cases, asked: Asked) -> None:
        self.graph = graph
        self.cases = cases
        self.asked = asked
        self.findings: dict[str, Planes] = {}

    def finding(self, address: str) -> Planes:
        graph = self.graph
        if address == BOUND:
            return self.any_of(self.findings[held(g.address)] for g in graph.grounds_with(Effect.BINDS))
        if address in graph.elements:
            return self.condition(graph.elements[address].condition)
        if address in graph.limits:
            return self.closed(graph.limits[address])
        if address in graph.grounds:
            return self.applies(graph.grounds[address])
        return self.holds(graph.grounds[address.removesuffix("!")])

    def condition(self, condition: Condition) -> Planes:
        match condition:
            case FactIs() | FactCompares():
                if condition not in self.asked:
                    self.asked[condition] = self.answered(condition)
                return self.asked[condition]
            case ElementHolds(address):
                return self.findings[address]
            case Bound():
                return self.findings[BOUND]
            case Constant(holds):
                return same_in_all(holds, self.cases.size)
            case Every(parts):
                return self.all_of(self.condition(part) for part in parts)
            case Some(parts):
                return self.any_of(self.condition(part) for part in parts)
            case Negated(part):
                return mirrored(self.condition(part))
            case TermIs():
                raise ValueError("a compiled law asks no term")
            case _:
                assert_never(condition)

    def answered(self, leaf: FactIs | FactCompares) -> Planes:
        known = known_mask(self.cases, leaf.fact)
        yes = answer_mask(self.cases, leaf)
        if known is None:
            return settled_planes(packed(yes))
        return Planes(packed(yes & known), packed(yes | ~known))

    def all_of(self, findings: Iterable[Planes]) -> Planes:
        return reduce(both, findings, same_in_all(True, self.cases.size))

    def any_of(self, findings: Iterable[Planes]) -> Planes:
        return reduce(either, findings, same_in_all(False, self.cases.size))

    def applies(self, ground: GroundNode) -> Planes:
        needed = self.all_of(self.findings[element] for element in ground.needs)
        return both(needed, mirrored(self.any_of(self.findings[element] for element in ground.unless)))

    def closed(self, limit: LimitNode) -> Planes:
        reaches = self.all_of(self.findings[element] for element in limit.when)
        lifted = self.any_of(self.findings[held(ground)] for ground in limit.lifted_by)
        closed = both(reaches, mirrored(lifted))
        if limit.only_if:
            closed = both(closed, mirrored(self.all_of(self.findings[element] for element in limit.only_if)))
        return closed

    def holds(self, ground: GroundNode) -> Planes:
        closed = self.any_of(self.findings[limit] for limit in ground.closed_by)
        return both(self.findings[ground.address], mirrored(closed))

    def possible(self) -> dict[Outcome, Planes]:
        duty, permission, prohibition = (
            self.any_of(self.findings[held(g.address)] for g in self.graph.grounds_with(effect))
            for effect in (Effect.OBLIGES, Effect.PERMITS, Effect.PROHIBITS)
        )
        no_duty = mirrored(duty)
        return {
            Outcome.PROHIBITED: self.all_of([no_duty, mirrored(permission), prohibition]),
            Outcome.PERMITTED: both(no_duty, either(permission, mirrored(prohibition))),
            Outcome.REQUIRED: duty,
        }


def carrying_grounds(graph: RuleGraph, outcomes: BlockOutcomes) -> dict[str, Bits]:
    """Return, per citation, the cases whose settled outcome it carries: every ground that holds."""
    findings = outcomes.findings
    carrying: dict[str, Bits] = {}

    def add(citation: str, bits: Bits) -> None:
        carrying[citation] = carrying[citation] | bits if citation in carrying else bits

    allowed = outcomes.settled_as(Outcome.REQUIRED) | outcomes.settled_as(Outcome.PERMITTED)
    opened = same_in_all(False, outcomes.size).met
    for effect in (Effect.OBLIGES, Effect.PERMITS):
        for ground in graph.grounds_with(effect):
            bits = findings[held(ground.address)].met & allowed
            add(ground.citation, bits)
            opened = opened | bits
    add(graph.nothing_prohibits, allowed & ~opened)
    prohibited = outcomes.settled_as(Outcome.PROHIBITED)
    prohibiting: dict[str, Bits] = {}
    for ground in graph.grounds_with(Effect.PROHIBITS):
        bits = findings[held(ground.address)].met & prohibited
        prohibiting[ground.citation] = prohibiting.get(ground.citation, bits) | bits
    replaced: dict[str, Bits] = {}
    for limit in graph.limits.values():
        if limit.in_place_of in prohibiting:
            bits = findings[limit.address].met & prohibiting[limit.in_place_of]
            add(limit.citation, bits)
            replaced[limit.in_place_of] = replaced.get(limit.in_place_of, bits) | bits
    for citation, bits in prohibiting.items():
        add(citation, bits & ~replaced[citation] if citation in replaced else bits)
    return carrying
