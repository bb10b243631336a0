"""versions/*.yaml to manifests with their named amendments; vignettes.yaml to worked cases."""

from datetime import date

from lawmodel.concepts.statute_book import Amendment, Change, VersionManifest, Vignette
from lawmodel.concepts.vocabulary import Text, Vocabulary
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.schema import AmendmentShape, PartsShape, VersionFile, VignettesFile
from lawmodel.statutebook.schema_words import LANGUAGES
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.vocabulary_from_file import case_facts
from lawmodel.statutebook.yaml_file import YamlFile


def manifest_from_file(file: YamlFile, version_id: str) -> VersionManifest:
    """Return the manifest of a version.

    Raises FaultyFiles if the file does not have the shape of a version.
    """
    shape = shaped(file, VersionFile)
    return VersionManifest(
        id=version_id,
        title=shape.title,
        description=shape.description,
        cut=None if shape.cut == "newest" else date.fromisoformat(shape.cut),
        base=shape.base,
        proposals=tuple(shape.proposals),
        standard=shape.standard,
        amendments=tuple(_amendment(name, one) for name, one in shape.amendments.items()),
    )


def _amendment(name: str, shape: AmendmentShape) -> Amendment:
    return Amendment(
        id=name,
        title=shape.title,
        in_force=date.fromisoformat(shape.in_force),
        enacted_by=shape.enacted_by,
        changes={citation: _change(one) for citation, one in shape.changes.items()},
        requires=tuple(shape.requires),
    )


def _change(shape: PartsShape | str) -> Change:
    if isinstance(shape, str):
        return Change(shape)
    return Change("parts", frozenset([*shape.adds, *shape.drops, *shape.replaces]))


def vignettes_from_file(file: YamlFile, vocabulary: Vocabulary, problems: Problems) -> tuple[Vignette, ...]:
    """Return the worked cases of a file; a fact that a case does not name takes its default.

    Raises FaultyFiles if the file does not have the shape of vignettes.
    """
    shape = shaped(file, VignettesFile)
    defaults = vocabulary.defaults()
    return tuple(
        Vignette(
            id=one.id,
            title=_in_both(one.title),
            why=_in_both(one.why),
            facts={
                **{name: code for name, code in defaults.items() if name not in one.facts},
                **case_facts(file, ("cases", index, "facts"), one.facts, vocabulary, problems),
            },
            expected={version: (e.outcome, e.ground) for version, e in one.expected.items()},
            text_seen={
                version: one.text_seen.get(version, e.text_seen) for version, e in one.expected.items()
            },
        )
        for index, one in enumerate(shape.cases)
    )


def _in_both(words: Text | str) -> Text:
    return {language: words for language in LANGUAGES} if isinstance(words, str) else words
