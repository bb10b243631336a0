"""What only follows from a file that could not be read: told once that file can be."""

from collections.abc import Set as AbstractSet

from lawmodel.concepts.problem import Problem
from lawmodel.concepts.statute_book import StatuteBook

Missing = AbstractSet[tuple[str, str]]
"""What the files that could not be read would have held: pairs of a kind of thing and its name."""

NAMED = {
    "unknown_version": "version",
    "unknown_proposal": "proposal",
    "unknown_question": "question",
}
"""Problems about a name, and the kind of thing that the name should have been."""


def follows_from_missing(problem: Problem, missing: Missing, book: StatuteBook) -> bool:
    """Say whether a problem is there only because the file of what it names could not be read."""
    name = str(problem.details.get("name", ""))
    if problem.kind in NAMED:
        return (NAMED[problem.kind], name) in missing
    if problem.kind == "reference_to_nothing":
        return _is_in_a_missing_provision(name, missing) or _is_in_a_missing_act(name, missing, book)
    if problem.kind == "unknown_population":
        return name == book.population and any(kind == "book" for kind, _ in missing)
    if problem.kind == "dates_leave_gap":
        citation = next(w.citation for w in book.wordings() if w.file == problem.file)
        return ("provision", citation) in missing
    return False


def _is_in_a_missing_provision(name: str, missing: Missing) -> bool:
    provisions = (one for kind, one in missing if kind == "provision")
    return any(name == citation or name.startswith(f"{citation} ") for citation in provisions)


def _is_in_a_missing_act(name: str, missing: Missing, book: StatuteBook) -> bool:
    """An act that was not read has no citation: what no other act has may be in it."""
    some_missing = any(kind == "act" for kind, _ in missing)
    return some_missing and not any(name.startswith(f"{act} ") for act in book.acts)
