"""Texts in drawn boxes: paragraphs of one or several looks, how high they stand, whether words fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from deckgen.blocks import Paragraph, Run
from deckgen.fit.fitted import FittedParagraph, TextBox
from deckgen.fit.line_ends import Row, best_inset
from deckgen.fit.phrases import phrase_ends
from deckgen.fit.setting import Setting, line_limit, lines_in
from deckgen.fit.texts import LEAST_ALONE, LEAST_READ, body_texts
from deckgen.fit.words import Measured, Span, measure, natural_em_of
from deckgen.template import EMU_PER_PT, Box, Insets, TextStyle


@dataclass(slots=True)
class Said:
    """A paragraph to draw: runs with their styles, and the space before it in pt.

    ``size`` is that in pt of its largest part, ``line`` the height in pt of one of its lines. Nobody changes
    one; that it is not frozen makes it quicker to make.
    """

    parts: tuple[tuple[Run, TextStyle], ...]
    before: float = 0.0
    size: float = field(init=False)
    line: float = field(init=False)

    def __post_init__(self) -> None:
        """Find the largest part."""
        self.size = max([style.size for _, style in self.parts])
        self.line = max([style.spacing.points for _, style in self.parts])


def said(run: Run | None, style: TextStyle, before: float = 0.0) -> tuple[Said, ...]:
    """Return a run as a paragraph; nothing where there is none."""
    return (Said(((run, style),), before),) if run and run.text else ()


def measured(one: Said, setting: Setting) -> Measured:
    """Return a paragraph measured in em of its largest size."""
    return measure(tuple([_span(run, style, one, setting) for run, style in one.parts]))


def _span(run: Run, style: TextStyle, one: Said, setting: Setting) -> Span:
    return Span(run.text, setting.widths(style, run.strong, run.lang), style.size / one.size)


def height_of(texts: Sequence[Said], width: int, setting: Setting) -> int:
    """Return the height in EMU that the paragraphs take in a width, the space before the first left out."""
    total = 0.0
    for place, one in enumerate(texts):
        single = len(one.parts) == 1 and "\n" not in one.parts[0][0].text and on_one_line(one, width, setting)
        lines = 1 if single else lines_in(measured(one, setting), width, one.size)
        total += lines * one.line + (one.before if place else 0.0)
    return round(total * EMU_PER_PT)


def words_stand(texts: Iterable[Said], width: int, setting: Setting) -> bool:
    """Return True where no word is wider than the width."""
    return all(measured(one, setting).widest <= line_limit(width, one.size) for one in texts)


def on_one_line(one: Said, width: int, setting: Setting) -> bool:
    """Return True where a paragraph stands on one line of the width."""
    return natural_width(one, setting) <= width


def natural_width(one: Said, setting: Setting) -> int:
    """Return the EMU that a paragraph takes on one line, the reserve added."""
    em = natural_em_of([_span(run, style, one, setting) for run, style in one.parts])
    return int(em / line_limit(EMU_PER_PT, one.size) * EMU_PER_PT) + 1


def text_box(name: str, box: Box, texts: Sequence[Said], setting: Setting, anchor: str = "t") -> TextBox:
    """Return a text box with the paragraphs, narrowed on its right where their lines end better for it."""
    inset = _inset(texts, box.w, setting) if setting.language.cjk else 0
    told = drawn_text(texts, box.w - inset, setting)
    return TextBox(name, box, told, Insets(right=inset), anchor)


def _inset(texts: Sequence[Said], width: int, setting: Setting) -> int:
    """The EMU that the texts give up on the right so that fewest lines end badly; no line more for it."""
    broken = [one for one in texts if one.size >= LEAST_READ and not on_one_line(one, width, setting)]
    if not broken:
        return 0
    height = height_of(texts, width, setting)

    def stands(inset: int) -> bool:
        return height_of(texts, width - inset, setting) <= height

    rows = [_row(one, width, setting) for one in broken]
    return best_inset(rows, max([one.size for one in broken]), stands)


def _row(one: Said, width: int, setting: Setting) -> Row:
    """A paragraph with its lines' width; where it is large, no phrase of it had better be parted."""
    words = measured(one, setting)
    ends = phrase_ends(words.text, setting.language.code) if one.size >= LEAST_ALONE else None
    return Row(words, width, one.size, ends or frozenset())


def drawn_text(
    texts: Iterable[Said], width: int, setting: Setting, align: str = "l"
) -> tuple[FittedParagraph, ...]:
    """Return the paragraphs as they are drawn in a width, no short word alone on a last line."""
    return tuple(
        setting.drawn(_without_orphan(one, width, setting), before=one.before if place else 0.0, align=align)
        for place, one in enumerate(texts)
    )


def _without_orphan(one: Said, width: int, setting: Setting) -> tuple[tuple[Run, TextStyle], ...]:
    if len(one.parts) != 1:
        return one.parts
    run, style = one.parts[0]
    kept = body_texts(Paragraph((run,)), style, style.size, width, setting)
    return ((replace(run, text=kept[0]), style),) if kept else one.parts
