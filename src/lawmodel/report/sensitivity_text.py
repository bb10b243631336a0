"""What moves a change, and what would make it vanish, in words: one at a time, the spread, the threshold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.pipeline.sensing import Sensed
from lawmodel.report.sensitivity_tornado import WIDEST_TEXT, tornado_lines
from lawmodel.report.sensitivity_words import (
    bar_words,
    bracketed,
    number_words,
    ratio_words,
    reading_words,
    said,
    statement,
    vanished,
)
from lawmodel.report.text_table import text_table
from lawmodel.uncertainty.crossings import Turned
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.sobol import Index, Sobol
from lawmodel.uncertainty.tornado import Bar, Moved, by_level_width, of_kind

LEVELS_SHOWN = 3
INDENT = "  "


def sensitivity_text(sensed: Sensed, book: StatuteBook, language: str) -> str:
    """Return a sensitivity as plain text in a language."""
    return "\n".join(_Text(sensed, book, language).lines()) + "\n"


class _Text:
    """One sensitivity in one language."""

    def __init__(self, sensed: Sensed, book: StatuteBook, language: str) -> None:
        self.sensed = sensed
        self.book = book
        self.language = language
        self.study = sensed.study.study
        self.before, self.after = self.study.laws[0].law.id, self.study.laws[-1].law.id

    def lines(self) -> Iterator[str]:
        yield from self.head()
        yield ""
        yield from self.tornado()
        if self.sensed.samples:
            yield ""
            yield from self.spread()
        yield ""
        yield from self.threshold()

    def say(self, key: str, **details: object) -> str:
        return said(self.language, key, **details)

    def whole(self, number: float) -> str:
        return whole(self.language, number)

    def number(self, value: float | str) -> str:
        return number_words(value, self.language)

    def ratio(self, ratio: float | None) -> str:
        return ratio_words(ratio, self.language)

    def head(self) -> Iterator[str]:
        study, model = self.study, self.sensed.model
        title = " + ".join([model.title[self.language], *model.levers])
        stream = study.recipe.streams[study.streams[0]]
        yield self.say("title", model=title, id=model.id)
        yield self.say(
            "inputs",
            before=self.before,
            after=self.after,
            population=bracketed(study.recipe.title[self.language], study.recipe.id),
            stream=bracketed(stream.title[self.language], stream.id),
            cases=self.whole(study.cases),
            seed=study.seed,
            evaluations=self.whole(self.sensed.evaluations),
        )
        level = decimal(self.language, self.sensed.headline.after, 1)
        ratio = self.ratio(self.sensed.headline.ratio)
        cases = self.whole(study.cases)
        yield self.say("headline", ratio=ratio, level=level, after=self.after, cases=cases)
        yield self.say("levels")

    def tornado(self) -> Iterator[str]:
        yield from tornado_lines(self.sensed, self.book, self.language)
        yield self.say("ends_note")
        moves = self.sensed.moves
        if moves is not None:
            share = decimal(self.language, moves.share_odds, 1)
            yield self.say("moves_note", share=share, persons=percent(self.language, moves.persons, 0))
        kinds = Counter(bar.kind for bar in self.sensed.tornado)
        yield self.say("count", **{kind.value: self.whole(kinds[kind]) for kind in Moved})
        practice = of_kind(self.sensed.tornado, Moved.PRACTICE)
        levels = [bar for bar in by_level_width(practice) if bar.level_width > 0]
        if levels:
            named = "; ".join(self.level(bar) for bar in levels[:LEVELS_SHOWN])
            yield self.say("level_most", named=named, after=self.after)

    def level(self, bar: Bar) -> str:
        ends = sorted(end.level for end in (bar.low, bar.high) if end.level is not None)
        low, high = (decimal(self.language, end, 1) for end in ends)
        return self.say("level_one", what=self.texts()[bar.id], low=low, high=high)

    def spread(self) -> Iterator[str]:
        if self.sensed.sobol is None:
            yield self.say("no_sobol", before=self.before)
        else:
            yield from self.sobol(self.sensed.sobol)

    def sobol(self, sobol: Sobol) -> Iterator[str]:
        texts = self.texts()
        yield self.say(
            "sobol",
            count=self.whole(len(sobol.indices)),
            samples=self.whole(sobol.samples),
            evaluations=self.whole(sobol.evaluations),
        )
        rows = [
            [
                shorten(texts[one.parameter.id], WIDEST_TEXT, placeholder="…"),
                self.index(one.first),
                self.index(one.total),
            ]
            for one in sobol.indices
        ]
        yield from text_table([self.say(key) for key in ("what", "by_itself", "with_others")], rows)
        yield self.say("sobol_note")

    def index(self, index: Index) -> str:
        if not index.told_from_zero:
            return self.say("not_told")
        value, low, high = (decimal(self.language, one) for one in (index.value, index.low, index.high))
        return f"{value} ({low}–{high})"

    def texts(self) -> dict[str, str]:
        return {bar.id: bar_words(bar, self.sensed.model, self.language) for bar in self.sensed.tornado}

    def threshold(self) -> Iterator[str]:
        found = self.sensed.threshold
        side = "at_most" if found.no_change.more else "at_least"
        margin = percent(self.language, found.no_change.margin, 0)
        yield self.say("threshold")
        yield self.say(side, ratio=self.ratio(found.no_change.ratio), margin=margin)
        if not found.already:
            yield from (INDENT + line for line in self.tried())
        yield from statement(self.sensed, self.language)

    def tried(self) -> Iterator[str]:
        found = self.sensed.threshold
        if found.turned:
            yield from self.crossings(found.turned)
            horizon = self.sensed.model.horizon
            count = self.whole(sum(one.parameter.id != horizon for one in found.turned))
            yield self.became("together", found.together, count=count)
        else:
            yield self.say("no_practice")
        if found.without_time is not None:
            yield self.became("without_time", found.without_time)
        if found.readings:
            yield self.say("readings", named="; ".join(self.texts()[bar.id] for bar in found.readings))
        else:
            yield self.say("no_readings")
        if self.sensed.worst_readings is not None:
            named = ", ".join(
                reading_words(self.book.questions[question], reading, self.language)
                for question, reading in found.worst.items()
            )
            yield self.became("worst_readings", self.sensed.worst_readings, named=named)
        if self.sensed.all_at_once is not None and found.turned:
            yield self.became("all_at_once", self.sensed.all_at_once)

    def crossings(self, turned: Sequence[Turned]) -> Iterator[str]:
        texts = self.texts()
        met = [(one.parameter, crossing) for one in turned for crossing in one.crossings]
        for parameter, crossing in sorted(met, key=lambda pair: (not pair[1].believed, pair[0].id)):
            yield self.say(
                "crossing",
                what=texts[parameter.id],
                id=parameter.id,
                value=self.number(crossing.value),
                low=self.number(parameter.low),
                high=self.number(parameter.high),
                where=self.say("inside" if crossing.believed else "outside"),
            )
        yield self.say("other_crossings" if met else "no_crossing", count=self.whole(len(turned)))

    def became(self, key: str, volumes: Volumes, **details: object) -> str:
        became = self.say("vanished" if vanished(self.sensed, volumes) else "remains")
        return self.say(key, ratio=self.ratio(volumes.ratio), became=became, **details)
