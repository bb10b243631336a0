"""Scenarios that somebody may well write: one version, no chance drawn, words that look like markup."""

import shlex
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.command_line import LIGHTHOUSE, at_the_lighthouse, lawmodel
from tests.documents.everything import NASTY
from tests.extras import needed

for library in ("altair", "docx", "typst", "vl_convert", "xlsxwriter"):
    needed(library)

FORMATS = ("docx", "pdf", "html", "xlsx", "md", "bundle")
PRACTICE = LIGHTHOUSE / "assumptions" / "practice"
SCENARIO = """title: {{sv: '{title}', en: '{title}'}}
versions: [{versions}]
cases: 300
seed: 7
{more}
"""


def scenario_file(folder: Path, name: str = "own", *, title: str = "Own", **words: str) -> Path:
    path = folder / f"{name}.yaml"
    known = {"versions": "first, reformed", "more": "", **words}
    path.write_text(SCENARIO.format(title=title.replace("'", "''"), **known), encoding="utf-8")
    return path


def html_of(*scenarios: Path) -> str:
    out = scenarios[0].with_suffix(".html")
    answer = at_the_lighthouse("report", *scenarios, "--out", out)
    assert answer.code == 0, answer.err
    return out.read_text(encoding="utf-8")


def test_one_version_alone_is_reported_without_a_change(tmp_path: Path) -> None:
    page = html_of(scenario_file(tmp_path, versions="first"))
    assert "The scenario has one version only" in page
    assert "Provisions that carry the outcome of some drawn case" in page


def test_practice_that_does_all_the_law_allows_is_reported(tmp_path: Path) -> None:
    assert "law_and_practice" not in html_of(scenario_file(tmp_path, more="practice: law-only\ndraws: 0"))


def test_a_scenario_without_practice_says_which_was_chosen(tmp_path: Path) -> None:
    assert "names no practice model" in html_of(scenario_file(tmp_path))
    assert "names no practice model" not in html_of(scenario_file(tmp_path, more="practice: windy-coast"))


def test_versions_that_no_amendment_leads_between_are_reported_backwards_too(tmp_path: Path) -> None:
    assert "OSL" not in html_of(scenario_file(tmp_path, versions="reformed, first"))


@pytest.mark.parametrize("form", FORMATS)
def test_words_of_a_scenario_are_words_in_every_format(form: str, tmp_path: Path) -> None:
    own = scenario_file(tmp_path, title=NASTY)
    out = tmp_path / f"own.{form}"
    answer = at_the_lighthouse("report", own, "--format", form, "--author", NASTY, "--out", out)
    assert answer.code == 0, answer.err
    assert form != "html" or "<script>alert" not in out.read_text(encoding="utf-8")


def test_scenarios_about_other_cases_are_said_to_be_so(tmp_path: Path) -> None:
    one, other = scenario_file(tmp_path), scenario_file(tmp_path, "fewer")
    other.write_text(other.read_text("utf-8").replace("cases: 300", "cases: 200"), encoding="utf-8")
    assert "The scenarios differ in: number of cases" in html_of(one, other)
    assert "The scenarios differ in" not in html_of(one, one)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "--out"),
        (("--out", "r.html", "--date", "31 January"), "write the day as 2026-01-31"),
        (("--out", "r.html", "--template", "own.docx"), "--template is for --format docx only"),
        (
            ("--out", "r.docx", "--format", "docx", "--template", "none.docx"),
            "cannot be read as a Word template",
        ),
        (("--out", "r.docx", "--format", "html"), "r.docx has another ending than the format html"),
        (("--out", "r.txt"), "the name r.txt does not tell the format"),
        (("--out", "no/such/folder/r.md", "--format", "md"), "no/such/folder/r.md"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    answer = at_the_lighthouse("report", scenario_file(tmp_path), *words)
    assert answer.code == 2
    assert told in answer.err
    assert "Traceback" not in answer.err


def test_a_bundle_holds_the_practice_beside_the_book_that_its_own_command_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bundle's own command, run in a folder that holds nothing else, gives the same digests."""
    first, again = tmp_path / "first", tmp_path / "again"
    (first / "mine").mkdir(parents=True)
    for kind, name in (("models", "windy-coast"), ("levers", "lamp-school")):
        shutil.copy(PRACTICE / kind / f"{name}.yaml", first / "mine" / f"own-{kind}.yaml")
    monkeypatch.chdir(first)
    scenario_file(first, more="practice: mine/own-models.yaml\nlevers: [mine/own-levers.yaml]\ndraws: 2")
    words = ("report", "own.yaml", "--format", "bundle", "--date", "2026-01-31")
    answer = at_the_lighthouse(*words, "--author", "Fyr och hamn", "--out", "bundle.zip")
    assert answer.code == 0, answer.err
    with zipfile.ZipFile("bundle.zip") as bundle:
        bundle.extractall(again)
    monkeypatch.chdir(again)
    lines = Path("REPRODUCE.md").read_text("utf-8").splitlines()
    command = next(line for line in lines if line.startswith("lawmodel report "))
    answer = lawmodel(*shlex.split(command)[1:])
    assert answer.code == 0, answer.err
    with zipfile.ZipFile("again.zip") as made, zipfile.ZipFile(first / "bundle.zip") as bundle:
        assert made.read("SHA256SUMS") == bundle.read("SHA256SUMS")
        assert made.read("REPRODUCE.md") == bundle.read("REPRODUCE.md")
        assert "mine/own-models.yaml" in bundle.read("SHA256SUMS").decode()


def test_practice_from_elsewhere_is_not_packed_and_it_is_said_how_to_mend_it(tmp_path: Path) -> None:
    own = scenario_file(tmp_path, more=f"practice: {PRACTICE / 'models' / 'windy-coast.yaml'}")
    answer = at_the_lighthouse("report", own, "--format", "bundle", "--out", tmp_path / "r.zip")
    assert (answer.code, "Copy it there" in answer.err) == (2, True)


def test_an_unknown_scenario_is_told_with_the_nearest_name() -> None:
    answer = at_the_lighthouse("report", "reformm", "--out", "r.html")
    assert (answer.code, "reform" in answer.err) == (2, True)


def test_a_text_file_is_no_template(tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    template.write_text("not Word", encoding="utf-8")
    words = ("--format", "docx", "--template", template, "--out", tmp_path / "r.docx")
    answer = at_the_lighthouse("report", scenario_file(tmp_path), *words)
    assert (answer.code, "cannot be read as a Word template" in answer.err) == (2, True)
