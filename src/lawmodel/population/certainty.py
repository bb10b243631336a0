"""What is certain about cases in which some answers are unknown."""

from functools import reduce
from typing import assert_never

import numpy as np

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Some,
    TermIs,
)
from lawmodel.population.cases import Cases, Mask, answer_mask, known_mask


def certain_mask(cases: Cases, condition: Condition) -> Mask:
    """Return where a condition on facts holds whatever the unknown answers are, taken one at a time.

    Raises ValueError for a condition that asks elements, terms or secrecy.
    """
    return _masks(cases, condition)[0]


def _masks(cases: Cases, condition: Condition) -> tuple[Mask, Mask]:
    """Return where a condition is certainly met, and where it may be met."""
    match condition:
        case FactIs() | FactCompares():
            known = known_mask(cases, condition.fact)
            yes = answer_mask(cases, condition)
            return (yes, yes) if known is None else (yes & known, yes | ~known)
        case Constant(holds):
            same = np.full(cases.size, holds, dtype=np.bool_)
            return same, same
        case Every(parts):
            certain, possible = zip(*(_masks(cases, part) for part in parts), strict=True)
            return reduce(np.logical_and, certain), reduce(np.logical_and, possible)
        case Some(parts):
            certain, possible = zip(*(_masks(cases, part) for part in parts), strict=True)
            return reduce(np.logical_or, certain), reduce(np.logical_or, possible)
        case Negated(part):
            certain_part, possible_part = _masks(cases, part)
            return ~possible_part, ~certain_part
        case TermIs() | ElementHolds() | Bound():
            raise ValueError("only facts can be asked of a population")
        case _:
            assert_never(condition)
