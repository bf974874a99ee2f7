"""Judges from outside: the Open XML SDK validator and LibreOffice, on every deck and on every slide kind."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from deckgen.blocks import (
    BigNumber,
    Block,
    Cell,
    Chart,
    KeyFigure,
    Map,
    Paragraph,
    Picture,
    Quote,
    Run,
    Series,
    SlideNumber,
    Station,
    Step,
    Steps,
    Table,
    Text,
    Timeline,
    plain,
)
from deckgen.build import draw, master_for
from deckgen.content.brand import Brand, type_scale
from deckgen.content.library import known_languages
from deckgen.content.validate import validate
from deckgen.fit import fit_deck
from deckgen.master.make import make_master
from deckgen.package.soundness import check_package
from deckgen.pictures import Original
from deckgen.plan import DeckPlan, Edition, Properties, SlidePlan
from deckgen.slide_kind import SlideKind, Variant
from deckgen.slides import slide_kinds
from deckgen.workspace import MemoryWorkspace
from deckgen.yaml_source import load_yaml

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SECOND = (
    "name: Second\nlogo: {file: mark.png, alt: Second mark}\n"
    'colours: {dk2: "402010", accent1: "A04010"}\nfonts: {latin: Calibri, scripts: {Jpan: Meiryo}}\n'
)


def test_the_finished_decks(deck: Any, sdk_errors: Any, libreoffice_pages: Any) -> None:
    assert sdk_errors(deck.data) == []
    assert libreoffice_pages(deck.data) == len(deck.fitted.slides)


def _mark() -> bytes:
    image = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((20, 20, 380, 100), fill="#a04010")
    return _png(image)


def _png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _house() -> tuple[Brand, bytes]:
    text = (ROOT / "content" / "brand.yaml").read_bytes()
    brand = validate(Brand, load_yaml("brand.yaml", text).require()).require()
    return brand, (ROOT / "templates" / "master.pptx").read_bytes()


def _second() -> tuple[Brand, bytes]:
    brand = validate(Brand, load_yaml("brand.yaml", SECOND.encode()).require()).require()
    return brand, make_master(brand, {"mark.png": _mark()})


MASTERS: dict[str, Callable[[], tuple[Brand, bytes]]] = {"house": _house, "second": _second}

PIXELS = Image.effect_mandelbrot((640, 480), (-2, -1.2, 1, 1.2), 40).convert("RGB")
PHOTO = Original(hashlib.sha256(b"photo").hexdigest(), 640, 480, _png(PIXELS))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _cell(text: str, *, number: bool = False) -> Cell:
    return Cell((_paragraph(text),), number)


def _chart(chart_type: str, several: bool = False) -> Chart:
    values = (Decimal(12), None, Decimal("18.5"), Decimal(23))
    series = [Series(Run("Orders"), values, "orders")]
    if several:
        series.append(Series(Run("Repairs"), (Decimal(3), Decimal(4), Decimal(5), Decimal(9)), "repairs", 1))
    names = tuple(Run(f"FY{year}") for year in range(2021, 2025))
    return Chart(chart_type, names, tuple(series), "Orders by year", "#,##0.0", ("FY2024",))


VISUALS: dict[str, Block] = {
    "picture": Picture("photo.png", PHOTO.digest, PHOTO.width, PHOTO.height, "A blue field"),
    "table": Table(
        (_cell("Course"), _cell("Places", number=True)),
        ((_cell("Pilots"), _cell("20", number=True)), (_cell("Engineers"), _cell("60", number=True))),
        "Places a year",
    ),
    "timeline": Timeline(
        tuple(Station(Run(str(year)), Run(f"Step {year}"), year > 2026) for year in range(2023, 2028)),
        "Five steps",
    ),
    "steps": Steps(
        tuple(Step(Run(f"Step {n}"), Run("What happens then"), "chip" if n % 2 else "") for n in range(1, 6)),
        "Five steps",
    ),
    "quote": Quote(Run("“We would come again.”"), Run("Plant manager, 2025")),
    "big number": BigNumber(
        KeyFigure(Run("3,400"), Run("direct jobs"), Run("over"), Run("people"), Run("2024")),
        Run("As many as ten large employers"),
        "people",
    ),
    "map": Map("Japan", ("Kumamoto",), "Kumamoto in Japan", {"Kumamoto": Run("Kumamoto")}),
    **{kind: _chart(kind) for kind in ("column", "bar", "line")},
    "doughnut": Chart(
        "doughnut",
        tuple(Run(name) for name in ("Sea", "Air", "Rail")),
        (Series(Run("Share"), (Decimal(50), Decimal(30), Decimal(20)), "share"),),
        "Shares",
        "#,##0",
        ("Sea",),
    ),
    **{f"several {kind}": _chart(kind, several=True) for kind in ("column", "bar", "line", "stacked_column")},
    "stacked_bar": _chart("stacked_bar", several=True),
}


def _filled(kind: SlideKind, variant: Variant, visual: Block | None) -> dict[str, Block] | None:
    """The kind's example in that variant, its other fields filled; None where it does not suit."""
    slots: dict[str, Block] = {}
    for field in kind.fields:
        example = kind.example.get(field.name)
        takes_visual = (
            visual is not None and isinstance(visual, field.blocks) and field.name in ("visual", "qr")
        )
        if field.shapes_layout and field.name not in variant.holds:
            continue
        if takes_visual and visual is not None:
            if not isinstance(visual, variant.holds.get(field.name, ())):
                return None
            slots[field.name] = visual
        elif example is not None:
            slots[field.name] = example
        elif SlideNumber in field.blocks:
            slots[field.name] = SlideNumber()
        elif Text in field.blocks and variant.has(field):
            slots[field.name] = plain("07" if field.role == "agenda number" else field.name.capitalize())
    bare = {name: block for name, block in slots.items() if variant.has(kind.field(name))}
    return bare if kind.layout_for(bare) == variant.layout else None


def _every_slide() -> list[SlidePlan]:
    slides = []
    for kind in slide_kinds().values():
        for variant in kind.variants:
            for name, visual in [("plain", None), *VISUALS.items()]:
                slots = _filled(kind, variant, visual)
                uses = slots is not None and (visual is None or visual in slots.values())
                if slots is not None and uses:
                    slide_id = f"{kind.name}-{variant.layout}-{name}"
                    notes = Text((_paragraph(f"Notes of {name}."),))
                    slides.append(SlidePlan(slide_id, kind.name, variant.layout, slots, kind.name, notes))
    return slides


def test_every_layout_of_every_kind_is_among_the_slides_judged() -> None:
    shown = {slide.layout for slide in _every_slide()}
    assert shown == {variant.layout for kind in slide_kinds().values() for variant in kind.variants}
    assert len(_every_slide()) > 60


@pytest.mark.parametrize("code", ["en", "ja", "zh-Hant"])
@pytest.mark.parametrize("master", MASTERS)
def test_every_slide_kind_with_every_visual(
    master: str, code: str, sdk_errors: Any, libreoffice_pages: Any
) -> None:
    brand, data = MASTERS[master]()
    language = known_languages()[code]
    ready = master_for(MemoryWorkspace({"templates/master.pptx": data}), brand, language)
    properties = Properties("Every kind", "Tests", language.tag, date="2026-11-22")
    plan = DeckPlan(Edition("kinds", code), properties, tuple(_every_slide()))
    fitted = fit_deck(plan, ready.template, type_scale(brand, language.cjk), language).require()
    made = draw(fitted, ready.master, {PHOTO.digest: PHOTO})
    assert check_package(made) == ()
    assert sdk_errors(made) == []
    assert libreoffice_pages(made) == len(fitted.slides)
