"""Text in a placeholder: how high it stands at a size, whether that is within bounds, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from msgspec.structs import replace

from deckgen.blocks import Paragraph
from deckgen.fit.fitted import PlaceholderText
from deckgen.fit.headings import heading_breaks
from deckgen.fit.line_ends import Row, best_inset
from deckgen.fit.lined import Lined, lined
from deckgen.fit.lines import count_lines, line_starts
from deckgen.fit.phrases import phrase_ends
from deckgen.fit.setting import RESERVE, Setting, line_limit
from deckgen.fit.words import Measured, Word, measure
from deckgen.template import EMU_PER_PT, Slot, TextStyle


class Extent(NamedTuple):
    """How much room text takes: its height in pt, its lines, and by how many pt a word is wider than one."""

    height: float
    lines: int
    over: float = 0.0


def style_of(slot: Slot, level: int) -> TextStyle:
    """Return the style of a text level; levels beyond the designed ones look like the last."""
    levels = slot.levels
    return levels[level if level < len(levels) else -1]


def size_of(slot: Slot, level: int, size: float) -> float:
    """Return the size of a level where the first one is set at ``size``: never larger than the first."""
    return size if level == 0 else min(style_of(slot, level).size, size)


def text_width(slot: Slot, style: TextStyle) -> int:
    """Return the EMU that a line of a style has in a slot."""
    return slot.box.w - slot.insets.left - slot.insets.right - style.margin_left


def room(slot: Slot) -> float:
    """Return the height in pt that a slot has for text."""
    return (slot.box.h - slot.insets.top - slot.insets.bottom) / EMU_PER_PT


def lined_in(slot: Slot, paragraph: Paragraph, setting: Setting) -> Lined:
    """Return a paragraph in the lines of a slot, in the style of its level; kept as `lined` keeps it."""
    key = (id(paragraph), id(slot))
    known = setting.lined.get(key)
    if known is None:
        style = style_of(slot, paragraph.level)
        made = lined(paragraph, style, text_width(slot, style), setting)
        known = setting.lined[key] = (made, slot)
    return cast(tuple[Lined, Slot], known)[0]


def extent(paragraphs: Sequence[Paragraph], slot: Slot, size: float, setting: Setting) -> Extent:
    """Return the room that paragraphs take in a slot, the first level at ``size`` pt.

    That of several is kept by the objects' identities; one's lines are kept as they are.
    """
    if len(paragraphs) == 1:
        count, line, over = _taken(paragraphs[0], slot, size, setting)
        return Extent(count * line, count, over)
    key = ("extent", id(paragraphs), id(slot), size)
    known = setting.kept.get(key)
    if known is None:
        known = setting.kept[key] = (_extent(paragraphs, slot, size, setting), paragraphs, slot)
    return cast(Extent, known[0])


def _extent(paragraphs: Sequence[Paragraph], slot: Slot, size: float, setting: Setting) -> Extent:
    height, lines, most = 0.0, 0, 0.0
    for place, paragraph in enumerate(paragraphs):
        count, line, over = _taken(paragraph, slot, size, setting)
        style = style_of(slot, paragraph.level)
        most = max(most, over)
        height += count * line
        height += (style.before if place else 0.0) + (style.after if place < len(paragraphs) - 1 else 0.0)
        lines += count
    return Extent(height, lines, most)


def _taken(paragraph: Paragraph, slot: Slot, size: float, setting: Setting) -> tuple[int, float, float]:
    """A paragraph's lines in a slot, the height of one, and by how much a word is wider than one, in pt."""
    level = paragraph.level
    return lined_in(slot, paragraph, setting).takes(size_of(slot, level, size) if level else size, setting)


def fits(paragraphs: Sequence[Paragraph], slot: Slot, size: float, most: int, setting: Setting) -> bool:
    """Return True where the text stays in its box and ``most`` lines (0: any number), no word being wider."""
    taken = extent(paragraphs, slot, size, setting)
    return not taken.over and taken.height <= room(slot) + 0.01 and (not most or taken.lines <= most)


def place_text(
    paragraphs: Sequence[Paragraph],
    slot: Slot,
    size: float,
    setting: Setting,
    heading: bool = False,
    most: int | None = None,
) -> PlaceholderText:
    """Return the placeholder with its text; a title's line ends are written as breaks.

    Where it is said how many lines it may take at the ``most``, the box may be narrowed for better line ends.
    """
    placed = []
    inset = None
    if most is not None and not heading:
        inset = (_inset if setting.language.cjk else _even_inset)(paragraphs, slot, size, most, setting)
    for paragraph in paragraphs:
        kept, own_size = lined_in(slot, paragraph, setting), size_of(slot, paragraph.level, size)
        style, texts = kept.style, _AS_WRITTEN
        if heading:
            lines = min(most or 0, _lines_high(slot, style, own_size)) if len(paragraphs) == 1 else 0
            texts = heading_texts(paragraph, style, own_size, kept.width, setting, lines)
        elif kept.takes(own_size, setting)[0] > 1:
            texts = body_texts(paragraph, style, own_size, kept.width, setting)
        placed.append(setting.paragraph(paragraph, style, own_size, texts))
    return PlaceholderText(slot.name, tuple(placed), inset)


def _lines_high(slot: Slot, style: TextStyle, size: float) -> int:
    """How many lines of exact spacing a slot is high; 0 where the spacing is not exact."""
    line = style.spacing.points * size / style.size
    return int((room(slot) + 0.01) / line) if line else 0


_AS_WRITTEN: Sequence[str] = ()

LEAST_READ = 12.0
"""The size in pt under which text is small print."""

LEAST_ALONE = 16.0
"""The size in pt from which a paragraph that stands alone, such as a lead, had better part no phrase."""


def _inset(
    paragraphs: Sequence[Paragraph], slot: Slot, size: float, most: int, setting: Setting
) -> int | None:
    """The right inset in EMU with which the fewest lines end badly, where that is not the layout's own.

    Only of text that is ragged on its right, where nobody sees that lines could be a little longer; and of no
    small print.
    """
    ragged = size >= LEAST_READ and all(style.align == "l" for style in slot.levels)
    if not ragged or extent(paragraphs, slot, size, setting).lines == len(paragraphs):
        return None
    rows, alone = [], len(paragraphs) == 1 and size >= LEAST_ALONE
    for paragraph in paragraphs:
        style = style_of(slot, paragraph.level)
        own_size, width = size_of(slot, paragraph.level, size), text_width(slot, style)
        measured = setting.measured(paragraph, style)
        ends = phrase_ends(measured.text, setting.language.code) if alone else None
        rows.append(Row(measured, width, own_size, ends or frozenset()))

    def still_fits(inset: int) -> bool:
        insets = replace(slot.insets, right=slot.insets.right + inset)
        return fits(paragraphs, replace(slot, insets=insets), size, most, setting)

    more = best_inset(rows, size, still_fits)
    return slot.insets.right + more if more else None


_EVEN_SHARES = (0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05)
"""The parts of its width by which a box is narrowed, so that two lines are about as long."""


def _even_inset(
    paragraphs: Sequence[Paragraph], slot: Slot, size: float, most: int, setting: Setting
) -> int | None:
    """The right inset in EMU with which a name in bold ends evenly, where it takes more than one line.

    It is read as a heading, but breaks are written in titles alone; a note may stand below it.
    """
    if not paragraphs or len(paragraphs) > 2:
        return None
    style = style_of(slot, paragraphs[0].level)
    if not style.bold or style.align != "l" or _taken(paragraphs[0], slot, size, setting)[0] == 1:
        return None
    lines, width = extent(paragraphs, slot, size, setting).lines, text_width(slot, style)
    for share in _EVEN_SHARES:
        inset = slot.insets.right + round(share * width)
        narrowed = replace(slot, insets=replace(slot.insets, right=inset))
        even = extent(paragraphs, narrowed, size, setting).lines == lines
        if even and fits(paragraphs, narrowed, size, most, setting):
            return inset
    return None


def heading_texts(
    paragraph: Paragraph, style: TextStyle, size: float, width: int, setting: Setting, most: int = 0
) -> Sequence[str]:
    """Return the runs' texts of a heading with breaks that make its lines even, or nothing.

    It may take a line more than it must, within ``most``.
    """
    if lined(paragraph, style, width, setting).lines(size, setting) == 1:
        return ()
    measured = setting.measured(paragraph, style)
    starts = heading_breaks(measured, line_limit(width, size), setting.language.code, most)
    return put_breaks([run.text for run in paragraph.runs], measured.words, starts[1:]) if starts else ()


def body_texts(
    paragraph: Paragraph, style: TextStyle, size: float, width: int, setting: Setting
) -> Sequence[str]:
    """Return the runs' texts without a lone last word where a no-break space does it, or nothing.

    Breaks are written in titles alone: whoever edits a point should not meet one.
    """
    if setting.language.cjk or lined(paragraph, style, width, setting).lines(size, setting) == 1:
        return ()
    return _without_orphan(paragraph, style, size, width, setting)


def put_breaks(texts: Sequence[str], words: Sequence[Word], starts: Sequence[int]) -> list[str]:
    """Return the runs' texts with a newline before each word that starts a line, instead of its space."""
    places = {sum(len(word.text) for word in words[:start]) for start in starts}
    broken, place = [], 0
    for text in texts:
        parts: list[str] = []
        for char in text:
            if place in places:
                parts.append("\n")
            parts.append("" if char == " " and place + 1 in places else char)
            place += 1
        broken.append("".join(parts))
    return broken


SHORT_WORD = 16
"""Letters up to which a word alone on a last line is an orphan."""


def _without_orphan(
    paragraph: Paragraph, style: TextStyle, size: float, width: int, setting: Setting
) -> Sequence[str]:
    """Return the runs' texts with a no-break space before a lone last word, where it costs no line.

    A line may prove as wide as its box in a renderer, so the word counts as lone with the reserve or without.
    """
    measured, limit = setting.measured(paragraph, style), line_limit(width, size)
    last = paragraph.runs[-1].text if paragraph.runs else ""
    head, space, orphan = last.rpartition(" ")
    if not space or not head or len(orphan) > SHORT_WORD or len(measured.places) < 3:
        return ()
    pieces = _pieces_of(orphan, measured)
    if not any(_is_alone(measured, line, pieces) for line in (limit, limit / (1 - RESERVE))):
        return ()
    if len(measured.places) > pieces + 1 and measured.text[measured.places[-pieces - 2] - 1] != " ":
        return ()
    told = measured.spans[-1].text.rpartition(" ")[0]
    kept = measure((*measured.spans[:-1], measured.spans[-1]._replace(text=f"{told}\xa0{orphan}")))
    if kept.ends[-1] - kept.begins[-1] > limit or count_lines(kept, limit) > count_lines(measured, limit):
        return ()
    return [*(run.text for run in paragraph.runs[:-1]), f"{head}\xa0{orphan}"]


def _pieces_of(last: str, measured: Measured) -> int:
    """How many unbreakable words the last word of a text is: one, or more where it has hyphens."""
    start = len(measured.text) - len(last)
    return min(len(measured.places) - 1, sum(place > start for place in measured.places[-len(last) :]))


def _is_alone(measured: Measured, limit: float, pieces: int) -> bool:
    """Whether nothing but the last pieces stands on the last line."""
    starts = line_starts(measured, limit)
    return len(starts) > 1 and starts[-1] >= len(measured.places) - pieces
