"""What a practice model means: one case, plain Python. The columnar engine is right when it agrees.

A stage begins at its base chance, then its odds are multiplied, then the chance itself. What becomes of the
case follows from the chances of the stages and from what the law says of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import assert_never

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Some,
    TermIs,
    compares,
)
from lawmodel.concepts.vocabulary import UNKNOWN, CaseFacts
from lawmodel.practice.model import (
    BASES,
    NEVER_UNLESS_SAID,
    Act,
    Answer,
    Channel,
    Keeper,
    PracticeModel,
    Stage,
)
from lawmodel.practice.parameter_values import Values
from lawmodel.practice.strengths import strength
from lawmodel.practice.traits import spread_multipliers

Point = tuple[str, Keeper]
"""Whose place on a normal distribution: that of a factor's spread, as its keeper has it."""


@dataclass(frozen=True)
class OneCase:
    """All that a stage may ask: facts and attributes, the law's answers, the traits that the case meets.

    `points`: for each spread, on which of the points of a normal distribution the case's keeper falls.
    """

    facts: CaseFacts
    law: Mapping[Answer, bool]
    traits: Mapping[str, bool]
    points: Mapping[Point, int]

    def holds(self, condition: Condition | None) -> bool:
        """Say whether a condition holds; what is asked of something unknown does not, no condition does."""
        return condition is None or _holds(condition, self._known())

    def _known(self) -> CaseFacts:
        return {**self.facts, **self.traits, **{str(answer): holds for answer, holds in self.law.items()}}


def _holds(condition: Condition, known: CaseFacts) -> bool:
    match condition:
        case FactIs(fact, codes):
            return known.get(fact, UNKNOWN) in codes
        case FactCompares(fact, relation, int(against)):
            return compares(known.get(fact, UNKNOWN), relation, against)
        case Constant(holds):
            return holds
        case Every(parts):
            return all(_holds(part, known) for part in parts)
        case Some(parts):
            return any(_holds(part, known) for part in parts)
        case Negated(part):
            return not _holds(part, known)
        case FactCompares() | TermIs() | ElementHolds() | Bound():
            raise ValueError("practice asks facts, traits and the law's answers")
        case _:
            assert_never(condition)


def chances_of_case(model: PracticeModel, values: Values, case: OneCase) -> dict[Stage, float]:
    """Return the chance of every stage."""
    return {stage: chance_of_stage(model, values, case, stage) for stage in Stage}


def chance_of_stage(model: PracticeModel, values: Values, case: OneCase, stage: Stage) -> float:
    """Return the chance of a stage: its base, its odds multiplied, then itself multiplied, at most 1."""
    base, odds, times = before_spreads(model, values, case, stage)
    for effect in model.effects_on(stage):
        if effect.act is Act.SPREAD and case.holds(effect.when):
            point = case.points[effect.factor, effect.per]
            odds = odds * spread_multipliers(strength(effect, model, values))[point]
    return moved(base, odds, times)


def before_spreads(
    model: PracticeModel, values: Values, case: OneCase, stage: Stage
) -> tuple[float, float, float]:
    """Return the base chance, and what multiplies its odds and itself, by all effects but the spreads.

    The base is that of the first effect that states one and holds; else 1, or 0 for what needs to be said.
    """
    acting = [one for one in model.effects_on(stage) if one.act is not Act.SPREAD and case.holds(one.when)]
    by_act = [(one.act, strength(one, model, values)) for one in acting]
    bases = [by for act, by in by_act if act in BASES]
    base = bases[0] if bases else 0.0 if stage in NEVER_UNLESS_SAID else 1.0
    odds = prod((by for act, by in by_act if act is Act.ODDS), start=1.0)
    times = prod((by for act, by in by_act if act not in BASES and act is not Act.ODDS), start=1.0)
    return base, odds, times


def moved(base: float, odds: float, times: float) -> float:
    """Return a chance after its odds, then the chance itself, are multiplied.

    >>> moved(0.5, 3.0, 2.0)
    1.0
    """
    return min(base * odds / (1.0 - base + base * odds) * times, 1.0)


def channels_of_case(
    chances: Mapping[Stage, float], law: Mapping[Answer, bool], would_consent: bool
) -> dict[Channel, float]:
    """Return the chance of each channel; together they are 1.

    A duty leaves nothing to choose: whoever has the occasion, sees that it matters, knows it and does it,
    discloses. Otherwise information without personal data replaces a disclosure; who asks first uses a
    consent that stands, and goes on to another ground where there is none, rarely after a refusal.
    """
    reach = chances[Stage.SUPPLY] * chances[Stage.OCCASION] * chances[Stage.RECOGNISED]
    by_ground = chances[Stage.KNOWN] * chances[Stage.USED] * chances[Stage.ADOPTED]
    by_ground = by_ground * chances[Stage.APPROPRIATE] * chances[Stage.RELEVANT]
    found = dict.fromkeys(Channel, 0.0)
    if law[Answer.DUTY]:
        found[Channel.DUTY] = reach * by_ground
    else:
        personal = reach * (1.0 - chances[Stage.DEIDENTIFIED])
        by_consent = consent_used(chances[Stage.ASKED], chances[Stage.CONSENT_STANDS], law)
        goes_on = gone_on(chances[Stage.ASKED], chances[Stage.AFTER_REFUSAL], law, would_consent)
        found[Channel.CONSENT] = personal * chances[Stage.RELEVANT] * by_consent
        if law[Answer.OTHER_GROUND]:
            found[Channel.GROUND] = personal * ((1.0 - by_consent) * goes_on) * by_ground
        found[Channel.DEIDENTIFIED] = reach * chances[Stage.DEIDENTIFIED]
        kept_back = personal - found[Channel.CONSENT] - found[Channel.GROUND]
        found[Channel.OFF_RECORD] = kept_back * chances[Stage.OFF_RECORD]
    found[Channel.NONE] = 1.0 - sum(found.values())
    return found


def consent_used(asked: float, stands: float, law: Mapping[Answer, bool]) -> float:
    """Return the chance that a consent is what is used: it need not be asked for where it is all there is."""
    if not law[Answer.CONSENT_GROUND]:
        return 0.0
    return asked * stands if law[Answer.OTHER_GROUND] else stands


def gone_on(asked: float, after_refusal: float, law: Mapping[Answer, bool], would_consent: bool) -> float:
    """Return the chance of going on to another ground; only a refusal stands in its way."""
    refused = not would_consent and not law[Answer.CONSENT_GROUND]
    return 1.0 - asked + asked * after_refusal if refused else 1.0
