"""Which cases a changed ground newly holds: maximal boxes, folded by what stopped them in the other law."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawmodel.change.boxes import box_diagram, maximal_boxes
from lawmodel.change.two_laws import Pair, TwoLaws
from lawmodel.change.witness import replayed, replayed_outcome, typical_case
from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.diagrams import NO, Answer
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw
from lawmodel.rulegraph.rule_graph import GroundNode, held

Box = Mapping[str, frozenset[Answer]]
Stops = tuple[tuple[str, ...], bool]
"""What stops cases in the other law, and whether each does in every one of them."""
ALLOWED = (Outcome.PERMITTED, Outcome.REQUIRED)
CARRYING = (Effect.PERMITS, Effect.OBLIGES)


@dataclass(frozen=True)
class CaseClass:
    """Cases that a ground holds in one law and not in the other, folded by what stops them there.

    `stopped_by` are addresses in the other law: requirements not met, exceptions met or limits that close, in
    every case of the class; where `each` is false, one of them in every case. Empty where the other law has
    no such ground. `turns` are the cases that come out otherwise in the whole law, `witness` one of them, or
    of the class if there are none; `covered_by` are then the grounds of the other law that hold there.
    """

    ground: str
    counterpart: str | None
    effect: Effect
    stopped_by: tuple[str, ...]
    each: bool
    boxes: tuple[Box, ...]
    region: int
    turns: int
    witness: CaseFacts
    covered_by: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Say whether the whole law comes out otherwise in some case of the class."""
        return self.turns != NO


@dataclass(frozen=True)
class Difference:
    """The cases that one ground holds in one law only, all of them, and every maximal box in them."""

    ground: str
    counterpart: str | None
    cases: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Classes:
    """What is opened and closed by changed grounds, and what becomes or ceases to be a duty."""

    opened: tuple[CaseClass, ...]
    closed: tuple[CaseClass, ...]
    duties_new: tuple[CaseClass, ...]
    duties_gone: tuple[CaseClass, ...]


def classes_of(laws: TwoLaws) -> Classes:
    """Return the classes under the chosen readings."""
    forth = tuple(_classes(laws, laws.chosen, laws.succeeds))
    back = tuple(_classes(laws, laws.chosen.swapped, {old: new for new, old in laws.succeeds.items()}))
    return Classes(
        tuple(one for one in forth if _opens(laws.symbolic, one, laws.chosen.before)),
        tuple(one for one in back if _opens(laws.symbolic, one, laws.chosen.after)),
        tuple(one for one in forth if _binds_only(laws.symbolic, one, laws.chosen.before)),
        tuple(one for one in back if _binds_only(laws.symbolic, one, laws.chosen.after)),
    )


def differences(laws: TwoLaws, pair: Pair, succeeds: Mapping[str, str]) -> Iterator[Difference]:
    """Yield what each permitting or obliging ground of the later law holds that its counterpart does not."""
    diagrams, possible = laws.symbolic.diagrams, laws.symbolic.possible
    for address, ground in pair.after.graph.grounds.items():
        if ground.effect not in CARRYING:
            continue
        other = succeeds.get(address, address)
        counterpart = other if other in pair.before.graph.grounds else None
        earlier = NO if counterpart is None else pair.before.met(held(counterpart))
        wanted = diagrams.without(pair.after.met(held(address)), earlier)
        cases = diagrams.both(wanted, possible)
        if cases != NO:
            yield Difference(address, counterpart, cases, tuple(maximal_boxes(diagrams, wanted, possible)))


def _classes(laws: TwoLaws, pair: Pair, succeeds: Mapping[str, str]) -> Iterator[CaseClass]:
    """Yield the classes of the later law of a pair, ground by ground."""
    symbolic = laws.symbolic
    for one in differences(laws, pair, succeeds):
        folded: dict[tuple[tuple[str, ...], bool], list[Box]] = {}
        for box in one.boxes:
            cases = symbolic.diagrams.both(box_diagram(symbolic.diagrams, box), symbolic.possible)
            stops = _stopping(symbolic, pair.before, one.counterpart, cases)
            folded.setdefault(stops, []).append(box)
        for (stopped_by, each), boxes in _with_the_fewest(folded).items():
            yield _class(laws, pair, one, stopped_by, each, boxes)


def _with_the_fewest(folded: Mapping[Stops, list[Box]]) -> dict[Stops, list[Box]]:
    """Return the boxes under the fewest things that stop them: what two stop, one of them does too."""
    found: dict[Stops, list[Box]] = {}
    for stops in sorted(folded, key=lambda stops: (not stops[1], len(stops[0]))):
        fewer = next((one for one in found if stops[1] and set(one[0]) <= set(stops[0])), stops)
        found.setdefault(fewer, []).extend(folded[stops])
    return found


def _class(
    laws: TwoLaws,
    pair: Pair,
    difference: Difference,
    stopped_by: tuple[str, ...],
    each: bool,
    boxes: Sequence[Box],
) -> CaseClass:
    symbolic = laws.symbolic
    diagrams = symbolic.diagrams
    ground = pair.after.graph.grounds[difference.ground]
    region = diagrams.any_of(box_diagram(diagrams, box) for box in boxes)
    region = diagrams.both(region, symbolic.possible)
    turned = diagrams.both(region, pair.before.cases(Outcome.PROHIBITED))
    if turned == NO and ground.effect is Effect.OBLIGES:
        turned = diagrams.without(region, pair.before.cases(Outcome.REQUIRED))
    witness = typical_case(symbolic, region if turned == NO else turned, laws.book.vocabulary.defaults())
    return CaseClass(
        difference.ground,
        difference.counterpart,
        ground.effect,
        stopped_by,
        each,
        tuple(boxes),
        region,
        turned,
        _replayed(pair, difference, witness, stopped_by if each else ()),
        _covering(symbolic, pair.before, region) if turned == NO else (),
    )


def _replayed(pair: Pair, one: Difference, witness: CaseFacts, stopped_by: Sequence[str]) -> CaseFacts:
    """Return the witness, the reference having said of it in both laws what the class says.

    Raises EnginesDisagree if it does not.
    """
    replayed_outcome(pair.after, witness, ALLOWED, within=True)
    replayed(pair.after, witness, {held(one.ground): True})
    if one.counterpart is None:
        return witness
    ground = pair.before.graph.grounds[one.counterpart]
    expected = {address: address not in ground.needs for address in stopped_by}
    replayed(pair.before, witness, {held(one.counterpart): False, **expected})
    return witness


def _stopping(
    symbolic: Symbolic, law: SymbolicLaw, ground: str | None, cases: int
) -> tuple[tuple[str, ...], bool]:
    """Return what stops some cases under a ground: in all of them, or else each thing that stops some."""
    if ground is None:
        return (), True
    diagrams = symbolic.diagrams
    ways = dict(_requirements(law, law.graph.grounds[ground], symbolic))
    always = tuple(address for address, met in ways.items() if diagrams.disjoint(cases, met))
    if always:
        return always, True
    return tuple(address for address, met in ways.items() if not diagrams.implies(cases, met)), False


def _requirements(law: SymbolicLaw, ground: GroundNode, symbolic: Symbolic) -> Iterator[tuple[str, int]]:
    """Yield what a ground asks for, each with the cases in which it is in the way of nothing."""
    yield from ((address, law.met(address)) for address in ground.needs)
    for address in (*ground.unless, *ground.closed_by):
        yield address, symbolic.diagrams.opposite(law.met(address))


def _covering(symbolic: Symbolic, law: SymbolicLaw, region: int) -> tuple[str, ...]:
    """Return the grounds that hold in all of some cases, or all that hold in any if none does."""
    diagrams = symbolic.diagrams
    grounds = [ground.address for effect in CARRYING for ground in law.graph.grounds_with(effect)]
    alone = tuple(one for one in grounds if diagrams.implies(region, law.met(held(one))))
    return alone or tuple(one for one in grounds if not diagrams.disjoint(region, law.met(held(one))))


def _opens(symbolic: Symbolic, one: CaseClass, other: SymbolicLaw) -> bool:
    """Say whether a class is one of permission: a permitting one, or a duty where something was closed."""
    closed = symbolic.diagrams.both(one.region, other.cases(Outcome.PROHIBITED))
    return one.effect is Effect.PERMITS or closed != NO


def _binds_only(symbolic: Symbolic, one: CaseClass, other: SymbolicLaw) -> bool:
    return not _opens(symbolic, one, other)
