"""What a practice model means for one case is what the columns say."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.concepts.vocabulary import UNKNOWN
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.chances import Funnel
from lawmodel.practice.disclosures import WOULD_CONSENT, disclosures, would_consent
from lawmodel.practice.model import Act, Answer, Channel, Keeper, PracticeModel, Stage
from lawmodel.practice.one_case import OneCase, chances_of_case, channels_of_case
from lawmodel.practice.parameter_values import Values, central_values, drawn_values
from tests.agreement.random_pairs import SAME_EVERY_RUN
from tests.practice.scenes import LIGHTHOUSE, ROOT, Scene, all_models, believed_values, model, nights, scene

OF_ROUNDING = len(Channel) - 1
"""Each channel but `none` loses less than one part to rounding, and `none` gains what they lose."""


def one_case(funnel: Funnel, values: Values, law: int, index: int) -> OneCase:
    """A case of the block, with the traits and points of those who meet it there."""
    traits = funnel.traits.columns(values)
    return OneCase(
        facts=funnel.cases.facts_of(index),
        law={Answer(name): bool(column[index]) for name, column in funnel.laws[law].items()},
        traits={name: bool(column[index]) for name, column in traits.items()},
        points={point: int(column[index]) for point, column in funnel.points.items()},
    )


def expect_agreement(here: Scene, practice: PracticeModel, values: Values, indices: range) -> None:
    funnel = here.funnel(practice)
    willing = would_consent(here.cases)
    for law, chances in enumerate(funnel.chances(values)):
        found = disclosures(chances, here.laws[law], willing)
        for index in indices:
            case = one_case(funnel, values, law, index)
            meant = chances_of_case(practice, values, case)
            assert {stage: float(column[index]) for stage, column in chances.items()} == meant
            for channel, chance in channels_of_case(meant, case.law, bool(willing[index])).items():
                parts = float(found.channels[channel][index])
                assert abs(parts - chance * SCALE) <= OF_ROUNDING, channel


REAL_STREAMS = ("young-people", "field-encounters", "relationship-violence", "schools", "sis")


@pytest.mark.parametrize("stream", REAL_STREAMS)
@pytest.mark.parametrize("practice", all_models(ROOT), ids=lambda one: one.id)
def test_columns_of_real_cases_agree_with_the_definition(practice: PracticeModel, stream: str) -> None:
    expect_agreement(scene(ROOT, stream, 500), practice, central_values(practice), range(0, 500, 25))


@pytest.mark.parametrize("practice", all_models(LIGHTHOUSE), ids=lambda one: one.id)
def test_columns_of_fictional_cases_agree_with_the_definition(practice: PracticeModel) -> None:
    expect_agreement(nights(), practice, central_values(practice), range(200))


@settings(SAME_EVERY_RUN, max_examples=30)
@given(believed_values(model(LIGHTHOUSE, "windy-coast")), st.integers(0, 1950))
def test_they_agree_whatever_is_believed(values: Mapping[str, float], first: int) -> None:
    expect_agreement(nights(), model(LIGHTHOUSE, "windy-coast"), values, range(first, first + 50))


@pytest.mark.parametrize("draw", range(5))
def test_they_agree_in_draws_and_with_every_lever(draw: int) -> None:
    levers = ("training", "protocol", "coordinator", "minimisation", "joint-meetings", "written-guidance")
    practice = model(ROOT, "mixed-municipalities", *levers)
    expect_agreement(scene(ROOT, "young-people", 500), practice, drawn_values(practice, 1, draw), range(20))


def test_the_fictional_practice_uses_every_act_and_every_keeper() -> None:
    practice = model(LIGHTHOUSE, "windy-coast")
    keepers = {trait.keeper for trait in practice.traits.values()}
    assert {effect.act for effect in practice.effects} == set(Act)
    assert keepers == set(Keeper)
    assert {effect.stage for effect in practice.effects} == set(Stage)
    assert any(effect.fades for effect in practice.effects)


def test_a_latent_answer_that_nobody_knows_is_no_refusal() -> None:
    here = nights(8)
    unknown = replace(here.cases, columns={**here.cases.columns, WOULD_CONSENT: np.full(8, UNKNOWN)})
    assert would_consent(unknown).all()


@settings(SAME_EVERY_RUN, max_examples=10)
@given(st.data())
def test_what_a_block_remembers_of_other_values_changes_nothing(data: st.DataObject) -> None:
    here, practice = nights(300), model(LIGHTHOUSE, "windy-coast")
    values = believed_values(practice)
    first, second = data.draw(values), data.draw(values)
    used = here.funnel(practice)
    for asked in (first, second, {**first, **dict(list(second.items())[:1])}):
        for found, fresh in zip(used.chances(asked), here.funnel(practice).chances(asked), strict=True):
            for stage in Stage:
                assert np.array_equal(found[stage], fresh[stage]), stage
