"""A stream file, with the files it includes and what a variant replaces, to a Stream."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path

from lawmodel.concepts.condition import facts_asked
from lawmodel.concepts.vocabulary import NONE, Fact, Vocabulary
from lawmodel.population.recipe import CYCLE, Draw, Follow, Row, Strata, Stratum, Stream, running_totals
from lawmodel.population.schema import PartShape, ReplacementShape, StepShape, StrataShape, StreamFile
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.vocabulary_from_file import case_facts
from lawmodel.statutebook.yaml_file import Place, YamlFile

POPULATIONS = "assumptions/populations"


@dataclass(frozen=True)
class StreamFiles:
    """Where stream files are, what they may speak of, what a variant replaces and where, and the problems."""

    root: Path
    recipe: str
    vocabulary: Vocabulary
    attributes: dict[str, Fact]
    replaces: ReplacementShape
    replaced_in: YamlFile
    problems: Problems

    def read(self, name: str) -> tuple[YamlFile, StreamFile]:
        """Return a file of the folder in its shape.

        Raises FaultyFiles.
        """
        file = read_named(self.root, self.root / POPULATIONS / self.recipe / name)
        return file, shaped(file, StreamFile)

    def parts(self, stream_id: str) -> list[tuple[YamlFile, StreamFile]]:
        """Return the files of a stream in order: those it includes, then its own.

        Raises FaultyFiles.
        """
        file, shape = self.read(f"{stream_id}.yaml")
        return [*(self.read(name) for name in shape.includes), (file, shape)]

    def margin_of(self, stream_id: str, variable: str) -> tuple[YamlFile, Place]:
        """Return where the margin of a variable is written."""
        if variable in self.replaces.draws:
            return self.replaced_in, ("replaces", "draws", variable, "margin")
        found = (file for file, part in self.parts(stream_id) if variable in part.draws)
        return next(found), ("draws", variable, "margin")

    def strata_draw(self, stream_id: str, own: tuple[YamlFile, StreamFile]) -> "StrataDraw | None":
        """Return how the cases of a stream are spread over strata, where that is not as the strata say."""
        if stream_id in self.replaces.strata_draw:
            place: Place = ("replaces", "strata_draw", stream_id)
            return StrataDraw(self.replaced_in, place, self.replaces.strata_draw[stream_id])
        file, shape = own
        return StrataDraw(file, ("strata_draw",), shape.strata_draw) if shape.strata_draw else None


@dataclass(frozen=True)
class StrataDraw:
    """How many of a thousand cases are drawn in each stratum, and where that is written."""

    file: YamlFile
    place: Place
    counts: Mapping[str, int]


def stream_from_files(files: StreamFiles, stream_id: str) -> Stream:
    """Return a stream.

    Raises FaultyFiles if a file of it cannot be read; other faults are kept as problems.
    """
    parts = files.parts(stream_id)
    file, shape = parts[-1]
    reader = _StreamReader(files, file)
    everything = Vocabulary(reader.variables)
    always = case_facts(file, ("always",), shape.always, everything, files.problems)
    reader.drawn |= set(always)
    strata = None
    for part_file, part in parts:
        if part.strata is not None:
            strata = reader.strata(part_file, part.strata, files.strata_draw(stream_id, parts[-1]))
    steps = [step for part_file, part in parts for step in reader.steps(part_file, part)]
    for name in files.vocabulary.facts:
        if name not in reader.drawn:
            files.problems.add(file.problem(("draws",), "fact_not_drawn", name=name))
    return Stream(stream_id, shape.title or {}, always, tuple(steps), strata, f"{files.recipe}/{stream_id}")


class _StreamReader:
    """One stream, read file by file; remembers which variables have been drawn."""

    def __init__(self, files: StreamFiles, file: YamlFile) -> None:
        self.files = files
        self.file = file
        self.variables = {**files.vocabulary.facts, **files.attributes}
        self.problems = files.problems
        self.drawn = set(files.vocabulary.defaults())
        self.by_chance: set[str] = set()

    def strata(self, file: YamlFile, shape: StrataShape, draws: StrataDraw | None) -> Strata | None:
        variable = self.variables.get(shape.variable)
        if variable is None:
            self.problems.add(
                file.problem(("strata", "variable"), "unknown_name", name=shape.variable, nearest="")
            )
            return None
        parts = {**shape.parts, **self.files.replaces.strata}
        as_written = {name: part.draw or 0 for name, part in shape.parts.items()}
        spread = draws or StrataDraw(file, ("strata", "parts"), as_written)
        counts = {name: spread.counts.get(name, 0) for name in parts}
        total = sum(counts.values())
        if total != CYCLE:
            self.problems.add(spread.file.problem(spread.place, "strata_do_not_sum", total=total, all=CYCLE))
        self.drawn.add(shape.variable)
        strata = [self._stratum(file, variable, name, part, counts[name]) for name, part in parts.items()]
        return Strata(shape.variable, tuple(stratum for stratum in strata if stratum is not None))

    def _stratum(
        self, file: YamlFile, variable: Fact, name: str, part: PartShape, draw: int
    ) -> Stratum | None:
        place: Place = ("strata", "parts", name)
        if name in self.files.replaces.strata:
            file, place = self.files.replaced_in, ("replaces", "strata", name)
        code = self.problems.code(file, place, variable, name)
        return None if code is None else Stratum(code, draw, part.persons, part.status, part.source)

    def steps(self, file: YamlFile, part: StreamFile) -> list[Draw | Follow]:
        steps = []
        for name, one in part.draws.items():
            changed = self.files.replaces.draws.get(name)
            self.file = file if changed is None else self.files.replaced_in
            place: Place = ("draws", name) if changed is None else ("replaces", "draws", name)
            steps.append(self._step(name, changed or one, place))
        return [step for step in steps if step is not None]

    def _step(self, name: str, shape: StepShape, place: Place) -> Draw | Follow | None:
        fact = self.variables.get(name)
        if fact is None:
            nearest = next(iter(get_close_matches(name, self.variables, n=1)), "")
            self.problems.add(self.file.problem(place, "unknown_name", name=name, nearest=nearest))
            return None
        step = self._follow(fact, shape, place) if shape.follows else self._draw(fact, shape, place)
        self.drawn.add(name)
        if not shape.follows:
            self.by_chance.add(name)
        return step

    def _follow(self, fact: Fact, shape: StepShape, place: Place) -> Follow | None:
        source = self.variables.get(str(shape.follows))
        if source is None or source.name not in self.drawn:
            self.problems.add(self.file.problem((*place, "follows"), "drawn_too_late", name=shape.follows))
            return None
        mapping: dict[int, int] = {}
        for key, value in shape.values.items():
            from_code = self.problems.code(self.file, (*place, "values", key), source, key)
            to_code = self.problems.code(self.file, (*place, "values", key), fact, value)
            if from_code is not None and to_code is not None:
                mapping[from_code] = to_code
        needed = [*source.codes(), *([NONE] if source.none_means is not None else [])]
        missing = [_word(source, code) for code in needed if code not in mapping]
        if missing:
            self.problems.add(self.file.problem(place, "missing_key", key=", ".join(missing)))
        return Follow(fact.name, source.name, mapping, shape.status, shape.source)

    def _draw(self, fact: Fact, shape: StepShape, place: Place) -> Draw:
        rows = []
        for index, one in enumerate(shape.rows):
            at: Place = (*place, "rows", index)
            when = None
            if one.when is not None:
                when = self.problems.condition(self.file, (*at, "when"), one.when, Names(self.variables, {}))
                self._keep_late(facts_asked(when), (*at, "when"))
            codes, shares = self.shares(fact, one.shares, (*at, "shares"))
            as_drawn = tuple(map(float, shares))
            rows.append(Row(when, codes, running_totals(shares), as_drawn, one.fixed))
        if not rows or rows[-1].when is not None:
            self.problems.add(self.file.problem(place, "no_row_for_some_cases", name=fact.name))
        margin = None
        if shape.margin:
            codes, shares = self.shares(fact, shape.margin, (*place, "margin"))
            margin = dict(zip(codes, map(float, shares), strict=True))
        links = self._links(shape, (*place, "moves_with"))
        return Draw(fact.name, tuple(rows), shape.status, shape.source, margin, links)

    def _links(self, shape: StepShape, place: Place) -> tuple[tuple[str, float], ...]:
        self._keep_late(frozenset(shape.moves_with), place)
        for name in sorted(self.drawn.intersection(shape.moves_with) - self.by_chance):
            self.problems.add(self.file.problem(place, "moves_with_no_chance", name=name))
        total = sum((abs(_decimal(link)) for link in shape.moves_with.values()), Decimal(0))
        if total > 1:
            self.problems.add(self.file.problem(place, "moves_with_too_much", total=total))
        return tuple(shape.moves_with.items())

    def _keep_late(self, asked: frozenset[str], place: Place) -> None:
        for name in sorted(asked - self.drawn):
            self.problems.add(self.file.problem(place, "drawn_too_late", name=name))

    def shares(
        self, fact: Fact, shares: Mapping[str, float], place: Place
    ) -> tuple[tuple[int, ...], tuple[Decimal, ...]]:
        """Return the codes drawn and the share of each, from shares as people write them."""
        codes: list[int] = []
        parts: list[Decimal] = []
        for key, share in shares.items():
            named = self._codes_of(fact, key, (*place, key))
            spread = named if _decimal(share) else []
            codes += spread
            parts += [_decimal(share) / len(spread)] * len(spread) if spread else []
        total = sum((_decimal(share) for share in shares.values()), Decimal(0))
        if total != 1:
            self.problems.add(self.file.problem(place, "shares_do_not_sum", total=total))
        return tuple(codes), tuple(parts)

    def _codes_of(self, fact: Fact, key: str, place: Place) -> list[int]:
        low, dash, high = key.partition("-")
        if fact.kind == "integer" and dash and low:
            ends = [self.problems.code(self.file, place, fact, end) for end in (low, high)]
            if ends[0] is None or ends[1] is None:
                return []
            if ends[0] > ends[1]:
                allowed = f"{ends[1]}-{ends[0]}"
                details = {"name": fact.name, "value": key, "allowed": allowed, "nearest": ""}
                self.problems.add(self.file.problem(place, "unknown_value", **details))
            return list(range(ends[0], ends[1] + 1))
        code = self.problems.code(self.file, place, fact, key)
        return [] if code is None else [code]


def _word(fact: Fact, code: int) -> str:
    answer = fact.decoded(code)
    return str(answer).lower() if isinstance(answer, bool) else str(answer)


def _decimal(share: float) -> Decimal:
    try:
        return Decimal(str(share))
    except InvalidOperation:
        return Decimal(-1)
