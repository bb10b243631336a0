"""What decision diagrams prove of a change, an SMT solver proves again from the conditions alone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.change.classes import Box, Difference, differences
from lawmodel.change.collisions import colliding
from lawmodel.change.redundancy import never_holding, redundant_grounds
from lawmodel.change.two_laws import CHOSEN, Pair, Setting, TwoLaws, two_laws
from lawmodel.change.verdicts import DIRECTIONS, Kind, grounds_of, join_of, step_verdicts, verdicts_of
from lawmodel.change.wording_difference import lineages_of
from lawmodel.concepts.condition import Every
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import Impossible
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.symbolic import Symbolic
from lawmodel.rulegraph.rule_graph import held
from tests.agreement.random_law import WORDS, RandomBook, fact_conditions, random_books
from tests.agreement.random_pairs import SAME_EVERY_RUN
from tests.agreement.smt import Formula, Solver
from tests.law.analysed import NEIGHBOURS, laws_between

PAIRS_OF_RANDOM_LAWS = 100


def codes_of(symbolic: Symbolic, box: Box) -> dict[str, list[int]]:
    return {
        name: [code for place in places for code in symbolic.apart[name].groups[place]]
        for name, places in box.items()
    }


def solver_of(laws: TwoLaws) -> Solver:
    return Solver(laws.vocabulary)


def wanted(solver: Solver, pair: Pair, one: Difference) -> Formula:
    """What a ground of the later law holds and its counterpart does not, as the solver reads both laws."""
    now = solver.law(pair.after.graph)[held(one.ground)]
    if one.counterpart is None:
        return now
    return solver.z3.And(now, solver.z3.Not(solver.law(pair.before.graph)[held(one.counterpart)]))


def faults_of_boxes(solver: Solver, laws: TwoLaws, pair: Pair, one: Difference) -> Iterator[str]:
    """Yield a sentence for each box that is not in the difference or could be wider, and for a gap."""
    symbolic, formula = laws.symbolic, wanted(solver, pair, one)
    boxes = [codes_of(symbolic, box) for box in one.boxes]
    if not solver.implies(formula, solver.z3.Or(*map(solver.box, boxes))):
        yield f"{one.ground}: a case is in no box"
    for box in boxes:
        if not solver.implies(solver.box(box), formula):
            yield f"{one.ground}: {box} is not inside"
        if not solver.satisfiable(solver.box(box)):
            yield f"{one.ground}: {box} is empty"
        for name, codes in box.items():
            for group in symbolic.apart[name].groups:
                wider = {**box, name: [*codes, *group]}
                if not set(group) <= set(codes) and solver.implies(solver.box(wider), formula):
                    yield f"{one.ground}: {box} could be wider at {name} {group}"


def ways(laws: TwoLaws) -> Iterator[tuple[Pair, Mapping[str, str]]]:
    yield laws.chosen, laws.succeeds
    yield laws.chosen.swapped, {old: new for new, old in laws.succeeds.items()}


# --- The real law ---


@cache
def real(before: str, after: str) -> tuple[TwoLaws, Solver]:
    laws = laws_between(before, after)
    return laws, solver_of(laws)


@pytest.mark.parametrize(("before", "after"), NEIGHBOURS)
def test_the_classes_make_up_the_difference_and_none_can_be_widened(before: str, after: str) -> None:
    laws, solver = real(before, after)
    faults = [
        fault
        for pair, succeeds in ways(laws)
        for one in differences(laws, pair, succeeds)
        for fault in faults_of_boxes(solver, laws, pair, one)
    ]
    assert faults == []


@pytest.mark.parametrize(("before", "after"), NEIGHBOURS)
def test_no_ground_differs_that_has_no_class(before: str, after: str) -> None:
    laws, solver = real(before, after)
    for pair, succeeds in ways(laws):
        told = {one.ground for one in differences(laws, pair, succeeds)}
        now, then = solver.law(pair.after.graph), solver.law(pair.before.graph)
        for address, ground in pair.after.graph.grounds.items():
            if ground.effect in (Effect.PERMITS, Effect.OBLIGES) and address not in told:
                other = then.get(held(succeeds.get(address, address)), solver.z3.BoolVal(False))
                assert solver.implies(now[held(address)], other), address


@pytest.mark.parametrize(("before", "after"), NEIGHBOURS)
def test_every_verdict_in_every_setting_is_proved_again(before: str, after: str) -> None:
    laws, solver = real(before, after)
    lineages = lineages_of(laws)
    for setting, found in verdicts_of(laws, lineages).items():
        pair = laws.pairs[setting]
        old, new = solver.law(pair.before.graph), solver.law(pair.after.graph)
        for kind, compared in found.overall.items():
            assert compared.direction is overall_direction(solver, pair, kind), (setting, kind)
        for lineage, by_kind in found.provisions.items():
            for kind, compared in by_kind.items():
                one, other = (
                    solver.z3.Or(*(met[address] for address in grounds_of(law, citations, kind)))
                    for law, met, citations in (
                        (pair.before, old, lineage.before),
                        (pair.after, new, lineage.after),
                    )
                )
                assert compared.direction is direction(solver, one, other), (setting, lineage, kind)


@pytest.mark.parametrize(("before", "after"), NEIGHBOURS)
def test_what_each_amendment_does_is_proved_again(before: str, after: str) -> None:
    laws, solver = real(before, after)
    for one_step in step_verdicts(laws):
        step, pair = one_step.step, one_step.step.pair
        old, new = solver.law(pair.before.graph), solver.law(pair.after.graph)
        for citation, by_kind in one_step.provisions.items():
            for kind, told in by_kind.items():
                one, other = (
                    solver.z3.Or(*(met[address] for address in grounds_of(law, [citation], kind)))
                    for law, met in ((pair.before, old), (pair.after, new))
                )
                assert told is direction(solver, one, other), (step.id, citation)


@pytest.mark.parametrize(("before", "after"), NEIGHBOURS)
def test_redundancies_and_conflicts_are_proved_again(before: str, after: str) -> None:
    laws, solver = real(before, after)
    law, bridges = laws.chosen.after, laws.book.bridges
    met = solver.law(law.graph)
    for one in redundant_grounds(laws.symbolic, law, tuple(bridges.values())):
        granted = [solver.condition(bridges[name].condition, {}) for name in one.assuming]
        others = solver.z3.Or(*(met[held(other)] for other in one.beside))
        assert solver.implies(solver.z3.And(met[held(one.ground)], *granted), others)
        assert solver.satisfiable(met[held(one.ground)], *granted)
        for name in one.assuming:
            rest = [formula for other, formula in zip(one.assuming, granted, strict=True) if other != name]
            assert not solver.implies(solver.z3.And(met[held(one.ground)], *rest), others)
    found = colliding(laws.symbolic, law)
    for provision, ground in found:
        limits = [met[limit.address] for limit in law.graph.limits.values() if limit.citation == provision]
        assert solver.satisfiable(solver.z3.Or(*limits), met[held(ground)])
    never = never_holding(laws.symbolic, law)
    assert [one for one in law.graph.grounds if not solver.satisfiable(met[held(one)])] == list(never)


def overall_direction(solver: Solver, pair: Pair, kind: Kind) -> object:
    outcome = Outcome.PROHIBITED if kind is Kind.MAY_OR_MUST else Outcome.REQUIRED
    one, other = (
        solver.outcome(law.graph, solver.law(law.graph), outcome) for law in (pair.before, pair.after)
    )
    if kind is Kind.MAY_OR_MUST:
        one, other = solver.z3.Not(one), solver.z3.Not(other)
    return direction(solver, one, other)


def direction(solver: Solver, before: Formula, after: Formula) -> object:
    return DIRECTIONS[not solver.implies(after, before), not solver.implies(before, after)]


# --- Law that nobody wrote ---


@st.composite
def random_changes(draw: st.DrawFn) -> tuple[RandomBook, TwoLaws]:
    """Two laws over one vocabulary, in half of which two answers cannot be given together."""
    one = draw(random_books(versions=2))
    vocabulary = one.book.vocabulary
    if draw(st.booleans()):
        excluded = [draw(fact_conditions(vocabulary, with_terms=False)) for _ in range(2)]
        impossible = (Impossible(Every(tuple(excluded)), WORDS),)
        one = replace(one, book=replace(one.book, vocabulary=replace(vocabulary, impossible=impossible)))
    return one, two_laws(one.book, *one.laws, None, {})


def test_random_changes_are_proved_again() -> None:
    boxes, verdicts_seen, redundant_seen = 0, set(), 0

    @settings(SAME_EVERY_RUN, max_examples=PAIRS_OF_RANDOM_LAWS)
    @given(random_changes())
    def proved(drawn: tuple[RandomBook, TwoLaws]) -> None:
        nonlocal boxes, redundant_seen
        _, laws = drawn
        solver = solver_of(laws)
        for pair, succeeds in ways(laws):
            for difference in differences(laws, pair, succeeds):
                boxes += len(difference.boxes)
                assert list(faults_of_boxes(solver, laws, pair, difference)) == []
        for setting, found in verdicts_of(laws, lineages_of(laws)).items():
            for kind, compared in found.overall.items():
                assert compared.direction is overall_direction(solver, laws.pairs[setting], kind)
            verdicts_seen.add(join_of(found.overall))
        met = solver.law(laws.chosen.after.graph)
        for redundant in redundant_grounds(laws.symbolic, laws.chosen.after, ()):
            redundant_seen += 1
            graph = laws.chosen.after.graph
            beside = [met[held(other)] for other in redundant.beside]
            if graph.grounds[redundant.ground].effect is Effect.PERMITS:
                prohibiting = [met[held(one.address)] for one in graph.grounds_with(Effect.PROHIBITS)]
                beside.append(solver.z3.Not(solver.z3.Or(*prohibiting)))
            assert solver.implies(met[held(redundant.ground)], solver.z3.Or(*beside))

    proved()
    assert boxes > 120
    assert len(verdicts_seen) == len(DIRECTIONS)
    assert redundant_seen > 20


def test_the_solver_reads_a_law_as_the_reference_does() -> None:
    """The second opinion is one: at every address, in a case of each kind that the solver finds."""
    cases = 0

    @settings(SAME_EVERY_RUN, max_examples=40)
    @given(random_changes())
    def agrees(drawn: tuple[RandomBook, TwoLaws]) -> None:
        nonlocal cases
        one, laws = drawn
        solver, graph = solver_of(laws), laws.chosen.after.graph
        met = solver.law(graph)
        for outcome in SETTLED:
            if not solver.satisfiable(solver.outcome(graph, met, outcome)):
                continue
            model = solver.solver.model()
            case = {
                name: model.eval(fact, model_completion=True).as_long() for name, fact in solver.facts.items()
            }
            found = verdict(graph, {name: case[name] for name in one.book.vocabulary.facts})
            assert found.outcome is outcome
            for address, finding in found.findings.items():
                assert solver.z3.is_true(model.eval(met[address], model_completion=True)) == (
                    finding is Finding.MET
                ), address
            cases += 1

    agrees()
    assert cases > 50


def test_leaving_a_question_open_is_a_setting_of_its_own() -> None:
    laws, _ = real("pre-2025", "2025-04")
    assert CHOSEN in laws.pairs
    assert Setting(left_open=("konkreta",)) in laws.pairs
