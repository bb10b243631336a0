"""A protocol knows when the law under it has changed, whichever format it was kept in."""

import shutil
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from lawmodel.pipeline.advising import protocol_of, protocol_status
from lawmodel.pipeline.opening import open_book
from lawmodel.protocol.seal import Seal, digest_of
from lawmodel.protocol.seal_from_file import NoSeal, seal_from_file, seal_in
from lawmodel.protocol.standing import Fate, Moved
from tests.command_line import LIGHTHOUSE
from tests.explanation.lighthouse import opened
from tests.protocol.lighthouse import read


def seal(version: str = "reformed") -> Seal:
    return protocol_of(opened(), version, None, "harbour_master", {}).seal


def kept(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "protocol.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_seal_is_read_back_from_running_text() -> None:
    assert seal_in(f"Before.\n\n```\n{seal().text}\n```\nAfter.\n") == seal()


def test_a_seal_is_read_back_from_markup_a_zipped_document_and_a_pdf(tmp_path: Path) -> None:
    whole = seal()
    page = tmp_path / "protocol.html"
    page.write_text(f"<html><pre><code>{whole.text}</code></pre></html>", encoding="utf-8")
    assert seal_from_file(page) == whole
    word = tmp_path / "protocol.docx"
    with zipfile.ZipFile(word, "w") as packed:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in whole.text.splitlines())
        packed.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    assert seal_from_file(word) == whole
    pdf = tmp_path / "protocol.pdf"
    told = zlib.compress(f"/Keywords ({whole.short})".encode())
    pdf.write_bytes(b"%PDF-1.7\nstream\n" + told + b"\nendstream\n%%EOF")
    assert seal_from_file(pdf) == replace(whole, standing=())


@pytest.mark.parametrize(
    "content", [b"", b"Dear all,", b"PK\x03\x04 broken", b"%PDF-1.7 stream\nx\nendstream"]
)
def test_a_file_that_is_no_protocol_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter"
    path.write_bytes(content)
    with pytest.raises(NoSeal):
        seal_from_file(path)


def test_a_protocol_of_the_law_as_it_is_stands(tmp_path: Path) -> None:
    status = protocol_status(opened(), kept(tmp_path, seal().text))
    assert (status.stands, status.moved, status.newer, status.is_whole) == (True, (), (), True)


def test_a_protocol_of_an_earlier_law_stands_but_newer_law_is_named(tmp_path: Path) -> None:
    status = protocol_status(opened(), kept(tmp_path, seal("first").text))
    assert status.stands
    assert [(one.citation, one.fate) for one in status.newer] == [
        ("LKA 4", Fate.CHANGED),
        ("LKA 7", Fate.ADDED),
        ("LKA 8", Fate.ADDED),
    ]


def test_a_changed_requirement_is_told_and_its_provision_named(tmp_path: Path) -> None:
    path = kept(tmp_path, seal().text)
    book = tmp_path / "book"
    shutil.copytree(LIGHTHOUSE, book)
    wording = book / "statutes" / "keepers" / "6" / "1990-06-01.yaml"
    text = wording.read_text(encoding="utf-8").replace("captain_age >= 18", "captain_age >= 17")
    wording.write_text(
        text.replace("a captain of seventeen", "a captain of sixteen").replace(
            "captain_age: 17", "captain_age: 16"
        ),
        encoding="utf-8",
    )
    status = protocol_status(open_book(book), path)
    assert not status.stands
    assert status.moved == (Moved("LKA 6", Fate.CHANGED, "1990-06-01"),)


def test_the_short_form_alone_still_says_that_something_changed(tmp_path: Path) -> None:
    short = seal().short
    status = protocol_status(opened(), kept(tmp_path, short[:-3] + "000"))
    assert (status.stands, status.is_whole, status.moved) == (False, False, ())


def test_a_comment_or_an_example_changes_no_digest() -> None:
    wording = read("first").law.wordings["LKA 4"]
    assert digest_of(replace(wording, examples=(), source="elsewhere")) == digest_of(wording)
    assert digest_of(read("reformed").law.wordings["LKA 4"]) != digest_of(wording)


def with_notes(tmp_path: Path, old: str = "", new: str = "") -> Seal:
    notes = tmp_path / "notes.yaml"
    text = (Path(__file__).with_name("keepers.yaml")).read_text(encoding="utf-8")
    assert old in text
    notes.write_text(text.replace(old, new), encoding="utf-8")
    return protocol_of(opened(), "reformed", None, "harbour_master", {}, notes=notes).seal


def test_other_notes_are_another_protocol_to_approve_but_an_approval_is_no_note(tmp_path: Path) -> None:
    first = with_notes(tmp_path)
    assert first.digest != seal().digest
    assert with_notes(tmp_path, "Två av oss", "En av oss").digest != first.digest
    assert with_notes(tmp_path, "p000000000000000", "p000000000000001").digest == first.digest


def test_other_advice_is_another_protocol_and_is_told(tmp_path: Path) -> None:
    path = kept(tmp_path, seal().text)
    book = tmp_path / "book"
    shutil.copytree(LIGHTHOUSE, book)
    advice = book / "assumptions" / "protocol.yaml"
    advice.write_text(advice.read_text(encoding="utf-8").replace("Vanor", "Ovanor"), encoding="utf-8")
    status = protocol_status(open_book(book), path)
    assert (status.stands, status.advised, status.is_current) == (True, False, False)
    again = protocol_of(open_book(book), "reformed", None, "harbour_master", {}).seal
    assert again.digest != seal().digest


def test_a_seal_from_before_advice_was_sealed_is_still_read(tmp_path: Path) -> None:
    older = replace(seal(), guidance="", notes="")
    older = replace(older, digest="p" + older.sha256[:15])
    assert seal_in(older.text) == older
    status = protocol_status(opened(), kept(tmp_path, older.text))
    assert (status.stands, status.advised, status.is_current) == (True, None, True)
