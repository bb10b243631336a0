"""Everything behind a report in one zip: report, encodings, data, digests, and how to make it again."""

import csv
import hashlib
import io
import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from lawmodel.documents.fixed_zip import zipped
from lawmodel.documents.parts import Document, Number, Table
from lawmodel.documents.writers import WRITERS
from lawmodel.phrases.catalogue import phrase
from lawmodel.report.compare_data import as_json
from lawmodel.scenario_report.bundle_descriptions import data_package, run_crate
from lawmodel.scenario_report.results import Results, Scenario

BOOK_FOLDERS = ("statutes", "versions", "assumptions", "scenarios")
SUMS, REPRODUCE, LOCK = "SHA256SUMS", "REPRODUCE.md", "requirements.txt"
FORMATS = ("docx", "pdf", "html", "xlsx")


class NotPortable(ValueError):
    """Raised for a file of practice that a bundle cannot hold in the place its scenario names: the file."""


def bundle_of(
    document: Document, found: Sequence[Results], lock: str, beside: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the bundle of a report and its results as a zip.

    `lock` pins the libraries it was made with; `beside` are the files of practice beside the book.
    Raises MissingExtra if the extra `report` is not installed.
    """
    files = bundled(document, found, lock, beside or {})
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return zipped({REPRODUCE: _reproduce(document, found).encode(), SUMS: sums.encode(), **files})


def bundled(
    document: Document, found: Sequence[Results], lock: str, beside: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the files of a bundle by name, but those that say how to make and check it again."""
    files: dict[str, bytes] = {f"report.{form}": WRITERS[form](document) for form in FORMATS}
    for one in found:
        files[f"scenario/{one.scenario.id}.yaml"] = one.scenario.text.encode()
        for step, data in one.data.items():
            files[f"results/{one.scenario.id}/{step}.json"] = (as_json(data) + "\n").encode()
    files |= {f"data/{table.name}.csv": _as_csv(table) for table in document.data}
    files |= dict(_encodings(found[0].opened.root))
    files |= beside
    if lock:
        files[LOCK] = lock.encode()
    files["datapackage.json"] = data_package(document, files)
    files["ro-crate-metadata.json"] = run_crate(document, found, files)
    return files


def practice_beside(scenarios: Sequence[Scenario]) -> dict[str, bytes]:
    """Return the practice models and levers that scenarios name as files beside the book.

    Raises NotPortable for one that does not lie in the folder one stands in.
    """
    named = {name for one in scenarios for name in (*one.models_beside, *one.levers_beside)}
    for name in sorted(named):
        if PurePath(name).is_absolute() or ".." in PurePath(name).parts:
            raise NotPortable(name)
    return {PurePath(name).as_posix(): Path(name).read_bytes() for name in sorted(named)}


def _encodings(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the book, as it is on the disk."""
    for folder in BOOK_FOLDERS:
        for path in sorted((root / folder).rglob("*.yaml")):
            yield f"book/{path.relative_to(root).as_posix()}", path.read_bytes()


def _as_csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.head)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode()


def _plain(cell: str | Number) -> str:
    return cell.text if isinstance(cell, Number) else cell


def command(document: Document, found: Sequence[Results]) -> str:
    """Return the command that makes the bundle again from what is in it."""
    words = ["lawmodel", "report", *(f"scenario/{one.scenario.id}.yaml" for one in found), "--book", "book"]
    words += ["--format", "bundle", "--lang", document.language]
    words += ["--date", document.issued.isoformat()] if document.issued else []
    words += ["--author", document.author] if document.author else []
    return shlex.join([*words, "--out", "again.zip"])


def _reproduce(document: Document, found: Sequence[Results]) -> str:
    digests: Mapping[str, str] = {
        f"{one.scenario.id} {step}": data["inputs"]["result_digest"]
        for one in found
        for step, data in one.data.items()
    }
    return phrase(
        document.language,
        "scenario_report.bundle.reproduce",
        title=document.title,
        version=found[0].compared["inputs"]["model_version"],
        lock=LOCK,
        sums=SUMS,
        command=command(document, found),
        digest=document.digest,
        digests="\n".join(f"- `{name}`: `{digest}`" for name, digest in digests.items()),
    )
