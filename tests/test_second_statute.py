"""A statute that shares no fact with the first one runs on files alone."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lawmodel.pipeline import OpenBook, open_book
from lawmodel.statutebook.law_version_from_book import cut_version
from lawmodel.statutebook.yaml_file import read_yaml
from tests.command_line import LIGHTHOUSE, at_the_lighthouse

FIRST_BOOK = Path(__file__).resolve().parents[1]


@cache
def lighthouse() -> OpenBook:
    return open_book(LIGHTHOUSE)


def data_of(*words: object) -> Any:
    answer = at_the_lighthouse(*words)
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def assessed(version: str, *words: object) -> dict[str, dict[str, Any]]:
    found = data_of("assess", "--json", "--version", version, *words)
    return {one["id"]: one for one in found}


def test_it_is_made_of_files_that_hold_no_python() -> None:
    assert {path.suffix for path in LIGHTHOUSE.rglob("*") if path.is_file()} == {".yaml"}


def test_it_shares_no_fact_with_the_first_statute() -> None:
    first = read_yaml(FIRST_BOOK / "statutes" / "facts.yaml", "facts.yaml").data["facts"]
    assert set(lighthouse().book.vocabulary.facts).isdisjoint(first)


def test_it_is_in_order() -> None:
    answer = at_the_lighthouse("check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("The book is in order: 11 provisions, 14 wordings")


# --- compare ---


def test_comparing_shows_the_standard_versions_in_words() -> None:
    answer = at_the_lighthouse("compare", "--cases", 2000)
    assert answer.code == 0
    assert "Nights: how the number of cases changes" in answer.out
    assert "LKA 7 Weighing" in answer.out


def test_in_every_version_the_outcomes_add_up_to_the_cases() -> None:
    versions = data_of("compare", "--cases", 2000, "--json")["versions"]
    assert [one["id"] for one in versions] == ["first", "reformed", "green-paper"]
    assert all(sum(one["outcomes"].values()) == one["cases"] == 2000 for one in versions)


def test_only_the_version_with_plain_signs_is_contested() -> None:
    versions = {one["id"]: one for one in data_of("compare", "--cases", 2000, "--json")["versions"]}
    assert versions["first"]["contested"] == 0
    assert versions["reformed"]["contested"] > 0


def test_choosing_a_reading_settles_what_was_contested() -> None:
    words = ("compare", "reformed", "--cases", 2000, "--json", "--reading", "plain-signs=lower")
    assert data_of(*words)["versions"][0]["contested"] == 0


@pytest.mark.parametrize(("reading", "outcome"), [("land", "prohibited"), ("sea", "required")])
def test_a_question_that_does_not_count_is_switched_and_never_contested(
    reading: str, outcome: str, tmp_path: Path
) -> None:
    case = tmp_path / "case.yaml"
    facts = [
        "asker: rescue_service",
        "asked: true",
        "ship: in_harbour",
        "entry: distress",
        "harm_to_crew: true",
    ]
    case.write_text("\n".join([*facts, "captain_agrees: false", ""]), encoding="utf-8")
    words = ("assess", "--json", "--facts", case, "--version", "first")
    assert [one["outcome"] for one in data_of(*words)] == ["prohibited"]
    assert [one["outcome"] for one in data_of(*words, "--reading", f"harbour={reading}")] == [outcome]


# --- single cases ---


def test_every_worked_case_comes_out_as_expected() -> None:
    found = data_of("assess", "--json")
    assert len({one["id"] for one in found}) >= 8
    assert all(one["expected"]["as_expected"] for one in found)


def test_a_duty_goes_before_the_seal() -> None:
    assert assessed("first")["may-day"]["grounds"] == ["LKA 3"]


def test_a_limit_is_cited_in_place_of_the_prohibition() -> None:
    assert assessed("first")["young-wreck"]["grounds"] == ["LKA 5"]


def test_a_limit_yields_to_the_agreement_of_the_captain() -> None:
    assert assessed("first")["agreed-wreck"]["outcome"] == "permitted"


def test_rival_readings_of_a_cut_point_contest_the_case() -> None:
    contested = assessed("reformed")["only-seen"]
    assert (contested["outcome"], set(contested["grounds"])) == ("contested", {"LKA 4", "LKA 1"})


def test_a_case_under_a_text_that_was_not_seen_says_so() -> None:
    flags = assessed("green-paper")["owner-asks"]["flags"]
    assert {"kind": "text_not_seen", "citation": "LKA 10"} in flags


def test_an_unasked_question_leaves_the_lamp_open(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "asker: stranger\nasked: false\nentry: distress\ncaptain_agrees: false\n", encoding="utf-8"
    )
    (found,) = data_of("assess", "--json", "--facts", case, "--version", "first")
    assert (found["outcome"], found["possible"]) == ("open", ["prohibited", "permitted"])


# --- the other commands ---


def test_the_scenario_runs_by_its_name_and_by_its_path() -> None:
    by_name, by_path = data_of("run", "reform"), data_of("run", LIGHTHOUSE / "scenarios" / "reform.yaml")
    assert by_name == by_path
    assert by_name["inputs"]["seed"] == 7


def test_the_versions_list_their_amendments() -> None:
    versions = {one["id"]: one for one in data_of("versions", "--json")["versions"]}
    assert [one["id"] for one in versions["reformed"]["amendments"]] == [
        "plain-words",
        "all-year",
        "weighing",
    ]
    assert versions["now"]["wordings"]["LKA 9"] == "2010-01-01"


def test_drawing_writes_a_row_per_case(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    assert at_the_lighthouse("draw", "--cases", 5, "--csv", file).code == 0
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert [(row["stream"], row["case"]) for row in rows] == [
        (stream, str(number)) for stream in ("nights", "wrecks") for number in range(5)
    ]


@pytest.mark.parametrize("form", ["dot", "json"])
def test_the_graph_shows_what_depends_on_what(form: str) -> None:
    answer = at_the_lighthouse("graph", "reformed", "--against", "first", "--format", form)
    assert answer.code == 0
    assert "LKA 7#weighed" in answer.out


def test_a_proposal_is_law_only_in_the_version_that_carries_it() -> None:
    book = lighthouse().book
    assert "LKA 10" not in cut_version(book, "now").wordings
    assert cut_version(book, "green-paper").wordings["LKA 10"].proposal == "green-paper"
