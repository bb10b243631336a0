"""What is taken away from the dashboard is whole, and what is shown before is what is taken."""

import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.browser.visitor import Visitor
from tests.extras import needed

needed("streamlit")

from lawmodel.phrases.catalogue import phrase  # noqa: E402

VIEW = {"lang": "sv", "cases": "1000"}
PATIENCE = 180_000
"""Milliseconds: a report is the whole analysis at once."""


def taken(visitor: Visitor, label: str, folder: Path) -> Path:
    """Press a button that gives a file; return where it is."""
    with visitor.page.expect_download(timeout=PATIENCE) as download:
        visitor.page.get_by_role("button", name=label).click()
    path = folder / str(download.value.suggested_filename)
    download.value.save_as(path)
    return path


def frame_of(visitor: Visitor) -> Any:
    return visitor.page.locator("iframe").first


def test_a_protocol_is_shown_and_taken_as_word(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open("protokoll", VIEW)
    shown = frame_of(visitor).get_attribute("srcdoc")
    web_page = taken(visitor, phrase("sv", "exports.html"), tmp_path).read_text(encoding="utf-8")
    assert shown.replace('<base href="about:srcdoc">', "") == web_page
    word = taken(visitor, phrase("sv", "exports.docx"), tmp_path)
    assert word.suffix == ".docx"
    assert "word/document.xml" in zipfile.ZipFile(word).namelist()
    assert taken(visitor, phrase("sv", "exports.pdf"), tmp_path).read_bytes().startswith(b"%PDF")
    assert visitor.faults == []


def test_a_report_is_made_when_asked_for_and_everything_behind_it_is_in_the_zip(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.open("rapport", VIEW)
    assert visitor.page.locator("iframe").count() == 0
    visitor.page.get_by_role("button", name=phrase("sv", "reports.make")).click()
    frame_of(visitor).wait_for(timeout=PATIENCE)
    visitor.rest()
    assert visitor.barriers() == []
    bundle = zipfile.ZipFile(taken(visitor, phrase("sv", "exports.bundle"), tmp_path))
    sums = bundle.read("SHA256SUMS").decode().splitlines()
    assert {name for _, name in (line.split("  ") for line in sums)} >= {"report.docx", "report.pdf"}
    for line in sums:
        digest, name = line.split("  ")
        assert sha256(bundle.read(name)).hexdigest() == digest
    assert visitor.faults == []
    assert visitor.calls_elsewhere == []
