"""Every kind of file that people write, by name; scenarios and logs stand here, others in `schema`."""

from pydantic import Field

from lawmodel.statutebook.schema import (
    ActFile,
    BookFile,
    BridgesFile,
    FactsFile,
    ProvisionFile,
    QuestionFile,
    Shape,
    VersionFile,
    VignettesFile,
    WordingFile,
)
from lawmodel.statutebook.schema_words import CASES_UNLESS_SAID, Words

MOST_DRAWS = 10_000
"""Draws of the assumptions of practice in a scenario at most."""


class ScenarioFile(Shape):
    """scenarios/<scenario>.yaml"""

    title: Words
    versions: list[str] = Field(min_length=1)
    population: str | None = None
    cases: int = Field(default=CASES_UNLESS_SAID, ge=1)
    seed: int = Field(default=1, ge=0)
    stream: str | None = None
    by: str | None = None
    readings: dict[str, str] = Field(default_factory=dict)
    practice: str | None = None
    levers: list[str] = Field(default_factory=list)
    assume: dict[str, float] = Field(default_factory=dict)
    draws: int = Field(default=0, ge=0, le=MOST_DRAWS)


class LogFile(Shape):
    """A municipality's own count of disclosures in a year"""

    name: str
    version: str
    disclosures: int = Field(ge=1)


FILE_SHAPES: dict[str, type[Shape]] = {
    "act": ActFile,
    "provision": ProvisionFile,
    "wording": WordingFile,
    "facts": FactsFile,
    "book": BookFile,
    "question": QuestionFile,
    "bridges": BridgesFile,
    "version": VersionFile,
    "vignettes": VignettesFile,
    "scenario": ScenarioFile,
    "log": LogFile,
}
