"""How two wordings of a provision differ, requirement by requirement, for two columns side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from lawmodel.change.two_laws import TwoLaws
from lawmodel.change.verdicts import Lineage
from lawmodel.concepts.law_version import LawVersion
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
    """Two wordings of one lineage, one of them missing where the provision is new or gone."""

    lineage: Lineage
    before: Wording | None
    after: Wording | None
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
    earlier = {new.partition("#")[0]: old.partition("#")[0] for new, old in laws.succeeds.items()}
    found: dict[Lineage, None] = {}
    for citation in laws.book.provisions:
        old, new = laws.before.wordings.get(citation), laws.after.wordings.get(citation)
        if old is new:
            continue
        root = citation if old is not None else earlier.get(citation, citation)
        after = tuple(c for c in laws.book.provisions if c in laws.after.wordings and earlier.get(c) == root)
        if citation != root:
            continue
        before = (root,) if root in laws.before.wordings else ()
        found[Lineage(before, ((citation,) if new is not None else ()) + after)] = None
    return tuple(found)


def wording_differences(laws: TwoLaws) -> tuple[WordingDifference, ...]:
    """Return the differences of every provision whose wording changed; a repealed one beside each heir."""
    found = []
    for lineage in lineages_of(laws):
        for pair in _beside(lineage):
            found.append(_difference(pair, laws.before, laws.after))
    return tuple(found)


def _beside(lineage: Lineage) -> Iterator[Lineage]:
    if not lineage.after:
        yield lineage
    for citation in lineage.after:
        yield Lineage(lineage.before, (citation,))


def _difference(lineage: Lineage, before: LawVersion, after: LawVersion) -> WordingDifference:
    old = before.wordings[lineage.before[0]] if lineage.before else None
    new = after.wordings[lineage.after[0]] if lineage.after else None
    return WordingDifference(
        lineage,
        old,
        new,
        tuple(ElementChange(*one) for one in _aligned(_elements(old), _elements(new))),
        tuple(GroundChange(*one) for one in _aligned(old.grounds if old else {}, new.grounds if new else {})),
        tuple(LimitChange(*one) for one in _aligned(old.limits if old else {}, new.limits if new else {})),
    )


def _elements(wording: Wording | None) -> Mapping[str, Element]:
    return {} if wording is None else wording.elements


def _aligned(
    before: Mapping[str, Part], after: Mapping[str, Part]
) -> Iterator[tuple[str, Became, Part | None, Part | None]]:
    """Yield every part of either wording, the later order first and what was dropped in its old place."""
    order = list(after)
    for place, name in enumerate(before):
        if name not in after:
            order.insert(min(place, len(order)), name)
    for name in order:
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            became = Became.ADDED if old is None else Became.DROPPED
        else:
            became = Became.SAME if _law_of(old) == _law_of(new) else Became.REWORDED
        yield name, became, old, new


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
