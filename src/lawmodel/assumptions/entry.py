"""One believed thing: what it says, where it stands, how sure it is, and what it does to the headline."""

from dataclasses import dataclass
from enum import StrEnum

from lawmodel.concepts.vocabulary import Text
from lawmodel.statutebook.yaml_file import Place

OWN_CHOICE = "assumption"
"""The status of what a file states without saying where it comes from: it is the author's own choice."""


class Kind(StrEnum):
    """What a believed thing is."""

    POPULATION = "population"
    PRACTICE = "practice"
    READING = "reading"
    TARGET = "target"
    TOLERANCE = "tolerance"
    LOGIC = "logic"
    DESIGN = "design"


class Unit(StrEnum):
    """What a value is a number of; a word is no number."""

    SHARE = "share"
    LINK = "link"
    PERSONS = "persons"
    PER_THOUSAND = "per_thousand"
    ANSWER = "answer"
    FIGURE = "figure"
    TOLERANCE = "tolerance"
    MOVE = "move"
    WORD = "word"


@dataclass(frozen=True)
class Entry:
    """A believed thing; `values` are its central value or values, `low` and `high` its range if it has one.

    `file` and `places` say where its numbers stand, `line` where it begins. `used` names what it is part of:
    streams of a population, provisions, stages. A `unit` of practice is named as its file names it.
    """

    id: str
    kind: Kind
    text: Text
    values: tuple[float | str, ...]
    unit: str
    status: str
    source: Text
    file: str
    line: int
    places: tuple[Place, ...]
    used: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


class Method(StrEnum):
    """How the effect of moving a number was found."""

    REWEIGHTED = "reweighted"
    LINKS_HELD = "links_held"
    REDRAWN = "redrawn"
    COUNTED = "counted"
    EVALUATED = "evaluated"


@dataclass(frozen=True)
class Effect:
    """What the headline becomes when one believed thing is moved down, and up; None where it cannot be.

    `headline` is the ratio as it stands; `cases` the drawn cases that the moved number decides, if counted.
    """

    headline: float
    down: float | None
    up: float | None
    method: Method
    cases: int | None = None

    @property
    def size(self) -> float:
        """Return the larger of the two changes of the headline, without its sign."""
        ends = [end for end in (self.down, self.up) if end is not None]
        return max((abs(end - self.headline) for end in ends), default=0.0)


class Because(StrEnum):
    """Why a believed thing has no measured effect."""

    NOT_ASKED = "not_asked"
    CHOSEN = "chosen"
    ELSEWHERE = "elsewhere"
    CHECKED_ONLY = "checked_only"
    PRECISION_ONLY = "precision_only"
    FIXED = "fixed"
    ONLY_ANSWER = "only_answer"
    NO_CASE = "no_case"
    OUT_OF_REACH = "out_of_reach"
    POOLED = "pooled"
    NO_PRACTICE = "no_practice"
    NOT_IN_MODEL = "not_in_model"
    CONSEQUENCE = "consequence"
    LINK_HELD = "link_held"
    NO_RATIO = "no_ratio"
    NOT_MEASURED = "not_measured"
