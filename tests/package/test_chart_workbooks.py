"""A chart's workbook made wrong in one way each, and the rule that sees it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from xlsxwriter import Workbook

from deckgen.package.soundness import check_package

Parts = dict[str, bytes]
Rebuilt = Callable[[Callable[[Parts], object]], bytes]
BOOK = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
RIGHT: dict[tuple[int, int], str | float] = {
    (0, 1): "s",
    (0, 2): "t",
    (1, 0): "a",
    (2, 0): "b",
    (3, 0): "c",
    (1, 1): 1,
    (1, 2): 1,
    (3, 1): 0.1,
    (3, 2): 0.1,
}


def book(*cells: tuple[int, int, str | float], sheets: int = 1) -> Callable[[Parts], object]:
    """Put another workbook: the right cells, changed and followed by those given."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as made:
        first = next(iter([made.add_worksheet() for _ in range(sheets)]))
        for (row, column), value in (RIGHT | {(row, column): value for row, column, value in cells}).items():
            first.write(row, column, value)
    return lambda parts: parts.update({BOOK: target.getvalue()})


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in check_package(data)}


def test_a_workbook_of_just_the_charted_cells_is_right(rebuilt: Rebuilt) -> None:
    assert codes(rebuilt(book())) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(book((7, 0, "secret")), id="more cells"),
        pytest.param(book((1, 1, 2)), id="other number"),
        pytest.param(book((1, 0, "z")), id="other text"),
        pytest.param(book((1, 1, "=1")), id="a formula"),
        pytest.param(book((1, 0, "http://example.org")), id="a link"),
        pytest.param(book(sheets=2), id="more sheets"),
    ],
)
def test_a_workbook_that_says_something_else_is_seen(
    rebuilt: Rebuilt, wrong: Callable[[Parts], object]
) -> None:
    assert codes(rebuilt(wrong)) == {"package-chart-data"}


def test_a_series_along_a_row_finds_its_cells(rebuilt: Rebuilt) -> None:
    chart = "ppt/charts/chart1.xml"

    def along_rows(parts: Parts) -> None:
        turned = {(column, row): value for (row, column), value in RIGHT.items()}
        target = io.BytesIO()
        with Workbook(target, {"in_memory": True}) as made:
            sheet = made.add_worksheet()
            for (row, column), value in turned.items():
                sheet.write(row, column, value)
        parts[BOOK] = target.getvalue()
        for old, new in (
            (b"$B$1<", b"$A$2<"),
            (b"$C$1<", b"$A$3<"),
            (b"$A$2:$A$4", b"$B$1:$D$1"),
            (b"$B$2:$B$4", b"$B$2:$D$2"),
            (b"$C$2:$C$4", b"$B$3:$D$3"),
        ):
            assert old in parts[chart]
            parts[chart] = parts[chart].replace(old, new)

    assert codes(rebuilt(along_rows)) == set()
