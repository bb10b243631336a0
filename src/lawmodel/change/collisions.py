"""Where one provision says "only if" and another opens all the same: both engaged by one case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawmodel.change.two_laws import Setting, TwoLaws
from lawmodel.change.witness import replayed, typical_case
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw
from lawmodel.rulegraph.rule_graph import GroundNode, held

Pairs = Mapping[tuple[str, str], int]
"""The cases of each collision, by the provision that says "only if" and the ground that opens."""


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


def collisions(laws: TwoLaws) -> tuple[Collision, ...]:
    """Return every collision in the later law under the chosen readings, with a case replayed."""
    symbolic, pair = laws.symbolic, laws.chosen
    earlier = colliding(symbolic, pair.before)
    others = {
        setting: colliding(symbolic, one.after) for setting, one in laws.pairs.items() if setting.reading
    }
    found = []
    for (provision, ground), cases in colliding(symbolic, pair.after).items():
        witness = typical_case(symbolic, cases, laws.book.vocabulary.defaults())
        replayed(pair.after, witness, {held(ground): True})
        is_new = (provision, ground) not in earlier
        about = questions_about(laws.book, provision, ground)
        asked = {setting: pairs for setting, pairs in others.items() if setting.question in about}
        gone, fewer = (
            tuple(_under(symbolic, asked, (provision, ground), cases, gone=gone)) for gone in (True, False)
        )
        found.append(Collision(provision, ground, witness, is_new, about, gone, fewer))
    return tuple(found)


def _under(
    symbolic: Symbolic,
    others: Mapping[Setting, Pairs],
    pair: tuple[str, str],
    cases: int,
    *,
    gone: bool,
) -> Iterator[tuple[str, str]]:
    """Yield the readings under which no case of a collision is left, or else fewer."""
    for setting, found in others.items():
        left = found.get(pair, NO)
        less = left != cases and symbolic.diagrams.implies(left, cases)
        if setting.question is not None and setting.reading is not None and less and gone is (left == NO):
            yield setting.question, setting.reading


def colliding(symbolic: Symbolic, law: SymbolicLaw) -> Pairs:
    """Return the cases in which an "only if" is not kept and one permission elsewhere alone opens.

    A ground to which the limit yields, or that a limit of the provision closes in the case, does not collide
    with it: the law has settled that.
    """
    diagrams = symbolic.diagrams
    found: dict[tuple[str, str], int] = {}
    for limit in law.graph.limits.values():
        engaged = diagrams.both(law.met(limit.address), symbolic.possible)
        for ground in law.graph.grounds_with(Effect.PERMITS):
            if not limit.only_if or ground.citation == limit.citation or ground.address in limit.lifted_by:
                continue
            cases = _alone(symbolic, law, ground, engaged)
            if cases != NO:
                key = (limit.citation, ground.address)
                found[key] = diagrams.either(found.get(key, NO), cases)
    return found


def _alone(symbolic: Symbolic, law: SymbolicLaw, ground: GroundNode, among: int) -> int:
    """Return those of some cases in which a permission is the only permission or duty that holds."""
    diagrams = symbolic.diagrams
    left = diagrams.both(among, law.met(held(ground.address)))
    for effect in (Effect.PERMITS, Effect.OBLIGES):
        for other in law.graph.grounds_with(effect):
            if other is not ground and left != NO:
                left = diagrams.without(left, law.met(held(other.address)))
    return left


def questions_about(book: StatuteBook, *addresses: str) -> tuple[str, ...]:
    """Return the open questions that concern all of some provisions."""
    citations = {address.partition("#")[0] for address in addresses}
    return tuple(name for name, question in book.questions.items() if citations <= set(question.concerns))
