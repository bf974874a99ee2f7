"""How text levels inherit: layout over master over its text styles (ECMA-376 part 1, 19.3.1.52, 21.1.2.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from deckgen.master.opc import parse_xml
from deckgen.template import Spacing, TextStyle, Theme

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LEVELS = 5
"""Text levels that are read; PowerPoint has nine and shows five."""

_DEFAULT_SIZE = 18.0
_SCHEME = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_BULLETS = {f"{A}buNone": False, f"{A}buChar": True, f"{A}buAutoNum": True, f"{A}buBlip": True}
_SIDES = {"l": "l", "ctr": "ctr", "r": "r", "just": "just", "dist": "dist"}


class Look(NamedTuple):
    """What one place says of a text level; None where it says nothing. Gaps are pt, or a part of the size."""

    size: float | None = None
    bold: bool | None = None
    face: str | None = None
    east_asian_face: str | None = None
    colour: str | None = None
    spacing: Spacing | None = None
    before: tuple[float, bool] | None = None
    after: tuple[float, bool] | None = None
    align: str | None = None
    margin_left: int | None = None
    indent: int | None = None
    bullet: bool | None = None

    def over(self, lower: Look) -> Look:
        """Return this look with what it leaves open taken from the lower one."""
        if self == _SILENT or lower == _SILENT:
            return lower if self == _SILENT else self
        return Look._make(below if own is None else own for own, below in zip(self, lower, strict=True))


_SILENT = Look()
Looks = tuple[Look, ...]
"""The looks of levels 1 to 5."""

NOTHING: Looks = (_SILENT,) * LEVELS


def looks_in(style: etree._Element | None, colours: Mapping[str, str]) -> Looks:
    """Return what a list style (``a:lstStyle``, ``p:bodyStyle``, ...) says of each level."""
    if style is None or not len(style):
        return NOTHING
    return _looks_said(etree.tostring(style, with_tail=False), tuple(colours.items()))


@lru_cache(maxsize=256)
def _looks_said(markup: bytes, named: tuple[tuple[str, str], ...]) -> Looks:
    """The looks of a list style: a template says the same of hundreds of placeholders."""
    style, colours = parse_xml(markup), dict(named)
    default = _look(style.find(f"{A}defPPr"), colours)
    return tuple(
        _look(style.find(f"{A}lvl{number}pPr"), colours).over(default) for number in range(1, LEVELS + 1)
    )


def stacked(layers: Iterable[Looks]) -> Looks:
    """Return the levels with each layer, from lowest to highest, laid over the ones before."""
    result = NOTHING
    for layer in layers:
        if layer is NOTHING:
            continue
        result = tuple(upper.over(lower) for upper, lower in zip(layer, result, strict=True))
    return result


def text_style(look: Look, theme: Theme, east_asian: Mapping[str, str]) -> TextStyle:
    """Return the finished style; ``east_asian`` has the theme's heading and body faces as ``mj``, ``mn``."""
    size = look.size or _DEFAULT_SIZE
    return TextStyle(
        size=size,
        bold=bool(look.bold),
        face=_face(look.face or "+mn-lt", {"mj": theme.heading_face, "mn": theme.body_face}),
        east_asian_face=_face(look.east_asian_face or "+mn-ea", east_asian),
        colour=look.colour or "dk1",
        spacing=look.spacing or Spacing(),
        before=_gap(look.before, size),
        after=_gap(look.after, size),
        align=look.align or "l",
        margin_left=look.margin_left or 0,
        indent=look.indent or 0,
        bullet=bool(look.bullet),
    )


def colour_in(parent: etree._Element | None, colours: Mapping[str, str]) -> str | None:
    """Return an element's solid fill: the theme slot by the colour map, or a literal's hex digits."""
    fill = None if parent is None else parent.find(f"{A}solidFill")
    if fill is None:
        return None
    scheme = fill.find(f"{A}schemeClr")
    if scheme is not None:
        name = scheme.get("val", "")
        return colours.get(name) or _SCHEME.get(name, name)
    literal = fill.find(f"{A}srgbClr")
    return None if literal is None else literal.get("val", "").upper()


def _look(level: etree._Element | None, colours: Mapping[str, str]) -> Look:
    if level is None:
        return _SILENT
    run = level.find(f"{A}defRPr")
    return Look(
        size=_hundredths(run, "sz"),
        bold=_flag(run, "b"),
        face=_typeface(run, "latin"),
        east_asian_face=_typeface(run, "ea"),
        colour=colour_in(run, colours),
        spacing=_spacing(level.find(f"{A}lnSpc")),
        before=_amount(level.find(f"{A}spcBef")),
        after=_amount(level.find(f"{A}spcAft")),
        align=_SIDES.get(level.get("algn", "")),
        margin_left=_whole(level, "marL"),
        indent=_whole(level, "indent"),
        bullet=next((_BULLETS[child.tag] for child in level if child.tag in _BULLETS), None),
    )


def _hundredths(element: etree._Element | None, name: str) -> float | None:
    value = None if element is None else element.get(name)
    return None if value is None else int(value) / 100


def _flag(element: etree._Element | None, name: str) -> bool | None:
    value = None if element is None else element.get(name)
    return None if value is None else value in ("1", "true", "on")


def _whole(element: etree._Element, name: str) -> int | None:
    value = element.get(name)
    return None if value is None else int(value)


def _typeface(run: etree._Element | None, script: str) -> str | None:
    font = None if run is None else run.find(f"{A}{script}")
    return None if font is None else font.get("typeface") or None


def _face(typeface: str, themed: Mapping[str, str]) -> str:
    return themed[typeface[1:3]] if typeface[:3] in ("+mj", "+mn") else typeface


def _spacing(element: etree._Element | None) -> Spacing | None:
    amount = _amount(element)
    if amount is None:
        return None
    value, relative = amount
    return Spacing(percent=value * 100) if relative else Spacing(points=value)


def _amount(element: etree._Element | None) -> tuple[float, bool] | None:
    """Return a spacing in pt, or as a part of the size; percents stand as 1000ths or with a sign."""
    if element is None:
        return None
    points = element.find(f"{A}spcPts")
    if points is not None:
        return int(points.get("val", "0")) / 100, False
    percent = element.find(f"{A}spcPct")
    if percent is None:
        return None
    value = percent.get("val", "0")
    return (float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100000), True


def _gap(amount: tuple[float, bool] | None, size: float) -> float:
    if amount is None:
        return 0.0
    value, relative = amount
    return value * size if relative else value
