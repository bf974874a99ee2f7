"""LibreOffice as an independent judge of heights: what is written stands in a box that grows with it.

Every field of every slide kind's example is given stressing texts, all its texts at once and each alone. What
is not refused must not grow beyond its stored box: placeholders, drawn text boxes and the rows of tables. A
seeded sample is judged by default, everything where DECKGEN_SOAK is set.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import msgspec
import pptx
import pytest
from lxml import etree
from pptx.util import Emu

from deckgen.blocks import Block, Bullets, Run, Table
from deckgen.fit.fitted import (
    FittedParagraph,
    FittedRun,
    FittedSlide,
    Group,
    PlacedTable,
    PlaceholderText,
    Shape,
    TextBox,
)
from deckgen.plan import SlidePlan
from deckgen.slide_kind import SlideKind
from deckgen.slides import slide_kinds
from deckgen.template import EMU_PER_PT, Insets, Slot, Spacing, TextStyle

SOAK = bool(os.environ.get("DECKGEN_SOAK"))
SAMPLE = 140
"""Stressed fields a language that the sample holds."""

PER_SLIDE = 40
SLACK = EMU_PER_PT // 2
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_EAST_ASIAN = {"en": "Noto Sans CJK JP", "ja": "Noto Sans CJK JP", "zh-Hant": "Noto Sans CJK TC"}
_TYPICAL = {
    "en": "The region lets newcomers pilot new rules, and 3,400 people work (2024) at TSMC's 12 nm plant",
    "ja": "熊本県は国家戦略特区に指定され、約3,400人の雇用が生まれる。TSMCの第2工場は2024年12月に着工した",
    "zh-Hant": "國家戰略特區讓新進企業試行新的規定，約有3,400個工作機會，台積電在2024年12月擴建12奈米廠",
}
LONGEST = {"en": 8 * len(_TYPICAL["en"]), "ja": 300, "zh-Hant": 300}
STRESS: dict[str, Callable[[str], str]] = {
    "one word": lambda text: text[:3],
    "typical": lambda text: text,
    "one long word": lambda text: "W" * 300,
    "one long CJK word": lambda text: "熊" * 300,
    "mixed scripts": lambda text: f"Kumamoto 熊本 {text} 12 nm 半導体 R&D",
    "emoji": lambda text: f"🚄👩‍🔬 {text[:20]} 🇯🇵 {text[:10]}🏭👍🏽",
    "full-width digits": lambda text: f"１２，３４５人 {text[:24]} ＡＢＣ２０２４年",
    "decomposed kana": lambda text: "か\u3099くせいと き\u3099し\u3099ゅつ " * 3 + text[:12],
    "rare characters": lambda text: f"𠮷野 葛\U000e0100城 {text[:30]} 𠮷葛\U000e0100" + "𠮷" * 12,
}
AT_LIMIT, BEYOND, MANY = "at the limit", "three times the limit", "100 points"
ALL = (*STRESS, AT_LIMIT, BEYOND, MANY)


@dataclass(frozen=True)
class Case:
    """One stressed field; ``only`` is the one text of its block that is changed, None for all."""

    kind: SlideKind
    field: str
    stress: str
    only: int | None = None

    def slide(self, block: Block) -> SlidePlan:
        slots = {**self.kind.example, self.field: block}
        layout = self.kind.layout_for(slots)
        assert layout is not None
        return SlidePlan(self.kind.name, self.kind.name, layout, slots)

    def __str__(self) -> str:
        return f"{self.kind.name}, {self.field}, {self.stress}, {'all' if self.only is None else self.only}"


@dataclass(frozen=True)
class Judged:
    """Text as LibreOffice is to set it: the body's XML, its width and the height that is stored for it."""

    name: str
    body: str
    width: int
    height: int
    insets: Insets
    is_row: bool = False


def cases() -> Iterator[Case]:
    for kind in slide_kinds().values():
        for field, block in kind.example.items():
            texts = len(list(runs_in(block)))
            for stress in ALL if texts else ():
                if stress != MANY or isinstance(block, Bullets | Table):
                    yield Case(kind, field, stress)
                if texts > 1 and stress != MANY:
                    yield from (Case(kind, field, stress, only) for only in range(texts))


def runs_in(value: Any) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from runs_in(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from runs_in(part)


def retold(value: Any, text: str, only: int | None, seen: list[Run]) -> Any:
    """The block with its texts replaced; ``seen`` counts them."""
    if isinstance(value, Run):
        seen.append(value)
        return Run(text) if only in (None, len(seen) - 1) else value
    if isinstance(value, msgspec.Struct):
        parts = {name: retold(getattr(value, name), text, only, seen) for name in value.__struct_fields__}
        return type(value)(**parts)
    if isinstance(value, tuple):
        return tuple(retold(part, text, only, seen) for part in value)
    if isinstance(value, dict):
        return {name: retold(part, text, only, seen) for name, part in value.items()}
    return value


def blocks_of(case: Case, house: Any) -> Block:
    code = house.language.code
    block, text = case.kind.example[case.field], _TYPICAL[code]
    if case.stress in STRESS:
        return retold(block, STRESS[case.stress](text), case.only, [])
    if case.stress == MANY:
        return many(block, text)
    source = (text + ("" if house.language.cjk else " ")) * 12
    most = limit(case, source, house)
    return retold(block, source[: most * (3 if case.stress == BEYOND else 1)].strip(), case.only, [])


def many(block: Block, text: str) -> Block:
    told = retold(block, text, None, [])
    if isinstance(told, Table):
        return msgspec.structs.replace(told, rows=tuple(told.rows[n % len(told.rows)] for n in range(100)))
    assert isinstance(told, Bullets)
    points = told.paragraphs
    return Bullets(tuple(points[n % len(points)] for n in range(100)))


def limit(case: Case, source: str, house: Any) -> int:
    """How many characters are the most that are held without a further slide."""
    low, high = 1, len(source) // 3
    while low < high:
        middle = (low + high + 1) // 2
        told = retold(case.kind.example[case.field], source[:middle].strip(), case.only, [])
        checked = house.fit(case.slide(told))
        held = checked.ok and len(checked.require().slides) == 1
        low, high = (middle, high) if held else (low, middle - 1)
    return low


def paragraph_xml(p: FittedParagraph, slot: Slot | None, face: str) -> str:
    style = slot.levels[min(p.level, len(slot.levels) - 1)] if slot else None
    spacing = p.spacing or (style.spacing if style else Spacing())
    line = f'<a:spcPts val="{round(spacing.points * 100)}"/>'
    if not spacing.points:
        line = f'<a:spcPct val="{round(spacing.percent * 1000)}"/>'
    around = [said if said is not None else 0 for said in (p.before, p.after, p.margin_left, p.indent)]
    if style:
        around = [style.before, style.after, style.margin_left, style.indent]
    before, after, margin, indent = around
    runs = "".join(
        run_xml(r, piece, style, face) + ("<a:br/>" if more else "")
        for r in p.runs
        for piece, more in parted(r.text)
        if piece or more
    )
    if p.runs:
        runs += f'<a:endParaRPr lang="en-US" sz="{round((p.runs[-1].size or style.size) * 100)}"/>'
    return (
        f'<a:p><a:pPr marL="{margin}" indent="{indent}" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f"<a:lnSpc>{line}</a:lnSpc>"
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft></a:pPr>{runs}</a:p>'
    )


def run_xml(run: FittedRun, text: str, style: TextStyle | None, face: str) -> str:
    size, bold = run.size or (style.size if style else 0), run.bold or (style is not None and style.bold)
    return (
        f'<a:r><a:rPr lang="{run.lang}" sz="{round(size * 100)}" b="{int(bold)}"><a:latin typeface="Arial"/>'
        f'<a:ea typeface="{face}"/></a:rPr><a:t>{escape(text)}</a:t></a:r>'
    )


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, each with whether a break follows it."""
    pieces = text.split("\n")
    return ((piece, place < len(pieces) - 1) for place, piece in enumerate(pieces))


def judged(shapes: tuple[Shape, ...], slots: dict[str, Slot], case: Case, face: str) -> Iterator[Judged]:
    """What of a slide is to be judged: boxes and table rows of the stressed field."""
    for shape in shapes:
        if isinstance(shape, PlaceholderText) and shape.slot in case.kind.field(case.field).slot_names:
            slot = slots[shape.slot]
            body = "".join(paragraph_xml(p, slot, face) for p in shape.paragraphs)
            yield Judged(f"{case}: {shape.slot}", body, slot.box.w, slot.box.h, insets_of(shape, slot))
        elif isinstance(shape, TextBox) and shape.paragraphs:
            body = "".join(paragraph_xml(p, None, face) for p in shape.paragraphs)
            yield Judged(f"{case}: {shape.name}", body, shape.box.w, shape.box.h, shape.insets)
        elif isinstance(shape, Group):
            yield from judged(shape.shapes, slots, case, face)
        elif isinstance(shape, PlacedTable):
            for number, row in enumerate(shape.rows):
                cells = ("".join(paragraph_xml(p, None, face) for p in cell.paragraphs) for cell in row.cells)
                yield Judged(
                    f"{case}: row {number}",
                    row_xml(tuple(cells), shape.columns, row.height, shape.insets),
                    shape.box.w,
                    row.height,
                    shape.insets,
                    True,
                )


def insets_of(shape: PlaceholderText, slot: Slot) -> Insets:
    right = slot.insets.right if shape.inset_right is None else shape.inset_right
    return msgspec.structs.replace(slot.insets, right=right)


def row_xml(cells: tuple[str, ...], columns: tuple[int, ...], height: int, insets: Insets) -> str:
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in columns)
    margins = f'marL="{insets.left}" marR="{insets.right}" marT="{insets.top}" marB="{insets.bottom}"'
    told = "".join(f"<a:tc><a:txBody><a:bodyPr/>{c}</a:txBody><a:tcPr {margins}/></a:tc>" for c in cells)
    return f'<a:tbl xmlns:a="{_A}"><a:tblGrid>{grid}</a:tblGrid><a:tr h="{height}">{told}</a:tr></a:tbl>'


def draw(boxes: list[Judged]) -> Any:
    deck = pptx.Presentation()
    for start in range(0, len(boxes), PER_SLIDE):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for number, box in enumerate(boxes[start : start + PER_SLIDE], start):
            if box.is_row:
                frame = slide.shapes.add_table(1, 1, Emu(0), Emu(0), Emu(box.width), Emu(box.height))
                table = frame._element.graphic.graphicData.tbl
                table.getparent().replace(table, etree.fromstring(box.body))
                frame.name = str(number)
                continue
            shape = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(box.width), Emu(127000))
            shape.name = str(number)
            shape._element.replace(shape._element.txBody, etree.fromstring(body_xml(box)))
    return deck


def body_xml(box: Judged) -> str:
    i = box.insets
    return (
        f'<p:txBody xmlns:p="{_P}" xmlns:a="{_A}"><a:bodyPr wrap="square" lIns="{i.left}" tIns="{i.top}" '
        f'rIns="{i.right}" bIns="{i.bottom}"><a:spAutoFit/></a:bodyPr>{box.body}</p:txBody>'
    )


def shown(house: Any, case: Case) -> Iterator[FittedSlide]:
    """The fitted slides, unless a text was refused: then nothing would be written."""
    checked = house.fit(case.slide(blocks_of(case, house)))
    if checked.ok:
        yield from checked.require().slides


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "ja", "zh-Hant"])
def test_nothing_stands_higher_than_its_box(houses: dict, code: str, through_office: Callable) -> None:
    house, chosen = houses[code], list(cases())
    if not SOAK:
        chosen = random.Random(f"boxes {code}").sample(chosen, SAMPLE)
    boxes = {
        (box.body, box.width, box.height): box
        for case in chosen
        for slide in shown(house, case)
        for box in judged(slide.shapes, house.template.layouts[slide.layout].slots, case, _EAST_ASIAN[code])
    }
    asked = list(boxes.values())
    answer = through_office(draw(asked))
    heights = {int(shape.name): shape.height for slide in answer.slides for shape in slide.shapes}
    too_high = [
        f"{box.name}: {heights[number] / EMU_PER_PT:.1f} pt in {box.height / EMU_PER_PT:.1f}"
        for number, box in enumerate(asked)
        if heights[number] > box.height + SLACK
    ]
    assert len(heights) == len(asked) > SAMPLE // 2
    assert "\n".join(too_high) == ""
