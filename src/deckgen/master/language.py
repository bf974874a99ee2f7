"""A master's theme and text levels as decks of an East Asian script need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from deckgen.master.opc import parse_xml, serialise

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LINE_HEIGHT = 1.3
"""Exact line spacing of East Asian text as a multiple of its size: line boxes differ between renderers."""

_TITLES = frozenset({"title", "ctrTitle"})
_DEFAULT_SIZE = 1800
_Sizes = dict[int, int]


def theme_for(theme: bytes, script: str, face: str) -> bytes:
    """Return the theme with both fonts' East Asian face the script's; left alone where none is known."""
    root = parse_xml(theme)
    for font in (*root.iter(f"{A}majorFont"), *root.iter(f"{A}minorFont")):
        own = next(
            (item.get("typeface", "") for item in font.iter(f"{A}font") if item.get("script") == script), ""
        )
        east_asian = font.find(f"{A}ea")
        if east_asian is not None and (face or own):
            east_asian.set("typeface", face or own)
    return serialise(root)


def styles_for(
    master: str,
    layouts: Iterable[str],
    parts: Mapping[str, bytes],
    title_sizes: Mapping[float, float],
) -> dict[str, bytes]:
    """Return the master and layout parts, text levels with exact line spacing, title sizes mapped."""
    sizes = {round(old * 100): round(new * 100) for old, new in title_sizes.items()}
    root = parse_xml(parts[master])
    inherited = _adapt_text_styles(root, sizes)
    by_type = dict(inherited)
    for shape in root.iter(f"{P}sp"):
        role = _role(shape)
        by_type[role] = _adapt_shape(shape, inherited[_family(role)], sizes)
    adapted = {master: serialise(root)}
    for name in layouts:
        layout = parse_xml(parts[name])
        for shape in layout.iter(f"{P}sp"):
            role = _role(shape)
            _adapt_shape(shape, by_type.get(_on_master(role), inherited[_family(role)]), sizes)
        adapted[name] = serialise(layout)
    return adapted


def _adapt_text_styles(root: etree._Element, sizes: Mapping[int, int]) -> dict[str, _Sizes]:
    found: dict[str, _Sizes] = {}
    for family, tag in (("title", "titleStyle"), ("body", "bodyStyle"), ("other", "otherStyle")):
        style = root.find(f"{P}txStyles/{P}{tag}")
        base = dict.fromkeys(range(1, 10), _DEFAULT_SIZE)
        found[family] = (
            base if style is None else _adapt_levels(style, base, sizes if family == "title" else {})
        )
    return found


def _role(shape: etree._Element) -> str:
    placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if placeholder is None else placeholder.get("type", "obj")


def _family(role: str) -> str:
    if role in _TITLES:
        return "title"
    return "other" if role in ("", "dt", "ftr", "sldNum", "hdr") else "body"


def _on_master(role: str) -> str:
    """The master has five placeholder types; a layout's other types inherit from one of them."""
    if role in _TITLES:
        return "title"
    return role if role in ("", "dt", "ftr", "sldNum") else "body"


def _adapt_shape(shape: etree._Element, inherited: _Sizes, sizes: Mapping[int, int]) -> _Sizes:
    style = shape.find(f"{P}txBody/{A}lstStyle")
    if style is None:
        return inherited
    return _adapt_levels(style, inherited, sizes if _role(shape) in _TITLES else {})


def _adapt_levels(style: etree._Element, inherited: _Sizes, sizes: Mapping[int, int]) -> _Sizes:
    """Give each level that is there its line spacing; return every level's size, inherited ones included."""
    effective = dict(inherited)
    for level in range(1, 10):
        properties = style.find(f"{A}lvl{level}pPr")
        if properties is None:
            continue
        run = properties.find(f"{A}defRPr")
        own = None if run is None else run.get("sz")
        if own is not None and run is not None:
            effective[level] = sizes.get(int(own), int(own))
            run.set("sz", str(effective[level]))
        _set_spacing(properties, effective[level])
    return effective


def _set_spacing(properties: etree._Element, size: int) -> None:
    spacing = properties.find(f"{A}lnSpc")
    if spacing is None:
        spacing = etree.Element(f"{A}lnSpc")
        properties.insert(0, spacing)
    for child in list(spacing):
        spacing.remove(child)
    etree.SubElement(spacing, f"{A}spcPts").set("val", str(round(size * LINE_HEIGHT)))
