"""Headings 6 to 9: who is affected, what it costs, what else follows, privacy and proportionality."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lawmodel.concepts.vocabulary import Fact
from lawmodel.documents.parts import Cell, Part, Table
from lawmodel.report import page_practice
from lawmodel.report.page_practice import leading
from lawmodel.report.page_practice_effects import FEWEST, answer_name
from lawmodel.scenario_report.told import NOTHING, Told, sentences

OF_CHILDREN = ("age_band",)
OF_EQUALITY = ("sex", "municipality_group", "municipality_practice")
"""Groups that have a heading of their own, where a book has them."""


def groups(told: Told) -> Iterator[Part]:
    """Yield disclosures by group, but those that have a heading of their own."""
    yield from sentences(told.say("groups_about"))
    yield from group_tables(told, [name for name in _known(told) if name not in (*OF_CHILDREN, *OF_EQUALITY)])
    yield told.author("groups")


def group_tables(told: Told, wanted: Sequence[str]) -> Iterator[Part]:
    """Yield a table per group that is wanted, or of all that the book has where it has none of them."""
    known = _known(told)
    facts = told.results.facts
    for name in [name for name in wanted if name in known] or known:
        yield group_table(told, facts[name])
    if not known:
        yield channels(told)


def group_table(told: Told, fact: Fact) -> Table:
    """Return, for each answer, the drawn cases and disclosures per thousand cases under each version."""
    rows: list[tuple[Cell, ...]] = []
    for answer, counts in told.versions[-1]["followed"]["groups"][fact.name].items():
        groups = [one.version["followed"]["groups"].get(fact.name, {}) for one in told.columns]
        found = [group.get(answer) for group in groups]
        drawn = told.whole(counts["cases"]["cases"])
        rows.append(
            (answer_name(fact, answer, told.language), drawn, *(_per_thousand(told, one) for one in found))
        )
    label = fact.label[told.language]
    head = (label, told.practice.say("drawn_cases"), *(one.title for one in told.columns))
    caption = told.say("group_caption", group=label, fewest=FEWEST)
    return Table(caption, head, tuple(rows), told.source("compared"), f"group_{fact.name}")


def _per_thousand(told: Told, counts: Mapping[str, Any] | None) -> Cell:
    if counts is None or counts["cases"]["cases"] < FEWEST:
        return told.practice.say("too_few")
    return told.decimal(1000 * leading(counts["disclosed"]) / leading(counts["cases"]), 1)


def _known(told: Told) -> list[str]:
    return list(told.versions[-1]["followed"]["groups"])


def channels(told: Told) -> Table:
    """Return on which ways information is handed over, version by version."""
    return told.table(page_practice.channel_table(told.practice), "compared", "channels")


def costs(told: Told) -> Iterator[Part]:
    """Yield hours and kronor per actor."""
    yield from sentences(told.say("costs_about"))
    names = {actor.id: actor.title[told.language] for actor in told.results.consequences.actors}
    rows: list[tuple[Cell, ...]] = []
    for actor, name in names.items():
        for column in told.columns:
            work = next((one for one in column.version["followed"]["work"] if one["actor"] == actor), None)
            if work is None:
                continue
            ends = [_ends(told, work[key]) for key in ("hours", "SEK")]
            central = [told.about(work[key]["at_central_values"]) for key in ("handled", "hours", "SEK")]
            rows.append((f"{name}: {column.title}", *central[:2], ends[0], central[2], ends[1]))
    heads = ("actor", "handled", "hours", "range", "cost", "range")
    head = tuple(told.say(f"work.{name}") for name in heads)
    yield Table(told.say("work.caption"), head, tuple(rows), told.source("compared"), "work")
    yield from sentences(told.say("costs_not"))
    yield told.author("costs")


def _ends(told: Told, one: dict[str, float]) -> str:
    return "\u2013".join(told.about(one[end]).text for end in ("low", "high"))


def other_consequences(told: Told) -> Iterator[Part]:
    """Yield what is never told to the services any longer, and how practice answers the wording."""
    yield from sentences(told.say("other_about"))
    yield quantity_table(told, ("considered", "withheld"), "trust")
    yield told.table(page_practice.model_table(told.practice), "compared", "models")
    yield told.author("other")


def quantity_table(told: Told, names: Sequence[str], table: str) -> Table:
    """Return how many cases or disclosures some things hold for under each version, at central values."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            told.say(f"quantity.{name}"),
            *(told.about(leading(one.version["followed"]["quantities"][name])) for one in told.columns),
        )
        for name in names
    )
    head = (told.say("quantity.what"), *(one.title for one in told.columns))
    return Table(told.say(f"{table}_caption"), head, rows, told.source("compared"), table)


def privacy(told: Told) -> Iterator[Part]:
    """Yield disclosures that strike wrongly, as numbers and as shares of all."""
    yield from sentences(told.say("privacy_about"))
    rows: list[tuple[Cell, ...]] = []
    versions = [column.version for column in told.columns]
    totals = [version["disclosures"]["at_central_values"] for version in versions]
    for one in told.results.consequences.misdirected:
        counts = [leading(version["followed"]["misdirected"][one.id]) for version in versions]
        rows.append((one.title[told.language], *(told.about(count) for count in counts)))
        shares = [
            told.percent(count / total) if total else NOTHING
            for count, total in zip(counts, totals, strict=True)
        ]
        rows.append((told.say("of_disclosed", what=one.title[told.language]), *shares))
    head = (told.say("quantity.what"), *(one.title for one in told.columns))
    if rows:
        yield Table(told.say("privacy_caption"), head, tuple(rows), told.source("compared"), "misdirected")
    yield told.table(
        page_practice.channel_table(told.practice), "compared", "channels", told.say("channels_caption")
    )
    yield from sentences(told.practice.say("channels_note"))
    yield told.author("privacy")
