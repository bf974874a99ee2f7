"""Native tables: a bold header over a dark rule, light rules between rows, no fills."""

from __future__ import annotations

from functools import lru_cache

from deckgen.compile.frame import framed
from deckgen.compile.markup import fill
from deckgen.compile.references import References
from deckgen.compile.skeleton import Placeholder
from deckgen.compile.text import text_paragraphs
from deckgen.fit.fitted import FittedRow, PlacedTable
from deckgen.template import EMU_PER_PT, Insets
from deckgen.xml_text import quoted

STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's plain table style, which every opened master holds: what is seen is said in the cells."""

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_START = f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{STYLE}</a:tableStyleId></a:tblPr>'
_HEADER_RULE = ("dk2", 100, 1.0)
_ROW_RULE = ("lt2", 90, 0.75)
_Rule = tuple[str, int, float] | None


def drawn_table(
    table: PlacedTable, shape_id: int, placeholder: Placeholder | None, references: References
) -> str:
    """Return a graphic frame with the table, tied to the placeholder where the slot has one."""
    grid = "".join([f'<a:gridCol w="{width}"/>' for width in table.columns])
    rows = "".join([_row(number, row, table.insets, references) for number, row in enumerate(table.rows)])
    content = f"{_START}<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
    return framed(table, shape_id, placeholder, _URI, content)


def _row(number: int, row: FittedRow, insets: Insets, references: References) -> str:
    above = _ROW_RULE if number > 1 else _HEADER_RULE if number else None
    below = _ROW_RULE if number else _HEADER_RULE
    cells = []
    for cell in row.cells:
        text = text_paragraphs(cell.paragraphs, references, bold=not number)
        body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        right = insets.right if cell.inset_right is None else cell.inset_right
        cells.append(f"<a:tc>{body}{_look(insets, right, cell.anchor, above, below)}</a:tc>")
    return f'<a:tr h="{row.height}">{"".join(cells)}</a:tr>'


@lru_cache(maxsize=256)
def _look(insets: Insets, right: int, anchor: str, above: _Rule, below: _Rule) -> str:
    """A cell's margins and borders: none at its sides."""
    margins = f'marL="{insets.left}" marR="{right}" marT="{insets.top}" marB="{insets.bottom}"'
    sides = (("lnL", None), ("lnR", None), ("lnT", above), ("lnB", below))
    borders = "".join(_border(side, rule) for side, rule in sides)
    return f'<a:tcPr {margins} anchor="{quoted(anchor)}">{borders}<a:noFill/></a:tcPr>'


def _border(side: str, rule: _Rule) -> str:
    if rule is None:
        return f'<a:{side} w="0"><a:noFill/></a:{side}>'
    colour, luminance, weight = rule
    width = round(weight * EMU_PER_PT)
    look = fill(colour, luminance)
    return f'<a:{side} w="{width}" cap="flat" cmpd="sng" algn="ctr">{look}</a:{side}>'
