"""A document as PDF: tagged, in its language, every picture told, and a user's words stay words."""

import re
import zlib
from dataclasses import replace

import pytest

from lawmodel.documents.parts import Document, bullets, paragraph
from tests.documents.everything import EVERYTHING, with_nasty_words
from tests.extras import needed

needed("typst")
needed("vl_convert")

from lawmodel.documents.as_pdf import as_pdf, pages_of  # noqa: E402


def inside(pdf: bytes) -> bytes:
    """Everything in a file, its packed streams unpacked."""
    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, flags=re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.fixture(scope="module")
def everything() -> bytes:
    return as_pdf(EVERYTHING)


def test_it_says_that_it_is_pdf_ua_and_pdf_a(everything: bytes) -> None:
    text = inside(everything)
    assert b"pdfuaid:part>1<" in text
    assert b"pdfaid:part>2<" in text
    assert b"pdfaid:conformance>A<" in text


def test_it_is_tagged_and_says_its_language(everything: bytes) -> None:
    text = inside(everything)
    assert b"/StructTreeRoot" in text
    assert b"/Lang(en)" in text.replace(b" ", b"")
    assert b"/Lang(sv)" in inside(as_pdf(with_nasty_words())).replace(b" ", b"")


def test_every_picture_is_told_in_words(everything: bytes) -> None:
    assert b"A bar as long as the pier." in inside(everything)


def test_tables_and_headings_are_such_to_a_screen_reader(everything: bytes) -> None:
    text = inside(everything)
    assert [
        tag for tag in (b"/Table", b"/TH", b"/TD", b"/H1", b"/H2", b"/L", b"/Caption") if tag not in text
    ] == []


def test_markup_of_the_typesetter_in_a_users_words_is_not_carried_out() -> None:
    attack = '#panic("reached") #import "x": * $1/0$ \\ `'
    document = Document(attack, "en", (paragraph(attack), bullets([attack])), subtitle=attack, footer=attack)
    assert as_pdf(document).startswith(b"%PDF")


def test_a_page_can_be_looked_at() -> None:
    pages = pages_of(EVERYTHING)
    assert all(page.startswith(b"\x89PNG") for page in pages)
    assert len(pages) >= 2


def test_the_same_document_gives_the_same_bytes_and_another_day_others(everything: bytes) -> None:
    assert as_pdf(EVERYTHING) == everything
    assert as_pdf(replace(EVERYTHING, issued=None)) != everything
