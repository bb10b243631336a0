"""The reform of the lighthouse act as a report: made once, read back by many tests."""

from functools import cache

from lawmodel import pipeline
from lawmodel.documents.parts import AuthorPlace, Document, Figure, Heading, Part, Table, WordingColumns
from lawmodel.scenario_report.report import report_of
from lawmodel.scenario_report.results import Results, results_of, scenario_of
from tests.command_line import LIGHTHOUSE

SCENARIO = "reform"


@cache
def found() -> Results:
    opened = pipeline.open_book(LIGHTHOUSE)
    return results_of(opened, scenario_of(opened, pipeline.scenario_path(opened, SCENARIO)))


@cache
def report(language: str = "en") -> Document:
    return report_of(found(), language)


def by_heading(document: Document) -> dict[str, list[Part]]:
    """The parts under each heading of the first level, by its anchor."""
    sections: dict[str, list[Part]] = {}
    for part in document.parts:
        if isinstance(part, Heading) and part.level == 1:
            sections[part.anchor] = []
        else:
            sections[list(sections)[-1]].append(part)
    return sections


def figures_of_the_model(parts: list[Part]) -> list[Part]:
    return [part for part in parts if isinstance(part, Table | Figure | WordingColumns)]


def places_of_the_author(parts: list[Part]) -> list[Part]:
    return [part for part in parts if isinstance(part, AuthorPlace)]
