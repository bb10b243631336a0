"""`lawmodel attribute` as a person or a program meets it."""

import json
import re
from functools import cache
from typing import Any

import pytest

from tests.command_line import LIGHTHOUSE, at_the_lighthouse, lawmodel


@cache
def told(*words: str) -> Any:
    answer = at_the_lighthouse("attribute", *words, "--cases", 400, "--json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def values(rows: list[dict[str, Any]]) -> list[float]:
    return [row["value"] for row in rows if row["value"] is not None]


@pytest.mark.parametrize("population", ["watch", "fleet"])
def test_the_json_adds_up_as_its_contract_says(population: str) -> None:
    data = told("first", "green-paper", "--population", population)
    assert data["schema"] == "lawmodel.attribute/1"
    assert data["measure"] == "allowed"
    reckonings = [data, *([data["weighted"]] if "weighted" in data else [])]
    assert len(reckonings) == (2 if population == "fleet" else 1)
    for one in reckonings:
        assert sum(values(one["chronological"])) == pytest.approx(one["total"], abs=1e-9)
        assert sum(values(one["shapley"])) == pytest.approx(one["total"], abs=1e-9)
        assert sum(values(one["alone"])) + one["interaction"] == pytest.approx(one["total"], abs=1e-9)
        assert one["after"] - one["before"] == pytest.approx(one["total"])


def test_amendments_stand_in_the_order_of_time_in_every_list() -> None:
    data = told("first", "green-paper")
    named = [one["amendment"] for one in data["amendments"]]
    assert named == ["plain-words", "all-year", "weighing", "owners", "young-captains"]
    for key in ("chronological", "shapley", "alone", "moved"):
        assert [row["amendment"] for row in data[key]] == named
    assert data["precedence"] == []


def test_an_amendment_that_changes_nothing_gets_nothing() -> None:
    data = told("reformed", "now")
    assert data["shapley"] == [{"amendment": "new-name", "value": 0}]
    assert data["moved"] == [{"amendment": "new-name", "opened": 0, "closed": 0, "same": 0}]


def test_the_parts_by_ground_add_up_to_each_amendment() -> None:
    data = told("first", "green-paper")
    for row in data["shapley"]:
        parts = [one["value"] for one in data["by_ground"] if one["amendment"] == row["amendment"]]
        assert sum(parts) == pytest.approx(row["value"], abs=1e-9)
    assert {"LKA 10"} <= {g for one in data["by_ground"] for g in one["to_grounds"]}


def test_groups_add_up_to_the_whole() -> None:
    data = told("first", "green-paper", "--by", "watch")
    assert data["by"] == "watch"
    assert set(data["groups"]) == {"dog", "day"}
    assert sum(group["n"] for group in data["groups"].values()) == 400
    assert sum(group["total"] for group in data["groups"].values()) == data["total"]


def test_the_inputs_say_what_was_asked() -> None:
    inputs = told("first", "now", "--reading", "plain-signs=lower")["inputs"]
    assert inputs["readings"]["chosen"]["plain-signs"] == "lower"
    assert (inputs["seed"], inputs["cases"], inputs["streams"]) == (1, 400, ["nights"])
    assert len(inputs["result_digest"]) == 64


def test_a_reading_decides_what_new_words_are_worth() -> None:
    def worth(*words: str) -> float:
        rows = told("first", "reformed", *words)["shapley"]
        return next(float(row["value"]) for row in rows if row["amendment"] == "plain-words")

    assert worth() == 0
    assert worth("--reading", "plain-signs=lower") > 0


@pytest.mark.parametrize(("lang", "said"), [("en", "Of the rise of"), ("sv", "Av ökningen med")])
def test_the_text_says_in_a_sentence_where_the_change_comes_from(lang: str, said: str) -> None:
    words = ("attribute", "first", "green-paper", "--cases", 400, "--book", LIGHTHOUSE, "--lang", lang)
    answer = lawmodel(*words)
    assert answer.code == 0
    assert said in answer.out


def test_the_text_has_a_row_for_each_amendment_that_moves_somebody() -> None:
    out = at_the_lighthouse("attribute", "first", "now", "--cases", 400, "--by", "watch").out
    assert any(line.startswith("Showing all year ") for line in out.splitlines())
    assert re.search(r"Moves no case: .+ \[plain-words\]; .+ \[new-name\]", out)
    assert "Showing all year [all-year]" in out
    assert "dog watch" in out


def test_a_fall_is_called_a_fall_and_what_is_undone_undone() -> None:
    out = at_the_lighthouse("attribute", "now", "first", "--cases", 400).out
    assert "Of the fall of" in out
    assert "undone: Showing all year" in out


def test_from_a_version_to_itself_no_amendment_moves_anybody() -> None:
    out = at_the_lighthouse("attribute", "first", "first", "--cases", 400).out
    assert "No amendment on the way moves a case." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("first", "nwo"), "there is no version `nwo`; did you mean `now`?"),
        (("2003-01-01", "now"), "2003-01-01 and now do not descend from one version"),
        (("first", "now", "--by", "wach"), "there is no fact `wach`; did you mean `watch`?"),
        (("first", "now", "--stream", "wreck"), "there is no stream `wreck`; did you mean `wrecks`?"),
        (("first",), "the later version (`AFTER`) is missing"),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_exit_code_2(words: tuple[str, ...], said: str) -> None:
    answer = at_the_lighthouse("attribute", *words)
    assert answer.code == 2
    assert answer.err.lower().startswith(said.lower()), answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""


def test_under_practice_it_says_which_model_and_at_which_values() -> None:
    words = ("--practice", "windy-coast", "--lever", "lamp-school", "--assume", "X04.known=0.5")
    out = at_the_lighthouse("attribute", "first", "now", "--cases", 400, *words).out
    assert re.search(r"Practice as in “.+” \[windy-coast\], at central values", out)
    assert "Levers beside the law: lamp-school." in out
    assert "Taken as known: X04.known=0.5." in out
    assert "Practice as in" not in at_the_lighthouse("attribute", "first", "now", "--cases", 400).out
