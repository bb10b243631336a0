"""Drawn cases as a table: one row per case, answers as people write them, unknown left empty."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from lawmodel.comparison.run import BLOCK, Study
from lawmodel.concepts.vocabulary import Fact
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases

WEIGHT = 1
"""What every case counts in a stream without strata."""


def cases_as_csv(study: Study) -> Iterator[str]:
    """Yield the cases of a study as text, block by block: case, stream, weight, facts, attributes."""
    variables = {**study.vocabulary.facts, **study.recipe.attributes}
    yield _lines([["case", "stream", "weight", *variables]])
    for stream in study.streams:
        for first in range(0, study.cases, BLOCK):
            size = min(BLOCK, study.cases - first)
            cases = draw_cases(
                study.recipe, stream, study.vocabulary, seed=study.seed, first=first, size=size
            )
            columns = [_answers(cases, fact) for fact in variables.values()]
            weights = [WEIGHT] * size if cases.weights is None else cases.weights.tolist()
            yield _lines(
                [first + index, stream, *row] for index, row in enumerate(zip(weights, *columns, strict=True))
            )


def _lines(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _answers(cases: Cases, fact: Fact) -> list[str]:
    column = cases.columns.get(fact.name)
    if column is None:
        return [""] * cases.size
    words = {code: answer_word(fact, code) for code in sorted(set(column.tolist()))}
    return [words[code] for code in column.tolist()]


def answer_word(fact: Fact, code: int) -> str:
    """Return an answer as people write it in a table; nothing where it is unknown."""
    answer = fact.decoded(code)
    if answer is None:
        return ""
    return str(answer).lower() if isinstance(answer, bool) else str(answer)
