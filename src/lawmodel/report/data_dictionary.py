"""The data dictionary: every column a case may have, what it means, and where its shares come from."""

import csv
import io
from collections.abc import Iterator, Mapping

from lawmodel.concepts.vocabulary import Fact, Vocabulary
from lawmodel.phrases.catalogue import phrase
from lawmodel.population.recipe import Recipe, Stream
from lawmodel.report.answers import answer_label
from lawmodel.report.cases_csv import answer_word

COLUMNS = (
    *("name", "label", "kind", "nature", "question", "meaning", "values", "unit", "none"),
    *("default", "origin"),
)


def dictionary_rows(recipe: Recipe, vocabulary: Vocabulary, language: str) -> list[dict[str, str]]:
    """Return a row per fact and attribute, each with the entries of COLUMNS: lines of text, or nothing."""
    variables = {**vocabulary.facts, **recipe.attributes}
    return [_row(fact, recipe, language) for fact in variables.values()]


def _row(fact: Fact, recipe: Recipe, language: str) -> dict[str, str]:
    default = "" if fact.default is None else answer_word(fact, fact.default)
    return {
        "name": fact.name,
        "label": _line(fact.label.get(language, "")),
        "kind": phrase(language, f"table.kinds.{fact.kind}"),
        "nature": phrase(language, f"table.natures.{fact.nature if fact.question else 'attribute'}"),
        "question": _line(fact.question.get(language, "")),
        "meaning": _line(fact.meaning.get(language, "")),
        "values": _values(fact, language),
        "unit": _line(fact.unit or ""),
        "none": _line(fact.none_means[language]) if fact.none_means else "",
        "default": default,
        "origin": "\n".join(_origins(fact, recipe, language)),
    }


def _values(fact: Fact, language: str) -> str:
    if fact.kind == "integer":
        return f"{fact.lowest}-{fact.highest}"
    labelled = [(answer_word(fact, code), _line(answer_label(fact, code, language))) for code in fact.codes()]
    return "\n".join(f"{word} = {label}" for word, label in labelled)


def _origins(fact: Fact, recipe: Recipe, language: str) -> list[str]:
    """Return where the values of a variable come from, each with the streams for which that is so."""
    streams_by_origin: dict[str, list[str]] = {}
    for stream in recipe.streams.values():
        for origin in _origins_in(stream, fact, language):
            streams_by_origin.setdefault(origin, []).append(stream.id)
    return [
        phrase(language, "table.origin", origin=origin, streams=", ".join(streams))
        for origin, streams in streams_by_origin.items()
    ]


def _origins_in(stream: Stream, fact: Fact, language: str) -> Iterator[str]:
    found = {step.variable: step for step in stream.steps}.get(fact.name)
    if found is not None:
        yield f"{found.status}, {_line(found.source)}"
    elif stream.strata is not None and stream.strata.variable == fact.name:
        parts = ((part.status, _line(part.source)) for part in stream.strata.parts)
        yield from dict.fromkeys(f"{status}, {source}" for status, source in parts)
    elif fact.name in stream.always:
        yield phrase(language, "table.always", value=answer_word(fact, stream.always[fact.name]))
    elif fact.default is not None:
        yield phrase(language, "table.by_default", value=answer_word(fact, fact.default))


def _line(text: str) -> str:
    return " ".join(text.split())


def dictionary_csv(rows: list[dict[str, str]]) -> str:
    """Return the dictionary as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def dictionary_markdown(rows: list[dict[str, str]], recipe: Recipe, language: str) -> str:
    """Return the dictionary as a document with a section per column."""
    title = phrase(language, "table.dictionary", title=recipe.title[language])
    digest = phrase(language, "table.made_from", recipe=recipe.id, digest=recipe.digest)
    lines = [f"# {title}", "", digest, "", phrase(language, "table.own_columns")]
    for row in rows:
        lines += ["", f"## `{row['name']}`", "", *_entries(row, language)]
    return "\n".join(lines) + "\n"


def _entries(row: Mapping[str, str], language: str) -> Iterator[str]:
    for name in COLUMNS[1:]:
        entry, *more = row[name].split("\n")
        title = f"- **{phrase(language, f'table.entries.{name}')}:**"
        if more:
            yield title
            yield from (f"  - {line}" for line in (entry, *more))
        elif entry:
            yield f"{title} {entry}"
