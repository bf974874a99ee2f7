"""What the rules need to know of one slide, layout or notes page, taken from its XML in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from deckgen.master.opc import parse_xml

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAMES = {"r": R[1:-1]}
_REFERENCES = etree.XPath("//@r:*", namespaces=_NAMES)
_CREATION_ID = "{http://schemas.microsoft.com/office/powerpoint/2010/main}creationId"
_ENDS = (f"{A}stCxn", f"{A}endCxn")
_BODIES = (f"{A}txBody", f"{P}txBody")
_LINKS = (f"{A}hlinkClick", f"{A}hlinkHover")
_SHAPE = f"{P}cNvPr"
_PLACEHOLDER = f"{P}ph"
_WANTED = (_SHAPE, _PLACEHOLDER, f"{A}blip", f"{A}tbl", f"{P}spTgt", _CREATION_ID, *_ENDS, *_BODIES, *_LINKS)

_VALUE = re.compile(rb'="(?:True|False|None|nan|-?inf)"')
_PYTHON_VALUE = re.compile(rb' (?!descr|name|title)[\w:]+="(?:True|False|None|nan|-?inf)"')
_UNSOUND: tuple[tuple[Callable[[bytes], object], str], ...] = (
    (re.compile(rb"_x00[01][0-9A-Fa-f]_").search, "it holds an escaped control character"),
    (re.compile(rb"<!(?:DOCTYPE|ENTITY)").search, "it declares a DTD"),
    (re.compile(rb"\xef\xbf[\xbd\xbe\xbf]").search, "it holds U+FFFD, U+FFFE or U+FFFF"),
    (lambda blob: _VALUE.search(blob) and _PYTHON_VALUE.search(blob), "it holds a Python value"),
    (
        re.compile(rb'<a:(?:off|ext|ln|gridCol|tr)\b[^>]* c?[xywh]="(?!-?\d+")').search,
        "it holds a length that is no whole number",
    ),
    (re.compile(rb'<a:ext\b[^>]* c[xy]="-').search, "it holds a shape of negative size"),
    (re.compile(rb'srgbClr val="(?![0-9A-Fa-f]{6}")').search, "it holds a colour that is not six digits"),
)


@dataclass(slots=True)
class SlideFacts:
    """Facts of one slide-like part; ``faults`` are sentences about XML that is unsound in itself."""

    tag: str = ""
    shape_ids: list[str] = field(default_factory=list)
    placeholders: list[tuple[str, str]] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    references: frozenset[str] = frozenset()
    targets: list[str] = field(default_factory=list)
    creation_ids: list[str] = field(default_factory=list)
    dead_links: int = 0
    bare_blips: int = 0
    tables: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@lru_cache(maxsize=1024)
def slide_facts(blob: bytes) -> SlideFacts:
    """Return the facts of a slide, layout or notes slide; the same object for the same bytes, to be read."""
    facts = SlideFacts(faults=[fault for sees, fault in _UNSOUND if sees(blob)])
    try:
        root = parse_xml(blob)
    except (etree.XMLSyntaxError, ValueError) as problem:
        facts.faults.append(f"it is not well-formed XML ({problem})")
        return facts
    facts.tag = root.tag
    found = _REFERENCES(root)
    facts.references = frozenset(map(str, found)) if isinstance(found, list) else frozenset()
    for element in root.iter(*_WANTED):
        _note(element, facts)
    return facts


def _note(element: etree._Element, facts: SlideFacts) -> None:
    tag = element.tag
    if tag == _SHAPE:
        facts.shape_ids.append(element.get("id", ""))
    elif tag == _PLACEHOLDER:
        _note_placeholder(element, facts)
    elif tag in _BODIES:
        if element.find(f"{A}p") is None:
            facts.faults.append("a text body has no paragraph")
    elif tag in _LINKS:
        facts.dead_links += not element.get(f"{R}id") and not element.get("action")
    elif tag == f"{A}blip":
        facts.bare_blips += not element.get(f"{R}embed")
    elif tag == f"{A}tbl":
        facts.tables += _table_faults(element)
    elif tag == _CREATION_ID:
        facts.creation_ids.append(element.get("val", ""))
    else:
        facts.targets.append(element.get("spid", element.get("id", "")))


def _note_placeholder(element: etree._Element, facts: SlideFacts) -> None:
    facts.placeholders.append((element.get("type", "obj"), element.get("idx", "0")))
    shape = next(element.iterancestors(f"{P}sp"), None)
    if shape is None or element.get("type") == "sldImg":
        return
    if not any(text.text for text in shape.iter(f"{A}t")):
        named = next(shape.iter(_SHAPE), None)
        facts.empty.append("" if named is None else named.get("name", ""))


def _table_faults(table: etree._Element) -> list[str]:
    columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
    faults = []
    open_spans = [0] * columns
    rows = table.findall(f"{A}tr")
    for number, row in enumerate(rows, 1):
        cells = row.findall(f"{A}tc")
        if len(cells) != columns:
            faults.append(f"row {number} has {len(cells)} cells for {columns} columns")
            continue
        faults += _span_faults(number, len(rows), cells, open_spans)
    return faults


def _span_faults(number: int, rows: int, cells: list[etree._Element], open_spans: list[int]) -> list[str]:
    faults = []
    covered = 0
    for column, cell in enumerate(cells):
        wide, high = int(cell.get("gridSpan", "1")), int(cell.get("rowSpan", "1"))
        if cell.find(f"{A}txBody") is None:
            faults.append(f"a cell of row {number} has no text body")
        if column + wide > len(cells) or number + high - 1 > rows:
            faults.append(f"a cell of row {number} spans beyond the table")
        if (covered > 0) != (cell.get("hMerge") == "1") or (open_spans[column] > 0) != (
            cell.get("vMerge") == "1"
        ):
            faults.append(f"merged cells of row {number} do not match their spans")
        covered = max(covered, wide) - 1 if covered or wide > 1 else 0
        open_spans[column] = max(open_spans[column], high) - 1
    return faults
