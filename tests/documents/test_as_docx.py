"""A document as Word: styles, captions and language as staff expect them, and a user's words stay words."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest

from tests.documents.everything import EVERYTHING, NASTY, with_nasty_words
from tests.extras import needed

docx = needed("docx")
needed("vl_convert")

from docx.oxml.ns import qn  # noqa: E402

from lawmodel.documents.as_docx import as_docx  # noqa: E402
from lawmodel.documents.fixed_zip import unzipped  # noqa: E402


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(BytesIO(as_docx(EVERYTHING)))


def styles_by_text(word: Any) -> dict[str, str]:
    return {line.text: line.style.name for line in word.paragraphs}


def test_every_part_has_the_style_that_staff_can_change(word: Any) -> None:
    styles = styles_by_text(word)
    assert styles["Keeping the lamp"] == "Title"
    assert styles["1 The lamp"] == "Heading 1"
    assert styles["1.1 The keepers"] == "Heading 2"
    assert styles["one"] == "List Bullet"
    assert styles["first"] == "List Number"
    assert styles["Say who keeps the lamp."] == "Author place"
    assert styles["Ask the harbour master."] == "Notice"
    assert styles["Table 1. Lamps lit"] == "Caption"


def test_the_page_is_a4_and_words_are_proofed_in_the_language(word: Any) -> None:
    assert (round(word.sections[0].page_width.mm), round(word.sections[0].page_height.mm)) == (210, 297)
    said = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert said == {"en-GB"}
    swedish = docx.Document(BytesIO(as_docx(with_nasty_words())))
    assert {one.get(qn("w:val")) for one in swedish.styles.element.iter(qn("w:lang"))} == {"sv-SE"}


def test_captions_count_by_themselves_and_show_their_number(word: Any) -> None:
    told = [one.text.strip() for one in word.element.iter(qn("w:instrText"))]
    assert told == [
        "SEQ Table \\* ARABIC",
        "SEQ Table \\* ARABIC",
        "SEQ Figure \\* ARABIC",
        "SEQ Table \\* ARABIC",
    ]
    captions = [line.text for line in word.paragraphs if line.style.name == "Caption"]
    assert [text.split(".")[0] for text in captions] == ["Table 1", "Table 2", "Figure 1", "Table 3"]


def test_figures_of_tables_are_there_and_head_rows_repeat(word: Any) -> None:
    lamps = next(table for table in word.tables if table.cell(0, 1).text == "Lamps")
    assert [[cell.text for cell in row.cells] for row in lamps.rows][1] == ["2001", "1,200", "12.5%"]
    assert next(lamps.rows[0]._tr.iter(qn("w:tblHeader")), None) is not None


def test_a_picture_is_told_in_words(word: Any) -> None:
    pictures = list(word.element.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in pictures] == ["A bar as long as the pier."]


def test_the_file_bears_the_day_it_was_given(word: Any) -> None:
    about = word.core_properties
    assert (about.created, about.modified) == (datetime(2003, 5, 1, tzinfo=about.created.tzinfo),) * 2
    assert (about.title, about.author, about.identifier) == (
        "Keeping the lamp",
        "The harbour board",
        "abc123",
    )


def test_words_of_a_user_stay_words() -> None:
    word = docx.Document(BytesIO(as_docx(with_nasty_words())))
    assert sum(NASTY in line.text for line in word.paragraphs) >= 8
    links = [r.target_ref for r in word.part.rels.values() if r.is_external]
    assert links == []


def test_control_characters_are_left_out_and_nothing_else() -> None:
    from dataclasses import replace

    document = replace(EVERYTHING, title="La\x00mp\x1b å")
    assert docx.Document(BytesIO(as_docx(document))).paragraphs[0].text == "Lamp å"


def test_a_template_of_ones_own_keeps_its_styles_and_loses_its_words() -> None:
    own = docx.Document()
    own.add_paragraph("Words of the template")
    own.styles["Heading 1"].font.name = "Georgia"
    own.sections[0].left_margin = docx.shared.Mm(40)
    kept = BytesIO()
    own.save(kept)
    word = docx.Document(BytesIO(as_docx(EVERYTHING, kept.getvalue())))
    assert word.styles["Heading 1"].font.name == "Georgia"
    assert round(word.sections[0].left_margin.mm) == 40
    assert "Words of the template" not in [line.text for line in word.paragraphs]


def test_the_same_document_gives_the_same_bytes() -> None:
    first = as_docx(EVERYTHING)
    assert first == as_docx(EVERYTHING)
    assert next(iter(unzipped(first))) == "[Content_Types].xml"
