"""Texts in drawn boxes: paragraphs of one or several looks, how high they stand, whether words fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from deckgen.blocks import Paragraph, Run
from deckgen.fit.fitted import FittedParagraph
from deckgen.fit.setting import Setting, line_limit, lines_in
from deckgen.fit.texts import body_texts
from deckgen.fit.words import Measured, Span, measure, natural_em_of
from deckgen.template import EMU_PER_PT, TextStyle


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph to draw: runs with their styles, and the space before it in pt."""

    parts: tuple[tuple[Run, TextStyle], ...]
    before: float = 0.0

    @property
    def size(self) -> float:
        """The size in pt of its largest part."""
        return max([style.size for _, style in self.parts])

    @property
    def line(self) -> float:
        """The height in pt of one of its lines."""
        return max([style.spacing.points for _, style in self.parts])


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
