"""A native chart: the frame on the slide, the chart part, and the workbook that PowerPoint edits."""

from __future__ import annotations

import hashlib

import msgspec

from deckgen.compile.charts.space import chart_space
from deckgen.compile.compiled import CompiledChart
from deckgen.compile.frame import framed
from deckgen.compile.markup import part_of
from deckgen.compile.references import References
from deckgen.compile.skeleton import Placeholder
from deckgen.compile.workbook import write_workbook
from deckgen.fit.fitted import PlacedChart

CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def drawn_chart(
    placed: PlacedChart, shape_id: int, placeholder: Placeholder | None, references: References
) -> str:
    """Return a graphic frame that shows the chart, tied to the placeholder where the slot has one."""
    reference = references.to_chart(compile_chart(placed, shape_id))
    content = f'<c:chart xmlns:c="{CHART_URI}" r:id="{reference}"/>'
    return framed(placed, shape_id, placeholder, CHART_URI, content)


def compile_chart(placed: PlacedChart, shape_id: int = 0) -> CompiledChart:
    """Return the chart part and its workbook; ``shape_id`` keeps equal charts of one slide apart.

    The last ones are kept by all that is in them: where only a slide's text is an investor's own, its chart
    is the region's. Raises ValueError for a chart type that is not drawn, and for a value that no spreadsheet
    cell holds.
    """
    key = msgspec.msgpack.encode((placed, shape_id))
    chart = _KEPT.pop(key, None)
    if chart is None:
        chart = _compiled(placed, shape_id)
        if len(_KEPT) >= _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    _KEPT[key] = chart  # the last one now, so that the one not asked for longest makes room
    return chart


_KEPT: dict[bytes, CompiledChart] = {}
_MOST_KEPT = 64


def _compiled(placed: PlacedChart, shape_id: int) -> CompiledChart:
    workbook = write_workbook(placed.chart)
    xml = part_of(str(chart_space(placed)))
    whole = hashlib.sha256(b"%d %d " % (shape_id, len(xml)) + xml + workbook)
    return CompiledChart(whole.hexdigest(), xml, workbook)
