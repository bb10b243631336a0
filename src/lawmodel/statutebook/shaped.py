"""Plain data to the shape it should have; what does not fit becomes problems with lines and remedies."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.yaml_file import Place, YamlFile

T = TypeVar("T", bound=Shape)


def shaped(file: YamlFile, shape: type[T]) -> T:
    """Return the data of a file in its shape.

    Raises FaultyFiles with a problem for every key that does not fit.
    """
    try:
        return shape.model_validate(file.data)
    except ValidationError as error:
        raise FaultyFiles(list(dict.fromkeys(_problem(file, shape, one) for one in error.errors()))) from None


def _problem(file: YamlFile, shape: type[Shape], error: ErrorDetails) -> Problem:
    place: Place = tuple(part for part in error["loc"] if part in _steps(file, error))
    key = str(error["loc"][-1]) if error["loc"] else ""
    kind = error["type"]
    if kind == "extra_forbidden":
        known = [field.alias or name for name, field in _fields_near(shape).items()]
        nearest = next(iter(get_close_matches(key, known, n=1)), "")
        return file.problem(place, "unknown_key", key=key, nearest=nearest)
    if kind == "missing":
        return file.problem(place, "missing_key", key=key)
    if kind == "value_error" and "ctx" in error and type(error["ctx"]["error"]).__name__ == "Missing":
        return file.problem(place, "missing_translation", key=key, language=str(error["ctx"]["error"]))
    return file.problem(
        place, "wrong_value", key=key, value=_short(error["input"]), expected=_expected(error)
    )


def _steps(file: YamlFile, error: ErrorDetails) -> set[Any]:
    """Return the parts of the location that are keys in the file, leaving out pydantic's own."""
    known = {step for place in file.lines for step in place}
    return known | {part for part in error["loc"] if isinstance(part, int)}


def _fields_near(shape: type[Shape]) -> dict[str, Any]:
    fields = dict(shape.model_fields)
    for other in Shape.__subclasses__():
        fields.update(other.model_fields)
    return fields


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _expected(error: ErrorDetails) -> str:
    context = error.get("ctx") or {}
    return str(context.get("expected") or context.get("pattern") or error["type"].replace("_", " "))
