"""Native tables: a bold header over a dark rule, light rules between rows, no fills."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from lxml import etree

from deckgen.compile.reference.elements import add, add_fill
from deckgen.compile.reference.frame import new_frame
from deckgen.compile.reference.skeleton import Placeholder
from deckgen.compile.reference.text import write_text
from deckgen.compile.references import References
from deckgen.fit.fitted import FittedCell, FittedParagraph, PlacedTable
from deckgen.template import EMU_PER_PT, Insets

STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's plain table style, which every opened master holds: what is seen is said in the cells."""

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_HEADER_RULE = ("dk2", 100, 1.0)
_ROW_RULE = ("lt2", 90, 0.75)
_Rule = tuple[str, int, float] | None


def draw_table(
    table: PlacedTable, shape_id: int, placeholder: Placeholder | None, references: References
) -> etree._Element:
    """Return a graphic frame with the table, tied to the placeholder where the slot has one."""
    frame, data = new_frame(table, shape_id, placeholder, _TABLE_URI)
    _write_table(data, table, references)
    return frame


def _write_table(parent: etree._Element, table: PlacedTable, references: References) -> None:
    element = add(parent, "a:tbl")
    add(add(element, "a:tblPr", {"firstRow": 1}), "a:tableStyleId").text = STYLE
    grid = add(element, "a:tblGrid")
    for width in table.columns:
        add(grid, "a:gridCol", {"w": width})
    above: _Rule = None
    for number, row in enumerate(table.rows):
        below = _ROW_RULE if number else _HEADER_RULE
        line = add(element, "a:tr", {"h": row.height})
        for cell in row.cells:
            text = cell.paragraphs if number else _bold(cell.paragraphs)
            write_text(add(line_cell := add(line, "a:tc"), "a:txBody"), text, references)
            _write_cell_properties(line_cell, cell, table.insets, above, below)
        above = below


def _bold(paragraphs: Sequence[FittedParagraph]) -> tuple[FittedParagraph, ...]:
    return tuple(
        msgspec.structs.replace(
            paragraph,
            runs=tuple(
                msgspec.structs.replace(run, bold=True) if run.bold is None else run for run in paragraph.runs
            ),
        )
        for paragraph in paragraphs
    )


def _write_cell_properties(
    parent: etree._Element, cell: FittedCell, insets: Insets, above: _Rule, below: _Rule
) -> None:
    margins: dict[str, str | int] = {
        "marL": insets.left,
        "marR": insets.right if cell.inset_right is None else cell.inset_right,
        "marT": insets.top,
        "marB": insets.bottom,
    }
    properties = add(parent, "a:tcPr", margins | {"anchor": cell.anchor})
    for side, rule in (("lnL", None), ("lnR", None), ("lnT", above), ("lnB", below)):
        _write_border(properties, side, rule)
    add(properties, "a:noFill")


def _write_border(properties: etree._Element, side: str, rule: _Rule) -> None:
    if rule is None:
        add(add(properties, f"a:{side}", {"w": 0}), "a:noFill")
        return
    colour, luminance, weight = rule
    border: dict[str, str | int] = {
        "w": round(weight * EMU_PER_PT),
        "cap": "flat",
        "cmpd": "sng",
        "algn": "ctr",
    }
    add_fill(add(properties, f"a:{side}", border), colour, luminance)
