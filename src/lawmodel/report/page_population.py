"""What cases look like: tables and rows of the page on the population, from the contract's data."""

from collections.abc import Mapping, Sequence
from typing import Any

from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, small_percent, whole
from lawmodel.pipeline.own_cases import OwnOutcomes
from lawmodel.report.compare_data import digest_of_data
from lawmodel.report.interval_chart import Mark, MarkedRow
from lawmodel.report.overview import English, Table
from lawmodel.report.page_outcomes import answer_names
from lawmodel.report.row_chart import Row

MOST_BARS = 20
"""Values of a number that get a bar of their own."""
BAR = "#3D8FCB"


def say(language: str, key: str, **details: object) -> str:
    """Return words of the page."""
    return phrase(language, f"people.{key}", **details)


def inputs_of(data: Mapping[str, Any], book: StatuteBook) -> dict[str, Any]:
    """Return what the figures of the page were made from."""
    digests = {"book": book.digests["book"], "readings": {"digest": book.digests["readings"]}}
    return {**data["inputs"], **digests, "result_digest": digest_of_data(data)}


def typical_table(data: Mapping[str, Any], language: str) -> Table:
    """Return the most common kinds of case in words, each with the share of cases that are alike."""
    rows = tuple(
        (one["words"][language], small_percent(language, one["share"])) for one in data["typical_cases"]
    )
    return Table(
        say(language, "typical_caption"), (phrase(language, "outcomes.in_words"), _share(language)), rows
    )


def _share(language: str) -> str:
    return say(language, "share")


def shares_of(data: Mapping[str, Any], fact: Fact, language: str) -> list[tuple[str, float]]:
    """Return the answers to a question and their shares; a number with many values in tenths of its span."""
    found = data["distributions"][fact.name]
    if fact.kind == "integer" and len(found) > MOST_BARS:
        return _binned(found)
    return [(name, found[key]) for key, name in answer_names(fact, language) if key in found]


def _binned(found: Mapping[str, float]) -> list[tuple[str, float]]:
    numbers = {int(key): share for key, share in found.items() if key.lstrip("-").isdigit()}
    low, high = min(numbers), max(numbers)
    step = (high - low) // 10 + 1
    bins: dict[int, float] = {}
    for number in sorted(numbers):
        bins[(number - low) // step] = bins.get((number - low) // step, 0.0) + numbers[number]
    return [(f"{low + k * step}\u2013{low + (k + 1) * step - 1}", share) for k, share in bins.items()]


def share_rows(shares: Sequence[tuple[str, float]], language: str) -> list[Row]:
    """Return shares as bars."""
    return [Row(name, 0.0, share, small_percent(language, share), colour=BAR) for name, share in shares]


def share_table(shares: Sequence[tuple[str, float]], fact: Fact, language: str, cases: int) -> Table:
    """Return shares as a table."""
    rows = tuple((name, small_percent(language, share)) for name, share in shares)
    caption = say(
        language,
        "share_caption",
        question=fact.question.get(language, fact.label[language]),
        cases=whole(language, cases),
    )
    return Table(caption, (fact.label[language], _share(language)), rows)


def portrait_table(data: Mapping[str, Any], facts: Sequence[Fact], language: str) -> Table:
    """Return the answers that describe a case, with their shares."""
    rows = tuple(
        (fact.label[language], name, small_percent(language, share))
        for fact in facts
        for name, share in shares_of(data, fact, language)
    )
    head = (say(language, "variable"), say(language, "answer"), _share(language))
    return Table(say(language, "portrait_caption"), head, rows, words=2)


def dependence_table(data: Mapping[str, Any], language: str) -> Table:
    """Return what hangs together, as listed and as drawn cases show it."""
    rows = tuple(
        (
            one["text"][language],
            phrase(language, f"statuses.{one['status'].replace(' ', '_')}"),
            English(one["source"]),
            decimal(language, one["target"]),
            decimal(language, one["simulated"]),
            phrase(language, f"answer.{'yes' if one['holds'] else 'no'}"),
        )
        for one in data["dependences"]
    )
    words = (phrase(language, f"population.{key}") for key in ("dependence", "target", "shown", "holds"))
    first, *rest = words
    head = (first, say(language, "status"), say(language, "source"), *rest)
    return Table(say(language, "dependence_caption"), head, rows, words=3)


def change_rows(data: Mapping[str, Any], titles: Mapping[str, Text], language: str) -> tuple[MarkedRow, ...]:
    """Return the change of what is allowed under the population and its variants."""
    rows = []
    for recipe, change in data["changes"].items():
        if change is not None:
            (low, high), value = change["interval"], change["ratio"]
            figure, *ends = (decimal(language, number) for number in (value, low, high))
            words = f"{figure} ({ends[0]}\u2013{ends[1]})"
            series = say(language, "times")
            rows.append(MarkedRow(titles[recipe][language], (Mark(series, value, low, high, words),)))
    return tuple(rows)


def change_table(rows: Sequence[MarkedRow], language: str, before: str, after: str) -> Table:
    """Return the changes as a table."""
    head = (phrase(language, "dashboard.population"), say(language, "times"))
    caption = say(language, "change_caption", before=before, after=after)
    return Table(caption, head, tuple((row.words, row.marks[0].figure) for row in rows))


def calibration_table(data: Mapping[str, Any], language: str) -> Table:
    """Return published figures beside what drawn persons show."""
    keys = ("quantity", "unit", "year")
    head = [phrase(language, f"calibration.{key}") for key in keys]
    head += [
        say(language, "source"),
        phrase(language, "calibration.use"),
        phrase(language, "calibration.target"),
    ]
    head += [say(language, "shown"), say(language, "ratio"), phrase(language, "calibration.outcome")]
    rows = tuple(_calibrated(row, language) for row in data["rows"])
    within, outside = (sum(row["verdict"] == v for row in data["rows"]) for v in ("within", "outside"))
    caption = phrase(language, "calibration.verdict", within=within, outside=outside)
    return Table(caption, tuple(head), rows, words=5)


def _calibrated(row: Mapping[str, Any], language: str) -> tuple[str, ...]:
    target = row["target"] if isinstance(row["target"], list) else [row["target"]]
    ends = [_number(one, language) for one in target if one is not None]
    return (
        row["quantity"][language],
        row["unit"][language],
        str(row["year"]),
        English(row["source"]),
        phrase(language, f"calibration.uses.{row['use'].replace(' ', '_')}"),
        "\u2013".join(ends) or _number(None, language),
        _number(row["simulated"], language),
        _number(row["ratio"], language),
        phrase(language, f"calibration.verdicts.{row['verdict']}"),
    )


def _number(number: float | None, language: str) -> str:
    if number is None:
        return "\u2013"
    return decimal(language, number, 0 if abs(number) >= 100 else 3)


def own_table(found: Sequence[OwnOutcomes], titles: Mapping[str, Text], language: str) -> Table:
    """Return the outcomes of somebody's own cases: counts, and shares in brackets."""
    outcomes = (*SETTLED, Outcome.OPEN)
    rows = tuple(
        (
            titles[one.version][language],
            *(f"{whole(language, one.counts[o])} ({percent(language, one.shares[o])})" for o in outcomes),
        )
        for one in found
    )
    head = (
        phrase(language, "compare.version"),
        *(phrase(language, f"assess.outcomes.{o}") for o in outcomes),
    )
    return Table(say(language, "own_caption"), head, rows)
