"""Relationships and content types of a deck's parts, written as strings."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import lru_cache

from deckgen.compile.markup import DECLARATION
from deckgen.master.opc import PACKAGE_RELATIONSHIPS, PACKAGE_TYPES, RELATIONSHIP_TYPES, RELS_TYPE, rels_name
from deckgen.xml_text import quoted
from deckgen.zip_writer import Packed, deflated

_START = f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">'
_CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPES_START = (
    f'{DECLARATION}<Types xmlns="{PACKAGE_TYPES}"><Default Extension="rels" ContentType="{RELS_TYPE}"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def link(reference: str, kind: str, target: str) -> str:
    """Return a relationship to a part as it stands in a .rels part; ``target`` is relative to its source."""
    return f'<Relationship Id="{reference}" Type="{RELATIONSHIP_TYPES}{kind}" Target="{quoted(target)}"/>'


def hyperlink(reference: str, target: str) -> str:
    """Return a relationship to a URI."""
    return (
        f'<Relationship Id="{reference}" Type="{RELATIONSHIP_TYPES}hyperlink" Target="{quoted(target)}"'
        ' TargetMode="External"/>'
    )


def package_links(presentation: str, core: str, app: str) -> Packed:
    """Return the package's own .rels part."""
    properties = f'<Relationship Id="rId2" Type="{_CORE_PROPERTIES}" Target="{core}"/>'
    main, application = link("rId1", "officeDocument", presentation), link("rId3", "extended-properties", app)
    return links_part(main + properties + application)


@lru_cache(maxsize=512)
def links_part(links: str) -> Packed:
    """Return a .rels part of relationships as it lies in a zip; many decks have the same."""
    return deflated(f"{_START}{links}</Relationships>".encode())


links_name = lru_cache(maxsize=4096)(rels_name)


@lru_cache(maxsize=4096)
def override(name: str, content_type: str) -> str:
    """Return the content type of one part."""
    return f'<Override PartName="/{quoted(name)}" ContentType="{content_type}"/>'


def types_part(extensions: Iterable[tuple[str, str]], overrides: Iterable[str]) -> bytes:
    """Return [Content_Types].xml: pictures go by extension, the rest by name."""
    defaults = [
        f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in sorted(extensions)
    ]
    return f"{_TYPES_START}{''.join([*defaults, *overrides])}</Types>".encode()


@lru_cache(maxsize=4096)
def relative(source: str, target: str) -> str:
    """Return the way from one part to another, as relationships of the first say it."""
    return posixpath.relpath(f"/{target}", posixpath.dirname(f"/{source}"))
