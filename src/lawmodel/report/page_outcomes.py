"""What happens to whom: tables and rows of the page on outcomes, every figure from the contract's data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawmodel.concepts.vocabulary import NONE, UNKNOWN, Fact
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.population.recipe import Recipe
from lawmodel.report.answers import answer_label
from lawmodel.report.interval_chart import Mark, MarkedRow
from lawmodel.report.overview import MOST_GROUNDS, Overview, Table, ground_name

TOO_FEW = 30
"""A group with fewer drawn cases says nothing that can be relied on."""


@dataclass(frozen=True)
class Group:
    """A part of the cases under a name: its comparison, and how many cases were drawn in it."""

    name: str
    overview: Overview

    @property
    def drawn(self) -> int:
        """Return the number of drawn cases."""
        return int(self.overview.counted["versions"][0]["cases"])

    @property
    def is_too_small(self) -> bool:
        """Say whether there are too few cases to say anything."""
        return self.drawn < TOO_FEW


def say(language: str, key: str, **details: object) -> str:
    """Return words of the page."""
    return phrase(language, f"outcomes.{key}", **details)


def groupings(recipe: Recipe, variables: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return what the core stream can be split by: all that is drawn in it but plain numbers."""
    drawn = [step.variable for step in recipe.streams[recipe.core].steps]
    return tuple(name for name in drawn if variables[name].kind != "integer")


def groups_of(overview: Overview, fact: Fact) -> tuple[Group, ...]:
    """Return the groups of a comparison that was split by a fact, in the order of its answers."""
    found = overview.counted["groups"]
    return tuple(
        Group(name, Overview(found[key], overview.book, overview.language))
        for key, name in answer_names(fact, overview.language)
        if key in found
    )


def answer_names(fact: Fact, language: str) -> Iterator[tuple[str, str]]:
    """Yield every answer as data spells it, and as people read it."""
    for code in (*fact.codes(), NONE, UNKNOWN):
        if code == NONE and fact.none_means is None:
            continue
        key = "unknown" if code == UNKNOWN else str(fact.decoded(code)).lower()
        yield key, answer_label(fact, code, language)


def streams_of(
    overview: Overview, recipe: Recipe, senders: Fact | None
) -> dict[str, tuple[Group, tuple[Group, ...]]]:
    """Return every stream with the senders in it; none where there is one sender only."""
    found = {}
    for name, data in overview.counted["streams"].items():
        one = Overview(data, overview.book, overview.language)
        parts = groups_of(one, senders) if senders is not None and "groups" in data else ()
        found[name] = Group(recipe.streams[name].title[overview.language], one), parts
    return found


def share_mark(overview: Overview, version: Mapping[str, Any], count: float, ends: Sequence[float]) -> Mark:
    """Return a count and its interval as shares of all cases."""
    value, low, high = (number / version["cases"] for number in (count, *ends))
    return Mark(
        overview.titles[version["id"]], value, low, high, _share_words(overview.language, value, low, high)
    )


def _share_words(language: str, value: float, low: float, high: float) -> str:
    ends = "\u2013".join(decimal(language, 100 * end, 1) for end in (low, high))
    return f"{percent(language, value)} ({ends})"


def moved_sentence(overview: Overview) -> str:
    """Return how many cases get another outcome, as a share with its interval."""
    before, change = overview.ends[0], overview.change
    mark = share_mark(overview, before, change["moved"], change["moved_interval"])
    drawn = whole(overview.language, overview.counted["versions"][0]["cases"])
    return say(overview.language, "moved", share=mark.figure, drawn=drawn)


def allowed_row(group: Group) -> MarkedRow:
    """Return the shares allowed in a group, before and after."""
    one = group.overview
    marks = (share_mark(one, v, v["allowed"], v["intervals"]["allowed"]) for v in one.ends)
    return MarkedRow(
        say(one.language, "row", name=group.name, n=whole(one.language, group.drawn)), tuple(marks)
    )


def ratio_words(overview: Overview) -> str:
    """Return the ratio of allowed cases with its interval."""
    change = overview.change
    if change["ratio"] is None:
        return phrase(overview.language, "overview.figure.none")
    ratio, low, high = (decimal(overview.language, change[end]) for end in ("ratio", "low", "high"))
    return f"{ratio} ({low}\u2013{high})"


def group_cells(group: Group) -> tuple[str, ...]:
    """Return drawn cases, shares allowed and ratio of a group; of a small one that there are too few."""
    one = group.overview
    drawn = whole(one.language, group.drawn)
    if group.is_too_small:
        return (drawn, *[say(one.language, "too_few")] * 3)
    return (drawn, *(mark.figure for mark in allowed_row(group).marks), ratio_words(one))


def group_table(overview: Overview, fact: Fact, groups: Sequence[Group]) -> Table:
    """Return a row per group."""
    language = overview.language
    head = (fact.label[language], *_group_head(overview))
    rows = tuple((group.name, *group_cells(group)) for group in groups)
    return Table(say(language, "groups_caption", few=TOO_FEW), head, rows)


def _group_head(overview: Overview) -> tuple[str, ...]:
    allowed = (say(overview.language, "allowed_in", version=overview.titles[v["id"]]) for v in overview.ends)
    return (say(overview.language, "drawn"), *allowed, say(overview.language, "ratio"))


def stream_table(overview: Overview, streams: Mapping[str, tuple[Group, tuple[Group, ...]]]) -> Table:
    """Return a row per stream, and per sender in it where there are several."""
    language = overview.language
    everyone = say(language, "all_senders")
    rows: list[tuple[str, ...]] = []
    for stream, senders in streams.values():
        only = senders[0].name if len(senders) == 1 else everyone
        rows.append((stream.name, only if senders else everyone, *group_cells(stream)))
        if len(senders) > 1:
            rows += [(stream.name, one.name, *group_cells(one)) for one in senders]
    head = (say(language, "stream"), say(language, "sender"), *_group_head(overview))
    return Table(say(language, "streams_caption", few=TOO_FEW), head, tuple(rows), words=2)


def ground_rows(overview: Overview) -> tuple[MarkedRow, ...]:
    """Return the most frequent grounds with the share of cases each carries, before and after."""
    ends = overview.ends
    totals = {name: max(v["grounds"].get(name, 0) for v in ends) for v in ends for name in v["grounds"]}
    ranked = sorted(totals, key=lambda name: (-totals[name], name))[:MOST_GROUNDS]
    return tuple(
        MarkedRow(
            ground_name(name, overview.book, overview.language),
            tuple(_ground_mark(overview, version, name) for version in ends),
        )
        for name in ranked
    )


def _ground_mark(overview: Overview, version: Mapping[str, Any], name: str) -> Mark:
    ends = version["intervals"]["grounds"].get(name)
    if ends is None:
        words = say(overview.language, "no_case")
        return Mark(overview.titles[version["id"]], 0.0, 0.0, 0.0, words)
    return share_mark(overview, version, version["grounds"][name], ends)


def ground_table(overview: Overview, rows: Sequence[MarkedRow]) -> Table:
    """Return the rows of grounds as a table."""
    head = (phrase(overview.language, "compare.ground"), *overview.names.values())
    figures = tuple((row.words, *(mark.figure for mark in row.marks)) for row in rows)
    return Table(say(overview.language, "grounds_caption", shown=len(rows)), head, figures)


def assessment_rows(overview: Overview) -> tuple[MarkedRow, ...]:
    """Return how many judgements a case asks for, under each version."""
    marks = tuple(_per_case(overview, version) for version in overview.ends)
    return (MarkedRow(say(overview.language, "per_case"), marks),)


def _per_case(overview: Overview, version: Mapping[str, Any]) -> Mark:
    numbers = (version["assessments"], *version["intervals"]["assessments"])
    value, low, high = (number / version["cases"] for number in numbers)
    figure, *ends = (decimal(overview.language, number) for number in (value, low, high))
    words = f"{figure} ({ends[0]}\u2013{ends[1]})"
    return Mark(overview.titles[version["id"]], value, low, high, words)


def assessment_table(overview: Overview) -> Table:
    """Return judgements per case and in all, per version."""
    language = overview.language
    rows = tuple(
        (overview.titles[version["id"]], _per_case(overview, version).figure)
        for version in overview.data["versions"]
    )
    head = (phrase(language, "compare.version"), say(language, "per_case"))
    return Table(say(language, "assessments_caption"), head, rows)


def path_rows(overview: Overview) -> list[dict[str, Any]]:
    """Return the share allowed on every day when the law changed; versions are named by their dates."""
    rows = []
    for version in overview.data["versions"]:
        mark = share_mark(overview, version, version["allowed"], version["intervals"]["allowed"])
        described = f"{version['id']}: {mark.figure}"
        rows.append({**vars(mark), "day": f"{version['id']}T00:00", "described": described})
    return rows


def path_table(overview: Overview) -> Table:
    """Return the days, what is allowed from each on, and how that compares with the first day."""
    language = overview.language
    first = overview.data["versions"][0]["id"]
    against = {c["to_version"]: c for c in overview.data["changes"] if c["from_version"] == first}
    rows = []
    for version in overview.data["versions"]:
        mark = share_mark(overview, version, version["allowed"], version["intervals"]["allowed"])
        change = against.get(version["id"])
        ratio = "1" if change is None else _ratio_of(change, language)
        rows.append((version["id"], mark.figure, ratio))
    head = (say(language, "day"), say(language, "allowed_axis"), say(language, "ratio_to", day=first))
    return Table(say(language, "path_caption"), head, tuple(rows))


def _ratio_of(change: Mapping[str, Any], language: str) -> str:
    if change["ratio"] is None:
        return phrase(language, "overview.figure.none")
    ratio, low, high = (decimal(language, change[end]) for end in ("ratio", "low", "high"))
    return f"{ratio} ({low}\u2013{high})"
