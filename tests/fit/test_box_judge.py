"""LibreOffice as an independent judge of heights: every fitted text in a box that grows with it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pptx
import pytest
from lxml import etree
from pptx.util import Emu

from deckgen.blocks import Block, Bullets, Paragraph, Run, Text, plain
from deckgen.fit.fitted import FittedParagraph, FittedSlide, PlaceholderText
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds
from deckgen.template import EMU_PER_PT, Slot

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TYPICAL = {
    "en": "The region lets newcomers pilot new rules, and 3,400 people work (2024) at TSMC's 12 nm plant",
    "ja": "熊本県は国家戦略特区に指定され、約3,400人の雇用が生まれる。TSMCの第2工場は2024年12月に着工した",
    "zh-Hant": "國家戰略特區讓新進企業試行新的規定，約有3,400個工作機會，台積電在2024年12月擴建12奈米廠",
}
STRESS: dict[str, Callable[[str], str]] = {
    "one word": lambda text: text[:3],
    "typical": lambda text: text,
    "three times": lambda text: " ".join([text] * 3),
    "one long word": lambda text: "W" * 300,
    "mixed": lambda text: "ＡＢ１２３ か\u3099き\u3099 𠮷野 葛\U000e0100城 Kumamoto 熊本 " + text,
}
_EAST_ASIAN = {"en": "Noto Sans CJK JP", "ja": "Noto Sans CJK JP", "zh-Hant": "Noto Sans CJK TC"}


def stressed(block: Block, text: str) -> Block:
    """The block with its words replaced; numbers and pictures stay."""
    match block:
        case Text():
            return plain(text)
        case Bullets(paragraphs):
            return Bullets(tuple(Paragraph((Run(text),), p.level) for p in paragraphs))
        case _:
            return block


def box_xml(slot: Slot, paragraphs: tuple[FittedParagraph, ...], face: str) -> str:
    parts = []
    for p in paragraphs:
        style = slot.levels[min(p.level, len(slot.levels) - 1)]
        spacing = p.spacing or style.spacing
        line = f'<a:spcPts val="{round(spacing.points * 100)}"/>'
        if not spacing.points:
            line = f'<a:spcPct val="{round(spacing.percent * 1000)}"/>'
        runs = "".join(
            f'<a:r><a:rPr lang="{r.lang}" sz="{round((r.size or style.size) * 100)}" '
            f'b="{int(r.bold or style.bold)}">'
            f'<a:latin typeface="Arial"/><a:ea typeface="{face}"/></a:rPr><a:t>{escape(piece)}</a:t></a:r>'
            + ("<a:br/>" if more else "")
            for r in p.runs
            for piece, more in broken(r.text)
        )
        parts.append(
            f'<a:p><a:pPr marL="{style.margin_left}" indent="{style.indent}" eaLnBrk="1" '
            f'latinLnBrk="0" hangingPunct="1"><a:lnSpc>{line}</a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{round(style.after * 100)}"/></a:spcAft></a:pPr>{runs}</a:p>'
        )
    inset = slot.insets
    return (
        f'<p:txBody xmlns:p="{_P}" xmlns:a="{_A}"><a:bodyPr wrap="square" lIns="{inset.left}" '
        f'tIns="{inset.top}" rIns="{inset.right}" bIns="{inset.bottom}">'
        f"<a:spAutoFit/></a:bodyPr>{''.join(parts)}</p:txBody>"
    )


def broken(text: str) -> Iterator[tuple[str, bool]]:
    pieces = text.split("\n")
    return ((piece, place < len(pieces) - 1) for place, piece in enumerate(pieces))


def grown(boxes: list[tuple[Slot, tuple[FittedParagraph, ...]]], face: str, folder: Path) -> list[int]:
    """The height in EMU that each box grows to."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    deck = pptx.Presentation()
    for start in range(0, len(boxes), 20):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for number, (slot, paragraphs) in enumerate(boxes[start : start + 20], start):
            box = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(slot.box.w), Emu(127000))
            box.name = str(number)
            box._element.replace(box._element.txBody, etree.fromstring(box_xml(slot, paragraphs, face)))
    deck.save(folder / "asked.pptx")
    (folder / "answer").mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pptx", "--outdir", str(folder / "answer")]
    subprocess.run([*command, str(folder / "asked.pptx")], check=True, capture_output=True, timeout=300)
    answer = pptx.Presentation(folder / "answer" / "asked.pptx")
    heights = {int(shape.name): shape.height for slide in answer.slides for shape in slide.shapes}
    return [heights[number] for number in range(len(boxes))]


def shown(house, slide: SlidePlan) -> Iterator[FittedSlide]:
    """The fitted slides, unless a text was refused: then nothing would be written."""
    checked = house.fit(slide)
    if checked.ok:
        yield from checked.require().slides


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "ja", "zh-Hant"])
def test_no_text_stands_higher_than_its_box(houses: dict, code: str, tmp_path: Path) -> None:
    house, boxes, names = houses[code], [], []
    for kind in slide_kinds().values():
        for stress, change in STRESS.items():
            text = change(_TYPICAL[code])
            for field, block in kind.example.items():
                slots = {**kind.example, field: stressed(block, text)}
                layout = kind.layout_for(slots)
                for slide in shown(house, SlidePlan(kind.name, kind.name, layout, slots)):
                    for shape in slide.shapes:
                        if isinstance(shape, PlaceholderText) and shape.slot.split()[0] in (
                            field.split()[0],
                            "column",
                        ):
                            boxes.append(
                                (house.template.layouts[slide.layout].slots[shape.slot], shape.paragraphs)
                            )
                            names.append(f"{kind.name} {stress} {shape.slot}")
    heights = grown(boxes, _EAST_ASIAN[code], tmp_path)
    too_high = [
        f"{name}: {height / EMU_PER_PT:.1f} pt in {slot.box.h / EMU_PER_PT:.1f}"
        for name, height, (slot, _) in zip(names, heights, boxes, strict=True)
        if height > slot.box.h + EMU_PER_PT / 2
    ]
    assert len(boxes) > 80
    assert too_high == []
