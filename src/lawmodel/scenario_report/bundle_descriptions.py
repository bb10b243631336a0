"""What machines read about a bundle: a Frictionless data package, and an RO-Crate of the run."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from lawmodel import __version__
from lawmodel.documents.parts import Document, Number, Table
from lawmodel.scenario_report.results import Results

LICENCE = {"name": "CC0-1.0", "title": "CC0 1.0 Universal"}
KINDS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".html": "text/html",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".yaml": "application/yaml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CRATE = "https://w3id.org/ro/crate/1.1"
PROCESS = "https://w3id.org/ro/wfrun/process/0.5"
RUN, MODEL = "#run", "#lawmodel"


def data_package(document: Document, files: Mapping[str, bytes]) -> bytes:
    """Return datapackage.json: every table of data with its columns, size and digest."""
    resources = [_resource(table, files[f"data/{table.name}.csv"]) for table in document.data]
    data = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "lawmodel-report",
        "title": document.title,
        "version": __version__,
        "licenses": [LICENCE],
        "resources": resources,
    }
    return _json(data)


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "title": table.caption,
        "type": "table",
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [{"name": name, "type": _kind(table, place)} for place, name in enumerate(table.head)],
            "missingValues": [""],
        },
    }


def _kind(table: Table, place: int) -> str:
    known = [row[place] for row in table.rows if row[place] != ""]
    return "number" if known and all(isinstance(cell, Number) for cell in known) else "string"


def run_crate(document: Document, found: Sequence[Results], files: Mapping[str, bytes]) -> bytes:
    """Return ro-crate-metadata.json: the run as an action of the model, from inputs to results."""
    made = [name for name in files if name.startswith(("report.", "results/", "data/"))]
    read = [name for name in files if name not in made]
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": document.title,
        "description": f"{document.subtitle}. {document.footer}",
        "license": {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"},
        "identifier": document.digest,
        "conformsTo": {"@id": PROCESS},
        "hasPart": [{"@id": name} for name in (*files, "SHA256SUMS", "REPRODUCE.md")],
        "mentions": [{"@id": RUN}],
    }
    if document.issued is not None:
        root["datePublished"] = document.issued.isoformat()
    action = {
        "@id": RUN,
        "@type": "CreateAction",
        "name": ", ".join(one.scenario.id for one in found),
        "instrument": {"@id": MODEL},
        "object": [{"@id": name} for name in read],
        "result": [{"@id": name} for name in made],
        "actionStatus": "http://schema.org/CompletedActionStatus",
    }
    model = {"@id": MODEL, "@type": "SoftwareApplication", "name": "lawmodel", "softwareVersion": __version__}
    about = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": CRATE},
    }
    profile = {"@id": PROCESS, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    graph = [about, root, action, model, profile, *_files(files)]
    return _json({"@context": f"{CRATE}/context", "@graph": graph})


def _files(files: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for name, content in files.items():
        kind = KINDS.get(PurePosixPath(name).suffix, "text/plain")
        size = str(len(content))
        yield {"@id": name, "@type": "File", "encodingFormat": kind, "contentSize": size}
    for name in ("SHA256SUMS", "REPRODUCE.md"):
        kind = KINDS.get(PurePosixPath(name).suffix, "text/plain")
        yield {"@id": name, "@type": "File", "encodingFormat": kind}


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
