"""An "only if" and a permission that stand side by side as the law is read, but not under another reading."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.change.collisions import Conflict, colliding, colliding_cases
from lawmodel.change.two_laws import CHOSEN, Setting, TwoLaws
from lawmodel.change.witness import replayed, typical_case
from lawmodel.concepts.condition import leaves
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.doubted import term_of
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw
from lawmodel.rulegraph.rule_graph import held


@dataclass(frozen=True)
class RivalCollision:
    """A provision whose "only if" stands beside a permission elsewhere, but not under one other reading.

    Under it the provision `closes` the permission in some cases, or else collides with it; `witness` is one
    of them. `reaching` are the addresses of the words that then reach; `is_new` says that so read the earlier
    law has nothing of the kind.
    """

    provision: str
    ground: str
    setting: Setting
    closes: bool
    reaching: tuple[str, ...]
    is_new: bool
    witness: CaseFacts


def rival_collisions(
    laws: TwoLaws, by_setting: Mapping[Setting, set[Conflict]]
) -> tuple[RivalCollision, ...]:
    """Return what each other reading closes or sets at odds in the later law, and the chosen one does not."""
    symbolic = laws.symbolic
    as_chosen = by_setting[CHOSEN] | set(_closed(symbolic, laws.chosen.after))
    found = []
    for setting, conflicts in by_setting.items():
        pair = laws.pairs[setting]
        closed = _closed(symbolic, pair.after)
        for conflict in sorted((conflicts | set(closed)) - as_chosen):
            provision, ground = conflict
            closes = conflict in closed
            cases = closed[conflict] if closes else colliding_cases(symbolic, pair.after, conflict)
            witness = typical_case(symbolic, cases, laws.book.vocabulary.defaults())
            replayed(pair.after, witness, {ground: True, held(ground): not closes})
            earlier = colliding(symbolic, pair.before) | set(_closed(symbolic, pair.before))
            reaching = words_reaching(laws, provision, setting)
            is_new = conflict not in earlier
            found.append(RivalCollision(provision, ground, setting, closes, reaching, is_new, witness))
    return tuple(found)


def _closed(symbolic: Symbolic, law: SymbolicLaw) -> dict[Conflict, int]:
    """Return the cases in which an "only if" closes a permission elsewhere, for each pair with any."""
    diagrams = symbolic.diagrams
    found: dict[Conflict, int] = {}
    for ground in law.graph.grounds_with(Effect.PERMITS):
        for limit in (law.graph.limits[address] for address in ground.closed_by):
            engaged = diagrams.both(law.met(limit.address), symbolic.possible)
            cases = diagrams.both(engaged, law.met(ground.address))
            if limit.only_if and limit.citation != ground.citation and cases != NO:
                pair = (limit.citation, ground.address)
                found[pair] = diagrams.either(found.get(pair, NO), cases)
    return found


def words_reaching(laws: TwoLaws, provision: str, setting: Setting) -> tuple[str, ...]:
    """Return the addresses of the words of an "only if" whose reach hangs on the question of a setting."""
    wording = laws.after.wordings.get(provision)
    if wording is None or setting.question is None:
        return ()
    readings = laws.book.questions[setting.question].readings.values()
    terms = {term for reading in readings for term in reading.sets}
    asked = dict.fromkeys(name for one in wording.limits.values() if one.only_if for name in one.when)
    return tuple(
        f"{provision}#{name}"
        for name in asked
        if terms & {term_of(leaf) for leaf in leaves(wording.elements[name].condition)}
    )
