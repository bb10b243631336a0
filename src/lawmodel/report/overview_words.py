"""What the first page says beside its figures: what a case is, whom a change touches, what is in doubt."""

from collections.abc import Mapping
from typing import Any

from lawmodel.concepts.vocabulary import Fact
from lawmodel.phrases.numbers import decimal, percent
from lawmodel.report.answers import answer_label, answer_name
from lawmodel.report.overview import Overview, ground_name, unseen
from lawmodel.report.page_uncertainty import Sensitivity
from lawmodel.report.sensitivity_words import number_words
from lawmodel.uncertainty.tornado import Moved

MOST_NAMED = 3
"""Answers that are named of a fact."""


def note(overview: Overview, months: float | None) -> str:
    """Return what stands under the answer: what a case is, how far readings go, and how many months."""
    told = [*filter(None, [unseen(overview)]), overview.say("a_case"), *_over_readings(overview)]
    if months is not None:
        told.append(overview.say("months", months=number_words(months, overview.language)))
    return " ".join(told)


def _over_readings(overview: Overview) -> list[str]:
    """Return how far the two ratios move with the reading of one open question."""
    change = overview.change
    over = change.get("over_readings")
    if over is None or change["ratio"] is None:
        return []
    told = [overview.say("law_over_readings", **_ends(overview, over["low"], over["high"]))]
    ratios = [one["ratio"] for one in _other_readings(overview)]
    if ratios:
        ratios.append(change["disclosures"]["ratio"])
        told.append(overview.say("disclosed_over_readings", **_ends(overview, min(ratios), max(ratios))))
    return told


def _other_readings(overview: Overview) -> list[Mapping[str, Any]]:
    """Return the readings that give another ratio of disclosures."""
    shift = overview.change.get("disclosures") or {}
    if shift.get("ratio") is None:
        return []
    return [one for one in shift.get("over_readings", ()) if one["ratio"] is not None]


def _ends(overview: Overview, low: float, high: float) -> dict[str, str]:
    return {"low": decimal(overview.language, low), "high": decimal(overview.language, high)}


def affected(
    overview: Overview, moved: Mapping[str, Mapping[str, float]], facts: Mapping[str, Fact]
) -> list[tuple[str, str]]:
    """Return whom the cases with another outcome are about, and the provision that differs most.

    `moved`: by fact and answer, how many cases get another outcome.
    """
    language = overview.language
    told = [
        (facts[name].label[language], _answers(overview, facts[name], cases)) for name, cases in moved.items()
    ]
    before, after = (version["grounds"] for version in overview.ends)
    cases = overview.ends[1]["cases"]
    differing = sorted({*before, *after}, key=lambda name: -abs(after.get(name, 0) - before.get(name, 0)))
    for name in differing[:1]:
        old, new = (percent(language, one.get(name, 0) / cases) for one in (before, after))
        ground = ground_name(name, overview.book, language)
        told.append((overview.say("ground"), overview.say("ground_most", ground=ground, old=old, new=new)))
    return told


def _answers(overview: Overview, fact: Fact, cases: Mapping[str, float]) -> str:
    """Return the answers that most of the cases with another outcome have, with their shares."""
    language, total = overview.language, sum(cases.values())
    names = {answer_name(fact, code): answer_label(fact, code, language) for code in fact.codes()}
    ranked = sorted(((count, key) for key, count in cases.items() if count), reverse=True)
    return ", ".join(
        f"{names.get(key, key)} ({percent(language, count / total, 0)})" for count, key in ranked[:MOST_NAMED]
    )


def doubts(overview: Overview, sensitivity: Sensitivity | None, page: str) -> list[str]:
    """Return what moves the ratio of disclosures most: a reading, then a number of practice.

    `page` is where all of them stand, for a view whose numbers of practice have not been moved yet.
    """
    lines = []
    shift, language = overview.change.get("disclosures") or {}, overview.language
    others = _other_readings(overview)
    if others:
        most = max(others, key=lambda one: abs(one["ratio"] - shift["ratio"]))
        question = overview.book.questions[most["question"]]
        words = {
            "question": question.text[language],
            "reading": question.readings[most["reading"]].title[language],
            **{name: decimal(language, one["ratio"]) for name, one in (("ratio", most), ("instead", shift))},
        }
        lines.append(overview.say("most_moving", **words))
    lines += _practice_doubts(overview, sensitivity, page)
    return lines


def _practice_doubts(overview: Overview, sensitivity: Sensitivity | None, page: str) -> list[str]:
    shift, language = overview.change.get("disclosures") or {}, overview.language
    if shift.get("ratio") is None or shift["low"] == shift["high"]:
        return []
    bars = [] if sensitivity is None else sensitivity.bars(Moved.PRACTICE)
    widest = next((bar for bar in bars if not bar["choice_of_when"]), None)
    together = _ends(overview, shift["low"], shift["high"])
    if widest is None:
        return [overview.say("practice_moving", page=page, **together)]
    words = {
        "what": widest["text"][language],
        **{name: number_words(widest[f"{name}_value"], language) for name in ("low", "high")},
        **{name: decimal(language, widest[name]) for name in ("at_low", "at_high")},
    }
    return [overview.say("number_moving", **words), overview.say("practice_moving", page=page, **together)]
