"""Headings 0 to 4: summary, problem, what happens if nothing is done, alternatives, the preferred one."""

from collections.abc import Iterator, Mapping
from typing import Any

from lawmodel import pipeline
from lawmodel.concepts.outcome import SETTLED
from lawmodel.documents.parts import Cell, Figure, Notice, Part, Table, bullets, plain
from lawmodel.documents.pictures import svg_of
from lawmodel.report import page_practice
from lawmodel.report.dots_chart import dots_chart, dots_described
from lawmodel.report.outcome_chart import described, outcome_chart
from lawmodel.report.overview import outcome_word
from lawmodel.report.overview_words import note
from lawmodel.report.page_overview import answer, spread
from lawmodel.scenario_report.side_by_side import beside_each_other, which_is_which
from lawmodel.scenario_report.told import Told, sentences

ALWAYS = ("synthetic", "levels", "advice", "off_record")
READ = ("two_layers", "intervals", "ranges", "author")


def summary(told: Told) -> Iterator[Part]:
    """Yield the headline with its ranges, what must always be said, and how to read the report."""
    yield from which_is_which(told) if told.others else sentences(answer(told.overview, told.model))
    yield from sentences(*(sampled(one, lettered=bool(told.others)) for one in told.each))
    request = told.results.scenario.request
    months = pipeline.months_looked_at(told.results.opened, str(request.practice), request.population)
    yield from sentences(note(told.overview, months))
    yield key_table(told)
    yield from _dots(told)
    yield Notice(told.say("always.title"), tuple(plain(told.say(f"always.{key}")) for key in ALWAYS))
    yield from sentences(told.say("read.title"))
    yield bullets([told.say(f"read.{key}") for key in READ])
    if told.results.scenario.chosen is not None:
        yield from sentences(told.say("practice_chosen", model=told.model))
    yield told.author("summary")


def sampled(told: Told, *, lettered: bool = False) -> str:
    """Return the ratio of disclosures with the interval of the drawing of cases, if it has one."""
    shift = told.overview.change.get("disclosures")
    if shift is None or shift["sampling"] is None:
        return ""
    figures = {"ratio": told.decimal(shift["ratio"]).text, "interval": told.between(shift["sampling"])}
    return (
        told.say("sampled", letter=told.letter, **figures) if lettered else told.say("sampled_one", **figures)
    )


def key_table(told: Told) -> Table:
    """Return, per version, what the law allows and what is disclosed, and ratios against the first."""
    first = told.versions[0]
    ratios = {
        one["to_version"]: one for one in told.overview.data["changes"] if one["from_version"] == first["id"]
    }
    rows: list[tuple[Cell, ...]] = []
    for version in told.versions:
        change = ratios.get(version["id"])
        shift = None if change is None else change["disclosures"]
        rows.append(
            (
                told.overview.titles[version["id"]],
                told.percent(version["allowed"] / version["cases"]),
                told.ratio(1.0 if change is None else change["ratio"]),
                told.percent(version["contested"] / version["cases"]),
                told.decimal(version["assessments"] / version["cases"]),
                told.ratio(1.0 if shift is None else shift["at_central_values"]),
                told.between(shift),
            )
        )
    heads = ("version", "allowed", "allowed_ratio", "contested", "assessments", "disclosed_ratio", "drawn")
    head = tuple(told.say(f"key.{name}") for name in heads)
    return Table(told.say("key.caption"), head, tuple(rows), told.source("compared"), "key_figures")


def _dots(told: Told) -> Iterator[Part]:
    shift = told.overview.change.get("disclosures")
    if shift and shift["twenty"] and spread(shift):
        chart = svg_of(dots_chart(shift["twenty"], told.language))
        described_in_words = dots_described(shift["twenty"], told.language)
        yield Figure(told.say("dots"), described_in_words, chart, None, told.source("compared"))


def problem(told: Told) -> Iterator[Part]:
    """Yield how far it is from what is considered to what is disclosed, before the change."""
    practice = told.practice
    rows = page_practice.stage_rows(practice)
    yield from sentences(page_practice.gap_sentence(practice))
    table = told.table(page_practice.stage_table(practice), "compared", "stages")
    words = (practice.say("gap_title"), practice.say("stages_axis"), practice.say("stages_described"))
    yield told.rows_figure(rows, words, table, form=".0f", reference=None)
    yield told.author("problem")


def nothing_done(told: Told) -> Iterator[Part]:
    """Yield the outcomes under the first version, which stands if nothing is done."""
    first = told.versions[0]
    title = told.overview.titles[first["id"]]
    yield from sentences(told.say("nothing_done", version=title), told.say("nothing_done_practice"))
    rows: list[tuple[Cell, ...]] = [
        (outcome_word(outcome, told.language), *_counted(told, first["outcomes"][outcome], first, outcome))
        for outcome in SETTLED
    ]
    contested = first["contested"], first["intervals"]["contested"]
    rows.append((told.say("contested"), *_cells(told, *contested, first["cases"])))
    heads = tuple(told.say(f"counted.{name}") for name in ("outcome", "cases", "share", "low", "high"))
    caption = told.say("nothing_done_caption", version=title)
    yield Table(caption, heads, tuple(rows), told.source("compared"), "nothing_done")
    yield told.author("nothing_done")


def _counted(told: Told, count: float, version: Mapping[str, Any], outcome: str) -> tuple[Cell, ...]:
    return _cells(told, count, version["intervals"]["outcomes"][outcome], version["cases"])


def _cells(told: Told, count: float, ends: list[float], cases: float) -> tuple[Cell, ...]:
    return (told.whole(count), told.percent(count / cases), *(told.whole(end) for end in ends))


def alternatives(told: Told) -> Iterator[Part]:
    """Yield the versions side by side, and what else could be done on the same axis."""
    overview, practice = told.overview, told.practice
    yield from sentences(told.say("alternatives_law"))
    yield Figure(
        told.say("outcomes_caption"),
        described(overview),
        svg_of(outcome_chart(overview)),
        volume_table(told),
        told.source("compared"),
    )
    yield from beside_each_other(told)
    yield from sentences(told.say("alternatives_beside"))
    table = told.table(page_practice.lever_table(practice), "compared", "levers")
    rows = page_practice.lever_rows(practice, told.parts)
    if rows:
        words = (practice.say("levers_title"), practice.say("levers_axis"), practice.say("levers_described"))
        source = told.source("compared", "attributed")
        yield told.rows_figure(rows, words, table, form=".0%", reference=0.0, source=source)
    else:
        yield table
    yield told.author("alternatives")


def volume_table(told: Told) -> Table:
    """Return the outcomes of each version as counts."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            told.overview.titles[version["id"]],
            *(told.whole(version["outcomes"][outcome]) for outcome in SETTLED),
            told.whole(version["contested"]),
        )
        for version in told.versions
    )
    head = (told.say("key.version"), *(outcome_word(one, told.language) for one in SETTLED))
    caption = told.say("volumes")
    return Table(caption, (*head, told.say("contested")), rows, told.source("compared"), "volumes")


def preferred(told: Told) -> Iterator[Part]:
    """Yield the author's place: the model chooses nothing."""
    yield from sentences(told.say("chooses_nothing"))
    yield told.author("preferred")
