"""assumptions/bridges.yaml to assumptions that tie answers to one another."""

from lawmodel.concepts.condition import Bound, Condition, leaves
from lawmodel.concepts.statute_book import Bridge
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import BOUND, Names
from lawmodel.statutebook.schema import BridgesFile
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

BRIDGES = "assumptions/bridges.yaml"


def bridges_from_file(file: YamlFile, vocabulary: Vocabulary, problems: Problems) -> dict[str, Bridge]:
    """Return the bridges of a file; they ask facts only, since no law stands behind them.

    Raises FaultyFiles if the file does not have the shape of bridges.
    """
    names = Names(vocabulary.facts, {})

    def read(place: Place, text: str) -> Condition:
        condition = problems.condition(file, place, text, names)
        if any(isinstance(leaf, Bound) for leaf in leaves(condition)):
            problems.add(file.problem(place, "unknown_name", name=BOUND, nearest=""))
        return condition

    return {
        name: Bridge(
            name,
            shape.title,
            read(("bridges", name, "when"), shape.when),
            read(("bridges", name, "then"), shape.then),
            shape.status,
            shape.source,
        )
        for name, shape in shaped(file, BridgesFile).bridges.items()
    }
