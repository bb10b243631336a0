"""Following a protocol by hand comes to what the engines say, in every case there can be."""

from random import Random

import pytest

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.completions import Completions
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import assess, completions_of
from lawmodel.protocol.order_from_law import distinct
from lawmodel.protocol.walk import Walk, followed, walked
from tests.explanation.lighthouse import book, case, random_cases
from tests.protocol.lighthouse import VERSIONS, order, read


def asker_of(facts: dict[str, int]) -> str:
    return str(book().vocabulary["asker"].decoded(facts["asker"]))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_case_ends_as_the_reference_says_under_every_reading(version: str) -> None:
    graphs = distinct((read(version).chosen, *read(version).rivals))
    ends = set()
    for facts in random_cases(300, seed=3):
        here = order(version, asker_of(facts))
        for under, graph in enumerate(graphs):
            walk, said = walked(here, facts, under), verdict(graph, facts)
            assert walk.outcome is said.outcome
            assert set(walk.grounds) <= {*said.grounds, graph.nothing_prohibits}
            ends.add(walk.outcome)
    assert ends == {Outcome.PROHIBITED, Outcome.PERMITTED, Outcome.REQUIRED}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_case_is_contested_exactly_where_the_engine_says_so(version: str) -> None:
    settling = completions_of(read(version), book())
    for facts in random_cases(150, seed=4):
        found = followed(order(version, asker_of(facts)), facts)
        said = assess(read(version), facts, book(), settling)
        assert (found.outcome, found.possible) == (said.outcome, said.possible)


def test_a_walk_with_questions_left_open_ends_between_the_trace_and_the_completions() -> None:
    chance, graph = Random(6), read("reformed").chosen
    settling = Completions([graph], book().vocabulary)
    still_open = 0
    for known in random_cases(300, seed=5):
        kept = chance.sample(sorted(known), 6)
        facts = {name: known[name] for name in {*kept, "asker"}}
        walk, trace = walked(order("reformed", asker_of(facts)), facts), verdict(graph, facts)
        least = settling.settled(graph, trace, facts).possible
        assert set(least) <= set(walk.possible) <= set(trace.possible)
        still_open += walk.outcome is Outcome.OPEN
    assert still_open > 50


def test_every_worked_case_ends_as_the_book_expects() -> None:
    for vignette in book().vignettes:
        for version, (outcome, _) in vignette.expected.items():
            if version in VERSIONS:
                found = followed(order(version, asker_of(dict(vignette.facts))), vignette.facts)
                assert found.outcome == outcome, (vignette.id, version)


def put(walk: Walk) -> set[str]:
    return {asked.requirement.address for asked in walk.asked}


def test_a_duty_that_holds_ends_the_walk_before_any_permission_is_asked_about() -> None:
    walk = walked(order("first", "rescue_service"), case(asker="rescue_service", asked=True))
    assert (walk.outcome, walk.grounds, walk.last_step) == (Outcome.REQUIRED, ("LKA 3",), "duty")
    assert not any(address.startswith(("LKA 4", "LKA 6", "LKA 7")) for address in put(walk))


def test_what_nothing_prohibits_ends_the_walk_once_no_duty_is_left() -> None:
    weather = case(entry="weather")
    for asker, last in (("harbour_master", "seal"), ("rescue_service", "duty")):
        walk = walked(order("first", asker), weather)
        assert (walk.outcome, walk.grounds, walk.last_step) == (Outcome.PERMITTED, ("not sealed",), last)


def test_a_no_ends_a_route_and_nothing_more_is_asked_on_it() -> None:
    walk = walked(order("reformed", "harbour_master"), case(entry="weather"))
    seal = [asked for asked in walk.asked if asked.at == "LKA 2#seal"]
    assert [(asked.requirement.address, asked.stops) for asked in seal] == [("LKA 2#about_people", True)]


def test_an_open_assessment_gives_no_answer_but_what_it_hinges_on() -> None:
    found = followed(order("first", "harbour_master"), case(winter=True, signs=None))
    assert found.outcome is Outcome.OPEN
    assert found.possible == (Outcome.PROHIBITED, Outcome.PERMITTED)
    assert found.grounds == ()
    assert [one.address for one in found.hinges_on] == ["LKA 4#danger"]


def test_readings_that_part_ways_leave_no_answer_either() -> None:
    found = followed(order("reformed", "harbour_master"), case(winter=True, signs="seen"))
    assert (found.outcome, found.grounds) == (Outcome.CONTESTED, ("LKA 1", "LKA 4"))


def test_a_limit_is_cited_where_it_stands_in_place_of_the_prohibition() -> None:
    facts = case(entry="wreck", ship="sunk", signs="logged", winter=True)
    walk = walked(order("first", "harbour_master"), facts)
    assert (walk.outcome, walk.grounds) == (Outcome.PROHIBITED, ("LKA 5",))
    assert any(asked.at.startswith("LKA 5") and asked.finding is Finding.MET for asked in walk.asked)


def test_whoever_asks_the_parties_are_those_of_the_protocol() -> None:
    walk = walked(order("first", "harbour_master"), case(asker="rescue_service", asked=True))
    assert walk.outcome is Outcome.PROHIBITED


def test_every_effect_has_its_place_in_the_order() -> None:
    steps = {
        step.id: {route.effect for route in step.routes} for step in order("first", "rescue_service").steps
    }
    assert steps["seal"] == {Effect.BINDS, Effect.PROHIBITS}
    assert steps["duty"] == {Effect.OBLIGES}
    assert steps["agreement"] == {Effect.PERMITS}
