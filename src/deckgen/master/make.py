"""From the brand to master.pptx: every part written from scratch, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping

from deckgen.content.brand import Brand
from deckgen.master.design import LayoutDesign, Mark
from deckgen.master.grid import PAGE_HEIGHT, PAGE_WIDTH
from deckgen.master.intake import UNREADABLE
from deckgen.master.layouts import all_layouts
from deckgen.master.level_xml import levels_xml
from deckgen.master.logo import Logos, logos_of
from deckgen.master.looks import Looks, looks_of
from deckgen.master.namespaces import DECLARATION, DRAWING, OFFICE_RELATIONSHIPS, PREFIXES
from deckgen.master.notes_master import NOTES_HEIGHT, NOTES_WIDTH, notes_master_xml
from deckgen.master.slide_master import layout_xml, slide_master_xml
from deckgen.master.theme import theme_xml
from deckgen.xml_text import escaped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    "ppt/presentation.xml": f"{_OFFICE}presentationml.presentation.main+xml",
    "ppt/presProps.xml": f"{_OFFICE}presentationml.presProps+xml",
    "ppt/viewProps.xml": f"{_OFFICE}presentationml.viewProps+xml",
    "ppt/tableStyles.xml": f"{_OFFICE}presentationml.tableStyles+xml",
    "ppt/slideMasters/slideMaster1.xml": f"{_OFFICE}presentationml.slideMaster+xml",
    "ppt/notesMasters/notesMaster1.xml": f"{_OFFICE}presentationml.notesMaster+xml",
    "ppt/theme/theme1.xml": f"{_OFFICE}theme+xml",
    "ppt/theme/theme2.xml": f"{_OFFICE}theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}extended-properties+xml",
}
_LAYOUT_TYPE = f"{_OFFICE}presentationml.slideLayout+xml"
_LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
_LIGHT_LOGO = "media/image1.png"
_DARK_LOGO = "media/image2.png"
_CORE = "docProps/core.xml"
_MADE = "<dc:identifier>sha256:{}</dc:identifier>"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def make_master(brand: Brand, files: Mapping[str, bytes]) -> bytes:
    """Return the master as a .pptx file without slides.

    ``files`` are the assets by path under ``assets/``; the logo is taken from there. Parts are stored, not
    deflated, so that no compression library has a say in the bytes. Raises DeckgenError where the logo
    is missing or no picture.
    """
    logos = logos_of(brand, files)
    looks = looks_of(brand)
    designs = all_layouts(looks)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(len(designs)),
        "_rels/.rels": _package_relationships(),
        **_presentation(looks),
        **_slide_master(looks, designs, logos),
        **_layouts(designs, logos),
        **_notes_master(brand),
        "ppt/theme/theme1.xml": theme_xml(brand),
        **_pictures(logos),
        "docProps/app.xml": _application(),
    }
    said = {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}
    return _zip({**parts, _CORE: _core_properties(brand, _digest(said))})


def is_as_made(data: bytes) -> bool:
    """Return True for a master that stands as some `make_master` wrote it: nobody has worked on it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except UNREADABLE:
        return False
    return _MADE.format(_digest(parts)).encode() in parts.get(_CORE, b"")


def _digest(parts: Mapping[str, bytes]) -> str:
    """The SHA-256 over all parts but the one that tells of it."""
    digest = hashlib.sha256()
    for name in sorted(name for name in parts if name != _CORE):
        digest.update(f"{name} {len(parts[name])} ".encode() + parts[name])
    return digest.hexdigest()


def _presentation(looks: Looks) -> dict[str, str]:
    main = (
        f'{DECLARATION}<p:presentation {PREFIXES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{PAGE_WIDTH}" cy="{PAGE_HEIGHT}"/><p:notesSz cx="{NOTES_WIDTH}" cy="{NOTES_HEIGHT}"/>'
        f"<p:defaultTextStyle>{levels_xml(looks.line('body', 'dk1') * 5)}</p:defaultTextStyle>"
        "</p:presentation>"
    )
    targets = (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    )
    plain_table = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    return {
        "ppt/presentation.xml": main,
        "ppt/_rels/presentation.xml.rels": _relationships(targets),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {PREFIXES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {PREFIXES}/>",
        "ppt/tableStyles.xml": f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWING}" def="{plain_table}"/>',
    }


def _slide_master(
    looks: Looks,
    designs: tuple[LayoutDesign, ...],
    logos: Logos,
) -> dict[str, str]:
    targets = (
        ("theme", "../theme/theme1.xml"),
        ("image", f"../{_LIGHT_LOGO}"),
        *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(designs) + 1)),
    )
    name = "ppt/slideMasters/slideMaster1.xml"
    return {
        name: slide_master_xml(looks, logos, len(designs)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relationships(targets),
    }


def _layouts(designs: Iterable[LayoutDesign], logos: Logos) -> dict[str, str]:
    parts = {}
    for number, design in enumerate(designs, 1):
        targets = [("slideMaster", "../slideMasters/slideMaster1.xml")]
        if any(isinstance(item, Mark) for item in logos.placed(design.items)):
            targets.append(("image", f"../{_DARK_LOGO}"))
        parts[_LAYOUT.format(number)] = layout_xml(design, logos)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relationships(targets)
    return parts


def _pictures(logos: Logos) -> dict[str, bytes]:
    pictures = {f"ppt/{_LIGHT_LOGO}": logos.light, f"ppt/{_DARK_LOGO}": logos.dark}
    return {name: picture for name, picture in pictures.items() if picture}


def _notes_master(brand: Brand) -> dict[str, str]:
    return {
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relationships([("theme", "../theme/theme2.xml")]),
        "ppt/theme/theme2.xml": theme_xml(brand),
    }


def _core_properties(brand: Brand, digest: str) -> str:
    """Name the brand and no person, give no dates, and tell by what a file is known that nobody edited."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(brand.name)} master</dc:title>{_MADE.format(digest)}</cp:coreProperties>"
    )


def _application() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>deckgen</Application><Slides>0</Slides></Properties>'
    )


def _content_types(layouts: int) -> str:
    types = {**_TYPES, **{_LAYOUT.format(n): _LAYOUT_TYPE for n in range(1, layouts + 1)}}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items())
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" '
        'ContentType="image/png"/><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _package_relationships() -> str:
    links = (
        (f"{OFFICE_RELATIONSHIPS}/officeDocument", "ppt/presentation.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{OFFICE_RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
    )
    return _relationship_part(links)


def _relationships(targets: Iterable[tuple[str, str]]) -> str:
    """Return a relationships part: rId1, rId2, ... for kind and target in order."""
    return _relationship_part((f"{OFFICE_RELATIONSHIPS}/{kind}", target) for kind, target in targets)


def _relationship_part(links: Iterable[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _zip(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 0
            archive.writestr(entry, content.encode() if isinstance(content, str) else content)
    return target.getvalue()
