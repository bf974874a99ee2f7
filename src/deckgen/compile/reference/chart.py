"""A native chart by lxml's elements, its workbook by XlsxWriter."""

from __future__ import annotations

import hashlib

from lxml import etree

from deckgen.compile.chart import CHART_URI
from deckgen.compile.charts import tree
from deckgen.compile.charts.space import chart_space
from deckgen.compile.compiled import CompiledChart
from deckgen.compile.reference.elements import add, tag
from deckgen.compile.reference.frame import new_frame
from deckgen.compile.reference.skeleton import Placeholder
from deckgen.compile.reference.workbook import write_workbook
from deckgen.compile.references import References
from deckgen.fit.fitted import PlacedChart


def draw_chart(
    placed: PlacedChart, shape_id: int, placeholder: Placeholder | None, references: References
) -> etree._Element:
    """Return a graphic frame that shows the chart, tied to the placeholder where the slot has one."""
    frame, data = new_frame(placed, shape_id, placeholder, CHART_URI)
    chart = compile_chart(placed, shape_id)
    shown = etree.SubElement(data, tag("c:chart"), nsmap={"c": CHART_URI})
    shown.set(tag("r:id"), references.to_chart(chart))
    return frame


def compile_chart(placed: PlacedChart, shape_id: int = 0) -> CompiledChart:
    """Return the chart part and its workbook; ``shape_id`` keeps equal charts of one slide apart."""
    workbook = write_workbook(placed.chart)
    xml = etree.tostring(_element(chart_space(placed)), encoding="UTF-8", standalone=True)
    whole = hashlib.sha256(b"%d %d " % (shape_id, len(xml)) + xml + workbook)
    return CompiledChart(whole.hexdigest(), xml, workbook)


def _element(root: tree.Element) -> etree._Element:
    """The root of a chart part with all that is below it."""
    prefixes = {
        key.partition(":")[2]: str(value)
        for key, value in root.attributes.items()
        if key.startswith("xmlns:")
    }
    prefix, _, name = root.name.partition(":")
    element = etree.Element(f"{{{prefixes[prefix]}}}{name}", nsmap=prefixes)
    _grow(element, root)
    return element


def _grow(element: etree._Element, source: tree.Element) -> None:
    for child in source.children:
        grown = add(element, child.name, child.attributes)
        if child.text:
            grown.text = child.text
        _grow(grown, child)
