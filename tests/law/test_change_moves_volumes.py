"""A number in a statute file is changed, and the volumes follow: nothing of the law is in the program."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.law.book import ROOT
from tests.law.command import asked, told

WORDING = "statutes/osl/10/18a/2025-04-01.yaml"
GROUND = "OSL 10:18a"
ASKED = (
    "compare",
    "pre-2025",
    "2025-04",
    "--population",
    "first",
    "--stream",
    "young-people",
    "--cases",
    "20000",
    "--by",
    "subject_age",
)


@pytest.fixture(scope="module")
def book_with_a_lower_age(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the book in which the young-person ground ends at eighteen from April 2025."""
    root = tmp_path_factory.mktemp("book")
    for folder in ("statutes", "versions", "assumptions/readings", "assumptions/populations/first"):
        shutil.copytree(ROOT / folder, root / folder)
    wording = root / WORDING
    text = wording.read_text(encoding="utf-8")
    assert text.count("subject_age < 21") == 1
    wording.write_text(text.replace("subject_age < 21", "subject_age < 18"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def as_enacted() -> Any:
    return told(*ASKED)


@pytest.fixture(scope="module")
def with_a_lower_age(book_with_a_lower_age: Path) -> Any:
    return told(*ASKED, root=book_with_a_lower_age)


def under(data: Any, version: str) -> Any:
    return next(one for one in data["versions"] if one["id"] == version)


def test_fewer_cases_rest_on_the_ground(as_enacted: Any, with_a_lower_age: Any) -> None:
    before, after = (under(data, "2025-04")["grounds"][GROUND] for data in (as_enacted, with_a_lower_age))
    assert after < before


def test_fewer_cases_may_be_handed_over(as_enacted: Any, with_a_lower_age: Any) -> None:
    before, after = (under(data, "2025-04")["allowed"] for data in (as_enacted, with_a_lower_age))
    assert after < before


def test_only_those_between_the_two_ages_lose_the_ground(as_enacted: Any, with_a_lower_age: Any) -> None:
    def on_ground(data: Any, age: str) -> int:
        return int(under(data["groups"][age], "2025-04")["grounds"].get(GROUND, 0))

    for age in as_enacted["groups"]:
        before, after = on_ground(as_enacted, age), on_ground(with_a_lower_age, age)
        assert after == (0 if 18 <= int(age) < 21 else before), age
        assert before > 0 or int(age) >= 21, age


def test_the_law_before_the_change_keeps_its_volumes(as_enacted: Any, with_a_lower_age: Any) -> None:
    assert under(as_enacted, "pre-2025") == under(with_a_lower_age, "pre-2025")


def test_the_result_says_that_it_comes_from_another_book(as_enacted: Any, with_a_lower_age: Any) -> None:
    assert as_enacted["inputs"]["book"] != with_a_lower_age["inputs"]["book"]
    assert as_enacted["inputs"]["population"] == with_a_lower_age["inputs"]["population"]


def test_check_names_the_example_that_no_longer_holds(complaints: str) -> None:
    assert f"{WORDING}:" in complaints
    assert "the day before twenty-one" in complaints


def test_check_asks_for_an_amendment_that_makes_the_change(complaints: str) -> None:
    assert "versions/2025-04.yaml" in complaints


def test_check_complains_of_nothing_else(complaints: str) -> None:
    assert len(complaints.splitlines()) == 2


@pytest.fixture(scope="module")
def complaints(book_with_a_lower_age: Path) -> str:
    result = asked("check", "--lang", "en", root=book_with_a_lower_age)
    assert result.exit_code == 2
    return result.stderr
