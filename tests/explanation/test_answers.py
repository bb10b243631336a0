"""An answer holds under every completion of what is unknown; the trace beside it says open."""

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
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
