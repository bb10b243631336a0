"""The register of assumptions as plain data: JSON, and a table as CSV."""

from collections.abc import Iterable, Mapping
from typing import Any

from lawmodel import __version__
from lawmodel.assumptions.entry import Effect, Entry
from lawmodel.assumptions.ranking import Ranked
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.catalogue import phrase
from lawmodel.pipeline.assumed import Assumed
from lawmodel.report.calibration_report import rounded
from lawmodel.report.compare_data import digest_of_data
from lawmodel.report.csv_text import csv_text

SCHEMA = "lawmodel.assumptions/1"
COLUMNS = (
    *("rank", "id", "kind", "text", "value", "low", "high", "unit", "status", "source"),
    *(
        "source_language",
        "file",
        "line",
        "used",
        "headline",
        "headline_down",
        "headline_up",
        "change",
        "method",
        "cases",
        "because",
    ),
)


def assumptions_data(assumed: Assumed, entries: Iterable[Ranked], book: StatuteBook) -> dict[str, Any]:
    """Return the register as data: what it was made from, and a row per entry."""
    data: dict[str, Any] = {"schema": SCHEMA, "entries": [_row(one) for one in entries]}
    inputs: dict[str, Any] = {
        "model_version": __version__,
        "book": book.digests["book"],
        "readings": {"digest": book.digests["readings"]},
    }
    measured = assumed.measured
    if measured is not None:
        study = measured.study
        data["headline"] = {
            "from_version": study.laws[0].law.id,
            "to_version": study.laws[-1].law.id,
            "stream": study.streams[0],
            "ratio": rounded(measured.headline),
        }
        practice = measured.practice
        inputs |= {
            "practice": None if practice is None else {"id": practice.id, "digest": practice.digest},
            "seed": study.seed,
            "cases": study.cases,
            "population": {"id": study.recipe.id, "digest": study.recipe.digest},
            "moves": {
                "share_odds": measured.moves.share_odds,
                "persons": measured.moves.persons,
                "link": measured.moves.link,
            },
        }
    data["inputs"] = inputs
    inputs["result_digest"] = digest_of_data(data)
    return data


def _row(one: Ranked) -> dict[str, Any]:
    entry = one.entry
    return {
        "id": entry.id,
        "rank": one.rank,
        "kind": entry.kind.value,
        "text": dict(entry.text),
        "value": _value(entry),
        "low": entry.low,
        "high": entry.high,
        "unit": str(entry.unit),
        "status": entry.status,
        "source": dict(entry.source),
        "file": entry.file,
        "line": entry.line,
        "used": list(entry.used),
        "effect": None if one.effect is None else _effect(one.effect),
        "because": None if one.because is None else one.because.value,
    }


def _value(entry: Entry) -> float | str | list[float | str] | None:
    if len(entry.values) == 1:
        return entry.values[0]
    return list(entry.values) or None


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "headline": rounded(effect.headline),
        "down": rounded(effect.down),
        "up": rounded(effect.up),
        "change": rounded(effect.size),
        "method": effect.method.value,
        "cases": effect.cases,
    }


def assumptions_csv(rows: Iterable[Mapping[str, Any]], language: str) -> str:
    """Return the data's entries as CSV with the columns of COLUMNS, texts in one language.

    Sources that files state are in English whatever the language; the column after them says so.
    """
    return csv_text(COLUMNS, (_cells(one, language) for one in rows))


def _cells(row: Mapping[str, Any], language: str) -> list[object]:
    effect = row["effect"] or {}
    origin = "source_same" if len(set(row["source"].values())) == 1 else "source_own"
    cells = {
        **row,
        **effect,
        "text": row["text"][language],
        "value": "; ".join(map(str, row["value"])) if isinstance(row["value"], list) else row["value"],
        "source": row["source"][language],
        "source_language": phrase(language, f"assumptions.{origin}"),
        "used": "; ".join(row["used"]),
        "headline_down": effect.get("down"),
        "headline_up": effect.get("up"),
        "because": row["because"] and phrase(language, f"assumptions.because.{row['because']}"),
    }
    return ["" if cells.get(name) is None else cells[name] for name in COLUMNS]
