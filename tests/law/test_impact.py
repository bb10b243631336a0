"""The impact of every change of law in the book, kept as a table so that no edit moves cases unseen."""

import csv
import io

from tests.law.impact import CASES, TABLE, impact_table


def test_the_impact_of_each_version_is_the_one_on_record() -> None:
    recorded = TABLE.read_text(encoding="utf-8")
    assert impact_table() == recorded, "see what moved: run `make golden`, then read the diff of the table"


def test_each_row_on_record_holds_every_case() -> None:
    for row in csv.DictReader(io.StringIO(TABLE.read_text(encoding="utf-8"))):
        assert sum(int(cases) for move, cases in row.items() if " to " in move) == CASES, row
