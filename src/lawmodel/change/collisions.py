"""Where one provision says "only if" and another opens all the same: both engaged by one case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawmodel.change.two_laws import CHOSEN, Setting, TwoLaws
from lawmodel.change.witness import replayed, typical_case
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw
from lawmodel.rulegraph.rule_graph import GroundNode, LimitNode, held

Conflict = tuple[str, str]
"""The provision that says "only if", and the ground that opens."""


@dataclass(frozen=True)
class Collision:
    """A provision whose "only if" is not kept in a case that a permission elsewhere alone opens.

    `is_new` says that the earlier law has no such case; `questions` are the open questions about both
    provisions; under their readings in `gone_under` no such case is left, under those in `fewer_under` fewer.
    """

    provision: str
    ground: str
    witness: CaseFacts
    is_new: bool
    questions: tuple[str, ...]
    gone_under: tuple[tuple[str, str], ...]
    fewer_under: tuple[tuple[str, str], ...]


def colliding_by_setting(laws: TwoLaws) -> dict[Setting, set[Conflict]]:
    """Return what collides in the later law as chosen and under each other reading."""
    return {
        setting: colliding(laws.symbolic, pair.after)
        for setting, pair in laws.pairs.items()
        if not setting.left_open
    }


def colliding(symbolic: Symbolic, law: SymbolicLaw) -> set[Conflict]:
    """Return the pairs of an "only if" and a permission elsewhere that alone opens where it is not kept.

    A ground to which the limit yields, or that a limit of the provision closes in the case, does not collide
    with it: the law has settled that.
    """
    return {
        (limit.citation, ground.address)
        for limit, ground in _engaged(law)
        if _some_alone(symbolic, law, ground, _both_engaged(symbolic, law, limit, ground))
    }


def collisions(laws: TwoLaws, by_setting: Mapping[Setting, set[Conflict]]) -> tuple[Collision, ...]:
    """Return every collision in the later law under the chosen readings, with a case replayed."""
    symbolic, chosen = laws.symbolic, laws.chosen
    earlier = colliding(symbolic, chosen.before)
    found = []
    for pair in sorted(by_setting[CHOSEN]):
        provision, ground = pair
        cases = colliding_cases(symbolic, chosen.after, pair)
        witness = typical_case(symbolic, cases, laws.book.vocabulary.defaults())
        replayed(chosen.after, witness, {held(ground): True})
        about = questions_about(laws.book, provision, ground)
        left = {
            (setting.question, setting.reading): colliding_cases(symbolic, laws.pairs[setting].after, pair)
            for setting in by_setting
            if setting.question in about and setting.reading is not None
        }
        fewer = [
            key for key, some in left.items() if some != cases and symbolic.diagrams.implies(some, cases)
        ]
        found.append(
            Collision(
                provision,
                ground,
                witness,
                pair not in earlier,
                about,
                tuple((str(q), str(r)) for q, r in fewer if left[q, r] == NO),
                tuple((str(q), str(r)) for q, r in fewer if left[q, r] != NO),
            )
        )
    return tuple(found)


def _engaged(law: SymbolicLaw) -> Iterator[tuple[LimitNode, GroundNode]]:
    """Yield each "only if" with each permission elsewhere to which it does not yield."""
    for limit in law.graph.limits.values():
        for ground in law.graph.grounds_with(Effect.PERMITS):
            elsewhere = ground.citation != limit.citation and ground.address not in limit.lifted_by
            if limit.only_if and elsewhere:
                yield limit, ground


def _both_engaged(symbolic: Symbolic, law: SymbolicLaw, limit: LimitNode, ground: GroundNode) -> int:
    engaged = symbolic.diagrams.both(law.met(limit.address), symbolic.possible)
    return symbolic.diagrams.both(engaged, law.met(held(ground.address)))


def colliding_cases(symbolic: Symbolic, law: SymbolicLaw, pair: Conflict) -> int:
    """Return the cases of one collision: those in which the permission is the only ground that opens."""
    diagrams = symbolic.diagrams
    found = NO
    for limit, ground in _engaged(law):
        if (limit.citation, ground.address) == pair:
            left = _both_engaged(symbolic, law, limit, ground)
            for other in _others(law, ground):
                left = diagrams.without(left, law.met(other))
            found = diagrams.either(found, left)
    return found


def _some_alone(symbolic: Symbolic, law: SymbolicLaw, ground: GroundNode, among: int) -> bool:
    """Say whether in one of some cases no other ground opens: try cases until one is found."""
    diagrams, others = symbolic.diagrams, _others(law, ground)
    while among != NO:
        case = {name: 0 for name in symbolic.apart} | (diagrams.a_case(among) or {})
        opening = next((one for one in others if diagrams.holds_in(law.met(one), case)), None)
        if opening is None:
            return True
        among = diagrams.without(among, law.met(opening))
    return False


def _others(law: SymbolicLaw, ground: GroundNode) -> list[str]:
    every = (one for effect in (Effect.PERMITS, Effect.OBLIGES) for one in law.graph.grounds_with(effect))
    return [held(one.address) for one in every if one is not ground]


def questions_about(book: StatuteBook, *addresses: str) -> tuple[str, ...]:
    """Return the open questions that concern all of some provisions."""
    citations = {address.partition("#")[0] for address in addresses}
    return tuple(name for name, question in book.questions.items() if citations <= set(question.concerns))
