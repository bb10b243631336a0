"""The words of a condition mean what they say, and nothing else can be said."""

import pytest

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Relation,
    Some,
    TermIs,
)
from lawmodel.concepts.vocabulary import NONE, Fact
from lawmodel.statutebook.condition_text import LONGEST_CONDITION, ConditionFault, Names, parse_condition


def question(name: str, kind: str, *values: str, nobody: bool = False) -> Fact:
    none_means = {"sv": "ingen", "en": "nobody"} if nobody else None
    return Fact(
        name, kind, "fact", {}, {}, {}, "never", values=values, lowest=0, highest=90, none_means=none_means
    )


SCALE = ("none_at_all", "hearsay", "seen", "logged")
NAMES = Names(
    facts={
        "lit": question("lit", "boolean"),
        "foggy": question("foggy", "boolean"),
        "calm": question("calm", "boolean"),
        "asker": question("asker", "category", "master", "owner", "stranger"),
        "age": question("age", "integer", nobody=True),
        "signs": question("signs", "ordinal", *SCALE),
    },
    terms={
        "clear_signs": question("clear_signs", "ordinal", *SCALE),
        "night_counts": question("night_counts", "boolean"),
        "reach": question("reach", "category", "near", "far"),
    },
    elements=frozenset({"storm"}),
)
LIT, FOGGY, CALM = (FactIs(name, frozenset({1})) for name in ("lit", "foggy", "calm"))


def meaning(text: str) -> Condition:
    return parse_condition(text, NAMES)


def fault(text: str) -> ConditionFault:
    with pytest.raises(ConditionFault) as found:
        parse_condition(text, NAMES)
    return found.value


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("lit", LIT),
        ("not lit", Negated(LIT)),
        ("lit is true", LIT),
        ("lit is false", FactIs("lit", frozenset({0}))),
        ("asker is owner", FactIs("asker", frozenset({1}))),
        ("asker is not owner", Negated(FactIs("asker", frozenset({1})))),
        ("asker in (owner, stranger)", FactIs("asker", frozenset({1, 2}))),
        ("asker in (owner)", FactIs("asker", frozenset({1}))),
        ("asker not in (owner, stranger)", Negated(FactIs("asker", frozenset({1, 2})))),
        ("age < 21", FactCompares("age", Relation.LESS, 21)),
        ("age <= 21", FactCompares("age", Relation.AT_MOST, 21)),
        ("age >= 21", FactCompares("age", Relation.AT_LEAST, 21)),
        ("age > 21", FactCompares("age", Relation.MORE, 21)),
        ("age is 21", FactIs("age", frozenset({21}))),
        ("age is none", FactIs("age", frozenset({NONE}))),
        ("signs >= seen", FactCompares("signs", Relation.AT_LEAST, 2)),
        ("signs >= clear_signs", FactCompares("signs", Relation.AT_LEAST, "clear_signs")),
        ("night_counts", TermIs("night_counts", frozenset({1}))),
        ("reach is far", TermIs("reach", frozenset({1}))),
        ("storm", ElementHolds("storm")),
        ("bound", Bound()),
    ],
)
def test_what_each_construct_means(text: str, condition: Condition) -> None:
    assert meaning(text) == condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("lit or foggy and calm", Some((LIT, Every((FOGGY, CALM))))),
        ("lit and foggy or calm", Some((Every((LIT, FOGGY)), CALM))),
        ("(lit or foggy) and calm", Every((Some((LIT, FOGGY)), CALM))),
        ("not lit and foggy", Every((Negated(LIT), FOGGY))),
        ("not (lit and foggy)", Negated(Every((LIT, FOGGY)))),
        ("not not lit", Negated(Negated(LIT))),
        ("lit and foggy and calm", Every((LIT, FOGGY, CALM))),
        ("lit or foggy or calm", Some((LIT, FOGGY, CALM))),
        ("((lit))", LIT),
        ("lit\n  or\tfoggy", Some((LIT, FOGGY))),
        ("asker is not owner and lit", Every((Negated(FactIs("asker", frozenset({1}))), LIT))),
    ],
)
def test_what_binds_closest(text: str, condition: Condition) -> None:
    assert meaning(text) == condition


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("lot", "lit"),
        ("fogy", "foggy"),
        ("clear_sign is seen", "clear_signs"),
        ("strom", "storm"),
        ("bund", "bound"),
    ],
)
def test_a_name_that_is_almost_one_is_met_with_that_one(text: str, nearest: str) -> None:
    assert (fault(text).kind, fault(text).details["nearest"]) == ("unknown_name", nearest)


def test_a_name_like_no_other_is_met_with_no_suggestion() -> None:
    assert fault("xyzzy").details == {"name": "xyzzy", "nearest": ""}


def test_an_answer_that_is_almost_one_is_met_with_that_one() -> None:
    assert fault("asker is ovner").details["nearest"] == "owner"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("asker", "not_yes_or_no"),
        ("age", "not_yes_or_no"),
        ("reach", "not_yes_or_no"),
        ("asker < owner", "not_ordered"),
        ("lit > 0", "not_ordered"),
        ("age < 91", "unknown_value"),
        ("age < -1", "unknown_value"),
        ("age < young", "unknown_value"),
        ("lit is unknown", "unknown_value"),
        ("signs is none", "unknown_value"),
        ("age >= clear_signs", "term_of_another_fact"),
        ("signs >= reach", "term_of_another_fact"),
        ("clear_signs >= seen", "unknown_name"),
        ("storm is true", "unknown_name"),
    ],
)
def test_what_makes_no_sense_of_a_name_is_refused(text: str, kind: str) -> None:
    assert fault(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "()",
        "lit and",
        "or lit",
        "lit foggy",
        "asker in ()",
        "asker in owner",
        "age = 21",
        "age == 21",
        "18 < age",
        "18 < age < 21",
        "lit; foggy",
        "__import__('os')",
        "lit if foggy else calm",
        "(lit",
    ],
)
def test_what_is_no_condition_is_not_understood(text: str) -> None:
    assert fault(text).kind == "condition_not_understood"


def test_a_condition_cut_off_is_not_understood_after_its_last_character() -> None:
    assert fault("lit and").details["column"] == len("lit and") + 1


@pytest.mark.parametrize("length", [LONGEST_CONDITION + 1, 10_000])
def test_a_condition_too_long_is_not_even_parsed(length: int) -> None:
    assert fault("x" * length).kind == "condition_too_long"


def test_words_of_the_language_may_begin_a_name() -> None:
    names = Names({"order": question("order", "boolean"), "island": question("island", "boolean")}, {})
    assert parse_condition("order and island", names) == Every(
        (FactIs("order", frozenset({1})), FactIs("island", frozenset({1})))
    )


def test_of_a_long_condition_only_what_stands_around_the_fault_is_echoed() -> None:
    text = " and ".join(["winter"] * 20) + " and or " + " and ".join(["winter"] * 20)
    echoed = str(fault(text).details["condition"])
    assert len(echoed) <= 60
    assert "winter and or winter" in echoed
    assert echoed.startswith("...")
    assert echoed.endswith("...")
