"""Everything a report says, computed once: the data of the commands for one scenario."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lawmodel import pipeline
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.pipeline import assumed, changing, sensing
from lawmodel.population.recipe import Recipe
from lawmodel.practice.consequences import Consequences
from lawmodel.report.assumptions_data import assumptions_data
from lawmodel.report.attribution_data import attribution_data
from lawmodel.report.change_data import change_data
from lawmodel.report.change_questions import flip_lines, question_lines
from lawmodel.report.compare_data import comparison_data, digest_of_data
from lawmodel.report.practice_data import with_practice
from lawmodel.report.sensitivity_data import sensitivity_data
from lawmodel.statutebook.file_shapes import ScenarioFile
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped

STEPS = ("compared", "attributed", "sensed", "changed", "assumed")
MOST_CASES = 100_000
"""Parts and sensitivity are of the headline's own cases unless they are more, as on the dashboard."""

Told = Callable[[str], None]
Kept = Callable[[str, Callable[[], Any]], Any]
"""What makes the answer of a step, or has it from before."""
Data = Mapping[str, Any]
Lines = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Scenario:
    """A scenario: its id, title, file as written and request; `chosen` is the practice that it left out.

    `named` is how a command calls it: by its id if it is the book's own, else by the name of its file.
    """

    id: str
    named: str
    title: Text
    text: str
    request: pipeline.Request
    chosen: str | None

    @property
    def ends(self) -> pipeline.Request:
        """Return the request for its first and last version only."""
        versions = (self.request.versions[0], self.request.versions[-1])
        return replace(self.request, versions=versions)

    @property
    def models_beside(self) -> tuple[str, ...]:
        """Return the practice model, if it is a file beside the book."""
        return _files((self.request.practice or "",))

    @property
    def levers_beside(self) -> tuple[str, ...]:
        """Return the levers that are files beside the book."""
        return _files(self.request.levers)


@dataclass(frozen=True)
class Results:
    """What a report is made of: the JSON data of each command, and the words of its open questions.

    `attributed` and `changed` are None for one version only, the former without named amendments too;
    `sensed` where nothing is disclosed in the first version. `questions` and `flips` are lines per language.
    """

    opened: pipeline.OpenBook
    scenario: Scenario
    recipe: Recipe
    compared: Data
    attributed: Data | None
    sensed: Data | None
    changed: Data | None
    assumed: Data
    questions: Mapping[str, tuple[str, ...]]
    flips: Mapping[str, tuple[str, ...]]

    @property
    def facts(self) -> dict[str, Fact]:
        """Return facts and attributes by name."""
        return {**self.opened.book.vocabulary.facts, **self.recipe.attributes}

    @property
    def consequences(self) -> Consequences:
        """Return actors, ways of striking wrongly and groups that the book wants to be told of."""
        return pipeline.consequences_of(self.opened, self.recipe)

    @property
    def data(self) -> dict[str, Data]:
        """Return the data of each command that was asked, by step."""
        found = {name: getattr(self, name) for name in STEPS}
        return {name: one for name, one in found.items() if one is not None}

    @property
    def digest(self) -> str:
        """Return the SHA-256 of all the data that the report says."""
        return digest_of_data({name: one["inputs"]["result_digest"] for name, one in self.data.items()})


def scenario_of(opened: pipeline.OpenBook, path: Path) -> Scenario:
    """Return a scenario file; one without practice is reported under the book's own choice, and said so.

    Raises FaultyFiles if the file is no scenario, UnknownName if the book has no practice.
    """
    title = dict(shaped(read_named(opened.root, path), ScenarioFile).title)
    request = pipeline.scenario_from(opened, path)
    chosen = None
    if request.practice is None:
        chosen = pipeline.default_practice(opened)
        request = replace(request, practice=chosen, draws=request.draws or pipeline.DEFAULT_DRAWS)
    text = path.read_text(encoding="utf-8")
    own = opened.root / "scenarios" / f"{path.stem}.yaml"
    stored = own.is_file() and own.read_text(encoding="utf-8") == text
    return Scenario(path.stem, path.stem if stored else path.name, title, text, request, chosen)


def results_of(
    opened: pipeline.OpenBook,
    scenario: Scenario,
    *,
    processes: int = 1,
    languages: tuple[str, ...] = ("sv", "en"),
    told: Told = lambda _: None,
    kept: Kept = lambda _, make: make(),
    whole: bool = True,
) -> Results:
    """Return everything a report of a scenario says; `told` is told each step as it begins.

    `kept` is given each step and what makes it: who may be stopped half-way keeps what is made.

    Without `whole` only what a scenario set beside another needs: its comparison and the register.

    Raises what the questions raise: UnknownName, UnusableDay, NotInUnit, Inert, FaultyFiles.
    """
    told("compared")
    compared = kept("compared", lambda: compared_of(opened, scenario.request, processes))
    attributed, sensed, changed = None, None, None
    questions: Lines = {}
    flips: Lines = {}
    if whole:
        told("attributed")
        attributed = kept("attributed", lambda: _attributed(opened, scenario.ends, processes))
        told("sensed")
        sensed = kept("sensed", lambda: _sensed(opened, scenario.ends, processes))
        told("changed")
        made = kept("changed", lambda: _changed(opened, scenario.ends, languages))
        changed, questions, flips = made
    told("assumed")
    found = assumed.assumptions_of(opened)
    recipe = pipeline.recipe_named(opened, scenario.request.population)
    # Numbers of populations that were not drawn cannot matter here.
    others = pipeline.population_titles(opened).keys() - {recipe.id}
    entries = [one for one in found.entries if one.entry.id.partition("/")[0] not in others]
    register = assumptions_data(found, entries, opened.book)
    return Results(
        opened, scenario, recipe, compared, attributed, sensed, changed, register, questions, flips
    )


def compared_of(opened: pipeline.OpenBook, request: pipeline.Request, processes: int = 1) -> dict[str, Any]:
    """Return what `run` prints for a request with practice."""
    plan = pipeline.practice_plan_of(opened, request)
    practised = pipeline.practised_of(plan, processes=processes)
    comparison = pipeline.comparison_of(pipeline.study_of(opened, request), processes=processes)
    return with_practice(comparison_data(comparison, opened.book), practised)


def _attributed(opened: pipeline.OpenBook, ends: pipeline.Request, processes: int) -> dict[str, Any] | None:
    if _is_one_version(ends):
        return None
    request = replace(ends, by=None, cases=min(ends.cases, MOST_CASES))
    try:
        study = pipeline.attribution_study_of(opened, request)
        measured = replace(study, measure=pipeline.disclosed_measure(opened, request))
        found = pipeline.attribution_of(measured, processes=processes)
    except pipeline.NotAttributable:
        return None
    return attribution_data(found, opened.book)


def _sensed(opened: pipeline.OpenBook, ends: pipeline.Request, processes: int) -> dict[str, Any] | None:
    if _is_one_version(ends):
        return None
    request = replace(ends, by=None, cases=min(ends.cases, MOST_CASES))
    try:
        found = sensing.sensed_of(opened, request, samples=0, processes=processes)
    except sensing.NoRatio:
        return None
    return sensitivity_data(found, opened.book)


def _changed(
    opened: pipeline.OpenBook, ends: pipeline.Request, languages: tuple[str, ...]
) -> tuple[dict[str, Any] | None, Lines, Lines]:
    if _is_one_version(ends):
        return None, {}, {}
    study = changing.change_study_of(opened, replace(ends, cases=min(ends.cases, changing.CHANGE_CASES)))
    analysis = changing.change_of(study)
    questions = {one: tuple(question_lines(analysis, one)) for one in languages}
    flips = {one: tuple(flip_lines(analysis, one)) for one in languages}
    return change_data(study, analysis), questions, flips


def _files(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if Path(name).is_file())


def _is_one_version(request: pipeline.Request) -> bool:
    return request.versions[0] == request.versions[-1]
