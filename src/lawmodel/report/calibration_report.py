"""Published figures beside what a population shows, in words and as data."""

from collections.abc import Mapping, Sequence
from typing import Any

from lawmodel import __version__
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal
from lawmodel.population.recipe import Recipe
from lawmodel.population.targets import Comparison
from lawmodel.report.text_table import text_table


def calibration_data(
    found: Mapping[str, Sequence[Comparison]], recipes: Mapping[str, Recipe], persons: int
) -> dict[str, Any]:
    """Return the contract's rows: target, simulated, ratio, tolerance, verdict, for every recipe and seed."""
    rows = [_row(recipe, one) for recipe, comparisons in found.items() for one in comparisons]
    inputs = {
        "model_version": __version__,
        "persons": persons,
        "populations": {name: recipe.digest for name, recipe in recipes.items()},
    }
    return {"schema": "lawmodel.calibration/1", "inputs": inputs, "rows": rows}


def _row(recipe: str, one: Comparison) -> dict[str, Any]:
    target = one.target
    return {
        "id": target.id,
        "use": target.use,
        "recipe": recipe,
        "seed": one.seed,
        "quantity": dict(target.quantity),
        "unit": dict(target.unit),
        "year": target.year,
        "source": target.source,
        "status": target.status,
        "target": target.value if target.value is not None else [target.low, target.high],
        "simulated": rounded(one.simulated),
        "standard_error": rounded(one.error),
        "ratio": rounded(one.ratio),
        "tolerance": {"relative": target.relative, "absolute": target.absolute},
        "verdict": one.verdict,
        "explanation": dict(target.because or target.explanation or {}),
    }


def rounded(number: float | None) -> float | None:
    """Return a number with six digits that count."""
    return None if number is None else float(f"{number:.6g}")


def calibration_text(found: Mapping[str, Sequence[Comparison]], language: str) -> str:
    """Return a table per recipe: a row per target, the simulated values seed by seed."""
    lines: list[str] = []
    for recipe, comparisons in found.items():
        lines += [phrase(language, "calibration.title", recipe=recipe), *_table(comparisons, language), ""]
    outside = sum(one.verdict == "outside" for ones in found.values() for one in ones)
    held = sum(one.verdict == "within" for ones in found.values() for one in ones)
    lines.append(phrase(language, "calibration.verdict", within=held, outside=outside))
    return "\n".join(lines)


def _table(comparisons: Sequence[Comparison], language: str) -> list[str]:
    seeds = list(dict.fromkeys(one.seed for one in comparisons))
    by_target: dict[str, list[Comparison]] = {}
    for one in comparisons:
        by_target.setdefault(one.target.id, []).append(one)
    keys = ("target_id", "use", "quantity", "year", "target")
    head = [phrase(language, f"calibration.{key}") for key in keys]
    head += [phrase(language, "calibration.seed", seed=seed) for seed in seeds]
    head += [phrase(language, "calibration.error"), phrase(language, "calibration.outcome")]
    rows = [_cells(ones, language) for ones in by_target.values()]
    return text_table(head, rows, numbers_from=4)


def _cells(ones: Sequence[Comparison], language: str) -> list[str]:
    target = ones[0].target
    value = _number(target.value, language)
    if target.value is None:
        value = f"{_number(target.low, language)}–{_number(target.high, language)}"
    verdicts = {one.verdict for one in ones}
    verdict = "outside" if "outside" in verdicts else ones[0].verdict
    return [
        target.id,
        phrase(language, f"calibration.uses.{target.use.replace(' ', '_')}"),
        target.quantity[language],
        target.year,
        value,
        *(_number(one.simulated, language) for one in ones),
        _number(ones[0].error, language),
        phrase(language, f"calibration.verdicts.{verdict}"),
    ]


def _number(number: float | None, language: str) -> str:
    if number is None:
        return "–"
    return decimal(language, number, 0 if abs(number) >= 100 else 3)
