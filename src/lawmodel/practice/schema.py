"""The shape of practice files: the frame, factors, models, levers."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from lawmodel.practice.model import Act, Stage
from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.schema_words import Identifier, NamedFault, StatusWord, Words

FactorId = Annotated[str, Field(pattern=r"^[A-Z]\d{2}$")]
Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Unit = Literal[
    "share",
    "odds ratio",
    "multiplier",
    "per month",
    "months",
    "spread",
    "hours",
    "SEK per hour",
    "SEK",
]
HIGHEST = {"share": 1.0, "odds ratio": 1000.0, "multiplier": 10.0, "per month": 100.0, "spread": 5.0}
"""What a value may be at most, by unit: a share by its nature, others so that slips are found."""
ABOVE_ZERO = ("odds ratio", "months")
FITTING = {
    "chance": ("share",),
    "rate": ("per month",),
    "odds": ("odds ratio",),
    "spread": ("spread",),
    "times": ("multiplier", "share"),
    "less": ("share",),
    "grows": ("months",),
    "fades": ("months",),
    "horizon": ("months",),
    "share": ("share",),
    "hours": ("hours",),
    "cost": ("SEK per hour",),
}
"""The units that a parameter may have, by its use; any other would make something else than a chance."""


class NotOneAct(NamedFault):
    """Raised for an effect that states no act, or several."""

    kind = "not_one_act"


class RangeShape(Shape):
    """Low, central and high."""

    low: Number
    central: Number
    high: Number


class ParameterShape(RangeShape):
    """A believed number of a factor; `because` where it is not the factor's source that says it."""

    unit: Unit
    of: Words
    because: Words | None = None
    lives_in: Literal["population"] | None = None


class TraitRowShape(Shape):
    """The share that has a trait, where a condition holds."""

    when: str | None = None
    share: str


class TraitShape(Shape):
    """A yes-or-no property of a municipality, a worker or a case."""

    of: Literal["municipality", "worker", "case"]
    share: str | list[TraitRowShape]


class EffectShape(Shape):
    """One act on a stage: the value of the act names a parameter."""

    stage: Stage
    when: str | None = None
    chance: str | None = None
    rate: str | None = None
    odds: str | None = None
    spread: str | None = None
    times: str | None = None
    less: str | None = None
    grows: str | None = None
    never: Literal[True] | None = None
    fades: str | None = None
    per: Literal["municipality", "worker", "case"] = "worker"

    @model_validator(mode="after")
    def _one_act(self) -> Self:  # noqa: N804 - pydantic calls it on the instance
        if len(self.acts()) != 1:
            raise NotOneAct
        return self

    def acts(self) -> dict[Act, str | None]:
        """Return the acts stated, with the parameter each names."""
        stated = {act: getattr(self, act.value) for act in Act}
        return {
            act: None if act is Act.NEVER else str(named)
            for act, named in stated.items()
            if named is not None
        }


class FactorShape(Shape):
    """A circumstance and what it does."""

    title: Words
    text: Words
    stage: Stage | Literal["population", "alias", "costs", "frame"]
    direction: Literal["up", "down", "diverts", "either"]
    status: StatusWord
    source: str
    parameters: dict[Identifier, ParameterShape] = Field(default_factory=dict)
    traits: dict[Identifier, TraitShape] = Field(default_factory=dict)
    effects: list[EffectShape] = Field(default_factory=list)
    alias_of: list[FactorId] = Field(default_factory=list)
    variables: list[Identifier] = Field(default_factory=list)


class FactorsFile(Shape):
    """assumptions/practice/factors/<name>.yaml"""

    factors: dict[FactorId, FactorShape] = Field(min_length=1)


class PlacesShape(Shape):
    """Which attribute numbers the municipalities, and how many there are."""

    attribute: Identifier
    number: int = Field(ge=1)
    status: StatusWord
    source: str


class PracticeFile(Shape):
    """assumptions/practice/practice.yaml: what all models share"""

    consent_grounds: list[str]
    model: str
    horizon: str | None = None
    municipalities: PlacesShape


class OnlyShape(Shape):
    """These factors and no others."""

    only: list[FactorId]


class WithoutShape(Shape):
    """All factors but these."""

    without: list[FactorId]


class SettingShape(RangeShape):
    """Another range for a parameter."""

    status: StatusWord
    source: str


class ShareSettingShape(SettingShape):
    """The share that has a trait, where a condition holds."""

    name: Identifier
    when: str | None = None


class LeverFile(Shape):
    """assumptions/practice/levers/<lever>.yaml: what it changes in whatever model it is added to"""

    title: Words
    description: Words
    source: str
    status: StatusWord
    settings: dict[str, SettingShape] = Field(default_factory=dict)
    traits: dict[Identifier, list[ShareSettingShape]] = Field(default_factory=dict)


class ModelFile(LeverFile):
    """assumptions/practice/models/<model>.yaml, or any file of that shape: how a permission is used"""

    factors: Literal["all", "none"] | OnlyShape | WithoutShape


class ActorShape(Shape):
    """Who works on assessments or on disclosures received, for how many hours at what cost."""

    title: Words
    when: str
    handles: Literal["assessments", "disclosures"]
    hours: str
    cost: str


class MisdirectedShape(Shape):
    """Disclosures that strike wrongly, though lawful."""

    title: Words
    when: str
    status: StatusWord
    source: str


class ConsequencesFile(Shape):
    """assumptions/practice/consequences.yaml"""

    actors: dict[Identifier, ActorShape]
    factors: dict[FactorId, FactorShape] = Field(default_factory=dict)
    misdirected: dict[Identifier, MisdirectedShape]
    groups: list[Identifier]
