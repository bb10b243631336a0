"""Zip files that are the same bytes whenever they are made."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that every file bears: the first a zip knows."""
PLAIN_FILE = 0o644 << 16
MADE_ON_UNIX = 3


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by name, in the order given."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = PLAIN_FILE
            about.create_system = MADE_ON_UNIX
            archive.writestr(about, content)
    return out.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name, in its order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {about.filename: archive.read(about) for about in archive.infolist()}


def office_file(content: bytes) -> bytes:
    """Return a Word or Excel file with the same parts, as the same bytes whenever it was made."""
    parts = unzipped(content)
    first = "[Content_Types].xml"
    return zipped({first: parts[first]} | {name: parts[name] for name in sorted(parts)})
