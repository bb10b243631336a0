"""Several scenarios in one report: each against the zero alternative, on the same measures."""

from collections.abc import Iterator

from lawmodel.documents.parts import Cell, Part, Table
from lawmodel.scenario_report.results import Results
from lawmodel.scenario_report.told import Told, sentences

SHARED = ("population", "cases", "seed")
"""What scenarios must have in common for their figures to be about the same cases."""


def beside_each_other(told: Told) -> Iterator[Part]:
    """Yield the scenarios of a report in one table; nothing where there is one only."""
    if not told.others:
        return
    zero = told.overview.titles[told.versions[0]["id"]]
    yield from sentences(told.say("beside.about", zero=zero, title=told.title))
    apart = [name for name in SHARED if len({str(one.compared["inputs"][name]) for one in told.all}) > 1]
    if apart:
        names = ", ".join(told.say(f"beside.{name}") for name in apart)
        yield from sentences(told.say("beside.apart", names=names))
    rows: list[tuple[Cell, ...]] = [_zero(told, zero)]
    rows += [_row(told, one) for one in told.all]
    heads = ("scenario", "version", "measures", "allowed", "allowed_ratio", "disclosed", "assessments")
    head = tuple(told.say(f"beside.{name}") for name in heads)
    source = "; ".join(Told(one, told.language).source("compared") for one in told.all)
    yield Table(told.say("beside.caption"), head, tuple(rows), source, "scenarios")


def _zero(told: Told, title: str) -> tuple[Cell, ...]:
    first = told.versions[0]
    return (
        told.say("beside.zero"),
        title,
        told.say("appendix.none"),
        told.percent(first["allowed"] / first["cases"]),
        told.decimal(1.0),
        told.decimal(1.0),
        told.decimal(first["assessments"] / first["cases"]),
    )


def _row(told: Told, results: Results) -> tuple[Cell, ...]:
    own = Told(results, told.language)
    zero, last = told.versions[0], own.versions[-1]
    named = [own.practice.levers[name][told.language] for name in own.practice.data["levers"]]
    allowed = last["allowed"] / last["cases"]
    before = zero["allowed"] / zero["cases"]
    return (
        own.title,
        own.overview.titles[last["id"]],
        ", ".join(named) or told.say("appendix.none"),
        told.percent(allowed),
        told.ratio(allowed / before if before else None),
        told.ratio(_disclosed_against_zero(told, own)),
        told.decimal(last["assessments"] / last["cases"]),
    )


def _disclosed_against_zero(told: Told, own: Told) -> float | None:
    """Return disclosures per case at the end of a scenario over those if nothing is done, levers included."""
    base = told.practice.data["without_levers"]["versions"][0]["disclosures"] / told.versions[0]["cases"]
    after = own.practice.disclosed()[-1] / own.versions[-1]["cases"]
    return after / base if base else None
