"""What rules on a whole file need to know of each part, gathered from the part alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct, field

from deckgen.master.opc import (
    PACKAGE_RELATIONSHIPS,
    PACKAGE_TYPES,
    PartRelationship,
    resolve,
)
from deckgen.package import tags
from deckgen.package.chart_cells import NO_CELLS, ChartCells, cells_of
from deckgen.package.look import SlideLook
from deckgen.package.references import seen_in
from deckgen.package.rule import Part
from deckgen.package.tags import A, C, P, R
from deckgen.package.workbooks import Workbook, read_workbook

FACT_TAGS = (
    tags.PLACEHOLDER,
    tags.CREATION_ID,
    tags.BLIP,
    tags.CHART,
    tags.SECTION,
    *tags.LINKS,
    *tags.LISTED_TAGS,
)
TYPES = f"{{{PACKAGE_TYPES}}}Types"
_RELATIONSHIPS = f"{{{PACKAGE_RELATIONSHIPS}}}Relationships"
_EXPECTED = {tags.BLIP: ("embed", "image"), tags.CHART: ("id", "chart")}
_LISTED_KINDS = {
    "sldId": "slide",
    "sldMasterId": "slideMaster",
    "notesMasterId": "notesMaster",
    "handoutMasterId": "handoutMaster",
    "sldLayoutId": "slideLayout",
}


class SectionFacts(Struct, frozen=True):
    """A section as the presentation part lists it: its slides by id."""

    name: str
    id: str
    slides: tuple[str, ...]


class Links(Struct, frozen=True):
    """A part's relationships, sorted: ``kinds`` by id; ``inner`` are (part name, kind, id).

    ``targets`` are the names of those parts, and what leads out of the file is ``outer``.
    """

    every: tuple[PartRelationship, ...] = ()
    by_kind: Mapping[str, list[PartRelationship]] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    inner: tuple[tuple[str, str, str], ...] = ()
    targets: frozenset[str] = frozenset()
    outer: tuple[PartRelationship, ...] = ()


NO_LINKS = Links()


class PartFacts(Struct):
    """Facts of one part, the same for the same bytes; what does not apply to its type is empty.

    ``faults`` are (rule id, message); ``expected`` are (relationship id, the kind it must have); ``lists``
    holds (id, relationship id) by the name of the list's element; ``defaults`` and ``overrides`` are content
    types by extension and by part name; ``fault`` says why a workbook cannot be read; ``colours`` are a
    theme's by slot, or a master's names for its slots; ``axes`` is how a chart's axes are named again.
    """

    tag: str = ""
    faults: tuple[tuple[str, str], ...] = ()
    links: Links = NO_LINKS
    defaults: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)
    references: frozenset[str] = frozenset()
    expected: frozenset[tuple[str, str]] = frozenset()
    lists: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    sections: tuple[SectionFacts, ...] = ()
    placeholders: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    creation_ids: tuple[str, ...] = ()
    charted: ChartCells = NO_CELLS
    axes: tuple[int, ...] = ()
    workbook: Workbook | None = None
    fault: str = ""
    size: tuple[int, int] = (0, 0)
    application: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    look: SlideLook | None = None


def gather(part: Part, name: str) -> PartFacts:
    """Return the facts of a part but its faults and look; ``name`` is where a .rels part's targets start."""
    facts = PartFacts()
    if part.root is not None:
        facts.tag = part.root.tag
        if facts.tag == _RELATIONSHIPS:
            facts.links = _links(part.root, name)
        elif facts.tag == TYPES:
            facts.defaults, facts.overrides = _types(part.root)
        else:
            _of_xml(part, part.root, facts)
    elif part.type == tags.WORKBOOK_TYPE:
        try:
            facts.workbook = read_workbook(part.blob)
        except ValueError as problem:
            facts.fault = str(problem)
    return facts


def repeats(names: Sequence[str]) -> tuple[int, ...]:
    """Return for each name where it stands first, which is the same for other names used in the same way."""
    first: dict[str, int] = {}
    return tuple(first.setdefault(name, at) for at, name in enumerate(names))


def source_of(rels: str) -> str:
    """Return the name of the part whose relationships a .rels part holds; empty for the package's own."""
    folder, _, file = f"/{rels}".rpartition("/_rels/")
    return f"{folder}/{file}".lstrip("/").removesuffix(".rels")


def _links(root: etree._Element, name: str) -> Links:
    source = source_of(name)
    every = tuple(
        _link(element, source)
        for element in root
        if element.tag == f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"
    )
    by_kind: dict[str, list[PartRelationship]] = {}
    for link in every:
        by_kind.setdefault(link.kind, []).append(link)
    inner = tuple((link.target, link.kind, link.id) for link in every if not link.external)
    return Links(
        every,
        by_kind,
        {link.id: link.kind for link in every},
        inner,
        frozenset(target for target, _, _ in inner),
        tuple(link for link in every if link.external),
    )


def _link(element: etree._Element, source: str) -> PartRelationship:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    named = target if external else _resolved(source, target)
    return PartRelationship(element.get("Id", ""), element.get("Type", ""), named, external)


_resolved = lru_cache(maxsize=4096)(resolve)


def _types(root: etree._Element) -> tuple[dict[str, str], dict[str, str]]:
    defaults, overrides = {}, {}
    for element in root:
        if element.tag == f"{{{PACKAGE_TYPES}}}Default":
            defaults[element.get("Extension", "").lower()] = element.get("ContentType", "")
        elif element.tag == f"{{{PACKAGE_TYPES}}}Override":
            name = unquote(element.get("PartName", "")).removeprefix("/")
            overrides[name] = element.get("ContentType", "")
    return defaults, overrides


def _of_xml(part: Part, root: etree._Element, facts: PartFacts) -> None:
    facts.references = seen_in(part.blob, root)
    facts.expected = frozenset(
        (reference, kind)
        for tag, (attribute, kind) in _EXPECTED.items()
        for element in part.all(tag)
        if (reference := element.get(f"{R}{attribute}"))
    )
    facts.placeholders = tuple(element.get("idx", "0") for element in part.all(tags.PLACEHOLDER))
    special = _SPECIAL.get(facts.tag)
    if special is not None:
        special(part, root, facts)


def _of_slide(part: Part, root: etree._Element, facts: PartFacts) -> None:
    facts.creation_ids = tuple(element.get("val", "") for element in part.all(tags.CREATION_ID))
    for placeholder in part.all(tags.PLACEHOLDER):
        shape = placeholder.getparent().getparent().getparent()  # type: ignore[union-attr]
        if shape is None or shape.tag != f"{P}sp" or placeholder.get("type") == "sldImg":
            continue
        if not any(text.text for text in shape.iter(f"{A}t")):
            named = next(shape.iter(tags.SHAPE_NAME), None)
            facts.empty += ("" if named is None else named.get("name", ""),)


def _of_lists(part: Part, root: etree._Element, facts: PartFacts) -> None:
    facts.lists = {
        word: tuple((entry.get("id", ""), entry.get(f"{R}id", "")) for entry in part.all(f"{P}{word}"))
        for word in tags.LISTED
    }
    facts.expected |= {
        (reference, kind) for word, kind in _LISTED_KINDS.items() for _, reference in facts.lists[word]
    }
    facts.sections = tuple(
        SectionFacts(
            section.get("name", ""),
            section.get("id", ""),
            tuple(entry.get("id", "") for entry in section.iter(tags.SECTION_SLIDE)),
        )
        for section in part.all(tags.SECTION)
    )
    size = root.find(f"{P}sldSz")
    if size is not None:
        facts.size = (_whole(size.get("cx")), _whole(size.get("cy")))


def _of_master(part: Part, root: etree._Element, facts: PartFacts) -> None:
    _of_lists(part, root, facts)
    names = root.find(f"{P}clrMap")
    facts.colours = {} if names is None else {str(name): str(slot) for name, slot in names.attrib.items()}


def _of_theme(part: Part, root: etree._Element, facts: PartFacts) -> None:
    scheme = root.find(f"{A}themeElements/{A}clrScheme")
    facts.colours = {
        etree.QName(slot).localname: str(slot[0].get("lastClr") or slot[0].get("val") or "")
        for slot in (() if scheme is None else scheme)
        if len(slot)
    }


def _of_chart(part: Part, root: etree._Element, facts: PartFacts) -> None:
    facts.charted = cells_of(root)
    named = [axis.get("val", "") for tag in (f"{C}axId", f"{C}crossAx") for axis in root.iter(tag)]
    facts.axes = repeats(named)


def _of_app(part: Part, root: etree._Element, facts: PartFacts) -> None:
    facts.application = root.findtext(f"{{{root.nsmap.get(None, '')}}}Application") or ""


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


_SPECIAL: Mapping[str, Callable[[Part, etree._Element, PartFacts], None]] = {
    tags.SLIDE: _of_slide,
    tags.PRESENTATION: _of_lists,
    tags.MASTER: _of_master,
    f"{A}theme": _of_theme,
    tags.CHART_SPACE: _of_chart,
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Properties": _of_app,
}
