"""Drawn cases as a table: one row per case, answers as people write them, unknown left empty."""

import csv
import io

from lawmodel.comparison.run import Study
from lawmodel.concepts.vocabulary import Fact
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases

WEIGHT = 1
"""Every case of an unweighted recipe stands for itself."""


def cases_as_csv(study: Study) -> str:
    """Return the cases of a study: case, stream, weight, the facts of the vocabulary, the recipe's attributes."""
    variables = {**study.vocabulary.facts, **study.recipe.attributes}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["case", "stream", "weight", *variables])
    for stream in study.streams:
        cases = draw_cases(study.recipe, stream, study.vocabulary, seed=study.seed, first=0, size=study.cases)
        columns = [_answers(cases, fact) for fact in variables.values()]
        writer.writerows([number, stream, WEIGHT, *row] for number, row in enumerate(zip(*columns, strict=True)))
    return out.getvalue()


def _answers(cases: Cases, fact: Fact) -> list[str]:
    column = cases.columns.get(fact.name)
    if column is None:
        return [""] * cases.size
    words = {code: _word(fact, code) for code in sorted(set(column.tolist()))}
    return [words[code] for code in column.tolist()]


def _word(fact: Fact, code: int) -> str:
    answer = fact.decoded(code)
    if answer is None:
        return ""
    return str(answer).lower() if isinstance(answer, bool) else str(answer)
