"""Variables, answers and conditions as people read them, in every language at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

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
)
from lawmodel.concepts.vocabulary import NONE, Fact, Text
from lawmodel.phrases.catalogue import LANGUAGES, phrase
from lawmodel.phrases.numbers import counted

RELATIONS = {
    Relation.LESS: "less",
    Relation.AT_MOST: "at_most",
    Relation.AT_LEAST: "at_least",
    Relation.MORE: "more",
}
"""The phrase of each comparison."""

UNITS = ("months", "years")
"""The units that have words of their own after a number."""

Variables = Mapping[str, Fact]


def said(key: str, **details: object) -> Text:
    """Return a phrase of this package in every language; a detail that is a text is said in each."""
    return {
        language: phrase(
            language,
            f"assumptions.{key}",
            **{name: one[language] if isinstance(one, Mapping) else one for name, one in details.items()},
        )
        for language in LANGUAGES
    }


def same(text: str) -> Text:
    """Return a text that is one in every language, such as the source in a file, on one line."""
    return dict.fromkeys(LANGUAGES, " ".join(text.split()))


def joined(texts: Sequence[Text], key: str) -> Text:
    """Return texts with a word between each and the next."""
    words = said(key)
    return {language: f" {words[language]} ".join(text[language] for text in texts) for language in LANGUAGES}


def answer_words(fact: Fact, code: int) -> Text:
    """Return an answer as people read it."""
    if code == NONE and fact.none_means is not None:
        return fact.none_means
    if code >= 0 and fact.value_labels:
        return fact.value_labels[code]
    if fact.kind == "boolean":
        return said("answer.yes") if code else said("answer.no")
    if fact.unit in UNITS:
        return {one: counted(one, f"assumptions.of_unit.{fact.unit}", code) for one in LANGUAGES}
    return same(str(fact.decoded(code)))


def written_words(fact: Fact, written: str) -> Text:
    """Return an answer as people read it; a span of numbers such as 10-14 as it is written."""
    try:
        return answer_words(fact, fact.encoded(written))
    except ValueError:
        return same(written.replace("-", "\u2013"))


def condition_words(
    condition: Condition, variables: Variables, told: Callable[[Leaf], Text] | None = None
) -> Text:
    """Return a condition as people read it; `told` says what asks elements, terms or secrecy.

    Raises ValueError where something asks them and nothing tells them.
    """

    match condition:
        case FactIs(name, codes):
            return said("is", variable=variables[name].label, value=_one_of(variables[name], codes))
        case FactCompares(name, relation, int(against)):
            return _compared(variables[name], relation, against)
        case Every(parts):
            return joined([_part(one, variables, told) for one in parts], "and")
        case Some(parts):
            return joined([_part(one, variables, told) for one in parts], "or")
        case Negated(FactIs(name, codes)):
            return _is_not(variables[name], codes)
        case Negated(one):
            return said("not", condition=condition_words(one, variables, told))
        case Constant(holds):
            return said(f"answer.{'yes' if holds else 'no'}")
        case TermIs() | ElementHolds() | Bound() | FactCompares():
            if told is None:
                raise ValueError("only facts can be asked of a population")
            return told(condition)
        case _:
            assert_never(condition)


def _part(one: Condition, variables: Variables, told: Callable[[Leaf], Text] | None) -> Text:
    words = condition_words(one, variables, told)
    return said("bracketed", condition=words) if isinstance(one, Every | Some) else words


def _compared(fact: Fact, relation: Relation, against: int) -> Text:
    """Return a comparison; answers that are words are named, for nobody knows which of them are more."""
    if fact.value_labels:
        met = frozenset(code for code in fact.codes() if compares(code, relation, against))
        return said("is", variable=fact.label, value=_one_of(fact, met))
    return said(f"relation.{RELATIONS[relation]}", variable=fact.label, value=answer_words(fact, against))


def _is_not(fact: Fact, codes: frozenset[int]) -> Text:
    """Return that an answer is another; of yes and no there is only one other."""
    if fact.kind == "boolean":
        return said("is", variable=fact.label, value=_one_of(fact, frozenset({0, 1}) - codes))
    return said("is_not", variable=fact.label, value=_one_of(fact, codes))


def _one_of(fact: Fact, codes: frozenset[int]) -> Text:
    """Return the answers in quotation marks; the last of several after an "or"."""
    *first, last = (said("quoted", words=answer_words(fact, code)) for code in sorted(codes))
    if not first:
        return last
    listed = {language: ", ".join(one[language] for one in first) for language in LANGUAGES}
    return joined([listed, last], "or")
