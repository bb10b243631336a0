"""One cut through the statute book: the wordings that hold together under one name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lawmodel.concepts.vocabulary import Text
from lawmodel.concepts.wording import Wording


@dataclass(frozen=True)
class LawVersion:
    """The wordings in force together, by citation, in the order of the book."""

    id: str
    title: Text
    day: date | None
    wordings: Mapping[str, Wording]
