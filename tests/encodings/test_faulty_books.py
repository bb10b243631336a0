"""Every fault of a book ends in a line that says where it is, what is wrong and how to mend it."""

import re
from pathlib import Path

import pytest

from lawmodel import pipeline
from lawmodel.phrases.catalogue import LANGUAGES, catalogue
from lawmodel.report.problems import problem_lines
from tests.encodings.faulty_books import Variation, book_of, example_from

HERE = Path(__file__).resolve().parent
BAD = [example_from(path) for path in sorted((HERE / "bad").glob("*.yaml"))]
GOOD = [example_from(path) for path in sorted((HERE / "good").glob("*.yaml"))]

SHOWN_ELSEWHERE = {
    "too_many_files": "needs thousands of files: test_absurd_files",
    "file_too_large": "needs a large file: test_absurd_files",
    "not_utf8": "needs bytes that are no text: test_absurd_files",
    "not_a_file": "needs a pipe: test_absurd_files",
    "not_a_folder": "is about no book at all: test_command_line",
    "nested_too_deep": "needs thousands of brackets: test_absurd_files",
    "impossible_facts": "is about a case, not about a book: test_assess_command",
    "file_unreadable": "needs a link to itself: test_absurd_files",
    "no_such_case": "is about a case, not about a book: test_explain_command",
    "unknown_provision": "is about a file of official texts: test_explain_command",
    "text_missing": "is about a file of official texts: test_explain_command",
    "unknown_in_protocol": "needs the guidance of the lighthouse: tests/protocol/test_guidance",
    "no_step_for_effect": "needs the guidance of the lighthouse: tests/protocol/test_guidance",
}


def lines_of(variation: Variation, root: Path, language: str) -> list[str]:
    problems = pipeline.problems_of(book_of(variation, root))
    return [line.replace(str(root), "BOOK") for line in problem_lines(problems, language)]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_faulty_book_is_told_exactly_what_is_wrong(bad: Variation, tmp_path: Path) -> None:
    assert bad.says, "an example of a fault shows the message"
    assert lines_of(bad, tmp_path / "book", "en") == list(bad.says)


@pytest.mark.parametrize("good", GOOD, ids=lambda good: good.name)
def test_a_sound_book_hears_nothing(good: Variation, tmp_path: Path) -> None:
    assert lines_of(good, tmp_path / "book", "en") == []


def test_faults_in_several_files_are_told_together() -> None:
    (several,) = [bad for bad in BAD if bad.name == "several-at-once"]
    assert len({line.partition(":")[0] for line in several.says}) == 5


SAID = [line for bad in BAD for line in bad.says]


def says(kind: str, remedy: str) -> bool:
    """Whether some example shows the fault of a kind of problem with this remedy."""
    words = catalogue("en")["problem"][kind]
    template = "{place}: " + words["fault"] + "; " + words[remedy]
    fixed = re.split(r"\{\w+\}", template.replace("{{", "\0").replace("}}", "\1"))
    parts = [re.escape(part.replace("\0", "{").replace("\1", "}")) for part in fixed]
    return any(re.fullmatch(".+".join(parts), line) for line in SAID)


IN_BOOKS = [kind for kind in catalogue("en")["problem"] if kind != "line" and not kind.startswith("table_")]


@pytest.mark.parametrize("kind", IN_BOOKS)
def test_every_kind_of_problem_is_shown_by_a_bad_example(kind: str) -> None:
    remedies = [key for key in catalogue("en")["problem"][kind] if key.startswith("remedy")]
    shown = [remedy for remedy in remedies if says(kind, remedy)]
    assert shown == ([] if kind in SHOWN_ELSEWHERE else remedies)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_has_a_hole_in_it(language: str, tmp_path: Path) -> None:
    bad = {one.name: one for one in BAD}
    for name in ("unknown-fact-like-no-other", "amendment-of-unchanged-provision", "list-for-file"):
        for line in lines_of(bad[name], tmp_path / name, language):
            assert re.fullmatch(r"[^:]+:\d+: .*[^ ;:]", line)
            assert "``" not in line
            assert "  " not in line
