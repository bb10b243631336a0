"""What a practice model is made of: parameters with ranges, traits, effects on the stages of a chain.

The names of stages, channels and acts are the model's structure; every number is in the files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import isfinite

from lawmodel.concepts.condition import Condition, facts_asked
from lawmodel.concepts.vocabulary import Text


class Stage(StrEnum):
    """A step between a permission and a disclosure, or a quantity that follows one; each has a chance."""

    SUPPLY = "supply"
    OCCASION = "occasion"
    RECOGNISED = "recognised"
    ASKED = "asked"
    CONSENT_STANDS = "consent_stands"
    AFTER_REFUSAL = "after_refusal"
    KNOWN = "known"
    USED = "used"
    ADOPTED = "adopted"
    APPROPRIATE = "appropriate"
    RELEVANT = "relevant"
    DEIDENTIFIED = "deidentified"
    OFF_RECORD = "off_record"
    INFORMED = "informed"
    LOGGED = "logged"
    REIDENTIFIED = "reidentified"


NEVER_UNLESS_SAID = frozenset(
    {Stage.ASKED, Stage.DEIDENTIFIED, Stage.OFF_RECORD, Stage.INFORMED, Stage.REIDENTIFIED}
)
"""Stages whose chance is 0 where no factor speaks of them; that of all others is then 1."""


class Act(StrEnum):
    """What an effect does to the chance of its stage."""

    CHANCE = "chance"
    RATE = "rate"
    ODDS = "odds"
    SPREAD = "spread"
    TIMES = "times"
    LESS = "less"
    GROWS = "grows"
    NEVER = "never"


BASES = frozenset({Act.CHANCE, Act.RATE})
"""Acts that set the chance; the first whose condition holds does."""


class Keeper(StrEnum):
    """Who keeps a trait: all cases of a municipality share it, a worker or a case has its own."""

    MUNICIPALITY = "municipality"
    WORKER = "worker"
    CASE = "case"


class Answer(StrEnum):
    """What the law says of a case under a version, as conditions of practice may ask it."""

    DUTY = "duty"
    ALLOWED = "allowed"
    CONSENT_GROUND = "consent_ground"
    OTHER_GROUND = "other_ground"
    NEWLY_LAWFUL = "newly_lawful"


class Channel(StrEnum):
    """How information reaches the receiver; the first three are lawful disclosures of personal data."""

    DUTY = "duty"
    CONSENT = "consent"
    GROUND = "ground"
    DEIDENTIFIED = "deidentified"
    OFF_RECORD = "off_record"
    NONE = "none"


DISCLOSING = (Channel.DUTY, Channel.CONSENT, Channel.GROUND)
"""The channels that count as disclosures; off-record sharing never does."""


HIGHEST = {
    "share": 1.0,
    "odds ratio": 1000.0,
    "multiplier": 10.0,
    "per month": 100.0,
    "spread": 5.0,
    "months": 1200.0,
    "hours": 10_000.0,
    "SEK per hour": 1_000_000.0,
    "SEK": 1e12,
}
"""What a value may be at most, by unit: a share by its nature, others so that slips are found."""
ABOVE_ZERO = ("odds ratio", "months")


@dataclass(frozen=True)
class Parameter:
    """A believed number with its range, in `unit`; `stands_in` is file:line."""

    id: str
    low: float
    central: float
    high: float
    unit: str
    text: Text
    status: str
    source: str
    stands_in: str
    because: Text | None = None
    lives_in: str | None = None


@dataclass(frozen=True)
class Trait:
    """A yes-or-no property: by the first row whose condition holds, yes with the chance of its parameter."""

    name: str
    keeper: Keeper
    rows: tuple[tuple[Condition | None, str], ...]


@dataclass(frozen=True)
class Effect:
    """One act on the chance of a stage, where its condition holds."""

    factor: str
    stage: Stage
    act: Act
    when: Condition | None = None
    parameter: str | None = None
    fades: str | None = None
    per: Keeper = Keeper.WORKER


@dataclass(frozen=True)
class Factor:
    """A circumstance that moves a stage in a direction; or where it is found instead."""

    id: str
    title: Text
    text: Text
    stage: str
    direction: str
    status: str
    source: str
    parameters: tuple[str, ...]
    alias_of: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()


@dataclass(frozen=True)
class PracticeModel:
    """How a permission is used: the active effects, the traits and parameters they ask.

    `horizon`: the parameter that says how many months after a law began to apply practice is looked at (None
    where nothing grows or fades); `months_shown`: others to show beside it. `places`: the attribute that
    numbers municipalities, and how many there are.
    """

    id: str
    title: Text
    description: Text
    factors: Mapping[str, Factor]
    parameters: Mapping[str, Parameter]
    traits: Mapping[str, Trait]
    effects: tuple[Effect, ...]
    consent_grounds: frozenset[str]
    horizon: str | None
    months_shown: tuple[float, ...]
    places: tuple[str, int]
    digest: str
    levers: tuple[str, ...] = ()
    lever_titles: tuple[Text, ...] = ()
    assumed: Mapping[str, float] = field(default_factory=dict)

    def effects_on(self, stage: Stage) -> tuple[Effect, ...]:
        """Return the effects on a stage, in the order of the files."""
        return tuple(effect for effect in self.effects if effect.stage is stage)

    def asked(self) -> tuple[str, ...]:
        """Return the parameters that change anything in this model, in order of their ids."""
        traits = {parameter for trait in self.traits.values() for _, parameter in trait.rows}
        return tuple(sorted(traits.union(self.asked_by(self.effects))))

    def asked_by(self, effects: Sequence[Effect]) -> tuple[str, ...]:
        """Return the parameters that these effects turn on, in order of their ids."""
        named = {name for effect in effects for name in (effect.parameter, effect.fades) if name}
        facts = {fact for effect in effects if effect.when for fact in facts_asked(effect.when)}
        met = [trait for name, trait in self.traits.items() if name in facts]
        named |= {parameter for trait in met for _, parameter in trait.rows}
        if self.horizon is not None and any(e.fades or e.act is Act.GROWS for e in effects):
            named.add(self.horizon)
        return tuple(sorted(named))


def settled(model: PracticeModel) -> PracticeModel:
    """Return a model in which practice does not react to what is newly lawful: no adoption, no absorption."""
    lasting = tuple(
        effect
        for effect in model.effects
        if effect.when is None or Answer.NEWLY_LAWFUL not in facts_asked(effect.when)
    )
    return replace(model, effects=lasting)


class NotInUnit(ValueError):
    """Raised for a value that the unit of its parameter does not allow."""

    def __init__(self, parameter: Parameter, value: float, highest: float | None) -> None:
        super().__init__(parameter.id)
        self.parameter = parameter
        self.value = value
        self.highest = highest


def assuming(model: PracticeModel, values: Mapping[str, float]) -> PracticeModel:
    """Return a model in which some parameters are taken as known: one value in place of a range.

    Raises KeyError for a parameter that the model does not have, NotInUnit for a value that does not fit.
    """
    changed = dict(model.parameters)
    for name, value in sorted(values.items()):
        parameter = changed[name]
        highest = HIGHEST.get(parameter.unit)
        above_zero = parameter.unit in ABOVE_ZERO
        if not isfinite(value) or value < 0 or (above_zero and value == 0) or (highest or value) < value:
            raise NotInUnit(parameter, value, highest)
        changed[name] = replace(parameter, low=value, central=value, high=value)
    return replace(model, parameters=changed, assumed=dict(sorted(values.items())))
