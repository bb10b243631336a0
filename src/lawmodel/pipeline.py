"""One function per question: what the command line, the dashboard and reports ask."""

from pathlib import Path

from lawmodel.concepts.problem import FaultyFiles
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.rulegraph.soundness import unsound_versions
from lawmodel.statutebook.from_files import read_statute_book


def open_book(root: Path) -> StatuteBook:
    """Return the book in a folder, sound enough to run.

    Raises FaultyFiles with every problem.
    """
    book = read_statute_book(root)
    problems = list(unsound_versions(book))
    if problems:
        raise FaultyFiles(problems)
    return book
