"""How far numbers are moved when their effect is measured: assumptions/register.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from lawmodel.assumptions.entry import Entry, Kind, Unit
from lawmodel.assumptions.in_words import said, same
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.schema_words import StatusWord
from lawmodel.statutebook.shaped import shaped

REGISTER = "assumptions/register.yaml"

Part = Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)]
Multiple = Annotated[float, Field(gt=1, le=2, allow_inf_nan=False)]
"""What odds are multiplied by, and divided by: at most they are doubled and halved."""


class MoveShape(Shape):
    """One size of move, and why it is that."""

    value: Part
    status: StatusWord
    source: str


class OddsMoveShape(Shape):
    """The same for odds."""

    value: Multiple
    status: StatusWord
    source: str


class MovesShape(Shape):
    """A size of move for each kind of number."""

    share_odds: OddsMoveShape
    persons: MoveShape
    link: MoveShape


class RegisterFile(Shape):
    """assumptions/register.yaml"""

    moves: MovesShape


@dataclass(frozen=True)
class Moves:
    """By what the odds of a share are multiplied, how far a link is moved, and persons as a part of them."""

    share_odds: float
    persons: float
    link: float


def read_moves(root: Path) -> Moves:
    """Return the sizes of moves that a book states.

    Raises FaultyFiles if it states none, or the file is faulty.
    """
    moves = shaped(read_named(root, root / REGISTER), RegisterFile).moves
    return Moves(moves.share_odds.value, moves.persons.value, moves.link.value)


def move_entries(root: Path) -> Iterator[Entry]:
    """Yield an entry for every size of move; a book without the file has none.

    Raises FaultyFiles if the file is faulty.
    """
    if not (root / REGISTER).is_file():
        return
    file = read_named(root, root / REGISTER)
    moves = shaped(file, RegisterFile).moves
    for name in MovesShape.model_fields:
        shape: MoveShape | OddsMoveShape = getattr(moves, name)
        place = ("moves", name, "value")
        yield Entry(
            id=f"register/moves/{name}",
            kind=Kind.TOLERANCE,
            text=said(f"text.move_{name}"),
            values=(shape.value,),
            unit=Unit.MOVE,
            status=shape.status,
            source=same(shape.source),
            file=file.name,
            line=file.line_of(place),
            places=(place,),
        )
