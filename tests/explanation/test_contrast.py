"""The same facts under the wording before: which element made the difference."""

from lawmodel.concepts.outcome import Outcome
from lawmodel.explanation.answers import StatedCase, read_versions
from lawmodel.explanation.contrast import Contrast, Why
from lawmodel.explanation.explained import explained
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.statutebook.law_version_from_book import cut_version
from tests.explanation.lighthouse import book, case, explain


def contrasted(**answers: object) -> Contrast:
    first, second = explain("first", "reformed", **answers)
    assert first.contrast is None
    assert second.contrast is not None
    return second.contrast


def test_a_requirement_that_was_dropped() -> None:
    one = contrasted(signs="logged", winter=False)
    assert not one.same
    (ground,) = one.grounds[:1]
    assert (ground.citation, ground.holds_under, ground.fails_under) == ("LKA 4", "reformed", "first")
    (part,) = ground.elements
    assert (part.id, part.own.quote, part.other) == ("season", "in winter", None)


def test_a_ground_that_came_later() -> None:
    one = contrasted(asker="shipowner", weighing="sea")
    assert [(ground.citation, ground.why) for ground in one.grounds] == [("LKA 7", Why.NO_GROUND)]


def test_words_that_were_exchanged() -> None:
    """Under the later wording the signs suffice where plain is read as less than clear."""
    chosen = {"plain-signs": "lower"}
    reads = [read_law(cut_version(book(), name), book(), chosen) for name in ("first", "reformed")]
    found = explained(
        read_versions(reads, book().vocabulary), StatedCase(case(signs="seen", winter=True)), book()
    )
    one = found[1].contrast
    assert one is not None
    (part,) = one.grounds[0].elements
    assert (part.id, part.is_reworded) == ("danger", True)
    assert part.other is not None
    assert (part.own.quote, part.other.quote) == (
        "where clear signs of danger are at hand",
        "where plain signs of danger are at hand",
    )


def test_where_the_outcome_is_the_same_on_the_same_ground_nothing_parts() -> None:
    one = contrasted()
    assert (one.same, one.grounds) == (True, ())


def test_the_same_outcome_on_another_ground_is_told() -> None:
    one = contrasted(signs="logged", winter=False, captain_agrees=True)
    assert one.same
    assert [(ground.citation, ground.holds_under) for ground in one.grounds] == [("LKA 4", "reformed")]


def test_a_ground_that_may_hold_is_held_against_the_wording_under_which_it_cannot() -> None:
    """Nobody knows who asks; in summer only the later wording can open for the harbour master."""
    one = contrasted(signs="logged", winter=False, asker=None)
    assert (one.outcome_before, one.outcome_after) == (Outcome.PROHIBITED, Outcome.OPEN)
    (ground,) = [ground for ground in one.grounds if ground.citation == "LKA 4"]
    assert (ground.holds_under, ground.fails_under, ground.certain) == ("reformed", "first", False)
    assert [part.id for part in ground.elements] == ["season"]
