"""The analysis of a change in words, for the screen."""

from collections.abc import Iterator
from fractions import Fraction

from lawmodel import __version__
from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.classes import CaseClass
from lawmodel.change.counted import Count
from lawmodel.change.two_laws import CHOSEN
from lawmodel.change.verdicts import Direction, Kind, Verdicts, join_of
from lawmodel.change.wording_difference import Became, WordingDifference
from lawmodel.concepts.wording import Element
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import percent, whole
from lawmodel.pipeline.changing import ChangeStudy
from lawmodel.report.change_questions import flip_lines, question_lines
from lawmodel.report.change_sentences import class_sentence, every_class
from lawmodel.report.change_steps import lineage_name, reading_lines, step_lines
from lawmodel.report.doubts_text import doubts_lines
from lawmodel.report.text_table import text_table

SHARE_PLACES = 3
LEAST_SHARE = Fraction(1, 10 ** (SHARE_PLACES + 2))
"""The least share that is shown."""


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
        amendments = step_lines(self.analysis, self.language)
        for part in (self.verdicts(), amendments, self.wordings(), self.classes()):
            yield ""
            yield from part
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
            name = lineage_name(lineage)
            rows.append([name, *self.row(verdicts), self.direction(join_of(opened.provisions[lineage]))])
        yield from text_table(head, rows, numbers_from=len(head))
        yield from reading_lines(self.analysis, self.language)

    def row(self, verdicts: Verdicts) -> list[str]:
        found = [verdicts[kind].direction if kind in verdicts else None for kind in Kind]
        return [*map(self.direction, found), self.direction(join_of(verdicts))]

    def wordings(self) -> Iterator[str]:
        """Yield the requirements that differ, side by side; wholly new and repealed wordings by name only."""
        yield self.say("wordings")
        named: dict[str, list[str]] = {}
        for one in self.analysis.wordings:
            name = lineage_name(one.lineage)
            if not one.before or not one.after:
                named.setdefault("wording_gone" if one.before else "wording_new", []).append(name)
            elif not one.bites:
                named.setdefault("text_only", []).append(name)
            else:
                yield name
                yield from dict.fromkeys(self.elements(one))
        for key, some in named.items():
            yield self.say(key, citations=", ".join(some))
        if not self.analysis.wordings:
            yield self.say("none_left")

    def elements(self, one: WordingDifference) -> Iterator[str]:
        changed = [change for change in one.elements if change.became is not Became.SAME]
        biting = {change.id for change in changed if change.bites}
        for change in changed:
            old, new = (None if one is None else self.words(one) for one in (change.before, change.after))
            if change.bites and old != new:
                yield from (f"  {mark} {words}" for mark, words in (("−", old), ("+", new)) if words)
            elif change.bites and not (change.parts_apart and change.parts_apart <= biting):
                yield "  " + self.say("same_words", words=new)
        alike = len({change.id for change in changed} - biting)
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
                key = "folded" if len(folded) > 1 else "folded_one"
                yield "  " + self.say(key, count=len(folded), grounds=grounds)

    def size(self, one: CaseClass) -> str:
        size = self.analysis.size(one)
        share = share_words(size.turned_share, self.language)
        cases, every = self.count(size.turned), whole(self.language, self.study.cases)
        return self.say("size", share=share, cases=cases, all=every)

    def count(self, count: Count) -> str:
        cases = whole(self.language, count.cases)
        if count.weighted is None:
            return cases
        return self.say("weighted", cases=cases, weighted=whole(self.language, count.weighted))


def share_words(share: Fraction | float, language: str) -> str:
    """Return a share as per cent; one that is too small to show is said to be under the least shown."""
    if 0 < share < LEAST_SHARE:
        least = percent(language, float(LEAST_SHARE), SHARE_PLACES)
        return phrase(language, "change.size_under", share=least)
    return percent(language, float(share), SHARE_PLACES)
