"""The same meaning as the reference, for a block of cases at a time on packed bits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import assert_never

from lawmodel.concepts.condition import FactCompares, FactIs
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.bits import Bits, Planes, both, either, mirrored, packed, same_in_all, settled_planes
from lawmodel.outcomes.plan import AllOf, AnyOf, Opposite, Plan, PlannedLaw, Step
from lawmodel.population.cases import Cases, answer_mask, known_mask
from lawmodel.rulegraph.rule_graph import RuleGraph, held


@dataclass(frozen=True)
class BlockOutcomes:
    """What one law says about every case of a block; `findings` are those of every step of the plan."""

    size: int
    law: PlannedLaw
    findings: Sequence[Planes]

    @property
    def graph(self) -> RuleGraph:
        """Return the law as it was compiled."""
        return self.law.graph

    def finding(self, address: str) -> Planes:
        """Return what the law concludes at an address."""
        return self.findings[self.law.findings[address]]

    def possible(self, outcome: Outcome) -> Planes:
        """Return whether an outcome is certain, possible or excluded."""
        return self.findings[self.law.possible[outcome]]

    def settled_as(self, outcome: Outcome) -> Bits:
        """Return the cases that can have no other outcome."""
        others = [self.possible(other).possible for other in SETTLED if other is not outcome]
        return self.possible(outcome).possible & ~reduce(lambda one, other: one | other, others)


def evaluate(plan: Plan, cases: Cases) -> list[BlockOutcomes]:
    """Return what each law of a plan says about every case of a block."""
    findings: list[Planes] = []
    for step in plan.steps:
        findings.append(_taken(step, findings, cases))
    return [BlockOutcomes(cases.size, law, findings) for law in plan.laws]


def _taken(step: Step, findings: Sequence[Planes], cases: Cases) -> Planes:
    match step:
        case FactIs() | FactCompares():
            return _answered(step, cases)
        case AllOf(()):
            return same_in_all(True, cases.size)
        case AllOf(steps):
            return reduce(both, (findings[k] for k in steps))
        case AnyOf(()):
            return same_in_all(False, cases.size)
        case AnyOf(steps):
            return reduce(either, (findings[k] for k in steps))
        case Opposite(other):
            return mirrored(findings[other])
        case _:
            assert_never(step)


def _answered(leaf: FactIs | FactCompares, cases: Cases) -> Planes:
    known = known_mask(cases, leaf.fact)
    yes = answer_mask(cases, leaf)
    if known is None:
        return settled_planes(packed(yes))
    return Planes(packed(yes & known), packed(yes | ~known))


def carrying_grounds(outcomes: BlockOutcomes) -> dict[str, Bits]:
    """Return, per citation, the cases whose settled outcome it carries: every ground that holds."""
    graph = outcomes.graph
    carrying: dict[str, Bits] = {}

    def add(citation: str, bits: Bits) -> None:
        carrying[citation] = carrying[citation] | bits if citation in carrying else bits

    allowed = outcomes.settled_as(Outcome.REQUIRED) | outcomes.settled_as(Outcome.PERMITTED)
    opened = same_in_all(False, outcomes.size).met
    for effect in (Effect.OBLIGES, Effect.PERMITS):
        for ground in graph.grounds_with(effect):
            bits = outcomes.finding(held(ground.address)).met & allowed
            add(ground.citation, bits)
            opened = opened | bits
    add(graph.nothing_prohibits, allowed & ~opened)
    for citation, bits in _carrying_prohibition(outcomes).items():
        add(citation, bits)
    return carrying


def _carrying_prohibition(outcomes: BlockOutcomes) -> dict[str, Bits]:
    """Return, per citation, the prohibited cases it carries; a limit that closed is cited in its place."""
    graph = outcomes.graph
    prohibited = outcomes.settled_as(Outcome.PROHIBITED)
    prohibiting: dict[str, Bits] = {}
    for ground in graph.grounds_with(Effect.PROHIBITS):
        bits = outcomes.finding(held(ground.address)).met & prohibited
        prohibiting[ground.citation] = prohibiting.get(ground.citation, bits) | bits
    replaced: dict[str, Bits] = {}
    cited: dict[str, Bits] = {}
    for limit in graph.limits.values():
        if limit.in_place_of in prohibiting:
            bits = outcomes.finding(limit.address).met & prohibiting[limit.in_place_of]
            cited[limit.citation] = cited.get(limit.citation, bits) | bits
            replaced[limit.in_place_of] = replaced.get(limit.in_place_of, bits) | bits
    for citation, bits in prohibiting.items():
        own = bits & ~replaced[citation] if citation in replaced else bits
        cited[citation] = cited.get(citation, own) | own
    return cited
