"""What holds whatever is believed of practice: the law bounds it, nothing is lost, hindrance never helps."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.concepts.condition import Condition, Every, Negated, Some, facts_asked
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.disclosures import Disclosures
from lawmodel.practice.model import Act, Answer, Channel, PracticeModel, Stage
from lawmodel.practice.parameter_values import central_values
from tests.agreement.random_pairs import SAME_EVERY_RUN
from tests.practice.scenes import (
    LIGHTHOUSE,
    ROOT,
    Scene,
    all_models,
    allowed_values,
    believed_values,
    model,
    nights,
    scene,
    young_people,
)

WINDY = model(LIGHTHOUSE, "windy-coast")
MIXED = model(ROOT, "mixed-municipalities", "training", "coordinator", "protocol")
A_TRACE = 1e-6
ROUNDED = 1
"""What is less can be one part of 2**32 more, where it is split otherwise between two channels."""

FOLLOWING_OR_APART = {Stage.OFF_RECORD, Stage.INFORMED, Stage.LOGGED, Stage.REIDENTIFIED}
DIVERTING = {Stage.ASKED, Stage.DEIDENTIFIED}
FALLING_WHEN_RAISED = {Act.LESS, Act.GROWS}


def expect_lawful_and_whole(here: Scene, found: list[Disclosures]) -> None:
    for law, one in zip(here.laws, found, strict=True):
        assert (one.disclosed[~law[Answer.ALLOWED]] == 0).all()
        assert (one.channels[Channel.OFF_RECORD][law[Answer.DUTY]] == 0).all()
        assert (one.disclosed <= SCALE * law[Answer.ALLOWED]).all()
        for parts in one.channels.values():
            assert (parts >= 0).all()
            assert (parts == np.floor(parts)).all()
        assert (np.sum(list(one.channels.values()), axis=0) == SCALE).all()


@pytest.mark.parametrize("practice", all_models(ROOT), ids=lambda one: one.id)
@pytest.mark.parametrize("stream", ["young-people", "schools", "relationship-violence", "sis"])
def test_no_model_discloses_what_the_law_prohibits(practice: PracticeModel, stream: str) -> None:
    here = scene(ROOT, stream, 2000)
    expect_lawful_and_whole(here, here.disclosed(practice))


@settings(SAME_EVERY_RUN, max_examples=60)
@given(allowed_values(WINDY))
def test_nothing_prohibited_is_disclosed_whatever_is_believed_of_keepers(values: Mapping[str, float]) -> None:
    expect_lawful_and_whole(nights(), nights().disclosed(WINDY, values))


@settings(SAME_EVERY_RUN, max_examples=25)
@given(allowed_values(MIXED))
def test_nothing_prohibited_is_disclosed_whatever_is_believed(values: Mapping[str, float]) -> None:
    expect_lawful_and_whole(young_people(), young_people().disclosed(MIXED, values))


def test_off_record_sharing_is_no_part_of_what_is_disclosed() -> None:
    found = nights().disclosed(WINDY)[0]
    apart = found.channels[Channel.OFF_RECORD]
    lawful = sum(found.channels[channel] for channel in (Channel.DUTY, Channel.CONSENT, Channel.GROUND))
    assert apart.sum() > 0
    assert (found.disclosed == lawful).all()


# --- strengthening what holds back ---


def hindrances(practice: PracticeModel) -> dict[str, bool]:
    """Parameters that never raise a disclosure when moved one way; True where that way is up."""
    found: dict[str, set[bool | None]] = {}
    for effect in practice.effects:
        if effect.parameter is not None and effect.stage not in FOLLOWING_OR_APART:
            ways = found.setdefault(effect.parameter, set())
            clear = effect.stage not in DIVERTING and effect.act is not Act.SPREAD and effect.fades is None
            ways.add(effect.act in FALLING_WHEN_RAISED if clear else None)
    for trait in practice.traits.values():
        for _, parameter in trait.rows:
            found.setdefault(parameter, set()).add(True if holds_back(practice, trait.name) else None)
    return {name: True in ways for name, ways in sorted(found.items()) if len(ways) == 1 and None not in ways}


def holds_back(practice: PracticeModel, trait: str) -> bool:
    """Whether each effect that asks a trait acts where it is met, and downwards in all that is believed."""
    asking = [one for one in practice.effects if one.when is not None and trait in facts_asked(one.when)]
    return all(
        effect.stage not in DIVERTING
        and asked_plainly(effect.when, trait)
        and (effect.act in (Act.NEVER, Act.LESS) or always_below_one(practice, effect.act, effect.parameter))
        for effect in asking
        if effect.when is not None and effect.stage not in FOLLOWING_OR_APART
    )


def always_below_one(practice: PracticeModel, act: Act, parameter: str | None) -> bool:
    known = act in (Act.ODDS, Act.TIMES) and parameter is not None
    return known and practice.parameters[str(parameter)].high <= 1


def asked_plainly(condition: Condition, trait: str) -> bool:
    match condition:
        case Every(parts) | Some(parts):
            return all(asked_plainly(part, trait) for part in parts)
        case Negated(part):
            return trait not in facts_asked(part)
        case _:
            return True


@pytest.mark.parametrize(
    ("practice", "expected"),
    [
        (WINDY, {"X01.stays", "X01.half_time", "X03.seen", "X05.odds_ratio", "X05.share", "X05.friday"}),
        (MIXED, {"F01.odds_ratio", "F03.share", "F10.share", "F10.odds_ratio", "F12.share", "F25.share",
                 "F33.extra", "F26.kept", "F37.odds_ratio", "A01.absorbed", "restrictive_directive/open"}),
    ],
    ids=["keepers", "real"],
)  # fmt: skip
def test_the_hindrances_looked_at_are_those_of_the_files(practice: PracticeModel, expected: set[str]) -> None:
    assert expected <= hindrances(practice).keys()


def expect_no_more(here: Scene, practice: PracticeModel, data: st.DataObject) -> None:
    values = dict(data.draw(believed_values(practice)))
    name, up = data.draw(st.sampled_from(sorted(hindrances(practice).items())))
    parameter = practice.parameters[name]
    other = data.draw(st.floats(parameter.low, parameter.high))
    weak, strong = sorted((values[name], other), reverse=not up)
    before = here.disclosed(practice, {**values, name: weak})
    after = here.disclosed(practice, {**values, name: strong})
    for one, stronger in zip(before, after, strict=True):
        assert (stronger.disclosed <= one.disclosed + ROUNDED).all(), name


@settings(SAME_EVERY_RUN, max_examples=100)
@given(st.data())
def test_a_stronger_hindrance_at_the_lighthouse_never_raises_a_disclosure(data: st.DataObject) -> None:
    expect_no_more(nights(), WINDY, data)


@settings(SAME_EVERY_RUN, max_examples=60)
@given(st.data())
def test_a_stronger_hindrance_never_raises_a_disclosure(data: st.DataObject) -> None:
    expect_no_more(young_people(1000), MIXED, data)


# --- asking first ---


@pytest.mark.parametrize(
    ("here", "practice", "name"),
    [(nights(), WINDY, "X06.asked"), (young_people(), MIXED, "F05.asked")],
    ids=["keepers", "real"],
)
def test_asking_more_often_only_diverts(here: Scene, practice: PracticeModel, name: str) -> None:
    values = central_values(practice)
    seldom = here.disclosed(practice, {**values, name: 0.3})
    often = here.disclosed(practice, {**values, name: 0.9})
    moved = 0
    for law, one, other in zip(here.laws, seldom, often, strict=True):
        alike = (Channel.DUTY, Channel.DEIDENTIFIED)
        assert all((one.channels[channel] == other.channels[channel]).all() for channel in alike)
        assert (one.considered == other.considered).all()
        assert (other.channels[Channel.CONSENT] >= one.channels[Channel.CONSENT]).all()
        assert (other.channels[Channel.GROUND] <= one.channels[Channel.GROUND]).all()
        gained = other.channels[Channel.CONSENT] > one.channels[Channel.CONSENT]
        assert (law[Answer.CONSENT_GROUND] & law[Answer.OTHER_GROUND])[gained].all()
        had_ground = one.channels[Channel.GROUND] > SCALE * A_TRACE
        assert (other.channels[Channel.GROUND] < one.channels[Channel.GROUND])[gained & had_ground].all()
        lost = other.disclosed < one.disclosed - ROUNDED
        assert not law[Answer.CONSENT_GROUND][lost].any(), "only a refusal ends in nothing"
        moved += int(gained.sum()) * int(lost.any())
    assert moved > 0
