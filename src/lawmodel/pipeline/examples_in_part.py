"""The examples that can be run although other files of the book are faulty."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

from lawmodel.concepts.condition import Bound, leaves
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.wording import Wording
from lawmodel.outcomes.examples import failing_examples
from lawmodel.rulegraph.from_law_version import CyclicLaw
from lawmodel.statutebook.from_files import PartialBook, read_named


def failing_examples_in_part(root: Path, read: PartialBook) -> Iterator[Problem]:
    """Yield the examples that fail in wordings whose outcome no faulty file can change.

    Where that cannot be told (a version or a question is missing, a file is no YAML), none is run.
    """
    faulty = {problem.file for problem in read.problems}
    if any(kind in ("act", "version", "question") for kind, _ in read.missing):
        return
    if any(file.startswith("assumptions/readings/") for file in faulty):
        return
    if any(_is_in_a_limit(problem) for problem in read.problems):
        return
    try:
        closed = " ".join(_limits_in(root, path) for path in _wordings_of(root, faulty))
        yield from failing_examples(_settled_part(read, faulty, closed))
    except (FaultyFiles, CyclicLaw):
        return


def _is_in_a_limit(problem: Problem) -> bool:
    """A limit that names what does not exist was meant to close something else."""
    place = problem.details.get("place")
    return problem.kind == "reference_to_nothing" and isinstance(place, tuple) and place[0] == "limits"


def _wordings_of(root: Path, faulty: Set[str]) -> Iterator[Path]:
    """Yield the files of wordings that are faulty, or whose provision is."""
    for file in sorted(faulty):
        path = root / file
        if path.name == "provision.yaml":
            yield from (one for one in sorted(path.parent.glob("*.yaml")) if one != path)
        elif (path.parent / "provision.yaml").is_file():
            yield path


def _limits_in(root: Path, path: Path) -> str:
    data = read_named(root, path).data
    return str(data.get("limits", "")) if isinstance(data, dict) else ""


def _settled_part(read: PartialBook, faulty: Set[str], closed: str) -> StatuteBook:
    """Return the book without faulty wordings, and without the examples that these may bear on."""
    open_ones = _unsettled(read, faulty, closed)
    carried = {proposal for manifest in read.book.manifests.values() for proposal in manifest.proposals}

    def kept(wording: Wording) -> Wording:
        stray = wording.proposal is not None and wording.proposal not in carried
        return replace(wording, examples=()) if stray or wording.citation in open_ones else wording

    provisions = {
        citation: replace(one, wordings=tuple(kept(w) for w in one.wordings if w.file not in faulty))
        for citation, one in read.book.provisions.items()
    }
    return replace(read.book, provisions=provisions)


def _unsettled(read: PartialBook, faulty: Set[str], closed: str) -> set[str]:
    """Return the provisions whose conclusions a faulty wording may change, by limits or by secrecy."""
    wordings = [wording for wording in read.book.wordings() if wording.file not in faulty]
    lost = {one for kind, one in read.missing if kind == "provision"}
    lost |= {wording.citation for wording in read.book.wordings() if wording.file in faulty}
    if not lost:
        return set()
    found = {w.citation for w in wordings if _asks_secrecy(w) or _names(closed, w.citation)} - lost
    reached: set[str] = set()
    while found != reached:
        reached = set(found)
        for wording in wordings:
            limits = wording.limits.values()
            if any(_names(name, one) for limit in limits for name in limit.yields_to for one in found | lost):
                found.add(wording.citation)
            if wording.citation in found:
                closes = [name for limit in limits for name in limit.closes]
                found |= {w.citation for w in wordings if any(_names(name, w.citation) for name in closes)}
    return found


def _asks_secrecy(wording: Wording) -> bool:
    conditions = (element.condition for element in wording.elements.values())
    return any(isinstance(leaf, Bound) for condition in conditions for leaf in leaves(condition))


def _names(text: str, citation: str) -> bool:
    return re.search(rf"{re.escape(citation)}(?![\w:])", text) is not None
