"""How a slide looks and reads, as far as its own XML says: for the full check of a file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from deckgen.package import tags
from deckgen.package.tags import A, P

_TITLES = ("title", "ctrTitle")
_SHAPES = tuple(f"{P}{word}" for word in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))
_PLACES = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")
_FILL = f"{A}solidFill"
_LARGE, _LARGE_BOLD = 1800, 1400


class Inked(Struct, frozen=True):
    """A text whose shape names its colour and ground: theme slots or hex digits; ``large`` as WCAG says."""

    text: str
    ink: str
    ground: str
    large: bool


class Placed(Struct, frozen=True):
    """A shape at the top level of a slide with a place of its own, in EMU; ``turned`` in 1/60000 degree."""

    name: str
    x: int
    y: int
    w: int
    h: int
    is_title: bool = False
    has_text: bool = False
    turned: int = 0


class SlideLook(Struct, frozen=True):
    """A slide's title, what stands where on it, and texts on a ground of their own."""

    title: str
    has_title: bool
    placed: tuple[Placed, ...]
    inked: tuple[Inked, ...]


def look_at(root: etree._Element) -> SlideLook:
    """Return the look of a slide by its root."""
    tree = root.find(f"{P}cSld/{P}spTree")
    shapes = [] if tree is None else [shape for shape in tree if shape.tag in _SHAPES]
    titles = [shape for shape in shapes if is_title(shape)]
    return SlideLook(
        " ".join(text_of(shape) for shape in titles).strip(),
        bool(titles),
        tuple(placed for shape in shapes if (placed := _placed(shape)) is not None),
        tuple(_inked(shapes)),
    )


def is_title(shape: etree._Element) -> bool:
    """Return True for a shape in the title placeholder."""
    placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return placeholder is not None and placeholder.get("type") in _TITLES


def text_of(shape: etree._Element) -> str:
    """Return the words in a shape, paragraphs joined by spaces."""
    return " ".join(
        "".join(text.text or "" for text in paragraph.iter(f"{A}t")) for paragraph in shape.iter(f"{A}p")
    ).strip()


def name_of(shape: etree._Element) -> str:
    """Return a shape's name."""
    named = next(shape.iter(tags.SHAPE_NAME), None)
    return "" if named is None else named.get("name", "")


def _placed(shape: etree._Element) -> Placed | None:
    place = next((found for path in _PLACES if (found := shape.find(path)) is not None), None)
    if place is None:
        return None
    at, size = place.find(f"{A}off"), place.find(f"{A}ext")
    if at is None or size is None:
        return None
    numbers = [at.get("x"), at.get("y"), size.get("cx"), size.get("cy")]
    if not all(number and number.lstrip("-").isdecimal() for number in numbers):
        return None
    x, y, w, h = (int(number) for number in numbers if number)
    turned = place.get("rot", "0").lstrip("-")
    angle = int(turned) if turned.isdecimal() else 0
    return Placed(name_of(shape), x, y, w, h, is_title(shape), bool(text_of(shape)), angle)


def _inked(shapes: list[etree._Element]) -> Iterator[Inked]:
    for top in shapes:
        for shape in top.iter(f"{P}sp"):
            ground = _colour(shape.find(f"{P}spPr/{_FILL}"))
            for run in shape.iter(f"{A}r") if ground else ():
                style = run.find(f"{A}rPr")
                ink = "" if style is None else _colour(style.find(_FILL))
                if style is not None and ink:
                    yield Inked(run.findtext(f"{A}t") or "", ink, ground, _is_large(style))


def _is_large(style: etree._Element) -> bool:
    size = style.get("sz", "")
    least = _LARGE_BOLD if style.get("b") == "1" else _LARGE
    return not size.isdecimal() or int(size) >= least


def _colour(fill: etree._Element | None) -> str:
    """A theme slot or six digits; empty for a colour that is mixed, dimmed or see-through."""
    if fill is None or len(fill) != 1 or len(fill[0]):
        return ""
    return fill[0].get("val", "") if fill[0].tag in (f"{A}srgbClr", f"{A}schemeClr") else ""
