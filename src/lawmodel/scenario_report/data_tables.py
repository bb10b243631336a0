"""The data behind a report, as plain tables: every count, every assumption, every column explained."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from lawmodel.documents.parts import Cell, Number, Table
from lawmodel.report.assumptions_data import assumptions_csv
from lawmodel.report.compare_data import as_csv
from lawmodel.scenario_report.told import Told

COUNTS = ("count", "low", "high")
Row = Mapping[str, Any]


def data_tables(told: Told) -> Iterator[Table]:
    """Yield counts, changes, moves, what moves the ratio, the register, and a dictionary of all columns.

    Values are those of the commands' JSON, unrounded; names are in English in every language.
    """
    tables = [*_tables(told)]
    yield from tables
    rows = tuple(
        (table.name, column, told.say(f"column_of.{column}")) for table in tables for column in table.head
    )
    yield Table(told.say("data.dictionary"), ("table", "column", "meaning"), rows, name="dictionary")


def _tables(told: Told) -> Iterator[Table]:
    results = told.results
    yield _from_csv(as_csv(results.compared), "counts", told.say("data.counts"), COUNTS)
    yield _of_rows(
        results.compared["changes"],
        ("from_version", "to_version", "ratio", "low", "high", "moved"),
        "changes",
        told.say("data.changes"),
    )
    yield _of_rows(
        results.compared["transitions"],
        ("from_version", "to_version", "from", "to", "cases", "weighted"),
        "transitions",
        told.say("data.transitions"),
    )
    yield Table(
        told.say("data.disclosures"),
        ("version", "channel", "central", "low", "high", "at_central_values"),
        tuple(_disclosures(results.compared)),
        name="disclosures",
    )
    if results.attributed is not None:
        yield _of_rows(
            [
                {**row, "title": title["title"][told.language]}
                for row, title in zip(
                    results.attributed["shapley"], results.attributed["amendments"], strict=True
                )
            ],
            ("amendment", "title", "value"),
            "amendment_parts",
            told.say("data.amendment_parts"),
        )
    if results.sensed is not None:
        yield _of_rows(
            results.sensed["tornado"],
            ("id", "kind", "status", "low_value", "high_value", "at_low", "at_high", "width"),
            "sensitivity",
            told.say("data.sensitivity"),
        )
    register = assumptions_csv(results.assumed["entries"], told.language)
    yield _from_csv(register, "assumptions", told.say("data.assumptions"), ())


def _disclosures(compared: Row) -> Iterator[tuple[Cell, ...]]:
    for version in compared["versions"]:
        found = version["disclosures"]
        for channel, one in {"all": found, **found["channels"]}.items():
            yield (
                version["id"],
                channel,
                *(_cell(one[key]) for key in ("central", "low", "high", "at_central_values")),
            )


def _of_rows(rows: list[Row], columns: tuple[str, ...], name: str, caption: str) -> Table:
    cells = tuple(tuple(_cell(row.get(column)) for column in columns) for row in rows)
    return Table(caption, columns, cells, name=name)


def _from_csv(text: str, name: str, caption: str, numbers: tuple[str, ...]) -> Table:
    head, *rows = csv.reader(io.StringIO(text))
    kinds = [column in numbers for column in head]
    cells = tuple(
        tuple(_cell(float(word)) if is_number else word for word, is_number in zip(row, kinds, strict=True))
        for row in rows
    )
    return Table(caption, tuple(head), cells, name=name)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    whole = isinstance(value, float) and value.is_integer()
    return Number(str(int(value)) if whole else repr(value), value)
