"""A municipality's own count carried to other versions of the law, in words and as data."""

from collections.abc import Sequence
from typing import Any

from lawmodel.comparison.levels import DisclosureLog, Level
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, whole


def levels_text(levels: Sequence[Level], disclosures: DisclosureLog, language: str) -> str:
    """Return the levels as lines."""
    count = whole(language, disclosures.disclosures)
    head = {"name": disclosures.name, "count": count, "version": disclosures.version}
    lines = [phrase(language, "compare.log", **head)]
    for level in levels:
        low, high = (decimal(language, end, 0) for end in level.interval)
        expected = decimal(language, level.expected, 0)
        words = {"version": level.version, "expected": expected, "low": low, "high": high}
        lines.append("  " + phrase(language, "compare.level", **words))
    return "\n".join(lines)


def levels_data(levels: Sequence[Level], disclosures: DisclosureLog) -> dict[str, Any]:
    """Return the levels as data."""
    return {
        "name": disclosures.name,
        "version": disclosures.version,
        "disclosures": disclosures.disclosures,
        "levels": [
            {
                "version": level.version,
                "expected": round(level.expected, 2),
                "interval": [round(end, 2) for end in level.interval],
            }
            for level in levels
        ],
    }
