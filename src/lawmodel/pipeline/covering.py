"""How far worked cases and a population exercise the law, and how far quotes cover the official text."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from lawmodel.comparison.run import Study, blocks_of
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.explanation.coverage import ElementCover, element_coverage
from lawmodel.explanation.decisive import ElementDecides, deciding
from lawmodel.explanation.text_coverage import TextCover, text_coverage
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook, law_named
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.statutebook.from_files import read_named

TEXT_GUIDE = "docs/how-to/explain-a-case.md"


def element_covers(opened: OpenBook, versions: Sequence[str]) -> dict[str, tuple[ElementCover, ...]]:
    """Return, per version, how the worked cases of the book exercise its elements.

    Raises UnknownName.
    """
    graphs = [read_law(law_named(opened, version), opened.book, {}).chosen for version in versions]
    return {graph.version: element_coverage(graph, opened.book) for graph in graphs}


def elements_deciding(opened: OpenBook, request: Request) -> dict[str, tuple[ElementDecides, ...]]:
    """Return, per version of a request, how many of its cases each element decides alone.

    Raises UnknownName, or FaultyFiles if the recipe is faulty.
    """
    study = study_of(opened, request)
    return {read.law.id: deciding(read.chosen, _blocks(study)) for read in study.laws}


def _blocks(study: Study) -> Iterator[tuple[str, Cases]]:
    """Yield the cases of a study, drawn anew each time: together they may not fit in memory."""
    for block in blocks_of(study):
        yield (
            block.stream,
            draw_cases(
                study.recipe,
                block.stream,
                study.vocabulary,
                seed=study.seed,
                first=block.first,
                size=block.size,
            ),
        )


def text_covers(opened: OpenBook, path: Path, version: str) -> tuple[TextCover, ...]:
    """Return how the quotes of a version cover official texts: a flat file of `citation: text`.

    Raises UnknownName for the version, or FaultyFiles with a problem for every line that is no text of it.
    """
    file = read_named(opened.root, path)
    if not isinstance(file.data, dict):
        raise FaultyFiles([file.problem((), "not_a_mapping", guide=TEXT_GUIDE)])
    wordings = law_named(opened, version).wordings

    def near(citation: str) -> str:
        return next(iter(get_close_matches(str(citation), wordings, n=1)), "")

    problems = [
        file.problem((citation,), "unknown_provision", name=citation, version=version, nearest=near(citation))
        for citation in file.data
        if citation not in wordings
    ]
    problems += [
        file.problem((citation,), "text_missing", name=citation)
        for citation, text in file.data.items()
        if not (isinstance(text, str) and text.strip())
    ]
    if problems:
        raise FaultyFiles(problems)
    return tuple(text_coverage(wordings[citation], text) for citation, text in file.data.items())
