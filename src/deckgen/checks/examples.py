"""What the checks' examples are made of: a small template, a language or two, slides of a few shapes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from deckgen.blocks import Block
from deckgen.checks.view import DeckView
from deckgen.fit.fitted import FittedDeck, FittedParagraph, FittedRun, FittedSlide, PlaceholderText, Shape
from deckgen.pictures import Original
from deckgen.plan import Allowed, DeckPlan, Edition, Properties, SlidePlan
from deckgen.template import EMU_PER_INCH, Box, Layout, Panel, Slot, Spacing, Template, TextStyle, Theme


class ExampleLanguage(Struct, frozen=True):
    """A language as fitting needs it."""

    code: str = "en"
    tag: str = "en-US"
    alt_tag: str = "ja-JP"
    script: str = "Latn"
    cjk: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


ENGLISH = ExampleLanguage()
JAPANESE = ExampleLanguage("ja", "ja-JP", "en-US", "Jpan", True)

_COLOURS = {"dk1": "14212B", "lt1": "FFFFFF", "dk2": "0B2A4A", "lt2": "F3F6F8", "accent1": "0F4C81"}
_COLOURS |= {"accent2": "0A857B", "accent6": "4A5560", "hlink": "1F6FB2"}
_FACES = {"Jpan": "Yu Gothic", "Hant": "Microsoft JhengHei"}


def inches(x: float, y: float, w: float, h: float) -> Box:
    """Return a box from inches."""
    return Box(*(round(side * EMU_PER_INCH) for side in (x, y, w, h)))


def style(size: float, *, bold: bool = False, colour: str = "dk1", percent: float = 0) -> TextStyle:
    """Return a text style, its line spacing exact unless a percentage is given."""
    spacing = Spacing(percent=percent) if percent else Spacing(points=size * 1.3)
    return TextStyle(size, bold, "Arial", _FACES["Jpan"], colour, spacing, 0, 0, "l", 0, 0, False)


def slot(name: str, kind: str, idx: int, box: Box, look: TextStyle) -> Slot:
    """Return a placeholder whose levels all look alike."""
    return Slot(name, kind, idx, box, levels=(look,))


def layout(name: str, *slots: Slot, background: str = "lt1", panels: tuple[Panel, ...] = ()) -> Layout:
    """Return a layout with these slots."""
    return Layout(name, "cust", background, {one.name: one for one in slots}, panels)


TITLE = slot("title", "title", 0, inches(0.667, 0.70, 12.0, 0.90), style(24, bold=True, colour="dk2"))
POINTS = slot("points", "body", 1, inches(0.667, 1.86, 7.933, 4.20), style(18))
VISUAL = Slot("visual", "pic", 2, inches(8.8, 1.86, 3.867, 4.20))
SOURCE = slot("source", "body", 3, inches(0.667, 6.50, 12.0, 0.40), style(10))
PAGE = layout("Page", TITLE, POINTS, VISUAL, SOURCE)
"""A white page: title, points, a picture on the right, a source line."""


def said(text: str, lang: str = "en-US", **looks: object) -> FittedParagraph:
    """Return a paragraph of one run; ``looks`` are the run's further fields."""
    return FittedParagraph((FittedRun(text, lang, "ja-JP", **looks),))  # type: ignore[arg-type]


def placed(slot_name: str, *paragraphs: FittedParagraph | str) -> PlaceholderText:
    """Return a placeholder with paragraphs; plain words are English."""
    return PlaceholderText(slot_name, tuple(said(p) if isinstance(p, str) else p for p in paragraphs))


class Example(Struct, frozen=True):
    """One slide: what stands on it below its title, and what was planned for its slots."""

    shapes: tuple[Shape, ...]
    title: FittedParagraph | None
    id: str = "one"
    kind: str = "advantage"
    planned: Mapping[str, Block] = field(default_factory=dict)
    layout: str = PAGE.name
    allow: tuple[Allowed, ...] = ()

    @property
    def fitted(self) -> FittedSlide:
        """The slide as it would be drawn."""
        heading = (PlaceholderText("title", (self.title,)),) if self.title else ()
        words = " ".join("".join(run.text for run in self.title.runs).split()) if self.title else ""
        return FittedSlide(self.id, self.kind, self.layout, words, (*heading, *self.shapes))

    @property
    def plan(self) -> SlidePlan:
        """The slide as it was planned."""
        return SlidePlan(self.id, self.kind, self.layout, dict(self.planned), allow=self.allow)


def page(
    *shapes: Shape,
    title: FittedParagraph | str | None = "A sentence that says it",
    name: str = "one",
    kind: str = "advantage",
    planned: Mapping[str, Block] | None = None,
    on: str = PAGE.name,
) -> Example:
    """Return a slide with a title and these shapes."""
    return Example(shapes, said(title) if isinstance(title, str) else title, name, kind, planned or {}, on)


def deck(
    *pages: Example,
    layouts: tuple[Layout, ...] = (),
    language: ExampleLanguage = ENGLISH,
    originals: tuple[Original, ...] = (),
) -> DeckView:
    """Return a deck of these slides in the example template, with further layouts where they need them."""
    theme = Theme("Example", _COLOURS, "Arial", "Arial", _FACES)
    known = {one.name: one for one in (PAGE, *layouts)}
    template = Template(" ".join(known), language.code, 12192000, 6858000, known, theme)
    edition, properties = Edition("example", language.code), Properties("Example", "Example", language.tag)
    plan = DeckPlan(edition, properties, tuple(one.plan for one in pages))
    fitted = FittedDeck(edition, properties, "example", tuple(one.fitted for one in pages))
    pictures = {original.digest: original for original in originals}
    return DeckView(plan, fitted, template, language, originals=pictures)
