"""Drawn text boxes, panels, lines, ellipses and outlines, and groups of them that are one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from deckgen.compile.markup import fill, identity, place
from deckgen.compile.references import References
from deckgen.compile.text import text_paragraphs
from deckgen.fit.fitted import Drawn, Ellipse, Freeform, Group, Line, Strokes, TextBox
from deckgen.template import EMU_PER_PT
from deckgen.xml_text import quoted

_OWN_FORM = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
)
_OWN_FORM_ENDS = "</a:path></a:pathLst></a:custGeom>"
_POINT = '<a:pt x="%d" y="%d"/>'
_MOVE, _LINE = f"<a:moveTo>{_POINT}</a:moveTo>", f"<a:lnTo>{_POINT}</a:lnTo>"


def drawn_shape(shape: Drawn, shape_ids: Iterator[int], references: References) -> str:
    """Return one drawn shape with the next id."""
    if isinstance(shape, TextBox):
        return _text_box(shape, next(shape_ids), references)
    return _DECORATIONS[type(shape)](shape, next(shape_ids))


def drawn_group(group: Group, shape_ids: Iterator[int], references: References) -> str:
    """Return a group with one alternative text; its shapes keep the slide's own coordinates."""
    own, box = identity(next(shape_ids), group.name, group.alt), group.box
    inside = f'<a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.w}" cy="{box.h}"/>'
    shapes = "".join([drawn_shape(shape, shape_ids, references) for shape in group.shapes])
    return (
        f"<p:grpSp><p:nvGrpSpPr>{own}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{place(box)}{inside}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
    )


def _text_box(box: TextBox, shape_id: int, references: References) -> str:
    """A text box neither grows nor shrinks; one without text is a panel, hence decoration."""
    own = identity(shape_id, box.name, decorative=not box.paragraphs)
    kind = ' txBox="1"' if box.paragraphs and box.preset == "rect" else ""
    adjust = "<a:avLst/>"
    if box.adjust is not None:
        adjust = f'<a:avLst><a:gd name="adj" fmla="val {box.adjust}"/></a:avLst>'
    form = f'<a:prstGeom prst="{quoted(box.preset)}">{adjust}</a:prstGeom>'
    insets = box.insets
    room = f'lIns="{insets.left}" tIns="{insets.top}" rIns="{insets.right}" bIns="{insets.bottom}"'
    body = (
        f'<a:bodyPr wrap="square" {room} rtlCol="0" anchor="{quoted(box.anchor)}"><a:noAutofit/></a:bodyPr>'
    )
    return (
        f"<p:sp><p:nvSpPr>{own}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr><a:xfrm>{place(box.box)}</a:xfrm>{form}{fill(box.fill)}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle/>{text_paragraphs(box.paragraphs, references)}</p:txBody></p:sp>"
    )


def _line(line: Line, shape_id: int) -> str:
    """A straight connector across the line's box."""
    own = identity(shape_id, line.name, decorative=True)
    stroke = f'<a:ln w="{_emu(line.weight)}">{fill(line.colour)}</a:ln>'
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{own}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm>{place(line.box)}"
        f'</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroke}</p:spPr></p:cxnSp>'
    )


def _ellipse(ellipse: Ellipse, shape_id: int) -> str:
    form = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    return _decoration(ellipse, shape_id, f"{form}{_paint(ellipse)}")


def _freeform(freeform: Freeform, shape_id: int) -> str:
    """One shape of all the outlines, so that an outline inside another is a hole."""
    outlines = "".join(
        [
            f"{_MOVE}{_LINE * (len(outline) - 1)}<a:close/>" % tuple(chain.from_iterable(outline))
            for outline in freeform.paths
            if outline
        ]
    )
    path = f'<a:path w="{freeform.box.w}" h="{freeform.box.h}">{outlines}'
    paint = _paint(freeform, freeform.luminance)
    return _decoration(freeform, shape_id, f"{_OWN_FORM}{path}{_OWN_FORM_ENDS}{paint}")


def _strokes(strokes: Strokes, shape_id: int) -> str:
    """One shape of all the lines and curves, without a fill."""
    segments = "".join(
        [_stroke(number, group) for path in strokes.paths for number, group in enumerate(path)]
    )
    path = f'<a:path w="{strokes.box.w}" h="{strokes.box.h}" fill="none">{segments}'
    line = f'<a:ln w="{_emu(strokes.weight)}" cap="rnd">{fill(strokes.line)}<a:round/></a:ln>'
    return _decoration(strokes, shape_id, f"{_OWN_FORM}{path}{_OWN_FORM_ENDS}<a:noFill/>{line}")


def _stroke(number: int, group: tuple[int, ...]) -> str:
    if not group:
        return "<a:close/>"
    if number and len(group) > 2:
        return f"<a:cubicBezTo>{_POINT * (len(group) // 2)}</a:cubicBezTo>" % group
    return (_LINE if number else _MOVE) % group


def _decoration(drawn: Ellipse | Freeform | Strokes, shape_id: int, look: str) -> str:
    own = identity(shape_id, drawn.name, decorative=True)
    return (
        f"<p:sp><p:nvSpPr>{own}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr><a:xfrm>{place(drawn.box)}</a:xfrm>{look}</p:spPr></p:sp>"
    )


def _paint(drawn: Ellipse | Freeform, luminance: int = 100) -> str:
    weight = f' w="{_emu(drawn.weight)}"' if drawn.line else ""
    return f"{fill(drawn.fill, luminance)}<a:ln{weight}>{fill(drawn.line)}</a:ln>"


def _emu(points: float) -> int:
    return round(points * EMU_PER_PT)


_DECORATIONS: dict[type, Callable[[Any, int], str]] = {
    Line: _line,
    Ellipse: _ellipse,
    Freeform: _freeform,
    Strokes: _strokes,
}
