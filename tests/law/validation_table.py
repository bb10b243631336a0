"""Published figures beside simulated ones, as tables in docs/validation.md: `make golden` writes them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import fsum

from lawmodel import pipeline
from lawmodel.population.targets import COUNTED_USES, Comparison
from tests.law.book import ROOT, opened
from tests.law.generated_tables import document_with, table

DOCUMENT = ROOT / "docs" / "validation.md"
BRANCHES = ("calibrated-2024", "calibrated-2025")
SEEDS = (1, 2, 3)
HEAD = (
    "row",
    "use",
    "status",
    "quantity",
    "year",
    "published",
    "simulated",
    "ratio",
    "tolerance",
    "verdict",
    "explanation",
)


def validation_tables() -> str:
    """Return a table per calibrated recipe: every target, the mean of three seeds, the verdict on all."""
    recipes = {name: pipeline.recipe_named(opened(), name) for name in BRANCHES}
    found = pipeline.calibrations(opened(), recipes, SEEDS)
    parts = [_part(name, comparisons) for name, comparisons in found.items()]
    return "\n".join(parts)


def _part(recipe: str, comparisons: Iterable[Comparison]) -> str:
    by_target = sorted(comparisons, key=lambda one: one.target.line)
    rows = [list(seeds) for _, seeds in groupby(by_target, key=lambda one: one.target.id)]
    return "\n".join([f"### `{recipe}`", "", *_counts(rows), "", table(HEAD, map(_cells, rows))])


def _counts(rows: Sequence[Sequence[Comparison]]) -> Iterator[str]:
    for use in COUNTED_USES:
        of_use = [seeds for seeds in rows if seeds[0].target.use == use]
        within = sum(all(one.verdict == "within" for one in seeds) for seeds in of_use)
        yield f"- {use}: {within} of {len(of_use)} rows lie within tolerance on all of seeds 1, 2 and 3."
    shown = [seeds for seeds in rows if seeds[0].target.use not in COUNTED_USES]
    unmeasured = sum(seeds[0].target.measure is None for seeds in shown)
    yield f"- shown only: {len(shown)} rows, of which {unmeasured} have no counterpart in the population."


def _cells(seeds: Sequence[Comparison]) -> list[str]:
    target = seeds[0].target
    published = _number(target.value)
    if target.value is None and target.low is not None:
        published = f"{_number(target.low)} to {_number(target.high)}"
    values = [one.simulated for one in seeds if one.simulated is not None]
    mean = fsum(values) / len(values) if values else None
    ratio = "" if mean is None or not target.value else f"{mean / target.value:.3f}"
    explanation = target.because or target.explanation or {"en": ""}
    return [
        target.id,
        target.use,
        target.status,
        target.quantity["en"],
        target.year,
        published,
        _number(mean),
        ratio,
        _tolerance(target.relative, target.absolute),
        _verdict(seeds),
        explanation["en"],
    ]


def _verdict(seeds: Sequence[Comparison]) -> str:
    target = seeds[0].target
    outside = sum(one.simulated is not None and not target.allows(one.simulated) for one in seeds)
    off = f"outside on {outside} of {len(seeds)} seeds"
    match target.use:
        case "range":
            return f"shown, {off}" if outside else "shown, inside"
        case use if use in COUNTED_USES:
            return off if outside else "within"
        case _:
            return "shown"


def _tolerance(relative: float | None, absolute: float | None) -> str:
    if relative is not None:
        return f"± {relative * 100:g} %"
    return "" if absolute is None else f"± {absolute:g}"


def _number(number: float | None) -> str:
    """Return a count in whole numbers with a comma at the thousands, anything smaller with three decimals."""
    if number is None:
        return ""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3f}"


if __name__ == "__main__":
    DOCUMENT.write_text(document_with(DOCUMENT, validation_tables()), encoding="utf-8", newline="")
