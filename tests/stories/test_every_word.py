"""Every word of the content is in the deck, and the deck says nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from lxml import etree

from deckgen.blocks import (
    BigNumber,
    Block,
    Bullets,
    Chart,
    KeyFigures,
    Map,
    Paragraph,
    Quote,
    Steps,
    Table,
    Text,
    Timeline,
)
from deckgen.content.in_language import merged_region, region_in
from deckgen.content.region import Region
from deckgen.content.region_check import names_for
from deckgen.content.shape import texts_in
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds
from deckgen.wording.names import fill_names

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EAST_ASIAN = "\u3000-\u9fff\uf900-\ufaff\uff00-\uffef"
_WORD = re.compile(rf"[{EAST_ASIAN}]|[^\s{EAST_ASIAN}]+")

Words = Counter[str]


def words(texts: Any) -> Words:
    """Latin words, and Japanese and Chinese letter by letter, with how often each stands."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def said(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912  (one case for each kind of block)
    """Every text of a block that a reader sees."""
    match block:
        case Text() | Bullets():
            yield from (paragraph.text for paragraph in block.paragraphs)
        case KeyFigures():
            for figure in block.figures:
                yield "".join(run.text for run in (figure.prefix, figure.value, figure.unit) if run)
                yield from (run.text for run in (figure.label, figure.note) if run)
        case Table():
            for row in (block.header, *block.rows):
                yield from (paragraph.text for cell in row for paragraph in cell.paragraphs)
        case Chart():
            yield from (run.text for run in block.categories)
            for series in block.series:
                yield series.name.text
                yield from (number(value) for value in series.values if value is not None)
        case Timeline():
            for station in block.stations:
                yield from (station.date.text, station.text.text)
        case Map():
            yield from (run.text for run in block.labels.values())
        case Steps():
            for place, step in enumerate(block.steps, 1):
                yield from (run.text for run in (step.heading, step.text) if run)
                yield from () if step.icon else (str(place),)
        case Quote():
            yield from (block.text.text, block.credit.text)
        case BigNumber(figure, sentence):
            yield from said(KeyFigures((figure,)))
            yield from (sentence.text,) if sentence else ()
        case _:
            return


def number(value: Decimal | str) -> str:
    return f"{Decimal(value).normalize():f}"


def planned(slide: SlidePlan, pages: int, continued: str) -> Words:
    """The words of a slide; what a continuation repeats is counted for each of its pages."""
    total = words(text for block in slide.slots.values() for text in said(block))
    if slide.notes:
        total += words(paragraph.text for paragraph in slide.notes.paragraphs)
    for page in range(1, pages + 1 if pages > 1 else 1):
        total += words([continued.format(n=page, total=pages)])
        total += words(repeated(slide)) if page > 1 else Counter()
    return total


def repeated(slide: SlidePlan) -> Iterator[str]:
    """What stands on every continuation: the frame and the heading, and a table's header row."""
    kind = slide_kinds()[slide.kind]
    flowing = next(field for field in kind.fields if field.flows and field.name in slide.slots)
    block = slide.slots[flowing.name]
    kept = {
        name: it
        for name, it in slide.slots.items()
        if name == flowing.name or not kind.field(name).shapes_layout or kind.field(name).on_every_page
    }
    variant = next(
        variant for variant in kind.variants if variant.layout == (kind.layout_for(kept) or slide.layout)
    )
    for field in kind.fields:
        goes_on = field.on_every_page or (field.on_continuation and not field.shapes_layout)
        stays = goes_on and variant.has(field)
        if stays and field.name != flowing.name and field.name in slide.slots:
            yield from said(slide.slots[field.name])
    if isinstance(block, Table):
        yield from (paragraph.text for cell in block.header for paragraph in cell.paragraphs)


class Parts:
    """The finished file's parts, and what its slides show."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts that a part relates to by that kind."""
        folder, _, base = name.rpartition("/")
        links = self.parts.get(f"{folder}/_rels/{base}.rels")
        if links is None:
            return []
        found = (link for link in etree.fromstring(links) if link.get("Type", "").endswith(f"/{kind}"))
        return [f"ppt/{link.get('Target', '').removeprefix('../')}" for link in found]

    def slides(self) -> list[str]:
        """Return the slide parts in the deck's order."""
        targets = {
            link.get("Id"): link.get("Target")
            for link in etree.fromstring(self.parts["ppt/_rels/presentation.xml.rels"])
        }
        main = etree.fromstring(self.parts["ppt/presentation.xml"])
        return [
            f"ppt/{targets[entry.get(f'{R}id')]}" for entry in main.iter("{*}sldId") if entry.get(f"{R}id")
        ]

    def shown(self, slide: str) -> Words:
        """Return the words on a slide, in its charts and in its notes."""
        texts = list(paragraphs(self.parts[slide]))
        for notes in self.related(slide, "notesSlide"):
            texts += paragraphs(self.parts[notes])
        for chart in self.related(slide, "chart"):
            texts += charted(self.parts[chart])
        return words(texts)


def paragraphs(part: bytes) -> Iterator[str]:
    """The text of each paragraph; fields such as the slide number are left out."""
    for paragraph in etree.fromstring(part).iter(f"{A}p"):
        pieces = (
            "\n" if element.tag == f"{A}br" else "".join(element.itertext(f"{A}t"))
            for element in paragraph.iterchildren(f"{A}r", f"{A}br")
        )
        yield "".join(pieces)


def charted(part: bytes) -> Iterator[str]:
    """Category names once, series names and values."""
    series = list(etree.fromstring(part).iter(f"{C}ser"))
    yield from (value.text for value in series[0].find(f"{C}cat").iter(f"{C}v"))
    for one in series:
        yield from (value.text for value in one.find(f"{C}tx").iter(f"{C}v"))
        yield from (number(value.text) for value in one.find(f"{C}val").iter(f"{C}v"))


def shortened(slide: SlidePlan) -> SlidePlan:
    """The slide with its title in the shorter form."""
    title = slide.slots["title"]
    assert isinstance(title, Text)
    return msgspec.structs.replace(
        slide, slots={**slide.slots, "title": Text(title.short or title.paragraphs)}
    )


def test_every_word_of_the_plan_is_in_the_deck(deck: Any, library: Any) -> None:
    parts = Parts(deck.data)
    continued = library.languages[deck.edition.language].word("continued", n="{n}", total="{total}")
    names, ids = parts.slides(), [slide.id for slide in deck.fitted.slides]
    assert len(names) == len(ids)
    planned_ids = {slide.id for slide in deck.plan.slides}
    for slide in deck.plan.slides:
        own = [
            name
            for name, found in zip(names, ids, strict=True)
            if found == slide.id or (found not in planned_ids and found.rpartition("/")[0] == slide.id)
        ]
        assert own, slide.id
        shown = sum((parts.shown(name) for name in own), Words())
        wanted = planned(slide, len(own), continued)
        if shown != wanted:
            wanted = planned(shortened(slide), len(own), continued)
        assert shown - wanted == Counter(), f"{slide.id} says more"
        assert wanted - shown == Counter(), f"{slide.id} says less"


NOT_SHOWN = {"country", "unit", "highlight", "date"}
"""Texts that are no words on a slide: a property, a reference; units and dates take the language's words."""


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hant"])
def test_every_text_of_the_content_is_in_the_plan(language: str, demo_library: Any, demo_decks: Any) -> None:
    """The plan is held against the merged region file itself, so that nothing is lost between the two."""
    region = region_in(demo_library, "demo", language).require()
    written = merged_region(demo_library, "demo", language).require()
    names = names_for(region, demo_library.languages[language])
    shown = bare("\n".join(whole(slide) for slide in demo_decks[language].plan.slides))
    told = 0
    for path, text, _ in texts_in(Region, written):
        if not NOT_SHOWN & set(path) and "{{" not in path:
            filled = fill_names(str(text.value), None, names).require().text
            assert bare(filled) in shown, ".".join(map(str, path))
            told += 1
    assert told > 70


def whole(slide: SlidePlan) -> str:
    """All texts of a slide, its notes and its alt texts, one a line."""
    blocks = list(slide.slots.values())
    notes = [paragraph.text for paragraph in slide.notes.paragraphs] if slide.notes else []
    alts = [block.alt for block in blocks if hasattr(block, "alt")]
    return "\n".join([*(text for block in blocks for text in said(block)), *notes, *alts])


def bare(text: str) -> str:
    return re.sub(r"[ \t\u00a0]+", " ", text)


def test_the_test_itself_notices_a_lost_word(demo_decks: Any) -> None:
    slide = next(slide for slide in demo_decks["en"].plan.slides if slide.id == "orders")
    less = msgspec.structs.replace(slide, slots={**slide.slots, "lead": Text((Paragraph(()),))})
    assert planned(slide, 1, "") - planned(less, 1, "") == words(["Plants buy nearby what they can"])
