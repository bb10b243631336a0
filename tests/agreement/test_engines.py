"""The columns say what the reference says, on law that nobody wrote."""

from collections import Counter

from hypothesis import given, settings

from lawmodel.concepts.condition import FactCompares, Relation, leaves
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import SETTLED, Outcome, Verdict
from lawmodel.concepts.wording import Effect
from lawmodel.rulegraph.rule_graph import LimitNode, RuleGraph, held
from tests.agreement.both_engines import agreed
from tests.agreement.random_pairs import SAME_EVERY_RUN, Drawn, laws_and_cases

PAIRS = 10_000
LAWS = 300
OPERATORS = [
    *("FactIs", "FactCompares", "TermIs", "ElementHolds", "Bound", "Constant"),
    *("Every", "Some", "Negated"),
]
LIMIT_PARTS = ["only_if", "lifted_by", "in_place_of"]


def operators_of(law: LawVersion, graph: RuleGraph) -> set[str]:
    """What a law is made of, as it was drawn: before readings were chosen and constants folded."""
    used: set[str] = set()
    for wording in law.wordings.values():
        for element in wording.elements.values():
            used |= {name for name in OPERATORS if f"{name}(" in repr(element.condition)}
            asked = [leaf for leaf in leaves(element.condition) if isinstance(leaf, FactCompares)]
            used |= {leaf.relation for leaf in asked}
    used |= {ground.effect for ground in graph.grounds.values()}
    used |= {f"limit {part}" for limit in graph.limits.values() for part in parts_of(limit)}
    used |= {"unless" for ground in graph.grounds.values() if ground.unless}
    return used


def parts_of(limit: LimitNode) -> list[str]:
    return [part for part in LIMIT_PARTS if getattr(limit, part)]


def matters(graph: RuleGraph, one: Verdict) -> set[str]:
    """What comes to bear in a case: limits that close, that are lifted, that are cited in place of others."""
    met = {address for address, finding in one.findings.items() if finding is Finding.MET}
    seen: set[str] = set()
    for ground in graph.grounds.values():
        if ground.address in met and met.intersection(ground.closed_by):
            seen.add("closed")
    for limit in graph.limits.values():
        if met.issuperset(limit.when) and met.intersection(map(held, limit.lifted_by)):
            seen.add("lifted")
        if one.outcome is Outcome.PROHIBITED and limit.citation in one.grounds and limit.in_place_of:
            seen.add("in place of")
    return seen


def test_both_engines_agree_on_ten_thousand_cases_of_every_kind() -> None:
    outcomes: Counter[Outcome] = Counter()
    operators: Counter[str] = Counter()
    bearing: Counter[str] = Counter()

    @settings(SAME_EVERY_RUN, max_examples=LAWS)
    @given(laws_and_cases())
    def engines_agree(drawn: Drawn) -> None:
        one, graph, cases = drawn
        verdicts = agreed(graph, cases)
        outcomes.update(verdict.outcome for verdict in verdicts)
        operators.update(dict.fromkeys(operators_of(one.laws[0], graph), cases.size))
        for verdict in verdicts:
            bearing.update(matters(graph, verdict))

    engines_agree()
    pairs = outcomes.total()
    assert pairs >= PAIRS
    wanted = [*OPERATORS, *Relation, *Effect, *(f"limit {part}" for part in LIMIT_PARTS), "unless"]
    assert [outcome for outcome in (*SETTLED, Outcome.OPEN) if outcomes[outcome] * 10 < pairs] == []
    assert [operator for operator in wanted if operators[operator] * 10 < pairs] == []
    assert [what for what in ("closed", "lifted", "in place of") if bearing[what] * 100 < pairs] == []
