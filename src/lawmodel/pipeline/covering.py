"""How far worked cases and a population exercise the law, and how far quotes cover the official text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lawmodel.comparison.run import Study, blocks_of
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.explanation.coverage import ElementCover, element_coverage
from lawmodel.explanation.decisive import ElementDecides, deciding
from lawmodel.explanation.text_coverage import TextCover, text_coverage
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook, UnknownName, law_named
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

    Raises FaultyFiles, or UnknownName for a version or a citation that does not exist.
    """
    file = read_named(opened.root, path)
    if not isinstance(file.data, dict):
        raise FaultyFiles([file.problem((), "not_a_mapping", guide=TEXT_GUIDE)])
    wordings = law_named(opened, version).wordings
    for citation in file.data:
        if citation not in wordings:
            raise UnknownName("provision", citation, wordings)
    return tuple(text_coverage(wordings[citation], str(text)) for citation, text in file.data.items())
