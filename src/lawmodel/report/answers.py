"""Answers as people read them, and as data names them."""

from lawmodel.concepts.vocabulary import NONE, UNKNOWN, Fact
from lawmodel.phrases.catalogue import phrase


def answer_label(fact: Fact, code: int, language: str) -> str:
    """Return an answer as people read it."""
    if code == UNKNOWN:
        return phrase(language, "answer.unknown")
    if code == NONE and fact.none_means is not None:
        return fact.none_means[language]
    if code >= 0 and fact.value_labels:
        return fact.value_labels[code][language]
    if fact.kind == "boolean":
        return phrase(language, f"answer.{'yes' if code else 'no'}")
    return str(fact.decoded(code))


def answer_name(fact: Fact, code: int) -> str:
    """Return the key of an answer in data, the same in every language."""
    return "unknown" if code == UNKNOWN else str(fact.decoded(code)).lower()
