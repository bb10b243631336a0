"""The tables of docs/validation.md say what the model gives."""

import re

import pytest

from tests.law.generated_tables import document_with
from tests.law.validation_table import DOCUMENT, validation_tables

NOT_FOUND = "C96"
"""The number of disclosures, which no table has."""


@pytest.fixture(scope="module")
def tables() -> str:
    return validation_tables()


def test_the_validation_document_shows_what_the_model_gives(tables: str) -> None:
    assert document_with(DOCUMENT, tables) == DOCUMENT.read_text(encoding="utf-8"), (
        "see what moved: run `make golden`, then read the diff of docs/validation.md"
    )


def test_no_figure_that_counts_is_outside(tables: str) -> None:
    counted = [line for line in tables.splitlines() if "| fitted |" in line or "| held back |" in line]
    assert len(counted) > 80
    assert [line for line in counted if "| within |" not in line] == []


def test_every_row_that_a_gap_is_explained_for_is_in_a_table(tables: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    gaps = text.split("### What the gaps mean")[1].split("## The five validities")[0]
    explained = set(re.findall(r"\bC\d+\w*", gaps))
    rows = set(re.findall(r"(?m)^\| (C\d+\w*) \|", tables))
    assert explained - {NOT_FOUND} - rows - {row.split("_")[0] for row in rows} == set()
