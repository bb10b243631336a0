"""Two versions at a glance: one sentence, key figures, tables, and how to make them again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawmodel.concepts.outcome import SETTLED
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole

MOST_GROUNDS = 12
UNSEEN = "text_not_seen"
LENGTH_OF_DIGEST = 12
NO_CHANGE = {"ratio": 1.0, "low": 1.0, "high": 1.0, "moved": 0, "moved_interval": [0.0, 0.0]}


@dataclass(frozen=True)
class KeyFigure:
    """A figure with its interval, as words, and what it measures."""

    label: str
    value: str
    interval: str
    about: str


class English(str):
    """Words of a cell that are in English whatever the language of the page."""


@dataclass(frozen=True)
class Table:
    """A caption, headings and rows; the first column heads its row, the first so many hold `words`."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True)
class Overview:
    """The comparison of two versions (the contract's data, what cases stand for first) in one language."""

    counted: Mapping[str, Any]
    book: StatuteBook
    language: str

    @property
    def data(self) -> Mapping[str, Any]:
        """Return the data with weighted figures in the place of counts, where there are any."""
        rows = {name: [_leading(row) for row in self.counted[name]] for name in ("versions", "changes")}
        moves = [{**row, "cases": row.get("weighted", row["cases"])} for row in self.counted["transitions"]]
        return {**self.counted, **rows, "transitions": moves}

    @property
    def titles(self) -> dict[str, str]:
        """Return the name of each version."""
        known = self.book.manifests
        ids = [version["id"] for version in self.data["versions"]]
        return {name: known[name].title[self.language] if name in known else name for name in ids}

    @property
    def names(self) -> dict[str, str]:
        """Return the names of the earlier and the later version, for a sentence."""
        before, after = (self.titles[version["id"]] for version in self.ends)
        return {"before": before, "after": after}

    @property
    def ends(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """Return the figures of the earlier and the later version."""
        return self.data["versions"][0], self.data["versions"][-1]

    @property
    def moved(self) -> float:
        """Return how many cases get another outcome."""
        return float(self.change["moved"])

    @property
    def change(self) -> Mapping[str, Any]:
        """Return the ratio of allowed cases from the earlier to the later version, with its ends."""
        return next(self._between(self.data["changes"]), NO_CHANGE)

    def say(self, key: str, **details: object) -> str:
        """Return words of the overview."""
        return phrase(self.language, f"overview.{key}", **details)

    def transitions(self) -> Iterator[Mapping[str, Any]]:
        """Return the counted moves from the earlier to the later version."""
        return self._between(self.data["transitions"])

    def _between(self, rows: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
        before, after = (version["id"] for version in self.ends)
        return (row for row in rows if (row["from_version"], row["to_version"]) == (before, after))


def _leading(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, **row.get("weighted", {})}


def headline(overview: Overview) -> str:
    """Return what changes, in one sentence."""
    before, after = overview.ends
    cases, names = whole(overview.language, before["cases"]), overview.names
    if not overview.moved:
        return overview.say("no_change", cases=cases, **names)
    change = overview.change
    if not before["allowed"] or change["ratio"] is None:
        allowed = whole(overview.language, round(after["allowed"]))
        return overview.say("no_ratio", cases=cases, allowed=allowed, **names)
    ends = {name: decimal(overview.language, change[name]) for name in ("ratio", "low", "high")}
    return overview.say("ratio", **names, **ends)


def key_figures(overview: Overview) -> tuple[KeyFigure, ...]:
    """Return the figures that matter most: ratio, share, cases that move, contested cases, assessments."""
    before, after = overview.ends
    cases = after["cases"]
    return (
        _ratio(overview),
        _share(overview, "allowed", after["allowed"], after["intervals"]["allowed"], before["allowed"]),
        _share(overview, "moved", overview.moved, overview.change["moved_interval"], None),
        _share(
            overview, "contested", after["contested"], after["intervals"]["contested"], before["contested"]
        ),
        _figure(
            overview,
            "assessments",
            decimal(overview.language, after["assessments"] / cases),
            [decimal(overview.language, end / cases) for end in after["intervals"]["assessments"]],
            decimal(overview.language, before["assessments"] / cases),
        ),
    )


def _ratio(overview: Overview) -> KeyFigure:
    change = overview.change
    if change["ratio"] is None:
        say = overview.say
        return KeyFigure(
            say("figure.ratio"), say("figure.none"), say("figure.no_interval"), say("figure.about_ratio")
        )
    ends = [decimal(overview.language, change[end]) for end in ("low", "high")]
    return _figure(overview, "ratio", decimal(overview.language, change["ratio"]) + " \u00d7", ends, None)


def _share(
    overview: Overview, name: str, count: float, interval: tuple[float, float], before: float | None
) -> KeyFigure:
    cases = overview.ends[0]["cases"]
    value, low, high = (percent(overview.language, number / cases) for number in (count, *interval))
    earlier = None if before is None else percent(overview.language, before / cases)
    return _figure(overview, name, value, [low, high], earlier)


def _figure(overview: Overview, name: str, value: str, ends: list[str], before: str | None) -> KeyFigure:
    words = {"low": ends[0], "high": ends[1]}
    interval = overview.say("figure.interval", **words)
    if before is not None:
        interval = overview.say("figure.interval_from", **words, before=before)
    return KeyFigure(overview.say(f"figure.{name}"), value, interval, overview.say(f"figure.about_{name}"))


def volume_table(overview: Overview) -> Table:
    """Return the outcomes of each version as counts with intervals."""
    language = overview.language
    head = [
        "",
        *(outcome_word(outcome, language) for outcome in SETTLED),
        phrase(language, "compare.contested"),
    ]
    rows = []
    for version in overview.data["versions"]:
        ends = version["intervals"]
        counts = [(version["outcomes"][o], ends["outcomes"][o]) for o in SETTLED]
        counts.append((version["contested"], ends["contested"]))
        cells = [_with_interval(overview, count, interval) for count, interval in counts]
        rows.append((overview.titles[version["id"]], *cells))
    return Table(overview.say("volumes"), tuple(head), tuple(rows))


def outcome_word(outcome: str, language: str) -> str:
    """Return the name of an outcome."""
    return phrase(language, f"compare.outcome.{outcome}")


def _with_interval(overview: Overview, count: float, interval: list[float]) -> str:
    low, high = (whole(overview.language, round(end)) for end in interval)
    return f"{whole(overview.language, round(count))} ({low}\u2013{high})"


def move_table(overview: Overview) -> Table:
    """Return how many cases go from each outcome to each."""
    language = overview.language
    counts = {(row["from"], row["to"]): row["cases"] for row in overview.transitions()}
    words = {outcome: outcome_word(outcome, language) for outcome in SETTLED}
    head = [overview.say("moves_from"), *(overview.say("moves_to", outcome=word) for word in words.values())]
    rows = []
    for old, word in words.items():
        cells = [counts.get((old.value, new.value), 0) for new in SETTLED]
        # The number that every other page shows: rounded parts may add up to another.
        total = overview.ends[0]["outcomes"][old]
        rows.append((word, *(whole(language, cell) for cell in (*cells, total))))
    return Table(overview.say("moves", **overview.names), (*head, overview.say("sum")), tuple(rows))


def ground_table(overview: Overview) -> Table:
    """Return how many cases each provision carries in both versions, the most frequent first."""
    before, after = (version["grounds"] for version in overview.ends)
    totals = {name: max(before.get(name, 0), after.get(name, 0)) for name in {**before, **after}}
    ranked = sorted(totals, key=lambda name: (-totals[name], name))[:MOST_GROUNDS]
    rows = []
    for name in ranked:
        old, new = before.get(name, 0), after.get(name, 0)
        figures = [
            whole(overview.language, old),
            whole(overview.language, new),
            signed(new - old, overview.language),
        ]
        rows.append((ground_name(name, overview.book, overview.language), *figures))
    caption = overview.say("grounds", shown=len(ranked), all=len(totals))
    head = (phrase(overview.language, "compare.ground"), *overview.names.values(), overview.say("difference"))
    return Table(caption, head, tuple(rows))


def ground_name(name: str, book: StatuteBook, language: str) -> str:
    """Return a ground as people know it: citation and heading."""
    if name == book.nothing_prohibits:
        return book.nothing_prohibits_label[language]
    provision = book.provisions.get(name)
    return f"{name} {provision.heading[language]}" if provision else name


def signed(number: float, language: str) -> str:
    """Return a difference with its sign.

    >>> signed(3, "sv"), signed(0, "sv")
    ('+3', '0')
    """
    return ("+" if number > 0 else "") + whole(language, number)


def doubts(overview: Overview, versions: Sequence[Mapping[str, Any]] | None = None) -> list[str]:
    """Return what is uncertain about versions, both ends unless told, a line per kind of doubt."""
    asked = overview.ends if versions is None else versions
    flags = dict.fromkeys((flag["kind"], flag["citation"]) for one in asked for flag in one["flags"])
    lines = []
    for kind in dict.fromkeys(kind for kind, _ in flags):
        cited = [citation for flagged, citation in flags if flagged == kind]
        named = ", ".join(cited) if kind == UNSEEN else whole(overview.language, len(cited))
        lines.append(phrase(overview.language, f"compare.flag.{kind}", provisions=named))
    return lines


def unseen(overview: Overview) -> str:
    """Return that equal answers rest on texts that were not seen, where they do; nothing otherwise."""
    flags = [
        flag["citation"] for version in overview.ends for flag in version["flags"] if flag["kind"] == UNSEEN
    ]
    cited = ", ".join(dict.fromkeys(flags))
    return overview.say("as_encoded", provisions=cited) if cited and not overview.moved else ""
