"""The analysis of a change in words, for the screen."""

from collections.abc import Iterator

from lawmodel import __version__
from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.classes import CaseClass
from lawmodel.change.counted import Count
from lawmodel.change.two_laws import CHOSEN
from lawmodel.change.verdicts import Direction, Kind, Verdicts, join_of, joined
from lawmodel.change.wording_difference import Became, WordingDifference
from lawmodel.concepts.wording import Element
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import percent, whole
from lawmodel.pipeline.changing import ChangeStudy
from lawmodel.report.change_questions import flip_lines, question_lines
from lawmodel.report.change_sentences import class_sentence, every_class
from lawmodel.report.doubts_text import doubts_lines
from lawmodel.report.text_table import text_table

SHARE_PLACES = 3


def change_text(study: ChangeStudy, analysis: ChangeAnalysis, language: str) -> str:
    """Return the analysis of a change as plain text in a language."""
    return "\n".join(_Text(study, analysis, language).lines()) + "\n"


class _Text:
    """One analysis in one language."""

    def __init__(self, study: ChangeStudy, analysis: ChangeAnalysis, language: str) -> None:
        self.study = study
        self.analysis = analysis
        self.laws = analysis.laws
        self.book = analysis.laws.book
        self.language = language

    def lines(self) -> Iterator[str]:
        before, after = self.laws.before, self.laws.after
        yield self.say("head", version=__version__, before=before.id, after=after.id)
        cases = whole(self.language, self.study.cases)
        yield self.say("proved", cases=cases, seed=self.study.seed, population=self.study.recipe.id)
        if self.study.readings:
            settled = ", ".join(f"{question}={reading}" for question, reading in self.study.readings.items())
            yield self.say("settled", readings=settled)
        yield self.book.note[self.language]
        for part in (self.verdicts, self.amendments, self.wordings, self.classes):
            yield ""
            yield from part()
        yield ""
        yield from question_lines(self.analysis, self.language)
        yield ""
        yield from flip_lines(self.analysis, self.language)
        yield ""
        yield from doubts_lines((before, after), self.book, self.language)

    def say(self, key: str, **details: object) -> str:
        return phrase(self.language, f"change.{key}", **details)

    def direction(self, direction: Direction | None) -> str:
        return "–" if direction is None else self.say(f"direction.{direction.value}")

    # --- What it comes to ---

    def verdicts(self) -> Iterator[str]:
        """Yield the verdicts under the chosen readings beside those with every open question left open."""
        chosen = self.analysis.verdicts[CHOSEN]
        opened = self.analysis.verdicts[self.laws.all_open]
        yield self.say("verdicts")
        kinds = [self.say(f"kind.{kind.value}") for kind in Kind]
        head = [self.say("provision"), *kinds, self.say("kind.join"), self.say("without")]
        rows = [[self.say("whole_law"), *self.row(chosen.overall), self.direction(join_of(opened.overall))]]
        for lineage, verdicts in chosen.provisions.items():
            named = " → ".join(", ".join(side) for side in (lineage.before, lineage.after) if side)
            named = named if lineage.before != lineage.after else lineage.before[0]
            rows.append([named, *self.row(verdicts), self.direction(join_of(opened.provisions[lineage]))])
        yield from text_table(head, rows, numbers_from=len(head))
        yield from self.without_readings()

    def row(self, verdicts: Verdicts) -> list[str]:
        found = [verdicts[kind].direction if kind in verdicts else None for kind in Kind]
        return [*map(self.direction, found), self.direction(join_of(verdicts))]

    def without_readings(self) -> Iterator[str]:
        """Yield, per open question, the provisions that only a reading makes comparable."""
        chosen = self.analysis.verdicts[CHOSEN]
        lines = []
        for setting, found in self.analysis.verdicts.items():
            if len(setting.left_open) != 1:
                continue
            by_direction: dict[Direction, list[str]] = {}
            for lineage, verdicts in found.provisions.items():
                if join_of(verdicts) is not join_of(chosen.provisions[lineage]):
                    by_direction.setdefault(join_of(verdicts), []).append(lineage.citations[-1])
            question = self.book.questions[setting.left_open[0]].text[self.language]
            for direction, citations in by_direction.items():
                named = ", ".join(citations)
                told = self.direction(direction)
                line = self.say("without_line", question=question, provisions=named, direction=told)
                lines.append(f"  {line}")
        if lines:
            yield ""
            yield self.say("no_readings")
            yield from lines
            yield from self.through()

    def through(self) -> Iterator[str]:
        """Yield, for each provision that only a reading makes comparable, what each amendment does to it."""
        chosen, opened = self.analysis.verdicts[CHOSEN], self.analysis.verdicts[self.laws.all_open]
        for lineage, verdicts in opened.provisions.items():
            if join_of(verdicts) is join_of(chosen.provisions[lineage]):
                continue
            by_direction: dict[Direction, list[str]] = {}
            for step in self.analysis.steps:
                found = [one for name in lineage.after for one in step.provisions.get(name, {}).values()]
                if step.setting.left_open and found:
                    by_direction.setdefault(joined(found), []).append(step.id)
            parts = [
                self.say("through_part", direction=self.direction(one), amendments=", ".join(ids))
                for one, ids in by_direction.items()
            ]
            if parts:
                yield "  " + self.say("through", provision=lineage.citations[-1], parts="; ".join(parts))

    def amendments(self) -> Iterator[str]:
        """Yield what each amendment does by itself to the provisions that it touches."""
        yield self.say("amendments")
        head = [self.say("amendment"), self.say("chosen"), self.say("without")]
        rows: dict[str, list[str]] = {}
        titles = {step.id: step.amendment.title[self.language] for step in self.laws.steps}
        for step in self.analysis.steps:
            told = self.direction(joined(step.overall.values()) if step.provisions else None)
            row = rows.setdefault(step.id, [f"{step.id}: {titles[step.id]}", "", ""])
            row[2 if step.setting.left_open else 1] = told
            row[2] = row[2] or told
        if rows:
            yield from text_table(head, list(rows.values()), numbers_from=len(head))
        else:
            yield self.say("none_left")

    def wordings(self) -> Iterator[str]:
        """Yield the requirements that differ, side by side; wholly new and repealed wordings by name only."""
        yield self.say("wordings")
        named: dict[str, list[str]] = {}
        for one in self.analysis.wordings:
            citations = ", ".join(one.lineage.citations)
            if one.before is None or one.after is None:
                named.setdefault("wording_new" if one.before is None else "wording_gone", []).append(
                    citations
                )
            elif not one.bites:
                named.setdefault("text_only", []).append(citations)
            else:
                yield citations
                yield from self.elements(one)
        for key, some in named.items():
            yield self.say(key, citations=", ".join(some))

    def elements(self, one: WordingDifference) -> Iterator[str]:
        changed = [change for change in one.elements if change.became is not Became.SAME]
        for change in changed:
            for mark, element in (("−", change.before), ("+", change.after)):
                if element is not None and change.bites:
                    yield f"  {mark} {self.words(element)}"
        alike = sum(not change.bites for change in changed)
        if alike:
            yield "  " + self.say("words_only", count=alike)

    def words(self, element: Element) -> str:
        means = element.means[self.language]
        return f"{means} [{element.quote}]" if element.quote else means

    # --- Which cases ---

    def classes(self) -> Iterator[str]:
        """Yield the classes that the whole law turns, and the others as one line for each side."""
        sides: dict[str, list[CaseClass]] = {}
        for side, one in every_class(self.analysis):
            sides.setdefault(side, []).append(one)
        versions = {"before": self.laws.before.id, "after": self.laws.after.id}
        yield self.say("sizes")
        for side in ("opened", "closed", *(name for name in sides if name.startswith("duty"))):
            found = sides.get(side, [])
            yield self.say(side, **versions)
            for one in found:
                if one.is_kept:
                    yield "  " + class_sentence(self.analysis, one, side, self.language)
                    yield "    " + self.size(one)
            if not any(one.is_kept for one in found):
                yield "  " + self.say("none_left")
            folded = [one for one in found if not one.is_kept]
            if folded:
                grounds = ", ".join(dict.fromkeys(one.ground.partition("#")[0] for one in folded))
                yield "  " + self.say("folded", count=len(folded), grounds=grounds)

    def size(self, one: CaseClass) -> str:
        size = self.analysis.size(one)
        share = percent(self.language, float(size.turned_share), SHARE_PLACES)
        cases, every = self.count(size.turned), whole(self.language, self.study.cases)
        return self.say("size", share=share, cases=cases, all=every)

    def count(self, count: Count) -> str:
        cases = whole(self.language, count.cases)
        if count.weighted is None:
            return cases
        return self.say("weighted", cases=cases, weighted=whole(self.language, count.weighted))
