"""Every believed number is in the register with a status and a source; one that is not is named."""

import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lawmodel.assumptions.entry import Entry, Kind
from lawmodel.assumptions.register import numbers_in, problems_of_register, register_of, unregistered
from lawmodel.pipeline import OpenBook, Request, study_of
from lawmodel.pipeline.assumed import Effects, assumptions_of, effects_on_disclosures, effects_on_headline
from lawmodel.report.problems import problem_lines
from lawmodel.statutebook.from_files import read_named
from lawmodel.uncertainty.headline import volumes_of
from tests.law.book import ROOT, book, opened

STATUSES = {"verified", "derived", "our reading", "memory", "uncertain", "assumption", "not found"}
RECIPE = "populations/calibrated-2024"


@cache
def register() -> tuple[Entry, ...]:
    return register_of(ROOT, book().vocabulary)


@cache
def measured() -> Effects:
    return effects_on_headline(opened(), cases=20_000, seed=1)


def test_every_number_under_assumptions_has_an_entry() -> None:
    assert problem_lines(unregistered(ROOT, register()), "en") == []


def test_the_walk_sees_every_file_and_thousands_of_numbers() -> None:
    files = sorted((ROOT / "assumptions").rglob("*.yaml"))
    numbers = {path: len(list(numbers_in(read_named(ROOT, path)))) for path in files}
    assert sum(numbers.values()) > 4000
    silent = {path.parent.name for path, number in numbers.items() if not number}
    assert silent <= {"assumptions", "readings", "models", "first", "calibrated-2024-independent"}


def test_every_entry_has_a_text_a_status_a_source_and_a_place() -> None:
    for entry in register():
        assert entry.status in STATUSES, entry.id
        assert all(entry.text.get(language, "").strip() for language in ("sv", "en")), entry.id
        assert all(entry.source.get(language, "").strip() for language in ("sv", "en")), entry.id
        assert (ROOT / entry.file).is_file()
        assert entry.line >= 1


def test_every_kind_of_belief_is_there() -> None:
    assert set(Counter(entry.kind for entry in register())) == set(Kind)


def test_each_reading_of_each_question_is_an_entry() -> None:
    wanted = {f"readings/{q.id}/{name}" for q in book().questions.values() for name in q.readings}
    assert {entry.id for entry in register() if entry.kind is Kind.READING} == wanted


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "assumptions", tmp_path / "assumptions")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (f"{RECIPE}/item.yaml", "  receiver_has_remit:\n    status: assumption\n", "  receiver_has_remit:\n"),
        (
            f"{RECIPE}/person.yaml",
            "lvu_both: {draw: 40, persons: 206, status: derived,",
            "lvu_both: {draw: 40,",
        ),
        ("readings/10-23.yaml", "    source: the rubric before OSL 10:23 as of 1 April 2025\n", ""),
        ("practice/levers/training.yaml", 'status: assumption,\n    source: "reach', 'because: "reach'),
        ("practice/factors/used.yaml", "    status: assumption\n", ""),
    ],
)
def test_a_planted_number_without_source_or_status_is_named_with_its_line(
    copied: Path, name: str, before: str, after: str
) -> None:
    path = copied / "assumptions" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    lines = problem_lines(problems_of_register(copied, book().vocabulary), "en")
    named = [line for line in lines if line.startswith(f"assumptions/{name}:")]
    assert any("is missing; add it" in line for line in named), lines


def test_a_planted_file_of_numbers_is_named_with_its_line(copied: Path) -> None:
    path = copied / "assumptions" / "practice" / "hunches.yaml"
    path.write_text("why: a hunch\nshare_known: 0.4\n", encoding="utf-8")
    (line,) = problem_lines(problems_of_register(copied, book().vocabulary), "en")
    assert line.startswith(
        "assumptions/practice/hunches.yaml:2: the number at `share_known` is in no register"
    )


# --- Effects on the headline ---


def test_every_share_of_the_core_stream_has_an_effect_or_a_reason() -> None:
    core = [entry for entry in register() if "calibrated-2024/young-people" in entry.used]
    shares = [entry for entry in core if entry.kind is Kind.POPULATION]
    assert len(shares) > 700
    known = {**measured().effects, **measured().reasons}
    assert [entry.id for entry in shares if entry.id not in known] == []


def test_every_reading_that_is_not_chosen_has_an_effect() -> None:
    rivals = {f"readings/{q.id}/{r}" for q in book().questions.values() for r in q.readings if r != q.default}
    found = {name for name in measured().effects if name.startswith("readings/")}
    assert found <= rivals
    assert {f"readings/konkreta/{word}" for word in ("lower", "higher")} <= found


def test_effects_are_about_the_headline_and_every_id_is_in_the_register() -> None:
    ids = {entry.id for entry in register()}
    assert set(measured().effects) | set(measured().reasons) <= ids
    for one in measured().effects.values():
        assert one.headline == pytest.approx(measured().headline)


@pytest.mark.parametrize(
    ("entry_id", "name", "before", "after"),
    [
        (
            "calibrated-2024/item/secret/4/false",
            "item.yaml",
            "OSL_26_1, shares: {true: 0.96, false: 0.04}",
            "OSL_26_1, shares: {true: 0.941176, false: 0.058824}",
        ),
        (
            "calibrated-2024/young-people/helps_prevent_crime/margin/false",
            "young-people.yaml",
            "margin: {false: 0.25, true: 0.75}",
            "margin: {false: 0.333333, true: 0.666667}",
        ),
    ],
)
def test_a_recipe_that_says_so_shows_what_reweighting_says(
    copied: Path, entry_id: str, name: str, before: str, after: str
) -> None:
    path = copied / "assumptions" / RECIPE / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    effect = measured().effects[entry_id]
    assert effect.size > 0.01
    assert effect.up is not None
    moved = many_drawn(copied) - many_drawn(ROOT)
    assert effect.up - effect.headline == pytest.approx(moved, abs=0.006)


def many_drawn(root: Path) -> float:
    """The headline of a book from ten times as many cases."""
    ends = (measured().study.laws[0].law.id, measured().study.laws[-1].law.id)
    request = Request(ends, 200_000, 1, stream="young-people")
    ratio = volumes_of(study_of(OpenBook(root, book()), request)).ratio
    assert ratio is not None
    return ratio


@cache
def disclosed(practice: str) -> Effects:
    return effects_on_disclosures(opened(), practice, cases=2_000, seed=1)


def test_under_the_law_alone_as_much_is_disclosed_as_is_allowed() -> None:
    found = disclosed("law-only")
    allowed = effects_on_headline(opened(), cases=2_000, seed=1)
    assert found.headline == pytest.approx(allowed.headline)
    share = "calibrated-2024/item/secret/4/false"
    assert found.effects[share].up == pytest.approx(allowed.effects[share].up)


def test_under_a_practice_its_numbers_are_ranked_with_the_others() -> None:
    found = assumptions_of(opened(), disclosed("mixed-municipalities"))
    ranked = {one.entry.kind for one in found.entries if one.rank}
    assert {Kind.PRACTICE, Kind.POPULATION, Kind.READING} <= ranked
    assert set(disclosed("mixed-municipalities").effects) <= {entry.id for entry in register()}
    moved = disclosed("mixed-municipalities").effects["practice/factors/used/F50.may"]
    assert moved.down is not None
    assert moved.up is not None
    assert moved.size > 0.01
