"""A protocol as a reader meets it: questions with their words, nothing decided, own notes in place."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lawmodel.concepts.outcome import Outcome
from lawmodel.documents.as_html import as_html
from lawmodel.documents.as_markdown import as_markdown
from lawmodel.documents.parts import Document, Figure, Heading, Notice, Table, Tone, tables_of
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.pipeline.advising import protocol_of
from lawmodel.protocol.decision_order import numbered
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol.notes import Approval
from lawmodel.protocol.seal_from_file import seal_from_file
from lawmodel.protocol_report.document import command, protocol_document
from tests.explanation.lighthouse import opened

NOTES = Path(__file__).with_name("keepers.yaml")


@cache
def drafted(version: str = "reformed", asker: str = "harbour_master", notes: Path | None = None) -> Protocol:
    return protocol_of(opened(), version, None, asker, {}, notes=notes)


def document(protocol: Protocol, language: str = "en") -> Document:
    return protocol_document(protocol, language)


def text(protocol: Protocol, language: str = "en") -> str:
    return as_markdown(document(protocol, language)).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_requirement_is_a_row_with_the_words_of_the_law_and_what_it_means(language: str) -> None:
    protocol = drafted()
    rows = [row for table in tables_of(document(protocol, language)) for row in table.rows if len(row) == 5]
    for route in protocol.order.routes.values():
        for one in route.requirements:
            found = [row for row in rows if f"”{one.element.quote}”" == row[2]]
            assert any(one.element.means[language] in str(row[3]) for row in found), one.address


def test_every_number_of_a_question_is_there_once_as_its_own() -> None:
    protocol = drafted()
    rows = [row for table in tables_of(document(protocol)) for row in table.rows if len(row) == 5]
    first = [str(row[0]).partition(" ")[0] for row in rows if "see above" not in str(row[0])]
    of_routes = {
        numbered(protocol.order)[one.address]
        for route in protocol.order.routes.values()
        for one in route.requirements
        if one.settled is None
    }
    assert sorted(int(number) for number in first if number.isdigit()) == sorted(of_routes)


def test_the_answers_that_open_a_way_are_named_and_those_of_other_readings_beside() -> None:
    told = text(drafted())
    assert "Answer: seen and logged. On another reading: seen or seen and logged." in told


def test_a_way_that_obliges_and_one_that_permits_are_told_apart() -> None:
    told = text(drafted("first", "rescue_service"))
    assert "duty to raise the alarm: MUST be handed over" in told
    assert "agreement of the captain: MAY be handed over" in told
    assert "Where no way is open the information MAY NOT be handed over." in told


def test_a_stop_line_stands_at_the_way_it_can_close() -> None:
    parts = document(drafted()).parts
    place = next(k for k, part in enumerate(parts) if isinstance(part, Table) and "LKA 4," in part.caption)
    lines = [part for part in parts[place : place + 4] if isinstance(part, Notice)]
    assert lines
    assert all(part.tone is Tone.STOP for part in lines)


def test_an_example_that_is_open_says_what_it_hinges_on_and_gives_no_ground() -> None:
    protocol = drafted("first")
    example = next(one for one in protocol.examples if one.vignette.id == "nobody-looked")
    assert example.followed.outcome is example.answer.outcome is Outcome.OPEN
    table = next(one for one in tables_of(document(protocol)) if one.caption == "Examples and answers")
    row = next(row for row in table.rows if str(row[0]).startswith("nobody-looked"))
    assert row[1:3] == ("open", "there are clear signs of danger")


def test_every_example_is_between_the_parties_and_answered_as_it_is_followed() -> None:
    protocol = drafted()
    assert protocol.examples
    for one in protocol.examples:
        assert one.vignette.facts["asker"] == protocol.order.parties["asker"]
        assert one.followed.outcome is one.answer.outcome


def test_what_changed_since_the_version_before_is_marked_where_it_is_asked() -> None:
    told = text(drafted())
    assert "CHANGED" in told
    assert "Question that is gone | LKA 4: it is winter" in told
    assert "NEW: The sea weighs more (LKA 7)" in told
    assert text(drafted("first")).count("NEW") == 0


def test_a_protocol_is_a_draft_until_somebody_signs_that_very_protocol() -> None:
    protocol = drafted(notes=NOTES)
    assert "Utkast – ej granskat" in text(protocol, "sv")
    assert "A. Keeper 2004-05-06 (p000000000000000)" in text(protocol, "sv")
    signed = Approval("A. Keeper", "the union", "2004-05-07", protocol.seal.digest)
    known = replace(protocol, notes=replace(protocol.notes, approved=(signed,)))
    assert "Approved: A. Keeper, the union, 2004-05-07" in text(known)
    assert "Draft" not in text(known)


def test_own_notes_stand_where_they_belong_and_no_note_is_lost() -> None:
    told = document(drafted(notes=NOTES))
    order = [part for part in told.parts if not isinstance(part, Figure)]
    at_need = next(
        k for k, part in enumerate(order) if isinstance(part, Heading) and part.anchor == "step-need"
    )
    assert any("=Ring hamnen" in str(part) for part in order[at_need : at_need + 5])
    stray = next(table for table in tables_of(told) if table.caption == "Notes without a place")
    assert stray.rows == (("LKA 99#gone", "Gällde en paragraf som är borta."),)


def test_what_an_organisation_writes_is_never_markup() -> None:
    page = as_html(document(drafted(notes=NOTES), "sv")).decode()
    assert "<b>tecknen" not in page
    assert "&lt;b&gt;tecknen&lt;/b&gt; &amp; skrivit" in page


def test_the_picture_says_where_every_step_leads_in_words_too() -> None:
    figure = next(
        part for part in document(drafted("first", "rescue_service")).parts if isinstance(part, Figure)
    )
    for step in ("1. Is the entry needed?", "3. Must it be shown?", "A way is open: MUST be handed over"):
        assert step in figure.alt
    assert figure.svg.count("<rect") > 6


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_seal_is_read_back_from_what_was_written(tmp_path: Path, form: str) -> None:
    protocol = drafted()
    path = tmp_path / f"protocol.{form}"
    path.write_bytes({"html": as_html, "md": as_markdown}[form](document(protocol)))
    assert seal_from_file(path) == protocol.seal


def test_the_command_in_it_makes_it_again() -> None:
    assert command(drafted(), "en") == (
        "lawmodel protocol reformed --receiver harbour_master --lang en --format docx --out protocol.docx"
    )


def test_the_same_protocol_is_the_same_bytes() -> None:
    again = protocol_of(opened(), "reformed", None, "harbour_master", {})
    assert as_html(document(again)) == as_html(document(drafted()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_digest_stands_in_the_document_and_the_short_one_is_its_beginning(language: str) -> None:
    seal = drafted().seal
    assert len(seal.sha256) == 64
    assert seal.digest.removeprefix("p") == seal.sha256[:15]
    assert seal.sha256 in text(drafted(), language)
