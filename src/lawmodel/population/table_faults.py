"""What can be wrong in a row of a table, and the problem that tells its owner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from lawmodel.concepts.condition import facts_asked
from lawmodel.concepts.problem import Problem
from lawmodel.concepts.vocabulary import Fact, Text, Vocabulary
from lawmodel.population.table_cells import LARGEST_WEIGHT, nearest_answer, says_unknown
from lawmodel.statutebook.yaml_file import shown

WEIGHT = "weight"
FOR_THE_OWNER = ("case", "stream")
"""Columns that are there for whoever owns the table; nothing in them is read."""


@dataclass(frozen=True)
class Declared:
    """The facts and attributes that a table may have as columns, and what cannot be true together."""

    vocabulary: Vocabulary
    variables: Mapping[str, Fact]

    def columns(self) -> list[str]:
        """Return every column a table may have."""
        return [*FOR_THE_OWNER, WEIGHT, *self.variables]


class Fault(NamedTuple):
    """Something wrong, in order of row and column; `of`: the cell, a count, or which combination."""

    row: int
    column: int
    kind: str
    of: str | int = ""


def problem_of(fault: Fault, file: str, header: Sequence[str], declared: Declared) -> Problem:
    """Return a fault as a problem of a file with this header."""
    column = header[fault.column] if fault.column < len(header) else ""
    kind, details = _told(fault, column, declared)
    if fault.kind == "table_row_length":
        details["columns"] = len(header)
    place = {"row": fault.row, "column": shown(column)}
    return Problem(file, fault.row, kind, {**place, **details})


def _told(fault: Fault, column: str, declared: Declared) -> tuple[str, dict[str, object]]:
    match fault.kind:
        case "table_value":
            return _value_told(declared.variables[column], str(fault.of))
        case "table_weight":
            return fault.kind, {"value": shown(fault.of), "largest": LARGEST_WEIGHT}
        case "table_row_length":
            return fault.kind, {"cells": fault.of}
        case "table_unknown_column":
            near = get_close_matches(column[:100], declared.columns(), n=1)
            return fault.kind, {"nearest": next(iter(near), "")}
        case "table_unnamed_column":
            return fault.kind, {"number": fault.column + 1}
        case "table_impossible":
            one = declared.vocabulary.impossible[int(fault.of)]
            return fault.kind, {
                "columns": _named(sorted(facts_asked(one.when)), declared),
                "because": one.because,
            }
        case _:
            return fault.kind, {}


def _named(columns: Sequence[str], declared: Declared) -> Text:
    """Return columns as they are written, each with what it is called beside it."""
    labels = {name: declared.variables[name].label for name in columns}
    return {
        language: ", ".join(f"`{name}` ({label[language]})" for name, label in labels.items())
        for language in next(iter(labels.values()))
    }


def _value_told(fact: Fact, cell: str) -> tuple[str, dict[str, object]]:
    answer: dict[str, object] = {"value": shown(cell), "allowed": fact.allowed(), "label": fact.label}
    if says_unknown(fact, cell):
        return "table_unknown_written", answer
    return "table_value", {**answer, "nearest": nearest_answer(fact, cell)}
