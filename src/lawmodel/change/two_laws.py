"""Two versions of the law compiled together: under the chosen readings, under others, and under none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from lawmodel.comparison.attribution_path import Change, ChangePath, structure_with
from lawmodel.concepts.condition import Condition, leaves
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Bridge, StatuteBook
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.outcomes.doubted import term_of
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw, symbolic
from lawmodel.rulegraph.from_law_version import Structure, structure_of, under_readings
from lawmodel.rulegraph.left_open import LeftOpen, left_open
from lawmodel.rulegraph.rule_graph import RuleGraph

Name = TypeVar("Name", int, str)


@dataclass(frozen=True)
class Setting:
    """How both laws are read: as chosen, with one question read otherwise, or with questions left open."""

    question: str | None = None
    reading: str | None = None
    left_open: tuple[str, ...] = ()


CHOSEN = Setting()


@dataclass(frozen=True)
class Pair:
    """Both laws in one setting."""

    before: SymbolicLaw
    after: SymbolicLaw

    @property
    def swapped(self) -> "Pair":
        """Return the way back."""
        return Pair(self.after, self.before)


@dataclass(frozen=True)
class Step:
    """One change by itself: the law with what it presupposes, and that law with it, in a setting.

    An amendment made or undone; where one is undone and another made of the same provision, both together.
    """

    changes: tuple[Change, ...]
    setting: Setting
    pair: Pair

    @property
    def made(self) -> tuple[Change, ...]:
        """Return the amendments that are made."""
        return tuple(change for change in self.changes if not change.undone)

    @property
    def undone(self) -> tuple[Change, ...]:
        """Return the amendments that are undone."""
        return tuple(change for change in self.changes if change.undone)

    @property
    def id(self) -> str:
        """Return the names of what is made, or of what is undone where nothing is made instead."""
        return ", ".join(change.id for change in self.made or self.undone)

    @property
    def citations(self) -> tuple[str, ...]:
        """Return every provision that is touched."""
        return tuple(dict.fromkeys(name for change in self.changes for name in change.amendment.changes))


@dataclass(frozen=True)
class TwoLaws:
    """Everything that is compared, over the same diagrams.

    `open_questions` are those whose terms the changed words ask; `succeeds` says which ground of the later
    law an amendment puts in the place of which of the earlier one, by address.
    """

    book: StatuteBook
    before: LawVersion
    after: LawVersion
    symbolic: Symbolic
    pairs: Mapping[Setting, Pair]
    steps: tuple[Step, ...]
    open_questions: tuple[str, ...]
    succeeds: Mapping[str, str]
    vocabulary: Vocabulary

    @property
    def chosen(self) -> Pair:
        """Return both laws under the chosen readings."""
        return self.pairs[CHOSEN]

    @property
    def all_open(self) -> Setting:
        """Return the setting in which no term of the changed words is given a meaning."""
        return Setting(left_open=self.open_questions) if self.open_questions else CHOSEN


def two_laws(
    book: StatuteBook,
    before: LawVersion,
    after: LawVersion,
    path: ChangePath | None,
    readings: Mapping[str, str],
) -> TwoLaws:
    """Return two versions compiled in every setting; a question that `readings` answers is settled.

    Raises NotAttributable if an amendment with all that it presupposes gives no law.
    """
    structures = (structure_of(before, book), structure_of(after, book))
    opened = tuple(q for q in _asked_by_changed_words(*structures) if q not in readings)
    settings = list(_settings(book, structures, readings, opened))
    graphs: list[RuleGraph] = []
    vocabularies: list[Vocabulary] = []
    for setting in settings:
        for structure in structures:
            graphs.append(_read(structure, readings, setting, vocabularies))
    steps = list(_steps(path, readings, Setting(left_open=opened), vocabularies))
    for *_, both in steps:
        graphs += both
    vocabulary = _widest(book.vocabulary, vocabularies)
    together = symbolic(graphs, vocabulary, also=_assumed(book.bridges.values()))
    found = _in_pairs(together.laws)
    pairs = dict(zip(settings, found, strict=False))
    told = tuple(
        Step(changes, setting, pair)
        for (changes, setting, _), pair in zip(steps, found[len(settings) :], strict=True)
    )
    return TwoLaws(
        book, before, after, together, pairs, told, opened, _successors(path, before, after), vocabulary
    )


def _assumed(bridges: Iterable[Bridge]) -> list[Condition]:
    return [bridge.condition for bridge in bridges]


def _in_pairs(laws: Sequence[SymbolicLaw]) -> list[Pair]:
    return [Pair(one, other) for one, other in zip(laws[::2], laws[1::2], strict=True)]


def _settings(
    book: StatuteBook,
    structures: tuple[Structure, Structure],
    readings: Mapping[str, str],
    opened: tuple[str, ...],
) -> Iterator[Setting]:
    """Yield the chosen setting first, then each other reading, then each question left open, then all."""
    yield CHOSEN
    asked = {term for structure in structures for term in _terms(structure)}
    for name, question in book.questions.items():
        sets = {term for reading in question.readings.values() for term in reading.sets}
        if name not in readings and sets & asked:
            yield from (
                Setting(name, reading) for reading in question.readings if reading != question.default
            )
    yield from (Setting(left_open=(question,)) for question in opened)
    if len(opened) > 1:
        yield Setting(left_open=opened)


def _read(
    structure: Structure, readings: Mapping[str, str], setting: Setting, vocabularies: list[Vocabulary]
) -> RuleGraph:
    if setting.left_open:
        opened: LeftOpen = left_open(structure, readings, setting.left_open)
        vocabularies.append(opened.vocabulary)
        return opened.graph
    if setting.question is None or setting.reading is None:
        return under_readings(structure, readings)
    return under_readings(structure, {**readings, setting.question: setting.reading})


def _terms(structure: Structure) -> set[str]:
    return {
        term
        for node in structure.elements.values()
        if node.asks_terms
        for leaf in leaves(node.condition)
        if (term := term_of(leaf)) is not None
    }


def _asked_by_changed_words(before: Structure, after: Structure) -> Iterator[str]:
    """Yield the questions whose terms are asked by an element that one of the laws does not have so."""
    changed = {
        term
        for one, other in ((before, after), (after, before))
        for address, node in one.elements.items()
        if other.elements.get(address) != node
        for leaf in leaves(node.condition)
        if (term := term_of(leaf)) is not None
    }
    for name, question in before.book.questions.items():
        if changed & {term for reading in question.readings.values() for term in reading.sets}:
            yield name


def _steps(
    path: ChangePath | None, readings: Mapping[str, str], opened: Setting, vocabularies: list[Vocabulary]
) -> Iterator[tuple[tuple[Change, ...], Setting, tuple[RuleGraph, RuleGraph]]]:
    """Yield each step under the chosen readings, and with the open questions left open."""
    if path is None:
        return
    structure = cache(lambda done: structure_with(path, done))
    for places in _in_one_step(path):
        done = path.order.closed(places)
        without = frozenset(one for one in done if not path.order.closed([one]) & places)
        changes = tuple(path.changes[place] for place in sorted(places))
        for setting in dict.fromkeys((CHOSEN, opened)):
            before, after = (
                _read(structure(some), readings, setting, vocabularies) for some in (without, done)
            )
            yield changes, setting, (before, after)


def _in_one_step(path: ChangePath) -> Iterator[frozenset[int]]:
    """Yield the changes, as places; together those of which one gives a provision the words of another."""
    place = {change.id: k for k, change in enumerate(path.changes)}
    replaced = (one for one in path.precedences if one.why == "two_wordings")
    yield from hanging_together(place.values(), ((place[one.before], place[one.after]) for one in replaced))


def hanging_together(names: Iterable[Name], pairs: Iterable[tuple[Name, Name]]) -> list[frozenset[Name]]:
    """Return the names in groups, in their order; both of a pair are in one group."""
    group = {name: frozenset({name}) for name in names}
    for one, other in pairs:
        if one in group and other in group:
            both = group[one] | group[other]
            group |= dict.fromkeys(both, both)
    return list(dict.fromkeys(group.values()))


def _widest(vocabulary: Vocabulary, opened: Sequence[Vocabulary]) -> Vocabulary:
    """Return the vocabulary with every open term in its widest range: each law asks a part of it."""
    facts = dict(vocabulary.facts)
    for one in opened:
        for name, fact in one.facts.items():
            if name not in vocabulary.facts:
                known = facts.get(name, fact)
                low, high = min(known.lowest, fact.lowest), max(known.highest, fact.highest)
                facts[name] = replace(fact, lowest=low, highest=high)
    return replace(vocabulary, facts=facts)


def _successors(path: ChangePath | None, before: LawVersion, after: LawVersion) -> dict[str, str]:
    """Return the grounds that one amendment repeals and enacts under the same name, later to earlier.

    To undo an amendment is to repeal what it enacted, and to enact what it repealed.
    """
    found: dict[str, str] = {}
    for change in path.changes if path is not None else ():
        goes, comes = ("enacted", "repealed") if change.undone else ("repealed", "enacted")
        kinds = {citation: one.kind for citation, one in change.amendment.changes.items()}
        old = [c for c, kind in kinds.items() if kind == goes and c in before.wordings]
        new = [c for c, kind in kinds.items() if kind == comes and c in after.wordings]
        for citation in new:
            for ground in after.wordings[citation].grounds:
                for repealed in old:
                    if ground in before.wordings[repealed].grounds:
                        found[f"{citation}#{ground}"] = f"{repealed}#{ground}"
    return found
