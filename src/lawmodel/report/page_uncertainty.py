"""How sure a change is: kinds of doubt side by side, what moves the ratio most, what would make it vanish."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted, decimal, percent, whole
from lawmodel.report.chart_look import LEVEL
from lawmodel.report.overview import Overview, Table
from lawmodel.report.row_chart import Row
from lawmodel.report.sensitivity_tornado import SEEN, SHOWN
from lawmodel.report.sensitivity_words import in_unit, number_words, ratio_words
from lawmodel.uncertainty.tornado import Moved

TRIED = ("least_favourable", "without_time", "worst_readings", "all_at_once")

NARROW = 0.5
"""The widest axis of ratios whose marks need two decimals."""


@dataclass(frozen=True)
class Sensitivity:
    """The data of a sensitivity in one language, with the book that names its readings."""

    data: Mapping[str, Any]
    book: StatuteBook
    language: str

    def say(self, key: str, **details: object) -> str:
        """Return words of the page."""
        return phrase(self.language, f"uncertainty.{key}", **details)

    @property
    def headline(self) -> float:
        """Return the ratio at central values."""
        return float(self.data["headline"]["ratio"])

    def bars(self, kind: Moved) -> list[Mapping[str, Any]]:
        """Return the widest bars of a kind that are seen, the second of two mirrored answers left out."""
        kept: list[Mapping[str, Any]] = []
        for bar in self.data["tornado"]:
            seen = bar["kind"] == kind and bar["width"] is not None and bar["width"] >= SEEN
            if seen and not any(_mirrored(bar, other) for other in kept):
                kept.append(bar)
        return kept[: SHOWN[kind]]

    def readings(self) -> list[Mapping[str, Any]]:
        """Return the bars of other readings."""
        return [
            bar for bar in self.data["tornado"] if bar["kind"] == "reading" and bar["at_high"] is not None
        ]


def _mirrored(bar: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if bar["kind"] != "population" or bar["id"].rpartition("/")[0] != other["id"].rpartition("/")[0]:
        return False
    return isclose(bar["at_low"], other["at_high"]) and isclose(bar["at_high"], other["at_low"])


def law_doubts(overview: Overview) -> list[Row]:
    """Return the doubts about what the law allows: chance in the cases, and other readings."""
    change, say = overview.change, _saying(overview.language)
    if change["ratio"] is None:
        return []
    rows = [_doubt(say("sampling"), change["low"], change["high"], change["ratio"], overview.language)]
    over = change.get("over_readings")
    if over is not None:
        rows.append(
            _doubt(say("readings_law"), over["low"], over["high"], change["ratio"], overview.language)
        )
    return rows


def disclosed_doubts(overview: Overview, sensitivity: Sensitivity | None) -> list[Row]:
    """Return the four doubts about what is disclosed; never blended, and the readings last."""
    shift, language = overview.change["disclosures"], overview.language
    say = _saying(language)
    if shift["ratio"] is None:
        return []
    middle, central = shift["ratio"], shift["at_central_values"]
    rows = [_doubt(say("sampling"), shift["sampling"]["low"], shift["sampling"]["high"], middle, language)]
    rows.append(_doubt(say("ranges"), shift["low"], shift["high"], middle, language))
    models = _model_ratios(overview)
    if models:
        words = counted(language, "uncertainty.doubt.models", len(models))
        rows.append(_doubt(words, min(models), max(models), central, language))
    if sensitivity is not None:
        ends = [sensitivity.headline, *(bar["at_high"] for bar in sensitivity.readings())]
        words = say("readings", cases=whole(language, sensitivity.data["inputs"]["cases"]))
        rows.append(_doubt(words, min(ends), max(ends), sensitivity.headline, language))
    return rows


def _model_ratios(overview: Overview) -> list[float]:
    ids = [version["id"] for version in overview.ends]
    return [
        change["at_central_values"]
        for model in overview.data["practice"]["models"]
        for change in model["changes"]
        if [change["from_version"], change["to_version"]] == ids and change["at_central_values"] is not None
    ]


def _saying(language: str) -> Callable[..., str]:
    return lambda key, **details: phrase(language, f"uncertainty.doubt.{key}", **details)


def _doubt(words: str, low: float, high: float, middle: float, language: str) -> Row:
    return Row(words, low, high, f"{decimal(language, low)}\u2013{decimal(language, high)}", LEVEL, middle)


def doubt_table(rows: Sequence[Row], language: str) -> Table:
    """Return the doubts as a table."""
    head = tuple(phrase(language, f"uncertainty.{key}") for key in ("kind", "interval", "middle"))
    cells = tuple((row.words, row.figure, decimal(language, row.middle or 0.0)) for row in rows)
    return Table(phrase(language, "uncertainty.doubt_caption"), head, cells)


def tornado_rows(sensitivity: Sensitivity, kind: Moved) -> list[Row]:
    """Return a bar of one kind between the ratios at both ends of what is believed, the widest first."""
    rows = []
    for bar in sensitivity.bars(kind):
        low, high = sorted((bar["at_low"], bar["at_high"], sensitivity.headline))[::2]
        said = f"{decimal(sensitivity.language, low)}\u2013{decimal(sensitivity.language, high)}"
        words = bar["text"][sensitivity.language]
        rows.append(Row(words, low, high, said, LEVEL, sensitivity.headline))
    return rows


def tornado_table(sensitivity: Sensitivity, kind: Moved) -> Table:
    """Return the same bars with the values that they go between."""
    language = sensitivity.language
    rows = [
        (
            bar["text"][language],
            *(_value(bar, end, sensitivity) for end in ("low", "high")),
            *(ratio_words(bar[end], language) for end in ("at_low", "at_high")),
        )
        for bar in sensitivity.bars(kind)
    ]
    heads = ("what", "from_value", "to_value", "ratio_from", "ratio_to")
    return Table(_note(sensitivity, kind), tuple(sensitivity.say(head) for head in heads), tuple(rows))


def _note(sensitivity: Sensitivity, kind: Moved) -> str:
    moves, language = sensitivity.data["inputs"]["moves"], sensitivity.language
    if kind is not Moved.POPULATION:
        return phrase(language, "sensitivity.ends_note")
    share, persons = decimal(language, moves["share_odds"], 1), percent(language, moves["persons"], 0)
    return phrase(language, "sensitivity.moves_note", share=share, persons=persons)


def _value(bar: Mapping[str, Any], end: str, sensitivity: Sensitivity) -> str:
    value = bar[f"{end}_value"]
    if bar["kind"] == "reading":
        readings = sensitivity.book.questions[bar["id"].partition("=")[0]].readings
        return readings[value].title[sensitivity.language] if value in readings else str(value)
    return number_words(value, sensitivity.language, bar["unit"])


def threshold_sentences(sensitivity: Sensitivity) -> str:
    """Return what would have to be true for the change to vanish."""
    return str(sensitivity.data["threshold"]["statement"][sensitivity.language])


def threshold_table(sensitivity: Sensitivity) -> Table:
    """Return what was tried to make the change vanish, and what became of it."""
    found, language = sensitivity.data["threshold"], sensitivity.language
    bars = {bar["id"]: bar for bar in sensitivity.data["tornado"]}
    rows = []
    for parameter in found["parameters"]:
        for crossing in parameter["vanishes_at"]:
            low, value, high = (
                number_words(number, language)
                for number in (parameter["low"], crossing["value"], parameter["high"])
            )
            bar = bars[parameter["id"]]
            value = in_unit(value, bar["unit"], language)
            what = bar["text"][language]
            words = sensitivity.say("crossing", what=what, value=value, low=low, high=high)
            where = phrase(language, f"sensitivity.{'inside' if crossing['believed'] else 'outside'}")
            became = phrase(language, "sensitivity.vanished")
            then = sensitivity.say("crossing_then", became=became, where=where)
            rows.append((words, ratio_words(crossing["ratio"], language), then))
    for key in TRIED:
        tried = found[key]
        if tried is not None:
            became = phrase(language, f"sensitivity.{'vanished' if tried['vanished'] else 'remains'}")
            rows.append((sensitivity.say(f"tried.{key}"), ratio_words(tried["ratio"], language), became))
    margin, ratio = percent(language, found["margin"], 0), ratio_words(found["ratio"], language)
    side = "at_most" if found["ratio"] >= 1 else "at_least"
    caption = phrase(language, f"sensitivity.{side}", ratio=ratio, margin=margin)
    heads = (sensitivity.say("if"), sensitivity.say("then_ratio"), sensitivity.say("then"))
    return Table(caption, heads, tuple(rows))


def axis_form(rows: Sequence[Row]) -> str:
    """Return how the numbers of an axis are written: with as many decimals as tell its marks apart."""
    ends = [1.0, *(end for row in rows for end in (row.start, row.end))]
    return ".1f" if max(ends) - min(ends) > NARROW else ".2f"


def reading_table(overview: Overview, sensitivity: Sensitivity | None) -> Table:
    """Return each other reading: cases allowed under the later version, and the ratio of disclosures."""
    language, book = overview.language, overview.book
    ratios = {} if sensitivity is None else {bar["id"]: bar["at_high"] for bar in sensitivity.readings()}
    after = overview.ends[1]
    rows = [
        (
            book.questions[one["question"]].text[language],
            book.questions[one["question"]].readings[one["reading"]].title[language],
            _allowed(one["allowed"], one["interval"], language),
            ratio_words(ratios.get(f"{one['question']}={one['reading']}"), language),
        )
        for one in after["other_readings"]
    ]
    say = _saying(language)
    chosen = _allowed(after["allowed"], after["intervals"]["allowed"], language)
    headline = None if sensitivity is None else sensitivity.headline
    rows.insert(0, (say("chosen"), "", chosen, ratio_words(headline, language)))
    head = tuple(
        phrase(language, f"uncertainty.{key}") for key in ("question", "reading", "allowed", "disclosed")
    )
    caption = phrase(language, "uncertainty.readings_caption", cases=whole(language, after["cases"]))
    if sensitivity is not None and sensitivity.data["inputs"]["cases"] != after["cases"]:
        fewer = whole(language, sensitivity.data["inputs"]["cases"])
        caption = f"{caption} {phrase(language, 'uncertainty.readings_fewer', cases=fewer)}"
    return Table(caption, head, tuple(rows), words=2)


def _allowed(count: float, interval: Sequence[float], language: str) -> str:
    low, high = (whole(language, end) for end in interval)
    return f"{whole(language, count)} ({low}\u2013{high})"


def sobol_table(sensitivity: Sensitivity) -> Table | None:
    """Return whose spread it is; None where it was not reckoned."""
    sobol, language = sensitivity.data["sobol"], sensitivity.language
    if sobol is None:
        return None
    texts = {bar["id"]: bar["text"][language] for bar in sensitivity.data["tornado"]}
    rows = tuple(
        (texts[one["id"]], *(_index(one[order], language) for order in ("first_order", "total_order")))
        for one in sobol["parameters"]
    )
    heads = (
        sensitivity.say("what"),
        *(phrase(language, f"sensitivity.{k}") for k in ("by_itself", "with_others")),
    )
    return Table(phrase(language, "sensitivity.sobol_note"), heads, rows)


def _index(one: Mapping[str, float], language: str) -> str:
    value, low, high = (decimal(language, one[key]) for key in ("value", "low", "high"))
    return f"{value} ({low}\u2013{high})"


def described(title: str, rows: Sequence[Row]) -> str:
    """Return a chart of rows in words."""
    said = "; ".join(f"{row.words}: {row.figure}" for row in rows)
    return f"{title.rstrip('.')}. {said}."
