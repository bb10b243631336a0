"""Following a decision order by hand: question by question, until the law has said what it says of a case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lawmodel.concepts.finding import Finding, all_of, any_of, opposite
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.reference import condition_finding
from lawmodel.protocol.decision_order import DecisionOrder, Route, Step, StopLine
from lawmodel.protocol.requirement import Requirement
from lawmodel.rulegraph.rule_graph import BOUND


@dataclass(frozen=True)
class Asked:
    """A requirement that was put on the way, on which route or stop line, and the answer."""

    at: str
    requirement: Requirement
    finding: Finding

    @property
    def stops(self) -> bool:
        """Say whether the answer closes the route."""
        return self.finding is (Finding.MET if self.requirement.bars else Finding.NOT_MET)


@dataclass(frozen=True)
class Walk:
    """The end that one walk comes to under one choice of readings.

    `grounds` are the provisions that carry a settled end; `hinges_on` the requirements that nobody has
    answered and that an open end waits for; `last_step` is where the walk ended.
    """

    outcome: Outcome
    possible: tuple[Outcome, ...]
    grounds: tuple[str, ...]
    asked: tuple[Asked, ...]
    hinges_on: tuple[Requirement, ...]
    last_step: str


@dataclass(frozen=True)
class Followed:
    """What following a protocol comes to: contested where readings that lawyers may choose part ways.

    `walks` holds one walk per choice of readings, the chosen one first.
    """

    outcome: Outcome
    possible: tuple[Outcome, ...]
    grounds: tuple[str, ...]
    walks: tuple[Walk, ...]

    @property
    def chosen(self) -> Walk:
        """Return the walk under the chosen readings."""
        return self.walks[0]

    @property
    def hinges_on(self) -> tuple[Requirement, ...]:
        """Return what an open end waits for under any reading, each requirement once."""
        every = {one.address: one for walk in self.walks for one in walk.hinges_on}
        return tuple(every.values()) if self.outcome is Outcome.OPEN else ()


def followed(order: DecisionOrder, facts: CaseFacts) -> Followed:
    """Return what following a decision order comes to in a case; facts not stated are questions left open."""
    walks = tuple(walked(order, facts, under) for under in range(len(order.readings)))
    settled: dict[Outcome, tuple[str, ...]] = {}
    for walk in walks:
        if walk.outcome in SETTLED:
            settled[walk.outcome] = _once((*settled.get(walk.outcome, ()), *walk.grounds))
    if len(settled) > 1:
        sides = tuple(outcome for outcome in SETTLED if outcome in settled)
        return Followed(Outcome.CONTESTED, sides, _once(g for o in sides for g in settled[o]), walks)
    union = {outcome for walk in walks for outcome in walk.possible}
    possible = tuple(outcome for outcome in SETTLED if outcome in union)
    if len(possible) > 1:
        return Followed(Outcome.OPEN, possible, (), walks)
    return Followed(possible[0], possible, walks[0].grounds, walks)


def walked(order: DecisionOrder, facts: CaseFacts, under: int = 0) -> Walk:
    """Return the end of one walk under one of the choices of readings."""
    return _Walker(order, {**facts, **order.parties}, under).walk()


@dataclass
class _Walker:
    """One walk: what has been asked so far, and where each route that was followed ended."""

    order: DecisionOrder
    facts: CaseFacts
    under: int
    asked: list[Asked] = field(default_factory=list)
    ends: dict[str, Finding] = field(default_factory=dict)
    lines: dict[str, Finding] = field(default_factory=dict)

    def walk(self) -> Walk:
        last = ""
        for step in self.order.steps:
            last = step.id
            self._follow(step)
            if self._is_settled():
                break
        possible = self._possible()
        outcome = possible[0] if len(possible) == 1 else Outcome.OPEN
        hinges_on = self._hinges_on(possible) if outcome is Outcome.OPEN else ()
        return Walk(outcome, possible, self._grounds(outcome), tuple(self.asked), hinges_on, last)

    def _follow(self, step: Step) -> None:
        """Follow the routes of a step; one of a kind that holds makes the others of its kind needless."""
        for route in step.routes:
            if self._best(route.effect) is not Finding.MET:
                self._end_of(route)
            if self._is_settled():
                return

    def _end_of(self, route: Route) -> Finding:
        """Ask requirement after requirement; a no ends the route, what is open is passed and kept open."""
        if route.address not in self.ends:
            found = self._all(route.address, route.requirements)
            if found is not Finding.NOT_MET:
                closing = [self._closes(self.order.stop_lines[line]) for line in route.closed_by]
                found = all_of([found, opposite(any_of(closing))])
            self.ends[route.address] = found
        return self.ends[route.address]

    def _all(self, at: str, requirements: Sequence[Requirement]) -> Finding:
        """Return what the answers come to together: a requirement that bars must not be met."""
        found = Finding.MET
        for requirement in requirements:
            answer = self._answer(at, requirement)
            found = min(found, opposite(answer) if requirement.bars else answer)
            if found is Finding.NOT_MET:
                return found
        return found

    def _answer(self, at: str, requirement: Requirement) -> Finding:
        secret = {BOUND: self._secrecy()} if requirement.asks_secrecy else {}
        finding = condition_finding(requirement.tests[self.under], self.facts, secret)
        self.asked.append(Asked(at, requirement, finding))
        return finding

    def _secrecy(self) -> Finding:
        """Return whether the information is secret, following the routes that bind if nobody has yet."""
        for route in self.order.with_effect(Effect.BINDS):
            if self._end_of(route) is Finding.MET:
                return Finding.MET
        return self._best(Effect.BINDS)

    def _closes(self, line: StopLine) -> Finding:
        if line.address not in self.lines:
            reaches = self._all(line.address, line.when)
            closed = reaches
            if reaches is not Finding.NOT_MET and line.only_if:
                kept = [self._answer(line.address, one) for one in line.only_if]
                closed = min(closed, opposite(all_of(kept)))
            if closed is not Finding.NOT_MET:
                lifting = [self._end_of(self.order.routes[address]) for address in line.lifted_by]
                closed = min(closed, opposite(any_of(lifting)))
            self.lines[line.address] = closed
        return self.lines[line.address]

    def _best(self, effect: Effect) -> Finding:
        routes = self.order.with_effect(effect)
        return any_of(self.ends[one.address] for one in routes if one.address in self.ends)

    def _is_through(self, effect: Effect) -> bool:
        return all(one.address in self.ends for one in self.order.with_effect(effect))

    def _is_settled(self) -> bool:
        """A duty that holds ends the walk; without one, so does a permission, or that nothing prohibits."""
        if self._best(Effect.OBLIGES) is Finding.MET:
            return True
        if not self._is_through(Effect.OBLIGES) or self._best(Effect.OBLIGES) is Finding.OPEN:
            return False
        prohibits_not = self._is_through(Effect.PROHIBITS) and self._best(Effect.PROHIBITS) is Finding.NOT_MET
        return self._best(Effect.PERMITS) is Finding.MET or prohibits_not

    def _possible(self) -> tuple[Outcome, ...]:
        """Duties first, then permissions, then prohibitions; what nothing prohibits is permitted."""
        duty, permission = self._best(Effect.OBLIGES), self._best(Effect.PERMITS)
        prohibition = self._best(Effect.PROHIBITS)
        chances = {
            Outcome.PROHIBITED: all_of([opposite(duty), opposite(permission), prohibition]),
            Outcome.PERMITTED: all_of([opposite(duty), any_of([permission, opposite(prohibition)])]),
            Outcome.REQUIRED: duty,
        }
        return tuple(outcome for outcome, chance in chances.items() if chance is not Finding.NOT_MET)

    def _grounds(self, outcome: Outcome) -> tuple[str, ...]:
        routes = self.order.routes
        holding = [routes[address] for address, end in self.ends.items() if end is Finding.MET]
        if outcome is Outcome.PROHIBITED:
            prohibiting = [one.citation for one in holding if one.effect is Effect.PROHIBITS]
            in_place = [one for one in self.order.stop_lines.values() if one.in_place_of in prohibiting]
            cited = [one for one in in_place if self._closes(one) is Finding.MET]
            replaced = {one.in_place_of for one in cited}
            return _once([o.citation for o in cited] + [c for c in prohibiting if c not in replaced])
        if outcome is Outcome.OPEN:
            return ()
        effect = Effect.OBLIGES if outcome is Outcome.REQUIRED else Effect.PERMITS
        carrying = [one.citation for one in holding if one.effect is effect]
        return _once(carrying or [self.order.nothing_prohibits])

    def _hinges_on(self, possible: Sequence[Outcome]) -> tuple[Requirement, ...]:
        """Return the open requirements of routes that can still decide; prohibition open, all of them can."""
        routes = self.order.routes
        effects = set(Effect) if Outcome.PROHIBITED in possible else {Effect.OBLIGES}
        still_open = {address for address, end in self.ends.items() if end is Finding.OPEN}
        deciding = {address for address in still_open if routes[address].effect in effects}
        if any(one.at in deciding and one.requirement.asks_secrecy for one in self.asked):
            deciding |= {address for address in still_open if routes[address].effect is Effect.BINDS}
        waiting = {line for address in deciding for line in routes[address].closed_by}
        asked = {
            one.requirement.address: one.requirement
            for one in self.asked
            if one.at in deciding | waiting and one.finding is Finding.OPEN
        }
        return tuple(asked.values())


def _once(citations: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citations))
