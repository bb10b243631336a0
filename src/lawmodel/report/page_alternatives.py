"""Up to four versions or scenarios against the same measures: a matrix with a small bar in every field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent
from lawmodel.report.overview import Overview
from lawmodel.report.page_practice import PER, per_thousand

LETTERS = "ABCD"
NOTHING = "\u2013"
WIDEST_BAR = 7
"""In letters' heights, so that the columns of a row have one scale whatever their width."""


@dataclass(frozen=True)
class Alternative:
    """One column: what it is called, and its comparison from the first column's version to its own."""

    title: str
    overview: Overview

    @property
    def practice(self) -> tuple[str, ...]:
        """Return the practice model and what is added to it."""
        practice = self.overview.data["inputs"]["practice"]
        return (practice["id"], *practice["levers"])

    @property
    def disclosed(self) -> float:
        """Return the disclosures at central values."""
        return float(self.overview.ends[-1]["disclosures"]["at_central_values"])

    def channel(self, name: str) -> float:
        """Return what goes one way, at central values."""
        return float(self.overview.ends[-1]["disclosures"]["channels"][name]["at_central_values"])


@dataclass(frozen=True)
class Field:
    """A figure in words, and how long its bar is; None where there is no figure."""

    words: str
    value: float | None


@dataclass(frozen=True)
class Matrix:
    """Measures by alternatives."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Field, ...]], ...]


Measure = Callable[[Alternative, Alternative], Field]


def matrix(alternatives: Sequence[Alternative], language: str) -> Matrix:
    """Return every measure of every alternative; ratios are against the first of them."""
    first = alternatives[0]
    head = tuple(f"{letter}. {one.title}" for letter, one in zip(LETTERS, alternatives, strict=False))
    rows = tuple(
        (
            phrase(language, f"alternatives.measure.{name}"),
            tuple(measure(one, first) for one in alternatives),
        )
        for name, measure in MEASURES.items()
    )
    return Matrix(phrase(language, "alternatives.caption", first=LETTERS[0]), ("", *head), rows)


def equal_columns(shown: Matrix) -> list[tuple[int, int]]:
    """Return, by place, each alternative whose figures are those of an earlier one, after the first such."""
    columns = list(zip(*(fields for _, fields in shown.rows), strict=True))
    firsts = [columns.index(column) for column in columns]
    return [(first, place) for place, first in enumerate(firsts) if first < place]


def html_matrix(shown: Matrix) -> str:
    """Return the matrix as a table; bars in a row are of one scale and only repeat the figures."""
    top = "".join(f'<th scope="col">{escape(word)}</th>' if word else "<td></td>" for word in shown.head)
    body = "".join(_row(name, fields) for name, fields in shown.rows)
    named = escape(shown.caption)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{named}"><table class="figures bars">'
        f"<caption>{named}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(name: str, fields: Sequence[Field]) -> str:
    longest = max((field.value for field in fields if field.value is not None), default=0.0)
    cells = "".join(f"<td>{escape(field.words)}{_bar(field, longest)}</td>" for field in fields)
    return f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'


def _bar(field: Field, longest: float) -> str:
    if field.value is None or not longest:
        return ""
    return f'<span class="bar" style="width: {WIDEST_BAR * field.value / longest:.2f}rem"></span>'


def _share(name: str) -> Measure:
    def measured(one: Alternative, _: Alternative) -> Field:
        version = one.overview.ends[-1]
        value, low, high = (
            number / version["cases"] for number in (version[name], *version["intervals"][name])
        )
        return Field(_with_interval(value, low, high, one.overview.language, percent), value)

    return measured


def _with_interval(
    value: float, low: float, high: float, language: str, written: Callable[[str, float], str]
) -> str:
    return f"{written(language, value)} ({written(language, low)}\u2013{written(language, high)})"


def _allowed_ratio(one: Alternative, _: Alternative) -> Field:
    change = one.overview.change
    ratio, language = change["ratio"], one.overview.language
    if ratio is None:
        return Field(NOTHING, None)
    if len(one.overview.data["versions"]) == 1:
        return Field(decimal(language, ratio), ratio)
    return Field(_with_interval(ratio, change["low"], change["high"], language, decimal), ratio)


def _assessments(one: Alternative, _: Alternative) -> Field:
    version = one.overview.ends[-1]
    ends = (version["assessments"], *version["intervals"]["assessments"])
    value, low, high = (number / version["cases"] for number in ends)
    return Field(_with_interval(value, low, high, one.overview.language, decimal), value)


def _disclosed_level(one: Alternative, _: Alternative) -> Field:
    version = one.overview.ends[-1]
    scale = PER / version["cases"]
    level: Mapping[str, float] = {
        name: version["disclosures"][name] * scale for name in ("low", "at_central_values", "high")
    }
    language = one.overview.language
    low, middle, high = (per_thousand(level[name], language) for name in ("low", "at_central_values", "high"))
    return Field(middle if low == high else f"{middle} ({low}\u2013{high})", level["at_central_values"])


def _disclosed_ratio(one: Alternative, first: Alternative) -> Field:
    if not first.disclosed:
        return Field(NOTHING, None)
    ratio, language = one.disclosed / first.disclosed, one.overview.language
    shift = one.overview.change.get("disclosures") or {}
    # Draws of one practice are made for both versions; those of two practices have nothing in common.
    if one.practice != first.practice or shift.get("low") is None or shift["low"] == shift["high"]:
        return Field(decimal(language, ratio), ratio)
    return Field(_with_interval(ratio, shift["low"], shift["high"], language, decimal), ratio)


def _gap(one: Alternative, _: Alternative) -> Field:
    share = one.overview.data["practice"]["gap"][-1]["share_of_allowed_disclosed"]
    return Field(percent(one.overview.language, share, 2), share)


def _consent(one: Alternative, _: Alternative) -> Field:
    if not one.disclosed:
        return Field(NOTHING, None)
    share = one.channel("consent") / one.disclosed
    return Field(percent(one.overview.language, share), share)


def _deidentified(one: Alternative, _: Alternative) -> Field:
    if not one.disclosed:
        return Field(NOTHING, None)
    ratio = one.channel("deidentified") / one.disclosed
    return Field(decimal(one.overview.language, ratio, 1), ratio)


def _spread(one: Alternative, _: Alternative) -> Field:
    places = one.overview.ends[-1]["disclosures"]["between_municipalities"]
    low, high = places["tenth"], places["nine_tenths"]
    if low is None or high is None:
        return Field(NOTHING, None)
    language = one.overview.language
    return Field(f"{percent(language, low, 2)}\u2013{percent(language, high, 2)}", high)


MEASURES: Mapping[str, Measure] = {
    "allowed": _share("allowed"),
    "allowed_ratio": _allowed_ratio,
    "contested": _share("contested"),
    "assessments": _assessments,
    "disclosed": _disclosed_level,
    "disclosed_ratio": _disclosed_ratio,
    "gap": _gap,
    "consent": _consent,
    "deidentified": _deidentified,
    "spread": _spread,
}
