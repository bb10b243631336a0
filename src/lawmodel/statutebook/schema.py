"""The shape of every file in a book, for reading and for editors (JSON Schema)."""

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lawmodel.statutebook.schema_words import (
    Day,
    Identifier,
    SignedUnreviewed,
    StatusWord,
    UnsignedReview,
    Words,
)


class Shape(BaseModel):
    """A mapping in a file: only the keys that are named here."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ActFile(Shape):
    """act.yaml"""

    citation: str
    title: Words


class ReviewShape(Shape):
    """Who has read the encoding, and when; only a review has a signature."""

    status: Literal["not reviewed by a lawyer", "reviewed"]
    by: str | None = None
    date: Day | None = None

    @model_validator(mode="after")
    def _signed_when_reviewed(self) -> Self:  # noqa: N804 - pydantic calls it on the instance
        if self.status == "reviewed" and not ((self.by or "").strip() and self.date):
            raise UnsignedReview
        if self.status != "reviewed" and (self.by, self.date) != (None, None):
            raise SignedUnreviewed
        return self


class ProvisionFile(Shape):
    """provision.yaml"""

    heading: Words
    review: ReviewShape
    listed: bool = True


class InForceShape(Shape):
    """The first and, when it has ended, the last day; how certain they are, if less than the text."""

    from_: Day = Field(alias="from")
    to: Day | None = None
    confidence: StatusWord | None = None


class ElementShape(Shape):
    """One requirement."""

    quote: str | None
    means: Words
    kind: Literal["fact", "assessment", "reading"]
    holds_if: str
    confidence: StatusWord | None = None


class GroundShape(Shape):
    """A complete route to an effect."""

    title: Words
    effect: Literal["binds", "prohibits", "permits", "obliges"]
    needs: list[Identifier] = Field(min_length=1)
    unless: list[Identifier] = Field(default_factory=list)


class LimitShape(Shape):
    """What closes grounds of other provisions."""

    title: Words
    when: list[Identifier] = Field(min_length=1)
    only_if: list[Identifier] = Field(default_factory=list)
    yields_to: list[str] = Field(default_factory=list)
    closes: list[str] = Field(default_factory=list)
    in_place_of: str | None = None


class RelationShape(Shape):
    """How a provision stands to others."""

    kind: Literal["binds", "breaks", "carves out", "limits", "yields to", "refers to", "obliges"]
    to: list[str] = Field(min_length=1)


class ExampleShape(Shape):
    """A small case that runs as a test."""

    name: str
    facts: dict[str, Any] = Field(default_factory=dict)
    like: str | None = None
    but: dict[str, Any] = Field(default_factory=dict)
    then: dict[Identifier, Literal["met", "not met", "open"]] = Field(min_length=1)
    readings: dict[str, str] = Field(default_factory=dict)


class NoDecisionShape(Shape):
    """Why a provision decides nothing in the model."""

    no_because: Words


class WordingFile(Shape):
    """A wording: <day>.yaml or <proposal>.yaml"""

    in_force: InForceShape
    proposal: str | None = None
    enacted_by: str
    preparatory_works: list[str] = Field(default_factory=list)
    status: Literal["in force", "repealed", "proposed"]
    source: str
    confidence: StatusWord
    text_seen: bool
    elements: dict[Identifier, ElementShape] = Field(default_factory=dict)
    grounds: dict[Identifier, GroundShape] = Field(default_factory=dict)
    limits: dict[Identifier, LimitShape] = Field(default_factory=dict)
    relations: list[RelationShape] = Field(default_factory=list)
    examples: list[ExampleShape] = Field(default_factory=list)
    decides: NoDecisionShape | None = None


class FactShape(Shape):
    """One question about a case."""

    kind: Literal["category", "ordinal", "integer", "boolean"]
    nature: Literal["fact", "assessment"]
    label: Words
    question: Words
    meaning: Words
    changes: Literal["never", "by_action", "by_judgement"]
    values: dict[str, Words] = Field(default_factory=dict)
    range: tuple[int, int] | None = None
    unit: str | None = None
    none_means: Words | None = None
    default: str | int | bool | None = None


class ImpossibleShape(Shape):
    """Facts that cannot be true together."""

    when: str
    because: Words


class FactsFile(Shape):
    """facts.yaml"""

    facts: dict[Identifier, FactShape]
    impossible: list[ImpossibleShape] = Field(default_factory=list)


class LabelledShape(Shape):
    """An identifier with its words."""

    id: str
    sv: str
    en: str


class BookFile(Shape):
    """book.yaml"""

    name: Words
    nothing_prohibits: LabelledShape
    short_note: Words
    population: str
    covers_from: Day


class TermShape(Shape):
    """What values a term may take: those of a fact, yes or no, or its own."""

    of: str | None = None
    values: list[str] = Field(default_factory=list)


class ReadingShape(Shape):
    """One answer to an open question."""

    title: Words
    sets: dict[Identifier, str | int | bool]
    support: Words
    status: StatusWord
    source: str


class QuestionFile(Shape):
    """assumptions/readings/<question>.yaml"""

    question: Words
    counts: bool
    concerns: list[str]
    terms: dict[Identifier, TermShape]
    default: str
    readings: dict[str, ReadingShape] = Field(min_length=2)


class BridgeShape(Shape):
    """One assumption that ties answers to one another."""

    title: Words
    when: str
    then: str
    status: StatusWord
    source: str


class BridgesFile(Shape):
    """assumptions/bridges.yaml"""

    bridges: dict[str, BridgeShape]


class PartsShape(Shape):
    """The parts of a provision that an amendment touches."""

    adds: list[Identifier] = Field(default_factory=list)
    drops: list[Identifier] = Field(default_factory=list)
    replaces: list[Identifier] = Field(default_factory=list)


class AmendmentShape(Shape):
    """One named change."""

    title: Words
    in_force: Day
    enacted_by: str
    changes: dict[str, PartsShape | Literal["enacted", "repealed", "text only"]] = Field(min_length=1)
    requires: list[str] = Field(default_factory=list)


class VersionFile(Shape):
    """versions/<version>.yaml"""

    title: Words
    description: Words
    cut: Day | Literal["newest"]
    base: str | None = None
    proposals: list[str] = Field(default_factory=list)
    standard: bool = True
    amendments: dict[str, AmendmentShape] = Field(default_factory=dict)


class ExpectedShape(Shape):
    """What one version is expected to say about a worked case."""

    outcome: Literal["prohibited", "permitted", "required", "contested", "open"]
    ground: str
    text_seen: bool = True


class VignetteShape(Shape):
    """A worked case; a text in one language stands for both."""

    id: str
    title: Words | str
    why: Words | str = ""
    facts: dict[str, Any]
    expected: dict[str, ExpectedShape] = Field(min_length=1)
    text_seen: dict[str, bool] = Field(default_factory=dict)


class VignettesFile(Shape):
    """vignettes.yaml, or any file of worked cases"""

    versions: dict[str, str] = Field(default_factory=dict)
    cases: list[VignetteShape]
