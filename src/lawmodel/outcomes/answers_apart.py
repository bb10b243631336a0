"""The answers that laws tell apart: the values of each fact, joined where no condition distinguishes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lawmodel.concepts.condition import Condition, FactCompares, FactIs, compares, leaves
from lawmodel.concepts.vocabulary import NONE, Fact, Vocabulary

FactLeaf = FactIs | FactCompares


@dataclass(frozen=True)
class Apart:
    """One fact: its groups of values, each the codes that every condition answers alike."""

    fact: Fact
    groups: tuple[tuple[int, ...], ...]

    def place(self, code: int) -> int:
        """Return the group that a code is in.

        Raises ValueError for a code that the fact does not have.
        """
        for place, codes in enumerate(self.groups):
            if code in codes:
                return place
        raise ValueError(code)


def answers_apart(vocabulary: Vocabulary, conditions: Iterable[Condition]) -> dict[str, Apart]:
    """Return every fact that the conditions ask, with its values in groups, in the vocabulary's order."""
    asked: dict[str, dict[FactLeaf, None]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, FactIs | FactCompares):
                asked.setdefault(leaf.fact, {})[leaf] = None
    return {
        name: _apart(fact, tuple(asked[name])) for name, fact in vocabulary.facts.items() if name in asked
    }


def _apart(fact: Fact, questions: tuple[FactLeaf, ...]) -> Apart:
    groups: dict[tuple[bool, ...], list[int]] = {}
    for code in (*fact.codes(), *([NONE] if fact.none_means is not None else [])):
        groups.setdefault(tuple(says(question, code) for question in questions), []).append(code)
    return Apart(fact, tuple(tuple(codes) for codes in groups.values()))


def says(leaf: FactLeaf, code: int) -> bool:
    """Say whether a code answers a question with yes.

    Raises ValueError for a question that waits for a reading.
    """
    match leaf:
        case FactIs(_, codes):
            return code in codes
        case FactCompares(_, relation, int(against)):
            return compares(code, relation, against)
        case _:
            raise ValueError("a compiled law asks no term")


def codes_known(apart: Mapping[str, Apart], facts: Mapping[str, int]) -> dict[str, int]:
    """Return the groups that known answers are in, leaving out facts that no condition asks."""
    return {name: apart[name].place(code) for name, code in facts.items() if name in apart}
