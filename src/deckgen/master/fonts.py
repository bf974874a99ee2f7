"""Faces of the project's own: a font file measured once, and the rulers that builds read from then on."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from deckgen.diagnostics import Checked, Finding, Where
from deckgen.fit.rulers import FaceRuler, Ruler, Rulers, face_ruler, has_east_asian
from deckgen.workspace import Workspace

RULERS = "content/fonts"
"""The project's folder of rulers."""

_BEGINNINGS = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf")
"""How TrueType and OpenType files and collections begin (OpenType 1.9, Organization of an OpenType font)."""

_BOLD = 1
"""The bold bit of macStyle (OpenType 1.9, head)."""


def read_font(data: bytes, place: Where) -> Checked[tuple[FaceRuler, ...]]:
    """Return a ruler for each face in a font file or collection, regular or bold as the file is."""
    if not data.startswith(_BEGINNINGS):
        return Checked(None, (_no_font(place, "it does not begin as a TrueType or OpenType file does"),))
    try:
        found = tuple(_face(font) for font in _fonts(data))
    except Exception as error:  # a damaged font raises whatever its tables lead fontTools into
        return Checked(None, (_no_font(place, f"it is damaged ({type(error).__name__}: {error})"),))
    return Checked(_joined(found))


def ruler_file(face: str) -> str:
    """Return the path of a face's ruler in the project."""
    name = re.sub(r"\W+", "_", face.lower()).strip("_")
    return f"{RULERS}/{name or 'font'}.msgpack"


def keep_ruler(ruler: FaceRuler, workspace: Workspace) -> FaceRuler:
    """Write a ruler into the project, the other weight kept where it is known, and return what is there."""
    known = read_rulers(workspace).require().own.get(ruler.face)
    if known:
        bold, regular = ruler.bold or known.bold, ruler.regular or known.regular
        ruler = FaceRuler(ruler.face, regular, bold)
    workspace.put(ruler_file(ruler.face), msgspec.msgpack.encode(ruler))
    return ruler


def read_rulers(workspace: Workspace) -> Checked[Rulers]:
    """Return the rulers of the project; a file that holds none is a finding and is left out."""
    own: dict[str, FaceRuler] = {}
    findings = []
    for path in workspace.names(RULERS, ".msgpack"):
        try:
            ruler = face_ruler(workspace.read(path))
        except (OSError, ValueError) as error:
            cure = "make it again with `deckgen master font`, or delete it"
            findings.append(Finding("ruler-unreadable", f"this is no ruler: {error}", cure, Where(path)))
        else:
            own[ruler.face] = ruler
    return Checked(Rulers(own), tuple(findings))


def _no_font(place: Where, why: str) -> Finding:
    cure = "give a .ttf, .otf or .ttc file; web fonts (.woff) must be unpacked first"
    return Finding("not-a-font", f"no font can be read from this file: {why}", cure, place)


def _fonts(data: bytes) -> Iterator[Any]:
    # Imported here because only this command needs it.
    from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

    if data.startswith(b"ttcf"):
        yield from TTCollection(io.BytesIO(data)).fonts
    else:
        yield TTFont(io.BytesIO(data), lazy=True)


def _face(font: Any) -> FaceRuler:
    """The ruler of one font under the family name that programs list."""
    family = font["name"].getDebugName(1)
    if not family:
        raise ValueError("it has no name")
    bold = bool(font["head"].macStyle & _BOLD)
    return FaceRuler(family, **{"bold" if bold else "regular": _ruler(font)})


def _ruler(font: Any) -> Ruler:
    """The table of one font; its line is as high as any program makes it."""
    metrics, windows, advances = font["hhea"], font["OS/2"], font["hmtx"].metrics
    names = font.getBestCmap().items()
    widths = {code: advances[name][0] for code, name in sorted(names) if not has_east_asian(chr(code))}
    return Ruler(
        font["name"].getDebugName(4) or "",
        font["name"].getDebugName(5) or "",
        font["head"].unitsPerEm,
        max(metrics.ascent, windows.usWinAscent),
        max(-metrics.descent, windows.usWinDescent),
        metrics.lineGap,
        advance_runs(widths),
    )


def advance_runs(widths: dict[int, int]) -> list[tuple[int, list[int]]]:
    """Return advances by code point as runs: the first code point, and one width for each that follows."""
    found: list[tuple[int, list[int]]] = []
    for code, width in widths.items():
        if found and found[-1][0] + len(found[-1][1]) == code:
            found[-1][1].append(width)
        else:
            found.append((code, [width]))
    return found


def _joined(found: tuple[FaceRuler, ...]) -> tuple[FaceRuler, ...]:
    """The rulers with the weights of one face together; the first font of a weight counts."""
    faces: dict[str, FaceRuler] = {}
    for one in found:
        known = faces.get(one.face, one)
        faces[one.face] = FaceRuler(one.face, known.regular or one.regular, known.bold or one.bold)
    return tuple(faces.values())
