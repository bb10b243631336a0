"""How far worked cases exercise the law, and how far quotes cover the official text."""

from collections.abc import Sequence
from pathlib import Path

from lawmodel.concepts.problem import FaultyFiles
from lawmodel.explanation.answers import read_versions
from lawmodel.explanation.coverage import ElementCover, element_coverage
from lawmodel.explanation.text_coverage import TextCover, text_coverage
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.opening import OpenBook, UnknownName, law_named
from lawmodel.statutebook.from_files import read_named

TEXT_GUIDE = "docs/how-to/explain-a-case.md"


def element_covers(opened: OpenBook, versions: Sequence[str]) -> dict[str, tuple[ElementCover, ...]]:
    """Return, per version, how the worked cases of the book exercise its elements.

    Raises UnknownName.
    """
    reads = [read_law(law_named(opened, version), opened.book, {}) for version in versions]
    found = read_versions(reads, opened.book.vocabulary)
    return {one.read.law.id: element_coverage(one, opened.book) for one in found}


def text_covers(opened: OpenBook, path: Path, version: str) -> tuple[TextCover, ...]:
    """Return how the quotes of a version cover official texts: a flat file of `citation: text`.

    Raises FaultyFiles, or UnknownName for a version or a citation that does not exist.
    """
    file = read_named(opened.root, path)
    if not isinstance(file.data, dict):
        raise FaultyFiles([file.problem((), "not_a_mapping", guide=TEXT_GUIDE)])
    wordings = law_named(opened, version).wordings
    for citation in file.data:
        if citation not in wordings:
            raise UnknownName("provision", citation, wordings)
    return tuple(text_coverage(wordings[citation], str(text)) for citation, text in file.data.items())
