"""Why, why not: elements with ticks and quotes, limits that closed, the nearest first."""

from collections.abc import Mapping
from itertools import product
from random import Random

from lawmodel.concepts.finding import Finding
from lawmodel.explanation.grounds import GroundTrace
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.rule_graph import held
from tests.explanation.lighthouse import book, can_be, explain, random_cases, versions


def failed(grounds: tuple[GroundTrace, ...], citation: str) -> GroundTrace:
    return next(ground for ground in grounds if ground.citation == citation)


def test_the_ground_that_carries_comes_first_with_every_element_met_and_quoted() -> None:
    (one,) = explain("first", signs="logged", winter=True)
    carrying = one.grounds.holding[0]
    assert (carrying.citation, carrying.carries) == ("LKA 4", True)
    assert [(part.element.id, part.finding) for part in carrying.parts] == [
        ("master", Finding.MET),
        ("danger", Finding.MET),
        ("season", Finding.MET),
    ]
    assert carrying.parts[2].element.quote == "in winter"
    assert carrying.parts[1].facts == ("signs",)


def test_a_ground_that_fails_names_just_the_elements_that_stopped_it() -> None:
    (one,) = explain("first", asker="stranger", winter=True)
    ground = failed(one.grounds.failed, "LKA 4")
    assert [part.element.id for part in ground.stopped_by] == ["master", "danger"]
    assert ground.changes == 2


def test_an_exception_that_is_met_stops_a_ground() -> None:
    (one,) = explain("first", asker="rescue_service", asked=True, entry="confession")
    ground = failed(one.grounds.failed, "LKA 3")
    assert [(part.element.id, part.bars) for part in ground.stopped_by] == [("confessed", True)]
    assert ground.changes is None, "what an entry is about cannot change"


def test_a_limit_that_closed_a_ground_is_named_and_cited_in_place_of_the_prohibition() -> None:
    (one,) = explain("first", entry="wreck", signs="logged", winter=True)
    ground = failed(one.grounds.failed, "LKA 4")
    assert ground.stopped_by == ()
    assert [limit.citation for limit in ground.closed_by] == ["LKA 5"]
    assert [limit.citation for limit in one.grounds.in_place] == ["LKA 5"]


def test_grounds_that_fail_stand_in_the_order_of_how_much_would_have_to_change() -> None:
    (one,) = explain("reformed", asker="stranger")
    changes = [ground.changes for ground in one.grounds.failed]
    possible = [number for number in changes if number is not None]
    assert possible == sorted(possible)
    assert changes[len(possible) :] == [None] * (len(changes) - len(possible))


def test_every_ground_either_holds_or_fails_and_is_told_once() -> None:
    (one,) = explain("reformed", entry="weather")
    told = [ground.address for ground in one.grounds.every]
    assert sorted(told) == sorted(one.version.chosen.graph.grounds)


def test_what_may_hold_holds_in_some_completion_and_what_fails_holds_in_none() -> None:
    graph, chance, several = versions()["reformed"].chosen.graph, Random(3), 0
    for known in random_cases(40, seed=4):
        unknown = chance.sample(["asker", "asked", "ship", "winter", "signs", "harm_to_crew"], 3)
        (one,) = explain("reformed", **stated({**known, **dict.fromkeys(unknown)}))
        codes = [book().vocabulary[name].codes() for name in unknown]
        cases = ({**known, **dict(zip(unknown, answers, strict=True))} for answers in product(*codes))
        found = [verdict(graph, each).findings for each in cases if can_be(each)]
        held_somewhere = {g for g in graph.grounds if any(f[held(g)] is Finding.MET for f in found)}
        may_hold = {ground.address for ground in one.grounds.may_hold}
        assert not held_somewhere & {ground.address for ground in one.grounds.failed}
        assert may_hold == held_somewhere - {ground.address for ground in one.grounds.holding}
        several += len(may_hold) > 1
    assert several > 5


def stated(facts: Mapping[str, int | None]) -> dict[str, object]:
    vocabulary = book().vocabulary
    return {name: None if code is None else vocabulary[name].decoded(code) for name, code in facts.items()}
