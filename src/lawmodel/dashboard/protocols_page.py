"""Protocols: how a disclosure is weighed under the law compared, between two parties, as a draft to take."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lawmodel import pipeline
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.concepts.vocabulary import Fact
from lawmodel.dashboard import frame
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.exports import Export, may_export, offer, show_document
from lawmodel.dashboard.results import asked_of, compared, law_only
from lawmodel.documents.as_html import as_html
from lawmodel.phrases.catalogue import phrase
from lawmodel.protocol.drafted import Protocol
from lawmodel.protocol_report.document import command, protocol_document, status_words
from lawmodel.protocol_report.notes_template import notes_template
from lawmodel.protocol_report.status import status_lines
from lawmodel.report.problems import problem_lines

FORMATS = ("docx", "pdf", "html", "md")
NOTES = ("yaml", "yml")


def show(view: View) -> None:
    """Show whom a protocol is for, the protocol itself, and whether an earlier one still stands."""
    frame.begin(view, "protocols")
    st.markdown(_say(view, "about", version=view.opened.book.manifests[view.after].title[view.language]))
    parties = _parties(view)
    notes = st.file_uploader(_say(view, "notes"), type=NOTES, key="notes", help=_say(view, "notes_help"))
    drafted = _drafted(view, parties, notes)
    if drafted is not None:
        _show_protocol(view, drafted)
    _show_status(view)
    inputs = compared(view.opened, law_only(view.request()))["inputs"]
    frame.end(view, "protocols", inputs, "" if drafted is None else command(drafted, view.language))


def _say(view: View, key: str, **details: object) -> str:
    return phrase(view.language, f"protocols.{key}", **details)


def _parties(view: View) -> tuple[str | None, str]:
    """Return who sends, where a book asks that, and who receives."""
    guidance = pipeline.guidance_of(view.opened)
    vocabulary = view.opened.book.vocabulary
    left, right = st.columns(2)
    sender = None
    if guidance.sender is not None:
        with left:
            sender = _party(view, vocabulary[guidance.sender])
    with right:
        return sender, _party(view, vocabulary[guidance.receiver])


def _party(view: View, fact: Fact) -> str:
    def title(name: str) -> str:
        return fact.value_labels[fact.encoded(name)][view.language]

    def draw(key: str) -> None:
        st.selectbox(
            fact.question[view.language], fact.values, format_func=title, key=key, persist_state="session"
        )

    return str(page_choice(fact.name, fact.values, fact.values[0], draw))


def _drafted(view: View, parties: tuple[str | None, str], notes: UploadedFile | None) -> Protocol | None:
    """Return the protocol, or say why there is none."""
    text = "" if notes is None else notes.getvalue().decode("utf-8", errors="replace")
    try:
        with st.spinner(_say(view, "working")):
            return _protocol(view.opened, view, asked_of(view.opened, view.request()), parties, text)
    except pipeline.NoSuchParties:
        sender, receiver = parties
        st.info(phrase(view.language, "cli.protocol.no_such_parties", sender=sender, receiver=receiver))
    except FaultyFiles as faulty:
        st.error(_say(view, "notes_faulty"))
        st.code("\n".join(problem_lines(faulty.problems, view.language)), language=None, wrap_lines=True)
    return None


@st.cache_resource(max_entries=32, show_spinner=False)
def _protocol(
    _opened: pipeline.OpenBook,
    _view: View,
    asked: str,  # noqa: ARG001
    parties: tuple[str | None, str],
    notes: str,
) -> Protocol:
    """Return a protocol; notes are read from a folder that is gone as soon as they are read.

    Raises NoSuchParties, or FaultyFiles for notes that cannot be used.
    """
    against = None if _view.changes_nothing else _view.before
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notes.yaml"
        path.write_text(notes, encoding="utf-8")
        given = path if notes else None
        return pipeline.protocol_of(
            _opened, _view.after, *parties, _view.readings, notes=given, against=against
        )


def _show_protocol(view: View, drafted: Protocol) -> None:
    st.markdown(f"**{status_words(drafted, view.language)}** · `{drafted.seal.digest}`")
    stray = drafted.notes.stray(drafted.order, drafted.guidance.by_id)
    if stray:
        st.info(phrase(view.language, "protocol.told.stray", number=len(stray)))
    if may_export(view.language):
        offer([_export(view, drafted, form) for form in FORMATS], "protocol-files")
    empty = notes_template(drafted, view.language)
    st.download_button(_say(view, "notes_empty"), empty, "notes.yaml", "application/yaml", on_click="ignore")
    show_document(as_html(protocol_document(drafted, view.language)), _say(view, "preview"))


def _export(view: View, drafted: Protocol, form: str) -> Export:
    seal = drafted.seal
    named = "-".join(one for one in (seal.version, seal.sender, seal.receiver) if one)
    label = phrase(view.language, f"exports.{form}")
    return Export(form, f"lawmodel-{named}", partial(_written, drafted, view.language, form), label)


def _written(drafted: Protocol, language: str, form: str) -> bytes:
    # The writers load large libraries, which may be absent.
    from lawmodel.documents.writers import WRITERS

    return WRITERS[form](protocol_document(drafted, language))


def _show_status(view: View) -> None:
    """Show whether a protocol that somebody has still stands; the file is gone as soon as it is read."""
    st.header(_say(view, "status_title"), anchor=False)
    st.markdown(_say(view, "status_about"))
    uploaded = st.file_uploader(_say(view, "status_file"), type=FORMATS, key="protocol_status")
    if uploaded is None:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "protocol"
        path.write_bytes(uploaded.getvalue())
        try:
            found = pipeline.protocol_status(view.opened, path)
        except pipeline.NoSeal:
            st.error(phrase(view.language, "cli.protocol.no_seal", file=uploaded.name))
            return
        except pipeline.UnknownName:
            st.error(_say(view, "another_book"))
            return
    st.markdown("\n".join(status_lines(found, view.opened.book, view.language)))


if __name__ == "__main__":
    show(current_view())
