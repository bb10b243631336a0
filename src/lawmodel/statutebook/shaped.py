"""Plain data to the shape it should have; what does not fit becomes problems with lines and remedies."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.statutebook.file_shapes import FILE_SHAPES
from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.schema_words import (
    DATE,
    Missing,
    NamedFault,
    NoDay,
    UnknownLanguage,
)
from lawmodel.statutebook.yaml_file import Place, YamlFile, shown

T = TypeVar("T", bound=Shape)

KEY_ITSELF = "[key]"
"""How pydantic marks an error about a key and not about what stands under it."""
WORDINGS_GUIDE = "docs/how-to/encode-a-wording.md"
GUIDES = {
    "practice": "docs/how-to/build-a-practice-model.md",
    "protocol": "docs/how-to/draft-a-protocol.md",
}
"""Where it is described how the files of a package are written, if it is not where populations are."""
EXPECTED = {
    "literal_error": "one_of",
    "enum": "one_of",
    "string_type": "text",
    "bool_type": "yes_or_no",
    "bool_parsing": "yes_or_no",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "too_short": "more_entries",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
}


def shaped(file: YamlFile, shape: type[T]) -> T:
    """Return the data of a file in its shape.

    Raises FaultyFiles with a problem for every key that does not fit.
    """
    try:
        return shape.model_validate(file.data)
    except ValidationError as error:
        raise FaultyFiles(_problems(file, shape, error.errors())) from None


def _problems(file: YamlFile, shape: type[Shape], errors: list[ErrorDetails]) -> list[Problem]:
    """Return one problem per fault: of the shapes that a value may have, the one it comes closest to."""
    found: dict[tuple[Place, str, str], Problem] = {}
    for error in errors:
        place = _place(file, error)
        problem = _problem(file, shape, error, place)
        known = (place, problem.kind, str(problem.details.get("key")))
        if known in found and found[known].details.get("expected") == "day" and "choices" in problem.details:
            problem = file.problem(place, problem.kind, **{**problem.details, "expected": "day_or_one_of"})
        if known in found:
            problem = _with_choices_of(found[known], problem)
        found[known] = problem
    closer = {place for place, kind, _ in found if kind != "wrong_value"}
    return [
        problem
        for (place, kind, _), problem in found.items()
        if kind != "wrong_value"
        or (place not in closer and not any(_is_inside(other, place) for other, *_ in found))
    ]


def _with_choices_of(one: Problem, other: Problem) -> Problem:
    """Return a problem with the choices of both, where either says what could be chosen."""
    both = [problem.details for problem in (one, other)]
    if any(details.get("expected") != "one_of" for details in both):
        return other
    choices = ", ".join(str(details["choices"]) for details in both)
    return replace(other, details={**other.details, "choices": choices})


def _is_inside(inner: Place, outer: Place) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _place(file: YamlFile, error: ErrorDetails) -> Place:
    """Return where in the file an error is, leaving out what pydantic adds to its own paths."""
    place: Place = ()
    for step in error["loc"]:
        if (*place, step) in file.lines:
            place = (*place, step)
    return place


def _problem(file: YamlFile, shape: type[Shape], error: ErrorDetails, place: Place) -> Problem:
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    kind, cause = error["type"], error.get("ctx", {}).get("error")
    if kind == "missing":
        return file.problem(place, "missing_key", key=str(error["loc"][-1]))
    if not place:
        return file.problem(place, "not_a_mapping", guide=_guide(shape))
    if kind == "extra_forbidden":
        nearest = next(iter(get_close_matches(key, _keys_at(shape, error["loc"][:-1]), n=1)), "")
        return file.problem(place, "unknown_key", key=key, nearest=nearest, guide=_guide(shape))
    if isinstance(cause, NamedFault):
        return file.problem(place, cause.kind)
    if error["loc"][-1] == KEY_ITSELF:
        return file.problem(place, "bad_name", name=key)
    if isinstance(cause, Missing):
        return file.problem(place, "missing_translation", key=key, language=str(cause))
    if isinstance(cause, UnknownLanguage):
        return file.problem(place, "unknown_language", key=key, language=str(cause))
    return file.problem(place, "wrong_value", key=key, value=shown(error["input"]), **_expected(error, cause))


def _guide(shape: type[Shape]) -> str:
    """Return where it is described how such a file is written."""
    kind = next((kind for kind, known in FILE_SHAPES.items() if known is shape), None)
    if kind is None:
        return GUIDES.get(shape.__module__.split(".")[1], "docs/how-to/draw-a-population.md")
    return WORDINGS_GUIDE if kind in ("act", "provision", "wording") else f"`lawmodel schema {kind}`"


def _keys_at(shape: type[Shape], steps: tuple[int | str, ...]) -> list[str]:
    """Return the keys that fit where some steps lead from the top of a file."""
    here = [shape]
    for step in steps:
        fields = [field for one in here for name, field in one.model_fields.items() if step == name]
        here = [inner for field in fields for inner in _shapes_in(field.annotation)] or here
    return [field.alias or name for one in here for name, field in one.model_fields.items()]


def _shapes_in(annotation: Any) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes_in(part)


def _expected(error: ErrorDetails, cause: object) -> dict[str, object]:
    """Return what would fit, as a key of the phrase catalogues and what its words need."""
    context, kind = error.get("ctx", {}), error["type"]
    if isinstance(cause, NoDay) or context.get("pattern") == DATE:
        return {"expected": "day"}
    if kind == "string_pattern_mismatch":
        return {"expected": "name"}
    if kind.startswith("int_"):
        return {"expected": "whole_number"}
    if kind.startswith(("float_", "finite_")) or isinstance(context.get("ge", context.get("le")), float):
        return {"expected": "share"}
    choices = ", ".join(re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    least = context.get("min_length", context.get("ge"))
    return {
        "expected": EXPECTED.get(kind, "something_else"),
        "choices": choices,
        "least": least,
        "most": context.get("le"),
    }
