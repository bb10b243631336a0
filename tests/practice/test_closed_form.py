"""The mean over many who may meet a case is what counting through their traits and spreads gives."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from lawmodel.population.cases import Cases
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.chances import LawAnswers
from lawmodel.practice.closed_form import expected_channels, traits_asked
from lawmodel.practice.disclosures import would_consent
from lawmodel.practice.model import Answer, PracticeModel, Stage
from lawmodel.practice.one_case import OneCase
from lawmodel.practice.parameter_values import Values, central_values, drawn_values
from tests.practice.scenes import LIGHTHOUSE, ROOT, Scene, model, nights, scene

MEETINGS = 20_000
"""How many municipalities, each with a worker of its own, meet the same case."""
STANDARD_ERRORS = 4
WITHIN_ROUNDING = 1e-8


def meetings_of(here: Scene, law: int, index: int, practice: PracticeModel) -> Scene:
    """One case met by many: the same facts and answers, each time in another municipality."""
    columns = {name: np.full(MEETINGS, column[index]) for name, column in here.cases.columns.items()}
    columns[practice.places[0]] = np.arange(MEETINGS, dtype=np.int16)
    answers: LawAnswers = {name: np.full(MEETINGS, one[index]) for name, one in here.laws[law].items()}
    return replace(here, cases=Cases("one case", 0, MEETINGS, columns), laws=(answers,))


@dataclass(frozen=True)
class Chosen:
    """A case under a version, chosen so that cases of every kind are among them."""

    here: Scene
    law: int
    index: int

    def answers(self) -> dict[Answer, bool]:
        return {Answer(name): bool(column[self.index]) for name, column in self.here.laws[self.law].items()}


def expect_agreement(chosen: Chosen, practice: PracticeModel, values: Values) -> None:
    everywhere = replace(practice, places=(practice.places[0], MEETINGS))
    meetings = meetings_of(chosen.here, chosen.law, chosen.index, practice)
    (found,) = meetings.disclosed(everywhere, values)
    facts = dict(chosen.here.cases.facts_of(chosen.index))
    willing = bool(would_consent(chosen.here.cases)[chosen.index])
    expected = expected_channels(practice, values, facts, chosen.answers(), willing)
    assert sum(expected.values()) == pytest.approx(1)
    for channel, mean in expected.items():
        met = found.channels[channel] / SCALE
        error = float(met.std()) / np.sqrt(MEETINGS)
        allowance = STANDARD_ERRORS * error + WITHIN_ROUNDING
        assert abs(float(met.mean()) - mean) <= allowance, (channel, met.mean(), mean, error)


@cache
def chosen_cases(stream: str, number: int) -> list[Chosen]:
    """Cases that the newest version allows; in every third the answers are those of another version."""
    here = scene(ROOT, stream, 2000)
    newest = here.versions.index("2025-12")
    allowed = np.flatnonzero(here.laws[newest][Answer.ALLOWED])
    picked = allowed[:: max(1, len(allowed) // number)][:number]
    return [Chosen(here, newest if k % 3 else k % len(here.laws), int(i)) for k, i in enumerate(picked)]


STREAMS = {"young-people": 14, "schools": 6, "relationship-violence": 6, "contact-and-placement": 6}
REAL = [one for stream, number in STREAMS.items() for one in chosen_cases(stream, number)]


@pytest.mark.parametrize("chosen", REAL, ids=lambda one: f"{one.here.cases.stream}-{one.index}")
def test_real_cases_come_to_what_counting_gives(chosen: Chosen) -> None:
    practice = model(ROOT, "mixed-municipalities")
    expect_agreement(chosen, practice, central_values(practice))


def test_the_real_cases_are_of_every_kind() -> None:
    kinds = [chosen.answers() for chosen in REAL]
    assert len(REAL) >= 30
    for answer in Answer:
        assert {kind[answer] for kind in kinds} == {True, False}, answer


@pytest.mark.parametrize("draw", range(4))
@pytest.mark.parametrize("chosen", REAL[:3], ids=lambda one: str(one.index))
def test_they_do_in_draws_with_levers_too(chosen: Chosen, draw: int) -> None:
    practice = model(ROOT, "partnership", "training", "coordinator")
    expect_agreement(chosen, practice, drawn_values(practice, 1, draw))


@pytest.mark.parametrize("name", ["windy-coast", "silent-coast"])
@pytest.mark.parametrize("law", range(4))
def test_fictional_cases_come_to_what_counting_gives(law: int, name: str) -> None:
    practice = model(LIGHTHOUSE, name, "lamp-school")
    for index in range(law, 60, 7):
        expect_agreement(Chosen(nights(), law, index), practice, drawn_values(practice, 2, index))


def test_only_what_a_case_depends_on_is_counted_through() -> None:
    practice = model(ROOT, "mixed-municipalities")
    here = scene(ROOT, "schools", 2000)
    everyone = dict.fromkeys(Answer, False)
    school = OneCase(here.cases.facts_of(0), everyone, {}, {})
    asked = traits_asked(practice, school, Stage.USED)
    assert "restrictive_directive" not in asked, "directives bind social services only"
    assert "fearful" in asked
    assert "fearful" not in traits_asked(
        practice, replace(school, law={**everyone, Answer.DUTY: True}), Stage.USED
    )
