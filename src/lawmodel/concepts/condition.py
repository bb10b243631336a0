"""The test inside an element: a small closed tree over facts, terms and other elements."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Relation(StrEnum):
    """How a number or an ordered value is compared."""

    LESS = "<"
    AT_MOST = "<="
    AT_LEAST = ">="
    MORE = ">"


@dataclass(frozen=True, slots=True)
class FactIs:
    """The fact has one of these values (codes of the vocabulary; 1 is true)."""

    fact: str
    codes: frozenset[int]


@dataclass(frozen=True, slots=True)
class FactCompares:
    """The fact stands in this relation to a code, or to the value a reading gives a term."""

    fact: str
    relation: Relation
    against: int | str


@dataclass(frozen=True, slots=True)
class TermIs:
    """The chosen reading gives the term one of these values."""

    term: str
    codes: frozenset[int]


@dataclass(frozen=True, slots=True)
class ElementHolds:
    """Another element of the same wording is met."""

    element: str


@dataclass(frozen=True, slots=True)
class Bound:
    """Some ground that binds holds in this case."""


@dataclass(frozen=True, slots=True)
class Constant:
    """What is left of a condition on terms once the readings are chosen."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """The part does not hold."""

    part: "Condition"


Leaf = FactIs | FactCompares | TermIs | ElementHolds | Bound | Constant
Condition = FactIs | FactCompares | TermIs | ElementHolds | Bound | Constant | Every | Some | Negated


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the questions a condition asks, in reading order."""
    match condition:
        case Every(parts) | Some(parts):
            for part in parts:
                yield from leaves(part)
        case Negated(part):
            yield from leaves(part)
        case FactIs() | FactCompares() | TermIs() | ElementHolds() | Bound() | Constant():
            yield condition
        case _:
            assert_never(condition)


def with_leaves(condition: Condition, replaced: Callable[[Leaf], Condition]) -> Condition:
    """Return the same condition with every question replaced."""
    match condition:
        case Every(parts):
            return Every(tuple(with_leaves(part, replaced) for part in parts))
        case Some(parts):
            return Some(tuple(with_leaves(part, replaced) for part in parts))
        case Negated(part):
            return Negated(with_leaves(part, replaced))
        case FactIs() | FactCompares() | TermIs() | ElementHolds() | Bound() | Constant():
            return replaced(condition)
        case _:
            assert_never(condition)


def compares(value: int, relation: Relation, against: int) -> bool:
    """Say whether a value stands in the relation; a fact about nobody (negative code) never does."""
    if value < 0:
        return False
    match relation:
        case Relation.LESS:
            return value < against
        case Relation.AT_MOST:
            return value <= against
        case Relation.AT_LEAST:
            return value >= against
        case Relation.MORE:
            return value > against
        case _:
            assert_never(relation)


def facts_asked(condition: Condition) -> frozenset[str]:
    """Return the names of the facts that a condition asks directly."""
    return frozenset(leaf.fact for leaf in leaves(condition) if isinstance(leaf, FactIs | FactCompares))
