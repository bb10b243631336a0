"""What can be taken away: a document shown as it will look, and files in the formats that are offered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from lawmodel.documents.missing import has_writers
from lawmodel.phrases.catalogue import phrase

HEIGHT = 900
"""In pixels of the page; what is longer scrolls in its own frame."""
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown",
    "bundle": "application/zip",
}


@dataclass(frozen=True)
class Export:
    """A file that is offered: its format, its name, what writes it when it is wanted, and its words."""

    form: str
    name: str
    write: Callable[[], bytes]
    label: str


def may_export(language: str) -> bool:
    """Say whether the libraries that write documents are here; tell how to get them if not."""
    there = has_writers()
    if not there:
        st.info(phrase(language, "cli.missing_extra", extra="report"))
    return there


def offer(exports: Sequence[Export], key: str) -> None:
    """Show a button for each file; it is written when somebody takes it."""
    with st.container(horizontal=True, key=key):
        for one in exports:
            suffix = "zip" if one.form == "bundle" else one.form
            name = f"{one.name}.{suffix}"
            st.download_button(one.label, one.write, name, KINDS[one.form], on_click="ignore")


def show_document(page: bytes, about: str) -> None:
    """Show a document of one HTML file in a frame, as it will be read."""
    # Else a link to a heading would open the whole dashboard inside the frame.
    framed = page.decode().replace("<head>", '<head><base href="about:srcdoc">', 1)
    with st.container(border=True):
        st.iframe(framed, height=HEIGHT, alt=about)
