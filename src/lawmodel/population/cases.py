"""Many cases side by side: one column of codes per fact, and whether conditions hold in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

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
from lawmodel.concepts.vocabulary import UNKNOWN, CaseFacts

Codes = NDArray[np.int16]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Cases:
    """A run of cases of one stream, numbered from `first`. A missing column is unknown in every case.

    `weights`: how much each case counts beside the average case; None where all count the same.
    """

    stream: str
    first: int
    size: int
    columns: Mapping[str, Codes]
    weights: NDArray[np.float64] | None = None

    def facts_of(self, index: int) -> CaseFacts:
        """Return the known answers of one case."""
        known = {name: int(column[index]) for name, column in self.columns.items()}
        return {name: code for name, code in known.items() if code != UNKNOWN}


def known_mask(cases: Cases, fact: str) -> Mask | None:
    """Return where a fact is known; None where it is known in every case."""
    column = cases.columns.get(fact)
    if column is None:
        return np.zeros(cases.size, dtype=np.bool_)
    known = column != UNKNOWN
    return None if known.all() else known


def answer_mask(cases: Cases, leaf: FactIs | FactCompares) -> Mask:
    """Return where the answer that is known says yes; unknown answers say no here."""
    column = cases.columns.get(leaf.fact)
    if column is None:
        return np.zeros(cases.size, dtype=np.bool_)
    match leaf:
        case FactIs(_, codes):
            return _one_of(column, codes)
        case FactCompares(_, relation, int(against)):
            return (column >= 0) & _compared(column, relation, against)
        case FactCompares():
            raise ValueError("a compiled law asks no term")
        case _:
            assert_never(leaf)


def _one_of(column: Codes, codes: frozenset[int]) -> Mask:
    first, *others = sorted(codes)
    found: Mask = column == first
    for code in others:
        found |= column == code
    return found


def _compared(column: Codes, relation: Relation, against: int) -> Mask:
    match relation:
        case Relation.LESS:
            return column < against
        case Relation.AT_MOST:
            return column <= against
        case Relation.AT_LEAST:
            return column >= against
        case Relation.MORE:
            return column > against
        case _:
            assert_never(relation)


def settled_mask(cases: Cases, condition: Condition) -> Mask:
    """Return where a condition on known facts holds.

    Raises ValueError for a condition that asks elements, terms or secrecy.
    """
    match condition:
        case FactIs() | FactCompares():
            return answer_mask(cases, condition)
        case Constant(holds):
            return np.full(cases.size, holds, dtype=np.bool_)
        case Every(parts):
            return reduce(np.logical_and, [settled_mask(cases, part) for part in parts])
        case Some(parts):
            return reduce(np.logical_or, [settled_mask(cases, part) for part in parts])
        case Negated(part):
            return ~settled_mask(cases, part)
        case TermIs() | ElementHolds() | Bound():
            raise ValueError("only facts can be asked of a population")
        case _:
            assert_never(condition)
