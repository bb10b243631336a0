"""Cases that cannot be: a recipe must not draw what the vocabulary calls impossible."""

from collections.abc import Iterator

from lawmodel.concepts.problem import Problem
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.cases import settled_mask
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.recipe import Recipe

SAMPLE = 20_000
"""Cases of each stream that are looked at."""


def impossible_cases(recipe: Recipe, vocabulary: Vocabulary, *, seed: int) -> Iterator[Problem]:
    """Yield a problem for every stream that draws, in a sample, a combination that cannot be."""
    for stream, drawn_from in recipe.streams.items():
        cases = draw_cases(recipe, stream, vocabulary, seed=seed, first=0, size=SAMPLE)
        for one in vocabulary.impossible:
            drawn = settled_mask(cases, one.when)
            if drawn.any():
                file = f"assumptions/populations/{drawn_from.drawn_as}.yaml"
                details = {"stream": stream, "because": one.because, "case": int(drawn.argmax())}
                yield Problem(file, 1, "impossible_cases", details)
