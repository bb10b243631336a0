"""The folders of a book to a StatuteBook, with every problem found in them."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.statute_book import Bridge, Question, StatuteBook, VersionManifest, Vignette
from lawmodel.concepts.vocabulary import Text, Vocabulary
from lawmodel.concepts.wording import Provision, Wording
from lawmodel.statutebook.bridges_from_file import BRIDGES, bridges_from_file
from lawmodel.statutebook.collecting import Problems, set_of
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.consequences import Missing, follows_from_missing
from lawmodel.statutebook.consistency import problems_across
from lawmodel.statutebook.provisions_from_files import provision_from_file, wording_from_file
from lawmodel.statutebook.readings_from_files import Terms, question_from_file
from lawmodel.statutebook.schema import ActFile, BookFile, LabelledShape
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.versions_from_files import manifest_from_file, vignettes_from_file
from lawmodel.statutebook.vocabulary_from_file import vocabulary_from_file
from lawmodel.statutebook.yaml_file import YamlFile, read_yaml

MOST_FILES = 5000
"""Files of a book at most; more is a folder that holds something else."""


@dataclass(frozen=True)
class PartialBook:
    """What could be read of a book, the problems met, and the names of what could not be read."""

    book: StatuteBook
    problems: tuple[Problem, ...]
    missing: Missing


def read_statute_book(root: Path) -> StatuteBook:
    """Return the book in a folder that holds statutes/, versions/ and assumptions/.

    Raises FaultyFiles with every problem of every file.
    """
    read = read_as_far_as_possible(root)
    if read.problems:
        raise FaultyFiles(read.problems)
    return read.book


def read_as_far_as_possible(root: Path) -> PartialBook:
    """Return a book without the files that cannot be read, and every problem of every file.

    Raises FaultyFiles if there is no book, or no vocabulary, without which nothing else can be read.
    """
    return _Reader(root).partial_book()


def read_named(root: Path, path: Path) -> YamlFile:
    """Return a file of the book, named relative to the book's folder."""
    try:
        name = path.relative_to(root).as_posix()
    except ValueError:
        name = path.as_posix()
    return read_yaml(path, name)


def located(root: Path, problem: Problem) -> Problem:
    """Return a problem with the line of its place in its file."""
    place = problem.details.get("place", ())
    path = root / problem.file
    if not path.is_file() or not isinstance(place, tuple):
        return problem
    return Problem(problem.file, read_named(root, path).line_of(place), problem.kind, problem.details)


class _Reader:
    """One reading of one folder: keeps the problems and what later files need of earlier ones."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems = Problems()
        self.missing: set[tuple[str, str]] = set()
        self.terms: Terms = {}
        self.vocabulary = Vocabulary({})

    def partial_book(self) -> PartialBook:
        self._refuse_what_is_no_book()
        book = self._book(self.root / "statutes")
        for problem in problems_across(book):
            if not follows_from_missing(problem, self.missing, book):
                self.problems.add(located(self.root, problem))
        return PartialBook(book, tuple(sorted(set_of(self.problems.met))), frozenset(self.missing))

    def _refuse_what_is_no_book(self) -> None:
        statutes = self.root / "statutes"
        if not self.root.is_dir():
            raise FaultyFiles([Problem(str(self.root), 1, "not_a_folder")])
        if not (statutes / "facts.yaml").is_file():
            raise FaultyFiles([Problem(str(self.root), 1, "not_a_book")])
        if sum(1 for _ in statutes.rglob("*")) > MOST_FILES:
            raise FaultyFiles([Problem(str(self.root), 1, "too_many_files", {"most": MOST_FILES})])
        for path in sorted(statutes.rglob("*.yml")):
            self.problems.add(Problem(path.relative_to(self.root).as_posix(), 1, "file_not_read"))

    @contextmanager
    def _kept(self, *names: tuple[str, str]) -> Iterator[None]:
        """Keep the problems of a file instead of stopping at them, and what is missing for want of it."""
        try:
            yield
        except FaultyFiles as faulty:
            self.problems.met.extend(faulty.problems)
            self.missing.update(names)

    def _book(self, statutes: Path) -> StatuteBook:
        settings = self._settings(statutes / "book.yaml")
        self.vocabulary = self._vocabulary(statutes / "facts.yaml")
        questions = self._questions()
        acts, provisions = self._acts()
        manifests = self._manifests()
        vignettes = self._vignettes()
        label: Text = {"sv": settings.nothing_prohibits.sv, "en": settings.nothing_prohibits.en}
        return StatuteBook(
            name=settings.name,
            note=settings.short_note,
            nothing_prohibits=settings.nothing_prohibits.id,
            nothing_prohibits_label=label,
            population=settings.population,
            covers_from=date.fromisoformat(settings.covers_from),
            acts=acts,
            vocabulary=self.vocabulary,
            provisions=provisions,
            questions=questions,
            manifests=manifests,
            vignettes=vignettes,
            digests=self._digests(),
            bridges=self._bridges(self.root / BRIDGES),
        )

    def _settings(self, path: Path) -> BookFile:
        try:
            return shaped(self._file(path), BookFile)
        except FaultyFiles as faulty:
            self.problems.met.extend(faulty.problems)
            self.missing.add(("book", path.stem))
        nothing = LabelledShape(id="-", sv="-", en="-")
        words = {"sv": "-", "en": "-"}
        first = date.min.isoformat()
        return BookFile(
            name=words, nothing_prohibits=nothing, short_note=words, population="-", covers_from=first
        )

    def _vocabulary(self, path: Path) -> Vocabulary:
        """Return the vocabulary; without it nothing else can be read, so its faults end the reading."""
        try:
            vocabulary = vocabulary_from_file(self._file(path), self.problems)
        except FaultyFiles as faulty:
            raise FaultyFiles([*self.problems.met, *faulty.problems]) from None
        if not all(fact.codes() for fact in vocabulary.facts.values()):
            self.problems.raise_if_any()
        return vocabulary

    def _file(self, path: Path) -> YamlFile:
        return read_named(self.root, path)

    def _names(self) -> Names:
        return Names(self.vocabulary.facts, self.terms)

    def _questions(self) -> dict[str, Question]:
        questions: dict[str, Question] = {}
        for path in sorted((self.root / "assumptions" / "readings").glob("*.yaml")):
            with self._kept(("question", path.stem)):
                question, terms = question_from_file(
                    self._file(path), path.stem, self.vocabulary, self.problems
                )
                questions[path.stem] = question
                self.terms |= terms
        return questions

    def _acts(self) -> tuple[dict[str, Text], dict[str, Provision]]:
        acts: dict[str, Text] = {}
        provisions: dict[str, Provision] = {}
        folders = {path.relative_to(self.root / "statutes").parts[0] for path in self._files_of_acts()}
        for path in (self.root / "statutes" / folder / "act.yaml" for folder in sorted(folders)):
            with self._kept(("act", path.parent.name)):
                act = shaped(self._file(path), ActFile)
                acts[act.citation] = act.title
                for folder in _provision_folders(path.parent):
                    citation = f"{act.citation} {':'.join(folder.relative_to(path.parent).parts)}"
                    with self._kept(("provision", citation)):
                        provisions[citation] = self._provision(folder, act.citation, citation)
        return acts, dict(sorted(provisions.items(), key=lambda item: _natural(item[0])))

    def _files_of_acts(self) -> Iterator[Path]:
        return (path for path in (self.root / "statutes").glob("*/**/*.yaml") if path.is_file())

    def _provision(self, folder: Path, act: str, citation: str) -> Provision:
        wordings: list[Wording] = []
        paths = [path for path in sorted(folder.glob("*.yaml")) if path.name != "provision.yaml"]
        if not paths:
            name = (folder / "provision.yaml").relative_to(self.root).as_posix()
            self.problems.add(Problem(name, 1, "no_wording", {"citation": citation}))
        for path in paths:
            with self._kept(("provision", citation), ("proposal", path.stem)):
                wordings.append(
                    wording_from_file(
                        self._file(path), path.stem, citation, self._names(), self.vocabulary, self.problems
                    )
                )
        in_order = tuple(sorted(wordings, key=lambda w: (w.proposal is not None, w.starts)))
        return provision_from_file(self._file(folder / "provision.yaml"), act, citation, in_order)

    def _manifests(self) -> dict[str, VersionManifest]:
        manifests: list[VersionManifest] = []
        for path in sorted((self.root / "versions").glob("*.yaml")):
            with self._kept(("version", path.stem)):
                manifests.append(manifest_from_file(self._file(path), path.stem))
        return {manifest.id: manifest for manifest in _bases_first(manifests)}

    def _vignettes(self) -> tuple[Vignette, ...]:
        path = self.root / "statutes" / "vignettes.yaml"
        if path.is_file():
            with self._kept(("vignettes", path.stem)):
                return vignettes_from_file(self._file(path), self.vocabulary, self.problems)
        return ()

    def _bridges(self, path: Path) -> dict[str, Bridge]:
        if path.is_file():
            with self._kept(("bridges", path.stem)):
                return bridges_from_file(self._file(path), self.vocabulary, self.problems)
        return {}

    def _digests(self) -> dict[str, str]:
        bridges = self.root / BRIDGES
        return {
            "book": digest_of(self.root, ["statutes", "versions"]),
            "readings": digest_of(self.root, ["assumptions/readings"]),
            "bridges": digest_of_file(bridges) if bridges.is_file() else "",
        }


def digest_of(root: Path, folders: list[str], beside: Sequence[str] = ()) -> str:
    """Return the SHA-256 of every YAML file in the folders: names and bytes, in order; then other digests."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*.yaml"), key=lambda p: p.relative_to(root).as_posix()):
            if not path.is_file():
                continue
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    for digest in beside:
        total.update(digest.encode())
    return total.hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _provision_folders(act: Path) -> Iterator[Path]:
    for path in sorted(act.rglob("*.yaml")):
        folder = path.parent
        if folder != act and path == min(folder.glob("*.yaml")):
            yield folder


def _bases_first(manifests: list[VersionManifest]) -> list[VersionManifest]:
    """Return the versions in the order of their cuts; one built on another comes after it."""

    def chain(manifest: VersionManifest) -> int:
        by_id = {one.id: one for one in manifests}
        length, current = 0, manifest
        while current.base in by_id and length <= len(manifests):
            length, current = length + 1, by_id[current.base]
        return length

    last = max((m.cut.toordinal() for m in manifests if m.cut), default=0) + 1
    return sorted(
        manifests, key=lambda m: (m.cut.toordinal() if m.cut else last, bool(m.proposals), chain(m), m.id)
    )


def _natural(citation: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that puts 10:2 before 10:15a."""
    pieces: list[tuple[int, int, str]] = []
    number = ""
    for character in [*citation, " "]:
        if character.isdigit():
            number += character
            continue
        if number:
            pieces.append((1, int(number), ""))
            number = ""
        pieces.append((0, 0, character))
    return tuple(pieces)
