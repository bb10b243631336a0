"""The appendix: method, what the report is made of, how to make it again, how to cite it."""

import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lawmodel import __version__
from lawmodel.documents.parts import Cell, Code, Heading, Part, Table, paragraph
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.command_lines import command_line
from lawmodel.scenario_report.results import Scenario
from lawmodel.scenario_report.told import Told, sentences


def appendix(told: Told, issued: date | None, command: str) -> Iterator[Part]:
    """Yield method, inputs, readings, the command and how to cite the report."""
    yield Heading(told.say("appendix.method"), 2)
    yield from sentences(
        phrase(told.language, "overview.method"), phrase(told.language, "practice_page.method")
    )
    yield Heading(told.say("appendix.inputs"), 2)
    yield inputs(told)
    yield Heading(told.say("appendix.readings"), 2)
    yield readings(told)
    yield Heading(told.say("appendix.reproduce"), 2)
    yield from sentences(told.say("appendix.reproduce_about"))
    yield Code(command)
    yield from sentences(told.say("appendix.commands_about"))
    yield Code("\n".join(commands(told)))
    yield Heading(told.say("appendix.cite"), 2)
    yield paragraph(citation(told, issued))


def citation(told: Told, issued: date | None) -> str:
    """Return how to cite the report."""
    day = f", {issued.isoformat()}" if issued else ""
    return told.say(
        "appendix.citation",
        title=told.title,
        version=__version__,
        scenario=", ".join(one.scenario.id for one in told.all),
        digest=told.digest,
        day=day,
    )


def inputs(told: Told) -> Table:
    """Return everything that the report is made of, with digests."""
    found = told.results.compared["inputs"]
    practice = found["practice"]
    facts: dict[str, Cell] = {
        "version": found["model_version"],
        "scenario": ", ".join(one.scenario.id for one in told.all),
        "book": found["book"],
        "population": found["population"]["id"],
        "population_digest": found["population"]["digest"],
        "readings_digest": found["readings"]["digest"],
        "practice": practice["id"],
        "practice_digest": practice["digest"],
        "levers": ", ".join(practice["levers"]) or told.say("appendix.none"),
        "draws": told.whole(practice["draws"]),
        "cases": told.whole(found["cases"]),
        "seed": str(found["seed"]),
        "digest": told.digest,
    }
    rows = tuple((told.say(f"appendix.{name}"), value) for name, value in facts.items())
    head = (told.say("appendix.what"), told.say("appendix.which"))
    return Table(told.say("appendix.caption"), head, rows, name="inputs")


def readings(told: Told) -> Table:
    """Return how each open question is read."""
    questions = told.book.questions
    rows = tuple(
        (questions[name].text[told.language], questions[name].readings[chosen].title[told.language])
        for name, chosen in told.results.compared["inputs"]["readings"]["chosen"].items()
    )
    head = (told.say("appendix.question"), told.say("appendix.reading"))
    return Table(told.say("appendix.readings_caption"), head, rows, name="chosen_readings")


def commands(told: Told) -> Iterator[str]:
    """Yield the command behind each part; every scenario has one of its own for its comparison."""
    scenario, language = told.results.scenario, told.language
    for one in told.all:
        yield _compared(one.scenario, language)
    ends = replace(scenario.ends, by=None, draws=0)
    law_only = replace(ends, practice=None, levers=(), assumed={})
    asked = {
        "attributed": ("attribute", ends, ()),
        "sensed": ("sensitivity", ends, ("--samples", "0")),
        "changed": ("change", law_only, ()),
    }
    for step, (command, request, others) in asked.items():
        data = told.results.data.get(step)
        if data is not None:
            yield command_line(command, replace(request, cases=data["inputs"]["cases"]), language, others)
    yield "lawmodel assumptions --no-effects"


def _compared(scenario: Scenario, language: str) -> str:
    if scenario.chosen is None:
        return shlex.join(["lawmodel", "run", scenario.named, "--lang", language])
    return command_line("compare", scenario.request, language, ["--json"])
