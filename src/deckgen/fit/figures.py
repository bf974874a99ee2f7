"""Key figures: side by side in a wide area, stacked in a tall one, each a rule and one text box."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckgen.blocks import KeyFigure, KeyFigures, Paragraph, Run
from deckgen.fit.fitted import FittedParagraph, Line, TextBox
from deckgen.fit.setting import Setting, line_limit, lines_in
from deckgen.fit.texts import body_texts
from deckgen.fit.words import Span, measure
from deckgen.template import EMU_PER_PT, Box, Slot, TextStyle

WIDE = 2.2
"""Areas at least this many times wider than high show their figures side by side."""

GAP = 182880
_RULE_ROOM = 38100
_RULE_WEIGHT = 1.5
_LEAD = "accent1"
_MUTED = "accent6"
_LARGE = (44.0, 40.0, 36.0)

_Parts = Sequence[tuple[Run, TextStyle]]
"""A paragraph as runs with their styles."""


def figure_sizes(slot: Slot, setting: Setting) -> tuple[float, ...]:
    """Return the sizes that values may take in this area, preferred first; larger ones where it is tall."""
    steps = setting.steps("key figure", slot)
    return steps if is_wide(slot) else (*_LARGE, *steps)


def is_wide(slot: Slot) -> bool:
    """Return True where an area holds its figures side by side."""
    return slot.box.w > WIDE * slot.box.h


def figures_fit(block: KeyFigures, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where every figure stays in its cell with its value at ``size`` pt."""
    if is_wide(slot) and not _widths(block.figures, slot, size, setting):
        return False
    cells = _cells(block.figures, slot, size, setting)
    return all(
        _height(figure, cell.w, size, setting) <= (cell.h - _RULE_ROOM) / EMU_PER_PT + 0.01
        and _value_width(figure, size, setting) <= cell.w
        for figure, cell in zip(block.figures, cells, strict=True)
    )


def draw_figures(block: KeyFigures, slot: Slot, size: float, setting: Setting) -> tuple[Line | TextBox, ...]:
    """Return a rule and a text box for each figure, named after the slot and counted from 1."""
    shapes: list[Line | TextBox] = []
    cells = _cells(block.figures, slot, size, setting)
    for number, (figure, cell) in enumerate(zip(block.figures, cells, strict=True), start=1):
        name = f"{slot.name} {number}"
        shapes.append(Line(f"{name} rule", Box(cell.x, cell.y, cell.w, 0), _LEAD, _RULE_WEIGHT))
        box = Box(cell.x, cell.y + _RULE_ROOM, cell.w, cell.h - _RULE_ROOM)
        shapes.append(TextBox(name, box, _paragraphs(figure, cell.w, size, setting)))
    return tuple(shapes)


def _lines(figure: KeyFigure, size: float, setting: Setting) -> list[list[tuple[Run, TextStyle]]]:
    """The figure's paragraphs as runs with their styles: value, label, note."""
    value = setting.drawn_style(size, bold=True, colour=_LEAD)
    unit = _role(setting, "key figure unit", 14.0, "dk1")
    parts = [
        (figure.prefix, _role(setting, "key figure unit", 14.0, _MUTED)),
        (figure.value, value),
        (figure.unit, unit),
    ]
    spaced = _spaced([(run, style) for run, style in parts if run], setting)
    label = _role(setting, "key figure label", 12.0, "dk1")
    note = _role(setting, "key figure note", 10.0, _MUTED)
    rest = [[(run, style)] for run, style in ((figure.label, label), (figure.note, note)) if run and run.text]
    return [spaced, *rest]


def _spaced(parts: list[tuple[Run, TextStyle]], setting: Setting) -> list[tuple[Run, TextStyle]]:
    """Part prefix, value and unit by a space that stays with them, where the language writes one."""
    if setting.language.cjk:
        return parts
    glued = []
    for place, (run, style) in enumerate(parts):
        last = place == len(parts) - 1 or parts[place + 1][0].text[:1] in "%° \xa0"
        text = run.text if last or run.text.endswith((" ", "\xa0")) else run.text + "\xa0"
        glued.append((Run(text, run.lang, run.strong, run.link, run.role, run.origin), style))
    return glued


def _role(setting: Setting, role: str, otherwise: float, colour: str) -> TextStyle:
    return setting.drawn_style(setting.scale.steps.get(role, (otherwise,))[0], colour=colour)


def _paragraphs(figure: KeyFigure, width: int, size: float, setting: Setting) -> tuple[FittedParagraph, ...]:
    value, *texts = _lines(figure, size, setting)
    rest = [[(_bound(run, style, width, setting), style) for run, style in parts] for parts in texts]
    return tuple(setting.drawn(parts) for parts in (value, *rest))


def _bound(run: Run, style: TextStyle, width: int, setting: Setting) -> Run:
    """The label with its lone last word bound to the one before."""
    texts = body_texts(Paragraph((run,)), style, style.size, width, setting)
    return msgspec.structs.replace(run, text=texts[0]) if texts else run


def _height(figure: KeyFigure, width: int, size: float, setting: Setting) -> float:
    """The height in pt of one figure's text in a cell."""
    return sum(
        max(style.spacing.points for _, style in parts) * _count(parts, width, setting)
        for parts in _lines(figure, size, setting)
    )


def _count(parts: Sequence[tuple[Run, TextStyle]], width: int, setting: Setting) -> int:
    size = max(style.size for _, style in parts)
    return lines_in(measure(_spans(parts, size, setting)), width, size)


def _spans(parts: Sequence[tuple[Run, TextStyle]], size: float, setting: Setting) -> tuple[Span, ...]:
    return tuple(
        Span(run.text, setting.widths(style, run.strong, run.lang), style.size / size) for run, style in parts
    )


def _natural(parts: Sequence[tuple[Run, TextStyle]], setting: Setting) -> int:
    """The EMU that a paragraph takes on one line, the reserve added."""
    size = max(style.size for _, style in parts)
    em = measure(_spans(parts, size, setting)).width
    return int(em / line_limit(EMU_PER_PT, size) * EMU_PER_PT) + 1


def _value_width(figure: KeyFigure, size: float, setting: Setting) -> int:
    return _natural(_lines(figure, size, setting)[0], setting)


def _widths(figures: Sequence[KeyFigure], slot: Slot, size: float, setting: Setting) -> list[int]:
    """The widths of cells side by side: what each figure needs, then evenly; empty where they do not fit.

    A figure needs its value and note on one line and its label on two; labels come onto one line where the
    others leave room for that, those that need least first.
    """
    lines = [_lines(figure, size, setting) for figure in figures]
    values = [_natural(parts[0], setting) for parts in lines]
    wishes = [
        max([value, *(int(_natural(part, setting) * _folded(part, setting)) for part in parts[1:])])
        for value, parts in zip(values, lines, strict=True)
    ]
    space = slot.box.w - GAP * (len(figures) - 1)
    if sum(values) > space:
        return []
    spare = space - sum(wishes)
    if spare >= 0:
        return _with_spare(wishes, lines, spare, setting)
    more = [wish - value for wish, value in zip(wishes, values, strict=True)]
    over = space - sum(values)
    return [value + over * extra // max(1, sum(more)) for value, extra in zip(values, more, strict=True)]


def _folded(part: _Parts, setting: Setting) -> float:
    """The share of its width that a label needs, which may take two lines; a small note stays on one."""
    return 1.0 if part[0][1].size <= _role(setting, "key figure note", 10.0, _MUTED).size else 0.58


def _with_spare(
    wishes: Sequence[int], lines: Sequence[Sequence[_Parts]], spare: int, setting: Setting
) -> list[int]:
    """The widths with what is left shared out: labels onto one line where that can be, the rest evenly."""
    widths = list(wishes)
    missing = [
        max([0, *(_natural(part, setting) - width for part in parts[1:])])
        for width, parts in zip(wishes, lines, strict=True)
    ]
    for place in sorted(range(len(widths)), key=lambda n: missing[n]):
        if missing[place] <= spare:
            widths[place] += missing[place]
            spare -= missing[place]
    return [width + spare // len(widths) for width in widths]


def _cells(figures: Sequence[KeyFigure], slot: Slot, size: float, setting: Setting) -> list[Box]:
    """The cell of each figure, in reading order."""
    area, count = slot.box, len(figures)
    if not is_wide(slot):
        height = (area.h - GAP * (count - 1)) // count
        return [Box(area.x, area.y + place * (height + GAP), area.w, height) for place in range(count)]
    even = (area.w - GAP * (count - 1)) // count
    widths = _widths(figures, slot, size, setting) or [even] * count
    lefts = [area.x + sum(widths[:place]) + GAP * place for place in range(count)]
    return [Box(left, area.y, width, area.h) for left, width in zip(lefts, widths, strict=True)]


def longest_text(block: KeyFigures) -> Paragraph:
    """Return the longest text among the figures, which is the one to shorten first."""
    runs = [run for f in block.figures for run in (f.value, f.label, f.prefix, f.unit, f.note) if run]
    return Paragraph((max(runs, key=lambda run: len(run.text)),))
