"""Where cases have weights, what they stand for stands beside every count, and people are told it first."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from lawmodel.comparison.run import Comparison
from lawmodel.phrases.numbers import percent, whole
from lawmodel.pipeline import OpenBook, Request, comparison_of, open_book, study_of
from lawmodel.report.cases_csv import cases_as_csv
from lawmodel.report.compare_data import comparison_data
from lawmodel.report.compare_text import comparison_text
from lawmodel.report.overview import Overview, headline, key_figures
from tests.command_line import LIGHTHOUSE

COUNTED = ("outcomes", "allowed", "contested", "grounds", "grounds_alone", "assessments")
CASES = 2000
PEOPLE = {"schooner": 180, "steamer": 20}


@cache
def lighthouse() -> OpenBook:
    return open_book(LIGHTHOUSE)


def request(cases: int = CASES, by: str | None = None) -> Request:
    return Request(("first", "reformed"), cases=cases, population="fleet", by=by)


@cache
def compared(cases: int = CASES, by: str | None = None) -> Comparison:
    return comparison_of(study_of(lighthouse(), request(cases, by)))


@cache
def data(cases: int = CASES, by: str | None = None) -> Any:
    return comparison_data(compared(cases, by), lighthouse().book)


def signals() -> Iterator[Any]:
    return iter(data()["streams"]["signals"]["versions"])


# --- JSON ---


def test_every_count_of_a_weighted_stream_has_what_it_stands_for_beside_it() -> None:
    for version in signals():
        assert set(version["weighted"]) == {"cases", *COUNTED, "intervals", "other_readings"}
        for name in COUNTED:
            count, weighted = version[name], version["weighted"][name]
            assert not isinstance(count, dict) or count.keys() == weighted.keys()


def test_counts_stay_unweighted_whole_numbers() -> None:
    for version in signals():
        assert sum(version["outcomes"].values()) == version["cases"] == CASES
        assert all(isinstance(count, int) for count in version["outcomes"].values())


def test_weighted_outcomes_add_up_to_the_cases() -> None:
    for version in signals():
        assert sum(version["weighted"]["outcomes"].values()) == pytest.approx(CASES, abs=0.2)
        assert version["weighted"]["cases"] == CASES


def test_weighted_intervals_hold_what_is_estimated() -> None:
    for version in signals():
        for outcome, (low, high) in version["weighted"]["intervals"]["outcomes"].items():
            assert low - 0.1 <= version["weighted"]["outcomes"][outcome] <= high + 0.1


def test_a_weighted_change_is_the_ratio_of_weighted_volumes() -> None:
    allowed = {version["id"]: version["weighted"]["allowed"] for version in signals()}
    for change in data()["streams"]["signals"]["changes"]:
        expected = allowed[change["to_version"]] / allowed[change["from_version"]]
        weighted = change["weighted"]
        assert weighted["ratio"] == pytest.approx(expected, rel=1e-3)
        assert weighted["low"] <= weighted["ratio"] <= weighted["high"]


def test_weighted_transitions_lead_from_weighted_outcomes() -> None:
    first = next(signals())
    rows = data()["streams"]["signals"]["transitions"]
    for outcome, weighted in first["weighted"]["outcomes"].items():
        leaving = [r["weighted"] for r in rows if (r["from_version"], r["from"]) == ("first", outcome)]
        assert sum(leaving) == pytest.approx(weighted, abs=0.2)


def test_a_stream_without_strata_has_nothing_weighted() -> None:
    wrecks = data()["streams"]["wrecks"]
    for row in (*wrecks["versions"], *wrecks["changes"], *wrecks["transitions"]):
        assert "weighted" not in row


def test_the_groups_of_a_weighted_stream_weigh_together_as_much_as_the_stream() -> None:
    groups = data(by="vessel")["groups"]
    for place, version in enumerate(signals()):
        parts = [group["versions"][place]["weighted"] for group in groups.values()]
        assert sum(part["allowed"] for part in parts) == pytest.approx(
            version["weighted"]["allowed"], abs=0.2
        )
    weights = {name: group["versions"][0]["weighted"]["cases"] for name, group in groups.items()}
    assert weights == {name: people * CASES / 200 for name, people in PEOPLE.items()}


# --- In words ---


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_text_shows_weighted_counts_and_shares(language: str) -> None:
    text = comparison_text(compared(), lighthouse().book, language)
    for version in signals():
        for outcome, count in version["weighted"]["outcomes"].items():
            low, high = version["weighted"]["intervals"]["outcomes"][outcome]
            ends = "–".join(percent(language, end / CASES) for end in (low, high))
            assert f"{whole(language, count)} ({ends})" in text


def test_the_text_says_how_many_persons_the_cases_stand_for() -> None:
    assert "2,000 cases stand for 200 persons" in comparison_text(compared(), lighthouse().book, "en")


def test_the_text_of_a_stream_without_weights_speaks_of_none() -> None:
    plain = comparison_of(study_of(lighthouse(), Request(("first", "reformed"), cases=200)))
    assert "weighted" not in comparison_text(plain, lighthouse().book, "en")


def test_the_share_of_a_group_is_of_the_group_and_not_of_what_an_average_case_weighs() -> None:
    text = comparison_text(compared(by="vessel"), lighthouse().book, "en")
    for name, group in data(by="vessel")["groups"].items():
        weighted = group["versions"][0]["weighted"]
        share = percent("en", weighted["allowed"] / weighted["cases"])
        (line,) = [one for one in text.splitlines() if one.strip().startswith(name)]
        assert share in line


def test_shares_of_too_few_cases_for_a_cycle_still_add_up_to_one() -> None:
    for version in data(137)["streams"]["signals"]["versions"]:
        weighted = version["weighted"]
        assert weighted["cases"] != 137
        assert sum(weighted["outcomes"].values()) == pytest.approx(weighted["cases"], abs=0.2)


def test_the_overview_leads_with_what_the_cases_stand_for() -> None:
    overview = Overview(data(), lighthouse().book, "en")
    change = data()["changes"][0]
    assert change["weighted"]["ratio"] != change["ratio"]
    assert f"{change['weighted']['ratio']:.2f}" in headline(overview)
    allowed = next(f for f in key_figures(overview) if f.label == overview.say("figure.allowed"))
    after = overview.ends[1]
    assert allowed.value == percent("en", after["allowed"] / after["cases"])
    assert after["allowed"] == list(signals())[-1]["weighted"]["allowed"]


# --- As a table ---


def test_the_table_of_cases_gives_each_its_weight() -> None:
    study = study_of(lighthouse(), request(1000))
    rows = [line.split(",")[1:3] for line in "".join(cases_as_csv(study)).splitlines()[1:]]
    weights = [float(weight) for stream, weight in rows if stream == "signals"]
    assert sum(weights) == pytest.approx(1000)
    assert set(weights) == {1.5, 0.25}
    assert {weight for stream, weight in rows if stream == "wrecks"} == {"1"}
