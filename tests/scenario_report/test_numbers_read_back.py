"""Every number that a report shows is the number that the command line prints."""

import csv
import io
import json
import re
import shlex
import zipfile
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import LIGHTHOUSE, at_the_lighthouse, lawmodel
from tests.extras import needed

docx = needed("docx")
openpyxl = needed("openpyxl")
pypdf = needed("pypdf")
needed("altair")
needed("typst")
needed("vl_convert")
needed("xlsxwriter")

from lawmodel.documents.as_pdf import as_pdf  # noqa: E402
from lawmodel.documents.parts import Code, Number, cell_text, tables_of  # noqa: E402
from tests.scenario_report.lighthouse_report import by_heading, found, report  # noqa: E402


@cache
def written(form: str, folder: str) -> bytes:
    out = Path(folder) / f"report.{form}"
    answer = at_the_lighthouse("report", "reform", "--format", form, "--out", out)
    assert answer.code == 0, answer.err
    return out.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("reports"))


@pytest.fixture(scope="module")
def compared() -> dict[str, Any]:
    """What `compare` prints for the scenario, under the practice that the report says it chose."""
    practice = found().compared["inputs"]["practice"]
    answer = at_the_lighthouse(
        *("compare", "first", "reformed", "--cases", 1000, "--seed", 7, "--by", "watch"),
        *("--practice", practice["id"], "--draws", practice["draws"], "--json"),
    )
    data: dict[str, Any] = json.loads(answer.out)
    return data


def numbers_in(data: Any) -> Iterator[float]:
    """Every number in some JSON."""
    match data:
        case bool() | None:
            return
        case int() | float():
            yield float(data)
        case dict():
            for one in data.values():
                yield from numbers_in(one)
        case list():
            for one in data:
                yield from numbers_in(one)


class Cells(HTMLParser):
    """The figures of a page, as machines read them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.values: list[float] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "data":
            self.values.append(float(str(dict(attrs)["value"])))


BREAKS = re.compile(r"[\s\u00ad\u200b-]+")
"""What a typesetter puts into words and between them; a hyphen at the end of a line looks like any other."""


def set_solid(text: str) -> str:
    """Text without what breaks it into words and lines."""
    return BREAKS.sub("", text)


def test_the_report_says_what_compare_says(compared: dict[str, Any]) -> None:
    assert found().compared == compared


def test_the_commands_of_the_appendix_give_the_data_that_the_report_is_made_of() -> None:
    shown = [part.text for part in by_heading(report())["appendix"] if isinstance(part, Code)]
    steps = ("compared", "attributed", "sensed", "changed")
    for step, line in zip(steps, shown[-1].splitlines(), strict=False):
        words = [word for word in shlex.split(line)[1:] if word != "--json"]
        answer = at_the_lighthouse(*words, "--json")
        assert json.loads(answer.out) == json.loads(json.dumps(found().data[step])), line


def test_counts_and_ratios_of_the_main_tables_are_those_of_the_json(compared: dict[str, Any]) -> None:
    tables = {table.name: table for table in tables_of(report())}
    first, last = compared["versions"][0], compared["versions"][-1]
    change = next(one for one in compared["changes"] if one["from_version"] == first["id"])
    volumes = [cell.value for cell in tables["volumes"].rows[0] if isinstance(cell, Number)]
    assert volumes == [*first["outcomes"].values(), first["contested"]]
    allowed, ratio, contested, assessments, disclosed = (
        cell.value for cell in tables["key_figures"].rows[-1] if isinstance(cell, Number)
    )
    assert allowed * last["cases"] == pytest.approx(last["allowed"])
    assert contested * last["cases"] == pytest.approx(last["contested"])
    assert assessments * last["cases"] == pytest.approx(last["assessments"])
    assert (ratio, disclosed) == (change["ratio"], change["disclosures"]["at_central_values"])
    known = set(numbers_in(compared))
    assert {cell.value for row in tables["grounds"].rows for cell in row if isinstance(cell, Number)} <= known


def test_the_figure_of_alternatives_can_be_reckoned_from_the_data_and_is_of_the_same_cases() -> None:
    data = {table.name: table for table in report().data}

    def column(table: str, name: str) -> list[Any]:
        head = data[table].head
        place = head.index(f"weighted_{name}" if f"weighted_{name}" in head else name)
        return [getattr(row[place], "value", row[place]) for row in data[table].rows]

    disclosed = dict(
        zip(
            zip(*(column("disclosures", name) for name in ("version", "channel")), strict=True),
            column("disclosures", "at_central_values"),
            strict=True,
        )
    )
    before, after = disclosed["first", "all"], disclosed["reformed", "all"]
    assert sum(column("amendment_parts", "part")) == pytest.approx(after - before, abs=0.01)
    ratio = found().sensed["headline"]["ratio"]  # type: ignore[index]
    assert ratio == pytest.approx(after / before, rel=1e-4)
    levers = [
        one["against_first_version"][0]["ratio"] for one in found().compared["practice"]["levers_beside"]
    ]
    named = zip(
        *(column("lever_disclosures", name) for name in ("lever", "version", "against_first")), strict=True
    )
    assert [ratio for lever, version, ratio in named if lever and version == "first"] == levers


def test_html_word_and_excel_show_the_same_numbers(folder: str) -> None:
    wanted = [cell for table in tables_of(report()) for row in table.rows for cell in row]
    values = [cell.value for cell in wanted if isinstance(cell, Number)]
    assert Cells(written("html", folder)).values == values
    word = docx.Document(BytesIO(written("docx", folder)))
    shown = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    for table in tables_of(report()):
        for row in table.rows:
            assert [cell_text(cell) for cell in row] in shown, table.caption
    book = openpyxl.load_workbook(BytesIO(written("xlsx", folder)))
    for table in report().data:
        sheet = book[table.name]
        rows = [
            [cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=3 + len(table.rows))
        ]
        for row, read in zip(table.rows, rows, strict=True):
            assert [cell.value for cell in row if isinstance(cell, Number)] == [
                value for value, cell in zip(read, row, strict=True) if isinstance(cell, Number)
            ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pdf_shows_every_row_of_every_table_in_order(language: str) -> None:
    document = report(language)
    pages = pypdf.PdfReader(BytesIO(as_pdf(document))).pages
    # A row may stand on two pages, with the foot of the first between its halves.
    feet = [set_solid(f"{document.footer} {number}") for number in range(1, len(pages) + 1)]
    read = "".join(
        set_solid(page.extract_text()).removesuffix(foot) for page, foot in zip(pages, feet, strict=True)
    )
    place = 0
    for table in tables_of(document):
        for row in table.rows:
            found = read.find(set_solid("".join(cell_text(cell) for cell in row)), place)
            assert found >= place, (table.caption, row)
            place = found


def test_markdown_shows_every_row_of_every_table(folder: str) -> None:
    text = written("md", folder).decode().replace("\\", "")
    for table in tables_of(report()):
        for row in table.rows:
            assert "| " + " | ".join(" ".join(cell_text(cell).split()) for cell in row) + " |" in text


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "xlsx", "md", "bundle"])
def test_the_same_scenario_gives_the_same_bytes(form: str, folder: str, tmp_path: Path) -> None:
    assert written(form, str(tmp_path)) == written(form, folder)


def test_the_data_of_the_bundle_are_the_counts_of_the_csv(folder: str, tmp_path: Path) -> None:
    out = tmp_path / "counts.csv"
    practice = found().scenario.request.practice
    lawmodel(
        *("compare", "first", "reformed", "--cases", 1000, "--seed", 7, "--practice", practice),
        *("--csv", out, "--book", LIGHTHOUSE),
    )
    with zipfile.ZipFile(BytesIO(written("bundle", folder))) as bundle:
        packed = list(csv.reader(io.StringIO(bundle.read("data/counts.csv").decode())))
    plain = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row[:4] for row in packed] == [row[:4] for row in plain]
    assert [list(map(float, row[4:7])) for row in packed[1:]] == [
        list(map(float, row[4:])) for row in plain[1:]
    ]


def test_the_bundle_makes_itself_again_by_its_own_command(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(BytesIO(written("bundle", folder))) as bundle:
        bundle.extractall(tmp_path)
    monkeypatch.chdir(tmp_path)
    command = next(
        line
        for line in (tmp_path / "REPRODUCE.md").read_text("utf-8").splitlines()
        if line.startswith("lawmodel ")
    )
    answer = lawmodel(*command.split()[1:])
    assert answer.code == 0, answer.err
    assert (tmp_path / "again.zip").read_bytes() == written("bundle", folder)


def test_the_bundle_lists_the_digest_of_each_file_and_describes_each_table(folder: str) -> None:
    with zipfile.ZipFile(BytesIO(written("bundle", folder))) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(files) - {"SHA256SUMS", "REPRODUCE.md"}
    assert [name for name, digest in sums.items() if sha256(files[name]).hexdigest() != digest] == []
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        content = files[resource["path"]]
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        head = next(csv.reader(io.StringIO(content.decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == head
    graph = {one["@id"]: one for one in json.loads(files["ro-crate-metadata.json"])["@graph"]}
    assert graph["#run"]["instrument"] == {"@id": "#lawmodel"}
    assert {one["@id"] for one in graph["./"]["hasPart"]} == set(files) - {"ro-crate-metadata.json"}
