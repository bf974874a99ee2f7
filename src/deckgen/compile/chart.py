"""A native chart: the frame on the slide, the chart part, and the workbook that PowerPoint edits."""

from __future__ import annotations

import hashlib

from lxml import etree

from deckgen.compile.charts.space import chart_xml
from deckgen.compile.compiled import CompiledChart
from deckgen.compile.elements import add
from deckgen.compile.frame import new_frame
from deckgen.compile.references import References
from deckgen.compile.skeleton import Placeholder
from deckgen.compile.workbook import write_workbook
from deckgen.fit.fitted import PlacedChart

_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def draw_chart(
    placed: PlacedChart, shape_id: int, placeholder: Placeholder | None, references: References
) -> etree._Element:
    """Return a graphic frame that shows the chart, tied to the placeholder where the slot has one."""
    frame, data = new_frame(placed, shape_id, placeholder, _CHART_URI)
    chart = compile_chart(placed, shape_id)
    add(data, "c:chart", {"r:id": references.to_chart(chart)})
    return frame


def compile_chart(placed: PlacedChart, shape_id: int = 0) -> CompiledChart:
    """Return the chart part and its workbook; ``shape_id`` keeps equal charts of one slide apart.

    Raises ValueError for a chart type that is not drawn, and for a value that no spreadsheet cell holds.
    """
    workbook = write_workbook(placed.chart)
    xml = chart_xml(placed)
    whole = hashlib.sha256(b"%d %d " % (shape_id, len(xml)) + xml + workbook)
    return CompiledChart(whole.hexdigest(), xml, workbook)
