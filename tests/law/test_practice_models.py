"""Partnership and restrictive directives are two practices, not one practice made larger or smaller."""

from functools import cache

import numpy as np
import pytest

from lawmodel.practice.disclosures import Disclosures
from lawmodel.practice.model import Answer, Channel, Stage
from tests.practice.scenes import ROOT, Scene, model, scene

CASES = 30_000


def here() -> Scene:
    return scene(ROOT, "young-people", CASES)


def newest() -> int:
    return here().versions.index("2025-12")


@cache
def disclosed(name: str) -> Disclosures:
    return list(here().disclosed(model(ROOT, name)))[newest()]


def total(name: str, *channels: Channel) -> float:
    return float(sum(disclosed(name).channels[channel].sum() for channel in channels))


def test_consent_carries_most_of_what_is_no_duty_under_directives_and_less_than_half_in_partnership() -> None:
    shares = {
        name: total(name, Channel.CONSENT) / total(name, Channel.CONSENT, Channel.GROUND)
        for name in ("partnership", "restrictive-directives")
    }
    assert shares["restrictive-directives"] > 0.6
    assert shares["partnership"] < 0.5
    assert shares["restrictive-directives"] - shares["partnership"] > 0.25


def test_the_ratio_between_them_is_three_times_as_high_in_one_channel_as_in_another() -> None:
    ratios = [
        total("partnership", channel) / total("restrictive-directives", channel)
        for channel in (Channel.DUTY, Channel.CONSENT, Channel.GROUND, Channel.DEIDENTIFIED)
    ]
    assert max(ratios) > 3 * min(ratios) > 3


def test_only_partnership_shares_anything_off_the_record() -> None:
    assert total("partnership", Channel.OFF_RECORD) > 0
    assert total("restrictive-directives", Channel.OFF_RECORD) == 0


@pytest.mark.parametrize(
    ("group", "margin"),
    [("age_band", 1.2), ("investigation_opened", 1.2), ("risk_basis", 1.4), ("forum", 1.3)],
)
def test_the_ratio_between_them_differs_over_groups(group: str, margin: float) -> None:
    column = here().cases.columns[group]
    ratios = []
    for code in np.unique(column):
        members = column == code
        if here().laws[newest()][Answer.ALLOWED][members].sum() >= CASES // 100:
            more, less = (
                disclosed(name).disclosed[members] for name in ("partnership", "restrictive-directives")
            )
            ratios.append(float(more.sum() / less.sum()))
    assert len(ratios) >= 2
    assert max(ratios) > margin * min(ratios)


def test_municipalities_differ_most_where_they_are_mixed_and_least_in_partnership() -> None:
    mixed, directives, partnership = (
        spread(name) for name in ("mixed-municipalities", "restrictive-directives", "partnership")
    )
    assert mixed > 1.25 * directives > 1.25 * 1.25 * partnership


def spread(name: str) -> float:
    """How much municipalities differ in using what is no duty, in means."""
    free = ~here().laws[newest()][Answer.DUTY]
    places = here().cases.columns["municipality"][free]
    used = (
        np.bincount(places, weights=disclosed(name).chances[Stage.USED][free])[1:] / np.bincount(places)[1:]
    )
    return float(used.std() / used.mean())
