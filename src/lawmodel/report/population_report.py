"""A population in words and as data: typical cases, dependences, distributions."""

from collections.abc import Mapping, Sequence
from typing import Any

from lawmodel import __version__
from lawmodel.comparison.estimates import Ratio
from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal, percent, whole
from lawmodel.population.inspection import Look
from lawmodel.report.answers import answer_label
from lawmodel.report.calibration_report import rounded
from lawmodel.report.text_table import text_table

MOST_VALUES = 12

Changes = Mapping[str, Ratio | None]


def look_data(look: Look, variables: Mapping[str, Fact], changes: Changes) -> dict[str, Any]:
    """Return distributions, dependences and typical cases as data."""
    return {
        "schema": "lawmodel.population/1",
        "inputs": {
            "model_version": __version__,
            "population": {"id": look.recipe.id, "digest": look.recipe.digest},
            "cases": look.cases.size,
            "stream": look.recipe.core,
        },
        "distributions": {name: _plain_shares(variables[name], s) for name, s in look.distributions.items()},
        "dependences": [
            {
                "id": one.dependence.id,
                "from": one.dependence.one,
                "to": one.dependence.other,
                "text": dict(one.dependence.text),
                "direction": one.dependence.direction,
                "target": one.dependence.target,
                "tolerance": one.dependence.tolerance,
                "simulated": rounded(one.simulated),
                "holds": one.holds,
                "status": one.dependence.status,
                "source": one.dependence.source,
            }
            for one in look.dependences
        ],
        "typical_cases": [
            {
                "case": one.case,
                "share": rounded(one.share),
                "words": {lang: _portrait(one.codes, look, variables, lang) for lang in ("sv", "en")},
            }
            for one in look.portraits
        ],
        "changes": {recipe: _plain_ratio(ratio) for recipe, ratio in changes.items()},
    }


def _plain_shares(fact: Fact, shares: Mapping[int, float]) -> dict[str, float | None]:
    return {str(fact.decoded(code)).lower(): rounded(share) for code, share in shares.items()}


def _plain_ratio(ratio: Ratio | None) -> dict[str, Any] | None:
    return (
        None
        if ratio is None
        else {"ratio": rounded(ratio.value), "interval": [rounded(end) for end in ratio.interval]}
    )


def _portrait(codes: Sequence[int], look: Look, variables: Mapping[str, Fact], language: str) -> str:
    pairs = zip(look.recipe.portrait, codes, strict=True)
    facts = [(variables[name], code) for name, code in pairs]
    words = [f"{fact.label[language]}: {answer_label(fact, code, language)}" for fact, code in facts]
    return "; ".join(words)


def look_text(
    look: Look,
    vocabulary: Vocabulary,
    changes: Changes,
    versions: tuple[str, str],
    language: str,
) -> str:
    """Return what a population looks like in words."""
    variables = {**vocabulary.facts, **look.recipe.attributes}
    lines = [
        _say(
            language, "title_core", title=look.recipe.title[language], cases=whole(language, look.cases.size)
        )
    ]
    lines += ["", _say(language, "typical")]
    for one in look.portraits:
        lines.append(f"  {percent(language, one.share)}  {_portrait(one.codes, look, variables, language)}")
    lines += ["", _say(language, "dependences")]
    head = [_say(language, key) for key in ("dependence", "target", "shown", "holds")]
    rows = [
        [
            one.dependence.text[language],
            decimal(language, one.dependence.target),
            decimal(language, one.simulated),
            phrase(language, f"answer.{'yes' if one.holds else 'no'}"),
        ]
        for one in look.dependences
    ]
    lines += [*text_table(head, rows), "", _say(language, "distributions")]
    for name, shares in look.distributions.items():
        lines.append(f"  {variables[name].label[language]}: {_shares(variables[name], shares, language)}")
    return "\n".join([*lines, "", *_changes(changes, versions, language)])


def _shares(fact: Fact, shares: Mapping[int, float], language: str) -> str:
    if fact.kind == "integer" and len(shares) > MOST_VALUES:
        mean = sum(code * share for code, share in shares.items() if code >= 0)
        return phrase(
            language, "population.mean", low=min(shares), high=max(shares), mean=decimal(language, mean, 1)
        )
    return ", ".join(f"{answer_label(fact, c, language)} {percent(language, s)}" for c, s in shares.items())


def _changes(changes: Changes, versions: tuple[str, str], language: str) -> list[str]:
    if not changes:
        return []
    lines = [_say(language, "changes", before=versions[0], after=versions[1])]
    for recipe, ratio in changes.items():
        if ratio is not None:
            low, high = (decimal(language, end) for end in ratio.interval)
            value = decimal(language, ratio.value)
            lines.append(
                phrase(language, "population.change", recipe=recipe, ratio=value, low=low, high=high)
            )
    return [*lines, _say(language, "why_they_differ")] if len(changes) > 1 else lines


def _say(language: str, key: str, **details: object) -> str:
    return phrase(language, f"population.{key}", **details)
