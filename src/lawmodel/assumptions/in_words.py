"""Variables, answers and conditions as people read them, in every language at once."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Relation,
    Some,
    TermIs,
)
from lawmodel.concepts.vocabulary import NONE, Fact, Text
from lawmodel.phrases.catalogue import LANGUAGES, phrase

RELATIONS = {
    Relation.LESS: "less",
    Relation.AT_MOST: "at_most",
    Relation.AT_LEAST: "at_least",
    Relation.MORE: "more",
}
"""The phrase of each comparison."""

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
    return same(str(fact.decoded(code)))


def written_words(fact: Fact, written: str) -> Text:
    """Return an answer as people read it; a span of numbers such as 10-14 as it is written."""
    try:
        return answer_words(fact, fact.encoded(written))
    except ValueError:
        return same(written)


def condition_words(condition: Condition, variables: Variables) -> Text:
    """Return a condition on facts as people read it.

    Raises ValueError for a condition that asks elements, terms or secrecy.
    """
    match condition:
        case FactIs(name, codes):
            return said("is", variable=variables[name].label, value=_one_of(variables[name], codes))
        case FactCompares(name, relation, int(against)):
            value = answer_words(variables[name], against)
            return said(f"relation.{RELATIONS[relation]}", variable=variables[name].label, value=value)
        case Every(parts):
            return joined([condition_words(part, variables) for part in parts], "and")
        case Some(parts):
            words = joined([condition_words(part, variables) for part in parts], "or")
            return {language: f"({text})" for language, text in words.items()}
        case Negated(FactIs(name, codes)):
            return said("is_not", variable=variables[name].label, value=_one_of(variables[name], codes))
        case Negated(part):
            return said("not", condition=condition_words(part, variables))
        case Constant(holds):
            return said("answer.yes") if holds else said("answer.no")
        case TermIs() | ElementHolds() | Bound() | FactCompares():
            raise ValueError("only facts can be asked of a population")
        case _:
            assert_never(condition)


def _one_of(fact: Fact, codes: frozenset[int]) -> Text:
    return joined([answer_words(fact, code) for code in sorted(codes)], "or")
