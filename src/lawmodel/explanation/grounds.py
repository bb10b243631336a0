"""The grounds that hold, element by element, and what stopped each of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import SETTLED, Outcome, Verdict
from lawmodel.concepts.vocabulary import CaseFacts, Text
from lawmodel.concepts.wording import Effect, Element
from lawmodel.explanation.answers import AnsweredCase, Left, ReadVersion
from lawmodel.explanation.flips import Costs, costs_of_changing, fewest_changes
from lawmodel.explanation.reasons import facts_behind
from lawmodel.outcomes.diagrams import NO
from lawmodel.rulegraph.rule_graph import GroundNode, LimitNode, RuleGraph, held

CARRIES = {
    Outcome.PROHIBITED: (Effect.PROHIBITS,),
    Outcome.PERMITTED: (Effect.PERMITS,),
    Outcome.REQUIRED: (Effect.OBLIGES, Effect.PERMITS),
}


@dataclass(frozen=True)
class Part:
    """One element of a ground or limit and its finding; `bars` where it must not be met."""

    address: str
    citation: str
    element: Element
    finding: Finding
    bars: bool
    facts: tuple[str, ...]

    @property
    def stops(self) -> bool:
        """Say whether the ground fails for this element."""
        return self.finding is (Finding.MET if self.bars else Finding.NOT_MET)


@dataclass(frozen=True)
class LimitTrace:
    """A limit and its parts; `closes` says whether it closes. Parts under `bars` keep it from closing."""

    address: str
    citation: str
    title: Text
    closes: Finding
    parts: tuple[Part, ...]
    lifted_by: tuple[str, ...]


@dataclass(frozen=True)
class GroundTrace:
    """A ground: its finding after limits, its elements, and the limits that could close it.

    `carries` says whether the outcome rests on it, `can_hold` whether it holds in some completion of the
    unknown facts; `changes` is how few changes of stated facts would make
    it hold, whatever is unknown coming out its way, and None if none would.
    """

    address: str
    citation: str
    title: Text
    effect: Effect
    finding: Finding
    carries: bool
    can_hold: bool
    parts: tuple[Part, ...]
    limits: tuple[LimitTrace, ...]
    changes: int | None

    @property
    def stopped_by(self) -> tuple[Part, ...]:
        """Return the elements for which it fails."""
        return tuple(part for part in self.parts if part.stops)

    @property
    def closed_by(self) -> tuple[LimitTrace, ...]:
        """Return the limits that close it."""
        return tuple(limit for limit in self.limits if limit.closes is Finding.MET)


class GroundsTold(NamedTuple):
    """The grounds that hold, those that hold if unknown facts come out their way, and the rest.

    Both of the latter stand the nearest first. `in_place` are the limits cited in place of a prohibition.
    """

    holding: tuple[GroundTrace, ...]
    may_hold: tuple[GroundTrace, ...]
    failed: tuple[GroundTrace, ...]
    in_place: tuple[LimitTrace, ...]

    @property
    def every(self) -> tuple[GroundTrace, ...]:
        """Return every ground of the version."""
        return self.holding + self.may_hold + self.failed


def grounds_told(version: ReadVersion, answer: AnsweredCase) -> GroundsTold:
    """Return what every ground of a version comes to in a case, under the chosen readings."""
    teller = _Teller(version.read.law, answer)
    every = [teller.ground(ground) for ground in teller.graph.grounds.values()]
    holding = [one for one in every if one.finding is Finding.MET]
    others = [one for one in every if one.finding is not Finding.MET]
    carrying = (Effect.OBLIGES, Effect.PERMITS, Effect.PROHIBITS, Effect.BINDS)
    holding.sort(key=lambda one: (not one.carries, carrying.index(one.effect)))
    others.sort(key=_distance)
    may_hold = tuple(one for one in others if one.can_hold)
    failed = tuple(one for one in others if not one.can_hold)
    return GroundsTold(tuple(holding), may_hold, failed, teller.in_place())


def _distance(one: GroundTrace) -> tuple[bool, int, int, bool]:
    """A ground that no change opens is farthest; then changes of facts, then elements and limits count."""
    waiting = sum(part.stops or part.finding is Finding.OPEN for part in one.parts)
    closing = sum(limit.closes is not Finding.NOT_MET for limit in one.limits)
    return one.changes is None, one.changes or 0, waiting + closing, one.effect is Effect.BINDS


class _Teller:
    """One law, one case, and what the reference found on the way."""

    def __init__(self, law: LawVersion, answer: AnsweredCase) -> None:
        self.law = law
        self.answer = answer
        self.left: Left = answer.left
        self.trace: Verdict = answer.trace
        self.graph: RuleGraph = answer.left.law.graph
        self.costs: Costs = costs_of_changing(answer.left.symbolic, answer.left.facts)

    def ground(self, node: GroundNode) -> GroundTrace:
        wording = self.law.wordings[node.citation]
        ground = wording.grounds[node.address.partition("#")[2]]
        finding = self.trace.findings[held(node.address)]
        return GroundTrace(
            node.address,
            node.citation,
            ground.title,
            node.effect,
            finding,
            self.carries(node, finding),
            self.can_hold(node),
            (*self.parts(node.needs, bars=False), *self.parts(node.unless, bars=True)),
            tuple(self.limit(self.graph.limits[address]) for address in node.closed_by),
            self.changes(node),
        )

    def carries(self, node: GroundNode, finding: Finding) -> bool:
        """Say whether the outcome rests on a ground; one that only completions settle rests on open ones."""
        outcome = self.answer.under_chosen
        if outcome not in SETTLED or node.effect not in CARRIES[outcome]:
            return False
        if self.trace.outcome is outcome:
            return finding is Finding.MET and node.citation in self.trace.grounds
        return finding is not Finding.NOT_MET and self.can_hold(node)

    def can_hold(self, node: GroundNode) -> bool:
        diagrams, met = self.left.symbolic.diagrams, self.left.law.met(held(node.address))
        there = diagrams.given(met, self.left.known)
        return any(diagrams.both(there, cases) != NO for cases in self.left.cases.values())

    def changes(self, node: GroundNode) -> int | None:
        diagrams, met = self.left.symbolic.diagrams, self.left.law.met(held(node.address))
        return fewest_changes(diagrams, diagrams.both(met, self.left.symbolic.possible), self.costs)

    def limit(self, node: LimitNode) -> LimitTrace:
        title = self.law.wordings[node.citation].limits[node.address.partition("#")[2]].title
        return LimitTrace(
            node.address,
            node.citation,
            title,
            self.trace.findings[node.address],
            (*self.parts(node.when, bars=False), *self.parts(node.only_if, bars=True)),
            tuple(g for g in node.lifted_by if self.trace.findings[held(g)] is Finding.MET),
        )

    def in_place(self) -> tuple[LimitTrace, ...]:
        """Return the limits that are cited in place of a prohibition."""
        if self.trace.outcome is not Outcome.PROHIBITED:
            return ()
        return tuple(
            self.limit(limit)
            for limit in self.graph.limits.values()
            if self.trace.findings[limit.address] is Finding.MET
            and limit.in_place_of is not None
            and limit.citation in self.trace.grounds
        )

    def parts(self, addresses: Sequence[str], *, bars: bool) -> tuple[Part, ...]:
        return tuple(
            part_of(address, self.law, self.graph, self.trace, self.left.facts, bars=bars)
            for address in addresses
        )


def part_of(
    address: str, law: LawVersion, graph: RuleGraph, trace: Verdict, facts: CaseFacts, *, bars: bool
) -> Part:
    """Return an element with its finding, and the stated facts it was found by."""
    citation, _, name = address.partition("#")
    element = law.wordings[citation].elements[name]
    asked = tuple(fact for fact in facts_behind(address, graph) if fact in facts)
    return Part(address, citation, element, trace.findings[address], bars, asked)
