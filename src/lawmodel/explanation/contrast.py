"""The same facts under an earlier wording: which element made the difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import Text
from lawmodel.concepts.wording import Effect, Element
from lawmodel.explanation.answers import AnsweredCase, ReadVersion
from lawmodel.explanation.grounds import GroundsTold, GroundTrace, LimitTrace


class Why(StrEnum):
    """Why a ground that holds under one version does not under the other."""

    NO_GROUND = "no_ground"
    ELEMENTS = "elements"
    LIMITS = "limits"
    DEPENDS = "depends"


@dataclass(frozen=True)
class ElementApart:
    """An element that stops a ground (or leaves it open) in one version, and what the other has instead.

    `other` is None where the other version asks nothing of the kind; `other_finding` is what it finds.
    """

    id: str
    own: Element
    bars: bool
    finding: Finding
    other: Element | None
    other_finding: Finding | None

    @property
    def is_reworded(self) -> bool:
        """Say whether the two versions have different words for it, or mean something else by them."""
        if self.other is None:
            return True
        own, other = self.own, self.other
        return (own.quote, own.means, own.condition_text) != (other.quote, other.means, other.condition_text)


@dataclass(frozen=True)
class GroundApart:
    """A ground that holds under one version (`holds_under`) and not under the other, and why.

    One that is not `certain` holds there if unknown facts come out its way.
    """

    citation: str
    title: Text
    effect: Effect
    holds_under: str
    fails_under: str
    certain: bool
    why: Why
    finding: Finding | None
    elements: tuple[ElementApart, ...]
    limits: tuple[LimitTrace, ...]


@dataclass(frozen=True)
class Contrast:
    """Two versions of the same case: their outcomes, and every ground on which they part."""

    before: str
    after: str
    outcome_before: Outcome
    outcome_after: Outcome
    grounds: tuple[GroundApart, ...]

    @property
    def same(self) -> bool:
        """Say whether the outcome is the same."""
        return self.outcome_before is self.outcome_after


@dataclass(frozen=True)
class Told:
    """One version, its answer in a case, and its grounds."""

    version: ReadVersion
    answer: AnsweredCase
    grounds: GroundsTold

    @property
    def id(self) -> str:
        """Return the version's id."""
        return self.version.read.law.id

    def by_address(self) -> dict[str, GroundTrace]:
        """Return every ground by its address."""
        return {one.address: one for one in self.grounds.every}


def contrast(before: Told, after: Told) -> Contrast:
    """Return on which grounds two versions part in a case: those that carry one of the outcomes first."""
    apart = [*_apart(after, before), *_apart(before, after)]
    return Contrast(before.id, after.id, before.answer.under_chosen, after.answer.under_chosen, tuple(apart))


def _apart(holding: Told, failing: Told) -> Iterator[GroundApart]:
    """Yield the grounds that matter under one version and do not hold under the other."""
    others = failing.by_address()
    turned = holding.answer.under_chosen is not failing.answer.under_chosen
    for ground in (*holding.grounds.holding, *holding.grounds.may_hold):
        certain = ground.finding is Finding.MET
        other = others.get(ground.address)
        if other is not None and (other.finding is Finding.MET or (other.can_hold and not certain)):
            continue
        opens = ground.effect in (Effect.PERMITS, Effect.OBLIGES)
        if ground.carries or (turned and opens is not certain):
            yield _ground_apart(ground, other, holding.id, failing.id)


def _ground_apart(ground: GroundTrace, other: GroundTrace | None, holds: str, fails: str) -> GroundApart:
    elements = () if other is None else tuple(_elements_apart(ground, other))
    closing = () if other is None else tuple(one for one in other.limits if one.closes is not Finding.NOT_MET)
    why = Why.ELEMENTS if elements else Why.LIMITS if closing else Why.DEPENDS
    return GroundApart(
        citation=ground.citation,
        title=ground.title,
        effect=ground.effect,
        holds_under=holds,
        fails_under=fails,
        certain=ground.finding is Finding.MET,
        why=Why.NO_GROUND if other is None else why,
        finding=None if other is None else other.finding,
        elements=elements,
        limits=closing,
    )


def _elements_apart(ground: GroundTrace, other: GroundTrace) -> Iterator[ElementApart]:
    """Yield the elements that stop the other version's ground; where none does, those it waits for."""
    stopping = other.stopped_by or tuple(part for part in other.parts if part.finding is Finding.OPEN)
    own = {part.element.id: part for part in ground.parts}
    for part in stopping:
        match = own.get(part.element.id)
        yield ElementApart(
            part.element.id,
            part.element,
            part.bars,
            part.finding,
            None if match is None else match.element,
            None if match is None else match.finding,
        )
