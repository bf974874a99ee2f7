"""Tables: column widths from content, row heights from text, the head repeated as they go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from deckgen.blocks import Cell, Paragraph, Run, Table
from deckgen.fit.fitted import FittedCell, FittedRow, PlacedTable
from deckgen.fit.flow import Bin, share_out
from deckgen.fit.line_ends import Row, best_inset
from deckgen.fit.lined import lined
from deckgen.fit.setting import Setting, line_limit
from deckgen.fit.texts import body_texts
from deckgen.template import EMU_PER_PT, Insets, Slot

INSETS = Insets(73152, 45720, 73152, 45720)
LEAST_ROW = 310896
MOST_ROWS = 8
"""Rows under the head that one slide shows at the most."""

MOST_EASE = 0.8
"""The part of its height that a row may grow by to use the room below the table."""

MOST_GAP = 228600
"""The EMU that keep a column of numbers from the words of the column after it, where there is room."""

_SECOND_PARAGRAPH_GAP = 2.0


def table_fits(table: Table, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where the whole table stands in the slot with its text at ``size`` pt.

    Japanese and Chinese cells that miss one line by a character ask for a smaller size at which none does.
    """
    if len(table.rows) > MOST_ROWS:
        return False
    columns = column_widths(table, slot.box.w, size, setting)
    rows = (table.header, *table.rows)
    heights = (_row_height(row, columns, size, setting, not n) for n, row in enumerate(rows))
    if sum(heights) > slot.box.h or not _words_stand(rows, columns, size, setting):
        return False
    return not (setting.language.cjk and _is_better_smaller(table, slot, size, setting))


def _is_better_smaller(table: Table, slot: Slot, size: float, setting: Setting) -> bool:
    """Whether cells of one paragraph wrap for want of a character's room, and none at a smaller size."""
    smaller = [step for step in setting.steps("table", slot) if step < size]
    if not smaller or any(len(cell.paragraphs) > 1 for row in table.rows for cell in row):
        return False
    if not 0 < _most_over(table, slot, size, setting) <= 1:
        return False
    return any(_most_over(table, slot, step, setting) <= 0 for step in smaller)


def _most_over(table: Table, slot: Slot, size: float, setting: Setting) -> float:
    """By how many em the text of a cell is longer than one line of its column, at the most."""
    columns = column_widths(table, slot.box.w, size, setting)
    rows = enumerate((table.header, *table.rows))
    return max(
        setting.natural(paragraph, setting.drawn_style(size, bold=not number))
        - line_limit(width - INSETS.left - INSETS.right, size)
        for number, row in rows
        for cell, width in zip(row, columns, strict=True)
        for paragraph in cell.paragraphs
    )


def place_table(table: Table, slot: Slot, size: float, setting: Setting) -> PlacedTable:
    """Return the native table, from the slot's top; its rows share some of the room that is left."""
    columns = column_widths(table, slot.box.w, size, setting)
    every, gaps = (table.header, *table.rows), _gaps(table, columns, size, setting)
    heights = [_row_height(row, columns, size, setting, not n) for n, row in enumerate(every)]
    anchor = "ctr" if all(len(cell.paragraphs) == 1 for row in every for cell in row) else "t"
    ease = _ease(heights, slot.box.h)
    if anchor == "t":
        heights[0] += ease // 2
    rows = tuple(
        FittedRow(
            height + (ease if n else 0),
            _fitted_row(row, columns, gaps, size, setting, head=not n, anchor=anchor),
        )
        for n, (row, height) in enumerate(zip(every, heights, strict=True))
    )
    box = msgspec.structs.replace(slot.box, w=sum(columns), h=sum(row.height for row in rows))
    top = INSETS.top + (ease // 2 if anchor == "t" else 0)
    insets = msgspec.structs.replace(INSETS, top=top)
    return PlacedTable(slot.name, slot.name, box, table.alt, columns, rows, insets)


def _gaps(table: Table, columns: Sequence[int], size: float, setting: Setting) -> list[int]:
    """What each column keeps free at its right: numbers do not touch the words that begin beside them."""
    gaps = []
    for place, (head, width) in enumerate(zip(table.header, columns, strict=True)):
        beside = table.header[place + 1 : place + 2]
        if not head.number or not beside or beside[0].number:
            gaps.append(0)
            continue
        cells = [row[place] for row in (table.header, *table.rows)]
        widest = max(_longest_word(cell, size, setting, not n) for n, cell in enumerate(cells))
        gaps.append(max(0, min(MOST_GAP, width - widest)))
    return gaps


def _ease(heights: Sequence[int], room: int) -> int:
    """What each row under the head grows by: an even part of the room that they leave."""
    rows = len(heights) - 1
    if not rows:
        return 0
    spare = max(0, room - sum(heights))
    return min(2 * spare // (2 * rows + 1), int(sum(heights[1:]) / rows * MOST_EASE))


def share_rows(table: Table, first: Slot, further: Slot, size: float, setting: Setting) -> list[Table] | None:
    """Return the table's parts, one a slide, each with its head and the columns of the whole.

    None where one row fits no slide.
    """
    for slot in (first, further):
        columns = column_widths(table, slot.box.w, size, setting)
        if not _words_stand((table.header, *table.rows), columns, size, setting):
            return None
    bins = [_row_bin(table, slot, size, setting) for slot in (first, further)]
    spans = share_out(lambda number: bins[min(number, 1)], 1)
    if spans is None:
        return None
    widths = column_widths(table, first.box.w, size, setting)
    return [msgspec.structs.replace(table, rows=table.rows[start:end], widths=widths) for start, end in spans]


def _row_bin(table: Table, slot: Slot, size: float, setting: Setting) -> Bin:
    columns = column_widths(table, slot.box.w, size, setting)
    head = _row_height(table.header, columns, size, setting, True)
    heights = [_row_height(row, columns, size, setting, False) / EMU_PER_PT for row in table.rows]
    return Bin((slot.box.h - head) / EMU_PER_PT, heights, [0.0] * len(heights), MOST_ROWS)


def column_widths(table: Table, total: int, size: float, setting: Setting) -> tuple[int, ...]:
    """Return column widths in EMU that fill ``total``: the given shares, or what the texts ask for.

    A column is never narrower than its longest word where there is room for that.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [
        max(_longest_word(cell, size, setting, not n) for n, cell in enumerate(column)) for column in columns
    ]
    if table.widths:
        wishes = [share / sum(table.widths) * total for share in table.widths]
    else:
        wishes = [
            max(_wish(cell, size, setting, not n) for n, cell in enumerate(column)) for column in columns
        ]
    return _fill(wishes, least, total)


def _fill(wishes: Sequence[float], least: Sequence[int], total: int) -> tuple[int, ...]:
    """Scale the wishes to the total, none below its least where the least ones fit together."""
    if sum(least) > total:
        return _whole([width / sum(least) * total for width in least], total)
    fixed: dict[int, int] = {}
    while True:
        free = [place for place in range(len(wishes)) if place not in fixed]
        space = total - sum(fixed.values())
        scale = space / sum(wishes[place] for place in free)
        short = [place for place in free if wishes[place] * scale < least[place]]
        if not short or len(short) == len(free):
            widths = [fixed.get(place, wishes[place] * scale) for place in range(len(wishes))]
            return _whole(widths, total)
        fixed.update({place: least[place] for place in short})


def _whole(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Round to whole EMU, the last column taking what is left."""
    whole = [int(width) for width in widths]
    return (*whole[:-1], total - sum(whole[:-1]))


def _words_width(text: str, bold: bool, size: float, setting: Setting, lang: str) -> float:
    """The EMU of a text on one line at a size, the reserve and the cell's insets added."""
    em = setting.widths(setting.drawn_style(size, bold=bold), False, lang).of(text)
    return em / line_limit(EMU_PER_PT, size) * EMU_PER_PT + INSETS.left + INSETS.right + 1


def _longest_word(cell: Cell, size: float, setting: Setting, head: bool) -> int:
    runs = (run for paragraph in cell.paragraphs for run in paragraph.runs)
    pieces = ((run, word) for run in runs for word in _pieces(run.text, cell.number, setting))
    return int(
        max((_words_width(w, head or run.strong, size, setting, run.lang) for run, w in pieces), default=0)
    )


def _pieces(text: str, number: bool, setting: Setting) -> list[str]:
    """What a column must hold on one line: a number whole, otherwise each word (in CJK, four characters)."""
    if number:
        return [text]
    return [word[:4] if setting.language.cjk and not word.isascii() else word for word in text.split()]


def _wish(cell: Cell, size: float, setting: Setting, head: bool) -> float:
    """The width that a cell asks for: its text over about two lines where it is long."""
    widest = max(
        (
            sum(_words_width(run.text, head or run.strong, size, setting, run.lang) for run in paragraph.runs)
            for paragraph in cell.paragraphs
        ),
        default=1.0,
    )
    ease = 60 * size * EMU_PER_PT / 4
    return widest if widest <= ease else ease + (widest - ease) * 0.45


def _cell_height(cell: Cell, width: int, size: float, setting: Setting, head: bool) -> float:
    style = setting.drawn_style(size, bold=head)
    space = width - INSETS.left - INSETS.right
    lines = sum(
        [lined(paragraph, style, space, setting).lines(size, setting) for paragraph in cell.paragraphs]
    )
    return lines * style.spacing.points + _SECOND_PARAGRAPH_GAP * (len(cell.paragraphs) - 1)


def _words_stand(
    rows: Iterable[Sequence[Cell]], columns: Sequence[int], size: float, setting: Setting
) -> bool:
    """Whether no word is wider than its column; the first row is the head."""
    for number, row in enumerate(rows):
        style = setting.drawn_style(size, bold=not number)
        for cell, width in zip(row, columns, strict=True):
            space = width - INSETS.left - INSETS.right
            for paragraph in cell.paragraphs:
                if lined(paragraph, style, space, setting).takes(size, setting)[2]:
                    return False
    return True


def _row_height(
    row: Sequence[Cell], columns: Sequence[int], size: float, setting: Setting, head: bool
) -> int:
    """The height in EMU that a row's fullest cell needs, at least the brand's least row."""
    text = max(
        _cell_height(cell, width, size, setting, head) for cell, width in zip(row, columns, strict=True)
    )
    return max(LEAST_ROW, round(text * EMU_PER_PT) + INSETS.top + INSETS.bottom)


def _fitted_row(
    row: Sequence[Cell],
    columns: Sequence[int],
    gaps: Sequence[int],
    size: float,
    setting: Setting,
    *,
    head: bool,
    anchor: str,
) -> tuple[FittedCell, ...]:
    cells = (
        _fitted_cell(cell, width, size, setting, head=head, anchor=anchor)
        for cell, width in zip(row, columns, strict=True)
    )
    return tuple(
        msgspec.structs.replace(cell, inset_right=INSETS.right + gap) if gap else cell
        for cell, gap in zip(cells, gaps, strict=True)
    )


def _shaped(paragraph: Paragraph, width: int, size: float, head: bool, setting: Setting) -> tuple[Run, ...]:
    """A paragraph's runs, without an orphan and, in Japanese and Chinese, broken between phrases."""
    style = setting.drawn_style(size, bold=head)
    texts = body_texts(paragraph, style, size, width - INSETS.left - INSETS.right, setting)
    if not texts:
        return paragraph.runs
    return tuple(
        msgspec.structs.replace(run, text=text) for run, text in zip(paragraph.runs, texts, strict=True)
    )


def _fitted_cell(
    cell: Cell, width: int, size: float, setting: Setting, *, head: bool, anchor: str
) -> FittedCell:
    style = setting.drawn_style(size, bold=head, colour=cell.colour or ("dk2" if head else "dk1"))
    align = "r" if cell.number else "l"
    return FittedCell(
        tuple(
            setting.drawn(
                [(run, style) for run in _shaped(paragraph, width, size, head, setting)],
                align=align,
                before=_SECOND_PARAGRAPH_GAP if place else 0,
            )
            for place, paragraph in enumerate(cell.paragraphs)
        ),
        "b" if head else anchor,
        _inset(cell, width, size, head, setting) if setting.language.cjk and not cell.number else None,
    )


def _inset(cell: Cell, width: int, size: float, head: bool, setting: Setting) -> int | None:
    """The right inset in EMU with which a cell's lines end better, where there is one; no line more."""
    style, space = setting.drawn_style(size, bold=head), width - INSETS.left - INSETS.right
    texts = [(paragraph, lined(paragraph, style, space, setting)) for paragraph in cell.paragraphs]
    broken = [paragraph for paragraph, told in texts if told.lines(size, setting) > 1]
    if not broken:
        return None
    height = _cell_height(cell, width, size, setting, head)
    more = best_inset(
        [Row(setting.measured(paragraph, style), space, size) for paragraph in broken],
        size,
        lambda inset: _cell_height(cell, width - inset, size, setting, head) <= height,
    )
    return INSETS.right + more if more else None


def tallest_cell(table: Table) -> Paragraph:
    """Return the longest text of the table, which is the one to shorten first."""
    paragraphs = [p for row in (table.header, *table.rows) for cell in row for p in cell.paragraphs]
    return max(paragraphs, key=lambda paragraph: len(paragraph.text), default=Paragraph((Run(""),)))
