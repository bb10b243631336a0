"""What moves a change, and what would make it vanish, as plain data: the JSON that others build on."""

from typing import Any

from lawmodel import __version__
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.pipeline.sensing import Sensed
from lawmodel.report.compare_data import digest_of_data
from lawmodel.report.sensitivity_words import statement, vanished
from lawmodel.uncertainty.crossings import Turned
from lawmodel.uncertainty.headline import Volumes, core_of
from lawmodel.uncertainty.sobol import Index, Sobol
from lawmodel.uncertainty.tornado import Bar

SCHEMA = "lawmodel.sensitivity/1"
VALUE_DIGITS = 6
INDEX_DIGITS = 3
"""Indices are no surer than this, and rounded so they are the same bytes anywhere."""


def sensitivity_data(sensed: Sensed, book: StatuteBook) -> dict[str, Any]:
    """Return a sensitivity as JSON: widest first in `tornado`, null for what could not be measured.

    Ratios are disclosures under `to_version` over those under `from_version`; levels are disclosures under
    `to_version`, weighted where cases have weights.
    """
    study = sensed.study.study
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "from_version": study.laws[0].law.id,
        "to_version": study.laws[-1].law.id,
        "stream": study.streams[0],
        "measure": {
            "id": "ratio of disclosures",
            "beside": "disclosures",
            "weighted": core_of(study).strata is not None,
        },
        "headline": _volumes(sensed.headline),
        "evaluations": sensed.evaluations,
        "tornado": [_bar(bar, rank) for rank, bar in enumerate(sensed.tornado, start=1)],
        "sobol": None if sensed.sobol is None else _sobol(sensed.sobol),
        "threshold": _threshold(sensed),
    }
    data["inputs"] = _inputs(sensed, book)
    data["inputs"]["result_digest"] = digest_of_data(data)
    return data


def _inputs(sensed: Sensed, book: StatuteBook) -> dict[str, Any]:
    study, model = sensed.study.study, sensed.model
    moves = sensed.moves
    return {
        "model_version": __version__,
        "seed": study.seed,
        "cases": study.cases,
        "streams": list(study.streams),
        "book": book.digests["book"],
        "population": {"id": study.recipe.id, "digest": study.recipe.digest},
        "readings": {"chosen": dict(study.laws[0].chosen.readings), "digest": book.digests["readings"]},
        "practice": {
            "id": model.id,
            "levers": list(model.levers),
            "assumed": dict(model.assumed),
            "digest": model.digest,
        },
        "samples": sensed.samples or None,
        "margin": sensed.threshold.no_change.margin,
        "moves": None if moves is None else {"share_odds": moves.share_odds, "persons": moves.persons},
    }


def _rounded(value: float | str | None) -> float | str | None:
    return round(value, VALUE_DIGITS) if isinstance(value, float) else value


def _volumes(volumes: Volumes) -> dict[str, Any]:
    return {
        "ratio": _rounded(volumes.ratio),
        "before": _rounded(volumes.before),
        "level": _rounded(volumes.after),
    }


def _bar(bar: Bar, rank: int) -> dict[str, Any]:
    return {
        "id": bar.id,
        "kind": bar.kind.value,
        "register": bar.register,
        "text": dict(bar.text),
        "unit": bar.unit,
        "status": bar.status,
        "low_value": _rounded(bar.low.value),
        "high_value": _rounded(bar.high.value),
        "at_low": _rounded(bar.low.ratio),
        "at_high": _rounded(bar.high.ratio),
        "width": _rounded(bar.width),
        "level_at_low": _rounded(bar.low.level),
        "level_at_high": _rounded(bar.high.level),
        "rank": rank,
    }


def _sobol(sobol: Sobol) -> dict[str, Any]:
    return {
        "samples": sobol.samples,
        "evaluations": sobol.evaluations,
        "parameters": [
            {"id": one.parameter.id, "first_order": _index(one.first), "total_order": _index(one.total)}
            for one in sobol.indices
        ],
    }


def _index(index: Index) -> dict[str, float]:
    ends = {"value": index.value, "low": index.low, "high": index.high}
    # Adding 0 turns a rounded -0.0 into 0.0.
    return {name: round(value, INDEX_DIGITS) + 0.0 for name, value in ends.items()}


def _threshold(sensed: Sensed) -> dict[str, Any]:
    found = sensed.threshold

    def tried(volumes: Volumes | None, **what: object) -> dict[str, Any] | None:
        if volumes is None:
            return None
        return {**what, **_volumes(volumes), "vanished": vanished(sensed, volumes)}

    ends = {name: _rounded(value) for name, value in found.ends.items()}
    return {
        "margin": found.no_change.margin,
        "ratio": _rounded(found.no_change.ratio),
        "already": found.already,
        "parameters": [_turned(one) for one in found.turned],
        "least_favourable": tried(found.together, values=ends),
        "without_time": tried(found.without_time),
        "readings": [bar.id for bar in found.readings],
        "worst_readings": tried(sensed.worst_readings, readings=dict(found.worst)),
        "all_at_once": tried(sensed.all_at_once),
        "statement": {language: " ".join(statement(sensed, language)) for language in LANGUAGES},
    }


def _turned(turned: Turned) -> dict[str, Any]:
    one = turned.parameter
    return {
        "id": one.id,
        "low": _rounded(one.low),
        "central": _rounded(one.central),
        "high": _rounded(one.high),
        "lowest_possible": _rounded(turned.lowest),
        "highest_possible": _rounded(turned.highest),
        "vanishes_at": [
            {
                "value": _rounded(crossing.value),
                "believed": crossing.believed,
                "ratio": _rounded(crossing.volumes.ratio),
                "level": _rounded(crossing.volumes.after),
            }
            for crossing in turned.crossings
        ],
    }
