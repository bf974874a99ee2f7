"""A master opened once: its parts by name, ready to be copied into any number of decks."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from deckgen.diagnostics import Checked, DeckgenError, Exit, Finding, Severity, has_errors
from deckgen.master import language, supply
from deckgen.master.broken import BROKEN, broken
from deckgen.master.intake import read_parts
from deckgen.master.keep import Relationships, left_behind, reachable
from deckgen.master.opc import (
    CONTENT_TYPES,
    IMAGE_TYPES,
    MAIN_TYPE,
    PML,
    RELATIONSHIP_TYPES,
    THEME_TYPE,
    PartRelationship,
    parse_xml,
    parsed,
    read_content_types,
    rels_name,
    serialise,
    write_content_types,
    write_relationships,
)

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NO_SIZES: Mapping[float, float] = {}
_MAIN_TYPES = frozenset({MAIN_TYPE, f"{PML}template.main+xml", f"{PML}slideshow.main+xml"})
_KEPT_TYPES = frozenset(
    {f"{PML}{word}+xml" for word in ("slideMaster", "slideLayout", "notesMaster", "presProps", "tableStyles")}
    | {THEME_TYPE, MAIN_TYPE, *IMAGE_TYPES.values()},
)
_KEPT_ELEMENTS = frozenset(
    f"{{{P}}}{word}" for word in ("sldMasterIdLst", "sldSz", "notesSz", "defaultTextStyle")
)
_KEPT_ATTRIBUTES = frozenset(
    {
        "firstSlideNum",
        "showSpecialPlsOnTitleSld",
        "saveSubsetFonts",
        "autoCompressPictures",
        "strictFirstAndLastChars",
    },
)


class Master(Struct, frozen=True, eq=False):
    """A template's parts that decks take over, by part name without the leading slash.

    ``relationships`` has an entry for every part; ``layouts`` maps a layout's name to its part;
    ``presentation`` is the main part, stripped of slides. ``digest`` is the SHA-256 over all of it, by
    which two masters are equal.
    """

    parts: Mapping[str, bytes]
    content_types: Mapping[str, str]
    relationships: Mapping[str, tuple[PartRelationship, ...]]
    presentation: str
    masters: tuple[str, ...]
    layouts: Mapping[str, str]
    theme: str
    notes_master: str
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Master) and other.digest == self.digest

    def slide_master_of(self, layout: str) -> str:
        """Return the part of the slide master that a layout's part belongs to."""
        return next(item.target for item in self.relationships[layout] if item.kind == "slideMaster")

    def file(self) -> bytes:
        """Return the master as a .pptx file without slides, the same bytes for the same digest."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name, blob in self._all_parts():
                archive.writestr(zipfile.ZipInfo(name), blob)
        return target.getvalue()

    def _all_parts(self) -> list[tuple[str, bytes]]:
        root = PartRelationship("rId1", f"{RELATIONSHIP_TYPES}officeDocument", self.presentation)
        found = [
            (CONTENT_TYPES, write_content_types(self.content_types.items())),
            (rels_name(""), write_relationships("", [root])),
        ]
        for name, blob in self.parts.items():
            found.append((name, blob))
            if self.relationships[name]:
                found.append((rels_name(name), write_relationships(name, self.relationships[name])))
        return found


def open_master(data: bytes) -> Checked[Master]:
    """Return a template's parts, guarded and stripped, and what keeps it out or was left behind.

    Takes .pptx, .potx and .ppsx bytes. A notes master and the plain table style are added where absent.
    """
    read = read_parts(data)
    if read.value is None:
        return Checked(None, read.findings)
    try:
        return _open(read.value)
    except BROKEN as problem:
        return Checked(None, (broken(problem),))


def for_language(
    master: Master,
    script: str,
    *,
    east_asian_face: str = "",
    title_sizes: Mapping[float, float] = NO_SIZES,
) -> Master:
    """Return the master as decks of one script use it; ``script`` is an ISO 15924 code such as Jpan or Hant.

    For Latn it is the master itself. Else the themes' East Asian face is the script's (``east_asian_face``,
    or the theme's own entry for the script), every text level has exact line spacing of 1.3 x its size, and
    title sizes in pt are replaced by ``title_sizes``. Raises DeckgenError where the template is broken.
    """
    if script == "Latn":
        return master
    try:
        return _with_digest(replace(master, parts=_parts_for(master, script, east_asian_face, title_sizes)))
    except BROKEN as problem:
        raise DeckgenError([broken(problem)], Exit.TEMPLATE) from problem


def _parts_for(
    master: Master, script: str, east_asian_face: str, title_sizes: Mapping[float, float]
) -> dict[str, bytes]:
    parts = dict(master.parts)
    for name, kind in master.content_types.items():
        if kind == THEME_TYPE:
            parts[name] = language.theme_for(parts[name], script, east_asian_face)
    for name in master.masters:
        layouts = [item.target for item in master.relationships[name] if item.kind == "slideLayout"]
        parts |= language.styles_for(name, layouts, parts, title_sizes)
    return parts


def _open(found: Mapping[str, bytes]) -> Checked[Master]:
    relationships, findings = reachable(found)
    presentation = _main_part(relationships)
    types, problems = _types(found, relationships, presentation)
    findings += problems
    if has_errors(findings):
        return Checked(None, tuple(findings))
    findings += left_behind(found, relationships)
    parts = {name: found[name] for name in relationships if name}
    del relationships[""]
    _strip_custom_data(parts, types)
    _supply_missing(parts, types, relationships, presentation)
    parts[presentation] = _bare_presentation(parts[presentation], relationships[presentation])
    master, problems = _master(parts, types, relationships, presentation)
    return Checked(master, (*findings, *problems))


def _main_part(relationships: Relationships) -> str:
    for item in relationships[""]:
        if item.kind == "officeDocument":
            return item.target
    raise KeyError("no presentation in it")


def _types(
    found: Mapping[str, bytes],
    relationships: Relationships,
    presentation: str,
) -> tuple[dict[str, str], list[Finding]]:
    defaults, overrides = read_content_types(found[CONTENT_TYPES])
    types = {
        name: overrides.get(name) or defaults.get(name.rsplit(".", 1)[-1].lower(), "")
        for name in relationships
        if name
    }
    findings = []
    if types[presentation] not in _MAIN_TYPES or parsed(found[presentation]).tag != f"{{{P}}}presentation":
        findings.append(
            Finding(
                "template-main-type",
                "the template is not a plain PowerPoint presentation (macros, or Strict Open XML)",
                "save it as 'PowerPoint Presentation (.pptx)' or 'PowerPoint Template (.potx)'",
            )
        )
    types[presentation] = MAIN_TYPE
    findings += [
        Finding(
            "template-part-unknown",
            f"{name} has the type {kind!r}, which decks cannot take over",
            "remove it",
        )
        for name, kind in types.items()
        if kind not in _KEPT_TYPES
    ]
    return types, findings


def _strip_custom_data(parts: dict[str, bytes], types: Mapping[str, str]) -> None:
    for name, kind in types.items():
        if kind.startswith(PML) and b"custDataLst" in parts[name]:
            root = parse_xml(parts[name])
            for element in list(root.iter(f"{{{P}}}custDataLst")):
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)
            parts[name] = serialise(root)


def _supply_missing(
    parts: dict[str, bytes],
    types: dict[str, str],
    relationships: Relationships,
    presentation: str,
) -> None:
    have = {item.kind: item.target for item in relationships[presentation]}
    if "tableStyles" not in have:
        have["tableStyles"] = "ppt/tableStyles.xml"
        parts["ppt/tableStyles.xml"] = supply.empty_table_styles()
        _add(types, relationships, presentation, "tableStyles", "ppt/tableStyles.xml")
    parts[have["tableStyles"]] = _with_plain_style(parts[have["tableStyles"]])
    if "notesMaster" not in have:
        main_theme = _target(relationships[have["slideMaster"]], "theme")
        theme = next(
            f"ppt/theme/theme{n}.xml" for n in range(1, 1000) if f"ppt/theme/theme{n}.xml" not in parts
        )
        parts["ppt/notesMasters/notesMaster1.xml"] = supply.notes_master()
        _add(types, relationships, presentation, "notesMaster", "ppt/notesMasters/notesMaster1.xml")
        parts[theme], types[theme] = parts[main_theme], THEME_TYPE
        relationships[theme] = relationships[main_theme]
        link = PartRelationship("rId1", f"{RELATIONSHIP_TYPES}theme", theme)
        relationships["ppt/notesMasters/notesMaster1.xml"] = (link,)


def _add(
    types: dict[str, str], relationships: Relationships, presentation: str, kind: str, name: str
) -> None:
    types[name] = f"{PML}{kind}+xml"
    taken = {item.id for item in relationships[presentation]}
    new = next(f"rId{n}" for n in range(1, 1000) if f"rId{n}" not in taken)
    relationships[presentation] += (PartRelationship(new, f"{RELATIONSHIP_TYPES}{kind}", name),)
    relationships[name] = ()


def _with_plain_style(styles: bytes) -> bytes:
    if supply.NO_STYLE_NO_GRID.encode() in styles.split(b"tblStyleLst", 1)[-1].split(b">", 1)[-1]:
        return styles
    root = parse_xml(styles)
    root.append(parse_xml(supply.plain_table_style().encode()))
    return serialise(root)


def _bare_presentation(data: bytes, relationships: tuple[PartRelationship, ...]) -> bytes:
    root = parse_xml(data)
    for element in list(root):
        if element.tag not in _KEPT_ELEMENTS:
            root.remove(element)
    for name in list(root.attrib):
        if name not in _KEPT_ATTRIBUTES:
            del root.attrib[name]
    notes = etree.Element(f"{{{P}}}notesMasterIdLst")
    reference = next(item.id for item in relationships if item.kind == "notesMaster")
    etree.SubElement(notes, f"{{{P}}}notesMasterId").set(f"{{{R}}}id", reference)
    root.insert(1, notes)
    return serialise(root)


def _target(relationships: tuple[PartRelationship, ...], kind: str) -> str:
    found = next((item.target for item in relationships if item.kind == kind), None)
    if found is None:
        raise KeyError(f"a part has no {kind}")
    return found


def _master(
    parts: dict[str, bytes],
    types: dict[str, str],
    relationships: Relationships,
    presentation: str,
) -> tuple[Master, list[Finding]]:
    masters = tuple(item.target for item in relationships[presentation] if item.kind == "slideMaster")
    layouts: dict[str, str] = {}
    findings = []
    for above, part in (
        (name, item.target) for name in masters for item in relationships[name] if item.kind == "slideLayout"
    ):
        if _target(relationships[part], "slideMaster") != above:
            raise ValueError(f"{part} does not belong to {above}")
        name = parsed(parts[part]).find(f"{{{P}}}cSld").get("name", "")  # type: ignore[union-attr]
        if name in layouts:
            message = f"two layouts are called '{name}'; the first is used"
            findings.append(Finding("template-layout-twice", message, "rename one", None, Severity.WARNING))
        layouts.setdefault(name, part)
    theme, notes = (
        _target(relationships[masters[0]], "theme"),
        _target(relationships[presentation], "notesMaster"),
    )
    master = Master(parts, types, relationships, presentation, masters, layouts, theme, notes, "")
    return _with_digest(master), findings


def _with_digest(master: Master) -> Master:
    digest = hashlib.sha256()
    for name in sorted(master.parts):
        links = write_relationships(name, master.relationships[name])
        for piece in (name.encode(), master.content_types[name].encode(), links, master.parts[name]):
            digest.update(len(piece).to_bytes(8, "big") + piece)
    return replace(master, digest=digest.hexdigest())
