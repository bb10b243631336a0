"""Whatever is put in the place of a file ends in a clear problem; what is too large is never parsed."""

import os
import shutil
from pathlib import Path

import pytest

from lawmodel import pipeline
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.statutebook import from_files, yaml_file
from lawmodel.statutebook.yaml_file import DEEPEST_NESTING, LARGEST_FILE, read_yaml
from tests.encodings.faulty_books import LIGHTHOUSE

WORDING = "statutes/keepers/2/1990-06-01.yaml"


def problems_reading(content: bytes, folder: Path) -> list[str]:
    path = folder / "absurd.yaml"
    path.write_bytes(content)
    with pytest.raises(FaultyFiles) as faulty:
        read_yaml(path, "absurd.yaml")
    return [problem.kind for problem in faulty.value.problems]


def data_of(content: bytes, folder: Path) -> object:
    path = folder / "plain.yaml"
    path.write_bytes(content)
    return read_yaml(path, "plain.yaml").data


def lighthouse_in(root: Path) -> Path:
    return Path(shutil.copytree(LIGHTHOUSE, root))


ABSURD = {
    "ten megabytes": (b"a: " + b"x" * 10_000_000, "file_too_large"),
    "ten thousand brackets": (b"[" * 10_000 + b"]" * 10_000, "nested_too_deep"),
    "ten thousand braces": (b"{a: " * 10_000 + b"}" * 10_000, "nested_too_deep"),
    "a bracket per line": (b"[\n" * 10_000 + b"]\n" * 10_000, "nested_too_deep"),
    "ten thousand dashes": (b"- " * 10_000 + b"a", "nested_too_deep"),
    "ten thousand question marks": (b"? " * 10_000 + b"a", "nested_too_deep"),
    "two million levels": (b"[" * 2_000_000, "file_too_large"),
    "UTF-16": ("a: ö\n".encode("utf-16"), "not_utf8"),
    "Latin-1": ("a: ö\n".encode("latin-1"), "not_utf8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_utf8"),
    "a NUL": (b"a: b\x00c\n", "not_utf8"),
    "a control character": (b"a: b\x07c\n", "not_yaml"),
    "an object": (b"!!python/object:os.system {}\n", "tag_used"),
    "an object inside": (b"a:\n  - !!python/object/apply:os.system [ls]\n", "tag_used"),
    "a tag on a key": (b"!!str a: 1\n", "tag_used"),
    "a tag of its own": (b"a: !secret b\n", "tag_used"),
    "an alias to nothing": (b"a: *b\n", "anchor_used"),
    "two documents": (b"a: 1\n---\na: 2\n", "not_yaml"),
    "a tab": (b"a:\n\tb: 1\n", "not_yaml"),
    "a mapping as key": (b"{a: 1}: 2\n", "key_not_text"),
    "a key twice": (b"a: 1\nb: 2\na: 3\n", "key_twice"),
}


@pytest.mark.parametrize("absurd", ABSURD)
def test_absurd_input_is_refused(absurd: str, tmp_path: Path) -> None:
    content, kind = ABSURD[absurd]
    assert problems_reading(content, tmp_path) == [kind]


def test_indents_deeper_than_any_wording_are_refused(tmp_path: Path) -> None:
    lines = "\n".join(" " * depth + "a:" for depth in range(700))
    assert problems_reading(lines.encode(), tmp_path) == ["nested_too_deep"]


def test_an_alias_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}x]" for n in range(1, 30))]
    assert set(problems_reading("\n".join(lines).encode(), tmp_path)) == {"anchor_used"}


def test_what_is_too_large_is_never_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*_: object, **__: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(yaml_file.yaml, "parse", parsed)
    assert problems_reading(b"#" * (LARGEST_FILE + 1), tmp_path) == ["file_too_large"]


def test_what_just_fits_is_read(tmp_path: Path) -> None:
    assert data_of(b"a: b\n#" + b"x" * (LARGEST_FILE - 6), tmp_path) == {"a": "b"}


def test_nesting_that_just_fits_is_read(tmp_path: Path) -> None:
    deep = "a: " + "[" * DEEPEST_NESTING + "]" * DEEPEST_NESTING
    assert data_of(deep.encode(), tmp_path) is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("26:1", "26:1"),
        ("10:18a", "10:18a"),
        ("2009:400", "2009:400"),
        ("2025-04-01", "2025-04-01"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("0.25", "0.25"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("'12'", "12"),
        ("9" * 5000, "9" * 5000),
        ("12", 12),
        ("-1", -1),
        ("true", True),
        ("null", None),
        ("", None),
    ],
)
def test_only_plain_whole_numbers_true_false_and_null_are_more_than_text(
    written: str, meant: object, tmp_path: Path
) -> None:
    assert data_of(f"a: {written}\n".encode(), tmp_path) == {"a": meant}


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa: b\n", b"a: b\r\n", b"# a comment\na: b"])
def test_files_from_other_machines_are_read(content: bytes, tmp_path: Path) -> None:
    assert data_of(content, tmp_path) == {"a": "b"}


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert data_of(b"", tmp_path) is None


# --- in the place of a file of a book ---


@pytest.mark.parametrize(
    "content",
    [
        content
        for content, kind in ABSURD.values()
        if kind in ("file_too_large", "nested_too_deep", "not_utf8")
    ],
    ids=[
        name
        for name, (_, kind) in ABSURD.items()
        if kind in ("file_too_large", "nested_too_deep", "not_utf8")
    ],
)
def test_an_absurd_wording_is_a_problem_of_its_file(content: bytes, tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    (root / WORDING).write_bytes(content)
    assert [problem.file for problem in pipeline.problems_of(root)] == [WORDING]


@pytest.mark.parametrize(
    "name",
    [
        "statutes/facts.yaml",
        "statutes/book.yaml",
        "statutes/vignettes.yaml",
        "statutes/keepers/act.yaml",
        WORDING,
        "versions/first.yaml",
        "assumptions/readings/plain-signs.yaml",
        "assumptions/populations/watch/nights.yaml",
        "assumptions/populations/watch/recipe.yaml",
        "assumptions/practice/practice.yaml",
        "assumptions/practice/consequences.yaml",
        "assumptions/practice/factors/keepers.yaml",
        "assumptions/practice/levers/lamp-school.yaml",
        "assumptions/practice/models/law-only.yaml",
        "assumptions/practice/models/windy-coast.yaml",
        "scenarios/reform.yaml",
    ],
)
@pytest.mark.parametrize("content", [b"", b"- a\n- b\n", b"[" * 10_000])
def test_no_file_of_a_book_can_be_anything(name: str, content: bytes, tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    (root / name).write_bytes(content)
    assert name in {problem.file for problem in pipeline.problems_of(root)}


@pytest.mark.parametrize(
    "name",
    [
        "statutes/keepers/2/1995-01-01.yaml",
        "versions/later.yaml",
        "assumptions/readings/mood.yaml",
        "scenarios/none.yaml",
    ],
)
def test_a_folder_named_as_a_file_is_a_problem(name: str, tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    (root / name).mkdir()
    assert [(problem.file, problem.kind) for problem in pipeline.problems_of(root)] == [(name, "not_a_file")]


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    (root / WORDING).unlink()
    os.mkfifo(root / WORDING)
    assert [problem.kind for problem in pipeline.problems_of(root)] == ["not_a_file"]


def test_a_link_to_itself_is_a_problem(tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    link = root / "statutes/keepers/2/1995-01-01.yaml"
    link.symlink_to(link)
    assert [problem.kind for problem in pipeline.problems_of(root)] == ["file_unreadable"]


def test_a_folder_that_holds_itself_does_not_go_on_for_ever(tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    (root / "statutes/keepers/2/again").symlink_to(root / "statutes")
    assert pipeline.problems_of(root) == []


def test_a_book_of_too_many_files_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lighthouse_in(tmp_path / "book")
    monkeypatch.setattr(from_files, "MOST_FILES", 10)
    assert pipeline.problems_of(root) == [Problem(str(root), 1, "too_many_files")]


def test_a_book_without_any_law_is_no_crash(tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    shutil.rmtree(root / "statutes/keepers")
    assert pipeline.problems_of(root) != []


def test_a_condition_of_many_denials_is_still_read(tmp_path: Path) -> None:
    root = lighthouse_in(tmp_path / "book")
    wording = root / "statutes/keepers/7/2003-01-01.yaml"
    plain = wording.read_text(encoding="utf-8")
    denied = "not " * 140 + "asker is not stranger"
    wording.write_text(plain.replace("asker is not stranger", denied), encoding="utf-8")
    assert pipeline.problems_of(root) == []
