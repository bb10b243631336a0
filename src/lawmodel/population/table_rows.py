"""A table file to rows of text, header first; what is no table is refused before it fills the memory."""

import csv
import io
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from lawmodel.concepts.problem import FaultyFiles, Problem

LARGEST_TABLE = 200 * 1024 * 1024
"""Bytes of a table at most."""
LONGEST_LINE = 1024 * 1024
"""Bytes of a line at most."""
SUFFIXES = (".csv", ".parquet")
DELIMITERS = ",;\t"
BATCH = 2_048
"""Rows that are read together."""

Row = tuple[int, list[str]]
"""The number a spreadsheet shows beside the row (the header is row 1), and its cells."""


def table_rows(path: Path, delimiter: str) -> Iterator[Row]:
    """Yield the header and then every row that is not blank.

    Raises FaultyFiles where the file cannot be read on, ModuleNotFoundError if it needs the app extra.
    """
    return _parquet_rows(path) if path.suffix.lower() == ".parquet" else _csv_rows(path, delimiter)


def refuse_unreadable(path: Path) -> None:
    """Refuse a file by its name, kind and size, without opening it.

    Raises FaultyFiles.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise _refused(path, 1, "table_suffix", known=", ".join(SUFFIXES))
    try:
        size = path.stat().st_size if path.is_file() else -1
    except (OSError, ValueError):
        size = -1
    if size < 0:
        raise _refused(path, 1, "file_missing")
    if size > LARGEST_TABLE:
        raise _refused(path, 1, "table_too_large", size=size, largest=LARGEST_TABLE)
    if size == 0:
        raise _refused(path, 1, "table_empty")


def delimiter_of(path: Path) -> str:
    """Return what stands between the cells: the mark that the header has most of.

    Raises FaultyFiles if the header is no text.
    """
    if path.suffix.lower() == ".parquet":
        return ","
    header = next((line for line in _lines(path) if line.strip()), "")
    stated = _stated_delimiter(header)
    unquoted = re.sub(r'"[^"]*"', "", header)
    return stated or max(DELIMITERS, key=unquoted.count)


def _stated_delimiter(line: str) -> str:
    """Return the delimiter of a first line `sep=;`, as some spreadsheets write it."""
    found = re.fullmatch(f"sep=([{DELIMITERS}])", line.strip(" \r\n").casefold())
    return found[1] if found else ""


def _csv_rows(path: Path, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(_lines(path), delimiter=delimiter, strict=True, skipinitialspace=True)
    before = 0
    try:
        for cells in reader:
            if before == 0 and _stated_delimiter(delimiter.join(cells)):
                cells = []
            if "\n" in "".join(cells):
                raise _refused(path, before + 1, "table_quotes")
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
            before = reader.line_num
    except csv.Error:
        raise _refused(path, before + 1, "table_quotes") from None


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, whatever ends them, without the mark that some put before the first."""
    try:
        with path.open("rb") as file:
            number = 0
            for raw in iter(lambda: file.readline(LONGEST_LINE + 1), b""):
                for line in _decoded(path, number + 1, raw):
                    number += 1
                    yield line.removeprefix("\ufeff") if number == 1 else line
    except OSError:
        raise _refused(path, 1, "file_missing") from None


def _decoded(path: Path, number: int, raw: bytes) -> IO[str]:
    if len(raw) > LONGEST_LINE:
        raise _refused(path, number, "table_line_too_long", longest=LONGEST_LINE)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise _refused(path, number, "table_not_utf8")
    return io.StringIO(text, newline=None)


def _parquet_rows(path: Path) -> Iterator[Row]:
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    number = 1
    try:
        with parquet.ParquetFile(path) as file:
            yield number, [str(name) for name in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=BATCH):
                columns = [[_as_text(value) for value in column.to_pylist()] for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    number += 1
                    yield number, list(cells)
    except (arrow.ArrowException, OSError, ValueError, OverflowError, MemoryError):
        raise _refused(path, number, "table_not_parquet") from None


def _as_text(value: object) -> str:
    return "" if value is None or value != value else str(value)


def _refused(path: Path, row: int, kind: str, **details: object) -> FaultyFiles:
    return FaultyFiles([Problem(str(path), row, kind, {"row": row, **details})])
