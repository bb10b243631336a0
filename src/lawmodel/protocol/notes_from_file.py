"""A small file of an organisation to its own notes."""

from pathlib import Path

from lawmodel.protocol.notes import Approval, Note, Notes
from lawmodel.protocol.schema import NotesFile
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped


def read_notes(root: Path, path: Path) -> Notes:
    """Return an organisation's notes.

    Raises FaultyFiles with every key that does not fit.
    """
    shape = shaped(read_named(root, path), NotesFile)
    return Notes(
        shape.organisation,
        shape.edition,
        tuple(Approval(one.by, one.organisation, one.date, one.digest) for one in shape.approved),
        tuple(Note(one.at, one.kind, one.text) for one in shape.notes),
    )
