"""Cases that show something, replayed by the reference before anybody is shown them."""

from collections.abc import Mapping, Sequence
from itertools import product

from lawmodel.change.two_laws import TwoLaws
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome, Verdict
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.symbolic import Symbolic, SymbolicLaw


class EnginesDisagree(AssertionError):
    """Raised where the reference does not say of a case what the diagrams say: a fault of the program."""


def typical_case(symbolic: Symbolic, diagram: int, base: CaseFacts) -> dict[str, int]:
    """Return a case in a diagram, as in `base` where that is possible.

    A number that `base` does not give stands just inside the limit that the law draws nearest to it.
    Raises ValueError for a diagram without cases.
    """
    found = symbolic.case_of(diagram, base)
    if found is None:
        raise ValueError("no case")
    return _just_inside(symbolic, found, base)


def case_apart(laws: TwoLaws, one: int, other: int) -> CaseFacts | None:
    """Return a possible case in the first diagram and not in the second, made in the same way, if any is.

    Open terms mean in it what some readings of the book make of them, if there is such a case.
    """
    symbolic, diagrams, readings = laws.symbolic, laws.symbolic.diagrams, _as_read(laws)
    base = {**laws.book.vocabulary.defaults(), **readings[0]}
    found = symbolic.case_apart(one, other, symbolic.possible, base)
    if found is None:
        return None
    if not any(terms.items() <= found.items() for terms in readings):
        for terms in readings:
            meant = (diagrams.holds_for(name, [symbolic.apart[name].place(terms[name])]) for name in terms)
            within = diagrams.all_of([*meant, symbolic.possible])
            if not diagrams.implies(one, other, within):
                found = symbolic.case_apart(one, other, within, base) or found
                break
    return _just_inside(symbolic, found, base)


def _as_read(laws: TwoLaws) -> list[dict[str, int]]:
    """Return what open terms mean under each choice of readings for their questions, the book's first."""
    questions = [laws.book.questions[name] for name in laws.open_questions]
    readings = [dict.fromkeys([one.default, *one.readings]) for one in questions]
    return [
        {
            term: code
            for one, name in zip(questions, names, strict=True)
            for term, code in one.readings[name].sets.items()
            if term in laws.symbolic.apart
        }
        for names in product(*readings)
    ]


def _just_inside(symbolic: Symbolic, found: dict[str, int], base: CaseFacts) -> dict[str, int]:
    for name, code in found.items():
        one = symbolic.apart.get(name)
        if one is not None and one.fact.kind == "integer" and base.get(name) != code:
            codes = next(codes for codes in one.groups if code in codes)
            found[name] = codes[0] if one.fact.highest in codes else codes[-1]
    return found


def replayed(law: SymbolicLaw, case: CaseFacts, expected: Mapping[str, bool]) -> Verdict:
    """Return what the reference says about a case.

    Raises EnginesDisagree if it does not find at each address whether that is met, as expected.
    """
    found = verdict(law.graph, case)
    for address, met in expected.items():
        if found.findings.get(address, Finding.NOT_MET) is not (Finding.MET if met else Finding.NOT_MET):
            raise EnginesDisagree(f"{law.graph.version} {address}")
    return found


def replayed_outcome(law: SymbolicLaw, case: CaseFacts, among: Sequence[Outcome], *, within: bool) -> Verdict:
    """Return what the reference says about a case whose outcome is, or is not, among some.

    Raises EnginesDisagree if it is otherwise.
    """
    found = verdict(law.graph, case)
    if (found.outcome in among) is not within:
        raise EnginesDisagree(f"{law.graph.version} {found.outcome}")
    return found
