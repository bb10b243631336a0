"""The habits of the house: what every file here keeps to, whatever it does."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "lawmodel"
MODULES = sorted(PACKAGE.rglob("*.py"))
PHRASE_BOOKS = sorted((PACKAGE / "phrases").rglob("*.toml"))
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))

LONGEST_MODULE = 300
NAMES_THAT_SAY_NOTHING = {
    *("util", "utils", "helper", "helpers", "misc", "common", "manager", "managers", "base"),
}
GENERATED_FOLDERS = {".git", ".venv", ".venv-lock", "__pycache__", "build", "dist", ".hypothesis"}

LAW_IN_CODE = {
    "a numbered chapter": r"\d+(?:\s?[a-z])? kap\.",
    "a section sign": "§",
    "the number of a statute": r"\b(?:1[89]|20)\d\d:\d{1,4}\b",
    "the short name of a statute": r"\b(?:OSL|SoL|PSL|TF|HSL|LVU|LSS|FPL|GDPR)\b",
    "the name of a statute": r"\b[Ss]kollag|(?i:sekretesslag(?:en)?\b)|\blag \(\d|\bLag \(",
}

# The parts are joined here so that this file does not contain what it looks for.
ADDRESSES_OF_ONE_MACHINE = {
    "a package registry": "|".join(
        re.escape(host)
        for host in (
            "pypi" + ".org",
            "python" + "hosted.org",
            "registry" + ".npmjs.org",
            "index" + "-url",
            "find" + "-links",
        )
    ),
    "a folder beside the checkout": re.escape("../" + "shared"),
    "a folder of one machine": r"(?<![\w.])" + re.escape("/wo" + "rk/"),
}


def in_house(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_of(module: Path) -> str:
    """The part of lawmodel a module belongs to: 'cli', 'rulegraph', ..."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules_outside(*parts: str) -> list[Path]:
    return [module for module in MODULES if part_of(module) not in parts]


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), filename=in_house(module))


def imports_of(module: Path) -> Iterator[tuple[int, str]]:
    """Each name a module imports from elsewhere, in full, with its line."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def names_used_in(module: Path) -> Iterator[tuple[int, str]]:
    """Each dotted name in a module, such as 'os.environ', with its line."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute):
            yield node.lineno, ast.unparse(node)


def importers_of(library: str, *, among: list[Path]) -> list[str]:
    return [
        f"{in_house(module)}:{line} imports {name}"
        for module in among
        for line, name in imports_of(module)
        if name == library or name.startswith(f"{library}.")
    ]


def lines_matching(pattern: str, path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [
        f"{in_house(path)}:{number} {line.strip()}"
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(pattern, line)
    ]


@cache
def files_of_the_project() -> tuple[Path, ...]:
    """Every file git keeps or would keep; without git, every file that nobody generated."""
    if (ROOT / ".git").exists():
        listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        try:
            answer = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            pass
        else:
            found = (ROOT / name for name in answer.stdout.split("\0") if name)
            return tuple(path for path in found if path.is_file())
    return tuple(
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not GENERATED_FOLDERS.intersection(path.relative_to(ROOT).parts)
    )


def text_of(path: Path) -> str:
    """The text of a file, or nothing if it is a picture or the like."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


# --- Size and names ---


def test_there_is_something_to_look_at() -> None:
    assert MODULES, "no modules found: has src/lawmodel moved?"
    assert PHRASE_BOOKS, "no phrase books found: has src/lawmodel/phrases moved?"
    assert {path.stem for path in REQUIREMENTS} == {"core", "app", "report", "test"}


def test_no_module_is_longer_than_one_can_read_in_a_sitting() -> None:
    lengths = {in_house(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_is_named_for_what_it_does() -> None:
    def says_nothing(name: str) -> bool:
        return not NAMES_THAT_SAY_NOTHING.isdisjoint(name.removesuffix(".py").strip("_").split("_"))

    parts = {in_house(path): path.relative_to(PACKAGE).parts for path in MODULES}
    assert [path for path, names in parts.items() if any(map(says_nothing, names))] == []


# --- Law stays out of Python ---


@pytest.mark.parametrize("what", LAW_IN_CODE)
def test_no_law_is_written_in_python(what: str) -> None:
    assert [hit for module in MODULES for hit in lines_matching(LAW_IN_CODE[what], module)] == []


def test_no_law_hides_behind_an_escape_in_a_python_string() -> None:
    """A string may spell its characters in code; what it then says counts just as much."""
    hits = [
        f"{in_house(module)}:{node.lineno} contains {what}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for what, pattern in LAW_IN_CODE.items()
        if re.search(pattern, node.value)
    ]
    assert hits == []


def test_the_phrase_books_point_at_no_provision() -> None:
    """They may name the statute when they say what lawmodel is, but never a chapter or a section."""
    a_provision = r"\d+(?:\s?[a-z])? kap\.|\d+(?:\s?[a-z])? §|§§? ?\d"
    assert [hit for book in PHRASE_BOOKS for hit in lines_matching(a_provision, book)] == []


# --- Each library in its own room ---


@pytest.mark.parametrize(
    ("library", "room"),
    [
        ("streamlit", "dashboard"),
        ("networkx", "rulegraph"),
        ("yaml", "statutebook"),
        ("docx", "documents"),
        ("typst", "documents"),
        ("xlsxwriter", "documents"),
    ],
)
def test_a_library_is_known_to_one_part_only(library: str, room: str) -> None:
    assert importers_of(library, among=modules_outside(room)) == []


# --- The same question always gets the same answer ---


@pytest.mark.parametrize("library", ["random", "secrets", "time", "uuid"])
def test_only_the_command_line_touches_chance_and_the_clock(library: str) -> None:
    assert importers_of(library, among=modules_outside("cli")) == []


def test_only_the_command_line_asks_for_today_or_the_surroundings() -> None:
    asked = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|os\.(environ|getenv|urandom))\b")
    used = [
        f"{in_house(module)}:{line} uses {name}"
        for module in modules_outside("cli")
        for line, name in [*names_used_in(module), *imports_of(module)]
        if asked.search(name)
    ]
    assert used == []


def test_every_random_draw_starts_from_a_named_seed() -> None:
    seeded = {"default_rng", "Generator", "SeedSequence", "BitGenerator", "PCG64", "Philox", "SFC64"}
    shared_state = [
        f"{in_house(module)}:{line} uses {name}"
        for module in MODULES
        for line, name in [*names_used_in(module), *imports_of(module)]
        if (found := re.match(r"(?:np|numpy)\.random\.(\w+)", name)) and found[1] not in seeded
    ]
    unseeded = [
        f"{in_house(module)}:{node.lineno} calls {ast.unparse(node)}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and not node.args and not node.keywords
        if ast.unparse(node.func).rpartition(".")[2] in {"default_rng", "SeedSequence", "PCG64"}
    ]
    assert shared_state + unseeded == []


# --- What is handed to others ---


@pytest.mark.parametrize("what", ADDRESSES_OF_ONE_MACHINE)
def test_no_file_leans_on_the_machine_it_was_written_on(what: str) -> None:
    pattern = re.compile(ADDRESSES_OF_ONE_MACHINE[what])
    assert [in_house(path) for path in files_of_the_project() if pattern.search(text_of(path))] == []


@pytest.mark.parametrize("requirements", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_with_a_hash_and_says_nothing_of_where_it_is(requirements: Path) -> None:
    text = requirements.read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    pinned = re.compile(r"[\w.\[\]-]+==[\w.!+-]+ .*--hash=sha256:[0-9a-f]{64}")
    assert entries
    assert [entry for entry in entries if not pinned.match(entry)] == []
    assert "://" not in text


def test_the_small_locks_are_part_of_the_large_one() -> None:
    """Nobody meets another version of a library by running `make run` than by running `make test`."""
    pins = {
        path.stem: set(re.findall(r"^[\w.\[\]-]+==\S+", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
        for path in REQUIREMENTS
    }
    assert pins["core"] <= pins["app"] <= pins["test"]
    assert pins["core"] <= pins["report"] <= pins["test"]


def test_the_licences_are_there_in_full() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert licence == (ROOT / "LICENSES" / "EUPL-1.2.txt").read_text(encoding="utf-8")
    assert (ROOT / "LICENSES" / "CC0-1.0.txt").is_file()
