"""What the commands say of practice for the real book: the fields others build on, and how they add up."""

from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.law.book import ROOT
from tests.law.command import asked, told

CASES = 3_000
DISCLOSING = ("duty", "consent", "ground")
PRACTISED = ("--cases", str(CASES), "--stream", "young-people", "--practice", "mixed-municipalities")


@pytest.fixture(scope="module")
def practised() -> Any:
    return told("compare", *PRACTISED, "--draws", "24")


@pytest.fixture(scope="module")
def law_only() -> Any:
    return told("compare", "--cases", str(CASES), "--stream", "young-people", "--practice", "law-only")


def test_each_version_has_disclosures_with_a_range_and_channels(practised: Any) -> None:
    for version in practised["versions"]:
        disclosures = version["disclosures"]
        assert {"low", "central", "high", "channels"} <= disclosures.keys()
        assert disclosures["low"] <= disclosures["central"] <= disclosures["high"]
        assert disclosures["high"] > disclosures["low"], "assumptions move the outcome"


def test_every_case_ends_in_one_channel(practised: Any) -> None:
    for version in practised["versions"]:
        channels = version["disclosures"]["channels"]
        total = sum(amount["at_central_values"] for amount in channels.values())
        assert total == pytest.approx(CASES, abs=0.01)


def test_disclosures_are_the_lawful_channels_and_never_what_is_shared_off_the_record(practised: Any) -> None:
    for version in practised["versions"]:
        disclosures = version["disclosures"]
        lawful = sum(disclosures["channels"][name]["at_central_values"] for name in DISCLOSING)
        assert disclosures["at_central_values"] == pytest.approx(lawful, abs=0.01)
        assert disclosures["channels"]["off_record"]["at_central_values"] > 0


def test_no_more_is_disclosed_than_is_allowed(practised: Any) -> None:
    for version in practised["versions"]:
        assert version["disclosures"]["high"] <= version["allowed"]


def test_without_practice_everything_allowed_is_disclosed(law_only: Any) -> None:
    for version in law_only["versions"]:
        disclosures = version["disclosures"]
        assert disclosures["low"] == disclosures["central"] == disclosures["high"] == version["allowed"]
    for change in law_only["changes"]:
        assert change["disclosures"]["ratio"] == pytest.approx(change["ratio"], abs=1e-6)


def test_the_split_between_wording_and_practice_adds_up(practised: Any) -> None:
    rows = practised["practice"]["law_and_practice"]
    assert len(rows) == len(practised["changes"])
    for row in rows:
        assert row["wording"] + row["practice"] == pytest.approx(row["total"], abs=0.01)


def test_the_headline_says_how_many_of_twenty_outcomes_agree(practised: Any) -> None:
    change = next(
        one
        for one in practised["changes"]
        if (one["from_version"], one["to_version"]) == ("pre-2025", "2025-12")
    )
    often = change["weighted"]["disclosures"]["often"]
    assert often["of_twenty"] == 17
    assert often["more_in"] == 20
    assert change["weighted"]["disclosures"]["low"] <= often["at_least"]
    assert change["disclosures"]["more_in"] == change["disclosures"]["draws"] == 24


def test_rival_models_and_levers_stand_beside_and_are_not_averaged(practised: Any) -> None:
    models = [one["model"] for one in practised["practice"]["models"]]
    assert models[0] == "mixed-municipalities"
    assert {"law-only", "restrictive-directives", "partnership"} <= set(models)
    levers = {one["lever"]: one for one in practised["practice"]["levers_beside"]}
    assert {"training", "protocol", "joint-meetings"} <= levers.keys()
    training = {row["version"]: row["ratio"] for row in levers["training"]["against_first_version"]}
    assert training["pre-2025"] > 1, "training and an amendment are measured against the same base"


def test_what_follows_is_told_with_hours_cost_and_whom_it_strikes(practised: Any) -> None:
    for version in practised["versions"]:
        followed = version["followed"]
        actors = {work["actor"]: work for work in followed["work"]}
        assert {"social_services", "police"} <= actors.keys()
        for work in actors.values():
            assert 0 < work["hours"]["low"] <= work["hours"]["high"]
            assert work["SEK"]["central"] > work["hours"]["central"]
        disclosed = version["disclosures"]["at_central_values"]
        assert followed["misdirected"], "nobody says whom disclosures strike wrongly"
        for counted in followed["misdirected"].values():
            assert counted["cases"] <= disclosed
        by_sex = followed["groups"]["sex"]
        assert sum(group["disclosed"]["cases"] for group in by_sex.values()) == pytest.approx(
            disclosed, abs=0.02
        )


def test_practice_is_part_of_the_inputs_and_of_the_digest(practised: Any, law_only: Any) -> None:
    inputs = practised["inputs"]["practice"]
    assert inputs["id"] == "mixed-municipalities"
    assert inputs["draws"] == 24
    assert len(inputs["digest"]) == 64
    assert practised["inputs"]["result_digest"] != law_only["inputs"]["result_digest"]


def test_a_scenario_with_practice_gives_the_same_bytes_again_and_on_two_processes() -> None:
    once = asked("compare", *PRACTISED, "--draws", "3", "--json").stdout
    again = asked("compare", *PRACTISED, "--draws", "3", "--json", "--processes", "2").stdout
    assert once == again


def test_a_practice_model_that_does_not_exist_is_one_clear_line() -> None:
    refused = lawmodel("compare", "--practice", "partnershp", "--lang", "en", "--book", ROOT)
    assert refused.code == 2
    assert refused.err.startswith("there is no practice model `partnershp`; did you mean `partnership`?")


def test_more_cases_are_drawn_until_the_headline_is_as_precise_as_asked() -> None:
    found = told("compare", *PRACTISED, "--draws", "0", "--precision", "10", "2025-04", "2025-12")
    change = next(one for one in found["changes"] if one["to_version"] == "2025-12")
    assert change["weighted"]["disclosures"]["half_width"] <= 0.10


def test_disclosures_put_down_to_amendments_are_those_of_the_comparison(practised: Any) -> None:
    found = told("attribute", "pre-2025", "2025-12", *PRACTISED)
    by_id = {version["id"]: version["disclosures"]["at_central_values"] for version in practised["versions"]}
    assert found["measure"] == "disclosed"
    assert found["before"] == pytest.approx(by_id["pre-2025"], abs=0.01)
    assert found["after"] == pytest.approx(by_id["2025-12"], abs=0.01)
    for column in ("shapley", "chronological"):
        assert sum(row["value"] for row in found[column]) == pytest.approx(found["total"], abs=1e-6)
    alone = sum(row["value"] for row in found["alone"] if row["value"] is not None)
    assert alone + found["interaction"] == pytest.approx(found["total"], abs=1e-6)


def test_an_amendment_that_changes_nothing_gets_nothing_of_the_disclosures() -> None:
    found = told("attribute", "pre-2025", "2025-12", *PRACTISED)
    values = {row["amendment"]: row["value"] for row in found["shapley"]}
    assert values["21-act-renamed"] == values["24-prison-words"] == 0
    assert values["general-ground"] > 0


def test_levers_are_held_against_no_lever_at_all_and_their_order_does_not_matter() -> None:
    one = told("compare", *PRACTISED, "--draws", "0", "--lever", "training", "--lever", "protocol")
    other = told("compare", *PRACTISED, "--draws", "0", "--lever", "protocol", "--lever", "training")
    assert [v["disclosures"] for v in one["versions"]] == [v["disclosures"] for v in other["versions"]]
    base = one["practice"]["without_levers"]["versions"][0]["disclosures"]
    alone = {row["lever"]: row["versions"][0]["disclosures"] for row in one["practice"]["levers_beside"]}
    together = one["versions"][0]["weighted"]["disclosures"]["at_central_values"]
    assert base < alone["training"] <= together + 0.001
    assert alone["protocol"] <= together + 0.001


@pytest.mark.parametrize("model", ["partnership", "restrictive-directives"])
def test_no_lever_takes_back_what_a_model_already_has(model: str) -> None:
    found = told(
        "compare", "--cases", str(CASES), "--stream", "young-people", "--practice", model, "--draws", "0"
    )
    base = found["practice"]["without_levers"]["versions"][0]["disclosures"]
    for row in found["practice"]["levers_beside"]:
        if row["lever"] not in ("minimisation", "joint-meetings"):
            assert row["versions"][0]["disclosures"] >= base - 0.001, row["lever"]


def test_what_changes_nothing_cannot_be_taken_as_known() -> None:
    refused = lawmodel("compare", "--assume", "F39.met=0.9", "--lang", "en", "--book", ROOT)
    assert refused.code == 2
    assert refused.err.startswith("F39.met lives in the population")
    refused = lawmodel(
        "compare", "--practice", "law-only", "--assume", "F13.known=0.8", "--lang", "en", "--book", ROOT
    )
    assert refused.code == 2
    assert refused.err.startswith("F13.known changes nothing in the practice model law-only")


def test_fewer_than_twenty_draws_make_no_range() -> None:
    found = told("compare", *PRACTISED, "--draws", "5")
    for version in found["versions"]:
        assert version["disclosures"]["low"] == version["disclosures"]["high"]
    assert all(change["disclosures"]["often"] is None for change in found["changes"])
