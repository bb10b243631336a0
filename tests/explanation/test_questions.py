"""What still matters, by trying every answer; which question comes next, and why it is asked."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import prod
from random import Random

import pytest

from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import NONE
from lawmodel.explanation.answer_shares import answer_shares, likelihood
from lawmodel.explanation.answers import ReadVersion, StatedCase, left_of
from lawmodel.explanation.questions import next_question, still_matters
from lawmodel.outcomes.reference import verdict
from lawmodel.pipeline.opening import recipe_named
from tests.explanation.lighthouse import (
    VERSIONS,
    book,
    can_be,
    case,
    cases_of,
    explain,
    opened,
    random_cases,
    says,
    versions,
)

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
        matters = still_matters(left, StatedCase(facts), verdict(read.chosen.graph, facts), alike(read))
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


def test_how_likely_a_diagram_is_with_each_answer_is_what_adding_up_all_cases_gives() -> None:
    read, chance = versions()["reformed"], Random(6)
    apart = read.symbolic.apart
    weights = {name: [chance.random() for _ in one.groups] for name, one in apart.items()}
    shares = {name: [one / sum(some) for one in some] for name, some in weights.items()}
    for known in random_cases(12, seed=3):
        unknown = chance.sample(SMALL, 4)
        facts = {name: code for name, code in known.items() if name not in unknown}
        left = left_of(read.symbolic, read.chosen, facts)
        for outcome in left.possible:
            found = likelihood(read.symbolic.diagrams, left.cases[outcome], shares)
            cases = {
                answers: prod(
                    shares[n][apart[n].place(code)] / len(apart[n].groups[apart[n].place(code)])
                    for n, code in zip(unknown, answers, strict=True)
                )
                for answers, each in completions(facts, unknown).items()
                if each is outcome
            }
            assert found.at_all == pytest.approx(sum(cases.values()))
            for k, name in enumerate(unknown):
                for place in range(len(apart[name].groups)):
                    so = sum(one for answers, one in cases.items() if apart[name].place(answers[k]) == place)
                    assert found.with_answer(name, place, shares) == pytest.approx(so)


def test_the_next_question_leaves_the_least_doubt() -> None:
    """Where every answer is as common: the signs are logged in one case of two, winter is one of two."""
    (one,) = explain("first", signs=None, winter=None)
    assert [question.fact for question in one.matters] == ["signs", "winter"]
    assert [question.expected for question in one.matters] == [Fraction(5, 4), Fraction(3, 2)]
    assert one.matters[0].doubt < one.matters[1].doubt
    assert one.question is one.matters[0]


def test_what_is_met_with_daily_is_asked_before_an_exception_that_would_settle_more() -> None:
    """The captain's leave settles all, and so do logged signs in winter; which of them is seldom met?"""
    read, facts = versions()["first"], dict(case(signs=None, captain_agrees=None, winter=True))
    trace = verdict(read.chosen.graph, facts)

    def first_asked(**rare: int) -> str:
        shares = dict(alike(read))
        for name, place in rare.items():
            groups = range(len(shares[name]))
            shares[name] = [0.99 if k == place else 0.01 / (len(groups) - 1) for k in groups]
        left = left_of(read.symbolic, read.chosen, facts)
        return still_matters(left, StatedCase(facts), trace, shares)[0].fact

    apart = read.symbolic.apart
    assert first_asked(captain_agrees=apart["captain_agrees"].place(0)) == "signs"
    assert first_asked(signs=apart["signs"].place(0)) == "captain_agrees"


def alike(read: ReadVersion) -> dict[str, Sequence[float]]:
    return dict(answer_shares(read.symbolic.apart, None))


def test_answers_are_as_common_as_in_drawn_cases_and_none_is_impossible() -> None:
    apart = versions()["first"].symbolic.apart
    drawn = cases_of(recipe_named(opened(), None).core, 500)
    shares = answer_shares(apart, drawn)
    for name, one in apart.items():
        assert sum(shares[name]) == pytest.approx(1)
        assert min(shares[name]) > 0
        if name in drawn.columns:
            column = drawn.columns[name].tolist()
            counted = [1 + sum(code in codes for code in column) for codes in one.groups]
            assert shares[name] == pytest.approx([number / sum(counted) for number in counted])


def test_of_questions_that_settle_as_much_a_plain_fact_is_asked_before_an_assessment() -> None:
    (one,) = explain("first", harm_to_crew=None, captain_agrees=None)
    assert [question.fact for question in one.matters] == ["captain_agrees", "harm_to_crew"]
    assert len({question.doubt for question in one.matters}) == 1


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
