"""What makes a compiled law unable to work: circles, and grounds that can never hold."""

from collections.abc import Iterator, Mapping

from lawmodel.concepts.condition import (
    Bound,
    Condition,
    Constant,
    ElementHolds,
    Every,
    FactCompares,
    FactIs,
    Negated,
    Relation,
    compares,
    leaves,
    with_leaves,
)
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.problem import Problem
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.rulegraph.from_law_version import CyclicLaw, folded, structure_of, under_readings
from lawmodel.rulegraph.rule_graph import GroundNode, RuleGraph
from lawmodel.statutebook.law_version_from_book import cut_version


def unsound_versions(book: StatuteBook) -> Iterator[Problem]:
    """Yield a problem for each circle, and for each ground that no facts and no reading can meet."""
    never: dict[str, str] = {}
    circles: dict[tuple[str, ...], Problem] = {}
    known: dict[Condition, bool] = {}
    for version_id in book.manifests:
        law = cut_version(book, version_id)
        try:
            structure = structure_of(law, book)
            graphs = [under_readings(structure, dict(choice)) for choice in _single_readings(book)]
        except CyclicLaw as circle:
            circles.setdefault(circle.addresses, _cyclic(circle.addresses, law))
            continue
        for address in graphs[0].grounds:
            if not any(_can_hold(graph.grounds[address], graph, book.vocabulary, known) for graph in graphs):
                never[address] = law.wordings[graphs[0].grounds[address].citation].file
    yield from circles.values()
    for address, file in never.items():
        ground = address.partition("#")[2]
        yield Problem(file, 1, "ground_never_holds", {"ground": ground, "place": ("grounds", ground)})


def _cyclic(addresses: tuple[str, ...], law: LawVersion) -> Problem:
    """Return the problem of a circle, told where its first part stands."""
    citation, _, part = next(one for one in addresses if "#" in one).removesuffix("!").partition("#")
    wording = law.wordings[citation]
    sections = {"elements": wording.elements, "grounds": wording.grounds, "limits": wording.limits}
    section = next(name for name, parts in sections.items() if part in parts)
    circle = " > ".join(one.removesuffix("!") for one in (*addresses, addresses[0]))
    details = {"addresses": circle, "place": (section, part)}
    return Problem(wording.file, 1, "cycle", details)


def _single_readings(book: StatuteBook) -> list[tuple[tuple[str, str], ...]]:
    """Return the default choice, and each choice that differs from it in one reading."""
    others = [
        ((name, reading),)
        for name, question in book.questions.items()
        for reading in question.readings
        if reading != question.default
    ]
    return [(), *others]


def _can_hold(
    ground: GroundNode, graph: RuleGraph, vocabulary: Vocabulary, known: dict[Condition, bool]
) -> bool:
    """Say whether some possible answers meet everything a ground needs and nothing it excludes."""
    needs = tuple(_unfolded(address, graph) for address in ground.needs)
    unless = tuple(Negated(_unfolded(address, graph)) for address in ground.unless)
    possible = tuple(Negated(one.when) for one in vocabulary.impossible)
    wanted = folded(Every((*needs, *unless)))
    if wanted not in known:
        known[wanted] = satisfiable(wanted, possible, vocabulary)
    return known[wanted]


def _unfolded(address: str, graph: RuleGraph) -> Condition:
    """Return an element's condition over facts alone; secrecy is taken as given."""

    def opened(leaf: Condition) -> Condition:
        match leaf:
            case ElementHolds(other):
                return _unfolded(other, graph)
            case Bound():
                return FactIs("bound", frozenset({1}))
            case _:
                return leaf

    return with_leaves(graph.elements[address].condition, opened)


def satisfiable(wanted: Condition, always: tuple[Condition, ...], vocabulary: Vocabulary) -> bool:
    """Say whether some answers make the condition and every constraint on its facts true."""
    asked = sorted({leaf.fact for leaf in leaves(wanted) if isinstance(leaf, FactIs | FactCompares)})
    relevant = [one for one in always if _facts(one) <= set(asked)]
    whole = folded(Every((wanted, *relevant)))
    choices = {fact: _telling_codes(fact, whole, vocabulary) for fact in asked}
    return _search(whole, choices)


def _facts(condition: Condition) -> set[str]:
    return {leaf.fact for leaf in leaves(condition) if isinstance(leaf, FactIs | FactCompares)}


def _search(condition: Condition, choices: Mapping[str, tuple[int, ...]]) -> bool:
    """Answer one fact after the other and fold; stop as soon as the rest is settled."""
    if isinstance(condition, Constant):
        return condition.holds
    fact = min(_facts(condition))
    return any(_search(answered(condition, fact, code), choices) for code in choices[fact])


def answered(condition: Condition, fact: str, code: int) -> Condition:
    """Return what is left of a condition once one fact is known."""

    def known(leaf: Condition) -> Condition:
        match leaf:
            case FactIs(name, codes) if name == fact:
                return Constant(code in codes)
            case FactCompares(name, relation, int(against)) if name == fact:
                return Constant(compares(code, relation, against))
            case _:
                return leaf

    return folded(with_leaves(condition, known))


def _telling_codes(fact: str, condition: Condition, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Return one code for each way of answering the questions that the condition asks about a fact."""
    if fact == "bound":
        return (0, 1)
    codes = vocabulary[fact].codes()
    if vocabulary[fact].kind != "integer":
        return tuple(codes)
    cuts = {codes.start, codes.stop - 1}
    for leaf in leaves(condition):
        match leaf:
            case FactCompares(name, Relation(), int(against)) if name == fact:
                cuts |= {against - 1, against, against + 1}
            case FactIs(name, listed) if name == fact:
                cuts |= {code + step for code in listed for step in (-1, 0, 1)}
    return tuple(sorted(cuts & set(codes)))
