"""The bridges of a book to entries: what is assumed of answers that no law ties to one another."""

from collections.abc import Iterator
from pathlib import Path

from lawmodel.assumptions.entry import Entry, Kind, Unit
from lawmodel.assumptions.in_words import same
from lawmodel.statutebook.bridges_from_file import BRIDGES
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.schema import BridgesFile
from lawmodel.statutebook.shaped import shaped


def bridge_entries(root: Path) -> Iterator[Entry]:
    """Yield an entry for every bridge; a book may have none.

    Raises FaultyFiles if the file is faulty.
    """
    if not (root / BRIDGES).is_file():
        return
    file = read_named(root, root / BRIDGES)
    for name, shape in shaped(file, BridgesFile).bridges.items():
        place = ("bridges", name)
        yield Entry(
            id=f"bridges/{name}",
            kind=Kind.LOGIC,
            text=shape.title,
            values=(name,),
            unit=Unit.WORD,
            status=shape.status,
            source=same(shape.source),
            file=file.name,
            line=file.line_of(place),
            places=(place,),
        )
