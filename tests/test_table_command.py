"""lawmodel table: a template to fill in, a check, and what every column means."""

import csv
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from lawmodel.comparison.run import Study
from lawmodel.pipeline import OpenBook, open_book, recipe_named
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.from_table import cases_from_table
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import recipe_ids
from lawmodel.report.cases_csv import cases_as_csv
from tests.command_line import LIGHTHOUSE, at_the_lighthouse, lawmodel
from tests.law.book import ROOT


@cache
def book() -> OpenBook:
    return open_book(ROOT)


@cache
def recipe_of(recipe_id: str) -> Recipe:
    return recipe_named(book(), recipe_id)


# --- template and check ---


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_template_has_every_column_and_two_rows_and_is_in_order(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"own.{suffix}"
    assert at_the_lighthouse("table", "--template", file).code == 0
    answer = at_the_lighthouse("table", "--check", file, "--json")
    found = json.loads(answer.out)
    opened = open_book(LIGHTHOUSE)
    recipe = recipe_named(opened, None)
    assert (answer.code, found["in_order"], found["rows"], found["missing"]) == (0, True, 2, [])
    assert [one["name"] for one in found["columns"]] == [*opened.book.vocabulary.facts, *recipe.attributes]


def test_a_table_in_order_is_summed_up(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("asker,winter\nstranger,true\nstranger,\n", encoding="utf-8")
    answer = at_the_lighthouse("table", "--check", file)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:5] == [
        "The table is in order: 2 rows, 2 columns with facts. An empty cell is unknown, never false.",
        "",
        "column           unknown",
        "asker (Asker)       0.0%",
        "winter (Winter)    50.0%",
    ]
    assert "unknown in every case: asked (" in answer.out


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_faulty_table_ends_in_two(as_json: list[str], tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("asker,winter\n" + "strangr,maybe\n" * 6, encoding="utf-8")
    answer = at_the_lighthouse("table", "--check", file, *as_json)
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 11
    assert answer.err.splitlines()[-1] == "12 problems in all; the first 10 are shown"
    if as_json:
        found = json.loads(answer.out)
        assert (found["in_order"], found["problem_count"]) == (False, 12)
        assert [(one["row"], one["column"]) for one in found["problems"][:3]] == [
            *((2, "asker"), (2, "winter"), (3, "asker")),
        ]


@pytest.mark.parametrize("recipe_id", recipe_ids(ROOT))
def test_cases_drawn_from_any_stream_are_in_order_as_a_table(recipe_id: str, tmp_path: Path) -> None:
    recipe, vocabulary = recipe_of(recipe_id), book().book.vocabulary
    file = tmp_path / "drawn.csv"
    for stream in recipe.streams:
        study = Study((), recipe, (stream,), vocabulary, 300, 5)
        file.write_text("".join(cases_as_csv(study)), encoding="utf-8")
        found = cases_from_table(file, vocabulary, recipe.attributes)
        drawn = draw_cases(recipe, stream, vocabulary, seed=5, first=0, size=300)
        assert found.problems == ()
        assert found.cases is not None
        for name, column in drawn.columns.items():
            np.testing.assert_array_equal(found.cases.columns[name], column)


def test_a_drawn_file_is_in_order(tmp_path: Path) -> None:
    file = tmp_path / "drawn.csv"
    assert at_the_lighthouse("draw", "--cases", 50, "--csv", file).code == 0
    answer = at_the_lighthouse("table", "--check", file)
    assert (answer.code, answer.err) == (0, "")


def test_a_template_does_not_wipe_out_a_table(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    assert at_the_lighthouse("table", "--template", file).code == 0
    assert at_the_lighthouse("table", "--template", file).code == 0
    file.write_text("asker\nstranger\n", encoding="utf-8")
    answer = at_the_lighthouse("table", "--template", file)
    assert answer.code == 2
    assert answer.err == f"{file} is already there and holds something else; choose another name\n"
    assert file.read_text(encoding="utf-8") == "asker\nstranger\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "choose one of --template, --check, --dictionary and --schema"),
        (("--schema", "--check", "own.csv"), "choose one of --template, --check, --dictionary and --schema"),
        (("--check", "no-such.csv"), "no-such.csv: the file is not there"),
        (("--template", "own.xlsx"), "own.xlsx: a table cannot have this ending; name the file so that"),
        (("--dictionary", "own.docx"), "own.docx: a table cannot have this ending; name the file so that"),
        (("--template", "/no/such/folder/own.csv"), "cannot write /no/such/folder/own.csv"),
        (("--check", "own.csv", "--population", "wach"), "there is no population `wach`"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_what_cannot_be_done_ends_in_one_line(words: tuple[str, ...], line: str) -> None:
    answer = at_the_lighthouse("table", *words)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert answer.err.startswith(line)


def test_parquet_without_its_library_ends_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("lawmodel.population.table_rows.import_module", missing)
    (tmp_path / "own.parquet").write_bytes(b"PAR1")
    answer = at_the_lighthouse("table", "--check", tmp_path / "own.parquet")
    assert answer.code == 2
    assert answer.err.startswith("this needs the extra `app`; install it")


# --- what every column means ---


def dictionary(folder: Path, lang: str) -> list[dict[str, str]]:
    file = folder / f"dictionary-{lang}.csv"
    assert lawmodel("table", "--dictionary", file, "--book", ROOT, "--lang", lang).code == 0
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines(keepends=True)))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_dictionary_says_what_every_column_is_and_where_it_comes_from(lang: str, tmp_path: Path) -> None:
    recipe = recipe_of(book().book.population)
    rows = dictionary(tmp_path, lang)
    assert [row["name"] for row in rows] == [*book().book.vocabulary.facts, *recipe.attributes]
    for row in rows:
        assert row["label"]
        assert row["values"]
        assert row["origin"], row["name"]


def test_the_dictionary_gives_the_source_of_every_drawn_variable(tmp_path: Path) -> None:
    recipe = recipe_of(book().book.population)
    rows = {row["name"]: row for row in dictionary(tmp_path, "en")}
    for stream in recipe.streams.values():
        for step in stream.steps:
            origin = f"{step.status}, {' '.join(step.source.split())}"
            lines = [line for line in rows[step.variable]["origin"].splitlines() if line.startswith(origin)]
            assert any(stream.id in line for line in lines)


def test_the_dictionary_as_a_document_has_a_section_per_column(tmp_path: Path) -> None:
    file = tmp_path / "dictionary.md"
    assert at_the_lighthouse("table", "--dictionary", file).code == 0
    text = file.read_text(encoding="utf-8")
    opened = open_book(LIGHTHOUSE)
    names = [*opened.book.vocabulary.facts, *recipe_named(opened, None).attributes]
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## `{name}`" for name in names
    ]
    assert "- **`none` means:** the ship has no captain" in text
    assert "  - wreck = a wreck" in text


# --- the published schema ---


def test_the_schema_states_type_and_limits_of_every_column() -> None:
    schema = json.loads(at_the_lighthouse("table", "--schema").out)
    fields = {field["name"]: field for field in schema["fields"]}
    assert schema["missingValues"] == [""]
    assert list(fields)[:3] == ["case", "stream", "weight"]
    assert fields["winter"]["type"] == "boolean"
    assert fields["entry_years"]["constraints"] == {"minimum": 0, "maximum": 100}
    assert fields["watch"]["constraints"] == {"enum": ["dog", "day"]}
    assert fields["captain_age"]["constraints"]["enum"] == [*map(str, range(14, 91)), "none"]


def test_the_schema_is_the_same_each_time() -> None:
    assert at_the_lighthouse("table", "--schema") == at_the_lighthouse("table", "--schema")
