"""Drafting a protocol and asking whether one still stands, as a person at the command line meets it."""

import re
from pathlib import Path

import pytest

from tests.command_line import Answer, at_the_lighthouse, lawmodel

NOTES = Path(__file__).parent / "protocol" / "keepers.yaml"


def drafted(path: Path, *more: object, version: str = "reformed") -> Answer:
    return at_the_lighthouse("protocol", version, "--receiver", "harbour_master", "--out", path, *more)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_name_of_the_file_tells_the_format(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"protocol.{form}"
    answer = drafted(path)
    assert (answer.code, answer.out) == (0, "")
    assert "Draft – not reviewed" in answer.err
    assert "harbour master" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_protocol_kept_as_word_or_pdf_can_be_asked_too(tmp_path: Path, form: str) -> None:
    pytest.importorskip({"docx": "docx", "pdf": "typst"}[form])
    path = tmp_path / f"protocol.{form}"
    assert drafted(path).code == 0
    status = at_the_lighthouse("protocol", "--status", path)
    assert (status.code, status.err) == (0, "")
    assert "The law under the protocol is unchanged: The reformed Act" in status.out


def test_newer_law_is_told_and_the_exit_code_says_so(tmp_path: Path) -> None:
    path = tmp_path / "protocol.md"
    drafted(path, version="first")
    status = at_the_lighthouse("protocol", "--status", path)
    assert status.code == 1
    assert "- changed: LKA 4, now the wording 2003-01-01" in status.out
    assert "- added: LKA 7, the wording 2003-01-01" in status.out


def test_a_note_without_a_place_is_kept_and_told_of(tmp_path: Path) -> None:
    answer = drafted(tmp_path / "protocol.md", "--notes", NOTES)
    assert "1 of your own notes have no place any more" in answer.err
    assert "Gällde en paragraf som är borta." in (tmp_path / "protocol.md").read_text(encoding="utf-8")


def test_the_day_is_the_one_that_is_given_and_none_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "protocol.md"
    drafted(path, "--date", "2004-05-06")
    assert "2004-05-06" in path.read_text(encoding="utf-8")
    assert drafted(path, "--date", "soon").code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("protocol", "reformed"), "name a version, --sender, --receiver and --out"),
        (("protocol", "reformed", "--receiver", "nobody", "--out", "x.md"), "nobody"),
        (
            ("protocol", "reformed", "--receiver", "stranger", "--out", "x.txt"),
            "add --format: docx, pdf, html, md",
        ),
        (("protocol", "--status", "nowhere.md"), "cannot read nowhere.md"),
        (("protocol", "--status", __file__), "is no protocol from here"),
    ],
)
def test_what_is_wrong_is_one_line_and_exit_code_2(
    words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = at_the_lighthouse(*words)
    assert answer.code == 2
    assert told in answer.err
    assert "Traceback" not in answer.err


def test_a_sender_must_be_named_where_the_book_has_senders(tmp_path: Path) -> None:
    answer = lawmodel(
        "protocol", "2025-12", "--receiver", "police", "--out", tmp_path / "x.md", "--lang", "en"
    )
    assert answer.code == 2
    assert "--sender" in answer.err


def test_a_case_is_followed_question_by_question_to_what_it_hinges_on(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "entry: distress\nharm_to_crew: true\ncaptain_agrees: false\nwinter: true\n", encoding="utf-8"
    )
    answer = at_the_lighthouse("protocol", "first", "--receiver", "harbour_master", "--facts", case)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "LKA 2 (sealed entry)"
    assert "How strong are the signs of danger? (there are clear signs of danger): not answered" in answer.out
    assert "End: no answer, possible are prohibited, permitted. It hinges on:" in lines
    assert lines[-1].startswith("- LKA 4: there are clear signs of danger.")


def test_readings_that_part_ways_send_the_reader_to_a_lawyer(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "entry: distress\nharm_to_crew: true\ncaptain_agrees: false\nsigns: seen\nweighing: even\n"
    )
    answer = at_the_lighthouse("protocol", "reformed", "--receiver", "harbour_master", "--facts", case)
    assert answer.out.splitlines()[-1].endswith("Ask a lawyer.")


def test_an_empty_file_of_notes_can_be_used_as_it_is(tmp_path: Path) -> None:
    notes = tmp_path / "notes.yaml"
    written = at_the_lighthouse("protocol", "first", "--receiver", "stranger", "--new-notes", notes)
    assert written.code == 0
    assert '"LKA 2#harm": the crew may be harmed' in notes.read_text(encoding="utf-8")
    assert drafted(tmp_path / "protocol.md", "--notes", notes).code == 0


def test_a_file_of_notes_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    notes = tmp_path / "notes.yaml"
    notes.write_text("ours", encoding="utf-8")
    answer = at_the_lighthouse("protocol", "first", "--receiver", "stranger", "--new-notes", notes)
    assert answer.code == 2
    assert "is not overwritten; give --new-notes another name" in answer.err
    assert notes.read_text(encoding="utf-8") == "ours"


def test_a_case_between_other_parties_is_not_followed(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("asker: stranger\nentry: distress\n", encoding="utf-8")
    answer = at_the_lighthouse("protocol", "first", "--receiver", "harbour_master", "--facts", case)
    assert (answer.code, answer.out) == (2, "")
    assert "is about other parties than the protocol (asker: stranger)" in answer.err


def test_a_requirement_that_must_not_be_met_is_told_as_the_way_needs_it() -> None:
    case = Path(__file__).parents[1] / "docs" / "how-to" / "a-case.yaml"
    words = ("protocol", "2025-12", "--sender", "social_services", "--receiver", "police", "--lang", "en")
    answer = lawmodel(*words, "--facts", case)
    assert re.search(r"9\. .*\(not: .*secret.*\): not met \(way closed\)", answer.out)
    assert ".." not in answer.out


def test_an_end_that_another_reading_would_change_says_so_as_assess_does(tmp_path: Path) -> None:
    guide = Path(__file__).parents[1] / "docs" / "how-to" / "a-case.yaml"
    case = tmp_path / "case.yaml"
    text = guide.read_text(encoding="utf-8")
    case.write_text(text.replace("risk_basis: pattern", "risk_basis: none"), encoding="utf-8")
    words = ("protocol", "2025-12", "--sender", "social_services", "--receiver", "police", "--lang", "en")
    last = lawmodel(*words, "--facts", case).out.splitlines()[-1]
    assert last.startswith("another reading (vague-need=")
    assert last in lawmodel("assess", "--facts", case, "--version", "2025-12", "--lang", "en").out
