"""How every chart looks: neutral colours that differ in lightness, numbers as the language writes them."""

from collections.abc import Mapping, Sequence
from itertools import count
from textwrap import wrap
from typing import Any, TypeVar

import altair as alt

from lawmodel.concepts.outcome import Outcome
from lawmodel.report.graph_marks import INK, QUIET

RULE = "#D0D4D8"
PAPER = "#FFFFFF"
FONT = '"Source Sans", sans-serif'

OUTCOME_COLOURS = {
    Outcome.PROHIBITED: "#8C2D04",
    Outcome.PERMITTED: "#3D8FCB",
    Outcome.REQUIRED: "#08306B",
}
MORE = "#0072B2"
FEWER = "#A84300"
LEVEL = QUIET
"""What adds, what takes away, and what stands; the sign is always written too."""
_SWEDISH = {
    "decimal": ",",
    "thousands": "\u00a0",
    "grouping": [3],
    "currency": ["", "\u00a0kr"],
    "minus": "\u2212",
    "percent": "\u00a0%",
}

WIDEST_TITLE = 38
"""Letters of a line under the axis, so that it fits a narrow window."""

Chart = TypeVar("Chart", alt.Chart, alt.LayerChart)


def charted(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """Return a chart of plain rows."""
    return alt.Chart(alt.InlineData(values=list(rows)))


def title_lines(title: str) -> list[str]:
    """Return the title of an axis in lines of about the same length, so that none holds a word alone."""
    fewest = len(wrap(title, WIDEST_TITLE))
    return next(
        lines for width in count(len(title) // fewest) if len(lines := wrap(title, max(width, 1))) <= fewest
    )


def finished(chart: Chart, language: str) -> Chart:
    """Return a chart in the house's ink, with its numbers written in the language, drawn as SVG."""
    config: dict[str, object] = {
        "font": FONT,
        "view": {"stroke": None},
        "text": {"color": INK},
        "axis": {"labelColor": INK, "titleColor": INK, "gridColor": RULE, "domainColor": QUIET},
        "legend": {"labelColor": INK, "titleColor": INK, "labelLimit": 0},
        "title": {"color": INK, "subtitleColor": QUIET, "anchor": "start"},
    }
    if language == "sv":
        config["locale"] = {"number": _SWEDISH}
    dressed = chart.properties(usermeta={"embedOptions": {"renderer": "svg"}})
    dressed.config = alt.Config.from_dict(config)
    return dressed
