"""What versions say about single cases, as data and as text."""

from collections.abc import Sequence
from typing import Any

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.outcomes.case_answer import CaseAnswer
from lawmodel.outcomes.rival_readings import Beside
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.text_table import text_table


def answers_data(answers: Sequence[CaseAnswer]) -> list[dict[str, Any]]:
    """Return the contract's list, with what is missing and the other readings that would change it."""
    return [
        {
            "id": answer.id,
            "version": answer.assessment.version,
            "outcome": answer.assessment.outcome.value,
            "possible": [outcome.value for outcome in answer.assessment.possible],
            "grounds": list(answer.assessment.grounds),
            "flags": [{"kind": flag.kind, "citation": flag.citation} for flag in answer.assessment.flags],
            "missing": list(answer.assessment.missing),
            "beside": [
                {"question": one.question, "reading": one.reading, "outcome": one.outcome.value}
                for one in answer.assessment.beside
            ],
            "expected": _expected(answer),
        }
        for answer in answers
    ]


def _expected(answer: CaseAnswer) -> dict[str, Any] | None:
    if answer.expected is None:
        return None
    outcome, ground = answer.expected
    return {"outcome": outcome, "ground": ground, "as_expected": answer.is_as_expected}


def answers_text(answers: Sequence[CaseAnswer], book: StatuteBook, language: str, own: bool = False) -> str:
    """Return a table of outcomes and grounds, what differs from what was expected, and what is doubtful.

    A user's own case ends in other words than the worked cases of a book, which are made up.
    """
    head = [phrase(language, f"assess.{key}") for key in ("case", "version", "outcome", "grounds", "doubts")]
    rows = [[answer.id, answer.assessment.version, *_words(answer, book, language)] for answer in answers]
    lines = text_table(head, rows, numbers_from=len(head))
    below = [line for answer in answers for line in _below(answer, book, language)]
    lines += ["", *below] if below else []
    expected = [answer for answer in answers if answer.expected is not None]
    if expected:
        met = sum(answer.is_as_expected for answer in expected)
        lines += ["", phrase(language, "assess.expected", met=met, all=len(expected))]
    for answer in expected:
        if not answer.is_as_expected and answer.expected is not None:
            outcome, ground = answer.expected
            words = phrase(language, f"assess.outcomes.{outcome}")
            at = {"case": answer.id, "version": answer.assessment.version}
            lines.append(phrase(language, "assess.differs", outcome=words, ground=ground, **at))
    note = phrase(language, "assess.own_case") if own else book.note[language]
    return "\n".join([*lines, "", note])


def _below(answer: CaseAnswer, book: StatuteBook, language: str) -> list[str]:
    """Return a line on what an answer waits for, and one per reading that would change it."""
    one = answer.assessment
    at = {"case": answer.id, "version": one.version}
    lines: list[str] = []
    if one.missing:
        facts = ", ".join(book.vocabulary[name].label[language] for name in one.missing)
        lines.append(phrase(language, "assess.missing", facts=facts, **at))
    for other in one.beside:
        lines.append(phrase(language, "assess.beside", other=beside_words(other, language), **at))
    return lines


def beside_words(other: Beside, language: str) -> str:
    """Return what another reading would make of a case."""
    outcome = phrase(language, f"assess.outcomes.{other.outcome}")
    reading = f"{other.question}={other.reading}"
    return phrase(language, "assess.another_reading", reading=reading, outcome=outcome)


def _words(answer: CaseAnswer, book: StatuteBook, language: str) -> list[str]:
    one = answer.assessment
    outcome = phrase(language, f"assess.outcomes.{one.outcome}")
    if len(one.possible) > 1:
        outcome += " (" + ", ".join(phrase(language, f"assess.outcomes.{o}") for o in one.possible) + ")"
    label = book.nothing_prohibits_label[language]
    grounds = ", ".join(label if ground == book.nothing_prohibits else ground for ground in one.grounds)
    kinds: dict[str, list[str]] = {}
    for flag in one.flags:
        kinds.setdefault(flag.kind, []).append(flag.citation)
    doubts = "; ".join(
        phrase(language, f"assess.flag.{kind}", provisions=", ".join(cited)) for kind, cited in kinds.items()
    )
    return [outcome, grounds or "–", doubts]
