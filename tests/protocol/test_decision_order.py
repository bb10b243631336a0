"""What a decision order asks, what it leaves out, and in which order."""

import pytest

from lawmodel.concepts.finding import Finding
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.advising import parties_named, protocol_of
from lawmodel.pipeline.opening import UnknownName
from lawmodel.protocol.decision_order import DecisionOrder, numbered
from lawmodel.rulegraph.rule_graph import held
from tests.explanation.lighthouse import book, opened, random_cases
from tests.protocol.lighthouse import ASKERS, VERSIONS, guidance, order, order_for, read, without_element


def asked(one: DecisionOrder) -> set[str]:
    return {requirement.address for requirement in one.requirements()}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("asker", ASKERS)
def test_what_is_left_out_holds_in_no_case_and_what_is_left_holds_in_some(version: str, asker: str) -> None:
    here = order(version, asker)
    graphs = (read(version).chosen, *read(version).rivals)
    holding = {
        address
        for facts in random_cases(800, seed=1)
        for graph in graphs
        for address in graph.grounds
        if verdict(graph, {**facts, **here.parties}).findings[held(address)] is Finding.MET
    }
    assert holding == set(here.routes)
    assert holding.isdisjoint(here.left_out)
    assert {*holding, *here.left_out} == set(graphs[0].grounds)


def test_removing_a_requirement_from_the_law_removes_its_question_and_no_other() -> None:
    for version in VERSIONS:
        for asker in ASKERS:
            before = order(version, asker)
            for address in asked(before):
                law = without_element(read(version).law, address)
                after = order_for(read_law(law, book(), {}), asker)
                assert address not in asked(after)
                citation = address.partition("#")[0]
                elsewhere = {one for one in asked(before) if not one.startswith(f"{citation}#")}
                assert elsewhere <= asked(after) | gone_with(after, before)


def gone_with(after: DecisionOrder, before: DecisionOrder) -> set[str]:
    """What is no longer asked because its route or its stop line can no longer be reached."""
    lost = [route for address, route in before.routes.items() if address not in after.routes]
    lines = [line for address, line in before.stop_lines.items() if address not in after.stop_lines]
    of_routes = {one.address for route in lost for one in route.requirements}
    return of_routes | {one.address for line in lines for one in (*line.when, *line.only_if)}


def test_what_the_parties_settle_is_filled_in_and_not_asked() -> None:
    here = order("first", "rescue_service")
    settled = {one.address: one.settled for one in here.requirements() if one.settled is not None}
    assert settled == {"LKA 3#rescue": Finding.MET}
    assert "LKA 3#rescue" not in numbered(here)
    assert all("asker" not in one.facts for one in here.requirements())


def test_the_same_question_has_one_number() -> None:
    here = order("reformed", "rescue_service")
    numbers = numbered(here)
    assert sorted(set(numbers.values())) == list(range(1, len(set(numbers.values())) + 1))
    same: dict[object, set[int]] = {}
    for one in here.requirements():
        if one.settled is None:
            same.setdefault(one.tests, set()).add(numbers[one.address])
    assert all(len(found) == 1 for found in same.values())


def test_facts_are_asked_before_judgements_on_every_route() -> None:
    for version in VERSIONS:
        for asker in ASKERS:
            answered: set[str] = set()
            for route in order(version, asker).routes.values():
                new = [one for one in route.requirements if not set(one.facts) <= answered]
                kinds = [one.is_assessment for one in new]
                assert kinds == sorted(kinds)
                answered |= {fact for one in route.requirements for fact in one.facts}


def test_a_question_that_lawyers_read_in_two_ways_is_marked() -> None:
    protocol = protocol_of(opened(), "reformed", None, "harbour_master", {})
    marked = {one.address for one in protocol.order.requirements() if protocol.questions_at(one)}
    assert marked == {"LKA 4#danger"}


def test_a_party_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UnknownName) as refused:
        parties_named(opened(), guidance(), None, "harbour_mister")
    assert (refused.value.kind, refused.value.nearest) == ("party", "harbour_master")
