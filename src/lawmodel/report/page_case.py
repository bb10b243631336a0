"""The page of one case: its questions and answers as words in the address, their file, and the command."""

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from lawmodel.concepts.statute_book import StatuteBook, Vignette
from lawmodel.concepts.vocabulary import NONE, CaseFacts, Fact, Vocabulary
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.answers import answer_label
from lawmodel.report.compare_data import digest_of_data

OWN = "own"
CASE = "case"
"""The name of a case of one's own: that of the file it can be kept in."""
UNKNOWN, UNSETTLED = "unknown", "unsettled"
"""What files write of a fact without an answer, and of one that somebody has asked for in vain."""
TELLING = "telling"

Answers = Mapping[str, str]
"""A word for every fact, as the address has it."""


def say(language: str, key: str, **details: object) -> str:
    """Return words of the page."""
    return phrase(language, f"case.{key}", **details)


def first_vignette(book: StatuteBook) -> str:
    """Return the worked case to begin with: the first whose outcome is not the same in every version."""
    for vignette in book.vignettes:
        if len({outcome for outcome, _ in vignette.expected.values()}) > 1:
            return vignette.id
    return book.vignettes[0].id if book.vignettes else OWN


def answer_word(fact: Fact, code: int) -> str:
    """Return an answer as files and the address write it."""
    return str(fact.decoded(code)).lower() if fact.kind == "boolean" else str(fact.decoded(code))


def allowed_words(fact: Fact) -> tuple[str, ...]:
    """Return every answer that a question can have, those that are none included."""
    codes = [*fact.codes(), *([NONE] if fact.none_means is not None else [])]
    return (UNKNOWN, UNSETTLED, *dict.fromkeys(answer_word(fact, code) for code in codes))


def word_label(fact: Fact, word: str, language: str) -> str:
    """Return an answer as people read it."""
    if word == UNSETTLED:
        return say(language, "unsettled")
    if word == UNKNOWN:
        return phrase(language, "answer.unknown")
    return answer_label(fact, fact.encoded(word), language)


def words_of(vocabulary: Vocabulary, vignette: Vignette | None) -> dict[str, str]:
    """Return the answers of a worked case; without one, that nothing is known."""
    facts: CaseFacts = {} if vignette is None else vignette.facts
    return {
        name: answer_word(fact, facts[name]) if name in facts else UNKNOWN
        for name, fact in vocabulary.facts.items()
    }


def stated(vocabulary: Vocabulary, answers: Answers) -> tuple[dict[str, int], frozenset[str]]:
    """Return the facts that answers state, as codes, and those that cannot be settled."""
    facts = {
        name: vocabulary[name].encoded(word)
        for name, word in answers.items()
        if word not in (UNKNOWN, UNSETTLED)
    }
    return facts, frozenset(name for name, word in answers.items() if word == UNSETTLED)


def groups(vocabulary: Vocabulary, vignette: Vignette | None) -> dict[str, list[Fact]]:
    """Return the questions in groups: where a worked case is out of the ordinary, then by their nature."""
    found: dict[str, list[Fact]] = {TELLING: []}
    for name, fact in vocabulary.facts.items():
        telling = vignette is not None and vignette.facts.get(name) != fact.default
        found.setdefault(TELLING if telling else fact.nature, []).append(fact)
    return {group: facts for group, facts in found.items() if facts}


def changed_words(vocabulary: Vocabulary, answers: Answers, before: Answers, language: str) -> str:
    """Return the answers that are not those of the worked case: `Label: answer; Label: answer`."""
    return "; ".join(
        f"{vocabulary[name].label[language]}: {word_label(vocabulary[name], word, language)}"
        for name, word in answers.items()
        if word != before[name]
    )


def case_file(answers: Answers) -> str:
    """Return the answers as the file that the command line reads."""
    lines = [f"{name}: {word}\n" for name, word in answers.items() if word != UNKNOWN]
    return "".join(lines) or "{}\n"


def command(
    case_id: str, versions: Sequence[str], readings: Mapping[str, str], language: str, *, from_file: bool
) -> str:
    """Return the command that explains the same case."""
    named = ["--facts", f"{CASE}.yaml"] if from_file else ["--vignette", case_id]
    words = ["lawmodel", "explain", *named]
    for version in versions:
        words += ["--version", version]
    for question, reading in readings.items():
        words += ["--reading", f"{question}={reading}"]
    return shlex.join([*words, "--lang", language])


def inputs_of(data: Mapping[str, Any], population: str) -> dict[str, Any]:
    """Return what the page was made from, in the shape of other pages; the digest is of the recipe chosen."""
    inputs = data["inputs"]
    return {
        "book": inputs["book"],
        "population": {"digest": population},
        "readings": {"digest": inputs["readings"]},
        "model_version": inputs["model_version"],
        "result_digest": digest_of_data(dict(data)),
    }
