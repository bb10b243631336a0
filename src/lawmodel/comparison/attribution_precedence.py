"""Which amendments must come before which, because the law would not hang together otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from lawmodel.concepts.condition import ElementHolds, leaves
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Amendment
from lawmodel.concepts.wording import Element, Ground, Limit, Wording


class Named(Protocol):
    """An amendment on the way between two versions: the stage it belongs to, and whether it is undone."""

    @property
    def id(self) -> str: ...
    @property
    def amendment(self) -> Amendment: ...
    @property
    def stage(self) -> int: ...
    @property
    def undone(self) -> bool: ...


@dataclass(frozen=True)
class Stage:
    """A version on the way, and the amendments that lead to it from the one before."""

    version: str
    law: LawVersion
    amendments: tuple[Amendment, ...]
    undone: bool


@dataclass(frozen=True)
class Precedence:
    """One change that must come before another, and why.

    `why`: `requires` (stated), `not_there` (the other changes a provision or words that this one makes),
    `asks` (the other asks for a requirement that this one adds, or drops one that this one no longer asks),
    `two_wordings` (both word the same provision), `circle` (requirements would go round in a circle).
    """

    before: str
    after: str
    why: str


def precedences(origin: LawVersion, stages: Sequence[Stage], changes: Sequence[Named]) -> list[Precedence]:
    """Return every pair of changes of which one must come first; undoing goes the other way round."""
    found: dict[tuple[str, str], str] = {}
    for undone in (True, False):
        side = [one for one in changes if one.undone is undone]
        laws = [origin, *(stage.law for stage in stages if stage.undone is undone)]
        first = next((number for number, stage in enumerate(stages) if stage.undone is undone), 0)
        for before, after, why in _on_one_side(laws, side, first):
            pair = (after.id, before.id) if undone else (before.id, after.id)
            found.setdefault(pair, why)
    for back in (one for one in changes if one.undone):
        for forth in (one for one in changes if not one.undone):
            if _worded(back) & _worded(forth):
                found.setdefault((back.id, forth.id), "two_wordings")
    return [Precedence(before, after, why) for (before, after), why in found.items()]


def _worded(change: Named) -> set[str]:
    return {c for c, one in change.amendment.changes.items() if one.kind != "text only"}


Pair = tuple[Named, Named, str]


def _on_one_side(laws: Sequence[LawVersion], side: Sequence[Named], first: int) -> Iterator[Pair]:
    for one in side:
        for other in side:
            if one.stage == other.stage and one.amendment.id in other.amendment.requires:
                yield one, other, "requires"
    for citation in dict.fromkeys(c for one in side for c in one.amendment.changes):
        wordings = [law.wordings.get(citation) for law in laws]
        makers = [
            [one for one in side if one.stage == first + k and citation in one.amendment.changes]
            for k in range(len(laws) - 1)
        ]
        yield from _Provision(citation, wordings, makers).pairs()


class _Provision:
    """One provision along the way: its wording at each stage, and who makes each from the one before."""

    def __init__(
        self, citation: str, wordings: Sequence[Wording | None], makers: Sequence[Sequence[Named]]
    ) -> None:
        self.citation = citation
        self.wordings = wordings
        self.makers = [(), *makers]
        self.stages = range(1, len(wordings))
        self.every = dict.fromkeys(part for w in wordings if w is not None for part in w.parts())

    def pairs(self) -> Iterator[Pair]:
        yield from (pair for pair in self.needed() if pair[0] is not pair[1])

    def needed(self) -> Iterator[Pair]:
        for part in self.every:
            yield from ((one, other, "not_there") for one, other in pairwise(self.touching(part)))
        yield from ((one, other, "not_there") for one, other in pairwise(self.whole()))
        for stage, wording in enumerate(self.wordings):
            for part in () if wording is None else wording.parts():
                yield from self.asked(part, stage)

    def kind(self, change: Named) -> str:
        return change.amendment.changes[self.citation].kind

    def touching(self, part: str) -> list[Named]:
        """Return who words a part, stage by stage; a repeal needs nothing worded first."""
        return [
            maker
            for stage in self.stages
            for maker in self.makers[stage]
            if part in maker.amendment.changes[self.citation].parts
            or (self.kind(maker) == "enacted" and part in self.parts(stage))
        ]

    def whole(self) -> list[Named]:
        """Return who enacts or repeals the provision as a whole."""
        every = [maker for stage in self.stages for maker in self.makers[stage]]
        return [maker for maker in every if self.kind(maker) in ("enacted", "repealed")]

    def parts(self, stage: int) -> dict[str, Element | Ground | Limit]:
        wording = self.wordings[stage]
        return {} if wording is None else wording.parts()

    def maker(self, part: str, stage: int) -> Named | None:
        """Return who brings, changes or takes away a part at a stage."""
        for maker in self.makers[stage]:
            if self.kind(maker) == "enacted" or part in maker.amendment.changes[self.citation].parts:
                return maker
        return None

    def asked(self, part: str, stage: int) -> Iterator[Pair]:
        """Yield who must come first so that what a part asks is there as long as it asks.

        The lists of a ground or limit that stands before and after follow the elements in them.
        """
        one = self.parts(stage)[part]
        comes = stage > 0 and (maker := self.maker(part, stage)) is not None
        goes = next((k for k in range(stage + 1, len(self.wordings)) if self.maker(part, k)), None)
        listed = not isinstance(one, Element)
        for element in _asked_by(one):
            if comes and maker is not None and not (listed and part in self.parts(stage - 1)):
                added = self.added(element, stage)
                if added is not None:
                    yield added, maker, "asks"
            if goes is not None and not (listed and part in self.parts(goes)):
                leaves_first, dropped = self.maker(part, goes), self.dropped(element, goes)
                if leaves_first is not None and dropped is not None:
                    yield leaves_first, dropped, "asks"

    def added(self, element: str, stage: int) -> Named | None:
        """Return who has added an element that is there at a stage; None where it always was."""
        for k in range(stage, 0, -1):
            if element not in self.parts(k - 1):
                return self.maker(element, k)
        return None

    def dropped(self, element: str, stage: int) -> Named | None:
        """Return who drops an element at a stage or later, the provision itself staying."""
        for k in range(stage, len(self.wordings)):
            if element not in self.parts(k):
                return None if self.wordings[k] is None else self.maker(element, k)
        return None


def _asked_by(part: Element | Ground | Limit) -> tuple[str, ...]:
    match part:
        case Element(condition=condition):
            asked = (leaf.element for leaf in leaves(condition) if isinstance(leaf, ElementHolds))
            return tuple(dict.fromkeys(asked))
        case Ground(needs=needs, unless=unless):
            return (*needs, *unless)
        case Limit(when=when, only_if=only_if):
            return (*when, *only_if)
