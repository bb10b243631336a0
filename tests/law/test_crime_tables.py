"""A crime is the same in every stream it is drawn in: one chapter, one floor, one scale of penalties."""

import pytest

from lawmodel.statutebook.yaml_file import read_yaml
from tests.law.book import ROOT

TABLES = ("crime_chapter", "crime_min_penalty_months", "prison_in_penalty_scale")


def stated(fact: str) -> dict[str, dict[str, object]]:
    """Per stream file that has the table, what it says of each crime."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted((ROOT / "assumptions" / "populations").glob("*/*.yaml")):
        draw = (read_yaml(path, path.name).data or {}).get("draws", {}).get(fact, {})
        if draw.get("follows") == "crime":
            found[path.relative_to(ROOT).as_posix()] = draw["values"]
    return found


@pytest.mark.parametrize("fact", TABLES)
def test_every_stream_says_the_same_of_a_crime(fact: str) -> None:
    said: dict[str, dict[object, list[str]]] = {}
    for file, values in stated(fact).items():
        for crime, value in values.items():
            said.setdefault(crime, {}).setdefault(value, []).append(file)
    assert {crime: by_value for crime, by_value in said.items() if len(by_value) > 1} == {}


def test_there_are_tables_to_compare() -> None:
    assert all(len(stated(fact)) > 5 for fact in TABLES)


def test_a_crime_with_a_floor_can_lead_to_prison() -> None:
    prison = stated("prison_in_penalty_scale")
    for file, floors in stated("crime_min_penalty_months").items():
        assert [crime for crime, floor in floors.items() if floor and not prison[file][crime]] == []
