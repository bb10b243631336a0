"""The data behind a report, as plain tables: every count, every assumption, every column explained."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lawmodel.documents.parts import Cell, Number, Table
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.assumptions_data import assumptions_csv
from lawmodel.report.compare_data import as_csv
from lawmodel.scenario_report.told import Told

COUNTS = ("count", "low", "high")
CHANGES = ("ratio", "low", "high", "moved", "disclosed_ratio", "disclosed_low", "disclosed_high")
AMOUNTS = ("central", "low", "high", "at_central_values")
WEIGHTED = "weighted_"
"""Before the name of a column that holds what cases stand for; without it stands what drawn cases come to."""
Row = Mapping[str, Any]


def data_tables(told: Told) -> Iterator[Table]:
    """Yield counts, changes, moves, disclosures, what moves the ratio, the register, and every column.

    Values are those of the commands' JSON, unrounded; names are in English in every language.
    """
    tables = [*_tables(told)]
    yield from tables
    rows = tuple(
        (table.name, column, _meaning(told, table, column)) for table in tables for column in table.head
    )
    yield Table(told.say("data.dictionary"), ("table", "column", "meaning"), rows, name="dictionary")


def _meaning(told: Told, table: Table, column: str) -> str:
    said = told.say(f"column_of.{column.removeprefix(WEIGHTED)}")
    if column.startswith(WEIGHTED):
        return told.say("data.weighted", meaning=said)
    return told.say("data.unweighted", meaning=said) if WEIGHTED + column in table.head else said


def _tables(told: Told) -> Iterator[Table]:
    results, say = told.results, told.say
    compared = results.compared
    yield _counts(compared, say("data.counts"))
    pair = ("from_version", "to_version")
    yield _both(_changes(compared), pair, CHANGES, "changes", say("data.changes"))
    moves = [
        {**row, "weighted": {"cases": row["weighted"]}} if "weighted" in row else row
        for row in compared["transitions"]
    ]
    yield _both(moves, (*pair, "from", "to"), ("cases",), "transitions", say("data.transitions"))
    found = [*_disclosures(compared)]
    yield _both(found, ("version", "channel"), AMOUNTS, "disclosures", say("data.disclosures"))
    levers = [*_levers(told)]
    if levers:
        columns = ("lever", "title", "version", "disclosures", "against_first")
        yield _of_rows(levers, columns, "lever_disclosures", say("data.lever_disclosures"))
    if results.attributed is not None:
        parts = [*_parts(results.attributed, told.language)]
        caption = say("data.amendment_parts")
        yield _both(parts, ("amendment", "title"), ("part",), "amendment_parts", caption)
    if results.sensed is not None:
        yield _of_rows(
            results.sensed["tornado"],
            ("id", "kind", "status", "low_value", "high_value", "at_low", "at_high", "width"),
            "sensitivity",
            say("data.sensitivity"),
        )
    register = assumptions_csv(results.assumed["entries"], told.language)
    yield _from_csv(register, "assumptions", say("data.assumptions"), ())


def _counts(compared: Row, caption: str) -> Table:
    """Return the counts, and beside them what cases stand for where they have weights."""
    own = _from_csv(as_csv(compared), "counts", caption, COUNTS)
    streams = compared["streams"].items()
    if not all("weighted" in one for _, stream in streams for one in stream["versions"]):
        return own
    leading = {
        name: {"versions": [one | one["weighted"] for one in stream["versions"]]} for name, stream in streams
    }
    beside = _from_csv(as_csv({"streams": leading}), "counts", caption, COUNTS)
    head = (*own.head, *(WEIGHTED + column for column in COUNTS))
    rows = tuple((*row, *other[-len(COUNTS) :]) for row, other in zip(own.rows, beside.rows, strict=True))
    return Table(caption, head, rows, name="counts")


def _changes(compared: Row) -> list[Row]:
    def flat(change: Row) -> Row:
        shift = change["disclosures"]
        ends = {"ratio": shift["at_central_values"], "low": shift["low"], "high": shift["high"]}
        return {**change, **{f"disclosed_{name}": end for name, end in ends.items()}}

    return [
        {**flat(one), "weighted": flat(one["weighted"])} if "weighted" in one else flat(one)
        for one in compared["changes"]
    ]


def _disclosures(compared: Row) -> Iterator[Row]:
    for version in compared["versions"]:
        own, weighted = version["disclosures"], version.get("weighted", {}).get("disclosures")
        for channel in ("all", *own["channels"]):
            row = {"version": version["id"], "channel": channel, **_way(own, channel)}
            yield row if weighted is None else {**row, "weighted": _way(weighted, channel)}


def _way(disclosed: Row, channel: str) -> Row:
    found: Row = disclosed if channel == "all" else disclosed["channels"][channel]
    return found


def _levers(told: Told) -> Iterator[Row]:
    """Yield what is disclosed without and with each lever, as the figure of the alternatives shows it."""
    data, levers = told.practice.data, told.practice.levers
    without = data["without_levers"]["versions"]
    first = without[0]["disclosures"]
    for version in without:
        ratio = round(version["disclosures"] / first, 6) if first else None
        yield _lever("", phrase(told.language, "practice.no_lever"), version, ratio)
    for one in data["levers_beside"]:
        title = levers[one["lever"]][told.language]
        for version, against in zip(one["versions"], one["against_first_version"], strict=True):
            yield _lever(one["lever"], title, version, against["ratio"])


def _lever(lever: str, title: str, version: Row, ratio: float | None) -> Row:
    found = {"lever": lever, "title": title, "version": version["id"]}
    return {**found, "disclosures": version["disclosures"], "against_first": ratio}


def _parts(attributed: Row, language: str) -> Iterator[Row]:
    beside = attributed["weighted"]["shapley"] if "weighted" in attributed else None
    for place, (row, amendment) in enumerate(
        zip(attributed["shapley"], attributed["amendments"], strict=True)
    ):
        found = {
            "amendment": row["amendment"],
            "title": amendment["title"][language],
            "part": row["value"],
        }
        yield found if beside is None else {**found, "weighted": {"part": beside[place]["value"]}}


def _both(
    rows: Sequence[Row], names: tuple[str, ...], figures: tuple[str, ...], name: str, caption: str
) -> Table:
    """Return rows with their figures, and beside them what cases stand for where they have weights."""
    if not any("weighted" in row for row in rows):
        return _of_rows(rows, (*names, *figures), name, caption)
    beside = [{**row, **{WEIGHTED + one: row["weighted"][one] for one in figures}} for row in rows]
    return _of_rows(beside, (*names, *figures, *(WEIGHTED + one for one in figures)), name, caption)


def _of_rows(rows: Sequence[Row], columns: tuple[str, ...], name: str, caption: str) -> Table:
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
