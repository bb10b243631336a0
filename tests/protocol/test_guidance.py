"""What a protocol says that is no law: read with every problem, and checked with the book."""

import shutil
from pathlib import Path

import pytest

from lawmodel.concepts.problem import FaultyFiles
from lawmodel.pipeline import problems_of
from lawmodel.protocol.guidance_from_file import GUIDANCE, read_guidance
from lawmodel.report.problems import problem_lines
from tests.command_line import LIGHTHOUSE
from tests.explanation.lighthouse import book


def changed(tmp_path: Path, old: str, new: str) -> Path:
    root = tmp_path / "book"
    shutil.copytree(LIGHTHOUSE, root)
    path = root / GUIDANCE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("receiver: asker", "receiver: askers", "`askers` is neither a fact nor a step of the protocol"),
        ("asking: [captain_agrees]", "asking: [captains]", "`captains` is neither a fact nor a step"),
        ("step: weighing", "step: weighting", "did you mean `weighing`?"),
        ("routes: [obliges]", "routes: []", "no step takes every ground that obliges"),
        ("source: {sv", "sauce: {sv", "sauce"),
        ("sv: Vanor, en: Habits", "sv: Vanor", "Habits"),
    ],
)
def test_a_fault_is_told_with_its_line_and_its_remedy(tmp_path: Path, old: str, new: str, told: str) -> None:
    root = changed(tmp_path, old, new)
    with pytest.raises(FaultyFiles) as faulty:
        read_guidance(root, book().vocabulary)
    lines = problem_lines(faulty.value.problems, "en")
    assert all(line.startswith(f"{GUIDANCE}:") for line in lines)
    assert told == "Habits" or any(told in line for line in lines)


def test_check_names_the_faults_of_the_guidance_too(tmp_path: Path) -> None:
    root = changed(tmp_path, "receiver: asker", "receiver: askers")
    assert any("askers" in line for line in problem_lines(problems_of(root), "en"))


def test_a_book_need_not_have_guidance_until_somebody_asks_for_a_protocol(tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(LIGHTHOUSE, root)
    (root / GUIDANCE).unlink()
    assert problems_of(root) == []


def test_every_step_of_good_practice_asks_and_every_piece_of_advice_has_a_source() -> None:
    guidance = read_guidance(LIGHTHOUSE, book().vocabulary)
    for step in guidance.steps:
        assert step.plan.is_of_law or step.question is not None
    points = [point for section in guidance.sections for point in section.points]
    assert all(all(point.source.values()) and point.status for point in points)
