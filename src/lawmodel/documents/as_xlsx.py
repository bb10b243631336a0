"""A document's tables as an Excel file: figures as numbers, words as words, and nothing that reckons."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lawmodel.documents.fixed_zip import office_file
from lawmodel.documents.missing import MissingExtra, without_control
from lawmodel.documents.parts import Cell, Document, Number, Table, tables_of
from lawmodel.documents.title_page import stamped, title_facts
from lawmodel.phrases.catalogue import phrase

LONGEST_NAME = 31
NOT_IN_NAMES = "[]:*?/\\'"
LONGEST_CELL = 32_767
WIDEST, NARROWEST = 60, 8
FIRST_ROW = 2
"""Rows above a table's head: its caption, and an empty one."""


def as_xlsx(document: Document) -> bytes:
    """Return every table of the document, and then its data, on sheets of their own.

    Words are written as text, also where they begin like a formula. Raises MissingExtra if the extra `report`
    is not installed.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise MissingExtra("report") from None
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(_properties(document))
    looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "share": book.add_format({"valign": "top", "num_format": "0.0%"}),
    }
    sheets = list(_named(document))
    _write_contents(book, document, sheets, looks)
    for name, table in sheets:
        _write_table(book.add_worksheet(name), table, document.language, looks)
    book.close()
    return office_file(out.getvalue())


def _properties(document: Document) -> dict[str, Any]:
    return {
        "title": without_control(document.title),
        "author": without_control(document.author),
        "subject": without_control(document.subtitle),
        "comments": document.digest,
        "created": stamped(document),
    }


def _named(document: Document) -> Iterator[tuple[str, Table]]:
    """Yield each table with a sheet name of its own."""
    taken = {phrase(document.language, "documents.contents").lower()}
    for number, table in enumerate((*tables_of(document), *document.data), start=1):
        wanted = "".join(mark for mark in table.name if mark not in NOT_IN_NAMES) or f"{number}"
        name, copy = wanted[:LONGEST_NAME], 2
        while name.lower() in taken:
            ending = f" {copy}"
            name, copy = wanted[: LONGEST_NAME - len(ending)] + ending, copy + 1
        taken.add(name.lower())
        yield name, table


def _write_contents(
    book: Any, document: Document, sheets: list[tuple[str, Table]], looks: dict[str, Any]
) -> None:
    sheet = book.add_worksheet(phrase(document.language, "documents.contents"))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    _write(sheet, 0, 0, document.title, looks["title"])
    place = 2
    for what, which in (*title_facts(document), ("", document.footer), ("", "")):
        _write(sheet, place, 0, what, looks["words"])
        _write(sheet, place, 1, which, looks["words"])
        place += 1
    for name, table in sheets:
        sheet.write_url(place, 0, f"internal:'{name}'!A1", string=name)
        _write(sheet, place, 1, table.caption, looks["words"])
        place += 1


def _write_table(sheet: Any, table: Table, language: str, looks: dict[str, Any]) -> None:
    _write(sheet, 0, 0, table.caption, looks["title"])
    for place, word in enumerate(table.head):
        _write(sheet, FIRST_ROW, place, word, looks["head"])
        sheet.set_column(place, place, _width(table, place))
    for row, cells in enumerate(table.rows, start=FIRST_ROW + 1):
        for place, cell in enumerate(cells):
            _write(sheet, row, place, cell, looks[_look(cell)])
    if table.source:
        source = phrase(language, "documents.source", source=table.source)
        _write(sheet, FIRST_ROW + len(table.rows) + 2, 0, source, None)
    sheet.freeze_panes(FIRST_ROW + 1, 1)
    if table.rows:
        sheet.autofilter(FIRST_ROW, 0, FIRST_ROW + len(table.rows), len(table.head) - 1)


def _look(cell: Cell) -> str:
    if not isinstance(cell, Number):
        return "words"
    return "share" if "%" in cell.text else "number"


def _width(table: Table, place: int) -> int:
    longest = max((len(_shown(row[place])) for row in table.rows), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2, min(len(table.head[place]) + 2, 18)))


def _shown(cell: Cell) -> str:
    return cell.text if isinstance(cell, Number) else cell


def _write(sheet: Any, row: int, place: int, cell: Cell, look: Any) -> None:
    if isinstance(cell, Number):
        sheet.write_number(row, place, cell.value, look)
    elif cell:
        sheet.write_string(row, place, without_control(cell)[:LONGEST_CELL], look)
