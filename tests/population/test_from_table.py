"""Tables that people bring: read as they stand, or refused with row, column and remedy."""

import csv
import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from lawmodel.concepts.vocabulary import NONE, UNKNOWN, Fact
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.pipeline import OpenBook, open_book, recipe_named
from lawmodel.population import from_table, table_rows
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.from_table import Table, cases_from_table
from lawmodel.population.table_cells import BOOLEAN_CODES
from lawmodel.population.table_rows import delimiter_of
from lawmodel.report.table_report import table_data, table_lines, table_text
from lawmodel.report.table_template import template_csv, template_parquet, template_rows
from tests.command_line import LIGHTHOUSE
from tests.extras import needed

HEAD = "case,weight,asker,entry,entry_years,winter,captain_age,watch\n"
ROW = "1,2,stranger,wreck,30,true,none,dog\n"


@cache
def lighthouse() -> tuple[OpenBook, dict[str, Fact]]:
    opened = open_book(LIGHTHOUSE)
    return opened, dict(recipe_named(opened, None).attributes)


def variables() -> dict[str, Fact]:
    opened, attributes = lighthouse()
    return {**opened.book.vocabulary.facts, **attributes}


def read(path: Path) -> Table:
    opened, attributes = lighthouse()
    return cases_from_table(path, opened.book.vocabulary, attributes)


def table(folder: Path, content: str | bytes, name: str = "own.csv") -> Table:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def answers(found: Table, name: str) -> list[object]:
    assert found.problems == ()
    assert found.cases is not None
    return [variables()[name].decoded(code) for code in found.cases.columns[name].tolist()]


def lines(found: Table, folder: Path) -> list[str]:
    return [line.removeprefix(f"{folder}/") for line in table_lines(found, "en")]


# --- what is read ---


def test_answers_are_read_as_they_stand(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD + ROW)
    assert answers(found, "asker") == ["stranger"]
    assert answers(found, "entry_years") == [30]
    assert answers(found, "winter") == [True]
    assert answers(found, "captain_age") == ["none"]
    assert answers(found, "watch") == ["dog"]


def test_an_empty_cell_is_unknown_and_never_false(tmp_path: Path) -> None:
    found = table(tmp_path, "asker,winter\nstranger,\nstranger, \nstranger,false\n")
    assert answers(found, "winter") == [None, None, False]
    assert found.unknown["winter"] == pytest.approx(2 / 3)


def test_a_missing_column_is_unknown_in_every_case(tmp_path: Path) -> None:
    found = table(tmp_path, "asker\nstranger\n")
    assert found.cases is not None
    assert found.cases.facts_of(0) == {"asker": variables()["asker"].encoded("stranger")}
    assert set(found.missing) == set(variables()) - {"asker"}


@pytest.mark.parametrize("word", ["true", "TRUE", "ja", "Ja", "yes", "sant", "SANT", "1", " true "])
def test_yes_is_said_in_many_words(word: str, tmp_path: Path) -> None:
    assert answers(table(tmp_path, f"asker,winter\nstranger,{word}\n"), "winter") == [True]


@pytest.mark.parametrize("word", ["false", "nej", "NO", "falskt", "FALSKT", "0"])
def test_no_is_said_in_many_words(word: str, tmp_path: Path) -> None:
    assert answers(table(tmp_path, f"asker,winter\nstranger,{word}\n"), "winter") == [False]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_however_a_spreadsheet_writes_it(
    delimiter: str, mark: bytes, end: str, tmp_path: Path
) -> None:
    content = (HEAD + ROW).replace(",", delimiter).replace("\n", end)
    found = table(tmp_path, mark + content.encode())
    assert answers(found, "asker") == ["stranger"]
    assert answers(found, "entry_years") == [30]


def test_a_first_line_that_names_the_delimiter_is_no_header(tmp_path: Path) -> None:
    found = table(tmp_path, "sep=;\nasker;winter\nstranger;ja\n")
    assert answers(found, "winter") == [True]


def test_spaces_capitals_quotation_marks_and_blank_lines_do_not_matter(tmp_path: Path) -> None:
    found = table(tmp_path, ' Asker , "WINTER"\n\n Stranger,"true"\n,\n')
    assert answers(found, "asker") == ["stranger"]
    assert found.rows == 1


def test_empty_columns_after_the_last_are_left_out(tmp_path: Path) -> None:
    found = table(tmp_path, "asker;winter;;\nstranger;ja;;\n")
    assert list(found.unknown) == ["asker", "winter"]


def test_weights_are_beside_the_average_case_and_may_have_a_decimal_comma(tmp_path: Path) -> None:
    found = table(tmp_path, "weight;asker\n0,5;stranger\n1.5;stranger\n")
    assert found.cases is not None
    assert found.cases.weights is not None
    assert found.cases.weights.tolist() == [0.5, 1.5]


def test_equal_weights_are_no_weights(tmp_path: Path) -> None:
    found = table(tmp_path, "weight,asker\n3,stranger\n3,stranger\n")
    assert found.cases is not None
    assert found.cases.weights is None


def test_what_is_impossible_only_if_an_unknown_answer_is_so_is_no_problem(tmp_path: Path) -> None:
    assert table(tmp_path, "entry,ship\nweather,\n,sunk\n").problems == ()


def test_a_table_of_many_blocks_is_read_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_table, "BLOCK", 7)
    found = table(tmp_path, "entry_years\n" + "".join(f"{year}\n" for year in range(60)))
    assert answers(found, "entry_years") == list(range(60))


# --- what is refused, in these words ---

FAULTS = {
    "asker\nstrangr\n": (
        "own.csv:2: row 2, column `asker` (Asker): the answer cannot be `strangr`; did you mean `stranger`? "
        "allowed answers: rescue_service, harbour_master, shipowner, stranger; empty is unknown"
    ),
    "asker\nsjöräddningen\n": (
        "own.csv:2: row 2, column `asker` (Asker): the answer cannot be `sjöräddningen`; did you mean "
        "`rescue_service`? allowed answers: rescue_service, harbour_master, shipowner, stranger; "
        "empty is unknown"
    ),
    "entry_years\n5\n101\n": (
        "own.csv:3: row 3, column `entry_years` (Age of the entry): the answer cannot be `101`; "
        "allowed answers: 0-100; empty is unknown"
    ),
    "entry_years\n1.5\n": (
        "own.csv:2: row 2, column `entry_years` (Age of the entry): the answer cannot be `1.5`; "
        "allowed answers: 0-100; empty is unknown"
    ),
    "winter\nperhaps\n": (
        "own.csv:2: row 2, column `winter` (Winter): the answer cannot be `perhaps`; "
        "allowed answers: true, false; empty is unknown"
    ),
    "winter\nvet ej\n": (
        "own.csv:2: row 2, column `winter` (Winter): `vet ej` is no answer; leave the cell empty where the "
        "answer is unknown; allowed answers: true, false"
    ),
    "entry_years\nnone\n": (
        "own.csv:2: row 2, column `entry_years` (Age of the entry): the answer cannot be `none`; "
        "allowed answers: 0-100; empty is unknown"
    ),
    "weight,asker\n-1,stranger\n": (
        "own.csv:2: row 2, column `weight`: the weight cannot be `-1`; "
        "write a number above 0, at most 1000000000, or remove the column"
    ),
    'weight,asker\n"1,5",stranger\n': (
        "own.csv:2: row 2, column `weight`: the weight cannot be `1,5`; "
        "write a number above 0, at most 1000000000, or remove the column"
    ),
    "aske,winter\nstranger,true\n": (
        "own.csv:1: row 1: there is no column `aske`; did you mean `asker`? otherwise remove it"
    ),
    "asker,qqqq\nstranger,1\n": (
        "own.csv:1: row 1: there is no column `qqqq`; remove it, or see `lawmodel table --template FILE`"
    ),
    "asker,winter,Asker\nstranger,true,stranger\n": (
        "own.csv:1: row 1: the column `asker` is there twice; remove one of them"
    ),
    "asker,,winter\nstranger,,true\n": (
        "own.csv:1: row 1: column number 2 has no name; name it after a fact, or remove it"
    ),
    "asker,winter\nstranger\n": (
        "own.csv:2: row 2 has 1 cells, the header has 2; "
        "give every row as many cells as the header; leave the unknown ones empty"
    ),
    "asker,winter\nstranger,true,dog\n": (
        "own.csv:2: row 2 has 3 cells, the header has 2; "
        "give every row as many cells as the header; leave the unknown ones empty"
    ),
    "entry,ship\nweather,sunk\n": (
        "own.csv:2: row 2, columns `entry` (Entry), `ship` (The ship): the answers cannot be true together: "
        "a sunken ship has no weather; change one of them, or leave it empty"
    ),
    'asker\nstranger\n"stranger\n': (
        "own.csv:3: row 3: a quotation mark is not closed, or a cell holds more than one line; "
        "remove the quotation marks; no answer needs them"
    ),
    "asker|winter\nstranger|true\n": (
        "own.csv:1: the cells of row 1 are not told apart; put a comma, a semicolon or a tab between them"
    ),
    "case,stream\n1,nights\n": "own.csv:1: no column is a fact; begin with `lawmodel table --template FILE`",
    "asker,winter\n": (
        "own.csv:1: the table has a header but no rows; write one row per case below the header"
    ),
    "": "own.csv:1: the table is empty; begin with `lawmodel table --template FILE`",
    "\n\n": "own.csv:1: the table is empty; begin with `lawmodel table --template FILE`",
    "asker\nstranger\nfr\0mling\n": (
        "own.csv:3: row 3 is not text in UTF-8; save the table as UTF-8 (in a spreadsheet: CSV UTF-8)"
    ),
}


@pytest.mark.parametrize("content", FAULTS, ids=lambda content: repr(content)[:40])
def test_a_fault_is_told_with_row_column_and_remedy(content: str, tmp_path: Path) -> None:
    assert lines(table(tmp_path, content), tmp_path) == [FAULTS[content]]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le"])
def test_another_encoding_is_told_with_the_row(encoding: str, tmp_path: Path) -> None:
    (line,) = lines(table(tmp_path, "case,asker\nålen,stranger\n".encode(encoding)), tmp_path)
    assert "is not text in UTF-8; save the table as UTF-8" in line


def test_a_huge_table_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    with path.open("wb") as file:
        file.truncate(table_rows.LARGEST_TABLE + 1)
    assert lines(read(path), tmp_path) == [
        "own.csv:1: the table has 209715201 bytes, the largest allowed is 209715200; "
        "split it into several tables"
    ]


def test_an_endless_line_and_endless_rows_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_rows, "LONGEST_LINE", 20)
    monkeypatch.setattr(from_table, "MOST_ROWS", 2)
    (long,) = lines(table(tmp_path, "asker\n" + "x" * 30), tmp_path)
    (many,) = lines(table(tmp_path, "asker\n" + "stranger\n" * 3), tmp_path)
    assert "row 2 is longer than 20 characters" in long
    assert "the table has more than 2 rows" in many


@pytest.mark.parametrize("name", ["own.xlsx", "own", "own.txt"])
def test_a_file_of_another_kind_is_refused_by_its_name(name: str, tmp_path: Path) -> None:
    (line,) = lines(table(tmp_path, HEAD + ROW, name), tmp_path)
    assert line.endswith("name the file so that it ends in one of: .csv, .parquet")


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("missing.csv", "folder.csv", "a\0b.csv"):
        (problem,) = read(tmp_path / name).problems
        assert problem.kind == "file_missing"


def test_the_first_ten_problems_are_told_in_order_and_all_are_counted(tmp_path: Path) -> None:
    found = table(tmp_path, "asker,winter\n" + "x,y\n" * 40)
    assert found.problem_count == 80
    assert [(one.line, one.details["column"]) for one in found.problems] == [
        (row, column) for row in range(2, 7) for column in ("asker", "winter")
    ]
    assert lines(found, tmp_path)[-1] == "80 problems in all; the first 10 are shown"


def test_a_table_with_a_problem_gives_no_cases(tmp_path: Path) -> None:
    assert table(tmp_path, "asker\nstranger\nstrangr\n").cases is None


# --- round trips ---


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_the_template_is_in_order_and_holds_the_cases_it_was_made_from(suffix: str, tmp_path: Path) -> None:
    opened, _ = lighthouse()
    recipe = recipe_named(opened, None)
    drawn = draw_cases(recipe, recipe.core, opened.book.vocabulary, seed=1, first=0, size=2)
    rows = template_rows(drawn, variables())
    content = template_csv(rows) if suffix == ".csv" else template_parquet(rows)
    found = table(tmp_path, content, f"own{suffix}")
    assert found.cases is not None
    assert found.missing == ()
    for name, column in drawn.columns.items():
        np.testing.assert_array_equal(found.cases.columns[name], column)


def test_a_parquet_file_with_types_of_its_own_is_read(tmp_path: Path) -> None:
    arrow = needed("pyarrow")
    parquet = needed("pyarrow.parquet")
    columns = {
        "asker": arrow.array(["stranger", None]).dictionary_encode(),
        "winter": arrow.array([True, None]),
        "entry_years": arrow.array([30.0, float("nan")]),
        "captain_age": arrow.array([40, None]),
    }
    parquet.write_table(arrow.table(columns), tmp_path / "own.parquet")
    found = read(tmp_path / "own.parquet")
    assert answers(found, "asker") == ["stranger", None]
    assert answers(found, "winter") == [True, None]
    assert answers(found, "entry_years") == [30, None]
    assert answers(found, "captain_age") == [40, None]


def test_nothing_is_written_beside_a_table_that_is_read(tmp_path: Path) -> None:
    table(tmp_path, HEAD + ROW)
    table(tmp_path, HEAD + ROW.replace("wreck", "wrack"))
    assert [path.name for path in tmp_path.iterdir()] == ["own.csv"]


# --- a hundred malformed tables and more ---

# fmt: off
ODD_CELLS = (
    "", " ", "?", "NaN", "none", "None", "TRUE", "ja", "sant", "0", "1", "-1", "1.0", "1,0", "1e5", "1e309",
    "99999999999999999999", "\uff10", "\u0663", "=1+1", "<b>", "\u202e", "\U0001f986", "x" * 3000, '"', '""',
    "a\nb", ";", ",", "\x00", "\x1b[31m", "{nearest}", "stranger", "Strangers", "inf", "0x10", "1_0", "+5",
    "\u00a05", "\ufeff",
)
# fmt: on


def good_table(rng: random.Random) -> list[list[str]]:
    opened, _ = lighthouse()
    recipe = recipe_named(opened, None)
    stream = rng.choice(list(recipe.streams))
    drawn = draw_cases(recipe, stream, opened.book.vocabulary, seed=rng.randrange(9), first=0, size=6)
    rows = template_rows(drawn, variables())
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def with_odd_cells(rows: list[list[str]], rng: random.Random) -> list[list[str]]:
    """The same rows, changed in a way that happens to tables."""
    changed = [list(row) for row in rows]
    place = rng.randrange(len(rows))
    column = rng.randrange(min(map(len, rows)))
    match rng.randrange(12):
        case 0 | 1 | 2 | 3 | 4 | 5:
            changed[place][column] = rng.choice(ODD_CELLS)
        case 6:
            changed[place].pop(column)
        case 7:
            changed[place].insert(column, rng.choice(ODD_CELLS))
        case 8:
            changed = [[*row, row[column]] for row in rows]
        case 9:
            changed = [[cell for k, cell in enumerate(row) if k != column] for row in rows]
        case 10:
            changed[0][column] = rng.choice([changed[0][column].upper(), "captain age", "wintr", ""])
        case _:
            changed = changed[: rng.randrange(3)]
    return changed


def malformed(seed: int) -> bytes:
    rng = random.Random(seed)
    rows = good_table(rng)
    for _ in range(rng.choice([1, 1, 2])):
        rows = with_odd_cells(rows, rng) if rows and all(rows) else rows
    delimiter, end = rng.choice(",;\t"), rng.choice(["\n", "\r\n", "\r"])
    quote = rng.choice(["", "", '"'])
    text = end.join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in rows)
    content = text.encode(rng.choice(["utf-8"] * 15 + ["utf-8-sig", "utf-16"]), "replace")
    if rng.random() < 0.1 and content:
        place = rng.randrange(len(content))
        content = rng.choice(
            [
                content[:place],
                content[:place] + bytes([rng.randrange(256)]) + content[place + 1 :],
                content[:place] + b'"' + content[place:],
                content + rng.randbytes(50),
            ]
        )
    return content


def means_the_same(fact: Fact, code: int, cell: str) -> bool:
    word = cell.strip().casefold()
    if code in (UNKNOWN, NONE):
        return word == ("" if code == UNKNOWN else "none")
    if fact.kind == "boolean":
        return BOOLEAN_CODES[word] == code
    if fact.kind == "integer":
        return float(word.replace(",", ".")) == code
    return fact.values[code].casefold() == word


def assert_read_correctly(found: Table, path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    delimiter = delimiter_of(path)
    rows = list(csv.reader(text.splitlines(), delimiter=delimiter, skipinitialspace=True))
    header, *rest = [row for row in rows if any(cell.strip() for cell in row)]
    assert found.cases is not None
    assert found.cases.size == found.rows == len(rest)
    for column, title in enumerate(header):
        fact = variables().get(title.strip().casefold())
        if fact is not None:
            codes = found.cases.columns[fact.name].tolist()
            assert all(means_the_same(fact, code, row[column]) for code, row in zip(codes, rest, strict=True))


def told_in_every_language(found: Table) -> None:
    for language in LANGUAGES:
        assert len(table_data(found, language)["problems"]) == len(found.problems) <= 10
        said = table_lines(found, language) or [table_text(found, variables(), language)]
        assert all(said)
        assert all(one.isprintable() for one in table_lines(found, language))


@pytest.mark.parametrize("seed", range(200))
def test_a_malformed_table_is_refused_clearly_or_read_correctly(seed: int, tmp_path: Path) -> None:
    found = table(tmp_path, malformed(seed))
    told_in_every_language(found)
    assert found.problem_count >= len(found.problems)
    if found.problems:
        assert found.cases is None
        assert all(problem.line >= 1 for problem in found.problems)
    else:
        assert_read_correctly(found, tmp_path / "own.csv")


def test_malformed_tables_are_of_both_kinds(tmp_path: Path) -> None:
    refused = [table(tmp_path, malformed(seed)).problem_count > 0 for seed in range(200)]
    assert 10 < sum(refused) < 190


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_parquet_file_is_refused_or_read(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    rows = good_table(rng)
    whole = template_parquet([dict(zip(rows[0], row, strict=True)) for row in rows[1:]])
    place = rng.randrange(len(whole))
    damaged = [
        whole[:place],
        whole[:place] + rng.randbytes(4) + whole[place + 4 :],
        rng.randbytes(200),
        b"PAR1" + rng.randbytes(100) + b"PAR1",
    ]
    told_in_every_language(table(tmp_path, rng.choice(damaged), "own.parquet"))
