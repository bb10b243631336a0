"""The page that drafts protocols: the one the command writes, own notes that stay, and whether one stands."""

from pathlib import Path

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")
needed("docx")

from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from tests.dashboard.page_shown import ROOT, page_shown, words_on  # noqa: E402

SIDES = {"from": "2025-04", "to": "2025-12"}
PARTIES = ("--sender", "social_services", "--receiver", "police")


def drafted(language: str, out: Path) -> str:
    """Write a protocol by the command; return its text."""
    words = ("protocol", SIDES["to"], *PARTIES, "--against", SIDES["from"], "--lang", language, "--out", out)
    assert lawmodel(*words, "--book", ROOT).code == 0
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_the_protocol_that_the_command_writes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    app = page_shown(monkeypatch, "protocols", language, **SIDES)
    assert not app.exception
    (frame,) = app.get("iframe")
    shown = frame.proto.srcdoc.replace('<base href="about:srcdoc">', "")
    assert shown == drafted(language, tmp_path / "protocol.html")


def test_nobody_has_reviewed_a_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "protocols", **SIDES)
    assert phrase("sv", "protocol.draft") in words_on(app)


def test_parties_between_whom_nothing_can_pass_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "protocols", **SIDES, sender="police", receiver="police")
    said = phrase("sv", "cli.protocol.no_such_parties", sender="police", receiver="police")
    assert said in words_on(app)


def test_notes_that_do_not_fit_are_told_with_their_line(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "protocols", **SIDES)
    app.file_uploader(key="notes").upload("notes.yaml", b"organisation: Fyren\ncolour: blue\n", "text/yaml")
    app.run()
    assert "notes.yaml:2" in words_on(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_protocol_of_the_newest_law_still_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    written = drafted(language, tmp_path / "protocol.html").encode()
    app = page_shown(monkeypatch, "protocols", language, **SIDES)
    app.file_uploader(key="protocol_status").upload("protocol.html", written, "text/html").run()
    told = lawmodel("protocol", "--status", tmp_path / "protocol.html", "--lang", language, "--book", ROOT)
    for line in told.out.splitlines():
        assert line in words_on(app)


def test_a_file_that_is_no_protocol_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "protocols", **SIDES)
    app.file_uploader(key="protocol_status").upload("letter.md", b"Dear police", "text/markdown").run()
    assert phrase("sv", "cli.protocol.no_seal", file="letter.md") in [one.value for one in app.error]
