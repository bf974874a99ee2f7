"""Numbers from CSV and Excel files: as if they stood in the content file, and every mistake at its cell."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from deckgen.content.in_language import region_in
from deckgen.content.library import load_library
from deckgen.content.region import Region
from deckgen.diagnostics import Checked
from deckgen.workspace import MemoryWorkspace

BRAND = b"name: B\nlogo: {file: l.png, alt: L}\nlanguages: [en, ja]\n"
HEAD = """\
language: en
name: N
country: C
place: P
title: T
sources: {s: {publisher: P, url: "https://example.org/a"}}
"""
ITEM = "advantages:\n  - id: a\n    heading: H\n    points: [p]\n    sources: [s]\n    visual:\n      "
CHART = ITEM + (
    "chart:\n        type: column\n        head: Agreements\n        sources: [s]\n"
    "        data: {file: data/siting.csv, categories: year,"
    " series: {all: {column: total, name: All firms}}}\n"
)
TABLE = ITEM + (
    "table:\n        head: Firms\n        sources: [s]\n"
    "        columns: [{id: firm, title: Firm}, {id: jobs, title: Jobs, number: true}]\n"
    "        data: {file: data/siting.csv}\n"
)
FACT = (
    "facts: {jobs: {value: {file: data/siting.csv, row: {id: jobs}, column: value}, label: L, source: s,"
    " as_of: 2024}}\n"
)
SITING = 'year,total,chips\n2022,61,20\n2023,72,\n2024,"1,047",25.5\n'


def loaded(text: str, data: str | bytes = SITING, name: str = "siting.csv", **more: str) -> Checked[Region]:
    given = data if isinstance(data, bytes) else data.encode()
    files = {
        "content/brand.yaml": BRAND,
        "content/regions/n.yaml": (HEAD + text.replace("siting.csv", name)).encode(),
        f"content/data/{name}": given,
    }
    files |= {f"content/regions/n.{lang}.yaml": words.encode() for lang, words in more.items()}
    checked = load_library(MemoryWorkspace(files))
    if not checked.ok:
        return Checked(None, checked.findings)
    return region_in(checked.require(), "n", next(iter(more), "en"))


def chart(checked: Checked[Region]) -> Any:
    visual = checked.require().advantages[0].visual
    assert visual is not None
    return visual.chart


def codes(checked: Checked[Region]) -> list[tuple[str, str]]:
    assert all(found.cure for found in checked.findings)
    return [(found.code, str(found.where)) for found in checked.findings]


def workbook(rows: list[list[Any]], sheet: str = "Data") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        SITING,
        "\ufeff" + SITING,
        SITING.replace("\n", "\r\n"),
        SITING.replace('"1,047"', "1047").replace(",", ";"),
        SITING.replace('"1,047"', "1047").replace(",", "\t"),
        "\n" + SITING + "\n\n",
        "total,year,ignored\n61,2022,x\n72,2023,y\n1047,2024,z\n",
    ],
)
def test_a_chart_takes_its_data_from_a_csv_file(data: str) -> None:
    one = chart(loaded(CHART, data))
    assert one.categories == ["2022", "2023", "2024"]
    assert [(str(series.id), series.name, list(map(int, series.values))) for series in one.series] == [
        ("all", "All firms", [61, 72, 1047])
    ]


def test_the_shortest_form_and_a_missing_value() -> None:
    short = CHART.replace("{all: {column: total, name: All firms}}", "{chips: , total: total}")
    one = chart(loaded(short))
    assert [(series.id, series.name) for series in one.series] == [("chips", "chips"), ("total", "total")]
    assert [str(value) for value in one.series[0].values] == ["20", "None", "25.5"]


def test_a_table_takes_its_rows_and_groups_its_numbers() -> None:
    data = "jobs,firm\n1200000,One\n35.50,2024\n,Three\nabout 5,Four\n"
    table = loaded(TABLE, data).require().advantages[0].visual
    assert table is not None
    assert table.table is not None
    assert table.table.rows == [["One", "1,200,000"], ["2024", "35.50"], ["Three", "–"], ["Four", "about 5"]]
    named = TABLE.replace("{file: data/siting.csv}", "{file: data/siting.csv, columns: [Company, Staff]}")
    assert loaded(named, "Company,Staff\nOne,5\n").ok


def test_a_fact_takes_one_cell() -> None:
    region = loaded(FACT, "id,value,kind\njobs,3400,a\nfirms,72,a\n").require()
    assert region.facts["jobs"].value == "3400"
    two = FACT.replace("{id: jobs}", "{kind: a, id: firms}")
    assert loaded(two, "id,value,kind\njobs,3400,a\nfirms,72 million,a\n").require().facts["jobs"].value == (
        "72 million"
    )


def test_an_excel_file_gives_the_same() -> None:
    rows = [["year", "total"], [2022, 61], [2023, 72.0], [datetime.date(2024, 5, 1), 0.1 + 0.2]]
    one = chart(loaded(CHART, workbook(rows), "siting.xlsx"))
    assert one.categories == ["2022", "2023", "2024-05-01"]
    assert [str(value) for value in one.series[0].values] == ["61", "72", "0.3"]
    named = CHART.replace("data/siting.csv,", "data/siting.csv, sheet: Datta,")
    assert codes(loaded(named, workbook(rows), "siting.xlsx")) == [
        ("no-such-sheet", "content/data/siting.xlsx")
    ]


def test_a_formula_that_was_never_computed_is_told_at_its_cell() -> None:
    data = workbook([["year", "total"], [2022, "=1+1"], [2023, "#DIV/0!"]])
    assert codes(loaded(CHART, data, "siting.xlsx")) == [
        ("no-number", "content/data/siting.xlsx:2:2"),
        ("no-number", "content/data/siting.xlsx:3:2"),
    ]


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ("year,total\n2022,61\n2023,many\n", "no-number", "content/data/siting.csv:3:2"),
        ("year,total\n2022,61\n2023,n/a\n", "no-number", "content/data/siting.csv:3:2"),
        ("year,total\n2022,1e400\n", "no-number", "content/data/siting.csv:2:2"),
        ("year;total\n2022;1,5\n", "no-number", "content/data/siting.csv:2:2"),
        ("year;total\n2022;1,234\n", "no-number", "content/data/siting.csv:2:2"),  # 1234, or 1.234?
        ("year,total\n2022,12%\n", "no-number", "content/data/siting.csv:2:2"),
        ("year,total\n2022,61,5\n", "ragged-row", "content/data/siting.csv:2:1"),
        ("year,total\n\"two\nlines\",61\n2023\n", "ragged-row", "content/data/siting.csv:4:1"),
        ("year,total,total\n2022,61,5\n", "column-twice", "content/data/siting.csv:1:3"),
        ("year,total\n", "no-data", "content/data/siting.csv"),
        ("", "no-data", "content/data/siting.csv"),
        ("year,total\n\"2022,61\n", "bad-csv", "content/data/siting.csv"),
        ("jahr,total\nK\xf6ln,1\n".encode("cp1252"), "not-utf-8", "content/data/siting.csv:2:1"),
        ("year,total\n2022,1\n".encode("utf-16"), "not-utf-8", "content/data/siting.csv:1:1"),
        (b"\xd0\xcf\x11\xe0....", "not-csv", "content/data/siting.csv"),
    ],
)  # fmt: skip
def test_mistakes_in_a_csv_file_are_told_where_they_stand(data: str | bytes, code: str, place: str) -> None:
    assert codes(loaded(CHART, data)) == [(code, place)]


def test_a_column_that_is_not_there_is_told_where_it_is_named() -> None:
    text = HEAD + CHART
    before = text[: text.index("total,")]
    place = f"content/regions/n.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    checked = loaded(CHART, "year,totals\n2022,61\n")
    assert codes(checked) == [("no-such-column", place)]
    assert "'totals'" in checked.findings[0].cure


def test_every_cell_that_is_no_number_is_told_at_once() -> None:
    assert len(codes(loaded(CHART, "year,total\n2022,x1\n2023,x2\n2024,x3\n"))) == 3


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("siting.xls", b"\xd0\xcf\x11\xe0", "no-data-file"),
        ("siting.ods", b"", "no-data-file"),
        ("siting.xlsx", b"\xd0\xcf\x11\xe0", "bad-excel"),
        ("siting.xlsx", b"year,total\n", "bad-excel"),
        ("siting.xlsx", workbook([["year", "total"], [2022, 61]])[:900], "bad-excel"),
        ("siting.xlsx", workbook([["year", "total"]]), "no-data"),
    ],
)
def test_files_that_are_not_read(name: str, data: bytes, code: str) -> None:
    assert [found for found, _ in codes(loaded(CHART, data, name))] == [code]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("data/sitting.csv", "no-data-file"),
        ("../secret.csv", "bad-path"),
        ("/etc/passwd.csv", "bad-path"),
        ("C:/x.csv", "bad-path"),
        ("https://example.org/x.csv", "bad-path"),
    ],
)
def test_only_files_of_the_content_folder_are_read(file: str, code: str) -> None:
    found = codes(loaded(CHART.replace("data/siting.csv", f'"{file}"')))
    assert [one for one, _ in found] == [code]
    assert found[0][1].startswith("content/regions/n.yaml:")


def test_a_row_that_is_not_there_and_one_that_is_there_twice() -> None:
    assert [code for code, _ in codes(loaded(FACT, "id,value\nx,1\n"))] == ["no-such-row"]
    assert [code for code, _ in codes(loaded(FACT, "id,value\njobs,1\njobs,2\n"))] == ["no-such-row"]
    assert codes(loaded(FACT, "id,value\njobs,\n")) == [("no-value", "content/data/siting.csv:2:2")]


def test_data_and_inline_data_do_not_stand_together() -> None:
    both = CHART + "        categories: [x]\n"
    assert [code for code, _ in codes(loaded(both))] == ["data-twice"]


JA = """\
language: ja
name: N
country: C
place: P
title: T
advantages:
  a:
    heading: H
    points: [p]
    visual: {chart: {head: あ, series: {all: {name: 全社}}MORE}}
"""


def test_a_language_file_translates_words_and_leaves_years_alone() -> None:
    one = chart(loaded(CHART, SITING, ja=JA.replace("MORE", "")))
    assert (one.series[0].name, one.categories) == ("全社", ["2022", "2023", "2024"])
    words = "year,total\nChips,61\nFood,72\n"
    assert [code for code, _ in codes(loaded(CHART, words, ja=JA.replace("MORE", "")))] == [
        "text-missing"
    ] * 2
    given = chart(loaded(CHART, words, ja=JA.replace("MORE", ", categories: [半導体, 食品]")))
    assert given.categories == ["半導体", "食品"]


def test_nothing_in_a_data_file_is_run_or_looked_up() -> None:
    words = 'year,total\n"=HYPERLINK(""http://x"")",61\n@SUM(A1),72\n'
    assert chart(loaded(CHART, words)).categories == ['=HYPERLINK("http://x")', "@SUM(A1)"]


def test_a_workbook_with_a_document_type_is_refused() -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["year", "total"], [2022, 61]]))) as source,
        zipfile.ZipFile(target, "w") as copy,
    ):
        for name in source.namelist():
            part = source.read(name)
            copy.writestr(
                name, b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + part if name.endswith("sheet1.xml") else part
            )
    assert [code for code, _ in codes(loaded(CHART, target.getvalue(), "siting.xlsx"))] == ["bad-excel"]


@pytest.mark.parametrize("data", [b"," * 1_000_000, b"a\n" * 400_000, b"a,b\n" * 200_000])
def test_a_file_of_endless_cells_is_refused(data: bytes) -> None:
    assert {found.code for found in loaded(CHART, data).findings} == {"too-much-data"}


def test_a_sheet_of_endless_cells_is_refused_before_it_is_read() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(1000):
        sheet.append([1] * 400)
    out = io.BytesIO()
    book.save(out)
    assert {found.code for found in loaded(CHART, out.getvalue(), "siting.xlsx").findings} == {
        "too-much-data"
    }
