"""The descriptions are complete: each item of STRESS and element of ODD is there and says something."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lawmodel import pipeline
from lawmodel.cli import app
from lawmodel.population.targets import read_targets
from lawmodel.practice.model import Act, Channel, Stage
from tests.habits.documents import ROOT
from tests.law.book import book, opened
from tests.law.factor_table import factor_table
from tests.law.generated_tables import document_with

DOCS = ROOT / "docs"
STRESS, PRACTICE_ODD = DOCS / "stress.md", DOCS / "practice-odd.md"
ODDS = (DOCS / "population-odd.md", PRACTICE_ODD)
LOG = DOCS / "use-and-limits.md"

STRESS_ITEMS = (
    *("1.1", "1.2", "1.3"),
    *("2.1", "2.2", "2.3", "2.4", "2.5", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5"),
    *("3.1", "3.2", "3.3", "3.4"),
    *("4.1", "4.2", "4.3"),
    *("5.1", "5.2", "5.3", "5.4"),
    "6.1",
)
ODD_ELEMENTS = {
    "1": "Purpose and patterns",
    "2": "Entities, state variables and scales",
    "3": "Process overview and scheduling",
    "4": "Design concepts",
    "5": "Initialization",
    "6": "Input data",
    "7": "Submodels",
}
DESIGN_CONCEPTS = (
    "basic principles",
    "emergence",
    "adaptation",
    "objectives",
    "learning",
    "prediction",
    "sensing",
    "interaction",
    "stochasticity",
    "collectives",
    "observation",
)
LOGS = (
    "Purpose and users",
    "What it can and cannot be used for",
    "Roles",
    "Assumptions log",
    "Decisions log",
    "Data log",
    "Verification and validation",
    "Test plan and results",
    "Ethics and misuse",
    "Health warnings",
    "Forecast",
    "Assurance statement",
)
VALIDITIES = ("face", "verification", "cross", "external", "predictive")
TRACE_ELEMENTS = (
    "problem formulation",
    "model description",
    "data evaluation",
    "conceptual model evaluation",
    "implementation verification",
    "model output verification",
    "model analysis",
    "model output corroboration",
)
RIGOUR = ("Repeatable", "Independent", "Grounded in reality", "Objective", "Uncertainty-managed", "Robust")


def sections_of(document: Path) -> dict[str, str]:
    """The text under each heading, that of its own subheadings included."""
    parts = re.split(r"(?m)^(#+) (.+)$", document.read_text(encoding="utf-8"))[1:]
    found = [(len(parts[i]), parts[i + 1], parts[i + 2]) for i in range(0, len(parts), 3)]
    sections: dict[str, str] = {}
    for place, (level, heading, text) in enumerate(found):
        below = []
        for deeper, _, more in found[place + 1 :]:
            if deeper <= level:
                break
            below.append(more)
        sections[heading] = "".join([text, *below])
    return sections


def sentences_in(text: str) -> int:
    return len(re.findall(r"[.?!](?=\s|$)", re.sub(r"(?m)^\|.*$|^\d+\. ", "", text)))


def rows_of(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith("| ---")]
    heads = re.findall(r"(?m)^(\|.*)\n\| ---", text)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line not in heads]


# --- STRESS and ODD ---


@pytest.mark.parametrize("item", STRESS_ITEMS)
def test_every_item_of_stress_has_a_heading_and_says_something(item: str) -> None:
    under = [text for heading, text in sections_of(STRESS).items() if heading.startswith(f"{item} ")]
    assert len(under) == 1
    assert sentences_in(under[0]) >= 2


@pytest.mark.parametrize("document", ODDS, ids=lambda path: path.name)
@pytest.mark.parametrize("number", ODD_ELEMENTS)
def test_every_element_of_odd_has_a_heading_and_says_something(document: Path, number: str) -> None:
    text = sections_of(document)[f"{number}. {ODD_ELEMENTS[number]}"]
    assert sentences_in(text) >= 2


@pytest.mark.parametrize("document", ODDS, ids=lambda path: path.name)
def test_every_design_concept_is_spoken_of(document: Path) -> None:
    text = sections_of(document)["4. Design concepts"].lower()
    assert [concept for concept in DESIGN_CONCEPTS if concept not in text] == []


def test_every_package_has_its_part_in_the_description() -> None:
    described = {row[0].strip("`") for row in rows_of(sections_of(STRESS)["5. Implementation"])}
    packages = {path.parent.name for path in (ROOT / "src" / "lawmodel").glob("*/__init__.py")}
    assert packages - described == set()


# --- Practice ---


def test_the_stages_are_described_in_the_order_of_the_program() -> None:
    overview = sections_of(PRACTICE_ODD)["3. Process overview and scheduling"]
    named = [stage for row in rows_of(overview) for stage in re.findall(r"`(\w+)`", row[1])]
    assert named == [str(stage) for stage in Stage]


def test_every_channel_and_every_act_on_a_stage_is_described() -> None:
    text = (
        PRACTICE_ODD.read_text(encoding="utf-8").replace("e-i", "ei").replace("off the record", "off record")
    )
    assert [channel for channel in Channel if channel.replace("_", " ") not in text.lower()] == []
    assert [act for act in Act if f"`{act}`" not in text] == []


def test_every_factor_acts_where_the_description_says() -> None:
    assert document_with(PRACTICE_ODD, factor_table()) == PRACTICE_ODD.read_text(encoding="utf-8"), (
        "a factor moved: run `make golden`"
    )


def test_every_stage_that_practice_can_move_is_moved_by_some_factor() -> None:
    assert [row[0] for row in rows_of(factor_table()) if not row[1]] == []


def test_every_practice_model_is_named() -> None:
    text = PRACTICE_ODD.read_text(encoding="utf-8")
    models = {path.stem for path in (ROOT / "assumptions" / "practice" / "models").glob("*.yaml")}
    assert {name for name in models if f"`{name}`" not in text} == set()


# --- The quality log ---


@pytest.mark.parametrize("log", LOGS)
def test_every_log_is_kept(log: str) -> None:
    text = sections_of(LOG)[log]
    assert sentences_in(text) + len(rows_of(text)) >= 2


def test_the_data_log_has_every_target_in_one_row() -> None:
    logged = [one for row in rows_of(sections_of(LOG)["Data log"]) for one in row[1].split(", ")]
    recipes = [pipeline.recipe_named(opened(), name) for name in ("calibrated-2024", "calibrated-2025")]
    targets = {one.id for recipe in recipes for one in read_targets(ROOT, recipe, book().vocabulary)}
    assert sorted(logged) == sorted(targets)


def test_every_source_has_a_day_when_it_must_be_looked_at_again() -> None:
    assert [row[0] for row in rows_of(sections_of(LOG)["Data log"]) if not row[3]] == []


def test_each_letter_of_rigour_says_what_is_not_done() -> None:
    rows = {row[0]: row[1:] for row in rows_of(sections_of(LOG)["Verification and validation"])}
    assert tuple(rows) == RIGOUR
    assert [name for name, cells in rows.items() if not all(cells)] == []


@pytest.mark.parametrize(
    ("heading", "names"), [("The five validities", VALIDITIES), ("TRACE", TRACE_ELEMENTS)]
)
def test_the_evidence_is_sorted_under_every_heading(heading: str, names: tuple[str, ...]) -> None:
    rows = rows_of(sections_of(DOCS / "validation.md")[heading])
    assert tuple(row[0] for row in rows) == names
    assert [row[0] for row in rows if not all(row)] == []


# --- The forecast ---

FORECAST_VERSIONS = ("pre-2025", "2025-04", "2025-12")
WIDEST_HALF_INTERVAL = 0.02


def forecast_rows() -> list[list[str]]:
    return [[cell.strip("`") for cell in row] for row in rows_of(sections_of(LOG)["Forecast"])]


def ends_of(cell: str) -> tuple[float, float]:
    low, high = cell.split(" to ")
    return float(low), float(high)


def test_the_forecast_covers_each_pair_of_versions_in_each_population() -> None:
    pairs = [(row[1], row[2]) for row in forecast_rows()]
    first, middle, last = FORECAST_VERSIONS
    assert pairs == [(first, middle), (middle, last), (first, last)] * 3


def test_each_ratio_of_the_forecast_lies_within_its_intervals_and_is_precise_enough() -> None:
    for _, _, _, ratio, drawing, readings in forecast_rows():
        low, high = ends_of(drawing)
        assert low <= float(ratio) <= high
        assert (high - low) / 2 / float(ratio) < WIDEST_HALF_INTERVAL
        assert ends_of(readings)[0] <= float(ratio) <= ends_of(readings)[1]


@pytest.fixture(scope="module")
def made_now() -> dict[str, Any]:
    asked = ["compare", *FORECAST_VERSIONS, "--stream", "young-people", "--population", "calibrated-2024"]
    result = CliRunner().invoke(app, [*asked, "--json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def weighted_changes(data: dict[str, Any]) -> dict[tuple[str, str], dict[str, float]]:
    return {(one["from_version"], one["to_version"]): one["weighted"] for one in data["changes"]}


def test_the_default_number_of_cases_makes_the_main_ratios_precise_enough(made_now: dict[str, Any]) -> None:
    for change in weighted_changes(made_now).values():
        assert (change["high"] - change["low"]) / 2 / change["ratio"] < WIDEST_HALF_INTERVAL


def test_the_forecast_is_what_the_inputs_it_names_give(made_now: dict[str, Any]) -> None:
    """A forecast is frozen: once the inputs have changed, it keeps the digests and figures it had."""
    text, inputs = sections_of(LOG)["Forecast"], made_now["inputs"]
    digests = (inputs["book"], inputs["readings"]["digest"], inputs["population"]["digest"])
    recorded = {tuple(row[1:3]): float(row[3]) for row in forecast_rows() if row[0] == "calibrated-2024"}
    now = {pair: round(change["ratio"], 3) for pair, change in weighted_changes(made_now).items()}
    same_inputs = all(f"`{digest[:12]}`" in text for digest in digests)
    assert not same_inputs or {pair: now[pair] for pair in recorded} == recorded
