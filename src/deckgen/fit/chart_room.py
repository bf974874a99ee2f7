"""How much room a chart's texts need, so that labels are shown where they fit and nowhere else. All in pt."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from deckgen.blocks import Chart, Run
from deckgen.fit.fitted import PlacedChart
from deckgen.fit.lines import count_lines, line_texts
from deckgen.fit.rulers import Rulers, Widths
from deckgen.fit.words import natural_em, words_of
from deckgen.template import EMU_PER_PT

_FACE = "Arial"
_LEGEND_LINES = 1.8
_LEGEND_KEY = 2.0
"""Room for an entry's key and the space beside it, against the size of its text."""

_SKIPPED = 1.4
"""Room that a category's name takes on an axis with more names than it can show, against its width."""

_APART = 0.4
"""Room between names on an axis, against their size: renderers break a name that has just its own width."""

_DIGITS = re.compile(r"\d+")
_FORMAT = re.compile(r"(?P<group>#,##)?0(?:\.(?P<decimals>0+))?(?P<rest>.*)")


@lru_cache(maxsize=4)
def _widths(bold: bool, cjk: bool) -> Widths:
    return Rulers().widths(_FACE, bold, cjk)


class Room(Struct, frozen=True):
    """A chart's width and height, and the size of its text."""

    width: float
    height: float
    size: float
    cjk: bool
    number_format: str

    @staticmethod
    def of(placed: PlacedChart) -> Room:
        """Return the room of a chart in its box."""
        cjk = placed.lang.partition("-")[0] in ("ja", "zh", "ko")
        wide, high = placed.box.w / EMU_PER_PT, placed.box.h / EMU_PER_PT
        return Room(wide, high, placed.label_size, cjk, placed.chart.number_format)

    @property
    def line(self) -> float:
        """The height of a line of text; East Asian faces have the higher line in some renderers."""
        return self.size * (1.45 if self.cjk else 1.2)

    @property
    def figure(self) -> float:
        """The height of a line of digits."""
        return self.size * 1.2

    def wide(self, text: str) -> float:
        """Return the width of a text's widest line, set bold so that a highlighted label fits as well."""
        widths = _widths(True, self.cjk)
        return max(natural_em(line, widths) for line in text.split("\n")) * self.size * 1.02

    def word(self, text: str) -> float:
        """Return the width of a text's widest word."""
        return words_of(text, _widths(True, self.cjk)).widest * self.size * 1.02

    def lines(self, text: str, width: float) -> int:
        """Return how many lines a text takes in a width."""
        return count_lines(words_of(text, _widths(True, self.cjk)), width / self.size)

    def leaves_letter(self, text: str, width: float) -> bool:
        """Return True where a text in lines of a width leaves one letter to its last, as 2014年 does 度."""
        lines = line_texts(words_of(text, _widths(True, self.cjk)), width / self.size)
        return len(lines) > 1 and len(lines[-1]) == 1

    def number(self, value: Decimal | None) -> float:
        """Return the width of a value as its label shows it, 0 for none."""
        return 0.0 if value is None else self.wide(shown(value, self.number_format))

    def widest(self, values: Iterable[Decimal | None]) -> float:
        """Return the width of the widest of the values' labels."""
        return max(map(self.number, values), default=0.0)


def shown(value: Decimal, number_format: str) -> str:
    """Return about what a spreadsheet shows for a value: enough to measure its label by."""
    form = _FORMAT.search(number_format)
    if form is None:
        return f"{float(value):.10g}"
    rest = form["rest"].partition(";")[0]
    percent = "%" in re.sub('"[^"]*"', "", rest)
    number = value * 100 if percent else value
    digits = f"{number:{',' if form['group'] else ''}.{len(form['decimals'] or '')}f}"
    return number_format[: form.start()].replace('"', "") + digits + rest.replace('"', "")


def least_step(number_format: str) -> Decimal | None:
    """Return the least by which two numbers differ once shown; None where a number is shown as it is."""
    form = _FORMAT.search(number_format)
    if form is None:
        return None
    percent = "%" in re.sub('"[^"]*"', "", form["rest"].partition(";")[0])
    return Decimal(1).scaleb(-len(form["decimals"] or "") - (2 if percent else 0))


def legend_height(chart: Chart, room: Room) -> float:
    """Return the height of the legend above the plot, in as many rows as it takes; a lone series has none."""
    if len(chart.series) < 2:
        return 0.0
    wide = sum(room.wide(series.name.text) + _LEGEND_KEY * room.size for series in chart.series)
    return (_LEGEND_LINES - 1 + max(1, math.ceil(wide / room.width))) * room.line


def are_numbered(names: Sequence[Run]) -> bool:
    """Return True where names are numbers of a kind, such as years, so that some of them tell the others."""
    forms = {_DIGITS.sub("0", name.text) for name in names}
    return all(_DIGITS.search(form) for form in forms) and 2 * len(forms) <= len(names) + 1


def names_step(chart: Chart, slot: float, room: Room) -> int:
    """Return which categories show their name: every one, or every n-th where words would not fit.

    Names that tell each other, such as years, want some room between them.
    """
    widest = max((room.word(category.text) for category in chart.categories), default=0.0)
    apart = _APART * room.size if are_numbered(chart.categories) else 0.0
    return 1 if widest <= slot - apart else -int(-widest * _SKIPPED // slot)


def names_height(chart: Chart, slot: float, room: Room) -> float:
    """Return the height of the names below the plot where each has ``slot`` pt of width."""
    lines = max((room.lines(category.text, slot) for category in chart.categories), default=1)
    return lines * room.line + 0.7 * room.size
