"""Headings 15 to 17: safeguards, entry into force, evaluation."""

from collections.abc import Iterator

from lawmodel.documents.parts import Cell, Figure, Part, Table
from lawmodel.documents.pictures import svg_of
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import page_practice, page_practice_effects
from lawmodel.report.page_practice import leading
from lawmodel.report.uptake_chart import uptake_chart
from lawmodel.scenario_report.told import Told, sentences

INDICATORS = ("allowed", "considered", "withheld", "informed", "logged", "reidentified")


def safeguards(told: Told) -> Iterator[Part]:
    """Yield how many judgements a protocol must support, and what measures beside the law do."""
    yield from sentences(told.say("safeguards_about"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            column.title,
            told.decimal(column.version["assessments"] / column.version["cases"]),
            *(
                told.decimal(end / column.version["cases"])
                for end in column.version["intervals"]["assessments"]
            ),
        )
        for column in told.columns
    )
    head = tuple(told.say(f"judged.{name}") for name in ("version", "per_case", "low", "high"))
    yield Table(told.say("judged.caption"), head, rows, told.source("compared"), "assessments")
    yield told.table(page_practice.lever_table(told.practice), "compared", "measures")
    yield told.author("safeguards")


def entry_into_force(told: Told) -> Iterator[Part]:
    """Yield how fast practice takes up what is new, and how much of the change is the wording's."""
    practice = told.practice
    yield from sentences(told.say("entry_about"))
    rows = page_practice_effects.uptake_rows(practice)
    if rows:
        table = told.table(page_practice_effects.uptake_table(practice), "compared", "uptake")
        axis = practice.say("uptake_axis", version=practice.titles[0])
        chart = uptake_chart(rows, told.language, phrase(told.language, "practice.months"), axis)
        alt = practice.say("uptake_described")
        yield Figure(practice.say("uptake_title"), alt, svg_of(chart), table, table.source)
    yield law_and_practice(told)
    yield told.author("entry")


def law_and_practice(told: Told) -> Table:
    """Return, from version to version, what the wording does and what practice makes of it."""
    titles = told.overview.titles
    first = told.versions[0]["id"]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (titles[one["to_version"]], *(told.about(one[key]) for key in ("wording", "practice", "total")))
        for one in told.practice.data["law_and_practice"]
        if one["from_version"] == first
    )
    heads = ("to", "wording", "reaction", "total")
    head = tuple(told.say(f"split.{name}") for name in heads)
    caption = told.say("split.caption", version=titles[first])
    return Table(caption, head, rows, told.source("compared"), "law_and_practice")


def evaluation(told: Told) -> Iterator[Part]:
    """Yield what can be counted afterwards, and what the model expects of each count."""
    yield from sentences(told.say("evaluation_about"))
    before, after = told.versions[0], told.versions[-1]
    shift = told.overview.change.get("disclosures")
    disclosed = told.practice.disclosed()
    counts = [(disclosed[0], disclosed[-1])] + [
        tuple(leading(one["followed"]["quantities"][name]) for one in (before, after)) for name in INDICATORS
    ]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (told.say(f"indicator.{name}"), told.ratio(round(new / old, 6) if old else None))
        for name, (old, new) in zip(("disclosed", *INDICATORS), counts, strict=True)
    )
    names = told.overview.names
    head = (told.say("indicator.what"), told.say("indicator.expected"))
    yield Table(told.say("indicator.caption", **names), head, rows, told.source("compared"), "indicators")
    if shift is not None and shift["low"] is not None:
        ends = {end: told.decimal(shift[end]).text for end in ("low", "high")}
        yield from sentences(told.say("evaluation_range", **ends))
    yield told.author("evaluation")
