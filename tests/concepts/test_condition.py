"""The closed tree of conditions: what it asks, and how it is rewritten."""

import pytest

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Leaf,
    Negated,
    Relation,
    Some,
    TermIs,
    compares,
    facts_asked,
    leaves,
    with_leaves,
)
from lawmodel.concepts.vocabulary import NONE

LIT = FactIs("lit", frozenset({1}))
OLD = FactCompares("age", Relation.AT_LEAST, 21)
MEASURED = FactCompares("signs", Relation.AT_LEAST, "clear_signs")
READ = TermIs("night_counts", frozenset({1}))
WHOLE = Every((LIT, Some((OLD, Negated(READ))), Negated(Every((MEASURED, Bound(), ElementHolds("storm"))))))


def test_the_questions_come_in_reading_order() -> None:
    assert list(leaves(WHOLE)) == [LIT, OLD, READ, MEASURED, Bound(), ElementHolds("storm")]


def test_only_facts_asked_directly_are_facts_asked() -> None:
    assert facts_asked(WHOLE) == {"lit", "age", "signs"}


def test_replacing_nothing_changes_nothing() -> None:
    def same(leaf: Leaf) -> Condition:
        return leaf

    assert with_leaves(WHOLE, same) == WHOLE


def test_every_question_can_be_replaced_wherever_it_stands() -> None:
    assert set(leaves(with_leaves(WHOLE, lambda _: Constant(True)))) == {Constant(True)}


@pytest.mark.parametrize(
    ("relation", "holds"),
    [
        (Relation.LESS, (True, False, False)),
        (Relation.AT_MOST, (True, True, False)),
        (Relation.AT_LEAST, (False, True, True)),
        (Relation.MORE, (False, False, True)),
    ],
)
def test_a_number_just_below_at_and_above_the_limit(relation: Relation, holds: tuple[bool, ...]) -> None:
    assert tuple(compares(age, relation, 21) for age in (20, 21, 22)) == holds


@pytest.mark.parametrize("relation", list(Relation))
def test_a_fact_about_nobody_stands_in_no_relation(relation: Relation) -> None:
    assert not compares(NONE, relation, 21)
