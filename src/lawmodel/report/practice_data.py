"""What practice makes of a comparison, as plain data: added to the contract's JSON."""

from collections.abc import Mapping
from typing import Any

from lawmodel.concepts.vocabulary import Fact
from lawmodel.pipeline.practising import Practised
from lawmodel.practice.model import Channel
from lawmodel.report.answers import answer_name
from lawmodel.report.compare_data import digest_of_data
from lawmodel.uncertainty.disclosure_figures import (
    Amount,
    DisclosureShift,
    ModelDisclosures,
    VersionDisclosures,
)
from lawmodel.uncertainty.followed_figures import Counted, VersionFollowed
from lawmodel.uncertainty.ranges import Range


def with_practice(data: Mapping[str, Any], practised: Practised) -> dict[str, Any]:
    """Return a comparison's data with disclosures beside what is allowed, and its digest anew.

    Counts are unweighted, what cases stand for is beside them under `weighted`; ranges are the 5th, 50th and
    95th percentile of the draws of parameters. `sampling` of a count is of what cases stand for, if weighted.
    """
    found = dict(data)
    names = _names(practised)
    found["versions"] = [
        _with_disclosures(version, one, followed, names)
        for version, one, followed in zip(
            data["versions"], practised.asked.versions, practised.followed, strict=True
        )
    ]
    found["changes"] = [_with_shift(change, practised) for change in data["changes"]]
    first = data["stream"]
    both = {"versions": found["versions"], "changes": found["changes"]}
    found["streams"] = {**data["streams"], first: {**data["streams"][first], **both}}
    found["practice"] = _practice(practised)
    model = practised.study.models[0]
    inputs = {name: one for name, one in data["inputs"].items() if name != "result_digest"}
    inputs["practice"] = {
        "id": model.id,
        "levers": list(model.levers),
        "assumed": dict(model.assumed),
        "draws": _draws(practised),
        "digest": model.digest,
    }
    found["inputs"] = inputs
    inputs["result_digest"] = digest_of_data(found)
    return found


def _with_shift(change: Mapping[str, Any], practised: Practised) -> dict[str, Any]:
    asked = practised.asked
    pair = change["from_version"], change["to_version"]

    def found(shifts: tuple[DisclosureShift, ...]) -> dict[str, Any]:
        return _shift(next(one for one in shifts if (one.from_version, one.to_version) == pair))

    changed = {**change, "disclosures": found(asked.unweighted)}
    if "weighted" in change:
        changed["weighted"] = {**change["weighted"], "disclosures": found(asked.shifts)}
    leading = changed.get("weighted", changed)
    leading["disclosures"]["over_readings"] = _over_readings(practised, pair)
    return changed


def _over_readings(practised: Practised, pair: tuple[str, str]) -> list[dict[str, Any]]:
    """Return the ratio under each other reading, at central values, of what cases stand for."""
    ratios = practised.ratios_over_readings(*pair)
    return [
        {"question": question, "reading": reading, "ratio": _share(ratio)}
        for (question, reading), ratio in ratios.items()
    ]


def _draws(practised: Practised) -> int:
    return sum(run.model == 0 and run.months is None for run in practised.study.runs) - 1


def _names(practised: Practised) -> Mapping[str, Fact]:
    study = practised.study.study
    return {**study.vocabulary.facts, **study.recipe.attributes}


def _with_disclosures(
    version: Mapping[str, Any], one: VersionDisclosures, followed: VersionFollowed, names: Mapping[str, Fact]
) -> dict[str, Any]:
    found = {
        **version,
        "disclosures": _disclosures(one, weighted=False),
        "followed": _followed(followed, names),
    }
    if "weighted" in version:
        found["weighted"] = {**version["weighted"], "disclosures": _disclosures(one, weighted=True)}
    return found


def _disclosures(one: VersionDisclosures, *, weighted: bool) -> dict[str, Any]:
    low, middle, high = one.between_places
    return {
        **_amount(one.disclosed, weighted),
        "channels": {channel.value: _amount(amount, weighted) for channel, amount in one.channels.items()},
        "sampling": {"low": _count(one.sampling[0]), "high": _count(one.sampling[1])},
        "between_municipalities": {"tenth": _share(low), "half": _share(middle), "nine_tenths": _share(high)},
    }


def _amount(amount: Amount, weighted: bool) -> dict[str, float]:
    return _range(amount.leading if weighted else amount.cases)


def _range(one: Range) -> dict[str, float]:
    ends = {"low": one.low, "central": one.central, "high": one.high, "at_central_values": one.at_central}
    return {name: _count(value) for name, value in ends.items()}


def _count(number: float) -> float:
    return round(number, 3)


def _share(number: float | None) -> float | None:
    return None if number is None else round(number, 6)


def _shift(shift: DisclosureShift) -> dict[str, Any]:
    ratio, sampling = shift.ratio, shift.sampling
    return {
        "ratio": None if ratio is None else _share(ratio.at_central),
        "median": None if ratio is None else _share(ratio.central),
        "low": None if ratio is None else _share(ratio.low),
        "high": None if ratio is None else _share(ratio.high),
        "at_central_values": None if ratio is None else _share(ratio.at_central),
        "sampling": None if sampling is None else {"low": _share(sampling[0]), "high": _share(sampling[1])},
        "half_width": _share(shift.half_width),
        "more_in": shift.more_in,
        "draws": shift.draws,
        "twenty": [_share(one) for one in shift.twenty],
        "often": None
        if shift.often is None
        else {
            "of_twenty": shift.often.of_twenty,
            "at_least" if shift.often.at_least else "at_most": _share(shift.often.bound),
            "more_in": shift.often.more,
        },
    }


def _followed(one: VersionFollowed, names: Mapping[str, Fact]) -> dict[str, Any]:
    return {
        "quantities": {name: _counted(value) for name, value in one.quantities.items()},
        "misdirected": {name: _counted(value) for name, value in one.misdirected.items()},
        "work": [
            {
                "actor": work.actor.id,
                "handles": work.actor.handles,
                "handled": _range(work.handled),
                "hours": _range(work.hours),
                "SEK": _range(work.cost),
            }
            for work in one.work
        ],
        "groups": {
            name: {answer_name(names[name], code): _group(counts) for code, counts in groups.items()}
            for name, groups in one.groups.items()
            if name in names  # Another recipe may have what this one has not.
        },
    }


def _group(counts: Mapping[str, Counted]) -> dict[str, Any]:
    return {name: _counted(value) for name, value in counts.items()}


def _counted(one: Counted) -> dict[str, float]:
    plain = {"cases": _count(one.cases)}
    return plain if one.weighted is None else plain | {"weighted": _count(one.weighted)}


def _practice(practised: Practised) -> dict[str, Any]:
    asked = practised.asked
    return {
        "model": asked.model,
        "levers": list(asked.levers),
        "gap": [
            {
                "version": one.version,
                "share_of_allowed_disclosed": _share(share),
            }
            for one, share in zip(asked.versions, shares_disclosed(practised), strict=True)
        ],
        "law_and_practice": law_and_practice(practised),
        "by_months": [
            {
                "months": months,
                "disclosures": {
                    version.version: _count(number)
                    for version, number in zip(asked.versions, numbers, strict=True)
                },
            }
            for months, numbers in practised.by_months
        ],
        "models": [_model(one) for one in (asked, *practised.other_models)],
        "without_levers": _model(practised.without_levers),
        "levers_beside": [
            {"lever": one.levers[0], **_model(one), "against_first_version": _against(practised, one)}
            for one in practised.levers
        ],
        "figures_are": "weighted" if asked.versions[0].disclosed.weighted else "cases",
    }


def shares_disclosed(practised: Practised) -> list[float]:
    """Return, per version, how many disclosures there are per allowed case, at central values."""
    allowed = [one.quantities["allowed"].leading for one in practised.followed]
    disclosed = [one.disclosed.leading.at_central for one in practised.asked.versions]
    return [part / whole if whole else 0.0 for part, whole in zip(disclosed, allowed, strict=True)]


def law_and_practice(practised: Practised) -> list[dict[str, Any]]:
    """Return, for each pair of versions, how much of the change is of the wording and how much of practice.

    `wording` is the change if practice treated what is new as what it knows; `practice` is the rest: new
    possibilities not yet taken up, absorbed by directives, or met by clients who tell less.
    """
    asked, settled = practised.asked.versions, practised.settled.versions
    rows = []
    for before, old in enumerate(asked):
        for after, new in enumerate(asked):
            if before == after:
                continue
            total = new.disclosed.leading.at_central - old.disclosed.leading.at_central
            wording = (
                settled[after].disclosed.leading.at_central - settled[before].disclosed.leading.at_central
            )
            rows.append(
                {
                    "from_version": old.version,
                    "to_version": new.version,
                    "total": _count(total),
                    "wording": _count(wording),
                    "practice": _count(total - wording),
                }
            )
    return rows


def _model(one: ModelDisclosures) -> dict[str, Any]:
    return {
        "model": one.model,
        "versions": [{"id": version.version, **_leading(version)} for version in one.versions],
        "changes": [
            {"from_version": shift.from_version, "to_version": shift.to_version, **_shift(shift)}
            for shift in one.shifts
            if shift.from_version != shift.to_version
        ],
    }


def _leading(version: VersionDisclosures) -> dict[str, Any]:
    low, middle, high = version.between_places
    return {
        "disclosures": _count(version.disclosed.leading.at_central),
        "channels": {
            channel.value: _count(amount.leading.at_central)
            for channel, amount in version.channels.items()
            if channel is not Channel.NONE
        },
        "between_municipalities": {"tenth": _share(low), "half": _share(middle), "nine_tenths": _share(high)},
    }


def _against(practised: Practised, lever: ModelDisclosures) -> list[dict[str, Any]]:
    """Return how many times as many disclosures as under the first version without any lever."""
    base = practised.without_levers.versions[0].disclosed.leading.at_central
    return [
        {
            "version": one.version,
            "ratio": _share(one.disclosed.leading.at_central / base) if base else None,
        }
        for one in lever.versions
    ]
