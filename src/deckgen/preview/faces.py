"""Faces that a deck asks for and a renderer did not have: which others it showed, in words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from msgspec import Struct

from deckgen.fit.fitted import FittedDeck, PlaceholderText, Shape, TextBox
from deckgen.template import Theme

SAME_WIDTHS = {
    "Arial": ("Liberation Sans", "Arimo"),
    "Arial Narrow": ("Liberation Sans Narrow",),
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
    "Courier New": ("Liberation Mono", "Cousine"),
    "Georgia": ("Gelasio",),
    "Helvetica": ("Liberation Sans", "Arimo", "Nimbus Sans"),
    "Times New Roman": ("Liberation Serif", "Tinos"),
}
"""Open faces drawn to the advance widths of Office's, so that lines break alike."""

_EAST_ASIAN = re.compile(
    r"CJK|Gothic (JP|TC|SC|KR)|Mincho|\bMing|Hei\b|JhengHei|YaHei|Song|Kai\b|\bYu |Meiryo|Hiragino|PingFang"
    r"|\bIPA|Takao|\bVL |WenQuanYi|Droid Sans Fallback|Source Han|\bMS P?(Gothic|Mincho)|\b(JP|TC|SC|KR|HK)$"
)
_FONT_NAME = re.compile(rb"/(?:BaseFont|FontName)\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_OBJECTS = re.compile(rb"/ObjStm\b.*?stream\r?\n(.*?)endstream", re.DOTALL)


class Asked(Struct, frozen=True):
    """The faces that a deck asks for, by the script they are for."""

    latin: tuple[str, ...]
    east_asian: tuple[str, ...]


def faces_asked(deck: FittedDeck, theme: Theme, script: str) -> Asked:
    """Return the theme's faces, with that of the deck's own East Asian script, and those set on its runs."""
    latin = dict.fromkeys((theme.body_face, theme.heading_face))
    own = [theme.scripts[script]] if script in theme.scripts else []
    east_asian = dict.fromkeys([*own, *_set_on_runs(shape for s in deck.slides for shape in s.shapes)])
    return Asked(tuple(filter(None, latin)), tuple(filter(None, east_asian)))


def _set_on_runs(shapes: Iterable[Shape]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, PlaceholderText | TextBox):
            for paragraph in shape.paragraphs:
                yield from (run.east_asian_face for run in paragraph.runs if run.east_asian_face)


def faces_shown(pdf: bytes) -> frozenset[str]:
    """Return the families of the fonts that a PDF names, in plain objects or in object streams.

    Source: ISO 32000-1, 7.5.7 (object streams) and 9.6.2 (BaseFont, the subset's six letters left out).
    """
    plain = [pdf, *(_inflated(found[1]) for found in _OBJECTS.finditer(pdf))]
    return frozenset(_family(name[1]) for data in plain for name in _FONT_NAME.finditer(data))


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


def _family(name: bytes) -> str:
    """``LiberationSans-Bold`` as ``Liberation Sans``, ``NotoSansCJKjp-Regular`` as ``Noto Sans CJK``.

    The last is a collection, of which a PDF names the first face whichever region's forms were drawn.
    """
    text = re.sub(r"#([0-9A-Fa-f]{2})", lambda code: chr(int(code[1], 16)), name.decode("latin-1"))
    family = re.sub(r"(PS|MT)*([-,](Regular|Bold|Italic|Oblique|Ident).*)?$", "", text).replace("-", " ")
    collection = re.sub(r"(?<=CJK)(jp|tc|sc|kr|hk)$", "", family)
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", collection)


def substitutions(asked: Asked, shown: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each face asked for and not shown, and one for faces nobody asked for."""
    everything = {*asked.latin, *asked.east_asian}
    strange = {face for face in shown if not any(_same(face, other) for other in everything)}
    told: list[str] = []
    left = set(strange)
    for faces, east_asian in ((asked.latin, False), (asked.east_asian, True)):
        stand_ins = {face for face in strange if bool(_EAST_ASIAN.search(face)) is east_asian}
        for face in faces:
            if stand_ins and not any(_same(face, other) for other in shown):
                sentence, used = _told(face, stand_ins)
                told.append(sentence)
                left -= used
    if left:
        told.append(f"{_listed(left)} stands in for single characters that the deck's fonts do not have")
    return tuple(told)


def _told(face: str, stand_ins: set[str]) -> tuple[str, set[str]]:
    twins = stand_ins & set(SAME_WIDTHS.get(face, ()))
    if twins:
        return f"{face} is shown as {_listed(twins)} (same widths)", twins
    return f"{face} is shown as {_listed(stand_ins)}", stand_ins


def _listed(faces: set[str]) -> str:
    return " or ".join(sorted(faces))


def _same(one: str, other: str) -> bool:
    return one.replace(" ", "").casefold() == other.replace(" ", "").casefold()
