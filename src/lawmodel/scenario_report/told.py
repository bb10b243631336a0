"""What every heading of a report asks for: the results in one language, and how a part of it is told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lawmodel import pipeline
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.documents.parts import AuthorPlace, Figure, Number, Part, Table, paragraph
from lawmodel.documents.pictures import svg_of
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import about, decimal, percent, whole
from lawmodel.report import overview as shown
from lawmodel.report.compare_data import digest_of_data
from lawmodel.report.overview import Overview
from lawmodel.report.page_change import Changed
from lawmodel.report.page_overview import Parts
from lawmodel.report.page_practice import Practice
from lawmodel.report.page_uncertainty import Sensitivity
from lawmodel.report.row_chart import Row, row_chart
from lawmodel.scenario_report.results import Results

NOTHING = "\u2013"
"""Stands in a cell that has no figure."""


@dataclass(frozen=True)
class Column:
    """A version as a column or row of a table: its name, and what the data says of it."""

    title: str
    version: Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """The results of one scenario in one language, and those of `others` that are set beside it.

    `place` is that of the scenario among all of a report.
    """

    results: Results
    language: str
    others: tuple[Results, ...] = ()
    place: int = 0

    @property
    def all(self) -> tuple[Results, ...]:
        """Return the results of every scenario, the leading one first."""
        return (self.results, *self.others)

    @cached_property
    def each(self) -> tuple["Told", ...]:
        """Return every scenario told by itself, the leading one first."""
        return tuple(Told(one, self.language, place=place) for place, one in enumerate(self.all))

    @property
    def letter(self) -> str:
        """Return what the scenario is called in short where there are several."""
        return chr(ord("A") + self.place)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of all the data that the report says."""
        if not self.others:
            return self.results.digest
        return digest_of_data({one.scenario.id: one.digest for one in self.all})

    def say(self, key: str, **details: object) -> str:
        """Return words of the report."""
        return phrase(self.language, f"scenario_report.{key}", **details)

    @property
    def book(self) -> StatuteBook:
        """Return the statute book."""
        return self.results.opened.book

    @property
    def title(self) -> str:
        """Return the name of the scenario."""
        return self.results.scenario.title[self.language]

    @property
    def overview(self) -> Overview:
        """Return the comparison of all its versions; its ends are the first and the last."""
        return Overview(self.results.compared, self.book, self.language)

    @cached_property
    def practice(self) -> Practice:
        """Return the comparison with its practice."""
        opened, scenario = self.results.opened, self.results.scenario
        models = pipeline.practice_titles(opened, scenario.models_beside)
        return Practice(self.overview, models, pipeline.lever_names(opened, scenario.levers_beside))

    @property
    def model(self) -> str:
        """Return the name of the practice model."""
        practice = self.practice
        return practice.models[practice.data["model"]][self.language]

    @property
    def sensitivity(self) -> Sensitivity | None:
        """Return what moves the ratio of disclosures."""
        data = self.results.sensed
        return None if data is None else Sensitivity(data, self.book, self.language)

    @property
    def changed(self) -> Changed | None:
        """Return the analysis of the change from the first to the last version."""
        data = self.results.changed
        return None if data is None else Changed(data, self.overview, self.book, self.language)

    @property
    def parts(self) -> Parts | None:
        """Return what each amendment adds to disclosures."""
        data = self.results.attributed
        return None if data is None else Parts(data, self.language)

    @property
    def versions(self) -> list[Mapping[str, Any]]:
        """Return the figures of each version, what cases stand for first."""
        return list(self.overview.data["versions"])

    @property
    def columns(self) -> list[Column]:
        """Return the versions, then where each scenario beside this one ends."""
        own = [Column(self.overview.titles[version["id"]], version) for version in self.versions]
        return own + [one.ending for one in self.each[1:]]

    @property
    def ending(self) -> Column:
        """Return the last version, named by the letter of its scenario."""
        last = self.versions[-1]
        words = self.overview.titles[last["id"]]
        return Column(self.say("beside.lettered", letter=self.letter, words=words), last)

    def source(self, *steps: str) -> str:
        """Return where figures come from, for each step that was asked: command, cases and digest."""
        return "; ".join(
            self._source(step, self.results.data[step]) for step in steps if step in self.results.data
        )

    def _source(self, step: str, data: Mapping[str, Any]) -> str:
        inputs = data["inputs"]
        cases = inputs.get("cases")
        digest = inputs["result_digest"][: shown.LENGTH_OF_DIGEST]
        if cases is None:
            return self.say("source.register", digest=digest)
        return self.say(
            f"source.{step}", cases=whole(self.language, cases), seed=inputs["seed"], digest=digest
        )

    def author(self, heading: str) -> AuthorPlace:
        """Return the author's place under a heading, with its guidance."""
        return AuthorPlace(tuple(self.say(f"guidance.{heading}").splitlines()))

    def table(self, table: shown.Table, steps: str | tuple[str, ...], name: str, caption: str = "") -> Table:
        """Return a table of the pages as a part of the document, with the steps that its figures are of."""
        asked = (steps,) if isinstance(steps, str) else steps
        rows = tuple(tuple(row) for row in table.rows)
        return Table(caption or table.caption, table.head, rows, self.source(*asked), name)

    def about(self, value: float) -> Number:
        """Return a number of cases, hours or kronor that an uncertain model gives, in two digits."""
        return Number(about(self.language, value), float(value))

    def whole(self, value: float) -> Number:
        """Return a count as a cell."""
        return Number(whole(self.language, value), float(value))

    def decimal(self, value: float, places: int = 2) -> Number:
        """Return a figure with decimals as a cell."""
        return Number(decimal(self.language, value, places), float(value))

    def percent(self, share: float, places: int = 1) -> Number:
        """Return a share as a cell; its value is the share."""
        return Number(percent(self.language, share, places), float(share))

    def ratio(self, value: float | None) -> Number | str:
        """Return a ratio as a cell, or a dash where there is none."""
        return NOTHING if value is None else self.decimal(value)

    def between(self, ends: Mapping[str, Any] | None) -> str:
        """Return the low and the high end of something as words, or a dash where there are none."""
        if ends is None or ends["low"] is None:
            return NOTHING
        return "\u2013".join(self.decimal(ends[end]).text for end in ("low", "high"))

    def rows_figure(
        self,
        rows: Sequence[Row],
        words: Sequence[str],
        beside: Table,
        *,
        form: str,
        reference: float | None,
        source: str = "",
    ) -> Figure:
        """Return bars as a figure with its table; `words` are caption, axis and what it shows.

        `source` is that of the bars where their table has another.
        """
        caption, axis, described = words
        chart = row_chart(rows, self.language, axis, form=form, reference=reference)
        alt = f"{described} " + "; ".join(f"{row.words}: {row.figure}" for row in rows) + "."
        return Figure(caption, alt, svg_of(chart), beside, source or beside.source)


Section = Callable[[Told], Iterable[Part]]
"""What stands under one heading."""


def sentences(*texts: str) -> list[Part]:
    """Return texts as paragraphs, empty ones left out."""
    return [paragraph(text) for text in texts if text]
