"""How two wordings of a provision differ, requirement by requirement, for two columns side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import product
from typing import TypeVar

from lawmodel.change.two_laws import TwoLaws, hanging_together
from lawmodel.change.verdicts import Lineage
from lawmodel.concepts.condition import ElementHolds, leaves
from lawmodel.concepts.wording import Element, Ground, Limit, Wording

Part = TypeVar("Part", Element, Ground, Limit)


class Became(StrEnum):
    """What became of a part of a wording."""

    SAME = "same"
    REWORDED = "reworded"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True)
class ElementChange:
    """One requirement in both wordings; `bites` says that what it asks is not the same."""

    id: str
    became: Became
    before: Element | None
    after: Element | None

    @property
    def bites(self) -> bool:
        """Say whether something else is asked, whatever the words."""
        if self.before is None or self.after is None:
            return True
        return self.before.condition != self.after.condition

    @property
    def parts_apart(self) -> frozenset[str]:
        """Return the other requirements that one of the wordings asks for here, and the other does not."""
        asked = (_named_in(one) for one in (self.before, self.after) if one is not None)
        return reduce(frozenset.symmetric_difference, asked, frozenset())


@dataclass(frozen=True)
class GroundChange:
    """One route to an effect in both wordings."""

    id: str
    became: Became
    before: Ground | None
    after: Ground | None


@dataclass(frozen=True)
class LimitChange:
    """One limit in both wordings."""

    id: str
    became: Became
    before: Limit | None
    after: Limit | None


@dataclass(frozen=True)
class WordingDifference:
    """The wordings of one lineage in both laws; none on one side where the provision is new or gone.

    A part that stands in several wordings of one side is held against each of them.
    """

    lineage: Lineage
    before: tuple[Wording, ...]
    after: tuple[Wording, ...]
    elements: tuple[ElementChange, ...]
    grounds: tuple[GroundChange, ...]
    limits: tuple[LimitChange, ...]

    @property
    def bites(self) -> bool:
        """Say whether anything but words, titles and notes differs."""
        return (
            any(one.bites for one in self.elements)
            or any(one.became is not Became.SAME for one in self.grounds)
            or any(one.became is not Became.SAME for one in self.limits)
        )


def lineages_of(laws: TwoLaws) -> tuple[Lineage, ...]:
    """Return every provision whose wording is another in the later law, in the order of the book."""
    sides = laws.before.wordings, laws.after.wordings
    changed = [name for name in laws.book.provisions if sides[0].get(name) is not sides[1].get(name)]
    places = ((new.partition("#")[0], old.partition("#")[0]) for new, old in laws.succeeds.items())
    return tuple(
        Lineage(*(tuple(name for name in changed if name in one and name in side) for side in sides))
        for one in hanging_together(changed, places)
    )


def wording_differences(laws: TwoLaws) -> tuple[WordingDifference, ...]:
    """Return the differences of every provision whose wording changed; repealed ones beside their heirs."""
    return tuple(_difference(laws, lineage) for lineage in lineages_of(laws))


def _difference(laws: TwoLaws, lineage: Lineage) -> WordingDifference:
    old = tuple(laws.before.wordings[name] for name in lineage.before)
    new = tuple(laws.after.wordings[name] for name in lineage.after)
    return WordingDifference(
        lineage,
        old,
        new,
        tuple(ElementChange(*one) for one in _aligned(*([w.elements for w in side] for side in (old, new)))),
        tuple(GroundChange(*one) for one in _aligned(*([w.grounds for w in side] for side in (old, new)))),
        tuple(LimitChange(*one) for one in _aligned(*([w.limits for w in side] for side in (old, new)))),
    )


def _aligned(
    before: Sequence[Mapping[str, Part]], after: Sequence[Mapping[str, Part]]
) -> Iterator[tuple[str, Became, Part | None, Part | None]]:
    """Yield every part of any wording, the later order first and what was dropped in its old place."""
    order = list(dict.fromkeys(name for one in after for name in one))
    known = set(order)
    for place, name in enumerate(dict.fromkeys(name for one in before for name in one)):
        if name not in known:
            order.insert(min(place, len(order)), name)
    for name in order:
        for old, new in product(_standing(before, name), _standing(after, name)):
            if old is None or new is None:
                became = Became.ADDED if old is None else Became.DROPPED
            else:
                became = Became.SAME if _law_of(old) == _law_of(new) else Became.REWORDED
            yield name, became, old, new


def _standing(side: Sequence[Mapping[str, Part]], name: str) -> Sequence[Part | None]:
    """Return a part as each wording of one side has it; nothing where none has."""
    return [one[name] for one in side if name in one] or (None,)


def _named_in(element: Element) -> frozenset[str]:
    return frozenset(leaf.element for leaf in leaves(element.condition) if isinstance(leaf, ElementHolds))


def _law_of(part: Element | Ground | Limit) -> object:
    """Return what the law says of a part: titles and paraphrase are ours."""
    match part:
        case Element():
            return part.quote, part.condition
        case Ground():
            return part.effect, frozenset(part.needs), frozenset(part.unless)
        case Limit():
            lists = (part.when, part.only_if, part.yields_to, part.closes)
            return part.in_place_of, *map(frozenset, lists)
