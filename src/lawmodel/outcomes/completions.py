"""What is settled whatever the unknown facts turn out to be: findings under every completion of a case.

A trace calls "p or not p" open while p is unknown; under every completion it holds (supervaluation, van
Fraassen 1966). Completions that the vocabulary excludes do not count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome, Verdict
from lawmodel.concepts.vocabulary import CaseFacts, Vocabulary
from lawmodel.outcomes.answers_apart import codes_known
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.reference import carrying
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw, symbolic
from lawmodel.rulegraph.rule_graph import RuleGraph


class Completions:
    """Rule graphs as diagrams, made all together when a case first needs one of them."""

    def __init__(self, graphs: Sequence[RuleGraph], vocabulary: Vocabulary) -> None:
        self.graphs = graphs
        self.vocabulary = vocabulary

    @cached_property
    def laws(self) -> Symbolic:
        """Return the diagrams of every graph."""
        return symbolic(self.graphs, self.vocabulary)

    def settled(self, graph: RuleGraph, found: Verdict, facts: CaseFacts) -> Verdict:
        """Return a verdict as the completions of the case leave it; the trace keeps its findings.

        Stated facts that cannot be true together have no completion: their trace stands.
        """
        if found.outcome is not Outcome.OPEN:
            return found
        law = next(one for one in self.laws.laws if one.graph is graph)
        possible = self.laws.outcomes(law, facts)
        if not possible or possible == found.possible:
            return found
        if len(possible) > 1:
            return replace(found, possible=possible)
        (outcome,) = possible
        grounds = _grounds(self.laws, law, found, facts, outcome)
        return Verdict(outcome, possible, grounds, found.findings)


def _grounds(
    laws: Symbolic, law: SymbolicLaw, found: Verdict, facts: CaseFacts, outcome: Outcome
) -> tuple[str, ...]:
    """Return what carries an outcome in every completion; where that differs, what may carry it."""
    certain = _findings(laws, law, found.findings, facts)
    if cited := carrying(law.graph, certain, outcome):
        return cited
    maybe = {name: Finding.MET if one is Finding.OPEN else one for name, one in certain.items()}
    return carrying(law.graph, maybe, outcome)


def _findings(
    laws: Symbolic, law: SymbolicLaw, findings: Mapping[str, Finding], facts: CaseFacts
) -> dict[str, Finding]:
    """Return each open finding as the completions leave it."""
    known = codes_known(laws.apart, facts)
    left = laws.diagrams.given(laws.possible, known)

    def settled(address: str) -> Finding:
        met = laws.diagrams.both(laws.diagrams.given(law.met(address), known), left)
        return Finding.NOT_MET if met == NO else Finding.MET if met == left else Finding.OPEN

    return {address: settled(address) if one is Finding.OPEN else one for address, one in findings.items()}
