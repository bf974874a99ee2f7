"""Axes, the plot's place and the legend: what every chart with axes shares."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from msgspec import Struct

from deckgen.compile.charts.data import add_across_name
from deckgen.compile.charts.paint import RULE, Paint, add_stroke
from deckgen.compile.charts.text import add_text_look
from deckgen.compile.charts.tree import Element, Finished, add
from deckgen.fit.chart_room import Room, least_step
from deckgen.fit.fitted import PlacedChart

_PLAIN = Context(prec=4)
_PLAIN_UP = Context(prec=4, rounding=ROUND_CEILING)
_NAMES_APART = 60
_TICKS = 5
MOST_NUMBERS = 10
"""Renderers give an axis five to ten numbers."""

_HARDLY_TURNED = 1
"""A sixty-thousandth of a degree, as LibreOffice breaks names below a plot that are quite level into letters;
beside one it would cut them."""


class Margins(Struct, frozen=True):
    """What is kept free around the inner plot, in pt, for names, labels and the legend."""

    left: float
    top: float
    right: float
    bottom: float


class Scale(Struct, frozen=True):
    """The value axis: its ends and the step of its numbers where they are fixed, and whether these show."""

    shown: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Decimal | None = None


def axis_ids(placed: PlacedChart) -> tuple[int, int]:
    """Return positive ids for the two axes, of this chart only: they come from its name and content."""
    chart = placed.chart
    texts = [placed.name, chart.chart_type, *(category.text for category in chart.categories)]
    for series in chart.series:
        texts += [series.name.text, *map(str, series.values)]
    first = int.from_bytes(hashlib.sha256("\n".join(texts).encode()).digest()[:4], "big") >> 2
    return 2 * first + 1, 2 * first + 2


def zero_based(values: Sequence[Decimal], below: float = 0.0, above: float | None = None) -> Scale:
    """Return the scale on which a bar's length is its value: zero is an end, or inside.

    ``below`` is the share of the axis kept free under the least negative value, for its label; ``above`` that
    over the greatest, where no value is negative; None leaves that end to the renderer.
    """
    least, most = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if least >= 0:
        if above is None or most <= 0:
            return Scale(low=Decimal(0))
        free = Decimal(str(round(1 - above, 3)))
        return Scale(low=Decimal(0), high=_PLAIN_UP.plus(most / free))
    share = Decimal(str(round(below, 3)))
    low = least - (max(most, Decimal(0)) - least) * share / (1 - share)
    return Scale(low=_PLAIN.plus(low) if share else None, high=Decimal(0) if most <= 0 else None)


def whole_unit(values: Sequence[Decimal], number_format: str) -> Decimal | None:
    """Return the step of an axis' numbers where a renderer's own would show a number twice, as in 0, 1, 1.

    ``values`` are all that the axis must reach, zero among them where it does.
    """
    least = least_step(number_format)
    return least if least and max(values) - min(values) < MOST_NUMBERS * least else None


_NO_VALUES = (Decimal(0),)


def level_zeros(
    columns: Sequence[Decimal], line: Sequence[Decimal], formats: tuple[str, str]
) -> tuple[Scale, Scale]:
    """Return two scales side by side, zero at one height on both and their numbers beside each other."""
    both = (columns or _NO_VALUES, line or _NO_VALUES)
    pairs = [(values, _step_of(values, form)) for values, form in zip(both, formats, strict=True)]
    low = min((*(_parts(min(values), step, ROUND_FLOOR) for values, step in pairs), Decimal(0)))
    high = max((*(_parts(max(values), step, ROUND_CEILING) for values, step in pairs), Decimal(0)))
    first, second = (Scale(True, low * step, high * step, step) for _, step in pairs)
    return first, second


def _parts(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).to_integral_value(rounding)


def _step_of(values: Sequence[Decimal], number_format: str) -> Decimal:
    return round_step(max(map(abs, values)) or Decimal(1), least_step(number_format))


def round_step(reach: Decimal, least: Decimal | None = None) -> Decimal:
    """Return a round step, five or fewer of which make ``reach``, of at least ``least``."""
    step = Decimal(1).scaleb((reach / _TICKS).adjusted())
    step *= next(factor for factor in (1, 2, 5, 10) if factor * step * _TICKS >= reach)
    return max(step, least or step)


def add_layout(plot: Element, margins: Margins, room: Room) -> None:
    """Append the place of the inner plot, so that names and labels have the room that was measured."""
    layout = add(add(plot, "c:layout"), "c:manualLayout")
    add(layout, "c:layoutTarget", {"val": "inner"})
    add(layout, "c:xMode", {"val": "edge"})
    add(layout, "c:yMode", {"val": "edge"})
    wide = max(room.width - margins.left - margins.right, room.width * 0.2)
    high = max(room.height - margins.top - margins.bottom, room.height * 0.2)
    shares = (margins.left / room.width, margins.top / room.height, wide / room.width, high / room.height)
    for name, share in zip("xywh", shares, strict=True):
        add(layout, f"c:{name}", {"val": f"{share:.4f}"})


def add_category_axis(
    plot: Element, placed: PlacedChart, *, sideways: bool, step: int = 1, hidden: bool = False
) -> None:
    """Append the category axis: a thin rule, no ticks, names at the low end; sideways reads from the top."""
    own, other = axis_ids(placed)
    axis = add(plot, "c:catAx")
    add(axis, "c:axId", {"val": own})
    add(add(axis, "c:scaling"), "c:orientation", {"val": "maxMin" if sideways else "minMax"})
    add(axis, "c:delete", {"val": int(hidden)})
    add(axis, "c:axPos", {"val": "l" if sideways else "b"})
    add(axis, "c:numFmt", {"formatCode": "General", "sourceLinked": 0})
    axis.children += _LOW
    axis.children.append(_RULED)
    add_text_look(axis, placed, turn=0 if sideways or step == 1 else _HARDLY_TURNED)
    add(axis, "c:crossAx", {"val": other})
    add(axis, "c:crosses", {"val": "autoZero"})
    add(axis, "c:auto", {"val": 0})
    add(axis, "c:lblAlgn", {"val": "ctr"})
    add(axis, "c:lblOffset", {"val": _NAMES_APART})
    add(axis, "c:tickLblSkip", {"val": step})
    add(axis, "c:noMultiLvlLbl", {"val": 1})


def add_value_axis(
    plot: Element,
    placed: PlacedChart,
    scale: Scale,
    *,
    sideways: bool,
    crossing: str = "between",
    far: bool = False,
    apart: bool = False,
) -> None:
    """Append the value axis: deleted where labels are direct, otherwise numbers without line and grid.

    ``crossing`` says whether it meets the categories between them or in their middle (ECMA-376 part 1,
    21.2.3.10); ``far`` stands on the right and is never deleted, as LibreOffice would then draw its series by
    the other axis; ``apart`` keeps its numbers off what stands on it, by ticks that are not seen.
    """
    other, own = axis_ids(placed)
    axis = add(plot, "c:valAx")
    add(axis, "c:axId", {"val": own})
    _add_scaling(axis, scale)
    add(axis, "c:delete", {"val": int(not scale.shown and not far)})
    add(axis, "c:axPos", {"val": "b" if sideways else "r" if far else "l"})
    add(axis, "c:numFmt", {"formatCode": placed.chart.number_format, "sourceLinked": 0})
    axis.children += _UNNAMED if far and not scale.shown else _APART if apart else _NEXT_TO
    axis.children.append(_UNRULED)
    add_text_look(axis, placed)
    add(axis, "c:crossAx", {"val": other})
    add(axis, "c:crosses", {"val": "max" if sideways or far else "min"})
    add(axis, "c:crossBetween", {"val": crossing})
    if scale.unit is not None:
        add(axis, "c:majorUnit", {"val": f"{scale.unit:f}"})


def add_across_axis(plot: Element, placed: PlacedChart, scale: Scale) -> None:
    """Append the horizontal axis of a scatter chart, with its numbers and its name from the workbook."""
    own, other = axis_ids(placed)
    axis = add(plot, "c:valAx")
    add(axis, "c:axId", {"val": own})
    _add_scaling(axis, scale)
    add(axis, "c:delete", {"val": 0})
    add(axis, "c:axPos", {"val": "b"})
    title = add(axis, "c:title")
    add_across_name(title, placed.chart)
    add(title, "c:overlay", {"val": 0})
    add_text_look(title, placed)
    add(axis, "c:numFmt", {"formatCode": "General", "sourceLinked": 0})
    axis.children += _LOW
    axis.children.append(_RULED)
    add_text_look(axis, placed)
    add(axis, "c:crossAx", {"val": other})
    add(axis, "c:crosses", {"val": "min"})
    add(axis, "c:crossBetween", {"val": "midCat"})


def _add_scaling(axis: Element, scale: Scale) -> None:
    scaling = add(axis, "c:scaling")
    add(scaling, "c:orientation", {"val": "minMax"})
    for name, end in (("max", scale.high), ("min", scale.low)):
        if end is not None:
            add(scaling, f"c:{name}", {"val": f"{end:f}"})


def _ticks(labels: str, major: str = "none") -> tuple[Element, ...]:
    axis = Element("c:catAx")
    add(axis, "c:majorTickMark", {"val": major})
    add(axis, "c:minorTickMark", {"val": "none"})
    add(axis, "c:tickLblPos", {"val": labels})
    return tuple(map(Finished, axis.children))


def _look(paint: Paint | None) -> Element:
    properties = Element("c:spPr")
    add_stroke(properties, paint, 1.0)
    return Finished(properties)


_LOW, _NEXT_TO, _UNNAMED = _ticks("low"), _ticks("nextTo"), _ticks("none")
_APART = _ticks("nextTo", "out")
_RULED, _UNRULED = _look(RULE), _look(None)
