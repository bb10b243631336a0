"""What practice makes of a comparison, in words: after the law, with every kind of doubt by itself."""

from collections.abc import Iterator, Sequence

from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import about, decimal, percent, whole
from lawmodel.pipeline.practising import Practised
from lawmodel.practice.model import Channel, Stage
from lawmodel.report.answers import answer_label
from lawmodel.report.practice_data import law_and_practice, shares_disclosed
from lawmodel.report.text_table import text_table
from lawmodel.uncertainty.disclosure_figures import DisclosureShift, ModelDisclosures
from lawmodel.uncertainty.followed_figures import VersionFollowed
from lawmodel.uncertainty.ranges import OF_TWENTY, Range

SHOWN = tuple(channel for channel in Channel if channel is not Channel.NONE)
QUANTITIES = {
    "withheld": Stage.SUPPLY,
    "informed": Stage.INFORMED,
    "logged": Stage.LOGGED,
    "reidentified": Stage.REIDENTIFIED,
}
"""What follows from disclosures, and the stage of it: told only where a factor speaks of the stage."""
PARTS = ("wording", "practice", "total")
MOST_SPLITS = 3
"""Groupings shown on the screen; the data has all."""


def practice_text(practised: Practised, language: str) -> str:
    """Return what practice makes of a comparison as plain text in a language."""
    return "\n".join(_Text(practised, language).lines()) + "\n"


class _Text:
    """The figures of practice in one language."""

    def __init__(self, practised: Practised, language: str) -> None:
        self.practised = practised
        self.asked = practised.asked
        self.language = language
        self.model = practised.study.models[0]

    def lines(self) -> Iterator[str]:
        if len({one.version for one in self.asked.versions}) == 1:
            yield self.say("one_version")
            return
        title = self.model.title[self.language]
        for lever in self.model.lever_titles:
            title += " + " + lever[self.language]
        yield self.say("title", model=title, id=self.model.id)
        for name, value in self.model.assumed.items():
            text = self.model.parameters[name].text[self.language]
            yield self.say("assumed", name=name, text=text, value=decimal(self.language, value))
        yield self.say("levels")
        yield from self.changes()
        yield ""
        yield from self.volumes()
        yield ""
        yield from self.apart()
        yield ""
        if self.practised.by_months:
            yield from self.uptake()
            yield ""
        yield from self.models()
        if self.practised.levers:
            yield ""
            yield from self.levers()
        yield ""
        yield from self.consequences()

    def say(self, key: str, **details: object) -> str:
        return phrase(self.language, f"practice.{key}", **details)

    def number(self, value: float) -> str:
        return whole(self.language, value)

    def about(self, value: float) -> str:
        return about(self.language, value)

    def range(self, one: Range) -> str:
        if one.low == one.high:
            return self.about(one.at_central)
        return f"{self.about(one.at_central)} ({self.about(one.low)}–{self.about(one.high)})"

    def steps(self, figures: ModelDisclosures) -> list[DisclosureShift]:
        """Return the shift from each version to the next, then from the first to the last."""
        last = len(figures.versions) - 1
        steps = [(place, place + 1) for place in range(last)]
        if last > 1:
            steps.append((0, last))
        return [figures.shift(before, after) for before, after in steps]

    def changes(self) -> Iterator[str]:
        for shift in self.steps(self.asked):
            yield "  " + self.change(shift)
        if any(shift.often for shift in self.asked.shifts):
            yield self.say("ranges")
        if self.model.horizon in self.model.asked():
            months = self.model.parameters[str(self.model.horizon)].central
            yield self.say("horizon", months=self.number(months))
        headline = self.asked.shift(0, len(self.asked.versions) - 1)
        if headline.half_width is not None:
            yield self.say("half_width", share=percent(self.language, headline.half_width))

    def change(self, shift: DisclosureShift) -> str:
        names = {"before": shift.from_version, "after": shift.to_version}
        if shift.ratio is None or shift.sampling is None:
            return self.say("no_ratio", **names)
        low, high = (decimal(self.language, end) for end in shift.sampling)
        said = self.say("ratio", **names, ratio=self.two(shift.ratio.at_central))
        if shift.often is not None:
            said += " " + self.say("drawn", low=self.two(shift.ratio.low), high=self.two(shift.ratio.high))
        said += self.say("sampled", low=low, high=high) + self.readings(shift)
        if shift.often is None or shift.ratio.low == shift.ratio.high:
            return said
        often = shift.often
        key = "often_at_least" if often.at_least else "often_at_most"
        words = {"number": often.of_twenty, "of": OF_TWENTY, "bound": self.two(often.bound)}
        return said + ". " + self.say(key, **words, more=often.more)

    def readings(self, shift: DisclosureShift) -> str:
        """Say how far the reading of one question at a time moves the ratio."""
        found = self.practised.ratios_over_readings(shift.from_version, shift.to_version)
        ratios = [ratio for ratio in found.values() if ratio is not None]
        if not ratios:
            return ""
        return self.say("read", low=self.two(min(ratios)), high=self.two(max(ratios)))

    def two(self, number: float) -> str:
        return decimal(self.language, number)

    def volumes(self) -> Iterator[str]:
        head = [self.say("version"), self.say("allowed"), self.say("disclosed"), self.say("share")]
        head += [self.say(f"channel.{channel}") for channel in SHOWN]
        rows = []
        shares = shares_disclosed(self.practised)
        for one, followed, share in zip(self.asked.versions, self.practised.followed, shares, strict=True):
            row = [one.version, self.number(followed.quantities["allowed"].leading)]
            row += [self.range(one.disclosed.leading), percent(self.language, share)]
            rows.append(row + [self.about(one.channels[c].leading.at_central) for c in SHOWN])
        yield from text_table(head, rows)
        yield self.say("volumes_note")

    def apart(self) -> Iterator[str]:
        """Say how much of each step is of the wording, how much of practice that has yet to react."""
        yield self.say("apart_title")
        split = {(row["from_version"], row["to_version"]): row for row in law_and_practice(self.practised)}
        pairs = [(shift.from_version, shift.to_version) for shift in self.steps(self.asked)]
        rows = [
            [f"{pair[0]} – {pair[1]}", *(self.signed(split[pair][part]) for part in PARTS)]
            for pair in pairs
            if pair in split
        ]
        heads = [self.say("step"), self.say("wording"), self.say("reaction"), self.say("total")]
        yield from text_table(heads, rows)

    def uptake(self) -> Iterator[str]:
        """Say how many are disclosed some months after each version began to apply."""
        yield self.say("uptake_title")
        rows = [
            [self.number(months), *(self.number(number) for number in numbers)]
            for months, numbers in self.practised.by_months
        ]
        yield from text_table([self.say("months"), *(one.version for one in self.asked.versions)], rows)

    def signed(self, number: float) -> str:
        return ("+" if round(number) > 0 else "") + self.number(number)

    def models(self) -> Iterator[str]:
        yield self.say("models_title")
        everyone = (self.asked, *self.practised.other_models)
        titles = {model.id: model.title[self.language] for model in self.practised.study.models}
        yield from self.side_by_side([titles[one.model] for one in everyone], everyone, self.say("model"))
        yield self.say("models_note")

    def side_by_side(
        self, titles: Sequence[str], figures: Sequence[ModelDisclosures], head: str
    ) -> Iterator[str]:
        """Say the headline, the mix of channels and the spread between municipalities of several models."""
        heads = [head, self.say("headline"), self.say("disclosed"), self.say("by_consent")]
        heads += [self.say("deidentified_to"), self.say("spread")]
        yield from text_table(heads, [self.beside(*pair) for pair in zip(titles, figures, strict=True)])

    def beside(self, title: str, one: ModelDisclosures) -> list[str]:
        last = one.versions[-1]
        shift = one.shift(0, len(one.versions) - 1)
        disclosed = last.disclosed.leading.at_central
        low, _, high = last.between_places
        others = [last.channels[c].leading.at_central for c in (Channel.CONSENT, Channel.DEIDENTIFIED)]
        return [
            title,
            "–" if shift.ratio is None else self.two(shift.ratio.at_central),
            self.about(disclosed),
            percent(self.language, others[0] / disclosed) if disclosed else "–",
            self.two(others[1] / disclosed) if disclosed else "–",
            f"{percent(self.language, low)}–{percent(self.language, high)}" + self.times(low, high),
        ]

    def times(self, low: float, high: float) -> str:
        """Say how many times as much the upper end is, where that can be said."""
        return f" ({decimal(self.language, high / low, 1)} ×)" if low else ""

    def levers(self) -> Iterator[str]:
        """Say on one axis what amendments and levers do, against the first version without any lever."""
        none = self.practised.without_levers
        first = none.versions[0]
        yield self.say("levers_title", version=first.version)
        base = first.disclosed.leading.at_central
        models = (model for model in self.practised.study.models if len(model.levers) == 1)
        known = {model.levers[0]: model.lever_titles[0][self.language] for model in models}
        titles = [self.say("no_lever"), *(known[one.levers[0]] for one in self.practised.levers)]
        shown = [none, *self.practised.levers]
        if self.asked.levers:
            titles.append(self.say("chosen_levers"))
            shown.append(self.asked)
        rows = [
            [title, *(self.against(version.disclosed.leading.at_central, base) for version in one.versions)]
            for title, one in zip(titles, shown, strict=True)
        ]
        yield from text_table([self.say("lever"), *(one.version for one in self.asked.versions)], rows)

    def against(self, number: float, base: float) -> str:
        return self.two(number / base) if base else "–"

    def consequences(self) -> Iterator[str]:
        yield self.say("work_title")
        rows = [
            [
                one.version,
                work.actor.title[self.language],
                self.range(work.handled),
                self.range(work.hours),
                self.range(work.cost),
            ]
            for one in self.practised.followed
            for work in one.work
        ]
        names = ("version", "actor", "handled", "hours", "cost")
        yield from text_table([self.say(name) for name in names], rows)
        yield self.say("work_note")
        yield ""
        yield from self.misdirected()

    def misdirected(self) -> Iterator[str]:
        yield self.say("misdirected_title")
        versions = self.practised.followed
        rows = [
            [
                one.title[self.language],
                *(self.of_disclosed(one.id, version) for version in range(len(versions))),
            ]
            for one in self.practised.study.consequences.misdirected
        ]
        rows += [
            [self.say(f"quantity.{name}"), *(self.about(one.quantities[name].leading) for one in versions)]
            for name, stage in QUANTITIES.items()
            if self.model.effects_on(stage)
        ]
        yield from text_table(["", *(one.version for one in versions)], rows)
        yield self.say("misdirected_note")
        for split in self.practised.study.consequences.groups[:MOST_SPLITS]:
            yield ""
            yield from self.groups(split)

    def of_disclosed(self, name: str, version: int) -> str:
        followed = self.practised.followed[version]
        total = self.asked.versions[version].disclosed.leading.at_central
        number = followed.misdirected[name].leading
        return f"{self.about(number)} ({percent(self.language, number / total)})" if total else "–"

    def groups(self, split: str) -> Iterator[str]:
        """Say, for the first and the last version, who is reached and whom it strikes wrongly."""
        study = self.practised.study.study
        fact = {**study.vocabulary.facts, **study.recipe.attributes}[split]
        first, last = self.practised.followed[0], self.practised.followed[-1]
        label = fact.label[self.language]
        yield self.say("group_title", fact=label, before=first.version, after=last.version)
        misdirected = [one.id for one in self.practised.study.consequences.misdirected][:1]
        heads = [label, self.say("cases"), first.version, last.version]
        heads += [one.title[self.language] for one in self.practised.study.consequences.misdirected[:1]]
        rows = [
            [
                answer_label(fact, code, self.language),
                self.number(last.groups[split][code]["cases"].leading),
                self.disclosed_in(first, split, code),
                self.disclosed_in(last, split, code),
                *(self.about(last.groups[split][code][name].leading) for name in misdirected),
            ]
            for code in last.groups.get(split, {})
        ]
        yield from text_table(heads, rows)

    def disclosed_in(self, one: VersionFollowed, split: str, code: int) -> str:
        return self.about(one.groups[split][code]["disclosed"].leading)
