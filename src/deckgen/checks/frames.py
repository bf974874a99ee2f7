"""Texts as they stand on a slide: box, inherited style, lines and height as fitting measures them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import inf

from msgspec.structs import replace

from deckgen.blocks import Paragraph, Run
from deckgen.checks.once import Once
from deckgen.fit.fitted import FittedParagraph, FittedRun, PlacedTable, PlaceholderText, Shape, TextBox
from deckgen.fit.line_ends import Row
from deckgen.fit.lines import line_texts
from deckgen.fit.rulers import has_east_asian
from deckgen.fit.setting import RESERVE, Setting, line_limit
from deckgen.fit.texts import style_of
from deckgen.fit.words import Span, measure, natural_em
from deckgen.slide_kind import Field
from deckgen.template import EMU_PER_PT, Box, Insets, Slot, Spacing, TextStyle

TITLES = ("title", "ctrTitle")
"""The kinds of placeholder that hold a slide's title."""

_WIDEST_LETTER = 1.4
"""No character is wider, in em: a text that has room at this width needs no measuring."""

_DIGIT = re.compile(r"\d")

_DRAWN_SIZE = 18.0
"""The size of text in a drawn shape that says none (the presentation's default text style)."""


class FramedText:
    """One paragraph of a frame with the style it inherits; ``width`` is the EMU that a line has.

    ``size`` and ``smallest`` are those of its largest and its smallest run in pt.

    Lines are measured when they are asked for, and then kept: most checks look at the runs only.
    """

    __slots__ = ("_likely", "_lines", "paragraph", "setting", "size", "smallest", "style", "text", "width")

    def __init__(self, paragraph: FittedParagraph, style: TextStyle, width: int, setting: Setting) -> None:
        self.paragraph, self.style, self.setting = paragraph, style, setting
        margin = paragraph.margin_left
        self.width = width - (style.margin_left if margin is None else margin)
        runs = paragraph.runs
        self.text = runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)
        if len(runs) == 1:
            self.size = self.smallest = runs[0].size or style.size
        else:
            sizes = [run.size or style.size for run in runs] or [style.size]
            self.size, self.smallest = max(sizes), min(sizes)
        self._lines: Sequence[str] | None = None
        self._likely: Sequence[str] | None = None

    def size_of(self, run: FittedRun) -> float:
        """Return a run's size in pt."""
        return run.size or self.style.size

    def bold(self, run: FittedRun) -> bool:
        """Return whether a run is bold."""
        return self.style.bold if run.bold is None else run.bold

    def colour(self, run: FittedRun) -> str:
        """Return a run's colour; a link that says none takes the theme's colour of links."""
        return run.colour or ("hlink" if run.link else self.style.colour)

    @property
    def spacing(self) -> Spacing:
        """The line spacing; where it is exact, lines are as high whatever fonts a machine has."""
        return self.paragraph.spacing or self.style.spacing

    @property
    def lines(self) -> Sequence[str]:
        """The text of each line, the reserve taken off the width."""
        if self._lines is None:
            self._lines = self._set(line_limit(self.width, self.size), hanging=False)
        return self._lines

    @property
    def likely_lines(self) -> Sequence[str]:
        """The text of each line as a renderer sets it that needs no reserve."""
        if self._likely is None:
            self._likely = self._set(line_limit(self.width, self.size) / (1 - RESERVE), hanging=True)
        return self._likely

    @property
    def parted_numbers(self) -> Sequence[str]:
        """The numbers that are parted from their units however a renderer sets the text."""
        if not _DIGIT.search(self.text):
            return ()
        return Row(measure(self._spans()), self.width, self.size).always_parted

    @property
    def height(self) -> float:
        """The height of its lines in pt, the space around left out."""
        return len(self.lines) * (self.spacing.points or self._line)

    @property
    def _line(self) -> float:
        """The height of one of its lines in pt where its spacing is none of its own."""
        style, size = self.style, self.size
        if style.spacing.points:
            return style.spacing.points * size / style.size
        return self.setting.single_line(style, self.text) * size * style.spacing.percent / 100

    def _set(self, limit: float, *, hanging: bool) -> Sequence[str]:
        if "\n" not in self.text and (len(self.text) * _WIDEST_LETTER <= limit or self._natural() <= limit):
            return (self.text,)
        return _lines_of(self._spans(), limit, hanging)

    def _natural(self) -> float:
        """The em that it takes on one line where that is found quickly: in one size, its tab counted."""
        runs, style, widths = self.paragraph.runs, self.style, self.setting.widths
        if len(runs) == 1:
            return natural_em(self.text, widths(style, bool(runs[0].bold), runs[0].lang))
        if self.size != self.smallest or has_east_asian(self.text):
            return inf
        return sum([natural_em(run.text, widths(style, bool(run.bold), run.lang)) for run in runs])

    def _plain(self) -> Paragraph:
        runs = self.paragraph.runs
        return Paragraph(tuple(Run(run.text, run.lang, bool(run.bold)) for run in runs))

    def _spans(self) -> tuple[Span, ...]:
        """The runs with their widths; fitting's own way is asked where a tab may be left out."""
        style, size, widths = self.style, self.size, self.setting.widths
        if style.indent < 0 and "\t" in self.text:
            return self.setting.spans(self._plain(), style)
        return tuple(
            [
                Span(run.text, widths(style, bool(run.bold), run.lang), (run.size or style.size) / size)
                for run in self.paragraph.runs
            ]
        )


@lru_cache(maxsize=1024)
def _lines_of(spans: tuple[Span, ...], limit: float, hanging: bool) -> tuple[str, ...]:
    """The lines of a paragraph as fitting measures them, kept over slides and decks."""
    return tuple(line_texts(measure(spans), limit, hanging=hanging))


@dataclass(eq=False)
class Frame:
    """Text in a box; ``slot`` is its placeholder, ``field`` what of the slide kind it shows.

    ``shape`` is the shape that it is or stands in, ``fill`` the theme slot behind its text, if any.
    """

    name: str
    box: Box
    insets: Insets
    texts: Sequence[FramedText]
    shape: Shape
    slot: Slot | None = None
    field: Field | None = None
    fill: str = ""

    def __post_init__(self) -> None:
        """Say once what every check asks.

        ``role`` is that of its text in the type scale, empty where none is known; ``is_title`` whether it is
        the slide's title placeholder; ``text`` all words, paragraphs parted by newlines.
        """
        self.role = self.field.role if self.field else ""
        self.is_title = self.slot is not None and self.slot.kind in TITLES
        texts = self.texts
        self.text = texts[0].text if len(texts) == 1 else "\n".join([text.text for text in texts])

    @property
    def room(self) -> float:
        """The height for text in pt."""
        return (self.box.h - self.insets.top - self.insets.bottom) / EMU_PER_PT

    @Once
    def height(self) -> float:
        """The height of its text in pt."""
        return sum([text.height for text in self.texts]) + sum(self._gaps()) if self.texts else 0.0

    def _gaps(self) -> Iterator[float]:
        """The spaces between its paragraphs in pt."""
        for text in self.texts[1:]:
            before = text.paragraph.before
            yield text.style.before if before is None else before
        for text in self.texts[:-1]:
            after = text.paragraph.after
            yield text.style.after if after is None else after


def frames_of(
    shapes: Iterable[Shape], slots: Mapping[str, Slot], fields: Mapping[str, Field], setting: Setting
) -> Iterator[Frame]:
    """Yield a frame for each placeholder, drawn text and table cell; those without a slot have none."""
    for shape in shapes:
        if isinstance(shape, PlaceholderText):
            if slot := slots.get(shape.slot):
                yield _placeholder(shape, slot, fields.get(shape.slot), setting)
        elif isinstance(shape, TextBox):
            field = fields.get(shape.name) or fields.get(shape.name.rpartition(" ")[0])
            texts = _drawn(shape.paragraphs, shape.box.w - shape.insets.left - shape.insets.right, setting)
            yield Frame(shape.name, shape.box, shape.insets, texts, shape, None, field, shape.fill)
        elif isinstance(shape, PlacedTable):
            yield from _cells(shape, fields.get(shape.slot), setting)


_KEPT: dict[int, tuple[PlaceholderText, Slot, Field | None, Hashable, Frame]] = {}
_MOST_KEPT = 512


def _placeholder(shape: PlaceholderText, slot: Slot, field: Field | None, setting: Setting) -> Frame:
    """The frame of a placeholder's text; of a shape that fitting gives again it is known, lines and all."""
    known = _KEPT.get(id(shape))
    if known is not None and known[0] is shape and known[1:4] == (slot, field, setting.digest):
        return known[4]
    frame = _framed(shape, slot, field, setting)
    if len(_KEPT) >= _MOST_KEPT:
        del _KEPT[next(iter(_KEPT))]
    _KEPT[id(shape)] = (shape, slot, field, setting.digest, frame)
    return frame


def _framed(shape: PlaceholderText, slot: Slot, field: Field | None, setting: Setting) -> Frame:
    insets = slot.insets if shape.inset_right is None else replace(slot.insets, right=shape.inset_right)
    width = slot.box.w - insets.left - insets.right
    texts = [
        FramedText(paragraph, _style(slot, paragraph, setting), width, setting)
        for paragraph in shape.paragraphs
    ]
    return Frame(shape.slot, slot.box, insets, texts, shape, slot, field)


def _style(slot: Slot, paragraph: FittedParagraph, setting: Setting) -> TextStyle:
    return style_of(slot, paragraph.level) if slot.levels else setting.drawn_style(_DRAWN_SIZE)


def _drawn(paragraphs: Iterable[FittedParagraph], width: int, setting: Setting) -> list[FramedText]:
    style = setting.drawn_style(_DRAWN_SIZE)
    return [FramedText(paragraph, style, width, setting) for paragraph in paragraphs]


def _cells(table: PlacedTable, field: Field | None, setting: Setting) -> Iterator[Frame]:
    lefts = list(accumulate(table.columns, initial=table.box.x))
    top = table.box.y
    for row_number, row in enumerate(table.rows, 1):
        for number, cell in enumerate(row.cells):
            width, insets = table.columns[number], table.insets
            if cell.inset_right is not None:
                insets = replace(insets, right=cell.inset_right)
            texts = _drawn(cell.paragraphs, width - insets.left - insets.right, setting)
            box, name = Box(lefts[number], top, width, row.height), f"{table.name} {row_number}.{number + 1}"
            yield Frame(name, box, insets, texts, table, None, field)
        top += row.height
