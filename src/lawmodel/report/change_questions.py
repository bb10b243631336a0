"""What a change leaves to ask a lawyer, what follows from the law alone, and what hangs on a reading."""

from collections.abc import Iterable, Iterator, Sequence

from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.collisions import Collision
from lawmodel.change.flips import Flip
from lawmodel.change.verdicts import Direction
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.change_sentences import joined_by


def question_lines(analysis: ChangeAnalysis, language: str) -> Iterator[str]:
    """Yield what hangs on an assumption or an open reading, and then what follows from the law alone."""
    yield from _Questions(analysis, language).questions()


def flip_lines(analysis: ChangeAnalysis, language: str) -> Iterator[str]:
    """Yield, question by question, the conclusions that another reading changes."""
    yield from _Questions(analysis, language).flips()


class _Questions:
    """The questions of one analysis in one language."""

    def __init__(self, analysis: ChangeAnalysis, language: str) -> None:
        self.analysis = analysis
        self.laws = analysis.laws
        self.book = analysis.laws.book
        self.language = language

    def say(self, key: str, **details: object) -> str:
        return phrase(self.language, f"change.{key}", **details)

    def direction(self, direction: str) -> str:
        return self.say(f"direction.{Direction(direction).value}")

    def questions(self) -> Iterator[str]:
        yield self.say("lawyer")
        lines = [*self.assumed(), *self.conflicts(), *self.rivals()]
        yield from (f"  {line}" for line in lines or [self.say("no_questions")])
        lines = list(self.settled())
        if lines:
            yield ""
            yield self.say("follows")
            yield from (f"  {line}" for line in lines)

    def assumed(self) -> Iterator[str]:
        for one in self.analysis.redundant:
            if one.is_new and one.redundant.assuming:
                titles = [self.book.bridges[name].title[self.language] for name in one.redundant.assuming]
                yield self.say(
                    "redundant",
                    ground=self.named(one.redundant.ground),
                    beside=self.all_named(one.redundant.beside),
                    bridges=joined_by("and", titles, self.language),
                )

    def conflicts(self) -> Iterator[str]:
        old: dict[str, list[str]] = {}
        for one in self.analysis.collisions:
            if one.is_new:
                yield self.conflict(one)
            else:
                old.setdefault(one.provision, []).append(one.ground)
        laws = {"before": self.laws.before, "after": self.laws.after}
        versions = {side: law.title[self.language] for side, law in laws.items()}
        for provision, grounds in old.items():
            yield self.say("collisions_old", provision=provision, grounds=self.all_named(grounds), **versions)

    def conflict(self, one: Collision) -> str:
        named = {"provision": one.provision, "ground": self.named(one.ground)}
        if not one.questions:
            return self.say("collision", **named)
        question = self.book.questions[one.questions[0]]
        chosen = self.laws.chosen.after.graph.readings[question.id]
        others: list[str] = []
        for key, readings in (("gone", one.gone_under), ("fewer", one.fewer_under)):
            titles = [self.reading(name, reading) for name, reading in readings]
            if titles:
                named_readings = joined_by("or", titles, self.language)
                others.append(self.say(f"collision_{key}", readings=named_readings))
        reading = self.reading(question.id, chosen)
        told = self.say("collision_question", question=question.text[self.language], reading=reading, **named)
        return " ".join([told, *others])

    def rivals(self) -> Iterator[str]:
        """Yield what stands side by side as the law is read, and does not under another reading."""
        for one in self.analysis.rival_collisions:
            question, reading = one.setting.question, one.setting.reading
            if one.is_new and question is not None and reading is not None:
                yield self.say(
                    "rival_closes" if one.closes else "rival_collides",
                    provision=one.provision,
                    ground=self.named(one.ground),
                    question=self.book.questions[question].text[self.language],
                    chosen=self.reading(question, self.laws.chosen.after.graph.readings[question]),
                    reading=self.reading(question, reading),
                    why=self.why(one.reaching),
                )

    def why(self, reaching: Sequence[str]) -> str:
        """Return which words reach a case under another reading, as the end of a sentence."""
        told = []
        for address in reaching:
            citation, _, name = address.partition("#")
            element = self.laws.after.wordings[citation].elements[name]
            key = "reaching" if element.quote else "reaching_unquoted"
            told.append(self.say(key, means=element.means[self.language], quote=element.quote))
        return self.say("why", words=joined_by("and", told, self.language)) if told else ""

    def settled(self) -> Iterator[str]:
        for one in self.analysis.redundant:
            if not one.redundant.assuming:
                key = "redundant_law" if one.redundant.beside else "redundant_nothing"
                beside = self.all_named(one.redundant.beside)
                yield self.say(key, ground=self.named(one.redundant.ground), beside=beside)
        if self.analysis.never_after:
            yield self.say("never", grounds=self.all_named(self.analysis.never_after))
        if self.analysis.unused_after:
            labels = (self.book.vocabulary[name].label[self.language] for name in self.analysis.unused_after)
            yield self.say("unused", version=self.laws.after.title[self.language], facts=", ".join(labels))

    def flips(self) -> Iterator[str]:
        yield self.say("flips")
        asked = ""
        for one in self.analysis.flips:
            question = self.book.questions[one.question].text[self.language]
            if question != asked:
                yield f"  {question}"
                asked = question
            yield "    " + self.say(
                "flip", reading=self.reading(one.question, one.reading), what=self.flip(one)
            )
        if not self.analysis.flips:
            yield "  " + self.say("no_flips")

    def flip(self, one: Flip) -> str:
        kind = one.conclusion.kind
        if kind == "verdict":
            whom = ", ".join(one.conclusion.about) or self.say("whole_law")
            chosen, other = (self.direction(said) for said in (one.chosen, one.other))
            effect = self.say(f"kind.{one.conclusion.effect}")
            return self.say("flip_verdict", about=whom, chosen=chosen, other=other, effect=effect)
        about = [self.named(name) for name in one.conclusion.about if name not in self.book.bridges]
        told = self.say(f"flip_{kind}.{one.other}", about=joined_by("and", about, self.language))
        return told + self.why(one.reaching)

    def reading(self, question: str, reading: str) -> str:
        return self.book.questions[question].readings[reading].title[self.language]

    def named(self, address: str) -> str:
        """Return a provision, or a ground of it with its title where it has several."""
        citation, _, ground = address.partition("#")
        for law in (self.laws.after, self.laws.before):
            grounds = law.wordings[citation].grounds if citation in law.wordings else {}
            if ground in grounds and len(grounds) > 1:
                return f"{citation} ({grounds[ground].title[self.language]})"
        return citation

    def all_named(self, addresses: Iterable[str]) -> str:
        return ", ".join(map(self.named, addresses))
