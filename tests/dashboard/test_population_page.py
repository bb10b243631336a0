"""The page on the population shows what cases look like, and reads a table without keeping it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")

from streamlit.testing.v1 import AppTest  # noqa: E402

from lawmodel import pipeline  # noqa: E402
from lawmodel.concepts.outcome import Outcome  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import decimal, percent  # noqa: E402
from lawmodel.population.from_table import cases_from_table  # noqa: E402
from lawmodel.report.moved_data import moved_data  # noqa: E402
from tests.dashboard.page_shown import ROOT, page_shown, words_on  # noqa: E402

OPENED = pipeline.open_book(ROOT)
PARTS = ("typical", "shares", "independent", "dependence", "calibration", "own")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    def show(language: str = "sv", **address: str) -> AppTest:
        return page_shown(monkeypatch, "population", language, **address)

    return show


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_page_is_there_in_both_languages(shown: Any, language: str) -> None:
    app = shown(language)
    assert not app.exception
    assert app.title[0].value == phrase(language, "population.title")
    for part in PARTS:
        assert phrase(language, f"people.{part}_title") in words_on(app)


@pytest.mark.parametrize("population", pipeline.population_titles(OPENED))
def test_every_population_of_the_book_can_be_looked_at(shown: Any, population: str) -> None:
    app = shown(population=population)
    assert not app.exception
    told = phrase("sv", "people.no_persons") in [info.value for info in app.info]
    assert told == (pipeline.recipe_named(OPENED, population).persons is None)


def test_figures_are_those_of_the_command_line(shown: Any) -> None:
    data = json.loads(lawmodel("population", "--cases", "1000", "--json", "--book", ROOT).out)
    words = words_on(shown("en", variable="care"))
    for one in data["dependences"]:
        assert f"<td>{decimal('en', one['simulated'])}</td>" in words
    for one in data["typical_cases"]:
        assert f"<td>{percent('en', one['share'])}</td>" in words
    for share in data["distributions"]["care"].values():
        assert f"<td>{percent('en', share)}</td>" in words
    for change in data["changes"].values():
        assert decimal("en", change["ratio"]) in words


def test_the_address_restores_what_is_looked_at(shown: Any) -> None:
    app = shown(lang="en", variable="care")
    assert not app.warning
    assert app.selectbox(key="variable").value == "care"


def own_table(app: AppTest, text: str) -> AppTest:
    return app.file_uploader(key="own_table").set_value(("own.csv", text.encode(), "text/csv")).run()


def test_each_version_says_what_it_makes_of_a_table_of_ones_own(shown: Any) -> None:
    words = words_on(own_table(shown("en"), "case,secret\n1,false\n2,true\n"))
    assert phrase("en", "people.own_caption") in words
    for manifest in OPENED.book.manifests.values():
        assert manifest.title["en"] in words


def test_what_is_wrong_with_a_table_is_told_with_its_own_name_and_row(shown: Any) -> None:
    app = own_table(shown("en"), "case,secret\n1,false\n2,perhaps\n")
    assert app.error[0].value == phrase("en", "people.own_faulty")
    assert any("own.csv:3" in code.value for code in app.code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_in_a_table_says_what_the_column_is_called(shown: Any, language: str) -> None:
    app = own_table(shown(language), "case,secret\n1,false\n2,perhaps\n")
    label = OPENED.book.vocabulary["secret"].label[language]
    assert any(f"`secret` ({label})" in code.value for code in app.code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_columns_of_a_table_in_order_are_called_by_name_and_label(shown: Any, language: str) -> None:
    app = own_table(shown(language), "case,secret\n1,false\n")
    label = OPENED.book.vocabulary["secret"].label[language]
    assert any(f"secret ({label})" in code.value for code in app.code)


def test_weights_of_a_table_count_in_shares_and_not_in_counts(tmp_path: Path) -> None:
    """A case that was prohibited and weighs three, beside one that was permitted and weighs one."""
    request = pipeline.Request(("pre-2025", "2025-12"), cases=1000)
    attributes = pipeline.recipe_named(OPENED, None).attributes
    rows = []
    for weight, old in (("3", Outcome.PROHIBITED), ("1", Outcome.PERMITTED)):
        moved = pipeline.moved_cases(OPENED, request, old, Outcome.PERMITTED, most=1)
        rows.append({"weight": weight, **moved_data(moved)["cases"][0]["answers"]})
    lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    table = tmp_path / "own.csv"
    table.write_text("\n".join(lines), "utf-8")
    cases = cases_from_table(table, OPENED.book.vocabulary, attributes).cases
    assert cases is not None
    first, last = pipeline.own_outcomes(OPENED, cases, ["pre-2025", "2025-12"], {})
    assert first.counts[Outcome.PROHIBITED] == first.counts[Outcome.PERMITTED] == 1
    assert first.shares[Outcome.PROHIBITED] == 0.75
    assert last.shares[Outcome.PERMITTED] == 1.0
