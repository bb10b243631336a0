"""Coverage of elements by worked cases and by a population, and of texts by quotes, as data and as text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.explanation.coverage import ElementCover, Pair
from lawmodel.explanation.decisive import ElementDecides, seldom_deciding
from lawmodel.explanation.text_coverage import TextCover
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import percent, whole
from lawmodel.report.answers import answer_label

SCHEMA = "lawmodel.coverage/1"
Covers = Mapping[str, Sequence[ElementCover]]
Decides = Mapping[str, Sequence[ElementDecides]]


def coverage_data(
    covers: Covers, decides: Decides, texts: Sequence[TextCover], book: StatuteBook
) -> dict[str, Any]:
    """Return coverage as plain data."""
    return {
        "schema": SCHEMA,
        "versions": [
            {"id": version, "elements": [_element(one, book) for one in found]}
            for version, found in covers.items()
        ],
        "population": [
            {
                "id": version,
                "elements": [_address(one.address) | {"decides": dict(one.cases)} for one in found],
            }
            for version, found in decides.items()
        ],
        "texts": [
            {
                "citation": one.citation,
                "words": one.words,
                "encoded": one.encoded,
                "not_verbatim": list(one.not_verbatim),
                "not_encoded": list(one.not_encoded),
            }
            for one in texts
        ],
    }


def _address(address: str) -> dict[str, str]:
    citation, _, name = address.partition("#")
    return {"citation": citation, "element": name}


def _element(one: ElementCover, book: StatuteBook) -> dict[str, Any]:
    pair = None if one.pair is None else _pair(one.pair, book)
    return _address(one.address) | {"met": one.met, "not_met": one.not_met, "pair": pair}


def _pair(pair: Pair, book: StatuteBook) -> dict[str, Any]:
    facts = book.vocabulary
    return {
        "outcome_met": pair.outcome_met.value,
        "outcome_unmet": pair.outcome_unmet.value,
        "met": {name: facts[name].decoded(code) for name, code in sorted(pair.met.items())},
        "changes": {name: facts[name].decoded(code) for name, code in sorted(pair.changes.items())},
    }


def coverage_text(covers: Covers, laws: Mapping[str, LawVersion], book: StatuteBook, language: str) -> str:
    """Return, per version, how many elements are covered both ways, and a change of facts for each other."""
    return "\n".join(
        line for name, found in covers.items() for line in _version(laws[name], found, book, language)
    )


def _version(
    law: LawVersion, found: Sequence[ElementCover], book: StatuteBook, language: str
) -> Iterator[str]:
    covered = sum(one.both_ways for one in found)
    yield phrase(language, "coverage.elements", version=law.id, covered=covered, all=len(found))
    for one in found:
        if one.both_ways:
            continue
        key = "never" if not one.met and not one.not_met else "only_met" if one.met else "only_not_met"
        yield "  " + phrase(language, f"coverage.{key}", **_in_words(law, one.address, language))
        if one.pair is None:
            yield "    " + phrase(language, "coverage.no_pair")
            continue
        defaults = book.vocabulary.defaults()
        stated = {name: code for name, code in one.pair.met.items() if code != defaults.get(name)}
        yield "    " + phrase(
            language,
            "coverage.pair",
            met=phrase(language, f"assess.outcomes.{one.pair.outcome_met}"),
            unmet=phrase(language, f"assess.outcomes.{one.pair.outcome_unmet}"),
            case=_facts(stated, book, language) or phrase(language, "coverage.as_default"),
            facts=_facts(one.pair.changes, book, language),
        )


def _facts(facts: CaseFacts, book: StatuteBook, language: str) -> str:
    named = [(book.vocabulary[name], code) for name, code in facts.items()]
    return "; ".join(f"{fact.label[language]}: {answer_label(fact, code, language)}" for fact, code in named)


def _in_words(law: LawVersion, address: str, language: str) -> dict[str, str]:
    citation, _, name = address.partition("#")
    return {"provision": citation, "means": law.wordings[citation].elements[name].means[language]}


def deciding_text(
    decides: Decides, laws: Mapping[str, LawVersion], cases: int, least: int, language: str
) -> str:
    """Return, per version, how many elements decide `least` cases or more, and those that decide fewer."""
    lines: list[str] = []
    for version, found in decides.items():
        seldom = seldom_deciding(found, least)
        lines.append(
            phrase(
                language,
                "coverage.deciding",
                version=version,
                deciding=len(found) - len(seldom),
                all=len(found),
                least=whole(language, least),
                cases=whole(language, cases),
                streams=len(found[0].cases),
            )
        )
        lines += [
            "  "
            + phrase(
                language,
                "coverage.seldom",
                cases=whole(language, one.in_all),
                **_in_words(laws[version], one.address, language),
            )
            for one in seldom
        ]
    return "\n".join(lines)


def text_coverage_text(texts: Sequence[TextCover], version: str, language: str) -> str:
    """Return, per provision, the quotes that the text does not have, and the words that no element quotes."""
    lines: list[str] = []
    for one in texts:
        share = percent(language, one.encoded / one.words if one.words else 0)
        named = {"provision": one.citation, "version": version}
        lines.append(
            phrase(language, "coverage.text", **named, share=share, words=whole(language, one.words))
        )
        lines += [
            "  " + phrase(language, "coverage.not_verbatim", quote=quote)
            for quote in one.not_verbatim.values()
        ]
        lines += ["  " + phrase(language, "coverage.not_quoted", words=words) for words in one.not_encoded]
    return "\n".join(lines)
