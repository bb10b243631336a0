"""Open questions of law, one small case at a time: what each reading settles, and what it leaves alone."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.law.book import case, says
from tests.law.command import told

# --- 10-23: does "only if" in OSL 10:23 close OSL 10:15a? ---

SHOPLIFTING: Mapping[str, Any] = {
    "information_kind": "committed_crime",
    "crime_chapter": "brb_8",
    "purpose": "crime_investigation",
    "subject_age": 30,
}
PARALLEL, EXCLUSIVE, INVESTIGATION = (("10-23", r) for r in ("parallel", "exclusive", "investigation"))


def petty(**also: Any) -> dict[str, int]:
    """A committed crime below the floor, known to social services, on its way to the police."""
    return dict(case(**{**SHOPLIFTING, **also}))


def test_a_petty_crime_is_contested() -> None:
    found = says("2025-12", petty())
    assert found.outcome == "contested"
    assert set(found.grounds) == {"OSL 10:15a", "OSL 10:23"}


def test_side_by_side_a_petty_crime_may_be_told() -> None:
    assert says("2025-12", petty(), PARALLEL).outcome == "permitted"


@pytest.mark.parametrize("reading", [EXCLUSIVE, INVESTIGATION], ids=str)
def test_as_a_special_rule_the_floor_bars_a_petty_crime(reading: tuple[str, str]) -> None:
    found = says("2025-12", petty(), reading)
    assert (found.outcome, found.grounds) == ("prohibited", ("OSL 10:23",))


def test_for_prevention_only_the_exclusive_reading_bars_a_petty_crime() -> None:
    to_prevent = petty(purpose="crime_prevention")
    assert says("2025-12", to_prevent, EXCLUSIVE).outcome == "prohibited"
    assert says("2025-12", to_prevent, INVESTIGATION).outcome == "permitted"


def test_before_the_general_ground_there_is_nothing_to_contest() -> None:
    assert says("2025-04", petty()).outcome == "prohibited"


def test_above_the_floor_no_reading_bars() -> None:
    robbery = petty(crime_min_penalty_months=18, prison_in_penalty_scale=True)
    assert says("2025-12", robbery).outcome == "permitted"
    assert "OSL 10:15a" in says("2025-12", robbery, EXCLUSIVE).grounds


UNTOUCHED: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "an adult consents": ({"consent": "given"}, "OSL 12:2"),
    "a guardian consents": ({"subject_age": 12, "guardian_consent": "given"}, "OSL 12:3"),
    "own activity": ({"necessary_for_own_activity": True}, "OSL 10:2"),
    "a drunk driver on the way": ({"feared_traffic_crime": True}, "OSL 10:19"),
    "a young person caught in the act": (
        {
            "information_kind": "immediate_intervention",
            "presumed_under_18": True,
            "encountered_by_social_services": True,
            "encountered_committing_crime": True,
        },
        "OSL 10:20",
    ),
    "a child is the victim": ({"crime_chapter": "brb_3", "victim_age": 12}, "OSL 10:21"),
    "alcohol to a child": ({"crime_chapter": "other", "doping_or_alcohol_to_minor": True}, "OSL 10:22"),
    "terrorism": ({"crime_chapter": "terrorism", "terrorist_crime": True}, "OSL 10:22a"),
    "a crime at an institution": ({"sender": "sis", "crime_in_sis_activity": True}, "OSL 26:9e"),
}


@pytest.mark.parametrize("named", UNTOUCHED)
def test_the_exclusive_reading_leaves_other_permissions_alone(named: str) -> None:
    facts, ground = UNTOUCHED[named]
    found = says("2025-12", petty(**facts), EXCLUSIVE)
    assert found.outcome == "permitted"
    assert ground in found.grounds


def test_the_exclusive_reading_leaves_duties_alone() -> None:
    asked = petty(
        sender="health_care",
        secrecy_rule="OSL_25_1",
        receiver="security_police",
        requested=True,
        purpose="crime_prevention",
        crime_chapter="national_security",
    )
    assert says("2025-12", asked, EXCLUSIVE).grounds == ("PSL 6:15",)


def test_the_exclusive_reading_leaves_schools_alone() -> None:
    at_school = petty(sender="school_principal_public", secrecy_rule="OSL_23_2_st1", receiver="customs")
    assert "OSL 10:15a" in says("2025-12", at_school, EXCLUSIVE).grounds


def test_the_exclusive_reading_leaves_authorities_that_do_not_intervene_alone() -> None:
    assert says("2025-12", petty(receiver="other_authority"), EXCLUSIVE).grounds == ("OSL 10:15a",)


# --- konkreta: what "concrete" circumstances require compared with "special" ones ---


@pytest.mark.parametrize(
    ("reading", "before", "after"),
    [
        ("lower", "prohibited", "permitted"),
        ("same", "prohibited", "prohibited"),
        ("higher", "permitted", "prohibited"),
    ],
)
def test_a_pattern_of_signs_is_enough_where_the_term_is_lax(reading: str, before: str, after: str) -> None:
    pattern = case(subject_age=17, risk_basis="pattern")
    assert says("pre-2025", pattern, ("konkreta", reading)).outcome == before
    assert says("2025-04", pattern, ("konkreta", reading)).outcome == after


@pytest.mark.parametrize("version", ["pre-2025", "2025-04"])
def test_a_pattern_of_signs_is_contested_until_a_reading_is_chosen(version: str) -> None:
    assert says(version, case(subject_age=17, risk_basis="pattern")).outcome == "contested"


@pytest.mark.parametrize("reading", ["lower", "same", "higher"])
@pytest.mark.parametrize("version", ["pre-2025", "2025-04"])
def test_every_reading_accepts_documents_and_refuses_an_impression(version: str, reading: str) -> None:
    documented, impression = (
        case(subject_age=17, risk_basis=basis) for basis in ("documented", "impression")
    )
    assert says(version, documented, ("konkreta", reading)).outcome == "permitted"
    assert says(version, impression, ("konkreta", reading)).outcome == "prohibited"


# --- 170-8: is what is not secret in the case also outside the duties? ---


def harmless(**also: Any) -> dict[str, int]:
    """What the police need and nobody is harmed by, volunteered by social services."""
    return dict(case(**{"secret": False, "subject_age": 30, **also}))


def test_harmless_information_must_be_told_where_only_secrets_are_outside() -> None:
    found = says("2025-04", harmless(), ("170-8", "in-the-case"))
    assert (found.outcome, found.grounds) == ("required", ("Lag (2025:170) 6",))


def test_harmless_information_may_be_told_where_the_whole_area_is_outside() -> None:
    found = says("2025-04", harmless(), ("170-8", "whole-area"))
    assert (found.outcome, found.grounds) == ("permitted", ("not secret",))


def test_harmless_information_is_contested_until_a_reading_is_chosen() -> None:
    assert says("2025-04", harmless()).outcome == "contested"


@pytest.mark.parametrize("reading", ["in-the-case", "whole-area"])
def test_secret_information_of_social_services_is_outside_under_both(reading: str) -> None:
    assert says("2025-04", harmless(secret=True), ("170-8", reading)).outcome == "prohibited"


def test_the_whole_area_says_nothing_of_contact_details() -> None:
    asked = harmless(information_kind="contact_details", requested=True)
    assert says("2025-04", asked, ("170-8", "whole-area")).grounds == ("Lag (2025:170) 4", "OSL 6:5")


def test_the_whole_area_says_nothing_of_schools() -> None:
    at_school = harmless(sender="school_principal_public", secrecy_rule="OSL_23_2_st3")
    assert says("2025-04", at_school, ("170-8", "whole-area")).grounds == ("Lag (2025:170) 7",)


# --- Questions shown beside, never contested ---


def test_a_mature_minor_who_consents_alone_waits_for_the_guardian_who_may_be_told() -> None:
    alone = case(subject_age=16, minor_is_mature=True, consent="given")
    assert says("2025-04", alone).outcome == "prohibited"
    assert says("2025-04", alone, ("mature-minor", "alone")).grounds == ("OSL 12:2",)


def test_a_mature_minor_disposes_alone_where_the_guardian_may_not_be_told() -> None:
    hidden = case(subject_age=16, minor_is_mature=True, consent="given", harm_if_guardian_told=True)
    assert says("2025-04", hidden).grounds == ("OSL 12:2",)


def test_attempts_against_a_child_depended_on_the_reading_before_2025_only() -> None:
    attempt = petty(crime_chapter="brb_3", victim_age=12, crime_stage="attempt")
    assert says("pre-2025", attempt).outcome == "prohibited"
    assert says("pre-2025", attempt, ("attempts-10-21", "included")).grounds == ("OSL 10:21",)
    assert says("2025-04", attempt, ("attempts-10-21", "not-included")).grounds == ("OSL 10:21",)


def test_information_about_two_persons_is_covered_unless_read_otherwise() -> None:
    two = case(subject_age=17, risk_basis="documented", protects_others_too=True)
    assert says("2025-04", two).grounds == ("OSL 10:18a",)
    assert says("2025-04", two, ("two-persons-18a", "not-covered")).outcome == "prohibited"


def test_a_vague_concern_can_be_needed_unless_read_otherwise() -> None:
    vague = case(subject_age=30, risk_basis="impression")
    assert says("2025-12", vague).grounds == ("OSL 10:15a",)
    assert says("2025-12", vague, ("vague-need", "pattern-needed")).outcome == "prohibited"


def test_the_bar_on_petty_crime_is_cited_where_it_is_read_to_reach_young_people() -> None:
    useful = case(
        subject_age=17, risk_basis="documented", crime_chapter="brb_8", useful_for_investigation=True
    )
    assert says("2025-04", useful).grounds == ("OSL 10:18a",)
    found = says("2025-04", useful, ("10-23-18a", "reached"))
    assert (found.outcome, found.grounds) == ("prohibited", ("OSL 10:23",))


@pytest.fixture(scope="module")
def compared() -> dict[str, Any]:
    """The proposal and the enacted law over the core stream."""
    data = told("compare", "sou-2024-63", "2025-12", "--stream", "young-people", "--cases", "20000")
    return {version["id"]: version for version in data["versions"]}


OF_THE_PROPOSAL = ("sou-phrase", "sou-tie")


def test_the_proposal_shows_a_range_over_its_own_readings(compared: dict[str, Any]) -> None:
    proposal = compared["sou-2024-63"]
    own = {
        r["question"]: r["allowed"] for r in proposal["other_readings"] if r["question"] in OF_THE_PROPOSAL
    }
    assert own["sou-tie"] < proposal["allowed"] < own["sou-phrase"]


def test_the_enacted_law_shows_no_range_over_the_readings_of_the_proposal(compared: dict[str, Any]) -> None:
    assert not [r for r in compared["2025-12"]["other_readings"] if r["question"] in OF_THE_PROPOSAL]
