"""A sufficient reason forces the outcome, and no part of it can be left out."""

import pytest

from lawmodel.concepts.outcome import Outcome
from lawmodel.explanation.answers import left_of
from lawmodel.explanation.reasons import statute_order, sufficient_reason
from lawmodel.outcomes.reference import verdict
from tests.explanation.lighthouse import VERSIONS, explain, random_cases, says, versions

COMPLETIONS = 40


@pytest.mark.parametrize("version", VERSIONS)
def test_a_reason_forces_the_outcome_and_nothing_less_does(version: str) -> None:
    read = versions()[version]
    elsewhere = random_cases(COMPLETIONS, seed=11)
    for facts in random_cases(200, seed=3):
        left = left_of(read.symbolic, read.chosen, facts)
        reason = sufficient_reason(left, verdict(read.chosen.graph, facts))
        kept = {name: facts[name] for name in reason}
        assert left_of(read.symbolic, read.chosen, kept).possible == (left.outcome,)
        for name in reason:
            fewer = {other: code for other, code in kept.items() if other != name}
            assert left_of(read.symbolic, read.chosen, fewer).outcome is Outcome.OPEN, (facts, name)
        alike = [other for other in elsewhere if kept.items() <= other.items()]
        assert {says(version, other) for other in alike} <= {left.outcome}


def test_a_reason_is_of_one_ground_where_it_can_be() -> None:
    """Two grounds permit; the reason tells one of them."""
    (one,) = explain("reformed", signs="logged", weighing="sea")
    assert {ground.citation for ground in one.grounds.holding if ground.carries} == {"LKA 4", "LKA 7"}
    assert not {"signs", "weighing"} <= set(one.reason)


def test_a_reason_is_told_in_the_order_of_the_statute() -> None:
    (one,) = explain("first", signs="logged", winter=True)
    order = list(statute_order(one.version.chosen.graph))
    assert list(one.reason) == sorted(one.reason, key=order.index)
