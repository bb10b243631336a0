"""What each version moves, as one small table: `make golden` writes it, its diff shows what an edit did."""

import csv
import io
from itertools import product

import numpy as np

from lawmodel.concepts.outcome import SETTLED
from lawmodel.outcomes.bits import count
from tests.law.book import NEIGHBOURS, ROOT, read, recipe
from tests.law.population import concluded

CASES = 20_000
TABLE = ROOT / "tests" / "law" / "golden" / "impact.csv"
MOVES = [(old.value, new.value) for old, new in product(SETTLED, SETTLED)]


def impact_table() -> str:
    """Per pair of neighbouring versions and stream: how many cases of seed 1 go from what to what."""
    versions = list(dict.fromkeys(version for pair in NEIGHBOURS for version in pair))
    found = concluded([read(version).chosen for version in versions], CASES)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["from_version", "to_version", "stream", *(f"{old} to {new}" for old, new in MOVES)])
    for before, after in NEIGHBOURS:
        for stream in recipe().streams:
            old, new = (found[stream][versions.index(version)] for version in (before, after))
            moved = (count(np.bitwise_and(old[a], new[b]), CASES) for a, b in MOVES)
            writer.writerow([before, after, stream, *moved])
    return out.getvalue()


if __name__ == "__main__":
    TABLE.write_text(impact_table(), encoding="utf-8", newline="")
