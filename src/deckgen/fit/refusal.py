"""What to tell the writer where text cannot be made to fit: which text, how much too long, what to cut."""

from __future__ import annotations

import math

from deckgen.blocks import Bullets, Chart, Map, Paragraph, Run, Table, Text
from deckgen.diagnostics import Finding
from deckgen.fit import tables
from deckgen.fit.charts import beyond_room
from deckgen.fit.drawings import DRAWINGS
from deckgen.fit.filled import Filled
from deckgen.fit.lines import line_starts
from deckgen.fit.setting import Setting, line_limit
from deckgen.fit.texts import extent, room, size_of, style_of, text_width

_LETTERS_SHOWN = 40


def too_long(filled: Filled, setting: Setting) -> Finding:
    """Return the error for a field that fits at no size and has nowhere to go on."""
    size = filled.sizes(setting)[-1]
    if isinstance(filled.block, Text | Bullets):
        return _text_too_long(filled, filled.block.paragraphs, size, setting)
    if isinstance(filled.block, Chart):
        return _name_beyond(filled, filled.block, size, setting)
    paragraph = _longest(filled)
    message = (
        f"slide {filled.slide.id}: {filled.field.name} does not fit in its area even at {size:g} pt; "
        f"its longest text is {quoted(paragraph.text)}"
    )
    cure = f"shorten it by about {max(2, len(paragraph.text) // 4)} characters, or show less"
    return Finding("text-too-long", message, cure, paragraph.origin or filled.slide.origin)


def _name_beyond(filled: Filled, chart: Chart, size: float, setting: Setting) -> Finding:
    """The finding for the name in a chart that is most beyond its room."""
    found = beyond_room(chart, filled.slot, size, setting)
    name, over = (found.name, str(found)) if found else (chart.categories[0], "beyond its place")
    message = f"slide {filled.slide.id}: {quoted(name.text)} in the chart is {over} even at {size:g} pt"
    if found and found.most:
        message = (
            f"slide {filled.slide.id}: the chart has room for {found.most} names even at {size:g} pt, and"
        )
        message += f" {len(chart.categories)} are given"
        cure = f"show {found.most} categories or fewer, or years and other numbers as `type: column`"
        return Finding("text-too-long", message, cure, name.origin or filled.slide.origin)
    letters = round(found.over / size / (1.0 if setting.language.cjk else 0.55)) if found else 1
    cure = f"shorten it by about {max(1, letters)} characters, or show fewer categories or series"
    if found and found.number:
        cure = "give the values in a larger unit, such as millions or JPY billion, or with fewer digits"
    return Finding("text-too-long", message, cure, name.origin or filled.slide.origin)


def _text_too_long(
    filled: Filled, paragraphs: tuple[Paragraph, ...], size: float, setting: Setting
) -> Finding:
    """The finding for text in a placeholder, by lines or by height, whichever is more beyond."""
    taken = extent(paragraphs, filled.slot, size, setting)
    if taken.over:
        return _word_too_wide(filled, paragraphs, size, setting)
    most = filled.field.lines
    share = max(
        1 - room(filled.slot) * len(filled.slots) / taken.height,
        1 - most / taken.lines if most else 0.0,
    )
    longest = max(paragraphs, key=lambda paragraph: len(paragraph.text))
    cut = max(1, math.ceil(share * sum(len(paragraph.text) for paragraph in paragraphs)))
    if most and taken.lines > most and len(paragraphs) == 1:
        cut = _letters_over(paragraphs[0], filled, size, setting)
    lines = f"{taken.lines} lines where {most} may stand" if most and taken.lines > most else ""
    height = f"{taken.height:.0f} pt high where {room(filled.slot):.0f} pt are free"
    message = (
        f"slide {filled.slide.id}: {filled.field.name} {quoted(longest.text)} "
        f"is too long even at {size:g} pt: {lines or height}"
    )
    short = ", or give a short form" if filled.is_heading else ""
    return Finding(
        "text-too-long", message, f"cut about {cut} characters{short}", longest.origin or filled.slide.origin
    )


def _word_too_wide(
    filled: Filled, paragraphs: tuple[Paragraph, ...], size: float, setting: Setting
) -> Finding:
    """The finding for the word that is most beyond its line, which nothing may part."""
    found = []
    for paragraph in paragraphs:
        style = style_of(filled.slot, paragraph.level)
        own_size, width = size_of(filled.slot, paragraph.level, size), text_width(filled.slot, style)
        over = setting.overrun(paragraph, style, own_size, width)
        word = max(setting.measured(paragraph, style).words, key=lambda word: word.width)
        found.append((over, word.width * own_size, word.text.strip(), paragraph))
    over, width_of_it, text, paragraph = max(found, key=lambda one: one[0])
    message = (
        f"slide {filled.slide.id}: {filled.field.name} has a word that is {over:.0f} pt wider than its line "
        f"even at {size:g} pt: {quoted(text)}"
    )
    cut = max(1, math.ceil(len(text) * over / width_of_it))
    cure = f"cut about {cut} characters of it, or part it by a space or a hyphen"
    return Finding("text-too-long", message, cure, paragraph.origin or filled.slide.origin)


def _letters_over(paragraph: Paragraph, filled: Filled, size: float, setting: Setting) -> int:
    """About how many characters stand beyond the last line that there may be."""
    style = style_of(filled.slot, paragraph.level)
    measured = setting.measured(paragraph, style)
    starts = line_starts(measured, line_limit(text_width(filled.slot, style), size))
    kept = measured.places[max(0, starts[min(filled.field.lines, len(starts) - 1)] - 1)]
    return max(1, len(paragraph.text.rstrip()) - kept)


def _longest(filled: Filled) -> Paragraph:
    drawing = DRAWINGS.get(type(filled.block))
    if drawing:
        return drawing.longest(filled.block)
    match filled.block:
        case Table():
            return tables.tallest_cell(filled.block)
        case Map() if filled.block.labels:
            return Paragraph((max(filled.block.labels.values(), key=lambda run: len(run.text)),))
        case _:
            return Paragraph((Run(""),))


def quoted(text: str) -> str:
    """Return the text in quotes, its beginning alone where it is long."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= _LETTERS_SHOWN else f'"{line[:_LETTERS_SHOWN]}…"'
