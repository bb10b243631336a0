"""What is read and computed once: kept under digests of the files, never under what they contain."""

from pathlib import Path
from typing import Any

import streamlit as st

from lawmodel import pipeline
from lawmodel.report.compare_data import comparison_data
from lawmodel.statutebook.from_files import digest_of

FOLDERS = ["statutes", "versions", "assumptions"]


def opened_book(root: Path) -> pipeline.OpenBook:
    """Return the book as its files are now.

    Raises FaultyFiles.
    """
    return _opened(str(root), digest_of(root, FOLDERS))


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(root: str, digest: str) -> pipeline.OpenBook:  # noqa: ARG001
    return pipeline.open_book(Path(root))


def compared(opened: pipeline.OpenBook, request: pipeline.Request) -> dict[str, Any]:
    """Return the contract's data of a comparison.

    Raises FaultyFiles if the population is faulty.
    """
    return _compared(
        opened,
        str(opened.root),
        digest_of(opened.root, FOLDERS),
        request.versions,
        request.cases,
        request.seed,
        request.stream,
        tuple(sorted((request.readings or {}).items())),
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _compared(
    _opened_book: pipeline.OpenBook,
    root: str,  # noqa: ARG001
    digest: str,  # noqa: ARG001
    versions: tuple[str, ...],
    cases: int,
    seed: int,
    stream: str | None,
    readings: tuple[tuple[str, str], ...],
) -> dict[str, Any]:
    asked = pipeline.Request(versions, cases, seed, stream=stream, readings=dict(readings))
    study = pipeline.study_of(_opened_book, asked)
    return comparison_data(pipeline.comparison_of(study), _opened_book.book)
