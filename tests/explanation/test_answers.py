"""An answer holds under every completion of what is unknown; the trace beside it says open."""

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.explanation.answers import changed_readings
from lawmodel.rulegraph.rule_graph import BOUND
from tests.explanation.lighthouse import explain


def test_what_holds_under_every_completion_is_settled_though_the_trace_is_open() -> None:
    """A sunken ship has no weather, so whatever the entry is about, it is about people and sealed."""
    (one,) = explain("first", ship="sunk", entry=None)
    assert one.answer.trace.outcome is Outcome.OPEN
    assert one.answer.trace.findings[BOUND] is Finding.OPEN
    assert one.answer.outcome is Outcome.PROHIBITED
    assert {ground.citation for ground in one.grounds.may_hold if ground.carries} == {"LKA 1"}


def test_without_what_the_vocabulary_rules_out_it_would_be_open() -> None:
    (one,) = explain("first", ship="at_sea", entry=None)
    assert one.answer.outcome is Outcome.OPEN
    assert one.answer.possible == (Outcome.PROHIBITED, Outcome.PERMITTED)


def test_counted_readings_contest_and_are_named_with_what_they_turn_on() -> None:
    (one,) = explain("reformed", signs="seen", winter=True)
    assert one.answer.outcome is Outcome.CONTESTED
    assert one.answer.under_chosen is Outcome.PROHIBITED
    (other,) = one.answer.others
    assert (other.readings, other.counts, other.outcome) == (
        {"plain-signs": "lower"},
        True,
        Outcome.PERMITTED,
    )
    assert other.turns_on == ("LKA 4#danger",)


def test_a_reading_that_does_not_count_is_shown_and_contests_nothing() -> None:
    (one,) = explain("reformed", asker="rescue_service", asked=True, ship="in_harbour")
    assert one.answer.outcome is Outcome.PROHIBITED
    (other,) = one.answer.others
    assert (other.readings, other.counts, other.outcome) == ({"harbour": "sea"}, False, Outcome.REQUIRED)
    assert other.turns_on == ("LKA 3#afloat",)


def test_what_is_open_only_in_another_reading_is_asked_for_under_that_reading() -> None:
    """Read as chosen the seen signs open nothing; read otherwise they do, if the harbour master asks."""
    (one,) = explain("reformed", signs="seen", winter=True, asker=None)
    assert (one.answer.outcome, one.answer.under_chosen) == (Outcome.OPEN, Outcome.PROHIBITED)
    assert changed_readings(one.answer.asked.law, one.answer.left) == {"plain-signs": "lower"}
    assert [question.fact for question in one.matters] == ["asker"]
    assert one.question is not None
    assert one.question.asked_by == ("LKA 4#master",)


def test_a_reading_turns_on_no_element_of_a_ground_that_it_does_not_turn() -> None:
    """A stranger is shown nothing under LKA 4, however its signs are read."""
    (one,) = explain("reformed", signs="seen", asker="stranger", ship="in_harbour", asked=True)
    found = {address for other in one.answer.others for address in other.turns_on}
    assert "LKA 4#danger" not in found
    (master,) = explain("reformed", signs="seen", winter=True)
    assert "LKA 4#danger" in {address for other in master.answer.others for address in other.turns_on}
