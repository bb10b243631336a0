"""What a check of somebody's own table found, as text and as data."""

from collections.abc import Mapping
from typing import Any

from lawmodel.concepts.vocabulary import Fact
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import percent, whole
from lawmodel.population.from_table import Table
from lawmodel.report.problems import problem_line
from lawmodel.report.text_table import text_table

SCHEMA = "lawmodel.table/1"


def table_lines(table: Table, language: str) -> list[str]:
    """Return the problems in a table, a line each, and how many there are if more than are shown."""
    lines = [problem_line(problem, language) for problem in table.problems]
    if table.problem_count > len(lines):
        counts = {"count": whole(language, table.problem_count), "shown": len(lines)}
        lines.append(phrase(language, "table.more", **counts))
    return lines


def table_text(table: Table, variables: Mapping[str, Fact], language: str) -> str:
    """Return what a table in order holds: rows, columns, and how much of each column is unknown."""

    def named(name: str) -> str:
        return f"{name} ({variables[name].label[language]})"

    counts = {"rows": whole(language, table.rows), "columns": len(table.unknown)}
    head = [phrase(language, "table.column"), phrase(language, "table.unknown")]
    rows = [[named(name), percent(language, share)] for name, share in table.unknown.items()]
    lines = [phrase(language, "table.in_order", **counts), "", *text_table(head, rows)]
    if table.missing:
        lines += ["", phrase(language, "table.missing", columns=", ".join(map(named, table.missing)))]
    return "\n".join(lines)


def table_data(table: Table, language: str) -> dict[str, Any]:
    """Return what a check found as data; `unknown` is a share, row 1 is the header."""
    return {
        "schema": SCHEMA,
        "file": table.name,
        "in_order": not table.problems,
        "rows": table.rows,
        "columns": [{"name": name, "unknown": share} for name, share in table.unknown.items()],
        "missing": list(table.missing),
        "problem_count": table.problem_count,
        "problems": [
            {
                "row": problem.line,
                "column": problem.details.get("column"),
                "kind": problem.kind,
                "text": problem_line(problem, language),
            }
            for problem in table.problems
        ],
    }
