"""assumptions/readings/*.yaml to open questions with their rival readings."""

from collections.abc import Mapping
from difflib import get_close_matches

from lawmodel.concepts.statute_book import Question, Reading
from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.schema import QuestionFile, ReadingShape, TermShape
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import YamlFile

Terms = dict[str, Fact]
"""The values each term may take, in the guise of a fact."""


def question_from_file(
    file: YamlFile, question_id: str, vocabulary: Vocabulary, problems: Problems
) -> tuple[Question, Terms]:
    """Return the question a file asks, and the terms its readings fill.

    Raises FaultyFiles if the file does not have the shape of a question.
    """
    shape = shaped(file, QuestionFile)
    terms = {name: _term(file, name, one, vocabulary, problems) for name, one in shape.terms.items()}
    readings = {name: _reading(file, name, one, terms, problems) for name, one in shape.readings.items()}
    if shape.default not in readings:
        problems.add(
            file.problem(("default",), "unknown_reading", reading=shape.default, known=", ".join(readings))
        )
    concerns = tuple(shape.concerns)
    return Question(question_id, shape.question, shape.counts, concerns, shape.default, readings), terms


def _term(file: YamlFile, name: str, shape: TermShape, vocabulary: Vocabulary, problems: Problems) -> Fact:
    if name in vocabulary.facts:
        problems.add(file.problem(("terms", name), "name_twice", name=name))
    model = vocabulary.facts.get(shape.of or "")
    if model is None and shape.of not in (None, "boolean"):
        nearest = next(iter(get_close_matches(str(shape.of), vocabulary.facts, n=1)), "")
        problems.add(file.problem(("terms", name), "unknown_name", name=shape.of, nearest=nearest))
    kind = model.kind if model else "boolean" if shape.of == "boolean" else "category"
    values = model.values if model else tuple(shape.values)
    nothing: Mapping[str, str] = {}
    return Fact(name, kind, "fact", nothing, nothing, nothing, "never", values=values)


def _reading(file: YamlFile, name: str, shape: ReadingShape, terms: Terms, problems: Problems) -> Reading:
    place = ("readings", name, "sets")
    for missing in sorted(set(terms) - set(shape.sets)):
        problems.add(file.problem(place, "term_not_set", term=missing, reading=name))
    for unknown in sorted(set(shape.sets) - set(terms)):
        nearest = next(iter(get_close_matches(unknown, terms, n=1)), "")
        problems.add(file.problem((*place, unknown), "unknown_term", name=unknown, nearest=nearest))
    sets = {
        term: problems.code(file, (*place, term), terms.get(term), value)
        for term, value in shape.sets.items()
        if term in terms and terms[term].codes()
    }
    known = {term: code for term, code in sets.items() if code is not None}
    return Reading(name, shape.title, shape.support, known, shape.status, shape.source)
