"""The folder of a recipe to a Recipe, with every problem found in its files."""

from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path

from lawmodel.concepts.condition import facts_asked
from lawmodel.concepts.vocabulary import NONE, Fact, Vocabulary
from lawmodel.population.counter_words import SCALE
from lawmodel.population.recipe import Draw, Follow, Recipe, Row, Stream
from lawmodel.population.schema import AttributeShape, RecipeFile, StepShape, StreamFile
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.from_files import digest_of, read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.vocabulary_from_file import case_facts
from lawmodel.statutebook.yaml_file import Place, YamlFile


def read_recipe(root: Path, recipe_id: str, vocabulary: Vocabulary) -> Recipe:
    """Return a recipe of the book in a folder.

    Raises FaultyFiles with every problem, or LookupError if there is no such recipe.
    """
    folder = f"assumptions/populations/{recipe_id}"
    if not (root / folder / "recipe.yaml").is_file():
        raise LookupError(recipe_id)
    file = read_named(root, root / folder / "recipe.yaml")
    shape = shaped(file, RecipeFile)
    problems = Problems()
    attributes = {name: _attribute(name, one) for name, one in shape.attributes.items()}
    streams: dict[str, Stream] = {}
    for stream_id in shape.streams:
        with problems.kept():
            stream_file = read_named(root, root / folder / f"{stream_id}.yaml")
            streams[stream_id] = _StreamReader(stream_file, vocabulary, attributes, problems).stream(
                stream_id
            )
    if shape.core not in shape.streams:
        problems.add(
            file.problem(("core",), "unknown_stream", name=shape.core, known=", ".join(shape.streams))
        )
    problems.raise_if_any()
    return Recipe(recipe_id, shape.title, attributes, streams, shape.core, digest_of(root, [folder]))


def recipe_ids(root: Path) -> list[str]:
    """Return the recipes that a book has."""
    return sorted(path.parent.name for path in (root / "assumptions" / "populations").glob("*/recipe.yaml"))


def _attribute(name: str, shape: AttributeShape) -> Fact:
    kind = "boolean" if set(shape.values) == {"true", "false"} else "category"
    values = () if kind == "boolean" else tuple(shape.values)
    labels = tuple(shape.values.values())
    return Fact(name, kind, "fact", shape.label, {}, {}, "never", values=values, value_labels=labels)


class _StreamReader:
    """One stream file, read with what the vocabulary and the recipe declare."""

    def __init__(
        self, file: YamlFile, vocabulary: Vocabulary, attributes: dict[str, Fact], problems: Problems
    ) -> None:
        self.file = file
        self.vocabulary = vocabulary
        self.variables = {**vocabulary.facts, **attributes}
        self.problems = problems
        self.drawn = set(vocabulary.defaults())

    def stream(self, stream_id: str) -> Stream:
        shape = shaped(self.file, StreamFile)
        everything = Vocabulary(self.variables)
        always = case_facts(self.file, ("always",), shape.always, everything, self.problems)
        self.drawn |= set(always)
        steps = tuple(
            step for name, one in shape.draws.items() if (step := self._step(name, one)) is not None
        )
        for name in self.vocabulary.facts:
            if name not in self.drawn:
                self.problems.add(self.file.problem(("draws",), "fact_not_drawn", name=name))
        return Stream(stream_id, shape.title, always, steps)

    def _step(self, name: str, shape: StepShape) -> Draw | Follow | None:
        place: Place = ("draws", name)
        fact = self.variables.get(name)
        if fact is None:
            nearest = next(iter(get_close_matches(name, self.variables, n=1)), "")
            self.problems.add(self.file.problem(place, "unknown_name", name=name, nearest=nearest))
            return None
        step = self._follow(fact, shape, place) if shape.follows else self._draw(fact, shape, place)
        self.drawn.add(name)
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
        known = Names(self.variables, {})
        rows = []
        for index, one in enumerate(shape.rows):
            at: Place = (*place, "rows", index)
            when = None
            if one.when is not None:
                when = self.problems.condition(self.file, (*at, "when"), one.when, known)
                for asked in sorted(facts_asked(when) - self.drawn):
                    self.problems.add(self.file.problem((*at, "when"), "drawn_too_late", name=asked))
            codes, shares = self._shares(fact, one.shares, (*at, "shares"))
            rows.append(Row(when, codes, running_totals(shares), tuple(float(share) for share in shares)))
        if not rows or rows[-1].when is not None:
            self.problems.add(self.file.problem(place, "no_row_for_some_cases", name=fact.name))
        return Draw(fact.name, tuple(rows), shape.status, shape.source)

    def _shares(
        self, fact: Fact, shares: dict[str, float | int], place: Place
    ) -> tuple[tuple[int, ...], tuple[Decimal, ...]]:
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


def _decimal(share: float | int) -> Decimal:
    try:
        return Decimal(str(share))
    except InvalidOperation:
        return Decimal(-1)


def running_totals(shares: tuple[Decimal, ...]) -> tuple[int, ...]:
    """Return the running totals of shares as whole numbers out of 2**32; the last is exactly 2**32."""
    totals: list[int] = []
    so_far = Decimal(0)
    for share in shares:
        so_far += share
        totals.append(int(so_far * SCALE))
    return (*totals[:-1], SCALE) if totals else (SCALE,)
