"""Changes of the lighthouse law, compiled once."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.two_laws import TwoLaws, two_laws
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import NONE, CaseFacts
from lawmodel.outcomes.symbolic import Symbolic
from lawmodel.pipeline import OpenBook, Request, change_path, law_named, open_book
from lawmodel.pipeline.changing import change_of, change_study_of
from tests.command_line import LIGHTHOUSE


@cache
def opened() -> OpenBook:
    return open_book(LIGHTHOUSE)


def book() -> StatuteBook:
    return opened().book


@cache
def laws(before: str, after: str, *chosen: tuple[str, str]) -> TwoLaws:
    """Both laws in every setting; what is chosen is written (question, reading)."""
    path = change_path(opened(), before, after)
    return two_laws(book(), law_named(opened(), before), law_named(opened(), after), path, dict(chosen))


@cache
def analysis(before: str, after: str, *chosen: tuple[str, str]) -> ChangeAnalysis:
    request = Request((before, after), cases=3000, readings=dict(chosen))
    return change_of(change_study_of(opened(), request))


def cases_of_every_kind(symbolic: Symbolic, number: int, seed: int) -> Iterator[CaseFacts]:
    """Possible cases, every fact known, drawn without any population."""
    chance = np.random.default_rng(seed)
    facts = book().vocabulary.facts
    answers = {
        name: [*fact.codes(), *([NONE] if fact.none_means is not None else [])]
        for name, fact in facts.items()
    }
    found = 0
    while found < number:
        case = {name: int(chance.choice(codes)) for name, codes in answers.items()}
        if symbolic.diagrams.holds_in(symbolic.possible, places_of(symbolic, case)):
            found += 1
            yield case


def places_of(symbolic: Symbolic, case: CaseFacts) -> dict[str, int]:
    """The place of each answer among those told apart; terms that are left open are no answers of a case."""
    return {name: one.place(case[name]) for name, one in symbolic.apart.items() if name in case}
