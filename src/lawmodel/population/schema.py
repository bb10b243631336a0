"""The shape of recipe files."""

from typing import Annotated, Any

from pydantic import Field

from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.schema_words import Identifier, StatusWord, Words

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class AttributeShape(Shape):
    """What cases carry beside the facts of the law."""

    label: Words
    values: dict[str, Words] = Field(min_length=2)


class RecipeFile(Shape):
    """assumptions/populations/<id>/recipe.yaml"""

    title: Words
    description: Words
    core: str
    streams: list[str] = Field(min_length=1)
    attributes: dict[Identifier, AttributeShape] = Field(default_factory=dict)


class RowShape(Shape):
    """Shares of the values, where a condition holds."""

    when: str | None = None
    shares: dict[str, Share] = Field(min_length=1)


class StepShape(Shape):
    """A variable drawn by chance (`rows`), or one that follows from another (`follows`, `values`)."""

    status: StatusWord
    source: str
    rows: list[RowShape] = Field(default_factory=list)
    follows: str | None = None
    values: dict[str, Any] = Field(default_factory=dict)


class StreamFile(Shape):
    """assumptions/populations/<id>/<stream>.yaml"""

    title: Words
    always: dict[str, Any] = Field(default_factory=dict)
    draws: dict[str, StepShape] = Field(min_length=1)
