"""How many cases meet each requirement, ground and limit, as plain data."""

from typing import Any

from lawmodel.comparison.estimates import Sample
from lawmodel.pipeline.findings import Findings


def findings_data(sample: Sample, findings: Findings) -> dict[str, Any]:
    """Return, per version and address, what the cases that meet it stand for, with the 95 % interval."""
    versions = {
        version: {
            address: {
                "cases": round(found.leading.count, 1),
                "interval": [round(end, 1) for end in found.leading.interval],
            }
            for address, found in by_address.items()
        }
        for version, by_address in findings.items()
    }
    return {"cases": round(sample.stands_for, 1), "versions": versions}
