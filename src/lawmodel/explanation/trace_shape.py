"""The shape of an explanation as JSON: the trace format that `lawmodel explain --json` prints."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "lawmodel.explanation/1"

FindingWord = Literal["met", "open", "not met"]
SettledWord = Literal["prohibited", "permitted", "required"]
OutcomeWord = Literal["prohibited", "permitted", "required", "open", "contested"]
EffectWord = Literal["binds", "prohibits", "permits", "obliges"]
Answer = bool | int | str
Words = dict[str, str]


class TraceShape(BaseModel):
    """A mapping with these keys and no others; texts are by language."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ElementShape(TraceShape):
    """One requirement, the quoted words it encodes, and its finding. `bars`: it must not be met."""

    id: str
    citation: str
    kind: str
    quote: str | None
    means: Words
    bars: bool
    finding: FindingWord
    stops: bool
    facts: list[str] = Field(description="The stated facts that it was found by.")


class LimitShape(TraceShape):
    """A limit: met where it closes grounds. Elements under `bars` keep it from closing."""

    id: str
    citation: str
    title: Words
    finding: FindingWord
    elements: list[ElementShape]
    lifted_by: list[str]


class GroundShape(TraceShape):
    """A ground after limits; `stopped_by` and `closed_by` say why it fails."""

    id: str
    citation: str
    title: Words
    effect: EffectWord
    finding: FindingWord
    carries: bool
    elements: list[ElementShape]
    limits: list[LimitShape]
    stopped_by: list[str]
    closed_by: list[str]
    changes: int | None = Field(description="Fewest changes of stated facts that make it hold; null if none.")


class AskedByShape(TraceShape):
    """An element that asks a fact."""

    citation: str
    element: str
    quote: str | None
    means: Words


class OpenFactShape(TraceShape):
    """A fact that still matters, and the outcomes that each answer leaves (numbers as `from-to`)."""

    fact: str
    label: Words
    question: Words
    impact: dict[str, list[SettledWord]]
    outcomes_left: float = Field(description="On the average over the answers that can still be.")
    doubt: float = Field(description="Chance that two cases with the same answer have different outcomes.")
    asked_by: list[AskedByShape]
    unsettled: bool


class ChangeShape(TraceShape):
    """One fact that would be otherwise: any of the answers under `to`."""

    fact: str
    label: Words
    from_: Answer = Field(alias="from")
    to: list[Answer]


class FlipShape(TraceShape):
    """A smallest change of facts after which the outcome is one of `to`."""

    to: list[SettledWord]
    changes: list[ChangeShape]


class ElementApartShape(TraceShape):
    """An element that stops a ground in one version, and what the version has in which it holds."""

    id: str
    quote: str | None
    means: Words
    bars: bool
    finding: FindingWord
    other_quote: str | None
    other_means: Words | None
    other_finding: FindingWord | None
    reworded: bool


class GroundApartShape(TraceShape):
    """A ground that holds under one version (or may, if not `certain`) and not under the other, and why."""

    citation: str
    title: Words
    effect: EffectWord
    holds_under: str
    fails_under: str
    certain: bool
    why: Literal["no_ground", "elements", "limits", "depends"]
    elements: list[ElementApartShape]
    limits: list[LimitShape]


class ContrastShape(TraceShape):
    """The same facts under the version before, in the order asked."""

    version: str
    outcome: OutcomeWord
    same: bool
    grounds: list[GroundApartShape]


class ReadingShape(TraceShape):
    """Another reading (or several together) that changes the answer, and the elements it turns on."""

    reading: dict[str, str]
    title: dict[str, Words]
    counts: bool
    outcome: OutcomeWord
    possible: list[SettledWord]
    turns_on: list[AskedByShape]


class StatedShape(TraceShape):
    """A stated fact."""

    fact: str
    value: Answer


class FlagShape(TraceShape):
    """A doubt about a provision that the answer rests on."""

    kind: str
    citation: str


class VersionShape(TraceShape):
    """What one version makes of the case. All but `outcome` and `possible` is under `reading`."""

    id: str
    title: Words
    reading: dict[str, str]
    outcome: OutcomeWord
    possible: list[SettledWord]
    outcome_under_reading: OutcomeWord
    sentence: Words
    grounds: list[GroundShape]
    limits_in_place: list[LimitShape]
    may_hold: list[GroundShape] = Field(description="Grounds that hold if unknown facts come out their way.")
    failed: list[GroundShape]
    reason: list[StatedShape] = Field(description="A smallest set of stated facts that forces the outcome.")
    asked_under: dict[str, str] = Field(
        description="Readings, other than those chosen, under which the unknown facts matter; mostly none."
    )
    still_matters: list[OpenFactShape]
    next_question: OpenFactShape | None
    flips: list[FlipShape]
    contrast: ContrastShape | None
    other_readings: list[ReadingShape]
    trace: dict[str, FindingWord] = Field(description="Every finding of the three-valued evaluation.")
    flags: list[FlagShape]


class CaseShape(TraceShape):
    """The case: what is known, and what was asked and cannot be settled."""

    id: str
    facts: dict[str, Answer]
    unsettled: list[str]


class InputsShape(TraceShape):
    """What the explanation was made from."""

    model_version: str
    book: str
    readings: str


class ExplanationShape(TraceShape):
    """One case explained under several versions of the law"""

    schema_: Literal["lawmodel.explanation/1"] = Field(alias="schema")
    case: CaseShape
    versions: list[VersionShape]
    inputs: InputsShape
