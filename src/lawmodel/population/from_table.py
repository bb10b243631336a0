"""A table of somebody's own to cases. An empty cell and a missing column are unknown, never false."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.vocabulary import UNKNOWN, Fact, Vocabulary
from lawmodel.population.cases import Cases, Codes
from lawmodel.population.certainty import certain_mask
from lawmodel.population.table_cells import FAULT, CellCodes, weight_in
from lawmodel.population.table_faults import FOR_THE_OWNER, WEIGHT, Declared, Fault, problem_of
from lawmodel.population.table_rows import Row, delimiter_of, refuse_unreadable, table_rows

STREAM = "own"
SHOWN_PROBLEMS = 10
MOST_ROWS = 5_000_000
"""Rows of a table at most; more would not fit in the memory of an ordinary machine."""
BLOCK = 16_384
"""Rows that are checked together."""


@dataclass(frozen=True)
class Table:
    """What a table holds. `cases` is None where there are problems, of which the first few are kept.

    `unknown`: the share of unknown answers in each column that is a fact or an attribute, as in the table.
    """

    name: str
    rows: int
    unknown: Mapping[str, float]
    missing: tuple[str, ...]
    cases: Cases | None
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0


def cases_from_table(path: Path, vocabulary: Vocabulary, attributes: Mapping[str, Fact]) -> Table:
    """Return the cases of a CSV or Parquet file, or the first problems in it; nothing is written anywhere.

    Raises ModuleNotFoundError for a Parquet file if the app extra is not installed.
    """
    reading = _Reading(str(path), Declared(vocabulary, {**vocabulary.facts, **attributes}))
    try:
        refuse_unreadable(path)
        delimiter = delimiter_of(path)
        reading.read(table_rows(path, delimiter), decimal_comma=delimiter != ",")
    except FaultyFiles as refused:
        reading.stopped_by = refused.problems
    return reading.table()


class _Reading:
    """One table being read, block by block."""

    def __init__(self, name: str, declared: Declared) -> None:
        self.name = name
        self.declared = declared
        self.variables = declared.variables
        self.header: list[str] = []
        self.codes: dict[int, CellCodes] = {}
        self.weight_column: int | None = None
        self.blocks: dict[str, list[Codes]] = {}
        self.weights: list[NDArray[np.float64]] = []
        self.numbers: list[NDArray[np.int64]] = []
        self.rows = 0
        self.faults: list[Fault] = []
        self.fault_count = 0
        self.stopped_by: tuple[Problem, ...] = ()

    def read(self, rows: Iterator[Row], *, decimal_comma: bool) -> None:
        """Read the header and every row.

        Raises FaultyFiles where nothing more can be read.
        """
        header = next(rows, None)
        if header is None:
            raise self._stopped(1, "table_empty")
        self._read_header(*header)
        while block := list(islice(rows, BLOCK)):
            self.rows += len(block)
            if self.rows > MOST_ROWS:
                raise self._stopped(block[0][0], "table_too_many_rows", most=MOST_ROWS)
            self._read_block(block, decimal_comma)
        if self.rows == 0:
            raise self._stopped(1, "table_no_rows")

    def _read_header(self, row: int, cells: list[str]) -> None:
        names = [cell.strip().casefold() for cell in cells]
        while names and not names[-1]:
            names.pop()
        self.header = names
        if (
            len(names) == 1
            and names[0] not in self.declared.columns()
            and any(mark in names[0] for mark in "|: ")
        ):
            raise self._stopped(row, "table_delimiter")
        faults = []
        for column, name in enumerate(names):
            if name in names[:column] and name:
                faults.append(Fault(row, column, "table_column_twice"))
            elif name == WEIGHT:
                self.weight_column = column
            elif name in self.variables:
                self.codes[column] = CellCodes(self.variables[name])
            elif name not in FOR_THE_OWNER:
                kind = "table_unknown_column" if name else "table_unnamed_column"
                faults.append(Fault(row, column, kind))
        if not self.codes and not faults:
            faults.append(Fault(row, 0, "table_no_facts"))
        self._keep(faults)

    def _read_block(self, rows: Sequence[Row], decimal_comma: bool) -> None:
        width = len(self.header)
        whole = [row for row in rows if self._fits(row[1])]
        self._keep([Fault(row, 0, "table_row_length", len(c)) for row, c in rows if not self._fits(c)])
        if not whole:
            return
        numbers = np.array([row for row, _ in whole], dtype=np.int64)
        columns = list(zip(*(cells[:width] for _, cells in whole), strict=True))
        self.numbers.append(numbers)
        for column, codes in self.codes.items():
            read = np.fromiter(map(codes.__getitem__, columns[column]), dtype=np.int16, count=len(whole))
            self.blocks.setdefault(self.header[column], []).append(read)
            self._keep_cells("table_value", column, columns[column], numbers, read == FAULT)
        if self.weight_column is not None:
            cells = columns[self.weight_column]
            weights = np.array([weight_in(cell, decimal_comma=decimal_comma) for cell in cells])
            self.weights.append(weights)
            self._keep_cells("table_weight", self.weight_column, cells, numbers, np.isnan(weights))

    def _fits(self, cells: list[str]) -> bool:
        width = len(self.header)
        return len(cells) == width or (len(cells) > width and not any(map(str.strip, cells[width:])))

    def _keep_cells(
        self,
        kind: str,
        column: int,
        cells: Sequence[str],
        numbers: NDArray[np.int64],
        faulty: NDArray[np.bool_],
    ) -> None:
        places = np.flatnonzero(faulty)
        kept = [Fault(int(numbers[k]), column, kind, cells[k]) for k in places[:SHOWN_PROBLEMS]]
        self._keep(kept, more=len(places) - len(kept))

    def _keep(self, faults: Sequence[Fault], more: int = 0) -> None:
        self.fault_count += len(faults) + more
        self.faults = sorted([*self.faults, *faults], key=lambda one: one[:2])[:SHOWN_PROBLEMS]

    def table(self) -> Table:
        """Return what was read."""
        columns = {name: np.concatenate(self.blocks[name]) for name in self.variables if name in self.blocks}
        size = sum(len(block) for block in self.numbers)
        cases = Cases(STREAM, 0, size, columns, self._weights())
        self._keep_impossible(cases)
        problems = sorted([*self._problems(), *self.stopped_by], key=lambda one: one.line)
        unknown = {name: float((column == UNKNOWN).mean()) for name, column in columns.items()}
        return Table(
            name=self.name,
            rows=self.rows,
            unknown=unknown,
            missing=tuple(name for name in self.variables if name not in columns),
            cases=None if problems else cases,
            problems=tuple(problems[:SHOWN_PROBLEMS]),
            problem_count=self.fault_count + len(self.stopped_by),
        )

    def _weights(self) -> NDArray[np.float64] | None:
        """Return the weights beside that of the average case; None where all are the same."""
        weights = np.concatenate(self.weights) if self.weights else np.ones(1)
        return None if (weights == weights[0]).all() else weights / weights.mean()

    def _keep_impossible(self, cases: Cases) -> None:
        if not cases.size:
            return
        cleaned = {
            name: np.where(column == FAULT, np.int16(UNKNOWN), column)
            for name, column in cases.columns.items()
        }
        readable = Cases(STREAM, 0, cases.size, cleaned)
        numbers = np.concatenate(self.numbers)
        for index, one in enumerate(self.declared.vocabulary.impossible):
            places = np.flatnonzero(certain_mask(readable, one.when))
            kept = [Fault(int(numbers[k]), 0, "table_impossible", index) for k in places[:SHOWN_PROBLEMS]]
            self._keep(kept, more=len(places) - len(kept))

    def _problems(self) -> Iterator[Problem]:
        return (problem_of(fault, self.name, self.header, self.declared) for fault in self.faults)

    def _stopped(self, row: int, kind: str, **details: object) -> FaultyFiles:
        return FaultyFiles([Problem(self.name, row, kind, {"row": row, **details})])
