"""The element and attribute names that the rules on finished files look for, in Clark notation."""

from __future__ import annotations

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
STRICT = "{http://purl.oclc.org/ooxml/"

SLIDE, NOTES, LAYOUT, MASTER = f"{P}sld", f"{P}notes", f"{P}sldLayout", f"{P}sldMaster"
NOTES_MASTER, PRESENTATION, CHART_SPACE = f"{P}notesMaster", f"{P}presentation", f"{C}chartSpace"
SHAPE_NAME, PLACEHOLDER, BLIP, TABLE = f"{P}cNvPr", f"{P}ph", f"{A}blip", f"{A}tbl"
LINKS = (f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver")
BODIES = (f"{A}txBody", f"{P}txBody")
CONNECTOR_ENDS = (f"{A}stCxn", f"{A}endCxn")
ANIMATED = (f"{P}spTgt", f"{P}bldP", f"{P}bldGraphic", f"{P}bldDgm", f"{P}bldOleChart")
CREATION_ID = f"{P14}creationId"
EXTENSION = f"{P}ext"
CHART = f"{C}chart"
SECTION, SECTION_SLIDE = f"{P14}section", f"{P14}sldId"
LISTED = ("sldId", "sldMasterId", "notesMasterId", "handoutMasterId", "sldLayoutId")
LISTED_TAGS = tuple(f"{P}{word}" for word in LISTED)
PPTX_TYPES = "application/vnd.openxmlformats-officedocument."
CHART_TYPE = f"{PPTX_TYPES}drawingml.chart+xml"
WORKBOOK_TYPE = f"{PPTX_TYPES}spreadsheetml.sheet"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = f"{PPTX_TYPES}extended-properties+xml"
NOTES_MASTER_TYPE = f"{PPTX_TYPES}presentationml.notesMaster+xml"
