"""A comparison in words, for the screen: the change first, then volumes, grounds, shifts, doubts."""

from collections.abc import Iterator
from textwrap import shorten

from lawmodel import __version__
from lawmodel.comparison.estimates import Figure
from lawmodel.comparison.figures import Shift, StreamFigures, VersionFigures
from lawmodel.comparison.run import Comparison
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.report.answers import answer_label
from lawmodel.report.doubts_text import doubts_lines
from lawmodel.report.text_table import text_table

MOST_GROUNDS = 15
WIDEST_GROUND = 62
SHORT_DIGEST = 12


def comparison_text(comparison: Comparison, book: StatuteBook, language: str) -> str:
    """Return a comparison as plain text in a language."""
    return "\n".join(_Text(comparison, book, language).lines()) + "\n"


class _Text:
    """One comparison in one language."""

    def __init__(self, comparison: Comparison, book: StatuteBook, language: str) -> None:
        self.comparison = comparison
        self.study = comparison.study
        self.book = book
        self.language = language
        self.core = comparison.streams[self.study.streams[0]]

    def lines(self) -> Iterator[str]:
        recipe = self.study.recipe
        yield self.say("head", version=__version__, cases=self.whole(self.study.cases), seed=self.study.seed)
        named = {"population": recipe.title[self.language], "id": recipe.id}
        yield self.say("population", digest=recipe.digest[:SHORT_DIGEST], **named)
        if self.study.settled:
            settled = ", ".join(f"{question}={reading}" for question, reading in self.study.settled.items())
            yield self.say("settled", readings=settled)
        yield self.book.note[self.language] + " " + self.say("levels")
        yield ""
        stream = self.study.recipe.streams[self.study.streams[0]]
        yield self.say("stream", title=stream.title[self.language])
        yield from self.changes()
        if stream.strata is not None:
            persons = self.whole(stream.strata.persons)
            yield self.say("weighted", persons=persons, cases=self.whole(self.study.cases))
        yield ""
        yield from self.volumes()
        yield ""
        yield from self.ranges()
        yield from self.grounds()
        yield ""
        yield from self.moves()
        if self.study.group is not None:
            yield ""
            yield from self.groups()
        if len(self.study.streams) > 1:
            yield ""
            yield from self.other_streams()
        yield ""
        yield from self.doubts()

    def say(self, key: str, **details: object) -> str:
        return phrase(self.language, f"compare.{key}", **details)

    def whole(self, number: int) -> str:
        return whole(self.language, number)

    def count(self, figure: Figure) -> str:
        return whole(self.language, figure.leading.count)

    def shifts(self) -> list[Shift]:
        """Return the shift from each version to the next, then from the first to the last."""
        last = len(self.core.versions) - 1
        steps = [(place, place + 1) for place in range(last)]
        if last > 1:
            steps.append((0, last))
        return [self.core.shift(before, after) for before, after in steps]

    def changes(self) -> Iterator[str]:
        for shift in self.shifts():
            yield "  " + self.change(shift)

    def change(self, shift: Shift) -> str:
        names = {"before": shift.from_version, "after": shift.to_version}
        if shift.leading is None:
            return self.say("no_ratio", **names)
        low, high = (decimal(self.language, end, 3) for end in shift.leading.interval)
        ratio = decimal(self.language, shift.leading.value, 3)
        said = self.say("ratio", **names, ratio=ratio, low=low, high=high)
        if shift.leading_over_readings is None:
            return said
        low, high = (decimal(self.language, end) for end in shift.leading_over_readings)
        return said + self.say("over_readings", low=low, high=high)

    def volumes(self) -> Iterator[str]:
        head = [self.say("version"), *(self.say(f"outcome.{outcome}") for outcome in self.outcomes())]
        head += [self.say("contested"), self.say("assessments")]
        rows = [
            [
                one.version,
                *(self.figure(one.outcomes[outcome], one) for outcome in self.outcomes()),
                self.figure(one.contested, one),
                self.count(one.assessments),
            ]
            for one in self.core.versions
        ]
        yield from text_table(head, rows)
        yield self.say("volumes_note")

    def outcomes(self) -> tuple[Outcome, ...]:
        return (Outcome.PROHIBITED, Outcome.PERMITTED, Outcome.REQUIRED)

    def figure(self, figure: Figure, version: VersionFigures) -> str:
        low, high = (percent(self.language, end / version.stands_for) for end in figure.leading.interval)
        return f"{self.count(figure)} ({low}–{high})"

    def ranges(self) -> Iterator[str]:
        spread = [one for one in self.core.versions if one.beside]
        if not spread:
            return
        yield self.say("readings_title")
        rows = []
        for one in spread:
            counts = [round(figure.leading.count) for figure in (one.allowed, *one.beside.values())]
            rows.append([one.version, *(self.whole(n) for n in (counts[0], min(counts), max(counts)))])
        yield from text_table(
            [self.say("version"), self.say("chosen"), self.say("lowest"), self.say("highest")], rows
        )
        yield ""

    def grounds(self) -> Iterator[str]:
        totals: dict[str, int] = {}
        for one in self.core.versions:
            for citation, figure in one.grounds.items():
                totals[citation] = max(totals.get(citation, 0), round(figure.leading.count))
        ranked = sorted(totals, key=lambda citation: (-totals[citation], citation))[:MOST_GROUNDS]
        rows = []
        for citation in ranked:
            figures = [one.grounds.get(citation) for one in self.core.versions]
            rows.append(
                [
                    self.ground(citation),
                    *("–" if f is None else self.count(f) for f in figures),
                ]
            )
        yield from text_table([self.say("ground"), *(one.version for one in self.core.versions)], rows)
        yield self.say("grounds_note")

    def ground(self, citation: str) -> str:
        if citation == self.book.nothing_prohibits:
            return self.book.nothing_prohibits_label[self.language]
        provision = self.book.provisions.get(citation)
        named = f"{citation} {provision.heading[self.language]}" if provision else citation
        return shorten(named, WIDEST_GROUND, placeholder="…")

    def moves(self) -> Iterator[str]:
        yield self.say("moves")
        moved = False
        for shift in self.shifts():
            for (old, new), figure in shift.transitions.items():
                if old is not new and figure.count:
                    moved = True
                    words = {"old": self.say(f"outcome.{old}"), "new": self.say(f"outcome.{new}")}
                    names = {"before": shift.from_version, "after": shift.to_version}
                    yield "  " + self.say("move", **names, **words, cases=self.count(figure))
        if not moved:
            yield "  " + self.say("nobody")

    def groups(self) -> Iterator[str]:
        fact = {**self.study.vocabulary.facts, **self.study.recipe.attributes}[str(self.study.group)]
        yield self.say("by", fact=fact.label[self.language])
        for stream, groups in self.comparison.groups.items():
            if len(groups) > 1 or len(self.comparison.groups) == 1:
                yield self.study.recipe.streams[stream].title[self.language]
                yield from self.ratios(
                    {answer_label(fact, c, self.language): one for c, one in groups.items()}
                )

    def other_streams(self) -> Iterator[str]:
        yield self.say("other_streams")
        titles = {
            name: self.study.recipe.streams[name].title[self.language] for name in self.study.streams[1:]
        }
        yield from self.ratios({titles[name]: self.comparison.streams[name] for name in titles})

    def ratios(self, figures: dict[str, StreamFigures]) -> Iterator[str]:
        names = [one.version for one in self.core.versions]
        rows = []
        for title, one in figures.items():
            shifts = [one.shift(0, after) for after in range(1, len(names))]
            ratios = [
                "–" if s.leading is None else decimal(self.language, s.leading.value, 2) for s in shifts
            ]
            first = one.versions[0]
            share = first.allowed.leading.count / first.stands_for
            rows.append([title, percent(self.language, share), *ratios])
        yield from text_table(["", self.say("allowed_in", version=names[0]), *names[1:]], rows)

    def doubts(self) -> Iterator[str]:
        yield self.say("doubts")
        for line in doubts_lines([read.law for read in self.study.laws], self.book, self.language):
            yield "  " + line
