"""The command line: what it exits with, and what it says where something else was meant."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lawmodel.cli import app
from tests.command_line import LIGHTHOUSE, Answer, at_the_lighthouse, lawmodel

COMMANDS = sorted(app.commands)


def refused(answer: Answer) -> str:
    """The one line that bad input ends in."""
    assert (answer.code, answer.out) == (2, "")
    (line,) = answer.err.splitlines()
    return line


def written(folder: Path, text: str) -> Path:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


# --- what goes well, and what does not ---


def test_a_sound_book_ends_in_nought() -> None:
    assert at_the_lighthouse("check").code == 0


def test_worked_cases_that_come_out_otherwise_end_in_one(tmp_path: Path) -> None:
    text = (LIGHTHOUSE / "statutes" / "vignettes.yaml").read_text(encoding="utf-8")
    otherwise = written(tmp_path, text.replace("outcome: required", "outcome: permitted"))
    answer = at_the_lighthouse("assess", "--vignettes", otherwise)
    assert answer.code == 1
    assert "may-day first: expected permitted under LKA 3" in answer.out


def test_a_faulty_book_ends_in_two_and_a_line_per_fault(tmp_path: Path) -> None:
    answer = lawmodel("check", "--book", tmp_path, "--lang", "en")
    assert refused(answer).startswith(f"{tmp_path}: the folder holds no statute book")


def test_swedish_is_spoken_unless_another_language_is_asked_for(tmp_path: Path) -> None:
    assert "mappen innehåller ingen författningsbok" in refused(lawmodel("check", "--book", tmp_path))


# --- what is written wrong ---


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("compare", "firts"), "there is no version `firts`; did you mean `first`? Choose among: first, "),
        (("compare", "2004-02-30"), "there is no date `2004-02-30`; dates are written 2025-07-01"),
        (("compare", "2004-02"), "there is no date `2004-02`; dates are written 2025-07-01"),
        (
            ("compare", "1990-05-31"),
            "the book knows the law from 1990-06-01 on, so not on 1990-05-31; choose ",
        ),
        (("compare", "--population", "wach"), "there is no population `wach`; did you mean `watch`?"),
        (
            ("compare", "--practice", "windy"),
            "there is no practice model `windy`; did you mean `windy-coast`?",
        ),
        (("compare", "--lever", "qqqq"), "there is no lever `qqqq`; choose among: "),
        (("compare", "--assume", "X99.shar=0.5"), "there is no parameter `X99.shar`; "),
        (("compare", "--stream", "night"), "there is no stream `night`; did you mean `nights`?"),
        (("compare", "--by", "wach"), "there is no fact `wach`; did you mean `watch`?"),
        (
            ("compare", "--reading", "harbor=sea"),
            "there is no question of reading `harbor`; did you mean `harbour`?",
        ),
        (("compare", "--reading", "harbour=see"), "there is no reading `see`; did you mean `sea`?"),
        (("compare", "--reading", "harbour"), "`harbour` is no reading; write QUESTION=READING"),
        (
            ("compare", "--reading", "harbour=sea", "--reading", "harbour=land"),
            "`harbour` is read in two ways; choose one reading of each question",
        ),
        (("assess", "--version", "forst"), "there is no version `forst`; did you mean `first`?"),
        (("run", "refrom"), "there is no scenario `refrom`; did you mean `reform`?"),
        (("run", "/"), "there is no scenario `/`; choose among: reform"),
        (("graph", "firts"), "there is no version `firts`; did you mean `first`?"),
        (("draw", "--csv", "/no/such/folder/cases.csv"), "cannot write /no/such/folder/cases.csv: "),
        (("compare", "--cases", "10", "--csv", "/"), "cannot write /: "),
        (("assess", "--facts", "no-such.yaml"), "no-such.yaml: the file is not there"),
        (("assess", "--vignettes", "no-such.yaml"), "no-such.yaml: the file is not there"),
        (("assess", "--facts", "a", "--vignettes", "b"), "choose either --facts or --vignettes"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_what_does_not_exist_ends_in_one_line_with_the_nearest_that_does(
    words: tuple[str, ...], line: str
) -> None:
    assert refused(at_the_lighthouse(*words)).startswith(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("askr: stranger\n", "case.yaml:1: there is no fact `askr`; did you mean `asker`?"),
        ("asker: strangr\n", "case.yaml:1: `asker` cannot be `strangr`; did you mean `stranger`?"),
        ("entry_years: 101\n", "case.yaml:1: `entry_years` cannot be `101`; allowed answers: 0-100"),
        ("winter: perhaps\n", "case.yaml:1: `winter` cannot be `perhaps`; allowed answers: true, false"),
        ("entry: [wreck]\n", "case.yaml:1: `entry` cannot be `[wreck]`; did you mean `wreck`?"),
        ("- a\n- list\n", "case.yaml:1: the file does not hold `key: value` pairs"),
        ("", "case.yaml:1: the file does not hold `key: value` pairs"),
    ],
)
def test_faulty_facts_end_in_a_line_that_says_where(text: str, line: str, tmp_path: Path) -> None:
    answer = at_the_lighthouse("assess", "--facts", written(tmp_path, text))
    assert refused(answer).removeprefix(f"{tmp_path}/").startswith(line)


def test_a_faulty_scenario_ends_in_a_line_per_fault(tmp_path: Path) -> None:
    answer = at_the_lighthouse("run", written(tmp_path, "title: {sv: a, en: b}\nversions: []\nsede: 1\n"))
    assert answer.code == 2
    assert [line.partition("case.yaml:")[2] for line in answer.err.splitlines()] == [
        "2: `versions` cannot be `[]`; write at least 1 of them",
        "3: there is no key `sede`; did you mean `seed`?",
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("compare", "--cases", "0"), "`--cases` does not fit; write a whole number from 1 to "),
        (("compare", "--cases", "many"), "`--cases` does not fit; write a whole number from 1 to "),
        (("compare", "--seed", "-1"), "`--seed` does not fit; write a whole number, 0 or more"),
        (("compare", "--processes", "0"), "`--processes` does not fit; write a whole number from 1 to 256"),
        (("compare", "--lang", "fi"), "`--lang` does not fit; write one of: sv, en"),
        (("compare", "--sed", "1"), "there is no option `--sed`; did you mean `--seed`? Choose among: "),
        (("compare", "--qqqqqq"), "there is no option `--qqqqqq`; choose among: "),
        (("compare", "--json=1"), "`--json` takes no value; write it alone"),
        (("compare", "--cases"), "`--cases` lacks a value; write it after the option"),
        (("compare", "--assume", "X01"), "`X01` is no assumption; write PARAMETER=VALUE, for example "),
        (("graph",), "a version (`VERSION`) is missing; write it after the command"),
        (("graph", "first", "now"), "the command does not expect `now`; take it away"),
        (("graph", "first", "--format", "png"), "`--format` does not fit; write one of: dot, json, svg"),
        (("schema", "poem"), "`KIND` does not fit; write one of: act, "),
        (("draw",), "`--csv` is missing; add it"),
        (("chek",), "there is no command `chek`; did you mean `check`? Choose among: "),
        (("no-such-command",), "there is no command `no-such-command`; choose among: "),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_what_no_command_understands_ends_in_one_line_before_anything_is_read(
    words: tuple[str, ...], line: str
) -> None:
    said = refused(lawmodel(words[0], "--lang", "en", *words[1:]))
    assert said.removeprefix("what is written for ").startswith(line)


def test_what_no_command_understands_is_told_in_swedish_too() -> None:
    assert refused(lawmodel("compare", "--sed", "1")).startswith(
        "det finns inget alternativ `--sed`; menade du"
    )


def test_nothing_at_all_shows_the_commands() -> None:
    answer = lawmodel()
    assert answer.code == 2
    assert all(f"  {command}" in answer.err for command in COMMANDS)


def test_a_file_in_place_of_a_book_is_no_folder(tmp_path: Path) -> None:
    answer = lawmodel("check", "--lang", "en", "--book", written(tmp_path, "a: b"))
    assert refused(answer).startswith(f"{tmp_path}/case.yaml: is no folder; name a folder that has ")


def test_a_device_is_not_read() -> None:
    line = refused(at_the_lighthouse("assess", "--facts", "/dev/zero"))
    assert line.startswith("/dev/zero: is no ordinary file")


def test_a_seed_below_nought_is_told_the_bound(tmp_path: Path) -> None:
    text = "title: {sv: a, en: b}\nversions: [first]\nseed: -1\n"
    line = refused(at_the_lighthouse("run", written(tmp_path, text)))
    assert line.endswith("case.yaml:3: `seed` cannot be `-1`; write 0 or more")


def test_a_key_no_scenario_has_is_told_where_scenarios_are_described(tmp_path: Path) -> None:
    text = "title: {sv: a, en: b}\nversions: [first]\nxyzzy: 1\n"
    line = refused(at_the_lighthouse("run", written(tmp_path, text)))
    assert line.endswith("case.yaml:3: there is no key `xyzzy`; see `lawmodel schema scenario`")


# --- help ---


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_an_example(command: str) -> None:
    answer = lawmodel(command, "--help")
    assert answer.code == 0
    assert f"Example: lawmodel {command}" in answer.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_speaks_both_languages_and_reads_any_book(command: str) -> None:
    out = lawmodel(command, "--help").out
    assert "--lang [sv|en]" in out
    assert "--book" in out


def test_the_package_runs_as_a_program_and_leaves_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lawmodel", "check", "--lang", "en", "--book", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1


# --- what is printed ---


def test_the_schema_of_a_wording_is_told_to_editors() -> None:
    answer = lawmodel("schema", "wording")
    assert {"in_force", "elements", "grounds"} <= set(json.loads(answer.out)["properties"])


def test_a_comparison_is_also_written_as_a_table(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    assert at_the_lighthouse("compare", "--cases", 100, "--csv", file).code == 0
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    assert len({len(row) for row in rows}) == 1


def test_the_same_words_print_the_same_bytes() -> None:
    words = ("compare", "--cases", 500, "--json", "--by", "watch")
    assert at_the_lighthouse(*words).out == at_the_lighthouse(*words).out


def test_results_end_in_a_note_that_the_book_is_fictional() -> None:
    assert "A fictional Act of a fictional country." in at_the_lighthouse("assess").out
