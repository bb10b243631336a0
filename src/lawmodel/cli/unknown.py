"""Names that do not exist: what there is instead, without a list of hundreds."""

from difflib import get_close_matches
from pathlib import Path

from lawmodel.phrases.catalogue import phrase
from lawmodel.pipeline import UnknownName
from lawmodel.practice.from_files import lever_paths, model_paths

MOST_LISTED = 12
"""Names in a message at most."""


def shortened(unknown: UnknownName, language: str) -> str:
    """Return the names to choose among; of parameters the nearest, and how to list them all."""
    if unknown.kind != "parameter" or len(unknown.known) <= MOST_LISTED:
        return ", ".join(unknown.known)
    nearest = get_close_matches(unknown.name, unknown.known, n=MOST_LISTED, cutoff=0.0)
    return phrase(language, "cli.nearest_of_many", nearest=", ".join(nearest), count=len(unknown.known))


def other_way_round(unknown: UnknownName, root: Path, language: str) -> str | None:
    """Return the line for a model that is named as a lever, or a lever as a model; None for anything else."""
    if unknown.kind == "lever" and unknown.name in model_paths(root):
        return phrase(language, "cli.model_for_lever", name=unknown.name)
    if unknown.kind == "practice" and unknown.name in lever_paths(root):
        return phrase(language, "cli.lever_for_model", name=unknown.name)
    return None
