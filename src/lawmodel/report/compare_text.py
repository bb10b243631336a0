"""A comparison in words, for the screen: the change first, then volumes, grounds, shifts, doubts."""

from collections.abc import Iterator

from lawmodel import __version__
from lawmodel.comparison.figures import Figure, Shift, StreamFigures, VersionFigures
from lawmodel.comparison.run import Comparison
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import Fact
from lawmodel.outcomes.flags import flags_of_law
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.report.text_table import text_table

MOST_GROUNDS = 15


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
        yield self.say("head", version=__version__, cases=self.whole(self.study.cases), seed=self.study.seed)
        yield self.book.note[self.language] + " " + self.say("levels")
        yield ""
        stream = self.study.recipe.streams[self.study.streams[0]]
        yield self.say("stream", title=stream.title[self.language])
        yield from self.changes()
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
        if shift.ratio is None or shift.interval is None:
            return self.say("no_ratio", **names)
        low, high = (decimal(self.language, end, 3) for end in shift.interval)
        return self.say("ratio", **names, ratio=decimal(self.language, shift.ratio, 3), low=low, high=high)

    def volumes(self) -> Iterator[str]:
        head = [self.say("version"), *(self.say(f"outcome.{outcome}") for outcome in self.outcomes())]
        head += [self.say("contested"), self.say("assessments")]
        rows = [
            [
                one.version,
                *(self.figure(one.outcomes[outcome], one) for outcome in self.outcomes()),
                self.figure(one.contested, one),
                self.whole(one.assessments.count),
            ]
            for one in self.core.versions
        ]
        yield from text_table(head, rows)
        yield self.say("volumes_note")

    def outcomes(self) -> tuple[Outcome, ...]:
        return (Outcome.PROHIBITED, Outcome.PERMITTED, Outcome.REQUIRED)

    def figure(self, figure: Figure, version: VersionFigures) -> str:
        low, high = (percent(self.language, end / version.cases) for end in figure.interval)
        return f"{self.whole(figure.count)} ({low}–{high})"

    def ranges(self) -> Iterator[str]:
        spread = [one for one in self.core.versions if one.beside]
        if not spread:
            return
        yield self.say("readings_title")
        rows = []
        for one in spread:
            counts = [one.allowed.count, *(figure.count for figure in one.beside.values())]
            rows.append(
                [one.version, *(self.whole(n) for n in (one.allowed.count, min(counts), max(counts)))]
            )
        yield from text_table(
            [self.say("version"), self.say("chosen"), self.say("lowest"), self.say("highest")], rows
        )
        yield ""

    def grounds(self) -> Iterator[str]:
        totals: dict[str, int] = {}
        for one in self.core.versions:
            for citation, figure in one.grounds.items():
                totals[citation] = max(totals.get(citation, 0), figure.count)
        ranked = sorted(totals, key=lambda citation: (-totals[citation], citation))[:MOST_GROUNDS]
        rows = []
        for citation in ranked:
            figures = [one.grounds.get(citation) for one in self.core.versions]
            rows.append(
                [self.ground(citation), *("–" if f is None else self.whole(f.count) for f in figures)]
            )
        yield from text_table([self.say("ground"), *(one.version for one in self.core.versions)], rows)
        yield self.say("grounds_note")

    def ground(self, citation: str) -> str:
        if citation == self.book.nothing_prohibits:
            return self.book.nothing_prohibits_label[self.language]
        provision = self.book.provisions.get(citation)
        return f"{citation} {provision.heading[self.language]}" if provision else citation

    def moves(self) -> Iterator[str]:
        yield self.say("moves")
        moved = False
        for shift in self.shifts():
            for (old, new), cases in shift.transitions.items():
                if old is not new and cases:
                    moved = True
                    words = {"old": self.say(f"outcome.{old}"), "new": self.say(f"outcome.{new}")}
                    names = {"before": shift.from_version, "after": shift.to_version}
                    yield "  " + self.say("move", **names, **words, cases=self.whole(cases))
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
            ratios = ["–" if s.ratio is None else decimal(self.language, s.ratio, 2) for s in shifts]
            cases = one.versions[0].cases
            rows.append([title, percent(self.language, one.versions[0].allowed.count / cases), *ratios])
        yield from text_table(["", self.say("allowed_in", version=names[0]), *names[1:]], rows)

    def doubts(self) -> Iterator[str]:
        yield self.say("doubts")
        for read in self.study.laws:
            flags = flags_of_law(read.law, self.book)
            for kind in dict.fromkeys(flag.kind for flag in flags):
                cited = [flag.citation for flag in flags if flag.kind == kind]
                named = ", ".join(cited) if kind == "text_not_seen" else self.whole(len(cited))
                yield "  " + self.say(f"flag.{kind}", version=read.law.id, provisions=named)


def answer_label(fact: Fact, code: int, language: str) -> str:
    """Return an answer as people read it."""
    if code >= 0 and fact.value_labels:
        return fact.value_labels[code][language]
    if fact.kind == "boolean":
        return phrase(language, f"answer.{'yes' if code else 'no'}")
    return str(fact.decoded(code))
