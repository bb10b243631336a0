"""A compiled law to a decision order: what can never apply is left out, proved on decision diagrams."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.vocabulary import CaseFacts, Vocabulary
from lawmodel.explanation.answer_shares import Shares, likelihood
from lawmodel.outcomes.answers_apart import codes_known
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.rival_readings import ReadLaw
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw, symbolic
from lawmodel.protocol.decision_order import DecisionOrder, Route, Step, StepPlan, StopLine
from lawmodel.protocol.requirement import Requirement, requirement_of
from lawmodel.rulegraph.rule_graph import GroundNode, LimitNode, RuleGraph, held


class NoSuchParties(ValueError):
    """Raised where the vocabulary allows no case between a sender and a receiver."""


@dataclass(frozen=True)
class _Between:
    """A law under all its readings, in the cases that there can be between two parties."""

    law: LawVersion
    every: Symbolic
    graphs: tuple[RuleGraph, ...]
    parties: CaseFacts
    shares: Shares
    allowed: int

    def met(self, law: SymbolicLaw, address: str) -> int:
        """Return the cases between the parties in which a finding is met."""
        diagrams = self.every.diagrams
        known = codes_known(self.every.apart, self.parties)
        return diagrams.both(diagrams.given(law.met(address), known), self.allowed)

    def ever(self, address: str) -> bool:
        """Say whether a finding is met in some case between the parties, under some reading."""
        return any(self.met(law, address) != NO for law in self.every.laws)

    def settled(self) -> dict[str, Finding]:
        """Return the findings of elements that are the same in every case, under every reading."""
        found: dict[str, Finding] = {}
        for address in self.graphs[0].elements:
            cases = {self.met(law, address) for law in self.every.laws}
            if cases == {NO}:
                found[address] = Finding.NOT_MET
            elif cases == {self.allowed}:
                found[address] = Finding.MET
        return found

    def how_common(self, address: str) -> float:
        """Return how likely a finding is to be met in a case, under the chosen readings."""
        return likelihood(self.every.diagrams, self.met(self.every.laws[0], address), self.shares).at_all


def decision_order(
    read: ReadLaw,
    vocabulary: Vocabulary,
    parties: CaseFacts,
    plans: Sequence[StepPlan],
    shares: Callable[[Symbolic], Shares],
) -> DecisionOrder:
    """Return the order in which a protocol asks, for one version and two parties.

    `plans` say which routes belong to which step; `shares` how common answers are. Routes come likeliest
    first, since one that holds ends the step. Raises NoSuchParties.
    """
    graphs = distinct((read.chosen, *read.rivals))
    every = symbolic(graphs, vocabulary)
    allowed = every.diagrams.given(every.possible, codes_known(every.apart, parties))
    if allowed == NO:
        raise NoSuchParties
    between = _Between(read.law, every, graphs, parties, shares(every), allowed)
    settled = between.settled()
    chosen = graphs[0]
    reached = {address: ground for address, ground in chosen.grounds.items() if between.ever(held(address))}
    lines = _stop_lines(between, chosen, settled, reached)
    steps = _steps(between, plans, settled, reached, lines)
    left_out = tuple(address for address in chosen.grounds if address not in reached)
    readings = tuple(graph.readings for graph in graphs)
    return DecisionOrder(read.law.id, parties, readings, steps, lines, left_out, chosen.nothing_prohibits)


def distinct(graphs: Iterable[RuleGraph]) -> tuple[RuleGraph, ...]:
    """Return graphs without those that only repeat the readings of an earlier one."""
    found: list[RuleGraph] = []
    for graph in graphs:
        if all(dict(graph.readings) != dict(one.readings) for one in found):
            found.append(graph)
    return tuple(found)


def _steps(
    between: _Between,
    plans: Sequence[StepPlan],
    settled: Mapping[str, Finding],
    reached: Mapping[str, GroundNode],
    lines: Mapping[str, StopLine],
) -> tuple[Step, ...]:
    """Return the steps of law; a route belongs to the first that it fits."""
    placed: set[str] = set()
    answered: set[str] = set(between.parties)
    steps: list[Step] = []
    for plan in plans:
        mine = [g for g in reached.values() if g.address not in placed and _fits(g, plan, between)]
        placed |= {ground.address for ground in mine}
        common = {ground.address: between.how_common(held(ground.address)) for ground in mine}
        mine.sort(key=lambda one: (plan.effects.index(one.effect), -round(common[one.address], 9)))
        routes = []
        for ground in mine:
            routes.append(_route(ground, between, settled, answered, lines))
            answered |= {fact for one in routes[-1].requirements for fact in one.facts}
        if plan.is_of_law:
            steps.append(Step(plan.id, tuple(routes)))
    return tuple(steps)


def _fits(ground: GroundNode, plan: StepPlan, between: _Between) -> bool:
    if ground.effect not in plan.effects:
        return False
    if not plan.asking:
        return True
    needed = (requirement_of(a, between.law, between.graphs, {}, {}, bars=False) for a in ground.needs)
    return any(fact in plan.asking for one in needed for fact in one.facts)


def _route(
    ground: GroundNode,
    between: _Between,
    settled: Mapping[str, Finding],
    answered: set[str],
    lines: Mapping[str, StopLine],
) -> Route:
    title = between.law.wordings[ground.citation].grounds[ground.address.partition("#")[2]].title
    asked = (
        *_requirements(ground.needs, between, settled, bars=False),
        *_requirements(ground.unless, between, settled, bars=True),
    )
    place = {one.address: number for number, one in enumerate(asked)}
    stops = {one.address: _stops(one, between) for one in asked}

    def rank(one: Requirement) -> tuple[bool, bool, bool, float, int]:
        """What needs no new answer, then facts before judgements, then what stops the route most often."""
        new = not set(one.facts) <= answered
        unsettled = one.settled is None
        return unsettled, new, one.is_assessment, -stops[one.address], place[one.address]

    closed_by = tuple(address for address in ground.closed_by if address in lines)
    in_order = tuple(sorted(asked, key=rank))
    return Route(ground.address, ground.citation, title, ground.effect, in_order, closed_by)


def _stops(one: Requirement, between: _Between) -> float:
    met = between.how_common(one.address)
    whole = likelihood(between.every.diagrams, between.allowed, between.shares).at_all
    return round(met if one.bars else whole - met, 9)


def _requirements(
    addresses: Sequence[str], between: _Between, settled: Mapping[str, Finding], *, bars: bool
) -> tuple[Requirement, ...]:
    law, graphs, parties = between.law, between.graphs, between.parties
    return tuple(requirement_of(one, law, graphs, parties, settled, bars=bars) for one in addresses)


def _stop_lines(
    between: _Between,
    chosen: RuleGraph,
    settled: Mapping[str, Finding],
    reached: Mapping[str, GroundNode],
) -> dict[str, StopLine]:
    """Return the limits that can close a route that is left, or be cited in place of a prohibition."""
    cited = {ground.citation for ground in reached.values()}
    found: dict[str, StopLine] = {}
    for limit in chosen.limits.values():
        closes = tuple(one.address for one in reached.values() if limit.address in one.closed_by)
        if between.ever(limit.address) and (closes or limit.in_place_of in cited):
            found[limit.address] = _stop_line(limit, closes, between, settled, reached)
    return found


def _stop_line(
    limit: LimitNode,
    closes: tuple[str, ...],
    between: _Between,
    settled: Mapping[str, Finding],
    reached: Mapping[str, GroundNode],
) -> StopLine:
    return StopLine(
        limit.address,
        limit.citation,
        between.law.wordings[limit.citation].limits[limit.address.partition("#")[2]].title,
        _requirements(limit.when, between, settled, bars=False),
        _requirements(limit.only_if, between, settled, bars=False),
        tuple(address for address in limit.lifted_by if address in reached),
        closes,
        limit.in_place_of,
    )
