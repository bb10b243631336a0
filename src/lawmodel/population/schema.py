"""The shape of recipe files."""

from typing import Annotated, Any, Literal

from pydantic import Field

from lawmodel.population.recipe import CYCLE
from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.schema_words import Identifier, StatusWord, Words

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Link = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]


class AttributeShape(Shape):
    """What cases carry beside the facts of the law: named values, or whole numbers in a range."""

    label: Words
    kind: Literal["category", "ordinal", "integer", "boolean"] | None = None
    values: dict[str, Words] = Field(default_factory=dict)
    range: tuple[int, int] | None = None


class RowShape(Shape):
    """Shares of the values, where a condition holds; a fixed row is law or logic, not dependence."""

    when: str | None = None
    shares: dict[str, Share] = Field(min_length=1)
    fixed: bool = False


class StepShape(Shape):
    """A variable drawn by chance (`rows`), or one that follows from another (`follows`, `values`)."""

    status: StatusWord
    source: str
    rows: list[RowShape] = Field(default_factory=list)
    margin: dict[str, Share] = Field(default_factory=dict)
    moves_with: dict[str, Link] = Field(default_factory=dict, max_length=2)
    follows: str | None = None
    values: dict[str, Any] = Field(default_factory=dict)


class PartShape(Shape):
    """A stratum: how many persons it stands for, and how many of a thousand cases are drawn in it."""

    draw: int | None = Field(default=None, ge=0, le=CYCLE)
    persons: int = Field(ge=1)
    status: StatusWord
    source: str


class StrataShape(Shape):
    """Which stratum a case belongs to, in fixed proportion by case number."""

    variable: Identifier
    parts: dict[str, PartShape] = Field(min_length=1)


class BorrowShape(Shape):
    """Streams taken as they are from another recipe."""

    recipe: str
    streams: list[str] = Field(min_length=1)


class ReplacementShape(Shape):
    """What a variant draws differently from its base."""

    strata: dict[str, PartShape] = Field(default_factory=dict)
    strata_draw: dict[str, dict[str, int]] = Field(default_factory=dict)
    draws: dict[str, StepShape] = Field(default_factory=dict)


class RecipeFile(Shape):
    """assumptions/populations/<id>/recipe.yaml: a recipe of its own, or a variant of another (`base`)"""

    title: Words
    description: Words
    core: str | None = None
    streams: list[str] = Field(default_factory=list)
    attributes: dict[Identifier, AttributeShape] = Field(default_factory=dict)
    reference_year: int | None = None
    stage_order: list[str] = Field(default_factory=list)
    persons: str | None = None
    portrait: list[str] = Field(default_factory=list)
    borrows: BorrowShape | None = None
    base: str | None = None
    independent: bool = False
    replaces: ReplacementShape = Field(default_factory=ReplacementShape)


class StreamFile(Shape):
    """assumptions/populations/<id>/<stream>.yaml, or a file that streams include"""

    title: Words | None = None
    includes: list[str] = Field(default_factory=list)
    always: dict[str, Any] = Field(default_factory=dict)
    strata: StrataShape | None = None
    strata_draw: dict[str, int] = Field(default_factory=dict)
    draws: dict[str, StepShape] = Field(default_factory=dict)


class ShareMeasure(Shape):
    """A share of the cases (or, with `of`, of a number they carry) among which a condition holds."""

    share: str
    among: str = "everybody"
    against: str | None = None
    of: str | None = None


class TotalMeasure(Shape):
    """How many persons in the country, or the sum of a number they carry."""

    total: str
    of: str | None = None


class PartOfRatio(Shape):
    """One side of a ratio."""

    where: str
    of: str | None = None


class RatioMeasure(Shape):
    """One total over another."""

    ratio: PartOfRatio
    to: PartOfRatio


class SpreadMeasure(Shape):
    """The largest share less the smallest between groups."""

    spread: str
    of: str


class RankMeasure(Shape):
    """The rank correlation of the two variables of a dependence."""

    rank_correlation: Literal[True]


Measure = ShareMeasure | TotalMeasure | RatioMeasure | SpreadMeasure


class ToleranceShape(Shape):
    """How far off a simulated value may be."""

    relative: float | None = None
    absolute: float | None = None


class TargetShape(Shape):
    """A published figure, and what it is used for."""

    id: str
    quantity: Words
    value: float | None = None
    low: float | None = None
    high: float | None = None
    year: int | str
    unit: Words
    source: str
    status: StatusWord
    use: Literal["fitted", "held back", "not applicable", "check", "range"]
    because: Words | None = None
    recipes: list[str] = Field(default_factory=list)
    measure: Measure | None = None
    tolerance: ToleranceShape | None = None
    explanation: Words | None = None


class TargetsFile(Shape):
    """assumptions/populations/<id>/targets.yaml"""

    targets: list[TargetShape] = Field(min_length=1)


class DependenceShape(Shape):
    """Two variables that hang together, and how strongly."""

    id: str
    from_: str = Field(alias="from")
    to: str
    text: Words
    direction: Literal["up", "down"]
    measure: RankMeasure | ShareMeasure
    target: float
    tolerance: float
    status: StatusWord
    source: str
    top_of_tornado: bool = False


class DependencesFile(Shape):
    """assumptions/populations/<id>/dependences.yaml"""

    dependences: list[DependenceShape] = Field(min_length=1)
