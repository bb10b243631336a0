"""`assess` on a person's own case and on worked cases: what is refused, what is said, what is missing."""

import json
from pathlib import Path

from tests.command_line import LIGHTHOUSE, lawmodel

ROOT = LIGHTHOUSE.parents[1]
WORKED = """
cases:
  - id: grown-up
    title: a grown-up with a guardian
    why: to see what is said
    facts: {subject_age: 30, minor_is_mature: true}
    expected:
      2025-12: {outcome: permitted, ground: "OSL 10:15a"}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def assess(*words: object, language: str = "en") -> tuple[int, str, str]:
    answer = lawmodel("assess", *words, "--book", ROOT, "--lang", language)
    return answer.code, answer.out, answer.err


def test_facts_that_cannot_be_true_together_are_refused(tmp_path: Path) -> None:
    own = written(tmp_path, "sender: social_services\nsubject_age: 30\nminor_is_mature: true\n")
    code, out, err = assess("--facts", own)
    assert (code, out) == (2, "")
    assert err == (
        f"{own}:3: the facts cannot be true together: an adult is no minor; "
        "correct one of them, or leave out what is not known\n"
    )


def test_worked_cases_that_cannot_be_are_said_and_run(tmp_path: Path) -> None:
    code, out, err = assess("--vignettes", written(tmp_path, WORKED))
    assert (code, err.count("\n")) == (0, 1)
    assert "case.yaml:6: the facts cannot be true together: an adult is no minor" in err
    assert "1 of 1 outcomes are those expected" in out


def test_an_own_case_is_not_called_synthetic(tmp_path: Path) -> None:
    _, out, _ = assess("--facts", written(tmp_path, "sender: social_services\n"), "--version", "2025-12")
    assert "synthetic" not in out
    assert "Put no real person’s data in the file." in out


def test_an_open_answer_says_which_fact_is_missing(tmp_path: Path) -> None:
    own = written(
        tmp_path,
        "{sender: other_authority, receiver: private_person, secrecy_rule: OSL_other, consent: refused,"
        " subject_age: 30, purpose: care, information_kind: other, requested: false}",
    )
    _, out, _ = assess("--facts", own, "--version", "2025-12", "--json")
    (found,) = json.loads(out)
    assert found["outcome"] == "open"
    assert "secret" in found["missing"]
    assert not {"sender", "consent"} & set(found["missing"])


def test_a_version_that_no_worked_case_speaks_of_is_answered_all_the_same() -> None:
    code, out, _ = assess("--version", "today", "--json")
    found = json.loads(out)
    assert (code, len(found)) == (0, 67)
    assert {one["expected"] for one in found} == {None}
    assert "outcomes are those expected" not in assess("--version", "today")[1]


def test_only_what_was_checked_is_counted() -> None:
    out = assess("--version", "today", "--version", "2025-12")[1]
    assert "67 of 67 outcomes are those expected" in out


def test_another_reading_that_would_change_the_outcome_has_a_line() -> None:
    _, out, _ = assess("--version", "2025-12", language="sv")
    assert "v51 2025-12: annan tolkning (10-23=exclusive): förbjudet" in out
