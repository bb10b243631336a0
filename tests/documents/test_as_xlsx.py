"""A document's tables in Excel: figures are numbers, and a user's words never reckon."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from lawmodel.documents.parts import Number, Table
from tests.documents.everything import EVERYTHING, LAMPS, with_nasty_words
from tests.extras import needed

openpyxl = needed("openpyxl")
needed("xlsxwriter")

from lawmodel.documents.as_xlsx import as_xlsx  # noqa: E402


def read(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def test_every_table_has_a_sheet_and_the_first_sheet_lists_them() -> None:
    book = read(as_xlsx(replace(EVERYTHING, data=(replace(LAMPS, name="raw"),))))
    assert book.sheetnames == ["Contents", "lamps", "lamps 2", "raw"]
    listed = [cell.value for cell in book["Contents"]["A"]]
    assert [name for name in book.sheetnames[1:] if name not in listed] == []


def test_figures_are_numbers_as_they_are() -> None:
    sheet = read(as_xlsx(EVERYTHING))["lamps"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=5)] == [
        ["Year", "Lamps", "Share"],
        ["2001", 1200, 0.125],
        ["2002", 900, 0.09],
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "https://example.org", "{=1}"])
def test_words_that_begin_like_a_formula_are_words(words: str) -> None:
    table = Table(words, ("a", words), ((words, Number("1", 1)),), words, "t")
    book = read(as_xlsx(replace(EVERYTHING, title=words, parts=(table,))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells if cell.value == words} == {"s"}
    assert not any(cell.data_type == "f" for cell in cells)


def test_names_of_sheets_are_such_as_excel_allows() -> None:
    tables = tuple(replace(LAMPS, name=name) for name in ("a/b:c", "x" * 40, "x" * 40, "", "contents"))
    names = read(as_xlsx(replace(EVERYTHING, parts=tables))).sheetnames
    assert len({name.lower() for name in names}) == len(names) == 6
    assert all(len(name) <= 31 for name in names)


def test_words_of_a_user_stay_words() -> None:
    assert read(as_xlsx(with_nasty_words())).sheetnames[1] == "nasty"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert as_xlsx(EVERYTHING) == as_xlsx(EVERYTHING)
