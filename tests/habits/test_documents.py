"""The documents are true: what they name exists, what they show works."""

import json
import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter

from lawmodel import pipeline
from lawmodel.cli import app
from lawmodel.population.schema import RecipeFile, StreamFile
from lawmodel.practice.schema import FactorsFile, LeverFile, ModelFile
from lawmodel.statutebook.file_shapes import FILE_SHAPES
from lawmodel.statutebook.schema import WordingFile
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import read_yaml
from tests.habits.documents import (
    DOCUMENTS,
    ROOT,
    Block,
    all_blocks,
    blocks_of,
    commands_of,
    headings_of,
    prose_of,
)

PACKAGE = ROOT / "src" / "lawmodel"
ARCHITECTURE, CONTRIBUTING = ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"
README, README_SV = ROOT / "README.md", ROOT / "README.sv.md"
SHAPES = {
    **FILE_SHAPES,
    "recipe": RecipeFile,
    "stream": StreamFile,
    "practice_model": ModelFile,
    "lever": LeverFile,
    "factors": FactorsFile,
}
BOOK_FOLDERS = ("statutes", "versions", "assumptions", "scenarios")
FEW_CASES = 100


def packages() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


# --- ARCHITECTURE.md ---


def test_every_package_is_in_the_architecture() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    assert {name for name in packages() if f"`{name}/`" not in text} == set()


def test_every_package_the_architecture_names_is_there() -> None:
    named = set(re.findall(r"(?m)^\| `(\w+)/` \|", ARCHITECTURE.read_text(encoding="utf-8")))
    assert named
    assert {name for name in named if not (PACKAGE / name).is_dir()} == set()


def test_the_architecture_shows_the_layers_that_the_linter_keeps() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    kept = project["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = next(block.text.split("\n") for block in blocks_of(ARCHITECTURE) if block.info == ("layers",))
    assert [line for line in shown if line] == [re.sub(r"[()]", "", layer) for layer in kept]


# --- Paths and commands ---


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_a_document_points_at_is_there(document: Path) -> None:
    text = prose_of(document)
    made_up = {word for block in all_blocks("yaml") for word in block.info if "/" in word}
    links = [document.parent / link for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    spans = [
        span
        for span in re.findall(r"`([\w./-]+/[\w./-]*)`", text)
        if not span.startswith((".", "/")) and not any(word.startswith(span) for word in made_up)
    ]
    homes = (ROOT, PACKAGE, ROOT / "statutes")
    missing = [span for span in spans if not any((home / span).exists() for home in homes)]
    assert missing + [link.name for link in links if not link.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_a_document_names_exists(document: Path) -> None:
    named = {words[1] for words in commands_of(document)} - {"--help"}
    assert named - set(app.commands) == set()


@pytest.fixture
def beside_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the checkout, where commands may write files."""
    for name in (*BOOK_FOLDERS, "docs"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_few_cases(words: list[str]) -> list[str]:
    """The command on few cases; one that would open a browser only tells about itself."""
    if words[1] == "app":
        return ["app", "--help"]
    if "--cases" in words:
        place = words.index("--cases") + 1
        return [*words[1:place], str(FEW_CASES), *words[place + 1 :]]
    return [*words[1:], "--cases", str(FEW_CASES)] if words[1] == "compare" else words[1:]


@pytest.mark.parametrize("words", commands_of(README), ids=" ".join)
@pytest.mark.usefixtures("beside_the_book")
def test_every_command_in_the_readme_runs(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stored = pipeline.scenario_from
    monkeypatch.setattr(pipeline, "scenario_from", lambda *given: replace(stored(*given), cases=FEW_CASES))
    result = CliRunner().invoke(app, with_few_cases(words))
    assert result.exit_code == 0, result.output
    assert result.stdout or result.stderr


def test_the_readme_shows_every_command_of_the_program() -> None:
    shown = {words[1] for words in commands_of(README)}
    hidden = {name for name, command in app.commands.items() if command.hidden}
    assert set(app.commands) - hidden - shown == set()


def test_the_two_readmes_say_the_same_things_in_the_same_order() -> None:
    def in_any_language(document: Path) -> list[list[str]]:
        return [
            ["--lang", "*"] if word in ("sv", "en") else [word]
            for words in commands_of(document)
            for word in words
        ]

    assert headings_of(README) == headings_of(README_SV)
    assert in_any_language(README) == in_any_language(README_SV)
    both = [
        sorted(re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8"))) for path in (README, README_SV)
    ]
    assert len(both[0]) == len(both[1])


# --- Blocks of YAML ---


def yaml_file(block: Block, folder: Path) -> object:
    path = folder / "block.yaml"
    path.write_text(block.text, encoding="utf-8")
    return read_yaml(path, str(block))


@pytest.mark.parametrize("block", all_blocks("yaml"), ids=str)
def test_every_block_of_yaml_has_the_shape_that_its_first_line_says(block: Block, tmp_path: Path) -> None:
    file = yaml_file(block, tmp_path)
    kind = block.info[1]
    if kind in SHAPES:
        shaped(file, SHAPES[kind])
    else:
        part = WordingFile.model_fields[kind]
        assert TypeAdapter(part.annotation).validate_python(file.data[kind])


# --- The worked example of CONTRIBUTING.md ---


@pytest.fixture(scope="module")
def book_with_the_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the book with the files that CONTRIBUTING.md shows, without the large population."""
    root = tmp_path_factory.mktemp("book")
    for name in BOOK_FOLDERS:
        shutil.copytree(ROOT / name, root / name)
    for block in blocks_of(CONTRIBUTING):
        if len(block.info) == 3:
            path = root / block.info[2]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(added_to(path, block.text), encoding="utf-8")
    return root


def added_to(path: Path, text: str) -> str:
    """What a file says with a block added: new keys under the first key of a file that is there."""
    if not path.exists():
        return text
    head, added = text.split("\n", 1)
    before, after = path.read_text(encoding="utf-8").split(f"{head}\n", 1)
    return f"{before}{head}\n{added}{after}"


def test_the_worked_example_makes_a_sound_book(book_with_the_example: Path) -> None:
    assert pipeline.problems_of(book_with_the_example) == []


def test_the_worked_example_shows_more_disclosure(book_with_the_example: Path) -> None:
    result = CliRunner().invoke(app, ["run", "ports", "--book", str(book_with_the_example)])
    assert result.exit_code == 0, result.output
    before, after = json.loads(result.stdout)["versions"]
    assert after["allowed"] > before["allowed"]
    assert {"Hamnlagen 3", "OSL 10:2"} <= set(after["grounds"])


# --- Pictures and decisions ---


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_the_pictures_show_what_the_program_says(lang: str) -> None:
    maker = ROOT / "docs" / "pictures" / "terminal_picture.py"
    drawn: dict[str, object] = {"__name__": "terminal_picture", "__file__": str(maker)}
    exec(compile(maker.read_text(encoding="utf-8"), str(maker), "exec"), drawn)
    picture = drawn["PICTURES"][lang]
    assert picture.read_text(encoding="utf-8") == drawn["drawing"](lang), "draw it again: see CONTRIBUTING.md"


@pytest.mark.parametrize(
    "record", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.name
)
def test_every_decision_says_what_was_chosen_and_what_was_not(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    parts = re.findall(r"\*\*(Context|Choice|Rejected|Consequence)\.\*\*", text)
    assert parts == ["Context", "Choice", "Rejected", "Consequence"]
    assert text.startswith(f"# {int(record.name[:4])}. ")


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
