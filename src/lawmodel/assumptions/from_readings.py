"""The readings of a book to entries: for every open question the one that is chosen, and its rivals."""

from collections.abc import Iterator
from pathlib import Path

from lawmodel.assumptions.entry import Entry, Kind, Unit
from lawmodel.assumptions.in_words import said, same
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.schema import QuestionFile
from lawmodel.statutebook.shaped import shaped

READINGS = "assumptions/readings"


def reading_id(question: str, reading: str) -> str:
    """Return the id of a reading in the register."""
    return f"readings/{question}/{reading}"


def reading_entries(root: Path) -> Iterator[Entry]:
    """Yield an entry for every reading of every question.

    Raises FaultyFiles if a file is faulty.
    """
    for path in sorted((root / READINGS).glob("*.yaml")):
        file = read_named(root, path)
        question = shaped(file, QuestionFile)
        for name, shape in question.readings.items():
            key = "text.reading_chosen" if name == question.default else "text.reading"
            place = ("readings", name)
            yield Entry(
                id=reading_id(path.stem, name),
                kind=Kind.READING,
                text=said(key, question=question.question, reading=shape.title),
                values=(name,),
                unit=Unit.WORD,
                status=shape.status,
                source=same(shape.source),
                file=file.name,
                line=file.line_of(place),
                places=(place, *((*place, "sets", term) for term in shape.sets)),
                used=tuple(question.concerns),
            )
