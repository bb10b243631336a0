"""What still matters in a case that is open, and which question to ask next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from lawmodel.concepts.outcome import Outcome, Verdict
from lawmodel.explanation.answer_shares import Likelihood, Shares, likelihood
from lawmodel.explanation.answers import Left, StatedCase
from lawmodel.explanation.first_case import holds_with, part_on
from lawmodel.explanation.reasons import facts_behind
from lawmodel.outcomes.still_open import open_trail


@dataclass(frozen=True)
class Impact:
    """What some answers, as codes, would leave possible."""

    answers: tuple[int, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class OpenQuestion:
    """A fact that still matters: what its answers would leave, and the elements that ask it.

    `expected` is the number of outcomes left on the average, every answer that can still be counting the
    same; `doubt` is how likely it is, once it is answered, that two such cases have different outcomes, as
    common as answers are; `cannot_be_settled` says that somebody asked in vain.
    """

    fact: str
    impact: tuple[Impact, ...]
    expected: Fraction
    doubt: float
    asked_by: tuple[str, ...]
    cannot_be_settled: bool


def still_matters(left: Left, case: StatedCase, trace: Verdict, shares: Shares) -> tuple[OpenQuestion, ...]:
    """Return the unknown facts that can turn the outcome, the one that settles most first.

    A fact matters if two cases that can still be, alike in all else, have different outcomes. How much it
    settles is weighed by how common answers are, so that no exception is asked for before what is met with
    daily. Of those that settle as much, plain facts come before assessments, and else the order of the
    vocabulary holds.
    """
    if len(left.possible) < 2:
        return ()
    apart = left.symbolic.apart
    trail = open_trail(left.law.graph, trace, case.facts)
    place = {name: k for k, name in enumerate(apart)}
    likely = [likelihood(left.symbolic.diagrams, left.cases[o], shares) for o in left.possible]
    found = [
        _question(name, left, case, _doubt(name, likely, shares), _asking(name, left, trail))
        for name in _mattering(left)
    ]

    def rank(one: OpenQuestion) -> tuple[float, bool, int]:
        return one.doubt, apart[one.fact].fact.is_assessment, place[one.fact]

    return tuple(sorted(found, key=rank))


def next_question(matters: tuple[OpenQuestion, ...]) -> OpenQuestion | None:
    """Return the question to ask next; what cannot be settled is never asked again."""
    return next((one for one in matters if not one.cannot_be_settled), None)


def _mattering(left: Left) -> tuple[str, ...]:
    diagrams = left.symbolic.diagrams
    cases = [left.cases[outcome] for outcome in left.possible]
    in_any = {name for one in cases for name in diagrams.asks(one)}
    asked = tuple(name for name in diagrams.names if name in in_any)
    return tuple(name for name in asked if _turns(left, cases, name)) or asked


def _turns(left: Left, cases: list[int], name: str) -> bool:
    """Say whether some two cases that differ in this fact alone have different outcomes."""
    pairs = combinations(cases, 2)
    return any(part_on(left.symbolic.diagrams, one, other, name) for one, other in pairs)


def _doubt(name: str, likely: Sequence[Likelihood], shares: Shares) -> float:
    """Return how likely two cases with the same answer to a fact are to differ in outcome.

    Rounded, so that what is equal but for the order of adding ranks as equal.
    """
    total = sum(one.at_all for one in likely)
    doubt = 0.0
    for place in range(len(shares[name])):
        outcomes = [one.with_answer(name, place, shares) for one in likely]
        if (answered := sum(outcomes)) > 0:
            doubt += answered * (1 - sum((one / answered) ** 2 for one in outcomes))
    return round(doubt / total, 9)


def _after(name: str, left: Left) -> Iterator[tuple[tuple[int, ...], tuple[Outcome, ...]]]:
    """Yield, per group of answers that can still be, its codes and the outcomes that are left."""
    for place, codes in enumerate(left.symbolic.apart[name].groups):
        kept = tuple(
            outcome
            for outcome in left.possible
            if holds_with(left.symbolic.diagrams, left.cases[outcome], name, place)
        )
        if kept:
            yield codes, kept


def _question(
    name: str, left: Left, case: StatedCase, doubt: float, asked_by: tuple[str, ...]
) -> OpenQuestion:
    after = list(_after(name, left))
    answers = sum(len(codes) for codes, _ in after)
    expected = sum((Fraction(len(codes) * len(kept), answers) for codes, kept in after), Fraction(0))
    together: dict[tuple[Outcome, ...], list[int]] = {}
    for codes, kept in after:
        together.setdefault(kept, []).extend(codes)
    impact = tuple(Impact(tuple(sorted(codes)), outcomes) for outcomes, codes in together.items())
    return OpenQuestion(name, impact, expected, doubt, asked_by, name in case.unsettled)


def _asking(name: str, left: Left, trail: frozenset[str]) -> tuple[str, ...]:
    """Return the elements that ask a fact: those that the answer waits for, else all."""
    graph = left.law.graph
    asking = [address for address in graph.elements if name in facts_behind(address, graph)]
    used = {part for g in graph.grounds.values() for part in (*g.needs, *g.unless)}
    used |= {part for one in graph.limits.values() for part in (*one.when, *one.only_if)}
    waiting = [address for address in asking if address in trail and address in used]
    return tuple(waiting or asking)
