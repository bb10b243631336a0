"""What moves a change, and what would make it vanish, in words: one at a time, the spread, the threshold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import isclose
from textwrap import shorten

from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.pipeline.sensing import Sensed
from lawmodel.report.sensitivity_words import number_words, ratio_words, statement, vanished
from lawmodel.report.text_table import text_table
from lawmodel.uncertainty.crossings import Turned
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.sobol import Index, Sobol
from lawmodel.uncertainty.tornado import Bar, Moved, by_level_width

SHOWN = 10
LEVELS_SHOWN = 3
WIDEST_TEXT = 72
BAR_CELLS = 24
INDENT = "  "
SEEN = 0.0005
"""A width from which the two ends differ in the decimals shown."""


def sensitivity_text(sensed: Sensed, language: str) -> str:
    """Return a sensitivity as plain text in a language."""
    return "\n".join(_Text(sensed, language).lines()) + "\n"


class _Text:
    """One sensitivity in one language."""

    def __init__(self, sensed: Sensed, language: str) -> None:
        self.sensed = sensed
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
        return phrase(self.language, f"sensitivity.{key}", **details)

    def whole(self, number: float) -> str:
        return whole(self.language, number)

    def number(self, value: float | str) -> str:
        return number_words(value, self.language)

    def ratio(self, ratio: float | None) -> str:
        return ratio_words(ratio, self.language)

    def head(self) -> Iterator[str]:
        study, model = self.study, self.sensed.model
        title = " + ".join([model.title[self.language], *model.levers])
        yield self.say("title", model=title, id=model.id)
        yield self.say(
            "inputs",
            before=self.before,
            after=self.after,
            population=study.recipe.id,
            stream=study.streams[0],
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
        seen = [bar for bar in self.sensed.tornado if bar.width >= SEEN]
        shown = _without_mirrored(seen)[:SHOWN]
        if not shown:
            yield self.say("nothing_moves")
        else:
            yield self.say("tornado", count=self.whole(len(shown)))
            heads = [self.say(key) for key in ("rank", "kind", "what", "moved", "ratios")]
            rows = [[*self.row(bar, rank), _drawn(bar, shown)] for rank, bar in enumerate(shown, start=1)]
            yield from text_table([*heads, ""], rows, numbers_from=len(heads) + 1)
            yield self.say("bar_note")
        yield self.say("ends_note")
        moves = self.sensed.moves
        if moves is not None:
            share = decimal(self.language, moves.share_odds, 1)
            yield self.say("moves_note", share=share, persons=percent(self.language, moves.persons, 0))
        kinds = Counter(bar.kind for bar in self.sensed.tornado)
        yield self.say("count", **{kind.value: self.whole(kinds[kind]) for kind in Moved})
        levels = [bar for bar in by_level_width(self.sensed.tornado) if bar.level_width > 0]
        if levels:
            named = "; ".join(self.level(bar) for bar in levels[:LEVELS_SHOWN])
            yield self.say("level_most", named=named, after=self.after)

    def row(self, bar: Bar, rank: int) -> list[str]:
        what = shorten(bar.text[self.language], WIDEST_TEXT, placeholder="…")
        moved = f"{self.number(bar.low.value)} – {self.number(bar.high.value)}"
        ratios = self.say("bar", low=self.ratio(bar.low.ratio), high=self.ratio(bar.high.ratio))
        return [str(rank), self.say(f"kinds.{bar.kind}"), what, moved, ratios]

    def level(self, bar: Bar) -> str:
        ends = sorted(end.level for end in (bar.low, bar.high) if end.level is not None)
        low, high = (decimal(self.language, end, 1) for end in ends)
        return self.say("level_one", what=bar.text[self.language], low=low, high=high)

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
        value, low, high = (decimal(self.language, one) for one in (index.value, index.low, index.high))
        return f"{value} ({low}–{high})"

    def texts(self) -> dict[str, str]:
        return {bar.id: bar.text[self.language] for bar in self.sensed.tornado}

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
            count = self.whole(len(found.turned))
            yield self.became("together", found.together, count=count)
        else:
            yield self.say("no_practice")
        if found.without_time is not None:
            yield self.became("without_time", found.without_time)
        if found.readings:
            yield self.say("readings", named="; ".join(bar.text[self.language] for bar in found.readings))
        else:
            yield self.say("no_readings")
        if self.sensed.worst_readings is not None:
            named = ", ".join(f"{question}={reading}" for question, reading in found.worst.items())
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


def _without_mirrored(bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars without the second of two answers that are one share said twice, as yes and no."""
    kept: list[Bar] = []
    for bar in bars:
        if not any(_mirrored(bar, other) for other in kept[-SHOWN:]):
            kept.append(bar)
    return kept


def _mirrored(bar: Bar, other: Bar) -> bool:
    if bar.kind is not Moved.POPULATION or bar.id.rpartition("/")[0] != other.id.rpartition("/")[0]:
        return False
    ends = (bar.low.ratio, bar.high.ratio, other.high.ratio, other.low.ratio)
    low, high, mirrored_low, mirrored_high = (end or 0.0 for end in ends)
    return isclose(low, mirrored_low) and isclose(high, mirrored_high)


def _ends(bar: Bar) -> list[float]:
    return [ratio for ratio in (bar.headline.ratio, bar.low.ratio, bar.high.ratio) if ratio is not None]


def _drawn(bar: Bar, shown: Sequence[Bar]) -> str:
    """Return a bar on an axis that all the bars shown share."""
    known = [ratio for one in shown for ratio in _ends(one)]
    least, most = min(known), max(known)

    def cell(ratio: float) -> int:
        return round((ratio - least) / (most - least) * (BAR_CELLS - 1)) if most > least else 0

    first, last = cell(min(_ends(bar))), cell(max(_ends(bar)))
    middle = cell(bar.headline.ratio or 0.0)
    cells = ["━" if first <= place <= last else "·" for place in range(BAR_CELLS)]
    cells[middle] = "┃"
    return "".join(cells)
