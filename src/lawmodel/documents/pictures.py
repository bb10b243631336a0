"""Pictures as formats want them: points for Word and PDF, which show no SVG text alike everywhere."""

import re
from functools import lru_cache

from lawmodel.documents.missing import MissingExtra

POINTS_PER_PIXEL = 3
"""How finely a picture is drawn: sharp at 20 cm and 300 points an inch."""
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
