"""Write src/deckgen/data/icons/lucide.json from Lucide's icons: for developers, not for builds.

The icons are those of the npm package lucide-static 1.62.0 (ISC), which is fetched for a run only::

    npm pack lucide-static@1.62.0 && tar xzf lucide-static-1.62.0.tgz
    python tools/make_icons.py package/icons

An icon is a list of strokes on a field of 24 x 24, in hundredths; a stroke is flat numbers in groups of
two (a point to move or draw a line to) or six (a cubic curve), and an empty group where it closes.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

OUT = Path(__file__).parent.parent / "src" / "deckgen" / "data" / "icons" / "lucide.json"

CHOSEN = {
    "policy": "landmark", "law": "scale", "approval": "circle-check", "document": "file-text",
    "agreement": "handshake", "safety": "shield-check", "target": "target", "flag": "flag",
    "talent": "graduation-cap", "school": "school", "book": "book-open", "people": "users",
    "person": "user", "family": "baby", "languages": "languages", "jobs": "briefcase",
    "worker": "hard-hat", "chip": "cpu", "data": "database", "server": "server", "network": "network",
    "wifi": "wifi", "robot": "bot", "brain": "brain", "research": "microscope", "flask": "flask-conical",
    "bulb": "lightbulb", "rocket": "rocket", "award": "award", "factory": "factory", "gear": "cog",
    "tools": "wrench", "warehouse": "warehouse", "parcel": "package", "container": "container",
    "truck": "truck", "ship": "ship", "anchor": "anchor", "plane": "plane", "train": "train-front",
    "bus": "bus", "car": "car", "route": "route", "fuel": "fuel", "leaf": "leaf", "sprout": "sprout",
    "wheat": "wheat", "fish": "fish", "tree": "tree-pine", "mountain": "mountain", "water": "droplet",
    "waves": "waves-horizontal", "sun": "sun", "wind": "wind", "bolt": "zap", "battery": "battery-charging",
    "recycle": "recycle", "shop": "store", "bag": "shopping-bag", "coin": "coins", "money": "banknote",
    "chart": "chart-column", "growth": "trending-up", "building": "building-2", "house": "house",
    "hospital": "hospital", "heart": "heart", "hotel": "hotel", "bed": "bed", "food": "utensils",
    "camera": "camera", "ticket": "ticket", "map-pin": "map-pin", "globe": "globe", "calendar": "calendar",
    "clock": "clock", "search": "search", "key": "key", "lock": "lock", "phone": "phone", "mail": "mail",
    "warning": "triangle-alert",
}  # fmt: skip
"""Our name for an icon, and Lucide's."""

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]
Stroke = list[list[float]]


def commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of an SVG path with its numbers; a repeated one is told anew."""
    for name, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        need = _NUMBERS[name.upper()]
        if need == 0:
            yield name, []
            continue
        numbers = list(_arc_numbers(rest) if name in "aA" else map(float, _TOKEN.findall(rest)))
        for at in range(0, len(numbers), need):
            again = {"M": "L", "m": "l"}.get(name, name) if at else name
            yield again, numbers[at : at + need]


def _arc_numbers(text: str) -> Iterator[float]:
    """The numbers of arcs, whose two flags may stand without a space before what follows."""
    number = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
    gap = r"[\s,]*"
    for found in re.finditer(gap.join(["", f"({number})"] + [f"({number})"] * 2 + ["([01])"] * 2 +
                                      [f"({number})"] * 2), text):  # fmt: skip
        yield from map(float, found.groups())


def strokes_of(data: str) -> list[Stroke]:
    """Return the strokes of an SVG path, every curve as a cubic one."""
    strokes: list[Stroke] = []
    x = y = 0.0
    control: Point | None = None
    for name, numbers in commands(data):
        relative, kind = name.islower(), name.upper()
        base = (x, y) if relative else (0.0, 0.0)
        if kind == "Z":
            strokes[-1].append([])
            x, y = strokes[-1][0]
            strokes.append([[x, y]])
            control = None
            continue
        if kind == "M":
            x, y = numbers[0] + base[0], numbers[1] + base[1]
            strokes.append([[x, y]])
            control = None
            continue
        segments, control = _segments(kind, numbers, base, (x, y), control)
        strokes[-1] += segments
        x, y = segments[-1][-2:]
    return [stroke for stroke in strokes if len(stroke) > 1]


def _segments(
    kind: str, numbers: list[float], base: Point, here: Point, control: Point | None
) -> tuple[list[list[float]], Point | None]:
    """The lines or curves of one command, and the control point that a smooth one after it mirrors."""
    x, y = here
    if kind == "H":
        return [[numbers[0] + base[0], y]], None
    if kind == "V":
        return [[x, numbers[0] + base[1]]], None
    if kind == "A":
        end = (numbers[5] + base[0], numbers[6] + base[1])
        return list(arc(here, end, numbers[0], numbers[1], numbers[2], *map(bool, numbers[3:5]))), None
    placed = [value + base[place % 2] for place, value in enumerate(numbers)]
    if kind == "L":
        return [placed], None
    if kind == "S":
        placed = [*((2 * x - control[0], 2 * y - control[1]) if control else here), *placed]
    if kind in "CS":
        return [placed], (placed[2], placed[3])
    if kind in "QT":
        bend = placed[:2] if kind == "Q" else [2 * x - control[0], 2 * y - control[1]] if control else [x, y]
        return [_raised(here, [*bend, *placed[-2:]])], (bend[0], bend[1])
    raise ValueError(f"no icon chosen so far has the command {kind}")


def _raised(start: Point, quadratic: list[float]) -> list[float]:
    """A quadratic curve as a cubic one."""
    bend, end = quadratic[:2], quadratic[2:]
    first = [a + (b - a) * 2 / 3 for a, b in zip(start, bend, strict=True)]
    second = [a + (b - a) * 2 / 3 for a, b in zip(end, bend, strict=True)]
    return [*first, *second, *end]


def arc(
    start: Point, end: Point, rx: float, ry: float, turn: float, large: bool, sweep: bool
) -> Iterator[list[float]]:
    """Yield an elliptical arc as cubic curves of at most a quarter turn (SVG 2, appendix B.2.4)."""
    phi = math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    u, v = cos * dx + sin * dy, cos * dy - sin * dx
    grown = max(1.0, math.sqrt(u * u / (rx * rx) + v * v / (ry * ry)))
    rx, ry = rx * grown, ry * grown
    rest = rx * rx * ry * ry - rx * rx * v * v - ry * ry * u * u
    share = math.sqrt(max(0.0, rest) / (rx * rx * v * v + ry * ry * u * u))
    share = -share if large == sweep else share
    cu, cv = share * rx * v / ry, -share * ry * u / rx
    cx = cos * cu - sin * cv + (start[0] + end[0]) / 2
    cy = sin * cu + cos * cv + (start[1] + end[1]) / 2
    first = math.atan2((v - cv) / ry, (u - cu) / rx)
    angle = math.atan2((-v - cv) / ry, (-u - cu) / rx) - first
    angle += 2 * math.pi if sweep and angle < 0 else -2 * math.pi if not sweep and angle > 0 else 0
    parts = max(1, math.ceil(abs(angle) / (math.pi / 2) - 1e-9))

    def at(s: float, t: float) -> Point:
        return cx + cos * rx * s - sin * ry * t, cy + sin * rx * s + cos * ry * t

    step = angle / parts
    reach = 4 / 3 * math.tan(step / 4)
    for number in range(parts):
        one, two = first + number * step, first + (number + 1) * step
        c1 = at(math.cos(one) - reach * math.sin(one), math.sin(one) + reach * math.cos(one))
        c2 = at(math.cos(two) + reach * math.sin(two), math.sin(two) - reach * math.cos(two))
        yield [*c1, *c2, *at(math.cos(two), math.sin(two))]


def path_of(element: ElementTree.Element) -> str:
    """Return a drawing element as the data of an SVG path."""

    def given(name: str) -> float:
        return float(element.get(name, "0"))

    kind = element.tag.rpartition("}")[2]
    if kind == "path":
        return element.get("d", "")
    if kind in ("polyline", "polygon"):
        return f"M {element.get('points')}" + (" Z" if kind == "polygon" else "")
    if kind == "line":
        return f"M {given('x1')} {given('y1')} L {given('x2')} {given('y2')}"
    if kind in ("circle", "ellipse"):
        rx, ry = (given("r"), given("r")) if kind == "circle" else (given("rx"), given("ry"))
        left, right, y = given("cx") - rx, given("cx") + rx, given("cy")
        return f"M {left} {y} A {rx} {ry} 0 1 1 {right} {y} A {rx} {ry} 0 1 1 {left} {y} Z"
    if kind == "rect":
        x, y, w, h, r = given("x"), given("y"), given("width"), given("height"), given("rx") or given("ry")
        if not r:
            return f"M {x} {y} h {w} v {h} h {-w} Z"
        corner = f"a {r} {r} 0 0 1"
        return (
            f"M {x + r} {y} h {w - 2 * r} {corner} {r} {r} v {h - 2 * r} {corner} {-r} {r} "
            f"h {2 * r - w} {corner} {-r} {-r} v {2 * r - h} {corner} {r} {-r} Z"
        )
    raise ValueError(f"no icon chosen so far has a {kind}")


def icon(svg: str) -> list[list[list[int]]]:
    """Return an icon's strokes in hundredths of its units."""
    strokes = (stroke for element in ElementTree.fromstring(svg) for stroke in strokes_of(path_of(element)))
    return [[[round(value * 100) for value in group] for group in stroke] for stroke in strokes]


def main() -> None:
    """Write the chosen icons, one a line."""
    folder = Path(sys.argv[1])
    drawn = {name: icon((folder / f"{CHOSEN[name]}.svg").read_text("utf-8")) for name in sorted(CHOSEN)}
    lines = [f'"{name}": {json.dumps(strokes, separators=(",", ":"))}' for name, strokes in drawn.items()]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(lines)} icons, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
