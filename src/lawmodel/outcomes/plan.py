"""Several laws written down as one list of steps, each different step once.

Versions and readings that are compared share most of what they ask; a block of cases then answers it once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.wording import Effect
from lawmodel.rulegraph.rule_graph import BOUND, GroundNode, LimitNode, RuleGraph, held


@dataclass(frozen=True, slots=True)
class AllOf:
    """The minimum of the findings of earlier steps; of none it is met."""

    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The maximum of the findings of earlier steps; of none it is not met."""

    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """The finding of an earlier step, mirrored."""

    step: int


Step = FactIs | FactCompares | AllOf | AnyOf | Opposite


@dataclass(frozen=True)
class PlannedLaw:
    """A rule graph, and the steps that work out its findings and its possible outcomes."""

    graph: RuleGraph
    findings: Mapping[str, int]
    possible: Mapping[Outcome, int]


@dataclass(frozen=True)
class Plan:
    """Steps, each after those it uses, and the laws that are evaluated by taking them."""

    steps: tuple[Step, ...]
    laws: tuple[PlannedLaw, ...]


def plan_of(graphs: Sequence[RuleGraph]) -> Plan:
    """Return the steps that evaluate every one of the graphs."""
    numbers: dict[Step, int] = {}
    # A law that another reading leaves as it is comes again and again: it is planned once.
    different = {id(graph): graph for graph in graphs}
    laws = {name: _Planner(graph, numbers).law() for name, graph in different.items()}
    return Plan(tuple(numbers), tuple(laws[id(graph)] for graph in graphs))


class _Planner:
    """One graph, the steps so far (of every graph), and where the findings of this one are."""

    def __init__(self, graph: RuleGraph, numbers: dict[Step, int]) -> None:
        self.graph = graph
        self.numbers = numbers
        self.findings: dict[str, int] = {}

    def law(self) -> PlannedLaw:
        for address in self.graph.order:
            self.findings[address] = self.finding(address)
        return PlannedLaw(self.graph, self.findings, self.possible())

    def finding(self, address: str) -> int:
        graph = self.graph
        if address == BOUND:
            return self.some_ground(Effect.BINDS)
        if address in graph.elements:
            return self.condition(graph.elements[address].condition)
        if address in graph.limits:
            return self.closed(graph.limits[address])
        if address in graph.grounds:
            return self.applies(graph.grounds[address])
        return self.holds(graph.grounds[address.removesuffix("!")])

    def condition(self, condition: Condition) -> int:
        match condition:
            case FactIs() | FactCompares():
                return self.step(condition)
            case ElementHolds(address):
                return self.findings[address]
            case Bound():
                return self.findings[BOUND]
            case Constant(holds):
                return self.all_of(()) if holds else self.any_of(())
            case Every(parts):
                return self.all_of(self.condition(part) for part in parts)
            case Some(parts):
                return self.any_of(self.condition(part) for part in parts)
            case Negated(part):
                return self.opposite(self.condition(part))
            case TermIs():
                raise ValueError("a compiled law asks no term")
            case _:
                assert_never(condition)

    def applies(self, ground: GroundNode) -> int:
        excluded = self.any_of(self.at(ground.unless))
        return self.all_of([*self.at(ground.needs), self.opposite(excluded)])

    def closed(self, limit: LimitNode) -> int:
        lifted = self.any_of(self.at(map(held, limit.lifted_by)))
        kept = self.all_of(self.at(limit.only_if)) if limit.only_if else self.any_of(())
        return self.all_of([*self.at(limit.when), self.opposite(kept), self.opposite(lifted)])

    def holds(self, ground: GroundNode) -> int:
        closed = self.any_of(self.at(ground.closed_by))
        return self.all_of([self.findings[ground.address], self.opposite(closed)])

    def possible(self) -> dict[Outcome, int]:
        duty, permission, prohibition = map(
            self.some_ground, (Effect.OBLIGES, Effect.PERMITS, Effect.PROHIBITS)
        )
        no_duty, no_permission = self.opposite(duty), self.opposite(permission)
        allowed = self.any_of([permission, self.opposite(prohibition)])
        return {
            Outcome.PROHIBITED: self.all_of([no_duty, no_permission, prohibition]),
            Outcome.PERMITTED: self.all_of([no_duty, allowed]),
            Outcome.REQUIRED: duty,
        }

    def some_ground(self, effect: Effect) -> int:
        return self.any_of(self.findings[held(g.address)] for g in self.graph.grounds_with(effect))

    def at(self, addresses: Iterable[str]) -> list[int]:
        return [self.findings[address] for address in addresses]

    def all_of(self, steps: Iterable[int]) -> int:
        different = tuple(sorted(set(steps)))
        return different[0] if len(different) == 1 else self.step(AllOf(different))

    def any_of(self, steps: Iterable[int]) -> int:
        different = tuple(sorted(set(steps)))
        return different[0] if len(different) == 1 else self.step(AnyOf(different))

    def opposite(self, step: int) -> int:
        return self.step(Opposite(step))

    def step(self, step: Step) -> int:
        return self.numbers.setdefault(step, len(self.numbers))
