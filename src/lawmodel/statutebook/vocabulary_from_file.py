"""facts.yaml to the Vocabulary, and answers as people write them to CaseFacts."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from lawmodel.concepts.vocabulary import CaseFacts, Fact, Impossible, Vocabulary
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.schema import FactsFile, FactShape
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

UNSETTLED_WORD = "unsettled"
"""Written of a fact that somebody has asked for and that cannot be settled: unknown, and not asked again."""
NO_ANSWER = ("unknown", UNSETTLED_WORD)


def vocabulary_from_file(file: YamlFile, problems: Problems) -> Vocabulary:
    """Return the vocabulary a file declares.

    Raises FaultyFiles if the file does not have the shape of a vocabulary.
    """
    shape = shaped(file, FactsFile)
    facts = {name: _fact(file, name, one, problems) for name, one in shape.facts.items()}
    if not all(fact.codes() for fact in facts.values()):
        return Vocabulary(facts)
    names = Names(facts, {})
    impossible = tuple(
        Impossible(problems.condition(file, ("impossible", index, "when"), one.when, names), one.because)
        for index, one in enumerate(shape.impossible)
    )
    return Vocabulary(facts, impossible)


def _fact(file: YamlFile, name: str, shape: FactShape, problems: Problems) -> Fact:
    place: Place = ("facts", name)
    if shape.kind in ("category", "ordinal") and len(shape.values) < 2:
        problems.add(file.problem(place, "values_missing", name=name))
    if shape.kind == "integer" and shape.range is None:
        problems.add(file.problem(place, "range_missing", name=name))
    lowest, highest = shape.range or (0, -1)
    fact = Fact(
        name=name,
        kind=shape.kind,
        nature=shape.nature,
        label=shape.label,
        question=shape.question,
        meaning=shape.meaning,
        changes=shape.changes,
        values=tuple(shape.values) if len(shape.values) > 1 else (),
        value_labels=tuple(shape.values.values()),
        lowest=lowest,
        highest=highest,
        unit=shape.unit,
        none_means=shape.none_means,
    )
    if shape.default is None or not fact.codes():
        return fact
    default = problems.code(file, (*place, "default"), fact, shape.default)
    return Fact(**{**fact.__dict__, "default": default})


def case_facts(
    file: YamlFile, place: Place, answers: Mapping[str, Any], vocabulary: Vocabulary, problems: Problems
) -> CaseFacts:
    """Return the codes of the answers given; what is no answer is left out, faults are kept as problems."""
    known: dict[str, int] = {}
    for name, answer in answers.items():
        fact = vocabulary.facts.get(name)
        if fact is None:
            nearest = next(iter(get_close_matches(name, vocabulary.facts, n=1)), "")
            problems.add(file.problem((*place, name), "unknown_fact", name=name, nearest=nearest))
        elif answer not in NO_ANSWER and not (answer is None and fact.none_means is None):
            code = problems.code(file, (*place, name), fact, answer)
            if code is not None:
                known[name] = code
    return known
