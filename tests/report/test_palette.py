"""Colours can be told from the page and from each other, by those who see few colours too."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import lawmodel
from tests.extras import needed

needed("altair")

from lawmodel.report.chart_look import FEWER, LEVEL, MORE  # noqa: E402
from lawmodel.report.colours import OUTCOME_COLOURS, RULE  # noqa: E402
from lawmodel.report.graph_marks import CHANGE_BORDERS, CHANGE_FILLS, INK, QUIET  # noqa: E402
from lawmodel.rulegraph.graph_difference import ChangeKind  # noqa: E402

Triple = tuple[float, float, float]
PAGE = "#FFFFFF"

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SRGB_TO_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
SETS = {
    "outcomes": list(OUTCOME_COLOURS.values()),
    "borders": list(CHANGE_BORDERS.values()),
    "more and fewer": [MORE, FEWER, LEVEL],
}
# Fills and the lines behind a chart carry nothing that an edge, a sign or a number does not.
CARRY_NOTHING = {PAGE, RULE, *CHANGE_FILLS.values()}
REPORTS = Path(lawmodel.__file__).parent / "report"
TOLD_APART = 12


def linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    one, two, three = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)
    )
    return one, two, three


def times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, relative luminance."""
    light, dark = sorted((times(SRGB_TO_XYZ, linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight: str) -> Triple:
    seen = times(SIGHTS[sight], linear(colour))
    clipped = (min(1, max(0, seen[0])), min(1, max(0, seen[1])), min(1, max(0, seen[2])))
    x, y, z = (
        t ** (1 / 3) if (t := part / white) > (6 / 29) ** 3 else t * 841 / 108 + 4 / 29
        for part, white in zip(times(SRGB_TO_XYZ, clipped), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    """CIE 1976."""
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("name", SETS)
def test_every_mark_stands_out_from_the_page(name: str) -> None:
    assert {colour: contrast(colour, PAGE) for colour in SETS[name] if contrast(colour, PAGE) < 3} == {}


def test_no_chart_has_a_colour_of_its_own_that_cannot_be_seen() -> None:
    used = {
        (module.name, colour.upper())
        for module in REPORTS.glob("*.py")
        for colour in re.findall(r"#[0-9A-Fa-f]{6}\b", module.read_text(encoding="utf-8"))
    }
    assert used
    faint = {
        (name, colour) for name, colour in used if colour not in CARRY_NOTHING and contrast(colour, PAGE) < 3
    }
    assert faint == set()


@pytest.mark.parametrize("ink", [INK, QUIET])
def test_words_can_be_read_on_the_page(ink: str) -> None:
    assert contrast(ink, PAGE) >= 4.5


@pytest.mark.parametrize("change", ChangeKind)
def test_words_can_be_read_in_every_box_and_every_box_has_an_edge(change: ChangeKind) -> None:
    assert contrast(INK, CHANGE_FILLS[change]) >= 4.5
    assert contrast(CHANGE_BORDERS[change], CHANGE_FILLS[change]) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
def test_outcomes_are_told_apart_whatever_colours_one_sees(sight: str) -> None:
    near = {pair: distance(*pair, sight) for pair in combinations(SETS["outcomes"], 2)}
    assert {pair: found for pair, found in near.items() if found < TOLD_APART} == {}


@pytest.mark.parametrize("sight", SIGHTS)
def test_what_comes_and_what_goes_is_told_apart_whatever_colours_one_sees(sight: str) -> None:
    assert distance(MORE, FEWER, sight) >= TOLD_APART
    for look in (CHANGE_FILLS, CHANGE_BORDERS):
        assert distance(look[ChangeKind.ADDED], look[ChangeKind.REMOVED], sight) >= TOLD_APART


def test_the_measure_sees_that_red_and_green_are_not_told_apart() -> None:
    """A red and a green of one lightness, which most people tell apart at once."""
    red, green = "#C8553D", "#7A8B2E"
    assert distance(red, green, "all colours") > 40
    assert distance(red, green, "deuteranopia") < 25
