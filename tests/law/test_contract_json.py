"""What the commands print as JSON for the real book: the fields that others build on, and how they add up."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.law.book import STANDARD, recipe
from tests.law.command import asked, told

CASES = 2_000
OUTCOMES = ("prohibited", "permitted", "required")
SCHOOLS = ("compare", "--cases", str(CASES), "--stream", "schools")
COUNTED = ("outcomes", "allowed", "contested", "grounds", "grounds_alone", "assessments")


@pytest.fixture(scope="module")
def compared() -> Any:
    return told("compare", "--cases", str(CASES), "--by", "sender")


@pytest.fixture(scope="module")
def streams(compared: Any) -> list[Any]:
    return list(compared["streams"].values())


def beside(stream: Any) -> set[str]:
    """What stands beside every count of a stream whose cases have weights."""
    return {"weighted"} & stream["versions"][0].keys()


def versions_of(streams: list[Any]) -> Iterator[Any]:
    return (version for stream in streams for version in stream["versions"])


# --- compare ---


def test_a_comparison_has_the_fields_of_the_contract(compared: Any) -> None:
    fields = {"schema", "versions", "changes", "transitions", "ground_flows", "streams", "groups", "inputs"}
    assert fields <= compared.keys()


def test_a_comparison_covers_every_stream_and_shows_the_core_on_top(compared: Any) -> None:
    assert set(compared["streams"]) == set(recipe().streams)
    assert compared["versions"] == compared["streams"][recipe().core]["versions"]


def test_the_standard_versions_are_compared_when_none_is_named(compared: Any) -> None:
    assert tuple(version["id"] for version in compared["versions"]) == STANDARD


def test_each_version_has_the_fields_of_the_contract(streams: list[Any]) -> None:
    for version in versions_of(streams):
        assert {"id", "cases", *COUNTED, "intervals", "flags"} <= version.keys()


def test_outcomes_sum_to_the_cases(streams: list[Any]) -> None:
    for version in versions_of(streams):
        assert tuple(version["outcomes"]) == OUTCOMES
        assert sum(version["outcomes"].values()) == version["cases"] == CASES


def test_what_is_permitted_or_required_is_allowed(streams: list[Any]) -> None:
    for version in versions_of(streams):
        assert version["allowed"] == version["outcomes"]["permitted"] + version["outcomes"]["required"]


def test_a_ground_carries_alone_no_more_than_it_carries(streams: list[Any]) -> None:
    for version in versions_of(streams):
        assert version["grounds"].keys() == version["grounds_alone"].keys()
        assert all(alone <= version["grounds"][name] for name, alone in version["grounds_alone"].items())
        assert sum(version["grounds"].values()) >= CASES, "every case is under some ground"


def test_intervals_mirror_the_counts_and_hold_them(streams: list[Any]) -> None:
    for version in versions_of(streams):
        assert set(version["intervals"]) == set(COUNTED)
        for name in COUNTED:
            counts, ends = version[name], version["intervals"][name]
            pairs = [(counts[k], ends[k]) for k in counts] if isinstance(counts, dict) else [(counts, ends)]
            assert not isinstance(counts, dict) or counts.keys() == ends.keys()
            assert all(low - 0.1 <= count <= high + 0.1 for count, (low, high) in pairs), name


def test_changes_are_every_ordered_pair(streams: list[Any]) -> None:
    for stream in streams:
        pairs = [(change["from_version"], change["to_version"]) for change in stream["changes"]]
        assert sorted(pairs) == sorted(permutations(STANDARD, 2))
        named = {"from_version", "to_version", "ratio", "low", "high", "moved", "moved_interval"}
        for change in stream["changes"]:
            assert change.keys() - {"over_readings"} == named | beside(stream)


def test_a_ratio_is_of_allowed_cases_and_lies_in_its_interval(streams: list[Any]) -> None:
    for stream in streams:
        allowed = {version["id"]: version["allowed"] for version in stream["versions"]}
        for change in stream["changes"]:
            expected = allowed[change["to_version"]] / allowed[change["from_version"]]
            assert change["ratio"] == pytest.approx(expected, abs=1e-6)
            assert change["low"] <= change["ratio"] <= change["high"]


def test_transitions_and_their_diagonal_sum_to_the_cases(streams: list[Any]) -> None:
    for stream in streams:
        sums: Counter[tuple[str, str]] = Counter()
        moves: Counter[tuple[str, str]] = Counter()
        for row in stream["transitions"]:
            assert row.keys() == {"from_version", "to_version", "from", "to", "cases"} | beside(stream)
            sums[row["from_version"], row["to_version"]] += row["cases"]
            moves[row["from_version"], row["to_version"]] += 1
        assert set(sums) == set(permutations(STANDARD, 2))
        assert set(sums.values()) == {CASES}
        assert set(moves.values()) == {9}


def test_transitions_lead_from_the_outcomes_of_one_version_to_those_of_the_other(streams: list[Any]) -> None:
    for stream in streams:
        outcomes = {version["id"]: version["outcomes"] for version in stream["versions"]}
        left: Counter[tuple[str, str, str]] = Counter()
        for row in stream["transitions"]:
            left[row["from_version"], row["to_version"], row["from"]] += row["cases"]
        assert all(cases == outcomes[before][kind] for (before, _, kind), cases in left.items())


def test_ground_flows_lead_every_case_along(compared: Any) -> None:
    sums: Counter[tuple[str, str]] = Counter()
    for row in compared["ground_flows"]:
        assert row.keys() == {"from_version", "to_version", "from_grounds", "to_grounds", "cases"}
        sums[row["from_version"], row["to_version"]] += row["cases"]
    assert set(sums.values()) == {CASES}


def test_unseen_text_is_flagged_where_a_version_rests_on_it(compared: Any) -> None:
    unseen = {
        version["id"]: {f["citation"] for f in version["flags"] if f["kind"] == "text_not_seen"}
        for version in compared["versions"]
    }
    assert "OSL 10:15a" in unseen["sou-2024-63"]
    assert "OSL 10:15a" not in unseen["2025-12"]


def test_inputs_name_what_the_result_came_from(compared: Any) -> None:
    named = {"model_version", "seed", "book", "population", "readings", "practice", "result_digest"}
    assert named <= compared["inputs"].keys()


def test_a_second_run_has_the_same_digest() -> None:
    again = json.loads(asked(*SCHOOLS, "--json").stdout)
    assert again["inputs"]["result_digest"] == told(*SCHOOLS)["inputs"]["result_digest"]


def test_another_seed_has_another_digest() -> None:
    once, again = told(*SCHOOLS), told(*SCHOOLS, "--seed", "2")
    assert once["inputs"]["result_digest"] != again["inputs"]["result_digest"]


def test_a_version_compared_with_itself_moves_nobody() -> None:
    same = told("compare", "2025-12", "2025-12", "--stream", "schools", "--cases", str(CASES))
    assert all(row["cases"] == 0 for row in same["transitions"] if row["from"] != row["to"])
    assert all(row["from_grounds"] == row["to_grounds"] for row in same["ground_flows"])
    assert [change["ratio"] for change in same["changes"]] == [1, 1]


# --- the other commands ---


def test_each_answer_of_assess_has_the_fields_of_the_contract() -> None:
    fields = {"id", "version", "outcome", "possible", "grounds", "flags", "expected"}
    assert all(fields <= answer.keys() for answer in told("assess"))


def test_the_versions_are_told_with_their_amendments() -> None:
    data = told("versions")
    by_id = {version["id"]: version for version in data["versions"]}
    assert {"18a-term", "18a-help", "18a-customs"} <= {one["id"] for one in by_id["2025-04"]["amendments"]}
    assert by_id["2025-12"]["base"] == "2025-04"


def test_a_scenario_prints_the_json_of_its_comparison(tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.yaml"
    chosen = f"versions: [{', '.join(STANDARD)}]\nstream: schools\ncases: {CASES}\nseed: 1\n"
    scenario.write_text("title: {sv: Prov, en: Trial}\n" + chosen, encoding="utf-8")
    assert json.loads(asked("run", str(scenario)).stdout) == told(*SCHOOLS)


def test_drawn_cases_come_a_row_each_under_the_facts(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    assert asked("draw", "--cases", "7", "--stream", "schools", "--csv", str(file)).exit_code == 0
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    assert head.startswith("case,stream,weight,sender,receiver")
    assert [row.split(",")[:3] for row in rows] == [[str(k), "schools", "1"] for k in range(7)]


# --- What the law means for each sender ---

SPLIT = ("outcomes", "grounds")


@pytest.mark.parametrize("measure", SPLIT)
def test_the_senders_add_up_to_the_stream(streams: list[Any], measure: str) -> None:
    for stream in streams:
        for place, whole in enumerate(stream["versions"]):
            parts = (Counter(group["versions"][place][measure]) for group in stream["groups"].values())
            assert sum(parts, Counter()) == +Counter(whole[measure])


def test_cases_of_the_senders_add_up_to_the_stream(streams: list[Any]) -> None:
    for stream in streams:
        assert sum(group["versions"][0]["cases"] for group in stream["groups"].values()) == CASES


@pytest.mark.parametrize(
    ("sender", "stream", "ground"),
    [
        ("school_principal_public", "schools", "Lag (2025:170) 7"),
        ("school_principal_independent", "schools", "Lag (2025:170) 7"),
        ("health_care", "terrorism-and-security", "OSL 10:18b"),
        ("sis", "sis", "OSL 26:9e"),
    ],
)
def test_april_2025_gave_schools_health_care_and_institutions_grounds_of_their_own(
    compared: Any, sender: str, stream: str, ground: str
) -> None:
    before, after, *_ = compared["streams"][stream]["groups"][sender]["versions"]
    assert before["grounds"].get(ground, 0) == 0
    assert after["grounds"].get(ground, 0) > 0
