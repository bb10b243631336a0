"""Single cases and the graph: what versions say and how they hang together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lawmodel.concepts.condition import facts_asked
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.statute_book import Vignette
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.case_answer import CaseAnswer
from lawmodel.outcomes.reference import condition_finding
from lawmodel.outcomes.rival_readings import assess, completions_of, read_law
from lawmodel.pipeline.opening import OpenBook, checked_readings, law_named
from lawmodel.rulegraph.dependency_graph import DependencyGraph, dependency_graph
from lawmodel.rulegraph.graph_difference import GraphDifference, graph_difference
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.versions_from_files import vignettes_from_file
from lawmodel.statutebook.vocabulary_from_file import case_facts
from lawmodel.statutebook.yaml_file import Place, YamlFile

CASE_GUIDE = "docs/how-to/a-case.yaml"


def facts_from(opened: OpenBook, path: Path) -> CaseFacts:
    """Return the facts of one case from a flat file; what it does not name is unknown.

    Raises FaultyFiles, also for facts that cannot be true together.
    """
    file = read_named(opened.root, path)
    problems = Problems()
    if not isinstance(file.data, dict):
        raise FaultyFiles([file.problem((), "not_a_mapping", guide=CASE_GUIDE)])
    facts = case_facts(file, (), file.data, opened.book.vocabulary, problems)
    for problem in _impossible(opened, file, (), facts):
        problems.add(problem)
    problems.raise_if_any()
    return facts


def _impossible(opened: OpenBook, file: YamlFile, place: Place, facts: CaseFacts) -> Iterator[Problem]:
    """Yield a problem, at the last of the facts it is about, for each combination that no case can show."""
    for one in opened.book.vocabulary.impossible:
        if condition_finding(one.when, facts, {}) is Finding.MET:
            lines = [file.line_of((*place, fact)) for fact in facts_asked(one.when)]
            yield Problem(file.name, max(lines), "impossible_facts", {"because": one.because})


def vignettes_from(opened: OpenBook, path: Path | None) -> tuple[Vignette, ...]:
    """Return the worked cases of a file, or the book's own.

    Raises FaultyFiles.
    """
    if path is None:
        return opened.book.vignettes
    problems = Problems()
    found = vignettes_from_file(read_named(opened.root, path), opened.book.vocabulary, problems)
    problems.raise_if_any()
    return found


def doubtful_vignettes(opened: OpenBook, path: Path) -> list[Problem]:
    """Return a problem for every worked case of a file that no case can be like; it may still be run.

    Raises FaultyFiles.
    """
    file = read_named(opened.root, path)
    return [
        problem
        for index, vignette in enumerate(vignettes_from(opened, path))
        for problem in _impossible(opened, file, ("cases", index, "facts"), vignette.facts)
    ]


def answers(
    opened: OpenBook,
    cases: Mapping[str, CaseFacts],
    versions: Iterable[str],
    readings: Mapping[str, str],
    expected: Mapping[tuple[str, str], tuple[str, str]] | None = None,
) -> Iterator[CaseAnswer]:
    """Yield what each version says about each case, case by case, beside what was expected, if anything was.

    Raises UnknownName.
    """
    chosen = checked_readings(opened, readings)
    laws = [read_law(law_named(opened, version), opened.book, chosen) for version in versions]
    settling = [completions_of(read, opened.book) for read in laws]
    for case_id, facts in cases.items():
        for read, completions in zip(laws, settling, strict=True):
            wanted = (expected or {}).get((case_id, read.law.id))
            yield CaseAnswer(case_id, assess(read, facts, opened.book, completions), wanted)


def vignette_answers(
    opened: OpenBook, vignettes: Sequence[Vignette], versions: Iterable[str], readings: Mapping[str, str]
) -> Iterator[CaseAnswer]:
    """Yield what versions say about worked cases; without versions, each case under those it speaks of.

    Raises UnknownName.
    """
    cases = {vignette.id: vignette.facts for vignette in vignettes}
    expected = {(v.id, version): wanted for v in vignettes for version, wanted in v.expected.items()}
    named = tuple(versions)
    spoken_of = dict.fromkeys(version for _, version in expected)
    for answer in answers(opened, cases, named or spoken_of, readings, expected):
        if named or answer.expected is not None:
            yield answer


def graph_of(opened: OpenBook, version: str, against: str | None = None) -> DependencyGraph | GraphDifference:
    """Return the dependency graph of a version, or how it differs from that of another.

    Raises UnknownName.
    """
    graphs = [dependency_graph(law_named(opened, name), opened.book) for name in (against, version) if name]
    return graph_difference(graphs[0], graphs[1]) if against else graphs[0]
