"""What follows from disclosures, as tables: uptake, work and cost, whom it strikes, which groups."""

from collections.abc import Mapping
from typing import Any

from lawmodel.concepts.vocabulary import Fact
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import about, percent, whole
from lawmodel.practice.consequences import Consequences
from lawmodel.report.overview import Table
from lawmodel.report.page_practice import PER, Practice, leading, per_thousand, ranged

FEWEST = 30
"""Groups with fewer drawn cases are said to be too few."""
KEPT = ("withheld", "informed", "logged", "reidentified")


def uptake_rows(practice: Practice) -> list[dict[str, Any]]:
    """Return disclosures so many months after each version began to apply; the first one's last is 100."""
    base = practice.disclosed()[0]
    return [
        {"months": row["months"], "series": title, "value": 100 * row["disclosures"][version] / base}
        for row in practice.data["by_months"]
        for version, title in practice.overview.titles.items()
        if base
    ]


def uptake_table(practice: Practice) -> Table:
    """Return the same as a table."""
    months = sorted({row["months"] for row in uptake_rows(practice)})
    values = {(row["months"], row["series"]): row["value"] for row in uptake_rows(practice)}
    rows = tuple(
        (
            whole(practice.language, month),
            *(whole(practice.language, values[month, title]) for title in practice.titles),
        )
        for month in months
    )
    head = (phrase(practice.language, "practice.months"), *practice.titles)
    return Table(practice.say("uptake_caption", version=practice.titles[0]), head, rows)


def work_table(practice: Practice, consequences: Consequences) -> Table:
    """Return who works how long at what cost under each version."""
    names = {actor.id: actor.title[practice.language] for actor in consequences.actors}
    rows = [
        (
            f"{names[work['actor']]} · {title}",
            *(ranged(work[name], practice.language) for name in ("handled", "hours", "SEK")),
        )
        for actor in names
        for title, version in zip(practice.titles, practice.overview.data["versions"], strict=True)
        for work in version["followed"]["work"]
        if work["actor"] == actor
    ]
    heads = [phrase(practice.language, f"practice.{name}") for name in ("actor", "handled", "hours", "cost")]
    return Table(phrase(practice.language, "practice.work_note"), tuple(heads), tuple(rows))


def misdirected_table(practice: Practice, consequences: Consequences) -> Table:
    """Return disclosures that strike wrongly, and what they cost in trust."""
    versions = practice.overview.data["versions"]
    language = practice.language
    rows = [
        (
            one.title[language],
            *(
                _of_disclosed(leading(version["followed"]["misdirected"][one.id]), total, language)
                for version, total in zip(versions, practice.disclosed(), strict=True)
            ),
        )
        for one in consequences.misdirected
    ]
    rows += [
        (
            phrase(language, f"practice.quantity.{name}"),
            *(about(language, leading(one["followed"]["quantities"][name])) for one in versions),
        )
        for name in KEPT
    ]
    return Table(phrase(language, "practice.misdirected_note"), ("", *practice.titles), tuple(rows))


def group_table(practice: Practice, fact: Fact) -> Table:
    """Return, for each answer, the drawn cases and how much of what is allowed is disclosed per version."""
    language = practice.language
    versions = practice.overview.data["versions"]
    rows = [
        (
            answer_name(fact, answer, language),
            whole(language, counts["cases"]["cases"]),
            *(
                _in_group(version["followed"]["groups"][fact.name].get(answer), language)
                for version in versions
            ),
        )
        for answer, counts in versions[-1]["followed"]["groups"][fact.name].items()
    ]
    label = fact.label[language]
    head = (
        label,
        practice.say("drawn_cases"),
        *(practice.say("per_thousand", version=one) for one in practice.titles),
    )
    return Table(practice.say("groups_caption", fewest=FEWEST), head, tuple(rows))


def answer_name(fact: Fact, answer: str, language: str) -> str:
    """Return an answer of the data as people read it."""
    if answer == "unknown":
        return phrase(language, "answer.unknown")
    if fact.kind == "boolean":
        return phrase(language, "answer.yes" if answer == "true" else "answer.no")
    if answer in fact.values and fact.value_labels:
        return fact.value_labels[fact.values.index(answer)][language]
    if answer == "none" and fact.none_means is not None:
        return fact.none_means[language]
    return answer


def _in_group(counts: Mapping[str, Any] | None, language: str) -> str:
    if counts is None or counts["cases"]["cases"] < FEWEST:
        return phrase(language, "practice_page.too_few")
    return per_thousand(PER * leading(counts["disclosed"]) / leading(counts["cases"]), language)


def _of_disclosed(number: float, total: float, language: str) -> str:
    return f"{about(language, number)} ({percent(language, number / total)})" if total else "\u2013"
