"""Drawn cases that get another outcome: as data, as a table in words, and as CSV."""

from collections.abc import Mapping
from typing import Any

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import UNKNOWN, Fact
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted, whole
from lawmodel.pipeline.moving import MovedCase, MovedCases
from lawmodel.report.answers import answer_label
from lawmodel.report.cases_csv import answer_word
from lawmodel.report.csv_text import csv_text
from lawmodel.report.overview import Table, ground_name

SCHEMA = "lawmodel.moved/1"
MOST_WORDS = 8
"""Variables that describe a case where the recipe names none."""


def moved_data(moved: MovedCases) -> dict[str, Any]:
    """Return cases as data: number, weight, answers as people write them and in words, grounds."""
    study = moved.study
    variables = {**study.vocabulary.facts, **study.recipe.attributes}
    portrait = study.recipe.portrait
    return {
        "schema": SCHEMA,
        "from_version": study.laws[0].law.id,
        "to_version": study.laws[-1].law.id,
        "from": moved.old.value,
        "to": moved.new.value,
        "stream": study.streams[0],
        "cases": [_case(one, variables, portrait) for one in moved.cases],
    }


def _case(one: MovedCase, variables: Mapping[str, Fact], portrait: tuple[str, ...]) -> dict[str, Any]:
    told = [name for name in (portrait or tuple(one.codes)[:MOST_WORDS]) if name in one.codes]
    return {
        "case": one.number,
        "weight": one.weight,
        "answers": {
            name: answer_word(fact, one.codes.get(name, UNKNOWN)) for name, fact in variables.items()
        },
        "words": {
            language: "; ".join(_answer(variables[name], one.codes[name], language) for name in told)
            for language in ("sv", "en")
        },
        "grounds_before": list(one.before),
        "grounds_after": list(one.after),
    }


def _answer(fact: Fact, code: int, language: str) -> str:
    return f"{fact.label[language]}: {answer_label(fact, code, language)}"


def moved_by_answer(data: Mapping[str, Any]) -> dict[str, float]:
    """Return how many cases get another outcome by answer, from a comparison that was split by a fact.

    Cases count what they stand for where they have weights.
    """
    found = {}
    for answer, group in data["groups"].items():
        change = group["changes"][0]
        found[answer] = float(change.get("weighted", change)["moved"])
    return found


def moved_table(data: Mapping[str, Any], book: StatuteBook, language: str, names: Mapping[str, str]) -> Table:
    """Return cases in words: what each is like, and which provisions carry it before and after."""

    def say(key: str, **details: object) -> str:
        return phrase(language, f"outcomes.{key}", **details)

    rows = [
        (
            whole(language, one["case"]),
            one["words"][language],
            *(
                "; ".join(ground_name(name, book, language) for name in one[key])
                for key in ("grounds_before", "grounds_after")
            ),
        )
        for one in data["cases"]
    ]
    head = (say("case"), say("in_words"), *(say("carried_by", version=name) for name in names.values()))
    return Table(
        say("cases_caption", shown=counted(language, "outcomes.drawn_cases", len(rows))),
        head,
        tuple(rows),
        words=4,
    )


def moved_csv(data: Mapping[str, Any]) -> str:
    """Return cases as CSV: the columns of a drawn case, and the grounds that carry it before and after."""
    variables = list(data["cases"][0]["answers"]) if data["cases"] else []
    rows = (
        [one["case"], data["stream"], one["weight"], *one["answers"].values()]
        + ["; ".join(one[key]) for key in ("grounds_before", "grounds_after")]
        for one in data["cases"]
    )
    return csv_text(["case", "stream", "weight", *variables, "grounds_before", "grounds_after"], rows)
