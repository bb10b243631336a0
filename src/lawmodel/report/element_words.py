"""The test of an element in the rule graph, in words: facts by their labels, terms by their question."""

from functools import partial

from lawmodel.assumptions.in_words import condition_words
from lawmodel.concepts.condition import Bound, ElementHolds, FactCompares, Leaf, TermIs
from lawmodel.concepts.statute_book import Question, StatuteBook
from lawmodel.concepts.vocabulary import Text
from lawmodel.phrases.catalogue import LANGUAGES, phrase
from lawmodel.rulegraph.dependency_graph import DependencyGraph, Node
from lawmodel.rulegraph.from_law_version import address_of


def met_when(node: Node, graph: DependencyGraph, book: StatuteBook, language: str) -> str | None:
    """Return when an element is met; None for what is no element."""
    if node.test is None:
        return None
    told = partial(_told, graph=graph, book=book, citation=str(node.citation))
    return condition_words(node.test, book.vocabulary.facts, told)[language]


def _told(leaf: Leaf, graph: DependencyGraph, book: StatuteBook, citation: str) -> Text:
    match leaf:
        case Bound():
            return _said("bound")
        case ElementHolds(name):
            return _said("element", means=graph.nodes[address_of(citation, name)].label)
        case TermIs(term, codes):
            question = _question(term, book)
            readings = [one.title for one in question.readings.values() if one.sets.get(term) in codes]
            named = {
                language: _either([title[language] for title in readings], language) for language in LANGUAGES
            }
            return _said("reading", question=question.text, readings=named)
        case FactCompares(fact, relation, str(term)):
            words = {"fact": book.vocabulary[fact].label, "question": _question(term, book).text}
            return _said(f"term.{relation.name.lower()}", **words)
        case _:
            raise ValueError(leaf)


def _question(term: str, book: StatuteBook) -> Question:
    """Return the question whose readings say what a term means."""
    return next(
        one
        for one in book.questions.values()
        if any(term in reading.sets for reading in one.readings.values())
    )


def _either(titles: list[str], language: str) -> str:
    quoted = [phrase(language, "assumptions.quoted", words=title) for title in titles]
    return f" {phrase(language, 'assumptions.or')} ".join(quoted)


def _said(key: str, **details: Text) -> Text:
    return {
        language: phrase(
            language, f"graph.test.{key}", **{name: text[language] for name, text in details.items()}
        )
        for language in LANGUAGES
    }
