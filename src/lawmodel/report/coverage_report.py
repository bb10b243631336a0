"""Coverage of elements by worked cases and of texts by quotes, as data and as text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.explanation.coverage import ElementCover
from lawmodel.explanation.text_coverage import TextCover
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import percent
from lawmodel.report.answers import answer_label

SCHEMA = "lawmodel.coverage/1"
Covers = Mapping[str, Sequence[ElementCover]]


def coverage_data(covers: Covers, texts: Sequence[TextCover], book: StatuteBook) -> dict[str, Any]:
    """Return coverage as plain data."""
    return {
        "schema": SCHEMA,
        "versions": [
            {"id": version, "elements": [_element(one, book) for one in found]}
            for version, found in covers.items()
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


def _element(one: ElementCover, book: StatuteBook) -> dict[str, Any]:
    citation, _, name = one.address.partition("#")
    pair = None
    if one.pair is not None:
        facts = book.vocabulary
        pair = {
            "ground": one.pair.ground.replace("#", " "),
            "holds": {name: facts[name].decoded(code) for name, code in sorted(one.pair.holds.items())},
            "changes": {name: facts[name].decoded(code) for name, code in sorted(one.pair.changes.items())},
        }
    return {"citation": citation, "element": name, "met": one.met, "not_met": one.not_met, "pair": pair}


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
        citation, _, name = one.address.partition("#")
        key = "never" if not one.met and not one.not_met else "only_met" if one.met else "only_not_met"
        means = law.wordings[citation].elements[name].means[language]
        yield "  " + phrase(language, f"coverage.{key}", provision=citation, means=means)
        if one.pair is not None:
            changed = [(book.vocabulary[name], code) for name, code in one.pair.changes.items()]
            facts = "; ".join(
                f"{fact.label[language]}: {answer_label(fact, code, language)}" for fact, code in changed
            )
            yield "    " + phrase(language, "coverage.pair", facts=facts)


def text_coverage_text(texts: Sequence[TextCover], language: str) -> str:
    """Return, per provision, the quotes that the text does not have, and the words that no element quotes."""
    lines: list[str] = []
    for one in texts:
        share = percent(language, one.encoded / one.words if one.words else 0)
        lines.append(phrase(language, "coverage.text", provision=one.citation, share=share, words=one.words))
        lines += [
            "  " + phrase(language, "coverage.not_verbatim", element=element) for element in one.not_verbatim
        ]
        lines += [f"  “{stretch}”" for stretch in one.not_encoded]
    return "\n".join(lines)
