"""The practice files: every factor is there, and moves its stage the way it says."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from lawmodel.concepts.vocabulary import Fact
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.pipeline.opening import recipe_named
from lawmodel.pipeline.practice_models import variables_of
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.practice.chances import BlockWords, Funnel, LawAnswers
from lawmodel.practice.consequences import read_consequences
from lawmodel.practice.disclosures import Disclosures, disclosures, would_consent
from lawmodel.practice.from_files import lever_paths, model_paths, read_practice
from lawmodel.practice.law_answers import law_answers
from lawmodel.practice.model import Answer, Channel, PracticeModel, Stage
from lawmodel.practice.parameter_values import central_values
from tests.habits.documents import blocks_of
from tests.law.book import ROOT, opened, read

CASES, MANY_CASES = 3000, 30_000
STREAMS = ("young-people", "relationship-violence", "schools")
LEVERS = ("protocol", "training", "coordinator")
"""Without them nobody has a checklist, is trained or has a coordinator."""
HOW_TO = ROOT / "docs" / "how-to" / "build-a-practice-model.md"
NEWEST, OLDEST = "2025-12", "pre-2025"

MODEL = """
title: {{sv: alla, en: all}}
description: {{sv: alla, en: all}}
source: invented for a test
status: assumption
factors: {factors}
"""


@cache
def variables() -> Mapping[str, Fact]:
    return variables_of(opened(), recipe_named(opened(), None))


def read_model(path: Path, *levers: str) -> PracticeModel:
    return read_practice(ROOT, path, variables(), [lever_paths(ROOT)[lever] for lever in levers])


@cache
def model(name: str, *levers: str) -> PracticeModel:
    return read_model(model_paths(ROOT)[name], *levers)


@cache
def block(stream: str, size: int) -> tuple[Cases, LawAnswers]:
    """Cases of a stream, and what the newest standard version says of them."""
    recipe = recipe_named(opened(), None)
    cases = draw_cases(recipe, stream, opened().book.vocabulary, seed=1, first=0, size=size)
    before, now = evaluate(plan_of([read(OLDEST).chosen, read(NEWEST).chosen]), cases)
    return cases, law_answers(now, before, model("law-only").consent_grounds)


def blocks() -> list[tuple[Cases, LawAnswers]]:
    return [block(stream, CASES) for stream in STREAMS]


def disclosed(practice: PracticeModel) -> list[Disclosures]:
    values = central_values(practice)
    return [
        disclosures(
            next(Funnel(practice, BlockWords(cases, 1), [law]).chances(values)), law, would_consent(cases)
        )
        for cases, law in blocks()
    ]


def chance_of(stage: Stage, practice: PracticeModel) -> float:
    return float(np.mean([found.chances[stage].mean() for found in disclosed(practice)]))


def volume(practice: PracticeModel, *channels: Channel) -> float:
    return float(sum(found.channels[channel].sum() for found in disclosed(practice) for channel in channels))


def with_factors(folder: Path, factors: str) -> PracticeModel:
    path = folder / "model.yaml"
    path.write_text(MODEL.format(factors=factors), encoding="utf-8")
    return read_model(path, *LEVERS)


def directed(*directions: str) -> list[tuple[str, Stage]]:
    factors = model("partnership").factors.values()
    stages = {str(stage): stage for stage in Stage}
    return [(f.id, stages[f.stage]) for f in factors if f.stage in stages and f.direction in directions]


def test_none_of_the_fifty_factors_of_the_studies_is_missing() -> None:
    assert {f"F{number:02}" for number in range(1, 51)} - set(model("law-only").factors) == set()


def test_every_range_of_a_study_without_a_rate_is_called_an_assumption() -> None:
    factors = model("law-only").factors.values()
    believed = [f for f in factors if "no rate published" in f.source or "size assumed" in f.source]
    assert believed
    assert {f.id for f in believed if f.status != "assumption"} == set()


@pytest.mark.parametrize(("factor", "stage"), directed("up"), ids=lambda one: str(one))
def test_a_factor_that_works_upwards_raises_its_stage(factor: str, stage: Stage, tmp_path: Path) -> None:
    without = with_factors(tmp_path, f"{{without: [{factor}]}}")
    assert chance_of(stage, with_factors(tmp_path, "all")) > chance_of(stage, without)


@pytest.mark.parametrize(("factor", "stage"), directed("down"), ids=lambda one: str(one))
def test_a_factor_that_works_downwards_lowers_its_stage(factor: str, stage: Stage, tmp_path: Path) -> None:
    without = with_factors(tmp_path, f"{{without: [{factor}]}}")
    assert chance_of(stage, with_factors(tmp_path, "all")) < chance_of(stage, without)


@pytest.mark.parametrize(("factor", "stage"), directed("diverts"), ids=lambda one: str(one))
def test_a_factor_that_diverts_feeds_its_own_channel(factor: str, stage: Stage, tmp_path: Path) -> None:
    without = with_factors(tmp_path, f"{{without: [{factor}]}}")
    assert chance_of(stage, with_factors(tmp_path, "all")) > chance_of(stage, without)


@pytest.mark.parametrize(("factor", "stage"), directed("either"), ids=lambda one: str(one))
def test_a_factor_that_spreads_takes_some_up_and_some_down(factor: str, stage: Stage, tmp_path: Path) -> None:
    with_it, without = with_factors(tmp_path, "all"), with_factors(tmp_path, f"{{without: [{factor}]}}")
    pairs = zip(disclosed(with_it), disclosed(without), strict=True)
    moves = np.concatenate([one.chances[stage] - other.chances[stage] for one, other in pairs])
    assert moves.min() < 0 < moves.max()


def test_the_law_alone_hands_over_all_that_is_allowed_and_nothing_else() -> None:
    for found, (_, law) in zip(disclosed(model("law-only")), blocks(), strict=True):
        assert (found.disclosed == law[Answer.ALLOWED] * 2.0**32).all()


def test_partnership_and_directives_differ_in_the_mix_of_channels_and_not_by_one_factor() -> None:
    ratios = [
        volume(model("partnership"), channel) / volume(model("restrictive-directives"), channel)
        for channel in (Channel.DUTY, Channel.CONSENT, Channel.GROUND, Channel.DEIDENTIFIED)
    ]
    assert min(ratios) > 1
    assert max(ratios) > 2 * min(ratios)


def test_municipalities_differ_most_where_they_are_mixed() -> None:
    assert spread("mixed-municipalities") > spread("restrictive-directives")
    assert spread("mixed-municipalities") > spread("partnership")


def spread(name: str) -> float:
    """How much municipalities differ in using what they may use, beside their mean."""
    cases, law = block(STREAMS[0], MANY_CASES)
    practice = model(name)
    used = next(Funnel(practice, BlockWords(cases, 1), [law]).chances(central_values(practice)))[Stage.USED]
    places = cases.columns[practice.places[0]][~law[Answer.DUTY]]
    means = np.bincount(places, weights=used[~law[Answer.DUTY]])[1:] / np.bincount(places)[1:]
    return float(means.std() / means.mean())


@pytest.mark.parametrize("lever", sorted(set(lever_paths(ROOT)) - {"minimisation"}))
def test_a_lever_moves_more_to_be_handed_over(lever: str) -> None:
    plain, moved = model("mixed-municipalities"), model("mixed-municipalities", lever)
    lawful = (Channel.DUTY, Channel.CONSENT, Channel.GROUND)
    assert volume(moved, *lawful) > volume(plain, *lawful)


def test_minimisation_hands_over_less_on_brothers_sisters_and_parents_and_leaves_duties_alone() -> None:
    plain, moved = model("mixed-municipalities"), model("mixed-municipalities", "minimisation")
    assert volume(moved, Channel.DUTY) == volume(plain, Channel.DUTY)
    assert volume(moved, Channel.GROUND, Channel.CONSENT) < volume(plain, Channel.GROUND, Channel.CONSENT)


def test_consequences_name_who_pays_and_what_strikes_wrongly() -> None:
    found = read_consequences(ROOT, variables())
    assert {actor.id for actor in found.actors} >= {"social_services", "police", "schools", "health_care"}
    assert {one.id for one in found.misdirected} >= {"low_relevance", "about_family", "no_sign_of_crime"}


def test_the_model_and_the_lever_of_the_guide_can_be_used(tmp_path: Path) -> None:
    texts = {block.info[1]: block.text for block in blocks_of(HOW_TO) if block.info[:1] == ("yaml",)}
    own, lever = tmp_path / "my-model.yaml", tmp_path / "my-lever.yaml"
    own.write_text(texts["practice_model"], encoding="utf-8")
    lever.write_text(texts["lever"], encoding="utf-8")
    plain = read_practice(ROOT, own, variables())
    moved = read_practice(ROOT, own, variables(), [lever])
    assert volume(moved, Channel.GROUND) > volume(plain, Channel.GROUND) > 0
