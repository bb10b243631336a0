"""One folder of a statute to a Provision with its wordings."""

from datetime import date
from difflib import get_close_matches
from typing import Any

from lawmodel.concepts.condition import ElementHolds, leaves
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.concepts.wording import (
    Effect,
    Element,
    Example,
    Ground,
    Limit,
    Provision,
    Relation,
    Review,
    Wording,
)
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.schema import ExampleShape, ProvisionFile, WordingFile
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.vocabulary_from_file import case_facts
from lawmodel.statutebook.yaml_file import YamlFile

FINDINGS = {"met": Finding.MET, "not met": Finding.NOT_MET, "open": Finding.OPEN}


def provision_from_file(file: YamlFile, act: str, citation: str, wordings: tuple[Wording, ...]) -> Provision:
    """Return the provision that a folder describes.

    Raises FaultyFiles if provision.yaml does not have its shape.
    """
    shape = shaped(file, ProvisionFile)
    review = Review(shape.review.status, shape.review.by, shape.review.date)
    return Provision(citation, act, shape.heading, review, shape.listed, wordings)


def wording_from_file(
    file: YamlFile, wording_id: str, citation: str, names: Names, vocabulary: Vocabulary, problems: Problems
) -> Wording:
    """Return the wording that a file encodes.

    Raises FaultyFiles if the file does not have the shape of a wording; other faults are kept as problems.
    """
    shape = shaped(file, WordingFile)
    own_names = Names(names.facts, names.terms, frozenset(shape.elements))
    elements = {
        name: Element(
            id=name,
            quote=one.quote,
            means=one.means,
            kind=one.kind,
            condition=problems.condition(file, ("elements", name, "holds_if"), one.holds_if, own_names),
            condition_text=one.holds_if,
            confidence=one.confidence or shape.confidence,
        )
        for name, one in shape.elements.items()
    }
    grounds = {
        name: Ground(name, one.title, Effect(one.effect), tuple(one.needs), tuple(one.unless))
        for name, one in shape.grounds.items()
    }
    limits = {
        name: Limit(
            name,
            one.title,
            tuple(one.when),
            tuple(one.only_if),
            tuple(one.yields_to),
            tuple(one.closes),
            one.in_place_of,
        )
        for name, one in shape.limits.items()
    }
    wording = Wording(
        citation=citation,
        id=wording_id,
        starts=date.fromisoformat(shape.in_force.from_),
        ends=date.fromisoformat(shape.in_force.to) if shape.in_force.to else None,
        proposal=shape.proposal,
        enacted_by=shape.enacted_by,
        preparatory_works=tuple(shape.preparatory_works),
        status=shape.status,
        source=shape.source,
        confidence=shape.confidence,
        text_seen=shape.text_seen,
        file=file.name,
        elements=elements,
        grounds=grounds,
        limits=limits,
        relations=tuple(Relation(one.kind, tuple(one.to)) for one in shape.relations),
        examples=_examples(file, shape, vocabulary, problems),
        decides_nothing_because=shape.decides.no_because if shape.decides else None,
        starts_confidence=shape.in_force.confidence,
    )
    _keep_dangling_elements(file, wording, problems)
    return wording


def _keep_dangling_elements(file: YamlFile, wording: Wording, problems: Problems) -> None:
    lists: list[tuple[str, str, str, tuple[str, ...]]] = []
    for name, ground in wording.grounds.items():
        lists += [("grounds", name, "needs", ground.needs), ("grounds", name, "unless", ground.unless)]
    for name, limit in wording.limits.items():
        lists += [("limits", name, "when", limit.when), ("limits", name, "only_if", limit.only_if)]
    used = {element for *_, elements in lists for element in elements}
    for section, name, key, elements in lists:
        for element in elements:
            if element not in wording.elements:
                nearest = next(iter(get_close_matches(element, wording.elements, n=1)), "")
                place = (section, name, key)
                problems.add(file.problem(place, "unknown_element", name=element, nearest=nearest))
    for one in wording.elements.values():
        used |= {leaf.element for leaf in leaves(one.condition) if isinstance(leaf, ElementHolds)}
    if wording.decides_nothing_because is None:
        for element_id in wording.elements:
            if element_id not in used:
                problems.add(file.problem(("elements", element_id), "element_not_used", name=element_id))


def _examples(
    file: YamlFile, shape: WordingFile, vocabulary: Vocabulary, problems: Problems
) -> tuple[Example, ...]:
    by_name: dict[str, dict[str, Any]] = {}
    examples: list[Example] = []
    for index, one in enumerate(shape.examples):
        place = ("examples", index)
        facts = {**by_name.get(one.like or "", {}), **one.facts, **one.but}
        if one.like is not None and one.like not in by_name:
            nearest = next(iter(get_close_matches(one.like, by_name, n=1)), "")
            problems.add(file.problem((*place, "like"), "unknown_example", name=one.like, nearest=nearest))
        by_name[one.name] = facts
        for key, own in (("facts", one.facts), ("but", one.but)):
            case_facts(file, (*place, key), own, vocabulary, problems)
        known = case_facts(file, place, facts, vocabulary, Problems())
        examples.append(_example(file, one, index, known))
    return tuple(examples)


def _example(file: YamlFile, one: ExampleShape, index: int, facts: dict[str, int] | Any) -> Example:
    then = {name: FINDINGS[finding] for name, finding in one.then.items()}
    return Example(one.name, facts, then, one.readings, file.line_of(("examples", index)))
