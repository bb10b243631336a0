"""Every case that the analysis shows can be written to a file and put to `assess`, which says the same."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lawmodel.pipeline.assessing import answers, facts_from
from lawmodel.report.change_data import change_data
from tests.command_line import lawmodel
from tests.law.analysed import NEIGHBOURS, analysis, study
from tests.law.book import book, opened

ALLOWED = {"may_or_must": {"permitted", "required"}, "must": {"required"}}
Shown = dict[str, Any]


@cache
def data(before: str, after: str) -> dict[str, Any]:
    return change_data(study(before, after), analysis(before, after))


def classes(before: str, after: str) -> Iterator[Shown]:
    every = data(before, after)["classes"]
    for part in (every, every["duties"], every["no_difference"]):
        yield from (one for side in part.values() if isinstance(side, list) for one in side)


def shown(found: object) -> Iterator[Shown]:
    """Every case anywhere in the JSON."""
    if isinstance(found, dict) and {"facts", "readings"} <= set(found):
        yield found
    for one in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from shown(one)


def outcomes(one: Shown, versions: tuple[str, str], folder: Path) -> list[str]:
    """What each version says of a case that was written to a file, read as it was shown."""
    file = folder / "case.yaml"
    file.write_text(json.dumps(one["facts"]), encoding="utf-8")
    asked = answers(opened(), {"": facts_from(opened(), file)}, versions, one["readings"])
    return [answer.assessment.outcome.value for answer in asked]


@pytest.mark.parametrize("versions", NEIGHBOURS)
def test_facts_are_those_of_the_vocabulary_and_readings_those_of_the_book(versions: tuple[str, str]) -> None:
    found = list(shown(data(*versions)))
    assert found or versions == ("2025-12", "today")
    for one in found:
        assert set(one["facts"]) <= set(book().vocabulary.facts)
        assert set(one["readings"]) == set(book().questions)
        for question, reading in one["readings"].items():
            assert reading in book().questions[question].readings


@pytest.mark.parametrize("versions", NEIGHBOURS)
def test_the_witness_of_every_class_comes_out_as_said(versions: tuple[str, str], tmp_path: Path) -> None:
    for one in classes(*versions):
        said = one["witness"]["outcomes"]
        assert outcomes(one["witness"], versions, tmp_path) == [said["before"], said["after"]]


@pytest.mark.parametrize("versions", NEIGHBOURS)
def test_the_cases_behind_every_verdict_on_the_whole_law_are_told_apart(
    versions: tuple[str, str], tmp_path: Path
) -> None:
    found = data(*versions)["verdicts"]
    for setting in (found, *found["without_reading"]):
        for kind, allowed in ALLOWED.items():
            for side, expected in (("gained", [False, True]), ("lost", [True, False])):
                if (one := setting[kind][side]) is not None:
                    told = outcomes(one, versions, tmp_path)
                    assert [outcome in allowed for outcome in told] == expected, (kind, side)


@pytest.mark.parametrize("versions", NEIGHBOURS)
def test_the_case_of_every_collision_may_be_handed_over(versions: tuple[str, str], tmp_path: Path) -> None:
    for one in data(*versions)["collisions"]:
        assert outcomes(one["witness"], versions, tmp_path)[1] == "permitted"


def test_the_command_takes_the_file_and_the_readings(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    one = next(classes("pre-2025", "2025-04"))["witness"]
    file.write_text(json.dumps(one["facts"]), encoding="utf-8")
    readings = [
        word
        for question, reading in one["readings"].items()
        for word in ("--reading", f"{question}={reading}")
    ]
    versions = ("--version", "pre-2025", "--version", "2025-04")
    answer = lawmodel("assess", "--facts", file, *versions, *readings, "--json")
    assert (answer.code, answer.err) == (0, "")
    told = [said["outcome"] for said in json.loads(answer.out)]
    assert told == [one["outcomes"]["before"], one["outcomes"]["after"]]
