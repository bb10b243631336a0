"""How a table of one's own is written: a template with two drawn cases, and the schema of its columns."""

import csv
import io
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from lawmodel.concepts.vocabulary import Fact
from lawmodel.population.cases import Cases
from lawmodel.population.table_cells import FALSE_WORDS, LARGEST_WEIGHT, TRUE_WORDS
from lawmodel.population.table_faults import FOR_THE_OWNER, WEIGHT
from lawmodel.report.cases_csv import answer_word

Row = dict[str, str]


def template_rows(examples: Cases, variables: Mapping[str, Fact]) -> list[Row]:
    """Return example cases as rows of text with every column that a table may have."""
    rows = []
    for index in range(examples.size):
        codes = examples.facts_of(index)
        weight = 1.0 if examples.weights is None else round(float(examples.weights[index]), 6)
        row = {FOR_THE_OWNER[0]: str(index + 1), FOR_THE_OWNER[1]: examples.stream, WEIGHT: f"{weight:g}"}
        rows.append(row | {name: _written(fact, codes) for name, fact in variables.items()})
    return rows


def _written(fact: Fact, codes: Mapping[str, int]) -> str:
    return answer_word(fact, codes[fact.name]) if fact.name in codes else ""


def template_csv(rows: list[Row]) -> bytes:
    """Return a template as CSV in UTF-8."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def template_parquet(rows: list[Row]) -> bytes:
    """Return a template as Parquet, every column text.

    Raises ModuleNotFoundError if the app extra is not installed.
    """
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    names = list(rows[0])
    columns = {name: [row[name] or None for row in rows] for name in names}
    out = io.BytesIO()
    schema = arrow.schema([(name, arrow.string()) for name in names])
    parquet.write_table(arrow.table(columns, schema=schema), out)
    return out.getvalue()


def table_schema(variables: Mapping[str, Fact], language: str) -> dict[str, Any]:
    """Return the columns that a table may have, with types and constraints, as a table schema."""
    limits = {"required": True, "exclusiveMinimum": 0, "maximum": LARGEST_WEIGHT}
    weight = {"name": WEIGHT, "type": "number", "constraints": limits}
    fields: list[dict[str, Any]] = [{"name": name, "type": "string"} for name in FOR_THE_OWNER]
    fields += [weight, *(_field(fact, language) for fact in variables.values())]
    return {"fields": fields, "missingValues": [""]}


def _field(fact: Fact, language: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": fact.name, "title": fact.label[language], "type": "string"}
    if fact.meaning:
        field["description"] = fact.meaning[language]
    none = [] if fact.none_means is None else ["none"]
    if fact.kind == "boolean" and not none:
        return field | {"type": "boolean", "trueValues": list(TRUE_WORDS), "falseValues": list(FALSE_WORDS)}
    if fact.kind == "integer" and not none:
        limits = {"minimum": fact.lowest, "maximum": fact.highest}
        return field | {"type": "integer", "constraints": limits}
    words = [answer_word(fact, code) for code in fact.codes()]
    return field | {"constraints": {"enum": list(dict.fromkeys([*words, *none]))}}
