"""LibreOffice as a judge of the finished decks' lines: every paragraph that we did not break ourselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pptx
import pytest
from lxml import etree
from pptx.util import Emu

from deckgen.build import Deck, build_edition
from deckgen.content.library import load_library
from deckgen.fit.fitted import FittedParagraph, Group, PlacedTable, PlaceholderText, Shape, TextBox
from deckgen.fit.lines import count_lines, most_lines
from deckgen.fit.rulers import Rulers
from deckgen.fit.setting import RESERVE, script_of
from deckgen.fit.words import Measured, Span, measure
from deckgen.plan import Edition
from deckgen.template import EMU_PER_PT, Slot, TextStyle
from deckgen.workspace import DiskWorkspace

ROOT = Path(__file__).parents[2]
ROUNDING = {"en": 0.003, "ja": 0.0008, "zh-Hant": 0.0008}
"""Share of a line by which LibreOffice's rounding of advances may make it fuller than the rulers say."""

LINE = 1.3
PER_SLIDE = 40
_FACES = {"Jpan": "Noto Sans CJK JP", "Hant": "Noto Sans CJK TC", "Latn": "Noto Sans CJK JP"}
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


@dataclass(frozen=True)
class Piece:
    """Text of one look; ``face`` is its Latin face, ``size`` in pt."""

    text: str
    lang: str
    face: str
    size: float
    bold: bool


@dataclass(frozen=True)
class Set:
    """A paragraph as a deck has it, and the EMU that its lines have."""

    pieces: tuple[Piece, ...]
    width: int

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    def words(self, size_of: Callable[[float], float]) -> Measured:
        """Its words in em of its largest size; ``size_of`` is the size that a renderer makes of one asked."""
        rulers, whole = Rulers(), size_of(self.size)
        return measure(
            tuple(
                Span(
                    piece.text,
                    rulers.widths(piece.face, piece.bold, script_of(piece.lang) != "Latn"),
                    size_of(piece.size) / whole,
                )
                for piece in self.pieces
            )
        )

    def as_libreoffice(self, rounding: float) -> int:
        limit = self.width * (1 - rounding) / EMU_PER_PT / in_pixels(self.size)
        return count_lines(self.words(in_pixels), limit, hanging=True)

    def as_we_fit_it(self) -> int:
        return most_lines(self.words(float), self.width / EMU_PER_PT / self.size, RESERVE)


def in_pixels(size: float) -> float:
    """The size in pt that LibreOffice sets text at: whole pixels of 600 dpi."""
    return round(size * 600 / 72) * 72 / 600


def paragraphs(deck: Deck) -> list[Set]:
    """The paragraphs of a deck that no manual break is in, each look and width once."""
    template = deck.ready.template
    found = {
        made: None
        for slide in deck.fitted.slides
        for paragraph, style, width in _texts(slide.shapes, template.layouts[slide.layout].slots)
        if (made := _set(paragraph, style, width, template.theme.body_face))
    }
    return list(found)


def _texts(
    shapes: tuple[Shape, ...], slots: dict[str, Slot]
) -> Iterator[tuple[FittedParagraph, TextStyle | None, int]]:
    """Each paragraph with its placeholder's style and the EMU between its insets."""
    for shape in shapes:
        if isinstance(shape, PlaceholderText):
            slot = slots[shape.slot]
            right = slot.insets.right if shape.inset_right is None else shape.inset_right
            width = slot.box.w - slot.insets.left - right
            for paragraph in shape.paragraphs:
                yield paragraph, slot.levels[min(paragraph.level, len(slot.levels) - 1)], width
        elif isinstance(shape, TextBox):
            width = shape.box.w - shape.insets.left - shape.insets.right
            yield from ((paragraph, None, width) for paragraph in shape.paragraphs)
        elif isinstance(shape, Group):
            yield from _texts(shape.shapes, slots)
        elif isinstance(shape, PlacedTable):
            for row in shape.rows:
                for cell, column in zip(row.cells, shape.columns, strict=True):
                    width = column - shape.insets.left - shape.insets.right
                    yield from ((paragraph, None, width) for paragraph in cell.paragraphs)


def _set(paragraph: FittedParagraph, style: TextStyle | None, width: int, face: str) -> Set | None:
    """The paragraph without what stands in its hanging indent; None where it is empty or broken by us."""
    runs = [run for run in paragraph.runs if run.text]
    if not runs or any("\n" in run.text or run.field for run in runs):
        return None
    texts = [run.text for run in runs]
    if style and style.indent < 0:
        texts[0] = texts[0].rpartition("\t")[2]
    margin = paragraph.margin_left
    if margin is None:
        margin = style.margin_left if style else 0
    pieces = tuple(
        Piece(
            text,
            run.lang,
            style.face if style and style.face else face,
            run.size or (style.size if style else 0),
            (style is not None and style.bold) if run.bold is None else run.bold,
        )
        for run, text in zip(runs, texts, strict=True)
    )
    return Set(pieces, width - margin)


def drawn(found: list[Set]) -> Any:
    """One text box a paragraph, growing with its text, on exact lines."""
    deck = pptx.Presentation()
    for start in range(0, len(found), PER_SLIDE):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for number, one in enumerate(found[start : start + PER_SLIDE], start):
            box = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(one.width), Emu(127000))
            box.name = str(number)
            box._element.replace(box._element.txBody, etree.fromstring(body_xml(one)))
    return deck


def body_xml(one: Set) -> str:
    runs = "".join(
        f'<a:r><a:rPr lang="{piece.lang}" sz="{round(piece.size * 100)}" b="{int(piece.bold)}">'
        f'<a:latin typeface="{piece.face}"/><a:ea typeface="{_FACES[script_of(piece.lang)]}"/></a:rPr>'
        f"<a:t>{escape(piece.text)}</a:t></a:r>"
        for piece in one.pieces
    )
    return (
        f'<p:txBody xmlns:p="{_P}" xmlns:a="{_A}"><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" '
        'bIns="0"><a:spAutoFit/></a:bodyPr><a:p><a:pPr eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc>'
        f'<a:spcPts val="{round(one.size * LINE * 100)}"/></a:lnSpc></a:pPr>{runs}</a:p></p:txBody>'
    )


@pytest.fixture(scope="module")
def decks() -> dict[str, Deck]:
    workspace = DiskWorkspace(ROOT)
    library = load_library(workspace, ["kumamoto"]).require()
    return {code: build_edition(library, Edition("kumamoto", code), workspace).require() for code in ROUNDING}


@pytest.mark.slow
@pytest.mark.parametrize("code", ROUNDING)
def test_the_lines_of_the_decks_are_those_of_libreoffice(
    decks: dict[str, Deck], code: str, through_office: Callable
) -> None:
    found = paragraphs(decks[code])
    answer = through_office(drawn(found))
    heights = {int(shape.name): shape.height for slide in answer.slides for shape in slide.shapes}
    theirs = [round(heights[place] / EMU_PER_PT / (one.size * LINE)) for place, one in enumerate(found)]
    owns = [one.as_libreoffice(ROUNDING[code]) for one in found]
    safe = [one.as_we_fit_it() for one in found]
    assert len(found) > 50
    assert sum(theirs) > len(found)
    judged = list(zip(found, owns, safe, theirs, strict=True))
    assert [one for one, own, _, their in judged if own < their] == []
    assert [one for one, _, own, their in judged if own < their] == []
    larger = [one for one, own, _, their in judged if own > their]
    assert len(larger) <= len(found) * 0.02, larger
