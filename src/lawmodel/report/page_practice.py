"""From permission to disclosure, as tables and rows: the gap, the ways, the levers, the rival models."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawmodel.concepts.vocabulary import Text
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import about, decimal, percent, whole
from lawmodel.practice.model import DISCLOSING, Channel
from lawmodel.report.chart_look import LEVEL
from lawmodel.report.overview import Overview, Table
from lawmodel.report.page_overview import Parts, signed_percent
from lawmodel.report.row_chart import Row
from lawmodel.report.stacked_chart import Part

PER = 1000
FEW = 10
SHOWN = tuple(channel for channel in Channel if channel is not Channel.NONE)
STAGES = ("considered", "allowed")


@dataclass(frozen=True)
class Practice:
    """The comparison of two versions with practice, in one language, and the names of models and levers."""

    overview: Overview
    models: Mapping[str, Text]
    levers: Mapping[str, Text]

    @property
    def language(self) -> str:
        """Return the language."""
        return self.overview.language

    @property
    def data(self) -> Mapping[str, Any]:
        """Return what the data says of practice."""
        found: Mapping[str, Any] = self.overview.data["practice"]
        return found

    @property
    def titles(self) -> list[str]:
        """Return the names of the versions."""
        return list(self.overview.titles.values())

    def say(self, key: str, **details: object) -> str:
        """Return words of the page."""
        return phrase(self.language, f"practice_page.{key}", **details)

    def disclosed(self) -> list[float]:
        """Return the disclosures under each version, at central values."""
        return [one["disclosures"]["at_central_values"] for one in self.overview.data["versions"]]


def leading(counted: Mapping[str, float]) -> float:
    """Return what cases stand for, or their count where they have no weights."""
    return counted.get("weighted", counted["cases"])


def gap_sentence(practice: Practice) -> str:
    """Return how much of what is allowed is disclosed under each version."""
    shares = [one["share_of_allowed_disclosed"] for one in practice.data["gap"]]
    said = [percent(practice.language, share, 2) for share in shares]
    if len(said) == 1:
        return practice.say("gap_one", version=practice.titles[0], share=said[0])
    names = practice.overview.names
    return practice.say("gap", **names, old=said[0], new=said[-1])


def stage_rows(practice: Practice) -> list[Row]:
    """Return, of a thousand cases, how many are considered, allowed and disclosed under each version."""
    rows = []
    for stage, values in _stages(practice):
        for title, value in zip(practice.titles, values, strict=True):
            written = per_thousand(value, practice.language)
            rows.append(Row(f"{stage} · {title}", 0.0, value, written, LEVEL))
    return rows


def stage_table(practice: Practice) -> Table:
    """Return the same as a table, with the share of what is allowed that is disclosed."""
    rows = [
        (stage, *(per_thousand(value, practice.language) for value in values))
        for stage, values in _stages(practice)
    ]
    shares = [one["share_of_allowed_disclosed"] for one in practice.data["gap"]]
    rows.append((practice.say("gap_share"), *(percent(practice.language, share, 2) for share in shares)))
    return Table(practice.say("stages_caption"), ("", *practice.titles), tuple(rows))


def per_thousand(value: float, language: str) -> str:
    """Return a number of a thousand cases: a few of them with one decimal.

    >>> per_thousand(289.5, "en"), per_thousand(2.41, "en")
    ('290', '2.4')
    """
    return decimal(language, value, 1) if value < FEW else whole(language, value)


def _stages(practice: Practice) -> list[tuple[str, list[float]]]:
    versions = practice.overview.data["versions"]
    scale = PER / versions[0]["cases"]
    stages = [
        (practice.say(stage), [leading(one["followed"]["quantities"][stage]) * scale for one in versions])
        for stage in STAGES
    ]
    return [*stages, (practice.say("disclosed"), [number * scale for number in practice.disclosed()])]


def channel_parts(practice: Practice) -> list[Part]:
    """Return the ways of disclosing under each version, where disclosures under the first one are 100."""
    base = practice.disclosed()[0]
    return [
        part
        for title, version in zip(practice.titles, practice.overview.data["versions"], strict=True)
        for part in _channels(practice, title, version["disclosures"]["channels"], base / 100)
    ]


def model_parts(practice: Practice) -> list[Part]:
    """Return the mix of ways in each model under the last version, in per cent of its disclosures."""
    return [
        part
        for one in practice.data["models"]
        for part in _channels(
            practice,
            practice.models[one["model"]][practice.language],
            one["versions"][-1]["channels"],
            one["versions"][-1]["disclosures"] / 100,
        )
    ]


def _channels(practice: Practice, bar: str, channels: Mapping[str, Any], unit: float) -> list[Part]:
    found = []
    for channel in DISCLOSING:
        amount = channels[channel.value]
        value = (amount["at_central_values"] if isinstance(amount, Mapping) else amount) / unit if unit else 0
        name = phrase(practice.language, f"practice.channel.{channel}")
        found.append(Part(bar, name, value, whole(practice.language, value)))
    return found


def channel_table(practice: Practice) -> Table:
    """Return how many cases go each way under each version, with the range over the assumptions."""
    language = practice.language
    rows = []
    for channel in SHOWN:
        amounts = [
            one["disclosures"]["channels"][channel.value] for one in practice.overview.data["versions"]
        ]
        rows.append(
            (phrase(language, f"practice.channel.{channel}"), *(ranged(one, language) for one in amounts))
        )
    cases = whole(language, practice.overview.data["versions"][0]["cases"])
    return Table(practice.say("channels_caption", cases=cases), ("", *practice.titles), tuple(rows))


def ranged(one: Mapping[str, float], language: str) -> str:
    """Return the figure at central values, with the ends that nine in ten of the draws lie between."""
    low, middle, high = (about(language, one[name]) for name in ("low", "at_central_values", "high"))
    return middle if low == high else f"{middle} ({low}\u2013{high})"


def split_rows(practice: Practice) -> list[Row]:
    """Return how much of the change is of the wording and how much of practice, in per cent of the start."""
    base = practice.disclosed()[0]
    found = []
    level = 0.0
    row = _law_and_practice(practice)
    if row is None or not base:
        return []
    for part in ("wording", "practice"):
        share = row[part] / base
        words = practice.say(f"split_{part}")
        found.append(Row(words, level, level + share, signed_percent(practice.language, share)))
        level += share
    total = row["total"] / base
    words = practice.say("split_total")
    return [*found, Row(words, 0.0, total, signed_percent(practice.language, total), LEVEL)]


def _law_and_practice(practice: Practice) -> Mapping[str, Any] | None:
    ids = [version["id"] for version in practice.overview.ends]
    rows = practice.data["law_and_practice"]
    return next((row for row in rows if [row["from_version"], row["to_version"]] == ids), None)


def lever_rows(practice: Practice, parts: Parts | None) -> list[Row]:
    """Return, in per cent of disclosures under the first version, what amendments and what levers do."""
    base, language = practice.disclosed()[0], practice.language
    if not base:
        return []
    rows = []
    if len(practice.titles) > 1:
        total = practice.disclosed()[-1] / base - 1
        rows.append(Row(practice.say("all_amendments"), 0.0, total, signed_percent(language, total), LEVEL))
    if parts is not None:
        for name, value in parts.parts():
            share = value / 100
            rows.append(
                Row(practice.say("amendment", title=name), 0.0, share, signed_percent(language, share))
            )
    for one in practice.data["levers_beside"]:
        share = one["against_first_version"][0]["ratio"] - 1
        words = practice.say("lever", title=practice.levers[one["lever"]][language])
        rows.append(Row(words, 0.0, share, signed_percent(language, share)))
    return rows


def lever_table(practice: Practice) -> Table:
    """Return disclosures with each lever, as a multiple of those under the first version without any."""
    language = practice.language
    without = [version["disclosures"] for version in practice.data["without_levers"]["versions"]]

    def against(numbers: Sequence[float]) -> list[str]:
        base = without[0]
        return [decimal(language, number / base) if base else "\u2013" for number in numbers]

    rows = [(phrase(language, "practice.no_lever"), *against(without))]
    if practice.data["levers"]:
        rows.append((phrase(language, "practice.chosen_levers"), *against(practice.disclosed())))
    for one in practice.data["levers_beside"]:
        ratios = [row["ratio"] for row in one["against_first_version"]]
        said = ["\u2013" if ratio is None else decimal(language, ratio) for ratio in ratios]
        rows.append((practice.levers[one["lever"]][language], *said))
    caption = phrase(language, "practice.levers_title", version=practice.titles[0])
    return Table(caption, (phrase(language, "practice.lever"), *practice.titles), tuple(rows))


def model_table(practice: Practice) -> Table:
    """Return the rival models side by side: ratio, mix of ways, spread between municipalities."""
    language = practice.language
    heads = ("model", "headline", "by_consent", "deidentified_to", "spread")
    rows = tuple(_model_row(practice, one) for one in practice.data["models"])
    caption = phrase(language, "practice.models_note")
    return Table(caption, tuple(phrase(language, f"practice.{head}") for head in heads), rows)


def _model_row(practice: Practice, one: Mapping[str, Any]) -> tuple[str, ...]:
    language, last = practice.language, one["versions"][-1]
    disclosed, channels, spread = last["disclosures"], last["channels"], last["between_municipalities"]
    ends = [spread["tenth"], spread["nine_tenths"]]
    return (
        practice.models[one["model"]][language],
        model_ratio(practice, one)[1],
        percent(language, channels["consent"] / disclosed) if disclosed else "\u2013",
        decimal(language, channels["deidentified"] / disclosed, 1) if disclosed else "\u2013",
        "\u2013" if None in ends else "\u2013".join(percent(language, end, 2) for end in ends),
    )


def model_ratio(practice: Practice, one: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, str]:
    """Return the change between the two versions in a model, and its ratio with the interval of sampling."""
    ids = [version["id"] for version in practice.overview.ends]
    for change in one["changes"]:
        if [change["from_version"], change["to_version"]] == ids and change["ratio"] is not None:
            low, high = (decimal(practice.language, change["sampling"][end]) for end in ("low", "high"))
            return change, f"{decimal(practice.language, change['at_central_values'])} ({low}\u2013{high})"
    return None, "\u2013"


def model_rows(practice: Practice) -> list[Row]:
    """Return the ratio of each model with the interval of sampling as its bar."""
    rows = []
    for one in practice.data["models"]:
        change, said = model_ratio(practice, one)
        if change is not None:
            ends = change["sampling"]
            title = practice.models[one["model"]][practice.language]
            middle = change["at_central_values"]
            rows.append(Row(title, ends["low"], ends["high"], said, LEVEL, middle))
    return rows


def described(practice: Practice, key: str, rows: Sequence[Row]) -> str:
    """Return a chart of rows in words."""
    return practice.say(key) + " " + "; ".join(f"{row.words}: {row.figure}" for row in rows) + "."
