"""The document properties of a deck, written from nothing but what was given."""

from __future__ import annotations

from deckgen.master.opc import DECLARATION
from deckgen.plan import Properties
from deckgen.xml_text import escaped

CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'


def core_properties(properties: Properties) -> bytes:
    """Return docProps/core.xml; created and modified are midnight UTC of the date given, or absent.

    Source: ECMA-376 part 2, 8.3.
    """
    fields = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:keywords": properties.keywords,
        "dc:language": properties.language,
    }
    lines = [f"<{name}>{escaped(text)}</{name}>" for name, text in fields.items() if text]
    if properties.date:
        moment = f"{escaped(properties.date)}T00:00:00Z"
        lines += [
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        ]
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{''.join(lines)}</cp:coreProperties>".encode()


def app_properties(application: str, slides: int, notes: int) -> bytes:
    """Return docProps/app.xml: the application's name and the counts of slides and notes."""
    return (
        f"{DECLARATION}<Properties {_APP}><Application>{escaped(application)}</Application>"
        f"<Slides>{slides}</Slides><Notes>{notes}</Notes><HiddenSlides>0</HiddenSlides></Properties>"
    ).encode()
