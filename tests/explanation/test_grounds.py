"""Why, why not: elements with ticks and quotes, limits that closed, the nearest first."""

from lawmodel.concepts.finding import Finding
from lawmodel.explanation.grounds import GroundTrace
from tests.explanation.lighthouse import explain


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
    told = [ground.address for ground in (*one.grounds.holding, *one.grounds.failed)]
    assert sorted(told) == sorted(one.version.chosen.graph.grounds)
