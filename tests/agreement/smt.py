"""Rule graphs as formulas of an SMT solver, written from the conditions without the diagrams.

Every fact is a whole number in its range; a condition is the formula it states. What the engine of diagrams
claims to have proved is proved here again.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Relation,
    Some,
)
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import NONE, Vocabulary
from lawmodel.concepts.wording import Effect
from lawmodel.rulegraph.rule_graph import BOUND, GroundNode, LimitNode, RuleGraph, held
from tests.extras import needed

Formula = Any


class Solver:
    """Laws over one vocabulary, in one solver that knows which cases are possible."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.z3 = needed("z3")
        self.facts = {name: self.z3.Int(name) for name in vocabulary.facts}
        self.solver = self.z3.Solver()
        self.read: dict[int, tuple[RuleGraph, dict[str, Formula]]] = {}
        for name, fact in vocabulary.facts.items():
            codes = [*fact.codes(), *([NONE] if fact.none_means is not None else [])]
            self.solver.add(self.z3.And(self.facts[name] >= min(codes), self.facts[name] <= max(codes)))
            if NONE in codes and 0 not in codes:
                self.solver.add(self.z3.Or(self.facts[name] == NONE, self.facts[name] >= min(fact.codes())))
        for impossible in vocabulary.impossible:
            self.solver.add(self.z3.Not(self.condition(impossible.when, {})))

    def satisfiable(self, *formulas: Formula) -> bool:
        """Say whether some possible case satisfies all of these."""
        return str(self.solver.check(*formulas)) == "sat"

    def implies(self, one: Formula, other: Formula) -> bool:
        """Say whether the second holds in every possible case in which the first does."""
        return not self.satisfiable(one, self.z3.Not(other))

    def equal(self, one: Formula, other: Formula) -> bool:
        """Say whether both hold in the same possible cases."""
        return not self.satisfiable(one != other)

    def box(self, answers: Mapping[str, Iterable[int]]) -> Formula:
        """Return "every fact has one of these codes"."""
        return self.z3.And(*(self.one_of(name, codes) for name, codes in answers.items()))

    def one_of(self, name: str, codes: Iterable[int]) -> Formula:
        """Return "the fact has one of these codes", runs of codes written as ranges."""
        runs: list[list[int]] = []
        for code in sorted(codes):
            if runs and code == runs[-1][1] + 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
        fact = self.facts[name]
        return self.z3.Or(*(self.z3.And(fact >= low, fact <= high) for low, high in runs))

    def law(self, graph: RuleGraph) -> dict[str, Formula]:
        """Return what each address of a law means, in the order in which they are evaluated."""
        if id(graph) not in self.read:
            met: dict[str, Formula] = {}
            for address in graph.order:
                met[address] = self._met(address, graph, met)
            self.read[id(graph)] = (graph, met)
        return self.read[id(graph)][1]

    def outcome(self, graph: RuleGraph, met: Mapping[str, Formula], outcome: Outcome) -> Formula:
        """Return the cases with an outcome."""
        duty, permission, prohibition = (
            self.z3.Or(*(met[held(ground.address)] for ground in graph.grounds_with(effect)))
            for effect in (Effect.OBLIGES, Effect.PERMITS, Effect.PROHIBITS)
        )
        match outcome:
            case Outcome.REQUIRED:
                return duty
            case Outcome.PROHIBITED:
                return self.z3.And(prohibition, self.z3.Not(self.z3.Or(duty, permission)))
            case _:
                return self.z3.And(self.z3.Not(duty), self.z3.Or(permission, self.z3.Not(prohibition)))

    def _met(self, address: str, graph: RuleGraph, met: Mapping[str, Formula]) -> Formula:
        if address == BOUND:
            return self.z3.Or(*(met[held(one.address)] for one in graph.grounds_with(Effect.BINDS)))
        if address in graph.elements:
            return self.condition(graph.elements[address].condition, met)
        if address in graph.limits:
            return self._closed(graph.limits[address], met)
        if address in graph.grounds:
            return self._applies(graph.grounds[address], met)
        ground = graph.grounds[address.removesuffix("!")]
        closed = self.z3.Or(*(met[limit] for limit in ground.closed_by))
        return self.z3.And(met[ground.address], self.z3.Not(closed))

    def _applies(self, ground: GroundNode, met: Mapping[str, Formula]) -> Formula:
        needed_, excluded = ([met[one] for one in some] for some in (ground.needs, ground.unless))
        return self.z3.And(*needed_, self.z3.Not(self.z3.Or(*excluded)))

    def _closed(self, limit: LimitNode, met: Mapping[str, Formula]) -> Formula:
        kept = self.z3.And(*(met[one] for one in limit.only_if)) if limit.only_if else self.z3.BoolVal(False)
        lifted = self.z3.Or(*(met[held(ground)] for ground in limit.lifted_by))
        return self.z3.And(*(met[one] for one in limit.when), self.z3.Not(kept), self.z3.Not(lifted))

    def condition(self, condition: Condition, met: Mapping[str, Formula]) -> Formula:
        """Return what a condition states, other elements being known."""
        match condition:
            case FactIs(fact, codes):
                return self.one_of(fact, codes)
            case FactCompares(fact, relation, int(against)):
                return self.z3.And(self.facts[fact] >= 0, self._compares(fact, relation, against))
            case ElementHolds(address):
                return met[address]
            case Bound():
                return met[BOUND]
            case Constant(holds):
                return self.z3.BoolVal(holds)
            case Every(parts):
                return self.z3.And(*(self.condition(part, met) for part in parts))
            case Some(parts):
                return self.z3.Or(*(self.condition(part, met) for part in parts))
            case Negated(part):
                return self.z3.Not(self.condition(part, met))
            case _:
                raise ValueError(condition)

    def _compares(self, fact: str, relation: Relation, against: int) -> Formula:
        asked = self.facts[fact]
        return {
            Relation.LESS: asked < against,
            Relation.AT_MOST: asked <= against,
            Relation.AT_LEAST: asked >= against,
            Relation.MORE: asked > against,
        }[relation]
