"""A scenario as a document: every heading in order, and the data behind it."""

import shlex
from collections.abc import Sequence
from datetime import date

from lawmodel import __version__
from lawmodel.documents.parts import Document, Heading, Part
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.overview import LENGTH_OF_DIGEST
from lawmodel.scenario_report import affected, afterwards, doubts, law, opening, rights
from lawmodel.scenario_report.appendix import appendix
from lawmodel.scenario_report.data_tables import data_tables
from lawmodel.scenario_report.results import Results
from lawmodel.scenario_report.told import Section, Told

SECTIONS: dict[str, Section] = {
    "summary": opening.summary,
    "problem": opening.problem,
    "nothing_done": opening.nothing_done,
    "alternatives": opening.alternatives,
    "preferred": opening.preferred,
    "law": law.law_in_force,
    "groups": affected.groups,
    "costs": affected.costs,
    "other": affected.other_consequences,
    "privacy": affected.privacy,
    "data_protection": rights.data_protection,
    "child": rights.child,
    "equality": rights.equality,
    "self_government": rights.self_government,
    "union_law": rights.union_law,
    "safeguards": afterwards.safeguards,
    "entry": afterwards.entry_into_force,
    "evaluation": afterwards.evaluation,
    "uncertainty": doubts.uncertainty,
    "questions": doubts.open_questions,
}
"""The headings in order; the first has number 0."""
MAY_BE_THE_AUTHORS = ("preferred", "self_government", "union_law", "questions")
"""Headings that may hold no figure of the model."""


def report_of(
    results: Results,
    language: str,
    issued: date | None = None,
    *,
    author: str = "",
    form: str = "html",
    others: Sequence[Results] = (),
) -> Document:
    """Return the report of a scenario in one language, bearing the day it is given, if any.

    `form` is the format that the command in it asks for; `others` are scenarios set beside it.
    """
    told = Told(results, language, tuple(others))
    parts: list[Part] = []
    for number, (name, section) in enumerate(SECTIONS.items()):
        parts.append(Heading(told.say(f"heading.{name}"), 1, str(number), name))
        parts += section(told)
    again = command_of([one.scenario.named for one in told.all], language, form, issued, author)
    parts.append(Heading(told.say("heading.appendix"), 1, "", "appendix"))
    parts += appendix(told, issued, again)
    digest = told.digest
    footer = told.say("footer", version=__version__, digest=digest[:LENGTH_OF_DIGEST])
    return Document(
        title=told.title,
        language=language,
        parts=tuple(parts),
        issued=issued,
        subtitle=told.say("subtitle"),
        author=author,
        facts=_facts(told),
        footer=footer,
        digest=digest,
        keywords=("lawmodel", results.scenario.id),
        data=tuple(data_tables(told)),
    )


def command_of(
    scenarios: Sequence[str], language: str, form: str, issued: date | None = None, author: str = ""
) -> str:
    """Return the command that makes a report again."""
    words = ["lawmodel", "report", *scenarios, "--format", form, "--lang", language]
    words += ["--date", issued.isoformat()] if issued else []
    words += ["--author", author] if author else []
    return shlex.join([*words, "--out", f"report.{'zip' if form == 'bundle' else form}"])


def _facts(told: Told) -> tuple[tuple[str, str], ...]:
    facts = {
        "scenario": ", ".join(one.scenario.id for one in told.all),
        "versions": "; ".join(told.overview.titles.values()),
        "population": told.results.recipe.title[told.language],
        "practice": told.model,
        "digest": told.digest[:LENGTH_OF_DIGEST],
    }
    return tuple((phrase(told.language, f"scenario_report.fact.{name}"), one) for name, one in facts.items())
