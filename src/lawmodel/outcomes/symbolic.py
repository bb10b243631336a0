"""The same meaning as the reference, for all cases at once: each finding of a law as a decision diagram."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from lawmodel.concepts.condition import Condition, Constant, Every, FactCompares, FactIs, Negated, Some
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import CaseFacts, Vocabulary
from lawmodel.outcomes.answers_apart import Apart, answers_apart, codes_known, says
from lawmodel.outcomes.diagrams import NO, YES, Diagrams
from lawmodel.outcomes.plan import AllOf, AnyOf, Opposite, Plan, PlannedLaw, Step, plan_of
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class SymbolicLaw:
    """One law as diagrams: the cases in which each finding is met, every fact being known."""

    graph: RuleGraph
    law: PlannedLaw
    steps: Sequence[int]

    def met(self, address: str) -> int:
        """Return the cases in which the finding at an address is met."""
        return self.steps[self.law.findings[address]]

    def cases(self, outcome: Outcome) -> int:
        """Return the cases with an outcome."""
        return self.steps[self.law.possible[outcome]]


@dataclass(frozen=True)
class Symbolic:
    """Several laws over the same diagrams; `possible` are the cases that the vocabulary allows."""

    diagrams: Diagrams
    apart: Mapping[str, Apart]
    laws: tuple[SymbolicLaw, ...]
    possible: int

    def outcomes(self, law: SymbolicLaw, facts: CaseFacts) -> tuple[Outcome, ...]:
        """Return the outcomes that completions of the unknown facts can have (supervaluation).

        Stated facts that cannot be true together leave no outcome.
        """
        known = codes_known(self.apart, facts)
        left = self.diagrams.given(self.possible, known)
        return tuple(
            outcome
            for outcome in SETTLED
            if self.diagrams.both(self.diagrams.given(law.cases(outcome), known), left) != NO
        )

    def case_of(self, diagram: int, base: CaseFacts) -> dict[str, int] | None:
        """Return a case in which a diagram holds: as in `base` where that is possible, else a first code.

        None if there is none.
        """
        return self.case_apart(diagram, NO, YES, base)

    def case_apart(self, one: int, other: int, within: int, base: CaseFacts) -> dict[str, int] | None:
        """Return a case within a diagram in which one holds and the other does not, as near `base`.

        None if there is none.
        """
        places = {
            name: [apart.place(base[name]), *range(len(apart.groups))]
            for name, apart in self.apart.items()
            if name in base
        }
        answers = self.diagrams.a_case_apart(one, other, within, places)
        if answers is None:
            return None
        found = dict(base)
        for name, apart in self.apart.items():
            place = answers.get(name, places.get(name, [0])[0])
            if name not in base or place != places[name][0]:
                found[name] = apart.groups[place][0]
        return found


def symbolic(
    graphs: Sequence[RuleGraph], vocabulary: Vocabulary, *, also: Sequence[Condition] = ()
) -> Symbolic:
    """Return laws as diagrams over the facts they ask, with all cut points of all of them.

    The facts that `also` asks are among them too.
    """
    plan = plan_of(graphs)
    excluded = [impossible.when for impossible in vocabulary.impossible]
    asked: list[Condition] = [step for step in plan.steps if isinstance(step, FactIs | FactCompares)]
    apart = answers_apart(vocabulary, [*asked, *excluded, *also])
    diagrams = Diagrams({name: len(one.groups) for name, one in apart.items()})
    steps = _steps(plan, diagrams, apart)
    laws = tuple(SymbolicLaw(law.graph, law, steps) for law in plan.laws)
    possible = diagrams.opposite(diagrams.any_of(condition_diagram(one, diagrams, apart) for one in excluded))
    return Symbolic(diagrams, apart, laws, possible)


def _steps(plan: Plan, diagrams: Diagrams, apart: Mapping[str, Apart]) -> list[int]:
    found: list[int] = []
    size = cache(diagrams.size)  # the same parts stand in many laws
    for step in plan.steps:
        found.append(_taken(step, found, diagrams, apart, size))
    return found


def _taken(
    step: Step,
    found: Sequence[int],
    diagrams: Diagrams,
    apart: Mapping[str, Apart],
    size: Callable[[int], int],
) -> int:
    match step:
        case FactIs() | FactCompares():
            return _leaf(step, diagrams, apart)
        case AllOf(steps):
            return diagrams.all_of(sorted((found[k] for k in steps), key=lambda one: (size(one), one)))
        case AnyOf(steps):
            return diagrams.any_of(sorted((found[k] for k in steps), key=lambda one: (size(one), one)))
        case Opposite(other):
            return diagrams.opposite(found[other])
        case _:
            assert_never(step)


def _leaf(leaf: FactIs | FactCompares, diagrams: Diagrams, apart: Mapping[str, Apart]) -> int:
    groups = apart[leaf.fact].groups
    return diagrams.holds_for(leaf.fact, (k for k, codes in enumerate(groups) if says(leaf, codes[0])))


def condition_diagram(condition: Condition, diagrams: Diagrams, apart: Mapping[str, Apart]) -> int:
    """Return the cases in which a condition on facts holds.

    Raises ValueError for a condition that asks elements, terms or secrecy.
    """
    match condition:
        case FactIs() | FactCompares():
            return _leaf(condition, diagrams, apart)
        case Constant(holds):
            return YES if holds else NO
        case Every(parts):
            return diagrams.all_of(condition_diagram(part, diagrams, apart) for part in parts)
        case Some(parts):
            return diagrams.any_of(condition_diagram(part, diagrams, apart) for part in parts)
        case Negated(part):
            return diagrams.opposite(condition_diagram(part, diagrams, apart))
        case _:
            raise ValueError("only facts can be asked of a case")
