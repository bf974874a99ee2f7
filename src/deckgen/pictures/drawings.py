"""SVG drawings as pixels, fine enough for a whole slide; nothing they name outside themselves is read."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree

from deckgen.pictures.vectors import plain_drawing

LONGER, SHORTER = 2934, 1650
"""The least pixels of the sides: a slide's width and height at 220 an inch, for any crop of it."""

_LONGEST = 8000
_UNITS_PER_INCH = 96

MOST_BYTES = 5 * 2**20
MOST_SECONDS = 8
"""How long a drawing may keep the processor; a legitimate one takes a second or two."""

_BUSY = 8
"""How many times longer the clock may run meanwhile: machines are busy, and some limit no processor."""

_TOO_LONG = "takes too long to draw, or too much memory"
_MOST_PARTS = 100_000
STEEPEST = 40
"""How many times longer than the other one side of a picture may be."""

_REFUSED = {
    "script": "runs a script",
    "foreignObject": "holds a web page's parts",
    "image": "holds another picture",
    "text": "holds text, which looks as meant only with its font",
    "filter": "holds a filter effect",
    "animate": "moves",
    "set": "moves",
}
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#|['\"])|@import", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[+-]?[0-9]+)?)\s*(?:px|pt|mm|cm|in|pc)?\s*", re.IGNORECASE)


class DrawingError(ValueError):
    """Raised where a drawing is not drawn; its text says why."""


def is_drawing(data: bytes, file: str) -> bool:
    """Return True for an SVG file, by its name or by how it begins."""
    return file.lower().endswith((".svg", ".svgz")) or b"<svg" in data[:1024]


def draw_svg(data: bytes) -> tuple[bytes, bytes | None]:
    """Return the drawing as a PNG, and itself written anew where it is plain enough to go into a deck.

    Raises DrawingError with the reason.
    """
    if len(data) > MOST_BYTES:
        raise DrawingError(f"is larger than {MOST_BYTES >> 20} MB")
    if data.startswith(b"\x1f\x8b"):
        raise DrawingError("is packed (.svgz)")
    if b"<!DOCTYPE" in data.replace(_PLAIN_DOCTYPE, b"") or b"<!ENTITY" in data:
        raise DrawingError("has a document type of its own")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DrawingError(f"is no sound XML ({error})") from None
    if _name(root) != "svg":
        raise DrawingError("is no SVG drawing")
    _refuse(root)
    wide, high = _size(root)
    scale = max(LONGER / max(wide, high), SHORTER / min(wide, high))
    scale = min(scale, _LONGEST / max(wide, high))
    drawn = _drawn(data, max(1, round(wide * scale)), max(1, round(high * scale)))
    return drawn, plain_drawing(root)


_PLAIN_DOCTYPE = (
    b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
)


def _drawn(data: bytes, width: int, height: int) -> bytes:
    """The drawing as a PNG, drawn in a process of its own: a hostile one could take hours or all memory."""
    text = data.replace(_PLAIN_DOCTYPE, b"").decode("utf-8-sig", "strict").encode()
    try:
        drawn = subprocess.run(
            [sys.executable, "-c", _DRAW, *map(str, (MOST_SECONDS, width, height, _UNITS_PER_INCH))],
            input=text,
            capture_output=True,
            timeout=MOST_SECONDS * _BUSY,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DrawingError(_TOO_LONG) from None
    if drawn.returncode < 0 and not drawn.stdout:
        raise DrawingError(_TOO_LONG)
    if not drawn.stdout.startswith(b"\x89PNG"):
        last = drawn.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise DrawingError(f"cannot be drawn ({last or 'the renderer gave up'})")
    return drawn.stdout


_DRAW = """
import contextlib, sys
with contextlib.suppress(ImportError, ValueError):
    import resource
    seconds = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (2**30, 2**30))
import resvg_py
width, height, dpi = map(int, sys.argv[2:])
text = sys.stdin.buffer.read().decode()
png = resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True, width=width, height=height, dpi=dpi)
sys.stdout.buffer.write(bytes(png))
"""


def _refuse(root: ElementTree.Element) -> None:
    for element in root.iter():
        if reason := _REFUSED.get(_name(element)):
            raise DrawingError(reason)
        for name, value in element.attrib.items():
            if (name in _HREFS and not value.startswith("#")) or _ELSEWHERE.search(value):
                raise DrawingError("names something outside itself")
        if _name(element) == "style" and _ELSEWHERE.search(element.text or ""):
            raise DrawingError("names something outside itself")
    if _parts(root) > _MOST_PARTS:
        raise DrawingError("has more parts than can be meant")


def _parts(root: ElementTree.Element) -> int:
    """How many parts are drawn, those that are used again counted each time; a loop counts as endless."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[int, int] = {}

    def count(element: ElementTree.Element, depth: int) -> int:
        if id(element) in known:
            return known[id(element)]
        if depth > 200:
            return _MOST_PARTS + 1
        known[id(element)] = _MOST_PARTS + 1  # until it is counted: met again, it is a loop
        total = 1 + sum(count(child, depth + 1) for child in element)
        if _name(element) == "use":
            used = named.get(next((element.get(href, "") for href in _HREFS if element.get(href)), "")[1:])
            total += count(used, depth + 1) if used is not None else 0
        known[id(element)] = min(total, _MOST_PARTS + 1)
        return known[id(element)]

    return count(root, 0)


def _size(root: ElementTree.Element) -> tuple[float, float]:
    box = [float(part) for part in re.findall(r"-?[0-9.]+(?:e[+-]?[0-9]+)?", root.get("viewBox", ""))[:4]]
    said = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if said[0] and said[1]:
        wide, high = float(said[0][1]), float(said[1][1])
    elif len(box) == 4:
        wide, high = box[2], box[3]
    else:
        raise DrawingError("does not say how large it is")
    if not (wide > 0 and high > 0 and max(wide, high) / min(wide, high) <= STEEPEST):
        raise DrawingError("has no size that a slide can show")
    return wide, high


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
