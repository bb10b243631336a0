"""What still matters, by trying every answer; which question comes next, and why it is asked."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import NONE
from lawmodel.explanation.answers import StatedCase, left_of
from lawmodel.explanation.questions import next_question, still_matters
from lawmodel.outcomes.reference import verdict
from tests.explanation.lighthouse import VERSIONS, book, can_be, explain, random_cases, says, versions

SMALL = ("asker", "asked", "entry", "ship", "winter", "captain_agrees", "harm_to_crew", "signs", "weighing")


def completions(facts: dict[str, int], unknown: list[str]) -> dict[tuple[int, ...], Outcome | None]:
    """The outcome of every completion, by the answers to the unknown facts; of those that can be."""
    codes = [book().vocabulary[name].codes() for name in unknown]
    cases = {answers: {**facts, **dict(zip(unknown, answers, strict=True))} for answers in product(*codes)}
    return {answers: says("reformed", one) for answers, one in cases.items() if can_be(one)}


def test_what_matters_and_what_each_answer_leaves_is_what_trying_every_answer_finds() -> None:
    read, chance = versions()["reformed"], Random(5)
    several = 0
    for known in random_cases(60, seed=2):
        unknown = chance.sample(SMALL, 4)
        facts = {name: code for name, code in known.items() if name not in unknown}
        found = completions(facts, unknown)
        left = left_of(read.symbolic, read.chosen, facts)
        matters = still_matters(left, StatedCase(facts), verdict(read.chosen.graph, facts))
        turning = {
            unknown[k]
            for one, outcome in found.items()
            for other, another in found.items()
            for k in range(len(unknown))
            if outcome is not another and one[:k] + one[k + 1 :] == other[:k] + other[k + 1 :]
        }
        assert {question.fact for question in matters} == turning
        several += len(turning) > 1
        for question in matters:
            place = unknown.index(question.fact)
            for impact in question.impact:
                for code in impact.answers:
                    after = {outcome for answers, outcome in found.items() if answers[place] == code}
                    assert after == set(impact.outcomes)
    assert several > 10


def test_the_next_question_leaves_the_fewest_outcomes_on_the_average() -> None:
    (one,) = explain("first", signs=None, winter=None)
    assert [(question.fact, question.expected) for question in one.matters] == [
        ("signs", Fraction(5, 4)),
        ("winter", Fraction(3, 2)),
    ]
    assert one.question is one.matters[0]


def test_of_questions_that_settle_as_much_a_plain_fact_is_asked_before_an_assessment() -> None:
    (one,) = explain("first", harm_to_crew=None, captain_agrees=None)
    assert [question.fact for question in one.matters] == ["captain_agrees", "harm_to_crew"]
    assert len({question.expected for question in one.matters}) == 1


def test_a_question_is_asked_for_an_element_that_the_answer_waits_for() -> None:
    (one,) = explain("first", winter=None, signs="logged")
    assert one.question is not None
    assert one.question.asked_by == ("LKA 4#season",)


def test_what_cannot_be_settled_matters_and_is_not_asked_again() -> None:
    (one,) = explain("first", unsettled=frozenset({"signs"}), signs=None, winter=None)
    assert [question.fact for question in one.matters if question.cannot_be_settled] == ["signs"]
    assert one.question is not None
    assert one.question.fact == "winter"
    (last,) = explain("first", unsettled=frozenset({"signs"}), signs=None, winter=True)
    assert [question.fact for question in last.matters] == ["signs"]
    assert last.question is None


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_matters_in_a_settled_case(version: str) -> None:
    (one,) = explain(version, captain_age=None)
    assert (one.answer.left.outcome, one.matters) == (Outcome.PROHIBITED, ())
    assert next_question(one.matters) is None
    assert NONE not in one.case.facts.values()
