"""The command that lists what is believed."""

import csv
import io
import itertools
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from lawmodel.report.csv_text import csv_text, inert
from tests.command_line import LIGHTHOUSE, at_the_lighthouse, lawmodel

FEW = ("--cases", "2000")


@pytest.fixture(scope="module")
def listed() -> Any:
    answer = at_the_lighthouse("assumptions", *FEW, "--json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_each_entry_has_its_fields(listed: Any) -> None:
    fields = {
        *("id", "rank", "kind", "text", "value", "low", "high", "unit", "status", "source", "file", "line"),
        *("used", "effect", "because"),
    }
    assert all(set(entry) == fields for entry in listed["entries"])
    assert all(set(entry["text"]) == {"sv", "en"} == set(entry["source"]) for entry in listed["entries"])


def test_the_register_says_what_it_was_made_from(listed: Any) -> None:
    assert listed["schema"] == "lawmodel.assumptions/1"
    inputs = listed["inputs"]
    assert inputs["practice"] is None
    assert (inputs["cases"], inputs["seed"], inputs["population"]["id"]) == (2000, 1, "watch")
    assert inputs["moves"] == {"share_odds": 1.5, "persons": 0.1, "link": 0.1}
    assert len(inputs["result_digest"]) == 64
    assert listed["headline"]["stream"] == "nights"


def test_ranks_run_from_one_in_the_order_of_effects(listed: Any) -> None:
    ranked = [entry for entry in listed["entries"] if entry["rank"]]
    assert [entry["rank"] for entry in ranked] == list(range(1, len(ranked) + 1))
    changes = [entry["effect"]["change"] for entry in ranked]
    assert changes == sorted(changes, reverse=True)
    assert listed["entries"][: len(ranked)] == ranked


def test_an_entry_has_an_effect_or_says_why_not(listed: Any) -> None:
    assert {(entry["effect"] is None, entry["because"] is None) for entry in listed["entries"]} == {
        (True, False),
        (False, True),
    }


def test_one_kind_keeps_the_ranks_of_the_whole() -> None:
    answer = at_the_lighthouse("assumptions", *FEW, "--kind", "reading", "--json")
    entries = json.loads(answer.out)["entries"]
    assert {entry["kind"] for entry in entries} == {"reading"}
    assert len(entries) == 4


def test_without_effects_the_register_is_only_listed() -> None:
    data = json.loads(at_the_lighthouse("assumptions", "--no-effects", "--json").out)
    assert {entry["because"] for entry in data["entries"]} == {"not_asked"}
    assert "headline" not in data


def test_the_text_shows_twenty_and_counts_all_by_status() -> None:
    answer = at_the_lighthouse("assumptions", *FEW)
    lines = answer.out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("no  what is assumed"))
    assert lines[first + 21].startswith("Numbers left out")
    assert lines[first + 22] == ""
    assert "Entries by status" in lines
    assert any(line.startswith("all ") for line in lines)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_table_holds_every_entry(language: str, tmp_path: Path, listed: Any) -> None:
    path = tmp_path / "register.csv"
    answer = lawmodel("assumptions", *FEW, "--csv", path, "--book", LIGHTHOUSE, "--lang", language)
    assert answer.code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert [row["id"] for row in rows] == [entry["id"] for entry in listed["entries"]]
    assert [row["text"] for row in rows] == [entry["text"][language] for entry in listed["entries"]]
    languages = {row["source_language"] for row in rows}
    assert languages == ({"engelska", "svenska"} if language == "sv" else {"English"})
    assert all(row["source"] and row["status"] and row["file"] and row["line"] for row in rows)


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path) -> None:
    root = Path(shutil.copytree(LIGHTHOUSE, tmp_path / "book"))
    path = root / "assumptions" / "register.yaml"
    path.write_text(path.read_text("utf-8").replace("invented", '"=1+1"'), encoding="utf-8")
    table = tmp_path / "register.csv"
    assert lawmodel("assumptions", "--no-effects", "--csv", table, "--book", root).code == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert {row["source"] for row in rows if row["id"].startswith("register/")} == {"'=1+1"}


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx"])
def test_what_a_spreadsheet_would_run_is_made_text(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


def test_numbers_stay_numbers() -> None:
    assert csv_text(["a", "b"], [[-0.5, "a=b"]]) == "a,b\n-0.5,a=b\n"


def test_with_a_practice_the_headline_is_what_is_disclosed() -> None:
    answer = at_the_lighthouse("assumptions", *FEW, "--practice", "windy-coast", "--json")
    data = json.loads(answer.out)
    assert data["inputs"]["practice"]["id"] == "windy-coast"
    ranked = [entry["kind"] for entry in data["entries"] if entry["rank"]]
    assert {"practice", "population", "reading"} <= set(ranked)
    text = at_the_lighthouse("assumptions", *FEW, "--practice", "windy-coast").out
    assert "under the practice" in text.splitlines()[1]


def test_an_unknown_practice_is_told() -> None:
    answer = at_the_lighthouse("assumptions", "--practice", "windy-cost")
    assert (answer.code, answer.out) == (2, "")
    assert "did you mean `windy-coast`?" in answer.err


def test_an_unknown_population_is_told() -> None:
    answer = at_the_lighthouse("assumptions", "--population", "fleat")
    assert (answer.code, answer.out) == (2, "")
    assert "did you mean `fleet`?" in answer.err


def test_a_book_that_states_no_moves_is_told(tmp_path: Path) -> None:
    root = Path(shutil.copytree(LIGHTHOUSE, tmp_path / "book"))
    (root / "assumptions" / "register.yaml").unlink()
    answer = lawmodel("assumptions", "--book", root, "--lang", "en")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("assumptions/register.yaml: the file is not there")
    assert lawmodel("assumptions", "--no-effects", "--book", root).code == 0


def test_what_is_not_measured_says_why_for_each_entry() -> None:
    def reasons(*words: str) -> dict[str, str]:
        answer = lawmodel("assumptions", "--cases", 400, "--json", "--book", LIGHTHOUSE, *words)
        assert answer.code == 0, answer.err
        return {one["id"]: one["because"] for one in json.loads(answer.out)["entries"] if one["because"]}

    allowed = reasons("--kind", "practice")
    assert set(allowed.values()) == {"no_practice"}
    disclosed = reasons("--practice", "silent-coast")
    told = {why for entry, why in disclosed.items() if entry.startswith("practice/")}
    assert {"not_in_model", "consequence"} <= told
    assert "no_practice" not in told
    linked = reasons("--practice", "silent-coast", "--population", "fleet")
    assert linked["fleet/signals/nerves/moves_with/fog"] == "link_held"


def test_ranks_that_are_left_out_are_said_to_be() -> None:
    out = lawmodel("assumptions", "--cases", 400, "--book", LIGHTHOUSE, "--lang", "en").out
    ranks = [
        int(line.split()[0]) for line in out.splitlines() if line.split()[:1] and line.split()[0].isdigit()
    ]
    assert any(after - before > 1 for before, after in itertools.pairwise(ranks))
    assert "it is the first one mirrored, and not shown" in out
    assert "[plain-signs=lower]" in out
