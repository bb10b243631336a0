"""Chances to channels: how likely each way of handing over is, per case and version, in whole numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from lawmodel.population.cases import Cases, Mask
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.chances import Chances, LawAnswers
from lawmodel.practice.model import DISCLOSING, Answer, Channel, Stage

Parts = NDArray[np.float64]
"""Whole numbers out of 2**32 per case, kept in floating point, which holds them exactly."""


WOULD_CONSENT = "would_consent"
"""The attribute that holds the latent answer of whoever is not asked."""


@dataclass(frozen=True)
class Disclosures:
    """What becomes of every case of a block under one version, in parts of 2**32."""

    channels: Mapping[Channel, Parts]
    considered: Parts
    supplied: Parts
    chances: Mapping[Stage, Chances]

    @cached_property
    def disclosed(self) -> Parts:
        """Return the three lawful channels together."""
        return _together([self.channels[channel] for channel in DISCLOSING])

    def following(self, stage: Stage) -> Parts:
        """Return a quantity that follows a disclosure (or, for reidentified, a de-identified exchange)."""
        of = self.channels[Channel.DEIDENTIFIED] if stage is Stage.REIDENTIFIED else self.disclosed
        return np.floor(of * self.chances[stage])


def disclosures(chances: Mapping[Stage, Chances], law: LawAnswers, would_consent: Mask) -> Disclosures:
    """Return the channels of every case; they add up to 2**32 in each.

    A duty comes first. Else who asks first uses a consent that stands, and goes on to another ground where
    there is none, rarely after a refusal; a consent is also used where it is all there is. Nothing is
    disclosed that the law does not allow.
    """
    # Where a duty binds nothing else is done: a product with 0 or 1 is exact, and quicker than a choice.
    duty, consent, other = (law[name] for name in (Answer.DUTY, Answer.CONSENT_GROUND, Answer.OTHER_GROUND))
    reach = chances[Stage.SUPPLY] * chances[Stage.OCCASION] * chances[Stage.RECOGNISED]
    by_ground = chances[Stage.KNOWN] * chances[Stage.USED] * chances[Stage.ADOPTED]
    by_ground = by_ground * chances[Stage.APPROPRIATE] * chances[Stage.RELEVANT]
    personal = reach * (1.0 - chances[Stage.DEIDENTIFIED])
    asked, stands = chances[Stage.ASKED], chances[Stage.CONSENT_STANDS]

    by_consent = np.where(consent, np.where(other, asked * stands, stands), 0.0)
    refused = ~(would_consent | consent)
    goes_on = np.where(refused, 1.0 - asked + asked * chances[Stage.AFTER_REFUSAL], 1.0)
    left = np.where(other, 1.0 - by_consent, 0.0) * goes_on

    bound, free = duty.astype(np.float64), (~duty).astype(np.float64)
    channels = {
        Channel.DUTY: bound * _parts(reach * by_ground),
        Channel.CONSENT: free * _parts(personal * chances[Stage.RELEVANT] * by_consent),
        Channel.GROUND: free * _parts(personal * left * by_ground),
        Channel.DEIDENTIFIED: free * _parts(reach * chances[Stage.DEIDENTIFIED]),
    }
    kept_back = np.maximum(personal * SCALE - channels[Channel.CONSENT] - channels[Channel.GROUND], 0.0)
    channels[Channel.OFF_RECORD] = free * np.floor(kept_back * chances[Stage.OFF_RECORD])
    channels[Channel.NONE] = SCALE - _together(list(channels.values()))
    return Disclosures(channels, _parts(reach), _parts(chances[Stage.SUPPLY]), chances)


def would_consent(cases: Cases) -> Mask:
    """Return who would consent if asked; nobody is taken to refuse where the population does not say."""
    column = cases.columns.get(WOULD_CONSENT)
    return np.ones(cases.size, dtype=np.bool_) if column is None else column != 0


def _together(parts: Sequence[Parts]) -> Parts:
    return reduce(np.add, parts)


def _parts(chances: Chances) -> Parts:
    return np.floor(chances * SCALE)
