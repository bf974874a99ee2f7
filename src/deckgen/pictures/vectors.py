"""A drawing written anew from the few elements that every viewer draws alike; nothing else of it goes on."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"

MOST_BYTES = 512 * 1024
"""The most bytes of a drawing that goes into a deck as such; a larger one goes as pixels alone."""

_SHAPES = ("g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use")
_DEFINITIONS = ("defs", "linearGradient", "radialGradient", "stop", "clipPath")
_KEPT = frozenset((*_SHAPES, *_DEFINITIONS))
_SILENT = frozenset(("title", "desc", "metadata", "namedview"))
_PLACES = (
    "d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform offset gradientTransform"
    " gradientUnits spreadMethod clipPathUnits"
)
_PAINT = (
    "fill fill-opacity fill-rule clip-rule clip-path color opacity stroke stroke-width stroke-opacity"
    " stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stop-color"
    " stop-opacity"
)
_LOOKS = frozenset(_PAINT.split())
_ATTRIBUTES = frozenset((*_PLACES.split(), *_LOOKS))
_DECIDING = re.compile(
    "mask|filter|class|marker(-[a-z]+)?|mix-blend-mode|isolation|vector-effect|paint-order|visibility"
    "|transform-origin"
)
_WITHOUT_EFFECT = ("none", "normal", "auto", "inherit", "visible")
_PLAIN = re.compile(r"(?s)(?!.*(?:url\((?!#[\w.-]+\))|[\\<>&;{}])).*")
_PIXELS = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*")
_INNER = re.compile(r"url\(#([\w.-]+)\)")


class _NotPlainError(Exception):
    """The drawing holds what viewers draw differently."""


def plain_drawing(root: Element) -> bytes | None:
    """Return an SVG with the drawing's shapes alone, or None where only pixels show it as meant.

    No scripts, handlers, styles, texts, ids that nothing names, comments, hidden shapes or links; every
    colour is an attribute, and the drawing fills whatever box it is given.
    """
    try:
        head = {"xmlns": _SVG, "xmlns:xlink": _XLINK, "viewBox": _box(root), "preserveAspectRatio": "none"}
        head |= _looks_of(root)
        content = [copy for child in root if (copy := _copied(child)) is not None]
    except (_NotPlainError, RecursionError):
        return None
    new = Element("svg", head)
    new.extend(content)
    _name_anew(new)
    data = ElementTree.tostring(new, encoding="us-ascii", xml_declaration=False)
    return data if len(data) <= MOST_BYTES else None


def _box(root: Element) -> str:
    """The part that shows, in user units; by the drawing's size where it does not say so."""
    if box := re.findall(r"-?[0-9.]+(?:e[+-]?[0-9]+)?", root.get("viewBox", "")):
        return " ".join(box[:4])
    sizes = [_PIXELS.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if not (sizes[0] and sizes[1]):
        raise _NotPlainError("width")
    return f"0 0 {sizes[0][1]} {sizes[1][1]}"


def _copied(element: Element) -> Element | None:
    """The element with what may stay of it; None for what is not seen."""
    name = str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
    if not name or name in _SILENT:
        return None
    if name not in _KEPT:
        raise _NotPlainError(name)
    looks = _looks_of(element)
    if _said(element).get("display") == "none":
        return None
    copy = Element(name, {**_attributes_of(element), **looks})
    copy.extend([child for part in element if (child := _copied(part)) is not None])
    return copy


def _said(element: Element) -> dict[str, str]:
    """Its attributes, with what `style` says in their place."""
    said = {key: value for key, value in element.attrib.items() if key != "style"}
    for part in element.get("style", "").split(";"):
        key, colon, value = part.partition(":")
        if key.strip() in _ATTRIBUTES - _LOOKS:
            raise _NotPlainError(key)
        if colon:
            said[key.strip()] = value.replace("!important", "").strip()
    return said


def _looks_of(element: Element) -> dict[str, str]:
    """How it looks, as attributes; what is ``inherit`` needs no word."""
    said = _said(element)
    for key, value in said.items():
        if _DECIDING.fullmatch(key) and value not in _WITHOUT_EFFECT:
            raise _NotPlainError(key)
    return {key: _checked(value) for key, value in said.items() if key in _LOOKS and value != "inherit"}


def _attributes_of(element: Element) -> dict[str, str]:
    """Where it is, its id, and what it uses of the drawing itself."""
    kept = {key: _checked(value) for key, value in element.attrib.items() if key in _ATTRIBUTES - _LOOKS}
    if named := element.get("id"):
        kept["id"] = named
    used = element.get(_HREF) or element.get("href")
    return {**kept, "xlink:href": used} if used else kept


def _checked(value: str) -> str:
    if not _PLAIN.fullmatch(value):
        raise _NotPlainError(value)
    return value


def _name_anew(root: Element) -> None:
    """Give ids that something names new names in order, and take the others away."""
    used = {name for part in root.iter() for value in part.attrib.values() for name in _INNER.findall(value)}
    used |= {part.get("xlink:href", "")[1:] for part in root.iter()}
    names: dict[str, str] = {}
    for part in root.iter():
        old = part.attrib.pop("id", "")
        if old and old in used and old not in names:
            names[old] = f"d{len(names) + 1}"
            part.set("id", names[old])
    for part in root.iter():
        _rename(part, names)


def _rename(part: Element, names: dict[str, str]) -> None:
    for key, value in part.attrib.items():
        if key == "xlink:href":
            part.set(key, f"#{names.get(value[1:], 'none')}")
        elif "url(#" in value:
            part.set(key, _INNER.sub(lambda found: f"url(#{names.get(found[1], 'none')})", value))
