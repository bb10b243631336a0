"""What each amendment does by itself, and what hangs on a reading of the words."""

from collections.abc import Iterable, Iterator
from typing import Any

from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.two_laws import CHOSEN, Setting, Step
from lawmodel.change.verdicts import Direction, Lineage, StepVerdicts, join_of, joined
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.text_table import text_table


def step_lines(analysis: ChangeAnalysis, language: str) -> Iterator[str]:
    """Yield what each amendment does by itself to the provisions that it touches."""
    return _Steps(analysis, language).alone()


def reading_lines(analysis: ChangeAnalysis, language: str) -> Iterator[str]:
    """Yield, per open question, the provisions about which leaving it open says something else."""
    return _Steps(analysis, language).without_readings()


def step_name(step: Step, language: str) -> str:
    """Return the ids of a step: what is made, and what is undone by it."""
    made, undone = (", ".join(change.id for change in some) for some in (step.made, step.undone))
    key = "step_instead" if made and undone else "step_made" if made else "step_undone"
    return phrase(language, f"change.{key}", made=made, undone=undone)


def step_title(step: Step, language: str) -> str:
    """Return the titles of what is made, or of what is undone where nothing is made instead."""
    return "; ".join(change.amendment.title[language] for change in step.made or step.undone)


def lineage_name(lineage: Lineage) -> str:
    """Return what a provision is called, or which came in the place of which."""
    sides = dict.fromkeys(", ".join(side) for side in (lineage.before, lineage.after) if side)
    return " → ".join(sides)


def step_data(step: StepVerdicts) -> dict[str, Any]:
    """Return what one step does, as the contract's JSON."""
    return {
        **{kind.value: direction.value for kind, direction in step.overall.items()},
        "join": joined(step.overall.values()).value,
        "provisions": [
            {
                "citation": citation,
                **{kind.value: direction.value for kind, direction in by_kind.items()},
                "join": joined(by_kind.values()).value,
            }
            for citation, by_kind in step.provisions.items()
            if by_kind
        ],
    }


class _Steps:
    """The steps of one analysis in one language."""

    def __init__(self, analysis: ChangeAnalysis, language: str) -> None:
        self.analysis = analysis
        self.laws = analysis.laws
        self.language = language

    def say(self, key: str, **details: object) -> str:
        return phrase(self.language, f"change.{key}", **details)

    def direction(self, direction: Direction | None) -> str:
        return "–" if direction is None else self.say(f"direction.{direction.value}")

    def alone(self) -> Iterator[str]:
        yield self.say("amendments")
        head = [self.say("amendment"), self.say("chosen"), self.say("without")]
        rows: dict[str, list[str]] = {}
        for one in self.analysis.steps:
            told = self.direction(joined(one.overall.values()) if one.provisions else None)
            name = step_name(one.step, self.language)
            row = rows.setdefault(name, [f"{name}: {step_title(one.step, self.language)}", "", ""])
            row[2 if one.step.setting.left_open else 1] = told
            row[2] = row[2] or told
        if rows:
            yield from text_table(head, list(rows.values()), numbers_from=len(head))
        else:
            yield self.say("none_left")

    def without_readings(self) -> Iterator[str]:
        """Yield what cannot be proved without a reading, and what can but is another conclusion."""
        unproved: list[str] = []
        proved: list[str] = []
        for setting in self.analysis.verdicts:
            if len(setting.left_open) == 1:
                question = self.laws.book.questions[setting.left_open[0]].text[self.language]
                for direction, lineages in self.otherwise(setting).items():
                    named = ", ".join(map(lineage_name, lineages))
                    told = self.direction(direction)
                    line = self.say("without_line", question=question, provisions=named, direction=told)
                    (unproved if direction is Direction.INCOMPARABLE else proved).append(f"  {line}")
        yield from self.under("no_readings", [*unproved, *(f"  {line}" for line in self.through())])
        yield from self.under("proved_otherwise", proved)

    def under(self, head: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield ""
            yield self.say(head)
            yield from lines

    def otherwise(self, setting: Setting) -> dict[Direction, list[Lineage]]:
        """Return the provisions about which a setting says something else than the chosen readings."""
        chosen, found = (self.analysis.verdicts[one].provisions for one in (CHOSEN, setting))
        by_direction: dict[Direction, list[Lineage]] = {}
        for lineage, verdicts in found.items():
            if join_of(verdicts) is not join_of(chosen[lineage]):
                by_direction.setdefault(join_of(verdicts), []).append(lineage)
        return by_direction

    def through(self) -> Iterator[str]:
        """Yield, for each provision that only a reading makes comparable, what each amendment does to it."""
        for lineage in self.otherwise(self.laws.all_open).get(Direction.INCOMPARABLE, []):
            parts = [
                self.say("through_part", direction=self.direction(one), amendments=", ".join(names))
                for one, names in self.touching(lineage.citations).items()
            ]
            if parts:
                yield self.say("through", provision=lineage_name(lineage), parts="; ".join(parts))

    def touching(self, citations: Iterable[str]) -> dict[Direction, list[str]]:
        """Return the names of the steps that touch a provision, by what they do to it without a reading."""
        by_direction: dict[Direction, list[str]] = {}
        for one in self.analysis.steps:
            found = [way for name in citations for way in one.provisions.get(name, {}).values()]
            if one.step.setting.left_open and found:
                by_direction.setdefault(joined(found), []).append(step_name(one.step, self.language))
        return by_direction
