"""The compiled law: elements, grounds and limits at addresses, in the order they can be evaluated."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.wording import Effect

BOUND = "bound"
OUTCOME = "outcome"


@dataclass(frozen=True)
class ElementNode:
    """A requirement; once readings are chosen its condition asks facts and other addresses only."""

    address: str
    citation: str
    condition: Condition
    is_assessment: bool
    asks_terms: bool


@dataclass(frozen=True)
class GroundNode:
    """A route to an effect, and the limits that can close it."""

    address: str
    citation: str
    effect: Effect
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    closed_by: tuple[str, ...]


@dataclass(frozen=True)
class LimitNode:
    """What closes grounds: closed when `when` is met, `only_if` is not, and no ground lifts it."""

    address: str
    citation: str
    when: tuple[str, ...]
    only_if: tuple[str, ...]
    lifted_by: tuple[str, ...]
    in_place_of: str | None


@dataclass(frozen=True)
class RuleGraph:
    """One version under one choice of readings. `order` lists every address after what it uses."""

    version: str
    readings: Mapping[str, str]
    elements: Mapping[str, ElementNode]
    grounds: Mapping[str, GroundNode]
    limits: Mapping[str, LimitNode]
    order: tuple[str, ...]
    nothing_prohibits: str

    def grounds_with(self, effect: Effect) -> tuple[GroundNode, ...]:
        """Return the grounds that have an effect, in the order of the book."""
        return tuple(ground for ground in self.grounds.values() if ground.effect is effect)


def held(address: str) -> str:
    """Return the address of a ground's finding after limits."""
    return f"{address}!"
