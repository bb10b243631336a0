"""What counts as no change, and how far a search for it goes: assumptions/sensitivity.yaml."""

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

SENSITIVITY = "assumptions/sensitivity.yaml"
UNITS = {"margin": Unit.SHARE, "months": Unit.FIGURE}
"""What each number of the file is a number of."""


class MarginShape(Shape):
    """How far from 1 a ratio is no change, and why."""

    value: Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)]
    status: StatusWord
    source: str


class MonthsShape(Shape):
    """How many months a search goes, and why."""

    value: Annotated[float, Field(gt=1, allow_inf_nan=False)]
    status: StatusWord
    source: str


class SensitivityFile(Shape):
    """assumptions/sensitivity.yaml"""

    margin: MarginShape
    months: MonthsShape


@dataclass(frozen=True)
class Vanishing:
    """A ratio that differs from 1 by `margin` at most is no change; `months` is as long as a search goes."""

    margin: float
    months: float


def read_vanishing(root: Path) -> Vanishing:
    """Return what a book takes for no change.

    Raises FaultyFiles if it does not say, or the file is faulty.
    """
    shape = shaped(read_named(root, root / SENSITIVITY), SensitivityFile)
    return Vanishing(shape.margin.value, shape.months.value)


def vanishing_entries(root: Path) -> Iterator[Entry]:
    """Yield an entry for each number of the file; a book without it has none.

    Raises FaultyFiles if the file is faulty.
    """
    if not (root / SENSITIVITY).is_file():
        return
    file = read_named(root, root / SENSITIVITY)
    shape = shaped(file, SensitivityFile)
    for name, unit in UNITS.items():
        one: MarginShape | MonthsShape = getattr(shape, name)
        place = (name, "value")
        yield Entry(
            id=f"sensitivity/{name}",
            kind=Kind.TOLERANCE,
            text=said(f"text.vanishing_{name}"),
            values=(one.value,),
            unit=unit,
            status=one.status,
            source=same(one.source),
            file=file.name,
            line=file.line_of(place),
            places=(place,),
        )
