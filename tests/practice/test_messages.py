"""What is said of practice files and names that do not fit."""

from pathlib import Path

import pytest

from lawmodel.concepts.problem import FaultyFiles
from lawmodel.practice.model import Stage
from lawmodel.practice.schema import FactorsFile
from lawmodel.report.problems import problem_lines
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import read_yaml
from tests.command_line import at_the_lighthouse

FACTOR = """
factors:
  F01:
    title: {sv: Ebb, en: Ebb}
    text: {sv: Ebb., en: Ebb.}
    stage: usd
    direction: down
    status: memory
    source: an old keeper
    xyzzy: low
"""


def test_a_wrong_stage_is_answered_with_every_stage_and_a_wrong_key_with_the_guide(tmp_path: Path) -> None:
    path = tmp_path / "tides.yaml"
    path.write_text(FACTOR.lstrip(), encoding="utf-8")
    with pytest.raises(FaultyFiles) as faulty:
        shaped(read_yaml(path, "tides.yaml"), FactorsFile)
    told = "\n".join(problem_lines(faulty.value.problems, "en"))
    assert all(f"{stage.value}, " in told for stage in Stage)
    assert "alias" in told
    assert "docs/how-to/build-a-practice-model.md" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--practice", "lamp-school"), "`lamp-school` is a lever and no practice model; write --lever"),
        (("--lever", "law-only"), "`law-only` is a practice model and no lever; write --practice law-only"),
        (("--assume", "X04.knwn=0.5"), "`lawmodel assumptions --kind practice --json` lists all"),
        (("--practice", "law-only", "--assume", "X04.known=0.5"), "X04.known changes nothing in the"),
    ],
)
def test_a_name_of_another_kind_or_of_many_is_answered_in_one_line(words: tuple[str, ...], said: str) -> None:
    answer = at_the_lighthouse("sensitivity", "first", "now", "--cases", "50", "--no-sobol", *words)
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert answer.err.count(",") < 20
