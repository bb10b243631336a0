"""Pictures as formats want them: points for Word and PDF, which show no SVG text alike everywhere."""

import re
from functools import lru_cache
from typing import Any

from lawmodel.documents.missing import MissingExtra

POINTS_PER_PIXEL = 3
"""How finely a picture is drawn: sharp at 20 cm and 300 points an inch."""
WIDTH_OF_TEXT = 600
"""Pixels of the text of a page: what pictures are drawn to."""
REMEMBERED = 64
"""Pictures kept while the program runs: the same report is written in several formats."""


@lru_cache(maxsize=REMEMBERED)
def png_of(svg: str) -> bytes:
    """Return a picture as PNG.

    Raises MissingExtra if the extra `report` is not installed.
    """
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise MissingExtra("report") from None
    return bytes(vl_convert.svg_to_png(svg, scale=POINTS_PER_PIXEL))


def size_of(svg: str) -> tuple[float, float]:
    """Return the width and the height of a picture in its own units (ValueError if it does not say)."""
    found = re.search(r'viewBox="[\d.\-]+ [\d.\-]+ ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("the picture says no size: it has no viewBox")
    return float(found[1]), float(found[2])


def svg_of(chart: Any) -> str:
    """Return an Altair chart as SVG, as wide as the text of a page.

    Raises MissingExtra if the extra `report` is not installed.
    """
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise MissingExtra("report") from None
    spec = chart.to_dict(validate=False)
    if spec.get("width") == "container":
        spec["width"] = WIDTH_OF_TEXT
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    return str(vl_convert.vegalite_to_svg(spec, show_warnings=False))
