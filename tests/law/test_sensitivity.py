"""Sensitivity of the real book: everything is measured, and the law alone leans on no practice."""

import json
from functools import cache
from typing import Any

from tests.command_line import lawmodel

ASKED = ("sensitivity", "pre-2025", "2025-12", "--cases", "3000", "--no-sobol", "--json")


@cache
def found(*words: str) -> Any:
    answer = lawmodel(*ASKED, *words)
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


def test_practice_readings_and_population_are_all_moved() -> None:
    kinds = [bar["kind"] for bar in found()["tornado"]]
    assert set(kinds) == {"practice", "reading", "population"}
    assert kinds.count("practice") == len(found()["threshold"]["parameters"])
    ids = [bar["id"] for bar in found()["tornado"]]
    assert len(ids) == len(set(ids))


def test_a_change_that_is_there_at_central_values_is_there_or_gone_at_each_crossing_as_told() -> None:
    threshold = found()["threshold"]
    assert not threshold["already"]
    met = [one for parameter in threshold["parameters"] for one in parameter["vanishes_at"]]
    assert all(abs(one["ratio"] - 1) <= threshold["margin"] + 1e-6 for one in met if one["ratio"] > 1)
    assert threshold["least_favourable"]["ratio"] < found()["headline"]["ratio"]


def test_under_the_law_alone_only_readings_and_population_move_the_headline() -> None:
    data = found("--practice", "law-only")
    assert {bar["kind"] for bar in data["tornado"]} == {"reading", "population"}
    assert data["threshold"]["parameters"] == []
    assert data["threshold"]["without_time"] is None
