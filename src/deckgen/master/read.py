"""From a master's parts to a Template: every slot with the box and text styles that a slide inherits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from deckgen.diagnostics import Checked, Finding
from deckgen.master.broken import BROKEN, broken
from deckgen.master.design import AREA_PREFIX
from deckgen.master.opc import parsed
from deckgen.master.parts import Master
from deckgen.master.shapes import A, Head, P, child_of, head_of
from deckgen.master.text_levels import (
    NOTHING,
    Looks,
    colour_in,
    looks_in,
    stacked,
    text_style,
)
from deckgen.template import Box, Insets, Layout, Panel, Slot, Template, TextStyle, Theme

PICTURE_KINDS = frozenset({"pic", "clipArt"})
_FAMILIES = {
    "title": "title",
    "body": "body",
    "dt": "other",
    "ftr": "other",
    "sldNum": "other",
    "hdr": "other",
}
_KNOWN_WORDS = {"sz": ("full", "half", "quarter"), "orient": ("horz", "vert")}
"""Attributes of a placeholder that slides repeat. Source: ECMA-376 part 1, 19.7.9 and 19.7.2."""

_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_NOWHERE = Box(0, 0, 0, 0)


class Language(Protocol):
    """What reading needs of a language: its code and its ISO 15924 script."""

    @property
    def code(self) -> str:
        """The content language, such as ``zh-Hant``."""

    @property
    def script(self) -> str:
        """The script, such as ``Latn``, ``Jpan`` or ``Hant``."""


class _Placeholder(Struct, frozen=True):
    """A slide master's placeholder: where it stands, and what it says of the text in it."""

    box: Box | None
    body: Mapping[str, str]


class _Origin(Struct, frozen=True):
    """What a slide master gives its layouts' placeholders."""

    colours: Mapping[str, str]
    background: str
    looks: Mapping[str, Looks]
    placeholders: Mapping[str, _Placeholder]


_UNSAID = _Placeholder(None, {})


class _Styles:
    """The finished styles of a template's text, the same object where two slots inherit the same."""

    def __init__(self, theme: Theme, faces: Mapping[str, str]) -> None:
        self._theme, self._faces = theme, faces
        self._known: dict[tuple[Looks, Looks], tuple[TextStyle, ...]] = {}

    def of(self, below: Looks, own: Looks) -> tuple[TextStyle, ...]:
        """Return the styles of a slot's levels: what it says itself over what its slide master says."""
        known = self._known.get((below, own))
        if known is None:
            looks = stacked((below, own))
            known = tuple(text_style(look, self._theme, self._faces) for look in looks)
            self._known[below, own] = known
        return known


def read_template(master: Master, language: Language) -> Checked[Template]:
    """Return the master as pure data for one language, and a finding for each slot name that is not unique.

    Give it the master as that language's decks use it (`parts.for_language`): the digest is that master's.
    A template whose structure is broken is a finding too.
    """
    try:
        return _read(master, language)
    except BROKEN as problem:
        return Checked(None, (broken(problem),))


def _read(master: Master, language: Language) -> Checked[Template]:
    theme = _theme(parsed(master.parts[master.theme]))
    styles = _Styles(theme, _east_asian_faces(parsed(master.parts[master.theme]), language.script))
    presentation = parsed(master.parts[master.presentation])
    origins = {name: _origin(master, name, presentation) for name in master.masters}
    findings: list[Finding] = []
    layouts = {}
    for name, part in master.layouts.items():
        origin = origins[master.slide_master_of(part)]
        layouts[name], problems = _layout(name, parsed(master.parts[part]), origin, styles)
        findings += problems
    size = presentation.find(f"{P}sldSz")
    width, height = (12192000, 6858000) if size is None else (int(size.get("cx", 0)), int(size.get("cy", 0)))
    template = Template(master.digest, language.code, width, height, layouts, theme)
    return Checked(template, tuple(findings))


def _theme(root: etree._Element) -> Theme:
    elements = root.find(f"{A}themeElements")
    scheme = () if elements is None else elements.find(f"{A}clrScheme")
    colours = {_local(slot): _hex(slot) for slot in (() if scheme is None else scheme)}
    scripts = {
        font.get("script", ""): font.get("typeface", "")
        for font in root.iterfind(f"{A}themeElements/{A}fontScheme/{A}minorFont/{A}font")
    }
    heading, body = (_font(root, kind, "latin") for kind in ("majorFont", "minorFont"))
    return Theme(root.get("name", ""), colours, heading, body, scripts)


def _hex(slot: etree._Element) -> str:
    for colour in slot:
        return str(colour.get("lastClr") or colour.get("val", "")).upper()
    return ""


def _font(root: etree._Element, kind: str, script: str) -> str:
    font = root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}{script}")
    return "" if font is None else font.get("typeface", "")


def _east_asian_faces(root: etree._Element, script: str) -> dict[str, str]:
    """Return the theme's East Asian heading and body faces for a script, the deck's own first."""
    faces = {}
    for key, kind in (("mj", "majorFont"), ("mn", "minorFont")):
        entries = root.iterfind(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}font")
        listed = {font.get("script"): font.get("typeface", "") for font in entries}
        faces[key] = _font(root, kind, "ea") or listed.get(script, "")
    return faces


def _origin(master: Master, name: str, presentation: etree._Element) -> _Origin:
    root = parsed(master.parts[name])
    colour_map = root.find(f"{P}clrMap")
    colours = {} if colour_map is None else {str(key): str(value) for key, value in colour_map.attrib.items()}
    default = looks_in(presentation.find(f"{P}defaultTextStyle"), colours)
    told = [(shape, head_of(shape)) for shape in root.iter(f"{P}sp")]
    shapes = {_kind(head.mark): (shape, head) for shape, head in told if head.mark is not None}
    looks = {
        kind: stacked((default, looks_in(root.find(f"{P}txStyles/{P}{family}Style"), colours), own))
        for kind, family in _FAMILIES.items()
        for own in [_own_looks(shapes[kind][0], colours) if kind in shapes else NOTHING]
    }
    placeholders = {kind: _Placeholder(head.box, _body(shape)) for kind, (shape, head) in shapes.items()}
    return _Origin(colours, _background(root, colours) or "lt1", looks, placeholders)


def _own_looks(shape: etree._Element, colours: Mapping[str, str]) -> Looks:
    text = child_of(shape, f"{P}txBody")
    return NOTHING if text is None else looks_in(child_of(text, f"{A}lstStyle"), colours)


def _body(shape: etree._Element) -> Mapping[str, str]:
    """What a shape says of the text in it as a whole."""
    text = child_of(shape, f"{P}txBody")
    body = None if text is None else child_of(text, f"{A}bodyPr")
    return {} if body is None else {str(name): str(value) for name, value in body.attrib.items()}


def _background(root: etree._Element, colours: Mapping[str, str]) -> str | None:
    background = root.find(f"{P}cSld/{P}bg")
    if background is None:
        return None
    reference = background.find(f"{P}bgRef/{A}schemeClr")
    if reference is not None:
        return colours.get(reference.get("val", ""), reference.get("val", ""))
    return colour_in(background.find(f"{P}bgPr"), colours)


def _layout(
    name: str,
    root: etree._Element,
    origin: _Origin,
    styles: _Styles,
) -> tuple[Layout, list[Finding]]:
    slots: dict[str, Slot] = {}
    findings = []
    override = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if override is not None:
        origin = replace(origin, colours={str(key): str(value) for key, value in override.attrib.items()})
    shapes = [(shape, head_of(shape)) for shape in _shapes(root)]
    for shape, head in shapes:
        slot = _slot(shape, head, origin, styles)
        if slot is None:
            continue
        if slot.name in slots:
            findings.append(_twice(name, slot.name))
        slots.setdefault(slot.name, slot)
    background = _background(root, origin.colours) or origin.background
    panels = tuple(panel for told in shapes if (panel := _panel(*told, origin.colours)) is not None)
    return Layout(name, root.get("type", "cust"), background, slots, panels), findings


def _panel(shape: etree._Element, head: Head, colours: Mapping[str, str]) -> Panel | None:
    """A filled shape that is neither a placeholder nor an area."""
    if head.mark is not None or head.box is None:
        return None
    colour = colour_in(child_of(shape, f"{P}spPr"), colours)
    return Panel(head.box, colour) if colour else None


def _shapes(root: etree._Element) -> Iterable[etree._Element]:
    tree = root.find(f"{P}cSld/{P}spTree")
    return () if tree is None else (child for child in tree if child.tag in (f"{P}sp", f"{P}pic"))


def _slot(shape: etree._Element, head: Head, origin: _Origin, styles: _Styles) -> Slot | None:
    name = " ".join(head.name.lower().split())
    if head.mark is None:
        if not name.startswith(AREA_PREFIX):
            return None
        return Slot(name.removeprefix(AREA_PREFIX), "area", None, head.box or _NOWHERE)
    kind = _kind(head.mark)
    parent = origin.placeholders.get(_on_master(kind), _UNSAID)
    insets, anchor = _set_in({**parent.body, **_body(shape)})
    own = _own_looks(shape, origin.colours)
    levels = () if kind in PICTURE_KINDS else styles.of(origin.looks[_on_master(kind)], own)
    number = int(head.mark.get("idx", "0"))
    return Slot(name, kind, number, head.box or parent.box or _NOWHERE, insets, anchor, levels)


def _set_in(body: Mapping[str, str]) -> tuple[Insets, str]:
    """Return insets and anchor, as said or else DrawingML's defaults."""
    left, top, right, bottom = (int(body.get(name, default)) for name, default in _INSETS)
    return Insets(left, top, right, bottom), body.get("anchor", "t")


def _kind(placeholder: etree._Element) -> str:
    """The placeholder's type; raises ValueError where it has a size or direction that there is not."""
    for name, known in _KNOWN_WORDS.items():
        if placeholder.get(name, known[0]) not in known:
            raise ValueError(f"a placeholder has the {name} {placeholder.get(name)!r}")
    return placeholder.get("type", "obj")


def _on_master(kind: str) -> str:
    """Return the kind of the master's placeholder that a layout's inherits from."""
    if kind in ("title", "ctrTitle"):
        return "title"
    return kind if kind in _FAMILIES else "body"


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _twice(layout: str, slot: str) -> Finding:
    return Finding(
        "slot-name-twice",
        f"layout '{layout}' has two shapes named '{slot}'; a slot's name must be its own",
        "rename one of them in PowerPoint's Selection Pane (View > Slide Master, then Home > Arrange)",
    )
