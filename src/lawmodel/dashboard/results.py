"""What is read and computed once: kept under digests of the files, never under what they contain."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from lawmodel import pipeline
from lawmodel.concepts.outcome import Outcome
from lawmodel.dashboard.first_view import key_of, shipped_answer
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.pipeline.assumed import assumptions_of, effects_on_headline
from lawmodel.pipeline.changing import change_of, change_study_of
from lawmodel.pipeline.findings import findings_of
from lawmodel.pipeline.sensing import sensed_of
from lawmodel.report.assumptions_data import assumptions_data
from lawmodel.report.attribution_data import attribution_data
from lawmodel.report.calibration_report import calibration_data
from lawmodel.report.change_data import change_data
from lawmodel.report.change_questions import flip_lines, question_lines
from lawmodel.report.compare_data import comparison_data
from lawmodel.report.explanation_data import explanation_data
from lawmodel.report.explanation_text import explanation_parts
from lawmodel.report.findings_data import findings_data
from lawmodel.report.moved_data import moved_by_answer, moved_data
from lawmodel.report.population_report import look_data
from lawmodel.report.practice_data import with_practice
from lawmodel.report.sensitivity_data import sensitivity_data
from lawmodel.statutebook.from_files import digest_of

FOLDERS = ["statutes", "versions", "assumptions"]
SAMPLES = 64
"""Points behind the shares of spread that a page shows; the command line takes more."""

Answer = dict[str, Any]


def opened_book(root: Path) -> pipeline.OpenBook:
    """Return the book as its files are now.

    Raises FaultyFiles.
    """
    return _opened(str(root), digest_of(root, FOLDERS))


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(root: str, digest: str) -> pipeline.OpenBook:  # noqa: ARG001
    return pipeline.open_book(Path(root))


def law_only(request: pipeline.Request) -> pipeline.Request:
    """Return a request for what the law says, which is the same whatever practice makes of it, and quick."""
    return replace(request, practice=None, draws=0)


def compared(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return the contract's data of a comparison, with practice where a model is asked for.

    Raises FaultyFiles if the population or the practice files are faulty.
    """
    return _answered(opened, request, "compare")


def attributed(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return the data of what each amendment does: to what is disclosed, or allowed without a practice.

    Raises NotAttributable, or FaultyFiles.
    """
    return _answered(opened, request, "attribute")


def sensed(opened: pipeline.OpenBook, request: pipeline.Request, samples: int = SAMPLES) -> Answer:
    """Return the data of what moves the headline; with so many points, 0 for no shares of its spread.

    Raises NoRatio, MissingStats, or FaultyFiles.
    """
    return _answered(opened, request, f"sensitivity {samples}")


def assumed(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return the register of assumptions, ranked by what they do to the headline."""
    return _answered(opened, request, "assumptions")


def calibrated(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return drawn persons held against published figures."""
    return _answered(opened, request, "calibration")


def looked_at(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return what the population of a request looks like."""
    return _answered(opened, request, "population")


def moved(opened: pipeline.OpenBook, request: pipeline.Request, old: Outcome, new: Outcome) -> Answer:
    """Return the first drawn cases that go from one outcome to another."""
    return _answered(opened, request, f"moved {old} {new}")


def affected(opened: pipeline.OpenBook, request: pipeline.Request, facts: Sequence[str]) -> Answer:
    """Return, by fact and answer, how many of the cases get another outcome."""
    return _answered(opened, request, " ".join(("affected", *facts)))


def sensed_beforehand(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer | None:
    """Return what moves the headline if that was shipped, as for the first view."""
    return shipped_answer(key_in_shipment(opened, request, "sensitivity 0"))


def found(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return how many cases meet each requirement, ground and limit of each version."""
    return _answered(opened, request, "findings")


def changed(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return the contract's data of what a change comes to.

    Raises NotAttributable, or FaultyFiles.
    """
    data: Answer = _answered(opened, request, "change")["data"]
    return data


def changed_in_words(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    """Return, per language, what a change leaves to ask: parts, each a heading and its lines."""
    words: Answer = _answered(opened, request, "change")["words"]
    return words


def explained(
    opened: pipeline.OpenBook, request: pipeline.Request, case_id: str, case: pipeline.StatedCase
) -> Answer:
    """Return the contract's data of an explanation, and its words: per language and version, its parts."""
    facts = [f"{name}={code}" for name, code in sorted(case.facts.items())]
    question = " ".join(["explain", case_id, *facts, *sorted(case.unsettled)])
    return _answered(opened, request, question)


def _answered(opened: pipeline.OpenBook, request: pipeline.Request, question: str) -> Answer:
    return _kept(opened, _Asked(request), question, str(opened.root), digest_of(opened.root, FOLDERS))


class _Asked:
    """A request with a name that tells it from every other."""

    def __init__(self, request: pipeline.Request) -> None:
        self.request = request

    def key(self) -> str:
        """Return everything asked for, in one order."""
        asked = vars(self.request) | {
            name: sorted((vars(self.request)[name] or {}).items()) for name in ("readings", "assumed")
        }
        return repr(sorted(asked.items()))


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs={_Asked: _Asked.key})
def _kept(
    _opened_book: pipeline.OpenBook,
    asked: _Asked,
    question: str,
    root: str,  # noqa: ARG001
    digest: str,
) -> Answer:
    shipped = shipped_answer(key_of(digest, asked.key(), question))
    return shipped or answer_to(_opened_book, asked.request, question)


def asked_of(opened: pipeline.OpenBook, *requests: pipeline.Request) -> str:
    """Return what tells requests to these files from all others."""
    return repr((digest_of(opened.root, FOLDERS), [_Asked(one).key() for one in requests]))


def key_in_shipment(opened: pipeline.OpenBook, request: pipeline.Request, question: str) -> str:
    """Return the key under which the answer to a question may be shipped."""
    return key_of(digest_of(opened.root, FOLDERS), _Asked(request).key(), question)


def answer_to(opened: pipeline.OpenBook, request: pipeline.Request, question: str) -> Answer:
    """Return the answer to a question as it is worked out, nothing kept.

    Raises what the question raises.
    """
    name, *details = question.split()
    return QUESTIONS[name](opened, request, *details)


def _compare(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    data = comparison_data(pipeline.comparison_of(pipeline.study_of(opened, request)), opened.book)
    if request.practice is None:
        return data
    return with_practice(data, pipeline.practised_of(pipeline.practice_plan_of(opened, request)))


def _attribute(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    study = pipeline.attribution_study_of(opened, request)
    if request.practice is not None:
        measure = pipeline.disclosed_measure(opened, request)
        study = pipeline.attribution_study_of(opened, request, measure=measure)
    return attribution_data(pipeline.attribution_of(study), opened.book)


def _sense(opened: pipeline.OpenBook, request: pipeline.Request, samples: str) -> Answer:
    return sensitivity_data(sensed_of(opened, request, samples=int(samples)), opened.book)


def _assume(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    measured = effects_on_headline(
        opened, population=request.population, cases=request.cases, seed=request.seed
    )
    found = assumptions_of(opened, measured)
    return assumptions_data(found, found.entries, opened.book)


def _calibrate(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    recipes = pipeline.calibrated_recipes(opened, [str(request.population)])
    return calibration_data(pipeline.calibrations(opened, recipes, [request.seed]), recipes, pipeline.PERSONS)


def _look(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    drawn = {"cases": request.cases, "seed": request.seed}
    look = pipeline.look_at_population(opened, request.population, **drawn)
    changes, _ = pipeline.changes_with_and_without(opened, look.recipe, **drawn)
    return look_data(look, {**opened.book.vocabulary.facts, **look.recipe.attributes}, changes)


def _move(opened: pipeline.OpenBook, request: pipeline.Request, old: str, new: str) -> Answer:
    return moved_data(pipeline.moved_cases(opened, request, Outcome(old), Outcome(new)))


def _affect(opened: pipeline.OpenBook, request: pipeline.Request, *facts: str) -> Answer:
    return {fact: moved_by_answer(_compare(opened, replace(request, by=fact))) for fact in facts}


def _find(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    return findings_data(*findings_of(opened, request))


def _change(opened: pipeline.OpenBook, request: pipeline.Request) -> Answer:
    study = change_study_of(opened, request)
    analysis = change_of(study)
    words = {
        language: [
            part
            for lines in (question_lines(analysis, language), flip_lines(analysis, language))
            for part in _parts(list(lines))
        ]
        for language in LANGUAGES
    }
    return {"data": change_data(study, analysis), "words": words}


def _explain(opened: pipeline.OpenBook, request: pipeline.Request, case_id: str, *told: str) -> Answer:
    stated = dict(word.split("=") for word in told if "=" in word)
    facts = {name: int(code) for name, code in stated.items()}
    case = pipeline.StatedCase(facts, frozenset(word for word in told if "=" not in word))
    found = pipeline.explanations(opened, case, request.versions, request.readings or {})
    words = {
        language: [explanation_parts(one, found, opened.book, language) for one in found]
        for language in LANGUAGES
    }
    return {"data": explanation_data(case_id, found, opened.book), "words": words}


def _parts(lines: list[str]) -> list[list[str]]:
    """Return lines in parts, which stand with an empty line between them."""
    ends = [place for place, line in enumerate(lines) if not line]
    return [
        lines[first:last] for first, last in zip([0, *(end + 1 for end in ends)], [*ends, None], strict=True)
    ]


QUESTIONS: dict[str, Callable[..., Answer]] = {
    "compare": _compare,
    "change": _change,
    "attribute": _attribute,
    "sensitivity": _sense,
    "assumptions": _assume,
    "calibration": _calibrate,
    "moved": _move,
    "affected": _affect,
    "population": _look,
    "findings": _find,
    "explain": _explain,
}
