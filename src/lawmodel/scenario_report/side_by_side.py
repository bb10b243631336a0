"""Several scenarios in one report: what each is, and its figures against the same zero alternative."""

from collections.abc import Iterator, Mapping
from typing import Any

from lawmodel import pipeline
from lawmodel.documents.parts import Cell, Notice, Part, Table, plain
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.page_overview import answer
from lawmodel.scenario_report.told import NOTHING, Told, sentences

SHARED = ("population", "cases", "seed")
"""What scenarios must have in common for their figures to be about the same cases."""


def which_is_which(told: Told) -> Iterator[Part]:
    """Yield each scenario by letter, its ratio against the zero alternative and then its own answer."""
    answers = [_answer(told, one) for one in told.each]
    scope = told.say("beside.scope", letter=told.letter)
    yield Notice(told.say("beside.title"), tuple(plain(text) for text in (*answers, scope)))


def _answer(told: Told, own: Told) -> str:
    words = {"letter": own.letter, "title": own.title, "answer": answer(own.overview, own.model)}
    ratio = _disclosed_against_zero(told, own)
    if ratio is None:
        return told.say("beside.answer", **words)
    zero = told.overview.titles[told.versions[0]["id"]]
    return told.say("beside.answer_zero", **words, zero=zero, ratio=told.decimal(ratio).text)


def beside_each_other(told: Told) -> Iterator[Part]:
    """Yield the scenarios of a report side by side; nothing where there is one only."""
    if not told.others:
        return
    zero = told.overview.titles[told.versions[0]["id"]]
    yield from sentences(told.say("beside.about", zero=zero))
    apart = [name for name in SHARED if len({str(one.compared["inputs"][name]) for one in told.all}) > 1]
    if apart:
        names = ", ".join(told.say(f"beside.{name}") for name in apart)
        yield from sentences(told.say("beside.apart", names=names))
    yield _table(told, "scenarios", [_made_of(told, one) for one in told.each], _zero_made_of(told, zero))
    yield from _amended(told)
    yield _table(told, "scenarios_law", [_law(told, one) for one in told.each], _zero_law(told))
    yield _table(
        told, "scenarios_disclosed", [_disclosed(told, one) for one in told.each], _zero_disclosed(told)
    )
    yield from sentences(told.say("beside.ranges"))


HEADS = {
    "scenarios": ("scenario", "version", "amendments", "measures", "practice"),
    "scenarios_law": ("scenario", "allowed", "allowed_ratio", "sampling", "contested", "assessments"),
    "scenarios_disclosed": ("scenario", "disclosed", "own_ratio", "drawn"),
}


def _table(told: Told, name: str, rows: list[tuple[Cell, ...]], zero: tuple[Cell, ...]) -> Table:
    named = [
        (told.say("beside.lettered", letter=one.letter, words=one.title), *row)
        for one, row in zip(told.each, rows, strict=True)
    ]
    head = tuple(told.say(f"beside.{key}") for key in HEADS[name])
    source = "; ".join(dict.fromkeys(one.source("compared") for one in told.each))
    rows_of_all = ((told.say("beside.zero"), *zero), *named)
    return Table(told.say(f"beside.caption_{name}"), head, rows_of_all, source, name)


def _zero_made_of(told: Told, title: str) -> tuple[Cell, ...]:
    return title, told.whole(0), told.say("appendix.none"), told.model


def _made_of(told: Told, own: Told) -> tuple[Cell, ...]:
    levers = [own.practice.levers[name][told.language] for name in own.practice.data["levers"]]
    version = own.overview.titles[own.versions[-1]["id"]]
    measures = ", ".join(levers) or told.say("appendix.none")
    return version, told.whole(len(amendments(own))), measures, own.model


def _amended(told: Told) -> Iterator[Part]:
    """Yield the amendments by name, once for the scenarios that make the same."""
    letters: dict[tuple[str, ...], list[str]] = {}
    for one in told.each:
        letters.setdefault(tuple(amendments(one)), []).append(one.letter)
    for titles, named in letters.items():
        if titles:
            words = {"letters": ", ".join(named), "titles": "; ".join(titles)}
            yield from sentences(told.say("beside.amended", **words))


def amendments(told: Told) -> list[str]:
    """Return the amendments from a scenario's first to its last version, those that are undone said so."""
    try:
        path = pipeline.change_path(told.results.opened, *told.results.scenario.ends.versions)
    except pipeline.NotAttributable:
        return []
    return [
        phrase(told.language, "attribute.undone", title=one.title[told.language])
        if stage.undone
        else one.title[told.language]
        for stage in path.stages
        for one in stage.amendments
    ]


def _zero_law(told: Told) -> tuple[Cell, ...]:
    first = told.versions[0]
    return _shares(told, first, told.decimal(1.0), NOTHING)


def _law(told: Told, own: Told) -> tuple[Cell, ...]:
    zero, last = told.versions[0], own.versions[-1]
    before = zero["allowed"] / zero["cases"]
    ratio = last["allowed"] / last["cases"] / before if before else None
    change = own.overview.change
    # An interval is about the same cases under both laws, so only a scenario that begins there has one.
    alike = own.versions[0]["id"] == zero["id"]
    return _shares(told, last, told.ratio(ratio), told.between(change if alike else None))


def _shares(told: Told, version: Mapping[str, Any], ratio: Cell, interval: str) -> tuple[Cell, ...]:
    cases = version["cases"]
    return (
        told.percent(version["allowed"] / cases),
        ratio,
        interval,
        told.percent(version["contested"] / cases),
        told.decimal(version["assessments"] / cases),
    )


def _zero_disclosed(told: Told) -> tuple[Cell, ...]:
    return told.decimal(1.0), told.decimal(1.0), NOTHING


def _disclosed(told: Told, own: Told) -> tuple[Cell, ...]:
    shift = own.overview.change.get("disclosures")
    ratio = None if shift is None else shift["at_central_values"]
    return told.ratio(_disclosed_against_zero(told, own)), told.ratio(ratio), told.between(shift)


def _disclosed_against_zero(told: Told, own: Told) -> float | None:
    """Return disclosures per case at the end of a scenario over those if nothing is done, levers included."""
    base = told.practice.data["without_levers"]["versions"][0]["disclosures"] / told.versions[0]["cases"]
    after = own.practice.disclosed()[-1] / own.versions[-1]["cases"]
    return after / base if base else None
