"""A provision through time: its wordings, and the elements, grounds and limits each is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.vocabulary import CaseFacts, Text


class Effect(StrEnum):
    """What a ground does when it holds."""

    BINDS = "binds"
    PROHIBITS = "prohibits"
    PERMITS = "permits"
    OBLIGES = "obliges"


@dataclass(frozen=True)
class Element:
    """One requirement, tied to the words it encodes."""

    id: str
    quote: str | None
    means: Text
    kind: str
    condition: Condition
    condition_text: str
    confidence: str


@dataclass(frozen=True)
class Ground:
    """A complete route to an effect: everything it needs is met and nothing in `unless` is."""

    id: str
    title: Text
    effect: Effect
    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limit:
    """What closes grounds of other provisions: an "only if", or a carve-out where `only_if` is empty."""

    id: str
    title: Text
    when: tuple[str, ...]
    only_if: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    in_place_of: str | None = None


@dataclass(frozen=True)
class Relation:
    """How a provision stands to others, in the drafters' own kinds."""

    kind: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A small case that states what grounds and limits of its wording conclude."""

    name: str
    facts: CaseFacts
    then: Mapping[str, Finding]
    readings: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Wording:
    """What a provision says from one date on, or would say under a proposal."""

    citation: str
    id: str
    starts: date
    ends: date | None
    proposal: str | None
    enacted_by: str
    preparatory_works: tuple[str, ...]
    status: str
    source: str
    confidence: str
    text_seen: bool
    file: str
    elements: Mapping[str, Element] = field(default_factory=dict)
    grounds: Mapping[str, Ground] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    examples: tuple[Example, ...] = ()
    decides_nothing_because: Text | None = None
    starts_confidence: str | None = None

    def in_force_on(self, day: date) -> bool:
        """Say whether this wording is law on a day; a proposal never is."""
        return self.proposal is None and self.starts <= day and (self.ends is None or day <= self.ends)

    def doubts_about_dates(self) -> tuple[str, ...]:
        """Return the status word that the days in force carry of their own, if they carry one."""
        return (self.starts_confidence,) if self.starts_confidence is not None else ()

    def parts(self) -> dict[str, Element | Ground | Limit]:
        """Return everything an amendment can add, drop or replace, by id."""
        return {**self.elements, **self.grounds, **self.limits}


@dataclass(frozen=True)
class Review:
    """Who has read the encoding of a provision."""

    status: str
    by: str | None = None
    date: str | None = None

    @property
    def is_signed(self) -> bool:
        """Say whether a lawyer has signed."""
        return self.by is not None


@dataclass(frozen=True)
class Provision:
    """A section of a statute through time; its citation never changes, its wordings do."""

    citation: str
    act: str
    heading: Text
    review: Review
    listed: bool
    wordings: tuple[Wording, ...]
