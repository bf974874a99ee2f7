"""Content types and relationships of an Office file, read and written.

Part names have no leading slash, as they stand in the zip. Source: ECMA-376 part 2, clauses 6 and 7.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from deckgen.xml_text import quoted

CONTENT_TYPES = "[Content_Types].xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIP_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
PACKAGE_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
PML = "application/vnd.openxmlformats-officedocument.presentationml."
MAIN_TYPE = f"{PML}presentation.main+xml"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
IMAGE_TYPES: Mapping[str, str] = {
    "emf": "image/x-emf",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "wmf": "image/x-wmf",
}


class PartRelationship(Struct, frozen=True):
    """A relationship of a part: ``target`` is a part name, or a URI where ``external``."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type, such as ``slideLayout``."""
        return self.type.rsplit("/", 1)[-1]


@cache
def xml_parser() -> etree.XMLParser:
    """Return a parser that fetches nothing and expands nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML part; raises lxml.etree.XMLSyntaxError."""
    return etree.fromstring(data, xml_parser())


_MOST_BYTES_KEPT, _MOST_PARTS_KEPT = 128 * 1024, 160
_parsed: dict[bytes, etree._Element] = {}


def parsed(data: bytes) -> etree._Element:
    """Return the root of an XML part that nobody changes, parsed once until `forget_parsed`.

    A master's parts are looked at for several things while it is opened and its first deck is checked; of a
    large one nothing is kept. Raises lxml.etree.XMLSyntaxError.
    """
    known = _parsed.get(data)
    if known is None:
        known = parse_xml(data)
        if len(data) <= _MOST_BYTES_KEPT and len(_parsed) < _MOST_PARTS_KEPT:
            _parsed[data] = known
    return known


def parsed_before(data: bytes) -> etree._Element | None:
    """Return the root that `parsed` keeps of a part, None where it keeps none."""
    return _parsed.get(data) if _parsed else None


def forget_parsed() -> None:
    """Let go of what `parsed` keeps, as a master's parts take megabytes when parsed."""
    _parsed.clear()


def serialise(root: etree._Element) -> bytes:
    """Return a part's XML in UTF-8 with the declaration that Office writes."""
    return DECLARATION.encode() + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def rels_name(part: str) -> str:
    """Return the name of a part's relationships part; the empty name stands for the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_relationships(part: str, root: etree._Element) -> tuple[PartRelationship, ...]:
    """Return the relationships in the .rels part of ``part``, internal targets resolved to part names."""
    return tuple(
        _relationship(part, element) for element in root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
    )


def _relationship(part: str, element: etree._Element) -> PartRelationship:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not external:
        target = resolve(part, target)
    return PartRelationship(element.get("Id", ""), element.get("Type", ""), target, external)


@lru_cache(maxsize=256)
def resolve(part: str, target: str) -> str:
    """Return the part name that ``target`` means when a relationship of ``part`` says it."""
    base = posixpath.join("/", posixpath.dirname(part))
    return posixpath.normpath(posixpath.join(base, unquote(target))).lstrip("/")


def write_relationships(part: str, relationships: Iterable[PartRelationship]) -> bytes:
    """Return the .rels part for ``part``, targets relative to it, in the order given."""
    folder = posixpath.join("/", posixpath.dirname(part))
    lines = [f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">']
    for item in relationships:
        target = item.target if item.external else posixpath.relpath(f"/{item.target}", folder)
        mode = ' TargetMode="External"' if item.external else ""
        lines.append(
            f'<Relationship Id="{quoted(item.id)}" Type="{quoted(item.type)}" '
            f'Target="{quoted(target)}"{mode}/>',
        )
    return "".join([*lines, "</Relationships>"]).encode()


def read_content_types(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Return the types by extension (lower case) and the types by part name."""
    defaults, overrides = {}, {}
    for element in parse_xml(data):
        if element.tag == f"{{{PACKAGE_TYPES}}}Default":
            defaults[element.get("Extension", "").lower()] = element.get("ContentType", "")
        elif element.tag == f"{{{PACKAGE_TYPES}}}Override":
            overrides[unquote(element.get("PartName", "")).lstrip("/")] = element.get("ContentType", "")
    return defaults, overrides


def write_content_types(types: Iterable[tuple[str, str]]) -> bytes:
    """Return [Content_Types].xml for parts and their types; pictures go by extension, the rest by name."""
    defaults = {"rels": RELS_TYPE, "xml": "application/xml"}
    overrides = []
    for part, content_type in types:
        extension = part.rsplit(".", 1)[-1].lower()
        if IMAGE_TYPES.get(extension) == content_type:
            defaults[extension] = content_type
        else:
            overrides.append(f'<Override PartName="/{quoted(part)}" ContentType="{quoted(content_type)}"/>')
    heads = [
        f'<Default Extension="{quoted(e)}" ContentType="{quoted(t)}"/>' for e, t in sorted(defaults.items())
    ]
    return "".join([f'{DECLARATION}<Types xmlns="{PACKAGE_TYPES}">', *heads, *overrides, "</Types>"]).encode()
