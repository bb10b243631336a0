"""The words of a condition to a Condition: parsed by grammar, every name looked up, nothing executed."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Transformer, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

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
from lawmodel.concepts.vocabulary import Fact

LONGEST_CONDITION = 600
"""Characters of a condition at most."""
LONGEST_ECHO = 60
"""Characters of a faulty condition that a message shows."""
BOUND = "bound"


class ConditionFault(Exception):
    """What is wrong with a condition, as a kind of problem and its details."""

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


@dataclass(frozen=True)
class Names:
    """What the names in a condition may mean: facts, terms that readings fill, elements of the wording."""

    facts: Mapping[str, Fact]
    terms: Mapping[str, Fact]
    elements: frozenset[str] = frozenset()

    def nearest(self, word: str) -> str:
        """Return the most similar known name, or an empty text."""
        known = [*self.facts, *self.terms, *self.elements, BOUND]
        return next(iter(get_close_matches(word, known, n=1)), "")


def parse_condition(text: str, names: Names) -> Condition:
    """Return the condition that a text states.

    Raises ConditionFault if the text is not a condition, or names something the book does not know.
    """
    if len(text) > LONGEST_CONDITION:
        raise ConditionFault("condition_too_long", longest=LONGEST_CONDITION)
    try:
        tree = _grammar().parse(text)
        return _Meaning(names).transform(tree)
    except UnexpectedInput as error:
        cut_off = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        column = len(text) + 1 if cut_off else error.column
        raise ConditionFault(
            "condition_not_understood", condition=_around(text, column), column=column
        ) from None
    except VisitError as error:
        if isinstance(error.orig_exc, ConditionFault):
            raise error.orig_exc from None
        raise


def _around(text: str, column: int) -> str:
    """Return the text, or as much of it around a column as fits in a message."""
    if len(text) <= LONGEST_ECHO:
        return text
    first = min(max(0, column - LONGEST_ECHO // 2), len(text) - LONGEST_ECHO)
    cut = text[first : first + LONGEST_ECHO]
    before, after = "..." if first else "", "..." if first + LONGEST_ECHO < len(text) else ""
    return before + cut[len(before) : LONGEST_ECHO - len(after)] + after


@cache
def _grammar() -> Lark:
    return Lark(files("lawmodel.statutebook").joinpath("condition.lark").read_text("utf-8"), parser="lalr")


class _Meaning(Transformer[Any, Condition]):
    """What each construct of the grammar means."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names

    def value(self, children: list[Any]) -> str:
        return str(children[0])

    def some(self, children: list[Condition]) -> Condition:
        return children[0] if len(children) == 1 else Some(tuple(children))

    def every(self, children: list[Condition]) -> Condition:
        return children[0] if len(children) == 1 else Every(tuple(children))

    def negated(self, children: list[Condition]) -> Condition:
        return Negated(children[0])

    def in_values(self, children: list[Any]) -> Condition:
        return self._one_of(str(children[0]), [str(value) for value in children[1:]])

    def not_in_values(self, children: list[Any]) -> Condition:
        return Negated(self.in_values(children))

    def is_value(self, children: list[Any]) -> Condition:
        return self._one_of(str(children[0]), [str(children[1])])

    def is_not_value(self, children: list[Any]) -> Condition:
        return Negated(self.is_value(children))

    def compares(self, children: list[Any]) -> Condition:
        name, relation, value = str(children[0]), Relation(str(children[1])), str(children[2])
        fact = self.names.facts.get(name)
        if fact is None:
            raise self._unknown(name)
        if not fact.is_ordered:
            raise ConditionFault("not_ordered", name=name)
        term = self.names.terms.get(value)
        if term is not None:
            if term.values != fact.values or not fact.values:
                raise ConditionFault("term_of_another_fact", term=value, name=name)
            return FactCompares(name, relation, value)
        return FactCompares(name, relation, _code(fact, value))

    def alone(self, children: list[Any]) -> Condition:
        name = str(children[0])
        if name == BOUND:
            return Bound()
        if name in self.names.elements:
            return ElementHolds(name)
        asked = self.names.facts.get(name) or self.names.terms.get(name)
        if asked is None:
            raise self._unknown(name)
        if asked.kind != "boolean":
            raise ConditionFault("not_yes_or_no", name=name)
        return self._one_of(name, ["true"])

    def _one_of(self, name: str, values: list[str]) -> Condition:
        if name in self.names.facts:
            fact = self.names.facts[name]
            return FactIs(name, frozenset(_code(fact, value) for value in values))
        if name in self.names.terms:
            term = self.names.terms[name]
            return TermIs(name, frozenset(_code(term, value) for value in values))
        raise self._unknown(name)

    def _unknown(self, name: str) -> ConditionFault:
        return ConditionFault("unknown_name", name=name, nearest=self.names.nearest(name))


def _code(fact: Fact, value: str) -> int:
    try:
        return fact.encoded(value)
    except ValueError:
        nearest = next(iter(get_close_matches(value, fact.values, n=1)), "")
        raise ConditionFault(
            "unknown_value", name=fact.name, value=value, nearest=nearest, allowed=fact.allowed()
        ) from None
