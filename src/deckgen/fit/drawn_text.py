"""Texts in drawn boxes: paragraphs of one or several looks, how high they stand, whether words fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from deckgen.blocks import Paragraph, Run
from deckgen.fit.fitted import FittedParagraph
from deckgen.fit.setting import Setting, line_limit, lines_in
from deckgen.fit.texts import body_texts
from deckgen.fit.words import Measured, Span, measure
from deckgen.template import EMU_PER_PT, TextStyle


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph to draw: runs with their styles, and the space before it in pt."""

    parts: tuple[tuple[Run, TextStyle], ...]
    before: float = 0.0

    @property
    def size(self) -> float:
        """The size in pt of its largest part."""
        return max(style.size for _, style in self.parts)


def said(run: Run | None, style: TextStyle, before: float = 0.0) -> tuple[Said, ...]:
    """Return a run as a paragraph; nothing where there is none."""
    return (Said(((run, style),), before),) if run and run.text else ()


def measured(one: Said, setting: Setting) -> Measured:
    """Return a paragraph measured in em of its largest size."""
    spans = [
        Span(run.text, setting.widths(style, run.strong, run.lang), style.size / one.size)
        for run, style in one.parts
    ]
    return measure(tuple(spans))


def height_of(texts: Sequence[Said], width: int, setting: Setting) -> int:
    """Return the height in EMU that the paragraphs take in a width, the space before the first left out."""
    total = 0.0
    for place, one in enumerate(texts):
        lines = lines_in(measured(one, setting), width, one.size)
        total += lines * max(style.spacing.points for _, style in one.parts) + (one.before if place else 0.0)
    return round(total * EMU_PER_PT)


def words_stand(texts: Iterable[Said], width: int, setting: Setting) -> bool:
    """Return True where no word is wider than the width."""
    return all(measured(one, setting).widest <= line_limit(width, one.size) for one in texts)


def on_one_line(one: Said, width: int, setting: Setting) -> bool:
    """Return True where a paragraph stands on one line of the width."""
    return natural_width(one, setting) <= width


def natural_width(one: Said, setting: Setting) -> int:
    """Return the EMU that a paragraph takes on one line, the reserve added."""
    em = measured(one, setting).width
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
