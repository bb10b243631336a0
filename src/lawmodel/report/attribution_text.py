"""An attribution in words, for the screen: one sentence, a row per amendment, what hangs together."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from textwrap import shorten

from lawmodel import __version__
from lawmodel.comparison.attribution import Attributed, Attribution, Reckoned
from lawmodel.comparison.attribution_path import Change
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.report.answers import answer_label
from lawmodel.report.text_table import text_table

PER = 100_000
MOST_NAMED = 3
MOST_IN_GROUPS = 5
WIDEST_TITLE = 58
SHORT_DIGEST = 12


def attribution_text(attribution: Attribution, book: StatuteBook, language: str) -> str:
    """Return an attribution as plain text in a language."""
    return "\n".join(_Text(attribution, book, language).lines()) + "\n"


class _Text:
    """One attribution in one language; what is weighted is shown so."""

    def __init__(self, attribution: Attribution, book: StatuteBook, language: str) -> None:
        self.attribution = attribution
        self.study = attribution.study
        self.path = attribution.study.path
        self.found: Attributed = attribution.whole.leading
        self.book = book
        self.language = language

    def lines(self) -> Iterator[str]:
        study = self.study
        yield self.say("head", version=__version__, cases=self.whole(study.cases), seed=study.seed)
        recipe, stream = study.recipe, study.recipe.streams[study.stream]
        digest = recipe.digest[:SHORT_DIGEST]
        yield self.say(
            "population",
            population=recipe.title[self.language],
            id=recipe.id,
            digest=digest,
            stream=stream.title[self.language],
        )
        if study.readings:
            settled = ", ".join(f"{question}={reading}" for question, reading in study.readings.items())
            yield self.say("settled", readings=settled)
        if stream.strata is not None:
            yield self.say("weighted", persons=self.whole(stream.strata.persons))
        yield self.book.note[self.language]
        yield ""
        yield self.say(
            "volumes",
            what=self.say(f"measure.{study.measure.id}"),
            before=self.path.before,
            after=self.path.after,
            old=self.whole(self.found.before),
            new=self.whole(self.found.after),
        )
        yield self.sentence()
        if not self.path.changes:
            return
        yield ""
        yield from self.table()
        yield ""
        yield from self.precedences()
        if study.group is not None:
            yield ""
            yield from self.groups()

    def say(self, key: str, **details: object) -> str:
        return phrase(self.language, f"attribute.{key}", **details)

    def whole(self, value: Fraction | int) -> str:
        return whole(self.language, float(value))

    def title(self, change: Change) -> str:
        title = change.amendment.title[self.language]
        named = self.say("undone", title=title) if change.undone else title
        return shorten(named, WIDEST_TITLE, placeholder="…")

    def sentence(self) -> str:
        """Return where the change comes from, per so many cases; what goes the other way is in the rest."""
        found, total = self.found, self.found.total
        if not self.moving():
            return self.say("nobody")
        if not total:
            return self.say("cancelled")
        scale = PER / found.cases
        share = dict(enumerate(found.shapley))
        helping = [k for k in sorted(share, key=lambda k: (-abs(share[k]), k)) if share[k] * total > 0]
        named = helping[:MOST_NAMED]
        parts = [
            self.say(key, cases=self.whole(abs(share[k]) * scale), title=self.title(self.path.changes[k]))
            for key, k in zip(("part", *("part_more",) * MOST_NAMED), named, strict=False)
        ]
        others = [k for k in self.moving() if k not in named]
        if others:
            rest = sum((share[k] for k in others), Fraction(0)) * scale
            rest = rest if total > 0 else -rest
            key = "rest" if len(others) > 1 else "rest_one"
            parts.append(self.say(key, cases=self.whole(rest), others=self.whole(len(others))))
        *first, last = parts
        listed = self.say("and", first=", ".join(first), last=last) if first else last
        change = self.say("rise" if total > 0 else "fall", cases=self.whole(abs(total) * scale))
        return self.say("sentence", change=change, per=self.whole(PER), parts=listed)

    def moving(self) -> list[int]:
        """Return the changes that move somebody, whatever it comes to together."""
        moved = self.attribution.moved
        return [k for k, one in enumerate(moved) if one.opened or one.closed or one.same]

    def table(self) -> Iterator[str]:
        head = [self.say(key) for key in ("amendment", "shapley", "share", "chronological", "alone")]
        found, moving = self.found, self.moving()
        rows = [
            [
                self.title(self.path.changes[k]),
                self.number(found.shapley[k]),
                self.share(found.shapley[k]),
                self.number(found.chronological[k]),
                self.number(found.alone[k]),
            ]
            for k in moving
        ]
        total, share = self.number(found.total), self.share(found.total)
        rows.append([self.say("interaction"), "", "", "", self.number(found.interaction)])
        rows.append([self.say("together"), total, share, total, total])
        yield from text_table(head, rows)
        yield self.say("table_note")
        idle = [change.id for k, change in enumerate(self.path.changes) if k not in moving]
        if idle:
            yield self.say("idle", amendments=", ".join(idle))

    def number(self, value: Fraction | None) -> str:
        return "–" if value is None else decimal(self.language, float(value), 1)

    def share(self, value: Fraction) -> str:
        return percent(self.language, float(value / self.found.total)) if self.found.total else "–"

    def precedences(self) -> Iterator[str]:
        if not self.path.precedences:
            yield self.say("any_order")
            return
        yield self.say("some_orders")
        for one in self.path.precedences:
            yield "  " + self.say(
                "precedence", before=one.before, after=one.after, why=self.say(f"why.{one.why}")
            )

    def groups(self) -> Iterator[str]:
        """Yield a table of groups: the change per so many cases, and what the largest amendments make up."""
        fact = {**self.study.vocabulary.facts, **self.study.recipe.attributes}[str(self.study.group)]
        share = self.found.shapley
        largest = sorted(self.moving(), key=lambda k: (-abs(share[k]), k))[:MOST_IN_GROUPS]
        yield self.say("by", fact=fact.label[self.language], per=self.whole(PER))
        head = ["", self.say("cases"), self.say("total"), *(self.path.changes[k].id for k in largest)]
        rows = [
            [answer_label(fact, code, self.language), *self.group(reckoned, largest)]
            for code, reckoned in self.attribution.groups.items()
        ]
        yield from text_table(head, rows)

    def group(self, reckoned: Reckoned, largest: Sequence[int]) -> list[str]:
        found = reckoned.leading
        if not found.cases:
            return [self.whole(0), *("–" for _ in range(len(largest) + 1))]
        values = [found.total, *(found.shapley[k] for k in largest)]
        return [self.whole(found.cases), *(self.whole(value * PER / found.cases) for value in values)]
