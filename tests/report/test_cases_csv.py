"""Drawn cases as a table that anybody's tools can read."""

import csv
from functools import cache

from lawmodel.pipeline import OpenBook, Request, open_book, study_of
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.report.cases_csv import cases_as_csv
from tests.command_line import LIGHTHOUSE


@cache
def lighthouse() -> OpenBook:
    return open_book(LIGHTHOUSE)


def table(stream: str, cases: int = 200) -> list[dict[str, str]]:
    study = study_of(lighthouse(), Request(versions=("first",), cases=cases, stream=stream))
    return list(csv.DictReader("".join(cases_as_csv(study)).splitlines()))


def drawn(stream: str, cases: int = 200) -> Cases:
    study = study_of(lighthouse(), Request(versions=("first",), cases=cases, stream=stream))
    return draw_cases(study.recipe, stream, study.vocabulary, seed=study.seed, first=0, size=cases)


def test_the_columns_are_case_stream_weight_the_facts_and_what_the_recipe_adds() -> None:
    facts = list(lighthouse().book.vocabulary.facts)
    assert list(table("nights")[0]) == ["case", "stream", "weight", *facts, "watch"]


def test_cases_are_numbered_from_nought_in_their_stream() -> None:
    assert [(row["case"], row["stream"]) for row in table("wrecks", 3)] == [
        *(("0", "wrecks"), ("1", "wrecks"), ("2", "wrecks")),
    ]


def test_answers_are_written_as_people_write_them() -> None:
    rows = table("nights")
    assert {row["winter"] for row in rows} == {"true", "false"}
    assert {row["signs"] for row in rows} == {"none_at_all", "hearsay", "seen", "logged"}
    assert {row["watch"] for row in rows} == {"dog", "day"}


def test_a_captain_who_is_not_there_is_none_and_a_number_is_a_number() -> None:
    ages = {row["captain_age"] for row in table("nights")}
    assert "none" in ages
    assert all(14 <= int(age) <= 79 for age in ages - {"none"})


def test_the_table_says_what_was_drawn() -> None:
    facts = lighthouse().book.vocabulary.facts
    cases = drawn("nights")
    for number, row in enumerate(table("nights")):
        known = cases.facts_of(number)
        assert {name: fact.encoded(row[name]) for name, fact in facts.items()} == {
            name: known[name] for name in facts
        }


def test_asking_for_more_cases_leaves_the_first_as_they_were() -> None:
    assert table("nights", 50) == table("nights", 200)[:50]
