"""The calibrated populations look like published figures and hang together as listed, or say so."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from lawmodel import pipeline
from lawmodel.cli import app
from lawmodel.population.dependences import Shown, read_dependences
from lawmodel.population.inspection import look_at
from lawmodel.population.recipe import Draw, Follow, Recipe
from lawmodel.population.targets import COUNTED_USES, Comparison, read_targets
from lawmodel.report.problems import problem_lines
from tests.law.book import ROOT, book

BRANCHES = ("calibrated-2024", "calibrated-2025")
INDEPENDENT = "calibrated-2024-independent"
SEEDS = (1, 2, 3)


def opened() -> pipeline.OpenBook:
    return pipeline.OpenBook(ROOT, book())


@pytest.fixture(scope="module")
def recipes() -> dict[str, Recipe]:
    return {
        name: pipeline.recipe_named(opened(), name) for name in (*BRANCHES, "calibrated-2024-independent")
    }


@pytest.fixture(scope="module")
def held(recipes: dict[str, Recipe]) -> dict[str, tuple[Comparison, ...]]:
    return pipeline.calibrations(opened(), {name: recipes[name] for name in BRANCHES}, SEEDS)


@pytest.fixture(scope="module")
def hanging_together(recipes: dict[str, Recipe]) -> dict[str, dict[str, Shown]]:
    vocabulary = book().vocabulary
    looks = {
        name: look_at(ROOT, recipe, vocabulary, cases=100_000, seed=1) for name, recipe in recipes.items()
    }
    return {name: {one.dependence.id: one for one in look.dependences} for name, look in looks.items()}


@pytest.mark.parametrize("branch", BRANCHES)
def test_fitted_and_held_back_figures_lie_within_tolerance_on_three_seeds(
    branch: str, held: dict[str, tuple[Comparison, ...]]
) -> None:
    outside = [(one.target.id, one.seed, one.simulated) for one in held[branch] if one.verdict == "outside"]
    assert outside == []
    counted = [one for one in held[branch] if one.verdict == "within"]
    assert len(counted) > 100


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_third_of_the_figures_that_count_were_held_back(branch: str, recipes: dict[str, Recipe]) -> None:
    targets = read_targets(ROOT, recipes[branch], book().vocabulary)
    uses = [target.use for target in targets if target.use in COUNTED_USES]
    assert uses.count("held back") * 3 >= len(uses)


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_figure_is_measured_or_says_why_it_does_not_apply(
    branch: str, recipes: dict[str, Recipe]
) -> None:
    for target in read_targets(ROOT, recipes[branch], book().vocabulary):
        assert target.source
        assert (target.measure is not None) or target.because, target.id
        if target.use in COUNTED_USES:
            assert target.relative is not None or target.absolute is not None, target.id


def test_the_two_situation_reports_are_two_populations(recipes: dict[str, Recipe]) -> None:
    known = {name: {t.id for t in read_targets(ROOT, recipes[name], book().vocabulary)} for name in BRANCHES}
    assert "C54" in known["calibrated-2024"] - known["calibrated-2025"]
    assert "C57" in known["calibrated-2025"] - known["calibrated-2024"]


def dependence_ids() -> Iterator[str]:
    recipe = pipeline.recipe_named(opened(), "calibrated-2024")
    yield from (one.id for one in read_dependences(ROOT, recipe, book().vocabulary))


@pytest.mark.parametrize("dependence", list(dependence_ids()))
def test_drawn_cases_show_the_dependence(
    dependence: str, hanging_together: dict[str, dict[str, Shown]]
) -> None:
    one = hanging_together["calibrated-2024"][dependence]
    assert one.holds, (one.simulated, one.dependence.target)


@pytest.mark.parametrize("dependence", list(dependence_ids()))
def test_the_independent_variant_cuts_the_dependence(
    dependence: str, hanging_together: dict[str, dict[str, Shown]]
) -> None:
    with_it = hanging_together["calibrated-2024"][dependence].simulated
    without = hanging_together[INDEPENDENT][dependence].simulated
    assert abs(without) < max(0.04, 0.35 * abs(with_it))


def test_need_with_risk_stands_at_the_top_of_the_tornado(
    hanging_together: dict[str, dict[str, Shown]],
) -> None:
    tops = [one for one in hanging_together["calibrated-2024"].values() if one.dependence.top_of_tornado]
    assert {(one.dependence.one, one.dependence.other) for one in tops} >= {
        ("risk_basis", "needed_by_receiver")
    }


def copied_book(folder: Path) -> Path:
    for name in ("statutes", "versions", "assumptions", "scenarios"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_a_recipe_that_misses_a_figure_is_named_by_the_check(tmp_path: Path) -> None:
    root = copied_book(tmp_path)
    person = root / "assumptions/populations/calibrated-2024/person.yaml"
    text = person.read_text("utf-8")
    more = re.sub(r"(lvu_behaviour: \{draw: 50, persons: )\d+", r"\g<1>1200", text)
    assert more != text
    person.write_text(more, "utf-8")
    lines = problem_lines(pipeline.problems_of(root), "en")
    assert any("calibrated-2024" in line and "for C34, the target is 1517" in line for line in lines), lines


def test_a_dependence_that_no_longer_shows_is_named_by_the_check(tmp_path: Path) -> None:
    root = copied_book(tmp_path)
    stream = root / "assumptions/populations/calibrated-2024/young-people.yaml"
    text = stream.read_text("utf-8")
    assert "moves_with: {relevance: 0.3}" in text
    stream.write_text(text.replace("moves_with: {relevance: 0.3}", "moves_with: {relevance: -0.3}"), "utf-8")
    lines = problem_lines(pipeline.problems_of(root), "en")
    assert any("calibrated-2024" in line and "for the dependence" in line for line in lines), lines


def test_the_calibration_command_prints_the_contracts_rows() -> None:
    result = CliRunner().invoke(
        app, ["calibration", "--population", "calibrated-2024", "--seed", "1", "--json"]
    )
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    fields = {"id", "use", "recipe", "seed", "target", "simulated", "ratio", "tolerance", "verdict"}
    assert all(fields <= set(row) for row in data["rows"])
    assert {row["verdict"] for row in data["rows"]} == {"within", "shown"}
    assert {row["verdict"] for row in data["rows"] if row["use"] in ("check", "range")} == {"shown"}
    assert data["inputs"]["populations"]["calibrated-2024"]


def test_the_change_is_shown_with_and_without_dependences(recipes: dict[str, Recipe]) -> None:
    found, ends = pipeline.changes_with_and_without(
        opened(), recipes["calibrated-2024"], cases=20_000, seed=1
    )
    assert ends == ("pre-2025", "2025-12")
    with_them, without = found["calibrated-2024"], found[INDEPENDENT]
    assert with_them is not None
    assert without is not None
    assert with_them.interval[1] < without.interval[0] or without.interval[1] < with_them.interval[0]
    text = (
        CliRunner().invoke(app, ["population", "--population", "calibrated-2024", "--cases", "5000"]).stdout
    )
    assert "calibrated-2024-independent" in text
    assert "Skillnaden visar" in text


def test_the_model_description_names_every_variable_and_every_dependence(recipes: dict[str, Recipe]) -> None:
    recipe = recipes["calibrated-2024"]
    odd = (ROOT / "docs" / "population-odd.md").read_text("utf-8")
    steps: list[Draw | Follow] = [*recipe.streams[recipe.core].steps]
    assert recipe.persons is not None
    steps += recipe.persons.steps
    named = {step.variable for step in steps} | set(dependence_ids())
    assert [name for name in sorted(named) if f"`{name}`" not in odd and name not in odd] == []


def test_a_municipality_scales_levels_by_its_own_log(tmp_path: Path) -> None:
    log = tmp_path / "log.yaml"
    log.write_text("name: Provköping\nversion: pre-2025\ndisclosures: 40\n", "utf-8")
    asked = [
        "compare",
        "pre-2025",
        "2025-04",
        "--stream",
        "young-people",
        "--cases",
        "5000",
        "--log",
        str(log),
        "--json",
    ]
    data = json.loads(CliRunner().invoke(app, asked).stdout)
    before, after = data["own_log"]["levels"]
    assert before["expected"] == 40
    assert after["expected"] == pytest.approx(40 * data["changes"][0]["weighted"]["ratio"], rel=1e-3)
    assert after["interval"][0] < after["expected"] < after["interval"][1]
