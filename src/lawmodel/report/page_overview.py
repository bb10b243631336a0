"""The answer of the overview: law and practice in one sentence, figures of practice, parts of a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawmodel.concepts.vocabulary import Text
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import MINUS, decimal, percent, whole
from lawmodel.report.chart_look import LEVEL
from lawmodel.report.overview import KeyFigure, Overview, Table, headline
from lawmodel.report.row_chart import Row

OF_TWENTY = 20
MOST_PARTS = 7
SMALLEST_PART = 0.02
"""Amendments that come to less of what all of them move are shown together."""
INDEX = 100


def answer(overview: Overview, practice: str) -> str:
    """Return what changes: what may be handed over, and what is, in one sentence."""
    law = headline(overview)
    shift = overview.change.get("disclosures")
    if not overview.moved or shift is None or shift["ratio"] is None:
        return law
    said = overview.say(
        "and_disclosed", law=law[:-1], practice=practice, ratio=_two(overview, shift["ratio"])
    )
    if shift["often"] is None or not spread(shift):
        return f"{said}."
    often = shift["often"]
    side = "at_least" if "at_least" in often else "at_most"
    words = {"said": said, "number": often["of_twenty"], "of": OF_TWENTY}
    return overview.say(f"often_{side}", bound=_two(overview, often[side]), **words)


def spread(shift: Mapping[str, Any]) -> bool:
    """Say whether draws of the assumptions of practice make for other ratios."""
    return bool(shift["draws"]) and shift["low"] != shift["high"]


def practice_figures(overview: Overview) -> tuple[KeyFigure, ...]:
    """Return the ratio of disclosures, how much of what is allowed is disclosed, the part of the wording."""
    shift = overview.change.get("disclosures")
    if shift is None:
        return (_no_ratio(overview, "no_shift"), _gap(overview))
    return (_disclosed_ratio(overview, shift), _gap(overview), _wording(overview))


def _disclosed_ratio(overview: Overview, shift: Mapping[str, Any]) -> KeyFigure:
    say = overview.say
    if shift["ratio"] is None:
        return _no_ratio(overview, "figure.nothing_disclosed")
    sampling = shift["sampling"]
    ends = {"low": _two(overview, sampling["low"]), "high": _two(overview, sampling["high"])}
    interval = say("figure.interval", **ends)
    if spread(shift):
        drawn = {"low": _two(overview, shift["low"]), "high": _two(overview, shift["high"])}
        interval = f"{say('figure.drawn', **drawn)}; {interval}"
    value = _two(overview, shift["ratio"]) + " \u00d7"
    return KeyFigure(say("figure.disclosed"), value, interval, say("figure.about_disclosed"))


def _no_ratio(overview: Overview, why: str) -> KeyFigure:
    say = overview.say
    return KeyFigure(say("figure.disclosed"), say("figure.none"), say(why), say("figure.about_disclosed"))


def _gap(overview: Overview) -> KeyFigure:
    shares = [one["share_of_allowed_disclosed"] for one in overview.data["practice"]["gap"]]
    before, after = (percent(overview.language, share, 2) for share in (shares[0], shares[-1]))
    say = overview.say
    return KeyFigure(say("figure.gap"), after, say("figure.was", before=before), say("figure.about_gap"))


def _wording(overview: Overview) -> KeyFigure:
    """Return how much of the change is of the wording, the rest being of practice."""
    ids = [version["id"] for version in overview.ends]
    rows = overview.data["practice"]["law_and_practice"]
    (row,) = (row for row in rows if [row["from_version"], row["to_version"]] == ids)
    base = overview.ends[0]["disclosures"]["at_central_values"]
    say = overview.say
    if not base:
        return KeyFigure(say("figure.wording"), say("figure.none"), "", say("figure.about_wording"))
    parts = {name: signed_percent(overview.language, row[name] / base, 0) for name in ("wording", "practice")}
    together = signed_percent(overview.language, row["wording"] / base + row["practice"] / base, 0)
    about = say("figure.of_practice", practice=parts["practice"], together=together)
    return KeyFigure(say("figure.wording"), parts["wording"], about, say("figure.about_wording"))


def signed_percent(language: str, share: float, places: int = 1) -> str:
    """Return a difference in per cent, with its sign.

    >>> signed_percent("en", 0.5), signed_percent("en", 0)
    ('+50.0%', '0.0%')
    """
    written = percent(language, share, places)
    return written if share <= 0 or written.startswith(MINUS) else f"+{written}"


def _two(overview: Overview, number: float) -> str:
    return decimal(overview.language, number)


@dataclass(frozen=True)
class Parts:
    """What each amendment adds to a measure, the largest first and small ones together.

    Values stand on a scale where the earlier version is 100, or as they are if it is nothing.
    """

    data: Mapping[str, Any]
    language: str

    @property
    def figures(self) -> Mapping[str, Any]:
        """Return what cases stand for, or counts where they have no weights."""
        figures: Mapping[str, Any] = self.data.get("weighted", self.data)
        return figures

    @property
    def scale(self) -> float:
        """Return what a value is multiplied by."""
        return INDEX / self.figures["before"] if self.figures["before"] else 1.0

    def parts(self) -> list[tuple[str, float]]:
        """Return names and values on the scale; they add up to the change."""
        titles = {one["amendment"]: self.title(one) for one in self.data["amendments"]}
        values = [(row["amendment"], row["value"]) for row in self.figures["shapley"] if row["value"]]
        ranked = sorted(values, key=lambda pair: (-abs(pair[1]), pair[0]))
        least = SMALLEST_PART * sum(abs(value) for _, value in ranked)
        large = [pair for pair in ranked[:MOST_PARTS] if abs(pair[1]) >= least]
        # One that is left alone keeps its name.
        large = ranked if len(ranked) == len(large) + 1 else large
        rest = [value for _, value in ranked[len(large) :]]
        found = [(titles[name], value * self.scale) for name, value in large]
        if rest:
            name = phrase(self.language, "overview.parts_rest", count=len(rest))
            found.append((name, sum(rest) * self.scale))
        return found

    def title(self, amendment: Mapping[str, Any]) -> str:
        """Return the name of an amendment, or that it is undone."""
        title: Text = amendment["title"]
        own = title[self.language]
        return phrase(self.language, "attribute.undone", title=own) if amendment["undone"] else own


def waterfall_rows(parts: Parts, before: str, after: str) -> list[Row]:
    """Return the way from the earlier level to the later, a step per amendment."""
    level = parts.figures["before"] * parts.scale
    rows = [Row(before, 0.0, level, _written(level, parts.language), LEVEL)]
    for name, value in parts.parts():
        rows.append(Row(name, level, level + value, _signed(value, parts.language)))
        level += value
    end = parts.figures["after"] * parts.scale
    return [*rows, Row(after, 0.0, end, _written(end, parts.language), LEVEL)]


def waterfall_table(parts: Parts, before: str, measure: str) -> Table:
    """Return what each amendment adds to what is allowed or disclosed, and its share of the change."""
    total = parts.figures["total"] * parts.scale
    language = parts.language
    rows = [
        (name, _signed(value, language), percent(language, value / total) if total else "–")
        for name, value in parts.parts()
    ]
    rows.append((phrase(language, "attribute.together"), _signed(total, language), percent(language, 1.0)))
    head = [phrase(language, f"attribute.{key}") for key in ("amendment", "shapley", "share")]
    cases = whole(language, parts.figures["cases"])
    caption = phrase(language, f"overview.parts_caption.{measure}", before=before, cases=cases)
    return Table(caption, tuple(head), tuple(rows))


def waterfall_described(rows: list[Row], language: str) -> str:
    """Return the steps in words."""
    return phrase(language, "overview.parts_described", rows="; ".join(f"{r.words} {r.figure}" for r in rows))


def _written(value: float, language: str) -> str:
    return decimal(language, value, 1)


def _signed(value: float, language: str) -> str:
    written = _written(value, language)
    return written if value <= 0 or written.startswith(MINUS) else f"+{written}"
