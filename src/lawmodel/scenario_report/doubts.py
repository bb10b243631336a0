"""Headings 18 and 19: how sure it is, what is believed, and what is left to ask."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lawmodel.documents.parts import Cell, Heading, Part, Table, bullets
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted, whole
from lawmodel.report import page_assumptions, page_uncertainty
from lawmodel.report.overview import doubts as doubts_of
from lawmodel.report.row_chart import Row
from lawmodel.scenario_report.told import Told, sentences
from lawmodel.uncertainty.tornado import Moved

LIMITS = "limits"


def uncertainty(told: Told) -> Iterator[Part]:
    """Yield kinds of doubt side by side, what moves the ratio most, and what the model cannot say."""
    say = told.say
    yield from sentences(phrase(told.language, "uncertainty.about"))
    if told.overview.change.get("disclosures"):
        yield from _doubts(told, "law", page_uncertainty.law_doubts(told.overview))
        rows = page_uncertainty.disclosed_doubts(told.overview, told.sensitivity)
        yield from _doubts(told, "disclosed", rows)
    yield from _moved(told)
    yield Heading(phrase(told.language, "uncertainty.readings_title"), 2)
    table = page_uncertainty.reading_table(told.overview, told.sensitivity)
    yield told.table(table, ("compared", "sensed"), "readings")
    yield Heading(say("believed"), 2)
    yield statuses(told)
    yield Heading(say("cannot_say"), 2)
    yield bullets(page_assumptions.lines(told.language, LIMITS))
    yield Heading(say("flagged"), 2)
    yield bullets(doubts_of(told.overview, told.versions) or [say("no_flags")])
    yield told.author("uncertainty")


def _doubts(told: Told, key: str, rows: Sequence[Row]) -> Iterator[Part]:
    yield Heading(phrase(told.language, f"uncertainty.{key}_title"), 2)
    if not rows:
        yield from sentences(phrase(told.language, "uncertainty.no_ratio"))
        return
    yield from sentences(phrase(told.language, "uncertainty.doubt_caption"))
    steps = ("compared", "sensed") if key == "disclosed" else ("compared",)
    table = told.table(
        page_uncertainty.doubt_table(rows, told.language),
        steps,
        f"doubts_{key}",
        told.say(f"doubts_{key}_caption"),
    )
    words = (
        told.say(f"doubts_{key}"),
        phrase(told.language, f"uncertainty.{key}_axis"),
        phrase(told.language, f"uncertainty.{key}_described"),
    )
    yield told.rows_figure(rows, words, table, form=".1f", reference=1.0)


def _moved(told: Told) -> Iterator[Part]:
    sensitivity = told.sensitivity
    if sensitivity is None:
        return
    yield Heading(sensitivity.say("tornado_title"), 2)
    yield from sentences(sensitivity.say("tornado_about"))
    for kind in Moved:
        rows = page_uncertainty.tornado_rows(sensitivity, kind)
        if rows:
            title = counted(told.language, f"sensitivity.tornado.{kind}", len(rows))
            table = told.table(page_uncertainty.tornado_table(sensitivity, kind), "sensed", f"moved_{kind}")
            words = (title, sensitivity.say("disclosed_axis"), title)
            yield told.rows_figure(rows, words, table, form=".2f", reference=None)
    yield Heading(sensitivity.say("threshold_title"), 2)
    yield from sentences(page_uncertainty.threshold_sentences(sensitivity))
    yield told.table(page_uncertainty.threshold_table(sensitivity), "sensed", "threshold")


def statuses(told: Told) -> Table:
    """Return how many entries of the register have each status."""
    counts = Counter(one["status"] for one in told.results.assumed["entries"])
    ranked = sorted(counts, key=lambda status: (-counts[status], status))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (page_assumptions.status_word(status, told.language), told.whole(counts[status])) for status in ranked
    )
    head = (told.say("status"), told.say("entries"))
    total = whole(told.language, sum(counts.values()))
    return Table(told.say("statuses", total=total), head, rows, told.source("assumed"), "statuses")


def open_questions(told: Told) -> Iterator[Part]:
    """Yield what is left to ask a lawyer, and what another reading would turn."""
    yield from sentences(told.say("questions_about"))
    yield from listed(told.results.questions.get(told.language, ()))
    # Each question is a line of its own, above the conclusions that another reading of it changes.
    flips = told.results.flips.get(told.language, ())
    yield from listed([line.removeprefix("  ") for line in flips])
    yield told.author("questions")


def listed(lines: Sequence[str]) -> Iterator[Part]:
    """Yield lines of which those that stand in are items of a list, under the line that does not."""
    items: list[str] = []
    for line in lines:
        if line.startswith(" "):
            items.append(line.strip())
            continue
        if items:
            yield bullets(items)
            items = []
        yield from sentences(line.strip())
    if items:
        yield bullets(items)
